"""Wrong answers that a learner may well give in lesson 06, with the slip in words."""

import math

import numpy as np

LN2 = math.log(2)
ENTROPY_BITS = -0.7 * math.log2(0.7) - 0.3 * math.log2(0.3)
QUOTING_09 = -0.7 * math.log2(0.9) - 0.3 * math.log2(0.1)  # in bits


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def terms(y, y_hat, log=np.log2):
    return y * log(y_hat) + (1 - y) * log(1 - y_hat)


def chosen(y, y_hat):
    return np.where(y == 1, y_hat, 1 - y_hat)


def losses_by_branch(y, y_hat):
    if y == 1:
        return -np.log2(y_hat)
    return -np.log2(1 - y_hat)


def losses_with_math(y, y_hat):
    return np.where(y == 1, -math.log2(y_hat), -math.log2(1 - y_hat))


def losses_with_math_in_a_loop(y, y_hat):
    losses = []
    for label, quoted in zip(y, y_hat, strict=True):
        losses.append(-math.log2(quoted) if label == 1 else -math.log2(1 - quoted))
    return np.array(losses)


def losses_returned_too_early(y, y_hat):
    for label, quoted in zip(y, y_hat, strict=True):
        return -np.log2(quoted) if label == 1 else -np.log2(1 - quoted)


def losses_printed(y, y_hat):
    print(-np.log2(chosen(y, y_hat)))


def losses_in_place(y, y_hat):
    y_hat[y == 0] = 1 - y_hat[y == 0]
    return -np.log2(y_hat)


def losses_with_infinity_removed(y, y_hat):
    losses = -terms(y, y_hat)
    losses[~np.isfinite(losses)] = 0
    return losses


def losses_of_half(y, y_hat):
    losses = np.zeros(len(y))
    losses[y == 1] = -np.log2(y_hat[y == 1])
    return losses


def gradient_printed(y, z):
    print((sigmoid(z) - y) / len(z))


def gradient_in_place(y, z):
    z[:] = sigmoid(z)
    return (z - y) / len(z)


def gradient_with_math(y, z):
    return (1 / (1 + math.exp(-z)) - y) / len(z)


def gradient_by_branch(y, z):
    if y == 1:
        return (sigmoid(z) - 1) / len(z)
    return sigmoid(z) / len(z)


def gradient_by_prediction(y, z):
    y_hat = sigmoid(z)
    return (y_hat - y) / (y_hat * (1 - y_hat)) / len(z)


def gradient_measured_in_common(y, z, h=1e-5):
    above, below = (-terms(y, sigmoid(z + step), np.log).mean() for step in (h, -h))
    return (above - below) / (2 * h)


def gradient_of_squared_error(y, z):
    y_hat = sigmoid(z)
    return 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(z)


