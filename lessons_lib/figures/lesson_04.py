"""The drawings of lesson 04: many days, one mean, and what it hides."""

import numpy as np

from lessons_lib.figures import style

PICKED = (
    "Two tables of {days} days by {classes} classes, the one-hot labels y and the predicted "
    "probabilities ŷ. In each row the single 1 of y picks one ŷ, framed: {given}. "
    "The other {unused} of {all} entries take no part."
)
CONSTANT = (
    "Mean loss of a forecast that quotes the same probability of rain every day, a curve for each "
    "data set: {valleys}. The line of the forecaster, {forecaster:.4f} bits, runs {sides}."
)
VALLEY = "{name}, least {least:.4f} bits at {at:.2f}"
SIDE = "{side} the least of the {name}"
SETTLING = (
    "Running mean loss at {stations} stations over {days:,} days. The paths start between "
    "{low:.2f} and {high:.2f} bits and close in on H(P, Q) = {target:.3f} bits, above H(P) = "
    "{entropy:.3f}. The band of two standard errors narrows from ± {wide:.3f} bits at 100 days to "
    "± {narrow:.3f} at the end, where {inside} of {stations} paths lie inside it."
)
DAYS = (
    "Loss of each of {days} days as bars, one panel for each forecaster, with the mean as a dashed "
    "line. {forecasters}"
)
EVEN = "{name}: {mean:.2f} bits on each day, and so on average."
FORECASTER = "{name}: mean {mean:.2f} bits, smallest {least:.2f}, greatest {most:.2f} on day {at}."


@style.shown
def picked_cells(y, y_hat):
    """The labels and the predictions as tables, with the entries that the labels pick framed."""
    panels = style.axes(columns=3, height=3.0, gridspec_kw={"width_ratios": [2, 2, 1.6]})
    given = (y * y_hat).sum(axis=1)
    _table(panels[0], "labels y", y, "{:.0f}", y == 1, style.DATA)
    _table(panels[1], "predicted ŷ", y_hat, "{:.1f}", y == 1, style.MODEL)
    _table(panels[2], "loss", -np.log2(given)[:, np.newaxis], "{:.4f}", None, style.LOSS)
    panels[0].set_yticks(range(len(y)), [f"day {i + 1}" for i in range(len(y))])
    for axes in panels[:2]:
        axes.set_xticks([0, 1], ["dry\n(class 0)", "rain\n(class 1)"])
    panels[2].set_xticks([0], ["−log₂ of the\nframed (bits)"])
    caption = PICKED.format(
        days=y.shape[0],
        classes=y.shape[1],
        given=", ".join(f"{p:.1f}" for p in given),
        unused=int((y == 0).sum()),
        all=y.size,
    )
    return panels[0].figure, caption


@style.shown
def constant_forecasts(quoted, losses_of, forecaster):
    """Mean loss against the constant probability quoted, a curve for each data set."""
    axes = style.axes()
    looks = ((style.LOSS, "-", 0.12, "left", (8, 4)), (style.DATA, "--", 0.75, "right", (-10, 2)))
    axes.axhline(forecaster, color=style.MODEL, linestyle=":")
    axes.text(0.99, forecaster + 0.07, "the forecaster", color=style.MODEL, ha="right")
    valleys, sides = [], []
    for (name, bits), look in zip(losses_of.items(), looks, strict=True):
        colour, line, beside, side, offset = look
        lowest = int(bits.argmin())
        axes.plot(quoted, bits, color=colour, linestyle=line)
        axes.plot(quoted[lowest], bits[lowest], "o", color=colour)
        high = int(np.searchsorted(quoted, beside))
        axes.annotate(
            name,
            (quoted[high], bits[high]),
            xytext=offset,
            textcoords="offset points",
            color=colour,
            ha=side,
        )
        valleys.append(VALLEY.format(name=name, least=bits[lowest], at=quoted[lowest]))
        relation = "below" if forecaster < bits[lowest] else "above"
        sides.append(SIDE.format(side=relation, name=name.split(",")[0]))
    axes.set(
        xlabel="probability of rain quoted every day",
        ylabel="mean loss (bits)",
        xlim=(0, 1),
        ylim=(0, 3.2),
    )
    caption = CONSTANT.format(
        valleys="; ".join(valleys), forecaster=forecaster, sides=" and ".join(sides)
    )
    return axes.figure, caption


