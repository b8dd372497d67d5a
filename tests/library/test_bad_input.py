"""Refused input: `<argument> must <rule>; got <value> at <index>. <what to do>`."""

import math
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
import scipy.sparse

import lessons_lib as lib
from lessons_lib._logs import BLOCK

NAN, INF = math.nan, math.inf
HALVES = [0.5, 0.5]
FOUR_ROWS = [[0.2, 0.8], [0.7, 0.3], [0.6, 0.4], [0.3, 0.7]]


def halves_like(bad):
    """Distributions of two outcomes, with the shape of arrays that have two columns."""
    try:
        with warnings.catch_warnings(action="ignore"):  # warnings about masks in lists
            shape = np.shape(bad)
    except Exception:  # ragged arrays, or values that NumPy cannot read
        shape = ()
    return np.full(shape if shape[-1:] == (2,) else 2, 0.5)


# Every argument that takes an array, with a call that passes it beside good arguments.
ARGUMENTS = {
    ("surprisal", "p"): lambda bad: lib.surprisal(bad),
    ("binary_entropy", "p"): lambda bad: lib.binary_entropy(bad),
    ("entropy", "p"): lambda bad: lib.entropy(bad),
    ("kl_divergence", "p"): lambda bad: lib.kl_divergence(bad, halves_like(bad)),
    ("kl_divergence", "q"): lambda bad: lib.kl_divergence(halves_like(bad), bad),
    ("cross_entropy", "p"): lambda bad: lib.cross_entropy(bad, halves_like(bad)),
    ("cross_entropy", "q"): lambda bad: lib.cross_entropy(halves_like(bad), bad),
    ("huffman_code", "p"): lambda bad: lib.huffman_code(bad),
    ("sigmoid", "z"): lambda bad: lib.sigmoid(bad),
    ("log_sigmoid", "z"): lambda bad: lib.log_sigmoid(bad),
    ("softmax", "z"): lambda bad: lib.softmax(bad),
    ("log_softmax", "z"): lambda bad: lib.log_softmax(bad),
    ("likelihood", "y_true"): lambda bad: lib.likelihood(bad, HALVES),
    ("likelihood", "y_proba"): lambda bad: lib.likelihood([1, 0], bad),
    ("log_likelihood", "y_true"): lambda bad: lib.log_likelihood(bad, HALVES),
    ("log_likelihood", "y_proba"): lambda bad: lib.log_likelihood([1, 0], bad),
    ("binary_cross_entropy", "y_true"): lambda bad: lib.binary_cross_entropy(bad, HALVES),
    ("binary_cross_entropy", "y_proba"): lambda bad: lib.binary_cross_entropy([1, 0], bad),
    ("binary_cross_entropy_with_logits", "y_true"): lambda bad: (
        lib.binary_cross_entropy_with_logits(bad, HALVES)
    ),
    ("binary_cross_entropy_with_logits", "logits"): lambda bad: (
        lib.binary_cross_entropy_with_logits([1, 0], bad)
    ),
    ("categorical_cross_entropy", "y_true"): lambda bad: lib.categorical_cross_entropy(
        bad, FOUR_ROWS
    ),
    ("categorical_cross_entropy", "y_proba"): lambda bad: lib.categorical_cross_entropy(
        [1, 0], bad
    ),
}


def arguments(*wanted):
    """These arguments, or those of these functions, as parameters of a test."""
    return [
        pytest.param(argument, call, id=f"{function}-{argument}")
        for (function, argument), call in ARGUMENTS.items()
        if not wanted or function in wanted or (function, argument) in wanted
    ]


def refuse(call, error, text):
    """Assert that `call` raises `error` with exactly `text`."""
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == text


def refuse_until_typed(call, error, text, argument, bad, typed):
    """Assert that `bad` is refused, and accepted if rewritten as the text of the error says."""
    refuse(lambda: call(bad), error, text.replace("NEW", typed))
    call(eval(typed, {argument: bad, "np": np}))


