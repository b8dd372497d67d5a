"""Where SciPy, scikit-learn and statsmodels agree with the lessons, where they differ, and why."""

import math

import numpy as np
import pytest
import scipy.special
import scipy.stats
import sklearn.metrics
import statsmodels.api as sm
from mpmath import mp
from numpy.testing import assert_allclose

import lessons_lib as lib

# Other tests run all lines and branches that these run; without coverage these are faster.
pytestmark = pytest.mark.no_cover

mp.dps = 60


def relative_error(got, exact):
    return abs(mp.mpf(float(got)) - exact) / abs(exact)


def test_agreement_on_entropies(rng):
    """scipy.stats.entropy and rel_entr give the same entropies and divergences of ordinary p, q."""
    p, q = rng.dirichlet(np.ones(5), (2, 50))
    for base in (None, 2, 10):
        assert_allclose(lib.entropy(p, base=base), scipy.stats.entropy(p, axis=1, base=base), 1e-13)
        assert_allclose(
            lib.kl_divergence(p, q, base=base), scipy.stats.entropy(p, q, axis=1, base=base), 1e-12
        )
    assert_allclose(lib.cross_entropy(p, q), -scipy.special.xlogy(p, q).sum(axis=1), 1e-14)
    assert_allclose(lib.kl_divergence(p, q), scipy.special.rel_entr(p, q).sum(axis=1), 1e-12)
    assert_allclose(lib.binary_entropy(p), scipy.special.entr(p) + scipy.special.entr(1 - p), 1e-13)


def test_agreement_on_logits(rng):
    """expit, log_expit, softmax and log_softmax of SciPy agree on ordinary logits."""
    z = rng.normal(0, 3, (20, 5))
    assert_allclose(lib.sigmoid(z), scipy.special.expit(z), 1e-14)
    assert_allclose(lib.log_sigmoid(z), scipy.special.log_expit(z), 1e-14)
    for axis in (0, 1):
        assert_allclose(lib.softmax(z, axis=axis), scipy.special.softmax(z, axis=axis), 1e-14)
        expected = scipy.special.log_softmax(z, axis=axis)
        assert_allclose(lib.log_softmax(z, axis=axis), expected, rtol=1e-13)


def test_agreement_on_losses(rng):
    """scikit-learn's log_loss agrees for two classes and for four."""
    y, p = rng.integers(0, 2, 50), rng.uniform(0.01, 0.99, 50)
    assert_allclose(lib.binary_cross_entropy(y, p), sklearn.metrics.log_loss(y, p), 1e-13)
    expected = sklearn.metrics.log_loss(y, p, normalize=False)
    assert_allclose(lib.binary_cross_entropy(y, p, reduction="sum"), expected, 1e-13)
    y, p = rng.integers(0, 4, 50), rng.dirichlet(np.ones(4), 50)
    expected = sklearn.metrics.log_loss(y, p, labels=range(4))
    assert_allclose(lib.categorical_cross_entropy(y, p), expected, 1e-13)


def test_agreement_on_the_likelihood(rng):
    """statsmodels and scipy.stats.bernoulli give the same log-likelihood."""
    x = rng.normal(0, 1, 50)
    y = (rng.random(50) < lib.sigmoid(1 - 2 * x)).astype(int)
    fit = sm.Logit(y, sm.add_constant(x)).fit(disp=False)
    assert_allclose(lib.log_likelihood(y, fit.predict()), fit.llf, rtol=1e-12)
    assert_allclose(
        lib.likelihood(y, fit.predict()), scipy.stats.bernoulli.pmf(y, fit.predict()).prod(), 1e-12
    )


def test_scipy_divergences_are_often_negative(rng):
    """Near p = q SciPy's sum of p log(p/q) is only rounding error, and often has the wrong sign.

    The terms − p + q, which sum to 0, make each term at least 0 and recover the digits.
    """
    p = rng.dirichlet(np.ones(5), 10_000)
    q = p * (1 + 1e-9 * rng.uniform(-1, 1, p.shape))
    q /= q.sum(axis=1, keepdims=True)
    theirs = scipy.stats.entropy(p, q, axis=1)
    assert 0.3 < np.mean(theirs < 0) < 0.7
    assert (lib.kl_divergence(p, q) > 0).all()


def test_scipy_normalises(rng):
    """scipy.stats.entropy silently divides by the sum, so counts and forgotten outcomes pass.

    Here [0.5, 0.25] is refused: a sum other than 1 is more often a mistake than intended.
    """
    assert_allclose(scipy.stats.entropy([0.5, 0.25]), scipy.stats.entropy([2 / 3, 1 / 3]))
    with pytest.raises(ValueError, match="must sum to 1"):
        lib.entropy([0.5, 0.25])


