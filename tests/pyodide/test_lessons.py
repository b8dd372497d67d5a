"""Every lesson but 09 on Pyodide, the Python that runs in browsers, here run in Node.js.

The tests are skipped, and say why, where Node.js or the files of Pyodide cannot be had.
"""

import json
import shutil
import subprocess

import lite
import pyodide_files
import pytest
from lessons import IN_BROWSER, code_cells, read, tags


@pytest.fixture(scope="session")
def shown(tmp_path_factory):
    """The outputs of each cell of each lesson on Pyodide."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Pyodide needs Node.js (https://nodejs.org), which is not here.")
    folder = tmp_path_factory.mktemp("pyodide") / "python"
    try:
        mirror = pyodide_files.mirror()
        packages = lite.put_python(folder, pyodide=f"{mirror}/")
    except pyodide_files.Unreachable as reason:
        pytest.skip(str(reason))
    done = subprocess.run(
        [
            *(node, pyodide_files.FILES / "lessons.mjs", mirror),
            *(folder / "pyodide-lock.json", ",".join(packages), *IN_BROWSER),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(IN_BROWSER, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("path", IN_BROWSER, ids=lambda path: path.stem)
def test_lesson_shows_what_is_stored(path, shown):
    """Every text printed, returned or raised matches the stored one, and none is missing."""
    compared = 0
    for cell, outputs in zip(code_cells(read(path)), shown[path], strict=True):
        if "nbval-ignore-output" not in tags(cell):
            assert texts(outputs) == texts(cell.outputs), cell.source
            compared += len(cell.outputs)
    assert compared
    print(f"{path.name}: {compared} outputs are equal")


def texts(outputs):
    """The text in some outputs: printed text first, since the order of the kinds is not kept."""
    printed = [output["text"] for output in outputs if "text" in output]
    raised = [(output["ename"], output["evalue"]) for output in outputs if "ename" in output]
    displayed = [
        {kind: text for kind, text in output["data"].items() if kind.startswith("text/")}
        for output in outputs
        if "data" in output
    ]
    return printed, displayed, raised
