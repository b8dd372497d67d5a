"""From logits to probabilities and their logarithms, without overflow.

A logit z is the log-odds ln(p / (1 − p)) in nats; any real number is one.
"""

import numpy as np

from lessons_lib import _arguments
from lessons_lib.information import sum_along

__all__ = ["log_sigmoid", "log_softmax", "sigmoid", "softmax"]


@np.errstate(under="ignore")  # 0 is then the nearest float
def sigmoid(z):
    r"""Probability :math:`1 / (1 + e^{-z})` of a yes whose logit is `z`.

    Parameters
    ----------
    z : array_like
        Logits in nats, of any shape; infinite ones are certainties.

    Returns
    -------
    float or ndarray
        Probabilities, in the shape of `z`.

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
    return _arguments.plain(sigmoid_of(_arguments.float_array("z", z)))


@np.errstate(under="ignore")  # 0 is then the nearest float
def log_sigmoid(z):
    r"""Log-probability :math:`-\ln(1 + e^{-z})` of a yes whose logit is `z`, in nats.

    Parameters
    ----------
    z : array_like
        Logits in nats, of any shape.

    Returns
    -------
    float or ndarray
        Natural logarithms of the probabilities, in the shape of `z`.

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
    z = _arguments.float_array("z", z)
    return _arguments.plain(0.0 - softplus(-z))


@np.errstate(under="ignore")  # 0 is then the nearest float
def softmax(z, *, axis=-1):
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
        Probabilities in the shape of `z`; they sum to 1 along `axis`.

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
    _, exponentials = _shifted(z, axis)
    return exponentials / np.expand_dims(sum_along(exponentials, axis), axis)


@np.errstate(under="ignore")  # 0 is then the nearest float
def log_softmax(z, *, axis=-1):
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
        Natural logarithms of the probabilities, in the shape of `z`.

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
    shifted, exponentials = _shifted(z, axis)
    # The largest logit adds exactly 1 to the sum. Left to log1p, the 1 cannot swallow the others.
    largest = np.expand_dims(np.argmax(shifted, axis=axis), axis)
    np.put_along_axis(exponentials, largest, 0.0, axis)
    return shifted - np.log1p(np.expand_dims(sum_along(exponentials, axis), axis))


def sigmoid_of(z):
    """1 / (1 + e^−z) without overflow."""
    small = np.exp(-np.abs(z))  # at most 1
    return np.where(z >= 0, 1, small) / (1 + small)


def softplus(z):
    """ln(1 + e^z) without overflow, and with the digits of a tiny result."""
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def _shifted(z, axis):
    """z − max(z), at most 0, and its exponentials."""
    z = _arguments.float_array("z", z)
    if z.ndim == 0:
        raise ValueError(
            f"z must have at least one axis; got the single number {z[()]!s}. "
            "Pass the logits of all classes; for two classes there is sigmoid."
        )
    _arguments.check_axis(axis, z.ndim)
    if np.isinf(z).any():
        remedy = "A class that cannot come needs no logit: leave it out."
        _arguments.raise_at("z", "be finite", z, np.isinf(z), remedy)
    largest = z.max(axis=axis, keepdims=True)
    with np.errstate(over="ignore", invalid="ignore"):  # of logits beyond 1e308, which weigh 0
        shifted = z - largest
        # What rounding took from the difference (Knuth's two-sum); at a difference of 700 it
        # would cost the exponential two of its digits.
        back = shifted - z
        lost = (z - (shifted - back)) - (largest + back)
    exponentials = np.exp(shifted)
    return shifted, np.where(exponentials > 0, exponentials * (1 + lost), 0.0)