NUMBERS = "Pass a list or an array of numbers."
MASKED = "Decide what the missing entries mean, then pass a plain array."
NO_ARRAY_OF_NUMBERS = [
    ("0.5", TypeError, "hold real numbers; got '0.5'. Use np.asarray(NAME, dtype=float)."),
    ([0.5, "x"], TypeError, f"hold real numbers; got 'x' at index 1. {NUMBERS}"),
    (["0.5", "x"], TypeError, f"hold real numbers; got '0.5' at index 0. {NUMBERS}"),
    (["0.5", None], TypeError, f"hold real numbers; got '0.5' at index 0. {NUMBERS}"),
    (["A", "B"], TypeError, f"hold real numbers; got 'A' at index 0. {NUMBERS}"),
    (None, TypeError, f"hold real numbers; got None. {NUMBERS}"),
    ((0.5, None), TypeError, f"hold real numbers; got None at index 1. {NUMBERS}"),
    (np.array([[0.5, None]]), TypeError, f"hold real numbers; got None at index (0, 1). {NUMBERS}"),
    ([0.5, 0.5 + 1j], TypeError, "hold real numbers; got (0.5+1j) at index 1. Use np.real(NAME)."),
    (
        np.array(["2024-01-02"], dtype="datetime64[ns]"),
        TypeError,
        "hold real numbers; got np.datetime64('2024-01-02T00:00:00.000000000') at index 0. "
        + NUMBERS,
    ),
    (
        [0.5, np.timedelta64(1, "s")],
        TypeError,
        f"hold real numbers; got np.timedelta64(1,'s') at index 1. {NUMBERS}",
    ),
    (print, TypeError, f"hold real numbers; got a value of type {type(print).__name__}. {NUMBERS}"),
    (
        {0.5},
        TypeError,
        "hold real numbers; got {0.5}. Use a list: a set keeps neither order nor repetitions.",
    ),
    *(
        (
            beyond,
            ValueError,
            "hold numbers from 5e-324 to 1.8e308 in size, or 0; "
            f"got one that rounds to {rounded} at index {index}. "
            "Use another unit, or pass the rounded number if you mean it.",
        )
        for beyond, rounded, index in (
            ([0.5, 10**400], "inf", 1),
            ([10**5000], "inf", 0),
            ([Decimal("1e400")], "inf", 0),
            (np.array([[1, Fraction(1, 10**400)]]), "0.0", (0, 1)),
        )
    ),
    ([], ValueError, "not be empty; got shape (0,). Pass at least one value."),
    (np.empty((3, 0)), ValueError, "not be empty; got shape (3, 0). Pass at least one value."),
    (
        [[0.5, 0.5], [1.0], [0.5, 0.5]],
        ValueError,
        "be a regular array; got a row of a different length at index 1. Make all rows the same "
        "length.",
    ),
    (
        [0.5, [0.5], [0.5]],
        ValueError,
        "be a regular array; got a row of a different length at index 1. Make all rows the same "
        "length.",
    ),
    (
        [[[0.5], [0.5, 0.5]], [[0.5], [0.5]]],
        ValueError,
        "be a regular array; got a row of a different length. Make all rows the same length.",
    ),
    (
        np.ma.array([0.5, 0.5], mask=[False, True]),
        ValueError,
        f"have no masked entries; got one at index 1. {MASKED}",
    ),
    ([0.5, np.ma.masked], ValueError, f"have no masked entries; got one at index 1. {MASKED}"),
    ((1, np.ma.masked), ValueError, f"have no masked entries; got one at index 1. {MASKED}"),
    (
        [np.ma.array(True, mask=False), np.ma.array(True, mask=True)],
        ValueError,
        f"have no masked entries; got one at index 1. {MASKED}",
    ),
    (
        [[[0.5, np.ma.masked], [0.5, 0.5]]],
        ValueError,
        f"have no masked entries; got one at index (0, 0, 1). {MASKED}",
    ),
    (
        [[0.5, 0.5], np.ma.array([0.5, 0.5], mask=[False, True])],
        ValueError,
        f"have no masked entries; got one at index (1, 1). {MASKED}",
    ),
    (np.ma.masked, ValueError, f"have no masked entries; got one. {MASKED}"),
]


@pytest.mark.parametrize(("argument", "call"), arguments())
@pytest.mark.parametrize(("bad", "error", "rest"), NO_ARRAY_OF_NUMBERS)
def test_what_is_no_array_of_numbers(argument, call, bad, error, rest):
    """Text, objects, complex numbers, dates, nothing, ragged and masked arrays are refused."""
    refuse(lambda: call(bad), error, f"{argument} must {rest.replace('NAME', argument)}")


class TensorWithGradient:
    """A stand-in for PyTorch's tensors while they record a gradient."""

    def __init__(self, values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.")

    def __repr__(self):
        return f"tensor({self.values}, requires_grad=True)"

    def detach(self):
        return self

    cpu = double = detach

    def numpy(self):
        return np.asarray(self.values, dtype=float)


CONTAINERS = [
    (lambda: (x for x in HALVES), "a value of type generator", "list(NAME)"),
    (lambda: map(float, HALVES), "a value of type map", "list(NAME)"),
    (lambda: {"a": 0.5, "b": 0.5}, "{'a': 0.5, 'b': 0.5}", "list(NAME.values())"),
    (lambda: {"a": 0.5, "b": 0.5}.values(), "dict_values([0.5, 0.5])", "list(NAME)"),
    (lambda: scipy.sparse.coo_array(HALVES), "a value of type coo_array", "NAME.toarray()"),
    (
        lambda: TensorWithGradient(HALVES),
        "tensor([0.5, 0.5], requires_grad=True)",
        "NAME.detach().cpu().double().numpy()",
    ),
    (
        lambda: [TensorWithGradient(0.5)] * 2,
        "tensor(0.5, requires_grad=True) at index 0",
        "[entry.detach().cpu().double().numpy() for entry in NAME]",
    ),
    (lambda: pd.Series(["0.5", "0.5"]), "'0.5' at index 0", "np.asarray(NAME, dtype=float)"),
    (lambda: np.array([b"0.5"] * 2), "b'0.5' at index 0", "np.asarray(NAME, dtype=float)"),
    (
        lambda: np.array(["0.5"] * 2, dtype=np.dtypes.StringDType()),
        "'0.5' at index 0",
        "np.asarray(NAME, dtype=float)",
    ),
    (lambda: np.array([0.5, 0.5 + 0j]), "(0.5+0j) at index 0", "np.real(NAME)"),
]


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        p
        for p in arguments()
        if not p.id.startswith("categorical") and p.id != "log_likelihood-y_true"
    ],
)
@pytest.mark.parametrize(("make", "got", "typed"), CONTAINERS)
def test_containers_that_numpy_does_not_read(argument, call, make, got, typed):
    """If a container is not read, the text says what to type instead, and that succeeds."""
    text = f"{argument} must hold real numbers; got {got}. Use NEW."
    refuse_until_typed(call, TypeError, text, argument, make(), typed.replace("NAME", argument))


