"""The kinds of exercise. Each exercise is one declared value; what it says is in its fields.

``check`` judges what the learner passes to it and nothing else: no names are looked up behind the
learner's back, no error is raised, and the expected answer is never shown.
"""

import functools
import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np

from lessons_lib.exercises import _answers, _slips, messages
from lessons_lib.exercises.feedback import Text, code_block, verdict

_NEARLY = 1e-5  # a slip is recognised even if a small number was added to a probability

# Parts of the arguments that a function may have taken for the whole, and what to say then.
_PARTS = [
    (slice(0, 1), messages.FIRST_ONLY),
    (slice(-1, None), messages.LAST_ONLY),
    (slice(0, -1), messages.LAST_MISSING),
]


@dataclass(kw_only=True, eq=False)
class Exercise(ABC):
    """What all kinds of exercise share: how an answer is judged, the hints, the worked solution.

    Attributes
    ----------
    answer : object
        The right answer; for a function, one that gives the right results.
    misconceptions : list of (object, str)
        Wrong answers that a learner may well arrive at, each with the diagnosis that names the
        slip and what to try next, but not the answer.
    hints : list of str
        Two hints, the second stronger than the first.
    why : str
        One sentence that follows *Correct*: the reason, for those who guessed.
    explanation : str
        What the worked solution says before it shows its code.
    code : str
        The worked solution itself: the lines that replace those with dots in the notebook's cell.
    """

    answer: Any
    misconceptions: list[tuple[Any, str]]
    hints: list[str]
    why: str
    explanation: str
    code: str
    done: bool = field(default=False, init=False)
    solution_open: bool = field(default=False, init=False)
    hints_given: int = field(default=0, init=False)

    def check(self, answer: Any = ...) -> Text:
        """Judge `answer`: to do, correct, or not yet, with a diagnosis, hints and the solution."""
        with _answers.undisturbed():
            try:
                untouched = _is_untouched(answer)
                diagnosis = None if untouched else self.diagnose(answer)
            except KeyboardInterrupt:  # the learner's own wish to stop
                raise
            except BaseException:  # some objects raise whatever is done with them
                untouched, diagnosis = False, messages.UNREADABLE
        self.done = not untouched and diagnosis is None
        if untouched:
            return verdict(messages.TO_DO, messages.PUT_ANSWER)
        self.solution_open = True
        if diagnosis is None:
            return verdict(messages.CORRECT, self.why)
        return verdict(messages.NOT_YET, diagnosis, self.folds())

    def hint(self) -> Text:
        """The next hint; the last one again when there are no more."""
        self.hints_given = min(self.hints_given + 1, len(self.hints))
        text = self.hints[self.hints_given - 1]
        return Text(messages.HINT.format(number=self.hints_given, count=len(self.hints), text=text))

    def solution(self) -> Text:
        """The worked solution, explained; a learner who has not tried yet is first asked to try."""
        if not self.solution_open:
            self.solution_open = True
            return Text(messages.TRY_FIRST)
        return Text(messages.SOLUTION.format(text=self.explanation, code=code_block(self.code)))

    def folds(self) -> tuple[tuple[str, str], ...]:
        """What is folded away below a wrong answer: (title, text) of each hint and the solution."""
        count = len(self.hints)
        hints = (
            (messages.FOLD_HINT.format(number=number, count=count), hint)
            for number, hint in enumerate(self.hints, start=1)
        )
        solution = f"{self.explanation}\n\n{code_block(self.code)}"
        return (*hints, (messages.FOLD_SOLUTION, solution))

    @abstractmethod
    def diagnose(self, answer: Any) -> str | None:
        """None if `answer` is right, otherwise what is wrong with it."""


