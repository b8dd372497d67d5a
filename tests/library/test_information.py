"""Surprisal, entropy, relative entropy and cross-entropy against 60 digits of mpmath."""

import functools
import math

import numpy as np
import pytest
from mpmath import mp
from numpy.testing import assert_allclose

from lessons_lib import binary_entropy, cross_entropy, entropy, kl_divergence, surprisal

# Five times as fast, and other tests cover the same lines.
pytestmark = pytest.mark.no_cover

mp.dps = 60

BASES = [None, 2, 10, 3, 1.5]
# The logarithm, the unit and the division are each rounded once: 1e-15 leaves room for libraries
# whose log is not rounded correctly. Below the smallest normal number, a few steps of 5e-324 are
# allowed.
EXACT = {"rtol": 1e-15, "atol": 2e-323}

draw = np.random.default_rng(1)
PROBABILITIES = np.concatenate(
    [
        [0.0, 5e-324, 1e-310, 2.3e-308, 1e-100, 1e-10, 0.1, 0.5, 0.9, 1 - 1e-10, 1 - 2**-53, 1.0],
        draw.random(100),
        10.0 ** draw.uniform(-323, 0, 100),
        1 - 10.0 ** draw.uniform(-16, 0, 100),
    ]
)


def distribution(n, spread):
    logs = draw.normal(0, spread, n)
    p = np.exp(logs - logs.max())
    p /= p.sum()
    return p / p.sum()


def near(p, distance):
    q = p * (1 + distance * draw.uniform(-1, 1, p.size))
    return q / q.sum()


ONES = [distribution(n, spread) for n in (2, 3, 10, 100) for spread in (0.01, 1, 5, 50, 200)]
PAIRS = [
    *((p, distribution(p.size, spread)) for p in ONES for spread in (0.01, 1, 50)),
    *((p, near(p, 10.0**-k)) for p in ONES for k in range(1, 17)),
    (np.array([5e-324, 1.0]), np.array([1.0, 5e-324])),
    (np.array([1 - 2**-53, 1e-300]), np.array([1e-300, 1.0])),
    (np.array([0.0, 0.5, 0.5]), np.array([0.0, 0.0, 1.0])),
    (np.array([0.0, 0.5, 0.5]), np.array([0.2, 0.4, 0.4])),
    (np.array([1.0, 5e-324]), np.array([0.5, 0.5])),
]


def nats(base):
    return mp.one if base is None else mp.log(base)


@functools.cache
def exact_surprisal(p):
    return -mp.log(p) if p > 0 else mp.inf


def exact_cross_entropy(p, q):
    return mp.fsum(mp.mpf(a) * exact_surprisal(b) for a, b in zip(p, q, strict=True) if a > 0)


def exact_divergence(p, q):
    """Σ p log(p/q) − p + q of the floats as they are, whose sums are not quite 1."""

    def term(a, b):
        log_ratio = exact_surprisal(b) - exact_surprisal(a) if a > 0 else mp.zero
        return mp.mpf(a) * log_ratio - mp.mpf(a) + mp.mpf(b)

    return mp.fsum(map(term, p, q))


@pytest.mark.parametrize("base", BASES)
def test_surprisal_is_exact(base):
    """−log p is exact, from the smallest subnormal to the largest number below 1."""
    exact = [float(exact_surprisal(p) / nats(base)) for p in PROBABILITIES]
    assert_allclose(surprisal(PROBABILITIES, base=base), exact, **EXACT)


@pytest.mark.parametrize("base", BASES)
def test_binary_entropy_is_exact(base):
    """−p log p − (1 − p) log(1 − p) is exact, even for p so small that 1 − p rounds to 1."""
    exact = []
    for p in PROBABILITIES:
        yes = mp.mpf(p) * exact_surprisal(p) if p > 0 else mp.zero
        no = -(1 - mp.mpf(p)) * mp.log1p(-mp.mpf(p)) if p < 1 else mp.zero
        exact.append(float((yes + no) / nats(base)))
    assert_allclose(binary_entropy(PROBABILITIES, base=base), exact, **EXACT)


@pytest.mark.parametrize("base", BASES)
def test_entropy_is_exact(base):
    """−Σ p log p is exact for distributions from nearly uniform to nearly certain."""
    exact = [float(exact_cross_entropy(p, p) / nats(base)) for p in ONES]
    assert_allclose([entropy(p, base=base) for p in ONES], exact, **EXACT)


@pytest.mark.parametrize("base", BASES)
def test_cross_entropy_is_exact(base):
    """−Σ p log q is exact, and is infinite where q rules out what p allows."""
    exact = [float(exact_cross_entropy(p, q) / nats(base)) for p, q in PAIRS]
    assert_allclose([cross_entropy(p, q, base=base) for p, q in PAIRS], exact, **EXACT)


@pytest.mark.parametrize("base", BASES)
def test_kl_divergence_is_exact(base):
    """Σ p log(p/q) − p + q keeps its digits, however close p and q are."""
    exact = [float(exact_divergence(p, q) / nats(base)) for p, q in PAIRS]
    assert_allclose([kl_divergence(p, q, base=base) for p, q in PAIRS], exact, **EXACT)


def test_kl_divergence_is_exact_where_the_formula_changes():
    """At and beside q = p/2 and q = 2p, both ways of computing a term are exact."""
    for p in (0.3, 0.25):
        for edge in (p / 2, 2 * p):
            for q in (math.nextafter(edge, 0), edge, math.nextafter(edge, 1)):
                pair = np.array([p, 1 - p]), np.array([q, 1 - q])
                assert_allclose(kl_divergence(*pair), float(exact_divergence(*pair)), **EXACT)


