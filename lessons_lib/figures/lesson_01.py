"""The figures of lesson 01: surprisal, entropy, and codes that come near it."""

from fractions import Fraction

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, NullLocator

from lessons_lib.figures import style

SURPRISAL_SAYS = "Each halving of the probability adds 1 bit"
SURPRISAL = (
    "The surprisal −log2 p against the probability p, with the kinds of weather marked. It is 0 "
    "bits for a certain event, {points}. Towards the left the curve rises ever more steeply, to "
    "{most:.2f} bits at p = {least:.2f}."
)
POINT = "{bits:.0f} bit{plural} for {names} (p = {p})"
AREAS_SAYS = "The areas add up to the entropy, {total:.2f} bits"
AREAS = (
    "A bar for each kind of weather, as wide as its probability and as high as its surprisal. "
    "Their corners lie on the curve −log2 p. The areas are {areas}. Below, laid end to end on one "
    "scale, they reach the entropy, H = {total:.4f} bits."
)
AREA = "{name} {p:.3f} · {bits:.3f} = {area:.3f} bits"
BINARY_SAYS = "The entropy of a coin is highest at p = {at:.2f}"
BINARY = (
    "The entropy of a coin against its probability of heads p, with the bent coin marked. The "
    "curve is an arch, {left:.4f} bits at p = 0 and {right:.4f} bits at p = 1, highest at "
    "p = {at:.2f} with {most:.4f} bits, steep at the ends and flat at the top. The bent coin with "
    "p = {bent:.2f} has {bent_bits:.4f} bits."
)
PLACES_SAYS = "The flatter the bars, the higher the entropy"
PLACES = (
    "The probabilities of the same kinds of weather at {count} places. From left to right the bars "
    "become flatter and the entropy grows: {places}."
)
PLACE = "{name} {bits:.4f} bits"
TREE_SAYS = "Each word ends a branch, so no word begins another"
TREE = (
    "The code as a tree that forks downwards, with a digit 0 or 1 on each branch. Each kind of "
    "weather is at the end of a branch: {leaves}."
)
LEAF = "{name} after {word} (p = {p})"
BLOCKS_SAYS = "Shared messages need {least:.2f} digits a day, not {first:.2f}"
BLOCKS = (
    "Digits a day with Huffman's code, against the number of days that share a message. They are "
    "{first:.4f} for one day and {last:.4f} for {count} days, always between the entropy, "
    "{entropy:.4f} bits a day, and the falling bound H + 1/b. The lowest point, at {best} days, is "
    "{excess:.4f} above the entropy. From one number of days to the next, the digits fall {falls} "
    "times and rise {rises} times."
)
SETTLING_SAYS = "After {last:,} days all {count} means are within {away:.2f} bits of H"
SETTLING = (
    "The mean surprisal of the first m days at {count} stations, on a logarithmic axis of days. "
    "After 10 days the means lie between {low_10:.2f} and {high_10:.2f} bits, after {last:,} days "
    "between {low:.3f} and {high:.3f}, around H = {entropy:.2f} bits. A band of two standard "
    "errors around H narrows as m grows; {left} of the {count} leave it for a while after day 10, "
    "and on the last day {inside} are inside."
)

AREA_FILL = "#B3D5E8"  # DATA on white: letters on it are legible
TREE_LABELS = {"ha": "center", "va": "center", "fontsize": 12}


@style.shown
def surprisal_curve(p, bits, p_marked, bits_marked, names):
    """The surprisal against the probability, with some named outcomes on the curve."""
    axes = style.axes()
    axes.plot(p, bits, color=style.LOSS)
    axes.plot(p_marked, bits_marked, "o", color=style.DATA)
    points = []
    for p_k in sorted(set(p_marked), reverse=True):
        here = np.asarray(p_marked) == p_k
        together = [name for name, is_here in zip(names, here, strict=True) if is_here]
        level = bits_marked[here.argmax()]
        plural = "" if level == 1 else "s"
        says = f"{', '.join(together)}: {level:.0f} bit{plural}"
        place = {"xytext": (9, 5), "textcoords": "offset points"}
        axes.annotate(says, (p_k, level), color=style.DATA, **place)
        points.append(
            POINT.format(
                bits=level,
                plural=plural,
                names=" and ".join(together),
                p=_fraction(p_k),
            )
        )
    axes.set(xlabel="probability p", ylabel="surprisal −log$_2$ p (bits)", xlim=(0, 1.02))
    axes.set(ylim=(0, None), xticks=[0, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1])
    axes.set_xticklabels(["0", "1/8", "1/4", "1/2", "3/4", "1"])
    caption = SURPRISAL.format(points=", ".join(points), most=bits.max(), least=p[bits.argmax()])
    return axes.figure, SURPRISAL_SAYS, caption


