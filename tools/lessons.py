"""The lessons as files: where they are, what they hold, and how they are run and written."""

import importlib
import re
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
# The first notebook explains how to use the others.
TAUGHT = PATHS[1:]
NUMBERED = {path.name[:2]: path for path in PATHS}
# Lesson 09 starts processes, which a browser does not allow; in a browser it says so and stops.
IN_BROWSER = [path for path in PATHS if path.name[:2] != "09"]

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
# The metadata of cells that the lessons use; what an editor added is dropped.
KEPT = {"jupyter", "slideshow", "tags"}
CHECK = re.compile(r"^ex\.(\w+)\.check", re.MULTILINE)


def read(path):
    """The notebook at `path`."""
    return nbformat.read(path, as_version=4)


def text_of(notebook):
    """The text of the file that holds a notebook."""
    return nbformat.writes(notebook) + "\n"


def write(notebook, path):
    """Write a notebook to `path`."""
    path.write_text(text_of(notebook), encoding="utf-8")


def exercises(path):
    """The module that declares the exercises of the lesson at `path`."""
    return importlib.import_module(f"lessons_lib.exercises.lesson_{path.name[:2]}")


def code_cells(notebook):
    """The code cells, in the order in which nbval counts them."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tagged(tag, notebook):
    """The cells that have a tag."""
    return [cell for cell in notebook.cells if tag in tags(cell)]


def tags(cell):
    """The tags of a cell."""
    return set(cell.metadata.get("tags", []))


def asked(cell):
    """The name of the exercise that a cell sets; None if it sets none."""
    check = CHECK.search(cell.source)
    return check and check[1]


def slide_type(cell):
    """The role of a cell on the slides, as nbconvert and RISE read it; None if none is given."""
    return cell.metadata.get("slideshow", {}).get("slide_type")


def prose(notebook):
    """The text of every cell that is not a code cell."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def headings(cells):
    """(level, text) of every heading in some cells."""
    text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    found = re.findall(r"^(#+) (.*)$", text, re.MULTILINE)
    return [(len(marks), words.strip()) for marks, words in found]


def printed(notebook):
    """The text of everything that code cells print or return."""
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    return [o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs]


def pictures(cell):
    """The outputs of a cell that are pictures."""
    return [output for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]


def unfold(cell):
    """Open the fold that hides a teacher's notes from a learner."""
    if "notes" in tags(cell):
        cell.source = cell.source.replace("<details>", "<details open>")


def execute(notebook, folder):
    """Run all cells in a new kernel, in the folder of the notebook."""
    # Timings and the grouping of printed text would differ from run to run.
    NotebookClient(
        notebook,
        kernel_name=KERNEL["name"],
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()


def normalised(notebook):
    """The notebook without anything that depends on the machine, the day or the editor."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        cell.source = cell.source.strip("\n")
        cell.metadata = nbformat.from_dict(
            {key: cell.metadata[key] for key in sorted(cell.metadata) if key in KEPT}
        )
        if "nbval-ignore-output" in tags(cell):
            cell.outputs = []  # the output differs from run to run; the reader produces it
        for output in cell.get("outputs", []):
            if output.output_type == "error":  # a traceback names files of this machine
                output.traceback = [f"{output.ename}: {output.evalue}"]
    return notebook
