"""The exercises: right answers pass in whatever form, and each slip gets its own diagnosis."""

import asyncio
import decimal
import importlib
import itertools
import random
import re
import sys
import tracemalloc
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from lessons import NUMBERED, ROOT, read, tagged

from lessons_lib.exercises import exercises_of, feedback, messages
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

NAMES = sorted(path.stem for path in (ROOT / "lessons_lib" / "exercises").glob("lesson_*.py"))
TABLES = {
    name: exercises_of(importlib.import_module(f"lessons_lib.exercises.{name}")) for name in NAMES
}
ALL = [
    pytest.param(exercise, id=f"{lesson[-2:]}.{name}")
    for lesson, table in TABLES.items()
    for name, exercise in table.items()
]
each_exercise = pytest.mark.parametrize("exercise", ALL)


def of_kind(kind):
    return pytest.mark.parametrize(
        "exercise", [param for param in ALL if isinstance(param.values[0], kind)]
    )


def correct(exercise):
    return f"{messages.CORRECT}: {exercise.why}"


def not_yet(diagnosis):
    return f"{messages.NOT_YET}: {diagnosis}"


TO_DO = f"{messages.TO_DO}: {messages.PUT_ANSWER}"


def numbers_near(exercise):
    """Wrong numbers near the right one that somebody might type."""
    answer = np.asarray(exercise.answer, dtype=float)
    factors = [-1, 0, 2, 10, 1.01, 0.99]
    return [answer * f for f in factors if not np.allclose(answer * f, answer)]


def orders(exercise):
    """Every order of the steps that meets all requirements, and every order that does not."""
    right, wrong = [], []
    for steps in map("".join, itertools.permutations(exercise.answer)):
        needs = [steps.index(a) < steps.index(b) for (a, b), _ in exercise.misconceptions]
        (right if all(needs) else wrong).append(steps)
    return right, wrong


def wrong_order(exercise, pair):
    """An order in which the second step of `pair` is too early, and nothing else is wrong."""
    for steps in orders(exercise)[1]:
        early = [p for p, _ in exercise.misconceptions if steps.index(p[1]) < steps.index(p[0])]
        if early == [pair]:
            return steps
    raise AssertionError(f"no order misses {pair} alone")


class Bristling:
    """An object that raises whatever is done with it."""

    def __getattribute__(self, name):
        raise RuntimeError(name)

    __call__ = __str__ = __repr__ = __eq__ = __hash__ = __float__ = __array__ = __len__ = (
        __iter__
    ) = __bool__ = __lt__ = lambda self, *_: Bristling.__getattribute__(self, "call")


class Mute(Exception):
    """An exception without a message."""

    def __str__(self):
        raise RuntimeError("no text")


class Agreeable(str):
    """A string that is equal to everything."""

    __hash__ = str.__hash__

    def __eq__(self, other):
        return True


def raises(error):
    def function(*_):
        raise error

    return function


def yields(*_):
    yield 1.0


async def waits(*_):
    await asyncio.sleep(0)


def disturbs(*_):
    """Change every setting that an answer can reach, and print something."""
    np.seterr(all="raise")
    np.set_printoptions(precision=1)
    np.random.seed(1)  # noqa: NPY002
    random.seed(1)
    sys.setrecursionlimit(sys.getrecursionlimit() + 1)
    decimal.getcontext().prec = 2
    warnings.filterwarnings("error")
    print("printed")
    print("complained", file=sys.stderr)
    sys.stdout = sys.stderr = None
    return 1.0


HOSTILE = [
    Bristling(),
    lambda *_: Bristling(),
    lambda *_: [Bristling()],
    raises(Mute()),
    raises(SystemExit()),
    raises(GeneratorExit()),
    raises(RecursionError()),
    raises(BaseException("`<b>`")),
    yields,
    waits,
    disturbs,
    Agreeable("?"),
    np.longdouble("1e400") if np.finfo(np.longdouble).max > 1e400 else np.inf,
    10**400,
    lambda *_: 10**400,
    np.array([None, "a"], dtype=object),
    lambda *args: args,
    lambda *args: warnings.warn("careful", stacklevel=1),
]


