"""Numbers in the text of a lesson are numbers that the lesson prints."""

import math
import re
from pathlib import Path

import nbformat
import pytest

PATHS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))

NUMBER = r"(?<![\w.,^{/])\d+(?:\.\d+)?(?![\w/^]|\.\d|,\d{3})"
# What counts as a result: a number with a unit of information, or with three decimals or more.
RESULT = re.compile(rf"{NUMBER}(?=\$?[ ~-](?:bits?|nats?)\b)|(?<![\w.])\d+\.\d{{3,}}")

# Numbers that stand in the text and are printed nowhere, each with the reason.
EXCEPTIONS = {
    ("04", "0.02"): "a difference between two models that is supposed, not computed",
    ("05", "0.001"): "a learning rate that an exercise gives",
}


def prose(notebook):
    """The text of all cells, without code, addresses and what is for the teacher."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"```.*?```|`[^`]*`", "", cell.source, flags=re.DOTALL)
            yield re.sub(r"\]\([^)]*\)|https?://\S+|(doi|arXiv):\S+", "]", text)


def printed_numbers(notebook):
    """All numbers in the outputs of a lesson."""
    texts = [o.get("text", "") for cell in notebook.cells for o in cell.get("outputs", [])]
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?(?:e[-+]\d+)?", "\n".join(texts))]


def agrees(written, number):
    """Whether `number`, rounded to the digits that are `written`, is what is written."""
    decimals = len(written.partition(".")[2])
    return math.isclose(float(written), number, rel_tol=0, abs_tol=0.501 * 10**-decimals)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_results_in_the_text_are_printed(path):
    """Each result in the text agrees, to the digits it is written with, with a printed number."""
    notebook = nbformat.read(path, as_version=4)
    numbers = printed_numbers(notebook)
    missing = [
        (written, text)
        for text in prose(notebook)
        for written in RESULT.findall(text)
        if not any(agrees(written, number) for number in numbers)
        and (path.name[:2], written) not in EXCEPTIONS
    ]
    assert not missing


def test_exceptions_are_needed():
    """An exception whose number is gone is taken off the list."""
    for lesson, written in EXCEPTIONS:
        (path,) = (path for path in PATHS if path.name.startswith(lesson))
        assert written in "\n".join(prose(nbformat.read(path, as_version=4)))
