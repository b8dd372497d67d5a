"""The drawings of lesson 09: where losses are bounded, how strong a penalty is, what errors cost."""

import numpy as np
from matplotlib.ticker import FuncFormatter

from lessons_lib.figures import style

CLIPS = (
    "Loss of a rainy day against the quoted probability of rain, which falls from {first:g} to "
    "{last:.0e}. {bounds}. The line of lessons_lib goes on, to {end:.0f} nats at {last:.0e}."
)
BOUND = "{name} stays at {value:.2f} nats from {since:.0e} on"
LEFT_OUT = (
    "A penalty of {at:g} is too weak, one of {best:g} is about right. Above, the flights with the "
    "curve fitted with l2 = {at:g}, whose slope is {slope:.2f} nats per standard deviation. Below, "
    "losses against the strength, from {weakest:g} to {strongest:g}: on the fitted flights "
    "rising from {training:.4f} to {constant:.4f} nats per flight, on the flights left out falling "
    "from {start:.4f} to {least:.4f} at {best:g}, then rising to {end:.4f}."
)
CALIBRATION = (
    "Share of malignant samples against the mean quote, in groups from {groups}. {models}."
)
OF_MODEL = "With l2 = {l2:g} the groups hold {counts} samples; quotes {quotes}, shares {shares}"
COSTS = (
    "Total cost on the test part against the threshold, in needless biopsies. A missed tumour "
    "costs {cost}. At a threshold of {half:.2f} the cost is {at_half}, at {rule:.2f} it is "
    "{at_rule}; the smallest, {least}, is at {where}."
)
MACHINES = (
    "Seconds for one Newton step against the number of machines, both axes logarithmic. {lines}. "
    "The messages take {message:.1e} seconds for each machine."
)
OF_SIZE = "{m:.0e} samples take {alone:.0f} s on one machine and are fastest on {best:,.0f}"
NOISE = (
    "Excess of the loss over its minimum against the samples looked at, in passes over the data. "
    "Steps on {batch} samples are at {early:.0e} nats after a tenth of a pass and at {late:.0e} "
    "at the end; Newton's method is at {first:.0e} after one pass and at {last:.0e} after {passes}."
)
NUMBER = FuncFormatter(lambda value, _: f"{value:g}")


@style.shown
def clips(q, losses):
    """The loss of a rainy day for ever smaller forecasts, in four libraries."""
    axes = style.axes(height=4.0)
    looks = {
        "lessons_lib": (style.LOSS, "-"),
        "PyTorch": (style.MODEL, "--"),
        "statsmodels": (style.DATA, "-."),
        "scikit-learn": (style.GOOD, ":"),
    }
    bounds = []
    for name, (colour, line) in looks.items():
        loss = losses[name]
        axes.semilogx(q, loss, line, color=colour)
        axes.text(q[-1] / 30, loss[-1], f"{name} {loss[-1]:.0f}", va="center")
        if name != "lessons_lib":
            since = q[np.argmax(np.isclose(loss, loss[-1], rtol=1e-9, atol=0))]
            bounds.append(BOUND.format(name=name, value=loss[-1], since=since))
    axes.set(xlim=(q[0], q[-1] / 1e17), ylim=(0, losses["lessons_lib"].max() * 1.05))
    axes.set(xlabel="quoted probability of rain ŷ", ylabel="loss of a rainy day (nats)")
    axes.set_xticks([1e-10, 1e-20, 1e-30, 1e-40, 1e-50])
    axes.minorticks_off()
    caption = CLIPS.format(
        first=q[0], last=q[-1], bounds="; ".join(bounds), end=losses["lessons_lib"][-1]
    )
    return axes.figure, "Three libraries bound what a failed forecast costs", caption


@style.shown
def left_out(temperature, y, strengths, training, left_out, fits, at):
    """The flights with a penalised curve, and the two losses against the strength."""
    above, below = style.axes(rows=2, height=4.2, height_ratios=[1, 1.2])
    here, best = np.abs(np.log(strengths / at)).argmin(), left_out.argmin()
    mean, sd = temperature.mean(), temperature.std()
    degrees = np.linspace(50, 85, 141)
    above.plot(temperature, y, "o", color=style.DATA, alpha=0.55)
    for which, line in ((here, "-"), (best, "--")):
        curve = fits[which].predict_proba(((degrees - mean) / sd)[:, None])
        above.plot(degrees, curve, line, color=style.MODEL)
        k = 24 if which == here else 56
        above.text(degrees[k] + 0.7, curve[k] + 0.03, f"l2 = {strengths[which]:g}")
    above.set(xlabel="temperature (°F)", ylabel="ŷ, damage", ylim=(-0.1, 1.15), xlim=(50, 85))
    below.semilogx(strengths, training, color=style.DATA)
    below.semilogx(strengths, left_out, "--", color=style.LOSS)
    below.plot(strengths[here], left_out[here], "o", color=style.MODEL)
    below.plot(strengths[best], left_out[best], "D", color=style.MODEL)
    below.text(strengths[2], training[2] + 0.012, "fitted flights", color=style.DATA)
    below.text(strengths[4], left_out[4] + 0.014, "flights left out")
    below.set(xlabel="strength of the penalty l2", ylabel="nats per flight", ylim=(0.42, 0.68))
    below.xaxis.set_major_formatter(NUMBER)
    below.minorticks_off()
    caption = LEFT_OUT.format(
        at=strengths[here],
        best=strengths[best],
        slope=fits[here].coef[0],
        weakest=strengths[0],
        strongest=strengths[-1],
        training=training[0],
        constant=training[-1],
        start=left_out[0],
        least=left_out[best],
        end=left_out[-1],
    )
    return above.figure, "A penalty that costs on old flights can pay on new ones", caption