def wrong_answers(exercise):
    """Answers that no exercise of this kind may accept."""
    always = ["", "text", "0.5 bits", [], {}, object(), b"a", 1j, [None], [[1], [1, 2]], *HOSTILE]
    if isinstance(exercise, Number):
        return [*always, float("nan"), *numbers_near(exercise), lambda: exercise.answer]
    if isinstance(exercise, Choice):
        letters = set(exercise.options) - {exercise.answer}
        return [*always, 0, 1, True, *sorted(letters), exercise.options, "z"]
    if isinstance(exercise, Order):
        return [*always, 1, *orders(exercise)[1], exercise.answer[:-1], exercise.answer * 2]
    constants = [lambda *_, c=c: c for c in (0, 1, -1, 0.5, np.inf, np.nan, "0.5", [], [[0.0]])]
    return [
        *always,
        *constants,
        0.5,
        lambda: 0.5,
        lambda *_: 1 / 0,
        lambda *_: sys.exit(),
        lambda *args: args[0],
    ]


@each_exercise
def test_untouched_is_to_do(exercise):
    """An exercise with its dots unchanged is *to do*, not wrong, and opens no hint or solution."""

    def with_dots(y_true, y_proba): ...

    for untouched in (..., None, with_dots, [..., 1.0]):
        said = exercise.check(untouched)
        assert said == TO_DO
        assert "<details>" not in said.markdown
    assert exercise.check() == TO_DO


@each_exercise
def test_answer_is_correct_and_says_why(exercise):
    """The declared answer is judged correct, with a reason that belongs to this exercise alone."""
    assert exercise.check(exercise.answer) == correct(exercise)
    assert exercise.why[0].isupper() or exercise.why[0] in "$`0123456789"
    assert exercise.why[-1] == "."
    assert exercise.why != exercise.explanation


@pytest.mark.parametrize("number", [10**400, -(10**400)])
def test_number_that_no_float_holds_is_infinite(number):
    """A number too large for a float is wrong wherever it stands, and is not taken for text."""
    assert not TABLES["lesson_00"]["rare"].check([number]).startswith(messages.CORRECT)
    assert TABLES["lesson_01"]["entropy_bits"].check(lambda p: [number]) != TO_DO


def test_memory_is_measured_beside_a_measurement_of_the_learner():
    """A learner's own measurement of memory continues after a check."""
    mean_loss = TABLES["lesson_08"]["mean_loss"]
    tracemalloc.start()
    try:
        mean_loss.check(mean_loss.answer)
        assert tracemalloc.is_tracing()
    finally:
        tracemalloc.stop()


@of_kind(Function)
def test_worked_function_is_correct(exercise):
    """The code of a worked solution passes when it is run as a learner would run it."""
    names = {"np": np, "stable": lambda z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))}
    exec(exercise.code, names)
    assert exercise.check(list(names.values())[-1]) == correct(exercise)


@each_exercise
def test_misconceptions_get_their_own_diagnosis(exercise):
    """Each foreseen slip gets its own diagnosis, and at least two slips are foreseen."""
    assert len({diagnosis for _, diagnosis in exercise.misconceptions}) >= 2
    for wrong, diagnosis in exercise.misconceptions:
        if isinstance(exercise, Order):
            wrong = wrong_order(exercise, wrong)
        assert exercise.check(wrong) == not_yet(diagnosis)


@of_kind(Choice)
def test_every_wrong_option_is_diagnosed(exercise):
    """Every wrong letter is answered with the reason against that option."""
    letters = {letter for letter, _ in exercise.misconceptions}
    assert letters | {exercise.answer} == set(exercise.options)


@of_kind(Order)
def test_orders_are_right_for_a_reason(exercise):
    """The requirements leave one order of steps, or two where two steps are independent."""
    right, wrong = orders(exercise)
    assert exercise.answer in right
    assert len(right) <= 2
    for steps in right:
        assert exercise.check(steps) == correct(exercise)
    said = {not_yet(diagnosis) for _, diagnosis in exercise.misconceptions}
    assert {str(exercise.check(steps)) for steps in wrong} == said


@each_exercise
def test_wrong_answers_are_never_correct(exercise, capfd, recwarn):
    """No generated wrong answer passes, or makes `check` print or raise an error."""
    for wrong in wrong_answers(exercise):
        assert exercise.check(wrong).startswith(messages.NOT_YET), wrong
    assert exercise.check(exercise.answer) == correct(exercise)
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list


def test_wrong_answers_are_many():
    """The generated set is large enough to mean something."""
    assert sum(len(wrong_answers(param.values[0])) for param in ALL) >= 2000


