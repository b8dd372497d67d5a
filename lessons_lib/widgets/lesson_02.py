"""To move in lesson 02: what happens, what is believed, and the bits that this costs."""

import numpy as np
from ipywidgets import HBox, VBox

from lessons_lib.figures import lesson_02 as fig
from lessons_lib.figures import style
from lessons_lib.information import entropy, kl_divergence
from lessons_lib.widgets.panel import number, panel

NOTICE = (
    "You pay {total:.3f} bits a day: {floor:.3f} bits that the right book needs, and {waste:.3f} "
    "bits of waste. {where}"
)
AGREE = "Belief and weather agree: nothing is wasted."
COSTLIEST = (
    "Most is lost on {name} days: they happen with p = {p:.3f} and are believed with q = {q:.3f}."
)
FEWEST, MOST = 1, 8


def bill(weathers, p_days, q_days):
    """Days of each weather, as they happen and as they are believed; the bits they cost.

    Only the shares of the days count: if one weather gains, the others lose in proportion, and
    the probabilities sum to 1.
    """

    def draw(**days):
        happen, believed = np.split(np.array(list(days.values())), 2)
        p, q = happen / happen.sum(), believed / believed.sum()
        floor, waste = entropy(p, base=2), kl_divergence(p, q, base=2)
        return *fig.bill.draw(weathers, p, q, floor, waste), notice(weathers, p, q, floor, waste)

    p_rows, q_rows = (
        {
            f"{symbol}_{weather}": number(f"{symbol}, {weather} days", n, FEWEST, MOST, 1, colour)
            for weather, n in zip(weathers, days, strict=True)
        }
        for symbol, days, colour in (("p", p_days, style.DATA), ("q", q_days, style.MODEL))
    )
    moved = panel(draw, **p_rows, **q_rows)
    page = moved.children[-1]
    moved.children = [HBox([VBox([*rows.values()]) for rows in (p_rows, q_rows)]), page]
    return moved


def notice(weathers, p, q, floor, waste):
    """The bill in words, and the weather that adds most to the waste."""
    costliest = (p * np.log2(p / q)).argmax()
    where = COSTLIEST.format(name=weathers[costliest], p=p[costliest], q=q[costliest])
    return NOTICE.format(
        total=floor + waste, floor=floor, waste=waste, where=AGREE if np.allclose(p, q) else where
    )
