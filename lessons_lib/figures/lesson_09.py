"""The drawings of lesson 09: where losses are bounded, what penalties, errors and machines cost."""

import itertools

import numpy as np

from lessons_lib.figures import style

CLIPS = (
    "Loss of a rainy day against the quoted probability of rain, which falls from {first:g} to "
    "{last:.0e}. {bounds}. The line of lessons_lib goes on, to {end:.0f} nats at {last:.0e}."
)
BOUND = "{name} stays at {value:.2f} nats from {since:.0e} on"
LEFT_OUT = (
    "A penalty of {at:g} seems too weak, one of {best:g} about right. Above, the flights with two "
    "fitted curves: l2 = {at:g}, solid, has a slope of {slope:.2f} nats per standard deviation, "
    "and l2 = {best:g}, dashed, one of {flatter:.2f}. Below, losses against the strength, from "
    "{weakest:g} to {strongest:,g}: the loss on the fitted flights rises from {training:.4f} to "
    "{constant:.4f} nats per flight; the loss on the flights left out falls from {start:.4f} to "
    "{least:.4f} at {best:g}, then rises to {end:.4f}."
)
CALIBRATION = (
    "Share of malignant samples minus the mean quote, in four groups of quotes. The groups: "
    "{groups}. The difference is in standard errors. {models}."
)
OF_MODEL = (
    "With l2 = {l2:g} the groups hold {counts} samples; quotes {quotes}, shares {shares}, "
    "differences {away}"
)
COSTS = (
    "Total cost of the decisions against the threshold; a miss costs as much as {ratio} false "
    "alarms. Without weights the cost is {at_half:,} at a threshold of {half:.2f} and {at_rule:,} "
    "at {rule:.2f}; the smallest, {least:,}, is at {where:.2f}. With balanced weights it is "
    "{balanced:,} at {rule:.2f}, and smallest, {best:,}, at {best_at:.2f}."
)
MACHINES = (
    "Seconds for one Newton step against the number of machines, both axes logarithmic. {lines}. "
    "The messages take {message:.2e} seconds per machine."
)
OF_SIZE = "1e{power} samples take {alone:,.0f} s on one machine and are fastest on {best:,.0f}"
NOISE = (
    "Excess of the loss over its minimum against the samples used, in passes over the data. "
    "Steps on {batch} samples are at {early:.0e} nats after a tenth of a pass and at {late:.0e} "
    "at the end; Newton's method is at {first:.0e} after one pass and at {last:.0e} after {passes}."
)


@style.shown
def clips(q, losses):
    """The loss of a rainy day for smaller and smaller forecasts, in four libraries."""
    axes = style.axes(height=3.15)
    looks = {
        "PyTorch": (style.MODEL, "--"),
        "statsmodels": (style.DATA, "-."),
        "scikit-learn": (style.GOOD, ":"),
    }
    exact, bounds = losses["lessons_lib"], []
    plain = {"color": "white", "pad": 1}
    axes.semilogx(q, exact, color=style.LOSS)
    axes.text(q[-1] / 30, exact[-1], f"lessons_lib {exact[-1]:.0f}", va="center", bbox=plain)
    for name, (colour, line) in looks.items():
        loss = losses[name]
        apart = ~np.isclose(loss, exact, rtol=1e-3, atol=0)  # before, it is on the black line
        axes.plot(q[apart], loss[apart], line, color=colour)
        axes.text(q[-1] / 30, loss[-1], f"{name} {loss[-1]:.0f}", va="center", bbox=plain)
        since = q[np.argmax(np.isclose(loss, loss[-1], rtol=1e-4, atol=0))]
        bounds.append(BOUND.format(name=name, value=loss[-1], since=since))
    axes.set(xlim=(q[0], q[-1] / 1e17), ylim=(0, exact.max() * 1.05))
    axes.set(xlabel="quoted probability of rain ŷ", ylabel="loss of a rainy\nday (nats)")
    axes.set_xticks([1e-10, 1e-20, 1e-30, 1e-40, 1e-50])
    axes.minorticks_off()
    caption = CLIPS.format(first=q[0], last=q[-1], bounds="; ".join(bounds), end=exact[-1])
    return axes.figure, "Three libraries limit what a failed forecast costs", caption