def settings():
    """Every setting that an answer might change."""
    return repr(
        [
            np.geterr(),
            np.get_printoptions(),
            [part.tolist() if hasattr(part, "tolist") else part for part in np.random.get_state()],  # noqa: NPY002
            random.getstate(),
            sys.getrecursionlimit(),
            decimal.getcontext(),
            warnings.filters,
            sys.stdout,
            sys.stderr,
        ]
    )


def test_settings_stay_as_they_were():
    """Python and NumPy are left as they were, whatever an answer does."""
    before = settings()
    for answer in HOSTILE:
        HALVE.check(answer)
        HALF.check(answer)
        assert settings() == before


def test_interrupt_reaches_the_learner():
    """An interrupt stops a function that runs too long, or an object that it returns."""

    class Slow:
        def __array__(self, dtype=None, copy=None):
            raise KeyboardInterrupt

    for answer in (raises(KeyboardInterrupt()), lambda *_: Slow()):
        with pytest.raises(KeyboardInterrupt):
            HALVE.check(answer)


def empties(*arguments):
    for argument in arguments:
        if isinstance(argument, np.ndarray):
            argument.fill(7)
        elif isinstance(argument, list):
            argument.clear()
    return 1.0


@of_kind(Function)
def test_cases_cannot_be_changed(exercise):
    """A function that changes its arguments is diagnosed, and later verdicts are unaffected."""
    wrong, diagnosis = exercise.misconceptions[0]
    assert exercise.check(empties) == not_yet(messages.CHANGES_INPUT)
    assert exercise.check(exercise.answer) == correct(exercise)
    assert exercise.check(wrong) == not_yet(diagnosis)


@each_exercise
def test_texts_help_without_telling(exercise):
    """An exercise has two hints and an explanation; no diagnosis or hint shows the answer."""
    assert len(exercise.hints) == 2
    assert exercise.explanation.endswith((".", "$"))
    for text in [*exercise.hints, *(diagnosis for _, diagnosis in exercise.misconceptions)]:
        assert text.rstrip()[-1] in ".?$)`", text
        if isinstance(exercise, Number) and np.ndim(exercise.answer) == 0:
            shown = [float(number) for number in re.findall(r"-?\d+\.\d{2,}", text)]
            assert not np.isclose(shown, exercise.answer, rtol=1e-3).any(), text
        if isinstance(exercise, Order):
            assert exercise.answer not in text
    for _, diagnosis in exercise.misconceptions:
        assert not diagnosis[0].isupper() or diagnosis[:2].isupper() or diagnosis[1] in "( ^_"


@each_exercise
def test_code_ends_where_it_ends(exercise):
    """A worked solution has the lines that stand in the cell, without blank lines around them."""
    assert exercise.code == exercise.code.strip()


@each_exercise
def test_hints_grow_and_end(exercise):
    """The first call gives the first hint; after the last hint, calls repeat it."""
    exercise.hints_given = 0
    said = [exercise.hint() for _ in range(3)]
    assert said[0] != said[1] == said[2]


@each_exercise
def test_solution_asks_for_an_attempt_once(exercise):
    """Without an attempt, only the second call shows the solution; after one, the first does."""
    exercise.solution_open = False
    exercise.check(...)
    assert exercise.solution() == messages.TRY_FIRST
    assert exercise.code in exercise.solution()
    exercise.solution_open = False
    exercise.check("wrong")
    assert exercise.code in exercise.solution()


@each_exercise
def test_wrong_answer_brings_the_help_with_it(exercise):
    """Below a diagnosis, hints and solution are folded away; the plain text stays plain."""
    said = exercise.check("wrong")
    folds = re.findall(r"<summary>(.+?)</summary>\n\n(.+?)\n\n</details>", said.markdown, re.DOTALL)
    assert [title for title, _ in folds] == ["Hint 1 of 2", "Hint 2 of 2", "Solution"]
    assert [inside for _, inside in folds][:2] == exercise.hints
    assert exercise.code in folds[2][1]
    assert "<" not in said


@pytest.mark.parametrize("lesson", NAMES)
def test_tables_and_notebooks_agree(lesson):
    """A notebook sets every declared exercise once, in the declared order, and no others."""
    cells = tagged("exercise", read(NUMBERED[lesson[-2:]]))
    asked = [re.findall(r"\bex\.(\w+)\.check\(", cell.source) for cell in cells]
    assert list(itertools.chain(*asked)) == list(TABLES[lesson])
    assert all(len(names) == 1 for names in asked)


