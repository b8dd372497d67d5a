"""Rows of zeros with a single one."""

import numpy as np
import pytest

from lessons_lib import one_hot


@pytest.mark.parametrize(
    ("labels", "classes", "expected"),
    [
        (["A", "B", "B"], None, [[1, 0], [0, 1], [0, 1]]),
        (["B", "A"], ["B", "A"], [[1, 0], [0, 1]]),
        ([2, 0], [0, 1, 2], [[0, 0, 1], [1, 0, 0]]),
        ([True, False], None, [[0, 1], [1, 0]]),
        ((0.5, 1.5, 0.5), None, [[1, 0], [0, 1], [1, 0]]),
        (["only"], None, [[1]]),
        (np.array(["A", "B"], dtype=object), None, [[1, 0], [0, 1]]),
        (np.array(["A", "B", "C"])[::-2], ["A", "C"], [[0, 1], [1, 0]]),
        (np.array(["B", "A"], dtype=np.dtypes.StringDType()), None, [[0, 1], [1, 0]]),
        (np.array([1, 2.5, True], dtype=object), None, [[1, 0], [0, 1], [1, 0]]),
        ([2**63, 2**63 + 1], None, [[1, 0], [0, 1]]),
        ([1.0, 2.0], [2, 1], [[0, 1], [1, 0]]),
        (["no", "a longer name"], np.array(["no", "a longer name"]), [[1, 0], [0, 1]]),
    ],
)
def test_each_label_has_its_one(labels, classes, expected):
    """The 1 is in the column of the label's class; classes are sorted unless they are given."""
    got = one_hot(labels, classes=classes)
    assert got.dtype == np.float64
    assert got.tolist() == expected


def test_a_class_that_does_not_occur_has_a_column():
    """A class given beforehand keeps its column in a data set in which it does not occur."""
    assert one_hot([1, 1], classes=[0, 1]).tolist() == [[0, 1], [0, 1]]
