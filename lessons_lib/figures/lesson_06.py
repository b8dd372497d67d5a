"""The drawings of lesson 06: what losses reward, and what the shapes of arrays do to them."""

import numpy as np
from matplotlib.patches import Rectangle

from lessons_lib.figures import style
from lessons_lib.logits import sigmoid

SIGMOID_SAYS = "The sigmoid turns any logit into a probability"
SIGMOID = (
    "The sigmoid against the logit, from z = {first:.0f} to {last:.0f}, with the four days marked. "
    "It is an S between 0 and 1, steepest at z = 0, where it is one half. From z = 0 to 1 it rises "
    "by {steep:.3f}, from 4 to 5 by {flat:.3f}. The logits of the four days run from {low:.2f} to "
    "{high:.2f}."
)
CONFIDENT_SAYS = "Only log loss grows without limit"
CONFIDENT = (
    "Three losses on a day that stayed dry, against the probability of rain that was quoted. Log "
    "loss rises ever more steeply, to {last:.2f} bits at {end:.2f}; squared error comes close to "
    "1; the 0/1 error is 0 up to the threshold, {threshold:.2f}, and 1 above it. The marks are at "
    "a quote of {quote:.2f}: log loss {log:.2f} bits, squared error {squared:.2f}, 0/1 error "
    "{wrong:.0f}."
)
EXPECTED_SAYS = "{honest} of {count} losses are smallest only at the honest quote"
EXPECTED = (
    "Expected loss against the quoted probability, in four panels; the belief is {belief:.2f}. "
    "The smallest loss is at: {smallest}."
)
SMALLEST_AT = "{name} {low:.2f}"
SMALLEST_FROM = "{name} anywhere from {low:.2f} to {high:.2f}"
RELIABILITY_SAYS = "Over-confident quotes lie too far from one half"
RELIABILITY = (
    "Share of days with rain against the quoted probability of rain, for two forecasters. The "
    "honest forecaster's points lie close to the diagonal, at most {honest:.2f} away. The "
    "over-confident forecaster's lie above it at {above} of {low} quotes below one half, and below "
    "it at {below} of {high} quotes above one half; the farthest is {over:.2f} away: where "
    "{quoted:.2f} was quoted, it rained on a share of {seen:.2f} of the days."
)
SLOPES_SAYS = "After a confident mistake, only log loss pulls hard"
SLOPES = (
    "The slope of two losses with respect to the logit, on a day with rain. At z = {at:.0f}, a "
    "confident mistake, log loss has the slope {log:.3f} and squared error {squared:.3f}; at "
    "z = {end:.0f} neither slope is farther from 0 than {last:.3f}."
)
PAIRS_SAYS = "Only {m} of the {count} losses belong to a day"
PAIRS = (
    "The losses of all {count} pairs of a label and a prediction, in bits. On the diagonal, in "
    "frames, are the {m} whose label and prediction belong together; their mean is {diagonal:.4f}, "
    "and the mean of all is {total:.4f}."
)


@style.shown
def sigmoid_curve(z, logits):
    """The sigmoid, with the predictions that belong to the logits of some days."""
    axes = style.axes()
    for end in (0, 1):
        axes.axhline(end, color=style.QUIET, linestyle=":", linewidth=1.5)
    axes.plot(z, sigmoid(z), color=style.MODEL)
    axes.plot(logits, sigmoid(logits), "o", color=style.MODEL)
    for day, (logit, predicted) in enumerate(zip(logits, sigmoid(logits), strict=True), start=1):
        axes.text(logit + 0.25, predicted - 0.03, f"day {day}: ŷ = {predicted:.1f}", va="center")
    axes.text(-5.9, 0.93, "ŷ = σ(z)")
    axes.set(xlabel="logit z (nats)", ylabel="probability of rain ŷ")
    axes.set(xlim=(z[0], z[-1]), ylim=(-0.04, 1.04))
    caption = SIGMOID.format(
        first=z[0],
        last=z[-1],
        steep=sigmoid(1) - sigmoid(0),
        flat=sigmoid(5) - sigmoid(4),
        low=logits.min(),
        high=logits.max(),
    )
    return axes.figure, SIGMOID_SAYS, caption


