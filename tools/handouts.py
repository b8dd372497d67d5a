"""Write copies of the lessons to hand out: without results for students, complete for teachers.

    python tools/handouts.py [notebook ...]

Without an argument, it takes all lessons. `build/handouts` then holds a folder for students and one
for teachers. A copy runs wherever its folder is, if lessons_lib is installed there. Beside each
copy is a PDF of it, if this computer has npm and a browser that can print.
"""

import re
import shutil
import sys
from pathlib import Path

import nbformat
import paper
from copies import without_results
from lessons import (
    CHECK,
    NOTEBOOKS,
    PATHS,
    ROOT,
    asked,
    execute,
    exercises,
    normalised,
    read,
    unfold,
    write,
)

from lessons_lib.exercises import messages

FOLDER = ROOT / "build" / "handouts"
# The exercises that a class discusses: their answers follow in the lesson.
DISCUSSED = {"vote", "find_the_bug"}


def main(paths):
    students, teachers = FOLDER / "student", FOLDER / "teacher"
    for folder in (students, teachers):
        shutil.copytree(NOTEBOOKS / "data", folder / "data", dirs_exist_ok=True)
    paths = [Path(path) for path in paths or PATHS]
    for path in paths:
        write(student_copy(path), students / path.name)
        write(teacher_copy(path), teachers / path.name)
    # Lesson 00 shows the progress in all the others, so it runs last.
    for path in sorted(paths, key=lambda path: path.name == PATHS[0].name):
        copy = read(teachers / path.name)
        execute(copy, folder=teachers)  # the progress shown now comes from the solutions
        write(normalised(copy), teachers / path.name)
        print(f"build/handouts: {path.name}", flush=True)
    if missing := paper.missing():
        print(f"build/handouts: no PDFs; they need {missing}. Install that, and run this again.")
        return
    for path in paths:
        for folder in (students, teachers):
            paper.write_pdf(read(folder / path.name), folder / f"{path.stem}.pdf")
        print(f"build/handouts: {path.stem}.pdf", flush=True)


def student_copy(path):
    """The lesson at `path` as a learner has it, without the answers that a class is to work out."""
    notebook = without_results(path)
    leave_out_links(notebook)
    leave_out_discussions(notebook)
    return normalised(notebook)


def teacher_copy(path):
    """The lesson at `path` with every exercise solved and explained, and its notes unfolded."""
    notebook = read(path)
    leave_out_links(notebook)
    cells = []
    for cell in notebook.cells:
        unfold(cell)
        cells.append(cell)
        if name := asked(cell):
            exercise = getattr(exercises(path), name)
            solve(cell, exercise)
            cells.append(explanation(exercise))
    notebook.cells = cells
    return normalised(notebook)


def leave_out_links(notebook):
    """Turn links to files outside the lesson's folder, which stay behind, into plain text."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\[([^\]]+)\]\(\.\./[^)]+\)", r"\1", cell.source)


def leave_out_discussions(notebook):
    """Remove everything after the question of a vote or a bug, up to the next section."""
    kept, answered = [], False
    for cell in notebook.cells:
        heading = re.search(r"^## ", cell.source, re.MULTILINE)
        if answered and heading and cell.cell_type == "markdown":
            cell.source = cell.source[heading.start() :]
            answered = False
        if not answered:
            kept.append(cell)
        answered = answered or asked(cell) in DISCUSSED
    notebook.cells = kept


def solve(cell, exercise):
    """Replace everything above the check with the worked solution."""
    check = CHECK.search(cell.source).start()
    cell.source = f"{exercise.code}\n\n{cell.source[check:]}"


def explanation(exercise):
    """A cell that explains the solution in the cell above it; like exercises, not on a slide."""
    text = messages.SOLUTION.format(text=exercise.explanation, code="")
    return nbformat.v4.new_markdown_cell(
        text, metadata={"slideshow": {"slide_type": "skip"}, "tags": ["solution"]}
    )


if __name__ == "__main__":
    main(sys.argv[1:])
