"""Sliders, the figure that they move, and what to notice in it.

A panel draws with the function of a static figure of its lesson, and begins in that figure's
state: without a running kernel the static one tells the same story.
"""

import base64
import html

from ipywidgets import HTML, FloatSlider, Layout, VBox

from lessons_lib.figures import style

# Fewer dots than in a figure that stays: a change has to be seen within a tenth of a second.
DPI = 120
# The words stand in a live region, so that a screen reader says them when they change.
PAGE = (
    '<img src="data:image/png;base64,{png}" alt="{alt}" style="width: 700px; max-width: 100%">'
    '<p role="status" style="max-width: 700px; line-height: 1.4">{notice}</p>'
)


def slider(description, value, low, high, step, colour=style.DATA):
    """A slider that says what it sets, in the colour of what it sets."""
    return FloatSlider(
        value=value,
        min=low,
        max=high,
        step=step,
        description=description,
        style={"description_width": "initial", "handle_color": colour},
        layout=Layout(width="480px"),
    )


def panel(draw, **sliders):
    """Sliders, and below them what `draw` makes of their values, made anew when one moves.

    `draw` takes the values by name and returns a figure, its caption, which becomes the
    alternative text, and a sentence or two on what to notice.
    """
    page = HTML()

    def redraw(_=None):
        values = {name: control.value for name, control in sliders.items()}
        figure, caption, notice = draw(**values)
        page.value = PAGE.format(
            png=base64.b64encode(style.png(figure, DPI)).decode(),
            alt=html.escape(caption),
            notice=html.escape(notice),
        )

    for control in sliders.values():
        control.observe(redraw, "value")
    redraw()
    return VBox([*sliders.values(), page])
