"""Figures of lesson 02: what a wrong belief costs, and what it cannot cost."""

import numpy as np

from lessons_lib.figures import style

BILL_SAYS = "The wrong book wastes {waste:.3f} bits a day"
BILL = (
    "Above, what happens beside what is believed; below, what this costs in bits a day. For each "
    "kind of weather, one bar is the probability p with which it happens, and the other the "
    "probability q that the book gives it: {shares}. The lower bar begins with the entropy, H(P) = "
    "{floor:.3f}; the waste, KL(P‖Q) = {waste:.3f}, is striped; together they are the bill, H(P, "
    "Q) = {total:.3f}."
)
BILL_SHARES = "{name} p = {p:.3f}, q = {q:.3f}"
TANGENT_SAYS = "ln x never rises above its tangent x − 1"
TANGENT = (
    "The curve ln x and its tangent x − 1, with the ratios x = q/p marked. The two touch at "
    "x = 1, and the line is above the curve everywhere else, up to x = {most:.1f}. Dots on the "
    "curve mark {ratios}. The largest gap among them, {gap:.3f} nats, is at {at}."
)
LEDGERS_SAYS = "One sum, written with and without negative terms"
LEDGERS = (
    "The terms of KL, one for each kind of weather: as they come, and with terms added that sum to "
    "0. Left, p log2(p/q): {negative} of the terms are negative. Right, the same terms with (q − "
    "p)/ln 2 added: none is below {least:.4f} bits. The bars sum to {total:.4f} bits on the left "
    "and {same:.4f} bits on the right."
)
DIRECTIONS_SAYS = "The two directions agree at q = {at:.2f} and at q = {again:.2f}"
DIRECTIONS = (
    "Above, both directions of KL against the believed probability q of rain; below, their "
    "difference. The true probability is p = {p:g}, and both curves touch 0 at q = {at:.2f}. "
    "KL(P‖Q), solid, is {forward_left:.1f} bits at q = 0 and {forward_right:.1f} bits at q = 1; "
    "KL(Q‖P), dashed, ends at {left:.3f} bits and {right:.3f} bits. KL(P‖Q) − KL(Q‖P) is 0 at q = "
    "{at:.2f} and again at q = {again:.2f}; in between KL(P‖Q) is smaller, by at most {most:.3f} "
    "bits, at q = {lowest:.2f}."
)
EPSILON_SAYS = "The KL of snow keeps climbing; that of hail looks settled"
EPSILON = (
    "The printed KL for epsilon from {largest:.0e} to {smallest:.0e}, on a logarithmic axis. For "
    "snow, p = 1/8, the points climb in a straight line to {snow:.2f} bits and do not level off; "
    "for hail, p = 1e-06, they reach {hail:.4f} bits. The true value of both is infinite."
)
DENSITIES_SAYS = "The losses exceed the savings by {total:.4f} bits"
DENSITIES = (
    "Above, two bell curves of equal width, p and q; below, what believing q loses and saves. "
    "The curve of p is centred at {p_centre:.1f}, that of q at {q_centre:.1f}. The lower curve is "
    "p log2(p/q): positive on the left with area {gain:.4f} bits, negative beyond x = {turn:.1f} "
    "with area {loss:.4f} bits; the difference is {total:.4f} bits."
)


@style.shown
def bill(outcomes, p, q, entropy_bits, kl_bits):
    """p beside q, and the bits that believing q costs: entropy and waste."""
    shares, bits = style.axes(rows=2, height=4.0, height_ratios=(4, 1))
    places = np.arange(len(outcomes))
    for side, values, says, look in (
        (-0.23, p, "p {:.3f}", {"color": style.DATA}),
        (0.23, q, "q {:.3f}", {"color": style.MODEL, "hatch": "//", "edgecolor": "white"}),
    ):
        bars = shares.bar(places + side, values, width=0.42, **look)
        shares.bar_label(bars, fmt=says, padding=2)
    shares.set_xticks(places, outcomes)
    shares.tick_params(axis="x", length=0)
    shares.grid(visible=False, axis="x")
    shares.set(ylabel="probability", ylim=(0, 0.85), yticks=(0, 0.4, 0.8))
    total = entropy_bits + kl_bits
    bits.barh(0, entropy_bits, color=style.LOSS, alpha=0.75)
    bits.barh(0, kl_bits, left=entropy_bits, color=style.WASTE, hatch="//", edgecolor="white")
    middle = {"va": "center"}
    bits.text(entropy_bits / 2, 0, f"H(P) {entropy_bits:.3f}", color="white", ha="center", **middle)
    bits.text(total + 0.06, 0, f"+ KL(P‖Q) {kl_bits:.3f} = H(P, Q) {total:.3f}", **middle)
    bits.set(xlabel="bits a day", xlim=(0, 6.6), xticks=range(5), yticks=())
    described = [
        BILL_SHARES.format(name=name, p=p_k, q=q_k)
        for name, p_k, q_k in zip(outcomes, p, q, strict=True)
    ]
    caption = BILL.format(
        shares=", ".join(described), floor=entropy_bits, waste=kl_bits, total=total
    )
    return shares.figure, BILL_SAYS.format(waste=kl_bits), caption


