"""Logistic regression: the weights that make the observed labels most probable.

Fitting minimises the loss of ``_logistic_loss``, which states the formulas. This module has two
ways to minimise it, Newton's method and gradient descent, and the check on where they stopped. It
also has the sums over samples. Both methods need only these sums, so the samples may be anywhere.
"""

import math
import numbers
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib import _arguments
from lessons_lib._logistic_loss import FLAT, Loss, Samples, Totals, refuse_numbers
from lessons_lib._logs import sigmoid_of
from lessons_lib._separation import separation

__all__ = ["LogisticFit", "fit_logistic_regression", "logistic_loss_sums"]

Sums = tuple[float, NDArray[np.float64], NDArray[np.float64]]  # value, gradient, Hessian

# Newton's method stops when the optimum is this near, in standard errors; gradient descent stops
# when the gradient is this small.
_TOLERANCE = 1e-8
# When columns are scaled to curvature 1 at w = 0, a curvature below the first number calls for a
# check for separation; so does a run of gradient descent with as many steps as the second number.
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
    "collinear": "Not unique: X is collinear (a weighted sum of {columns} is constant), so other "
    "weights give the same probabilities. Leave a column out, or set l2 above 0.",
}
# The messages about a fit of which only sums are known.
_MESSAGES_OF_SUMS = _MESSAGES | {
    "hidden": "Not converged: along {columns} the loss curves by no more than the rounding of its "
    "sums. Either the classes are separable there, and no maximum-likelihood estimate exists, or "
    "columns are almost collinear or hold outliers: sums cannot tell which. Set l2 above 0, or "
    "leave a column out.",
    "stuck": _MESSAGES["stuck"]
    + " Sums lose digits of a column far from 0: subtract its mean in every block.",
    "collinear": _MESSAGES["collinear"]
    + " Sums cannot tell a constant from a column that varies by less than a millionth of its "
    "mean: subtract the mean of such a column in every block.",
}


@dataclass(frozen=True, eq=False)
class LogisticFit:
    """The result of `fit_logistic_regression`, whose *Returns* section describes the fields."""

    intercept: float
    coef: NDArray[np.float64]
    standard_errors: NDArray[np.float64]
    log_likelihood: float
    n_iter: int
    converged: bool
    message: str
    loss_history: NDArray[np.float64] = field(repr=False)
    # The logit at a centre of X. If the centre is far from 0, intercept + X @ coef loses digits.
    _centre: NDArray[np.float64] = field(repr=False)
    _logit_at_centre: float = field(repr=False)

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """Probabilities of class 1, of shape (m,), for the rows of `X`, of shape (m, d)."""
        X = _table(X)
        if X.shape[1] != self.coef.size:
            raise ValueError(
                f"X must have as many columns as in the fit, {self.coef.size}; "
                f"got shape {X.shape}. Give one measurement for each weight, in the same order."
            )
        with np.errstate(all="ignore"):
            X = X.astype(np.float64, copy=False)
            z = self._logit_at_centre + (X - self._centre) @ self.coef
            # Whether terms of 1e308 cancel depends on the processor; their squares always overflow.
            squares = np.square([X.min(), X.max()])
            if not (np.isfinite(z).all() and np.isfinite(squares).all()):
                refuse_numbers(X)
            return sigmoid_of(z)


class _Arrival(NamedTuple):
    """The state in which a minimiser stopped: weights, their Hessian, all losses, and a verdict."""

    w: np.ndarray
    hessian: np.ndarray
    history: list
    verdict: str
    open: np.ndarray  # a mask of the weights of X, intercept first, that the data do not determine


