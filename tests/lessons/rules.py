"""Rules for the lessons as files: they check what nbval does not, and keep lessons readable.

Each rule is a function of a notebook that raises an error if the notebook breaks the rule.
"""

import ast
import copy
import itertools
import json
import re

from lessons import (
    NOTEBOOKS,
    NUMBERED,
    PATHS,
    TAUGHT,
    code_cells,
    exercises,
    headings,
    normalised,
    pictures,
    printed,
    prose,
    slide_type,
    tagged,
    tags,
)
from minutes import minutes, parts

# Tags that a lesson may use. A tag that switches off a comparison needs a reason here.
TAGS = {
    "exercise": "the learner writes here",
    "notes": "for the teacher",
    "raises-exception": "the error is what is taught; nbval compares its text",
    "nbval-ignore-output": "times of the reader's machine, in one cell of lesson 08",
    "moving": "what the learner takes hold of",
}
MODULES = {"numpy", "lessons_lib", "math", "itertools", "fractions", "tempfile", "timeit"}
# The packages that lesson 09 is about; the lesson says how to install them.
AT_WORK = {"sklearn", "statsmodels", "dask"}
TIME = re.compile(
    r"\*\*Time\*\* on your own: about (\d+) minutes, "
    r"and (\d+) for \*Going further\*; in class: (\d+) minutes"
)
# The longest time for a core, in minutes; lessons with a data set of their own have more.
CORE, LONGER = 60, {"07": 75, "09": 75}
# The number of letters in one line of a headline in a picture, and of a caption below it: in a wide
# font, 102 letters were 717 px, and a page of the site has 708.
HEADLINE, CAPTION = 60, 100
FILLERS = r"simply|obviously|clearly|just|easy|easily|trivial|trivially|of course|needless to say"


# All rules, each with the lessons to which it applies.
RULES = {}


def rule(paths):
    """Add a rule for some lessons to the list."""

    def add(function):
        RULES[function] = paths
        return function

    return add


def number(notebook):
    """The number in the title of a lesson."""
    return re.match(r"#+ (\d\d)", notebook.cells[0].source)[1]


@rule(PATHS)
def every_cell_was_run_in_order(notebook):
    """The execution counts are 1 to n: nbval passes a notebook that was never run."""
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


@rule(PATHS)
def nothing_was_written_to_stderr(notebook):
    """A lesson writes nothing to stderr: a warning in a lesson is a fault of the lesson."""
    for cell in code_cells(notebook):
        assert not [o for o in cell.outputs if o.get("name") == "stderr"], cell.source


@rule(PATHS)
def errors_are_meant(notebook):
    """A cell ends in an error if its tag says so, and only then."""
    for cell in code_cells(notebook):
        failed = any(output.output_type == "error" for output in cell.outputs)
        assert failed == ("raises-exception" in tags(cell)), cell.source


@rule(PATHS)
def tags_are_on_the_list(notebook):
    """No tag takes a cell out of the comparison unless its reason is written down."""
    for cell in notebook.cells:
        assert tags(cell) <= set(TAGS), cell.source
        assert not re.search(r"#\s*(NBVAL|PYTEST_VALIDATE)_", cell.source), cell.source


@rule(PATHS)
def one_figure_can_be_moved(notebook):
    """Each lesson has a figure that can be moved, and shows how the figure begins."""
    moving = tagged("moving", notebook)
    assert len(moving) >= (number(notebook) != "00")
    for cell in moving:
        assert "data-moving" in cell.outputs[0].data["text/html"], cell.source


@rule(PATHS)
def one_cell_is_not_compared(notebook):
    """Only in lesson 08 is a cell not compared: it measures the reader's machine."""
    times = tagged("nbval-ignore-output", notebook)
    assert len(times) == (number(notebook) == "08")
    assert all("timeit" in cell.source for cell in times)


@rule(PATHS)
def file_is_in_normal_form(notebook):
    """Running and saving a lesson again changes no byte that is not an output."""
    assert notebook == normalised(copy.deepcopy(notebook))


@rule(PATHS)
def code_cells_are_short(notebook):
    """A code cell has one idea: at most 12 lines of at most 99 characters."""
    for cell in code_cells(notebook):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert 0 < len(lines) <= 12, cell.source
        assert max(map(len, lines)) <= 99, cell.source


@rule(PATHS)
def prose_stands_between_code_cells(notebook):
    """No code cell follows another without any text between them."""
    kinds = [cell.cell_type for cell in notebook.cells]
    assert ("code", "code") not in itertools.pairwise(kinds)
    assert "raw" not in kinds


@rule(TAUGHT)
def prose_is_short(notebook):
    """A text cell can be read in half a minute, unless it is header, summary, sources or notes."""
    for text in prose(notebook)[1:]:
        if not re.match(r"## (Key points|Further reading)|<details>", text):
            words = re.sub(r"\$\$.*?\$\$|\$.*?\$", "formula", text, flags=re.DOTALL).split()
            assert len(words) <= 110, text


@rule(PATHS)
def prose_makes_no_one_small(notebook):
    """No text tells readers that what they are stuck on is easy."""
    for text in prose(notebook):
        assert not re.search(rf"\b({FILLERS})\b", text, re.IGNORECASE), text
        assert not re.search(r"\w!(?!\w)", text), text


@rule(TAUGHT)
def header_says_what_and_how_long(notebook):
    """The first cell states a title, a question, three to five aims, what is needed, the time."""
    header = notebook.cells[0].source
    assert re.match(r"# 0\d · \S.*\n\n\*.*\?\*\n", header)
    aims = header.split("**After this lesson you can**")[1].split("**You need**")[0]
    assert 3 <= len(re.findall(r"^- ", aims, re.MULTILINE)) <= 5
    assert TIME.search(header)


