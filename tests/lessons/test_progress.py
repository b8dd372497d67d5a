"""Progress: it reports what the saved copies of the lessons say, and nothing else."""

import shutil

import copies
import nbformat
import pytest
from lessons import NUMBERED, execute, exercises, printed, read, tagged, write

from lessons_lib.exercises import exercises_of, progress, saved

FIRST, LATER = NUMBERED["00"], NUMBERED["03"]
COUNT = len(exercises_of(exercises(LATER)))


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A learner's folder with two new copies of lessons."""
    folder = tmp_path_factory.mktemp("untouched")
    copies.update(folder, [FIRST, LATER])
    return folder


@pytest.fixture
def folder(untouched, tmp_path, monkeypatch):
    """A fresh copy of that folder as the working directory, with no exercise answered yet."""
    shutil.copytree(untouched, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for path in (FIRST, LATER):
        for exercise in exercises_of(exercises(path)).values():
            monkeypatch.setattr(exercise, "done", False)
    return tmp_path


def answer(file, number, feedback):
    """Save a copy with feedback below one of its exercises; return the name of the exercise."""
    notebook = read(file)
    cell = tagged("exercise", notebook)[number]
    data = {"text/plain": str(feedback), "text/markdown": str(feedback)}
    cell.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=7)]
    write(notebook, file)
    return cell.source.partition("ex.")[2].partition(".check")[0]


def answer_all(file):
    """Save a copy in which every exercise is answered correctly."""
    for number, (name, exercise) in enumerate(exercises_of(exercises(LATER)).items()):
        assert answer(file, number, exercise.check(exercise.answer)) == name


def test_answer_lasts(folder):
    """After a learner opens a copy, answers, saves and restarts, the answer is still found."""
    notebook = read(folder / FIRST.name)
    notebook.cells = [cell for cell in notebook.cells if "fig." not in cell.source]
    (cell,) = tagged("exercise", notebook)
    cell.source = f"rare_bits = np.log2(10)\n{cell.source.splitlines()[-1]}"
    execute(notebook, folder)
    shown = "\n".join(printed(notebook))
    assert "0 of 1" in shown
    assert "not saved yet: rare" in shown
    write(notebook, folder / FIRST.name)
    code = "from lessons_lib.exercises import progress\n\nprogress()"
    restarted = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    execute(restarted, folder)
    said = restarted.cells[0].outputs[0].data["text/plain"]
    assert "- 00 · Start here: 1 of 1\n" in said
    assert f"- 03 · Cross-entropy: 0 of {COUNT}; next" in said
    assert "not saved" not in said


def test_next_exercise_is_linked(folder):
    """The first exercise not done is linked: by its notebook, and by the heading above it."""
    assert f"({FIRST.name}#Exercises-that-answer)" in progress()
    answer(folder / LATER.name, 0, exercises(LATER).recall.check(0))
    assert f"next: [Recall]({LATER.name}#Recall)" in progress()
    answer_all(folder / LATER.name)
    assert progress().endswith(f"{COUNT} of {COUNT}")


@pytest.mark.parametrize("attempt", [..., -1.0])
def test_what_is_not_correct_is_not_done(folder, attempt):
    """Answers that are to do or not yet correct do not count."""
    answer(folder / FIRST.name, 0, exercises(FIRST).rare.check(attempt))
    assert "0 of 1" in progress()


def test_unsaved_answers_are_named(folder):
    """Exercises answered in this kernel, but not in the saved copy, are named."""
    rare = exercises(FIRST).rare
    feedback = rare.check(rare.answer)
    assert "not saved yet: rare" in progress()
    answer(folder / FIRST.name, 0, feedback)
    assert "not saved" not in progress()
    answer(folder / FIRST.name, 0, rare.check(-1.0))
    assert "0 of 1; next" in progress()
    assert "not saved" not in progress()


def test_the_copy_with_the_most_done_counts(folder):
    """The copy with the most done counts, even beside a new one; at first the new is linked."""
    old, new = folder / LATER.name, folder / f"{LATER.stem} (new).ipynb"
    new.write_bytes(old.read_bytes())
    assert f"({LATER.stem}%20%28new%29.ipynb#Recall)" in progress()
    answer_all(old)
    assert f"{COUNT} of {COUNT}" in progress()
    assert progress().count("03 · ") == 1


def test_several_checks_in_a_cell(folder):
    """Of several checks in a cell, only the last counts, since the cell shows no other."""
    notebook = read(folder / LATER.name)
    first, second, *_ = tagged("exercise", notebook)
    first.source += "\n" + second.source
    second.source = ""
    write(notebook, folder / LATER.name)
    answer(folder / LATER.name, 0, exercises(LATER).recall.check(exercises(LATER).recall.answer))
    copy = saved.copies(folder)[1]
    assert len(copy.asked) == COUNT
    assert copy.done == {list(copy.asked)[1]}


@pytest.mark.parametrize(
    "content",
    [
        "lessons_lib",
        '{"lessons_lib": ' + "[" * 10**5,
        '["lessons_lib"]',
        '{"lessons_lib": 1}',
        '{"lessons_lib": 1, "cells": 3}',
        '{"lessons_lib": 1, "cells": [3]}',
        '{"lessons_lib": 1, "cells": [{}]}',
        '{"lessons_lib": 1, "cells": [{"cell_type": "code", "source": [3], "outputs": []}]}',
        '{"cells": [{"cell_type": "code", "source": "import lessons_lib", "outputs": []}]}',
        '{"lessons_lib": 1, "cells": [{"cell_type": "code", "source": "ex.a.check(1)",'
        ' "outputs": [{"data": 3}]}]}',
        '{"lessons_lib": 1, "worksheets": [{"cells": []}]}',
    ],
    ids=range(11),
)
def test_other_notebooks_are_passed_over(folder, content):
    """Broken, foreign or older notebooks do not stop progress, and are not counted."""
    before = progress()
    (folder / "other.ipynb").write_text(content, encoding="utf-8")
    (folder / "a folder.ipynb").mkdir()
    assert progress() == before


def test_huge_file_is_not_read(folder):
    """A file too large to be a lesson is not loaded into memory."""
    before = progress()
    with (folder / "huge.ipynb").open("wb") as file:
        file.truncate(10**10)  # a hole, which takes no space on the disk
    assert progress() == before


def test_renamed_copy_is_found(folder):
    """A copy is known by what it imports, not by its name."""
    (folder / FIRST.name).rename(folder / "my evening.ipynb")
    assert "- 00 · Start here: 0 of 1; next: [Exercises that answer]" in progress()
    assert "(my%20evening.ipynb#" in progress()


def test_only_code_asks(folder):
    """A raw cell is not an exercise, whatever the learner has written in it."""
    notebook = read(folder / FIRST.name)
    notebook.cells.append(nbformat.v4.new_raw_cell("ex.mine.check(1)"))
    write(notebook, folder / FIRST.name)
    assert "- 00 · Start here: 0 of 1;" in progress()


def test_no_copies(tmp_path, monkeypatch):
    """If nothing is saved, the message says so."""
    monkeypatch.chdir(tmp_path)
    assert "No copy of a lesson is saved" in progress()