@pytest.mark.parametrize(
    ("bad", "got", "typed"),
    [
        (scipy.sparse.csr_array(FOUR_ROWS), "a value of type csr_array", "y_proba.toarray()"),
        (
            [{"a": a, "b": b} for a, b in FOUR_ROWS],
            "{'a': 0.2, 'b': 0.8} at index 0",
            "[list(entry.values()) for entry in y_proba]",
        ),
        (
            [[TensorWithGradient(x) for x in row] for row in FOUR_ROWS],
            "tensor(0.2, requires_grad=True) at index (0, 0)",
            "[[entry.detach().cpu().double().numpy() for entry in entry] for entry in y_proba]",
        ),
    ],
)
def test_rows_that_numpy_does_not_read(bad, got, typed):
    """If rows of probabilities are not read, the text says what to type, and that succeeds."""
    refuse_until_typed(
        lambda p: lib.categorical_cross_entropy([0, 1, 0, 1], p),
        TypeError,
        f"y_proba must hold real numbers; got {got}. Use NEW.",
        "y_proba",
        bad,
        typed,
    )


def test_a_list_that_contains_itself():
    """The search for masks in a list that contains itself ends."""
    endless = []
    endless.append(endless)
    refuse(
        lambda: lib.surprisal(endless),
        ValueError,
        "p must be a regular array; got a row of a different length. Make all rows the same "
        "length.",
    )


def test_a_tensor_beside_a_number():
    """A remedy that helps only some of the entries is not offered."""
    refuse(
        lambda: lib.surprisal([0.5, TensorWithGradient(0.5)]),
        TypeError,
        f"p must hold real numbers; got tensor(0.5, requires_grad=True) at index 1. {NUMBERS}",
    )


def test_longdouble_beyond_float64():
    """Where longdouble is longer than float64, numbers beyond float64 are refused in words."""
    beyond = np.array(["1e400"], dtype=np.longdouble)
    if np.isinf(beyond[0]):
        pytest.skip("longdouble is float64 here")
    for number, rounded in ((beyond, "inf"), (1 / beyond, "0.0")):
        refuse(
            lambda number=number: lib.surprisal(number),
            ValueError,
            "p must hold numbers from 5e-324 to 1.8e308 in size, or 0; "
            f"got one that rounds to {rounded} at index 0. "
            "Use another unit, or pass the rounded number if you mean it.",
        )


IT_CAME_FROM = (
    "It came from 0/0, inf − inf or a missing value: find out where, and decide what is meant."
)
NOT_PERCENT = "Pass probabilities, not percentages or counts."
RECODE = "Labels are 0, 1 or a probability in between; recode other labels first."
OF_CLASS_1 = "Pass probabilities of class 1; for logits use binary_cross_entropy_with_logits."
BINARY = ("likelihood", "log_likelihood", "binary_cross_entropy")


@pytest.mark.parametrize(
    ("argument", "call"),
    arguments(
        *("surprisal", "binary_entropy", "entropy", "kl_divergence", "cross_entropy"),
        *("huffman_code", "sigmoid", "log_sigmoid", "softmax", "log_softmax", *BINARY),
        "binary_cross_entropy_with_logits",
    ),
)
def test_nan(argument, call):
    """NaN is named as such, even if a number before it is wrong too."""
    refuse(
        lambda: call([0.5, NAN]),
        ValueError,
        f"{argument} must not contain NaN; got nan at index 1. {IT_CAME_FROM}",
    )
    if argument not in ("z", "logits"):
        refuse(
            lambda: call([2, NAN]),
            ValueError,
            f"{argument} must not contain NaN; got nan at index 1. {IT_CAME_FROM}",
        )


NO_PROBABILITY = [
    ([0.5, 1.5], "1.5 at index 1"),
    ([-0.5, 1.5], "-0.5 at index 0"),
    ([1, 1.5], "1.5 at index 1"),
    ([0, -1], "-1.0 at index 1"),
    ([1 + 2**-52, 1.5], "1.0000000000000002 at index 0"),
    ([0.5, INF], "inf at index 1"),
    ([-INF, 0.5], "-inf at index 0"),
    (np.array([20, 80], dtype=np.uint8), "20.0 at index 0"),
]


