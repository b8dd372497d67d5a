"""To move in lesson 04: the forecasts for the four days, their losses, and the mean."""

import numpy as np

from lessons_lib.figures import lesson_04 as fig
from lessons_lib.figures import style
from lessons_lib.labels import one_hot
from lessons_lib.losses import categorical_cross_entropy
from lessons_lib.widgets.panel import number, panel

NAME = "day {day}: rain quoted ŷ"
NOTICE = (
    "The losses add up to {total:.4f} bits; their mean is {mean:.4f} bits. No day costs more "
    "than day {day}, which accounts for {share:.0%} of the sum: a perfect forecast for that day "
    "alone would "
    "lower the mean by {gain:.4f} bits."
)
IMPOSSIBLE = (
    "What happened on day {days} had been given 0. One infinite loss makes the mean infinite, "
    "whatever the finite losses add up to (here {rest:.4f} bits)."
)
PERFECT = "What happened was given 1 on each day: the mean is 0 bits, and no mean can be smaller."
STEP = 0.05


def four_days(labels, quoted):
    """A forecast for each day, to be moved from 0 to 1; it begins at the probabilities `quoted`."""
    labels = np.asarray(labels)
    rows = one_hot(labels, classes=[0, 1])

    def draw(**fields):
        rain = np.array(list(fields.values()))
        y_hat = np.column_stack([1 - rain, rain])
        losses = categorical_cross_entropy(labels, y_hat, base=2, reduction="none")
        return *fig.picked_cells.draw(rows, y_hat, losses), notice(losses)

    numbers = {
        f"day_{day}": number(NAME.format(day=day), rain, 0, 1, STEP, style.MODEL)
        for day, rain in enumerate(quoted, start=1)
    }
    return panel(draw, **numbers)


def notice(losses):
    """What the losses of the days, in bits, have to say about their mean."""
    total, worst = losses.sum(), losses.argmax()
    ruled_out = np.isinf(losses)
    if ruled_out.any():
        days = " and ".join(map(str, np.flatnonzero(ruled_out) + 1))
        return IMPOSSIBLE.format(days=days, rest=losses[~ruled_out].sum())
    if total == 0:
        return PERFECT
    return NOTICE.format(
        total=total,
        mean=losses.mean(),
        day=worst + 1,
        share=losses[worst] / total,
        gain=losses[worst] / len(losses),
    )
