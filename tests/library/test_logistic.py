"""Logistic regression against statsmodels, scikit-learn, finite differences and linear programmes.

A public name is tested for what its documentation promises. One private name, `Loss`, is tested
too, for the formulas of its gradient and Hessian.
"""

import tracemalloc

import mpmath
import numpy as np
import pytest
import sklearn.datasets
import statsmodels.api as sm
from scipy.optimize import linprog
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from lessons_lib import _logistic_loss
from lessons_lib.figures.lesson_07 import DAMAGE, TEMPERATURE
from lessons_lib.logistic import fit_logistic_regression

METHODS = ("newton", "gradient")

COMPLETE = (
    "Not converged: the classes are completely separable. The loss goes to 0 as the weights grow "
    "without end, so no maximum-likelihood estimate exists. Set l2 above 0, or collect samples "
    "where the classes overlap."
)
QUASI_COMPLETE = (
    "Not converged: the classes are quasi-completely separable by {}. Some samples become certain "
    "as the weights grow without end, so no maximum-likelihood estimate exists. Set l2 above 0, or "
    "leave a column out."
)
COLLINEAR = (
    "Not unique: X is collinear (a weighted sum of {} is constant), so other weights give the "
    "same probabilities. Leave a column out, or set l2 above 0."
)
STUCK = (
    "Not converged: after {} steps, rounding hides which way the optimum lies. Look for outliers "
    "in X and for columns that are almost collinear, or raise l2."
)
HIDDEN = (
    "Not converged: some fitted probabilities are so close to 0 or 1 that rounding hides the "
    "optimum. Look for outliers in X, or raise l2."
)


def load(name):
    """A public data set that ships inside statsmodels or scikit-learn, as X and y."""
    if name in ("iris", "breast_cancer", "diabetes"):
        X, y = getattr(sklearn.datasets, f"load_{name}")(return_X_y=True)
        if name == "iris":
            return X[50:], y[50:] == 2
        return (X[:, :5], y) if name == "breast_cancer" else (X, y > np.median(y))
    data = getattr(sm.datasets, name).load_pandas().data
    label, columns = {
        "spector": (data.get("GRADE"), ["GPA", "TUCE", "PSI"]),
        "fair": (data.get("affairs", 0) > 0, list(data.columns[:-1])),
        "anes96": (data.get("vote"), ["logpopul", "selfLR", "age", "educ", "income"]),
        "heart": (data.get("censors"), ["survival", "age"]),
        "randhie": (data.get("mdvis", 0) > 0, list(data.columns[1:])),
        "modechoice": (data.get("choice"), ["ttme", "invc", "invt", "gc", "hinc", "psize"]),
    }[name]
    return data[columns].to_numpy(float), np.asarray(label, dtype=int)


DATA_SETS = (
    "spector fair anes96 heart randhie modechoice iris breast_cancer diabetes".split()  # noqa: SIM905
)


