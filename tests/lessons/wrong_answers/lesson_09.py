"""Wrong answers that a learner may well give in lesson 09, with the slip in words."""

import math

import numpy as np

LN2 = math.log(2)
BITS = 0.5220100086782713  # per day, of the four days


def parts(w, X, y):
    p = 1 / (1 + np.exp(-(X @ w)))
    return X.T @ (p - y), X.T @ (X * (p * (1 - p))[:, None])


def blocks(X, y, size):
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(y), size)]


def totals(w, X, y, size):
    g, H = 0, 0
    for A, labels in blocks(X, y, size):
        gb, Hb = parts(w, A, labels)
        g, H = g + gb, H + Hb
    return g, H


def mean_of_means(w, X, y, size):
    g, H = [], []
    for A, labels in blocks(X, y, size):
        gb, Hb = parts(w, A, labels)
        g.append(gb / len(labels))
        H.append(Hb / len(labels))
    return w - np.linalg.solve(np.mean(H, axis=0), np.mean(g, axis=0))


def one_block_after_another(w, X, y, size):
    for A, labels in blocks(X, y, size):
        g, H = parts(w, A, labels)
        w = w - np.linalg.solve(H, g)
    return w


def mean_of_fits(w, X, y, size):
    steps = []
    for A, labels in blocks(X, y, size):
        g, H = parts(w, A, labels)
        steps.append(w - np.linalg.solve(H, g))
    return np.mean(steps, axis=0)


def returned_in_the_loop(w, X, y, size):
    for A, labels in blocks(X, y, size):
        g, H = parts(w, A, labels)
        return w - np.linalg.solve(H, g)


def overwritten(w, X, y, size):
    for A, labels in blocks(X, y, size):
        g, H = parts(w, A, labels)
    return w - np.linalg.solve(H, g)


