"""Wrong answers that a learner may well give in lesson 08, with the slip in words."""

import math

import numpy as np

LN2 = math.log(2)
LN3 = math.log(3)
SIGMA_2 = 1 / (1 + math.exp(-2))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def stable(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def two_terms(y, y_hat):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def correct(y, z):
    return np.where(y == 1, stable(-z), stable(z))


def losses_by_branch(y, z):
    if y == 1:
        return stable(-z)
    return stable(z)


def losses_with_max(y, z):
    signed = (1 - 2 * y) * z
    return max(signed, 0) + np.log1p(np.exp(-abs(signed)))


def losses_in_place(y, z):
    z[y == 1] = -z[y == 1]
    return stable(z)


def losses_returned_too_early(y, z):
    for label, logit in zip(y, z, strict=True):
        return stable(-logit) if label == 1 else stable(logit)


def losses_printed(y, z):
    print(correct(y, z))


def log_sum_exp(z):
    a = z.max(axis=1, keepdims=True)
    return a[:, 0] + np.log(np.exp(z - a).sum(axis=1))


def came(z, c):
    return z[np.arange(len(c)), c]


def stable_softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def naive_softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def with_one_maximum(z, c):
    a = z.max()
    return np.mean(a + np.log(np.exp(z - a).sum(axis=1)) - came(z, c))


def with_one_maximum_for_softmax(z, c):
    powers = np.exp(z - z.max())
    return -np.mean(np.log(came(powers / powers.sum(axis=1, keepdims=True), c)))


def with_the_minimum(z, c):
    a = z.min(axis=1, keepdims=True)
    return np.mean(a[:, 0] + np.log(np.exp(z - a).sum(axis=1)) - came(z, c))


def with_the_mean(z, c):
    a = z.mean(axis=1, keepdims=True)
    return np.mean(a[:, 0] + np.log(np.exp(z - a).sum(axis=1)) - came(z, c))


def without_adding_the_maximum(z, c):
    a = z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z - a).sum(axis=1)) - came(z, c))


def along_the_wrong_axis(z, c):
    a = z.max(axis=0)
    return np.mean(a + np.log(np.exp(z - a).sum(axis=0)) - came(z, c))


def without_keepdims(z, c):
    a = z.max(axis=1)
    return np.mean(a + np.log(np.exp(z - a).sum(axis=1)) - came(z, c))


def with_one_sum(z, c):
    a = z.max()
    return np.mean(a + np.log(np.exp(z - a).sum()) - came(z, c))


def with_every_class_that_came(z, c):
    return np.mean(log_sum_exp(z)[:, None] - z[:, c])


def over_all_entries(z, c):
    y = np.eye(z.shape[1])[c]
    return -np.mean(y * (z - log_sum_exp(z)[:, None]))


def with_zero_times_infinity(z, c):
    y = np.eye(z.shape[1])[c]
    return -np.mean((y * np.log(stable_softmax(z))).sum(axis=1))


def with_two_classes_in_mind(z, c):
    y = np.eye(z.shape[1])[c]
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - y * z)


def in_a_loop_returned_too_early(z, c):
    for row, k in zip(z, c, strict=True):
        a = row.max()
        return a + np.log(np.exp(row - a).sum()) - row[k]


def with_math_in_a_loop(z, c):
    losses = []
    for row, k in zip(z, c, strict=True):
        losses.append(math.log(sum(math.exp(logit) for logit in row)) - row[k])
    return sum(losses) / len(losses)


def printed(z, c):
    print(np.mean(log_sum_exp(z) - came(z, c)))


def in_place(z, c):
    z -= z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - came(z, c))


