"""The drawings of lesson 03: cross-entropy, its two parts, and its floor."""

import numpy as np

from lessons_lib.figures import style

STACK = (
    "Cross-entropy in bits, as a stack of entropy (dark) and relative entropy (striped). {rows}."
)
STACK_ROW = "{name}: {floor:.3f} + {waste:.3f} = {total:.3f}"
SAME_FLOOR = "The entropy is the same; only the waste differs"
SAME_WASTE = "The waste is the same, but the entropy is not"
SUM = "Cross-entropy is entropy and waste together"
LOSS_HEADLINE = "A forecast of {mark:.2f} costs {rain:.2f} bits if it rains, {dry:.2f} if dry"
LOSS_CURVE = (
    "The loss of one forecast ŷ, in bits, if it rains (solid) and if it stays dry (dashed). If it "
    "rains, the loss falls from {rain_first:.2f} at ŷ = {first:.2f} to {rain_last:.2f} at ŷ = "
    "{last:.2f}; if it stays dry, it rises from {dry_first:.2f} to {dry_last:.2f}. The curves "
    "cross at ŷ = {cross:.2f}, at {both:.2f} bits. Marks at ŷ = {mark:.2f}: {mark_rain:.4f} bits "
    "if it rains (dot), {mark_dry:.4f} bits if it stays dry (square)."
)
WEIGHTS_HEADLINE = "The areas add up to the loss: {losses}"
WEIGHTS = (
    "Bars as high as the surprisals and as wide as the labels: their areas add up to the loss. "
    "{panels}. The dashed line is at the height of the loss."
)
WEIGHTS_PANEL = "{name} label: {counted} = {loss:.4f} bits"
FLOOR_HEADLINE = "No forecast costs less than {floor:.2f} bits, the floor at ŷ = {at:.2f}"
FLOOR = (
    "Cross-entropy with the label y = {label:.2f}, as the prediction ŷ varies. It is smallest at "
    "ŷ = {at:.2f}, where it touches the floor H(y) = {floor:.4f} bits; the shaded gap above the "
    "floor is the waste, {first_gap:.2f} bits at ŷ = {first:.2f} and {last_gap:.2f} bits at "
    "ŷ = {last:.2f}."
)


@style.shown
def stacked_bars(names, floors, wastes):
    """A bar for each name: the entropy, with the relative entropy added to it."""
    names, floors, wastes = list(names), np.asarray(floors), np.asarray(wastes)
    axes = style.axes(height=1.0 + 0.65 * len(names))
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
    equal = [np.allclose(bits, bits[0]) for bits in (floors, wastes)]
    headline = SAME_FLOOR if equal[0] else SAME_WASTE if equal[1] else SUM
    return axes.figure, headline, STACK.format(rows="; ".join(listed))


@style.shown
def loss_curve(y_hat, rain_bits, dry_bits, mark, mark_rain, mark_dry):
    """The loss against the predicted probability of rain, for a rainy day and for a dry one."""
    axes = style.axes(height=4.0)
    axes.plot(y_hat, rain_bits, color=style.LOSS)
    axes.plot(y_hat, dry_bits, color=style.LOSS, linestyle="--")
    axes.vlines(mark, 0, max(mark_rain, mark_dry), color=style.MODEL, linestyle=":", zorder=1)
    for bits, look in ((mark_rain, "o"), (mark_dry, "s")):
        axes.plot(mark, bits, look, color=style.MODEL, clip_on=False)
    axes.text(mark + 0.015, mark_rain + 0.2, f"{mark_rain:.4f} bits")
    axes.text(mark - 0.02, mark_dry + 0.15, f"{mark_dry:.4f} bits", ha="right")
    axes.text(0.09, 3.9, "if it rains:\n−log₂ ŷ")
    axes.text(0.92, 4.4, "if it stays dry:\n−log₂(1 − ŷ)", ha="right")
    axes.set(xlabel="predicted probability of rain ŷ", ylabel="loss (bits)")
    axes.set(xlim=(0, 1), ylim=(0, 7), yticks=range(8))
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
    headline = LOSS_HEADLINE.format(mark=mark, rain=mark_rain, dry=mark_dry)
    return axes.figure, headline, caption


@style.shown
def weights(classes, y_hat, labels):
    """A panel for each named label: the surprisal of each class as a bar, as wide as its weight."""
    panels = style.axes(columns=len(labels), height=4.0, sharey=True)
    surprisals = -np.log2(y_hat)
    said, totals = [], []
    for axes, (name, label) in zip(panels, labels.items(), strict=True):
        counted, edges = label * surprisals, np.cumsum(label)
        loss = counted.sum()
        axes.bar(edges, surprisals, -label, align="edge", color=style.LOSS, alpha=0.7, ec="white")
        axes.axhline(loss, color=style.LOSS, linestyle="--", zorder=0.5)
        for edge, weight, height, part in zip(edges, label, surprisals, counted, strict=True):
            start = edge - weight
            if weight == 0:
                axes.vlines(edge, 0, height, color=style.QUIET, linestyle=":")
                axes.text(edge + 0.02, height, f"surprisal {height:.4f},\nwidth 0", va="top")
            else:
                axes.text(start + 0.02, height + 0.05, f"surprisal {height:.4f}", va="bottom")
                middle = (start + weight / 2, height / 2)
                axes.text(*middle, f"{part:.4f}", color="white", ha="center", va="center")
        axes.set(title=f"{name} label: – – {loss:.4f} bits", xlabel="width: the label")
        axes.set(xlim=(-0.02, 1), ylim=(0, surprisals.max() + 0.4))
        names = [f"{name}\n{weight:g}" for name, weight in zip(classes, label, strict=True)]
        axes.set_xticks(edges - label / 2, names)
        axes.grid(visible=False, axis="x")
        axes.tick_params(length=0)
        parts = " + ".join(f"{part:.4f}" for part in counted)
        said.append(WEIGHTS_PANEL.format(name=name, counted=parts, loss=loss))
        totals.append(f"{loss:.2f} bits {name}")
    panels[0].set_ylabel("surprisal (bits)")
    headline = WEIGHTS_HEADLINE.format(losses=", ".join(totals))
    return panels[0].figure, headline, WEIGHTS.format(panels="; ".join(said))


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
    axes.text(0.23, 1.7, "H(y, ŷ)")
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
    headline = FLOOR_HEADLINE.format(floor=floor_bits, at=y_hat[lowest])
    return axes.figure, headline, caption