def logistic_loss_sums(X: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> Sums:
    r"""The loss of logistic regression, its gradient and its Hessian: sums over samples.

    With :math:`p_i = 1 / (1 + e^{-z_i})`, :math:`z_i = w_0 + w_1 x_{i1} + … + w_d x_{id}`, and
    :math:`x_{i0} = 1`, the value is :math:`\sum_i [\ln(1 + e^{z_i}) - y_i z_i]`, the gradient
    :math:`\sum_i (p_i - y_i) x_i`, and the Hessian :math:`\sum_i p_i (1 - p_i) x_i x_i^T`. The sums
    of several blocks, added up, are the sums over all their samples; a fit needs nothing else.

    Parameters
    ----------
    X : array_like
        Measurements, of shape (m, d), a row for each sample; the intercept needs no column. An
        array of any type or stride, memory-mapped or not, is read a few rows at a time.
    y : array_like
        Labels 0 and 1, of shape (m,); one of the two may be absent.
    weights : array_like, optional
        Of shape (d + 1,), intercept first, for the unscaled `X`. If left out, all are 0.

    Returns
    -------
    value : float
        The binary cross-entropy summed over all samples, in nats: not the mean.
    gradient : ndarray
        Of shape (d + 1,), intercept first.
    hessian : ndarray
        Of shape (d + 1, d + 1), intercept first.

    Raises
    ------
    ValueError
        If the shapes do not fit, or X or the weights hold NaN or numbers too large for finite sums.
    TypeError
        If an argument holds anything but real numbers.

    References
    ----------
    T. Hastie, R. Tibshirani and J. Friedman, *The Elements of Statistical Learning*, 2009, section
    4.4. C.-T. Chu et al., "Map-Reduce for Machine Learning on Multicore", 2006, for the sums.

    Examples
    --------
    >>> blocks = [([[1], [2]], [0, 1]), ([[3], [4]], [0, 1])]
    >>> parts = [logistic_loss_sums(X, y, weights=[-2, 1]) for X, y in blocks]
    >>> value, gradient, hessian = (sum(part) for part in zip(*parts))
    >>> print(f"{value:.4f} nats")
    2.4466 nats
    """
    X, y = _table(X), _labels(y)
    _refuse_rows_without_label(X, y)
    w = np.zeros(X.shape[1] + 1) if weights is None else _weights(weights, X.shape[1] + 1)
    with np.errstate(all="ignore"):  # exponentials underflow; overflow is checked
        value, gradient, hessian = Samples(X, y, centre=0.0).sums(w)
        if not (np.isfinite(value) and np.isfinite(gradient).all() and np.isfinite(hessian).all()):
            if not np.isfinite(np.square([X.min(), X.max()], dtype=np.float64)).all():
                refuse_numbers(X)
            remedy = "Use smaller weights."
            wrong = np.abs(w) == np.abs(w).max()
            _arguments.raise_at("weights", "give every sample a finite logit", w, wrong, remedy)
    return float(value), gradient, hessian


def fit_logistic_regression(
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    sums: Callable[[NDArray[np.float64] | None], Sums] | None = None,
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
    sums : callable, optional
        Instead of `X` and `y`, for samples that are not in one place: ``sums(weights)`` returns
        what `logistic_loss_sums` does, added up over all blocks. The first call passes None, which
        stands for weights of 0; then each step takes one call, or a few if the step has to be
        halved. Sums lose digits if a column is far from 0: if its mean is 1,000 times its spread,
        standard errors lose six digits. Subtract a number near the mean of such a column in every
        block.
    method : {"newton", "gradient"}
        Newton's method, with each step halved until the loss falls; or gradient descent with a
        constant learning rate, on centred columns of one scale.
    l2 : float, default 0
        Strength of the penalty, added to the *sum* of the losses: 1 / C in scikit-learn.
    max_iter : int, optional
        The largest number of steps. If left out, 100 for Newton's method and 30,000 for gradient
        descent.

    Returns
    -------
    LogisticFit
        ``intercept``, a float, and ``coef``, of shape (d,): nats per unit of a column.
        ``standard_errors``, of shape (d + 1,), intercept first: the square roots of the diagonal of
        the inverse Hessian; ``inf`` for a weight that the data do not determine. ``log_likelihood``
        in nats, without penalty. ``loss_history``, of shape (n_iter + 1,): the mean loss in nats,
        penalty included, from w = 0 on. ``n_iter``, ``converged``, and a ``message``, which says
        what is wrong with separable or collinear data, and what to do. ``predict_proba(X)`` gives
        the probabilities of class 1, of shape (m,).

    Raises
    ------
    ValueError
        If the shapes do not fit; if X has fewer rows than there are weights (without a penalty),
        holds NaN or numbers without a finite square, or has a column that varies by less than
        1e-140; if y does not hold both labels; if an option is unknown; or if sums are averages,
        are in another unit, hold half a Hessian, or are passed together with samples.
    TypeError
        If `X` or `y` holds anything but real numbers, or `sums` is or returns something else.

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
    _check_options(method, l2, max_iter)
    samples = _samples(X, y) if sums is None else _totals(sums, X, y)
    m, d = samples.m, samples.centre.size
    if l2 == 0 and m <= d:
        rule, got = "X must have at least as many rows", f"shape {(m, d)}"
        if sums is not None:
            rule, got = "sums must come from at least as many samples", m
        raise ValueError(
            f"{rule} as there are weights, {d + 1}; got {got}. "
            "Collect more samples, leave columns out, or set l2 above 0."
        )
    with np.errstate(all="ignore"):  # exponentials underflow; overflow is checked
        loss = Loss(samples, float(l2))
        _refuse_tiny_columns(loss)
        minimise = _newton if method == "newton" else _gradient_descent
        start = np.zeros(loss.scale.size)
        arrival = minimise(loss, start, loss.start, max_iter or _STEPS[method])
        weights = loss.back() @ arrival.w
        n_iter = len(arrival.history) - 1
        messages = _MESSAGES if sums is None else _MESSAGES_OF_SUMS
        return LogisticFit(
            intercept=float(weights[0]),
            coef=weights[1:],
            standard_errors=_standard_errors(loss, arrival),
            log_likelihood=float(loss.penalty(arrival.w) - arrival.history[-1]),
            n_iter=n_iter,
            converged=arrival.verdict == "converged",
            message=messages[arrival.verdict].format(n_iter=n_iter, columns=_columns(arrival.open)),
            loss_history=np.array(arrival.history) / samples.m,
            _centre=loss.centre,
            _logit_at_centre=float(arrival.w[0] / loss.scale[0]),
        )


def _newton(loss, w, at_w, max_iter):
    """Newton's method: solve Hessian · step = −gradient and take the step, until a verdict."""
    history, before = [at_w[0]], math.inf
    collinear = loss.flat_at_start()
    rank = w.size - collinear.shape[1]
    may_separate = loss.l2 == 0

    def arrive(verdict, open_weights):
        return _Arrival(w, at_w[2], history, verdict, open_weights)

    while True:
        value, gradient, hessian = at_w
        step, curvatures = _newton_step(loss, gradient, hessian)
        if may_separate and curvatures[-rank] < _NEARLY_FLAT:
            if found := _separation(loss, value):
                return arrive(*found)
            may_separate = isinstance(loss.samples, Totals)  # whose sums may show it later
        if len(history) > max_iter:
            verdict = "stopped" if max_iter < _STEPS["newton"] else "stuck"
            return arrive(verdict, loss.moved_by(collinear))
        # gradientᵀ Hessian⁻¹ gradient is the square of the distance to go, in standard errors. A
        # step lowers the loss by half that square.
        distance = math.sqrt(max(-gradient @ step, 0))
        stuck = distance > before / 2 and history[-1] >= history[-2]
        while not stuck and (at_next := loss(w + step))[0] > value * (1 + 1e-12):
            step /= 2  # the loss rose, and not only by rounding
            stuck = np.array_equal(w + step, w)
        if stuck:
            nearly = loss.flat_directions(hessian, _NEARLY_FLAT / FLAT)
            hidden = may_separate and nearly.shape[1] > collinear.shape[1]
            flat = nearly if hidden else collinear
            return arrive("hidden" if hidden else "stuck", loss.moved_by(flat))
        w, at_w = w + step, at_next
        history.append(at_w[0])
        # If a step reduced the distance to a thousandth, the next reduces it to a millionth; one
        # more step, which needs no pass over the data, reduces it to the last digit.
        if distance <= max(_TOLERANCE, 1e-3 * min(before, 10)):
            flat = loss.flat_directions(at_w[2], max(curvatures[-1], 1))
            hidden = flat.shape[1] > collinear.shape[1]
            verdict = "hidden" if hidden else "collinear" if flat.size else "converged"
            w = w + _newton_step(loss, *at_w[1:])[0]
            return arrive(verdict, loss.moved_by(flat))
        before = distance


def _newton_step(loss, gradient, hessian):
    """The step −Hessian⁻¹ · gradient, with no part along flat directions; and all curvatures."""
    curvatures, directions = np.linalg.eigh(hessian)
    curved = loss.curved(curvatures, directions, curvatures[-1])
    directions = directions[:, curved]
    return -directions @ ((gradient @ directions) / curvatures[curved]), curvatures


def _separation(loss, value):
    """The kind of separation and the weights that it leaves open; None if nothing is known."""
    if isinstance(loss.samples, Samples):
        return separation(loss)
    # If the sum of all losses is below ln 2, so is each loss, and every sample is on the right side
    # of probability 1/2. Complete separation brings the sum that low; only the samples could show
    # the quasi-complete kind.
    return ("complete", np.ones(loss.scale.size, dtype=bool)) if value < math.log(2) else None


def _gradient_descent(loss, w, at_w, max_iter):
    """Gradient descent with the largest constant rate at which the loss never rises."""
    value, gradient, hessian = at_w
    rate = 1 / np.linalg.eigvalsh(hessian)[-1]
    history = [value]
    while (distance := np.linalg.norm(gradient)) > _TOLERANCE and len(history) <= max_iter:
        if len(history) == _PATIENCE and loss.l2 == 0 and _separation(loss, value):
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
    """Square roots of the diagonal of the inverse Hessian, and inf for undetermined weights."""
    back = loss.back()
    curvatures, directions = np.linalg.eigh(arrival.hessian)
    curved = loss.curved(curvatures, directions, curvatures[-1])
    root = directions[:, curved] / np.sqrt(curvatures[curved])  # a square root of the inverse
    size = np.abs(back).max(axis=1)  # the squares of these numbers may overflow
    errors = size * np.linalg.norm(back / size[:, None] @ root, axis=1)
    return np.where(arrival.open, np.inf, errors)


def _columns(open_weights):
    """The columns whose weights are undetermined, in words."""
    names = [str(j) for j in np.flatnonzero(open_weights[1:])]
    return f"column{'s' * (len(names) > 1)} {', '.join(names)}"


def _samples(X, y):
    """The samples in X and y, checked."""
    X, y = _table(X), _labels(y)
    if y.min() == y.max():
        raise ValueError(
            f"y must hold both classes; got only {y[0].item():g}. "
            "Collect samples of the other class: one class alone leaves nothing to tell apart."
        )
    _refuse_rows_without_label(X, y)
    with np.errstate(all="ignore"):
        return Samples(X, y)


def _totals(sums, X, y):
    """The sums that the function `sums` adds up, checked."""
    if X is not None or y is not None:
        raise ValueError(
            f"sums must be passed instead of X and y; got {'X' if y is None else 'y'} as well. "
            "Pass either the samples or a function that adds up their sums."
        )
    if not callable(sums):
        raise TypeError(
            f"sums must be a function of the weights; got {_arguments.shown(sums)}. "
            "Let it add up what logistic_loss_sums returns for each block."
        )
    with np.errstate(all="ignore"):
        return Totals(sums)


def _refuse_tiny_columns(loss):
    """Refuse a column that varies, but so little that its squares underflow."""
    if isinstance(loss.samples, Totals):
        return  # in sums, such a column looks constant
    X = loss.samples.X
    for j in np.flatnonzero(loss.constant[1:]):
        if (X[:, j] != X[0, j]).any():
            size = np.abs(X[:, [j]])
            wrong = (np.arange(X.shape[1]) == j) & (size == size.max())
            remedy = "Use a smaller unit, or leave the column out."
            _arguments.raise_at("X", "vary by more than 1e-140 within a column", X, wrong, remedy)


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
    return y.astype(np.float64, copy=False)


def _weights(weights, size):
    """Weights as finite float64 numbers, of shape (size,)."""
    w = _arguments.float_array("weights", weights)
    if w.shape != (size,):
        raise ValueError(
            f"weights must have shape {(size,)}, one for the intercept and one for each column of "
            f"X; got {w.shape}. Put the intercept first; X needs no column of ones."
        )
    if np.isinf(w).any():
        _arguments.raise_at("weights", "be finite", w, np.isinf(w), "Use smaller weights.")
    return w


def _refuse_rows_without_label(X, y):
    """Refuse X and y of different lengths."""
    if len(X) != len(y):
        raise ValueError(
            f"X and y must have one row and one label for each sample; "
            f"got {X.shape} and {y.shape}. Check which samples each of them holds."
        )


def _check_options(method, l2, max_iter):
    """Refuse unknown options."""
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


def _is(value, kind):
    """Whether value is a number of this kind; True and False are not."""
    return isinstance(value, kind) and not isinstance(value, bool)
