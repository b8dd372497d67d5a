"""Wrong answers that a learner may well give in lesson 05, with the slip in words."""

import math

import numpy as np

LN2 = math.log(2)
FOUR_DAYS = np.array([0.8, 0.7, 0.6, 0.7])  # what the forecast gave to what happened


def given(y_true, y_proba):
    return np.where(y_true == 1, y_proba, 1 - y_proba)


def two_terms(y_true, y_proba):
    return y_true * np.log(y_proba) + (1 - y_true) * np.log(1 - y_proba)


def nll_printed(y_true, y_proba):
    print(-np.log(given(y_true, y_proba)).sum())


def nll_with_math(y_true, y_proba):
    total = 0
    for y, p in zip(y_true, y_proba, strict=True):
        total -= math.log(p) if y == 1 else math.log(1 - p)
    return total


def nll_in_place(y_true, y_proba):
    y_proba[y_true == 0] = 1 - y_proba[y_true == 0]
    return -np.log(y_proba).sum()


def nll_multiplied_in_a_loop(y_true, y_proba):
    product = 1
    for y, p in zip(y_true, y_proba, strict=True):
        product *= p if y == 1 else 1 - p
    return -np.log(product)


def nll_returned_too_early(y_true, y_proba):
    total = 0
    for q in given(y_true, y_proba):
        total -= np.log(q)
        return total


def nll_without_impossible_days(y_true, y_proba):
    q = given(y_true, y_proba)
    return -np.log(q[q > 0]).sum()


def nll_by_branch(y_true, y_proba):
    if y_true == 1:
        return -np.log(y_proba).sum()
    return -np.log(1 - y_proba).sum()


