"""Likelihood and log-likelihood, and the blocks in which a large data set is processed."""

import itertools
import math

import numpy as np
import pytest
from mpmath import mp
from numpy.testing import assert_allclose

from lessons_lib import (
    _logs,
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    categorical_cross_entropy,
    likelihood,
    log_likelihood,
)
from lessons_lib._logs import BLOCK, log_product

mp.dps = 60


def ordinary(rng, m):
    return rng.uniform(0.01, 0.99, m)


def nearly_certain(rng, m):
    return 1 - 10.0 ** rng.uniform(-16, -2, m)


def one_tiny(rng, m):
    p = ordinary(rng, m)
    p[m // 2] = 5e-324
    return p


def many_tiny(rng, m):
    return 10.0 ** rng.uniform(-323, 0, m)


def all_certain(rng, m):
    return np.ones(m)


def one_doubt(rng, m):
    p = np.ones(m)
    p[-1] = 0.3
    return p


def just_worth_grouping(rng, m):
    """Equal probabilities, so that rounding errors add up, with a mean loss just over the limit."""
    return np.full(m, math.exp(-0.0501))


FAMILIES = [
    ordinary,
    nearly_certain,
    one_tiny,
    many_tiny,
    all_certain,
    one_doubt,
    just_worth_grouping,
]
SIZES = [1, 2, 63, 64, 65, 127, 128, 129, 191, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 17, 10**6]


def single_logs(y, p):
    """The logs of the single samples, each with one rounding; their fsum is exact."""
    return np.where(y == 1, np.log(p), np.log1p(-p))


@pytest.mark.parametrize("m", SIZES)
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.filterwarnings("ignore:divide by zero")  # in the reference
def test_blocks_lose_no_digits(family, m, rng):
    """Sums in blocks are within 5e-15 of exact sums of single logs, for any size and size of p."""
    given = family(rng, m)
    y = rng.integers(0, 2, m)
    # Half of the samples are of class 0, where 1 − p was given to what happened.
    p = np.where(y == 1, given, 1 - given)
    total = math.fsum(single_logs(y, p))
    assert_allclose(log_likelihood(y, p), total, rtol=5e-15, atol=0)
    assert_allclose(binary_cross_entropy(y, p), -total / m, rtol=5e-15, atol=0)
    assert_allclose(
        binary_cross_entropy(y, p, reduction="sum", base=2), -total / math.log(2), 5e-15
    )


@pytest.mark.parametrize("m", SIZES)
@pytest.mark.parametrize("family", FAMILIES)
def test_blocks_of_class_indices_lose_no_digits(family, m, rng):
    """For three classes, whose blocks have other sizes, sums are within 5e-15 too."""
    m = min(m, 10**5 + 1)
    given = family(rng, m)
    y = rng.integers(0, 3, m)
    p = np.repeat((1 - given)[:, np.newaxis] / 2, 3, axis=1)
    p[np.arange(m), y] = given
    total = math.fsum(np.log(given))
    assert_allclose(log_likelihood(y, p), total, rtol=5e-15, atol=0)
    assert_allclose(categorical_cross_entropy(y, p), -total / m, rtol=5e-15, atol=0)


@pytest.mark.parametrize("m", [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_blocks_of_soft_labels_and_logits_lose_no_digits(m, rng):
    """For soft labels and logits, single logs are summed in the same blocks, as exactly."""
    y, p, z = rng.random(m), ordinary(rng, m), rng.normal(0, 10, m)
    total = math.fsum(binary_cross_entropy(y, p, reduction="none"))
    assert_allclose(binary_cross_entropy(y, p, reduction="sum"), total, rtol=5e-15)
    total = math.fsum(binary_cross_entropy_with_logits(y, z, reduction="none"))
    assert_allclose(binary_cross_entropy_with_logits(y, z, reduction="sum"), total, rtol=5e-15)
    rows = np.column_stack([p, 1 - p])
    soft = np.column_stack([y, 1 - y])
    assert_allclose(log_likelihood(soft, rows), log_likelihood(y, p), rtol=5e-15)


def test_more_classes_than_a_block():
    """A row may be longer than a block; then each row is processed by itself."""
    n = 4 * BLOCK + 1
    p = np.full((3, n), 1 / n)
    assert_allclose(categorical_cross_entropy([0, 1, n - 1], p), math.log(n), rtol=5e-15)


def test_log_product():
    """log_product returns the log for factors of either sign, or None if digits would be lost."""
    assert_allclose(log_product(np.array([0.5, -0.25])), math.log(0.125), rtol=1e-15)
    assert_allclose(log_product(np.full(40, 0.5)), -40 * math.log(2), rtol=1e-15)
    assert log_product(np.array([1.0, 1.0])) is None
    assert log_product(np.array([0.5, 0.0])) is None
    # No more than 64 factors are multiplied; those that fill no row of their own count too.
    assert log_product(np.full(64, 2.0**-16)) is None
    assert_allclose(log_product(np.full(63, 2.0**-16)), -63 * 16 * math.log(2), rtol=1e-15)
    assert_allclose(log_product(np.full(65, 2.0**-16)), -65 * 16 * math.log(2), rtol=1e-15)
    # 2^−1022 is the smallest number with all its digits: as a product, it is still accepted.
    assert log_product(np.array([2.0**-1022])) == math.log(2.0**-1022)
    assert log_product(np.array([2.0**-1023])) is None


def test_log_product_takes_the_threshold_literally():
    """If the mean loss is 0.05 or less, single logs are taken: rounding would show in products."""
    assert log_product(np.full(16, math.exp(-0.0499))) is None
    assert log_product(np.full(16, math.exp(-0.0501))) is not None


def test_hard_labels_take_the_fast_path(monkeypatch):
    """Labels 0 and 1 and class indices use the product; soft labels use single logs."""
    calls = []
    monkeypatch.setattr(
        _logs, "log_product", lambda given: calls.append(given.size) or log_product(given)
    )
    log_likelihood([1, 0, 0], [0.5, 0.5, 0.5])
    log_likelihood(np.array([True, True, False, True]), np.full(4, 0.5))
    log_likelihood([0, 1], [[0.5, 0.5]] * 2)
    log_likelihood([1, 0, 0.5], [0.5, 0.5, 0.5])
    log_likelihood([[0.5, 0.5]], [[0.5, 0.5]])
    assert calls == [3, 4, 2]


@pytest.mark.parametrize("base", [None, 2, 10, 3, 1.5])
def test_log_likelihood_is_exact(base, rng):
    """Σ y log p + (1 − y) log(1 − p) of hard labels is exact, in every base."""
    y, p = rng.integers(0, 2, 50), 10.0 ** rng.uniform(-323, 0, 50)
    exact = mp.fsum(mp.log(b) if a else mp.log1p(-mp.mpf(b)) for a, b in zip(y, p, strict=True))
    exact /= mp.log(base or mp.e)
    assert_allclose(log_likelihood(y, p, base=base), float(exact), rtol=1e-15)


@pytest.mark.parametrize("soft", [False, True])
def test_likelihood_is_exact(soft, rng):
    """∏ p^y (1 − p)^(1 − y) of thirty samples is exact to the few roundings of every factor."""
    p = ordinary(rng, 30)
    y = rng.random(30) if soft else rng.integers(0, 2, 30).astype(float)
    exact = mp.fprod(
        mp.mpf(b) ** mp.mpf(a) * (1 - mp.mpf(b)) ** (1 - mp.mpf(a))
        for a, b in zip(y, p, strict=True)
    )
    assert_allclose(likelihood(y, p), float(exact), rtol=1e-14)
    rows, labels = np.column_stack([1 - p, p]), np.column_stack([1 - y, y])
    assert_allclose(likelihood(labels, rows), float(exact), rtol=1e-14)


@pytest.mark.parametrize(
    ("m", "loss"),
    [*itertools.product([1, 2, 3, 16, 17, 64, 65, 1000], [1e-4, 1e-3, 1]), (10**5 + 1, 1e-3)],
)
def test_the_likelihood_of_many_samples_keeps_its_digits(m, loss, rng):
    """The likelihood of many samples keeps its digits, since rounding errors are tracked."""
    given = np.exp(-rng.exponential(min(loss, 300 / m), m))
    y = rng.integers(0, 2, m)
    p = np.where(y == 1, given, 1 - given)
    factors = [mp.mpf(b) if a else 1 - mp.mpf(b) for a, b in zip(y, p.tolist(), strict=True)]
    assert_allclose(likelihood(y, p), float(mp.fprod(factors)), rtol=4e-16)


def test_the_table_of_the_lessons():
    """Likelihood 0.2352 and log-likelihood −1.4473 nats, for vectors, columns, indices and rows."""
    y, p = np.array([1, 0, 0, 1]), np.array([0.8, 0.3, 0.4, 0.7])
    rows = np.column_stack([1 - p, p])
    for arguments in (
        (y, p),
        (y[:, np.newaxis], p[:, np.newaxis]),
        (y, rows),
        (np.eye(2)[y], rows),
    ):
        assert_allclose(likelihood(*arguments), 0.2352, rtol=1e-15)
        assert_allclose(log_likelihood(*arguments), -1.4473190629576653, rtol=1e-15)


def test_a_product_underflows_where_its_log_does_not():
    """0.5^m is 0 from m = 1075 on, 0.7^m from m = 2090 on; the log-likelihood stays finite."""
    for p, m in ((0.5, 1075), (0.7, 2090)):
        assert likelihood(np.ones(m - 1), np.full(m - 1, p)) > 0
        assert likelihood(np.ones(m), np.full(m, p)) == 0
        assert_allclose(log_likelihood(np.ones(m), np.full(m, p)), m * math.log(p), rtol=5e-15)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: likelihood([1, 0], [1, 0]), 1.0),
        (lambda: likelihood([1, 0], [0, 0]), 0.0),
        (lambda: likelihood(1, -0.0), 0.0),
        (lambda: likelihood([0.0, 1.0], [[1, 0], [1, -0.0]]), 0.0),
        (lambda: likelihood([[0.0, 1.0]], [[1, -0.0]]), 0.0),
        (lambda: likelihood([0.5], [0]), 0.0),
        (lambda: log_likelihood([1, 0], [1, 0]), 0.0),
        (lambda: log_likelihood([1], [0]), -math.inf),
        (lambda: log_likelihood(0, 1), -math.inf),
        (lambda: log_likelihood([0, 1], [[1, 0], [0, 1]]), 0.0),
        (lambda: log_likelihood([0, 1], [[1, 0], [1, 0]]), -math.inf),
        (lambda: log_likelihood([[0, 1]], [[1, 0]]), -math.inf),
        (lambda: log_likelihood([[0]], [[1]]), -math.inf),  # one column is a binary forecast
    ],
)
def test_zeros_and_infinities(call, expected):
    """An impossible event has likelihood 0 and log −inf; no zero is −0; every result is a float."""
    got = call()
    assert type(got) is float
    assert got == expected
    assert got != 0 or math.copysign(1, got) == 1
