"""Which modules may import which: only those of lower layers."""

import ast
from pathlib import Path

import pytest

import lessons_lib

FOLDER = Path(lessons_lib.__file__).parent

# Layers, the lowest first. A module imports only from layers below its own; the loss that
# `logistic` minimises, and whether it has a minimum, have layers of their own between it and the
# lowest.
FLOORS = [
    {"_arguments", "_logs"},
    {"_logistic_loss"},
    {"_separation"},
    {"coding", "information", "labels", "likelihoods", "logistic", "logits", "losses"},
    {"blocks", "extras"},
    {"figures", "moving", "exercises"},
]

ENTRIES = [path for path in FOLDER.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))]
ROOMS = {path.stem for path in ENTRIES} - {"__init__"}


def imported(path):
    """The modules and folders of the package that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports say the whole name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            package, *rooms = name.split(".")
            if package == "lessons_lib" and rooms and rooms[0] in ROOMS:
                yield rooms[0]


def test_every_module_has_its_floor():
    """Every module has a layer; the test fails until a new module is given one here."""
    assert set().union(*FLOORS) == ROOMS


@pytest.mark.parametrize("floor", range(5))
def test_modules_import_from_floors_below(floor):
    """A module imports only from lower layers, and nothing from others of its own layer."""
    below = set().union(*FLOORS[:floor])
    for room in FLOORS[floor]:
        assert set(imported(FOLDER / f"{room}.py")) <= below, room


def test_no_picture_takes_what_is_private():
    """Figures and exercises import only public names."""
    for room in FLOORS[-1]:
        for path in (FOLDER / room).rglob("*.py"):
            assert not {name for name in imported(path) if name.startswith("_")}, path
