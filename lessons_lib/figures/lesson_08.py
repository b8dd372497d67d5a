"""The drawings of lesson 08, stable and fast."""

import numpy as np

from lessons_lib.figures import style

STAIRS = (
    "1 − σ(z) on a logarithmic axis, z from {first:.0f} to {last:.0f}. On paper it falls as a "
    "straight line. As computed it keeps within 1 % of the line up to z = {smooth:.0f}, then turns "
    "into steps that grow wider; the lowest step, {lowest:.1e}, ends at z = {end:.1f}, and after "
    "it there is only 0."
)
REPAIRS = (
    "Loss of a dry day against the logit, both axes logarithmic, z from {first:.0f} to "
    "{last:.0f}. The naive loss ends at z = {naive:.1f}; the clipped one stays at {clipped:.1f} "
    "nats from z = {since:.1f} on; the mirrored one ends at z = {mirrored:.0f}; the stable one "
    "goes straight on to {stable:.0f} nats."
)
COST = (
    "Nanoseconds for each sample against the number of samples, both axes logarithmic. With "
    "{first:,.0f} samples the loop takes {first_loop:.0f}, the two-term formula "
    "{first_formula:.0f}, the library {first_library:.0f}, reading alone {first_reading:.0f}; with "
    "{last:,.0f} the formula takes {last_formula:.1f}, the library {last_library:.1f}, reading "
    "{last_reading:.1f}. The formula is at its best, {best:.1f}, with {at:,.0f}. The library is "
    "the faster of the two from {crossing:,.0f} samples on. The loop never gets below {least:.0f}."
)


@style.shown
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
    smooth = z[np.argmax(np.abs(computed / on_paper - 1) > 0.01)]
    caption = STAIRS.format(first=z[0], last=z[-1], smooth=smooth, lowest=lowest, end=end)
    return axes.figure, caption


@style.shown
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
    axes.text(z[-1] * 1.1, stable[-1], "stable", va="center", color=style.GOOD)
    axes.set(xlabel="logit z (nats)", ylabel="loss of a dry day (nats)", xlim=(z[0], z[-1] * 1.9))
    caption = REPAIRS.format(
        first=z[0],
        last=z[-1],
        naive=naive_end,
        clipped=clipped[-1],
        since=z[np.argmax(np.isclose(clipped, clipped[-1], rtol=1e-9))],
        mirrored=mirrored_end,
        stable=stable[-1],
    )
    return axes.figure, caption


@style.shown
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
    crossing = np.flatnonzero(library >= formula)[-1] + 1
    caption = COST.format(
        first=m[0],
        first_loop=loop[0],
        first_formula=formula[0],
        first_library=library[0],
        first_reading=reading[0],
        last=m[-1],
        last_formula=formula[-1],
        last_library=library[-1],
        last_reading=reading[-1],
        best=formula.min(),
        at=m[formula.argmin()],
        crossing=m[crossing],
        least=np.nanmin(loop),
    )
    return axes.figure, caption