@pytest.mark.parametrize("lesson", NAMES[1:])
def test_each_lesson_mixes_its_exercises(lesson):
    """A lesson has at least six exercises: a vote, a bug, and from 02 on one that looks back."""
    table = TABLES[lesson]
    assert len(table) >= 6
    assert isinstance(table["vote"], Choice)
    assert isinstance(table["find_the_bug"], Bug)
    assert "recall" in table or lesson.endswith("01")


def test_series_has_enough_of_each_kind():
    """The series has fifty exercises or more, and at least six of each kind."""
    exercises = [param.values[0] for param in ALL]
    for kind in (Number, Choice, Order, Function, Bug):
        assert sum(type(exercise) is kind for exercise in exercises) >= 6, kind
    assert len(exercises) >= 50


HALF = Number(answer=0.5, misconceptions=[(1.0, "one."), (0.8, "point eight.")], unit="probability",
              hints=["", ""], why="", explanation="", code="")  # fmt: skip
BITS = Number(answer=1.875, misconceptions=[(3.0, "three.")], unit="bits",
              hints=["", ""], why="", explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        *(0.5, 1 / 2, np.float64(0.5), np.float32(0.5), np.array(0.5), Fraction(1, 2)),
        *(Decimal("0.5"), [0.5], (0.5,), np.array([0.5]), np.array([[0.5]]), [Fraction(1, 2)]),
    ],
)
def test_number_is_judged_by_value(answer):
    """A number is judged by its value: half is half, whatever its type or wrapping."""
    assert HALF.check(answer) == correct(HALF)


@pytest.mark.parametrize("answer", [1.875, 1.88, 1.8751, 1.87500001])
def test_three_significant_digits_will_do(answer):
    """A number is right if it agrees with the right one rounded to three digits, or is closer."""
    assert BITS.check(answer) == correct(BITS)


@of_kind(Number)
def test_three_digits_are_enough(exercise):
    """Three digits are enough in all lessons, except where telling slips apart needs more."""
    if np.ndim(exercise.answer) == 0:
        shown = float(f"{exercise.answer:.{exercise.digits - 1}e}")
        assert exercise.check(shown) == correct(exercise)


@pytest.mark.parametrize(
    ("exercise", "answer", "said"),
    [
        (HALF, "0.5", messages.TEXT_FOR_NUMBER),
        (TABLES["lesson_05"]["underflow"], 539, messages.OFF_BY_ONE),
        (HALF, lambda: 0.5, messages.FUNCTION_FOR_NUMBER),
        (HALF, [0.5, 0.5], messages.ONE_NUMBER.format(count=2)),
        (HALF, float("nan"), messages.NAN),
        (HALF, float("inf"), messages.INFINITE),
        (HALF, 0.7, messages.OTHER_NUMBER),
        (HALF, 0.503, messages.NEAR),
        (HALF, 0, messages.ZERO),
        (HALF, {}, messages.NOT_A_NUMBER.format(kind="dict")),
        (HALF, 50, messages.IN_PERCENT),
        (HALF, 1.3, messages.NO_PROBABILITY),
        (HALF, -0.3, messages.NEGATIVE),
        (HALF, 1.0, "one."),
        (HALF, -0.8, messages.NEGATIVE),  # with one digit, it need not come from the slip for 0.8
        (BITS, 1.9, messages.ROUNDED.format(digits=3)),
        (BITS, 2, messages.ROUNDED.format(digits=3)),
        (BITS, 1.8, messages.OTHER_NUMBER),
        (BITS, 1.87, messages.LAST_DIGIT),
        (BITS, 1.875 * np.log(2), messages.IN_NATS),
        (BITS, 1.30, messages.IN_NATS),
        (BITS, 1.31, messages.OTHER_NUMBER),
        (BITS, 1.875 * np.log10(2), messages.BASE_10.format(unit="Bits")),
        (BITS, -1.875, messages.FLIPPED),
        (
            BITS,
            -1.875 * np.log(2),
            messages.SEVERAL_SLIPS[2].format(messages.FLIPPED, messages.IN_NATS),
        ),
        (BITS, 3 * np.log(2), messages.SEVERAL_SLIPS[2].format(messages.IN_NATS, "three.")),
        (BITS, 187.5, messages.HUNDREDFOLD),
        (BITS, 2**-1.875, messages.PROBABILITY.format(unit="bits")),
        (BITS, 1 / 1.875, messages.RECIPROCAL),
    ],
)
def test_number_is_told_what_is_certain(exercise, answer, said):
    """Answers that are text, or wrong in shape, unit, sign or rounding, get words of their own."""
    assert exercise.check(answer) == not_yet(said)


