"""What every public function asks of its arguments, and the form of what it gives back.

An error reads ``<argument> must <rule>; got <value> at <index>. <what to do>``.
Nothing is clipped, normalised or dropped on the way.
"""

import math
import numbers
from collections.abc import Iterator, Mapping, MappingView, Set
from decimal import Decimal
from itertools import chain

import numpy as np

# Rows of probabilities come from float arithmetic: a sum this close to 1 is a sum of 1.
SUM_TOLERANCE = 1e-8

# An error that rounding can explain, in float16 too.
_ROUNDING = 1e-3

# Bits of floats, read as unsigned integers, keep their order: those from 0.0 to 1.0 come first,
# then the larger ones, infinity and NaN, then all that have a sign, −0.0 among them.
_ONE_AS_INTEGER = np.float64(1).view(np.uint64)

_NAN_REMEDY = (
    "It came from 0/0, inf − inf or a missing value: find where, and decide what is meant."
)

_PLAIN = {float, int, bool, str}  # types without a mask

# What NumPy does not read as numbers, and what to type instead: of the argument as a whole,
# or of each entry of a list of such things.
_INSTEAD = (
    (lambda x: hasattr(x, "detach"), "{entry}.detach().cpu().double().numpy()"),
    (lambda x: hasattr(x, "toarray"), "{entry}.toarray()"),
    (lambda x: isinstance(x, Mapping), "list({entry}.values())"),
    (lambda x: isinstance(x, (Iterator, MappingView)), "list({entry})"),
    (lambda x: isinstance(x, Set), "a list: a set keeps neither order nor repetitions"),
    (lambda x: isinstance(x, (complex, np.complexfloating)), "np.real({name})"),
    (lambda x: isinstance(x, (str, bytes)), "np.asarray({name}, dtype=float)"),
)


def regular_array(name, value):
    """`value` as a non-empty array of any type, with nothing masked."""
    if type(value) is not np.ndarray:
        _refuse_masks(name, value)
    try:
        array = np.asarray(value)
    except ValueError:
        lengths = [len(row) if np.iterable(row) else 0 for row in value]
        odd = [(i,) for i, length in enumerate(lengths) if length != lengths[0]]
        raise ValueError(
            f"{name} must be a regular array; got a row of another length{at(*odd[:1])}. "
            "Make every row equally long."
        ) from None
    except Exception:  # of an array-like that NumPy must not read, such as a tensor with a gradient
        odd = next((pair for pair in _entries(value) if not _is_real(pair[1])), ((), value))
        raise unreadable(name, value, *odd) from None
    if array.size == 0:
        raise ValueError(
            f"{name} must not be empty; got shape {array.shape}. Pass at least one value."
        )
    return array


