"""The drawing of *Start here*: each lesson in one small picture."""

import numpy as np

import lessons_lib as lib
from lessons_lib.figures import style

SERIES = (
    "Nine small pictures, one for each lesson, each with a number that you will meet there. "
    "{lessons}."
)
LESSON = "{number:02} {title}, {found}: {seen}"
# The four kinds of weather, the four days, and the flights, as in the lessons.
WEATHER, UNIFORM = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8]), np.full(4, 1 / 4)
Y_TRUE, Y_PROBA = [1, 0, 0, 1], [0.8, 0.3, 0.4, 0.7]
FLIGHTS = "66 70 69 68 67 72 73 70 57 63 70 78 67 53 67 75 70 81 76 79 75 76 58"
DAMAGE = "0 1 0 0 0 0 0 0 1 1 1 0 0 1 0 0 0 0 0 0 1 0 1"
LOSSES = {"facecolor": "#CCCCCC", "edgecolor": style.LOSS}  # how bars of loss are drawn


@style.shown
def series():
    """The nine lessons as pictures, each with a number that the lesson arrives at."""
    panels = style.axes(rows=3, columns=3, height=4.2)
    lessons = []
    for number, (title, draw) in enumerate(PICTURES.items(), start=1):
        axes = panels.flat[number - 1]
        axes.grid(visible=False)
        found, seen = draw(axes)
        axes.set(xticks=[], yticks=[], xlabel=found)
        axes.set_title(f"{number:02} {title}", weight="bold")
        lessons.append(LESSON.format(number=number, title=title, found=found, seen=seen))
    headline = "One idea in nine lessons: the average −log of what happened"
    return panels[0, 0].figure, headline, SERIES.format(lessons="; ".join(lessons))


def entropy(axes):
    """Areas p times surprisal: together, they are the entropy."""
    _weather(axes)
    found = f"{lib.entropy(WEATHER, base=2):.2f} bits"
    return found, "a bar for each kind of weather, as wide as p and as high as −log p"


def extra_cost(axes):
    """The areas of the entropy, and the extra cost of another belief in each kind of weather."""
    _weather(axes)
    right, believed = lib.surprisal([WEATHER, UNIFORM], base=2)
    more = np.maximum(believed - right, 0)
    start = np.cumsum(WEATHER) - WEATHER
    axes.bar(start, more, WEATHER, right, align="edge", color=style.WASTE, hatch="//")
    axes.plot([0, 1], believed[[0, -1]], "--", color=style.MODEL)
    found = f"+ {lib.kl_divergence(WEATHER, UNIFORM, base=2):.2f} bits"
    return found, "the same bars, with a line at −log q, above the first bar and below the last two"


def one_day(axes):
    """The surprisal of rain that had been forecast at 80 %."""
    grid = np.linspace(0.06, 1, 100)
    axes.plot(grid, lib.surprisal(grid, base=2), color=style.DATA)
    here = lib.surprisal(Y_PROBA[0], base=2)
    axes.plot(Y_PROBA[0], here, "o", color=style.MODEL)
    axes.set(xlim=(0, 1.05), ylim=(0, 4))
    return f"{here:.4f} bits", f"the falling curve −log ŷ, with a point at {Y_PROBA[0]}"


def four_days(axes):
    """The losses of four days, and their mean."""
    losses = lib.binary_cross_entropy(Y_TRUE, Y_PROBA, base=2, reduction="none")
    axes.bar(range(4), losses, width=0.7, **LOSSES)
    axes.axhline(losses.mean(), color=style.LOSS)
    axes.set(ylim=(0, 1))
    return f"{losses.mean():.4f} bits", "a bar for the loss of each day, and a line at their mean"


def likelihood(axes):
    """The losses of four days, stacked: together, they are the negative log-likelihood."""
    losses = lib.binary_cross_entropy(Y_TRUE, Y_PROBA, reduction="none")
    axes.bar(range(4), losses, 1, np.cumsum(losses) - losses, **LOSSES)
    axes.set(ylim=(0, 1.7))
    found = f"{-lib.log_likelihood(Y_TRUE, Y_PROBA):.4f} nats"
    return found, "the same four bars, each on top of the one before"


