"""The drawings of lesson 05, maximum likelihood."""

import numpy as np

from lessons_lib.figures import style

COLUMN_AND_ROW_SAYS = "A column sums to {total:.0f}; the area under a row is {area:.3f}"
COLUMN_AND_ROW = (
    "Left, the outcomes of two days under the model θ = {theta:.1f}; right, {outcome} under every "
    "model. Left, one column of the table: the model divides a probability of {total:.2f} among "
    "{outcomes}. Right, one row: the likelihood of each θ from {first:.0f} to {last:.0f}; the area "
    "under that curve is {area:.3f}. The value {value:.2f} is marked in both."
)
FLOOR_SAYS = "The products get stuck or end; the sums of logs go on"
FLOOR = (
    "The log of a product of m equal factors, and the sum of their logs, against the number of "
    "factors. "
    "The log of the running product ends at m = {last:,} for p = {p_end} and stays at {stuck:.1f} "
    "nats from m = {since:,} on for p = {p_stuck}. The sums of logs (dashed) continue in straight "
    "lines, to {sum_end:,.1f} and {sum_stuck:,.1f} nats at m = {m:,}."
)
ONE_PLACE_SAYS = "The likelihood is largest where the loss is smallest"
ONE_PLACE = (
    "Likelihood and mean cross-entropy of the ten days, against θ, the probability of rain. The "
    "likelihood has its summit at θ = {summit:.2f}, the mean cross-entropy its lowest point at "
    "θ = {lowest:.2f}. A square on each curve marks θ = {theta:.2f}: there the likelihood is "
    "{share:.1f} % of the largest, the cross-entropy {bits:.4f} bits. Horizontal dashed lines run "
    "through the squares."
)
DESCENT_SAYS = "At the same learning rate, the mean lags behind the sum"
DESCENT = (
    "θ step by step, in three runs of gradient descent from {start:.1f}. With the sum and η = "
    "{rate}, θ is within 0.01 of {best:.1f} after {steps} steps; with the mean and the same η, it "
    "is at {slow:.2f} after {count} steps; with the sum and η = {large}, it jumps to {out:.2f}, "
    "which is not a probability."
)
WASTE_SAYS = "θ sets the relative entropy; the sample sets the floor"
WASTE = (
    "Cross-entropy of the model θ on the ten days: a floor, and what θ adds to it. The floor is "
    "the entropy of the shares, {floor:.4f} nats per day; above it lies the relative entropy "
    "(shaded). The curve is lowest at θ = {at:.2f}, with {lowest:.4f} nats per day. A square marks "
    "θ = {double:.2f}, where the curve is twice as high as the floor."
)


@style.shown
def column_and_row(outcomes, column, model, theta, row):
    """The same table read down (one model) and across (one outcome, `row` over all `theta`)."""
    left, right = style.axes(columns=2, height=3.4, sharey=True)
    value = column[-1]
    left.bar(outcomes, column, color=[style.QUIET] * (len(column) - 1) + [style.MODEL], width=0.6)
    left.set(
        xlabel="outcome of two days",
        ylabel="probability or likelihood",
        title=f"down: θ = {model:.1f}",
        ylim=(0, 1),
    )
    left.text(len(column) - 1, value + 0.03, f"{value:.2f}", ha="center")
    right.plot(theta, row, color=style.MODEL)
    right.fill_between(theta, row, color=style.MODEL, alpha=0.15)
    right.plot([model], [value], "o", color=style.MODEL)
    right.text(model - 0.03, value + 0.03, f"{value:.2f}", ha="right")
    area = np.trapezoid(row, theta)
    right.text(0.95, 0.08, f"area {area:.3f}", ha="right")
    right.set(xlabel="model θ", title=f"across: outcome {outcomes[-1]}", xlim=(0, 1))
    headline = COLUMN_AND_ROW_SAYS.format(total=sum(column), area=area)
    caption = COLUMN_AND_ROW.format(
        theta=model,
        total=sum(column),
        outcomes=", ".join(outcomes),
        outcome=outcomes[-1],
        first=theta[0],
        last=theta[-1],
        area=area,
        value=value,
    )
    return left.figure, headline, caption


@style.shown
def floor_of_the_product(m, ending, sticking):
    """The log of a product beside the sum of logs, in two cases (p, log_of_product, sum)."""
    axes = style.axes(height=4.0)
    p_end, end_product, end_sum = ending
    p_stuck, stuck_product, stuck_sum = sticking
    alive = np.isfinite(end_product)
    for p, product, total in (ending, sticking):
        axes.plot(m, total, "--", color=style.MODEL)
        finite = np.where(np.isfinite(product), product, np.nan)
        axes.plot(m, finite, color=style.MODEL, linewidth=3.5)
        axes.text(m[-1] + 30, total[-1], f"sum,\np = {p}", va="center")
    stuck = stuck_product[-1]
    axes.plot(m[alive][-1], end_product[alive][-1], "X", color=style.MODEL, markersize=11)
    axes.text(
        m[alive][-1] - 60,
        end_product[alive][-1] - 60,
        "product is 0\nafter this",
        ha="right",
        va="top",
    )
    axes.text(m[-1], stuck + 40, "product sticks", ha="right", va="bottom")
    axes.set(xlabel="number of days m", ylabel="log-likelihood (nats)", xlim=(0, m[-1] * 1.2))
    axes.set_ylim(1.12 * end_sum[-1], 100)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(style.NUMBER)
    caption = FLOOR.format(
        last=m[alive][-1],
        p_end=p_end,
        p_stuck=p_stuck,
        stuck=stuck,
        since=m[np.argmax(stuck_product == stuck)],
        sum_end=end_sum[-1],
        sum_stuck=stuck_sum[-1],
        m=m[-1],
    )
    return axes.figure, FLOOR_SAYS, caption


