"""The kinds of exercise. Each exercise is one declared value; what it says is in its fields.

``check`` judges what the learner hands it and nothing else: no names are looked up behind the
learner's back, nothing is raised, and the expected answer is never shown.
"""

import math
import numbers
import reprlib
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from lessons_lib.exercises import messages


class Text(str):
    """Something said to the learner: Markdown in a notebook, plain text on a terminal."""

    def __repr__(self):
        return str(self)

    def _repr_markdown_(self):
        return str(self)


@dataclass(kw_only=True, eq=False)
class Exercise(ABC):
    """What all kinds share: how an answer is received, hints, and the worked solution.

    Attributes
    ----------
    answer : object
        The right answer; for a function, one that gives the right results.
    misconceptions : list of (object, str)
        Wrong answers that a learner may well arrive at, each with the diagnosis that names the
        likely slip and what to try next, but not the answer.
    hints : list of str
        Two hints of rising strength.
    explanation : str
        What the worked solution says before it shows its code.
    code : str
        The worked solution itself: the lines that replace those with dots in the notebook's cell.
    """

    answer: Any
    misconceptions: list
    hints: list
    explanation: str
    code: str
    done: bool = field(default=False, init=False)
    hints_given: int = field(default=0, init=False)
    kind: ClassVar[str]

    def check(self, answer=...):
        """Judge `answer`: to do, correct, or not yet with a diagnosis."""
        if answer is ... or answer is None or _is_stub(answer):
            return Text(messages.TO_DO)
        diagnosis = self.diagnose(answer)
        if diagnosis is None:
            self.done = True
            return Text(messages.CORRECT)
        return Text(messages.NOT_YET.format(diagnosis=diagnosis))

    def hint(self):
        """The next hint; the last one again when there are no more."""
        self.hints_given = min(self.hints_given + 1, len(self.hints))
        return Text(
            messages.HINT.format(
                number=self.hints_given,
                count=len(self.hints),
                text=self.hints[self.hints_given - 1],
            )
        )

    def solution(self):
        """The worked solution, explained."""
        code = f"```python\n{self.code}\n```"
        return Text(messages.SOLUTION.format(text=self.explanation, code=code))

    @abstractmethod
    def diagnose(self, answer):
        """None if `answer` is right, otherwise what is wrong with it."""


@dataclass(kw_only=True, eq=False)
class Number(Exercise):
    """A number, or an array of them, judged within a relative and absolute `tolerance`."""

    tolerance: float = 1e-3
    kind: ClassVar[str] = "number"

    def diagnose(self, answer):
        if isinstance(answer, str):
            return messages.TEXT_FOR_NUMBER
        numeric = _as_numbers(answer)
        if numeric is None:
            return messages.NOT_A_NUMBER.format(kind=type(answer).__name__)
        expected = np.asarray(self.answer, dtype=float)
        if numeric.shape == expected.shape and self._agree(numeric, expected):
            return None
        for wrong, diagnosis in self.misconceptions:
            wrong = np.asarray(wrong, dtype=float)
            if numeric.shape == wrong.shape and self._agree(numeric, wrong):
                return diagnosis
        if np.isnan(numeric).any():
            return messages.NAN
        if numeric.shape != expected.shape:
            return _shape_message(numeric.shape, expected.shape)
        if np.allclose(numeric, expected, rtol=0.02):
            return messages.ROUNDED
        return messages.OTHER_NUMBER

    def _agree(self, numeric, other):
        return np.allclose(numeric, other, rtol=self.tolerance, atol=1e-12, equal_nan=True)


@dataclass(kw_only=True, eq=False)
class Choice(Exercise):
    """One of several options, each named by a letter."""

    options: str = "abc"
    kind: ClassVar[str] = "choice"

    def diagnose(self, answer):
        letter = answer.strip().lower() if isinstance(answer, str) else None
        if letter == self.answer:
            return None
        if letter is None or len(letter) != 1 or letter not in self.options:
            return messages.UNKNOWN_OPTION.format(options=", ".join(self.options))
        return dict(self.misconceptions).get(letter, messages.OTHER_OPTION)


class Bug(Choice):
    """A wrong calculation; the answer is the letter of what is wrong with it."""

    kind: ClassVar[str] = "bug"


