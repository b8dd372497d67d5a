"""The drawings of lesson 03: cross-entropy, its two parts, and its floor."""

import numpy as np

from lessons_lib.figures import style

STACK = "Cross-entropy in bits, as a stack of entropy and relative entropy. {rows}."
STACK_ROW = "{name}: {floor:.3f} + {waste:.3f} = {total:.3f}"
LOSS_CURVE = (
    "The loss of one forecast ŷ, in bits. If it rains, it falls from {rain_first:.2f} at "
    "ŷ = {first:.2f} to {rain_last:.2f} at ŷ = {last:.2f}; if it stays dry, it rises from "
    "{dry_first:.2f} to {dry_last:.2f}. The curves cross at ŷ = {cross:.2f}, at {both:.2f} bits. "
    "Marks at ŷ = {mark:.2f}: {mark_rain:.4f} bits if it rains (dot), {mark_dry:.4f} bits if it "
    "stays dry (square)."
)
WEIGHTS = (
    "For each class its surprisal in bits (outlines) and surprisal times label (filled). {panels}."
)
WEIGHTS_PANEL = "{name} label: {counted} = {loss:.4f} bits"
FLOOR = (
    "Cross-entropy with the label y = {label:.2f}, against the prediction ŷ. It is smallest at "
    "ŷ = {at:.2f}, where it touches the floor H(y) = {floor:.4f} bits; the shaded gap above the "
    "floor is the waste, {first_gap:.2f} bits at ŷ = {first:.2f} and {last_gap:.2f} bits at "
    "ŷ = {last:.2f}."
)

MOST = 7  # bits that fit: a forecast of 0.01 costs 6.6


@style.shown
def stacked_bars(names, floors, wastes):
    """A bar for each name: the entropy first, and the relative entropy added to it."""
    names, floors, wastes = list(names), np.asarray(floors), np.asarray(wastes)
    axes = style.axes(height=0.9 + 0.62 * len(names))
    rows = np.arange(len(names))[::-1]
    axes.barh(rows, floors, height=0.6, color=style.LOSS, alpha=0.75)
    axes.barh(rows, wastes, left=floors, height=0.6, color=style.WASTE, hatch="//", edgecolor="w")
    for row, floor, waste in zip(rows, floors, wastes, strict=True):
        axes.text(floor / 2, row, f"entropy {floor:.3f}", color="white", ha="center", va="center")
        says = f"+ KL {waste:.3f} = {floor + waste:.3f}"
        axes.text(floor + waste + 0.03, row, says, va="center")
    axes.set(xlabel="cross-entropy (bits)", xlim=(0, (floors + wastes).max() + 1.05))
    axes.set_yticks(rows, names)
    axes.grid(visible=False, axis="y")
    parts = zip(names, floors, wastes, strict=True)
    listed = [STACK_ROW.format(name=n, floor=f, waste=w, total=f + w) for n, f, w in parts]
    return axes.figure, STACK.format(rows="; ".join(listed))


@style.shown
def loss_curve(y_hat, rain_bits, dry_bits, mark, mark_rain, mark_dry):
    """The loss against the predicted probability of rain, for both things that may happen."""
    axes = style.axes(height=4.0)
    axes.plot(y_hat, rain_bits, color=style.LOSS)
    axes.plot(y_hat, dry_bits, color=style.QUIET, linestyle="--")
    # Up to the larger loss; if that is infinite, to the top of the picture.
    top = min(max(mark_rain, mark_dry), MOST)
    axes.vlines(mark, 0, top, color=style.MODEL, linestyle=":", zorder=1)
    for bits, look in ((mark_rain, "o"), (mark_dry, "s")):
        axes.plot(mark, bits, look, color=style.MODEL, clip_on=False)
    axes.set_title(f"ŷ = {mark:.2f}:  ● rain {mark_rain:.4f} bits,  ■ dry {mark_dry:.4f} bits")
    axes.text(0.14, 3.6, "y = 1, it rains:  −log₂ ŷ", va="center")
    axes.text(0.88, 4.6, "y = 0, it stays dry:  −log₂(1 − ŷ)", ha="right", color=style.QUIET)
    axes.set(xlabel="predicted probability of rain ŷ", ylabel="loss (bits)")
    axes.set(xlim=(0, 1), ylim=(0, MOST), yticks=range(0, MOST, 2))
    cross = np.argmin(np.abs(np.subtract(rain_bits, dry_bits)))
    caption = LOSS_CURVE.format(
        first=y_hat[0],
        last=y_hat[-1],
        rain_first=rain_bits[0],
        rain_last=rain_bits[-1],
        dry_first=dry_bits[0],
        dry_last=dry_bits[-1],
        cross=y_hat[cross],
        both=rain_bits[cross],
        mark=mark,
        mark_rain=mark_rain,
        mark_dry=mark_dry,
    )
    return axes.figure, caption


@style.shown
def weights(classes, y_hat, labels):
    """A panel for each named label: the surprisal of each class, and how much of it counts."""
    panels = style.axes(columns=len(labels), height=3.2, sharey=True)
    surprisals = -np.log2(y_hat)
    places, said = np.arange(len(classes)), []
    for axes, (name, label) in zip(panels, labels.items(), strict=True):
        counted = label * surprisals
        axes.bar(places, surprisals, width=0.6, fill=False, edgecolor=style.QUIET, linestyle="--")
        axes.bar(places, counted, width=0.6, color=style.LOSS, alpha=0.75)
        for place, weight, part in zip(places, label, counted, strict=True):
            text = f"weight {weight:g}\n{part:.4f} bits"
            axes.text(place, surprisals[place] + 0.08, text, ha="center", fontsize=11)
        loss = counted.sum()
        title = f"{name} label: loss {loss:.4f} bits"
        axes.set(title=title, xlabel="class", ylim=(0, surprisals.max() + 0.75))
        axes.set_xticks(places, classes)
        axes.grid(visible=False, axis="x")
        parts = " + ".join(f"{part:.4f}" for part in counted)
        said.append(WEIGHTS_PANEL.format(name=name, counted=parts, loss=loss))
    panels[0].set_ylabel("surprisal (bits)")
    return panels[0].figure, WEIGHTS.format(panels="; ".join(said))


@style.shown
def floor(y_hat, bits, label, floor_bits):
    """The cross-entropy of one soft label against the prediction, above its floor."""
    axes = style.axes(height=4.0)
    lowest = np.argmin(bits)
    axes.fill_between(y_hat, floor_bits, bits, color=style.WASTE, alpha=0.35, hatch="//", lw=0)
    axes.plot(y_hat, bits, color=style.LOSS)
    axes.axhline(floor_bits, color=style.DATA, linestyle="--")
    axes.plot(y_hat[lowest], bits[lowest], "o", color=style.DATA)
    axes.text(
        0.5, floor_bits - 0.12, f"floor H(y) = {floor_bits:.4f} bits", color=style.DATA, va="top"
    )
    axes.text(0.11, floor_bits + 0.3, "KL(y‖ŷ)", ha="center", bbox={"color": "white", "pad": 2})
    axes.text(0.98, 2.1, "H(y, ŷ)", ha="right")
    axes.set(xlabel="predicted probability of rain ŷ", ylabel="cross-entropy (bits)")
    axes.set(xlim=(0, 1), ylim=(0, 3.5))
    caption = FLOOR.format(
        label=label,
        at=y_hat[lowest],
        floor=floor_bits,
        first=y_hat[0],
        first_gap=bits[0] - floor_bits,
        last=y_hat[-1],
        last_gap=bits[-1] - floor_bits,
    )
    return axes.figure, caption