@style.shown
def settling(days, running_means, target, half_width, entropy):
    """Running means of many stations on their way to H(P, Q), with the band of two errors."""
    axes = style.axes(height=4.0)
    axes.fill_between(
        days, target - half_width, target + half_width, color=style.LOSS, alpha=0.12, linewidth=0
    )
    for edge in (-half_width, half_width):
        axes.plot(days, target + edge, color=style.LOSS, linewidth=1)
    axes.plot(days, running_means[1:].T, color=style.QUIET, linewidth=0.7, alpha=0.7)
    axes.plot(days, running_means[0], color=style.MODEL)
    axes.axhline(target, color=style.LOSS, linestyle="--")
    axes.axhline(entropy, color=style.DATA, linestyle=":")
    axes.text(11_500, target + 0.04, "H(P, Q)", color=style.LOSS)
    axes.text(11_500, entropy - 0.14, "H(P)", color=style.DATA)
    axes.text(22, 2.7, "± 2 standard errors", color=style.LOSS)
    lowest = int(running_means[0].argmin())
    axes.annotate(
        "first station",
        (days[lowest], running_means[0, lowest]),
        xytext=(22, 0.8),
        color=style.MODEL,
        arrowprops={"arrowstyle": "-", "color": style.MODEL},
    )
    axes.set(
        xscale="log",
        xlabel="number of days m (logarithmic)",
        ylabel="mean loss so far (bits)",
        xlim=(1, 32_000),
        ylim=(0.4, 3.5),
    )
    axes.set_xticks([1, 10, 100, 1000, 10_000], ["1", "10", "100", "1,000", "10,000"])
    at_100 = int(np.searchsorted(days, 100))
    caption = SETTLING.format(
        stations=len(running_means),
        days=int(days[-1]),
        low=running_means[:, 0].min(),
        high=running_means[:, 0].max(),
        target=target,
        entropy=entropy,
        wide=half_width[at_100],
        narrow=half_width[-1],
        inside=int((np.abs(running_means[:, -1] - target) <= half_width[-1]).sum()),
    )
    return axes.figure, caption


@style.shown
def day_by_day(bits_of):
    """The loss of every day as bars, a panel for each forecaster, with their mean."""
    panels = style.axes(columns=len(bits_of), height=3.4, sharey=True)
    told = []
    for axes, (name, bits) in zip(panels, bits_of.items(), strict=True):
        day = np.arange(1, len(bits) + 1)
        bars = axes.bar(day, bits, color=style.QUIET)
        worst = int(bits.argmax())
        if bits[worst] > 2 * bits.mean():
            bars[worst].set(facecolor=style.MODEL, hatch="//", edgecolor="white")
            axes.text(
                day[worst], bits[worst] + 0.08, f"{bits[worst]:.2f}", ha="center", va="bottom"
            )
        axes.axhline(bits.mean(), color=style.LOSS, linestyle="--")
        axes.text(0.5, bits.mean() + 0.1, f"mean {bits.mean():.2f} bits", color=style.LOSS)
        axes.set(title=name, xlabel="day", xticks=day[::3], ylim=(0, 5.1))
        message = EVEN if np.ptp(bits) < 0.005 else FORECASTER
        told.append(
            message.format(
                name=name.capitalize(),
                mean=bits.mean(),
                least=bits.min(),
                most=bits.max(),
                at=day[worst],
            )
        )
    panels[0].set_ylabel("loss of the day (bits)")
    return panels[0].figure, DAYS.format(days=len(bits), forecasters=" ".join(told))


def _table(axes, title, values, form, framed, colour):
    """Numbers in a grid of cells; the framed ones bold and in colour, the others grey."""
    rows, columns = values.shape
    for i in range(rows):
        for k in range(columns):
            strong = framed is None or framed[i, k]
            axes.text(
                k,
                i,
                form.format(values[i, k]),
                ha="center",
                va="center",
                color=colour if strong else style.QUIET,
                weight="bold" if strong and framed is not None else "normal",
            )
            if framed is not None and strong:
                box = [k - 0.4, k + 0.4, k + 0.4, k - 0.4, k - 0.4]
                axes.plot(box, [i - 0.38, i - 0.38, i + 0.38, i + 0.38, i - 0.38], color=colour)
    axes.set(title=title, xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5), yticks=[])
    axes.grid(False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
