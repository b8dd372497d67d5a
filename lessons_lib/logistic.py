"""Logistic regression: the weights that make the observed labels most probable.

Fitting minimises the loss of ``_logistic_loss``, which states the formulas. Here are the two ways
to minimise it, Newton's method and gradient descent, and the check on where they stopped.
"""

import math
import numbers
import sys
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib import _arguments
from lessons_lib._logistic_loss import FLAT, Loss, flat_directions, refuse_numbers
from lessons_lib._logs import sigmoid_of
from lessons_lib._separation import separation

__all__ = ["LogisticFit", "fit_logistic_regression"]

# Newton's method stops when the optimum is this near, in standard errors; gradient descent stops
# when the gradient is this small.
_TOLERANCE = 1e-8
# When columns are scaled to curvature 1 at w = 0, a curvature below the first number calls for a
# check for separation; so do as many steps of gradient descent as the second.
_NEARLY_FLAT, _PATIENCE = 1e-12, 1000
_STEPS = {"newton": 100, "gradient": 30_000}

_MESSAGES = {
    "converged": "Converged in {n_iter} steps.",
    "stopped": "Not converged in {n_iter} steps. Raise max_iter.",
    "slow": "Not converged in {n_iter} steps. Raise max_iter, or use method='newton'.",
    "hidden": "Not converged: some fitted probabilities are so close to 0 or 1 that rounding hides "
    "the optimum. Look for outliers in X, or raise l2.",
    "stuck": "Not converged: after {n_iter} steps, rounding hides which way the optimum lies. Look "
    "for outliers in X and for columns that are almost collinear, or raise l2.",
    "complete": "Not converged: the classes are completely separable. The loss goes to 0 as the "
    "weights grow without end, so no maximum-likelihood estimate exists. Set l2 above 0, or "
    "collect samples where the classes overlap.",
    "quasi-complete": "Not converged: the classes are quasi-completely separable by {columns}. "
    "Some samples become certain as the weights grow without end, so no maximum-likelihood "
    "estimate exists. Set l2 above 0, or leave a column out.",
    "collinear": "Not unique: X is collinear, a weighted sum of {columns} being constant, so other "
    "weights give the same probabilities. Leave a column out, or set l2 above 0.",
}


@dataclass(frozen=True, eq=False)
class LogisticFit:
    """What `fit_logistic_regression` found; its *Returns* section describes the fields."""

    intercept: float
    coef: NDArray[np.float64]
    standard_errors: NDArray[np.float64]
    log_likelihood: float
    n_iter: int
    converged: bool
    message: str
    loss_history: NDArray[np.float64] = field(repr=False)
    # The logit at a centre of X: if that is far from 0, intercept + X @ coef loses digits.
    _centre: NDArray[np.float64] = field(repr=False)
    _logit_at_centre: float = field(repr=False)

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """Probabilities of class 1, of shape (m,), for the rows of `X`, of shape (m, d)."""
        X = _table(X)
        if X.shape[1] != self.coef.size:
            raise ValueError(
                f"X must have as many columns as in the fit, {self.coef.size}; "
                f"got shape {X.shape}. Give each weight its measurement, in the same order."
            )
        with np.errstate(all="ignore"):
            X = X.astype(np.float64, copy=False)
            z = self._logit_at_centre + (X - self._centre) @ self.coef
            # Whether terms of 1e308 cancel depends on the processor; their squares overflow on any.
            squares = np.square([X.min(), X.max()])
            if not (np.isfinite(z).all() and np.isfinite(squares).all()):
                refuse_numbers(X)
            return sigmoid_of(z)


class _Arrival(NamedTuple):
    """Where a minimiser ended: weights, their Hessian, all losses, and the verdict."""

    w: np.ndarray
    hessian: np.ndarray
    history: list
    verdict: str
    open: np.ndarray  # a mask of the weights of X, intercept first, that the data do not determine


