"""The losses of classification against 60 digits of mpmath, in every base and reduction."""

import itertools
import math

import numpy as np
import pytest
from mpmath import mp
from numpy.testing import assert_allclose

from lessons_lib import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    categorical_cross_entropy,
    one_hot,
)
from lessons_lib._logs import BLOCK

mp.dps = 60

BASES = [None, 2, 10, 3, 1.5]
EXACT = {"rtol": 1e-15, "atol": 2e-323}

draw = np.random.default_rng(3)
LABELS = [0, 1, 5e-324, 1e-300, 1e-17, 1e-5, 0.1, 0.25, 0.5, 0.75, 0.9, 1 - 1e-10, 1 - 2**-53]
PROBABILITIES = [
    *(0.0, 5e-324, 1e-310, 1e-100, 1e-10, 0.1, 0.5, 0.9, 1 - 1e-10, 1 - 2**-53, 1.0),
    *draw.random(15),
    *10.0 ** draw.uniform(-323, 0, 15),
    *(1 - 10.0 ** draw.uniform(-16, 0, 15)),
]
LOGITS = [0.0, 1e-300, -1e-20, 36.7, -40.0, *np.linspace(-800, 800, 33), *draw.normal(0, 5, 20)]

Y, P = np.array(list(itertools.product(LABELS, PROBABILITIES))).T
Y_Z, Z = np.array(list(itertools.product(LABELS, LOGITS))).T

# The forecasts of the lessons: four days, and the probability given to class 1.
FOUR_Y = np.array([1, 0, 0, 1])
FOUR_P = np.array([0.8, 0.3, 0.4, 0.7])
FOUR_ROWS = np.column_stack([1 - FOUR_P, FOUR_P])


def nats(base):
    return mp.one if base is None else mp.log(base)


def weighted(weight, log):
    return weight * log if weight > 0 else mp.zero


def exact_loss(y, p):
    yes = mp.log(p) if p > 0 else -mp.inf
    no = mp.log1p(-mp.mpf(p)) if p < 1 else -mp.inf
    return -weighted(mp.mpf(float(y)), yes) - weighted(1 - mp.mpf(float(y)), no)


def exact_logit_loss(y, z):
    yes, no = mp.log1p(mp.exp(-mp.mpf(z))), mp.log1p(mp.exp(mp.mpf(z)))
    return mp.mpf(float(y)) * yes + (1 - mp.mpf(float(y))) * no


@pytest.mark.parametrize("base", BASES)
def test_binary_cross_entropy_is_exact(base):
    """The loss of hard and soft labels is exact for probabilities from the smallest float to 1."""
    exact = [float(exact_loss(y, p) / nats(base)) for y, p in zip(Y, P, strict=True)]
    assert_allclose(binary_cross_entropy(Y, P, base=base, reduction="none"), exact, **EXACT)


@pytest.mark.parametrize("base", BASES)
def test_binary_cross_entropy_with_logits_is_exact(base):
    """The loss with logits up to ±800 is exact, though probabilities would have no digits left."""
    exact = [float(exact_logit_loss(y, z) / nats(base)) for y, z in zip(Y_Z, Z, strict=True)]
    got = binary_cross_entropy_with_logits(Y_Z, Z, base=base, reduction="none")
    assert_allclose(got, exact, **EXACT)


@pytest.mark.parametrize("base", BASES)
def test_categorical_cross_entropy_is_exact(base, rng):
    """The loss of rows of soft labels is exact, with zeros in labels and in predictions."""
    y = np.concatenate([rng.dirichlet(np.full(4, 0.2), 50), np.eye(4)])
    p = np.concatenate([rng.dirichlet(np.full(4, 0.05), 50), np.full((4, 4), 1 / 4)])
    exact = [
        float(mp.fsum(weighted(mp.mpf(a), exact_loss(1, b)) for a, b in zip(*row, strict=True)))
        / float(nats(base))
        for row in zip(y, p, strict=True)
    ]
    got = categorical_cross_entropy(y, p, base=base, reduction="none")
    assert_allclose(got, exact, **EXACT)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("reduction", ["sum", "mean"])
@pytest.mark.parametrize("m", [1, 5, 40])
def test_reductions_are_exact(base, reduction, m, rng):
    """The sum and the mean of hard and of soft losses are within 1e-14 of exact ones."""
    y, p, z = rng.integers(0, 2, m), rng.random(m), rng.normal(0, 10, m)
    scale = nats(base) * (m if reduction == "mean" else 1)
    how = {"base": base, "reduction": reduction}
    for labels in (y, rng.random(m)):
        exact = mp.fsum(map(exact_loss, labels, p)) / scale
        assert_allclose(binary_cross_entropy(labels, p, **how), float(exact), rtol=1e-14)
        exact = mp.fsum(map(exact_logit_loss, labels, z)) / scale
        got = binary_cross_entropy_with_logits(labels, z, **how)
        assert_allclose(got, float(exact), rtol=1e-14)
    rows = np.column_stack([1 - p, p])
    exact = mp.fsum(-mp.log(rows[i, y[i]]) for i in range(m)) / scale
    assert_allclose(categorical_cross_entropy(y, rows, **how), float(exact), rtol=1e-14)
    assert_allclose(
        categorical_cross_entropy(one_hot(y, classes=[0, 1]), rows, **how), float(exact), rtol=1e-14
    )