@dataclass(kw_only=True, eq=False)
class Number(Exercise):
    """A number, or a list of them: right to `digits` significant digits, or within `tolerance`.

    `unit` is "bits", "nats", "probability" or nothing, and decides which slips are recognised.
    """

    unit: str = ""
    tolerance: float = 1e-3
    digits: int = 3

    def diagnose(self, answer: Any) -> str | None:
        if isinstance(answer, (str, bytes)):
            return messages.TEXT_FOR_NUMBER
        if callable(answer):
            return messages.FUNCTION_FOR_NUMBER
        numeric = _answers.as_numbers(answer)
        if numeric is None:
            return messages.NOT_A_NUMBER.format(kind=type(answer).__name__)
        right = np.asarray(self.answer, dtype=float)
        if numeric.size == 1 and right.ndim == 0:  # one number, however it is wrapped
            numeric = numeric.reshape(())
        if self._is(numeric, right):
            return None
        declared = [(wrong, (said,)) for wrong, said in self.misconceptions]
        slip = self._nearest(numeric, declared)
        slip = slip or self._nearest(numeric, _slips.of_number(right, self.unit))
        # With fewer digits, a match may be chance.
        if slip is None and _digits(numeric) >= self.digits:
            slip = self._nearest(numeric, self._two_slips(right), tolerance=1e-3)
        return _slips.together(slip) if slip else self._unforeseen(numeric, right)

    def _nearest(self, numeric, slips, tolerance=math.inf):
        """What to say about the slip that gives this number; if several do, about the nearest."""
        near = [
            (np.max(np.abs(numeric - np.asarray(wrong, dtype=float))), said)
            for wrong, said in slips
            if self._is(numeric, wrong, tolerance)
        ]
        return min(near, key=lambda slip: slip[0], default=(0, None))[1]

    def _two_slips(self, right):
        factors = _slips.with_another(self.unit)
        for wrong, said in self.misconceptions:
            # Do not name a slip twice if the misconception is itself a slip in unit or sign.
            if not any(self._is(wrong, factor * right) for factor, _ in factors):
                for factor, slip in factors:
                    yield factor * np.asarray(wrong, dtype=float), (*slip, said)

    def _is(self, numeric, other, tolerance=math.inf):
        """Whether `numeric` is `other`, within the exercise's tolerance or a narrower one."""
        numeric, other = np.asarray(numeric, dtype=float), np.asarray(other, dtype=float)
        if numeric.shape != other.shape:
            return False
        rtol = min(self.tolerance, tolerance)
        return _close(numeric, other, rtol, 1e-12) or all(
            _rounds_to(n, o, self.digits) for n, o in zip(numeric.flat, other.flat, strict=True)
        )

    def _unforeseen(self, numeric, right):
        """What can be said about a wrong number that no slip explains."""
        if np.isnan(numeric).any():
            return messages.NAN
        if np.isinf(numeric).any():
            return messages.INFINITE
        if numeric.shape != right.shape:
            if right.ndim == 0:
                return messages.ONE_NUMBER.format(count=numeric.size)
            return messages.WRONG_SHAPE.format(got=numeric.shape, want=right.shape)
        if right.ndim:
            return messages.OTHER_NUMBER
        digits = _digits(numeric)
        if numeric == 0 < right:
            return messages.ZERO
        if digits < self.digits and abs(numeric - right) <= 0.5001 * _last_place(numeric):
            return messages.ROUNDED.format(digits=self.digits)
        if right == round(float(right)) and abs(numeric - right) == 1:
            return messages.OFF_BY_ONE
        if digits >= 3 and abs(numeric - right) <= 1.001 * _last_place(numeric):
            return messages.LAST_DIGIT
        if numeric < 0 < right:
            return messages.NEGATIVE
        if self.unit == "probability" and not 0 <= numeric <= 1:
            return messages.NO_PROBABILITY
        if abs(numeric / right - 1) <= 0.01:
            return messages.NEAR
        return messages.OTHER_NUMBER


@dataclass(kw_only=True, eq=False)
class Choice(Exercise):
    """One of several options, each named by a letter; every wrong option has its diagnosis."""

    options: str = "abc"

    def diagnose(self, answer: Any) -> str | None:
        letter = _answers.as_letters(answer)
        if letter == self.answer:
            return None
        said = dict(self.misconceptions)
        return said.get(letter, messages.UNKNOWN_OPTION.format(options=", ".join(self.options)))


class Bug(Choice):
    """A wrong calculation; the answer is the letter of what is wrong with it."""


@dataclass(kw_only=True, eq=False)
class Order(Exercise):
    """Steps, named by letters, to be put in order.

    Each misconception names two steps, such as "bd", and says why the first must come before the
    second. An order is right if it satisfies all these pairs.
    """

    def diagnose(self, answer: Any) -> str | None:
        steps = _answers.as_letters(answer)
        letters = "".join(sorted(self.answer))
        if "".join(sorted(steps)) != letters:
            return messages.NOT_AN_ORDER.format(letters=", ".join(letters), example=letters)
        too_early = (
            (steps.index(second), said)
            for (first, second), said in self.misconceptions
            if steps.index(second) < steps.index(first)
        )
        return min(too_early, default=(0, None))[1]