@pytest.mark.parametrize(
    ("argument", "call", "remedy"),
    [
        *(
            pytest.param(*p.values, NOT_PERCENT, id=p.id)
            for p in arguments(
                *("surprisal", "binary_entropy", "entropy", "kl_divergence", "cross_entropy"),
                "huffman_code",
            )
        ),
        *(
            pytest.param(*p.values, RECODE, id=p.id)
            for p in arguments(
                *((name, "y_true") for name in BINARY),
                ("binary_cross_entropy_with_logits", "y_true"),
            )
        ),
        *(
            pytest.param(*p.values, OF_CLASS_1, id=p.id)
            for p in arguments(*((name, "y_proba") for name in BINARY))
        ),
    ],
)
@pytest.mark.parametrize(("bad", "got"), NO_PROBABILITY)
def test_numbers_outside_0_to_1(argument, call, remedy, bad, got):
    """Nothing is clipped: a number one step outside [0, 1] is refused, with its index."""
    refuse(lambda: call(bad), ValueError, f"{argument} must lie in [0, 1]; got {got}. {remedy}")


@pytest.mark.parametrize(
    ("argument", "call"),
    arguments(
        *("surprisal", "binary_entropy", "entropy", "kl_divergence", "cross_entropy"),
        *("huffman_code", *BINARY),
        ("binary_cross_entropy_with_logits", "y_true"),
    ),
)
@pytest.mark.parametrize(
    ("bad", "got"),
    [
        ([1 + 2**-52, -1e-17], "1.0000000000000002 at index 0"),
        ([1, -5e-324], "-5e-324 at index 1"),
        (np.array([1 + 2**-23, 0], np.float32), "1.0000001192092896 at index 0"),
    ],
)
def test_numbers_that_rounding_put_outside(argument, call, bad, got):
    """Numbers that rounding put outside [0, 1] are refused; the text names a remedy that works."""
    text = f"{argument} must lie in [0, 1]; got {got}. If rounding put it there, use NEW."
    refuse_until_typed(call, ValueError, text, argument, bad, f"np.clip({argument}, 0, 1)")


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda: lib.surprisal(1.5), "p"),
        (lambda: lib.binary_entropy(1.5), "p"),
        (lambda: lib.binary_cross_entropy(1, 1.5), "y_proba"),
    ],
)
def test_a_single_number_has_no_index(call, argument):
    """If an argument is a single number, the text names no index."""
    remedy = OF_CLASS_1 if argument == "y_proba" else NOT_PERCENT
    refuse(call, ValueError, f"{argument} must lie in [0, 1]; got 1.5. {remedy}")


LIST_ONCE = "List every outcome once; counts become probabilities when divided by their sum."
DISTRIBUTIONS = arguments("entropy", "kl_divergence", "cross_entropy", "huffman_code")


@pytest.mark.parametrize(("argument", "call"), DISTRIBUTIONS)
@pytest.mark.parametrize(
    ("bad", "got"),
    [
        ([0.5, 0.25], "0.75"),
        ([[0.5, 0.5 + 1.1e-8], [0.5, 0.25]], "1.000000011 in row 0"),
        ([[0.5, 0.5 - 1.1e-8], [0.5, 0.25]], "0.999999989 in row 0"),
        ([0.0, 0.0], "0.0"),
        ([[0.5, 0.5], [0.5, 0.25]], "0.75 in row 1"),
        ([[[0.5, 0.5], [0.5, 0.25]]], "0.75 at index (0, 1)"),
    ],
)
def test_sums_that_are_not_1(argument, call, bad, got):
    """Nothing is normalised: a sum that differs from 1 by more than 1e-8 is refused."""
    refuse(
        lambda: call(bad),
        ValueError,
        f"{argument} must sum to 1 within 1e-08; got {got}. {LIST_ONCE}",
    )


@pytest.mark.parametrize("axis", [0, -2])
def test_sums_of_columns(axis):
    """If distributions lie along the first axis, the text speaks of columns."""
    refuse(
        lambda: lib.entropy([[0.5, 0.5], [0.5, 0.25]], axis=axis),
        ValueError,
        f"p must sum to 1 within 1e-08; got 0.75 in column 1. {LIST_ONCE}",
    )


@pytest.mark.parametrize(("argument", "call"), DISTRIBUTIONS)
@pytest.mark.parametrize(
    ("bad", "got"),
    [
        ([0.5, 0.5 + 1.1e-8], "1.000000011"),
        ([0.5, 0.4999], "0.9999"),
        (np.array([0.9, 0.1], np.float32), "0.9999999776482582"),
        (np.array([0.7, 0.3], np.float16), "1.000244140625"),
    ],
)
def test_sums_that_rounding_moved(argument, call, bad, got):
    """If rounding moved a sum, as float32 does, the text names rounding and a remedy that works."""
    text = f"{argument} must sum to 1 within 1e-08; got {got}. "
    remedy = f"np.float64({argument}) / np.float64({argument}).sum(axis=-1, keepdims=True)"
    text += "If rounding caused that, as float32 does, use NEW."
    refuse_until_typed(call, ValueError, text, argument, bad, remedy)


