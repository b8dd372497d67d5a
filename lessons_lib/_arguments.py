"""Checks of the arguments of every public function.

Arrays of any type or stride, memory-mapped or not, are read in pieces: each piece is converted to
float64, and checked before it is used. An error reads ``<argument> must <rule>; got <value> at
<index>. <what to do>``. Nothing is clipped, normalised or dropped on the way.
"""

import math
import numbers
from collections.abc import Iterator, Mapping, MappingView, Set
from decimal import Decimal
from functools import partial
from itertools import chain

import numpy as np

# Rounding moves the sums of rows of probabilities: a sum this close to 1 counts as 1.
SUM_TOLERANCE = 1e-8

# The largest error in a sum that rounding can explain, even in float16.
_ROUNDING = 1e-3

# The bits of floats, read as unsigned integers, have this order: the floats from 0.0 to 1.0 come
# first, then larger ones, infinity and NaN, then all floats with a minus sign, −0.0 among them.
_ONE_AS_INTEGER = np.float64(1).view(np.uint64).item()

# NumPy converts a Python number in each operation with an array. If the array has only a few
# entries, the conversion takes as long as the operation itself.
_ZERO, _ONE = np.array(0.0), np.array(1.0)

_NAN_REMEDY = (
    "It came from 0/0, inf − inf or a missing value: find out where, and decide what is meant."
)
_PROBABILITIES_REMEDY = "Pass probabilities, not percentages or counts."
_LABELS_REMEDY = "Labels are 0, 1 or a probability in between; recode other labels first."

_PLAIN = {float, int, bool, str}  # types without a mask

# The kinds of value that NumPy does not read as numbers, each with what to write instead of the
# argument as a whole, or of each entry in a list of such values.
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
        lengths = [len(list(row)) if np.iterable(row) else 0 for row in value]
        odd = [(i,) for i, length in enumerate(lengths) if length != lengths[0]]
        raise ValueError(
            f"{name} must be a regular array; got a row of a different length{at(*odd[:1])}. "
            "Make all rows the same length."
        ) from None
    except Exception:  # an array-like that NumPy cannot read, such as a tensor with a gradient
        odd = next((pair for pair in _entries(value) if not _is_real(pair[1])), ((), value))
        raise unreadable(name, value, *odd) from None
    if array.size == 0:
        raise ValueError(
            f"{name} must not be empty; got shape {array.shape}. Pass at least one value."
        )
    return array


def real_array(name, value):
    """`value` as a non-empty array of real numbers, whose type is kept.

    Only Python objects and longdouble numbers become float64.
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


class Entries:
    """An argument that is read in pieces of single entries, in the order of the flattened array."""

    width = 1  # numbers per sample

    def __init__(self, name, array, read, remedy=None):
        """`read(self, raw, start)` converts and checks the raw piece that begins at `start`."""
        self.name, self.read, self.remedy = name, read, remedy
        self.shape = self.samples = array.shape
        self.size = array.size
        # If no flat view exists, an iterator takes its place; it copies only the entries requested.
        if array.ndim != 1:
            array = array.reshape(-1) if array.flags.c_contiguous else array.flat
        self.flat = array

    def __getitem__(self, part):
        return self.read(self, self.flat[part], part.start)

    def place(self, index):
        """The index, in the argument's shape, of the entry with this flat index."""
        return unravel(index[0], self.shape)


class Rows:
    """An argument that is read in pieces of whole rows, each of which runs along `axis`."""

    remedy = _PROBABILITIES_REMEDY  # for entries outside [0, 1]

    def __init__(self, name, array, axis, read):
        """`read(self, raw, start)` converts and checks the raw piece that begins at `start`."""
        check_axis(axis, array.ndim)
        self.name, self.shape, self.axis = name, array.shape, axis
        self.read = read
        moved = array if axis in (-1, array.ndim - 1) else np.moveaxis(array, axis, -1)
        self.samples, self.width = moved.shape[:-1], moved.shape[-1]
        self.rows = moved.reshape(-1, self.width)
        self.size = len(self.rows)

    def __getitem__(self, part):
        return self.read(self, self.rows[part], part.start)

    def place(self, index):
        """The index, in the argument's shape, of row `index[0]` or of its entry `index[1]`."""
        place = unravel(index[0], self.samples)
        axis = self.axis % len(self.shape)
        return (*place[:axis], *index[1:], *place[axis:])