@dataclass(kw_only=True, eq=False)
class Function(Exercise):
    """A function, judged by what it returns for each of `cases`, a list of argument tuples.

    `traps` maps the number of a case to what to say if a function fails there and is right
    in every case without a trap. `unit` is as in `Number`. Numbers agree within a relative
    `tolerance` or an absolute `floor`.
    """

    cases: list[tuple]
    traps: dict[int, str] = field(default_factory=dict)
    unit: str = ""
    tolerance: float = 1e-9
    floor: float = 1e-12

    def diagnose(self, answer: Any) -> str | None:
        if not callable(answer):
            return messages.NOT_A_FUNCTION
        right = self._right
        outcomes = [_answers.run(answer, case) for case in self.cases]
        results = [outcome.numbers for outcome in outcomes]
        failed = [i for i in range(len(right)) if not self._is(results[i], right[i])]
        if any(outcome.changed_input for outcome in outcomes):
            return messages.CHANGES_INPUT
        if failed:
            return (
                self._declared(results)
                or self._trap(failed)
                or self._slip(outcomes)
                or self._pairs(outcomes)
                or self._unforeseen(outcomes, right, failed[0])
            )
        return self._pairs(outcomes)

    @functools.cached_property
    def _right(self):
        return self._results(self.answer)

    @functools.cached_property
    def _wrong(self):
        return [(self._results(function), said) for function, said in self.misconceptions]

    def _results(self, function):
        return [_answers.run(function, case).numbers for case in self.cases]

    def _is(self, result, other, tolerance=0.0):
        """Whether two results agree, within the exercise's tolerance or within a wider one."""
        if result is None or other is None:
            return result is other
        if result.size == 1 and other.ndim == 0:
            result = result.reshape(())
        rtol, atol = max(self.tolerance, tolerance), max(self.floor, tolerance)
        return result.shape == other.shape and _close(result, other, rtol, atol)

    def _declared(self, results):
        """The diagnosis of the misconception that gives the same results in every case."""
        for others, said in self._wrong:
            stops = all(other is None for other in others)
            if not stops and all(map(self._is, results, others)):
                return said
        return None

    def _trap(self, failed):
        return self.traps.get(failed[0]) if set(failed) <= set(self.traps) else None

    def _pairs(self, outcomes):
        """What to say if the function made a matrix of all pairs of samples."""
        for case, outcome in zip(self.cases, outcomes, strict=True):
            if outcome.made_pairs:
                return messages.PAIRS.format(count=len(case[0]))
        return None

    def _slip(self, outcomes):
        """What to say if some cases break, if the others show a known slip, or if both happen."""
        right = self._right
        results = [outcome.numbers for outcome in outcomes]
        breaks = {
            i: said for i in range(len(right)) if (said := self._breaks(i, outcomes[i], right[i]))
        }
        whole = [i for i in range(len(right)) if i not in breaks]
        if len(whole) < 2:
            return None
        first = tuple(breaks.values())[:1]
        for cases, broken in ((range(len(right)), ()), (whole, first)):
            for others, said in self._slips:
                if all(self._is(results[i], others[i], _NEARLY) for i in cases):
                    return _slips.together((*broken, *said)) if broken or said else None
        return None

    def _breaks(self, i, outcome, expected):
        """What to say about a case that fails, gives nan, or is finite but should be infinite."""
        arguments = _answers.shown(self.cases[i])
        if outcome.problem or outcome.numbers is None:
            return outcome.problem
        if np.isnan(outcome.numbers).any():
            return messages.NAN_FOR.format(arguments=arguments)
        if (
            outcome.numbers.shape == expected.shape
            and (np.isinf(expected) & np.isfinite(outcome.numbers)).any()
        ):
            return messages.FINITE.format(arguments=arguments)
        return None

    @functools.cached_property
    def _slips(self):
        """What each slip makes of the right results, with what to say; first, no slip at all."""
        right = self._right
        factors = _slips.with_another(self.unit)
        slips: list[tuple[list, _slips.Said]] = [(right, ())]
        for factor, said in [*factors, *_slips.converted(self.unit)]:
            slips.append(([factor * r for r in right], said))
        for part, said in _PARTS:
            cut = [_answers.run(self.answer, _cut(case, part)).numbers for case in self.cases]
            slips.append((cut, (said,)))
        for others, said in self._wrong:
            slips.append((others, (said,)))
            # Do not name a slip twice if the misconception is itself a slip in unit or sign.
            if not any(self._all(others, right, lambda r, f=f: f * r) for f, _ in factors):
                for factor, slip in factors:
                    changed = [None if other is None else factor * other for other in others]
                    slips.append((changed, (*slip, said)))
        return slips

    def _unforeseen(self, outcomes, right, i):
        """What can be said about results that no slip explains; case `i` is the first to fail."""
        results = [outcome.numbers for outcome in outcomes]
        if said := self._breaks(i, outcomes[i], right[i]):
            return said
        if _are_one(results) and not _are_one(right):
            return messages.CONSTANT
        result, expected, arguments = results[i], right[i], _answers.shown(self.cases[i])
        if result.shape != expected.shape:
            return self._shape(results, right) or _shape_message(result, expected)
        if (np.isfinite(expected) & np.isinf(result)).any():
            return messages.INFINITE_FOR.format(arguments=arguments)
        if (np.isinf(expected) & (result == -expected)).any():
            return messages.WRONG_INFINITY.format(arguments=arguments)
        if any(self._all(results, right, lambda r, k=k: np.round(r, k)) for k in range(9)):
            return messages.ROUNDED_RESULT
        finite = np.isfinite(expected)
        error = np.max(np.abs(result[finite] - expected[finite]), initial=0)
        if error < 0.01 * np.max(np.abs(expected[finite]), initial=1):
            return messages.NEARLY.format(arguments=arguments, error=error)
        return messages.OTHER_RESULT.format(arguments=arguments)

    def _shape(self, results, right):
        """What to say about several numbers instead of one, or about one instead of several."""
        if all(r is not None and r.ndim == 0 for r in results):
            for summary, said in (
                (np.mean, messages.MEAN_OF_RESULT),
                (np.sum, messages.SUM_OF_RESULT),
            ):
                if self._all(results, right, summary):
                    return said
        if all(r.ndim == 0 for r in right):
            for summary, said in ((np.mean, messages.NOT_YET_MEAN), (np.sum, messages.NOT_YET_SUM)):
                if self._all(right, results, summary):
                    return said
        return None

    def _all(self, results, others, change):
        """Whether each result equals its counterpart in `others` after `change`."""
        pairs = zip(results, others, strict=True)
        return all(r is not None and o is not None and self._is(r, change(o)) for r, o in pairs)


