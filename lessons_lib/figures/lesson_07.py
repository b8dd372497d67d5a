"""The drawings of lesson 07: valleys, the paths into them, and the fitted forecast."""

import numpy as np

from lessons_lib.figures import style

# The 23 flights before Challenger: the temperature of the joints in °F, and 1 where an O-ring was
# damaged.
TEMPERATURE = np.array(
    [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58.0]
)
DAMAGE = np.array([0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1])

FLIGHTS = (
    "{m} flights by temperature, those with damage in the upper row, those without in the lower. "
    "With damage: {damaged}, from {cold:.0f} to {warm:.0f} °F. A dashed line at {split:.0f} °F "
    "separates {cold_all} flights below it from {warm_all} above it."
)
FLIGHTS_HEADLINE = (
    "{cold_damaged} of {cold_all} flights below {split:.0f} °F had damage; "
    "above it, {warm_damaged} of {warm_all}"
)
VALLEYS = (
    "Loss over intercept and slope, darker if larger: two samples on the left, 23 flights on "
    "the right. An arrow on each map follows the valley floor down from intercept 0. Two samples: "
    "the loss keeps falling towards a corner; there, at intercept {w0:.0f} and slope {w1:.1f}, it "
    "is {corner:.4f} nats. 23 flights: a long, narrow, tilted valley; the lowest point, {low:.3f} "
    "nats, is near intercept {low0:.0f}, slope {low1:.2f}."
)
VALLEYS_HEADLINE = "One valley runs off the map; the other has a lowest point"
CONVEX = (
    "Loss (left) and curvature (right) of BCE and of squared error along a straight path. The "
    "curvature of BCE is nowhere below {bce:.4f}; that of squared error falls to {squared:.3f} and "
    "is negative (shaded) on {share:.0f} % of the path."
)
CONVEX_HEADLINE = "Squared error curves down on {share:.0f} % of the path, BCE nowhere"
DESCENT = (
    "{steps} steps of gradient descent from (0, 0), on the map of the loss and as the loss at each "
    "step. The map is darker where the loss is larger. The path turns back in {turns} of the steps "
    "and ends at ({w0:.2f}, {w1:.2f}). The loss is smallest, {lowest:.4f} nats, at step {at}, and "
    "{last:.4f} nats at the end. The minimum is {least:.4f}."
)
DESCENT_HEADLINE = "With η = {rate:g}, the loss rises in {rises} of {steps} steps"
PATHS = (
    "Both methods on maps of the loss: in °F on the left, standardised on the right. "
    "In °F: after {raw_steps:,} steps of gradient descent the intercept is {raw:.2f}; Newton's "
    "{newton_steps} steps end at {end:.2f}. Standardised: {steps} steps of gradient descent end "
    "within {gap:.4f} of the end of Newton's path, and both follow nearly the same line."
)
PATHS_HEADLINE = "Units slow gradient descent down, but not Newton's method"
LOSSES = (
    "Loss minus its minimum: gradient descent on the left, Newton on the right. The loss is drawn "
    "at each step, on a logarithmic axis. Within {level:.6f} nats of the minimum: {when}.{worse}"
)
LOSSES_HEADLINE = "{name} comes within {level:.6f} nats at step {step}"
WHEN = "{name} at step {step}"
NEVER = "{name} at none of {steps} steps"
WORSE = " {name} ends higher than it began, at {last:.1f} nats."
FORECAST = (
    "Fitted probability of O-ring damage by temperature, with a 95 % confidence band and {m} "
    "flights. Between {low:.0f} and {high:.0f} °F, where there are data, the band is at most "
    "{width:.2f} wide; at {cold:.0f} °F the curve is at {p:.4f} and the band reaches from "
    "{bottom:.2f} to {top:.4f}."
)
FORECAST_HEADLINE = (
    "At {cold:.0f} °F the curve says {p:.4f}, the band from {bottom:.2f} to {top:.2f}"
)

# Words that stand on lines.
_PLAIN = {"facecolor": "white", "edgecolor": "none", "pad": 1}
_WAY = {"arrowstyle": "-|>", "color": style.GOOD, "linewidth": 2.5, "shrinkB": 6}
_LEADER = {"arrowstyle": "-", "color": style.LOSS}