def numbers_without_nan(name, value):
    """`value`, in pieces, as numbers without NaN."""
    return Entries(name, real_array(name, value), read_numbers)


def probabilities(name, value, remedy=_PROBABILITIES_REMEDY):
    """`value`, in pieces, as numbers in [0, 1]."""
    return Entries(name, real_array(name, value), read_probabilities, remedy)


def labels(y_true):
    """`y_true`, in pieces, as labels in [0, 1]."""
    return probabilities("y_true", y_true, _LABELS_REMEDY)


def probabilities_of_one(y_proba):
    """`y_proba`, in pieces, as probabilities of class 1."""
    remedy = "Pass probabilities of class 1; for logits use binary_cross_entropy_with_logits."
    return probabilities("y_proba", y_proba, remedy)


def distributions(name, value, axis=-1):
    """`value`, in pieces, as probabilities that sum to 1 along `axis`."""
    array = real_array(name, value)
    if array.ndim == 0:
        raise ValueError(
            f"{name} must have at least one axis; got the single number {float(array)!r}. "
            "Pass the probabilities of all outcomes; for two outcomes there is binary_entropy."
        )
    return Rows(name, array, axis, read_distributions)


def finite_rows(name, value, axis):
    """`value`, in pieces, as finite numbers in rows along `axis`."""
    array = real_array(name, value)
    if array.ndim == 0:
        raise ValueError(
            f"{name} must have at least one axis; got the single number {float(array)!r}. "
            "Pass the logits of all classes; for two classes there is sigmoid."
        )
    return Rows(name, array, axis, read_finite)


def binary(y_true, y_proba):
    """Labels and probabilities of class 1, in pieces and of the same shape; see `read_labels`."""
    y = Entries("y_true", real_array("y_true", y_true), read_labels, _LABELS_REMEDY)
    p = probabilities_of_one(y_proba)
    same_shape(y, p)
    return y, p


def classes(y_true, y_proba):
    """Class indices (m,) or rows of labels (m, n), and probabilities (m, n), in pieces."""
    y, p = real_array("y_true", y_true), real_array("y_proba", y_proba)
    if p.ndim != 2:
        raise ValueError(
            f"y_proba must have shape (m, n), a column for each class; got {p.shape}. "
            "For the probability of class 1 alone use binary_cross_entropy."
        )
    m, n = p.shape
    if y.shape not in ((m,), (m, n)):
        remedy = "Give one label for each row of y_proba, in the same order."
        raise ValueError(
            f"y_true must have shape {(m,)}, class indices, or {(m, n)}, a column for each class; "
            f"got {y.shape}. {'Use y_true.ravel().' if y.shape == (m, 1) else remedy}"
        )
    if y.ndim == 2:
        return distributions("y_true", y), distributions("y_proba", p)
    return Entries("y_true", y, partial(read_indices, n=n)), distributions("y_proba", p)


def binary_or_classes(y_true, y_proba):
    """Both arguments, in pieces: as classes if y_proba has more than one column, else as binary."""
    p = real_array("y_proba", y_proba)
    return (classes if p.ndim == 2 and p.shape[1] > 1 else binary)(y_true, p)


def read_numbers(whole, raw, start):
    """A piece as float64 numbers without NaN."""
    array = raw.astype(np.float64, copy=False)
    if math.isnan(array.item(array.argmin())):  # NaN counts as the smallest
        refuse(whole, "not contain NaN", array, np.isnan(array), start, _NAN_REMEDY)
    return array