def made_up(m=200, d=3, seed=0, intercept=-0.5):
    """A data set that presents no difficulties."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((m, d))
    y = rng.random(m) < expit(intercept + X @ rng.standard_normal(d))
    return X, y.astype(float)


def weights(fit):
    """All weights of a fit, intercept first."""
    return np.r_[fit.intercept, fit.coef]


def separation(X, y):
    """The kind of separation, and a mask of the weights left open, intercept first.

    A linear programme, independent of our fit, finds weights that give as many samples as possible
    a margin above 0, and no sample a margin below 0. The samples with margin 0 determine the rest.
    """
    centre = np.median(X, axis=0)
    scale = np.maximum(np.abs(X - centre).max(axis=0), 1e-300)
    signed = (2 * y - 1)[:, None] * np.c_[np.ones(len(X)), (X - centre) / scale]
    m, k = signed.shape
    result = linprog(
        np.r_[np.zeros(k), -np.ones(m)],
        A_ub=np.c_[-signed, np.eye(m)],
        b_ub=np.zeros(m),
        bounds=[(None, None)] * k + [(0, 1)] * m,
    )
    certain = result.x[k:] > 0.5
    _, sizes, directions = np.linalg.svd(signed[~certain])
    free = directions[(sizes > 1e-7 * sizes.max(initial=0)).sum() :]
    back = np.eye(k)
    back[0, 1:] = -centre / scale
    moved = np.abs(back @ free.T).max(axis=1, initial=0) > 1e-6 * np.abs(back).sum(axis=1)
    kind = "complete" if certain.all() else "quasi-complete" if certain.any() else "none"
    return kind, moved


# --- the numbers of the lesson, and other people's software -----------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_challenger(method):
    """The published table for the 23 flights before Challenger is reproduced."""
    fit = fit_logistic_regression(TEMPERATURE.reshape(-1, 1), DAMAGE, method=method)
    assert f"{fit.intercept:.4f} {fit.coef[0]:.4f}" == "15.0429 -0.2322"
    assert [f"{error:.4f}" for error in fit.standard_errors] == ["7.3786", "0.1082"]
    assert f"{-2 * fit.log_likelihood:.3f}" == "20.315"
    assert f"{fit.predict_proba([[31]])[0]:.4f}" == "0.9996"
    assert fit.converged
    assert fit.message == f"Converged in {fit.n_iter} steps."


@pytest.mark.parametrize("name", DATA_SETS)
def test_statsmodels(name):
    """On nine data sets, likelihoods agree to 1e-8, weights and errors to 1e-6 relative."""
    X, y = load(name)
    fit = fit_logistic_regression(X, y)
    other = sm.Logit(y, sm.add_constant(X, has_constant="add")).fit(disp=0, tol=1e-10, maxiter=100)
    assert fit.converged
    assert fit.log_likelihood == pytest.approx(other.llf, rel=1e-8)
    np.testing.assert_allclose(weights(fit), other.params, rtol=1e-6)
    np.testing.assert_allclose(fit.standard_errors, other.bse, rtol=1e-6)
    np.testing.assert_allclose(fit.predict_proba(X), other.predict(), rtol=1e-6)


@pytest.mark.no_cover  # four times as fast, and other tests cover the same lines
@pytest.mark.parametrize("name", ["spector", "fair", "anes96", "heart", "modechoice", "diabetes"])
def test_gradient_descent_statsmodels(name):
    """Gradient descent ends where statsmodels does, to 1e-6 of a standard error."""
    X, y = load(name)
    fit = fit_logistic_regression(X, y, method="gradient")
    other = sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-10, maxiter=100)
    assert fit.converged
    assert fit.log_likelihood == pytest.approx(other.llf, rel=1e-8)
    assert (np.abs(weights(fit) - other.params) < 1e-6 * other.bse).all()
    np.testing.assert_allclose(fit.standard_errors, other.bse, rtol=1e-6)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("l2", [0.01, 1, 100])
def test_penalty_is_that_of_scikit_learn(method, l2):
    """l2 is scikit-learn's 1 / C: it is added to the sum of losses, and spares the intercept."""
    X, y = load("spector")
    fit = fit_logistic_regression(X, y, method=method, l2=l2)
    other = LogisticRegression(C=1 / l2, solver="newton-cholesky", tol=1e-12).fit(X, y)
    np.testing.assert_allclose(weights(fit), np.r_[other.intercept_, other.coef_[0]], rtol=1e-6)
    assert fit.converged
    # The history includes the penalty; the log-likelihood does not.
    p = fit.predict_proba(X)
    assert fit.log_likelihood == pytest.approx(np.log(np.where(y == 1, p, 1 - p)).sum())
    whole = -fit.log_likelihood + l2 / 2 * fit.coef @ fit.coef
    assert fit.loss_history[-1] == pytest.approx(whole / len(y))


def test_penalised_standard_errors():
    """With a penalty, standard errors come from the inverse of the penalised Hessian."""
    X, y = made_up()
    fit = fit_logistic_regression(X, y, l2=3)
    design = np.c_[np.ones(len(X)), X]
    p = expit(design @ weights(fit))
    hessian = design.T @ (design * (p * (1 - p))[:, None]) + np.diag([0, 3, 3, 3])
    errors = np.sqrt(np.linalg.inv(hessian).diagonal())
    np.testing.assert_allclose(fit.standard_errors, errors, rtol=1e-6)


# --- the formulas -----------------------------------------------------------------------------


@pytest.mark.parametrize("l2", [0.0, 2.0])
def test_gradient_and_hessian_by_finite_differences(l2):
    """Gradient and Hessian are the derivatives of the value, with the penalty included."""
    X, y = made_up(m=40)
    loss = _logistic_loss.Loss(_logistic_loss.Samples(X * [1, 100, 0.01] + [5, 0, -1], y), l2)
    w = np.array([0.4, -1.1, 0.8, 0.3])
    _, gradient, hessian = loss(w)
    h = 1e-5
    steps = h * np.eye(4)
    slopes = [(loss(w + s)[0] - loss(w - s)[0]) / (2 * h) for s in steps]
    curves = [(loss(w + s)[1] - loss(w - s)[1]) / (2 * h) for s in steps]
    np.testing.assert_allclose(gradient, slopes, rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(hessian, curves, rtol=1e-7, atol=1e-8)


def test_curvature_is_largest_at_zero():
    """The loss is nowhere more curved than at w = 0, on which gradient descent's rate relies."""
    X, y = made_up()
    loss = _logistic_loss.Loss(_logistic_loss.Samples(X, y), 1.0)
    rng = np.random.default_rng(1)
    np.testing.assert_allclose(loss.start[2].diagonal(), 1)
    for _ in range(50):
        difference = loss.start[2] - loss(10 * rng.standard_normal(4))[2]
        assert np.linalg.eigvalsh(difference)[0] > -1e-12


def test_high_precision():
    """On the Challenger flights, mpmath with 50 digits agrees to 12 of them."""
    with mpmath.workdps(50):
        t = [mpmath.mpf(x) for x in TEMPERATURE]

        def score(a, b):
            rest = [
                1 / (1 + mpmath.exp(-a - b * x)) - int(y) for x, y in zip(t, DAMAGE, strict=True)
            ]
            return [mpmath.fsum(rest), mpmath.fsum(r * x for r, x in zip(rest, t, strict=True))]

        exact = [float(w) for w in mpmath.findroot(score, (15, -0.23))]
    fit = fit_logistic_regression(TEMPERATURE.reshape(-1, 1), DAMAGE)
    np.testing.assert_allclose(weights(fit), exact, rtol=1e-12)


@pytest.mark.parametrize("name", ["spector", "fair", "anes96", "heart", "modechoice"])
def test_standard_errors_are_those_of_the_optimum(name):
    """Where statsmodels converges to the last digit, standard errors agree to 1e-9 relative."""
    X, y = load(name)
    fit = fit_logistic_regression(X, y)
    other = sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-15, maxiter=50, warn_convergence=0)
    np.testing.assert_allclose(fit.standard_errors, other.bse, rtol=1e-9)


