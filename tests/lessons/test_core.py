"""No core relies on terms or helpers that an earlier lesson introduces after its key points."""

import ast
import functools
import re

import pytest
from lessons import TAUGHT, read
from minutes import parts

# Words in bold that are not terms: prompts, and the labels in a header.
NO_TERM = re.compile(
    r"Your turn|Predict|Move it|Time|You need|After this|In words|[a-d]$|\d|.*[.:?]$"
)


@functools.cache
def core_and_further(path):
    return parts(read(path))


def prose_of(cells):
    """The text of some cells, without formulas and without the teacher's notes."""
    text = "\n\n".join(
        cell.source
        for cell in cells
        if cell.cell_type == "markdown" and "notes" not in cell.metadata.get("tags", [])
    )
    return re.sub(r"\$\$.*?\$\$|\$.*?\$", " ", text, flags=re.DOTALL)


def terms(cells):
    """The terms that some cells introduce: what they print in bold."""
    bold = re.findall(r"\*\*([^*\n]+)\*\*", prose_of(cells))
    return {term.lower() for term in bold if not NO_TERM.match(term)}


def helpers(cells):
    """The names that some cells import from the library."""
    return {
        alias.name
        for cell in cells
        if cell.cell_type == "code"
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.ImportFrom) and node.module == "lessons_lib"
        for alias in node.names
    }


@pytest.mark.parametrize("path", TAUGHT, ids=lambda path: path.stem)
def test_core_needs_no_further_part(path):
    """A term or helper from a further part is introduced again before a later core uses it."""
    before = TAUGHT[: TAUGHT.index(path)]
    cores = [core_and_further(lesson)[0] for lesson in [*before, path]]
    known_terms = set().union(*map(terms, cores))
    known_helpers = set().union(*map(helpers, cores[:-1]))
    text = prose_of(cores[-1]).lower()
    for lesson in before:
        _, further = core_and_further(lesson)
        for term in terms(further) - known_terms:
            assert not re.search(rf"\b{re.escape(term)}\b", text), (lesson.stem, term)
        assert not (helpers(further) - known_helpers) & helpers(cores[-1]), lesson.stem