def read_finite(whole, raw, start):
    """A piece as finite float64 numbers."""
    array = raw.astype(np.float64, copy=False)
    if not np.isfinite(array).all():
        read_numbers(whole, array, start)
        remedy = "A class that cannot occur needs no logit: leave it out."
        refuse(whole, "be finite", array, np.isinf(array), start, remedy)
    return array


def read_probabilities(whole, raw, start):
    """A piece as float64 numbers in [0, 1]."""
    array = raw.astype(np.float64, copy=False)
    # One pass over the data; a minimum and a maximum would take two.
    bits = array.view(np.uint64)
    if bits.item(bits.argmax()) > _ONE_AS_INTEGER:
        read_numbers(whole, array, start)
        wrong = (array < 0) | (array > 1)
        if wrong.any():
            remedy = whole.remedy
            if np.maximum(-array, array - 1).max() <= _ROUNDING:
                remedy = f"If rounding put it there, use np.clip({whole.name}, 0, 1)."
            refuse(whole, "lie in [0, 1]", array, wrong, start, remedy)
    return array


def read_labels(whole, raw, start):
    """A piece as float64 labels in [0, 1], and whether all of them are 0 or 1."""
    y = raw.astype(np.float64, copy=False)
    hard = np.count_nonzero(y == _ZERO) + np.count_nonzero(y == _ONE) == y.size
    return (y if hard else read_probabilities(whole, y, start)), hard


def read_distributions(whole, raw, start):
    """A piece as float64 rows of probabilities that sum to 1."""
    array = read_probabilities(whole, raw, start)
    # Much faster than sum(axis=1): rows of at most 4 are added column by column, others by einsum.
    totals = sum(array.T) if array.shape[1] <= 4 else np.einsum("ik->i", array)
    errors = np.abs(totals - _ONE)
    if errors[errors.argmax()] > SUM_TOLERANCE:
        (row,) = first_index(errors > SUM_TOLERANCE)
        index = whole.place((start + row,))
        where = at(index)
        if len(whole.shape) == 2:
            where = f" in {'column' if whole.axis in (0, -2) else 'row'} {index[0]}"
        remedy = "List every outcome once; counts become probabilities when divided by their sum."
        if errors.max() <= _ROUNDING:
            name = whole.name
            remedy = (
                "If rounding caused that, as float32 does, use "
                f"np.float64({name}) / np.float64({name}).sum(axis={whole.axis}, keepdims=True)."
            )
        raise ValueError(
            f"{whole.name} must sum to 1 within {SUM_TOLERANCE:g}; "
            f"got {float(totals[row])!r}{where}. {remedy}"
        )
    return array


def read_indices(whole, raw, start, n):
    """A piece as class indices from 0 to n − 1."""
    indices = raw.astype(np.intp, copy=False)  # NaN and infinity become arbitrary integers
    bits = indices.view(np.uintp)  # as unsigned numbers, negative indices are the largest
    if bits.item(bits.argmax()) >= n or (indices is not raw and (indices != raw).any()):
        wrong = (indices != raw) | (indices < 0) | (indices >= n)
        remedy = "Give each class a whole number: the index of its column in y_proba."
        refuse(whole, f"hold class indices from 0 to {n - 1}", raw, wrong, start, remedy)
    return indices


