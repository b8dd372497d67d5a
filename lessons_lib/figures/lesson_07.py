"""The drawings of lesson 07: valleys, the paths into them, and the fitted forecast."""

import numpy as np

from lessons_lib.figures import style

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


@style.shown
def valleys(two, flights, two_levels, levels):
    """Contours of two losses; each is (intercepts, slopes, losses)."""
    left, right = style.axes(columns=2, height=4.0)
    for axes, (w0, w1, losses), chosen in [(left, two, two_levels), (right, flights, levels)]:
        _contours(axes, w0, w1, losses, chosen)
        axes.set_xlabel("intercept $w_0$ (nats)")
    left.set_title("two samples")
    left.set_ylabel("slope $w_1$ (nats per unit)")
    right.set_title("23 flights")
    right.set_ylabel("slope $w_1$ (nats per °F)")
    places = []
    for w0, w1, losses in (two, flights):
        row, column = np.unravel_index(losses.argmin(), losses.shape)
        places.append((w0[column], w1[row], losses.min()))
    right.plot(*places[1][:2], color=style.GOOD, marker="o", linestyle="")
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
    left.text(-2.2, 3.0, "BCE", color=style.LOSS)
    left.text(-3.9, 0.18, "squared error", color=style.MODEL)
    left.set_ylabel("loss (BCE in nats)")
    right.axhline(0, color=style.QUIET, linewidth=1)
    right.text(0.9, 0.25, "BCE", color=style.LOSS)
    right.text(0.1, -0.08, "squared error", color=style.MODEL)
    right.set_ylabel("second derivative in t")
    caption = CONVEX.format(
        bce=bce_bend.min(), squared=squared_bend.min(), share=np.mean(squared_bend < 0)
    )
    return left.figure, caption


@style.shown
def paths(raw, standard, levels, raw_paths, standard_paths):
    """Gradient descent and Newton on two sets of contours; paths are (descent, newton)."""
    left, right = style.axes(columns=2, height=4.2)
    for axes, surface, (descent, newton) in [
        (left, raw, raw_paths),
        (right, standard, standard_paths),
    ]:
        _contours(axes, *surface, levels)
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
        color=style.MODEL,
        arrowprops={"arrowstyle": "-", "color": style.MODEL},
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
    )
    left.text(17, -0.16, "Newton", color=style.DATA)
    right.set_title("standardised")
    right.set_ylabel("slope $w_1$ (nats per s.d.)")
    right.text(-0.5, -1.3, "Newton", color=style.DATA)
    right.text(-2.4, -0.55, "gradient\ndescent", color=style.MODEL)
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
    looks = [
        (style.QUIET, ":", "x"),
        (style.THIRD, "-.", "^"),
        (style.GOOD, "-", "o"),
        (style.WASTE, ":", "v"),
        (style.DATA, "--", "s"),
        (style.LOSS, "-.", "D"),
    ]
    when = []
    worse = ""
    for (name, values), (color, line, marker) in zip(excess.items(), looks, strict=True):
        shown = np.where(values > 1e-11, values, np.nan)[:41]
        axes.semilogy(shown, color=color, linestyle=line, marker=marker, markersize=5, label=name)
        below = np.flatnonzero(values < level)
        form = WHEN if below.size else NEVER
        step = below[0] if below.size else None
        when.append(form.format(name=name, step=step, steps=len(values) - 1))
        if values[-1] > values[0]:
            worse += WORSE.format(name=name, last=values[-1])
    axes.axhline(level, color=style.QUIET, linewidth=1)
    axes.set(xlabel="step", ylabel="loss − minimum (nats a flight)", xlim=(0, 40.5))
    axes.set_ylim(1e-11, 100)
    box = {"frameon": True, "framealpha": 1, "edgecolor": "none"}
    axes.legend(loc="center right", bbox_to_anchor=(1, 0.4), fontsize=10, **box)
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
    axes.text(76.5, 0.98, "× damage", color=style.DATA)
    axes.text(64.8, -0.01, "○ no damage", color=style.DATA, ha="right")
    axes.text(36, 0.72, "95 % band", color=style.MODEL)
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


def _contours(axes, w0, w1, losses, levels):
    """Lines of equal loss, labelled, without the grid beneath."""
    axes.grid(False)
    lines = axes.contour(w0, w1, losses, levels=levels, **_LEVELS)
    axes.clabel(lines, fmt="%g", fontsize=9)