@style.shown
def confident_mistake(quoted, log_bits, squared, zero_one, quote):
    """Three losses on a dry day, against the quoted probability of rain; one quote is marked."""
    panels = style.axes(columns=3, height=3.0)
    here = np.abs(quoted - quote).argmin()
    passed = zero_one == 0
    whole = np.full(quoted.shape, True)
    for axes, title, loss, text, pieces, look in (
        (panels[0], "log loss (bits)", log_bits, "{:.2f}", [whole], (style.LOSS, "-")),
        (panels[1], "squared error", squared, "{:.2f}", [whole], (style.THIRD, "--")),
        # Two pieces: no quote has an error between 0 and 1.
        (panels[2], "0/1 error", zero_one, "{:.0f}", [passed, ~passed], (style.LOSS, "-")),
    ):
        colour, linestyle = look
        for piece in pieces:
            axes.plot(quoted[piece], loss[piece], color=colour, linestyle=linestyle)
        axes.plot(quoted[here], loss[here], "o", color=style.MODEL, clip_on=False, zorder=3)
        # Above the curve, which rises to the right; the mark may be at either end.
        place = (max(quoted[here] - 0.06, 0.3), loss[here] + 0.05 * loss.max())
        axes.text(*place, text.format(loss[here]), ha="right", va="bottom")
        axes.set(title=title, xlim=(0, 1.02), ylim=(-0.03 * loss.max(), 1.2 * loss.max()))
        axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    panels[0].set_yticks(range(0, 7, 2))
    panels[1].set_yticks([0, 0.5, 1])
    panels[2].set_yticks([0, 1])
    panels[1].set_xlabel("quoted probability of rain ŷ, on a dry day")
    caption = CONFIDENT.format(
        last=log_bits[-1],
        end=quoted[-1],
        threshold=quoted[passed].max(),
        quote=quoted[here],
        log=log_bits[here],
        squared=squared[here],
        wrong=zero_one[here],
    )
    return panels[0].figure, CONFIDENT_SAYS, caption


@style.shown
def expected_losses(quoted, expected, belief):
    """The expected loss of each quote, a panel for each of four losses."""
    grid = style.axes(rows=2, columns=2, height=4.0, sharex=True)
    smallest, honest = [], 0
    for axes, (name, loss) in zip(grid.flat, expected.items(), strict=True):
        best = quoted[np.isclose(loss, loss.min(), rtol=1e-9)]
        axes.axvline(belief, color=style.DATA, linestyle="--", linewidth=1.5)
        # A loss with only two values is two pieces: no quote costs anything between them.
        values = np.unique(loss)
        pieces = [loss == value for value in values] if values.size == 2 else [slice(None)]
        for piece in pieces:
            axes.plot(quoted[piece], loss[piece], color=style.LOSS)
        marks = [best[0], best[-1]] if best.size > 1 else best
        axes.plot(
            marks, [loss.min()] * len(marks), color=style.MODEL, marker="o", lw=5, clip_on=False
        )
        axes.set_title(name)
        axes.set(xlim=(0, 1), ylim=(0, min(loss.max(), 3 * loss.min()) * 1.08))
        honest += best.size == 1 and np.isclose(best[0], belief)
        form = SMALLEST_FROM if best.size > 1 else SMALLEST_AT
        smallest.append(form.format(name=name, low=best[0], high=best[-1]))
    first = grid.flat[0]
    bottom = first.get_ylim()[1] * 0.05
    first.text(belief - 0.02, bottom, f"belief p = {belief:.1f}", ha="right", color=style.DATA)
    for axes in grid[:, 0]:
        axes.set_ylabel("expected loss")
    for axes in grid[1]:
        axes.set_xlabel("quoted probability q")
    headline = EXPECTED_SAYS.format(honest=honest, count=len(smallest))
    return first.figure, headline, EXPECTED.format(belief=belief, smallest=", ".join(smallest))


