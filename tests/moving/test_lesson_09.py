"""The moving figure of lesson 09: its fits are the library's, its words are true everywhere."""

import numpy as np
import pytest

from lessons_lib import binary_cross_entropy, fit_logistic_regression
from lessons_lib.moving.lesson_09 import PENALTY

TEMPERATURE = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75]
TEMPERATURE += [76, 58]
Y = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]
STRENGTHS = [10 ** (-3 + 0.05 * i) for i in range(121)]


def fit(x, y, l2):
    """The library's fit to standardised flights: probabilities at temperatures, and the slope."""
    mean, sd = x.mean(), x.std()
    found = fit_logistic_regression((x[:, None] - mean) / sd, y, l2=l2)
    return lambda new: found.predict_proba((new[:, None] - mean) / sd), found.coef[0]


def by_the_library(l2):
    x, y = np.array(TEMPERATURE, dtype=float), np.array(Y)
    quote, slope = fit(x, y, l2)
    left_out = []
    for i in range(len(y)):
        others = np.arange(len(y)) != i
        left_out.append(binary_cross_entropy(y[[i]], fit(x[others], y[others], l2)[0](x[[i]])))
    return {
        "slope": slope,
        "training": binary_cross_entropy(y, quote(x)),
        "leftOut": np.mean(left_out),
    }


@pytest.fixture(scope="module")
def library():
    """The library's results at every position."""
    return [by_the_library(l2) for l2 in STRENGTHS]


def test_fits_are_the_librarys(called, library):
    """Fits agree with the library's at every position, to 1e-12."""
    found = called("lesson_09", [("at", [TEMPERATURE, Y, l2]) for l2 in STRENGTHS])
    for here, right in zip(found, library, strict=True):
        for key, value in right.items():
            assert here[key] == pytest.approx(value, rel=1e-12)


def test_words_are_true_everywhere(called, library):
    """The words on slope and losses are right to the last digit shown."""
    least = min(right["leftOut"] for right in library)
    calls = [
        ("notice", [{"l2": l2, **right}, least, PENALTY])
        for l2, right in zip(STRENGTHS, library, strict=True)
    ]
    shown = called("lesson_09", [("strength", [l2]) for l2 in STRENGTHS])
    for said, l2, right, name in zip(
        called("lesson_09", calls), STRENGTHS, library, shown, strict=True
    ):
        assert name == f"{float(f'{l2:.2g}'):,.6g}"
        assert said == PENALTY["notice"].format(
            l2=name,
            slope=f"{right['slope']:.2f}".replace("-", "−"),
            training=f"{right['training']:.4f}",
            leftOut=f"{right['leftOut']:.4f}",
            more=f"{right['leftOut'] - least:.4f}",
        )


def test_question_has_one_answer(library):
    """The loss on flights left out is below its start up to about 4.5, and least near 1."""
    left_out = [right["leftOut"] for right in library]
    best = int(np.argmin(left_out))
    assert 0.5 < STRENGTHS[best] < 2
    assert (np.diff(left_out[: best + 1]) < 0).all()
    assert (np.diff(left_out[best:]) > 0).all()
    last = max(l2 for l2, loss in zip(STRENGTHS, left_out, strict=True) if loss < left_out[0])
    assert last == pytest.approx(4.5, abs=0.05)
    assert (np.diff([abs(right["slope"]) for right in library]) < 0).all()
