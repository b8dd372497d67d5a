"""Except for the fit, no public function warns or raises FloatingPointError, however NumPy is set.

NumPy can be told to raise where a result underflows, overflows or is not a number. A user who sets
this is looking for their own errors, and a result that rounds to 0 is none.
"""

import contextlib
import itertools
import math
import sys
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lessons_lib as lib

# Twice as fast, and other tests cover the same lines.
pytestmark = pytest.mark.no_cover

TINY = sys.float_info.min  # the smallest number with all its digits; below it are the subnormals
PROBABILITIES = [0.0, 5e-324, TINY / 3, TINY, 1e-160, 1e-17, 0.25, 0.5, 1 - 2**-53, 1.0]
LOGITS = [0.0, -5e-324, TINY / 3, 1.0, -37.0, 710.0, -745.2, 1e17, -1e300, sys.float_info.max]
TYPES = [np.float64, np.float32, np.float16, np.longdouble, np.bool_, np.int8, np.uint64]
REDUCTIONS = ["none", "sum", "mean"]
BASES = [None, 2, 1 + 2**-52, 1e308]


@pytest.fixture(autouse=True, scope="module")
def strict_settings():
    """Let NumPy raise whatever it can raise; pytest turns every warning into an error."""
    with np.errstate(all="raise"):
        yield


def typed(values, dtype):
    """Each value once, converted to a type and rounded without warnings."""
    with np.errstate(all="ignore"):
        return np.unique(np.array(values).astype(dtype))


def without_bare_errors(calls):
    """Call each function; only a ValueError in words, from the library, is allowed."""
    for call in calls:
        with contextlib.suppress(ValueError):
            call()


def of_one(p, base):
    """Calls of all functions that take only probabilities."""
    row = [p, 1 - np.float64(p)]
    yield lambda: lib.surprisal(p, base=base)
    yield lambda: lib.binary_entropy([p, p], base=base)
    yield lambda: lib.entropy(row, base=base)
    yield lambda: lib.huffman_code(row)
    yield lambda: lib.one_hot(row)


def of_two(p, q, base):
    """Calls of all functions that take data and a model."""
    row_p, row_q = [p, 1 - np.float64(p)], [q, 1 - np.float64(q)]
    yield lambda: lib.kl_divergence(row_p, row_q, base=base)
    yield lambda: lib.cross_entropy([row_p] * 3, [row_q] * 3, base=base)
    for y_true, y_proba in ((p, q), ([p] * 3, [q] * 3), ([1, 0], row_q), (row_p, [p, q])):
        yield lambda y=y_true, p=y_proba: lib.likelihood(y, p)
        yield lambda y=y_true, p=y_proba: lib.log_likelihood(y, p, base=base)
        for how in REDUCTIONS:
            yield lambda y=y_true, p=y_proba, how=how: lib.binary_cross_entropy(
                y, p, base=base, reduction=how
            )
    for y_true in ([0], [1], [row_p]):
        yield lambda y=y_true: lib.likelihood(y, [row_q])
        yield lambda y=y_true: lib.log_likelihood(y, [row_q], base=base)
        for how in REDUCTIONS:
            yield lambda y=y_true, how=how: lib.categorical_cross_entropy(
                y, [row_q], base=base, reduction=how
            )


def of_logits(p, z, base):
    """Calls of the loss that takes labels and logits."""
    for how in REDUCTIONS:
        for count in (1, 3):
            yield lambda how=how, count=count: lib.binary_cross_entropy_with_logits(
                [p] * count, [z] * count, base=base, reduction=how
            )


def of_classes(*logits):
    """Calls of all functions that take only logits."""
    for function in (lib.sigmoid, lib.log_sigmoid, lib.softmax, lib.log_softmax, lib.one_hot):
        yield lambda function=function: function(list(logits))


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("dtype", TYPES)
def test_probabilities_of_every_size_and_type(dtype, base):
    """No probability from 0 to 1, the smallest numbers included, causes a bare error."""
    for p, q in itertools.product(typed(PROBABILITIES, dtype), repeat=2):
        without_bare_errors([*of_one(p, base), *of_two(p, q, base)])


@pytest.mark.parametrize("dtype", TYPES[:4])
def test_logits_of_every_size_and_type(dtype):
    """No logit, from the smallest to the largest and infinity, causes a bare error."""
    logits = typed([*LOGITS, math.inf, -math.inf], dtype)
    for z, other in itertools.product(logits, repeat=2):
        without_bare_errors(of_classes(z, other))
    for p, z, base in itertools.product(typed(PROBABILITIES, dtype), logits, BASES):
        without_bare_errors(of_logits(p, z, base))


@given(
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(allow_nan=False),
    st.floats(1, exclude_min=True, allow_infinity=False),
)
def test_any_numbers(p, q, z, base):
    """No numbers that Hypothesis can think of cause a bare error."""
    without_bare_errors(
        [*of_one(p, base), *of_two(p, q, base), *of_logits(p, z, base), *of_classes(z, -z, p)]
    )


@pytest.mark.parametrize("wrong", [math.nan, -5e-324, -1e308, 1e308, math.inf, 10**400])
@pytest.mark.parametrize("name", ["surprisal", "binary_entropy", "entropy", "huffman_code"])
def test_refusals_are_in_words(name, wrong):
    """Arguments are refused by the library's own words, not by NumPy's."""
    with pytest.raises(ValueError, match=r"^p must "):
        getattr(lib, name)([0.5, wrong])


def test_longdouble_in_words():
    """A longdouble number that float64 would round to infinity or 0 is refused in words."""
    beyond = np.finfo(np.longdouble)
    if beyond.max > sys.float_info.max:
        for number in (beyond.max, beyond.tiny):
            with pytest.raises(ValueError, match=r"^z must hold numbers from 5e-324 "):
                lib.sigmoid(number)
        with pytest.raises(ValueError, match=r"^base must be a number above 1"):
            lib.surprisal(0.5, base=beyond.max)


@pytest.mark.parametrize("base", [10**400, Fraction(10**400)], ids=["int", "Fraction"])
def test_bases_in_words(base):
    """A base that no float holds is refused in words."""
    with pytest.raises(ValueError, match=r"^base must be a number above 1"):
        lib.surprisal(0.5, base=base)