def yes_or_no(axes):
    """The losses of both labels against the logit."""
    z = np.linspace(-4, 4, 81)
    axes.plot(z, -lib.log_sigmoid(z), color=style.DATA)
    axes.plot(z, -lib.log_sigmoid(-z), "--", color=style.DATA)
    found = f"{lib.binary_cross_entropy(Y_TRUE, Y_PROBA, base=2):.4f} bits"
    return found, "the loss of a yes, which falls, and the loss of a no, which rises"


def flights(axes):
    """The flights before Challenger, and the curve that is fitted to them."""
    temperature, y = (np.array(text.split(), dtype=float) for text in (FLIGHTS, DAMAGE))
    fit = lib.fit_logistic_regression(temperature[:, None], y)
    grid = np.arange(29.0, 86.0)
    cold = fit.predict_proba([[31]])[0]
    axes.plot(grid, fit.predict_proba(grid[:, None]), color=style.MODEL)
    axes.plot(temperature, y, "o", color=style.DATA, markersize=5, markerfacecolor="white")
    axes.plot(31, cold, "o", color=style.MODEL)
    axes.set(ylim=(-0.15, 1.15))
    return f"{cold:.4f} at 31 °F", "a curve that falls from flights with damage to those without"


def stable(axes):
    """1 − σ(z), whose computed values form steps and are then 0."""
    z = np.linspace(33.5, 37.5, 401)
    computed = 1 - lib.sigmoid(z)
    alive = computed > 0
    axes.semilogy(z, lib.sigmoid(-z), "--", color=style.QUIET)
    axes.plot(z[alive], computed[alive], color=style.MODEL)
    axes.plot(z[alive][-1], computed[alive][-1], "X", color=style.MODEL, markersize=10)
    axes.minorticks_off()
    found = f"{lib.binary_cross_entropy_with_logits([0], [40]):.1f} nats, not ∞"
    return found, "a falling line that turns into steps, and ends"


def new_flights(axes):
    """The mean loss on flights that are left out of the fit, against the strength of a penalty."""
    temperature, y = (np.array(text.split(), dtype=float) for text in (FLIGHTS, DAMAGE))
    strengths, lost = np.logspace(-2, 2, 17), []
    for strength in strengths:
        for out in range(len(y)):
            rest = np.arange(len(y)) != out
            mean, sd = temperature[rest].mean(), temperature[rest].std()
            s = (temperature[:, None] - mean) / sd
            fit = lib.fit_logistic_regression(s[rest], y[rest], l2=strength)
            lost.append(lib.binary_cross_entropy(y[[out]], fit.predict_proba(s[[out]])))
    means = np.reshape(lost, (len(strengths), -1)).mean(axis=1)
    axes.semilogx(strengths, means, color=style.LOSS)
    axes.plot(strengths[means.argmin()], means.min(), "D", color=style.MODEL)
    axes.margins(y=0.15)
    axes.minorticks_off()
    return (
        f"{means.min():.4f} nats",
        "a loss on new flights that falls, then rises, as a penalty grows",
    )


PICTURES = {
    "entropy": entropy,
    "extra cost": extra_cost,
    "one day": one_day,
    "four days": four_days,
    "likelihood": likelihood,
    "yes or no": yes_or_no,
    "23 flights": flights,
    "z = 40": stable,
    "new flights": new_flights,
}


def _weather(axes):
    """A bar for each kind of weather: as wide as its probability, as high as its surprisal."""
    start = np.cumsum(WEATHER) - WEATHER
    axes.bar(start, lib.surprisal(WEATHER, base=2), WEATHER, align="edge", **LOSSES)
    axes.set(xlim=(0, 1), ylim=(0, 3.3))
