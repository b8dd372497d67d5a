"""Numbers to set, the figure that they move, and what to notice in it.

A panel draws with the function of a static figure of its lesson, and begins in that figure's
state: without a running kernel the static one tells the same story.
"""

import base64
import gc
import html
import io

import numpy as np
from ipywidgets import HTML, BoundedFloatText, FloatSlider, HBox, Layout, VBox
from matplotlib.backends.backend_agg import RendererAgg
from PIL import Image

from lessons_lib.figures import style

# Dots to the inch. A change has to be seen within a tenth of a second.
DPI = 120
# The words stand in a live region, so that a screen reader says them when they change.
PAGE = (
    # With its height the browser need not lay out the page again when it has decoded the picture.
    '<img src="data:image/webp;base64,{picture}" alt="{alt}" width="700" height="{height:.0f}" '
    'style="max-width: 100%; height: auto">'
    '<p role="status" style="max-width: 700px; line-height: 1.4">{notice}</p>'
)


def number(description, value, low, high, step, colour=style.DATA):
    """A number to set: a field that is typed in or stepped with the arrow keys, and a slider.

    JupyterLab takes the arrow keys away from a slider, and moves to another cell; a field keeps
    them.
    """
    limits = {"value": value, "min": low, "max": high, "step": step}
    field = BoundedFloatText(
        **limits,
        description=description,
        style={"description_width": "initial"},
        layout=Layout(width="max-content"),
    )
    slider = FloatSlider(**limits, readout=False, style={"handle_color": colour})

    def follow_slider(change):
        # A slider counts its steps: 57 of 0.01 make 0.5700000000000001.
        field.value = round(change.new, 9)

    def follow_field(change):
        if round(slider.value, 9) != change.new:
            slider.value = change.new

    slider.observe(follow_slider, "value")
    field.observe(follow_field, "value")
    row = HBox([field, slider])
    row.field = field
    return row


def panel(draw, **numbers):
    """Numbers to set, and below them what `draw` makes of them, drawn again with each change.

    `draw` takes the values by name and returns a figure, its caption, which becomes the
    alternative text, and a sentence or two on what to notice.
    """
    fields = {name: row.field for name, row in numbers.items()}
    page, frame = HTML(), Frame()

    def redraw(_=None):
        # A figure is made of thousands of objects. Now and then Python would stop for a fifth of
        # a second to look which ones are still needed: it can do so after the answer.
        gc.disable()
        try:
            figure, caption, notice = draw(**{name: field.value for name, field in fields.items()})
            width, height = figure.get_size_inches()
            page.value = PAGE.format(
                picture=base64.b64encode(frame.picture(figure)).decode(),
                alt=html.escape(caption),
                height=700 * height / width,
                notice=html.escape(notice),
            )
        finally:
            gc.enable()

    for field in fields.values():
        field.observe(redraw, "value")
    redraw()
    return VBox([*numbers.values(), page])


class Frame:
    """What stays while a figure moves: the places of axes and their labels, and what draws letters.

    All are costly to find or make again, and axes are not to move when a label grows.
    """

    def __init__(self):
        self.places = None
        self.renderer = None

    def picture(self, figure):
        """The figure as the bytes of a picture in WebP, without loss and made in little time."""
        figure.set_dpi(DPI)
        if self.places is None:
            figure.draw_without_rendering()
            self.places = [
                (axes.get_position(), [axis.label.get_position() for axis in both(axes)])
                for axes in figure.axes
            ]
            self.renderer = RendererAgg(*figure.bbox.size, DPI)
        figure.set_layout_engine("none")
        for axes, (place, label_places) in zip(figure.axes, self.places, strict=True):
            axes.set_position(place)
            for axis, label_place in zip(both(axes), label_places, strict=True):
                axis.set_label_coords(*label_place, transform=axis.label.get_transform())
        self.renderer.clear()
        figure.draw(self.renderer)
        buffer = io.BytesIO()
        image = Image.fromarray(np.asarray(self.renderer.buffer_rgba())).convert("RGB")
        image.save(buffer, "webp", lossless=True, method=0, quality=0)
        return buffer.getvalue()


def both(axes):
    """The two axes that a pair of axes is made of."""
    return axes.xaxis, axes.yaxis
