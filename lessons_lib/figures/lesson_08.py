"""The drawings of lesson 08, stable and fast."""

import numpy as np

from lessons_lib.figures import style

ALL = 15  # the significant digits that each float64 number can hold
WAYS = {
    "naive": style.LOSS,
    "clipped": style.MODEL,
    "mirrored": style.DATA,
    "stable": style.GOOD,
}
STAIRS = (
    "1 − σ(z) for z from {first:.0f} to {last:.0f}, on paper and as computed. On paper it falls in "
    "a straight line on this logarithmic axis. As computed it stays within 1 % of the line up to z "
    "= {smooth:.0f}, then turns into steps that grow wider; the lowest step, {lowest:.1e}, ends at "
    "z = {end:.1f}. Beyond that there is only 0."
)
REPAIRS = (
    "The loss of a dry day for logits z from {first:.0f} to {last:.0f}, and its number of right "
    "digits out of {all}. On the left, both axes are logarithmic. The stable loss rises to "
    "{stable:.0f} nats, and the naive and the mirrored one lie on it up to z = {naive:.0f} and z = "
    "{mirrored:.0f}; the clipped one stays at {clipped:.1f} nats from z = {since:.0f} on. On the "
    "right, a strip for each way to compute it, as high as the number of right digits. Marked at z "
    "= {here:g}: {values}. From z = {few:.0f} on, fewer than {half} digits of the naive loss are "
    "right."
)
SOFTMAX = (
    "From logits to probabilities in three panels, with a bar for each class. Logits: {logits}. "
    "Their powers of e: {powers}, in total {total:.2f}. Each power as a share of the total: "
    "{shares}."
)
COST = (
    "Nanoseconds per sample against the number of samples, both axes logarithmic. With "
    "{first:,.0f} samples the loop takes {first_loop:.0f}, the two-term formula "
    "{first_formula:.0f}, the library {first_library:,.0f}, reading alone {first_reading:.0f}; "
    "with {last:,.0f} the formula takes {last_formula:.1f}, the library {last_library:.1f}, "
    "reading {last_reading:.1f}. The formula is fastest, at {best:.1f}, with {at:,.0f} samples. "
    "The loop never gets below {least:.0f}."
)


@style.shown
def stairs(z, on_paper, computed):
    """1 − σ(z) on paper and in float64."""
    axes = style.axes(height=3.9)
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
    smooth = z[np.argmax(np.abs(computed / on_paper - 1) > 0.01)]
    caption = STAIRS.format(first=z[0], last=z[-1], smooth=smooth, lowest=lowest, end=end)
    return axes.figure, f"Computed, 1 − σ(z) is a staircase that ends at z = {end:.1f}", caption


