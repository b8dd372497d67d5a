"""Safe handling of every answer, however odd: run it, or read it as numbers or as letters."""

import contextlib
import copy
import decimal
import inspect
import io
import numbers
import random
import reprlib
import sys
import tracemalloc
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons_lib.exercises import messages

_MANY = 500  # with this many samples, a matrix of all pairs stands out in memory


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the code in a `with` block from printing and warning, and restore all settings."""
    with contextlib.ExitStack() as stack:
        stack.callback(sys.setrecursionlimit, sys.getrecursionlimit())
        stack.callback(random.setstate, random.getstate())
        stack.callback(np.random.set_state, np.random.get_state(legacy=False))  # noqa: NPY002
        stack.callback(np.random.mtrand.set_bit_generator, np.random.mtrand.get_bit_generator())
        stack.enter_context(decimal.localcontext())
        stack.enter_context(np.printoptions())
        stack.enter_context(np.errstate(all="ignore"))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        stack.enter_context(contextlib.redirect_stderr(io.StringIO()))
        yield


@dataclass(kw_only=True)
class Outcome:
    """The outcome of a function in one case: the numbers returned, or the problem that arose."""

    numbers: np.ndarray | None = None
    problem: str | None = None
    changed_input: bool = False
    made_pairs: bool = False


def run(function: Callable, case: tuple) -> Outcome:
    """Call `function` with a copy of the arguments in `case`, and leave no trace of the call."""
    given = copy.deepcopy(case)
    printed = io.StringIO()
    many = len(case[0]) if len(case[0]) >= _MANY else 0
    try:
        with undisturbed(), contextlib.redirect_stdout(printed), _peak(bool(many)) as peak:
            result = function(*given)
    except KeyboardInterrupt:  # the learner's own wish to stop
        raise
    except BaseException as error:
        return Outcome(problem=messages.RAISED.format(error=_said(error), arguments=shown(case)))
    outcome = _outcome(result, bool(printed.getvalue()))
    outcome.changed_input = not all(map(_same, given, case))
    outcome.made_pairs = bool(many) and peak[0] >= many * many
    return outcome


def as_numbers(answer: Any) -> np.ndarray | None:
    """`answer` as a new float array, or None if it holds anything but numbers."""
    try:
        array = np.array(answer)
    except ValueError:  # lists of different lengths
        return None
    if array.dtype.kind == "O":
        if not all(isinstance(value, (numbers.Real, decimal.Decimal)) for value in array.flat):
            return None
        return np.array([_as_float(value) for value in array.flat]).reshape(array.shape)
    return array.astype(float) if array.dtype.kind in "fiub" else None


def as_letters(answer: Any) -> str:
    """The letters of a string, or of a list or array of strings, in lower case; otherwise ""."""
    if isinstance(answer, np.ndarray):
        answer = answer.tolist()
    if isinstance(answer, (list, tuple)) and all(isinstance(item, str) for item in answer):
        answer = "".join(answer)
    return "".join(filter(str.isalpha, answer.lower())) if isinstance(answer, str) else ""


def shown(case: tuple) -> str:
    """The arguments of a case, as a message shows them."""
    return ", ".join(map(_short, case))


def is_stub(answer: Any) -> bool:
    """Whether `answer` is a function whose body is still the dots."""
    code = getattr(answer, "__code__", None)
    return code is not None and code.co_code == _dots.__code__.co_code


def _dots(): ...


def _outcome(result: Any, printed: bool) -> Outcome:
    if inspect.iscoroutine(result):
        result.close()  # or Python warns that it was never awaited
        return Outcome(problem=messages.RETURNS_COROUTINE)
    if inspect.isgenerator(result):
        return Outcome(problem=messages.RETURNS_GENERATOR)
    if result is None:
        return Outcome(problem=messages.PRINTS if printed else messages.RETURNS_NOTHING)
    try:
        found = as_numbers(result)
    except KeyboardInterrupt:
        raise
    except BaseException:  # whatever an object's __array__ or __float__ does
        found = None
    if found is not None:
        return Outcome(numbers=found)
    if isinstance(result, (list, tuple, np.ndarray)):
        return Outcome(problem=messages.RETURNS_NO_NUMBERS)
    return Outcome(problem=messages.RETURNS_NO_NUMBER.format(kind=type(result).__name__))


@contextlib.contextmanager
def _peak(measured: bool) -> Iterator[list[int]]:
    """The peak memory use in a `with` block, in bytes; 0 unless `measured`."""
    peak = [0]
    if not measured:
        yield peak
        return
    already = tracemalloc.is_tracing()
    tracemalloc.start()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    try:
        yield peak
    finally:
        peak[0] = tracemalloc.get_traced_memory()[1] - before
        if not already:
            tracemalloc.stop()


def _said(error: BaseException) -> str:
    """The name and text of an error, short and on one line; the name alone if reading it fails."""
    try:
        text = " ".join(f"{type(error).__name__}: {error}".split()).replace("`", "'")
    except Exception:
        return type(error).__name__
    return text if len(text) <= 200 else f"{text[:200]}…"


def _as_float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        return np.inf if value > 0 else -np.inf


def _same(left: Any, right: Any) -> bool:
    """Whether two copies of an argument have the same shape and the same entries."""
    return bool(np.array_equal(left, right)) if isinstance(left, np.ndarray) else left == right


def _short(argument: Any) -> str:
    if not isinstance(argument, np.ndarray):
        return f"`{reprlib.repr(argument)}`"
    if argument.size > 12:
        return f"an array of shape {argument.shape}"
    return f"`{argument.tolist()}`"
