"""The drawings of lesson 04: many days, one mean, and what it hides."""

import numpy as np
from matplotlib.patches import Rectangle

from lessons_lib.figures import style

PICKED_HEADLINE = "Each row picks one probability; the mean loss is {mean:.2f} bits"
PICKED = (
    "Labels y and predictions ŷ of {days} days and {classes} classes, and the loss of each day. "
    "In each row the single 1 of y picks one ŷ, framed: {given}. The other "
    "{unused} of {all} entries do not count. Bars show the losses of the days, {losses} bits; "
    "their mean is {mean:.4f} bits."
)
CONSTANT_HEADLINE = "{forecaster:.2f} bits is below the baseline of the {names} only"
CONSTANT = (
    "Mean loss of always quoting the same probability of rain, with a curve for each data set. "
    "Curves: {valleys}. The forecaster's line, {forecaster:.4f} bits, runs {sides}."
)
VALLEY = "{name}, lowest at {at:.2f} with {least:.4f} bits"
SIDE = "{side} the lowest point of the {name}"
SETTLING_HEADLINE = "After {days:,} days, {inside} of {stations} means lie inside the band"
SETTLING = (
    "Running mean loss at {stations} stations over {days:,} days. The paths start between "
    "{low:.2f} and {high:.2f} bits and close in on H(P, Q) = {target:.3f} bits, which is above "
    "H(P) = {entropy:.3f}. The band of two standard errors narrows from ± {wide:.3f} bits at 100 "
    "days to ± {narrow:.3f} at the end, where {inside} of {stations} paths lie inside it."
)
DAYS_HEADLINE = "Means of {means} bits, but one day costs {most:.2f}"
DAYS = (
    "Losses of {days} days as bars, one panel for each forecaster; the dashed line is the mean. "
    "{forecasters}"
)
EVEN = "{name}: {mean:.2f} bits on each day, hence also on average."
FORECASTER = "{name}: mean {mean:.2f} bits, smallest {least:.2f}, largest {most:.2f} on day {at}."


@style.shown
def picked_cells(y, y_hat, losses):
    """Tables of labels and predictions, with the picked entries framed, and bars of the losses."""
    tables, bars = style.axes(columns=2, height=3.3, sharey=True, width_ratios=(1.15, 1))
    (days, classes), mean = y.shape, np.mean(losses)
    rows, places = np.arange(days), np.arange(2 * classes)
    picked = y == 1
    _cells(tables, y, places[:classes], picked, style.DATA)
    _cells(tables, y_hat, places[classes:], picked, style.MODEL)
    for row, loss in enumerate(losses):
        tables.text(places[-1] + 1.6, row, f"{loss:.4f}", ha="right", va="center")
    tables.set_xticks(places, ["y dry", "y rain", "ŷ dry", "ŷ rain"])
    tables.set_yticks(rows, [f"day {day + 1}" for day in rows])
    tables.set(xlim=(-0.5, places[-1] + 1.6), ylim=(days - 0.5, -0.9))
    bars.barh(rows, losses, height=0.6, color=style.QUIET)
    bars.vlines(mean, -0.5, days - 0.5, color=style.LOSS, linestyle="--")
    bars.text(mean, -0.7, f"mean {mean:.4f} bits", ha="center", va="center")
    bars.set(xlabel="loss (bits)", xlim=(0, 1.1 * losses.max()))
    bars.spines["left"].set_bounds(-0.5, days - 0.5)
    for axes in (tables, bars):
        axes.grid(visible=False)
        axes.tick_params(length=0)
    tables.spines[:].set_visible(False)
    caption = PICKED.format(
        days=days,
        classes=classes,
        given=", ".join(f"{p:.2g}" for p in (y * y_hat).sum(axis=1)),
        unused=int((y == 0).sum()),
        all=y.size,
        losses=", ".join(f"{loss:.4f}" for loss in losses),
        mean=mean,
    )
    return tables.figure, PICKED_HEADLINE.format(mean=mean), caption