def whole_blocks_only(w, X, y, size):
    g, H = 0, 0
    for k in range(max(1, len(y) // size)):
        gb, Hb = parts(w, X[k * size : (k + 1) * size], y[k * size : (k + 1) * size])
        g, H = g + gb, H + Hb
    return w - np.linalg.solve(H, g)


def gradient_step(w, X, y, size):
    return w - totals(w, X, y, size)[0]


def sign_flipped(w, X, y, size):
    g, H = totals(w, X, y, size)
    return w + np.linalg.solve(H, g)


def forgot_to_subtract(w, X, y, size):
    g, H = totals(w, X, y, size)
    return np.linalg.solve(H, g)


def mean_gradient_only(w, X, y, size):
    g, H = totals(w, X, y, size)
    return w - np.linalg.solve(H, g / len(y))


def without_curvature_factors(w, X, y, size):
    g, _ = totals(w, X, y, size)
    return w - np.linalg.solve(X.T @ X, g)


def mixed(of_gradient, of_hessian):
    """A step with a gradient and a Hessian that are put together differently."""

    def step(w, X, y, size):
        each = [(*parts(w, A, labels), len(labels)) for A, labels in blocks(X, y, size)]
        g = of_gradient([g for g, _, _ in each], [m for _, _, m in each])
        H = of_hessian([H for _, H, _ in each], [m for _, _, m in each])
        return w - np.linalg.solve(H, g)

    return step


def added(terms, sizes):
    return sum(terms)


def added_means(terms, sizes):
    return sum(term / m for term, m in zip(terms, sizes, strict=True))


def averaged_means(terms, sizes):
    return np.mean([term / m for term, m in zip(terms, sizes, strict=True)], axis=0)


def averaged(terms, sizes):
    return np.mean(terms, axis=0)


def last(terms, sizes):
    return terms[-1]


def curved(factor):
    """A step whose Hessian has another factor in place of p(1 − p)."""

    def step(w, X, y, size):
        g, H = 0, 0
        for A, labels in blocks(X, y, size):
            p = 1 / (1 + np.exp(-(A @ w)))
            g, H = g + A.T @ (p - labels), H + A.T @ (A * factor(p)[:, None])
        return w - np.linalg.solve(H, g)

    return step


def all_rows_at_once(w, X, y, size):
    g, H = parts(w, X, y)
    return w - np.linalg.solve(H, g)


def forecasts_at_once(w, X, y, size):
    p = 1 / (1 + np.exp(-(X @ w)))
    g, H = 0, 0
    for i in range(0, len(y), size):
        A, q = X[i : i + size], p[i : i + size]
        g, H = g + A.T @ (q - y[i : i + size]), H + A.T @ (A * (q * (1 - q))[:, None])
    return w - np.linalg.solve(H, g)


def blocks_too_long(w, X, y, size):
    g, H = 0, 0
    count = max(1, len(y) // size)
    for A, labels in zip(np.array_split(X, count), np.array_split(y, count), strict=True):
        gb, Hb = parts(w, A, labels)
        g, H = g + gb, H + Hb
    return w - np.linalg.solve(H, g)


def all_rows_and_p(w, X, y, size):
    p = 1 / (1 + np.exp(-(X @ w)))
    return w - np.linalg.solve(X.T @ (X * p[:, None]), X.T @ (p - y))


def fitted_to_the_end(w, X, y, size):
    for _ in range(20):
        g, H = totals(w, X, y, size)
        w = w - np.linalg.solve(H, g)
    return w


def stops_a_block_early(w, X, y, size):
    g, H = 0, 0
    for i in range(0, len(y) - size, size):
        gb, Hb = parts(w, X[i : i + size], y[i : i + size])
        g, H = g + gb, H + Hb
    return w - np.linalg.solve(H, g)


def counts_whole_blocks(w, X, y, size):
    g, H = 0, 0
    for k in range(len(y) // size):
        gb, Hb = parts(w, X[k * size : (k + 1) * size], y[k * size : (k + 1) * size])
        g, H = g + gb, H + Hb
    return w - np.linalg.solve(H, g)


def solved_in_the_loop(w, X, y, size):
    g, H = 0, 0
    for A, labels in blocks(X, y, size):
        gb, Hb = parts(w, A, labels)
        g, H = g + gb, H + Hb
        w = w - np.linalg.solve(H, g)
    return w


def slices_end_at_size(w, X, y, size):
    g, H = 0, 0
    for i in range(0, len(y), size):
        gb, Hb = parts(w, X[i:size], y[i:size])
        g, H = g + gb, H + Hb
    return w - np.linalg.solve(H, g)


def label_minus_forecast(w, X, y, size):
    g, H = totals(w, X, y, size)
    return w - np.linalg.solve(H, -g)


def minus_sign_lost(w, X, y, size):
    g, H = 0, 0
    for A, labels in blocks(X, y, size):
        p = 1 / (1 + np.exp(A @ w))
        g, H = g + A.T @ (p - labels), H + A.T @ (A * (p * (1 - p))[:, None])
    return w - np.linalg.solve(H, g)


def elementwise(w, X, y, size):
    g, H = totals(w, X, y, size)
    return w - g / H


def in_place(w, X, y, size):
    g, H = totals(w, X, y, size)
    w -= np.linalg.solve(H, g)
    return w


def printed(w, X, y, size):
    g, H = totals(w, X, y, size)
    print(w - np.linalg.solve(H, g))


WRONG = {
    "recall": [
        ("the mean, as it stands in the text", 0.5220),
        ("the mean in nats", BITS * LN2),
        ("the sum in bits", 4 * BITS),
        ("divided by ln 2", 4 * BITS / LN2),
        ("the mean divided by ln 2", BITS / LN2),
        ("the log-likelihood", -4 * BITS * LN2),
        ("the likelihood", 0.2352),
        ("the deviance", 8 * BITS * LN2),
        ("divided by four twice", BITS * LN2 / 4),
        ("three days", 3 * BITS * LN2),
        ("a bit taken for two nats", 8 * BITS),
        ("base 10", 4 * BITS * math.log10(2)),
    ],
    "who_is_ahead": [
        ("the first", "a"),
        ("the last", "c"),
        ("no comparison", "d"),
        ("capital", "A"),
        ("in brackets", "(c)"),
        ("capital, last", "C"),
        ("with a dot", "d."),
        ("in a list", ["a"]),
        ("an array", np.array("d")),
        ("with a space", " c"),
    ],
    "vote": [
        ("stops too early", "a"),
        ("float32", "c"),
        ("standardised twice", "d"),
        ("capital", "A"),
        ("in brackets", "(c)"),
        ("with a dot", "d."),
        ("capital, last", "D"),
        ("in a list", ["a"]),
        ("an array", np.array("c")),
        ("with a space", " d"),
    ],
    "same_penalty": [
        ("l2 itself", 10),
        ("the default", 1),
        ("half of 1/10", 0.05),
        ("twice 1/10", 0.2),
        ("divided by the flights", 1 / 230),
        ("times the flights", 2.3),
        ("l2 over the flights", 10 / 23),
        ("l2 times the flights", 230),
        ("squared", 0.01),
        ("no penalty", math.inf),
        ("half of l2", 5),
        ("negative", -0.1),
        ("the square root", math.sqrt(0.1)),
        ("the logarithm of l2", math.log(10)),
    ],
    "honest_order": [
        ("all first, the split last", "adceb"),
        ("alphabetical", "abcde"),
        ("the test part chooses", "acdeb"),
        ("fitted before comparing", "ceadb"),
        ("tested before fitting", "cadbe"),
        ("tested first", "bcade"),
        ("backwards", "bedac"),
        ("chosen before comparing", "cdaeb"),
        ("fitted before choosing", "caedb"),
        ("split last", "adebc"),
        ("tested between", "cabde"),
    ],
    "moved_threshold": [
        ("calibrated again", "a"),
        ("the log loss", "b"),
        ("nothing", "d"),
        ("capital", "A"),
        ("in brackets", "(b)"),
        ("with a dot", "d."),
        ("capital, second", "B"),
        ("in a list", ["a"]),
        ("an array", np.array("b")),
        ("with a space", " d"),
    ],
    "newton_step": [
        ("means of blocks averaged", mean_of_means),
        ("a step on each block in turn", one_block_after_another),
        ("the weights of the blocks averaged", mean_of_fits),
        ("return inside the loop", returned_in_the_loop),
        ("totals overwritten", overwritten),
        ("the short last block forgotten", whole_blocks_only),
        ("a gradient step", gradient_step),
        ("sign flipped", sign_flipped),
        ("the step without the weights", forgot_to_subtract),
        ("gradient of the mean, Hessian of the sum", mean_gradient_only),
        ("factors forgotten in the Hessian", without_curvature_factors),
        ("divided entry by entry", elementwise),
        ("all rows at once", all_rows_at_once),
        ("all forecasts at once, then sums over blocks", forecasts_at_once),
        ("blocks longer than size", blocks_too_long),
        ("all rows at once, and p as the factor in the Hessian", all_rows_and_p),
        ("gradient of added means, Hessian of the sum", mixed(added_means, added)),
        ("gradient of averaged means, Hessian of the sum", mixed(averaged_means, added)),
        ("gradient of the sum, Hessian of added means", mixed(added, added_means)),
        ("gradient of the sum, Hessian of averaged means", mixed(added, averaged_means)),
        ("gradient of the sum, Hessian averaged over blocks", mixed(added, averaged)),
        ("gradient averaged over blocks, Hessian of the sum", mixed(averaged, added)),
        ("Hessian overwritten", mixed(added, last)),
        ("gradient overwritten", mixed(last, added)),
        ("p as the factor in the Hessian", curved(lambda p: p)),
        ("1 − p as the factor in the Hessian", curved(lambda p: 1 - p)),
        ("1/4 as the factor in the Hessian", curved(lambda p: np.full_like(p, 0.25))),
        ("a fit to the end", fitted_to_the_end),
        ("the last block lost by the range", stops_a_block_early),
        ("whole blocks alone, even if there is none", counts_whole_blocks),
        ("solved inside the loop", solved_in_the_loop),
        ("every slice ends at size", slices_end_at_size),
        ("label minus forecast", label_minus_forecast),
        ("minus sign lost in the sigmoid", minus_sign_lost),
        ("changes w", in_place),
        ("prints", printed),
    ],
    "find_the_bug": [
        ("lost flights", "a"),
        ("fitted to all", "b"),
        ("rounding", "d"),
        ("capital", "A"),
        ("in brackets", "(b)"),
        ("with a dot", "d."),
        ("capital, second", "B"),
        ("in a list", ["a"]),
        ("an array", np.array("d")),
        ("with a space", " b"),
    ],
    "frost": [
        ("a quarter", 0.25),
        ("swapped", 0.8),
        ("one half", 0.5),
        ("three quarters", 0.75),
        ("the ratio", 4),
        ("as in the text", 1 / 11),
        ("a third", 1 / 3),
        ("the sum of the costs", 5),
        ("never", 1),
        ("always", 0),
        ("in percent", 20),
        ("1/(1+5)", 1 / 6),
        ("half of it", 0.1),
        ("about a third", 0.3),
        ("1/11, to two decimals", 0.09),
        ("e to the power −4", 0.018),
    ],
    "message_size": [
        ("numbers, not bytes", 1 + 101 + 101**2),
        ("the Hessian alone", 101**2 * 8),
        ("half of the Hessian", (1 + 101 + 101 * 102 // 2) * 8),
        ("without the intercept", (1 + 100 + 100**2) * 8),
        ("the block", 10**6 * 100 * 8),
        ("the gradient alone", 101 * 8),
        ("four bytes each", (1 + 101 + 101**2) * 4),
        ("bits", (1 + 101 + 101**2) * 64),
        ("one number a sample", 10**6 * 8),
        ("all machines", (1 + 101 + 101**2) * 8 * 1000),
        ("the Hessian without the intercept", 100**2 * 8),
        ("the diagonal of the Hessian", (1 + 101 + 101) * 8),
        ("without the value", (101 + 101**2) * 8),
        ("without the value, not in bytes", 101 + 101**2),
        ("one number too many", (2 + 101 + 101**2) * 8),
        ("without the gradient", (1 + 101**2) * 8),
        ("without the Hessian", (1 + 101) * 8),
        ("100 weights, and without the value", (100 + 100**2) * 8),
        ("102 weights", (1 + 102 + 102**2) * 8),
        ("rounded to three digits", 82400),
    ],
    "quarter_noise": [
        ("four times", 400),
        ("twice", 200),
        ("a quarter", 25),
        ("the same", 100),
        ("a sixteenth", 6.25),
        ("half", 50),
        ("those to add", 1500),
        ("the factor", 16),
        ("eight times", 800),
        ("squared", 10_000),
        ("the root as a factor", 2),
        ("16 added", 116),
        ("one too many", 1601),
    ],
}
