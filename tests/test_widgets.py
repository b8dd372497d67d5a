"""What a learner moves: it begins like the figure beside it, and answers every move in words."""

import html
import re
from pathlib import Path

import nbformat
import pytest
from ipywidgets import HTML, BoundedFloatText

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("0[1-9]*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    """Each lesson in turn."""
    return nbformat.read(request.param, as_version=4)


@pytest.fixture
def widgets(notebook):
    """All parts of the widget that a lesson's cell makes, with nothing of the lesson at hand."""
    (cell,) = (cell for cell in notebook.cells if "widget" in cell.metadata.get("tags", []))
    *statements, last = cell.source.splitlines()
    namespace = {}
    exec("\n".join(statements), namespace)
    return parts(eval(last, namespace))


def parts(widget):
    """A widget and all that is inside it."""
    return [widget, *(part for child in getattr(widget, "children", ()) for part in parts(child))]


def page(widgets):
    """The alternative text of the picture, and the words below it."""
    (shown,) = (widget.value for widget in widgets if isinstance(widget, HTML))
    return html.unescape(re.search(r'alt="(.*?)"', shown)[1]), re.search(r"<p .*?>(.+)</p>", shown)[
        1
    ]


def fields(widgets):
    return [widget for widget in widgets if isinstance(widget, BoundedFloatText)]


def test_begins_like_a_figure_of_the_lesson(notebook, widgets):
    """What the picture shows at first is printed as the caption of a figure."""
    printed = [
        output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", [])
    ]
    captions = [" ".join(text.split()) for text in printed if text.startswith("Figure: ")]
    assert f"Figure: {page(widgets)[0]}" in captions


def test_every_number_changes_picture_and_words(widgets):
    """From one end to the other; no value is refused or warned of."""
    assert fields(widgets)
    for field in fields(widgets):
        for place in (field.min, field.max):
            before = page(widgets)
            field.value = place
            changed = [new != old for new, old in zip(page(widgets), before, strict=True)]
            assert all(changed), (field.description, place)


def test_every_number_has_a_name(widgets):
    """A screen reader says what is set."""
    assert all(field.description for field in fields(widgets))