@style.shown
def areas(names, p, bits):
    """Each outcome as a bar p wide and as high as its surprisal; below, the areas as one sum."""
    figure = Figure(figsize=(7, 4), layout="constrained")
    rows = [list(range(len(names))), ["sum"] * len(names)]
    panels = figure.subplot_mosaic(rows, height_ratios=(3, 1))
    total = panels["sum"]
    top = bits.max() + 2
    fine = np.linspace(2**-top, 1, 300)
    parts, reached = p * bits, 0.0
    for column, (name, p_k, bits_k, area) in enumerate(zip(names, p, bits, parts, strict=True)):
        axes = panels[column]
        axes.plot(fine, -np.log2(fine), color=style.LOSS, linewidth=1.5)
        axes.bar(0, bits_k, width=p_k, align="edge", color=AREA_FILL, edgecolor=style.DATA)
        axes.plot(p_k, bits_k, "o", color=style.DATA)
        says = f"{name}\n{_fraction(p_k)} · {bits_k:g} = {area:.3f}"
        axes.text(1, 0.97 * top, says, ha="right", va="top", linespacing=1.5)
        axes.set(xlim=(0, 1.02), ylim=(0, top), xticks=(0, 0.5, 1), yticks=np.arange(0, top, 2))
        axes.set_xticklabels(["0", "1/2", "1"])
        axes.tick_params(labelleft=column == 0)
        if column == 0:
            axes.set(xlabel="probability p", ylabel="surprisal (bits)")
        total.barh(0, area, left=reached, color=AREA_FILL, edgecolor=style.DATA)
        total.text(reached + area / 2, 0, name, ha="center", va="center")
        reached += area
    total.text(reached + 0.02, 0, f"H = {reached:.2f}", va="center", fontweight="bold")
    total.set(xlim=(0, np.log2(len(p))), yticks=(), xlabel="sum of the areas (bits)")
    listed = [
        AREA.format(name=name, p=p_k, bits=bits_k, area=area)
        for name, p_k, bits_k, area in zip(names, p, bits, parts, strict=True)
    ]
    caption = AREAS.format(areas=", ".join(listed), total=reached)
    return figure, AREAS_SAYS.format(total=reached), caption


@style.shown
def binary_entropy_curve(p, bits, p_bent, bits_bent):
    """The entropy of a coin against its bias, with one bent coin on the curve."""
    axes = style.axes(height=3.4)
    at = p[bits.argmax()]
    axes.plot(p, bits, color=style.LOSS)
    axes.plot(at, bits.max(), "o", color=style.GOOD)
    axes.plot(p_bent, bits_bent, "s", color=style.DATA)
    offset = {"textcoords": "offset points", "va": "center"}
    axes.annotate(f"fair coin: {bits.max():.2f}", (at, bits.max()), (0, 12), ha="center", **offset)
    # Under the arch there is room, on whichever side the coin is bent: above the axis at its ends,
    # well below the curve at its top.
    beside, side = (10, "left") if p_bent < at else (-10, "right")
    beside = (beside, 10 - 34 * bits_bent)
    axes.annotate(
        f"bent coin: {bits_bent:.2f}",
        (p_bent, bits_bent),
        beside,
        color=style.DATA,
        ha=side,
        **offset,
    )
    axes.set(xlabel="probability of heads p", ylabel="entropy h(p) (bits)", ylim=(0, 1.15))
    axes.set(xlim=(-0.02, 1.02), xticks=np.linspace(0, 1, 11), yticks=np.linspace(0, 1, 5))
    caption = BINARY.format(
        left=bits[0],
        right=bits[-1],
        at=at,
        most=bits.max(),
        bent=p_bent,
        bent_bits=bits_bent,
    )
    return axes.figure, BINARY_SAYS.format(at=at), caption


@style.shown
def four_places(names, places, bits):
    """One panel of bars for each distribution, with its entropy above."""
    panels = style.axes(columns=len(places), height=3.2, sharey=True)
    for axes, (place, p), entropy in zip(panels, places.items(), bits, strict=True):
        axes.bar(names, p, color=style.DATA)
        axes.set_title(f"{place}\nH = {entropy:.2f} bits", fontsize=12)
        axes.tick_params(axis="x", labelrotation=60)
        axes.grid(visible=False, axis="x")
        axes.set_ylim(0, 1)
    panels[0].set_ylabel("probability")
    described = [
        PLACE.format(name=place, bits=entropy) for place, entropy in zip(places, bits, strict=True)
    ]
    caption = PLACES.format(count=len(places), places=", ".join(described))
    return panels[0].figure, PLACES_SAYS, caption


