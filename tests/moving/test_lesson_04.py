"""The moving figure of lesson 04: its losses are the library's, its words are true everywhere."""

import itertools

import numpy as np
import pytest

from lessons_lib.losses import binary_cross_entropy
from lessons_lib.moving.lesson_04 import FOUR_DAYS

LABELS, QUOTED = [1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7]
START = {"labels": LABELS, "quoted": QUOTED}
STEPS = [round(0.01 * i, 2) for i in range(101)]
# Each day in all its positions while the others stay put, and all days in a few positions.
ONE_MOVED = [[*QUOTED[:day], q, *QUOTED[day + 1 :]] for day in range(4) for q in STEPS]
POSITIONS = [*ONE_MOVED, *map(list, itertools.product([0, 0.01, 0.3, 0.5, 1], repeat=4))]


def bits(quoted):
    """The loss of each day in bits, as the library computes it."""
    return binary_cross_entropy(LABELS, quoted, base=2, reduction="none")


def test_losses_are_the_librarys(called):
    """The losses and their mean agree with the library's at every position, to 1e-12."""
    states = [{"labels": LABELS, "quoted": quoted} for quoted in POSITIONS]
    found = called("lesson_04", [(name, [s]) for s in states for name in ("losses", "meanLoss")])
    for quoted, losses, mean in zip(POSITIONS, found[::2], found[1::2], strict=True):
        assert losses == pytest.approx(bits(quoted), rel=1e-12, abs=1e-15)
        assert mean == pytest.approx(bits(quoted).mean(), rel=1e-12)


def test_words_are_true_everywhere(called):
    """Mean, change, day and share are right to the last digit shown, at every position."""
    states = [{"labels": LABELS, "quoted": quoted} for quoted in POSITIONS]
    said = called("lesson_04", [("notice", [s, START, FOUR_DAYS]) for s in states])
    for quoted, words in zip(POSITIONS, said, strict=True):
        losses = bits(quoted)
        ruled_out = [f"day {day}" for day in np.flatnonzero(np.isinf(losses)) + 1]
        total = losses[np.isfinite(losses)].sum()
        if len(ruled_out) == 4:
            expected = FOUR_DAYS["allImpossible"]
        elif ruled_out:
            days = " and ".join(filter(None, [", ".join(ruled_out[:-1]), ruled_out[-1]]))
            expected = FOUR_DAYS["impossible"].format(days=days, rest=f"{total:.4f}")
        elif total == 0:
            expected = FOUR_DAYS["perfect"]
        else:
            expected = of_finite(losses, total)
        assert words == expected


def of_finite(losses, total):
    """The words required where no loss is infinite."""
    change = losses.mean() - bits(QUOTED).mean()
    way = "same" if abs(change) < 0.00005 else "lower" if change < 0 else "higher"
    worst = losses.max()
    (day, *_) = np.flatnonzero(np.isclose(losses, worst, rtol=1e-12)) + 1
    return FOUR_DAYS["notice"].format(
        mean=f"{losses.mean():.4f}",
        change=FOUR_DAYS[way].format(by=f"{abs(change):.4f}"),
        day=day,
        share=f"{100 * worst / total:.0f}",
    )


def test_question_is_answered_on_the_way(called):
    """One day alone lowers the mean by its own share, most on day 3; it raises it without limit."""
    moved = [{"labels": LABELS, "quoted": quoted} for quoted in ONE_MOVED]
    means = called("lesson_04", [("meanLoss", [state]) for state in moved])
    assert min(means) == pytest.approx((bits(QUOTED).sum() - bits(QUOTED)[2]) / 4)
    assert max(means) == np.inf
