"""The moving figures: each begins like a figure of its lesson, and puts every move into words."""

import base64
import gc
import html
import io
import itertools
import re

import pytest
from ipywidgets import HTML, BoundedFloatText
from lessons import TAUGHT, printed, read, tagged
from PIL import Image

from lessons_lib.figures import style
from lessons_lib.widgets import lesson_04, lesson_05, panel


@pytest.fixture(params=TAUGHT, ids=lambda path: path.stem)
def notebook(request):
    """Each lesson in turn."""
    return read(request.param)


@pytest.fixture
def widgets(notebook, monkeypatch):
    """The parts of the widget that a lesson's cell makes; no figure is turned into a picture."""
    monkeypatch.setattr(panel.Frame, "picture", lambda *_: b"")
    return parts(shown(notebook))


def shown(notebook):
    """What the widget's cell shows when nothing else of the lesson has been run."""
    (cell,) = tagged("widget", notebook)
    *statements, last = cell.source.splitlines()
    namespace = {}
    exec("\n".join(statements), namespace)
    return eval(last, namespace)


def parts(widget):
    """A widget and everything inside it."""
    return [widget, *(part for child in getattr(widget, "children", ()) for part in parts(child))]


def page(widgets):
    """The alternative text of the picture, and the words below it."""
    (value,) = (widget.value for widget in widgets if isinstance(widget, HTML))
    alternative, words = re.search(r'alt="(.*?)".*<p .*?>(.+)</p>', value).groups()
    return html.unescape(alternative), words


def ends(widgets):
    """Each field at its smallest and at its largest number, with the others where they begin."""
    for field in (widget for widget in widgets if isinstance(widget, BoundedFloatText)):
        start = field.value
        for end in (field.min, field.max):
            field.value = end
            yield field
        field.value = start


def test_begins_like_a_figure_of_the_lesson(notebook, widgets):
    """What the picture shows at first is printed as the caption of a figure."""
    texts = [" ".join(text.split()) for text in printed(notebook)]
    assert f"Figure: {page(widgets)[0]}" in texts


def test_every_number_changes_figure_and_words(widgets):
    """Every number from one end to the other does so, without an error or a warning."""
    seen = [page(widgets)]
    for field in ends(widgets):
        assert field.description  # a screen reader says what is set
        seen.append(page(widgets))
    assert len(seen) > 2
    for before, after in itertools.pairwise(seen):
        assert before[0] != after[0]
        assert before[1] != after[1]


@pytest.mark.no_cover  # what is covered here, other tests cover too
def test_both_ends_can_be_drawn(notebook, monkeypatch):
    """With all numbers but one at one end, and that one at the other, there is no warning."""
    widgets = parts(shown(notebook))
    (shown_page,) = (widget for widget in widgets if isinstance(widget, HTML))
    *fields, last = (widget for widget in widgets if isinstance(widget, BoundedFloatText))
    pages = [shown_page.value]
    for end, other_end in (("min", "max"), ("max", "min")):
        with monkeypatch.context() as without_picture:
            without_picture.setattr(panel.Frame, "picture", lambda *_: b"")
            for field in fields:
                field.value = getattr(field, end)
        last.value = getattr(last, other_end)
        pages.append(shown_page.value)
    assert len({re.search(r'src="(.*?)"', page)[1] for page in pages}) == 3


def test_field_and_slider_go_together():
    """A field shows its slider's number as it would be written, and a slider its field's."""
    field, slider = panel.number("p", 0.5, 0, 1, 0.01).children
    slider.value = 57 * 0.01
    assert field.value == 0.57
    assert slider.value > 0.57  # it stays where it was moved to
    field.value = 0.25
    assert slider.value == 0.25


def test_axes_and_labels_stay_where_they_are():
    """Longer labels of an axis or its ticks shift nothing in a moving figure."""
    frame, places = panel.Frame(), []
    for label, ticks in ("short", ["0", "1"]), ("as long as\nthree\nlines", ["0.000", "1.000"]):
        axes = style.axes()
        axes.set_ylabel(label)
        axes.set_yticks([0, 1], ticks)
        frame.picture(axes.figure)
        places.append((axes.get_position().bounds, axes.yaxis.label.get_position()))
    assert places[0] == places[1]


def test_picture_has_its_height():
    """The page keeps as much room as the picture takes."""
    page = next(part for part in parts(lesson_05.coin(0.3, rainy=3, days=10)) if type(part) is HTML)
    picture = Image.open(io.BytesIO(base64.b64decode(re.search('base64,(.*?)"', page.value)[1])))
    height = int(re.search(r'width="700" height="(\d+)"', page.value)[1])
    assert height == round(700 * picture.height / picture.width)


def test_nothing_is_cleared_away_before_the_answer(monkeypatch):
    """Python's search for what is no longer needed waits while a figure is drawn, then goes on."""
    searching = []
    monkeypatch.setattr(panel.Frame, "picture", lambda *_: searching.append(gc.isenabled()) or b"")
    lesson_05.coin(0.3, rainy=3, days=10)
    assert searching == [False]
    assert gc.isenabled()


def test_words_at_the_best_forecasts():
    """Where nothing is left to gain, the words say so."""
    days = parts(lesson_04.four_days([1, 0, 0, 1], [1, 0, 0, 1]))
    assert page(days)[1] == lesson_04.PERFECT
    coin = parts(lesson_05.coin(0.3, rainy=3, days=10))
    assert page(coin)[1].endswith(lesson_05.SUMMIT)