@style.shown
def tangent(outcomes, ratios):
    """ln x and its tangent x − 1, with the ratios q/p of some outcomes on the curve."""
    gaps = ratios - 1 - np.log(ratios)
    most = ratios.max() + 0.5
    x = np.linspace(0.05, most, 400)
    axes = style.axes()
    axes.plot(x, x - 1, color=style.QUIET, linestyle="--")
    axes.plot(x, np.log(x), color=style.LOSS)
    axes.vlines(ratios, np.log(ratios), ratios - 1, color=style.WASTE, linewidth=5)
    axes.plot(ratios, np.log(ratios), "o", color=style.MODEL)
    for ratio in np.unique(ratios):
        names = ", ".join(np.array(outcomes)[ratios == ratio])
        axes.annotate(
            f"{names}\nq/p = {ratio:g}",
            (ratio, np.log(ratio)),
            (8, -10),
            textcoords="offset points",
            va="top",
        )
    axes.text(1.35, 0.62, "x − 1", ha="right", color=style.QUIET)
    axes.text(0.15, -2.6, "ln x")
    axes.set(xlim=(0, most), xlabel="ratio x = q / p", ylabel="ln x and x − 1 (nats)")
    caption = TANGENT.format(
        most=most,
        ratios=", ".join(f"{n} {r:g}" for n, r in zip(outcomes, ratios, strict=True)),
        gap=gaps.max(),
        at=outcomes[gaps.argmax()],
    )
    return axes.figure, TANGENT_SAYS, caption


@style.shown
def ledgers(outcomes, signed_bits, gap_bits):
    """The terms of KL as the formula gives them, and the same sum in terms of at least 0."""
    left, right = style.axes(columns=2, sharey=True)
    titles = ("p log₂(p/q)", "p log₂(p/q) + (q − p)/ln 2")
    for axes, bits, title in zip((left, right), (signed_bits, gap_bits), titles, strict=True):
        saved = bits < 0
        bars = axes.bar(outcomes, bits, color=np.where(saved, style.GOOD, style.WASTE))
        for bar, below in zip(bars, saved, strict=True):
            bar.set_hatch("//" if below else "")
            bar.set_edgecolor("white")
        axes.bar_label(bars, [f"{value:.3f}".replace("-", "−") for value in bits], padding=2)
        axes.axhline(0, color=style.LOSS, linewidth=1)
        axes.set_title(f"{title}\nsum {bits.sum():.4f} bits", fontsize=12)
        axes.margins(y=0.15)
    left.set_ylabel("term (bits)")
    caption = LEDGERS.format(
        negative=int((signed_bits < 0).sum()),
        least=gap_bits.min(),
        total=signed_bits.sum(),
        same=gap_bits.sum(),
    )
    return left.figure, LEDGERS_SAYS, caption