def test_kl_divergence_of_10_000_near_pairs_is_never_negative(rng):
    """Rounding makes no divergence negative, and no divergence between different p and q is 0."""
    p = rng.dirichlet(np.ones(5), 10_000)
    q = p * (1 + 1e-9 * rng.uniform(-1, 1, p.shape))
    q /= q.sum(axis=1, keepdims=True)
    assert (kl_divergence(p, q) > 0).all()
    assert (kl_divergence(p, p) == 0).all()


def test_a_ratio_that_overflows_does_no_harm():
    """A ratio p/q above 1e308 leaves the divergence finite."""
    got = kl_divergence([0.5, 0.5], [5e-324, 1.0])
    assert_allclose(got, float(exact_divergence([0.5, 0.5], [5e-324, 1.0])), rtol=1e-15)


@pytest.mark.parametrize("function", [entropy, lambda p, **axis: cross_entropy(p, p, **axis)])
def test_long_sums_keep_their_digits_along_any_axis(function, rng):
    """A million outcomes in a row, in a column or in a strided view have the same entropy."""
    p = rng.random(10**6)
    p /= p.sum()
    exact = -math.fsum(p * np.log(p))
    assert_allclose(function(p), exact, rtol=1e-15)
    assert_allclose(function(np.repeat(p, 2)[::2]), exact, rtol=1e-15)
    assert_allclose(function(np.stack([p, p], axis=1), axis=0), exact, rtol=1e-15)
    assert_allclose(function(np.asfortranarray([p, p])), exact, rtol=1e-15)


def test_known_values():
    """The results are those of the lessons: four kinds of weather, a bent coin, a die, a guess."""
    weather = [1 / 2, 1 / 4, 1 / 8, 1 / 8]
    uniform = [1 / 4] * 4
    assert entropy(weather, base=2) == 1.75
    assert cross_entropy(weather, uniform, base=2) == 2
    assert_allclose(kl_divergence(weather, uniform, base=2), 0.25, rtol=1e-15)
    assert_allclose(kl_divergence(uniform, weather, base=2), 0.25, rtol=1e-15)
    assert round(binary_entropy(0.9, base=2), 4) == round(entropy([0.9, 0.1], base=2), 4) == 0.469
    assert round(entropy([1 / 6] * 6, base=2), 4) == 2.585
    assert surprisal(0.8, base=2) == 0.3219280948873623


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: surprisal(1), 0.0),
        (lambda: surprisal(0), math.inf),
        (lambda: surprisal(-0.0), math.inf),
        (lambda: binary_entropy(0), 0.0),
        (lambda: binary_entropy(-0.0), 0.0),
        (lambda: binary_entropy(1), 0.0),
        (lambda: entropy([1]), 0.0),
        (lambda: entropy([0, 1]), 0.0),
        (lambda: entropy([-0.0, 1]), 0.0),
        (lambda: cross_entropy([0, 1], [0, 1]), 0.0),
        (lambda: cross_entropy([1, 0], [0, 1]), math.inf),
        (lambda: cross_entropy([-0.0, 1], [-0.0, 1]), 0.0),
        (lambda: kl_divergence([0, 1], [0, 1]), 0.0),
        (lambda: kl_divergence([1, 0], [0, 1]), math.inf),
        (lambda: kl_divergence([1, 0], [-0.0, 1]), math.inf),
        (lambda: kl_divergence([-0.0, 1], [-0.0, 1]), 0.0),
        (lambda: kl_divergence([-0.0, 1], [0.5, 0.5]), math.log(2)),
    ],
)
def test_zeros_and_infinities(call, expected):
    """0 · log 0 is 0, an impossible event that happens has an infinite cost, and no zero is −0."""
    got = call()
    assert type(got) is float
    assert got == expected
    assert math.copysign(1, got) == 1


@pytest.mark.parametrize(
    ("call", "shape"),
    [
        (lambda: surprisal([[0.5]]), (1, 1)),
        (lambda: binary_entropy([0.5, 0.1]), (2,)),
        (lambda: entropy([[0.5, 0.5]] * 3), (3,)),
        (lambda: entropy([[0.5, 0.5, 1.0], [0.5, 0.5, 0.0]], axis=0), (3,)),
        (lambda: entropy(np.full((2, 4, 3), 1 / 4), axis=1), (2, 3)),
        (
            lambda: kl_divergence(np.full((2, 4, 3), 1 / 4), np.full((2, 4, 3), 1 / 4), axis=-2),
            (2, 3),
        ),
        (lambda: cross_entropy([[0.5, 0.5]], [[0.5, 0.5]]), (1,)),
    ],
)
def test_shapes(call, shape):
    """Elementwise functions keep the shape; the others lose the axis of the outcomes."""
    got = call()
    assert isinstance(got, np.ndarray)
    assert got.dtype == np.float64
    assert got.shape == shape


def test_axis_names_the_outcomes(rng):
    """Each distribution along the named axis gives one result, in its own place."""
    p = rng.dirichlet(np.ones(4), (2, 3))
    q = rng.dirichlet(np.ones(4), (2, 3))
    for function in (kl_divergence, cross_entropy):
        expected = [[function(p[i, j], q[i, j]) for j in range(3)] for i in range(2)]
        for axis in range(3):
            got = function(np.moveaxis(p, -1, axis), np.moveaxis(q, -1, axis), axis=axis)
            assert_allclose(got, expected, rtol=1e-15)
