"""Surprisal, entropy, relative entropy and cross-entropy of distributions.

All are averages of one thing, the surprisal −log p. Without a base they are in nats;
``base=2`` gives bits. 0 · log 0 is 0, its limit; an event of probability 0 that happens
has infinite surprisal, and the functions say so with ``inf``.
"""

import numpy as np

from lessons_lib import _arguments

__all__ = ["binary_entropy", "cross_entropy", "entropy", "kl_divergence", "surprisal"]


@np.errstate(under="ignore")  # 0 is then the nearest float
def surprisal(p, *, base=None):
    r"""Surprisal :math:`-\log p` of outcomes with probability `p`.

    Parameters
    ----------
    p : array_like
        Probabilities in [0, 1], of any shape.
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.

    Returns
    -------
    float or ndarray
        The surprisal of each outcome, in the shape of `p`; ``inf`` where `p` is 0.

    Raises
    ------
    ValueError
        If `p` is empty or holds NaN or numbers outside [0, 1], or `base` is not above 1.
    TypeError
        If `p` holds anything but real numbers.

    References
    ----------
    C. E. Shannon, "A Mathematical Theory of Communication", 1948, section 6.

    Examples
    --------
    >>> surprisal(1 / 8, base=2)
    3.0
    """
    unit = _arguments.nats_per_unit(base)
    p = _arguments.probabilities("p", p)
    return _arguments.plain(_arguments.positive_zero(-log(p)) / unit)


@np.errstate(under="ignore")  # 0 is then the nearest float
def entropy(p, *, base=None, axis=-1):
    r"""Entropy :math:`H(p) = -\sum_k p_k \log p_k`, the expected surprisal.

    Parameters
    ----------
    p : array_like
        Probabilities of all outcomes along `axis`; they sum to 1 within 1e-8.
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.
    axis : int, default -1
        The axis along which one distribution lies.

    Returns
    -------
    float or ndarray
        One entropy for each distribution, in the shape of `p` without `axis`.

    Raises
    ------
    ValueError
        If `p` is empty, holds NaN or numbers outside [0, 1], or does not sum to 1.
    TypeError
        If `p` holds anything but real numbers.

    References
    ----------
    C. E. Shannon, "A Mathematical Theory of Communication", 1948, section 6.

    Examples
    --------
    >>> entropy([1 / 2, 1 / 4, 1 / 8, 1 / 8], base=2)
    1.75
    """
    unit = _arguments.nats_per_unit(base)
    p = _arguments.distributions("p", p, axis)
    return _arguments.plain(
        _arguments.positive_zero(-sum_along(weighted_log(p, log(p)), axis)) / unit
    )


@np.errstate(under="ignore")  # 0 is then the nearest float
def binary_entropy(p, *, base=None):
    r"""Entropy :math:`-p \log p - (1-p) \log(1-p)` of a yes/no event.

    Parameters
    ----------
    p : array_like
        Probability of yes, in [0, 1], of any shape. Each entry is an event of its own.
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.

    Returns
    -------
    float or ndarray
        The entropy of each event, in the shape of `p`.

    Raises
    ------
    ValueError
        If `p` is empty or holds NaN or numbers outside [0, 1].
    TypeError
        If `p` holds anything but real numbers.

    References
    ----------
    T. M. Cover and J. A. Thomas, *Elements of Information Theory*, 2006, example 2.1.1.

    Examples
    --------
    >>> binary_entropy(0.5, base=2)
    1.0
    """
    unit = _arguments.nats_per_unit(base)
    p = _arguments.probabilities("p", p)
    return _arguments.plain(_arguments.positive_zero(-bernoulli_log(p, p)) / unit)


@np.errstate(under="ignore")  # 0 is then the nearest float
def kl_divergence(p, q, *, base=None, axis=-1):
    r"""Relative entropy :math:`D(p \,\|\, q) = \sum_k p_k \log (p_k / q_k)`.

    The surprisal wasted by believing `q` where `p` is true. It is computed as
    :math:`\sum_k p_k \log (p_k / q_k) - p_k + q_k`: the same number when both sum to 1, and
    no term of it is negative, so that rounding cannot make the result so either.

    Parameters
    ----------
    p, q : array_like
        The data and the model: probabilities of all outcomes along `axis`, in one shape.
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.
    axis : int, default -1
        The axis along which one distribution lies.

    Returns
    -------
    float or ndarray
        One divergence for each pair, at least 0, in the shape of `p` without `axis`;
        ``inf`` where `q` rules out what `p` allows.

    Raises
    ------
    ValueError
        If the shapes differ, or either argument is not made of distributions.
    TypeError
        If `p` or `q` holds anything but real numbers.

    References
    ----------
    S. Kullback and R. A. Leibler, "On Information and Sufficiency", 1951.

    Examples
    --------
    >>> round(kl_divergence([1 / 2, 1 / 4, 1 / 8, 1 / 8], [1 / 4] * 4, base=2), 4)
    0.25
    """
    unit = _arguments.nats_per_unit(base)
    p, q = _pair(p, q, axis)
    return _arguments.plain(sum_along(_kl_terms(p, q), axis) / unit)


