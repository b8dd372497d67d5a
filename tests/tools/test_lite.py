"""The lessons for the browser, as far as they can be tested without Pyodide's files."""

import ast
import contextlib
import hashlib
import io
import json
import re
import zipfile

import lite
import pyodide_files
import pytest
from copies import without_results
from lessons import PATHS, ROOT, code_cells, prose, read, tags

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover

each_lesson = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
IN_BROWSER = ROOT / "tools" / "in_browser"


@each_lesson
def test_copy_is_the_learners_own(path):
    """A copy has the learner's cells, with errors caught, no results, and JupyterLite's kernel."""
    copy, own = lite.browser_copy(path), without_results(path)
    assert copy.metadata["kernelspec"]["name"] == "python"
    for cell, same in zip(code_cells(copy), code_cells(own), strict=True):
        assert cell.outputs == []
        caught = "raises-exception" in tags(same)
        assert cell.source == (lite.caught(same.source) if caught else same.source)


@each_lesson
def test_copy_links_to_what_is_there(path):
    """Links lead to lessons, their data and the web, but not to the library, which is not there."""
    targets = re.findall(r"\]\(([^)\s#]+)", "\n".join(prose(lite.browser_copy(path))))
    assert not [target for target in targets if target.startswith("../")]


@each_lesson
def test_errors_are_printed_as_they_are_stored(path):
    """A caught cell prints the name and the words of the error that the lesson stores."""
    for cell in code_cells(read(path)):
        if "raises-exception" in tags(cell):
            ast.parse(lite.caught(cell.source))
            (error,) = cell.outputs
            code = f"raise {error.ename}({error.evalue!r})"
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(lite.caught(code))
            assert printed.getvalue() == f"{error.ename}: {error.evalue}\n"


def test_caught_keeps_a_block():
    """Each line of a caught cell is indented by one more step, unless it is empty."""
    assert lite.caught("if True:\n\n    f()").startswith(
        "try:\n    if True:\n\n        f()\nexcept"
    )


def test_lock_entry_tells_the_bytes(tmp_path):
    """An entry in the lock file gives the name, version and hash of a wheel."""
    wheel = tmp_path / "some_name-1.2.3-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as content:
        content.writestr("some_name.py", "")
    entry = lite.lock_entry(wheel)
    assert (entry["name"], entry["version"]) == ("some-name", "1.2.3")
    assert entry["file_name"] == wheel.name
    assert entry["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_other_bytes_are_refused():
    """A file that is not the one in the lock is not used, and the message says what to do."""
    package = {"file_name": "numpy.whl", "sha256": hashlib.sha256(b"numpy").hexdigest()}
    assert pyodide_files.checked(b"numpy", package) == b"numpy"
    with pytest.raises(ValueError, match=r"^numpy\.whl must have the SHA-256 .*Do not use it"):
        pyodide_files.checked(b"other", package)


def test_version_is_exact_and_stands_in_one_place():
    """The version in the address of the CDN is the one that npm installs."""
    locked = json.loads((IN_BROWSER / "package-lock.json").read_bytes())["packages"]
    assert locked["node_modules/pyodide"]["version"] == pyodide_files.VERSION
    assert f"/v{pyodide_files.VERSION}/" in pyodide_files.CDN
    assert all("resolved" not in package for package in locked.values())


def test_one_outside_address():
    """The only outside address is that of Pyodide's CDN, which one file names."""
    files = [ROOT / "tools" / "lite.py", *IN_BROWSER.glob("*.*js")]
    assert not [f.name for f in files if re.search(r"https?://", f.read_text(encoding="utf-8"))]


def test_unreachable_says_why(tmp_path, monkeypatch):
    """Without npm, or without what npm fetches, one sentence gives the reason."""
    monkeypatch.setattr(pyodide_files, "CACHE", tmp_path)
    monkeypatch.setattr(pyodide_files.shutil, "which", lambda _: None)
    with pytest.raises(pyodide_files.Unreachable, match="needs npm"):
        pyodide_files.core()