def test_the_table_of_the_lessons():
    """The mean is 0.5220 bits by three routes, for vectors and columns; single losses agree too."""
    mean = 0.5220100086782713
    column = FOUR_Y[:, np.newaxis], FOUR_P[:, np.newaxis]
    assert_allclose(binary_cross_entropy(FOUR_Y, FOUR_P, base=2), mean, rtol=1e-15)
    assert_allclose(binary_cross_entropy(*column, base=2), mean, rtol=1e-15)
    assert_allclose(categorical_cross_entropy(FOUR_Y, FOUR_ROWS, base=2), mean, rtol=1e-15)
    assert_allclose(categorical_cross_entropy(one_hot(FOUR_Y), FOUR_ROWS, base=2), mean, rtol=1e-15)
    assert_allclose(
        binary_cross_entropy(FOUR_Y, FOUR_P, reduction="sum"), 1.4473190629576653, rtol=1e-15
    )
    single = -np.log2([0.8, 0.7, 0.6, 0.7])
    assert_allclose(
        binary_cross_entropy(FOUR_Y, FOUR_P, base=2, reduction="none"), single, rtol=1e-15
    )
    assert_allclose(
        categorical_cross_entropy(FOUR_Y, FOUR_ROWS, base=2, reduction="none"), single, rtol=1e-15
    )


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: binary_cross_entropy([1], [0]), math.inf),
        (lambda: binary_cross_entropy([0], [1]), math.inf),
        (lambda: binary_cross_entropy([0.5], [1]), math.inf),
        (lambda: binary_cross_entropy([0, 1], [0, 1]), 0.0),
        (lambda: binary_cross_entropy([-0.0], [-0.0]), 0.0),
        (lambda: binary_cross_entropy(1, 1, reduction="none"), 0.0),
        (lambda: binary_cross_entropy(0, 5e-324), 5e-324),
        (
            lambda: binary_cross_entropy([0] * 3 + [1], [5e-324] * 3 + [1], reduction="sum"),
            1.5e-323,
        ),
        (lambda: binary_cross_entropy_with_logits(1, math.inf), 0.0),
        (lambda: binary_cross_entropy_with_logits(0, -math.inf, reduction="none"), 0.0),
        (lambda: binary_cross_entropy_with_logits(1, -math.inf), math.inf),
        (lambda: binary_cross_entropy_with_logits(0.5, math.inf), math.inf),
        (lambda: binary_cross_entropy_with_logits([1, 0], [800, -800]), 0.0),
        (lambda: binary_cross_entropy_with_logits([1], [-800]), 800.0),
        (lambda: binary_cross_entropy_with_logits([0], [40]), 40.0),
        (lambda: categorical_cross_entropy([1], [[1, 0]]), math.inf),
        (lambda: categorical_cross_entropy([[0, 1]], [[1, 0]]), math.inf),
        (lambda: categorical_cross_entropy([0], [[1, 0]]), 0.0),
        (lambda: categorical_cross_entropy([-0.0], [[1, -0.0]]), 0.0),
        (lambda: categorical_cross_entropy([[1, 0]], [[1, 0]], reduction="sum"), 0.0),
    ],
)
def test_zeros_and_infinities(call, expected):
    """An impossible event that happens has an infinite cost; certainty costs 0.0, not −0.0."""
    got = call()
    assert type(got) is float
    assert got == expected
    assert math.copysign(1, got) == 1


@pytest.mark.parametrize("reduction", ["sum", "mean"])
@pytest.mark.parametrize(("m", "z"), [(2, 1.7e308), (3 * BLOCK, 1.7e308 / BLOCK)])
def test_a_sum_beyond_the_largest_number_is_infinite(m, z, reduction):
    """An overflow, in one block or in the sum of blocks, gives infinity without a warning."""
    loss = binary_cross_entropy_with_logits(np.zeros(m), np.full(m, z), reduction=reduction)
    assert loss == math.inf


@pytest.mark.parametrize(
    ("call", "shape"),
    [
        (lambda: binary_cross_entropy(FOUR_Y, FOUR_P, reduction="none"), (4,)),
        (lambda: binary_cross_entropy([[1], [0]], [[0.1], [0.2]], reduction="none"), (2, 1)),
        (lambda: binary_cross_entropy_with_logits([[1, 0]], [[0.1, 2]], reduction="none"), (1, 2)),
        (lambda: categorical_cross_entropy(FOUR_Y, FOUR_ROWS, reduction="none"), (4,)),
        (lambda: categorical_cross_entropy(one_hot(FOUR_Y), FOUR_ROWS, reduction="none"), (4,)),
    ],
)
def test_one_loss_a_sample(call, shape):
    """Without reduction there is one loss per sample, in the sample's place."""
    got = call()
    assert isinstance(got, np.ndarray)
    assert got.dtype == np.float64
    assert got.shape == shape


@pytest.mark.parametrize("reduction", ["sum", "mean", "none"])
def test_a_single_sample_is_a_float(reduction):
    """A label and a prediction without axes give a Python float, whatever the reduction is."""
    for got in (
        binary_cross_entropy(1, 0.8, base=2, reduction=reduction),
        binary_cross_entropy_with_logits(1, math.log(4), base=2, reduction=reduction),
    ):
        assert type(got) is float
        assert_allclose(got, 0.3219280948873623, rtol=1e-15)