def test_probabilities_far_from_zero():
    """At an offset of 10¹² probabilities keep 12 digits, as mpmath with 50 digits confirms."""
    rng = np.random.default_rng(0)
    x = 1e12 + np.round(rng.standard_normal(60), 2)
    y = (rng.random(60) < expit(2 * (x - 1e12))).astype(float)
    with mpmath.workdps(50):
        t = [mpmath.mpf(number) - 10**12 for number in x]

        def p(a, b):
            return [1 / (1 + mpmath.exp(-a - b * number)) for number in t]

        def score(a, b):
            rest = [q - int(label) for q, label in zip(p(a, b), y, strict=True)]
            return [mpmath.fsum(rest), mpmath.fsum(r * u for r, u in zip(rest, t, strict=True))]

        exact = [float(q) for q in p(*mpmath.findroot(score, (0, 2)))]
    fit = fit_logistic_regression(x.reshape(-1, 1), y)
    np.testing.assert_allclose(fit.predict_proba(x.reshape(-1, 1)), exact, rtol=1e-12)


def test_score_equations():
    """At the optimum Xᵀ(p − y) = 0: in each column, probabilities sum to what labels sum to."""
    X, y = load("fair")
    residual = fit_logistic_regression(X, y).predict_proba(X) - y
    assert abs(residual.sum()) < 1e-8
    assert np.abs(X.T @ residual).max() < 1e-7


@pytest.mark.parametrize("method", METHODS)
def test_loss_history(method):
    """The loss history begins at ln 2, never rises, and ends at the mean loss of the fit."""
    X, y = made_up()
    fit = fit_logistic_regression(X, y, method=method)
    assert fit.loss_history.shape == (fit.n_iter + 1,)
    assert fit.loss_history[0] == pytest.approx(np.log(2), rel=1e-15)
    assert (np.diff(fit.loss_history) < 1e-15).all()
    assert fit.loss_history[-1] == pytest.approx(-fit.log_likelihood / len(y), rel=1e-15)


def test_shift_and_scale_equivariance():
    """A change of units changes the weights accordingly, and leaves the probabilities unchanged."""
    X, y = made_up()
    scale, shift = np.array([1e5, 1e-5, -3.0]), np.array([1e6, 1e-4, 20.0])
    plain = fit_logistic_regression(X, y)
    other = fit_logistic_regression(X * scale + shift, y)
    np.testing.assert_allclose(other.coef * scale, plain.coef, rtol=1e-7)
    np.testing.assert_allclose(other.standard_errors[1:] * abs(scale), plain.standard_errors[1:])
    assert other.log_likelihood == pytest.approx(plain.log_likelihood, rel=1e-12)
    assert other.intercept + other.coef @ shift == pytest.approx(plain.intercept, rel=1e-9)


