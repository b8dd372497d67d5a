"""What every public function asks of its arguments, and the form of what it gives back.

An error reads ``<argument> must <rule>; got <value> at <index>. <what to do>``.
Nothing is clipped, normalised or dropped on the way.
"""

import math
import numbers

import numpy as np

# Rows of probabilities come from float arithmetic: a sum this close to 1 is a sum of 1.
SUM_TOLERANCE = 1e-8

# Bits of floats, read as unsigned integers, keep their order: those from 0.0 to 1.0 come first,
# then the larger ones, infinity and NaN, then all that have a sign, −0.0 among them.
_ONE_AS_INTEGER = np.float64(1).view(np.uint64)

_NAN_REMEDY = (
    "It came from 0/0, inf − inf or a missing value: find where, and decide what is meant."
)


def regular_array(name, value):
    """`value` as a non-empty array of any type, with nothing masked."""
    if isinstance(value, np.ma.MaskedArray) and np.ma.is_masked(value):
        index = first_index(np.ma.getmaskarray(value))
        raise ValueError(
            f"{name} must have no masked entries; got one{at(index)}. "
            "Decide what the missing entries mean, then pass a plain array."
        )
    try:
        array = np.asarray(value)
    except ValueError:
        lengths = [len(list(row)) if np.iterable(row) else 0 for row in value]
        odd = [(i,) for i, length in enumerate(lengths) if length != lengths[0]]
        raise ValueError(
            f"{name} must be a regular array; got a row of another length{at(*odd[:1])}. "
            "Make every row equally long."
        ) from None
    if array.size == 0:
        raise ValueError(
            f"{name} must not be empty; got shape {array.shape}. Pass at least one value."
        )
    return array


def real_array(name, value):
    """`value` as a non-empty array of real numbers, in the type it came in."""
    array = regular_array(name, value)
    if array.dtype.kind not in "fiub":
        # NumPy turns [0.2, "x"] into text throughout: look for the culprit in what was passed.
        passed = np.asarray(value, dtype=object)
        wrong = [not isinstance(entry, numbers.Real) for entry in passed.flat]
        index = first_index(np.reshape(wrong, passed.shape))
        raise TypeError(
            f"{name} must hold real numbers; got {passed[index]!r}{at(index)} "
            f"(dtype {array.dtype}). "
            "Pass a list or an array of numbers; np.asarray(values, dtype=float) may make one."
        )
    return array


def float_array(name, value):
    """`value` as a non-empty float64 array without NaN."""
    array = real_array(name, value).astype(np.float64, copy=False)
    if np.isnan(array).any():
        raise_at(name, "not contain NaN", array, np.isnan(array), _NAN_REMEDY)
    return array


def probabilities(name, value, remedy="Pass probabilities, not percentages or counts."):
    """`value` as a float64 array of numbers in [0, 1]."""
    array = real_array(name, value).astype(np.float64, copy=False)
    # One pass over the data, where a minimum and a maximum would be two.
    if np.maximum.reduce(array.view(np.uint64), axis=None) > _ONE_AS_INTEGER:
        float_array(name, array)
        wrong = (array < 0) | (array > 1)
        if wrong.any():
            raise_at(name, "lie in [0, 1]", array, wrong, remedy)
    return array


def distributions(name, value, axis):
    """`value` as a float64 array of probabilities that sum to 1 along `axis`."""
    given = real_array(name, value)
    array = probabilities(name, given)
    if array.ndim == 0:
        raise ValueError(
            f"{name} must have at least one axis; got the single number {array[()]!s}. "
            "Pass the probabilities of all outcomes; for two outcomes there is binary_entropy."
        )
    check_axis(axis, array.ndim)
    # Along short rows einsum is several times faster than sum(axis=axis).
    totals = np.einsum("...k->...", np.moveaxis(array, axis, -1))
    wrong = np.abs(totals - 1) > SUM_TOLERANCE
    if wrong.any():
        index = first_index(wrong)
        where = at(index)
        if array.ndim == 2:
            where = f" in {'column' if axis in (0, -2) else 'row'} {index[0]}"
        remedy = "List every outcome once; counts become probabilities when divided by their sum."
        if given.dtype in (np.float16, np.float32):
            remedy = f"{given.dtype} rounds too much: make it float64, then divide by the sum."
        raise ValueError(
            f"{name} must sum to 1 within {SUM_TOLERANCE:g}; "
            f"got {float(totals[index])!r}{where}. {remedy}"
        )
    return array


def same_shape(name_1, array_1, name_2, array_2, entry="sample"):
    """Refuse shapes that differ: NumPy would silently pair everything with everything."""
    if array_1.shape == array_2.shape:
        return
    remedy = f"Give both one entry for each {entry}, in the same order."
    if array_1.shape == array_2.shape[::-1]:
        remedy = f"Use {name_2}.T."
    elif array_1.size == array_2.size and min(array_1.ndim, array_2.ndim) == 1:
        remedy = f"Use {name_2 if array_1.ndim == 1 else name_1}.ravel()."
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
    raise ValueError(f"{name} must {rule}; got {array[index].item()!r}{at(index)}. {remedy}")


def first_index(mask):
    """The index of the first true entry, as a tuple."""
    return tuple(int(i) for i in np.unravel_index(np.argmax(mask), mask.shape))


def at(index=()):
    """The place of an entry in words: at index 3, at index (3, 1), nothing for a single number."""
    if index:
        return f" at index {index[0] if len(index) == 1 else index}"
    return ""


def positive_zero(x):
    """−0.0 made 0.0, all else unchanged: a certain outcome has no negative surprise."""
    return x + 0.0


def plain(x):
    """A Python float for a single number, the array otherwise."""
    return x if isinstance(x, np.ndarray) and x.ndim else float(x)
