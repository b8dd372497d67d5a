"""What every public function asks of its arguments, and the form of what it gives back.

An error reads ``<argument> must <rule>; got <value> at <index>. <what to do>``.
Nothing is clipped, normalised or dropped on the way.
"""

import math
import numbers

import numpy as np

# Rows of probabilities come from float arithmetic: a sum this close to 1 is a sum of 1.
SUM_TOLERANCE = 1e-8


def real_array(name, value):
    """`value` as a non-empty array of real numbers, in the type it came in."""
    if np.ma.is_masked(value):
        raise ValueError(
            f"{name} must have no masked entries; got a masked array. "
            "Decide what the missing entries mean, then pass a plain array."
        )
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must be a regular array; got rows of different lengths. "
            "Make every row equally long."
        ) from None
    if array.dtype.kind not in "fiub":
        raise TypeError(
            f"{name} must hold real numbers; got dtype {array.dtype}. "
            "Convert it first, for instance with np.asarray(values, dtype=float)."
        )
    if array.size == 0:
        raise ValueError(
            f"{name} must not be empty; got shape {array.shape}. Pass at least one value."
        )
    return array


def float_array(name, value):
    """`value` as a non-empty float64 array without NaN."""
    array = real_array(name, value).astype(np.float64, copy=False)
    if np.isnan(array).any():
        raise_at(name, "not contain NaN", array, np.isnan(array), "Find where it arose first.")
    return array


def probabilities(name, value, remedy="Pass probabilities, not percentages or counts."):
    """`value` as a float64 array of numbers in [0, 1]."""
    array = real_array(name, value).astype(np.float64, copy=False)
    # The ufuncs' reduce is half the cost of array.min() on a handful of numbers; NaN fails both.
    low = np.minimum.reduce(array, axis=None)
    high = np.maximum.reduce(array, axis=None)
    if not (low >= 0 and high <= 1):
        float_array(name, array)
        raise_at(name, "lie in [0, 1]", array, (array < 0) | (array > 1), remedy)
    return array


def distributions(name, value, axis):
    """`value` as a float64 array of probabilities that sum to 1 along `axis`."""
    array = probabilities(name, value)
    if array.ndim == 0:
        raise ValueError(
            f"{name} must have at least one axis; got the single number {array[()]!s}. "
            "Pass the probabilities of all outcomes; for two outcomes there is binary_entropy."
        )
    check_axis(axis, array.ndim)
    sums_to_one(name, array.sum(axis=axis))
    return array


def sums_to_one(name, totals):
    """Refuse the first of the `totals` that is not 1."""
    wrong = np.abs(totals - 1) > SUM_TOLERANCE
    if wrong.any():
        where = f" in row {spell(first_index(wrong))}" if totals.ndim else ""
        got = float(totals[first_index(wrong)])
        raise ValueError(
            f"{name} must sum to 1 within {SUM_TOLERANCE:g}; got {got!r}{where}. "
            "List every outcome once; counts become probabilities when divided by their sum."
        )


def same_shape(name_1, array_1, name_2, array_2):
    """Refuse shapes that differ: NumPy would silently pair everything with everything."""
    if array_1.shape == array_2.shape:
        return
    remedy = "Give both one entry for each sample, in the same order."
    if array_1.size == array_2.size:
        flatten = name_2 if array_2.ndim > array_1.ndim else name_1
        remedy = f"Use {flatten}.ravel()."
        if array_1.ndim == array_2.ndim:
            remedy = f"Use {name_2}.reshape({name_1}.shape)."
    raise ValueError(
        f"{name_1} and {name_2} must have the same shape; "
        f"got {array_1.shape} and {array_2.shape}. {remedy}"
    )


def check_axis(axis, ndim):
    """Refuse an axis that an array of `ndim` axes does not have."""
    if isinstance(axis, numbers.Integral) and not isinstance(axis, bool) and -ndim <= axis < ndim:
        return
    raise ValueError(
        f"axis must be an integer from {-ndim} to {ndim - 1}; got {axis!r}. "
        "Name the axis along which the probabilities of one distribution lie."
    )


def nats_per_unit(base):
    """How many nats one unit of information in `base` has: ln(base), and 1 for nats."""
    if base is None:
        return 1.0
    number = isinstance(base, numbers.Real) and not isinstance(base, bool)
    if not number or not 1 < base < math.inf:
        raise ValueError(
            f"base must be a finite number above 1, or None; got {base!r}. "
            "Use 2 for bits, 10 for hartleys, None for nats."
        )
    return math.log(base)


def check_reduction(reduction):
    """Refuse a reduction that is not one of the three."""
    if not (isinstance(reduction, str) and reduction in ("none", "sum", "mean")):
        raise ValueError(
            f"reduction must be 'none', 'sum' or 'mean'; got {reduction!r}. "
            "Use 'none' for one loss a sample."
        )


def raise_at(name, rule, array, wrong, remedy):
    """Raise a ValueError that shows the first entry of `array` where `wrong` is true."""
    index = first_index(wrong)
    where = f" at index {spell(index)}" if array.ndim else ""
    raise ValueError(f"{name} must {rule}; got {array[index].item()!r}{where}. {remedy}")


def first_index(mask):
    """The index of the first true entry, as a tuple."""
    return tuple(int(i) for i in np.unravel_index(np.argmax(mask), mask.shape))


def spell(index):
    """An index as it is written between brackets: 3 or (3, 1)."""
    return str(index[0]) if len(index) == 1 else str(index)


def positive_zero(x):
    """−0.0 made 0.0, all else unchanged: a certain outcome has no negative surprise."""
    return x + 0.0


def plain(x):
    """A Python float for a single number, the array otherwise."""
    return float(x) if np.ndim(x) == 0 else x