def fit_logistic_regression(
    X: ArrayLike,
    y: ArrayLike,
    *,
    method: Literal["newton", "gradient"] = "newton",
    l2: float = 0.0,
    max_iter: int | None = None,
) -> LogisticFit:
    r"""Fit :math:`P(y = 1) = 1 / (1 + e^{-z})`, where :math:`z = w_0 + w_1 x_1 + … + w_d x_d`.

    Minimises :math:`\sum_i [\ln(1 + e^{z_i}) - y_i z_i] + \frac{l_2}{2} \sum_{j \ge 1} w_j^2`: the
    negative log-likelihood in nats, and a penalty on all weights but the intercept.

    Parameters
    ----------
    X : array_like
        Measurements, of shape (m, d), a row for each sample; the intercept needs no column.
    y : array_like
        Labels 0 and 1, of shape (m,); both must occur.
    method : {"newton", "gradient"}
        Newton's method, with each step halved until the loss falls; or gradient descent with a
        constant learning rate, on centred columns of one scale.
    l2 : float, default 0
        Strength of the penalty, added to the *sum* of the losses: 1 / C in scikit-learn.
    max_iter : int, optional
        The largest number of steps: 100 for Newton's method and 30,000 for gradient descent if
        left out.

    Returns
    -------
    LogisticFit
        ``intercept``, a float, and ``coef``, of shape (d,): nats per unit of a column.
        ``standard_errors``, of shape (d + 1,), intercept first: the roots of the diagonal of the
        inverse Hessian; ``inf`` for a weight that the data do not determine.
        ``log_likelihood`` in nats, without penalty. ``loss_history``, of shape (n_iter + 1,): the
        mean loss in nats, penalty included, from w = 0 on. ``n_iter``, ``converged``, and a
        ``message``, which says what is wrong with separable or collinear data, and what to do.
        ``predict_proba(X)`` gives the probabilities of class 1, of shape (m,).

    Raises
    ------
    ValueError
        If shapes do not fit, X has fewer rows than there are weights (without a penalty), holds
        NaN or numbers without a finite square, or has a column that varies by less than 1e-140, y
        does not hold both labels, or an option is unknown.
    TypeError
        If `X` or `y` holds anything but real numbers.

    References
    ----------
    T. Hastie, R. Tibshirani and J. Friedman, *The Elements of Statistical Learning*, 2009, section
    4.4. A. Albert and J. A. Anderson, "On the Existence of Maximum Likelihood Estimates in Logistic
    Regression Models", 1984, for the two kinds of separation.

    Examples
    --------
    >>> fit = fit_logistic_regression([[1], [2], [3], [4]], [0, 1, 0, 1])
    >>> print(f"{fit.intercept:.4f} {fit.coef[0]:.4f}: {fit.log_likelihood:.4f} nats")
    -2.2705 0.9082: -2.3475 nats
    """
    X, y = _table(X), _labels(y)
    _check(X, y, method, l2, max_iter)
    with np.errstate(all="ignore"):  # exponentials underflow; overflow is checked
        loss = Loss(X, y, float(l2))
        _refuse_tiny_columns(X, loss)
        minimise = _newton if method == "newton" else _gradient_descent
        arrival = minimise(loss, np.zeros(X.shape[1] + 1), loss.start, max_iter or _STEPS[method])
        weights = loss.back() @ arrival.w
        n_iter = len(arrival.history) - 1
        return LogisticFit(
            intercept=float(weights[0]),
            coef=weights[1:],
            standard_errors=_standard_errors(loss, arrival),
            log_likelihood=float(loss.penalty(arrival.w) - arrival.history[-1]),
            n_iter=n_iter,
            converged=arrival.verdict == "converged",
            message=_MESSAGES[arrival.verdict].format(
                n_iter=n_iter, columns=_columns(arrival.open)
            ),
            loss_history=np.array(arrival.history) / len(y),
            _centre=loss.centre,
            _logit_at_centre=float(arrival.w[0] / loss.scale[0]),
        )


def _newton(loss, w, at_w, max_iter):
    """Solve Hessian · step = −gradient and take the step, until there is a verdict."""
    history, before = [at_w[0]], math.inf
    collinear = loss.flat_at_start()
    rank = w.size - collinear.shape[1]
    may_separate = loss.l2 == 0

    def arrive(verdict, open_weights):
        return _Arrival(w, at_w[2], history, verdict, open_weights)

    while True:
        value, gradient, hessian = at_w
        step, curvatures = _newton_step(gradient, hessian)
        if may_separate and curvatures[-rank] < _NEARLY_FLAT:
            if found := separation(loss):
                return arrive(*found)
            may_separate = False
        if len(history) > max_iter:
            verdict = "stopped" if max_iter < _STEPS["newton"] else "stuck"
            return arrive(verdict, loss.moved_by(collinear))
        # gradientᵀ Hessian⁻¹ gradient is the squared distance to go, in standard errors. A step
        # takes half of it off the loss.
        distance = math.sqrt(max(-gradient @ step, 0))
        stuck = distance > before / 2 and history[-1] >= history[-2]
        while not stuck and (at_next := loss(w + step))[0] > value * (1 + 1e-12):
            step /= 2  # it went too far, and not only by rounding
            stuck = np.array_equal(w + step, w)
        if stuck:
            return arrive("stuck", loss.moved_by(collinear))
        w, at_w = w + step, at_next
        history.append(at_w[0])
        # Where a step brought the distance to a thousandth, the next brings it to a millionth, and
        # one more, which needs no look at the data, to the last digit.
        if distance <= max(_TOLERANCE, 1e-3 * min(before, 10)):
            flat = flat_directions(at_w[2], FLAT * max(curvatures[-1], 1))
            hidden = flat.shape[1] > collinear.shape[1]
            verdict = "hidden" if hidden else "collinear" if flat.size else "converged"
            w = w + _newton_step(*at_w[1:])[0]
            return arrive(verdict, loss.moved_by(flat))
        before = distance


