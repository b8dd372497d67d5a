"""The drawings of lesson 08, stable and fast."""

import numpy as np

from lessons_lib.figures import style

STAIRS = (
    "1 − σ(z) on a logarithmic axis, z from {first:.0f} to {last:.0f}. On paper it falls as a "
    "straight line. As computed it follows the line down to z of about {smooth:.0f}, then goes in "
    "steps that grow wider; the lowest step, {lowest:.1e}, ends at z = {end:.1f}, and after it "
    "there is only 0."
)
REPAIRS = (
    "Loss of a dry day against the logit, both axes logarithmic, z from {first:.0f} to "
    "{last:.0f}. The naive loss ends at z = {naive:.1f}; the clipped one stays at {clipped:.1f} "
    "nats from z = {since:.1f} on; the mirrored one ends at z = {mirrored:.0f}; the stable one "
    "goes straight on to {stable:.0f} nats."
)
PULL = (
    "Left, the forecast ŷ and what came, y, for {weathers}. Right, the slope ŷ − y of the loss "
    "with respect to each logit: {slopes}. Only the class that came, {came}, has a negative slope."
)
COST = (
    "Nanoseconds for each sample against the number of samples, both axes logarithmic. From "
    "{first:,.0f} to {last:,.0f} samples the two-term formula falls from {formula_first:.0f} to "
    "{formula_last:.1f} ns, the library from {library_first:.0f} to {library_last:.1f} ns. The "
    "Python loop stays between {loop_least:.0f} and {loop_most:.0f} ns. The library is the faster "
    "of the two array methods from {crossing:,.0f} samples on. Reading alone ends at "
    "{reading_last:.1f} ns."
)


def stairs(z, on_paper, computed):
    """1 − σ(z) on paper and in float64."""
    axes = style.axes(height=4.0)
    alive = computed > 0
    end, lowest = z[alive][-1], computed[alive].min()
    axes.semilogy(z, on_paper, "--", color=style.QUIET)
    axes.semilogy(z[alive], computed[alive], color=style.MODEL)
    axes.plot(end, lowest, "X", color=style.MODEL, markersize=11)
    axes.text(end + 0.15, lowest * 1.25, "0 after this", color=style.MODEL, va="bottom")
    axes.text(36.0, lowest / 3.2, r"on paper, $1/(1+e^z)$", color=style.QUIET, ha="right")
    axes.text(33.3, 8e-15, "computed, 1 − σ(z)", color=style.MODEL)
    axes.set(
        xlabel="logit z (nats)",
        ylabel="1 − σ(z), probability of dry",
        xlim=(z[0], z[-1]),
        ylim=(on_paper[-1] / 2, on_paper[0] * 2),
    )
    smooth = z[alive & (np.abs(computed / on_paper - 1) < 0.01)][-1]
    caption = STAIRS.format(first=z[0], last=z[-1], smooth=smooth, lowest=lowest, end=end)
    style.show(axes.figure, caption)


def repairs(z, naive, clipped, mirrored, stable):
    """Four ways to compute the loss of a dry day, over the logit."""
    axes = style.axes(height=4.4)
    axes.loglog(z, stable, color=style.GOOD, linewidth=6, alpha=0.45)
    axes.loglog(z, clipped, "--", color=style.MODEL)
    for values, line, colour in ((mirrored, "-.", style.DATA), (naive, "-", style.LOSS)):
        finite = np.isfinite(values)
        axes.loglog(z[finite], values[finite], line, color=colour)
        axes.plot(z[finite][-1], values[finite][-1], "X", color=colour, markersize=11)
    axes.text(z[-1], clipped[-1] / 1.15, "clipped", ha="right", va="top", color=style.MODEL)
    naive_end = z[np.isfinite(naive)][-1]
    axes.text(naive_end / 1.12, naive_end * 1.15, "naive: inf after this", ha="right")
    mirrored_end = z[np.isfinite(mirrored)][-1]
    axes.text(
        mirrored_end / 1.12,
        mirrored_end * 1.1,
        "mirrored: inf after this",
        ha="right",
        color=style.DATA,
    )
    axes.text(z[-1] * 1.05, stable[-1], "stable", va="center", color=style.GOOD)
    axes.set(xlabel="logit z (nats)", ylabel="loss of a dry day (nats)", xlim=(z[0], z[-1] * 1.7))
    caption = REPAIRS.format(
        first=z[0],
        last=z[-1],
        naive=naive_end,
        clipped=clipped[-1],
        since=z[np.argmax(np.isclose(clipped, clipped[-1], rtol=1e-9))],
        mirrored=mirrored_end,
        stable=stable[-1],
    )
    style.show(axes.figure, caption)


def pull(weathers, y_hat, y):
    """A forecast of several classes, what came, and the slopes of the loss."""
    left, right = style.axes(columns=2, width=7.6, height=3.6)
    place = np.arange(len(weathers))
    slopes = y_hat - y
    left.bar(place - 0.2, y_hat, 0.4, color=style.MODEL, hatch="//", edgecolor="white")
    left.bar(place + 0.2, y, 0.4, color=style.DATA)
    left.text(place[0] - 0.2, y_hat[0] + 0.03, "ŷ", ha="center", color=style.MODEL)
    came = int(np.argmax(y))
    left.text(place[came] - 0.05, 0.93, "y", ha="right", color=style.DATA)
    left.set(ylabel="probability", title="forecast and fact", ylim=(0, 1.08))
    right.bar(place, slopes, 0.5, color=style.LOSS)
    right.axhline(0, color=style.QUIET, linewidth=1)
    for x, slope in zip(place, slopes, strict=True):
        right.text(x, slope + np.copysign(0.06, slope), f"{slope:+.3f}", ha="center", va="center")
    right.set(ylabel="slope of the loss (nats per nat)", title="ŷ − y", ylim=(-1.05, 0.7))
    for axes in (left, right):
        axes.set_xticks(place, weathers)
        axes.set(xlabel="class", xlim=(-0.7, len(weathers) - 0.3))
    named = zip(weathers, slopes, strict=True)
    caption = PULL.format(
        weathers=", ".join(weathers),
        slopes=", ".join(f"{weather} {slope:+.3f}" for weather, slope in named),
        came=weathers[came],
    )
    style.show(left.figure, caption)


def cost(m, loop, formula, library, reading):
    """Time for each sample against the number of samples, from stored measurements."""
    axes = style.axes(height=4.4)
    for values, line, colour, label in (
        (loop, "o-", style.QUIET, "Python loop"),
        (formula, "s--", style.MODEL, "two-term formula"),
        (library, "D-", style.LOSS, "library"),
        (reading, "^:", style.DATA, "reading alone"),
    ):
        axes.loglog(m, values, line, color=colour)
        known = np.isfinite(values)
        axes.text(m[known][-1] * 1.35, values[known][-1], label, color=colour, va="center")
    axes.set(
        xlabel="number of samples m",
        ylabel="time for each sample (ns)",
        xlim=(m[0] / 1.5, m[-1] * 60),
        xticks=m,
    )
    axes.tick_params(axis="x", which="minor", bottom=False)
    caption = COST.format(
        first=m[0],
        last=m[-1],
        formula_first=formula[0],
        formula_last=formula[-1],
        library_first=library[0],
        library_last=library[-1],
        loop_least=np.nanmin(loop),
        loop_most=np.nanmax(loop),
        crossing=m[np.argmax(library < formula)],
        reading_last=reading[-1],
    )
    style.show(axes.figure, caption)
