"""Each rule for lessons notices the changes that break it."""

import copy
import functools
import random

import nbformat
import pytest
import rules
from lessons import NUMBERED, PATHS, code_cells, pictures, read, tagged, tags
from minutes import parts
from nbformat.v4 import new_output

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover


stored = functools.cache(read)


def header(old, new):
    """A change of the first cell: replace `old` with `new`."""
    return lambda notebook, _: notebook.cells[0].update(
        source=notebook.cells[0].source.replace(old, new)
    )


def everywhere(old, new):
    """A change of all text cells: replace `old` with `new`."""
    return lambda notebook, _: [
        cell.update(source=cell.source.replace(old, new))
        for cell in notebook.cells
        if cell.cell_type == "markdown"
    ]


def more(text):
    """A change: write more text into the text cell below a code cell."""

    def change(notebook, cell):
        notebook.cells[notebook.cells.index(cell) + 1].source += text

    return change


def code(line):
    """A change: write one more line of code."""
    return lambda _, cell: cell.update(source=f"{cell.source}\n{line}")


def printing(text, stream="stdout"):
    """A change: print one more line."""
    output = new_output("stream", name=stream, text=f"{text}\n")
    return lambda _, cell: cell.outputs.append(output)


def run_again(_, cell):
    cell.execution_count += 1


def swap_with_the_one_before(notebook, cell):
    cells = code_cells(notebook)
    before = cells[cells.index(cell) - 1]  # for the first cell, the last one
    i, j = notebook.cells.index(before), notebook.cells.index(cell)
    notebook.cells[i], notebook.cells[j] = cell, before


def never_run(notebook, _):
    for cell in code_cells(notebook):
        cell.execution_count = None


def tag(name):
    def change(_, cell):
        if name not in tags(cell):
            cell.metadata.tags = [*cell.metadata.get("tags", []), name]

    return change


def reverse_alt(_, cell):
    for picture in pictures(cell):
        about = picture.metadata["image/png"]
        about["alt"] = " ".join(about["alt"].split()[::-1])


def display(_, cell):
    """Display a result that was returned before."""
    for output in cell.outputs:
        if output.pop("execution_count", None):
            output.output_type = "display_data"


def print_first(_, cell):
    """Print a line above a picture."""
    if pictures(cell):
        cell.outputs.insert(0, new_output("stream", text="0.5220 bits\n"))


def no_caption(_, cell):
    """Print no caption beside a picture."""
    cell.outputs = pictures(cell) or cell.outputs


def returned(_, cell):
    """Return a number instead of feedback."""
    for output in cell.outputs:
        if "text/markdown" in output.get("data", {}):
            output.data = {"text/plain": "0.5220"}


def untag_moving(notebook, _):
    for cell in tagged("moving", notebook):
        cell.metadata.tags.remove("moving")


def still(notebook, _):
    """Store the still picture of a moving figure without the part that moves."""
    for cell in tagged("moving", notebook):
        cell.outputs[0].data["text/html"] = "<div></div>"


# Changes that break the rules in every lesson, and that nbval would pass.
PASSED = {
    rules.every_cell_was_run_in_order: [
        never_run,
        lambda _, cell: cell.update(execution_count=None),
        run_again,
        swap_with_the_one_before,
    ],
    rules.nothing_was_written_to_stderr: [printing("RuntimeWarning: divide by zero", "stderr")],
    rules.errors_are_meant: [tag("raises-exception")],
    rules.tags_are_on_the_list: [tag("nbval-skip"), code("# NBVAL_IGNORE_OUTPUT")],
    rules.one_cell_is_not_compared: [tag("nbval-ignore-output")],
    rules.pictures_have_a_caption_that_is_compared: [
        reverse_alt,
        no_caption,
        lambda _, cell: [picture.metadata.clear() for picture in pictures(cell)],
    ],
    rules.numbers_stand_below_pictures: [print_first],
    rules.feedback_is_returned_and_pictures_are_displayed: [display],
}
# Changes that break each of the other rules in one lesson.
OTHERS = {
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
        header("**Time** on your own", "**Time** alone"),
    ],
    rules.minutes_are_honest: [more(" and so on" * 300), header(" minutes, and", "0 minutes, and")],
    rules.what_goes_further_is_not_shown_to_a_class: [
        lambda notebook, _: parts(notebook)[1][1].metadata.slideshow.update(slide_type="slide")
    ],
    rules.one_figure_can_be_moved: [untag_moving, still],
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
    rules.printing_survives_another_machine: [
        printing("np.float64(0.5)"),
        printing("array([0.5, 0.25])"),
        printing("<Fit object at 0x7f>"),
        printing("-0.0000 bits"),
        printing("0.5220100086782713 bits"),
    ],
    rules.only_words_are_returned: [returned],
    rules.code_needs_nothing_but_the_packages: [code("import time"), code("from os import path")],
    rules.randomness_is_seeded: [
        code("np.random.default_rng()"),
        code("np.random.normal(0, 1)"),
    ],
    rules.names_no_machine: [printing("/home/me/lesson.ipynb")],
}
CHANGES = [
    pytest.param(rule, change, path, id=f"{rule.__name__}-{number}-{path.stem}")
    for holes, paths in [(PASSED, PATHS), (OTHERS, [NUMBERED["04"]])]
    for rule, changes in holes.items()
    for number, change in enumerate(changes)
    for path in paths
]


def changed(change, notebook):
    """A lesson with a change at the first code cell, in some order, at which the change shows."""
    cells = range(len(code_cells(notebook)))
    for number in random.Random(1).sample(cells, len(cells)):
        other = copy.deepcopy(notebook)
        change(other, code_cells(other)[number])
        if other != notebook:
            return other
    raise ValueError(f"{change} must change a cell of the lesson")


@pytest.mark.parametrize(("rule", "change", "path"), CHANGES)
def test_rule_notices(rule, change, path):
    """A lesson passes a rule as it is, and fails it when changed."""
    notebook = stored(path)
    rule(notebook)
    broken = changed(change, notebook)
    with pytest.raises(AssertionError):
        rule(broken)


def test_every_rule_is_tried():
    """Every rule is shown to fail, new rules too."""
    assert PASSED.keys() | OTHERS.keys() == rules.RULES.keys()
