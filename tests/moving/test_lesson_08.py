"""The moving figure of lesson 08: its four losses, their right digits and its words are true."""

from decimal import Decimal

import numpy as np
import pytest

from lessons_lib.logits import log_sigmoid, sigmoid
from lessons_lib.moving.lesson_08 import LOGIT

POSITIONS = range(1, 1000)


@pytest.fixture(scope="module")
def found(called):
    """The figure's losses at every position, by name."""
    found = called("lesson_08", [("losses", [z]) for z in POSITIONS])
    return [{way["name"]: way for way in ways} for ways in found]


@pytest.fixture(scope="module")
def expected():
    """The lesson's losses at every position, and the slope."""
    z = np.array(POSITIONS, dtype=float)
    with np.errstate(divide="ignore", over="ignore"):
        y_hat = 1 / (1 + np.exp(-z))
        return {
            "naive": -np.log(1 - y_hat),
            "clipped": -np.log(1 - np.clip(y_hat, 1e-7, 1 - 1e-7)),
            "mirrored": -np.log(1 / (1 + np.exp(z))),
            "stable": -log_sigmoid(-z),
            "slope": sigmoid(z),
        }


@pytest.mark.parametrize("way", ["naive", "clipped", "mirrored", "stable"])
def test_losses_are_the_lessons(found, expected, way):
    """Losses agree with the lesson's at every position, to 1e-12, or both are infinite."""
    losses = np.array([ways[way]["loss"] for ways in found])
    np.testing.assert_allclose(losses, expected[way], rtol=1e-12)


@pytest.mark.parametrize("way", ["naive", "clipped", "mirrored", "stable"])
def test_digits_are_right(found, expected, way):
    """The error is below half a unit of the last right digit, and is not below half of the next."""
    for at, loss, right in zip(found, expected[way], expected["stable"], strict=True):
        digits = at[way]["digits"]
        if np.isinf(loss):
            assert digits == 0
            continue
        error = abs(Decimal(at[way]["loss"]) - Decimal(right))
        unit = Decimal(10) ** (Decimal(right).adjusted() + 1 - digits)
        assert digits == 0 or error < unit / 2
        assert digits == 15 or error >= unit / 20


def test_question_has_its_answer(found):
    """Fewer than 8 digits are right from z = 25 on, and the loss is infinite from z = 37 on."""
    digits = [at["naive"]["digits"] for at in found]
    assert max(z for z, right in zip(POSITIONS, digits, strict=True) if right >= 8) == 24
    assert (
        min(z for z, at in zip(POSITIONS, found, strict=True) if np.isinf(at["naive"]["loss"]))
        == 37
    )


def test_words_are_true_everywhere(called, found, expected):
    """The words on a position follow from the losses at that position."""
    said = called("lesson_08", [("notice", [{"z": z}, LOGIT]) for z in POSITIONS])
    used = set()
    for i, (z, words) in enumerate(zip(POSITIONS, said, strict=True)):
        naive, clipped, mirrored, stable = (expected[way][i] for way in found[i])
        digits = [found[i][way]["digits"] for way in ("naive", "clipped", "mirrored", "stable")]
        if np.isinf(mirrored):
            key = "mirrored"
            assert np.isinf(naive)
            assert z > np.log(np.finfo(float).max)
        elif np.isinf(naive):
            key = "naive"
            assert 1 / (1 + np.exp(-z)) == 1
        elif clipped != naive:
            key = "clipped"
        elif digits == [15, 15, 15, 15]:
            key = "all"
        else:
            key = "same"
            assert digits == [digits[0], digits[0], 15, 15]
        if key in ("clipped", "naive"):
            assert clipped == expected["clipped"][-1]  # it stays: the slope is 0
        used.add(key)
        assert words == LOGIT[key].format(
            z=z,
            stable=f"{stable:.4f}",
            clipped=f"{clipped:.4f}",
            digits=digits[0],
            slope=f"{expected['slope'][i]:.4f}",
        )
    assert used == {"all", "same", "clipped", "naive", "mirrored"}
