"""Every lesson keeps the rules for lessons as files."""

import pytest
from lessons import PATHS, read, text_of
from rules import RULES

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        pytest.param(rule, path, id=f"{rule.__name__}-{path.stem}")
        for rule, paths in RULES.items()
        for path in paths
    ],
)
def test_lesson_keeps(rule, path):
    """If a lesson breaks a rule, the test names the rule and the cell."""
    rule(read(path))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_file_is_written_in_one_way(path):
    """Saving a lesson again changes no byte of its file."""
    assert text_of(read(path)) == path.read_text(encoding="utf-8")
