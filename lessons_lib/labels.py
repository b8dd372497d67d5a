"""Conversion of named classes to rows with a single 1 and zeros elsewhere."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib import _arguments

__all__ = ["one_hot"]


def one_hot(labels: ArrayLike, *, classes: ArrayLike | None = None) -> NDArray[np.float64]:
    """One row for each label, with a 1 in the column of its class and 0 elsewhere.

    Parameters
    ----------
    labels : array_like
        Labels of shape (m,): numbers, truth values or strings.
    classes : array_like, optional
        The n classes in the order of their columns. If left out, the labels that occur, sorted.

    Returns
    -------
    ndarray
        Float array of shape (m, n); every row sums to 1.

    Raises
    ------
    ValueError
        If `labels` is empty, is not 1-D, or holds NaN or a label that is not in `classes`; if
        `classes` repeats a class; or if NumPy would merge two classes, which it does with text that
        ends in a null character, and with numbers that float64 does not hold exactly.
    TypeError
        If `labels` or `classes` holds entries of another type, or mixes text and numbers.

    References
    ----------
    D. B. Suits, "Use of Dummy Variables in Regression Equations", 1957.

    Examples
    --------
    >>> one_hot(["A", "B", "B"])
    array([[1., 0.],
           [0., 1.],
           [0., 1.]])
    """
    labels = _one_axis("labels", labels)
    classes = np.unique(labels) if classes is None else _one_axis("classes", classes)
    ordered, first = np.unique(classes, return_index=True)
    if len(first) < len(classes):
        again = np.isin(np.arange(len(classes)), first, invert=True)
        _arguments.raise_at(
            "classes", "name each class once", classes, again, "Drop the repetition."
        )
    if labels.dtype.kind == classes.dtype.kind:
        columns = first[np.searchsorted(ordered[:-1], labels)]
        unknown = classes[columns] != labels
    else:
        # NumPy compares integers with floats as floats, where 2**53 + 1 is 2**53; Python compares
        # exactly.
        column_of = {name: column for column, name in enumerate(classes.tolist())}
        columns = np.array([column_of.get(label, -1) for label in labels.tolist()])
        unknown = columns < 0
    if unknown.any():
        remedy = "Add it to classes, or correct the label."
        _arguments.raise_at("labels", f"be among {classes.tolist()}", labels, unknown, remedy)
    rows = np.zeros((len(labels), len(classes)))
    rows[np.arange(len(labels)), columns] = 1
    return rows


def _one_axis(name, values):
    """`values` as a non-empty array with one axis: of real numbers without NaN, or of text."""
    array = _arguments.regular_array(name, values)
    if array.ndim == 0 and array.dtype == object:
        raise _arguments.unreadable(name, values, (), values, "hold text or real numbers")
    if array.ndim != 1:
        raise ValueError(f"{name} must have shape (m,); got {array.shape}. Pass a flat list.")
    if array.dtype.kind in "iub" or (array.dtype.kind == "U" and _holds(array, values)):
        return array
    if array.dtype.kind in "OUT":
        # A data frame keeps text as objects; NumPy turns the numbers beside it into text.
        passed = np.asarray(values, dtype=object)
        text = [isinstance(entry, str) for entry in passed]
        if any(text):
            if not all(text):
                index = text.index(False)
                raise TypeError(
                    f"{name} must be all text or all numbers; "
                    f"got {passed[index]!r} at index {index}. Write every class in the same way."
                )
            cut = np.array([entry.endswith("\0") for entry in passed])
            if cut.any():
                rule = "not end in a null character, which NumPy drops"
                _arguments.raise_at(name, rule, passed, cut, "Use another name.")
            return passed.astype(str)
    array = _arguments.float_array(name, array if array.dtype.kind == "f" else values)
    if not _holds(array, values):
        passed = np.asarray(values, dtype=object)
        remedy = f"Write the classes as text, for instance with list(map(str, {name}))."
        rule = "be numbers that float64 holds exactly"
        _arguments.raise_at(name, rule, passed, passed != array, remedy)
    return array


def _holds(array, values):
    """Whether the array made from these values holds exactly what was passed."""
    if array is values:
        return True
    passed = values if isinstance(values, list) else np.asarray(values, dtype=object).tolist()
    return array.tolist() == passed
