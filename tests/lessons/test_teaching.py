"""What the teaching guide says about the lessons, their slides and votes is true."""

import re

import pytest
from lessons import NOTEBOOKS, TAUGHT, exercises, read, slide_type

from lessons_lib.exercises import exercises_of

GUIDE = (NOTEBOOKS / "teaching.md").read_text(encoding="utf-8")


@pytest.fixture(params=TAUGHT, ids=lambda path: path.stem)
def path(request):
    """The path of each lesson that is taught."""
    return request.param


@pytest.fixture
def section(path):
    """What the guide says about a lesson: the section under its title."""
    title = read(path).cells[0].source.splitlines()[0].lstrip("# ")
    return re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", GUIDE, re.M | re.S)[1]


def test_section_has_all_parts(section):
    """A section has a timed plan, the vote, the board, what to skip, and the usual mistakes."""
    assert re.match(r"\n\d+ minutes", section)
    for part in ("**Vote**", "**Board", "**Short of time?**", "**What usually goes wrong.**"):
        assert section.count(part) == 1, part


def test_plan_is_the_whole_session(section):
    """The rows of a plan join without gaps, from 0 to the minutes stated above the plan."""
    minutes = int(re.match(r"\n(\d+) minutes", section)[1])
    rows = [[int(m) for m in row] for row in re.findall(r"^\| (\d+)–(\d+) \|", section, re.M)]
    assert 45 <= minutes <= 60
    assert [start for start, _ in rows] == [0, *(end for _, end in rows[:-1])]
    assert rows[-1][1] == minutes


def test_class_types_and_finds_the_bug(path, section):
    """A plan names at least two exercises for the class to type, and gives the bug five minutes."""
    rows = re.findall(r"^\| (\d+)–(\d+) \| (.*) \|.*\|$", section, re.M)
    typed = {name for *_, what in rows for name in re.findall(r"`(\w+)`", what)}
    assert len(typed & set(exercises_of(exercises(path)))) >= 2
    assert max(int(end) - int(start) for start, end, what in rows if "bug" in what) >= 5


def test_session_is_as_long_as_the_header_says(path, section):
    """The lesson and the guide give the same minutes in class."""
    in_class = re.search(r"in class: (\d+) minutes", read(path).cells[0].source)[1]
    assert section.startswith(f"\n{in_class} minutes")


def test_plan_shows_every_slide(path, section):
    """The rows of a plan name the slides in order, from the second at the latest to the last."""
    deck = [slide_type(cell) for cell in read(path).cells].count("slide")
    named = re.findall(r"\| (\d+)(?:–(\d+))? \|$", section, re.M)
    rows = [(int(first), int(last or first)) for first, last in named]
    assert [first for first, _ in rows[1:]] == [last + 1 for _, last in rows[:-1]]
    assert rows[0][0] in (1, 2)
    assert rows[-1][1] == deck


def test_vote_has_its_answer(path, section):
    """The answer that the guide gives to a vote is the one that the lesson's check accepts."""
    vote = exercises(path).vote
    told = re.search(r"\*\*Vote\*\*.*?The answer is \*(\w)\*", section, re.S)[1]
    wrong = set(re.findall(r"\*([a-z])\*", section.partition("**Vote**")[2].split("\n\n")[0]))
    assert told == vote.answer
    assert wrong == set(vote.options)