@np.errstate(under="ignore")  # 0 is then the nearest float
def cross_entropy(p, q, *, base=None, axis=-1):
    r"""Cross-entropy :math:`H(p, q) = -\sum_k p_k \log q_k`.

    The expected surprisal of somebody who believes `q` while `p` is true.

    Parameters
    ----------
    p, q : array_like
        The data and the model: probabilities of all outcomes along `axis`, in one shape.
    base : float, optional
        Base of the logarithm, above 1: 2 for bits. Nats if left out.
    axis : int, default -1
        The axis along which one distribution lies.

    Returns
    -------
    float or ndarray
        One cross-entropy for each pair, in the shape of `p` without `axis`;
        ``inf`` where `q` rules out what `p` allows.

    Raises
    ------
    ValueError
        If the shapes differ, or either argument is not made of distributions.
    TypeError
        If `p` or `q` holds anything but real numbers.

    References
    ----------
    T. M. Cover and J. A. Thomas, *Elements of Information Theory*, 2006, theorem 5.4.3.

    Examples
    --------
    >>> cross_entropy([1 / 2, 1 / 4, 1 / 8, 1 / 8], [1 / 4] * 4, base=2)
    2.0
    """
    unit = _arguments.nats_per_unit(base)
    p, q = _pair(p, q, axis)
    return _arguments.plain(
        _arguments.positive_zero(-sum_along(weighted_log(p, log(q)), axis)) / unit
    )


def log(p):
    """ln p, with −inf for 0 and no warning."""
    with np.errstate(divide="ignore"):
        return np.log(p)


def weighted_log(weight, log):
    """weight · log, where a weight of 0 counts 0 even beside an infinite log."""
    with np.errstate(invalid="ignore"):
        return np.where(weight > 0, weight * log, 0.0)


def bernoulli_log(y, p):
    """y ln p + (1 − y) ln(1 − p), elementwise; log1p keeps the digits of a small p."""
    with np.errstate(divide="ignore"):
        return weighted_log(y, np.log(p)) + weighted_log(1 - y, np.log1p(-p))


def sum_along(terms, axis):
    """The sums of `terms` along `axis`.

    NumPy adds in pairs, which keeps the digits of long sums, only along what lies together.
    """
    return np.ascontiguousarray(np.moveaxis(terms, axis, -1)).sum(axis=-1)


def _pair(p, q, axis):
    p = _arguments.distributions("p", p, axis)
    q = _arguments.distributions("q", q, axis)
    _arguments.same_shape("p", p, "q", q, entry="outcome")
    return p, q


def _kl_terms(p, q):
    """p ln(p/q) − p + q, elementwise: at least 0, and 0 only where p = q."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = p / q
        # p/q overflows beside the smallest q; the two logs are then far apart, and safe.
        log_ratio = np.where(np.isinf(ratio), np.log(p) - np.log(q), np.log(ratio))
        apart = weighted_log(p, log_ratio) - p + q
        # Near p = q that difference cancels to nothing; there x − log(1 + x) keeps its digits.
        near = p * _x_minus_log1p((q - p) / p)
    return np.where((q > p / 2) & (q < 2 * p), near, apart)


def _x_minus_log1p(x):
    """x − ln(1 + x) for −1/2 < x < 1, without the cancellation near 0.

    With r = x / (2 + x), ln(1 + x) = 2 (r + r³/3 + r⁵/5 + …) and x − 2r = r x.
    """
    r = x / (2 + x)
    series = np.zeros_like(r)
    # |r| ≤ 1/3, so that the seventeenth term is below 1e-16 of the first.
    for odd in range(35, 1, -2):
        series = series * r**2 + 1 / odd
    return r * x - 2 * r**3 * series
