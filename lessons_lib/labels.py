"""From named classes to rows of zeros with a single one."""

import numpy as np

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
    if len(np.unique(classes)) < len(classes):
        raise ValueError(
            f"classes must name each class once; got {classes.tolist()}. Drop the repeated ones."
        )
    rows = labels[:, np.newaxis] == classes
    unknown = ~rows.any(axis=1)
    if unknown.any():
        index = int(np.argmax(unknown))
        raise ValueError(
            f"labels must be among {classes.tolist()}; got {labels[index].item()!r} "
            f"at index {index}. Add it to classes, or correct the label."
        )
    return rows.astype(np.float64)


def _one_axis(name, values):
    """`values` as a non-empty array of one axis, without NaN."""
    array = np.asarray(values)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(
            f"{name} must have shape (m,) with m at least 1; got {array.shape}. "
            "Pass a flat list with one entry for each."
        )
    missing = array != array  # only NaN differs from itself
    if missing.any():
        raise ValueError(
            f"{name} must not contain NaN; got nan at index {int(np.argmax(missing))}. "
            "A missing label is not a class: decide what it means first."
        )
    return array