def test_swapped_classes_turn_the_signs():
    """If the two classes exchange their labels, every weight changes its sign."""
    X, y = made_up()
    one, other = fit_logistic_regression(X, y), fit_logistic_regression(X, 1 - y)
    np.testing.assert_allclose(weights(one), -weights(other), rtol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_no_worse_than_a_constant(seed):
    """The fit is never less likely than a model that gives every sample the base rate."""
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((60, 4)), (rng.random(60) < 0.3).astype(float)
    constant = len(y) * (y.mean() * np.log(y.mean()) + (1 - y.mean()) * np.log(1 - y.mean()))
    assert fit_logistic_regression(X, y).log_likelihood >= constant


# --- difficult data ---------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_columns_ten_orders_apart(method):
    """Columns scaled by 10⁵ and by 10⁻⁵ make a fit no less exact."""
    X, y = made_up()
    plain = fit_logistic_regression(X, y, method=method)
    scaled = fit_logistic_regression(X * [1e5, 1e-5, 1], y, method=method)
    assert scaled.converged
    assert scaled.n_iter == plain.n_iter
    np.testing.assert_allclose(scaled.coef * [1e5, 1e-5, 1], plain.coef, rtol=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_tiny_columns(method):
    """A column of size 1e-135 is fitted like one of size 1."""
    X, y = made_up(d=1)
    plain = fit_logistic_regression(X, y, method=method)
    tiny = fit_logistic_regression(X * 1e-135, y, method=method)
    assert tiny.converged
    np.testing.assert_allclose(tiny.coef * 1e-135, plain.coef, rtol=1e-9)
    np.testing.assert_allclose(tiny.standard_errors * [1, 1e-135], plain.standard_errors, rtol=1e-9)
    np.testing.assert_allclose(tiny.predict_proba(X * 1e-135), plain.predict_proba(X), rtol=1e-9)


@pytest.mark.parametrize("size", [1e-155, 1e-158, 1e-161, 1e-163, 1e-170, 1e-310])
@pytest.mark.parametrize("l2", [0, 1])
def test_columns_whose_squares_underflow_are_refused(size, l2):
    """Columns whose squares underflow are not called constant; the message says what to do."""
    X, y = made_up()
    X[:, 1] = np.round(X[:, 1]) * size
    largest = np.abs(X[:, 1]).argmax()
    with pytest.raises(ValueError) as error:  # noqa: PT011
        fit_logistic_regression(X, y, l2=l2)
    assert str(error.value) == (
        f"X must vary by more than 1e-140 within a column; got {X[largest, 1]} "
        f"at index ({largest}, 1). Use a smaller unit, or leave the column out."
    )


@pytest.mark.no_cover  # twice as fast, and other tests cover the same lines
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("l2", [0.0, 5e-324, 1e-25, 1.0, 1.79e308])
@pytest.mark.parametrize("separable", [False, True])
@pytest.mark.parametrize("size", [1e-135, 1.0, 1e140])
@pytest.mark.parametrize("offset", [0.0, 1e12])
@pytest.mark.parametrize("columns", [[0], [0, 1], [0, 0]])
def test_no_warning(method, l2, separable, size, offset, columns):
    """NumPy does not warn, whatever the data, even if NumPy is told to raise errors."""
    rng = np.random.default_rng(0)
    x = np.round(rng.standard_normal((30, 2)), 1)
    x[0] *= 1000
    y = x[:, 0] > 0 if separable else rng.random(30) < 0.5
    X = (x[:, columns] + offset) * size
    with np.errstate(all="raise"):
        fit = fit_logistic_regression(X, y, method=method, l2=l2, max_iter=99)
        p = fit.predict_proba(X)
        with pytest.raises(ValueError, match="numbers with finite squares; got "):
            fit.predict_proba(np.full(X.shape, 1e200))
    assert np.isfinite([*weights(fit), fit.log_likelihood, *p]).all()
    assert not fit.converged or np.isfinite(fit.standard_errors).all()


def test_extended_numbers_beyond_float64():
    """A number that float64 cannot hold is refused in words, and no warning precedes them."""
    X = np.array([[1], [2], [3], [4]], dtype=np.longdouble)
    fit = fit_logistic_regression(X, [0, 1, 0, 1])
    X[1] = np.finfo(np.longdouble).max
    for call in (lambda: fit_logistic_regression(X, [0, 1, 0, 1]), lambda: fit.predict_proba(X)):
        with (
            np.errstate(all="raise"),
            pytest.raises(ValueError, match=r" at index \(1, 0\)"),
        ):
            call()


def test_numbers_far_from_zero():
    """A column of numbers such as 10⁹ ± 1, a time in seconds, is fitted as well as one around 0."""
    X, y = made_up()
    plain = fit_logistic_regression(X, y)
    far = fit_logistic_regression(X + 1e9, y)
    assert far.converged
    np.testing.assert_allclose(far.coef, plain.coef, rtol=1e-5)


def test_one_column_of_many_sizes():
    """A fit converges if the sizes within one column range from 10⁻⁵ to 10⁵."""
    rng = np.random.default_rng(0)
    x = 10 ** rng.uniform(-5, 5, 300)
    y = (rng.random(300) < np.where(x > 1, 0.8, 0.3)).astype(float)
    fit = fit_logistic_regression(x.reshape(-1, 1), y)
    assert fit.converged
    other = sm.Logit(y, sm.add_constant(x / 1e5)).fit(disp=0, tol=1e-10, maxiter=100)
    assert fit.log_likelihood == pytest.approx(other.llf, rel=1e-10)


def test_an_outlier_is_no_separation():
    """An outlier a million units away becomes certain, and the fit converges nevertheless."""
    X, y = made_up(d=1)
    X[0], y[0] = 1e6 * np.sign(fit_logistic_regression(X, y).coef[0]), 1
    fit = fit_logistic_regression(X, y)
    assert fit.converged
    np.testing.assert_allclose(fit.coef, fit_logistic_regression(X[1:], y[1:]).coef, rtol=1e-6)


@pytest.mark.parametrize(("size", "label"), [(1e8, 0), (1e12, 0), (1e20, 0), (1e20, 1), (1e150, 1)])
def test_an_outlier_beyond_all_digits_is_no_separation(size, label):
    """If rounding hides the optimum, the message says so, and does not deny that one exists."""
    X, y = made_up(d=1)
    X[0], y[0] = size, label
    fit = fit_logistic_regression(X, y)
    assert not fit.converged
    assert fit.message == HIDDEN
    assert np.isinf(fit.standard_errors).tolist() == [False, True]


@pytest.mark.parametrize("positives", [5, 50])
def test_rare_class(positives):
    """A fit to five cases among 100,000 samples converges to the result of statsmodels."""
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((100_000, 2)), np.zeros(100_000)
    y[:positives] = 1
    X[:positives] += 1
    fit = fit_logistic_regression(X, y)
    other = sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-10, maxiter=100)
    assert fit.converged
    np.testing.assert_allclose(weights(fit), other.params, rtol=1e-6)
    np.testing.assert_allclose(fit.standard_errors, other.bse, rtol=1e-6)


def test_step_halving(monkeypatch):
    """If Newton's full step would raise the loss, a shorter one is taken: losses never rise."""
    evaluations = []
    evaluate = _logistic_loss.Loss.__call__

    def counted(*arguments):
        evaluations.append(1)
        return evaluate(*arguments)

    monkeypatch.setattr(_logistic_loss.Loss, "__call__", counted)
    steps = 0
    for seed in (931, 1269, 1513, 1911, 2359, 2865):
        rng = np.random.default_rng(seed)
        X = np.round(rng.standard_t(1, (rng.integers(5, 60), 2)) ** 3, 2)  # wild outliers
        fit = fit_logistic_regression(X, rng.random(len(X)) < rng.choice([0.1, 0.5]))
        assert fit.converged
        assert (np.diff(fit.loss_history) <= 1e-12).all()
        steps += fit.n_iter + 1
    assert len(evaluations) > steps


@pytest.mark.parametrize("method", METHODS)
def test_complete_separation(method):
    """Two samples, x = 1 → 0 and x = 3 → 1, are reported as separable; the loss goes towards 0."""
    fit = fit_logistic_regression([[1], [3]], [0, 1], method=method)
    assert not fit.converged
    assert fit.message == COMPLETE
    assert -1e-3 < fit.log_likelihood < 0
    assert fit.coef[0] > 8
    assert np.isinf(fit.standard_errors).all()


@pytest.mark.no_cover  # four times as fast, and other tests cover the same lines
@pytest.mark.parametrize("method", METHODS)
def test_quasi_complete_separation(method):
    """A dummy that occurs in one class only is named; the other columns keep their errors."""
    x = np.array([1, 2, 3, 4, 1.5, 2.5])
    dummy = np.array([0, 0, 0, 0, 1, 1.0])
    y = [0, 1, 0, 1, 1, 1]
    fit = fit_logistic_regression(np.c_[x, dummy], y, method=method)
    alone = fit_logistic_regression(x[:4, None], y[:4])
    assert not fit.converged
    assert fit.message == QUASI_COMPLETE.format("column 1")
    assert np.isinf(fit.standard_errors).tolist() == [False, False, True]
    np.testing.assert_allclose(fit.standard_errors[:2], alone.standard_errors, rtol=1e-2)
    np.testing.assert_allclose(fit.coef[0], alone.coef[0], rtol=1e-2)


def test_quasi_complete_separation_at_a_border():
    """Classes that share one value of x are quasi-completely separable, not completely."""
    fit = fit_logistic_regression([[1], [2], [2], [3]], [0, 0, 1, 1])
    assert fit.message == QUASI_COMPLETE.format("column 0")
    assert not fit.converged


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("X", "y"),
    [([[1], [3]], [0, 1]), ([[0, 1], [0, 2], [1, 1.5], [0, 3], [0, 4]], [0, 1, 1, 0, 1])],
)
def test_a_penalty_ends_separation(method, X, y):
    """With l2 above 0, the fit to separable data converges to scikit-learn's weights."""
    fit = fit_logistic_regression(X, y, l2=0.5, method=method)
    other = LogisticRegression(C=2, tol=1e-12, solver="newton-cholesky").fit(X, y)
    assert fit.converged
    np.testing.assert_allclose(weights(fit), np.r_[other.intercept_, other.coef_[0]], rtol=1e-6)


