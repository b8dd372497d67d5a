"""Surprisal, entropy, relative entropy and cross-entropy of distributions.

All build on the surprisal −log p. Without a base the results are in nats; ``base=2`` gives bits.
0 · log 0 is 0, its limit; an event of probability 0 that happens has infinite surprisal, and the
functions return ``inf``.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib import _arguments, _logs

__all__ = ["binary_entropy", "cross_entropy", "entropy", "kl_divergence", "surprisal"]


def surprisal(p: ArrayLike, *, base: float | None = None) -> float | NDArray[np.float64]:
    r"""Surprisal :math:`-\log p` of outcomes with probability `p`.

    Parameters
    ----------
    p : array_like
        Probabilities in [0, 1], of any shape.
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.

    Returns
    -------
    float or ndarray
        The surprisal of each outcome, with the same shape as `p`; ``inf`` where `p` is 0.

    Raises
    ------
    ValueError
        If `p` is empty or holds NaN or numbers outside [0, 1], or if `base` is not above 1.
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
    return _logs.cost_of_each(np.log, p, unit=unit)


def entropy(
    p: ArrayLike, *, base: float | None = None, axis: int = -1
) -> float | NDArray[np.float64]:
    r"""Entropy :math:`H(p) = -\sum_k p_k \log p_k`, the expected surprisal.

    Parameters
    ----------
    p : array_like
        Probabilities of all outcomes along `axis`; they sum to 1 within 1e-8.
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.
    axis : int, default -1
        The axis along which each distribution lies.

    Returns
    -------
    float or ndarray
        One entropy for each distribution, with the shape of `p` without `axis`.

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
    return _logs.cost_of_rows(lambda p: _logs.weighted(p, np.log(p)), p, unit=unit)


def binary_entropy(p: ArrayLike, *, base: float | None = None) -> float | NDArray[np.float64]:
    r"""Entropy :math:`-p \log p - (1-p) \log(1-p)` of a yes/no event.

    Parameters
    ----------
    p : array_like
        Probability of yes, in [0, 1], of any shape. Each entry is a separate event.
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.

    Returns
    -------
    float or ndarray
        The entropy of each event, with the same shape as `p`.

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
    return _logs.cost_of_each(lambda p: _logs.bernoulli_log(p, p), p, unit=unit)


def kl_divergence(
    p: ArrayLike, q: ArrayLike, *, base: float | None = None, axis: int = -1
) -> float | NDArray[np.float64]:
    r"""Relative entropy :math:`D(p \,\|\, q) = \sum_k p_k \log (p_k / q_k)`.

    The surprisal wasted by believing `q` when `p` is true. It is computed as
    :math:`\sum_k p_k \log (p_k / q_k) - p_k + q_k`, which is the same number when both sum to 1.
    None of its terms is negative, so rounding cannot make the result negative.

    Parameters
    ----------
    p, q : array_like
        What generates the data, and the model: probabilities of all outcomes along `axis`, of
        the same shape.
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.
    axis : int, default -1
        The axis along which each distribution lies.

    Returns
    -------
    float or ndarray
        One divergence for each pair, at least 0, with the shape of `p` without `axis`;
        ``inf`` where `q` rules out what `p` allows.

    Raises
    ------
    ValueError
        If the shapes differ, or an argument does not consist of distributions.
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
    return _logs.cost_of_rows(_minus_kl_terms, p, q, unit=unit)


def cross_entropy(
    p: ArrayLike, q: ArrayLike, *, base: float | None = None, axis: int = -1
) -> float | NDArray[np.float64]:
    r"""Cross-entropy :math:`H(p, q) = -\sum_k p_k \log q_k`.

    The expected surprisal of somebody who believes `q` while `p` is true.

    Parameters
    ----------
    p, q : array_like
        What generates the data, and the model: probabilities of all outcomes along `axis`, of
        the same shape.
    base : float, optional
        Base of the logarithm, above 1; 2 gives bits. If left out, the result is in nats.
    axis : int, default -1
        The axis along which each distribution lies.

    Returns
    -------
    float or ndarray
        One cross-entropy for each pair, with the shape of `p` without `axis`;
        ``inf`` where `q` rules out what `p` allows.

    Raises
    ------
    ValueError
        If the shapes differ, or an argument does not consist of distributions.
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
    return _logs.cost_of_rows(lambda p, q: _logs.weighted(p, np.log(q)), p, q, unit=unit)


def _pair(p, q, axis):
    p = _arguments.distributions("p", p, axis)
    q = _arguments.distributions("q", q, axis)
    _arguments.same_shape(p, q, entry="outcome")
    return p, q


def _minus_kl_terms(p, q):
    """p ln(q/p) + p − q, elementwise: at most 0, and equal to 0 only where p = q."""
    p, q = np.ascontiguousarray(p), np.ascontiguousarray(q)
    terms = p * np.log(q / p) + p - q
    # Where p or q is 0, or q/p overflows for the smallest p, the two logs are taken separately.
    odd = np.flatnonzero(~np.isfinite(terms))
    if odd.size:
        terms.put(odd, _terms_of_two_logs(p.take(odd), q.take(odd)))
    # Near p = q the difference cancels to nothing; there log(1 + x) − x keeps its digits.
    near = np.flatnonzero((q > p / 2) & (q < 2 * p))
    p, q = p.take(near), q.take(near)
    terms.put(near, p * _log1p_minus_x((q - p) / p))
    return terms


def _terms_of_two_logs(p, q):
    """p (ln q − ln p) + p − q, elementwise, where 0 · log 0 is 0."""
    return np.where(p > 0, p * (np.log(q) - np.log(p)), 0) + p - q


def _log1p_minus_x(x):
    """ln(1 + x) − x for −1/2 < x < 1, without the cancellation near 0.

    With r = x / (2 + x), ln(1 + x) = 2 (r + r³/3 + r⁵/5 + …) and 2r − x = −r x.
    """
    r = x / (2 + x)
    r_squared, series = r * r, np.zeros_like(r)
    # |r| ≤ 1/3, so the seventeenth term is below 1e-16 of the first.
    for odd in range(35, 1, -2):
        series *= r_squared
        series += 1 / odd
    return 2 * r * r_squared * series - r * x
