"""The probability that a model gave to a whole data set, and its logarithm.

The probabilities given to what happened multiply, because the samples are independent given the
model; their logarithms add. Every loss in ``losses`` is this sum with its sign turned, so the
work is done here: block by block, so that no temporary is as large as the data.
"""

import math

import numpy as np

from lessons_lib import _arguments
from lessons_lib._logs import BLOCK, log_product
from lessons_lib.information import bernoulli_log, log, sum_along, weighted_log

__all__ = ["likelihood", "log_likelihood"]


@np.errstate(under="ignore")  # 0 is then the nearest float
def likelihood(y_true, y_proba):
    r"""Likelihood :math:`\prod_i \hat y_i^{y_i} (1 - \hat y_i)^{1 - y_i}` of labels under a model.

    With one column for each class it is :math:`\prod_i \prod_k \hat y_{ik}^{y_{ik}}`.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1 (or soft labels between), in the shape of `y_proba`; or, for n classes,
        class indices of shape (m,) or rows of shape (m, n).
    y_proba : array_like
        Predicted probabilities of class 1; or, for n > 1 classes, rows of shape (m, n).

    Returns
    -------
    float
        The product over all samples, a probability without unit. It underflows to 0 for data
        sets of some thousand samples; `log_likelihood` does not.

    Raises
    ------
    ValueError
        If the shapes do not fit, or an argument is not made of labels or probabilities.
    TypeError
        If `y_true` or `y_proba` holds anything but real numbers.

    References
    ----------
    R. A. Fisher, "On the Mathematical Foundations of Theoretical Statistics", 1922.

    Examples
    --------
    >>> round(likelihood([1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7]), 4)
    0.2352
    """
    y, p, for_classes = _asked(y_true, y_proba)
    if for_classes:
        y, p = class_rows_or_indices(y, p.shape[1]), class_probabilities(p)
        factors = p**y if y.ndim == 2 else _given(y, p)
    else:
        y, p = labels(y), probabilities_of_one(p)
        factors = p**y * (1 - p) ** (1 - y)
    return _arguments.positive_zero(float(_product(factors.ravel())))


@np.errstate(under="ignore")  # 0 is then the nearest float
def log_likelihood(y_true, y_proba, *, base=None):
    r"""Log-likelihood :math:`\sum_i y_i \log \hat y_i + (1 - y_i) \log (1 - \hat y_i)`.

    With one column for each class it is :math:`\sum_i \sum_k y_{ik} \log \hat y_{ik}`.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1 (or soft labels between), in the shape of `y_proba`; or, for n classes,
        class indices of shape (m,) or rows of shape (m, n).
    y_proba : array_like
        Predicted probabilities of class 1; or, for n > 1 classes, rows of shape (m, n).
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.

    Returns
    -------
    float
        The sum over all samples, at most 0; ``-inf`` if an event to which 0 was given happened.

    Raises
    ------
    ValueError
        If the shapes do not fit, or an argument is not made of labels or probabilities.
    TypeError
        If `y_true` or `y_proba` holds anything but real numbers.

    References
    ----------
    R. A. Fisher, "On the Mathematical Foundations of Theoretical Statistics", 1922.

    Examples
    --------
    >>> round(log_likelihood([1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7]), 4)
    -1.4473
    """
    unit = _arguments.nats_per_unit(base)
    y, p, for_classes = _asked(y_true, y_proba)
    total = categorical_log_likelihood(y, p) if for_classes else bernoulli_log_likelihood(y, p)
    return _arguments.positive_zero(float(total) / unit)


def bernoulli_log_likelihood(y, p):
    """ln of ∏ p^y (1 − p)^(1 − y) over two arrays of one shape, in nats."""
    try:
        return sum_over_blocks(_bernoulli_block, y.ravel(), p.ravel())
    except ValueError:
        # A block numbers its entries from its own start; the whole names the bad one rightly.
        labels(y), probabilities_of_one(p)
        raise