def test_a_penalty_lost_in_rounding():
    """An optimum that depends on a penalty too small to show beside rounding is not claimed."""
    fit = fit_logistic_regression([[1, 1], [3, 1], [2, 0], [2, 3]], [0, 1, 0, 1], l2=1e-25)
    assert not fit.converged
    assert fit.message == HIDDEN


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("extra", "columns", "unknown"),
    [
        (lambda X: X[:, [0]], "columns 0, 3", [1, 4]),
        (lambda X: 2 * X[:, [1]] - X[:, [2]] + 7, "columns 1, 2, 3", [0, 2, 3, 4]),
        (lambda X: np.full((len(X), 1), 0.1), "column 3", [0, 4]),
        (lambda X: np.zeros((len(X), 1)), "column 3", [4]),
    ],
)
def test_collinear(method, extra, columns, unknown):
    """Collinear and constant columns are named; probabilities are those of a fit without them."""
    X, y = made_up()
    fit = fit_logistic_regression(np.c_[X, extra(X)], y, method=method)
    without = fit_logistic_regression(X, y)
    assert not fit.converged
    assert fit.message == COLLINEAR.format(columns)
    assert np.flatnonzero(np.isinf(fit.standard_errors)).tolist() == unknown
    assert fit.log_likelihood == pytest.approx(without.log_likelihood, rel=1e-12)
    known = np.isfinite(fit.standard_errors)
    errors = np.r_[without.standard_errors, np.inf]
    np.testing.assert_allclose(fit.standard_errors[known], errors[known], rtol=1e-6)
    assert fit_logistic_regression(np.c_[X, extra(X)], y, l2=1e-3).converged