WRONG = {
    "recall": [
        ("took the loss of a rainy day", math.log(1 + math.exp(-2))),
        ("gave the probability of rain", SIGMA_2),
        ("gave the probability of dry", 1 - SIGMA_2),
        ("counted in bits", math.log2(1 + math.exp(2))),
        ("took the loss of a rainy day, in bits", math.log2(1 + math.exp(-2))),
        ("took logarithms of base 10", math.log10(1 + math.exp(2))),
        ("forgot the minus sign", -math.log(1 + math.exp(2))),
        ("forgot the minus sign, on a rainy day", math.log(SIGMA_2)),
        ("gave the logit", 2),
        ("gave the logit with a minus sign", -2),
        ("gave the odds", math.exp(2)),
        ("forgot the logarithm", 1 + math.exp(2)),
        ("gave the inverse odds", math.exp(-2)),
        ("forgot the exponential", math.log(1 + 2)),
        ("subtracted under the logarithm", math.log(math.exp(2) - 1)),
        ("took the fair coin", LN2),
        ("gave the squared error", SIGMA_2**2),
        ("gave the slope with the wrong sign", -SIGMA_2),
        ("gave the entropy of the forecast", 2 * (1 - SIGMA_2) + math.log(1 + math.exp(-2))),
        ("rounded ŷ to two decimals first", -math.log(1 - 0.88)),
        ("rounded ŷ to 0.9 first", -math.log(0.1)),
        ("used powers of 2 in the sigmoid", math.log(1 + 2**2)),
        ("multiplied the nats by ln 2", math.log(1 + math.exp(2)) * LN2),
        ("rounded to two digits", 2.1),
        ("averaged over the four days", math.log(1 + math.exp(2)) / 4),
    ],
    "vote": [
        ("believed in 1 − 1e-300", "a"),
        ("thought that a clip brings the loss back", "b"),
        ("thought that a clip stops below 1", "d"),
        ("believed in 1 − 1e-300, as a capital", "A"),
        ("thought that a clip brings the loss back, with a bracket", "b)"),
        ("named two losses", "ac"),
        ("named two losses in a list", ["a", "d"]),
        ("hedged between two losses", "a or c"),
        ("gave the loss instead of the letter", 40.0),
        ("computed the loss of option a", -math.log(1e-300)),
        ("gave the loss of option d", 36.7),
        ("named a letter that is not there", "e"),
    ],
    "both_labels": [
        ("went through the probability", lambda y, z: two_terms(y, sigmoid(z))),
        (
            "chose the probability, then took the logarithm",
            lambda y, z: -np.log(np.where(y == 1, sigmoid(z), 1 - sigmoid(z))),
        ),
        (
            "went through the probability, and clipped",
            lambda y, z: two_terms(y, np.clip(sigmoid(z), 1e-7, 1 - 1e-7)),
        ),
        (
            "went through the probability, and clipped at 1e-15",
            lambda y, z: two_terms(y, np.clip(sigmoid(z), 1e-15, 1 - 1e-15)),
        ),
        (
            "went through the probability, and replaced nan and infinity",
            lambda y, z: np.nan_to_num(two_terms(y, sigmoid(z))),
        ),
        (
            "went through the probability, and added an epsilon",
            lambda y, z: -np.log(np.where(y == 1, sigmoid(z), 1 - sigmoid(z)) + 1e-12),
        ),
        ("went through the probability, in bits", lambda y, z: two_terms(y, sigmoid(z)) / LN2),
        (
            "went through the probability, and averaged",
            lambda y, z: two_terms(y, sigmoid(z)).mean(),
        ),
        (
            "went through the probability, without the minus sign",
            lambda y, z: -two_terms(y, sigmoid(z)),
        ),
        ("took the logits for probabilities", lambda y, z: two_terms(y, z)),
        (
            "used the mirror",
            lambda y, z: np.where(y == 1, -np.log(sigmoid(z)), -np.log(sigmoid(-z))),
        ),
        ("took ln(1 + eᶻ) as it stands", lambda y, z: np.log(1 + np.exp(z)) - y * z),
        (
            "took log1p of eᶻ, which overflows",
            lambda y, z: np.where(y == 1, np.log1p(np.exp(-z)), np.log1p(np.exp(z))),
        ),
        ("clipped the logits", lambda y, z: correct(y, np.clip(z, -700, 700))),
        ("clipped the logits at 30", lambda y, z: correct(y, np.clip(z, -30, 30))),
        ("took every day for dry", lambda y, z: stable(z)),
        ("took every day for rainy", lambda y, z: stable(-z)),
        ("swapped the labels", lambda y, z: correct(1 - y, z)),
        ("turned the sign on dry days", lambda y, z: stable((2 * y - 1) * z)),
        ("added y·z", lambda y, z: stable(z) + y * z),
        ("subtracted (1 − y)·z", lambda y, z: stable(z) - (1 - y) * z),
        ("subtracted y under the function", lambda y, z: stable(z - y)),
        ("multiplied by the label", lambda y, z: stable(y * z)),
        ("counted the loss of dry days only", lambda y, z: (1 - y) * stable(z)),
        ("took a rainy day for the negative of a dry one", lambda y, z: (1 - 2 * y) * stable(z)),
        (
            "subtracted the rainy term from 1",
            lambda y, z: np.where(y == 1, 1 - stable(z), stable(z)),
        ),
        ("kept only the larger part", lambda y, z: np.maximum((1 - 2 * y) * z, 0)),
        (
            "left out the absolute value",
            lambda y, z: np.maximum((1 - 2 * y) * z, 0) + np.log1p(np.exp(-(1 - 2 * y) * z)),
        ),
        (
            "left the first part as it was for a dry day",
            lambda y, z: np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) * (1 - 2 * y),
        ),
        ("subtracted y·z at the end, which loses e⁻⁴⁰", lambda y, z: stable(z) - y * z),
        (
            "used log instead of log1p, which loses e⁻⁴⁰",
            lambda y, z: np.maximum((1 - 2 * y) * z, 0) + np.log(1 + np.exp(-np.abs(z))),
        ),
        ("counted in bits", lambda y, z: correct(y, z) / LN2),
        ("multiplied by ln 2", lambda y, z: correct(y, z) * LN2),
        ("forgot the minus sign", lambda y, z: -correct(y, z)),
        ("averaged", lambda y, z: correct(y, z).mean()),
        ("summed", lambda y, z: correct(y, z).sum()),
        ("averaged in bits", lambda y, z: correct(y, z).mean() / LN2),
        ("gave the probabilities", lambda y, z: np.where(y == 1, sigmoid(z), sigmoid(-z))),
        ("gave the slopes", lambda y, z: sigmoid(z) - y),
        (
            "paired each label with every logit",
            lambda y, z: correct(y[:, None], z),
        ),
        ("swapped labels and logits", lambda y, z: correct(z, y)),
        ("asked an array whether it is 1", losses_by_branch),
        ("used max on an array", losses_with_max),
        ("returned inside the loop", losses_returned_too_early),
        ("printed instead of returning", losses_printed),
        (
            "returned texts with the unit",
            lambda y, z: [f"{loss:.1f} nats" for loss in correct(y, z)],
        ),
        ("rounded to one decimal", lambda y, z: np.round(correct(y, z), 1)),
        ("changed the logits in place", losses_in_place),
        ("gave the losses at ±800 instead of a function", np.array([800.0, 0.0])),
    ],
    "derivation": [
        ("kept the printed order", "abcde"),
        ("split the power before writing the logit as a sum", "ecadb"),
        ("took out the factor before splitting the power", "caedb"),
        ("took out the factor first of all", "acedb"),
        ("took the logarithm before taking out the factor", "cedab"),
        ("chose a before the logarithm", "ceabd"),
        ("chose a right after writing the logit as a sum", "cbead"),
        ("chose a first of all", "bcead"),
        ("took the logarithm at once", "cdeab"),
        ("began with the result", "dceab"),
        ("chose a after splitting the power", "cebad"),
        ("wrote the steps backwards", "bdaec"),
        ("took out the factor, then split the power, then wrote the sum", "aecdb"),
        ("left out the choice of a", "cead"),
        ("left out the splitting of the power", "cadb"),
        ("named a step twice", "ceaadb"),
        ("gave a list in the wrong order", ["c", "a", "e", "d", "b"]),
        ("numbered the steps in the wrong order", "31542"),
        ("gave only the first step", "c"),
    ],
    "three_equal": [
        ("gave only the maximum", 1000),
        ("summed the logits", 3000),
        ("gave only the logarithm of the count", LN3),
        ("subtracted the logarithm of the count", 1000 - LN3),
        ("multiplied by the logarithm of the count", 1000 * LN3),
        ("added the count", 1003),
        ("took the logarithm of base 2 of the count", 1000 + math.log2(3)),
        ("took the logarithm of base 10 of the count", 1000 + math.log10(3)),
        ("took the logarithm of each logit", 3 * math.log(1000)),
        ("took the logarithm of the sum of the logits", math.log(3000)),
        ("added the logarithm of the count for each logit", 3000 + LN3),
        ("took three times the log-sum-exp", 3 * (1000 + LN3)),
        ("counted in bits", (1000 + LN3) / LN2),
        ("computed eᶻ first", math.inf),
        ("let infinity minus infinity stand", math.nan),
        ("gave the logarithm of a softmax probability", -LN3),
        ("gave a softmax probability", 1 / 3),
        ("gave the sum of the softmax probabilities", 1),
        ("took the logarithm of that sum", 0),
        ("counted two logits", 1000 + LN2),
        ("counted the maximum once more", 1000 + math.log(4)),
        ("took e³ for the sum", 1000 + math.exp(3)),
        ("turned the sign", -1000 - LN3),
        ("divided by the count", 1000 / 3),
    ],
    "mean_loss": [
        (
            "took the log-sum-exp as it stands",
            lambda z, c: np.mean(np.log(np.exp(z).sum(axis=1)) - came(z, c)),
        ),
        (
            "took the softmax as it stands, then the logarithm",
            lambda z, c: -np.mean(np.log(came(naive_softmax(z), c))),
        ),
        (
            "took the log-sum-exp as it stands, and summed",
            lambda z, c: np.sum(np.log(np.exp(z).sum(axis=1)) - came(z, c)),
        ),
        (
            "took the softmax as it stands, in bits",
            lambda z, c: -np.mean(np.log2(came(naive_softmax(z), c))),
        ),
        (
            "took the log-sum-exp as it stands, the other way round",
            lambda z, c: np.mean(came(z, c) - np.log(np.exp(z).sum(axis=1))),
        ),
        (
            "took the softmax of the whole array as it stands",
            lambda z, c: -np.mean(np.log(came(np.exp(z) / np.exp(z).sum(), c))),
        ),
        (
            "gave one loss for each sample, with the log-sum-exp as it stands",
            lambda z, c: np.log(np.exp(z).sum(axis=1)) - came(z, c),
        ),
        (
            "took the stable softmax, then the logarithm",
            lambda z, c: -np.mean(np.log(came(stable_softmax(z), c))),
        ),
        (
            "took the stable softmax, and clipped it",
            lambda z, c: -np.mean(np.log(np.clip(came(stable_softmax(z), c), 1e-12, 1))),
        ),
        (
            "took the stable softmax, and added an epsilon",
            lambda z, c: -np.mean(np.log(came(stable_softmax(z), c) + 1e-12)),
        ),
        (
            "took the softmax as it stands, and replaced nan and infinity",
            lambda z, c: -np.mean(np.nan_to_num(np.log(came(naive_softmax(z), c)))),
        ),
        ("took one maximum for the whole array", with_one_maximum),
        ("took one maximum for the whole array, then the softmax", with_one_maximum_for_softmax),
        (
            "took one maximum for the whole array, and summed",
            lambda z, c: len(c) * with_one_maximum(z, c),
        ),
        ("subtracted the minimum", with_the_minimum),
        ("subtracted the mean", with_the_mean),
        ("forgot to add the maximum again", without_adding_the_maximum),
        ("summed along the wrong axis", along_the_wrong_axis),
        ("left out keepdims", without_keepdims),
        ("summed the whole array for the log-sum-exp", with_one_sum),
        ("picked for each row every class that came", with_every_class_that_came),
        ("averaged over all entries of the one-hot rows", over_all_entries),
        ("multiplied one-hot rows by −∞", with_zero_times_infinity),
        ("took the loss of two classes in each column", with_two_classes_in_mind),
        ("summed", lambda z, c: np.sum(log_sum_exp(z) - came(z, c))),
        ("gave one loss for each sample", lambda z, c: log_sum_exp(z) - came(z, c)),
        ("divided by the classes", lambda z, c: np.sum(log_sum_exp(z) - came(z, c)) / z.shape[1]),
        ("subtracted the other way round", lambda z, c: np.mean(came(z, c) - log_sum_exp(z))),
        ("added the logit", lambda z, c: np.mean(log_sum_exp(z) + came(z, c))),
        ("gave only the mean log-sum-exp", lambda z, c: np.mean(log_sum_exp(z))),
        ("counted in bits", lambda z, c: np.mean(log_sum_exp(z) - came(z, c)) / LN2),
        (
            "counted the classes from 1",
            lambda z, c: np.mean(log_sum_exp(z) - came(z, c - 1)),
        ),
        (
            "took the likeliest class instead of the one that came",
            lambda z, c: np.mean(log_sum_exp(z) - z.max(axis=1)),
        ),
        ("kept only the maximum", lambda z, c: np.mean(z.max(axis=1) - came(z, c))),
        (
            "picked from the flattened array",
            lambda z, c: np.mean(log_sum_exp(z) - np.take(z, c)),
        ),
        ("picked whole rows", lambda z, c: np.mean(log_sum_exp(z)[:, None] - z[c])),
        (
            "took the logarithm of the mean probability",
            lambda z, c: -np.log(np.mean(came(stable_softmax(z), c))),
        ),
        ("gave the mean probability", lambda z, c: np.mean(came(stable_softmax(z), c))),
        (
            "clipped the logits",
            lambda z, c: np.mean(
                log_sum_exp(np.clip(z, -700, 700)) - came(np.clip(z, -700, 700), c)
            ),
        ),
        ("returned inside the loop", in_a_loop_returned_too_early),
        ("used math.exp in a loop, which overflows", with_math_in_a_loop),
        ("printed instead of returning", printed),
        (
            "returned a text with the unit",
            lambda z, c: f"{np.mean(log_sum_exp(z) - came(z, c)):.4f} nats",
        ),
        (
            "rounded to two decimals",
            lambda z, c: round(np.mean(log_sum_exp(z) - came(z, c)), 2),
        ),
        ("changed the logits in place", in_place),
        ("gave the loss of the snowy day instead of a function", math.log(8)),
    ],
    "clip_in_float32": [
        ("forgot that 1e-8 lies inside the gap", "b"),
        ("thought of float64", "c"),
        ("gave up on every clip", "d"),
        ("forgot that 1e-8 lies inside the gap, as a capital", "B"),
        ("thought of float64, in brackets", "(c)"),
        ("named two answers", "ab"),
        ("named two answers in a list", ["b", "c"]),
        ("hedged between two answers", "a or b"),
        ("typed the ε instead of the letter", 1e-7),
        ("typed the wrong ε instead of the letter", 1e-8),
        ("typed how many of them", 2),
        ("typed the answer instead of its letter", "none of them"),
        ("named a letter that is not there", "e"),
    ],
    "two_blocks": [
        ("averaged the means", 1.25),
        ("added the means", 2.5),
        ("gave the summed loss", 1000),
        ("swapped the weights", (250 * 0.5 + 1000 * 2) / 1250),
        ("divided by the samples of the first block", 1000 / 1000),
        ("divided by the samples of the second block", 1000 / 250),
        ("divided by the number of blocks", 1000 / 2),
        ("divided the means by their counts", 0.5 / 1000 + 2 / 250),
        ("divided the added means by all samples", 2.5 / 1250),
        ("divided the mean of the means by all samples", 1.25 / 1250),
        ("multiplied the mean of the means by all samples", 1.25 * 1250),
        ("kept the first block", 0.5),
        ("kept the second block", 2),
        ("left the second block out of the sum, not of the count", 1000 * 0.5 / 1250),
        ("left the second mean without its count", (1000 * 0.5 + 2) / 1250),
        ("went to bits", 0.8 / LN2),
        ("multiplied by ln 2", 0.8 * LN2),
        ("turned the sign", -0.8),
        ("misplaced the decimal point", 0.08),
        ("wrote a percentage", 80),
        ("gave the number of samples", 1250),
        ("took the root mean square of the means", math.sqrt((0.5**2 + 2**2) / 2)),
        ("gave sum and count", [1000, 1250]),
    ],
    "find_the_bug": [
        ("blamed the forecast", "a"),
        ("blamed the base", "c"),
        ("blamed the zero", "d"),
        ("blamed the zero, as a capital", "D"),
        ("blamed the base, with a bracket", "c)"),
        ("named two causes", "bd"),
        ("named two causes in a list", ["a", "d"]),
        ("hedged between two causes", "b or d"),
        ("gave the loss that should come out", 2),
        ("gave the loss that does come out", math.nan),
        ("gave the number of the cause", 4),
        ("typed the cause instead of its letter", "a forecast must not contain a 0"),
        ("named a letter that is not there", "e"),
    ],
}