def _newton_step(gradient, hessian):
    """−Hessian⁻¹ · gradient, but no step along directions without curvature; and all curvatures."""
    curvatures, directions = np.linalg.eigh(hessian)
    curved = curvatures > FLAT * curvatures[-1]
    directions = directions[:, curved]
    return -directions @ ((gradient @ directions) / curvatures[curved]), curvatures


def _gradient_descent(loss, w, at_w, max_iter):
    """Go down the gradient, at the largest constant rate that never climbs."""
    value, gradient, hessian = at_w
    rate = 1 / np.linalg.eigvalsh(hessian)[-1]
    history = [value]
    while (distance := np.linalg.norm(gradient)) > _TOLERANCE and len(history) <= max_iter:
        if len(history) == _PATIENCE and loss.l2 == 0 and separation(loss):
            break
        w = w - rate * gradient
        value, gradient, _ = loss(w, with_hessian=False)
        history.append(value)
    at_w = loss(w)
    # Newton's method soon finds out whether this is the optimum or a path without end.
    judged = _newton(loss, w, at_w, _STEPS["newton"])
    slow = distance > _TOLERANCE and not judged.verdict.endswith("complete")
    return judged._replace(
        w=w, hessian=at_w[2], history=history, verdict="slow" if slow else judged.verdict
    )


def _standard_errors(loss, arrival):
    """Roots of the diagonal of the inverse Hessian, and inf for undetermined weights."""
    back = loss.back()
    inverse = np.linalg.pinv(arrival.hessian, rcond=FLAT, hermitian=True)
    size = np.abs(back).max(axis=1)  # whose squares may overflow
    rows = back / size[:, None]
    return np.where(arrival.open, np.inf, size * np.sqrt((rows @ inverse @ rows.T).diagonal()))


def _columns(open_weights):
    """The columns whose weights are undetermined, in words."""
    names = [str(j) for j in np.flatnonzero(open_weights[1:])]
    return f"column{'s' * (len(names) > 1)} {', '.join(names)}"


def _refuse_tiny_columns(X, loss):
    """Refuse a column that varies, but so little that its squares underflow."""
    for j in np.flatnonzero(loss.constant[1:]):
        if (X[:, j] != X[0, j]).any():
            size = np.abs(X[:, [j]])
            wrong = (np.arange(X.shape[1]) == j) & (size == size.max())
            remedy = "Use a smaller unit, or leave the column out."
            _arguments.raise_at("X", "vary in a column by more than 1e-140", X, wrong, remedy)


def _table(X):
    """X as an array of shape (m, d)."""
    X = _arguments.real_array("X", X)
    if X.ndim != 2:
        remedy = "Put each sample in a row."
        if X.ndim == 1:
            remedy = "Use X.reshape(-1, 1) if it is one column."
        raise ValueError(
            f"X must have shape (m, d), a row for each sample; got {X.shape}. {remedy}"
        )
    return X


def _labels(y):
    """y as float64 labels 0 and 1, of shape (m,)."""
    y = _arguments.real_array("y", y)
    if y.ndim != 1:
        raise ValueError(
            f"y must have shape (m,), a label for each sample; got {y.shape}. Use y.ravel()."
        )
    wrong = (y != 0) & (y != 1)
    if wrong.any():
        remedy = "Recode the two classes, for instance with y = (y == 2).astype(float)."
        _arguments.raise_at("y", "hold labels 0 and 1", y, wrong, remedy)
    if y.min() == y.max():
        raise ValueError(
            f"y must hold both classes; got only {y[0].item()!r}. "
            "Collect samples of the other class: from one alone nothing can be told apart."
        )
    return y.astype(np.float64, copy=False)


def _check(X, y, method, l2, max_iter):
    """Refuse arguments that do not fit together, and unknown options."""
    if len(X) != len(y):
        raise ValueError(
            f"X and y must have one row and one label for each sample; "
            f"got {X.shape} and {y.shape}. Check which samples each of them holds."
        )
    if not (isinstance(method, str) and method in _STEPS):
        raise ValueError(
            f"method must be 'newton' or 'gradient'; got {method!r}. Use 'newton' if in doubt."
        )
    if not _is(l2, numbers.Real) or not 0 <= l2 <= sys.float_info.max:
        raise ValueError(
            f"l2 must be a finite number, at least 0; got {l2!r}. Use 0 for no penalty."
        )
    if max_iter is not None and not (_is(max_iter, numbers.Integral) and max_iter > 0):
        raise ValueError(
            f"max_iter must be a whole number above 0, or None; got {max_iter!r}. "
            "Leave it out if in doubt."
        )
    if l2 == 0 and len(X) <= X.shape[1]:
        raise ValueError(
            f"X must have at least as many rows as there are weights, {X.shape[1] + 1}; "
            f"got shape {X.shape}. Collect more samples, leave columns out, or set l2 above 0."
        )


def _is(value, kind):
    """Whether value is a number of this kind; True and False are not."""
    return isinstance(value, kind) and not isinstance(value, bool)