@style.shown
def code_tree(names, p, words):
    """The tree of a prefix code: each node has its probability, each branch its digit."""
    axes = style.axes(height=4.0)
    p_of = {word: _fraction(p_k) for word, p_k in zip(words, p, strict=True)}
    name_of = dict(zip(words, names, strict=True))
    leaves = sorted(words)
    nodes = {word[:depth] for word in words for depth in range(len(word) + 1)}
    x_of = {}
    for node in sorted(nodes, key=len, reverse=True):
        branches = [node + digit for digit in "01" if node + digit in nodes]
        is_leaf = node in name_of
        x_of[node] = leaves.index(node) if is_leaf else np.mean([x_of[b] for b in branches])
        weight = sum(p_of[leaf] for leaf in leaves if leaf.startswith(node))
        for branch in branches:
            ends = np.array([[x_of[node], -len(node)], [x_of[branch], -len(branch)]])
            axes.plot(*ends.T, color=style.LOSS, zorder=1, linewidth=1.5)
            axes.text(*ends.mean(axis=0), branch[-1], bbox=_box(style.LOSS, "none"), **TREE_LABELS)
        colour = style.DATA if is_leaf else style.QUIET
        text = f"{name_of[node]}\n{node}" if is_leaf else str(weight)
        axes.text(x_of[node], -len(node), text, bbox=_box(colour, colour), **TREE_LABELS)
        if is_leaf:
            axes.text(x_of[node] + 0.33, -len(node), str(weight), color=style.QUIET, va="center")
    depth = max(map(len, words))
    axes.set(xlim=(-0.5, len(words) - 0.4), ylim=(-depth - 0.4, 0.35))
    axes.set_axis_off()
    described = [LEAF.format(name=name_of[leaf], word=leaf, p=p_of[leaf]) for leaf in leaves]
    return axes.figure, TREE_SAYS, TREE.format(leaves=", ".join(described))


def _fraction(p):
    return Fraction(float(p)).limit_denominator(1000)


def _box(text_colour, edge):
    return {"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": edge}


@style.shown
def blocks(days, digits, entropy):
    """Digits per day against the number of days per message, between the entropy and its bound."""
    axes = style.axes()
    fine = np.linspace(days[0], days[-1], 200)
    axes.plot(fine, entropy + 1 / fine, "--", color=style.QUIET)
    axes.plot(days, digits, "o-", color=style.DATA)
    axes.axhline(entropy, color=style.LOSS)
    axes.text(days[-1], entropy - 0.05, "entropy H", ha="right", va="top")
    axes.text(days[1] + 0.15, entropy + 1 / days[1], "bound H + 1/b", color=style.QUIET)
    axes.text(days[2] + 0.1, digits[2] + 0.03, "Huffman's code", color=style.DATA)
    axes.set(xlabel="days in one message b", ylabel="mean length\n(digits a day)")
    axes.set(xticks=days, ylim=(0, None))
    caption = BLOCKS.format(
        first=digits[0],
        last=digits[-1],
        count=days[-1],
        entropy=entropy,
        best=days[digits.argmin()],
        excess=(digits - entropy).min(),
        falls=int((np.diff(digits) < -1e-9).sum()),
        rises=int((np.diff(digits) > 1e-9).sum()),
    )
    headline = BLOCKS_SAYS.format(least=digits.min(), first=digits[0])
    return axes.figure, headline, caption


@style.shown
def settling(m, running_mean, entropy, band):
    """Running means of several samples, and the band of two standard errors around H."""
    axes = style.axes(height=4.0)
    shown = np.unique(np.geomspace(1, len(m), 400).astype(int)) - 1
    limits = (entropy - band[shown], entropy + band[shown])
    axes.fill_between(m[shown], *limits, color=style.QUIET, alpha=0.15, linewidth=0)
    for limit in limits:
        axes.plot(m[shown], limit, "--", color=style.QUIET, linewidth=1.5)
    for path in running_mean:
        axes.plot(m[shown], path[shown], color=style.DATA, linewidth=1)
    axes.axhline(entropy, color=style.LOSS)
    axes.set(xscale="log", xlim=(1, len(m)), ylim=(0.8, 3.1))
    axes.set(xlabel="days m (logarithmic)", ylabel="mean surprisal so far (bits)")
    axes.xaxis.set_major_locator(FixedLocator([1, 10, 100, 1000, 10000]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(style.NUMBER)
    axes.text(m[-1] * 0.9, entropy + 0.12, "entropy H", ha="right")
    axes.text(12, entropy + 0.62, "H ± 2 standard errors", color=style.QUIET)
    outside = np.abs(running_mean - entropy) > band
    last = running_mean[:, -1]
    caption = SETTLING.format(
        count=len(running_mean),
        low_10=running_mean[:, 9].min(),
        high_10=running_mean[:, 9].max(),
        last=m[-1],
        low=last.min(),
        high=last.max(),
        entropy=entropy,
        left=int(outside[:, 10:].any(axis=1).sum()),
        inside=int((~outside[:, -1]).sum()),
    )
    # Rounded up: all means are as close as the headline says.
    away = np.ceil(100 * np.abs(last - entropy).max()) / 100
    headline = SETTLING_SAYS.format(last=m[-1], count=len(running_mean), away=away)
    return axes.figure, headline, caption