@pytest.mark.parametrize(
    ("bad", "axis", "got"),
    [
        (np.full((10, 2), 0.1, np.float32), 0, "1.0000000149011612 in column 0"),
        (np.full((2, 10), 0.1, np.float32), 1, "1.0000000149011612 in row 0"),
        (np.full(10, 0.1, np.float16), -1, "0.999755859375"),
        (pd.DataFrame({"a": [0.5, 0.5], "b": [0.5, 0.50001]}), -1, "1.00001 in row 1"),
    ],
)
def test_rows_and_columns_that_rounding_moved(bad, axis, got):
    """If rounding moved a sum, the remedy divides along the axis of the call."""
    refuse_until_typed(
        lambda p: lib.entropy(p, axis=axis),
        ValueError,
        f"p must sum to 1 within 1e-08; got {got}. If rounding caused that, as float32 does, use "
        "NEW.",
        "p",
        bad,
        f"np.float64(p) / np.float64(p).sum(axis={axis}, keepdims=True)",
    )


@pytest.mark.parametrize(("argument", "call"), DISTRIBUTIONS)
def test_a_sum_within_the_tolerance(argument, call):
    """A sum within 1e-8 of 1 counts as 1."""
    call([0.5 + 0.9e-8, 0.5])
    call([0.5 - 0.9e-8, 0.5])


@pytest.mark.parametrize(("argument", "call"), DISTRIBUTIONS)
def test_a_single_number_is_no_distribution(argument, call):
    """A single number such as 0.5 is refused where a distribution is required."""
    refuse(
        lambda: call(0.5),
        ValueError,
        f"{argument} must have at least one axis; got the single number 0.5. "
        "Pass the probabilities of all outcomes; for two outcomes there is binary_entropy.",
    )


@pytest.mark.parametrize(("argument", "call"), arguments("softmax", "log_softmax"))
@pytest.mark.parametrize(
    ("bad", "text"),
    [
        (
            3,
            "z must have at least one axis; got the single number 3.0. "
            "Pass the logits of all classes; for two classes there is sigmoid.",
        ),
        (
            [[0.0, INF]],
            "z must be finite; got inf at index (0, 1). "
            "A class that cannot occur needs no logit: leave it out.",
        ),
        (
            [-INF, 0.0],
            "z must be finite; got -inf at index 0. "
            "A class that cannot occur needs no logit: leave it out.",
        ),
    ],
)
def test_logits_that_have_no_softmax(argument, call, bad, text):
    """A single logit and infinite logits are refused by softmax."""
    refuse(lambda: call(bad), ValueError, text)


UNITS = "Use 2 for bits, 10 for hartleys, None for nats."
WITH_BASE = {
    "surprisal": lambda base: lib.surprisal(0.5, base=base),
    "entropy": lambda base: lib.entropy(HALVES, base=base),
    "binary_entropy": lambda base: lib.binary_entropy(0.5, base=base),
    "kl_divergence": lambda base: lib.kl_divergence(HALVES, HALVES, base=base),
    "cross_entropy": lambda base: lib.cross_entropy(HALVES, HALVES, base=base),
    "categorical_cross_entropy": lambda base: lib.categorical_cross_entropy(
        [0], [HALVES], base=base
    ),
    "binary_cross_entropy": lambda base: lib.binary_cross_entropy([1], [0.5], base=base),
    "binary_cross_entropy_with_logits": lambda base: lib.binary_cross_entropy_with_logits(
        [1], [0.5], base=base
    ),
    "log_likelihood": lambda base: lib.log_likelihood([1], [0.5], base=base),
}


@pytest.mark.parametrize("function", WITH_BASE)
@pytest.mark.parametrize(
    "base", [0, 1, 1.0, -2, NAN, INF, -INF, 0.5, "2", True, 2 + 0j, (2,), np.array([2])]
)
def test_bases(function, base):
    """Only a finite number above 1 is accepted as a base."""
    refuse(
        lambda: WITH_BASE[function](base),
        ValueError,
        f"base must be a number above 1 and at most 1.8e308, or None; got {base!r}. {UNITS}",
    )


@pytest.mark.parametrize(
    "base", [10**400, Fraction(10**400), -(10**400), pytest.param(10**5000, id="long")]
)
def test_bases_that_no_float_holds(base):
    """A base that no float holds is refused in a short text, since its logarithm would overflow."""
    refuse(
        lambda: lib.surprisal(0.5, base=base),
        ValueError,
        "base must be a number above 1 and at most 1.8e308, or None; "
        f"got a value of type {type(base).__name__}. {UNITS}",
    )


