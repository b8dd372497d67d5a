"""Wrong answers that learners may well give, invented without looking at the diagnoses."""

import importlib
import re

import pytest
from lessons import PATHS, exercises

from lessons_lib.exercises import exercises_of, messages

# Thousands of checks; other tests cover the code that they run.
pytestmark = pytest.mark.no_cover

# What is said about an answer whose slip is unknown.
GENERAL = [
    *(messages.OTHER_NUMBER, messages.OTHER_RESULT, messages.UNREADABLE),
    *(messages.ROUNDED, messages.LAST_DIGIT, messages.NEAR, messages.OFF_BY_ONE, messages.ZERO),
    *(messages.NEGATIVE, messages.NO_PROBABILITY, messages.INFINITE, messages.INFINITE_FOR),
]


def wrong_answers(path):
    """The wrong answers to the exercises of a lesson, each with its slip in words."""
    return importlib.import_module(f"wrong_answers.lesson_{path.name[:2]}").WRONG


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_exercise_has_wrong_answers(path):
    """Every exercise has at least ten wrong answers, each with a slip of its own."""
    assert wrong_answers(path).keys() == exercises_of(exercises(path)).keys()
    for answers in wrong_answers(path).values():
        assert len({slip for slip, _ in answers}) == len(answers) >= 10


def test_plausible_wrong_answers_are_named():
    """At least nine in ten of these answers get a diagnosis that names the slip."""
    fields = [
        re.sub(r"\\{\w+\\}", ".+", re.escape(f"{messages.NOT_YET}: {message}"))
        for message in GENERAL
    ]
    general = re.compile("|".join(fields))
    said = [
        (f"{path.name[:2]}.{name}", slip, getattr(exercises(path), name).check(answer))
        for path in PATHS
        for name, answers in wrong_answers(path).items()
        for slip, answer in answers
    ]
    passed = [entry for entry in said if not entry[2].startswith(messages.NOT_YET)]
    unnamed = [entry for entry in said if general.fullmatch(entry[2])]
    print(f"{len(unnamed)} of {len(said)} wrong answers are not told their slip:")
    print(*(f"{name}: {slip}" for name, slip, _ in unnamed), sep="\n")
    assert not passed
    assert len(unnamed) <= len(said) / 10