def same_shape(one, other, entry="sample"):
    """Refuse arguments whose shapes differ: NumPy would silently broadcast them."""
    if one.shape == other.shape:
        return
    remedy = f"Give both one entry for each {entry}, in the same order."
    if one.shape == other.shape[::-1]:
        remedy = f"Use {other.name}.T."
    elif (
        math.prod(one.shape) == math.prod(other.shape)
        and min(len(one.shape), len(other.shape)) == 1
    ):
        remedy = f"Use {other.name if len(one.shape) == 1 else one.name}.ravel()."
    raise ValueError(
        f"{one.name} and {other.name} must have the same shape; "
        f"got {one.shape} and {other.shape}. {remedy}"
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
    """The number of nats in one unit of information: ln(base), or 1 if the base is left out."""
    if base is None:
        return 1.0
    number = isinstance(base, numbers.Real) and not isinstance(base, bool)
    if not number or not 1 < _nearest_float(base) < math.inf:
        raise ValueError(
            f"base must be a number above 1 and at most 1.8e308, or None; got {shown(base)}. "
            "Use 2 for bits, 10 for hartleys, None for nats."
        )
    return math.log(base)


def check_reduction(reduction):
    """Refuse a reduction other than "mean", "sum" and "none"."""
    if not (isinstance(reduction, str) and reduction in ("none", "sum", "mean")):
        raise ValueError(
            f"reduction must be 'none', 'sum' or 'mean'; got {reduction!r}. "
            "Use 'none' for one loss per sample."
        )


def raise_at(name, rule, array, wrong, remedy):
    """Raise a ValueError that shows the first entry of `array` where `wrong` is true."""
    index = first_index(wrong)
    entry = array[index].item() if isinstance(array[index], np.generic) else array[index]
    raise ValueError(f"{name} must {rule}; got {shown(entry)}{at(index)}. {remedy}")


def refuse(whole, rule, piece, wrong, start, remedy):
    """Raise a ValueError that shows the first wrong entry of a piece and its index in the whole."""
    index = first_index(wrong)
    place = whole.place((start + index[0], *index[1:]))
    raise ValueError(
        f"{whole.name} must {rule}; got {shown(piece[index].item())}{at(place)}. {remedy}"
    )


def first_index(mask):
    """The index of the first true entry, as a tuple."""
    return unravel(np.argmax(mask), mask.shape)


def unravel(flat_index, shape):
    """The index, as a tuple, of the entry at `flat_index` in an array of this shape."""
    return tuple(int(i) for i in np.unravel_index(flat_index, shape))


def at(index=()):
    """An index in words: at index 3, at index (3, 1), or nothing for a single number."""
    if index:
        return f" at index {index[0] if len(index) == 1 else index}"
    return ""


def _refuse_masks(name, value):
    """Refuse masked entries, even in lists, where NumPy would overlook them."""
    if type(value) in _PLAIN or (type(value) is list and _PLAIN.issuperset(map(type, value))):
        return
    level = [value]
    for _ in range(64):  # the largest number of axes that NumPy allows
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
    """Numbers of other types as float64; refuse those that would be rounded to 0 or infinity."""
    if array.dtype.kind != "f":
        # NumPy turns every entry of [0.2, "x"] into text, so look at the list that was passed.
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
    """The float nearest to a number; infinity if the number is beyond all floats."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def unreadable(name, value, index, entry, rule="hold real numbers"):
    """The TypeError for an entry whose type breaks the rule; it says what to write instead."""
    remedy = "Pass a list or an array of numbers."
    fits, instead = next((row for row in _INSTEAD if row[0](entry)), (bool, ""))
    if "{entry}" in instead:
        works = not index or all(fits(other) for _, other in _entries(value))
        for depth in range(len(index), 0, -1):
            instead = f"[{instead} for entry in {'{name}' if depth == 1 else '{entry}'}]"
    else:
        works = instead and not (isinstance(entry, (str, bytes)) and not _reads_as_numbers(value))
    if works:
        remedy = f"Use {instead.format(name=name, entry='entry' if index else name)}."
    return TypeError(f"{name} must {rule}; got {shown(entry)}{at(index)}. {remedy}")


def _reads_as_numbers(value):
    """Whether every string in `value` can be read as a number."""
    try:
        return not np.isnan(np.asarray(value, dtype=float)).any()
    except (TypeError, ValueError):
        return False


def shown(value):
    """The repr of `value` if it is short, its type otherwise."""
    try:
        text = repr(value)
    except ValueError:  # raised by an integer of thousands of digits
        text = "<"
    if text.startswith("<") or len(text) > 60:
        return f"a value of type {type(value).__name__}"
    return text
