"""Sigmoid, softmax and their logarithms against 60 digits of mpmath."""

import math

import numpy as np
import pytest
from mpmath import mp
from numpy.testing import assert_allclose

from lessons_lib import log_sigmoid, log_softmax, sigmoid, softmax

mp.dps = 60

EXACT = {"rtol": 1e-15, "atol": 2e-323}

draw = np.random.default_rng(2)
LOGITS = np.concatenate(
    [
        [0.0, 5e-324, -5e-324, 1e-300, -1e-20, 1e-8, 36.0, 36.7, -37.0, 709.8, -709.8, -745.2],
        np.linspace(-800, 800, 161),
        draw.normal(0, 5, 100),
    ]
)
ROWS = [
    *(draw.uniform(-s, s, n) for s in (1e-8, 1, 10, 100, 400, 800) for n in (1, 2, 3, 10, 100)),
    np.array([800.0, -800.0]),
    np.array([-800.0, 0.0, -745.0, -746.0]),
    np.array([0.0, -40.0]),
    np.array([7.0, 7.0, 7.0]),
    np.array([0.1, 700.3, -8.7]),
]


def exact_log_softmax(z):
    z = [mp.mpf(x) for x in z]
    largest = z.index(max(z))
    others = mp.fsum(mp.exp(x - z[largest]) for k, x in enumerate(z) if k != largest)
    return [x - z[largest] - mp.log1p(others) for x in z]


def test_sigmoid_is_exact():
    """1 / (1 + e^−z) is exact, even where e^−z is beyond the largest number."""
    exact = [float(1 / (1 + mp.exp(-mp.mpf(z)))) for z in LOGITS]
    assert_allclose(sigmoid(LOGITS), exact, **EXACT)


def test_log_sigmoid_is_exact():
    """−ln(1 + e^−z) keeps the digits of a tiny result."""
    exact = [float(-mp.log1p(mp.exp(-mp.mpf(z)))) for z in LOGITS]
    assert_allclose(log_sigmoid(LOGITS), exact, **EXACT)


@pytest.mark.parametrize("z", ROWS, ids=lambda z: f"{z.size} logits, spread {np.ptp(z):.3g}")
def test_softmax_is_exact(z):
    """Rows of e^z / Σ e^z with spreads up to 1600 are exact: digits lost in rounding come back."""
    assert_allclose(softmax(z), [float(mp.exp(log)) for log in exact_log_softmax(z)], **EXACT)


@pytest.mark.parametrize("z", ROWS, ids=lambda z: f"{z.size} logits, spread {np.ptp(z):.3g}")
def test_log_softmax_is_exact(z):
    """z − ln Σ e^z is exact: the log of a probability near 1 keeps its digits."""
    assert_allclose(log_softmax(z), [float(log) for log in exact_log_softmax(z)], **EXACT)


def test_logits_beyond_all_reason():
    """A difference of logits too large for a float means certainty, and causes no warning."""
    assert softmax([1.7e308, -1.7e308]).tolist() == [1, 0]
    assert log_softmax([1.7e308, -1.7e308]).tolist() == [0, -math.inf]
    assert sigmoid([1e308, -1e308]).tolist() == [1, 0]
    assert log_sigmoid([1e308, -1e308]).tolist() == [0, -1e308]


def test_infinite_logits_are_certainties():
    """For two classes, an infinite logit means a certain yes or no."""
    assert sigmoid([math.inf, -math.inf]).tolist() == [1, 0]
    assert log_sigmoid([math.inf, -math.inf]).tolist() == [0, -math.inf]


@pytest.mark.parametrize(
    "call",
    [
        lambda: log_sigmoid(math.inf),
        lambda: log_sigmoid(800),
        lambda: log_softmax([-3.0])[0],
        lambda: log_softmax([800.0, -800.0])[0],
        lambda: softmax([800.0, -800.0])[1],
        lambda: sigmoid(-800),
        lambda: sigmoid(-math.inf),
    ],
)
def test_no_zero_is_negative(call):
    """A result that is zero is 0.0, not −0.0."""
    assert call() == 0
    assert math.copysign(1, call()) == 1


@pytest.mark.parametrize("function", [sigmoid, log_sigmoid])
def test_a_number_in_a_number_out(function):
    """A scalar gives a Python float, and an array gives an array of its shape."""
    assert type(function(0.3)) is float
    assert type(function(np.float32(0.5))) is float
    assert function([[0.3]]).shape == (1, 1)


@pytest.mark.parametrize("function", [softmax, log_softmax])
@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2, -3])
def test_axis_names_the_classes(function, axis, rng):
    """Each set of classes along the named axis is treated by itself, in its own place."""
    z = rng.normal(0, 3, (2, 3, 4))
    expected = np.apply_along_axis(function, axis, z)
    assert_allclose(function(z, axis=axis), expected, rtol=1e-15)
    assert_allclose(function(np.asfortranarray(z), axis=axis), expected, rtol=1e-15)


def test_long_sums_keep_their_digits_along_any_axis(rng):
    """A million classes in a column have the same probabilities as in a row."""
    z = rng.normal(0, 1, 10**6)
    for function in (softmax, log_softmax):
        assert_allclose(function(z[:, np.newaxis], axis=0)[:, 0], function(z), rtol=1e-15)