@style.shown
def flights(temperature, damaged):
    """The flights by temperature: those with damage in one row, those without in another."""
    axes = style.axes(height=2.4)
    _flights(axes, temperature, damaged, rise=0.12)
    split = temperature[damaged == 0].min() - 1
    axes.axvline(split, color=style.QUIET, linestyle="--", linewidth=1.5)
    axes.set(xlabel="temperature of the joints (°F)", xlim=(50, 84), ylim=(-0.2, 1.2))
    axes.set_yticks([0, 1], ["no damage", "damage"])
    below = temperature < split
    numbers = {
        "m": temperature.size,
        "damaged": damaged.sum(),
        "cold": temperature[damaged == 1].min(),
        "warm": temperature[damaged == 1].max(),
        "split": split,
        "cold_damaged": damaged[below].sum(),
        "cold_all": below.sum(),
        "warm_damaged": damaged[~below].sum(),
        "warm_all": (~below).sum(),
    }
    for place, side, part in [(split - 0.6, "right", "cold"), (split + 0.6, "left", "warm")]:
        counted = f"{numbers[f'{part}_damaged']} of {numbers[f'{part}_all']}"
        axes.text(place, 0.5, counted, ha=side, va="center")
    return axes.figure, FLIGHTS_HEADLINE.format(**numbers), FLIGHTS.format(**numbers)


@style.shown
def valleys(two, flights, two_levels, levels):
    """Maps of two losses; each is (intercepts, slopes, losses)."""
    left, right = style.axes(columns=2, height=4.0)
    _map(left, *two, two_levels)
    _map(right, *flights, levels, named=levels[2::3])
    places = []
    for axes, (w0, w1, losses) in [(left, two), (right, flights)]:
        row, column = np.unravel_index(losses.argmin(), losses.shape)
        places.append((w0[column], w1[row], losses.min()))
        floor = slice(*sorted([np.abs(w0).argmin(), column]))
        way = np.column_stack([w0, w1[losses.argmin(axis=0)]])[floor]
        axes.annotate("", places[-1][:2], way[np.abs(way[:, 0]).argmin()], arrowprops=_WAY)
        axes.set_xlabel("intercept $w_0$ (nats)")
    left.set_title("two samples")
    left.set_ylabel("slope $w_1$ (nats per unit)")
    right.set_title("23 flights")
    right.set_ylabel("slope $w_1$ (nats per °F)")
    right.plot(*places[1][:2], "o", color=style.LOSS)
    right.annotate("lowest", places[1][:2], (20, -0.05), arrowprops=_LEADER, bbox=_PLAIN)
    caption = VALLEYS.format(
        w0=places[0][0],
        w1=places[0][1],
        corner=places[0][2],
        low0=places[1][0],
        low1=places[1][1],
        low=places[1][2],
    )
    return left.figure, VALLEYS_HEADLINE, caption


@style.shown
def convexity(along, bce, squared, bce_bend, squared_bend):
    """Two losses along a path, and their second derivatives."""
    left, right = style.axes(columns=2, height=3.8)
    for axes, values, others in [(left, bce, squared), (right, bce_bend, squared_bend)]:
        axes.plot(along, values, color=style.LOSS)
        axes.plot(along, others, color=style.MODEL, linestyle="--")
        axes.set_xlabel("t: weights (10 t, −0.15 t)")
    left.set_title("loss (BCE in nats)")
    left.text(-2.2, 3.0, "BCE")
    left.text(-3.9, 0.15, "squared error")
    down = squared_bend < 0
    right.fill_between(along, squared_bend, 0, where=down, color=style.WASTE, alpha=0.4)
    right.axhline(0, color=style.QUIET, linewidth=1)
    right.set_title("curvature along t")
    right.text(0.9, 0.25, "BCE")
    right.text(-0.3, -0.09, "squared error")
    numbers = {
        "bce": bce_bend.min(),
        "squared": squared_bend.min(),
        "share": 100 * np.mean(down),
    }
    return left.figure, CONVEX_HEADLINE.format(**numbers), CONVEX.format(**numbers)


