"""Copies to hand out: what students and teachers see in them, and that each copy runs."""

import ast
import contextlib
import functools
import html
import re
import timeit

import copies
import handouts
import lessons
import nbformat
import paper
import pytest
from lessons import (
    NOTEBOOKS,
    PATHS,
    ROOT,
    code_cells,
    normalised,
    pictures,
    read,
    tagged,
    tags,
    text_of,
)

from lessons_lib.exercises import exercises_of, messages
from lessons_lib.figures import style

# Twice as fast, and other tests cover the same lines.
pytestmark = pytest.mark.no_cover

DATA = {f"data/{path.name}" for path in (NOTEBOOKS / "data").iterdir()}

student_copy = functools.cache(handouts.student_copy)
teacher_copy = functools.cache(handouts.teacher_copy)

each_lesson = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
each_copy = pytest.mark.parametrize(
    "copy", [student_copy, teacher_copy], ids=["student", "teacher"]
)


def exercises(path):
    return exercises_of(lessons.exercises(path))


def run(cell, names):
    """Run a code cell with some names defined; return the value that a notebook would show."""
    tree = ast.parse(cell.source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    # An error that a cell is meant to show is compared where the lessons are tested.
    meant = Exception if "raises-exception" in tags(cell) else ()
    with contextlib.suppress(meant):
        exec(compile(tree, "cell", "exec"), names)
        return last and eval(compile(ast.Expression(last.value), "cell", "eval"), names)


@each_lesson
@pytest.mark.parametrize(
    ("copy", "verdict"),
    [(student_copy, messages.TO_DO), (teacher_copy, messages.CORRECT)],
    ids=["student", "teacher"],
)
def test_copy_runs_from_the_top(path, copy, verdict, monkeypatch):
    """A copy runs from the top, with every exercise open as well as with every exercise solved."""
    monkeypatch.chdir(path.parent)
    # Pictures are compared where the lessons are tested, and times nowhere: anything will do.
    picture = (ROOT / ".github" / "map.png").read_bytes()
    monkeypatch.setattr(style, "png", lambda *_, **__: picture)
    monkeypatch.setattr(timeit, "repeat", lambda *_, **__: [1.0])
    names = {"__name__": "__main__"}
    for cell in copy(path).cells:
        if cell.cell_type == "code":
            said = run(cell, names)
            assert "exercise" not in tags(cell) or said.startswith(verdict), cell.source


@each_lesson
@each_copy
def test_copy_is_a_valid_notebook(path, copy):
    """A copy is a valid notebook in normal form, and links only to what is handed out."""
    notebook = copy(path)
    nbformat.validate(notebook)
    text = text_of(notebook)
    assert text_of(normalised(notebook)) == text
    targets = re.findall(r"\]\(([^)\s]+)\)", "\n".join(c.source for c in notebook.cells))
    handed_out = DATA | {path.name for path in PATHS}
    assert {target for target in targets if not target.startswith("https://")} <= handed_out


@each_lesson
def test_student_copy_gives_nothing_away(path):
    """A student's copy has no notes, results or solutions except the folded answer to *Move it*."""
    notebook = student_copy(path)
    assert not tagged("notes", notebook)
    everything = "\n".join(cell.source for cell in notebook.cells)
    assert everything.count(copies.SUMMARY) == len(tagged("moving", notebook))
    for cell in code_cells(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None
    asked = tagged("exercise", notebook)
    assert len(asked) == len(exercises(path))
    for cell in asked:
        assert "..." in cell.source
        assert ".check(" in cell.source
    for exercise in exercises(path).values():
        assert exercise.code not in everything
        assert exercise.explanation not in everything


def sections(notebook):
    """The content below each heading, in order, except notes and solutions.

    An exercise is represented by its check, another cell by the beginning of its last line and by
    its outputs.
    """
    found, heading = {"": []}, ""
    for cell in notebook.cells:
        if {"notes", "solution"} & tags(cell):
            continue
        code = cell.cell_type == "code"
        for text in [cell.source] if code else re.split(r"^(?=## )", cell.source, flags=re.M):
            if not code and text.startswith("## "):
                heading = text.splitlines()[0]
                found[heading] = []
            check = re.search(r"^ex\.\w+\.check\(\w+\)", text, re.MULTILINE)
            if check:
                found[heading].append(check[0])
            elif text:
                found[heading].append((text.strip().splitlines()[-1][:40], cell.get("outputs")))
    return found


@each_lesson
def test_student_copy_is_the_lesson_otherwise(path):
    """In a student's copy a vote and a bug end with the question; the rest is a learner's copy."""
    lesson, copy = sections(copies.without_results(path)), sections(student_copy(path))
    assert list(copy) == list(lesson)
    for heading, cells in lesson.items():
        if heading in {"## Vote", "## Find the bug"}:
            assert copy[heading] == cells[: len(copy[heading])]
            assert "check" in copy[heading][-1]
        else:
            assert copy[heading] == cells, heading


@each_lesson
def test_teacher_copy_has_everything(path):
    """A teacher's copy has unfolded notes; each exercise is solved, and explained below."""
    lesson, copy = read(path), teacher_copy(path)
    assert sections(copy) == sections(lesson)
    assert len(tagged("notes", copy)) == len(tagged("notes", lesson))
    for cell in tagged("notes", copy):
        assert "<details open>" in cell.source
    asked = tagged("exercise", copy)
    below = [copy.cells[copy.cells.index(cell) + 1] for cell in asked]
    assert below == tagged("solution", copy)
    for cell, explained in zip(asked, below, strict=True):
        exercise = exercises(path)[re.search(r"ex\.(\w+)\.check", cell.source)[1]]
        assert cell.source.startswith(exercise.code)
        assert exercise.explanation in explained.source


def test_copies_are_written_with_what_they_read(tmp_path, monkeypatch, capsys):
    """Students and teachers get a folder each; a teacher's copy has the verdicts of its run."""
    monkeypatch.setattr(handouts, "FOLDER", tmp_path)
    monkeypatch.setattr(paper, "missing", lambda: "Chromium or Chrome")
    handouts.main(PATHS[:1])
    assert "no PDFs; they need Chromium or Chrome." in capsys.readouterr().out
    for folder in ("student", "teacher"):
        assert {f"data/{path.name}" for path in (tmp_path / folder / "data").iterdir()} == DATA
    written = read(tmp_path / "student" / PATHS[0].name)
    assert written == student_copy(PATHS[0])
    (solved,) = tagged("exercise", read(tmp_path / "teacher" / PATHS[0].name))
    assert solved.outputs[0].data["text/plain"].startswith(messages.CORRECT)


def test_page_for_paper_keeps_the_words_of_pictures():
    """A page for paper keeps the descriptions of pictures, which nbconvert would leave out."""
    lesson = read(PATHS[1])
    page = html.unescape(paper.page(lesson, "title"))
    alts = [o.metadata["image/png"]["alt"] for cell in lesson.cells for o in pictures(cell)]
    assert alts
    assert page.count("<img ") == len(alts)
    for alt in alts:
        assert f'<img alt="{alt}"' in page
