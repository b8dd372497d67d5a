"""The drawings of lesson 07: valleys, the paths into them, and the fitted forecast."""

import numpy as np

from lessons_lib.figures import style

# The 23 flights before Challenger: the temperature of the joints in °F, and 1 where an O-ring was
# damaged.
TEMPERATURE = np.array(
    [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58.0]
)
DAMAGE = np.array([0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1])

VALLEYS = (
    "Lines of equal loss over intercept and slope, two panels. Two samples: the loss falls on and "
    "on towards a corner, where it is least, {corner:.4f} nats at intercept {w0:.0f}, slope "
    "{w1:.1f}. 23 flights: a long narrow valley, tilted, its lowest point near "
    "intercept {low0:.0f}, slope {low1:.2f}, with {low:.3f} nats."
)
CONVEX = (
    "Loss and curvature along one straight path through the weights, two panels, both with BCE and "
    "squared error. The curvature of BCE is nowhere below {bce:.4f}; that of squared error "
    "falls to {squared:.3f} and is negative on {share:.0%} of the path."
)
DESCENT = (
    "{steps} steps of gradient descent with η = {rate:g} from weights (0, 0), two panels. On lines "
    "of equal loss over intercept and slope the path turns back in {turns} of the steps and ends "
    "at ({w0:.2f}, {w1:.2f}). Against the step, the loss rises in {rises} of them; it is least, "
    "{lowest:.4f} nats, at step {at}, and {last:.4f} nats at the end, where the minimum is "
    "{least:.4f}."
)
PATHS = (
    "Paths to the minimum on lines of equal loss, two panels. In °F: after {raw_steps:,} steps of "
    "gradient descent the intercept is {raw:.2f}; Newton's {newton_steps} steps end at {end:.2f}. "
    "Standardised: {steps} steps of gradient descent end within {gap:.4f} of Newton's "
    "last point."
)
LOSSES = (
    "Excess of the loss over its minimum, log axis, against the step. "
    "Below {level:g}: {when}.{worse}"
)
WHEN = "{name} at step {step}"
NEVER = "{name} not within {steps} steps"
WORSE = " {name} ends higher than it began, at {last:.1f} nats."
FORECAST = (
    "Fitted probability of O-ring damage against temperature, with a 95 % band and the {m} "
    "flights. Between {low:.0f} and {high:.0f} °F, where there are data, the band is at most "
    "{width:.2f} wide; at {cold:.0f} °F the curve is at {p:.4f} and the band reaches from "
    "{bottom:.2f} to {top:.4f}."
)

# Thin and grey, so that the paths drawn upon them stand out.
_LEVELS = {"colors": style.QUIET, "linewidths": 1.1}
# Words that stand on lines.
_PLAIN = {"facecolor": "white", "edgecolor": "none", "pad": 1}
_LEADER = {"arrowstyle": "-", "color": style.QUIET}


@style.shown
def valleys(two, flights, two_levels, levels):
    """Contours of two losses; each is (intercepts, slopes, losses)."""
    left, right = style.axes(columns=2, height=4.0)
    _contours(left, *two, two_levels)
    _contours(right, *flights, levels, named=levels[2:])
    left.set_xlabel("intercept $w_0$ (nats)")
    right.set_xlabel("intercept $w_0$ (nats)")
    left.set_title("two samples")
    left.set_ylabel("slope $w_1$ (nats per unit)")
    right.set_title("23 flights")
    right.set_ylabel("slope $w_1$ (nats per °F)")
    places = []
    for w0, w1, losses in (two, flights):
        row, column = np.unravel_index(losses.argmin(), losses.shape)
        places.append((w0[column], w1[row], losses.min()))
    right.plot(*places[1][:2], "o", color=style.GOOD)
    right.annotate("lowest", places[1][:2], (20, -0.05), arrowprops=_LEADER, bbox=_PLAIN)
    caption = VALLEYS.format(
        w0=places[0][0],
        w1=places[0][1],
        corner=places[0][2],
        low0=places[1][0],
        low1=places[1][1],
        low=places[1][2],
    )
    return left.figure, caption