def test_a_base_that_rounds_to_1():
    """A base that rounds to 1 is refused, since no surprisal can be divided by ln 1 = 0."""
    base = Fraction(10**20 + 1, 10**20)
    refuse(
        lambda: lib.surprisal(0.5, base=base),
        ValueError,
        f"base must be a number above 1 and at most 1.8e308, or None; got {base!r}. {UNITS}",
    )


@pytest.mark.parametrize(
    "loss",
    [
        lambda how: lib.binary_cross_entropy([1], [0.5], reduction=how),
        lambda how: lib.binary_cross_entropy_with_logits([1], [0.5], reduction=how),
        lambda how: lib.categorical_cross_entropy([0], [HALVES], reduction=how),
    ],
)
@pytest.mark.parametrize("how", [None, "avg", "Mean", "", 3, True, ["mean"], np.array(["mean"])])
def test_reductions(loss, how):
    """Only three words are accepted as a reduction."""
    refuse(
        lambda: loss(how),
        ValueError,
        f"reduction must be 'none', 'sum' or 'mean'; got {how!r}. "
        "Use 'none' for one loss per sample.",
    )


@pytest.mark.parametrize(
    "call",
    [
        lambda axis: lib.entropy([HALVES], axis=axis),
        lambda axis: lib.kl_divergence([HALVES], [HALVES], axis=axis),
        lambda axis: lib.cross_entropy([HALVES], [HALVES], axis=axis),
        lambda axis: lib.softmax([HALVES], axis=axis),
        lambda axis: lib.log_softmax([HALVES], axis=axis),
    ],
)
@pytest.mark.parametrize("axis", [2, -3, None, 1.0, True, False, "0", (0,)])
def test_axes(call, axis):
    """Only an integer that names an existing axis is accepted as an axis."""
    refuse(
        lambda: call(axis),
        ValueError,
        f"axis must be an integer from -2 to 1; got {axis!r}. "
        "Name the axis along which the probabilities of one distribution lie.",
    )


ONE_EACH = "Give both one entry for each {}, in the same order."


@pytest.mark.parametrize(
    ("shape_1", "shape_2", "remedy"),
    [
        ((4,), (4, 1), "Use {2}.ravel()."),
        ((4, 1), (4,), "Use {1}.ravel()."),
        ((4,), (1, 4), "Use {2}.ravel()."),
        ((6,), (2, 3), "Use {2}.ravel()."),
        ((2, 2), (4,), "Use {1}.ravel()."),
        ((4, 1), (1, 4), "Use {2}.T."),
        ((3, 2), (2, 3), "Use {2}.T."),
        ((2, 3, 1), (2, 3), None),
        ((4, 6), (8, 3), None),
        ((4,), (5,), None),
        ((4,), (4, 2), None),
        ((1,), (), None),
    ],
)
def test_shapes(shape_1, shape_2, remedy):
    """Different shapes, which NumPy would broadcast, are refused; the text says what to do."""

    def text(name_1, name_2, entry):
        return f"{name_1} and {name_2} must have the same shape; got {shape_1} and {shape_2}. " + (
            remedy or ONE_EACH.format(entry)
        ).format(None, name_1, name_2)

    a, b = np.full(shape_1, 0.5), np.full(shape_2, 0.5)
    for function, name_2 in (
        (lib.binary_cross_entropy, "y_proba"),
        (lib.binary_cross_entropy_with_logits, "logits"),
    ):
        refuse(lambda f=function: f(a, b), ValueError, text("y_true", name_2, "sample"))
    if b.ndim != 2 or b.shape[1] == 1:  # more columns would mean classes
        for function in (lib.likelihood, lib.log_likelihood):
            refuse(lambda f=function: f(a, b), ValueError, text("y_true", "y_proba", "sample"))
    if shape_1 and shape_2:
        p, q = (np.full(shape, 1 / shape[-1]) for shape in (shape_1, shape_2))
        for function in (lib.kl_divergence, lib.cross_entropy):
            refuse(lambda f=function: f(p, q), ValueError, text("p", "q", "outcome"))


FOR_CLASSES = [
    lambda y, p: lib.categorical_cross_entropy(y, p),
    lambda y, p: lib.categorical_cross_entropy(y, p, reduction="none"),
    lambda y, p: lib.likelihood(y, p),
    lambda y, p: lib.log_likelihood(y, p),
]
FIT = "y_true must have shape (4,), class indices, or (4, 2), a column for each class; got "
ONE_LABEL = "Give one label for each row of y_proba, in the same order."
INDICES = "y_true must hold class indices from 0 to 1; got "
PLACE = "Give each class a whole number: the index of its column in y_proba."