WRONG = {
    "recall": [
        ("forgot to divide by the days", -math.log2(0.18)),
        ("stayed in nats", -math.log(0.18) / 4),
        ("stayed in nats and forgot to divide by the days", -math.log(0.18)),
        ("took logarithms of base 10", -math.log10(0.18) / 4),
        ("took logarithms of base 10 and forgot to divide by the days", -math.log10(0.18)),
        ("forgot the minus sign", math.log2(0.18) / 4),
        ("forgot the minus sign and the days", math.log2(0.18)),
        ("divided before the logarithm", -math.log2(0.18 / 4)),
        ("gave the geometric mean of the probabilities", 0.18 ** (1 / 4)),
        ("gave the perplexity", 0.18 ** (-1 / 4)),
        ("divided the likelihood by the days", 0.18 / 4),
        ("weighted the surprisal with the likelihood", -0.18 * math.log2(0.18)),
        ("divided by ln 2 on top of log2", -math.log2(0.18) / (4 * LN2)),
        ("multiplied nats by ln 2", -math.log(0.18) * LN2 / 4),
        ("multiplied by the days", -4 * math.log2(0.18)),
        ("scaled the first forecaster's loss with the likelihoods", 0.5220 * 0.2352 / 0.18),
        ("scaled it the other way round", 0.5220 * 0.18 / 0.2352),
        ("added the difference of the likelihoods", 0.5220 + 0.2352 - 0.18),
        ("gave the first forecaster's loss", -math.log2(0.2352) / 4),
        ("gave the difference to the first forecaster", math.log2(0.2352 / 0.18) / 4),
        ("divided by two", -math.log2(0.18) / 2),
        ("divided by three", -math.log2(0.18) / 3),
        ("took the complement of the likelihood", -math.log2(1 - 0.18) / 4),
        (
            "took the entropy of a coin with 0.18",
            -0.18 * math.log2(0.18) - 0.82 * math.log2(0.82),
        ),
        ("rounded to one digit", 0.6),
        ("rounded to two digits", 0.62),
    ],
    "one_dry_day": [
        ("swapped the exponents", -math.log2(0.6)),
        ("swapped the exponents and took natural logarithms", -math.log(0.6)),
        ("took natural logarithms", -math.log(0.4)),
        ("took logarithms of base 10", -math.log10(0.4)),
        ("forgot the minus sign", math.log2(0.4)),
        ("put 1 into both gaps", -math.log2(0.6 * 0.4)),
        ("put 0 into both gaps", 0),
        ("put the probabilities into the gaps", -0.6 * math.log2(0.6) - 0.4 * math.log2(0.4)),
        (
            "put the probabilities into the gaps the wrong way round",
            -0.4 * math.log2(0.6) - 0.6 * math.log2(0.4),
        ),
        ("gave the probability", 0.4),
        ("gave the probability of rain", 0.6),
        ("gave the reciprocal of the probability", 2.5),
        ("weighted the surprisal with its probability", -0.4 * math.log2(0.4)),
        ("divided by five days", -math.log2(0.4) / 5),
        ("added the surprisals of the four days", -math.log2(0.2352 * 0.4)),
        ("gave the mean of all five days", -math.log2(0.2352 * 0.4) / 5),
        ("rounded up to whole bits", 2),
        ("rounded to a whole bit", 1),
        ("rounded to two digits", 1.3),
        ("took infinity for the price of a wrong forecast", math.inf),
        ("gave the squared error", 0.6**2),
        ("gave the exponents", [0, 1]),
        ("divided the bits by ln 2", -math.log2(0.4) / LN2),
    ],
    "from_bernoulli_to_bce": [
        ("kept the printed order", "abcde"),
        ("took the logarithm before multiplying", "debac"),
        ("brought the exponents down before the logarithm", "dbaec"),
        ("brought the exponents down at once", "dabec"),
        ("brought the exponents down at once, then took the logarithm", "daebc"),
        ("multiplied last but one", "deabc"),
        ("multiplied last", "deacb"),
        ("began with the product of the days", "bdeac"),
        ("divided before the logarithm", "dbcea"),
        ("divided before multiplying", "dcbea"),
        ("began with the logarithm", "edbac"),
        ("wrote the steps backwards", "caebd"),
        ("left out the exponents", "dbec"),
        ("left out the division", "dbea"),
        ("named a step twice", "dbeeac"),
        ("gave a list in the wrong order", ["d", "e", "b", "a", "c"]),
        ("numbered the steps in the wrong order", "45213"),
        ("gave only the first step", "d"),
    ],
    "loss_per_day": [
        ("used both terms, nan for a certain forecast", lambda y, y_hat: -terms(y, y_hat)),
        ("used both terms, in nats", lambda y, y_hat: -terms(y, y_hat, np.log)),
        ("used both terms and averaged", lambda y, y_hat: -np.mean(terms(y, y_hat))),
        (
            "used both terms in nats and averaged",
            lambda y, y_hat: -np.mean(terms(y, y_hat, np.log)),
        ),
        ("used both terms without the minus sign", lambda y, y_hat: terms(y, y_hat)),
        ("used both terms and summed", lambda y, y_hat: -np.sum(terms(y, y_hat))),
        ("used both terms, with the labels swapped", lambda y, y_hat: -terms(1 - y, y_hat)),
        (
            "used both terms in nats, without the minus sign",
            lambda y, y_hat: terms(y, y_hat, np.log),
        ),
        ("averaged", lambda y, y_hat: np.mean(-np.log2(chosen(y, y_hat)))),
        ("summed", lambda y, y_hat: np.sum(-np.log2(chosen(y, y_hat)))),
        ("counted in nats", lambda y, y_hat: -np.log(chosen(y, y_hat))),
        ("counted in nats and averaged", lambda y, y_hat: -np.log(chosen(y, y_hat)).mean()),
        ("took logarithms of base 10", lambda y, y_hat: -np.log10(chosen(y, y_hat))),
        ("forgot the minus sign", lambda y, y_hat: np.log2(chosen(y, y_hat))),
        ("forgot the minus sign, in nats", lambda y, y_hat: np.log(chosen(y, y_hat))),
        ("swapped rain and dry", lambda y, y_hat: -np.log2(chosen(1 - y, y_hat))),
        ("used the probability of rain on every day", lambda y, y_hat: -np.log2(y_hat)),
        ("left out the dry days", losses_of_half),
        ("kept only the first term", lambda y, y_hat: -y * np.log2(y_hat)),
        (
            "lost the minus sign of the second term",
            lambda y, y_hat: -y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat),
        ),
        (
            "chose by the forecast instead of the label",
            lambda y, y_hat: -np.log2(np.where(y_hat > 0.5, y_hat, 1 - y_hat)),
        ),
        (
            "swapped base and exponent",
            lambda y, y_hat: -np.log2(y**y_hat * (1 - y) ** (1 - y_hat)),
        ),
        ("gave the probabilities", lambda y, y_hat: chosen(y, y_hat)),
        (
            "clipped the predictions at 1e-7",
            lambda y, y_hat: -terms(y, np.clip(y_hat, 1e-7, 1 - 1e-7)),
        ),
        (
            "clipped the predictions at 1e-15",
            lambda y, y_hat: -np.log2(chosen(y, np.clip(y_hat, 1e-15, 1 - 1e-15))),
        ),
        (
            "clipped the predictions and averaged",
            lambda y, y_hat: -np.mean(terms(y, np.clip(y_hat, 1e-7, 1 - 1e-7))),
        ),
        (
            "clipped the predictions, in nats",
            lambda y, y_hat: -terms(y, np.clip(y_hat, 1e-7, 1 - 1e-7), np.log),
        ),
        (
            "added an epsilon inside both logarithms",
            lambda y, y_hat: -(y * np.log2(y_hat + 1e-12) + (1 - y) * np.log2(1 - y_hat + 1e-12)),
        ),
        (
            "replaced nan, and with it infinity by a large number",
            lambda y, y_hat: np.nan_to_num(-terms(y, y_hat)),
        ),
        ("replaced nan and infinity by zero", losses_with_infinity_removed),
        ("averaged what is not nan", lambda y, y_hat: np.nanmean(-terms(y, y_hat))),
        ("gave the squared error", lambda y, y_hat: (y - y_hat) ** 2),
        ("gave the absolute error", lambda y, y_hat: np.abs(y - y_hat)),
        ("made a column of the losses", lambda y, y_hat: -np.log2(chosen(y, y_hat))[:, None]),
        (
            "paired each label with every prediction",
            lambda y, y_hat: -np.log2(chosen(y[:, None], y_hat)),
        ),
        ("asked an array whether it is 1", losses_by_branch),
        ("used math.log2 on arrays", losses_with_math),
        ("used math.log2 in a loop, which refuses 0", losses_with_math_in_a_loop),
        ("returned inside the loop", losses_returned_too_early),
        ("printed instead of returning", losses_printed),
        (
            "returned texts with the unit",
            lambda y, y_hat: [f"{loss:.4f} bits" for loss in -np.log2(chosen(y, y_hat))],
        ),
        ("rounded to two decimals", lambda y, y_hat: np.round(-np.log2(chosen(y, y_hat)), 2)),
        ("changed the predictions in place", losses_in_place),
        (
            "gave the losses of the four days instead of a function",
            -np.log2([0.8, 0.7, 0.6, 0.7]),
        ),
    ],
    "vote": [
        ("thought that a distance is least at the truth", "a"),
        ("thought of the middle", "c"),
        ("took the mean distance for constant", "d"),
        ("thought that a distance is least at the truth, as a capital", "A"),
        ("thought of the middle, with a bracket", "c)"),
        ("named two quotes", "ab"),
        ("named two quotes in a list", ["a", "c"]),
        ("hedged between two quotes", "a or b"),
        ("gave the quote instead of the letter", 0.7),
        ("gave the middle instead of the letter", 0.5),
        ("typed the quote as a text", "0.7"),
        ("gave the least expected distance", 0.3),
        ("named a letter that is not there", "e"),
    ],
    "exaggeration": [
        ("took natural logarithms", (QUOTING_09 - ENTROPY_BITS) * LN2),
        ("gave the whole expected loss", QUOTING_09),
        ("gave the whole expected loss in nats", QUOTING_09 * LN2),
        ("gave the loss of the honest quote", ENTROPY_BITS),
        ("swapped belief and quote", 0.9 * math.log2(0.9 / 0.7) + 0.1 * math.log2(0.1 / 0.3)),
        (
            "swapped belief and quote, in nats",
            0.9 * math.log(0.9 / 0.7) + 0.1 * math.log(0.1 / 0.3),
        ),
        ("subtracted the other way round", ENTROPY_BITS - QUOTING_09),
        ("subtracted the probabilities", 0.9 - 0.7),
        ("left out the dry days", 0.7 * math.log2(0.7 / 0.9)),
        ("left out the rainy days", 0.3 * math.log2(0.3 / 0.1)),
        ("forgot the weights", math.log2(0.7 / 0.9) + math.log2(0.3 / 0.1)),
        (
            "averaged without the weights",
            (math.log2(0.7 / 0.9) + math.log2(0.3 / 0.1)) / 2,
        ),
        (
            "gave the price of the quote 0.8",
            0.7 * math.log2(0.7 / 0.8) + 0.3 * math.log2(0.3 / 0.2),
        ),
        (
            "doubled the price of the quote 0.8",
            2 * (0.7 * math.log2(0.7 / 0.8) + 0.3 * math.log2(0.3 / 0.2)),
        ),
        ("divided the probabilities under one logarithm", math.log2(0.9 / 0.7)),
        (
            "subtracted the entropy of the quote",
            QUOTING_09 + 0.9 * math.log2(0.9) + 0.1 * math.log2(0.1),
        ),
        (
            "subtracted the entropies",
            ENTROPY_BITS + 0.9 * math.log2(0.9) + 0.1 * math.log2(0.1),
        ),
        ("subtracted nats from bits", QUOTING_09 - ENTROPY_BITS * LN2),
        ("took logarithms of base 10", (QUOTING_09 - ENTROPY_BITS) * math.log10(2)),
        ("compared the squared errors", 0.7 * 0.1**2 + 0.3 * 0.9**2 - 0.7 * 0.3**2 - 0.3 * 0.7**2),
        ("gave the ratio instead of the difference", QUOTING_09 / ENTROPY_BITS),
        (
            "quoted 0.9 for dry",
            -0.7 * math.log2(0.1) - 0.3 * math.log2(0.9) - ENTROPY_BITS,
        ),
        ("gave the loss of a rainy day", -math.log2(0.9)),
        ("gave the loss of a dry day", -math.log2(0.1)),
        ("divided by two outcomes", (QUOTING_09 - ENTROPY_BITS) / 2),
        ("rounded to two digits", 0.22),
        ("wrote a percentage", 22.17),
        ("divided the bits by ln 2", (QUOTING_09 - ENTROPY_BITS) / LN2),
    ],
    "always_half": [
        ("took calibration for being right about a day", "a"),
        ("took calibration for a loss of 0", "b"),
        ("took calibration for quality", "d"),
        ("took calibration for quality, as a capital", "D"),
        ("took calibration for a loss of 0, in brackets", "(b)"),
        ("named two sentences", "cd"),
        ("named two sentences in a list", ["b", "d"]),
        ("hedged between two sentences", "c or d"),
        ("gave the number of the sentence", 4),
        ("gave her loss", 1),
        ("typed the start of the sentence", "she is calibrated"),
        ("named a letter that is not there", "e"),
    ],
    "doubled_logit": [
        ("doubled the probability", 1.6),
        ("doubled the probability and stopped at certainty", 1.0),
        ("gave the doubled logit", 2 * math.log(4)),
        ("gave the logit that she believes", math.log(4)),
        ("gave the odds", 16),
        ("doubled the odds", 8 / 9),
        ("gave the doubled odds", 8),
        ("converted to the logit and back without doubling", 0.8),
        ("lost the minus sign in the sigmoid", 1 / 17),
        ("lost the minus sign in the sigmoid, without doubling", 0.2),
        ("halved the logit", 2 / 3),
        ("squared the belief", 0.8**2),
        ("squared the probability of dry", 1 - 0.2**2),
        ("took the belief for a logit", 1 / (1 + math.exp(-0.8))),
        ("took the belief for a logit, and doubled it", 1 / (1 + math.exp(-1.6))),
        ("took the odds for the logit", 1 / (1 + math.exp(-4))),
        ("took the odds for the logit, and doubled them", 1 / (1 + math.exp(-8))),
        (
            "took log10 for the logit, and e for the way back",
            1 / (1 + math.exp(-2 * math.log10(4))),
        ),
        ("took ln p for the logit", 1 / (1 + math.exp(-2 * math.log(0.8)))),
        ("divided by 1 + p in the odds", 1 / (1 + math.exp(-2 * math.log(0.8 / 1.8)))),
        ("subtracted in the denominator of the sigmoid", 16 / (1 - 16)),
        ("tripled the logit", 64 / 65),
        ("took 0.7 for the belief", 49 / 58),
        ("took the 0.9 of the exercise before", 81 / 82),
        ("went half of the way to certainty", 0.9),
        ("rounded to two digits", 0.94),
        ("wrote a percentage", 94.12),
    ],
    "gradient": [
        ("gave the slopes of the sum", lambda y, z: sigmoid(z) - y),
        ("subtracted the other way round", lambda y, z: (y - sigmoid(z)) / len(z)),
        ("gave the slopes of the sum, with the wrong sign", lambda y, z: y - sigmoid(z)),
        ("counted in bits", lambda y, z: (sigmoid(z) - y) / (len(z) * LN2)),
        ("counted in bits, for the sum", lambda y, z: (sigmoid(z) - y) / LN2),
        ("multiplied by ln 2", lambda y, z: (sigmoid(z) - y) * LN2 / len(z)),
        ("counted in bits, with the wrong sign", lambda y, z: (y - sigmoid(z)) / (len(z) * LN2)),
        (
            "kept the slope of the sigmoid, for the sum",
            lambda y, z: (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z)),
        ),
        (
            "stopped at the slope with respect to the prediction, for the sum",
            lambda y, z: gradient_by_prediction(y, z) * len(z),
        ),
        ("averaged the slopes", lambda y, z: np.mean(sigmoid(z) - y)),
        ("summed the slopes", lambda y, z: np.sum(sigmoid(z) - y)),
        ("took the logits for predictions", lambda y, z: (z - y) / len(z)),
        ("took the logits for predictions, for the sum", lambda y, z: z - y),
        ("left out the parentheses", lambda y, z: sigmoid(z) - y / len(z)),
        (
            "lost the minus sign in the sigmoid",
            lambda y, z: (1 / (1 + np.exp(z)) - y) / len(z),
        ),
        (
            "kept the slope of the sigmoid",
            lambda y, z: (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z)) / len(z),
        ),
        (
            "gave only the slope of the sigmoid",
            lambda y, z: sigmoid(z) * (1 - sigmoid(z)) / len(z),
        ),
        ("stopped at the slope with respect to the prediction", gradient_by_prediction),
        ("gave the slopes of squared error", gradient_of_squared_error),
        ("gave the losses", lambda y, z: -terms(y, sigmoid(z), np.log)),
        ("gave the mean loss", lambda y, z: -np.mean(terms(y, sigmoid(z), np.log))),
        ("gave the predictions", lambda y, z: sigmoid(z)),
        ("forgot the labels", lambda y, z: sigmoid(z) / len(z)),
        ("moved all logits at once in the finite difference", gradient_measured_in_common),
        (
            "took the differences between neighbours for slopes",
            lambda y, z: np.gradient(-terms(y, sigmoid(z), np.log)),
        ),
        (
            "swapped labels and logits",
            lambda y, z: (sigmoid(y) - z) / len(z),
        ),
        ("took the size of the error", lambda y, z: np.abs(sigmoid(z) - y) / len(z)),
        ("multiplied by the number of samples", lambda y, z: (sigmoid(z) - y) * len(z)),
        ("divided by the four days", lambda y, z: (sigmoid(z) - y) / 4),
        (
            "paired each label with every logit",
            lambda y, z: (sigmoid(z)[:, None] - y) / len(z),
        ),
        ("made a column of the slopes", lambda y, z: ((sigmoid(z) - y) / len(z))[:, None]),
        ("used math.exp on arrays", gradient_with_math),
        ("asked an array whether it is 1", gradient_by_branch),
        ("printed instead of returning", gradient_printed),
        (
            "returned texts",
            lambda y, z: [f"{slope:+.4f}" for slope in (sigmoid(z) - y) / len(z)],
        ),
        ("rounded to two decimals", lambda y, z: np.round((sigmoid(z) - y) / len(z), 2)),
        ("changed the logits in place", gradient_in_place),
        (
            "gave the slopes of the four days instead of a function",
            np.array([-0.2, 0.3, 0.4, -0.3]) / 4,
        ),
    ],
    "find_the_bug": [
        ("blamed the base", "a"),
        ("blamed the order of the days", "c"),
        ("blamed a sum", "d"),
        ("blamed the base, as a capital", "A"),
        ("blamed a sum, with a bracket", "d)"),
        ("named two causes", "bc"),
        ("named two causes in a list", ["a", "d"]),
        ("hedged between two causes", "a or d"),
        ("gave the number of the cause", 1),
        ("gave the loss that should come out", 0.5220),
        ("named a letter that is not there", "e"),
        ("typed the cause instead of its letter", "nats"),
    ],
}
