"""To move in lesson 05: a coin, the likelihood of some days under it, and their loss."""

import numpy as np

from lessons_lib.figures import lesson_05 as fig
from lessons_lib.figures import style
from lessons_lib.widgets.panel import number, panel

NOTICE = (
    "With θ = {theta:.2f} these days have the likelihood {likelihood:.3g}, {share:.1f} % of the "
    "largest, and their mean loss is {bits:.4f} bits, {above:.4f} bits above the smallest. "
    "{where}"
)
BELOW = "A slightly larger θ makes the days more probable, and their mean loss smaller."
ABOVE = "A slightly smaller θ makes the days more probable, and their mean loss smaller."
SUMMIT = "No other θ makes the days more probable, and none makes their mean loss smaller."


def coin(theta, rainy, days):
    """A coin whose probability of rain can be moved, judged on `days`, of which `rainy` had rain.

    It begins at `theta`.
    """
    grid = np.linspace(0.01, 0.99, 491)
    likelihoods = grid**rainy * (1 - grid) ** (days - rainy)
    losses = -np.log2(likelihoods) / days

    def draw(theta):
        likelihood = theta**rainy * (1 - theta) ** (days - rainy)
        bits = -np.log2(likelihood) / days
        if np.isclose(theta, rainy / days):
            where = SUMMIT
        else:
            where = BELOW if theta < rainy / days else ABOVE
        notice = NOTICE.format(
            theta=theta,
            likelihood=likelihood,
            share=100 * likelihood / likelihoods.max(),
            bits=bits,
            above=bits - losses.min(),
            where=where,
        )
        return *fig.one_place.draw(grid, likelihoods, losses, theta), notice

    return panel(draw, theta=number("probability of rain θ", theta, 0.01, 0.99, 0.01, style.MODEL))
