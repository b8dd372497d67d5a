"""The losses of classification: cross-entropy averaged over the samples of a data set.

Each takes −log of the probability that the model gave to what happened. Without a base the losses
are in nats; ``base=2`` gives bits. The samples are independent given the model.
"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib import _arguments, _logs

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "categorical_cross_entropy",
]


def binary_cross_entropy(
    y_true: ArrayLike,
    y_proba: ArrayLike,
    *,
    base: float | None = None,
    reduction: Literal["mean", "sum", "none"] = "mean",
) -> float | NDArray[np.float64]:
    r"""Binary cross-entropy :math:`-[y \log \hat y + (1 - y) \log (1 - \hat y)]`.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1, or soft labels between them, of any shape.
    y_proba : array_like
        Predicted probabilities of class 1, with the same shape as `y_true`.
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.
    reduction : {"mean", "sum", "none"}
        The mean of the losses, their sum, or one loss per sample.

    Returns
    -------
    float or ndarray
        The loss; ``inf`` if an event with predicted probability 0 happened.

    Raises
    ------
    ValueError
        If the shapes differ, an argument is empty or holds NaN or numbers outside [0, 1],
        or `base` or `reduction` is not valid.
    TypeError
        If `y_true` or `y_proba` holds anything but real numbers.

    References
    ----------
    I. J. Good, "Rational Decisions", 1952 (the logarithmic score).

    Examples
    --------
    >>> round(binary_cross_entropy([1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7], base=2), 4)
    0.522
    """
    unit = _arguments.nats_per_unit(base)
    _arguments.check_reduction(reduction)
    y, p = _arguments.binary(y_true, y_proba)
    return _loss(_label_log, _logs.bernoulli_log_sum, y, p, unit, reduction)


def binary_cross_entropy_with_logits(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    base: float | None = None,
    reduction: Literal["mean", "sum", "none"] = "mean",
) -> float | NDArray[np.float64]:
    r"""Binary cross-entropy of predictions given as logits: :math:`\ln(1 + e^z) - y z`.

    Computed as :math:`y \ln(1 + e^{-z}) + (1 - y) \ln(1 + e^z)` without overflow: no term is
    negative, so a tiny loss keeps its digits.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1, or soft labels between them, of any shape.
    logits : array_like
        Logits of class 1 in nats, with the same shape as `y_true`.
    base : float, optional
        Base of the logarithm in the loss, above 1; 2 gives bits. If left out, the loss is in nats.
    reduction : {"mean", "sum", "none"}
        The mean of the losses, their sum, or one loss per sample.

    Returns
    -------
    float or ndarray
        The loss.

    Raises
    ------
    ValueError
        If the shapes differ, an argument is empty or holds NaN, a label is outside [0, 1],
        or `base` or `reduction` is not valid.
    TypeError
        If `y_true` or `logits` holds anything but real numbers.

    References
    ----------
    M. Mächler, "Accurately Computing log(1 − exp(−|a|))", 2012, section 2.

    Examples
    --------
    >>> binary_cross_entropy_with_logits([0], [40])
    40.0
    """
    unit = _arguments.nats_per_unit(base)
    _arguments.check_reduction(reduction)
    y, z = _arguments.labels(y_true), _arguments.numbers_without_nan("logits", logits)
    _arguments.same_shape(y, z)
    return _loss(_logit_log, _logit_log_sum, y, z, unit, reduction)


def categorical_cross_entropy(
    y_true: ArrayLike,
    y_proba: ArrayLike,
    *,
    base: float | None = None,
    reduction: Literal["mean", "sum", "none"] = "mean",
) -> float | NDArray[np.float64]:
    r"""Cross-entropy :math:`-\sum_k y_k \log \hat y_k` of n classes, over m samples.

    Parameters
    ----------
    y_true : array_like
        Class indices of shape (m,), or rows of shape (m, n), one-hot or soft, that sum to 1.
    y_proba : array_like
        Predicted probabilities of shape (m, n), a column for each class; rows sum to 1.
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.
    reduction : {"mean", "sum", "none"}
        The mean of the losses, their sum, or one loss per sample. The sum over classes is part of
        the loss of one sample.

    Returns
    -------
    float or ndarray
        The loss; ``inf`` if a class with predicted probability 0 occurred.

    Raises
    ------
    ValueError
        If the shapes do not fit, an argument is empty or holds NaN, an index has no column, a
        row does not sum to 1 within 1e-8, or `base` or `reduction` is not valid.
    TypeError
        If `y_true` or `y_proba` holds anything but real numbers.

    References
    ----------
    C. M. Bishop, *Pattern Recognition and Machine Learning*, 2006, equation 4.108.

    Examples
    --------
    >>> y_proba = [[0.2, 0.8], [0.7, 0.3], [0.6, 0.4], [0.3, 0.7]]
    >>> round(categorical_cross_entropy([1, 0, 0, 1], y_proba, base=2), 4)
    0.522
    """
    unit = _arguments.nats_per_unit(base)
    _arguments.check_reduction(reduction)
    y, p = _arguments.classes(y_true, y_proba)
    return _loss(_logs.categorical_log, _logs.categorical_log_sum, y, p, unit, reduction)


def _label_log(labels, p):
    """The log-probability of each label; `labels` are as `read_labels` returns them."""
    y, _ = labels
    return _logs.bernoulli_log(y, p)


def _logit_log(y, z):
    """The log-probability of each label, y ln σ(z) + (1 − y) ln σ(−z)."""
    # With a = |z|, the likely class has log-probability −ln(1 + e^−a) and the unlikely one
    # −a − ln(1 + e^−a). Their weights sum to 1; that of the unlikely one is |y − [z > 0]|.
    minus_a = -np.abs(z)
    return _logs.weighted(np.abs(y - (z > 0)), minus_a) - np.log1p(np.exp(minus_a))


def _logit_log_sum(y, z):
    """The sum of the log-probabilities in a block."""
    return _logs.sum_in_pieces(_logit_log_sum_of_piece, y, z)


def _logit_log_sum_of_piece(y, z):
    """The sum of log-probabilities in a piece: one logarithm for many factors 1 + e^−a."""
    minus_a = np.abs(z)
    np.negative(minus_a, out=minus_a)
    factors = np.exp(minus_a)
    factors += 1
    log_product = _logs.log_product(factors)
    if log_product is None:
        return np.add.reduce(_logit_log(y, z))
    unlikely = y - (z > 0)
    np.abs(unlikely, out=unlikely)
    return np.add.reduce(_logs.weighted(unlikely, minus_a)) - log_product


def _loss(log, log_sum, y, prediction, unit, reduction):
    """The loss from log-probabilities in nats, converted to `unit` and reduced as requested."""
    if reduction == "none":
        return _logs.cost_of_each(log, y, prediction, unit=unit)
    m = y.size if reduction == "mean" else 1
    return _logs.cost(_logs.total(log_sum, y, prediction), unit * m)
