"""The learner's own copies of the lessons: without results, made once, never overwritten.

They are kept in `my_lessons/`, which git ignores, beside the data that a lesson reads. A copy
records which lesson it was made from, and a digest of that lesson's text. So a lesson that has
changed since is detected, whatever the learner has written in the copy, and whatever its name. A
new copy is then put beside the old one.
"""

import hashlib
import itertools
import json
import os
import re

from lessons import NOTEBOOKS, PATHS, ROOT, normalised, read, tags, text_of

FOLDER = ROOT / "my_lessons"
# The line above an answer that is folded away; until the answer is opened, only this line shows.
SUMMARY = "<summary>Compare with your answer</summary>"
# Where the answer to *Move it* ends, if its cell continues with something else.
NEXT_TASK = re.compile(r"\n\n(?=#|\*\*(?:Predict|Your turn|Move it)\.\*\*)")


def without_results(path):
    """The lesson at `path` without results and notes, and with the answer to *Move it* folded."""
    notebook = read(path)
    notebook.cells = [cell for cell in notebook.cells if "notes" not in tags(cell)]
    for before, cell in itertools.pairwise(notebook.cells):
        if "moving" in tags(before) and cell.cell_type == "markdown":
            cell.source = folded(cell.source)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return normalised(notebook)


def folded(text):
    """`text` with its answer folded away: everything above the next heading or task."""
    answer, *rest = NEXT_TASK.split(text, maxsplit=1)
    return "\n\n".join([f"<details>{SUMMARY}\n\n{answer}\n\n</details>", *rest])


def own_copy(path):
    """The learner's copy of the lesson at `path`, with a note of which lesson it was made from."""
    notebook = without_results(path)
    notebook.metadata["lesson"] = {"name": path.stem, "digest": digest(notebook)}
    return notebook


def digest(notebook):
    """A digest of the text of all cells of a notebook."""
    said = json.dumps([(cell.cell_type, cell.source) for cell in notebook.cells])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def update(folder=FOLDER, paths=PATHS):
    """Add to `folder` whatever is missing, but change no file; return what to tell the learner."""
    folder.mkdir(exist_ok=True)
    notes = [note for file in sorted(folder.glob("*.ipynb")) if (note := made_from(file))]
    told = []
    for path in paths:
        copy = own_copy(path)
        if copy.metadata["lesson"] in notes:
            continue
        target, reason = folder / path.name, None
        if path.stem in [note["name"] for note in notes]:
            reason = "the lesson has changed since your copy was made"
        elif os.path.lexists(target):
            reason = "your file does not say which lesson it was made from"
        if reason:
            target = free_name(folder, path.stem)
            told.append(f'{path.stem}: {reason}. "{target.name}" is new; yours is as you left it.')
        create(target, text_of(copy).encode())
    return told + update_data(folder / "data")


def update_data(folder, source=NOTEBOOKS / "data"):
    """Add the missing data files of the lessons to `folder`; say which existing files differ."""
    folder.mkdir(exist_ok=True)
    told = []
    for file in sorted(source.iterdir()):
        target = folder / file.name
        if not os.path.lexists(target):
            create(target, file.read_bytes())
        elif target.read_bytes() != file.read_bytes():
            told.append(
                f"data/{file.name} is not the file that the lessons come with. "
                "To get that file, rename yours and start again."
            )
    return told


def made_from(file):
    """The note of which lesson a copy was made from; empty if there is none or it is unreadable."""
    try:
        note = json.loads(file.read_bytes())["metadata"]["lesson"]
        return {"name": note["name"], "digest": note["digest"]}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def free_name(folder, stem):
    """The first of the names "… (new)", "… (new 2)" and so on that is not taken in `folder`."""
    numbers = itertools.chain([""], (f" {number}" for number in itertools.count(2)))
    files = (folder / f"{stem} (new{number}).ipynb" for number in numbers)
    return next(file for file in files if not os.path.lexists(file))


def create(file, content):
    """Write `content` to a file that must not exist yet."""
    with file.open("xb") as new:
        new.write(content)