@rule(TAUGHT)
def minutes_are_honest(notebook):
    """The header states the right minutes for core and further part; a core fits into an hour."""
    path = NUMBERED[number(notebook)]
    stated = TIME.search(notebook.cells[0].source).groups()
    taken = [sum(minutes(cell, exercises(path)) for cell in cells) for cells in parts(notebook)]
    assert taken[0] <= LONGER.get(number(notebook), CORE), taken
    for said, found in zip(stated, taken, strict=False):
        assert abs(int(said) - found) <= 0.1 * found, (stated, taken)


@rule(TAUGHT)
def what_goes_further_is_not_shown_to_a_class(notebook):
    """The slides show the core only."""
    _, further = parts(notebook)
    assert all(slide_type(cell) in ("skip", "notes") for cell in further)


@rule(PATHS)
def headings_have_no_gaps(notebook):
    """A lesson has one title, and below it no level of heading is skipped."""
    levels = [level for level, _ in headings(notebook.cells)]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@rule(TAUGHT)
def anatomy(notebook):
    """Every lesson recalls, votes, hides a bug, sums up, goes further and names its sources."""
    fixed = ["Recall", "Vote", "Find the bug", "Key points", "Going further", "Further reading"]
    if number(notebook) == "01":
        fixed.remove("Recall")
    found = [text for level, text in headings(notebook.cells) if level == 2 and text in fixed]
    assert found == fixed


@rule(TAUGHT)
def learner_predicts_before_running(notebook):
    """A lesson has prompts to predict, and notes for a teacher."""
    assert sum("**Predict.**" in text for text in prose(notebook)) >= 4
    assert len(tagged("notes", notebook)) >= 2


@rule(PATHS)
def links_resolve(notebook):
    """Every link to a file of the repository leads somewhere."""
    for text in prose(notebook):
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if not re.match(r"https?://", target):
                assert (NOTEBOOKS / target.split("#")[0]).exists(), target


@rule(PATHS)
def lessons_lead_to_their_neighbours(notebook):
    """The first and the last cell link to the lessons before and after."""
    place = PATHS.index(NUMBERED[number(notebook)])
    neighbours = PATHS[max(0, place - 1) : place] + PATHS[place + 1 : place + 2]
    for cell in (notebook.cells[0], notebook.cells[-1]):
        assert all(f"]({neighbour.name})" in cell.source for neighbour in neighbours)


@rule(PATHS)
def pictures_have_a_caption_that_is_compared(notebook):
    """The alternative text of each picture is also printed right below it, in a line and a fold."""
    for cell in code_cells(notebook):
        for picture, after in itertools.pairwise([*cell.outputs, None]):
            if not {"image/png", "image/svg+xml"} & set(picture.get("data", {})):
                continue
            alt = picture.metadata.get("image/png", {}).get("alt", "")
            assert len(alt.split()) >= 8, alt
            assert after
            assert after.get("data", {}).get("text/plain") == f"Figure: {alt}"
            headline, seen = alt.split(". ")[0], re.sub("<.*?>", " ", after.data["text/html"])
            assert len(headline) <= HEADLINE, headline
            assert len(seen.split("Full description")[0].strip()) <= CAPTION, seen


@rule(PATHS)
def numbers_stand_below_pictures(notebook):
    """No cell prints before it draws: JupyterLab would store the two in another order."""
    for cell in code_cells(notebook):
        kinds = [output.output_type for output in cell.outputs]
        if pictures(cell):
            assert "stream" not in kinds[: cell.outputs.index(pictures(cell)[-1])], cell.source


@rule(PATHS)
def printing_survives_another_machine(notebook):
    """A lesson prints no bare NumPy values, no more than 12 digits, no minus before a zero."""
    for text in printed(notebook):
        assert not re.search(r"np\.\w+\(|array\(|<\w+ object at", text), text
        assert not re.search(r"-0(\.0+)?(?![\d.])", text), text
        for digits in re.findall(r"\d*\.\d+", text):
            assert len(digits.replace(".", "").lstrip("0")) <= 12, text


@rule(PATHS)
def only_words_are_returned(notebook):
    """A cell returns only feedback; a number is printed, with a format and a unit."""
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if output.output_type == "execute_result":
                assert "text/markdown" in output.data, cell.source


@rule(PATHS)
def feedback_is_returned_and_pictures_are_displayed(notebook):
    """Feedback is returned, and pictures are displayed: nbval confuses the two kinds of output."""
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if "text/markdown" in output.get("data", {}):
                assert output.output_type == "execute_result", cell.source
                assert output.execution_count == cell.execution_count, cell.source
            elif "data" in output:
                assert output.output_type == "display_data", cell.source


@rule(PATHS)
def code_needs_nothing_but_the_packages(notebook):
    """Code imports only modules that compute: no network, no clock, no shell."""
    modules = MODULES | (AT_WORK if number(notebook) == "09" else set())
    for cell in code_cells(notebook):
        for node in ast.walk(ast.parse(cell.source)):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module]
            assert {name.split(".")[0] for name in names} <= modules, cell.source


@rule(PATHS)
def randomness_is_seeded(notebook):
    """Random numbers come only from a generator with a seed."""
    for cell in code_cells(notebook):
        uses = re.findall(r"np\.random\.(\w+)\((.*?)\)", cell.source)
        assert all(name == "default_rng" and seed.isdigit() for name, seed in uses), cell.source


@rule(PATHS)
def names_no_machine(notebook):
    """A committed notebook holds no path from the machine on which it was run."""
    machine = r"/home/|/Users/|/root/|/tmp/|site-packages|C:\\\\"
    assert not re.search(machine, json.dumps(notebook))