def halve_in_place(x):
    x /= 2
    return x


HALVE = Function(answer=lambda x: x / 2,
                 cases=[(np.array([1.0, 2.0]),), (np.array([4.0]),), (np.array([1.5]),)],
                 misconceptions=[(lambda x: x * 2, "doubled")], unit="nats",
                 hints=["", ""], why="", explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (0.5, messages.NOT_A_FUNCTION),
        (lambda x: print(x), messages.PRINTS),
        (lambda x: x.sort(), messages.RETURNS_NOTHING),
        (lambda x: x * 2, "doubled"),
        (halve_in_place, messages.CHANGES_INPUT),
        (lambda x: x[:, None] / 2, messages.WRONG_SHAPE.format(got=(2, 1), want=(2,))),
        (lambda x: x[0] + 7, messages.WRONG_SHAPE.format(got=(), want=(2,))),
        (lambda x: "half", messages.RETURNS_NO_NUMBER.format(kind="str")),
        (lambda x: ["half"], messages.RETURNS_NO_NUMBERS),
        (yields, messages.RETURNS_GENERATOR),
        (waits, messages.RETURNS_COROUTINE),
        (lambda x: np.round(x / 2), messages.ROUNDED_RESULT),
        (lambda x: x / 2 + 1e-6, messages.NEARLY.format(arguments="`[1.0, 2.0]`", error=1e-6)),
        (lambda x: x / 3, messages.OTHER_RESULT.format(arguments="`[1.0, 2.0]`")),
        (lambda x: x / 2 / np.log(2), messages.IN_BITS),
        (lambda x: -x / 2, messages.FLIPPED),
        (lambda x: -2 * x, messages.SEVERAL_SLIPS[2].format(messages.FLIPPED, "doubled")),
        (lambda x: np.sum(x) / 2, messages.SUM_OF_RESULT),
        (lambda x: np.mean(x) / 2, messages.MEAN_OF_RESULT),
        (lambda x: x / 2 * np.inf, messages.INFINITE_FOR.format(arguments="`[1.0, 2.0]`")),
        (lambda x: x * np.nan, messages.NAN_FOR.format(arguments="`[1.0, 2.0]`")),
        (raises(Mute()), messages.RAISED.format(error="Mute", arguments="`[1.0, 2.0]`")),
        (lambda: 1, None),
    ],
)
def test_function_is_told_what_it_does(answer, said):
    """A function's error, missing result, wrong shape or changed input is diagnosed by itself."""
    verdict = HALVE.check(answer)
    if said is None:
        assert "stops with `TypeError: <lambda>()" in verdict
    else:
        assert verdict == not_yet(said)


@pytest.mark.parametrize(
    "answer",
    [
        lambda x: [value * 0.5 for value in x],
        lambda x: tuple(Fraction(value) / 2 for value in x),
        lambda x: [Decimal(float(value)) / 2 for value in x],
        lambda x: np.float32(x / 2),
    ],
)
def test_function_by_another_road_is_right(answer):
    """A function is right however it is written: with lists, loops or other types of numbers."""
    assert HALVE.check(answer) == correct(HALVE)


def test_infinity_of_the_wrong_sign_is_told():
    """A result of −∞ instead of ∞ is not called off by nothing."""
    kl_bits = TABLES["lesson_02"]["kl_bits"]

    def answer(p, q):
        result = kl_bits.answer(p, q)
        return result if np.isfinite(result) else -np.inf

    arguments = "`[0.25, 0.5, 0.25]`, `[0.5, 0.5, 0.0]`"
    said = messages.WRONG_INFINITY.format(arguments=arguments)
    assert kl_bits.check(answer) == not_yet(said)