@style.shown
def reliability(honest, over, frequency, error):
    """How often it rained after each quote by two forecasters, with bars of two standard errors."""
    axes = style.axes(height=4.0)
    axes.plot([0, 1], [0, 1], color=style.QUIET, linestyle="--", linewidth=1.5)
    axes.text(0.24, 0.11, "dashed: quoted = observed", color=style.QUIET)
    looks = {"color": style.GOOD, "marker": "o", "linestyle": "-"}
    axes.errorbar(honest, frequency, yerr=2 * error, capsize=3, **looks)
    looks = {"color": style.MODEL, "marker": "s", "linestyle": ":"}
    axes.errorbar(over, frequency, yerr=2 * error, capsize=3, **looks)
    axes.text(0.82, 0.885, "honest", ha="right")
    axes.text(0.70, 0.55, "over-confident")
    axes.set(xlabel="quoted probability of rain", ylabel="share of these days with rain")
    axes.set(xlim=(-0.02, 1.02), ylim=(0, 1.02))
    gap = np.abs(frequency - over)
    worst = gap.argmax()
    low = over < 0.5
    caption = RELIABILITY.format(
        honest=np.abs(frequency - honest).max(),
        above=np.sum(frequency[low] > over[low]),
        low=low.sum(),
        below=np.sum(frequency[~low] < over[~low]),
        high=(~low).sum(),
        over=gap[worst],
        quoted=over[worst],
        seen=frequency[worst],
    )
    return axes.figure, RELIABILITY_SAYS, caption


@style.shown
def slopes(z, log_slope, squared_slope):
    """The slopes of log loss and of squared error against the logit, on a day with rain."""
    axes = style.axes()
    axes.axhline(0, color=style.QUIET, linewidth=1)
    axes.plot(z, log_slope, color=style.LOSS)
    axes.plot(z, squared_slope, color=style.THIRD, linestyle="--")
    axes.text(-1.1, -0.86, "log loss: ŷ − y")
    axes.text(-5.9, -0.19, "squared error")
    axes.set(xlabel="logit z (nats), on a day with rain", xlim=(z[0], z[-1]))
    axes.set(ylabel="slope of the loss\n(per nat of z)", ylim=(-1.08, 0.12))
    caption = SLOPES.format(
        at=z[0],
        log=log_slope[0],
        squared=squared_slope[0],
        end=z[-1],
        last=max(abs(log_slope[-1]), abs(squared_slope[-1])),
    )
    return axes.figure, SLOPES_SAYS, caption


@style.shown
def pairs(losses, labels, predictions):
    """A table of the loss of every prediction with every label, with the true pairs framed."""
    m = len(losses)
    axes = style.axes(height=4.0)
    axes.grid(False)
    axes.imshow(losses, cmap="Greys", vmin=0, vmax=2 * losses.max(), aspect="auto")
    for i in range(m):
        for j in range(m):
            axes.text(j, i, f"{losses[i, j]:.3f}", ha="center", va="center")
        frame = Rectangle((i - 0.47, i - 0.46), 0.94, 0.92, fill=False)
        frame.set(edgecolor=style.GOOD, linewidth=3)
        axes.add_patch(frame)
    axes.set_xticks(range(m), [f"day {j + 1}: y = {y}" for j, y in enumerate(labels)])
    axes.set_yticks(range(m), [f"day {i + 1}: ŷ = {p:.1f}" for i, p in enumerate(predictions)])
    axes.set(xlabel="label (shape (4,): along the row)", ylabel="prediction (shape (4, 1))")
    axes.set_title("loss of each pair (bits); framed: same day")
    caption = PAIRS.format(
        count=losses.size, m=m, diagonal=np.diag(losses).mean(), total=losses.mean()
    )
    return axes.figure, PAIRS_SAYS.format(m=m, count=losses.size), caption
