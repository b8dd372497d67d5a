"""The exercises: every answer that their tables foresee gets the verdict that it should."""

import importlib
import itertools
import re
import sys
from fractions import Fraction

import numpy as np
import pytest
from lessons import NUMBERED, ROOT, read, tagged

from lessons_lib.exercises import exercises_of, messages, progress
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


def numbers_near(exercise):
    """Numbers that are wrong, though somebody might type them."""
    answer = np.asarray(exercise.answer, dtype=float)
    factors = [-1, 0, 2, 10, 1.01, 0.99, 1.002, 0.998]
    return [answer * f for f in factors if not np.allclose(answer * f, answer, rtol=2e-3)]


def wrong_answers(exercise):
    """Answers that no exercise of this kind may accept."""
    always = ["", "text", "0.5 bits", [], {}, object(), b"a", 1j, [None], [[1], [1, 2]], 10**400]
    if isinstance(exercise, Number):
        return [*always, float("nan"), *numbers_near(exercise), lambda: exercise.answer]
    if isinstance(exercise, Choice):
        letters = set(exercise.options) - {exercise.answer}
        return [*always, 0, 1, True, *letters, exercise.options, "z"]
    if isinstance(exercise, Order):
        right = {exercise.answer, *exercise.also}
        orders = itertools.islice(itertools.permutations(exercise.answer), 40)
        return [*always, 1, *({"".join(o) for o in orders} - right), exercise.answer[:-1]]
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


@pytest.mark.parametrize("exercise", ALL)
def test_untouched_is_to_do(exercise):
    """Dots are not a wrong answer."""

    def with_dots(y_true, y_proba): ...

    for untouched in (..., None, with_dots):
        assert exercise.check(untouched) == messages.TO_DO
    assert exercise.check() == messages.TO_DO


@pytest.mark.parametrize("exercise", ALL)
def test_answer_is_correct(exercise):
    """What the table calls the answer is judged correct."""
    assert exercise.check(exercise.answer) == messages.CORRECT


@pytest.mark.parametrize("exercise", ALL)
def test_misconceptions_get_their_own_diagnosis(exercise):
    """Each foreseen slip gets its own answer, and at least two slips are foreseen."""
    assert len({diagnosis for _, diagnosis in exercise.misconceptions}) >= 2
    for wrong, diagnosis in exercise.misconceptions:
        assert exercise.check(wrong) == messages.NOT_YET.format(diagnosis=diagnosis)


@pytest.mark.parametrize("exercise", ALL)
def test_wrong_answers_are_never_correct(exercise):
    """No answer of a generated set of wrong ones passes, and none makes `check` raise."""
    for wrong in wrong_answers(exercise):
        assert exercise.check(wrong).startswith(messages.NOT_YET.split("{")[0]), wrong


def test_wrong_answers_are_many():
    """The generated set is large enough to mean something."""
    assert sum(len(wrong_answers(param.values[0])) for param in ALL) >= 200


@pytest.mark.parametrize("exercise", ALL)
def test_texts_help_without_telling(exercise):
    """Two hints and an explanation; no diagnosis or hint shows the answer."""
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


@pytest.mark.parametrize("exercise", ALL)
def test_hints_grow_and_end(exercise):
    """The first call gives the first hint; after the last there is no more."""
    exercise.hints_given = 0
    said = [exercise.hint() for _ in range(3)]
    assert said[0] != said[1] == said[2]
    assert exercise.code in exercise.solution()


@pytest.mark.parametrize("lesson", NAMES)
def test_tables_and_notebooks_agree(lesson):
    """Every declared exercise is asked in its notebook once, and nothing else is."""
    cells = tagged("exercise", read(NUMBERED[lesson[-2:]]))
    asked = [re.findall(r"\bex\.(\w+)\.check\(", cell.source) for cell in cells]
    assert sorted(itertools.chain(*asked)) == sorted(TABLES[lesson])
    assert all(len(names) == 1 for names in asked)


@pytest.mark.parametrize("lesson", NAMES[1:])
def test_each_lesson_mixes_its_exercises(lesson):
    """At least six, with a vote, a bug to find, and from 02 on a question that looks back."""
    table = TABLES[lesson]
    assert len(table) >= 6
    assert isinstance(table["vote"], Choice)
    assert isinstance(table["find_the_bug"], Bug)
    assert "recall" in table or lesson.endswith("01")


def test_series_has_enough_of_each_kind():
    """Fifty exercises, and of each kind at least six."""
    exercises = [param.values[0] for param in ALL]
    for kind in (Number, Choice, Order, Function, Bug):
        assert sum(type(exercise) is kind for exercise in exercises) >= 6, kind
    assert len(exercises) >= 50