@style.shown
def left_out(temperature, y, strengths, training, left_out, fits, at):
    """The flights with a penalised curve, and training and left-out loss against the strength."""
    above, below = style.axes(rows=2, height=4.0, height_ratios=[1, 1.2])
    here, best = np.abs(np.log(strengths / at)).argmin(), left_out.argmin()
    mean, sd = temperature.mean(), temperature.std()
    degrees = np.linspace(50, 85, 141)
    above.plot(temperature, y, "o", color=style.DATA, alpha=0.55)
    for which, line in ((here, "-"), (best, "--")):
        curve = fits[which].predict_proba(((degrees - mean) / sd)[:, None])
        above.plot(degrees, curve, line, color=style.MODEL)
    above.text(84.5, 0.82, f"solid: l2 = {strengths[here]:g}", ha="right")
    above.text(84.5, 0.5, f"dashed: l2 = {strengths[best]:g}", ha="right")
    above.set(xlabel="temperature (°F)", ylabel="ŷ, damage", ylim=(-0.1, 1.15), xlim=(50, 85))
    below.semilogx(strengths, training, color=style.DATA)
    below.semilogx(strengths, left_out, "--", color=style.LOSS)
    below.plot(strengths[here], left_out[here], "o", color=style.MODEL)
    below.plot(strengths[best], left_out[best], "D", color=style.MODEL)
    below.text(strengths[2], training[2] + 0.012, "fitted flights", color=style.DATA)
    below.text(strengths[4], left_out[4] + 0.014, "flights left out")
    below.set(xlabel="strength of the penalty l2", ylabel="nats per flight", ylim=(0.42, 0.68))
    below.xaxis.set_major_formatter(style.NUMBER)
    below.minorticks_off()
    caption = LEFT_OUT.format(
        at=strengths[here],
        best=strengths[best],
        slope=fits[here].coef[0],
        flatter=fits[best].coef[0],
        weakest=strengths[0],
        strongest=strengths[-1],
        training=training[0],
        constant=training[-1],
        start=left_out[0],
        least=left_out[best],
        end=left_out[-1],
    )
    return above.figure, "A penalty that costs on old flights can pay off on new ones", caption


@style.shown
def calibration(y, quotes, edges):
    """How far the share of class 1 is from the mean quote, in groups of quotes, for two models."""
    axes = style.axes(height=3.8)
    axes.axhspan(-2, 2, color=style.QUIET, alpha=0.2)
    axes.axhline(0, color=style.QUIET, linewidth=1)
    looks = [(style.MODEL, "s", "hardly any penalty", -0.12), (style.GOOD, "o", "chosen", 0.12)]
    told, places = [], np.arange(len(edges) - 1)
    for (l2, q), (colour, marker, label, shift) in zip(quotes.items(), looks, strict=True):
        group = np.digitize(q, edges[1:-1])
        counts = np.bincount(group, minlength=places.size)
        expected, seen = np.bincount(group, q), np.bincount(group, y)
        error = np.sqrt(np.bincount(group, q * (1 - q)))  # if the quotes are right
        away = (seen - expected) / error
        axes.stem(places + shift, away, linefmt=colour, basefmt=" ", markerfmt=marker)
        axes.plot(places + shift, away, marker, color=colour, label=f"{label}, l2 = {l2:g}")
        for place, value, count in zip(places + shift, away, counts, strict=True):
            side = 0.75 if value > 0 else -0.85
            axes.text(place, value + side, f"{count}", ha="center", va="center")
        told.append(
            OF_MODEL.format(
                l2=l2,
                counts=", ".join(map(str, counts)),
                quotes=", ".join(f"{value:.3f}" for value in expected / counts),
                shares=", ".join(f"{value:.3f}" for value in seen / counts),
                away=", ".join(f"{value:.1f}" for value in away),
            )
        )
    axes.text(2.7, 2.2, "two standard errors", ha="right", color=style.QUIET)
    axes.legend(loc="lower left")
    names = [f"{a:g} to {b:g}" for a, b in itertools.pairwise(edges)]
    axes.set_xticks(places, names)
    axes.set(xlabel="quote (at the marks: number of samples)", ylabel="share − quote (s.e.)")
    axes.set(xlim=(-0.5, 3.5), ylim=(-9, 5.5))
    axes.grid(axis="x", visible=False)
    caption = CALIBRATION.format(groups=", ".join(names), models=". ".join(told))
    return axes.figure, "Too weak a penalty makes quotes over-confident", caption