def _is_untouched(answer):
    dots = isinstance(answer, (list, tuple)) and any(item is ... for item in answer)
    return answer is ... or answer is None or dots or _answers.is_stub(answer)


def _close(numbers, others, rtol, atol):
    """Like np.allclose with equal_nan, for arrays of one shape, in a fraction of the time."""
    near = np.abs(numbers - others) <= atol + rtol * np.abs(others)
    both_nan = np.isnan(numbers) & np.isnan(others)
    return bool((near & np.isfinite(others) | (numbers == others) | both_nan).all())


def _digits(numbers):
    """How many significant digits a number shows when written; of several, the most."""
    shown = (Decimal(repr(float(number))).normalize() for number in np.ravel(numbers))
    return max((len(number.as_tuple().digits) for number in shown), default=0)


def _last_place(number):
    """The value of one unit in the last digit that a number shows."""
    return float(f"1e{Decimal(repr(float(number))).normalize().as_tuple().exponent}")


def _rounds_to(number, exact, digits):
    """Whether `number` is what `exact` rounds to at that many significant digits."""
    if not (np.isfinite(number) and np.isfinite(exact)):
        return False
    return math.isclose(float(number), float(f"{float(exact):.{digits - 1}e}"), rel_tol=1e-9)


def _cut(case, part):
    """A case in which each argument that has an entry for each sample is cut to `part`."""
    return tuple(a[part] if np.ndim(a) and len(a) == len(case[0]) else a for a in case)


def _are_one(results):
    """Whether a function gave the same result in each of several cases."""
    first = results[0]
    return len(results) > 1 and all(
        r is not None and first is not None and np.array_equal(r, first) for r in results
    )


def _shape_message(result, expected):
    if expected.ndim == 0:
        return messages.ONE_NUMBER.format(count=result.size)
    return messages.WRONG_SHAPE.format(got=result.shape, want=expected.shape)