@style.shown
def one_place(theta, likelihood, loss_bits, at):
    """The likelihood of each coin above its mean cross-entropy; the coin `at` is marked on both."""
    upper, lower = style.axes(rows=2, height=4.0, sharex=True)
    here = np.abs(theta - at).argmin()
    summit, lowest = likelihood.argmax(), loss_bits.argmin()
    for axes, values, best, colour in (
        (upper, likelihood, summit, style.MODEL),
        (lower, loss_bits, lowest, style.LOSS),
    ):
        axes.axvline(theta[best], color=style.DATA, linestyle=":")
        axes.axhline(values[here], color=style.QUIET, linestyle="--", linewidth=1.5)
        axes.plot(theta, values, color=colour)
        axes.plot(theta[best], values[best], "o", color=style.DATA)
        axes.plot(theta[here], values[here], "s", color=style.MODEL, markeredgecolor="white")
    most = likelihood[summit]
    share = 100 * likelihood[here] / most
    upper.text(theta[summit] + 0.02, 1.1 * most, f"largest at θ = {theta[summit]:.2f}")
    name = f"θ = {theta[here]:.2f}: "
    upper.text(
        theta[here] + 0.02, likelihood[here] + 0.08 * most, f"{name}{share:.1f} % of the largest"
    )
    lower.text(theta[lowest] + 0.02, 2.1, f"smallest at θ = {theta[lowest]:.2f}")
    lower.text(theta[here] + 0.02, 0.2, f"{name}{loss_bits[here]:.4f} bits")
    upper.set(ylabel="likelihood\n(no unit)", ylim=(-0.05 * most, 1.35 * most))
    lower.set(ylabel="mean cross-\nentropy (bits)", ylim=(0, 1.05 * loss_bits.max()))
    upper.set_yticks([0, 0.001, 0.002])
    lower.set(xlabel="probability of rain θ", xlim=(0, 1), yticks=[0, 2, 4])
    caption = ONE_PLACE.format(
        summit=theta[summit],
        lowest=theta[lowest],
        theta=theta[here],
        share=share,
        bits=loss_bits[here],
    )
    return upper.figure, ONE_PLACE_SAYS, caption


@style.shown
def descent_paths(rate, path_of_sum, path_of_mean, large, path_out, best):
    """Three gradient descents from one start: on the sum, the mean, and the sum at rate `large`."""
    axes = style.axes(height=4.0)
    axes.axhspan(1, 1.35, color=style.QUIET, alpha=0.15)
    axes.axhline(best, color=style.DATA, linestyle=":")
    axes.plot(path_of_mean, "o-", color=style.MODEL)
    axes.plot(path_of_sum, "s-", color=style.GOOD)
    axes.plot(path_out, "X--", color=style.THIRD)
    last = len(path_of_mean) - 1
    axes.text(last, 1.06, "not a probability", ha="right")
    axes.text(last, path_of_mean[-1] + 0.06, f"mean, η = {rate}", ha="right")
    axes.text(last, best - 0.06, f"sum, η = {rate}", ha="right", va="top")
    axes.text(len(path_out) - 0.7, 1.24, f"sum, η = {large}", va="center")
    axes.text(last + 0.2, best, "r/m", color=style.DATA, va="bottom")
    axes.set(xlabel="step", ylabel="probability of rain θ", ylim=(0, 1.35))
    axes.set_xlim(-0.5, last + 0.8)
    caption = DESCENT.format(
        start=path_of_sum[0],
        rate=rate,
        best=best,
        steps=np.argmax(np.abs(path_of_sum - best) < 0.01),
        slow=path_of_mean[-1],
        count=last,
        large=large,
        out=path_out[-1],
    )
    return axes.figure, DESCENT_SAYS, caption


@style.shown
def floor_and_waste(theta, cross_entropy, entropy):
    """Cross-entropy against θ: the entropy of the shares, and the relative entropy above it."""
    axes = style.axes(height=3.8)
    best = np.argmin(cross_entropy)
    double = best + np.argmax(cross_entropy[best:] >= 2 * entropy)
    axes.axhline(entropy, color=style.DATA, linestyle="--")
    axes.fill_between(
        theta, entropy, cross_entropy, color=style.WASTE, alpha=0.35, hatch="//", linewidth=0
    )
    axes.plot(theta, cross_entropy, color=style.LOSS)
    axes.plot(theta[best], cross_entropy[best], "o", color=style.LOSS)
    axes.plot(theta[double], cross_entropy[double], "s", color=style.LOSS)
    axes.text(
        0.97,
        entropy - 0.05,
        r"entropy of the shares, $H(\hat P)$: no θ in it",
        ha="right",
        va="top",
        color=style.DATA,
    )
    axes.text(0.88, 1.6, "cross-entropy", ha="right", color=style.LOSS)
    axes.text(0.87, 0.8, "relative entropy", ha="center", bbox={"color": "white", "pad": 2})
    axes.set(xlabel="probability of rain θ", ylabel="loss (nats per day)")
    axes.set(xlim=(0, 1), ylim=(0, 2.4))
    caption = WASTE.format(
        floor=entropy, at=theta[best], lowest=cross_entropy[best], double=theta[double]
    )
    return axes.figure, WASTE_SAYS, caption