@style.shown
def calibration(y, quotes, edges):
    """Share of class 1 in groups of quotes, for several models, with bars of two errors."""
    axes = style.axes(height=4.2)
    axes.plot([0, 1], [0, 1], "--", color=style.QUIET, linewidth=1.5)
    axes.text(0.62, 0.52, "quote = share", color=style.QUIET)
    told, looks = [], [(style.MODEL, "s", "hardly any penalty"), (style.GOOD, "o", "chosen")]
    for (l2, q), (colour, marker, label) in zip(quotes.items(), looks, strict=True):
        group = np.digitize(q, edges[1:-1])
        counts = np.bincount(group, minlength=len(edges) - 1)
        mean = np.bincount(group, q) / counts
        share = np.bincount(group, y) / counts
        error = np.sqrt(np.bincount(group, q * (1 - q))) / counts  # if the quotes were right
        axes.errorbar(mean, share, 2 * error, color=colour, fmt=marker, capsize=4, label=label)
        told.append(
            OF_MODEL.format(
                l2=l2,
                counts=", ".join(map(str, counts)),
                quotes=", ".join(f"{value:.3f}" for value in mean),
                shares=", ".join(f"{value:.3f}" for value in share),
            )
        )
    axes.legend(loc="upper left")
    axes.set(xlabel="mean quote in the group", ylabel="share of malignant samples")
    axes.set(xlim=(-0.03, 1.03), ylim=(-0.2, 1.35))
    groups = ", ".join(f"{a:g} to {b:g}" for a, b in zip(edges, edges[1:], strict=False))
    caption = CALIBRATION.format(groups=groups, models=". ".join(told))
    return axes.figure, "Too weak a penalty makes quotes over-confident", caption


@style.shown
def costs(thresholds, missed, needless, cost):
    """The cost of decisions against the threshold, and what it consists of."""
    axes = style.axes(height=3.8)
    total = cost * missed + needless
    axes.stackplot(
        thresholds, needless, cost * missed, colors=[style.QUIET, style.WASTE], alpha=0.55
    )
    axes.plot(thresholds, total, color=style.LOSS)
    rule, half = (np.abs(thresholds - t).argmin() for t in (1 / (1 + cost), 0.5))
    top = total.max()
    for place, label in ((rule, f"1/{1 + cost}"), (half, "1/2")):
        axes.plot(thresholds[place], total[place], "o", color=style.LOSS)
        axes.text(thresholds[place], total[place] + 0.06 * top, f"{label}: {total[place]}")
    axes.text(0.03, 0.04 * top, "needless")
    axes.text(0.88, 0.3 * top, "missed", ha="right")
    axes.set(xlabel="threshold on ŷ", ylabel=f"cost (a missed tumour: {cost})")
    axes.set(xlim=(0, 1), ylim=(0, top * 1.1))
    least = thresholds[total == total.min()]
    where = f"{least[0]:.2f}" if least.size == 1 else f"{least[0]:.2f} to {least[-1]:.2f}"
    caption = COSTS.format(
        cost=cost,
        half=thresholds[half],
        at_half=total[half],
        rule=thresholds[rule],
        at_rule=total[rule],
        least=total.min(),
        where=where,
    )
    return axes.figure, "Unequal costs move the best threshold away from 1/2", caption


@style.shown
def machines(k, seconds, message):
    """The time of one Newton step on k machines, for several numbers of samples."""
    axes = style.axes(height=4.0)
    told = []
    for (m, alone), line in zip(seconds.items(), ("-", "--", ":"), strict=False):
        time = alone / k + message * k
        best = time.argmin()
        axes.loglog(k, time, line, color=style.LOSS)
        axes.plot(k[best], time[best], "o", color=style.MODEL)
        axes.text(k[0] * 1.2, time[0] * 0.9, f"{m:.0e} samples".replace("e+", "e"))
        told.append(OF_SIZE.format(m=m, alone=alone, best=k[best]).replace("e+", "e"))
    axes.loglog(k, message * k, "-.", color=style.QUIET)
    axes.text(k[-1], message * k[-1] * 0.5, "messages", ha="right", va="top", color=style.QUIET)
    axes.set(xlabel="machines", ylabel="seconds per Newton step", xlim=(k[0], k[-1]))
    axes.minorticks_off()
    return (
        axes.figure,
        "Machines help until their messages take longer",
        MACHINES.format(lines="; ".join(told), message=message),
    )


@style.shown
def noise(passes, excess, newton, batch):
    """The excess loss of stochastic gradients and of Newton's method, against passes."""
    axes = style.axes(height=3.8)
    axes.semilogy(passes, excess, color=style.MODEL)
    steps = np.arange(len(newton))
    axes.semilogy(steps, newton, "o--", color=style.LOSS)
    axes.text(passes[-1] * 0.98, excess[-1] * 3, f"steps on {batch} samples", ha="right")
    axes.text(steps[-1] + 0.2, newton[-1], "Newton's method", va="center")
    axes.set(xlabel="passes over the data", ylabel="excess over the minimum (nats)")
    early = np.abs(passes - 0.1).argmin()
    caption = NOISE.format(
        batch=batch,
        early=excess[early],
        late=excess[-1],
        first=newton[1],
        last=newton[-1],
        passes=steps[-1],
    )
    return axes.figure, "A sample of the sum is a quick start, and a slow end", caption