def test_quasi_complete_separation_names_every_open_column():
    """Column 1 alone separates nothing, but is open where column 0 makes samples certain."""
    X = [[0, 0], [0, 0], [1, 0], [1, 0], [1, 1], [0, 1]]
    fit = fit_logistic_regression(X, [0, 1, 1, 1, 1, 1])
    assert fit.message == QUASI_COMPLETE.format("columns 0, 1")
    assert np.isinf(fit.standard_errors).tolist() == [False, True, True]


def test_a_constant_column_opens_the_intercept_however_small():
    """A constant column of 3e-8 leaves the intercept open, even beside a column at 10⁹."""
    X, y = made_up()
    fit = fit_logistic_regression(np.c_[X + np.array([1e9, 0, 0]), np.full(len(X), 3e-8)], y)
    assert fit.message == COLLINEAR.format("column 3")
    assert np.flatnonzero(np.isinf(fit.standard_errors)).tolist() == [0, 4]


def test_gradient_descent_looks_for_separation_on_its_way():
    """On 2,000 separable samples, gradient descent ends after a thousand steps, not 30,000."""
    X, _ = made_up(m=2000, d=10)
    fit = fit_logistic_regression(X, X[:, 0] > 0, method="gradient")
    assert fit.message == COMPLETE
    assert fit.n_iter < 1000
    assert not fit.converged


@pytest.mark.parametrize("max_iter", [None, 10_000])
def test_a_fit_that_cannot_improve(max_iter):
    """If two columns agree to 8 digits, and rounding ends the fit, no more steps are advised."""
    for seed in range(4000):  # for which of them it does, depends on the processor
        rng = np.random.default_rng(seed)
        X = rng.standard_normal((rng.integers(8, 60), rng.integers(2, 5)))
        X[:, 0] = X[:, 1] + 10.0 ** -rng.integers(4, 9) * X[:, 0]
        y = rng.random(len(X)) < rng.choice([0.1, 0.5, 0.9])
        if y.all() or not y.any():
            continue
        fit = fit_logistic_regression(X, y, max_iter=max_iter)
        assert "max_iter" not in fit.message
        assert fit.n_iter <= 100
        if fit.message == STUCK.format(fit.n_iter):
            return
    pytest.fail("rounding ended no fit")


def test_a_fit_that_hardly_improves():
    """If outliers of 10¹² allow only steps of 1e-8, no more are advised after 100 of them."""
    rng = np.random.default_rng(2766)
    rng.integers(8, 60), rng.integers(1, 5), rng.standard_normal((14, 3))
    X = rng.standard_t(1, (14, 3)) ** int(rng.integers(1, 12))
    fit = fit_logistic_regression(X, rng.random(14) < rng.choice([0.1, 0.5, 0.9]))
    assert fit.message == STUCK.format(100)


def test_collinear_and_separable():
    """On collinear and separable data, separation is reported, with every column concerned."""
    X = np.array([[1, 2], [2, 4], [2, 4], [3, 6.0]])
    fit = fit_logistic_regression(X, [0, 0, 1, 1])
    assert fit.message == QUASI_COMPLETE.format("columns 0, 1")


@pytest.mark.parametrize("method", METHODS)
def test_max_iter(method):
    """A fit that ends early says so, after exactly max_iter steps."""
    fit = fit_logistic_regression(*made_up(), method=method, max_iter=2)
    assert (fit.n_iter, fit.converged, fit.loss_history.size) == (2, False, 3)
    remedy = "Raise max_iter" + (method == "gradient") * ", or use method='newton'"
    assert fit.message == f"Not converged in 2 steps. {remedy}."


def degenerate(seed):
    """Small data sets of all kinds: few values, ties, duplicates, constants, many columns."""
    rng = np.random.default_rng(seed)
    m, d = int(rng.integers(1, 25)), int(rng.integers(1, 5))
    kind = seed % 5
    if kind < 3:
        X = rng.integers(0, kind + 2, (m, d)).astype(float)
    else:
        X = rng.standard_normal((m, d))
        if kind == 4:
            X[:, 0] *= 10.0 ** rng.integers(-8, 8)
            X[:, -1] = X[:, 0] * (rng.random() < 0.3) + np.abs(X[:, 0]).max() * rng.integers(-3, 4)
    y = (rng.random(m) < rng.choice([0.1, 0.5, expit(3 * X[:, 0].clip(-9, 9)).mean()])).astype(
        float
    )
    if seed % 7 == 0:
        y = (X[:, 0] > np.median(X[:, 0])).astype(float)
    return X, y


def named(columns):
    """A mask of the columns that a message names."""
    names = [str(j) for j in np.flatnonzero(columns)]
    return f"column{'s' * (len(names) > 1)} {', '.join(names)}"