@style.shown
def constant_forecasts(quoted, losses_of, forecaster):
    """Mean loss against the constant probability quoted, a curve for each data set."""
    axes = style.axes()
    looks = ((style.LOSS, "-", 0.12, "left", (8, 4)), (style.DATA, "--", 0.75, "right", (-10, 2)))
    axes.axhline(forecaster, color=style.MODEL, linestyle=":")
    quote = f"the forecaster, {forecaster:.4f} bits"
    axes.text(0.99, forecaster - 0.07, quote, ha="right", va="top")
    valleys, sides, beaten = [], [], []
    for (name, bits), look in zip(losses_of.items(), looks, strict=True):
        colour, line, beside, side, offset = look
        lowest = int(bits.argmin())
        axes.plot(quoted, bits, color=colour, linestyle=line)
        axes.plot(quoted[lowest], bits[lowest], "o", color=colour)
        least = f"{bits[lowest]:.4f} bits"
        axes.text(quoted[lowest] + 0.015, bits[lowest] - 0.07, least, color=colour, va="top")
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
        relation, short = "below" if forecaster < bits[lowest] else "above", name.split(",")[0]
        sides.append(SIDE.format(side=relation, name=short))
        beaten += [short] * (relation == "below")
    axes.set(
        xlabel="probability of rain quoted every day",
        ylabel="mean loss (bits)",
        xlim=(0, 1),
        ylim=(0, 3.2),
    )
    caption = CONSTANT.format(
        valleys="; ".join(valleys), forecaster=forecaster, sides=" and ".join(sides)
    )
    headline = CONSTANT_HEADLINE.format(forecaster=forecaster, names=" and ".join(beaten))
    return axes.figure, headline, caption


@style.shown
def settling(days, running_means, target, half_width, entropy):
    """Running mean losses of many stations near H(P, Q), with a band of two standard errors."""
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
        arrowprops={"arrowstyle": "-", "color": style.MODEL},
    )
    axes.set(
        xscale="log",
        xlabel="number of days m (logarithmic)",
        ylabel="mean loss so far (bits)",
        xlim=(1, 32_000),
        ylim=(0.4, 3.5),
    )
    axes.set_xticks([1, 10, 100, 1000, 10_000])
    axes.xaxis.set_major_formatter(style.NUMBER)
    at_100 = int(np.searchsorted(days, 100))
    inside = int((np.abs(running_means[:, -1] - target) <= half_width[-1]).sum())
    headline = SETTLING_HEADLINE.format(
        days=int(days[-1]), inside=inside, stations=len(running_means)
    )
    caption = SETTLING.format(
        stations=len(running_means),
        days=int(days[-1]),
        low=running_means[:, 0].min(),
        high=running_means[:, 0].max(),
        target=target,
        entropy=entropy,
        wide=half_width[at_100],
        narrow=half_width[-1],
        inside=inside,
    )
    return axes.figure, headline, caption


@style.shown
def day_by_day(bits_of):
    """The loss of each day as bars, with their mean: a panel for each forecaster."""
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
    headline = DAYS_HEADLINE.format(
        means=" and ".join(f"{bits.mean():.2f}" for bits in bits_of.values()),
        most=max(bits.max() for bits in bits_of.values()),
    )
    return panels[0].figure, headline, DAYS.format(days=len(bits), forecasters=" ".join(told))


def _cells(axes, values, places, framed, colour):
    """A column of numbers at each place: the framed numbers are bold, the others grey."""
    for (row, k), value in np.ndenumerate(values):
        strong = framed[row, k]
        axes.text(
            places[k],
            row,
            f"{value:.2g}",
            ha="center",
            va="center",
            color=style.LOSS if strong else style.QUIET,
            weight="bold" if strong else "normal",
        )
        if strong:
            corner = (places[k] - 0.42, row - 0.38)
            axes.add_patch(Rectangle(corner, 0.84, 0.76, fill=False, edgecolor=colour, lw=2.2))