@style.shown
def convexity(along, bce, squared, bce_bend, squared_bend):
    """Two losses along a path, and their second derivatives."""
    left, right = style.axes(columns=2, height=3.8)
    for axes, values, others in [(left, bce, squared), (right, bce_bend, squared_bend)]:
        axes.plot(along, values, color=style.LOSS)
        axes.plot(along, others, color=style.MODEL, linestyle="--")
        axes.set_xlabel("t: weights (10 t, −0.15 t)")
    left.text(-2.2, 3.0, "BCE")
    left.text(-3.9, 0.18, "squared error")
    left.set_ylabel("loss (BCE in nats)")
    right.axhline(0, color=style.QUIET, linewidth=1)
    right.text(0.9, 0.25, "BCE")
    right.text(0.1, -0.08, "squared error")
    right.set_ylabel("second derivative in t (BCE in nats)")
    caption = CONVEX.format(
        bce=bce_bend.min(), squared=squared_bend.min(), share=np.mean(squared_bend < 0)
    )
    return left.figure, caption


@style.shown
def descent(surface, levels, path, losses, least, rate):
    """One run of gradient descent, on the map and as a loss that changes from step to step."""
    left, right = style.axes(columns=2, height=3.8)
    _contours(left, *surface, levels, named=levels[2:])
    left.plot(*path.T, "o-", color=style.MODEL, linewidth=1.2, markersize=5)
    left.plot(0, 0, "s", color=style.MODEL, markersize=9)
    left.annotate("start", (0, 0), (9, 0), textcoords="offset points", va="center", bbox=_PLAIN)
    left.set(xlabel="intercept $w_0$ (nats)", ylabel="slope $w_1$ (nats per s.d.)")
    left.set(xticks=[-3, -2, -1, 0], yticks=[-4, -2, 0])
    right.plot(losses, "o-", color=style.LOSS, linewidth=1.2, markersize=4)
    right.axhline(least, color=style.QUIET, linestyle="--", linewidth=1.5)
    right.text(len(losses) - 1, least - 0.008, "minimum", color=style.QUIET, ha="right", va="top")
    right.set(xlabel="step", ylabel="mean loss (nats a flight)", ylim=(least - 0.04, 0.72))
    right.set(xticks=[0, 20, 40], yticks=[0.5, 0.6, 0.7])
    steps = np.diff(path, axis=0)
    caption = DESCENT.format(
        steps=len(steps),
        rate=rate,
        turns=np.sum(np.sum(steps[1:] * steps[:-1], axis=1) < 0),
        w0=path[-1][0],
        w1=path[-1][1],
        rises=np.sum(np.diff(losses) > 1e-12),  # more than rounding
        lowest=losses.min(),
        at=losses.argmin(),
        last=losses[-1],
        least=least,
    )
    return left.figure, caption


