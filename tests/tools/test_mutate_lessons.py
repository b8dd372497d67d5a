"""A sample of `make mutate-lessons`: the tests that must notice a change notice it."""

import re
import textwrap

import pytest
from differences import pictures_are_comparable
from lesson_mutants import CLASSES, MODULES, Mutant, cells_of, code_mutants, output_mutants, source
from lessons import NUMBERED, ROOT
from mutate_lessons import EQUIVALENT, PLENTY, draw, failed, notebooks_of, run

(FIRST,) = notebooks_of(["00"])

# One change of each kind that a kernel must notice, besides a change of text.
SHOWN = "picture" if pictures_are_comparable() else "caption"
PICTURE = next(mutant for mutant in output_mutants("00") if mutant.rule == SHOWN)
BASE = next(
    mutant for mutant in code_mutants("00") if mutant.change.endswith("base=10):.4f} bits')")
)
CHATTY = source("information") + 'print("changed")\n'
FROM_LIBRARY = Mutant("library", "information", "0", "", "it prints when imported", CHATTY)


@pytest.fixture(scope="module")
def cells():
    """The first lesson with a different change in each cell: (mutants, pytest's output)."""
    mutants = {mutant.where: mutant for mutant in draw("outputs", "00")}
    for mutant in (FROM_LIBRARY, PICTURE, BASE):
        mutants[mutant.where] = mutant
    return mutants, run(mutants.values(), FIRST)


def test_kernel_notices(cells):
    """Every cell in which the library, a picture, the code or an output has changed fails."""
    mutants, printed = cells
    assert len(mutants) == len(cells_of("00"))
    assert sorted(failed(printed)) == [f"{FIRST}::Cell {where}" for where in sorted(mutants)]


def test_kernel_imports_the_changed_library(cells):
    """The first cell imports the library of the copy, though another is installed."""
    assert "  is   changed\n" in cells[1]


def test_message_is_the_one_that_is_shown(cells):
    """The example message in CONTRIBUTING is printed when a number changes."""
    place = rf"{FIRST.split('/')[1]}, In \[{int(BASE.where) + 1}\]"
    message = re.search(rf"^{place}.*\n(  \w.*\n)+", cells[1], re.MULTILINE)
    assert textwrap.indent(message[0], "    ") in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_draw_is_the_same_each_time():
    """A seed always draws the same mutants, and another seed draws different ones."""
    changes = [[m.change for m in draw("code", "04", seed)] for seed in (1, 1, 2)]
    assert changes[0] == changes[1] != changes[2]


def test_draw_is_large():
    """At least 200 mutants are drawn, from every class and every lesson."""
    assert set(PLENTY) == set(CLASSES)
    of_a_lesson = PLENTY["outputs"] + PLENTY["code"]
    assert PLENTY["library"] * len(MODULES) + of_a_lesson * len(NUMBERED) >= 200
    assert all(len(draw("code", lesson)) == PLENTY["code"] for lesson in ("00", "08"))


@pytest.mark.parametrize(("place", "change"), EQUIVALENT)
def test_equivalents_are_needed(place, change):
    """A mutant listed as equivalent must still be one that is made."""
    kinds = ["library"] if place in MODULES else ["outputs", "code"]
    assert any(m.change == change for kind in kinds for m in CLASSES[kind](place))
