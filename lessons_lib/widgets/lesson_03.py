"""To move in lesson 03: a forecast, and what it costs if it rains and if it stays dry."""

import numpy as np

from lessons_lib.figures import lesson_03 as fig
from lessons_lib.figures import style
from lessons_lib.information import surprisal
from lessons_lib.widgets.panel import number, panel

NOTICE = (
    "With ŷ = {y_hat:.2f} the loss is {rain:.4f} bits if it rains, {dry:.4f} bits if it stays dry. "
    "One step bolder, {bolder:.2f}, saves {saved:.4f} bits if the forecast is right, and costs "
    "{more} bits more if it is wrong."
)
CERTAIN = (
    "With ŷ = {y_hat:.2f} the forecast is certain. It costs 0 bits if it is right, and infinitely "
    "many if it is wrong: then something has happened that it had ruled out."
)
STEP = 0.01


def forecast(y_hat):
    """A forecast of rain that can be moved from 0 to 1, beginning at `y_hat`."""
    grid = np.linspace(0.01, 0.99, 99)
    rain_bits, dry_bits = surprisal(grid, base=2), surprisal(1 - grid, base=2)

    def draw(y_hat):
        rain, dry = losses(y_hat)
        drawn = fig.loss_curve.draw(grid, rain_bits, dry_bits, y_hat, rain, dry)
        return *drawn, notice(y_hat)

    field = number("predicted probability of rain ŷ", y_hat, 0, 1, STEP, style.MODEL)
    return panel(draw, y_hat=field)


def losses(y_hat):
    """What the forecast costs, in bits, if it rains and if it stays dry."""
    return surprisal(y_hat, base=2), surprisal(1 - y_hat, base=2)


def notice(y_hat):
    """What the forecast costs, and what one step bolder would save or cost."""
    rain, dry = losses(y_hat)
    right, wrong = min(rain, dry), max(rain, dry)
    if np.isinf(wrong):
        return CERTAIN.format(y_hat=y_hat)
    # Rounded: a step from 0.99 ends at 1, not beyond it.
    bolder = round(y_hat + (STEP if y_hat >= 0.5 else -STEP), 2)
    bolder_right, bolder_wrong = sorted(losses(bolder))
    more = "infinitely many" if np.isinf(bolder_wrong) else f"{bolder_wrong - wrong:.4f}"
    return NOTICE.format(
        y_hat=y_hat,
        rain=rain,
        dry=dry,
        bolder=bolder,
        saved=right - bolder_right,
        more=more,
    )
