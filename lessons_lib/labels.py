"""From named classes to rows of zeros with a single one."""

import numpy as np

from lessons_lib import _arguments

__all__ = ["one_hot"]


def one_hot(labels, *, classes=None):
    """One row for each label, with a 1 in the column of its class and 0 elsewhere.

    Parameters
    ----------
    labels : array_like
        Labels of shape (m,): numbers, truth values or strings.
    classes : array_like, optional
        The n classes in the order of their columns. The labels that occur, sorted, if left out.

    Returns
    -------
    ndarray
        Float array of shape (m, n); every row sums to 1.

    Raises
    ------
    ValueError
        If `labels` is empty, not of one axis, holds NaN or a label that is not in `classes`, or
        `classes` repeats a class.
    TypeError
        If `labels` or `classes` holds anything else, or text among numbers.

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
    _, first = np.unique(classes, return_index=True)
    if len(first) < len(classes):
        again = np.isin(np.arange(len(classes)), first, invert=True)
        _arguments.raise_at(
            "classes", "name each class once", classes, again, "Drop the repetition."
        )
    rows = labels[:, np.newaxis] == classes
    unknown = ~rows.any(axis=1)
    if unknown.any():
        remedy = "Add it to classes, or correct the label."
        _arguments.raise_at("labels", f"be among {classes.tolist()}", labels, unknown, remedy)
    return rows.astype(np.float64)


def _one_axis(name, values):
    """`values` as a non-empty array of one axis: of real numbers without NaN, or of text."""
    array = _arguments.regular_array(name, values)
    if array.ndim != 1:
        raise ValueError(
            f"{name} must have shape (m,); got {array.shape}. "
            "Pass a flat list with one entry for each."
        )
    if array.dtype.kind in "OU":
        # A data frame keeps text as objects; NumPy makes text of the numbers that stand beside it.
        for index, entry in enumerate(np.asarray(values, dtype=object)):
            if not isinstance(entry, str):
                raise TypeError(
                    f"{name} must be all text or all numbers; "
                    f"got {entry!r} at index {index} (dtype {array.dtype}). "
                    "Write every class in the same way."
                )
        return array.astype(str)
    _arguments.float_array(name, array)
    return array