WRONG = {
    "recall": [
        ("summed over the days instead of averaging", 5),
        ("took natural logarithms", 5 * LN2 / 3),
        ("took natural logarithms and summed", 5 * LN2),
        ("took logarithms of base 10", 5 * math.log10(2) / 3),
        ("used the probability of rain on the dry day too", (1 + math.log2(4 / 3) + 2) / 3),
        (
            "used the probability of rain on the dry day, in nats",
            (1 + math.log2(4 / 3) + 2) * LN2 / 3,
        ),
        ("used the probability of rain on the dry day, and summed", 1 + math.log2(4 / 3) + 2),
        ("gave every day the probability of what did not happen", (1 + 2 * math.log2(4 / 3)) / 3),
        ("forgot the minus sign", -5 / 3),
        ("took the logarithm of the mean probability", -math.log2((0.5 + 0.25 + 0.25) / 3)),
        ("took the logarithm of the mean forecast", -math.log2((0.5 + 0.75 + 0.25) / 3)),
        (
            "averaged the entropies of the three forecasts",
            (1 - 2 * (0.75 * math.log2(0.75) + 0.25 * math.log2(0.25))) / 3,
        ),
        ("gave the perplexity", 2 ** (5 / 3)),
        ("gave the likelihood", 0.5 * 0.25 * 0.25),
        ("divided by the two rainy days", 5 / 2),
        ("averaged over the rainy days only", (1 + 2) / 2),
        ("averaged the reciprocals, without a logarithm", (2 + 4 + 4) / 3),
        ("averaged the probabilities, without a logarithm", (0.5 + 0.25 + 0.25) / 3),
        ("divided the bits by ln 2", 5 / 3 / LN2),
        ("rounded to one decimal", 1.7),
        ("cut off after one decimal", 1.6),
        ("rounded to a whole number of bits", 2),
        ("left the three losses as they are", [1, 2, 2]),
    ],
    "five_days": [
        ("used the probability of rain on the dry day", 0.2352 * 0.75),
        ("gave only the factor of the fifth day", 0.25),
        ("added the new factor instead of multiplying", 0.2352 + 0.25),
        ("gave the log-likelihood", math.log(0.0588)),
        ("gave the negative log-likelihood", -math.log(0.0588)),
        ("gave the sum of the surprisals in bits", -math.log2(0.0588)),
        ("gave the mean cross-entropy in bits", -math.log2(0.0588) / 5),
        ("divided the product by five", 0.0588 / 5),
        ("took the geometric mean", 0.0588 ** (1 / 5)),
        ("averaged the five factors", (0.8 + 0.7 + 0.6 + 0.7 + 0.25) / 5),
        ("summed the five factors", 0.8 + 0.7 + 0.6 + 0.7 + 0.25),
        ("wrote a percentage", 5.88),
        ("multiplied the five probabilities of rain", 0.8 * 0.3 * 0.4 * 0.7 * 0.75),
        (
            "multiplied the probabilities of rain on four days by 1 − 0.75",
            0.8 * 0.3 * 0.4 * 0.7 * 0.25,
        ),
        ("left the likelihood of four days", 0.2352),
        ("thought that a wrong forecast makes the likelihood zero", 0),
        ("wrote a quarter as 0.025", 0.2352 * 0.025),
        ("rounded to two decimals", 0.06),
        ("rounded to two digits", 0.059),
        ("took the complement at the end", 1 - 0.0588),
        ("averaged the old likelihood and the new factor", (0.2352 + 0.25) / 2),
        ("left the five factors as they are", [0.8, 0.7, 0.6, 0.7, 0.25]),
    ],
    "vote": [
        ("took the likelihood for the probability of the model", "a"),
        ("took the likelihood for a share of hits", "b"),
        ("thought that likelihoods sum to 1 over the models", "d"),
        ("took the likelihood for the probability of the model, as a capital", "A"),
        ("took the likelihood for a share of hits, with a bracket", "b)"),
        ("named two sentences", "ac"),
        ("named two sentences in a list", ["c", "d"]),
        ("hedged between two sentences", "a or d"),
        ("gave the number of the sentence", 1),
        ("gave the likelihood", 0.2352),
        ("typed the sentence instead of its letter", "the forecast is the right model"),
        ("named a letter that is not there", "e"),
    ],
    "underflow": [
        ("stopped at the smallest positive number, one too early", 537),
        ("left the half", 537.5),
        ("rounded up once too often", 539),
        ("took the smallest positive number and doubled instead of halving", 2 * 1074),
        ("gave the answer for 0.5", 1075),
        ("gave the exponent of the smallest positive number", 1074),
        ("doubled instead of halving", 2 * 1075),
        ("divided by four, because 0.25 is 1/4", 1075 / 4),
        ("divided by four and rounded up", 269),
        ("took the root of the number for 0.5", math.sqrt(1075)),
        ("took the smallest number with all its digits, 2 to the power −1022", 511),
        ("took the smallest number with all its digits, and one more", 512),
        ("took the greatest exponent of a float64", 1024),
        ("gave the decimal exponent of the smallest number", 324),
        ("halved the decimal exponent of the smallest number", 162),
        ("divided a decimal exponent by a natural logarithm", 324 / math.log(4)),
        ("divided a natural exponent by a decimal logarithm", 745 / math.log10(4)),
        ("gave the natural exponent of the smallest number", 745),
        ("gave the answer for 0.7", 2090),
        ("halved the answer for 0.7", 1045),
        ("thought that a positive number never becomes zero", math.inf),
        ("rounded to hundreds", 500),
        ("gave the power instead of the number of days", 0.0),
    ],
    "nll": [
        (
            "took the logarithm of the product",
            lambda y_true, y_proba: -np.log(given(y_true, y_proba).prod()),
        ),
        (
            "multiplied the Bernoulli expression before the logarithm",
            lambda y_true, y_proba: (
                -np.log(np.prod(y_proba**y_true * (1 - y_proba) ** (1 - y_true)))
            ),
        ),
        ("multiplied in a loop, then took the logarithm", nll_multiplied_in_a_loop),
        ("averaged", lambda y_true, y_proba: -np.log(given(y_true, y_proba)).mean()),
        ("counted in bits", lambda y_true, y_proba: -np.log2(given(y_true, y_proba)).sum()),
        (
            "gave the mean in bits of lesson 04",
            lambda y_true, y_proba: -np.log2(given(y_true, y_proba)).mean(),
        ),
        (
            "took logarithms of base 10",
            lambda y_true, y_proba: -np.log10(given(y_true, y_proba)).sum(),
        ),
        ("forgot the minus sign", lambda y_true, y_proba: np.log(given(y_true, y_proba)).sum()),
        (
            "forgot the minus sign and averaged",
            lambda y_true, y_proba: np.log(given(y_true, y_proba)).mean(),
        ),
        (
            "swapped rain and dry",
            lambda y_true, y_proba: -np.log(np.where(y_true == 0, y_proba, 1 - y_proba)).sum(),
        ),
        (
            "used the probability of rain on every day",
            lambda y_true, y_proba: -np.log(y_proba).sum(),
        ),
        (
            "used the probability of dry on every day",
            lambda y_true, y_proba: -np.log(1 - y_proba).sum(),
        ),
        ("left out the dry days", lambda y_true, y_proba: -np.sum(y_true * np.log(y_proba))),
        (
            "picked probabilities with the labels as positions",
            lambda y_true, y_proba: -np.log(y_proba[y_true]).sum(),
        ),
        (
            "swapped labels and predictions",
            lambda y_true, y_proba: -np.log(np.where(y_proba == 1, y_true, 1 - y_true)).sum(),
        ),
        (
            "used both terms, nan for a certain forecast that is right",
            lambda y_true, y_proba: -np.sum(two_terms(y_true, y_proba)),
        ),
        (
            "used both terms and averaged, nan for a certain forecast",
            lambda y_true, y_proba: -np.mean(two_terms(y_true, y_proba)),
        ),
        (
            "used both terms, in bits",
            lambda y_true, y_proba: -np.sum(two_terms(y_true, y_proba)) / LN2,
        ),
        ("used both terms, one loss a day", lambda y_true, y_proba: -two_terms(y_true, y_proba)),
        (
            "used both terms without the minus sign",
            lambda y_true, y_proba: np.sum(two_terms(y_true, y_proba)),
        ),
        (
            "replaced nan, and with it infinity by a large number",
            lambda y_true, y_proba: -np.nan_to_num(two_terms(y_true, y_proba)).sum(),
        ),
        (
            "clipped the predictions",
            lambda y_true, y_proba: (
                -np.log(given(y_true, np.clip(y_proba, 1e-15, 1 - 1e-15))).sum()
            ),
        ),
        (
            "added an epsilon to the probability",
            lambda y_true, y_proba: -np.log(given(y_true, y_proba) + 1e-12).sum(),
        ),
        (
            "clipped the predictions and averaged",
            lambda y_true, y_proba: (
                -np.log(given(y_true, np.clip(y_proba, 1e-15, 1 - 1e-15))).mean()
            ),
        ),
        (
            "took the logarithm of the product, in bits",
            lambda y_true, y_proba: -np.log2(given(y_true, y_proba).prod()),
        ),
        (
            "took the logarithm of the product, without the minus sign",
            lambda y_true, y_proba: np.log(given(y_true, y_proba).prod()),
        ),
        ("dropped the days with probability 0", nll_without_impossible_days),
        (
            "took the logarithm of the sum",
            lambda y_true, y_proba: -np.log(given(y_true, y_proba).sum()),
        ),
        ("gave one loss a day", lambda y_true, y_proba: -np.log(given(y_true, y_proba))),
        ("gave the likelihood", lambda y_true, y_proba: given(y_true, y_proba).prod()),
        ("summed the probabilities", lambda y_true, y_proba: -given(y_true, y_proba).sum()),
        ("used math.log, which refuses 0", nll_with_math),
        ("asked an array whether it is 1", nll_by_branch),
        ("returned inside the loop", nll_returned_too_early),
        ("printed instead of returning", nll_printed),
        (
            "returned a text with the unit",
            lambda y_true, y_proba: f"{-np.log(given(y_true, y_proba)).sum():.4f} nats",
        ),
        (
            "rounded to two decimals",
            lambda y_true, y_proba: round(-np.log(given(y_true, y_proba)).sum(), 2),
        ),
        ("changed the predictions in place", nll_in_place),
        ("used the four days of the lesson", lambda y_true, y_proba: -np.log(FOUR_DAYS).sum()),
        ("gave the number for the four days instead of a function", -np.log(FOUR_DAYS).sum()),
    ],
    "season": [
        ("forgot to go from bits to nats", 250 * 0.6),
        ("forgot the number of days", 0.6 * LN2),
        ("divided by ln 2", 250 * 0.6 / LN2),
        ("divided by ln 2 and forgot the days", 0.6 / LN2),
        ("gave the log-likelihood", -250 * 0.6 * LN2),
        ("divided by the days", 0.6 * LN2 / 250),
        ("divided by the days and stayed in bits", 0.6 / 250),
        ("gave the likelihood", math.exp(-250 * 0.6 * LN2)),
        ("rounded ln 2 to 0.7", 250 * 0.6 * 0.7),
        ("rounded ln 2 to 0.6931 and cut off the decimals", 103),
        ("rounded to hundreds", 100),
        ("took 0.6 for a probability", -250 * math.log(0.6)),
        ("took 0.6 for a probability, in bits", -250 * math.log2(0.6)),
        ("forgot the 0.6", 250 * LN2),
        ("used log10 of 2", 250 * 0.6 * math.log10(2)),
        ("multiplied by e", 250 * 0.6 * math.e),
        ("took a season of 365 days", 365 * 0.6 * LN2),
        ("kept the four days of the table", 4 * 0.6 * LN2),
        ("summed the geometric means", 250 * 2**-0.6),
        ("misplaced the decimal point", 10.397),
        ("gave the mean back", 0.6),
    ],
    "september": [
        ("took the share of dry days", 18 / 30),
        ("gave the count of rainy days", 12),
        ("gave the count of dry days", 18),
        ("divided the rainy days by the dry days", 12 / 18),
        ("divided the dry days by the rainy days", 18 / 12),
        ("wrote a percentage", 40),
        ("wrote a percentage as a text", "40 %"),
        ("inverted the share", 30 / 12),
        ("added one day of each kind", 13 / 32),
        ("took the fair coin", 0.5),
        ("kept the coin of the ten days", 0.3),
        ("gave September 31 days, with 12 of rain", 12 / 31),
        ("gave September 31 days, 13 of them rainy", 13 / 31),
        ("gave September 31 days, and took the dry ones", 18 / 31),
        ("gave the greatest likelihood", 0.4**12 * 0.6**18),
        ("gave the greatest log-likelihood", 12 * math.log(0.4) + 18 * math.log(0.6)),
        ("gave the entropy in bits", -0.4 * math.log2(0.4) - 0.6 * math.log2(0.6)),
        ("gave the entropy in nats", -0.4 * math.log(0.4) - 0.6 * math.log(0.6)),
        ("misplaced the decimal point", 0.04),
        ("gave both probabilities", [0.6, 0.4]),
    ],
    "same_minimum": [
        ("thought that a factor moves the minimum", "a"),
        ("thought that the base moves the minimum", "c"),
        ("thought that the logarithm moves the summit", "d"),
        ("thought that a factor moves the minimum, as a capital", "A"),
        ("thought that the logarithm moves the summit, in brackets", "(d)"),
        ("named the two changes of scale", "ac"),
        ("named two changes in a list", ["b", "d"]),
        ("hedged between two changes", "b or d"),
        ("gave the number of the change", 3),
        ("gave the new minimum", 6 / 13),
        ("thought that none moves it", "none"),
        ("typed the change instead of its letter", "measure in bits"),
    ],
    "new_rate": [
        ("forgot to go from nats to bits", 0.001 * 200),
        ("divided by ln 2", 0.001 * 200 / LN2),
        ("scaled like the loss, in the wrong direction", 0.001 / (200 * LN2)),
        ("divided by the days, multiplied by ln 2", 0.001 / 200 * LN2),
        ("divided by the days and forgot the bits", 0.001 / 200),
        ("forgot the number of days", 0.001 * LN2),
        ("forgot the number of days, and divided by ln 2", 0.001 / LN2),
        ("kept the rate, since the minimum stays", 0.001),
        ("rounded to one digit", 0.1),
        ("rounded to two digits", 0.14),
        ("gave only the factor", 200 * LN2),
        ("gave the inverse of the factor", 1 / (200 * LN2)),
        ("used log10 of 2", 0.001 * 200 * math.log10(2)),
        ("used the base itself instead of its logarithm", 0.001 * 200 * 2),
        ("kept the ten days", 0.001 * 10 * LN2),
        ("turned the sign", -0.001 * 200 * LN2),
        ("misplaced the decimal point", 0.01386),
        ("kept the rate 0.02 of the lesson", 0.02 * 200 * LN2),
        ("took the root of the number of days", 0.001 * math.sqrt(200) * LN2),
    ],
    "derivation": [
        ("kept the printed order", "abcde"),
        ("took the logarithm before there was a product", "bcaed"),
        ("collected equal outcomes before the logarithm", "cabed"),
        ("collected equal outcomes first of all", "acbed"),
        ("split before dividing", "cbade"),
        ("divided before collecting", "cbead"),
        ("divided before collecting, and split before that", "cbdea"),
        ("split before collecting", "cbeda"),
        ("began with the result", "dcbae"),
        ("wrote the steps backwards", "deabc"),
        ("divided before the logarithm", "cebad"),
        ("took the logarithm first and split before dividing", "bcade"),
        ("left out the split", "cbae"),
        ("left out collecting", "cbed"),
        ("named a step twice", "cbaee"),
        ("gave a list in the wrong order", ["c", "a", "b", "e", "d"]),
        ("numbered the steps", "21354"),
        ("gave only the first step", "c"),
    ],
    "find_the_bug": [
        ("took the unfinished descent for a wrong valley", "a"),
        ("tied the learning rate to the base", "b"),
        ("suspected the two cases", "c"),
        ("suspected the two cases, as a capital", "C"),
        ("took the unfinished descent for a wrong valley, with a bracket", "a)"),
        ("named two causes", "ad"),
        ("named two causes in a list", ["c", "d"]),
        ("hedged between two causes", "a or d"),
        ("gave the number of the cause", 1),
        ("named a letter that is not there", "e"),
        ("typed the cause instead of its letter", "the base"),
        ("gave the right coin", 0.3),
    ],
}
