"""The drawings of lesson 08, stable and fast."""

import numpy as np

from lessons_lib.figures import style

STAIRS = (
    "1 − σ(z) on a logarithmic axis, z from {first:.0f} to {last:.0f}. On paper it falls in a "
    "straight line. As computed it stays within 1 % of the line up to z = {smooth:.0f}, then turns "
    "into steps that grow wider; the lowest step, {lowest:.1e}, ends at z = {end:.1f}, and after "
    "it there is only 0."
)
REPAIRS = (
    "Loss of a dry day against the logit, both axes logarithmic, z from {first:.0f} to "
    "{last:.0f}. The naive loss ends at z = {naive:.1f}; the clipped one stays at {clipped:.1f} "
    "nats from z = {since:.1f} on; the mirrored one ends at z = {mirrored:.0f}; the stable one "
    "continues straight to {stable:.0f} nats. Marked at z = {here:g}: {values} "
    "nats."
)
SOFTMAX = (
    "Softmax in three panels with a bar for each class. Logits: {logits}. Their powers of e: "
    "{powers}, in total {total:.2f}. Each power as a share of the total: {shares}."
)
NAMES = ("naive", "clipped", "mirrored", "stable")
COST = (
    "Nanoseconds for each sample against the number of samples, both axes logarithmic. With "
    "{first:,.0f} samples the loop takes {first_loop:.0f}, the two-term formula "
    "{first_formula:.0f}, the library {first_library:.0f}, reading alone {first_reading:.0f}; with "
    "{last:,.0f} the formula takes {last_formula:.1f}, the library {last_library:.1f}, reading "
    "{last_reading:.1f}. The formula is fastest, {best:.1f}, with {at:,.0f}. From {crossing:,.0f} "
    "samples on, the library is faster than the formula. The loop never gets below {least:.0f}."
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
    axes.text(end + 0.15, lowest * 1.25, "0 after this", va="bottom")
    axes.text(36.0, lowest / 3.2, r"on paper, $1/(1+e^z)$", color=style.QUIET, ha="right")
    axes.text(33.0, 6e-15, "computed, 1 − σ(z)")
    axes.set(
        xlabel="logit z (nats)",
        ylabel="1 − σ(z), probability of dry",
        xlim=(z[0], z[-1]),
        ylim=(on_paper[-1] / 2, on_paper[0] * 2),
    )
    axes.minorticks_off()
    axes.yaxis.set_major_formatter("{x:.0e}")
    smooth = z[np.argmax(np.abs(computed / on_paper - 1) > 0.01)]
    caption = STAIRS.format(first=z[0], last=z[-1], smooth=smooth, lowest=lowest, end=end)
    return axes.figure, caption


@style.shown
def repairs(z, losses, here, losses_here):
    """Four ways to compute the loss of a dry day, over the logit, and at one logit in numbers."""
    axes = style.axes(height=4.4, subplot_kw={"xscale": "log", "yscale": "log"})
    naive, clipped, mirrored, stable = losses
    axes.plot(z, stable, color=style.GOOD, linewidth=6, alpha=0.45)
    axes.plot(z, clipped, "--", color=style.MODEL)
    ends = {}
    for name, values, line, colour in (
        ("mirrored", mirrored, "-.", style.DATA),
        ("naive", naive, "-", style.LOSS),
    ):
        last = np.flatnonzero(np.isfinite(values))[-1]
        ends[name] = z[last]
        axes.plot(z[: last + 1], values[: last + 1], line, color=colour)
        axes.plot(z[last], values[last], "X", color=colour, markersize=11)
        place = z[last] / 1.12, values[last] * 1.1
        axes.text(*place, f"{name}: inf after this", ha="right")
    axes.text(z[-1] * 1.1, clipped[-1], "clipped", va="center")
    axes.text(z[-1] * 1.1, stable[-1], "stable", va="center")
    # The guide ends at the highest line: it must not run through the numbers.
    axes.vlines(here, 1, losses_here[-1], color=style.QUIET, linestyle=":", linewidth=1.5)
    axes.text(1.2, 1000, f"nats at z = {here:g}:", va="center")
    colours = (style.LOSS, style.MODEL, style.DATA, style.GOOD)
    height = 1000
    for name, value, colour in zip(NAMES, losses_here, colours, strict=True):
        height /= 1.45
        axes.plot(here, value, "o", color=colour, markerfacecolor="white")
        axes.text(1.2, height, name, va="center")
        axes.text(6.5, height, f"{value:.1f}", ha="right", va="center")
    axes.set(xlabel="logit z (nats)", ylabel="loss of a dry day (nats)")
    axes.set(xlim=(z[0], z[-1] * 2.4), ylim=(1, 1600))
    _whole_numbers(axes)
    caption = REPAIRS.format(
        first=z[0],
        last=z[-1],
        naive=ends["naive"],
        clipped=clipped[-1],
        since=z[np.argmax(np.isclose(clipped, clipped[-1], rtol=1e-9))],
        mirrored=ends["mirrored"],
        stable=stable[-1],
        here=here,
        values=", ".join(map("{} {:.1f}".format, NAMES, losses_here)),
    )
    return axes.figure, caption


@style.shown
def softmax(names, z, y_hat):
    """Logits, their powers of e, and the shares of the powers, with a bar for each class."""
    panels = style.axes(columns=3, height=2.6, sharey=True)
    powers, rows = np.exp(z), np.arange(len(names))[::-1]
    for axes, values, label, digits in (
        (panels[0], z, r"logit $z_k$ (nats)", 2),
        (panels[1], powers, r"power $e^{z_k}$", 2),
        (panels[2], y_hat, r"probability $\hat y_k$", 3),
    ):
        axes.barh(rows, values, height=0.6, color=style.MODEL)
        axes.axvline(0, color=style.QUIET, linewidth=1)
        for row, value in zip(rows, values, strict=True):
            number = f" {value:.{digits}f} ".replace("-", "−")
            axes.text(value, row, number, ha="right" if value < 0 else "left", va="center")
        axes.set(xlabel=label, xticks=[])
        axes.margins(x=0.7)  # room for the numbers
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.grid(visible=False)
    panels[0].set_yticks(rows, names)
    caption = SOFTMAX.format(
        logits=", ".join(map("{} {:.2f}".format, names, z)),
        powers=", ".join(map("{:.2f}".format, powers)),
        total=powers.sum(),
        shares=", ".join(map("{:.3f}".format, y_hat)),
    )
    return panels[0].figure, caption


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
        axes.text(m[known][-1] * 1.35, values[known][-1], label, va="center")
    axes.set(
        xlabel="number of samples m",
        ylabel="time for each sample (ns)",
        xlim=(m[0] / 1.5, m[-1] * 60),
        xticks=m[::2],  # each has room for its digits
    )
    _whole_numbers(axes)
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


def _whole_numbers(axes):
    """Whole numbers instead of powers of ten, and no ticks between."""
    axes.minorticks_off()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter("{x:,.0f}")