@style.shown
def descent(surface, levels, path, losses, least, rate):
    """One run of gradient descent, on the map and as a loss that changes from step to step."""
    left, right = style.axes(columns=2, height=3.9)
    _map(left, *surface, levels, named=levels[2:])
    left.plot(*path.T, "o-", color=style.MODEL, linewidth=1.2, markersize=4)
    left.plot(0, 0, "s", color=style.MODEL, markersize=9)
    left.annotate("start", (0, 0), (9, 0), textcoords="offset points", va="center", bbox=_PLAIN)
    left.set(xlabel="intercept $w_0$ (nats)", ylabel="slope $w_1$ (nats per s.d.)")
    left.set(xticks=[-3, -2, -1, 0], yticks=[-4, -2, 0])
    right.plot(losses, "o-", color=style.LOSS, linewidth=1.2, markersize=4)
    right.axhline(least, color=style.GOOD, linestyle="--", linewidth=1.5)
    right.text(len(losses) - 1, least - 0.008, "minimum", ha="right", va="top")
    right.set(xlabel="step", ylabel="mean loss (nats per flight)", ylim=(least - 0.04, 0.72))
    right.set(xticks=[0, 20, 40], yticks=[0.5, 0.6, 0.7])
    steps = np.diff(path, axis=0)
    numbers = {
        "steps": len(steps),
        "rate": rate,
        "turns": np.sum(np.sum(steps[1:] * steps[:-1], axis=1) < 0),
        "w0": path[-1][0],
        "w1": path[-1][1],
        "rises": np.sum(np.diff(losses) > 1e-12),  # more than rounding
        "lowest": losses.min(),
        "at": losses.argmin(),
        "last": losses[-1],
        "least": least,
    }
    return left.figure, DESCENT_HEADLINE.format(**numbers), DESCENT.format(**numbers)


@style.shown
def paths(raw, standard, levels, raw_paths, standard_paths):
    """Gradient descent and Newton on two maps; paths are (descent, newton)."""
    left, right = style.axes(columns=2, height=4.1)
    _map(left, *raw, levels, named=levels[2::3])
    _map(right, *standard, levels, named=levels[:2])
    (raw_descent, raw_newton), (descent, newton) = raw_paths, standard_paths
    left.plot(*raw_newton.T, "s--", color=style.DATA, linewidth=1.6, markerfacecolor="white")
    left.plot(*raw_descent.T, color=style.MODEL, linewidth=4, solid_capstyle="round")
    # Both lie on nearly the same line, so dots are drawn within larger squares.
    right.plot(*newton.T, "s--", color=style.DATA, markersize=12, markerfacecolor="white")
    right.plot(*descent.T, "o", color=style.MODEL, markersize=4)
    for axes in (left, right):
        axes.set_xlabel("intercept $w_0$ (nats)")
    left.set_title("in °F")
    left.set_ylabel("slope $w_1$ (nats per °F)")
    all_of_it = f"{len(raw_descent) - 1:,} steps\nof descent"
    left.annotate(all_of_it, raw_descent[-1], xytext=(-9, -0.42), arrowprops=_LEADER, bbox=_PLAIN)
    left.text(13, 0.03, f"{len(raw_newton) - 1} steps\nof Newton", bbox=_PLAIN)
    right.set_title("standardised")
    right.set_ylabel("slope $w_1$ (nats per s.d.)")
    right.set(xlim=(-1.5, 0.2), ylim=(-1.9, 0.2), xticks=[-1.5, -1, -0.5, 0], yticks=[-1, 0])
    right.text(-0.55, -1.25, "squares:\nNewton", bbox=_PLAIN)
    right.text(-1.4, -0.5, "dots:\ndescent", bbox=_PLAIN)
    caption = PATHS.format(
        raw_steps=len(raw_descent) - 1,
        raw=raw_descent[-1][0],
        newton_steps=len(raw_newton) - 1,
        end=raw_newton[-1][0],
        steps=len(descent) - 1,
        gap=np.abs(descent[-1] - newton[-1]).max(),
    )
    return left.figure, PATHS_HEADLINE, caption