@pytest.mark.parametrize("call", FOR_CLASSES)
@pytest.mark.parametrize(
    ("y", "text"),
    [
        ([[0], [1], [0], [1]], f"{FIT}(4, 1). Use y_true.ravel()."),
        ([0, 1], f"{FIT}(2,). {ONE_LABEL}"),
        ([0, 1, 0, 1, 0], f"{FIT}(5,). {ONE_LABEL}"),
        (0, f"{FIT}(). {ONE_LABEL}"),
        ([HALVES], f"{FIT}(1, 2). {ONE_LABEL}"),
        (np.full((4, 3), 1 / 3), f"{FIT}(4, 3). {ONE_LABEL}"),
        ([0, 1, 2, 3], f"{INDICES}2 at index 2. {PLACE}"),
        ([0, 1, 0, -1], f"{INDICES}-1 at index 3. {PLACE}"),
        ([0, 0.5, 0, 1], f"{INDICES}0.5 at index 1. {PLACE}"),
        ([0, 1, NAN, 1], f"{INDICES}nan at index 2. {PLACE}"),
        ([INF, 1, 0, 1], f"{INDICES}inf at index 0. {PLACE}"),
        ([0, 1e300, 0, 1], f"{INDICES}1e+300 at index 1. {PLACE}"),
        (
            np.array([0, 1, 2**64 - 1, 1], dtype=np.uint64),
            f"{INDICES}18446744073709551615 at index 2. {PLACE}",
        ),
        (
            [HALVES, HALVES, [0.5, 0.25], HALVES],
            f"y_true must sum to 1 within 1e-08; got 0.75 in row 2. {LIST_ONCE}",
        ),
        (
            [HALVES, [2, -1], HALVES, HALVES],
            f"y_true must lie in [0, 1]; got 2.0 at index (1, 0). {NOT_PERCENT}",
        ),
        (
            [HALVES, [NAN, 0.5], HALVES, HALVES],
            f"y_true must not contain NaN; got nan at index (1, 0). {IT_CAME_FROM}",
        ),
    ],
)
def test_labels_of_classes(call, y, text):
    """Labels of classes must be indices of existing columns, or rows that are distributions."""
    refuse(lambda: call(y, FOUR_ROWS), ValueError, text)


@pytest.mark.parametrize("call", FOR_CLASSES)
@pytest.mark.parametrize(
    ("row", "text"),
    [
        ([0.5, 0.25], f"y_proba must sum to 1 within 1e-08; got 0.75 in row 1. {LIST_ONCE}"),
        ([1.5, -0.5], f"y_proba must lie in [0, 1]; got 1.5 at index (1, 0). {NOT_PERCENT}"),
        ([1, NAN], f"y_proba must not contain NaN; got nan at index (1, 1). {IT_CAME_FROM}"),
    ],
)
def test_probabilities_of_classes(call, row, text):
    """Probabilities of classes must be distributions, one in each row."""
    refuse(lambda: call([0, 1, 0], [HALVES, row, HALVES]), ValueError, text)


@pytest.mark.parametrize("shape", [(4,), (4, 1, 2), ()])
def test_categorical_cross_entropy_wants_a_column_for_each_class(shape):
    """The categorical loss refuses probabilities of class 1 alone: the binary loss takes these."""
    refuse(
        lambda: lib.categorical_cross_entropy([0, 1, 0, 1], np.full(shape, 0.5)),
        ValueError,
        f"y_proba must have shape (m, n), a column for each class; got {shape}. "
        "For the probability of class 1 alone use binary_cross_entropy.",
    )


@pytest.mark.parametrize("bad", [3, BLOCK - 1, BLOCK, 2 * BLOCK + 5])
@pytest.mark.parametrize("loss", [lib.binary_cross_entropy, lib.log_likelihood])
def test_the_index_is_that_of_the_whole_array(loss, bad):
    """A bad entry in a later block is reported with its index in the array, whatever its shape."""
    y, p = np.zeros((2 * BLOCK + 8, 1)), np.full((2 * BLOCK + 8, 1), 0.25)
    y[bad] = 2
    refuse(
        lambda: loss(y, p),
        ValueError,
        f"y_true must lie in [0, 1]; got 2.0 at index ({bad}, 0). {RECODE}",
    )
    y[bad], p[bad] = 1, 2
    refuse(
        lambda: loss(y.ravel(), p.ravel()),
        ValueError,
        f"y_proba must lie in [0, 1]; got 2.0 at index {bad}. {OF_CLASS_1}",
    )


@pytest.mark.parametrize("bad", [3, BLOCK, 4 * BLOCK, 4 * BLOCK + 3])
@pytest.mark.parametrize("loss", [lib.categorical_cross_entropy, lib.log_likelihood])
def test_the_row_is_that_of_the_whole_array(loss, bad):
    """A bad row or class index in a later block is reported with its index in the array."""
    y, p = np.zeros(4 * BLOCK + 4, dtype=int), np.full((4 * BLOCK + 4, 2), 0.5)
    y[bad] = 2
    refuse(lambda: loss(y, p), ValueError, f"{INDICES}2 at index {bad}. {PLACE}")
    y[bad], p[bad] = 1, 0.25
    refuse(
        lambda: loss(y, p),
        ValueError,
        f"y_proba must sum to 1 within 1e-08; got 0.5 in row {bad}. {LIST_ONCE}",
    )


TEXT_OR_NUMBERS = "labels must hold text or real numbers"
NO_SET = "Use a list: a set keeps neither order nor repetitions."
SAME_WAY = "Write every class in the same way."


