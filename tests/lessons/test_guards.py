"""Each rule for lessons is shown to fail, on a lesson that was made to break it."""

import nbformat
import pytest
import rules
from lesson_mutants import FILE_RULES, print_more
from lessons import NUMBERED, code_cells, pictures, read

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover

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


# What breaks each rule: a change of `make mutate-lessons`, by its name, or one of its own.
HOLES = {
    rules.every_cell_was_run_in_order: ["never run", "not run", "run again", "swapped"],
    rules.nothing_was_written_to_stderr: ["stderr"],
    rules.errors_are_meant: ["may raise"],
    rules.tags_are_on_the_list: ["skipped", "comment"],
    rules.only_widgets_and_one_cell_are_not_compared: ["ignored"],
    rules.file_is_in_normal_form: [lambda _, cell: cell.metadata.update(collapsed=True)],
    rules.code_cells_are_short: [
        code("\n".join(["x = 1"] * 12)),
        code(f"x = {' + '.join(['1'] * 30)}"),
        lambda _, cell: cell.update(source=""),
    ],
    rules.prose_stands_between_code_cells: [
        lambda notebook, cell: notebook.cells.pop(notebook.cells.index(cell) + 1),
        lambda notebook, cell: notebook.cells.append(nbformat.v4.new_raw_cell("text")),
    ],
    rules.prose_is_short: [more(" and so on" * 40)],
    rules.prose_makes_no_one_small: [more(" Obviously."), more(" Well done!")],
    rules.header_says_what_and_how_long: [
        header("# 04 · ", "# "),
        header("?*", ".*"),
        header("\n- ", "\n"),
        header("about 40 minutes", "a while"),
    ],
    rules.headings_have_no_gaps: [
        header("# 04", "## 04"),
        more("\n\n# A second title"),
        more("\n\n##### Far below"),
    ],
    rules.anatomy: [everywhere("## Recall", "## Look back")],
    rules.learner_predicts_before_running: [
        everywhere("**Predict.**", ""),
        lambda notebook, _: [cell.metadata.clear() for cell in notebook.cells],
    ],
    rules.links_resolve: [more(" See [there](nowhere.ipynb).")],
    rules.lessons_lead_to_their_neighbours: [header("→](05", "→](06")],
    rules.pictures_have_a_caption_that_is_compared: [
        "alt text",
        "no alt",
        no_caption,
    ],
    rules.printing_survives_another_machine: [
        printing("np.float64(0.5)"),
        printing("array([0.5, 0.25])"),
        printing("<Fit object at 0x7f>"),
        printing("-0.0000 bits"),
        printing("0.5220100086782713 bits"),
    ],
    rules.only_words_are_returned: [returned],
    rules.feedback_is_returned_and_pictures_are_displayed: ["type"],
    rules.code_needs_nothing_but_the_packages: [code("import time"), code("from os import path")],
    rules.randomness_is_seeded: [
        code("np.random.default_rng()"),
        code("np.random.normal(0, 1)"),
    ],
    rules.names_no_machine: [printing("/home/me/lesson.ipynb")],
}
CHANGES = [(rule, change) for rule, changes in HOLES.items() for change in changes]


def changed(change):
    """The lesson after a change at the first cell of code that shows it."""
    for number in range(len(code_cells(read(LESSON)))):
        notebook = read(LESSON)
        FILE_RULES.get(change, change)(notebook, code_cells(notebook)[number])
        if nbformat.from_dict(notebook) != read(LESSON):
            return notebook
    raise ValueError(f"{change} must change a cell of {LESSON.name}")


@pytest.mark.parametrize(("rule", "change"), CHANGES)
def test_rule_notices(rule, change):
    """The lesson as it is passes; changed, it does not."""
    rule(read(LESSON))
    notebook = changed(change)
    with pytest.raises(AssertionError):
        rule(notebook)


def test_every_rule_is_tried():
    """A new rule is shown to fail too, and each change of `make mutate-lessons` has its rule."""
    assert set(HOLES) == set(rules.RULES)
    named = {change for _, change in CHANGES if isinstance(change, str)}
    assert named == set(FILE_RULES) - {"prose"}  # that is for test_prose