@pytest.mark.no_cover  # four times as fast, and other tests cover the same lines
@pytest.mark.parametrize("part", range(10))
def test_verdicts_against_linear_programmes(part):
    """For a thousand small data sets, verdict, columns and infinities match linear programmes."""
    seen = set()
    for seed in range(100 * part, 100 * part + 100):
        X, y = degenerate(seed)
        try:
            fit = fit_logistic_regression(X, y)
        except ValueError as error:
            assert str(error).startswith(("y must hold both classes", "X must have at least"))  # noqa: PT017
            continue
        kind, unknown = separation(X, y)
        expected = {
            "complete": COMPLETE,
            "quasi-complete": QUASI_COMPLETE.format(named(unknown[1:])),
            "none": COLLINEAR.format(named(unknown[1:]))
            if unknown.any()
            else f"Converged in {fit.n_iter} steps.",
        }[kind]
        assert fit.message == expected, seed
        assert np.array_equal(np.isinf(fit.standard_errors), unknown), seed
        assert fit.converged == (not unknown.any()), seed
        assert (np.diff(fit.loss_history) <= 1e-12).all()
        seen.add(kind)
    assert seen == {"complete", "quasi-complete", "none"}


# --- arguments --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "convert",
    [
        lambda X, y: (X.tolist(), y.tolist()),
        lambda X, y: (np.asfortranarray(X), y.astype(bool)),
        lambda X, y: (np.repeat(X, 2, axis=1)[:, ::2], np.repeat(y, 3)[::3]),
        lambda X, y: (X.astype(np.int8), y.astype(np.uint8)),
        lambda X, y: (X.astype(np.float32), y.astype(np.int64)),
        lambda X, y: (X.astype(np.longdouble), y.astype(np.float16)),
    ],
)
def test_any_real_array(convert):
    """Lists and arrays of every real type and layout give the same fit."""
    X, y = made_up()
    X = np.round(10 * X)
    fit = fit_logistic_regression(*convert(X, y))
    np.testing.assert_allclose(weights(fit), weights(fit_logistic_regression(X, y)), rtol=1e-12)


@pytest.mark.parametrize("method", METHODS)
def test_inputs_are_not_modified(method):
    """Read-only arguments are accepted, and no bit of them changes."""
    X, y = made_up()
    copies = X.copy(), y.copy()
    X.flags.writeable = y.flags.writeable = False
    fit_logistic_regression(X, y, method=method).predict_proba(X)
    assert np.array_equal(X, copies[0])
    assert np.array_equal(y, copies[1])


def test_result():
    """A result has plain types, is read-only, and predicts one number per row."""
    X, y = made_up()
    fit = fit_logistic_regression(X, y)
    kinds = [type(getattr(fit, name)) for name in ("intercept", "log_likelihood", "n_iter")]
    assert kinds == [float, float, int]
    assert type(fit.converged) is bool
    assert (fit.coef.shape, fit.standard_errors.shape) == ((3,), (4,))
    assert fit.predict_proba(X[:7]).shape == (7,)
    assert "loss_history" not in repr(fit)
    with pytest.raises(AttributeError):
        fit.intercept = 0.0


@pytest.mark.parametrize("m", [999, 1000, 1001, 1999, 2000])
def test_centre(m):
    """The centre is a median of at most 1,000 rows from all parts of X."""
    X = np.arange(float(m)).reshape(-1, 1)
    centre = _logistic_loss.Samples(X, np.arange(m) % 2).centre
    assert centre == pytest.approx((m - 1) / 2, abs=1)


def test_more_rows_than_a_block():
    """If the rows fill several blocks and a part of one, every row counts."""
    X, y = made_up(m=40_017)
    assert len(list(_logistic_loss.Samples(X, y).blocks())) == 3
    other = sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-10, maxiter=100)
    np.testing.assert_allclose(weights(fit_logistic_regression(X, y)), other.params, rtol=1e-8)


def test_as_many_weights_as_rows_with_a_penalty():
    """With a penalty, fewer rows than weights are enough."""
    rng = np.random.default_rng(0)
    fit = fit_logistic_regression(rng.standard_normal((6, 8)), [0, 1, 0, 1, 1, 0], l2=1)
    assert fit.converged


def test_memory():
    """A fit needs less memory than its input takes."""
    X, y = made_up(m=200_000, d=10)
    tracemalloc.start()
    fit_logistic_regression(X, y)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < X.nbytes / 2


