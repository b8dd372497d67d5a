"""The numbers on which the series depends, in arbitrary precision, and where they are taught."""

import mpmath
import numpy as np
import pytest
from lessons import NUMBERED, printed, read

import lessons_lib as lib

Y_TRUE = np.array([1, 0, 0, 1])
Y_PROBA = np.array([0.8, 0.3, 0.4, 0.7])

# The decimal numbers of the story, not the floats nearest to them.
GIVEN = [mpmath.mpf(digits) for digits in ("0.8", "0.7", "0.6", "0.7")]
LOSS_NATS = -sum(map(mpmath.log, GIVEN))
LOSS_BITS = LOSS_NATS / mpmath.log(2) / 4
# All pairs of a label and a prediction: two of the four labels are 1.
PAIRS_BITS = (
    -sum(
        mpmath.log(mpmath.mpf(p), 2) + mpmath.log(1 - mpmath.mpf(p), 2)
        for p in ("0.8", "0.3", "0.4", "0.7")
    )
    / 8
)
WEATHER = [1 / 2, 1 / 4, 1 / 8, 1 / 8]


def pair_everything_with_everything():
    y, p = Y_TRUE, Y_PROBA[:, np.newaxis]
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))


@pytest.mark.parametrize(
    ("computed", "exact"),
    [
        (lib.surprisal(0.8, base=2), -mpmath.log(mpmath.mpf("0.8"), 2)),
        (lib.binary_cross_entropy(Y_TRUE, Y_PROBA, base=2), LOSS_BITS),
        (lib.binary_cross_entropy(Y_TRUE[:, None], Y_PROBA[:, None], base=2), LOSS_BITS),
        (lib.categorical_cross_entropy(Y_TRUE, np.c_[1 - Y_PROBA, Y_PROBA], base=2), LOSS_BITS),
        (-lib.log_likelihood(Y_TRUE, Y_PROBA), LOSS_NATS),
        (lib.likelihood(Y_TRUE, Y_PROBA), mpmath.fprod(GIVEN)),
        (pair_everything_with_everything(), PAIRS_BITS),
        (lib.entropy(WEATHER, base=2), mpmath.mpf("1.75")),
        (lib.binary_entropy(0.9, base=2), mpmath.mpf("0.46899559358928122")),
        (lib.entropy([1 / 6] * 6, base=2), mpmath.log(6, 2)),
        (lib.kl_divergence(WEATHER, [1 / 4] * 4, base=2), mpmath.mpf("0.25")),
        (lib.kl_divergence([1 / 4] * 4, WEATHER, base=2), mpmath.mpf("0.25")),
        (lib.binary_cross_entropy_with_logits([0], [40]), mpmath.log1p(mpmath.exp(40))),
    ],
)
def test_library_gives_the_number(computed, exact):
    """Each fact, as the library computes it, agrees with mpmath."""
    assert computed == pytest.approx(float(exact), rel=1e-15 * 4)


@pytest.mark.parametrize(
    ("lesson", "taught"),
    [
        ("01", f"{1.75:.2f} bits"),
        ("01", f"{float(mpmath.log(6, 2)):.4f} bits"),
        ("01", "0.4690 bits"),
        ("02", "0.25"),
        ("02", "0.7213 bits"),
        ("03", f"{float(-mpmath.log(mpmath.mpf('0.8'), 2)):.4f} bits"),
        ("04", f"{float(LOSS_BITS):.4f} bits"),
        ("05", f"{float(LOSS_NATS):.4f} nats"),
        ("05", f"{float(LOSS_BITS):.4f} bits"),
        ("05", "0.2352"),
        ("05", "1075"),
        ("05", "2090"),
        ("06", f"{float(LOSS_BITS):.4f} bits"),
        ("06", f"{float(PAIRS_BITS):.4f} bits"),
        ("07", "15.0429"),
        ("07", "7.3786"),
        ("07", "-0.2322"),
        ("07", "0.1082"),
        ("07", "20.315"),
        ("07", "0.9996"),
        ("08", "40.0 nats"),
        ("08", "16.1 nats"),
        ("09", "0.5220 bits"),
        ("09", "-1.4473"),
        ("09", "-1.6024"),
        ("09", "-1.1210"),
    ],
)
def test_lesson_prints_the_number(lesson, taught):
    """The lesson that teaches a fact prints it."""
    assert taught in "\n".join(printed(read(NUMBERED[lesson])))
