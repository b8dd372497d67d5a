"""The drawing of *Start here*: the map of the series."""

from matplotlib.patches import FancyBboxPatch

import lessons_lib as lib
from lessons_lib.figures import style

MAP = "The lessons as a chain of {count} boxes, from top to bottom. {steps}."
STEP = "{name}: {averaged}, {number}"

AVERAGED = {
    "01 Information and entropy": "average −log p over what can happen",
    "02 Relative entropy": "the extra cost of believing Q",
    "03 Cross-entropy": "−log q of what came, for one day",
    "04 Multi-sample cross-entropy": "its average over m days",
    "05 Maximum likelihood": "the same sum, from a statistician",
    "06 Binary cross-entropy": "the average, written for yes or no",
    "07 Fitting logistic regression": "its smallest value over the weights",
    "08 Stable and fast": "computed without breaking",
}


@style.shown
def map_of_the_series():
    """The eight lessons from top to bottom: what each averages, and what you meet there."""
    numbers = _numbers()
    axes = style.axes(height=4.4)
    axes.set(xlim=(0, 10), ylim=(-len(AVERAGED) + 0.4, 0.6))
    axes.axis("off")
    axes.text(4.35, 0.62, "what is averaged", color=style.QUIET)
    axes.text(9.95, 0.62, "what you meet", color=style.QUIET, ha="right")
    for row, (name, averaged) in enumerate(AVERAGED.items()):
        box = {"boxstyle": "round,pad=0,rounding_size=0.12", "facecolor": "white", "lw": 1.6}
        axes.add_patch(FancyBboxPatch((0.05, -row - 0.3), 3.95, 0.6, edgecolor=style.DATA, **box))
        axes.text(0.2, -row, name, va="center")
        axes.text(4.35, -row, averaged, va="center")
        axes.text(9.95, -row, numbers[row], va="center", ha="right")
        if row:
            axes.annotate("", (2, -row + 0.3), (2, -row + 0.7), arrowprops={"arrowstyle": "->"})
    steps = [
        STEP.format(name=name, averaged=averaged, number=number)
        for (name, averaged), number in zip(AVERAGED.items(), numbers, strict=True)
    ]
    return axes.figure, MAP.format(count=len(AVERAGED), steps="; ".join(steps))


def _numbers():
    """What the lessons arrive at, from the library."""
    weather, uniform = [1 / 2, 1 / 4, 1 / 8, 1 / 8], [1 / 4] * 4
    y_true, y_proba = [1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7]
    bce = lib.binary_cross_entropy(y_true, y_proba, base=2)
    return [
        f"{lib.entropy(weather, base=2):.2f} bits",
        f"{lib.kl_divergence(weather, uniform, base=2):.2f} bits",
        f"{lib.surprisal(y_proba[0], base=2):.4f} bits",
        f"{bce:.4f} bits",
        f"{-lib.log_likelihood(y_true, y_proba):.4f} nats",
        f"{bce:.4f} bits",
        "23 flights",
        f"{lib.binary_cross_entropy_with_logits([0], [40]):.1f} nats",
    ]
