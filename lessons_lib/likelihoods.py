"""The probability that a model gave to a whole data set, and its logarithm.

The probabilities given to what happened multiply, because the samples are independent given the
model; their logarithms add. Every loss in ``losses`` is this sum with its sign flipped.
"""

import math
from itertools import chain

import numpy as np
from numpy.typing import ArrayLike

from lessons_lib import _arguments, _logs

__all__ = ["likelihood", "log_likelihood"]

# Numbers below 2 to the power of this count as 0.
_ZERO_EXPONENT = -1080

# Multiplying by this number splits a float64 into two halves of 26 binary digits each.
_SPLIT = 2.0**27 + 1

# The largest number of factors that are multiplied as they are: each adds a relative error of
# 1e-16.
_FEW = 16


def likelihood(y_true: ArrayLike, y_proba: ArrayLike) -> float:
    r"""Likelihood :math:`\prod_i \hat y_i^{y_i} (1 - \hat y_i)^{1 - y_i}` of labels under a model.

    With one column for each class it is :math:`\prod_i \prod_k \hat y_{ik}^{y_{ik}}`.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1 (or soft labels between), with the same shape as `y_proba`; or, for n
        classes, class indices of shape (m,) or rows of shape (m, n).
    y_proba : array_like
        Predicted probabilities of class 1; or, for n > 1 classes, rows of shape (m, n).

    Returns
    -------
    float
        The product over all samples, a probability without a unit. For hard labels it is accurate
        to nearly the last digit, however many labels there are; a soft label adds the rounding of a
        power. The product underflows to 0 for data sets of a few thousand samples;
        `log_likelihood` does not.

    Raises
    ------
    ValueError
        If the shapes do not fit, or an argument does not consist of labels or probabilities.
    TypeError
        If `y_true` or `y_proba` holds anything but real numbers.

    Notes
    -----
    The columns of a two-dimensional `y_proba` count as classes if there are more than one. A table
    of yes/no forecasts of shape (m, k) must therefore be passed flat: ``y_true.ravel()`` and
    ``y_proba.ravel()``. A table of one column is a yes/no forecast.

    References
    ----------
    R. A. Fisher, "On the Mathematical Foundations of Theoretical Statistics", 1922.

    Examples
    --------
    >>> round(likelihood([1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7]), 4)
    0.2352
    """
    y, p = _arguments.binary_or_classes(y_true, y_proba)
    return _product_of_blocks(_bernoulli_factors if p.width == 1 else _categorical_factors, y, p)


def log_likelihood(y_true: ArrayLike, y_proba: ArrayLike, *, base: float | None = None) -> float:
    r"""Log-likelihood :math:`\sum_i y_i \log \hat y_i + (1 - y_i) \log (1 - \hat y_i)`.

    With one column for each class it is :math:`\sum_i \sum_k y_{ik} \log \hat y_{ik}`.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1 (or soft labels between), with the same shape as `y_proba`; or, for n
        classes, class indices of shape (m,) or rows of shape (m, n).
    y_proba : array_like
        Predicted probabilities of class 1; or, for n > 1 classes, rows of shape (m, n).
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.

    Returns
    -------
    float
        The sum over all samples, at most 0; ``-inf`` if an event with predicted probability 0
        happened.

    Raises
    ------
    ValueError
        If the shapes do not fit, or an argument does not consist of labels or probabilities.
    TypeError
        If `y_true` or `y_proba` holds anything but real numbers.

    Notes
    -----
    The columns of a two-dimensional `y_proba` count as classes if there are more than one. A table
    of yes/no forecasts of shape (m, k) must therefore be passed flat: ``y_true.ravel()`` and
    ``y_proba.ravel()``. A table of one column is a yes/no forecast.

    References
    ----------
    R. A. Fisher, "On the Mathematical Foundations of Theoretical Statistics", 1922.

    Examples
    --------
    >>> round(log_likelihood([1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7]), 4)
    -1.4473
    """
    unit = _arguments.nats_per_unit(base)
    y, p = _arguments.binary_or_classes(y_true, y_proba)
    log_sum = _logs.bernoulli_log_sum if p.width == 1 else _logs.categorical_log_sum
    return 0.0 - _logs.cost(_logs.total(log_sum, y, p), unit)


def _bernoulli_factors(labels, p):
    """p^y (1 − p)^(1 − y), elementwise up to a sign, and what rounding took from each."""
    y, hard = labels
    if not hard:
        return p**y * (1 - p) ** (1 - y), np.zeros_like(p)
    factors = _logs.given_to_binary(y, p)
    return factors, ((1 - y) - factors) - p


def _categorical_factors(y, p):
    """The probabilities given to the classes that occurred, in which nothing has been rounded."""
    factors = _logs.given(y, p) if y.ndim == 1 else np.ravel(p**y)
    return factors, np.zeros_like(factors)


@np.errstate(all="ignore")
def _product_of_blocks(factors, y, p):
    """The absolute value of the product of all factors."""
    pieces = (factors(y[part], p[part]) for part in _logs.parts(y, p))
    first = next(pieces)
    if first[0].size <= _FEW:
        return abs(math.prod(first[0].tolist()))
    products, exponent = [], 0
    for piece in chain([first], pieces):  # all are checked, even if the product is 0 already
        if exponent > _ZERO_EXPONENT:
            product, more = _product(*piece)
            products.append(product)
            exponent += more
    (product, lost), more = _product(*np.transpose(products))
    return abs(math.ldexp(product + lost, max(exponent + more, _ZERO_EXPONENT)))


def _product(factors, lost):
    """∏ (factors + lost), as a product, what rounding took from it, and an exponent of 2.

    Each factor is scaled to a magnitude between 1/2 and 1 before it is used: no product underflows.
    """
    exponent = 0
    while True:
        factors, exponents = np.frexp(factors)
        lost = np.ldexp(lost, -exponents)
        exponent += int(exponents.sum())
        if factors.size == 1 or exponent < _ZERO_EXPONENT:
            return (factors[0], lost[0]), exponent
        half = factors.size // 2
        a, b, rest = np.split(factors, [half, 2 * half])
        lost_a, lost_b, lost_rest = np.split(lost, [half, 2 * half])
        product = a * b
        error = _rounding_of_product(a, b, product) + a * lost_b + b * lost_a
        factors, lost = np.append(product, rest), np.append(error, lost_rest)


def _rounding_of_product(a, b, product):
    """The exact error a b − product, from the halves of the digits of a and b (Dekker 1971)."""
    high_a, high_b = (c - (c - x) for x, c in ((a, a * _SPLIT), (b, b * _SPLIT)))
    low_a, low_b = a - high_a, b - high_b
    return low_a * low_b - (((product - high_a * high_b) - low_a * high_b) - high_a * low_b)