def categorical_log_likelihood(y, p):
    """ln of the product of the probabilities given to the classes that came, in nats.

    p is (m, n); y is (m,) class indices or (m, n) rows.
    """
    try:
        # One number in n is used, the others are only checked: so the blocks can be larger.
        size = max(1, 4 * BLOCK // p.shape[1])
        return sum_over_blocks(_categorical_block, y, p, size)
    except ValueError:
        class_rows_or_indices(y, p.shape[1]), class_probabilities(p)
        raise


def categorical_logs(y, p):
    """The log of the probability that each row of p gave to its class, in nats."""
    y, p = class_rows_or_indices(y, p.shape[1]), class_probabilities(p)
    if y.ndim == 1:
        return log(_given(y, p))
    return sum_along(weighted_log(y, log(p)), axis=1)


def labels(y):
    """y as float64 labels in [0, 1]."""
    remedy = "Labels are 0, 1 or a probability between; recode other labels first."
    return _arguments.probabilities("y_true", y, remedy)


def probabilities_of_one(p):
    """p as float64 probabilities of class 1."""
    remedy = "Pass probabilities of class 1; for logits use binary_cross_entropy_with_logits."
    return _arguments.probabilities("y_proba", p, remedy)


def class_probabilities(p):
    """p as float64 rows of probabilities, one column for each class."""
    return _arguments.distributions("y_proba", p, axis=-1)


def class_rows_or_indices(y, n):
    """y as float64 rows that sum to 1, or as indices of n classes."""
    if y.ndim == 2:
        return _arguments.distributions("y_true", y, axis=-1)
    with np.errstate(invalid="ignore"):  # NaN and infinity become some integer: no equal one
        indices = y.astype(np.intp, copy=False)
    wrong = (indices != y) | (indices < 0) | (indices >= n)
    if wrong.any():
        remedy = "Give each class a whole number, the place of its column in y_proba."
        _arguments.raise_at("y_true", f"hold class indices from 0 to {n - 1}", y, wrong, remedy)
    return indices


def class_arguments(y_true, y_proba):
    """Both arguments as arrays whose shapes fit: (m,) or (m, n) beside (m, n)."""
    y = _arguments.real_array("y_true", y_true)
    p = _arguments.real_array("y_proba", y_proba)
    if p.ndim != 2:
        raise ValueError(
            f"y_proba must have shape (m, n), a column for each class; got {p.shape}. "
            "For the probability of class 1 alone use binary_cross_entropy."
        )
    m = len(p)
    if y.shape not in ((m,), p.shape):
        remedy = "Give one label for each row of y_proba, in the same order."
        raise ValueError(
            f"y_true must have shape {(m,)}, class indices, or {p.shape}, a column for each class; "
            f"got {y.shape}. {'Use y_true.ravel().' if y.shape == (m, 1) else remedy}"
        )
    return y, p


def _asked(y_true, y_proba):
    """Both arguments as arrays, and whether y_proba has a column for each class."""
    p = _arguments.real_array("y_proba", y_proba)
    if p.ndim == 2 and p.shape[1] > 1:
        return *class_arguments(y_true, p), True
    y = _arguments.real_array("y_true", y_true)
    _arguments.same_shape("y_true", y, "y_proba", p)
    return y, p, False


def _product(factors):
    """∏ factors, in pairs: one after the other, 0.7 · 5e−324 would round to 5e−324 for ever."""
    while factors.size > 1:
        half = factors.size // 2
        factors = np.append(factors[:half] * factors[half : 2 * half], factors[2 * half :])
    return factors[0]


def _given(indices, p):
    """The probability that each row of p gave to the class that came."""
    m, n = p.shape
    return p.take(indices + np.arange(0, m * n, n))  # faster than p[np.arange(m), indices]


def sum_over_blocks(block, y, p, size=BLOCK):
    """The sum of `block` over y and p cut into pieces of `size` samples."""
    starts = range(0, len(p), size)
    try:
        return math.fsum(block(y[i : i + size], p[i : i + size]) for i in starts)
    except OverflowError:  # of logits beyond 1e300: no log of a probability is above 0
        return -math.inf


def _bernoulli_block(y, p):
    # Each array is read for the first time by an operation that has much to do with it, so that
    # the processor has work while it waits for memory. Hence p is checked after its use.
    given = np.subtract(1, y, dtype=np.float64)
    if _hard(y):
        # |(1 − y) − p| is the probability given to what happened: p for y = 1, else 1 − p.
        np.subtract(given, p, out=given)
        probabilities_of_one(p)
        total = log_product(given)
        if total is not None:
            return total
    return bernoulli_log(labels(y), probabilities_of_one(p)).sum()


def _hard(y):
    """Whether every label is 0 or 1."""
    hard = y == 0
    hard |= y == 1
    return hard.all()


def _categorical_block(y, p):
    if y.ndim == 1:
        total = log_product(_given(class_rows_or_indices(y, p.shape[1]), class_probabilities(p)))
        if total is not None:
            return total
    return categorical_logs(y, p).sum()
