"""A lesson that needs extra packages says so, and says how to install them."""

import shlex
import sys
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from lessons_lib import extras


@pytest.fixture
def without(monkeypatch):
    """A function that makes modules look as if they were not installed."""

    def remove(*modules):
        found = extras.find_spec
        monkeypatch.setattr(
            extras, "find_spec", lambda name: None if name in modules else found(name)
        )

    return remove


def test_what_is_here_is_named(capsys):
    """Packages that are installed are named in one line, which the lesson compares."""
    extras.require("work")
    assert capsys.readouterr().out == "All here: scikit-learn, statsmodels and Dask.\n"


@pytest.mark.parametrize(
    ("modules", "missing"),
    [
        (["distributed"], "Dask"),
        (["sklearn", "distributed"], "scikit-learn and Dask"),
        (["sklearn", "statsmodels", "distributed"], "scikit-learn, statsmodels and Dask"),
    ],
)
def test_what_is_missing_is_named_with_the_command(without, modules, missing):
    """The command for missing packages suits this Python, whether make or a user set it up."""
    without(*modules)
    with pytest.raises(extras.MissingPackages) as raised:
        extras.require("work")
    text = str(raised.value)
    assert f"Not installed yet: {missing}." in text
    (command,) = [line for line in text.splitlines() if line.startswith("    ")]
    assert shlex.split(command, posix=sys.platform != "win32")[1:] == [
        *("-m", "pip", "install", "-r", "requirements.txt", "-e"),
        ".[work]" if sys.platform != "win32" else '".[work]"',
    ]


def test_the_command_names_this_python(without, monkeypatch, tmp_path):
    """The command names this Python as the README does if it can, and quotes it only if it must."""
    without("sklearn")
    own, outside = tmp_path / "my lessons" / ".venv" / "python", tmp_path / "my tools" / "python"
    monkeypatch.setattr(extras, "__file__", str(own.parents[1] / "lessons_lib" / "extras.py"))
    for python, name in [(own, Path(".venv", "python")), (outside, f'"{outside}"')]:
        monkeypatch.setattr(sys, "executable", str(python))
        with pytest.raises(extras.MissingPackages) as raised:
            extras.require("work")
        assert f"\n    {name} -m pip install -r " in str(raised.value)


def test_a_notebook_shows_the_words_alone(without, capsys):
    """In a notebook, the words appear without a traceback, and the cells below are not run."""
    without("sklearn")
    shell = InteractiveShell.instance()
    result = shell.run_cell("from lessons_lib.extras import require\nrequire('work')")
    InteractiveShell.clear_instance()
    assert isinstance(result.error_in_exec, extras.MissingPackages)
    shown = capsys.readouterr().out
    assert "Not installed yet: scikit-learn." in shown
    assert "Traceback" not in shown
    assert "extras.py" not in shown


def test_a_browser_is_told_that_it_cannot(monkeypatch):
    """In Pyodide, which starts no processes, the words say that there is nothing to install."""
    monkeypatch.setattr(sys, "platform", "emscripten")
    with pytest.raises(extras.MissingPackages, match=r"a browser does not allow"):
        extras.require("work")
