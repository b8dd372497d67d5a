"""A sample of `make mutate`: in every class of change, what must notice it does."""

import runpy

import pytest
from mutants import LESSONS, MODULES, ROOT, Mutant
from mutate import CLASSES, EQUIVALENT, PLENTY, draw, judge, notebooks_of, run

(FIRST,) = notebooks_of(["00"])
HERE = runpy.run_path(ROOT / "notebooks" / "conftest.py")  # whether pictures are compared here


def test_kernel_notices():
    """One run of a lesson with changed outputs and, in its last cell, changed code."""
    code = max(draw("code", "00"), key=lambda mutant: int(mutant.where))
    outputs = [mutant for mutant in draw("outputs", "00") if int(mutant.where) < int(code.where)]
    if not HERE["pictures_are_comparable"]():
        outputs = [mutant for mutant in outputs if mutant.rule != "picture"]
    cells = {int(mutant.where) for mutant in [*outputs, code]}
    assert len(cells) >= 4
    assert sorted(run([*outputs, code], FIRST)) == [f"{FIRST}::Cell {n}" for n in sorted(cells)]


def test_rules_notice():
    """What nbval passes, in three lessons at once."""
    rules = {"01": "never run", "02": "alt text", "03": "ignored"}
    drawn = [mutant for lesson in rules for mutant in draw("files", lesson)]
    mutants = [mutant for mutant in drawn if mutant.rule == rules[mutant.place]]
    assert [by for _, by in judge(mutants)] == ["test_notebooks"] * 3


def test_kernel_imports_the_changed_library():
    """A module that cannot be imported stops the first cell, though a sound one is installed."""
    broken = Mutant("library", "information", "", "", "", "raise ImportError\n")
    assert run([broken], "-x", FIRST) == [f"{FIRST}::Cell 0"]


def test_draw_is_the_same_each_time():
    """A seed names its mutants; another seed draws others."""
    changes = [[m.change for m in draw("code", "04", seed)] for seed in (1, 1, 2)]
    assert changes[0] == changes[1] != changes[2]


def test_draw_is_large():
    """At least 200 mutants, of every class and from every lesson."""
    assert set(PLENTY) == set(CLASSES)
    assert PLENTY["library"] * len(MODULES) + 3 * 8 * len(LESSONS) >= 200
    assert all(len(draw("code", lesson)) == PLENTY["code"] for lesson in ("00", "08"))


@pytest.mark.parametrize(("place", "change"), EQUIVALENT)
def test_equivalents_are_needed(place, change):
    """A mutant that is no longer made is taken off the list."""
    kinds = ["library"] if place in MODULES else ["outputs", "files", "code"]
    assert any(m.change == change for kind in kinds for m in CLASSES[kind](place))
