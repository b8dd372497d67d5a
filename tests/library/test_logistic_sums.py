"""The sums of logistic regression over samples, and the fit that uses nothing else."""

import itertools
import math

import mpmath
import numpy as np
import pytest
import statsmodels.api as sm
from scipy.special import expit

from lessons_lib import fit_logistic_regression, logistic_loss_sums

tracemalloc = pytest.importorskip("tracemalloc")

W = np.array([0.4, -1.1, 0.8, 0.3])


def load(name):
    """A data set that ships inside statsmodels, as X and y."""
    data = getattr(sm.datasets, name).load_pandas().data
    label, columns = {
        "spector": (data.get("GRADE"), ["GPA", "TUCE", "PSI"]),
        "fair": (data.get("affairs", 0) > 0, list(data.columns[:-1])),
        "anes96": (data.get("vote"), ["logpopul", "selfLR", "age", "educ", "income"]),
        "heart": (data.get("censors"), ["survival", "age"]),
    }[name]
    return data[columns].to_numpy(float), np.asarray(label, dtype=int)


def made_up(m=200, d=3, seed=0):
    """A data set that presents no difficulties."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((m, d))
    y = rng.random(m) < expit(X @ rng.standard_normal(d) - 0.5)
    return X, y.astype(float)


def added_up(X, y, blocks=3):
    """A function that adds up the sums of blocks of different lengths."""
    X, y = np.asarray(X), np.asarray(y)
    borders = np.unique((len(y) * np.linspace(0, 1, blocks + 1) ** 2).astype(int))
    parts = [slice(*pair) for pair in itertools.pairwise(borders)]

    def sums(w):
        of_blocks = [logistic_loss_sums(X[part], y[part], w) for part in parts]
        return tuple(map(sum, zip(*of_blocks, strict=True)))

    return sums


def weights(fit):
    """All weights of a fit, intercept first."""
    return np.r_[fit.intercept, fit.coef]


# --- the sums ---------------------------------------------------------------------------------


def test_sums_are_those_of_the_formulas():
    """mpmath with 50 digits finds the same value, gradient and Hessian."""
    X, y = made_up(m=20)
    value, gradient, hessian = logistic_loss_sums(X, y, W)
    with mpmath.workdps(50):
        rows = [[mpmath.mpf(x) for x in (1, *row)] for row in X]
        z = [mpmath.fdot(row, W) for row in rows]
        p = [1 / (1 + mpmath.exp(-logit)) for logit in z]
        expected = [-mpmath.log(q if label else 1 - q) for q, label in zip(p, y, strict=True)]
        slopes = [mpmath.fdot(np.array(p) - y, column) for column in zip(*rows, strict=True)]
        curves = [
            [sum(q * (1 - q) * r[i] * r[j] for q, r in zip(p, rows, strict=True)) for j in range(4)]
            for i in range(4)
        ]
    assert type(value) is float
    assert value == pytest.approx(float(sum(expected)), rel=1e-14)
    np.testing.assert_allclose(gradient, np.array(slopes, dtype=float), rtol=1e-13)
    np.testing.assert_allclose(hessian, np.array(curves, dtype=float), rtol=1e-13)


def test_sums_without_weights_are_those_of_zeros():
    """Without weights, the sums hold counts: m ln 2, m/2 less the number of ones, m/4."""
    X, y = made_up()
    for one, other in zip(logistic_loss_sums(X, y), logistic_loss_sums(X, y, [0] * 4), strict=True):
        np.testing.assert_array_equal(one, other)
    value, gradient, hessian = logistic_loss_sums(X, y)
    assert value == pytest.approx(200 * math.log(2), rel=1e-15)
    assert gradient[0] == 100 - y.sum()
    np.testing.assert_allclose(4 * hessian[0], [200, *X.sum(axis=0)], rtol=1e-13)


@pytest.mark.parametrize("blocks", [2, 7, 200])
def test_sums_of_blocks_add_up(blocks):
    """The sums of blocks add up, whatever their lengths, even if a block has one class only."""
    X, y = made_up()
    for one, other in zip(added_up(X, y, blocks)(W), logistic_loss_sums(X, y, W), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-13, atol=1e-13)


def test_sums_at_logits_beyond_exponentials():
    """A certain and right forecast costs nothing; a certain and wrong one costs its logit."""
    with np.errstate(all="raise"):
        value, gradient, hessian = logistic_loss_sums([[1.0], [-1.0]], [1, 1], [0, 1000])
    assert value == 1000
    assert gradient.tolist() == [-1, 1]
    assert hessian.tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(
    "convert", [np.asfortranarray, lambda X: np.repeat(X, 2, axis=1)[:, ::2], np.int8, np.float32]
)
def test_sums_of_any_array(convert):
    """Arrays of every type and layout give the same sums, bit by bit."""
    X, y = made_up(m=40_017)
    X = np.round(10 * X)
    sums = logistic_loss_sums(convert(X), y.astype(bool), W)
    for one, other in zip(sums, logistic_loss_sums(X, y, W), strict=True):
        np.testing.assert_array_equal(one, other)


def test_sums_of_a_memory_map_take_little_memory(tmp_path):
    """Of 16 MB on the disk, only a few pieces are in memory at a time."""
    X, y = made_up(m=200_000, d=10)
    np.save(tmp_path / "X.npy", X)
    mapped = np.load(tmp_path / "X.npy", mmap_mode="r")
    tracemalloc.start()
    sums = logistic_loss_sums(mapped, y, np.ones(11))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < X.nbytes / 2
    np.testing.assert_array_equal(sums[2], logistic_loss_sums(X, y, np.ones(11))[2])


X2, Y2 = [[1.0], [2.0]], [0, 1]
BAD_BLOCKS = [
    (
        ([1.0, 2.0], Y2, None),
        "X must have shape (m, d), a row for each sample; got (2,). "
        "Use X.reshape(-1, 1) if it is one column.",
    ),
    (
        (X2, [0, 1, 1], None),
        "X and y must have one row and one label for each sample; got (2, 1) and (3,). "
        "Check which samples each of them holds.",
    ),
    (
        (X2, [0, 0.5], None),
        "y must hold labels 0 and 1; got 0.5 at index 1. "
        "Recode the two classes, for instance with y = (y == 2).astype(float).",
    ),
    (
        (X2, Y2, [1.0]),
        "weights must have shape (2,), one for the intercept and one for each column of X; got "
        "(1,). "
        "Put the intercept first; X needs no column of ones.",
    ),
    ((X2, Y2, [0.0, np.inf]), "weights must be finite; got inf at index 1. Use smaller weights."),
    (
        (X2, Y2, [0.0, np.nan]),
        "weights must not contain NaN; got nan at index 1. "
        "It came from 0/0, inf − inf or a missing value: find out where, and decide what is meant.",
    ),
    (
        (X2, Y2, [0.0, -1.7e308]),
        "weights must give every sample a finite logit; got -1.7e+308 at index 1. "
        "Use smaller weights.",
    ),
    (
        ([[1.0], [np.nan]], Y2, [0.0, 1.0]),
        "X must not contain NaN; got nan at index (1, 0). "
        "It came from 0/0, inf − inf or a missing value: find out where, and decide what is meant.",
    ),
    (
        ([[1.0], [np.inf]], Y2, [0.0, 1.0]),
        "X must hold numbers with finite squares; got inf at index (1, 0). "
        "Use a larger unit, or leave the sample out.",
    ),
    (
        ([[-1e200], [1.0]], Y2, None),
        "X must hold numbers with finite squares; got -1e+200 at index (0, 0). "
        "Use a larger unit, or leave the sample out.",
    ),
]


@pytest.mark.parametrize(("arguments", "text"), BAD_BLOCKS)
def test_blocks_that_are_refused(arguments, text):
    """Every error names the argument, the rule, the value passed, and what to do."""
    with np.errstate(all="raise"), pytest.raises(ValueError) as error:  # noqa: PT011
        logistic_loss_sums(*arguments)
    assert str(error.value) == text


# --- the fit ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["spector", "fair", "anes96", "heart"])
def test_fit_of_real_data(name):
    """A fit to sums alone finds the weights of a fit to samples, to 1e-12 relative."""
    X, y = load(name)
    one, other = fit_logistic_regression(X, y), fit_logistic_regression(sums=added_up(X, y))
    assert other.message == one.message
    np.testing.assert_allclose(weights(other), weights(one), rtol=1e-12)
    np.testing.assert_allclose(other.standard_errors, one.standard_errors, rtol=1e-12)
    np.testing.assert_allclose(other.loss_history, one.loss_history, rtol=1e-12)
    np.testing.assert_allclose(other.predict_proba(X), one.predict_proba(X), rtol=1e-12)


@pytest.mark.parametrize("l2", [0, 0.5])
@pytest.mark.parametrize("seed", range(20))
def test_fit_of_random_data(seed, l2):
    """Random data of all sizes, cut in all ways, give the same fit, with and without a penalty."""
    rng = np.random.default_rng(seed)
    X, y = made_up(int(rng.integers(50, 2000)), int(rng.integers(1, 8)), seed)
    one = fit_logistic_regression(X, y, l2=l2)
    other = fit_logistic_regression(sums=added_up(X, y, int(rng.integers(1, 30))), l2=l2)
    assert other.message == one.message
    np.testing.assert_allclose(weights(other), weights(one), rtol=1e-12)
    assert other.log_likelihood == pytest.approx(one.log_likelihood, rel=1e-12)


def test_fit_by_gradient_descent():
    """Gradient descent too needs nothing but sums."""
    X, y = made_up()
    fit = fit_logistic_regression(sums=added_up(X, y), method="gradient")
    assert fit.converged
    np.testing.assert_allclose(weights(fit), weights(fit_logistic_regression(X, y)), rtol=1e-6)


def test_fit_asks_once_for_each_step():
    """A fit makes one pass over all samples at the start, and one for each step."""
    sums, asked = added_up(*made_up()), []

    def counted(w):
        asked.append(w)
        return sums(w)

    fit = fit_logistic_regression(sums=counted)
    assert asked[0] is None
    assert len(asked) == fit.n_iter + 1


def test_fit_of_sums_in_lists():
    """Sums in plain lists, such as those read from JSON, are accepted."""
    sums = added_up(*made_up())
    fit = fit_logistic_regression(sums=lambda w: [np.asarray(part).tolist() for part in sums(w)])
    np.testing.assert_array_equal(weights(fit), weights(fit_logistic_regression(sums=sums)))


def test_complete_separation():
    """A loss below ln 2 in total proves complete separation without a look at any sample."""
    X, _ = made_up()
    y = X[:, 0] > 0
    one, other = fit_logistic_regression(X, y), fit_logistic_regression(sums=added_up(X, y))
    assert other.message == one.message
    assert "completely separable" in other.message
    assert np.isinf(other.standard_errors).all()


HIDDEN = (
    "Not converged: along {} the loss curves by no more than the rounding of its sums. Either the "
    "classes are separable there, and no maximum-likelihood estimate exists, or columns are almost "
    "collinear or hold outliers: sums cannot tell which. Set l2 above 0, or leave a column out."
)
COLLINEAR = (
    "Not unique: X is collinear (a weighted sum of {} is constant), so other weights give the "
    "same probabilities. Leave a column out, or set l2 above 0. Sums cannot tell a constant from a "
    "column that varies by less than a millionth of its mean: subtract the mean of such a column "
    "in every block."
)


def test_quasi_complete_separation():
    """The message says what only samples could show, and names the column that leads there."""
    x = np.array([1, 2, 3, 4, 1.5, 2.5])
    dummy = np.array([0, 0, 0, 0, 1, 1.0])
    fit = fit_logistic_regression(sums=added_up(np.c_[x, dummy], [0, 1, 0, 1, 1, 1]))
    assert fit.message == HIDDEN.format("column 1")
    assert not fit.converged
    assert np.isinf(fit.standard_errors).tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("extra", "columns", "unknown"),
    [
        (lambda X: X[:, [0]], "columns 0, 3", [1, 4]),
        (lambda X: 2 * X[:, [1]] - X[:, [2]] + 700, "columns 1, 2, 3", [0, 2, 3, 4]),
        (lambda X: np.full((len(X), 1), 0.1), "column 3", [0, 4]),
        (lambda X: np.zeros((len(X), 1)), "column 3", [4]),
        (lambda X: 1e8 + X[:, [1]], "column 3", [0, 4]),
    ],
)
def test_collinear(extra, columns, unknown):
    """Collinear and constant columns are named, and so is a column that looks constant in sums."""
    X, y = made_up()
    fit = fit_logistic_regression(sums=added_up(np.c_[X, extra(X)], y))
    assert not fit.converged
    assert fit.message == COLLINEAR.format(columns)
    assert np.flatnonzero(np.isinf(fit.standard_errors)).tolist() == unknown
    without = fit_logistic_regression(X, y)
    assert fit.log_likelihood == pytest.approx(without.log_likelihood, rel=1e-9)


@pytest.mark.parametrize("power", range(7))
def test_columns_far_from_zero(power):
    """Sums of columns far from 0 lose digits, as documented, but no weight is badly wrong."""
    X, y = made_up(m=2000)
    far = X + np.array([10.0**power, 0, 0])
    fit, plain = fit_logistic_regression(sums=added_up(far, y)), fit_logistic_regression(X, y)
    assert fit.converged
    assert (np.abs(fit.coef - plain.coef) < 1e-14 * 10**power * plain.standard_errors[1:]).all()
    np.testing.assert_allclose(
        fit.standard_errors[1:], plain.standard_errors[1:], rtol=1e-14 * (1 + 100.0**power)
    )


def degenerate(seed):
    """Small data with ties, duplicates, constants, and perhaps a separation."""
    rng = np.random.default_rng(seed)
    X = rng.integers(0, seed % 3 + 2, (int(rng.integers(4, 25)), int(rng.integers(1, 5))))
    y = rng.random(len(X)) < rng.choice([0.1, 0.5, 0.9])
    return X.astype(float), (X[:, 0] > np.median(X[:, 0])) if seed % 7 == 0 else y


@pytest.mark.no_cover
def test_verdicts():
    """On 300 small data sets, the verdict is that on samples, or says what sums cannot show."""
    seen = set()
    for seed in range(300):
        X, y = degenerate(seed)
        try:
            one = fit_logistic_regression(X, y)
        except ValueError:
            with pytest.raises(ValueError, match=r"both classes|at least as many samples"):
                fit_logistic_regression(sums=added_up(X, y))
            continue
        other = fit_logistic_regression(sums=added_up(X, y))
        kind = one.message.partition(" separable by ")[0]
        if kind.endswith("quasi-completely"):
            columns = one.message.partition(" separable by ")[2].partition(".")[0]
            assert other.message == HIDDEN.format(columns), seed
        else:
            assert other.message.startswith(one.message), seed
        assert np.array_equal(np.isinf(one.standard_errors), np.isinf(other.standard_errors)), seed
        seen.add(kind[:14])
    assert seen >= {"Not converged:", "Not unique: X "}


def test_max_iter():
    """A fit that ends early says so, after exactly max_iter steps."""
    fit = fit_logistic_regression(sums=added_up(*made_up()), max_iter=2)
    assert (fit.n_iter, fit.converged, fit.loss_history.size) == (2, False, 3)
    assert fit.message == "Not converged in 2 steps. Raise max_iter."


def test_rounding_that_stops_the_fit():
    """If two columns agree to 6 digits, the rounding of the sums can stop the fit."""
    messages = set()
    for seed in range(3000):  # in how many of them it does, depends on the processor
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((10, 3))
        X[:, 0] = X[:, 1] + 1e-6 * X[:, 0]
        sums = added_up(X, np.arange(10) % 3 == 0)
        messages.add(fit_logistic_regression(sums=sums).message.partition(" steps, ")[2])
        if len(messages) == 2:
            break
    assert messages == {
        "",
        "rounding hides which way the optimum lies. Look for outliers in X and for columns that "
        "are almost collinear, or raise l2. Sums lose digits of a column far from 0: subtract its "
        "mean in every block.",
    }


K = "Return them as logistic_loss_sums does, added up over all blocks."
GOOD = logistic_loss_sums(*made_up())


def changed(part, change):
    """Sums in which one part has been changed."""
    return lambda w: [change(one) if i == part else one for i, one in enumerate(GOOD)]


def damaged(array):
    """The same array with an infinity in it."""
    return np.where(np.arange(array.shape[-1]) == 2, np.inf, array)


NO_SAMPLES = (
    "sums must be those of m samples: at weights of 0, a value of m ln 2 and a Hessian that begins "
    "with m / 4; got {:.6g} and {:.6g}. "
    "Add up in float64 what logistic_loss_sums returns for each block, without averaging."
)
HALF = (
    "sums must have a symmetric Hessian; got {} at index (0, 1) and {} at index (1, 0). "
    "Send both halves of the matrix."
)
BAD_SUMS = [
    (lambda w: GOOD[0], f"sums must return value, gradient and Hessian; got {GOOD[0]!r}. {K}"),
    (
        lambda w: GOOD[:2],
        f"sums must return value, gradient and Hessian; got a value of type tuple. {K}",
    ),
    (
        changed(1, lambda g: g[1:]),
        "sums must have shapes (), (3,) and (3, 3), intercept first; got (), (3,), (4, 4). " + K,
    ),
    (
        changed(2, lambda h: np.where(np.eye(4), np.nan, h)),
        "sums must not contain NaN; got nan at index (0, 0). "
        "It came from 0/0, inf − inf or a missing value: find out where, and decide what is meant.",
    ),
    (
        changed(1, damaged),
        "sums must be below 1e290 in size; got inf at index 2. Use a larger unit for the column.",
    ),
    (changed(2, np.triu), HALF.format(GOOD[2][0, 1], 0.0)),
    (changed(2, np.tril), HALF.format(0.0, GOOD[2][0, 1])),
    (changed(0, lambda v: v / math.log(2)), NO_SAMPLES.format(200, 50)),
    (lambda w: [part / 200 for part in GOOD], NO_SAMPLES.format(math.log(2), 0.25)),
    (lambda w: [0 * part for part in GOOD], NO_SAMPLES.format(0, 0)),
    (
        lambda w: logistic_loss_sums([[1.0], [2.0]], [1, 1]),
        "sums must come from samples of both classes; got only 1. "
        "Collect samples of the other class: one class alone leaves nothing to tell apart.",
    ),
    (
        lambda w: logistic_loss_sums([[1.0], [2.0]], [0, 0]),
        "sums must come from samples of both classes; got only 0. "
        "Collect samples of the other class: one class alone leaves nothing to tell apart.",
    ),
    (
        lambda w: logistic_loss_sums(np.eye(3)[:2], [0, 1]),
        "sums must come from at least as many samples as there are weights, 4; got 2. "
        "Collect more samples, leave columns out, or set l2 above 0.",
    ),
    (
        "sums",
        "sums must be a function of the weights; got 'sums'. "
        "Let it add up what logistic_loss_sums returns for each block.",
    ),
]


@pytest.mark.parametrize(("sums", "text"), BAD_SUMS)
def test_sums_that_are_refused(sums, text):
    """Averages, sums in other units and sums of other shapes are refused as what they are."""
    with np.errstate(all="raise"), pytest.raises((TypeError, ValueError)) as error:
        fit_logistic_regression(sums=sums)
    assert str(error.value) == text


@pytest.mark.parametrize(
    ("samples", "name"), [(made_up(), "y"), (made_up()[:1], "X"), ((None, [0, 1]), "y")]
)
def test_sums_beside_samples_are_refused(samples, name):
    """Samples passed beside sums are refused, since they would not be counted."""
    with pytest.raises(ValueError, match=r"^sums must be passed instead of X and y; ") as error:
        fit_logistic_regression(*samples, sums=added_up(*made_up()))
    assert str(error.value).endswith(
        f"got {name} as well. Pass either the samples or a function that adds up their sums."
    )


def test_nothing_to_fit_is_refused():
    """Without samples or sums, the error names the first argument that is missing."""
    with pytest.raises(TypeError, match=r"^X must hold real numbers; got None\."):
        fit_logistic_regression()


def test_sums_that_change_their_shape():
    """If later sums differ in shape from the first, they are refused."""
    sums = added_up(*made_up())
    with pytest.raises(ValueError, match=r"shapes \(\), \(4,\) and \(4, 4\), intercept first; got"):
        fit_logistic_regression(
            sums=lambda w: sums(w) if w is None else added_up(*made_up(d=2))(w[:3])
        )


def test_half_a_hessian_at_later_weights():
    """Half a Hessian is refused in every step, not only in the first."""
    sums = added_up(*made_up())
    with pytest.raises(ValueError, match=r"^sums must have a symmetric Hessian; got "):
        fit_logistic_regression(
            sums=lambda w: sums(w) if w is None else (*sums(w)[:2], np.triu(sums(w)[2]))
        )


def test_rounding_in_a_hessian():
    """A Hessian whose halves were rounded differently, on columns of any unit, is accepted."""
    X, y = made_up()
    sums = added_up(X * [1e-6, 1, 1e6], y)

    def rounded(w):
        value, gradient, hessian = sums(w)
        return value, gradient, np.triu(hessian) + np.tril(hessian, -1) * (1 + 1e-13)

    assert fit_logistic_regression(sums=rounded).converged
