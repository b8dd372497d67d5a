"""Every figure writes its numbers in one way, on its axes as in its words."""

import contextlib
import re

import pytest
from lessons import PATHS, code_cells, pictures, read
from matplotlib.text import Text

from lessons_lib.figures import style

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover

# 1,000 and 0.001, with a true minus, no power of ten but 10ⁿ, and ∞.
ODD = re.compile(r"(?<![.\d])(?<!January )\d{4,}|\d[eE][-+−]?\d|-\d(?!.*\$)|\binf\b")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_numbers_are_written_in_one_way(path, monkeypatch):
    """In pictures and in the words on them, no number is written as 1000, 1e-5, -1 or inf."""
    found, words, notebook = [], [], read(path)

    def drawn(figure):
        figure.set_layout_engine("none")  # which takes long, and changes no number
        figure.draw_without_rendering()
        found.extend(text.get_text() for text in figure.findobj(Text))
        return b""

    monkeypatch.setattr(style, "png", drawn)
    monkeypatch.setattr(style, "Image", lambda data, alt, **how: words.append(alt))
    monkeypatch.setattr(style, "display", lambda *shown, **how: None)
    monkeypatch.chdir(path.parent)
    run(notebook)
    assert len(words) == sum(len(pictures(cell)) for cell in code_cells(notebook))
    assert not list(filter(ODD.search, found + words))


def run(notebook):
    """Run the code cells of a notebook without a kernel, as far as its figures need them."""
    names = {"__name__": "__main__"}
    for cell in code_cells(notebook):
        if not re.search("tempfile|LocalCluster", cell.source):  # files and processes take long
            with contextlib.suppress(Exception):
                exec(compile(cell.source, "cell", "exec"), names)
