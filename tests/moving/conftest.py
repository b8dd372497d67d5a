"""Fixtures for the tests of the moving figures: their functions, called in Node."""

import json
import math
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

MODULES = files("lessons_lib.moving")
CALL = Path(__file__).with_name("call.mjs")
ACT = Path(__file__).with_name("act.mjs")
INFINITE = {"Infinity": math.inf, "-Infinity": -math.inf, "NaN": math.nan}


@pytest.fixture(scope="module")
def called():
    """A function that calls functions of a module in Node: (module, [(name, arguments), …])."""
    return lambda module, calls: finite_or_not(by_node([CALL, MODULES / f"{module}.js"], calls))


@pytest.fixture(scope="module")
def acted():
    """A function that puts a figure through acts: (module, figure, arguments, [act, …])."""
    return lambda module, figure, given, acts: by_node(
        [ACT, MODULES, module, figure], [given, acts]
    )


def by_node(command, given):
    """What a script prints in Node when it is given a value, both as JSON."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("no node found. Install Node.js 20 or newer, then retry.")
    done = subprocess.run([node, *command], input=json.dumps(given), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def finite_or_not(value):
    """A value from JSON in which the words for infinity have become numbers again."""
    if isinstance(value, dict):
        return {key: finite_or_not(part) for key, part in value.items()}
    if isinstance(value, list):
        return [finite_or_not(part) for part in value]
    return INFINITE.get(value, value) if isinstance(value, str) else value