@pytest.mark.parametrize(
    ("labels", "classes", "error", "text"),
    [
        (
            [],
            None,
            ValueError,
            "labels must not be empty; got shape (0,). Pass at least one value.",
        ),
        (
            ["A"],
            [],
            ValueError,
            "classes must not be empty; got shape (0,). Pass at least one value.",
        ),
        (
            [["A"]],
            None,
            ValueError,
            "labels must have shape (m,); got (1, 1). Pass a flat list.",
        ),
        (
            "A",
            None,
            ValueError,
            "labels must have shape (m,); got (). Pass a flat list.",
        ),
        (
            [[1], [1, 2]],
            None,
            ValueError,
            "labels must be a regular array; got a row of a different length at index 1. "
            "Make all rows the same length.",
        ),
        (
            np.ma.array([1, 2], mask=[True, False]),
            None,
            ValueError,
            f"labels must have no masked entries; got one at index 0. {MASKED}",
        ),
        (
            [0, NAN],
            None,
            ValueError,
            f"labels must not contain NaN; got nan at index 1. {IT_CAME_FROM}",
        ),
        (
            ["A", "C"],
            ["A", "B"],
            ValueError,
            "labels must be among ['A', 'B']; got 'C' at index 1. "
            "Add it to classes, or correct the label.",
        ),
        (
            [0, 1],
            ["A", "B"],
            ValueError,
            "labels must be among ['A', 'B']; got 0 at index 0. "
            "Add it to classes, or correct the label.",
        ),
        (
            ["A"],
            ["A", "B", "A", "B"],
            ValueError,
            "classes must name each class once; got 'A' at index 2. Drop the repetition.",
        ),
        (
            ["A", 1],
            None,
            TypeError,
            f"labels must be all text or all numbers; got 1 at index 1. {SAME_WAY}",
        ),
        (
            ["A", None],
            None,
            TypeError,
            f"labels must be all text or all numbers; got None at index 1. {SAME_WAY}",
        ),
        (
            [1j],
            None,
            TypeError,
            "labels must hold real numbers; got 1j at index 0. Use np.real(labels).",
        ),
        (
            np.array([["A"]], dtype=object)[0, :0],
            None,
            ValueError,
            "labels must not be empty; got shape (0,). Pass at least one value.",
        ),
        ({"A"}, None, TypeError, f"{TEXT_OR_NUMBERS}; got {{'A'}}. {NO_SET}"),
        (
            ["A", "A\0"],
            None,
            ValueError,
            "labels must not end in a null character, which NumPy drops; "
            "got 'A\\x00' at index 1. Use another name.",
        ),
        (
            ["A"],
            np.array(["A", "B\0"], dtype=np.dtypes.StringDType()),
            ValueError,
            "classes must not end in a null character, which NumPy drops; "
            "got 'B\\x00' at index 1. Use another name.",
        ),
        (
            [2**53 + 1],
            [0.5, 2.0**53],
            ValueError,
            "labels must be among [0.5, 9007199254740992.0]; got 9007199254740993 at index 0. "
            "Add it to classes, or correct the label.",
        ),
    ],
)
def test_one_hot(labels, classes, error, text):
    """Labels must be flat and of one kind, and each must have a class."""
    refuse(lambda: lib.one_hot(labels, classes=classes), error, text)


@pytest.mark.parametrize(
    ("labels", "got"),
    [
        ([0.5, 2**53 + 1], "9007199254740993 at index 1"),
        ([2**63 + 1, -1], "9223372036854775809 at index 0"),
        ([2**70, 2**70 + 1], "1180591620717411303425 at index 1"),
        ([Fraction(1, 3), 1], "Fraction(1, 3) at index 0"),
    ],
)
def test_labels_that_float64_would_merge(labels, got):
    """Numbers that rounding would change are refused as labels; as text they stay distinct."""
    refuse_until_typed(
        lib.one_hot,
        ValueError,
        f"labels must be numbers that float64 holds exactly; got {got}. "
        "Write the classes as text, for instance with NEW.",
        "labels",
        labels,
        "list(map(str, labels))",
    )


@pytest.mark.parametrize(
    ("make", "got", "typed"),
    [
        (lambda: (x for x in "AB"), "a value of type generator", "list(labels)"),
        (lambda: {1: "A", 2: "B"}, "{1: 'A', 2: 'B'}", "list(labels.values())"),
    ],
)
def test_labels_that_numpy_does_not_read(make, got, typed):
    """If labels are not read, the text says what to type instead, and that succeeds."""
    text = f"{TEXT_OR_NUMBERS}; got {got}. Use NEW."
    refuse_until_typed(lib.one_hot, TypeError, text, "labels", make(), typed)


def test_huffman_code_takes_one_distribution():
    """A code is refused for anything but one distribution."""
    refuse(
        lambda: lib.huffman_code([HALVES]),
        ValueError,
        "p must have shape (n,); got (1, 2). Make one code for each distribution.",
    )
