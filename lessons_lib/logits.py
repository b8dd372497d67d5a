"""Probabilities and their logarithms, computed from logits without overflow.

A logit z is the log-odds ln(p / (1 − p)) in nats; any real number is a logit.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib import _arguments, _logs

__all__ = ["log_sigmoid", "log_softmax", "sigmoid", "softmax"]

# Up to this many classes, the largest logit of each row is found faster in a transposed copy.
_SHORT_ROW = 64


def sigmoid(z: ArrayLike) -> float | NDArray[np.float64]:
    r"""Probability :math:`1 / (1 + e^{-z})` of a yes whose logit is `z`.

    Parameters
    ----------
    z : array_like
        Logits in nats, of any shape; an infinite logit means certainty.

    Returns
    -------
    float or ndarray
        Probabilities, with the same shape as `z`.

    Raises
    ------
    ValueError
        If `z` is empty or holds NaN.
    TypeError
        If `z` holds anything but real numbers.

    References
    ----------
    D. R. Cox, "The Regression Analysis of Binary Sequences", 1958.

    Examples
    --------
    >>> sigmoid(0)
    0.5
    """
    return _logs.each(_logs.sigmoid_of, _arguments.numbers_without_nan("z", z))


def log_sigmoid(z: ArrayLike) -> float | NDArray[np.float64]:
    r"""Log-probability :math:`-\ln(1 + e^{-z})` of a yes whose logit is `z`, in nats.

    Parameters
    ----------
    z : array_like
        Logits in nats, of any shape.

    Returns
    -------
    float or ndarray
        Natural logarithms of the probabilities, with the same shape as `z`.

    Raises
    ------
    ValueError
        If `z` is empty or holds NaN.
    TypeError
        If `z` holds anything but real numbers.

    References
    ----------
    M. Mächler, "Accurately Computing log(1 − exp(−|a|))", 2012, section 2.

    Examples
    --------
    >>> log_sigmoid(-800)
    -800.0
    """
    return _logs.each(_logs.log_sigmoid_of, _arguments.numbers_without_nan("z", z))


def softmax(z: ArrayLike, *, axis: int = -1) -> NDArray[np.float64]:
    r"""Probabilities :math:`e^{z_k} / \sum_j e^{z_j}` of classes with logits `z`.

    Parameters
    ----------
    z : array_like
        Finite logits in nats; one for each class along `axis`.
    axis : int, default -1
        The axis along which the classes lie.

    Returns
    -------
    ndarray
        Probabilities with the same shape as `z`; they sum to 1 along `axis`.

    Raises
    ------
    ValueError
        If `z` is empty, has no axis, or holds NaN or infinity.
    TypeError
        If `z` holds anything but real numbers.

    References
    ----------
    P. Blanchard, D. J. Higham and N. J. Higham, "Accurately Computing the Log-Sum-Exp and
    Softmax Functions", 2021.

    Examples
    --------
    >>> softmax([1000, 1000])
    array([0.5, 0.5])
    """
    return _in_rows(_softmax, z, axis)


def log_softmax(z: ArrayLike, *, axis: int = -1) -> NDArray[np.float64]:
    r"""Log-probabilities :math:`z_k - \ln \sum_j e^{z_j}` of classes with logits `z`, in nats.

    Parameters
    ----------
    z : array_like
        Finite logits in nats; one for each class along `axis`.
    axis : int, default -1
        The axis along which the classes lie.

    Returns
    -------
    ndarray
        Natural logarithms of the probabilities, with the same shape as `z`.

    Raises
    ------
    ValueError
        If `z` is empty, has no axis, or holds NaN or infinity.
    TypeError
        If `z` holds anything but real numbers.

    References
    ----------
    P. Blanchard, D. J. Higham and N. J. Higham, "Accurately Computing the Log-Sum-Exp and
    Softmax Functions", 2021.

    Examples
    --------
    >>> log_softmax([0, -800]).tolist()
    [0.0, -800.0]
    """
    return _in_rows(_log_softmax, z, axis)


@np.errstate(all="ignore")
def _in_rows(function, z, axis):
    """The results of `function` for the rows of z along an axis, computed piece by piece."""
    z = _arguments.finite_rows("z", z, axis)
    results = np.empty((*z.samples, z.width))
    rows = results.reshape(-1, z.width)
    for part in _logs.parts(z):
        function(z[part], out=rows[part])
    return np.moveaxis(results, -1, axis)


def _softmax(z, out):
    _, exponentials = _shifted(z)
    np.divide(exponentials, _logs.sum_of_rows(exponentials)[:, np.newaxis], out=out)


def _log_softmax(z, out):
    shifted, exponentials = _shifted(z)
    # Each largest logit adds exactly 1 to the sum. One such 1 is left to log1p, where it cannot
    # swallow the other terms.
    largest = shifted == 0
    exponentials -= largest
    others = _logs.sum_of_rows(exponentials) + (np.count_nonzero(largest, axis=1) - 1)
    np.subtract(shifted, np.log1p(others)[:, np.newaxis], out=out)


def _shifted(z):
    """Each row of z less its largest entry, and the exponentials of these differences."""
    largest = _largest_of_rows(z)[:, np.newaxis]
    shifted = z - largest
    # Compute what rounding took from each difference (Knuth's two-sum): at a difference of 700 this
    # error would cost the exponential two of its digits.
    back = shifted - z
    lost = (z - (shifted - back)) - (largest + back)
    exponentials = np.exp(shifted)
    exponentials *= lost + 1
    # A difference beyond 1e308 leaves no finite number for what was lost; its exponential is 0.
    return shifted, np.fmax(exponentials, 0, out=exponentials)


def _largest_of_rows(z):
    if z.shape[1] <= _SHORT_ROW:
        return np.maximum.reduce(np.ascontiguousarray(z.T), axis=0)
    return np.maximum.reduce(z, axis=1)