@style.shown
def costs(thresholds, unweighted, balanced, ratio):
    """The total cost of decisions against the threshold, for two models."""
    axes = style.axes(height=3.8)
    rule = np.abs(thresholds - 1 / (1 + ratio)).argmin()
    half = np.abs(thresholds - 0.5).argmin()
    top = 1.15 * balanced[rule]
    for cost, line, colour in ((unweighted, "-", style.LOSS), (balanced, "--", style.MODEL)):
        axes.plot(thresholds, cost, line, color=colour)
        axes.plot(thresholds[rule], cost[rule], "o", color=colour)
        axes.text(
            thresholds[rule] + 0.02, cost[rule] + 0.03 * top, f"1/{1 + ratio}: {cost[rule]:,}"
        )
    axes.plot(thresholds[half], unweighted[half], "o", color=style.LOSS)
    axes.text(thresholds[half], unweighted[half] - 0.08 * top, f"1/2: {unweighted[half]:,}")
    axes.text(0.37, balanced[thresholds.searchsorted(0.35)], 'class_weight="balanced"')
    axes.text(0.93, unweighted[-1] + 0.04 * top, "no weights", ha="right")
    axes.set(xlabel="threshold on ŷ", ylabel="cost (in false alarms)", xlim=(0, 1), ylim=(0, top))
    axes.yaxis.set_major_formatter(style.NUMBER)
    caption = COSTS.format(
        ratio=ratio,
        rule=thresholds[rule],
        half=thresholds[half],
        at_rule=unweighted[rule],
        at_half=unweighted[half],
        least=unweighted.min(),
        where=thresholds[unweighted.argmin()],
        balanced=balanced[rule],
        best=balanced.min(),
        best_at=thresholds[balanced.argmin()],
    )
    return axes.figure, "The costs, not the share, dictate the threshold", caption


@style.shown
def machines(k, seconds, message):
    """The time of one Newton step on k machines, for several numbers of samples."""
    axes = style.axes(height=4.0)
    told = []
    for (m, alone), line in zip(seconds.items(), ("-", "--", ":"), strict=False):
        time = alone / k + message * k
        best = np.sqrt(alone / message)
        axes.loglog(k, time, line, color=style.LOSS)
        axes.plot(best, alone / best + message * best, "o", color=style.MODEL)
        power = round(np.log10(m))
        axes.text(3, time[k.searchsorted(3)] * 1.6, f"$10^{{{power}}}$ samples")
        told.append(OF_SIZE.format(power=power, alone=alone, best=best))
    axes.loglog(k, message * k, "-.", color=style.QUIET)
    axes.text(40, message * 10, "messages alone", color=style.QUIET)
    axes.set(xlabel="machines", ylabel="seconds per Newton step", xlim=(k[0], k[-1]))
    axes.minorticks_off()
    return (
        axes.figure,
        "Machines help until their messages take longer",
        MACHINES.format(lines="; ".join(told), message=message),
    )


@style.shown
def noise(passes, excess, newton, batch):
    """The excess loss of stochastic gradients and Newton's method against passes over the data."""
    axes = style.axes(height=3.8)
    axes.semilogy(passes, excess, color=style.MODEL)
    steps = np.arange(len(newton))
    axes.semilogy(steps, newton, "o--", color=style.LOSS)
    axes.text(passes[-1] * 0.98, 0.04, f"steps on {batch} samples", ha="right")
    axes.text(steps[-1] + 0.2, newton[-1], "Newton's method", va="center")
    axes.set(xlabel="passes over the data", ylabel="excess over the minimum (nats)")
    axes.set(xlim=(-0.2, 5.6))
    early = np.abs(passes - 0.1).argmin()
    caption = NOISE.format(
        batch=batch,
        early=excess[early],
        late=excess[-1],
        first=newton[1],
        last=newton[-1],
        passes=steps[-1],
    )
    return axes.figure, "A sample of the sum is quick at first, and slow at the end", caption
