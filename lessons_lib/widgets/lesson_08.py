"""To move in lesson 08: the logit of a wrong forecast, and what three repairs make of its loss."""

import numpy as np

from lessons_lib.figures import lesson_08 as fig
from lessons_lib.logits import log_sigmoid, sigmoid
from lessons_lib.widgets.panel import number, panel

NOTICE = "At z = {z:g} a dry day costs {stable:.4f} nats, and the slope is ŷ − y = {slope:.4f}."
AGREE = "All four ways agree to these digits."
CLIPPED = "The clip reports {clipped:.1f} nats here and for any larger z: its slope is 0."
DIGITS = (
    "The naive loss is off by {off:.1e} nats, because 1 − ŷ can only be a whole number of gaps."
)
NAIVE = "The naive loss is inf: ŷ was rounded to 1."
MIRRORED = "So is the mirrored one: e to the power z is larger than any float64 number."


def logit(z):
    """The losses of a dry day, the logit to be moved in whole numbers from 1 to 801."""
    grid = np.geomspace(1, 1000, 6001)
    curves = four_losses(grid)

    def draw(z):
        losses = four_losses(z)
        return *fig.repairs.draw(grid, curves, z, losses), notice(z, *losses)

    # Up to 801, not 800: then the slider arrives at whole numbers without rounding.
    return panel(draw, z=number("logit z (nats)", z, 1, 801, 1))


def four_losses(z):
    """−ln(1 − σ(z)) as the lesson computes it: naive, clipped, mirrored, stable."""
    with np.errstate(divide="ignore", over="ignore"):
        y_hat = 1 / (1 + np.exp(-z))
        return [
            -np.log(1 - y_hat),
            -np.log(1 - np.clip(y_hat, 1e-7, 1 - 1e-7)),
            -np.log(1 / (1 + np.exp(z))),
            -log_sigmoid(-z),
        ]


def notice(z, naive, clipped, mirrored, stable):
    """Which of the four are still right."""
    if np.isclose(clipped, stable, rtol=1e-9):
        messages = [NOTICE, AGREE]
    else:
        messages = [NOTICE, CLIPPED, DIGITS if np.isfinite(naive) else NAIVE]
        if np.isinf(mirrored):
            messages.append(MIRRORED)
    return " ".join(messages).format(
        z=z, stable=stable, slope=sigmoid(z), clipped=clipped, off=abs(naive - stable)
    )