@dataclass(kw_only=True, eq=False)
class Order(Exercise):
    """Steps, named by letters, to be put in order; `also` lists other orders that are right."""

    also: tuple = ()
    kind: ClassVar[str] = "order"

    def diagnose(self, answer):
        if isinstance(answer, (list, tuple)):
            answer = "".join(map(str, answer))
        letters = "".join(sorted(self.answer))
        steps = "".join(c for c in answer.lower() if c.isalnum()) if isinstance(answer, str) else ""
        if steps in (self.answer, *self.also):
            return None
        if "".join(sorted(steps)) != letters:
            return messages.NOT_AN_ORDER.format(letters=", ".join(letters), example=letters)
        wrong = dict(self.misconceptions)
        if steps in wrong:
            return wrong[steps]
        right = max(_common_start(steps, order) for order in (self.answer, *self.also))
        return messages.ORDER_FROM.format(right=right) if right else messages.ORDER_START


@dataclass(kw_only=True, eq=False)
class Function(Exercise):
    """A function, judged by what it gives for each of `cases`, a list of argument tuples."""

    cases: list
    tolerance: float = 1e-9
    kind: ClassVar[str] = "function"

    def diagnose(self, answer):
        if not callable(answer):
            return messages.NOT_A_FUNCTION
        first_problem = None
        results = []
        for case in self.cases:
            problem, result = self._try(answer, case)
            first_problem = first_problem or problem
            results.append(result)
        if first_problem is None:
            return None
        for wrong, diagnosis in self.misconceptions:
            expected = [_call(wrong, case) for case in self.cases]
            stops = all(result is None for result in expected)
            if not stops and all(map(self._agree, results, expected)):
                return diagnosis
        return first_problem

    def _try(self, function, case):
        """What is wrong with `function` in one case, if anything, and what it returned."""
        shown = ", ".join(_short(argument) for argument in case)
        given = _copies(case)
        try:
            with np.errstate(all="ignore"):
                result = function(*given)
        except (Exception, SystemExit) as error:
            said = f"{type(error).__name__}: {error}"
            return messages.RAISED.format(error=said, arguments=shown), None
        if not all(map(_same, given, case)):
            return messages.CHANGES_INPUT, result
        if result is None:
            return messages.RETURNS_NOTHING, None
        expected = _call(self.answer, case)
        if self._agree(result, expected):
            return None, result
        numeric = _as_numbers(result)
        if numeric is None:
            return messages.RETURNS_NO_NUMBER.format(kind=type(result).__name__), result
        if numeric.shape != np.shape(expected):
            return _shape_message(numeric.shape, np.shape(expected)), result
        if np.allclose(numeric, expected, rtol=1e-3):
            return messages.ROUNDED_RESULT.format(arguments=shown), result
        return messages.OTHER_RESULT.format(arguments=shown), result

    def _agree(self, result, expected):
        if result is None or expected is None:
            return result is expected
        result, expected = _as_numbers(result), _as_numbers(expected)
        if result is None or expected is None or result.shape != expected.shape:
            return False
        return np.allclose(result, expected, rtol=self.tolerance, atol=1e-12, equal_nan=True)


def _dots(): ...


def _is_stub(answer):
    """Whether `answer` is a function whose body is still the dots."""
    code = getattr(answer, "__code__", None)
    return code is not None and code.co_code == _dots.__code__.co_code


def _as_numbers(answer):
    """`answer` as a float array, or None if it is not made of numbers."""
    try:
        if isinstance(answer, numbers.Real):  # fractions too
            return np.asarray(float(answer))
        array = np.asarray(answer)
        return array.astype(float) if array.dtype.kind in "fiub" else None
    except Exception:  # ragged lists, integers too large, whatever an object's __array__ does
        return None


def _call(function, case):
    """What `function` returns in one case, None where it stops; NumPy's warnings are not shown."""
    try:
        with np.errstate(all="ignore"):
            return function(*_copies(case))
    except (Exception, SystemExit):
        return None


def _copies(case):
    return [np.array(a) if isinstance(a, np.ndarray) else a for a in case]


def _same(left, right):
    return np.array_equal(np.asarray(left), np.asarray(right))


def _short(argument):
    if isinstance(argument, np.ndarray):
        return (
            f"an array of shape {argument.shape}" if argument.size > 12 else str(argument.tolist())
        )
    return reprlib.repr(argument)


def _shape_message(got, want):
    """What to say of another shape: a number has none."""
    return (
        messages.WRONG_SHAPE.format(got=got, want=want)
        if want
        else messages.ONE_NUMBER.format(got=got)
    )


def _common_start(steps, order):
    """How many letters two orders share at the start."""
    pairs = enumerate(zip(steps, order, strict=True))
    return next((i for i, (a, b) in pairs if a != b), math.inf)