@style.shown
def paths(raw, standard, levels, raw_paths, standard_paths):
    """Gradient descent and Newton on two sets of contours; paths are (descent, newton)."""
    left, right = style.axes(columns=2, height=4.2)
    for axes, surface, named, (descent, newton) in [
        (left, raw, levels[2:], raw_paths),
        (right, standard, levels, standard_paths),
    ]:
        _contours(axes, *surface, levels, named)
        looks = {"marker": "o", "markersize": 4, "markevery": max(1, len(descent) // 50)}
        axes.plot(*descent.T, color=style.MODEL, linewidth=1.6, **looks)
        # Hollow squares, so that a path below is seen where both take the same way.
        looks = {"marker": "s", "markersize": 9, "markerfacecolor": "none"}
        axes.plot(*newton.T, color=style.DATA, linestyle="--", linewidth=1.6, **looks)
        axes.set_xlabel("intercept $w_0$ (nats)")
    left.set_title("in °F")
    left.set_ylabel("slope $w_1$ (nats per °F)")
    left.annotate(
        "gradient descent",
        raw_paths[0][-1],
        xytext=(-9, -0.36),
        arrowprops=_LEADER,
        bbox=_PLAIN,
    )
    left.text(15.5, -0.15, "Newton", bbox=_PLAIN)
    right.set_title("standardised")
    right.set_ylabel("slope $w_1$ (nats per s.d.)")
    right.text(-0.55, -1.3, "Newton", bbox=_PLAIN)
    right.text(-2.3, -0.75, "gradient\ndescent", bbox=_PLAIN)
    caption = PATHS.format(
        raw_steps=len(raw_paths[0]) - 1,
        raw=raw_paths[0][-1][0],
        newton_steps=len(raw_paths[1]) - 1,
        end=raw_paths[1][-1][0],
        steps=len(standard_paths[0]) - 1,
        gap=np.abs(standard_paths[0][-1] - standard_paths[1][-1]).max(),
    )
    return left.figure, caption


@style.shown
def excess_losses(excess, level):
    """Excess losses by name, from step 0 on, down to where rounding begins."""
    axes = style.axes(height=4.4)
    # Four runs of gradient descent and two of Newton's method: how each looks, and where its name
    # stands.
    looks = [
        (style.MODEL, "x:", (40, 0.35), "right"),
        (style.MODEL, "^-.", (40, 4e-4), "right"),
        (style.MODEL, "o-", (22.5, 2e-8), "left"),
        (style.MODEL, "v:", (12, 1.8e-4), "left"),
        (style.DATA, "s--", (4.7, 1.6e-10), "left"),
        (style.DATA, "D-.", (2.7, 22), "left"),
    ]
    when = []
    worse = ""
    for (name, values), (colour, line, place, side) in zip(excess.items(), looks, strict=True):
        shown = np.where(values > 1e-11, values, np.nan)[:41]
        axes.semilogy(shown, line, color=colour, markersize=5)
        axes.text(*place, name, ha=side, va="center")
        below = np.flatnonzero(values < level)
        form = WHEN if below.size else NEVER
        step = below[0] if below.size else None
        when.append(form.format(name=name, step=step, steps=len(values) - 1))
        if values[-1] > values[0]:
            worse += WORSE.format(name=name, last=values[-1])
    axes.axhline(level, color=style.QUIET, linewidth=1)
    axes.set(xlabel="step", ylabel="loss − minimum (nats a flight)", xlim=(0, 40.5))
    axes.set_ylim(1e-11, 100)
    axes.yaxis.set_major_formatter("{x:g}")
    return axes.figure, LOSSES.format(level=level, when="; ".join(when), worse=worse)


@style.shown
def forecast(degrees, p, bottom, top, temperature, damaged, cold):
    """The fitted curve with its band, the flights, and the morning in question."""
    axes = style.axes(height=4.6)
    axes.fill_between(degrees, bottom, top, color=style.MODEL, alpha=0.18, linewidth=0)
    axes.plot(degrees, p, color=style.MODEL)
    axes.plot(degrees, bottom, color=style.MODEL, linestyle=":", linewidth=1.2)
    axes.plot(degrees, top, color=style.MODEL, linestyle=":", linewidth=1.2)
    # Flights at one temperature are stacked, so that each is seen.
    seen = {}
    for x, y in zip(temperature, damaged, strict=True):
        place = seen[x, y] = seen.get((x, y), -1) + 1
        height = y + (0.035 * place if y == 0 else -0.035 * place)
        looks = {"marker": "x" if y else "o", "markerfacecolor": "white", "clip_on": False}
        axes.plot(x, height, color=style.DATA, **looks)
    axes.axvline(cold, color=style.QUIET, linestyle="--", linewidth=1.5)
    axes.text(cold + 0.6, 0.19, "forecast for\n28 January 1986", color=style.QUIET)
    axes.text(76.5, 0.98, "damage", color=style.DATA)
    axes.text(64.8, -0.01, "no damage", color=style.DATA, ha="right")
    axes.text(36, 0.72, "95 % band")
    axes.axvline(temperature.min(), color=style.QUIET, linewidth=1)
    axes.text(temperature.min() - 0.6, 0.06, "no flights\nthis cold", ha="right", color=style.QUIET)
    axes.set(xlabel="temperature of the joints (°F)", ylabel="probability of O-ring damage")
    axes.set(xlim=(degrees[0], degrees[-1]), ylim=(-0.03, 1.03))
    inside = (degrees >= temperature.min()) & (degrees <= temperature.max())
    i = np.flatnonzero(degrees == cold)[0]
    caption = FORECAST.format(
        m=temperature.size,
        low=temperature.min(),
        high=temperature.max(),
        width=(top - bottom)[inside].max(),
        cold=cold,
        p=p[i],
        bottom=bottom[i],
        top=top[i],
    )
    return axes.figure, caption


def _contours(axes, w0, w1, losses, levels, named=None):
    """Lines of equal loss, without the grid beneath; all bear their level, or those `named`."""
    axes.grid(False)
    lines = axes.contour(w0, w1, losses, levels=levels, **_LEVELS)
    axes.clabel(lines, named, fmt="%g", fontsize=11)