def real_array(name, value):
    """`value` as a non-empty array of real numbers, in the type it came in.

    Numbers held as Python objects become float64, and so do those of longdouble.
    """
    array = regular_array(name, value)
    if array.dtype.char not in "?bhilqBHILQefd":
        array = _rounded_to_float64(name, value, array)
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
            if np.maximum(-array, array - 1).max() <= _ROUNDING:
                remedy = f"If rounding put it there, use np.clip({name}, 0, 1)."
            raise_at(name, "lie in [0, 1]", array, wrong, remedy)
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
    # Along short rows einsum is several times faster than sum(axis=axis).
    totals = np.einsum("...k->...", np.moveaxis(array, axis, -1))
    errors = np.abs(totals - 1)
    wrong = errors > SUM_TOLERANCE
    if wrong.any():
        index = first_index(wrong)
        where = at(index)
        if array.ndim == 2:
            where = f" in {'column' if axis in (0, -2) else 'row'} {index[0]}"
        remedy = "List every outcome once; counts become probabilities when divided by their sum."
        if errors.max() <= _ROUNDING:
            remedy = (
                "If rounding did that, as float32 does, use "
                f"np.float64({name}) / np.float64({name}).sum(axis={axis}, keepdims=True)."
            )
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
    if not number or not 1 < _nearest_float(base) < math.inf:
        raise ValueError(
            f"base must be a number above 1, at most 1.8e308, or None; got {_shown(base)}. "
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
    entry = array[index].item() if isinstance(array[index], np.generic) else array[index]
    raise ValueError(f"{name} must {rule}; got {_shown(entry)}{at(index)}. {remedy}")


def first_index(mask):
    """The index of the first true entry, as a tuple."""
    return tuple(int(i) for i in np.unravel_index(np.argmax(mask), mask.shape))


def at(index=()):
    """The place of an entry in words: at index 3, at index (3, 1), nothing for a single number."""
    if index:
        return f" at index {index[0] if len(index) == 1 else index}"
    return ""


def _refuse_masks(name, value):
    """Refuse masked entries, also in lists, where NumPy would overlook them."""
    if type(value) in _PLAIN or (type(value) is list and _PLAIN.issuperset(map(type, value))):
        return
    level = [value]
    for _ in range(64):  # NumPy's most axes
        types = set(map(type, level))
        if any(issubclass(kind, np.ma.MaskedArray) for kind in types):
            for index, entry in _entries(value):
                if isinstance(entry, np.ma.MaskedArray) and np.ma.is_masked(entry):
                    index += first_index(np.ma.getmaskarray(entry))
                    raise ValueError(
                        f"{name} must have no masked entries; got one{at(index)}. "
                        "Decide what the missing entries mean, then pass a plain array."
                    )
        if types <= _PLAIN:
            return
        level = list(chain.from_iterable(row for row in level if isinstance(row, (list, tuple))))


def _entries(value, index=()):
    """The entries of nested lists, each with its index."""
    if isinstance(value, (list, tuple)):
        for i, entry in enumerate(value):
            yield from _entries(entry, (*index, i))
    else:
        yield index, value


def _rounded_to_float64(name, value, array):
    """Numbers of other types in float64, with none rounded to 0 or to infinity."""
    if array.dtype.kind != "f":
        # NumPy turns [0.2, "x"] into text throughout: look at what was passed.
        array = array if array.dtype.kind in "mMV" else np.asarray(value, dtype=object)
        for index, entry in np.ndenumerate(array):
            if not _is_real(entry):
                raise unreadable(name, value, index, entry)
    rounded = np.reshape([_nearest_float(number) for number in array.flat], array.shape)
    lost = (np.isinf(rounded) | (rounded == 0)) & (array != rounded)
    if lost.any():
        index = first_index(lost)
        raise ValueError(
            f"{name} must hold numbers from 5e-324 to 1.8e308 in size, or 0; "
            f"got one that rounds to {rounded[index]}{at(index)}. "
            "Use another unit, or pass the rounded number if you mean it."
        )
    return rounded


def _is_real(entry):
    """Whether `entry` is a real number; NumPy counts durations among the integers."""
    real = isinstance(entry, (numbers.Real, Decimal, np.bool_))
    return real and not isinstance(entry, np.timedelta64)


def _nearest_float(number):
    """The nearest float; infinity for numbers beyond all of them."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def unreadable(name, value, index, entry, rule="hold real numbers"):
    """The TypeError for an entry of a type that breaks the rule, with what to type instead."""
    remedy = "Pass a list or an array of numbers."
    fits, instead = next((row for row in _INSTEAD if row[0](entry)), (None, ""))
    if "{entry}" in instead:
        works = not index or all(fits(other) for _, other in _entries(value))
        for depth in range(len(index), 0, -1):
            instead = f"[{instead} for entry in {'{name}' if depth == 1 else '{entry}'}]"
    else:
        works = instead and not (isinstance(entry, (str, bytes)) and not _reads_as_numbers(value))
    if works:
        remedy = f"Use {instead.format(name=name, entry='entry' if index else name)}."
    return TypeError(f"{name} must {rule}; got {_shown(entry)}{at(index)}. {remedy}")


def _reads_as_numbers(value):
    """Whether text stands for numbers throughout."""
    try:
        return not np.isnan(np.asarray(value, dtype=float)).any()
    except (TypeError, ValueError):
        return False


def _shown(value):
    """The repr of `value` if it is short, its type otherwise."""
    try:
        text = repr(value)
    except ValueError:  # of an integer of thousands of digits
        text = "<"
    if text.startswith("<") or len(text) > 60:
        return f"a value of type {type(value).__name__}"
    return text


def positive_zero(x):
    """−0.0 made 0.0, all else unchanged: a certain outcome has no negative surprise."""
    return x + 0.0


def plain(x):
    """A Python float for a single number, the array otherwise."""
    return x if isinstance(x, np.ndarray) and x.ndim else float(x)