HALF = Number(answer=0.5, misconceptions=[(1.0, "one"), ([[0.5]], "two")], hints=["", ""],
              explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    "answer", [0.5, 1 / 2, np.float64(0.5), np.float32(0.5), np.array(0.5), Fraction(1, 2)]
)
def test_number_is_judged_by_value(answer):
    """Half is half, whatever its type."""
    assert HALF.check(answer) == messages.CORRECT


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("0.5", messages.TEXT_FOR_NUMBER),
        ([0.5, 0.5], messages.ONE_NUMBER.format(got=(2,))),
        ([[0.5]], "two"),
        (float("nan"), messages.NAN),
        (0.7, messages.OTHER_NUMBER),
        (0.503, messages.ROUNDED),
        ({}, messages.NOT_A_NUMBER.format(kind="dict")),
    ],
)
def test_number_refuses_kindly(answer, said):
    """Text, shapes, nan and other numbers each get their own sentence."""
    assert HALF.check(answer) == messages.NOT_YET.format(diagnosis=said)


def halve_in_place(x):
    x /= 2
    return x


HALVE = Function(answer=lambda x: x / 2, cases=[(np.array([1.0, 2.0]),), (np.array([3.0]),)],
                 misconceptions=[(lambda x: x * 2, "doubled")],
                 hints=["", ""], explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (0.5, messages.NOT_A_FUNCTION),
        (lambda x: print(end=""), messages.RETURNS_NOTHING),
        (lambda x: x * 2, "doubled"),
        (halve_in_place, messages.CHANGES_INPUT),
        (lambda x: x[:, None] / 2, messages.WRONG_SHAPE.format(got=(2, 1), want=(2,))),
        (lambda x: "half", messages.RETURNS_NO_NUMBER.format(kind="str")),
        (lambda x: x / 2.001, messages.ROUNDED_RESULT.format(arguments="[1.0, 2.0]")),
        (lambda x: x / 3, messages.OTHER_RESULT.format(arguments="[1.0, 2.0]")),
        (lambda: 1, None),
    ],
)
def test_function_is_told_what_it_does(answer, said):
    """Raising, returning nothing, a wrong shape and a changed input each get their own sentence."""
    verdict = HALVE.check(answer)
    if said is None:
        assert "stops with TypeError" in verdict
    else:
        assert verdict == messages.NOT_YET.format(diagnosis=said)


def test_function_by_another_road_is_right():
    """Lists, loops and other types of number are as good."""
    assert HALVE.check(lambda x: [value * 0.5 for value in x]) == messages.CORRECT


ORDER = Order(answer="bca", also=("cba",), misconceptions=[("abc", "as listed")], hints=["", ""],
              explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("abc", "as listed"),
        ("bac", messages.ORDER_FROM.format(right=1)),
        ("acb", messages.ORDER_START),
        ("ab", messages.NOT_AN_ORDER.format(letters="a, b, c", example="abc")),
        (3, messages.NOT_AN_ORDER.format(letters="a, b, c", example="abc")),
    ],
)
def test_order_says_how_far_it_is_right(answer, said):
    """A wrong order is told where it leaves the path."""
    assert ORDER.check(answer) == messages.NOT_YET.format(diagnosis=said)


@pytest.mark.parametrize("answer", ["bca", "B, C, A", ["b", "c", "a"], ("c", "b", "a")])
def test_order_is_read_in_any_form(answer):
    """Text or list, capital or small, and every order that is right."""
    assert ORDER.check(answer) == messages.CORRECT


CHOICE = Choice(answer="b", options="abc", misconceptions=[("a", "no a")], hints=["", ""],
                explanation="", code="")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("a", "no a"),
        ("c", messages.OTHER_OPTION),
        ("d", messages.UNKNOWN_OPTION.format(options="a, b, c")),
        (2, messages.UNKNOWN_OPTION.format(options="a, b, c")),
    ],
)
def test_choice_is_diagnosed(answer, said):
    """A wrong letter is answered by what speaks against it."""
    assert CHOICE.check(answer) == messages.NOT_YET.format(diagnosis=said)


def test_choice_is_read_generously():
    """Capitals and spaces do not matter."""
    assert CHOICE.check(" B ") == messages.CORRECT


def test_feedback_is_markdown_and_plain_text():
    """The same words in a notebook and on a terminal."""
    said = HALF.check(0.7)
    assert said._repr_markdown_() == repr(said) == str(said)


def test_progress_counts_what_was_done():
    """Done in this session, per lesson, and what comes next."""
    for lesson in TABLES.values():
        for exercise in lesson.values():
            exercise.done = False
    first = TABLES["lesson_01"]
    name, exercise = next(iter(first.items()))
    assert f"Lesson 01: 0 of {len(first)}; next: {name}" in progress()
    exercise.check(exercise.answer)
    assert f"Lesson 01: 1 of {len(first)}" in progress()
    for exercise in first.values():
        exercise.check(exercise.answer)
    assert f"Lesson 01: {len(first)} of {len(first)}\n" in progress()
