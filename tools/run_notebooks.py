"""Run the lessons and write them back in one normal form, byte for byte the same each time.

    python tools/run_notebooks.py [notebook ...]

Without a name it takes all lessons. A notebook in which a cell fails is left as it was.
"""

import base64
import sys
from pathlib import Path

import nbformat
from lessons import NOTEBOOKS, PATHS, ROOT
from nbclient import NotebookClient

README_PICTURE = ROOT / ".github" / "map.png"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# Of a cell's metadata only what the lessons mean by it, not what an editor noted.
KEPT = {"jupyter", "slideshow", "tags"}
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}


def main(paths):
    for path in paths or PATHS:
        notebook = nbformat.read(path, as_version=4)
        execute(notebook, folder=Path(path).parent)
        nbformat.write(normalised(notebook), path)
        print(f"ran {Path(path).name}", flush=True)
    README_PICTURE.write_bytes(first_picture(NOTEBOOKS / "00_start_here.ipynb"))


def first_picture(path):
    """The first picture of a notebook, as PNG: of the first lesson it is the map of the series."""
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                return base64.b64decode(output.data["image/png"])
    raise ValueError(f"{path} must hold a picture; got none. Run the notebook first.")


def execute(notebook, folder):
    """Run all cells in a fresh kernel, in the folder of the notebook."""
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
        if "nbval-ignore-output" in cell.metadata.get("tags", []):
            cell.outputs = []  # it differs from run to run: the reader makes it
        for output in cell.get("outputs", []):
            if output.output_type == "error":  # a traceback names files of this machine
                output.traceback = [f"{output.ename}: {output.evalue}"]
    return notebook


if __name__ == "__main__":
    main(sys.argv[1:])
