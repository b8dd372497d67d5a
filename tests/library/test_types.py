"""The declared types are complete, consistent, and compatible with NumPy's."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import lessons_lib
from lessons_lib.exercises import kinds

ROOT = Path(__file__).parents[2]
PUBLIC = [getattr(lessons_lib, name) for name in lessons_lib.__all__]
METHODS = [
    method
    for owner in [lessons_lib.LogisticFit, kinds.Number, kinds.Choice, kinds.Order, kinds.Function]
    for name, method in inspect.getmembers(owner, inspect.isfunction)
    if not name.startswith("_")
]


def test_mypy_is_content():
    """mypy reports nothing; pyproject.toml sets how strict it is."""
    mypy = [sys.executable, "-m", "mypy", "--no-error-summary"]
    run = subprocess.run(mypy, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("function", [*PUBLIC, *METHODS], ids=lambda each: each.__qualname__)
def test_what_is_public_states_its_types(function):
    """Every argument and result has a type; where one is missing, mypy accepts anything."""
    signature = inspect.signature(function)
    asked = [p.annotation for name, p in signature.parameters.items() if name != "self"]
    result = [] if inspect.isclass(function) else [signature.return_annotation]
    assert inspect.Signature.empty not in [*asked, *result]