@style.shown
def repairs(z, losses, here, losses_here):
    """Four computations of the loss of a dry day, and how many of their digits are right."""
    left, right = style.axes(columns=2, height=4.0, gridspec_kw={"width_ratios": [10, 11]})
    left.figure.get_layout_engine().set(w_pad=0.15)
    naive, clipped, mirrored, stable = losses
    digits = [_right_digits(values, stable) for values in losses]
    left.loglog(z, stable, color=style.GOOD, linewidth=6, alpha=0.6)
    apart = ~np.isclose(clipped, stable, rtol=1e-6)
    left.plot(z[apart], clipped[apart], "--", color=style.MODEL)
    ends = {}
    for name, values in (("naive", naive), ("mirrored", mirrored)):
        last = np.flatnonzero(np.isfinite(values))[-1]
        ends[name] = z[last]
        left.plot(z[last], values[last], "X", color=WAYS[name], markersize=11)
        left.text(z[last] / 1.35, values[last], f"{name} ends", ha="right", va="center")
    left.text(z[-1], clipped[-1] / 1.25, "clipped", ha="right", va="top")
    left.text(5, 3.4, "stable", va="top")
    left.vlines(here, losses_here[1], losses_here[3], color=style.QUIET, linestyle=":")
    left.plot(here, losses_here[1], "o", color=style.MODEL, markerfacecolor="white")
    left.plot(here, losses_here[3], "o", color=style.GOOD, markerfacecolor="white")
    left.set(xlabel="logit z (nats)", xlim=(0.9, 1100), ylim=(0.9, 1100))
    left.set_title("loss of a dry day (nats)")
    _whole_numbers(left)

    right.set(xscale="log", xlabel="logit z (nats)", xlim=(1, 1000), ylim=(-0.1, 4), yticks=[])
    right.set_title(f"loss at z = {here:g}", x=0.47, ha="right")
    right.set_title("right digits", loc="right")
    right.grid(visible=False)
    right.spines["left"].set_visible(False)
    right.minorticks_off()
    right.xaxis.set_major_formatter(style.NUMBER)
    values = []
    for row, (name, colour) in enumerate(WAYS.items()):
        bottom = 3 - row
        right.axhspan(bottom, bottom + 0.5, color="#F2F2F2")
        right.fill_between(z, bottom, bottom + 0.5 * digits[row] / ALL, color=colour, step="mid")
        right.vlines(here, bottom, bottom + 0.5, color="white", linewidth=6)
        right.vlines(here, bottom - 0.04, bottom + 0.54, color=style.LOSS, linewidth=2)
        loss = losses_here[row]
        number = "∞" if np.isinf(loss) else f"{loss:.1f}"
        good = _right_digits(loss, losses_here[3])
        right.text(z[0], bottom + 0.58, name, weight="bold")
        right.text(z[-1] ** 0.47, bottom + 0.58, number, ha="right")
        right.text(z[-1], bottom + 0.58, f"{good:.0f} of {ALL}", ha="right")
        values.append(f"{name} {number} nats with {good:.0f} right digits")
    half = (ALL + 1) // 2
    caption = REPAIRS.format(
        first=z[0],
        last=z[-1],
        all=ALL,
        stable=stable[-1],
        naive=ends["naive"],
        mirrored=ends["mirrored"],
        clipped=clipped[-1],
        since=z[np.argmax(apart)],
        here=here,
        values=", ".join(values),
        few=z[np.flatnonzero(digits[0] >= half)[-1] + 1],
        half=half,
    )
    return left.figure, "Only the stable loss keeps all its digits", caption


def _right_digits(found, right):
    """How many significant digits are right: the error is below half a unit of the last."""
    with np.errstate(divide="ignore"):  # no error at all
        places = np.floor(np.log10(right)) + 1 - np.log10(2 * np.abs(found - right))
    return np.clip(np.floor(places), 0, ALL)


@style.shown
def softmax(names, z, y_hat):
    """Logits, their exponentials, and the shares of these, with a bar for each class."""
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
        logits=", ".join(map("{} {:.2f}".format, names, z)).replace("-", "−"),
        powers=", ".join(map("{:.2f}".format, powers)),
        total=powers.sum(),
        shares=", ".join(map("{:.3f}".format, y_hat)),
    )
    return panels[0].figure, "Softmax: each power of e as a share of their sum", caption


@style.shown
def cost(m, loop, formula, library, reading):
    """Time per sample against the number of samples, from stored measurements."""
    axes = style.axes(height=4.0)
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
        ylabel="time per sample (ns)",
        xlim=(m[0] / 1.5, m[-1] * 60),
        xticks=m[::2],  # every second one, to leave room for the digits
    )
    _whole_numbers(axes)
    crossing = m[np.flatnonzero(library >= formula)[-1] + 1]
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
        least=np.nanmin(loop),
    )
    headline = f"From {crossing:,.0f} samples on, the library beats the formula"
    return axes.figure, headline, caption


def _whole_numbers(axes):
    """Label an axis with whole numbers instead of powers of ten, and with no ticks between."""
    axes.minorticks_off()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(style.NUMBER)
