"""Each rule of test_notebooks is shown to fail, on a lesson that was made to break it."""

import inspect
import runpy
import shutil

import nbformat
import pytest
from lessons import NUMBERED, ROOT
from mutants import FILE_RULES, code_cells, pictures, print_more

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover

RULES = runpy.run_path(ROOT / "tests" / "lessons" / "test_notebooks.py")
LESSON = NUMBERED["04"]


def header(old, new):
    """Change the first cell."""
    return lambda notebook, _: notebook.cells[0].update(
        source=notebook.cells[0].source.replace(old, new)
    )


def everywhere(old, new):
    """Change all cells of text."""
    return lambda notebook, _: [
        cell.update(source=cell.source.replace(old, new))
        for cell in notebook.cells
        if cell.cell_type == "markdown"
    ]


def more(text):
    """Write more into the cell of text below a cell of code."""

    def change(notebook, cell):
        notebook.cells[notebook.cells.index(cell) + 1].source += text

    return change


def code(line):
    """Write a line more of code."""
    return lambda _, cell: cell.update(source=f"{cell.source}\n{line}")


def printing(text):
    return print_more("stdout", f"{text}\n")


def no_caption(_, cell):
    """Print nothing beside a picture."""
    cell.outputs = pictures(cell) or cell.outputs


def returned(_, cell):
    """Return a number in place of feedback."""
    for output in cell.outputs:
        if "text/markdown" in output.get("data", {}):
            output.data = {"text/plain": "0.5220"}


# What breaks each rule: by name a change that `make mutate` makes as well, or one of its own.
HOLES = {
    "test_every_cell_was_run_in_order": ["never run", "not run", "run again", "swapped"],
    "test_nothing_was_written_to_stderr": ["stderr"],
    "test_errors_are_meant": ["may raise"],
    "test_tags_are_on_the_list": ["skipped", "comment"],
    "test_only_widgets_and_one_cell_are_not_compared": ["ignored"],
    "test_file_is_in_normal_form": [lambda _, cell: cell.metadata.update(collapsed=True)],
    "test_code_cells_are_short": [
        code("\n".join(["x = 1"] * 12)),
        code(f"x = {' + '.join(['1'] * 30)}"),
        lambda _, cell: cell.update(source=""),
    ],
    "test_prose_stands_between_code_cells": [
        lambda notebook, cell: notebook.cells.pop(notebook.cells.index(cell) + 1),
        lambda notebook, cell: notebook.cells.append(nbformat.v4.new_raw_cell("text")),
    ],
    "test_prose_is_short": [more(" and so on" * 40)],
    "test_prose_makes_no_one_small": [more(" Obviously."), more(" Well done!")],
    "test_header_says_what_and_how_long": [
        header("# 04 · ", "# "),
        header("?*", ".*"),
        header("\n- ", "\n"),
        header("about 40 minutes", "a while"),
    ],
    "test_headings_have_no_gaps": [
        header("# 04", "## 04"),
        more("\n\n# A second title"),
        more("\n\n##### Far below"),
    ],
    "test_anatomy": [everywhere("## Recall", "## Look back")],
    "test_learner_predicts_before_running": [
        everywhere("**Predict.**", ""),
        lambda notebook, _: [cell.metadata.clear() for cell in notebook.cells],
    ],
    "test_links_resolve": [more(" See [there](nowhere.ipynb).")],
    "test_lessons_lead_to_their_neighbours": [header("→](05", "→](06")],
    "test_pictures_have_a_caption_that_is_compared": [
        "alt text",
        "no alt",
        no_caption,
    ],
    "test_printing_survives_another_machine": [
        printing("np.float64(0.5)"),
        printing("array([0.5, 0.25])"),
        printing("<Fit object at 0x7f>"),
        printing("-0.0000 bits"),
        printing("0.5220100086782713 bits"),
    ],
    "test_only_words_are_returned": [returned],
    "test_feedback_is_returned_and_pictures_are_displayed": ["type"],
    "test_code_needs_nothing_but_the_packages": [code("import time"), code("from os import path")],
    "test_randomness_is_seeded": [
        code("np.random.default_rng()"),
        code("np.random.normal(0, 1)"),
    ],
    "test_names_no_machine": [printing("/home/me/lesson.ipynb")],
}
CHANGES = [(rule, change) for rule, changes in HOLES.items() for change in changes]


@pytest.fixture
def folder(tmp_path):
    """A copy of all notebooks, on which the rules are tried."""
    return shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")


def changed(change):
    """The lesson after a change at the first cell of code that shows it."""
    stored = LESSON.read_text(encoding="utf-8")
    for number in range(len(code_cells(nbformat.reads(stored, as_version=4)))):
        notebook = nbformat.reads(stored, as_version=4)
        FILE_RULES.get(change, change)(notebook, code_cells(notebook)[number])
        if nbformat.from_dict(notebook) != nbformat.reads(stored, as_version=4):
            return notebook
    raise ValueError(f"{change} must change a cell of {LESSON.name}")


@pytest.mark.parametrize(("rule", "change"), CHANGES)
def test_rule_notices(rule, change, folder, monkeypatch):
    """The lesson as it is passes; changed, it does not."""
    guard, path = RULES[rule], folder / LESSON.name
    paths = sorted(folder.glob("*.ipynb"))
    monkeypatch.setitem(guard.__globals__, "PATHS", paths)
    monkeypatch.setitem(guard.__globals__, "TAUGHT", paths[1:])

    def judge(notebook):
        given = {"path": path, "notebook": notebook, "lesson": notebook}
        guard(**{name: given[name] for name in inspect.signature(guard).parameters})

    judge(nbformat.read(path, as_version=4))
    notebook = changed(change)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    with pytest.raises((AssertionError, KeyError, ValueError)):
        judge(notebook)


def test_every_rule_is_tried():
    """A new rule is shown to fail too, and each change that `make mutate` makes has its rule."""
    assert set(HOLES) == {name for name in RULES if name.startswith("test_")}
    named = {change for _, change in CHANGES if isinstance(change, str)}
    assert named == set(FILE_RULES) - {"prose"}  # that is for test_prose
