"""Properties of all distributions, labels and predictions; Hypothesis looks for exceptions."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import lessons_lib as lib

# Five times as fast, and other tests cover the same lines.
pytestmark = pytest.mark.no_cover

WEIGHTS = st.one_of(st.just(0.0), st.floats(1e-12, 1.0))
BASES = st.one_of(st.none(), st.sampled_from([2, 10, 3, 1.5]), st.floats(1.01, 1e6))
LOGITS = st.floats(-800, 800)


@st.composite
def distributions(draw, count=1, n=None, weights=WEIGHTS):
    """`count` distributions over the same number of outcomes."""
    n = n or draw(st.integers(1, 8))
    found = []
    for _ in range(count):
        w = np.array(draw(st.lists(weights, min_size=n, max_size=n).filter(any)))
        p = w / w.sum()
        found.append(p / p.sum())
    return found if count > 1 else found[0]


@st.composite
def forecasts(draw, soft=True, p=None):
    """Labels, and predicted probabilities of class 1 that lie strictly between 0 and 1."""
    m = draw(st.integers(1, 40))
    label = st.floats(0, 1) if soft else st.sampled_from([0.0, 1.0])
    probability = st.floats(1e-300, 1 - 2**-53)
    y = draw(st.lists(label, min_size=m, max_size=m))
    return np.array(y), np.array(draw(st.lists(probability, min_size=m, max_size=m)))


@given(distributions(count=2), BASES)
def test_divergence_is_never_negative(pq, base):
    """Gibbs: KL(p‖q) ≥ 0, and 0 for p = q."""
    p, q = pq
    assert lib.kl_divergence(p, q, base=base) >= 0
    assert lib.kl_divergence(p, p, base=base) == 0


@given(distributions(count=2), BASES)
def test_cross_entropy_is_entropy_and_divergence(pq, base):
    """H(p, q) = H(p) + KL(p‖q), even if both sides are infinite."""
    p, q = pq
    parts = lib.entropy(p, base=base) + lib.kl_divergence(p, q, base=base)
    unit = math.log(base or math.e)
    # The sums of p and q are rounded, which changes the terms − p + q of the divergence.
    assert_allclose(lib.cross_entropy(p, q, base=base), parts, rtol=1e-13, atol=4e-16 / unit)


@given(distributions(), BASES)
def test_entropy_has_its_bounds(p, base):
    """0 ≤ H ≤ log n, reached by certainty and by the uniform distribution."""
    log_n = math.log(p.size) / math.log(base or math.e)
    assert 0 <= lib.entropy(p, base=base) <= log_n * (1 + 1e-15)
    assert_allclose(lib.entropy(np.full(p.size, 1 / p.size), base=base), log_n, rtol=1e-14)


@given(distributions(count=2), st.randoms(use_true_random=False))
def test_the_order_of_outcomes_does_not_matter(pq, random):
    """A permutation of the outcomes changes no entropy."""
    p, q = pq
    order = random.sample(range(p.size), p.size)
    assert_allclose(lib.entropy(p[order]), lib.entropy(p), rtol=1e-14)
    for function in (lib.cross_entropy, lib.kl_divergence):
        assert_allclose(function(p[order], q[order]), function(p, q), rtol=1e-14)


@given(distributions(count=2), BASES)
def test_a_base_is_a_unit(pq, base):
    """A result in another base is the result in nats, divided by ln(base)."""
    p, q = pq
    unit = math.log(base or math.e)
    for function, *arguments in (
        (lib.surprisal, p),
        (lib.binary_entropy, p),
        (lib.entropy, p),
        (lib.cross_entropy, p, q),
        (lib.kl_divergence, p, q),
        (lib.binary_cross_entropy, p, q),
        (lib.binary_cross_entropy_with_logits, p, q),
        (lib.categorical_cross_entropy, [p], [q]),
        (lib.log_likelihood, p, q),
    ):
        assert_allclose(function(*arguments, base=base), function(*arguments) / unit, rtol=1e-15)


@given(distributions(n=6))
def test_grouping(p):
    """Learning the group first, then the outcome, tells no more: H = H(groups) + Σ w H(group)."""
    groups = [p[:2], p[2:3], p[3:]]
    w = np.array([group.sum() for group in groups])
    within = sum(
        mass * lib.entropy(group / mass) for mass, group in zip(w, groups, strict=True) if mass
    )
    assert_allclose(lib.entropy(p), lib.entropy(w) + within, rtol=1e-13, atol=1e-15)


@given(distributions(count=2, n=3), distributions(count=2, n=4))
def test_independent_information_adds(pq, rs):
    """Entropies and divergences of independent pairs add up."""
    (p, q), (r, s) = pq, rs
    pr, qs = np.outer(p, r).ravel(), np.outer(q, s).ravel()
    assert_allclose(lib.entropy(pr), lib.entropy(p) + lib.entropy(r), rtol=1e-13, atol=1e-15)
    for function in (lib.cross_entropy, lib.kl_divergence):
        assert_allclose(function(pr, qs), function(p, q) + function(r, s), rtol=1e-13, atol=1e-15)


@given(st.floats(0, 1))
def test_binary_entropy_is_an_entropy(p):
    """H(p) is the entropy of the distribution (p, 1 − p), and is symmetric."""
    assert_allclose(lib.binary_entropy(p), lib.entropy([p, 1 - p]), rtol=1e-13, atol=1e-15)
    assert_allclose(lib.binary_entropy(1 - p), lib.binary_entropy(p), rtol=1e-13, atol=1e-14)


@pytest.mark.parametrize("soft", [False, True])
@given(st.data())
def test_mean_sum_and_log_likelihood_are_one_number(soft, data):
    """mean · m = sum = −log-likelihood = the sum of the single losses, for all labels."""
    y, p = data.draw(forecasts(soft))
    base = data.draw(BASES)
    z = np.log(p) - np.log1p(-p)
    for loss, prediction in (
        (lib.binary_cross_entropy, p),
        (lib.binary_cross_entropy_with_logits, z),
    ):
        total = loss(y, prediction, base=base, reduction="sum")
        assert_allclose(loss(y, prediction, base=base) * y.size, total, rtol=1e-15, atol=2e-322)
        single = loss(y, prediction, base=base, reduction="none")
        assert_allclose(math.fsum(single), total, rtol=5e-15, atol=2e-322)
    total = lib.binary_cross_entropy(y, p, base=base, reduction="sum")
    assert lib.log_likelihood(y, p, base=base) == -total


@given(forecasts(soft=False), BASES)
def test_one_hot_indices_and_two_columns_are_one_loss(forecast, base):
    """The loss is the same for a class index, a one-hot row and a yes/no label."""
    y, p = forecast
    p = np.clip(p, 1e-8, 1)  # so that 1 − p keeps its digits
    rows = np.column_stack([1 - p, p])
    by_index = lib.categorical_cross_entropy(y, rows, base=base)
    by_row = lib.categorical_cross_entropy(lib.one_hot(y, classes=[0, 1]), rows, base=base)
    assert_allclose(by_row, by_index, rtol=5e-15)
    # 1 − p in a column is rounded; log1p(−p) is not.
    assert_allclose(lib.binary_cross_entropy(y, p, base=base), by_index, rtol=1e-7)
    p = np.round(p, 3)
    rows = np.column_stack([1 - p, p])
    assert_allclose(
        lib.binary_cross_entropy(y, p, base=base),
        lib.categorical_cross_entropy(y, rows, base=base),
        rtol=1e-12,
    )


@given(forecasts(), forecasts(soft=False))
def test_the_likelihood_is_the_exponential_of_its_log(soft, hard):
    """exp(log_likelihood) = likelihood, unless it underflows."""
    for y, p in (soft, hard):
        log = lib.log_likelihood(y, p)
        assert_allclose(
            lib.likelihood(y, p), math.exp(log), rtol=1e-15 * (y.size + abs(log)) * 4, atol=1e-321
        )


@given(st.floats(0, 1), st.floats(-30, 30))
def test_the_gradient_of_the_loss_is_probability_minus_label(y, z):
    """d/dz of the loss with logits is σ(z) − y, as central differences confirm."""
    h = 1e-5
    ahead, behind = (lib.binary_cross_entropy_with_logits(y, z + step) for step in (h, -h))
    assert_allclose((ahead - behind) / (2 * h), lib.sigmoid(z) - y, rtol=1e-6, atol=1e-8)


@given(st.floats(0, 1), st.floats(-30, 30), st.floats(-30, 30))
def test_the_loss_is_convex(y, a, b):
    """Halfway between two logits, the loss is at most the mean of the losses there."""
    loss = lib.binary_cross_entropy_with_logits(y, (a + b) / 2)
    assert loss <= lib.binary_cross_entropy_with_logits([y, y], [a, b]) * (1 + 1e-15)


@given(forecasts(soft=True))
def test_logits_and_probabilities_are_one_loss(forecast):
    """The loss of logits is the loss of their sigmoid."""
    y, p = forecast
    z = np.clip(np.log(p) - np.log1p(-p), -20, 20)
    assert_allclose(
        lib.binary_cross_entropy_with_logits(y, z),
        lib.binary_cross_entropy(y, lib.sigmoid(z)),
        rtol=1e-7,  # near p = 1 few digits of 1 − p are left
    )


@given(distributions(weights=st.floats(1e-6, 1.0)))
def test_the_entropy_is_the_least_cross_entropy(p):
    """A soft label predicted perfectly costs its own entropy, not 0."""
    assert_allclose(
        lib.categorical_cross_entropy([p], [p]), lib.entropy(p), rtol=1e-14, atol=1e-300
    )
    assert_allclose(
        lib.binary_cross_entropy(p, p, reduction="none"), lib.binary_entropy(p), rtol=1e-15
    )


@given(LOGITS)
def test_yes_and_no_are_certain_together(z):
    """σ(z) + σ(−z) = 1, and σ is the exponential of log σ."""
    assert_allclose(lib.sigmoid(z) + lib.sigmoid(-z), 1, rtol=3e-16)
    # a log of 700 is accurate only to 1e-13
    assert_allclose(math.exp(lib.log_sigmoid(z)), lib.sigmoid(z), rtol=2e-13, atol=1e-321)


@given(st.lists(LOGITS, min_size=1, max_size=8), st.integers(-100, 100))
def test_softmax_is_a_distribution(z, shift):
    """Softmax sums to 1, is the exponential of its log, and ignores a common shift."""
    p, log_p = lib.softmax(z), lib.log_softmax(z)
    assert_allclose(p.sum(), 1, rtol=1e-15)
    assert_allclose(np.exp(log_p), p, rtol=1e-12, atol=1e-321)
    assert (log_p <= 0).all()
    eighths = np.round(np.array(z) * 8) / 8  # eighths lose no digits when they are shifted
    assert_allclose(lib.softmax(eighths + shift), lib.softmax(eighths), rtol=1e-14, atol=1e-321)


@given(LOGITS)
def test_softmax_of_two_is_sigmoid(z):
    """With the logits 0 and z, the second class has the probability σ(z)."""
    assert_allclose(lib.softmax([0, z])[1], lib.sigmoid(z), rtol=1e-15, atol=1e-323)
    assert_allclose(lib.log_softmax([0, z])[1], lib.log_sigmoid(z), rtol=1e-15, atol=1e-323)


@given(st.lists(st.text("AB", max_size=2), min_size=1, max_size=9))
def test_one_hot_can_be_read_back(labels):
    """Each row has a single 1, which is in the column of its label."""
    rows = lib.one_hot(labels)
    assert (rows.sum(axis=1) == 1).all()
    assert [sorted(set(labels))[k] for k in rows.argmax(axis=1)] == labels


@given(distributions())
def test_huffman_codes(p):
    """No word begins another, none is wasted (Σ 2^−length = 1), and H ≤ mean length ≤ H + 1."""
    words = lib.huffman_code(p)
    assert not any(b.startswith(a) for a, b in itertools.permutations(words, 2))
    assert sum(2.0 ** -len(word) for word in words) == 1
    mean, h = np.dot(p, [len(word) for word in words]), lib.entropy(p, base=2)
    assert h - 1e-12 <= mean <= h + 1 + 1e-12


@given(distributions(weights=st.floats(1e-3, 1.0)))
def test_huffman_codes_lose_less_than_a_bit(p):
    """Where no outcome is nearly impossible, the mean length is strictly below H + 1."""
    mean = np.dot(p, [len(word) for word in lib.huffman_code(p)])
    assert mean < lib.entropy(p, base=2) + 1
