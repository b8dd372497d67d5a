"""Every kind of array of real numbers is accepted, gives the same result, and is left unchanged."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_array_equal

import lessons_lib as lib
from lessons_lib import _arguments


class ArrayLike:
    """A stand-in for the columns of other libraries: an object with __array__."""

    def __init__(self, values):
        self.values = np.asarray(values)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values, dtype=dtype)


def read_only(array):
    array = array.copy()
    array.flags.writeable = False
    return array


def strided(array):
    return np.repeat(array, 2, axis=0)[::2]


def reversed_twice(array):
    return array[::-1].copy()[::-1]


def big_endian(array):
    return array.astype(array.dtype.newbyteorder(">"))


KINDS = {
    "list": lambda array: array.tolist(),
    "tuple": lambda array: tuple(map(tuple, array)) if array.ndim == 2 else tuple(array),
    "array-like": ArrayLike,
    "read-only": read_only,
    "strided": strided,
    "reversed": reversed_twice,
    "Fortran-ordered": np.asfortranarray,
    "big-endian": big_endian,
    "masked nowhere": np.ma.array,
    "float32": np.float32,
    "float16": np.float16,
    "longdouble": np.longdouble,
    "objects": lambda array: array.astype(object),
    "Fractions": lambda array: np.vectorize(Fraction, otypes=[object])(array).tolist(),
    "Decimals": lambda array: np.vectorize(Decimal, otypes=[object])(array).tolist(),
}

# Eighths are exact even in float16.
VECTOR = np.array([1, 2, 5, 0, 8]) / 8
ROWS = np.array([[1, 2, 5], [0, 8, 0], [4, 3, 1], [2, 2, 4], [8, 0, 0]]) / 8
OTHER_ROWS = ROWS[[2, 3, 0, 3, 4]]
Y = np.array([0.0, 1.0, 1.0, 0.0, 1.0])

CALLS = {
    "surprisal": (lib.surprisal, VECTOR),
    "binary_entropy": (lib.binary_entropy, ROWS),
    "entropy": (lib.entropy, ROWS),
    "kl_divergence": (lib.kl_divergence, ROWS, OTHER_ROWS),
    "cross_entropy": (lib.cross_entropy, ROWS, OTHER_ROWS),
    "sigmoid": (lib.sigmoid, ROWS),
    "log_sigmoid": (lib.log_sigmoid, VECTOR),
    "softmax": (lib.softmax, ROWS),
    "log_softmax": (lib.log_softmax, ROWS),
    "likelihood": (lib.likelihood, Y, VECTOR),
    "likelihood of classes": (lib.likelihood, Y, ROWS),
    "log_likelihood": (lib.log_likelihood, Y, VECTOR),
    "log_likelihood of classes": (lib.log_likelihood, OTHER_ROWS, ROWS),
    "binary_cross_entropy": (lib.binary_cross_entropy, Y, VECTOR),
    "binary_cross_entropy, soft": (lib.binary_cross_entropy, ROWS, OTHER_ROWS),
    "with logits": (lib.binary_cross_entropy_with_logits, OTHER_ROWS, ROWS),
    "categorical_cross_entropy": (lib.categorical_cross_entropy, Y, ROWS),
    "categorical_cross_entropy, soft": (lib.categorical_cross_entropy, ROWS, OTHER_ROWS),
    "huffman_code": (lambda p: np.array(lib.huffman_code(p)), ROWS[0]),
    "one_hot": (lib.one_hot, VECTOR),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("kind", KINDS)
def test_any_kind_of_array_gives_the_same(name, kind):
    """A list, a view or a float16 array gives the same digits as a float64 array."""
    function, *arguments = CALLS[name]
    assert_array_equal(function(*map(KINDS[kind], arguments)), function(*arguments), strict=True)


@pytest.mark.parametrize("name", CALLS)
def test_arguments_are_not_modified(name):
    """Every argument is the same after a call, byte for byte."""
    function, *arguments = CALLS[name]
    before = [argument.tobytes() for argument in arguments]
    function(*arguments)
    assert [argument.tobytes() for argument in arguments] == before


def test_float64_is_not_copied():
    """A float64 array is checked in place, without a copy: it may fill half of the memory."""
    assert _arguments.float_array("p", VECTOR) is VECTOR
    assert np.shares_memory(_arguments.probabilities("p", VECTOR)[0:5], VECTOR)
    for axis in (0, 1):
        rows = np.full((4, 4), 0.25)
        assert np.shares_memory(_arguments.distributions("p", rows, axis)[0:2], rows)


@pytest.mark.parametrize("dtype", [np.bool_, np.int8, np.uint8, np.int64, np.uint64, np.float16])
def test_integers_and_truth_values_are_numbers(dtype):
    """0 and 1 of any type are labels, class indices, probabilities and logits."""
    y = np.array([0, 1, 1, 0])
    typed, p = y.astype(dtype), np.array([0.25, 0.5, 0.75, 0.125])
    rows = np.column_stack([1 - p, p])
    for function, *arguments in (
        (lib.binary_cross_entropy, p),
        (lib.binary_cross_entropy_with_logits, p),
        (lib.categorical_cross_entropy, rows),
        (lib.likelihood, p),
        (lib.log_likelihood, rows),
    ):
        assert function(typed, *arguments) == function(y, *arguments)
    assert lib.surprisal(typed).tolist() == [math.inf, 0, 0, math.inf]
    assert lib.entropy(typed[:2]) == 0
    assert lib.binary_cross_entropy(typed, typed) == 0
    assert lib.likelihood(typed, typed) == 1
    assert_array_equal(lib.sigmoid(typed), lib.sigmoid(y.astype(float)))
    assert_array_equal(lib.softmax(typed), lib.softmax(y.astype(float)))
    assert lib.one_hot(typed).tolist() == [[1, 0], [0, 1], [0, 1], [1, 0]]


def test_truth_values_beside_numbers():
    """Columns of numbers and of truth values are accepted as objects, as data frames hold them."""
    frame = pd.DataFrame({"a": [0.5, 1.0, 0.25], "b": [True, False, True]})
    expected = lib.surprisal(np.array([[0.5, 1], [1, 0], [0.25, 1]]))
    assert_array_equal(lib.surprisal(frame), expected)
    assert_array_equal(lib.surprisal(frame.to_numpy()), expected)
    fit = lib.fit_logistic_regression(frame, [0, 1, 1], l2=1)
    same = lib.fit_logistic_regression(frame.astype(float), [0, 1, 1], l2=1)
    assert_array_equal(fit.coef, same.coef)


def test_nothing_masked_inside_lists():
    """Masked arrays in which nothing is masked are treated like all other arrays."""
    rows = [np.ma.array([0.5, 0.5]), [np.ma.array(0.25), 0.75]]
    assert_array_equal(lib.surprisal(rows), lib.surprisal([[0.5, 0.5], [0.25, 0.75]]))


@pytest.mark.parametrize(
    "base", [2, 2.0, np.longdouble(2), np.float16(2), np.float64(2), np.int64(2), Fraction(2)]
)
def test_any_real_number_is_a_base(base):
    """One bit is one bit, whatever the type of the base."""
    assert lib.surprisal(0.5, base=base) == 1


def test_the_axis_may_be_a_numpy_integer():
    """An axis that is a NumPy integer is accepted."""
    assert lib.entropy([[0.5, 0.5]], axis=np.int64(1)).shape == (1,)
