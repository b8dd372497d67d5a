"""The losses of classification: cross-entropy averaged over the samples of a data set.

Each takes −log of the probability that the model gave to what happened. Without a base they are
in nats; ``base=2`` gives bits. The samples are independent given the model.
"""

import numpy as np

from lessons_lib import _arguments, likelihoods
from lessons_lib.information import bernoulli_log, weighted_log

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "categorical_cross_entropy",
]


@np.errstate(under="ignore")  # 0 is then the nearest float
def binary_cross_entropy(y_true, y_proba, *, base=None, reduction="mean"):
    r"""Binary cross-entropy :math:`-[y \log \hat y + (1 - y) \log (1 - \hat y)]`.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1, or soft labels between them, of any shape.
    y_proba : array_like
        Predicted probabilities of class 1, in the shape of `y_true`.
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.
    reduction : {"mean", "sum", "none"}
        The mean over samples, their sum, or one loss for each.

    Returns
    -------
    float or ndarray
        The loss; ``inf`` if an event to which 0 was given happened.

    Raises
    ------
    ValueError
        If the shapes differ, an argument is empty or holds NaN or numbers outside [0, 1],
        or `base` or `reduction` is unknown.
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
    y = _arguments.real_array("y_true", y_true)
    p = _arguments.real_array("y_proba", y_proba)
    _arguments.same_shape("y_true", y, "y_proba", p)
    if reduction == "none":
        logs = bernoulli_log(likelihoods.labels(y), likelihoods.probabilities_of_one(p))
    else:
        logs = likelihoods.bernoulli_log_likelihood(y, p)
    return _loss(logs, y.size, reduction, unit)


@np.errstate(under="ignore")  # 0 is then the nearest float
def binary_cross_entropy_with_logits(y_true, logits, *, base=None, reduction="mean"):
    r"""Binary cross-entropy of predictions given as logits: :math:`\ln(1 + e^z) - y z`.

    Computed as :math:`y \ln(1 + e^{-z}) + (1 - y) \ln(1 + e^z)` without overflow: no term is
    negative, so that a tiny loss keeps its digits.

    Parameters
    ----------
    y_true : array_like
        Labels 0 and 1, or soft labels between them, of any shape.
    logits : array_like
        Logits of class 1 in nats, in the shape of `y_true`.
    base : float, optional
        Base of the logarithm of the loss, above 1: 2 for bits. Nats if left out.
    reduction : {"mean", "sum", "none"}
        The mean over samples, their sum, or one loss for each.

    Returns
    -------
    float or ndarray
        The loss.

    Raises
    ------
    ValueError
        If the shapes differ, an argument is empty or holds NaN, a label is outside [0, 1],
        or `base` or `reduction` is unknown.
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
    y = likelihoods.labels(y_true)
    z = _arguments.float_array("logits", logits)
    _arguments.same_shape("y_true", y, "logits", z)
    with np.errstate(over="ignore"):  # of logits beyond 1e300, whose sum is infinite
        if reduction == "none":
            logs = _logit_logs(y, z)
        else:
            logs = likelihoods.sum_over_blocks(
                lambda y, z: _logit_logs(y, z).sum(), y.ravel(), z.ravel()
            )
        return _loss(logs, y.size, reduction, unit)


@np.errstate(under="ignore")  # 0 is then the nearest float
def categorical_cross_entropy(y_true, y_proba, *, base=None, reduction="mean"):
    r"""Cross-entropy :math:`-\sum_k y_k \log \hat y_k` of n classes, over m samples.

    Parameters
    ----------
    y_true : array_like
        Class indices of shape (m,), or rows of shape (m, n), one-hot or soft, that sum to 1.
    y_proba : array_like
        Predicted probabilities of shape (m, n), a column for each class; rows sum to 1.
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.
    reduction : {"mean", "sum", "none"}
        The mean over samples, their sum, or one loss for each. The sum over classes is part of
        the loss of one sample.

    Returns
    -------
    float or ndarray
        The loss; ``inf`` if a class to which 0 was given came.

    Raises
    ------
    ValueError
        If the shapes do not fit, an argument is empty or holds NaN, an index has no column, a
        row does not sum to 1 within 1e-8, or `base` or `reduction` is unknown.
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
    y, p = likelihoods.class_arguments(y_true, y_proba)
    if reduction == "none":
        logs = likelihoods.categorical_logs(y, p)
    else:
        logs = likelihoods.categorical_log_likelihood(y, p)
    return _loss(logs, len(p), reduction, unit)


def _logit_logs(y, z):
    """The log-probability of each label, y ln σ(z) + (1 − y) ln σ(−z)."""
    # With a = |z|, the likely class has log-probability −ln(1 + e^−a) and the unlikely one
    # −a − ln(1 + e^−a). Their weights add to 1; that of the unlikely one is |y − [z > 0]|.
    a = np.abs(z)
    return weighted_log(np.abs(y - (z > 0)), -a) - np.log1p(np.exp(-a))


def _loss(logs, m, reduction, unit):
    """The loss that log-probabilities in nats mean: sign turned, averaged, in its unit."""
    scale = unit * (m if reduction == "mean" else 1)
    return _arguments.plain(_arguments.positive_zero(-logs) / scale)