@style.shown
def excess_losses(excess, level):
    """Excess losses by name, from step 0 on, down to where rounding begins."""
    left, right = style.axes(
        columns=2, height=4.1, sharey=True, gridspec_kw={"width_ratios": [3, 2]}
    )
    # Four runs of gradient descent and two of Newton's method: how each looks, and where its name
    # stands.
    looks = [
        (left, style.MODEL, "x:", (39, 3), "η = 0.0008, in °F", "right"),
        (left, style.MODEL, "^-.", (39, 5e-4), "η = 0.5", "right"),
        (left, style.MODEL, "o-", (16.5, 1e-9), "η = 4", "left"),
        (left, style.MODEL, "v:", (11.5, 1.5e-4), "η = 14", "left"),
        (right, style.DATA, "s--", (0.2, 1e-7), "from zeros", "left"),
        (right, style.DATA, "D-.", (2.3, 21), "from (0, 2)", "left"),
    ]
    when, steps = [], {}
    worse = ""
    for (name, values), look in zip(excess.items(), looks, strict=True):
        axes, colour, line, place, label, side = look
        shown = np.where(values > 1e-11, values, np.nan)[:41]
        axes.semilogy(shown, line, color=colour, markersize=4)
        axes.text(*place, label, ha=side, va="center", bbox=_PLAIN)
        below = np.flatnonzero(values < level)
        if below.size:
            steps[name] = below[0]
        form = WHEN if below.size else NEVER
        when.append(form.format(name=name, step=steps.get(name), steps=len(values) - 1))
        if values[-1] > values[0]:
            worse += WORSE.format(name=name, last=values[-1])
    for axes, title, last in [(left, "gradient descent", 40.5), (right, "Newton", 5.5)]:
        axes.axhline(level, color=style.QUIET, linewidth=1)
        axes.set(xlabel="step", xlim=(-0.2, last), ylim=(1e-11, 100), title=title)
    left.set_ylabel("loss − minimum (nats per flight)")
    first = min(steps, key=steps.get)
    headline = LOSSES_HEADLINE.format(name=first, level=level, step=steps[first])
    return left.figure, headline, LOSSES.format(level=level, when="; ".join(when), worse=worse)


@style.shown
def forecast(degrees, p, bottom, top, temperature, damaged, cold):
    """The fitted curve with its band, the flights, and the morning in question."""
    axes = style.axes(height=3.3)
    axes.fill_between(degrees, bottom, top, color=style.MODEL, alpha=0.18, linewidth=0)
    axes.plot(degrees, p, color=style.MODEL)
    axes.plot(degrees, bottom, color=style.MODEL, linestyle=":", linewidth=1.2)
    axes.plot(degrees, top, color=style.MODEL, linestyle=":", linewidth=1.2)
    _flights(axes, temperature, damaged, rise=0.035)
    axes.axvline(cold, color=style.QUIET, linestyle="--", linewidth=1.5)
    axes.text(cold + 0.6, 0.19, "forecast for\n28 January 1986", color=style.QUIET)
    axes.text(76.5, 0.98, "damage", color=style.DATA)
    axes.text(64.8, -0.01, "no damage", color=style.DATA, ha="right")
    axes.text(33, 0.72, "95 % confidence band")
    axes.axvline(temperature.min(), color=style.QUIET, linewidth=1)
    axes.text(temperature.min() - 0.6, 0.06, "no flights\nthis cold", ha="right", color=style.QUIET)
    axes.set(xlabel="temperature of the joints (°F)", ylabel="probability of O-ring damage")
    axes.set(xlim=(degrees[0], degrees[-1]), ylim=(-0.03, 1.03))
    inside = (degrees >= temperature.min()) & (degrees <= temperature.max())
    i = np.flatnonzero(degrees == cold)[0]
    numbers = {
        "m": temperature.size,
        "low": temperature.min(),
        "high": temperature.max(),
        "width": (top - bottom)[inside].max(),
        "cold": cold,
        "p": p[i],
        "bottom": bottom[i],
        "top": top[i],
    }
    return axes.figure, FORECAST_HEADLINE.format(**numbers), FORECAST.format(**numbers)


def _flights(axes, temperature, damaged, rise):
    """A mark for each flight at its label; those at one temperature are stacked."""
    seen = {}
    for x, y in zip(temperature, damaged, strict=True):
        place = seen[x, y] = seen.get((x, y), -1) + 1
        height = y + (rise * place if y == 0 else -rise * place)
        looks = {"marker": "x" if y else "o", "markerfacecolor": "white", "clip_on": False}
        axes.plot(x, height, color=style.DATA, **looks)


def _map(axes, w0, w1, losses, levels, named=None):
    """Contours of the loss, darker where it is larger; all lines are labelled, or those `named`."""
    axes.grid(False)
    shades = [str(shade) for shade in np.linspace(1, 0.6, len(levels) + 1)]
    axes.contourf(w0, w1, losses, levels=levels, colors=shades, extend="both")
    lines = axes.contour(w0, w1, losses, levels=levels, colors="white", linewidths=1.1)
    names = axes.clabel(lines, named, fmt="%g", fontsize=12, colors=style.LOSS)
    for name in names:
        name.set_bbox(_PLAIN)
