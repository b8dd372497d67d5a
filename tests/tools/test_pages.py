"""The lessons as pages of the site, before Sphinx processes them; the rest is in tests/browser."""

import re
from pathlib import Path

import pages
import pytest
from lessons import PATHS, asked, exercises, pictures, printed, prose, read, tagged, tags

from lessons_lib.exercises import exercises_of


@pytest.fixture(autouse=True, scope="module")
def files():
    """The names of the picture files that would have been written."""
    files = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "save", lambda png, file: files.append(file.name))
        yield files


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def path(request):
    """The path of each lesson."""
    return request.param


@pytest.fixture(scope="module")
def lesson(path):
    """A lesson as its notebook stores it."""
    return read(path)


@pytest.fixture(scope="module")
def page(path):
    """A lesson as a page of the site."""
    return pages.page(path, Path("copied"))


def test_page_has_no_notes_and_no_feedback(page, lesson):
    """A page has no notes for the teacher, and no feedback given before there is an answer."""
    assert tagged("notes", lesson)
    assert not tagged("notes", page)
    assert "To do:" not in "".join(printed(page))


def test_result_is_closed_below_a_prediction(page):
    """A result that a reader was asked to predict is collapsed."""
    asked_for = False
    for cell in page.cells:
        if cell.cell_type == "markdown":
            asked_for = asked_for or "**Predict.**" in cell.source
        elif cell.outputs:
            assert ("hide-output" in tags(cell)) == asked_for, cell.source
            asked_for = False


def test_hints_and_solution_follow_each_exercise(page, path):
    """The hints and the solution of each exercise are folded below it."""
    below = dict(zip(map(asked, page.cells), page.cells[1:], strict=False))
    for name, exercise in exercises_of(exercises(path)).items():
        assert below[name].source.count("<details>") == len(exercise.hints) + 1
        for text in (*exercise.hints, exercise.explanation, exercise.code):
            assert text in below[name].source


def test_pictures_have_captions_that_are_not_printed_twice(page, path, lesson, files):
    """Each picture keeps its description; the printed line that repeats it is gone."""
    shown = [picture for cell in lesson.cells for picture in pictures(cell)]
    figures = [text for text in map(figure_in, outputs(page)) if text]
    assert len(shown) == len(figures)
    assert len(shown) == sum(file.startswith(path.name[:2]) for file in set(files))
    for picture, figure in zip(shown, figures, strict=True):
        alt = pages.html.escape(picture.metadata["image/png"]["alt"])
        assert f'alt="{alt}"' in figure
        caption = figure.split("<figcaption>")[1].replace("Full description", "")
        headline, said = alt.split(". ", 1)  # the headline stands in the picture
        assert headline
        assert re.sub("<[^>]+>", " ", caption).split() == said.split()
    assert "Figure:" not in "".join(printed(page))


def outputs(page):
    return [output for cell in page.cells for output in cell.get("outputs", [])]


def figure_in(output):
    text = output.get("data", {}).get("text/html", "")
    return text if text.startswith("<figure>") else None


def test_links_are_left_out_where_nothing_is_named(path, tmp_path):
    """With no address there are no links; with one, the links lead to this lesson."""
    assert pages.links(path, tmp_path, "") == ""
    named = pages.links(path, tmp_path, "https://github.com/owner/name")
    assert f"(https://github.com/owner/name/blob/main/notebooks/{path.name})" in named
    assert (
        f"(https://mybinder.org/v2/gh/owner/name/main?urlpath=lab%2Ftree%2Fnotebooks%2F{path.name})"
        in named
    )
    (tmp_path / pages.LITE).parent.mkdir(parents=True)
    (tmp_path / pages.LITE).touch()
    assert f'"{pages.LITE}?path={path.name}"' in pages.links(path, tmp_path, "")


def test_first_page_says_what_the_lessons_print():
    """Each decimal number in the text of the first page is one that lesson 07 prints."""
    text = (pages.SETTINGS / "index.md").read_text(encoding="utf-8")
    stored = "\n".join(printed(read(pages.lesson("07"))))
    numbers = re.findall(r"\d+\.\d+|\d+(?=\s°F)", text)
    assert numbers
    assert all(number in stored for number in numbers)


def test_first_page_names_every_lesson():
    """The first page names every lesson and its opening question; no placeholder is left."""
    page = pages.first_page()
    assert "{{" not in page
    for path in PATHS:
        question = re.search(r"^\*([^*].*\?)\*$", prose(read(path))[0], re.MULTILINE)[1]
        assert f"]({path.name}) | {question} | " in page


def test_address_of_the_repository_makes_links_out_of_the_folder():
    """A link to a file that is not on the site leads to the repository, or is plain text."""
    text = "See [logs](../lessons_lib/_logs.py)."
    assert pages.without_links_out(text) == "See logs."
    linked = pages.without_links_out(text, "https://github.com/owner/name")
    assert linked == "See [logs](https://github.com/owner/name/blob/main/lessons_lib/_logs.py)."