def test_scipy_broadcasts():
    """SciPy pairs a (2, 1) array with a (1, 2) array; here shapes must be equal."""
    assert scipy.stats.entropy([[1.0, 1.0]], [[1.0], [1.0]]).shape == (2,)
    with pytest.raises(ValueError, match="must have the same shape"):
        lib.kl_divergence([[0.5, 0.5]], [[1.0], [1.0]])


def test_scipy_takes_nan_for_an_answer():
    """SciPy returns NaN for NaN; here NaN is refused at once."""
    assert math.isnan(scipy.stats.entropy([0.5, math.nan]))
    with pytest.raises(ValueError, match="must not contain NaN"):
        lib.entropy([0.5, math.nan])


def test_scipy_softmax_loses_digits():
    """SciPy loses two digits in exp of a rounded difference of 700; here they are recovered."""
    z = np.array([0.1, 700.3])
    exact = mp.exp(mp.mpf(z[0]) - mp.mpf(z[1]))
    assert relative_error(scipy.special.softmax(z)[0], exact) > 2e-14
    assert relative_error(lib.softmax(z)[0], exact) < 1e-15


def test_scipy_log_softmax_loses_small_logs():
    """For a probability next to 1, SciPy's log_softmax says 0; the log is about −e^−40."""
    assert scipy.special.log_softmax([0.0, -40.0])[0] == 0
    assert_allclose(lib.log_softmax([0.0, -40.0])[0], -math.exp(-40), rtol=1e-15)


def test_scikit_learn_clips():
    """log_loss clips probabilities at 2.2e-16: an impossible event that occurs costs 36.04 nats.

    Here the cost is infinite, which is right; clipping hides a broken model.
    """
    theirs = sklearn.metrics.log_loss([1, 0], [0.0, 0.5], normalize=False)
    assert_allclose(theirs, 36.0437 + math.log(2), rtol=1e-5)
    assert lib.binary_cross_entropy([1, 0], [0.0, 0.5]) == math.inf


def test_scikit_learn_does_not_know_small_losses():
    """Probability 1e-20 costs 1e-20 if the label is 0; log_loss says 0, or clips it."""
    theirs = sklearn.metrics.log_loss([0, 0], [1e-20, 1e-20], labels=[0, 1])
    assert relative_error(theirs, mp.mpf(1e-20)) > 0.9
    assert relative_error(lib.binary_cross_entropy([0, 0], [1e-20, 1e-20]), mp.mpf(1e-20)) < 1e-15


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda y, z: np.logaddexp(0, z) - y * z, id="scikit-learn"),
        pytest.param(lambda y, z: max(z, 0) - y * z + np.log1p(np.exp(-abs(z))), id="TensorFlow"),
        pytest.param(lambda y, z: (1 - y) * z + np.logaddexp(0, -z), id="PyTorch"),
    ],
)
def test_the_usual_forms_with_logits_lose_tiny_losses(form):
    """ln(1 + e^z) − yz and its variants in other libraries subtract what they have just added.

    With a soft label or a confident logit the difference is rounding error; here no term is
    negative.
    """
    cases = [(1.0, 40.0), (0.0, -40.0), (1 - 2**-53, 700.0), (1e-16, -700.0), (1 - 1e-15, 36.0)]
    worst = 0
    for y, z in cases:
        yes, no = mp.log1p(mp.exp(-mp.mpf(z))), mp.log1p(mp.exp(mp.mpf(z)))
        exact = mp.mpf(y) * yes + (1 - mp.mpf(y)) * no
        worst = max(worst, relative_error(form(y, z), exact))
        assert relative_error(lib.binary_cross_entropy_with_logits(y, z), exact) < 1e-15
    assert worst > 1e-4


def test_the_textbook_line_broadcasts():
    """With y of shape (4,) and p of shape (4, 1), NumPy takes all 16 pairs."""
    y, p = np.array([1, 0, 0, 1]), np.array([[0.8], [0.3], [0.4], [0.7]])
    line = -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))
    assert round(line, 4) == 1.1507
    with pytest.raises(ValueError, match=r"Use y_proba\.ravel\(\)"):
        lib.binary_cross_entropy(y, p)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_the_textbook_line_turns_certainty_into_nan():
    """0 · log 0 is nan in NumPy, even if a certain forecast came true; here the loss is 0."""
    y, p = np.array([1, 0]), np.array([1.0, 0.0])
    assert math.isnan(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
    assert lib.binary_cross_entropy(y, p) == 0
