"""To move in lesson 01: the bias of a coin, and the entropy that goes with it."""

import numpy as np

from lessons_lib.figures import lesson_01 as fig
from lessons_lib.information import binary_entropy, surprisal
from lessons_lib.widgets.panel import number, panel

NOTICE = (
    "With p = {p:.2f}, heads would bring {heads:.2f} bits and tails {tails:.2f} bits; the average "
    "is h = {bits:.4f} bits. A step of 0.01 to the {side} changes h by {change:+.4f} bits."
)
STEP = 0.01


def coin(p):
    """A coin whose probability of heads p can be moved from 0 to 1, starting at `p`."""
    grid = np.linspace(0, 1, 501)
    curve = binary_entropy(grid, base=2)

    def draw(p):
        bits = binary_entropy(p, base=2)
        towards = STEP if p < 0.5 else -STEP
        change = binary_entropy(p + towards, base=2) - bits
        notice = NOTICE.format(
            p=p,
            heads=surprisal(p, base=2),
            tails=surprisal(1 - p, base=2),
            bits=bits,
            side="right" if p < 0.5 else "left",
            change=change,
        )
        return *fig.binary_entropy_curve.draw(grid, curve, p, bits), notice

    return panel(draw, p=number("probability of heads p", p, 0, 1, STEP))