@style.shown
def directions(p, q, forward_bits, backward_bits):
    """Both directions of KL for a yes/no event against the belief q, and their difference."""
    both, apart = style.axes(rows=2, height=4.2, height_ratios=(3, 2), sharex=True)
    both.plot(q, forward_bits, color=style.WASTE)
    both.plot(q, backward_bits, color=style.QUIET, linestyle="--")
    gap = forward_bits - backward_bits
    apart.plot(q, gap, color=style.LOSS)
    away = q > p + 0.05
    again = q[away][np.flatnonzero(np.diff(np.sign(gap[away])))[0]]
    for axes in (both, apart):
        axes.axvline(p, color=style.DATA, linewidth=1.2, linestyle=":")
    apart.axhline(0, color=style.QUIET, linewidth=1)
    apart.plot((p, again), (0, 0), "o", color=style.LOSS)
    both.text(p + 0.01, 1.9, f"q = p = {p:g}", color=style.DATA)
    both.text(0.915, 2.0, "KL(P‖Q)", ha="right")
    both.text(0.93, 1.15, "KL(Q‖P)", ha="left")
    apart.text(0.27, 0.32, "KL(P‖Q) − KL(Q‖P)")
    both.set(xlim=(-0.02, 1.08), ylim=(0, 2.6), ylabel="KL (bits)")
    apart.set(xlabel="believed probability q of rain", ylabel="difference\n(bits)")
    apart.set(ylim=(-0.2, 0.55))
    inside = (q > p) & (q < again)
    caption = DIRECTIONS.format(
        p=p,
        at=q[forward_bits.argmin()],
        forward_left=forward_bits[0],
        forward_right=forward_bits[-1],
        left=backward_bits[0],
        right=backward_bits[-1],
        again=again,
        lowest=q[inside][gap[inside].argmin()],
        most=-gap[inside].min(),
    )
    return both.figure, DIRECTIONS_SAYS.format(at=p, again=again), caption


@style.shown
def epsilons(epsilon, snow_bits, hail_bits):
    """The printed KL against epsilon, for a common and for a rare event."""
    axes = style.axes()
    axes.plot(epsilon, snow_bits, "o-", color=style.WASTE)
    axes.plot(epsilon, hail_bits, "s--", color=style.WASTE)
    axes.annotate(
        "still climbing", (epsilon[-1], snow_bits[-1]), (-110, -2), textcoords="offset points"
    )
    middle = epsilon.size // 2
    axes.annotate(
        "snow, p = 1/8",
        (epsilon[middle], snow_bits[middle]),
        (-6, 14),
        "data",
        "offset points",
        ha="right",
    )
    axes.annotate(
        "hail, p = 10⁻⁶", (epsilon[middle], hail_bits[middle]), (0, 10), textcoords="offset points"
    )
    axes.set(xscale="log", ylim=(-4, snow_bits.max() * 1.15))
    axes.set_xticks(epsilon[::2])
    axes.minorticks_off()
    axes.invert_xaxis()
    axes.set(xlabel="epsilon (smaller to the right)", ylabel="printed KL (bits)")
    caption = EPSILON.format(
        largest=epsilon[0], smallest=epsilon[-1], snow=snow_bits[-1], hail=hail_bits.max()
    )
    return axes.figure, EPSILON_SAYS, caption


@style.shown
def densities(x, p, q):
    """Two densities, and the integrand whose area is their KL."""
    integrand = p * np.log2(p / q)
    step = x[1] - x[0]
    top, bottom = style.axes(rows=2, height=4.2, sharex=True)
    top.plot(x, p, color=style.DATA)
    top.plot(x, q, color=style.MODEL, linestyle="--")
    p_centre, q_centre = x[p.argmax()], x[q.argmax()]
    top.text(p_centre - 0.9, 0.33, "p", ha="right")
    top.text(q_centre + 0.9, 0.33, "q", ha="left")
    top.set(ylabel="density")
    above, below = np.maximum(integrand, 0), np.minimum(integrand, 0)
    bottom.fill_between(x, above, color=style.WASTE)
    bottom.fill_between(x, below, facecolor=style.GOOD, hatch="//", edgecolor="white", linewidth=0)
    gain, loss = above.sum() * step, -below.sum() * step
    bottom.text(-1.9, 0.34, f"+{gain:.4f} bits", ha="right")
    bottom.text(2.3, -0.15, f"−{loss:.4f} bits", ha="left")
    bottom.set(
        xlabel="temperature x (in units of its usual spread)",
        ylabel="p log₂(p/q)\n(bits per unit of x)",
    )
    turn = x[np.flatnonzero(integrand > 0)[-1]]
    caption = DENSITIES.format(
        p_centre=abs(p_centre),
        q_centre=q_centre,
        gain=gain,
        loss=loss,
        turn=turn,
        total=gain - loss,
    )
    return top.figure, DENSITIES_SAYS.format(total=gain - loss), caption