X4, Y4 = [[1.0], [2.0], [3.0], [4.0]], [0, 1, 0, 1]
ERRORS = [
    (
        ([1.0, 2, 3, 4], Y4, {}),
        "X must have shape (m, d), a row for each sample; got (4,). "
        "Use X.reshape(-1, 1) if it is one column.",
    ),
    (
        (np.ones((2, 2, 2)), Y4, {}),
        "X must have shape (m, d), a row for each sample; got (2, 2, 2). Put each sample in a row.",
    ),
    (
        (np.ones((4, 0)), Y4, {}),
        "X must not be empty; got shape (4, 0). Pass at least one value.",
    ),
    (
        ([[1, 2], [3]], Y4, {}),
        "X must be a regular array; got a row of a different length at index 1. "
        "Make all rows the same length.",
    ),
    (
        ([[1.0], [np.nan], [3.0], [4.0]], Y4, {}),
        "X must not contain NaN; got nan at index (1, 0). "
        "It came from 0/0, inf − inf or a missing value: find out where, and decide what is meant.",
    ),
    (
        ([[1.0], [2.0], [-np.inf], [np.inf]], Y4, {}),
        "X must hold numbers with finite squares; got -inf at index (2, 0). "
        "Use a larger unit, or leave the sample out.",
    ),
    (
        ([[1.0], [2.0], [3.0], [1e200]], Y4, {}),
        "X must hold numbers with finite squares; got 1e+200 at index (3, 0). "
        "Use a larger unit, or leave the sample out.",
    ),
    (
        (X4, [[0], [1], [0], [1]], {}),
        "y must have shape (m,), a label for each sample; got (4, 1). Use y.ravel().",
    ),
    (
        (X4, [0, 1, 0, 0.5], {}),
        "y must hold labels 0 and 1; got 0.5 at index 3. "
        "Recode the two classes, for instance with y = (y == 2).astype(float).",
    ),
    (
        (X4, [0, 1, np.nan, 1], {}),
        "y must hold labels 0 and 1; got nan at index 2. "
        "Recode the two classes, for instance with y = (y == 2).astype(float).",
    ),
    (
        (X4, [-1, 1, 1, -1], {}),
        "y must hold labels 0 and 1; got -1 at index 0. "
        "Recode the two classes, for instance with y = (y == 2).astype(float).",
    ),
    (
        (X4, [1, 1, 1, 1], {}),
        "y must hold both classes; got only 1. "
        "Collect samples of the other class: one class alone leaves nothing to tell apart.",
    ),
    (
        (X4, [0, 1, 0], {}),
        "X and y must have one row and one label for each sample; got (4, 1) and (3,). "
        "Check which samples each of them holds.",
    ),
    (
        (np.ones((2, 2)), [0, 1], {}),
        "X must have at least as many rows as there are weights, 3; got shape (2, 2). "
        "Collect more samples, leave columns out, or set l2 above 0.",
    ),
    (
        (X4, Y4, {"method": "lbfgs"}),
        "method must be 'newton' or 'gradient'; got 'lbfgs'. Use 'newton' if in doubt.",
    ),
    (
        (X4, Y4, {"method": ["newton"]}),
        "method must be 'newton' or 'gradient'; got ['newton']. Use 'newton' if in doubt.",
    ),
    *(
        (
            (X4, Y4, {"l2": l2}),
            f"l2 must be a finite number, at least 0; got {l2!r}. Use 0 for no penalty.",
        )
        for l2 in (-1, np.inf, 10**400, float("nan"), "1", True, None)
    ),
    *(
        (
            (X4, Y4, {"max_iter": max_iter}),
            f"max_iter must be a whole number above 0, or None; got {max_iter!r}. "
            "Leave it out if in doubt.",
        )
        for max_iter in (0, -1, 2.5, True, "9")
    ),
]


@pytest.mark.parametrize(("arguments", "text"), ERRORS)
def test_error_texts(arguments, text):
    """Every error names the argument, the rule, the value passed, and what to do."""
    X, y, options = arguments
    with pytest.raises(ValueError) as error:  # noqa: PT011
        fit_logistic_regression(X, y, **options)
    assert str(error.value) == text


@pytest.mark.parametrize(
    ("X", "y", "name"), [([["a"], ["b"]], [0, 1], "X"), ([[1], [2]], [0j, 1], "y")]
)
def test_other_types_are_refused(X, y, name):
    """Text and complex numbers cause a TypeError that names the argument."""
    with pytest.raises(TypeError, match=rf"^{name} must hold real numbers; got "):
        fit_logistic_regression(X, y)


@pytest.mark.parametrize(
    ("X", "text"),
    [
        (
            [[1.0]],
            "X must have as many columns as in the fit, 3; got shape (1, 1). "
            "Give one measurement for each weight, in the same order.",
        ),
        (
            [[1.0, np.nan, 2.0]],
            "X must not contain NaN; got nan at index (0, 1). "
            "It came from 0/0, inf − inf or a missing value: find out where, and decide what is "
            "meant.",
        ),
        (
            [[1.0, 2.0, np.inf]],
            "X must hold numbers with finite squares; got inf at index (0, 2). "
            "Use a larger unit, or leave the sample out.",
        ),
        (
            [[1.7e308, -1.7e308, 1e200]],
            "X must hold numbers with finite squares; got 1.7e+308 at index (0, 0). "
            "Use a larger unit, or leave the sample out.",
        ),
        (
            [1.0, 2.0, 3.0],
            "X must have shape (m, d), a row for each sample; got (3,). "
            "Use X.reshape(-1, 1) if it is one column.",
        ),
    ],
)
def test_error_texts_of_predict_proba(X, text):
    """Prediction is as strict as the fit."""
    fit = fit_logistic_regression(*made_up())
    with pytest.raises(ValueError) as error:  # noqa: PT011
        fit.predict_proba(X)
    assert str(error.value) == text