TOTAL = Function(answer=lambda x: -x[x > 0].sum(), traps={2: "trapped"}, unit="bits",
                 cases=[(np.array([1.0, 2.0]),), (np.array([4.0]),), (np.array([0.0, 1.0]),),
                        (np.ones(600),)],
                 misconceptions=[(lambda x: x.size, "size"), (lambda x: x[x > 0].sum(), "sign")],
                 hints=["", ""], why="", explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda x: x[x > 0].sum(), "sign"),
        (lambda x: -x.sum() + (x == 0).any(), "trapped"),
        (lambda x: (x + np.zeros((x.size, 1))).mean() * -x.size, messages.PAIRS.format(count=600)),
        (lambda x: -x, messages.NOT_YET_SUM),
        (lambda x: -3.0, messages.CONSTANT),
        (
            lambda x: -np.sum(x / x * x) * np.log(2),
            messages.SEVERAL_SLIPS[2].format(
                messages.NAN_FOR.format(arguments="`[0.0, 1.0]`"), messages.IN_NATS
            ),
        ),
    ],
)
def test_function_is_told_where_it_breaks(answer, said):
    """If some cases fail, what the other cases show helps to diagnose the function."""
    assert TOTAL.check(answer) == not_yet(said)


ORDER = Order(answer="bca", misconceptions=[("bc", "b first"), ("ca", "c before a")],
              hints=["", ""], why="", explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("cba", "b first"),
        ("bac", "c before a"),
        ("acb", "c before a"),
        ("ab", messages.NOT_AN_ORDER.format(letters="a, b, c", example="abc")),
        (3, messages.NOT_AN_ORDER.format(letters="a, b, c", example="abc")),
    ],
)
def test_order_says_what_comes_too_early(answer, said):
    """The diagnosis of a wrong order names the first step that comes too early."""
    assert ORDER.check(answer) == not_yet(said)


@pytest.mark.parametrize(
    "answer",
    [
        *("bca", "B, C, A", "b) c) a)", "1. b 2. c 3. a", ["b", "c", "a"], ("B.", "C.", "A.")),
        *(np.array(["b", "c", "a"]), np.array("bca")),
    ],
)
def test_order_is_read_in_any_form(answer):
    """An order may be a string, a list or an array, in either case, with characters between."""
    assert ORDER.check(answer) == correct(ORDER)


CHOICE = Choice(answer="b", options="abc", misconceptions=[("a", "no a"), ("c", "no c")],
                hints=["", ""], why="", explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("a", "no a"),
        ("c)", "no c"),
        ("d", messages.UNKNOWN_OPTION.format(options="a, b, c")),
        ("ab", messages.UNKNOWN_OPTION.format(options="a, b, c")),
        (2, messages.UNKNOWN_OPTION.format(options="a, b, c")),
    ],
)
def test_choice_is_diagnosed(answer, said):
    """A wrong choice is answered with the reason against it."""
    assert CHOICE.check(answer) == not_yet(said)


@pytest.mark.parametrize(
    "answer",
    [
        *(" B ", "b)", "(b)", "B.", "'b'", ["b"], ("b",)),
        np.array(["b"]),
        np.array("b"),
        np.str_("b"),
    ],
)
def test_choice_is_read_generously(answer):
    """Capitals, spaces, brackets and lists make no difference to a choice."""
    assert CHOICE.check(answer) == correct(CHOICE)


def test_feedback_is_markdown_and_plain_text():
    """Feedback has the same words in a notebook and on a terminal; only Markdown has formulas."""
    said = CHOICE.check("a")
    assert repr(said) == str(said) == not_yet("no a")
    assert said._repr_markdown_() == said.markdown
    assert f"\n\n**{messages.NOT_YET}:** no a\n\n" in said.markdown


def luminance(colour):
    """The relative luminance of a colour such as #4a7fc1, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return np.dot(linear, [0.2126, 0.7152, 0.0722])


def test_verdicts_differ_by_colour_sign_and_word():
    """Verdicts differ by colour, sign and word; colours show in both of JupyterLab's themes."""
    kinds = (messages.TO_DO, messages.CORRECT, messages.NOT_YET)
    colours = [re.search(r"#\w{6}", feedback.verdict(kind, "text").markdown)[0] for kind in kinds]
    assert len(set(colours)) == len({kind[0] for kind in kinds}) == len({k[2:] for k in kinds}) == 3
    for page in ("#ffffff", "#111111"):
        for colour in colours:
            low, high = sorted([luminance(page), luminance(colour)])
            assert (high + 0.05) / (low + 0.05) >= 3


@pytest.mark.parametrize("lesson", NAMES)
def test_only_exercises_are_in_sight(lesson):
    """After `ex.`, the tab key offers a learner only the exercises."""
    module = importlib.import_module(f"lessons_lib.exercises.{lesson}")
    assert dir(module) == sorted(TABLES[lesson])
    assert module.__all__ == list(TABLES[lesson])
