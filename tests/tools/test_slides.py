"""Rules for the lessons as slides: which cells are shown, and in which order."""

import re

import pytest
from lessons import TAUGHT, read, slide_type, tagged, tags
from slides import headed

ANNOUNCED = {"Vote", "Find the bug", "Key points"}


@pytest.fixture(params=TAUGHT, ids=lambda path: path.stem)
def lesson(request):
    """Each notebook that is taught: all but the first, which explains how to use the others."""
    return read(request.param)


def slides(lesson):
    """The cells of each slide that a class sees: no notes, and no skipped cells."""
    deck = []
    for cell in lesson.cells:
        if slide_type(cell) == "slide":
            deck.append([])
        if slide_type(cell) in {"slide", "fragment", "-"}:
            deck[-1].append(cell)
    return deck


def slide_that_begins_with(heading, lesson):
    """(number, cells) of the slide whose first cell opens with `heading`."""
    found = [
        (n, cells) for n, cells in enumerate(slides(lesson)) if f"{heading}\n" in cells[0].source
    ]
    assert len(found) == 1, heading
    return found[0]


def test_every_cell_says_where_it_goes(lesson):
    """Each cell has a slide type: without one, it would join the slide before it.

    A subslide would be below another slide, where the right-arrow key skips it.
    """
    for cell in lesson.cells:
        assert slide_type(cell) in {"slide", "fragment", "-", "notes", "skip"}, cell.source
    assert slide_type(lesson.cells[0]) == "slide"


def test_a_lesson_is_12_to_25_slides(lesson):
    assert 12 <= len(slides(lesson)) <= 25


def test_notes_are_for_the_teacher(lesson):
    """The cells tagged as notes, and no others, go to the speaker view."""
    for cell in lesson.cells:
        assert (slide_type(cell) == "notes") == ("notes" in tags(cell)), cell.source


def test_what_is_done_in_the_notebook_is_left_out(lesson):
    """Cells whose work is done in the notebook are left out: no slide can check an answer."""
    for cell in tagged("exercise", lesson):
        assert slide_type(cell) == "skip", cell.source


def test_a_figure_moves_on_a_slide_of_its_own(lesson):
    """At least one moving figure of the core begins a slide, whose heading is in its metadata."""
    moving = [slide for slide in slides(lesson) if "moving" in tags(slide[0])]
    assert moving
    for slide in moving:
        assert slide[0].metadata.slideshow["heading"]


def test_every_slide_states_its_point(lesson):
    """Every slide has a heading: a question, or words enough for a point, on one line.

    Only the title, and what is announced in every lesson, are shorter.
    """
    title, *rest = [heading_of(slide) for slide in slides(lesson)]
    assert title.startswith("# ")
    for heading in rest:
        assert heading.startswith("#"), heading
        words = heading.lstrip("# ")
        assert words in ANNOUNCED or words.endswith("?") or len(words.split()) >= 4, heading
        assert len(words) <= 60, heading


def heading_of(slide):
    """The heading of a slide: that of the notebook, unless the slide has one of its own."""
    first = headed(slide[0])[0]
    assert first.cell_type == "markdown", first.source
    return first.source.splitlines()[0]


def test_a_slide_has_one_heading(lesson):
    """A slide's own heading replaces that of the notebook."""
    for slide in slides(lesson):
        _, *below = headed(slide[0])
        assert not [cell for cell in below if cell.source.startswith("## ")]


def test_a_prediction_comes_before_each_result(lesson):
    """A prompt comes before each result, except in a bug, whose numbers are the question."""
    asked = False
    section = ""
    for cell in [cell for slide in slides(lesson) for cell in slide]:
        section = (re.findall(r"^## (.*)$", cell.source, re.MULTILINE) or [section])[-1]
        if cell.cell_type == "markdown" and "**Predict.**" in cell.source:
            assert not asked, f"the prompt before this one has no result: {cell.source}"
            asked = True
        elif cell.get("outputs") and "moving" not in tags(cell) and section != "Find the bug":
            assert asked, f"no prompt before this result: {cell.source}"
            asked = False
    assert not asked, "the last prompt has no result"


def test_a_class_votes_before_it_discusses(lesson):
    """A vote's question and options have a slide of their own; the discussion has the next one."""
    number, question = slide_that_begins_with("## Vote", lesson)
    assert len(question) == 1
    assert len(re.findall(r"^- \*\*[a-d]\*\*", question[0].source, re.MULTILINE)) >= 3
    assert slides(lesson)[number + 1][0].source.startswith("Answer first. ")


@pytest.mark.parametrize("heading", ["## Find the bug", "## Key points"])
def test_a_deck_has_a_bug_and_a_summary(lesson, heading):
    """Every deck has a slide that begins with *Find the bug*, and one with *Key points*."""
    slide_that_begins_with(heading, lesson)
