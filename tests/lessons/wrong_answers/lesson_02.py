"""Wrong answers that a learner may give to the exercises of lesson 02, with the slip in words."""

import math

import numpy as np

P = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8])
HARBOUR = np.array([1 / 8, 1 / 2, 1 / 4, 1 / 8])
SKI = np.array([1 / 4, 1 / 8, 1 / 8, 1 / 2])
NARROW = np.random.default_rng(1).normal(0, 1, size=1_000_000)
WIDE = np.random.default_rng(2).normal(0, 2, size=1_000_000)


def density(x, mean, sd):
    return np.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))


def log_ratio(x, sd=2, mean=0):
    """Return log2 of the density of N(0,1) over that of N(mean, sd) at each x, in bits."""
    return np.log2(density(x, 0, 1) / density(x, mean, sd))


def kl_where_both(p, q):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log2(p[both] / q[both]))


def kl_where_both_in_nats(p, q):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log(p[both] / q[both]))


def kl_where_believed(p, q):
    believed = q > 0
    return np.sum(p[believed] * np.log2(p[believed] / q[believed]))


def kl_renormalised(p, q):
    both = (p > 0) & (q > 0)
    p, q = p[both] / p[both].sum(), q[both] / q[both].sum()
    return np.sum(p * np.log2(p / q))


def kl_in_nats(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens] / q[happens]))


def kl_to_base_10(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log10(p[happens] / q[happens]))


def kl_swapped(p, q):
    believed = q > 0
    return np.sum(q[believed] * np.log2(q[believed] / p[believed]))


def kl_swapped_in_nats(p, q):
    believed = q > 0
    return np.sum(q[believed] * np.log(q[believed] / p[believed]))


def kl_of_inverse_ratio(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log2(q[happens] / p[happens]))


def kl_weighted_by_model(p, q):
    happens = p > 0
    return np.sum(q[happens] * np.log2(p[happens] / q[happens]))


def kl_without_weights(p, q):
    happens = p > 0
    return np.sum(np.log2(p[happens] / q[happens]))


def kl_mean_of_terms(p, q):
    happens = p > 0
    return np.mean(p[happens] * np.log2(p[happens] / q[happens]))


def kl_of_absolute_terms(p, q):
    happens = p > 0
    return np.sum(np.abs(p[happens] * np.log2(p[happens] / q[happens])))


def kl_terms(p, q):
    return np.where(p > 0, p * np.log2(p / q), 0.0)


def kl_printed(p, q):
    print(np.sum(np.where(p > 0, p * np.log2(p / q), 0.0)))


def kl_infinite_for_any_zero_of_q(p, q):
    if np.any(q == 0):
        return np.inf
    return np.sum(np.where(p > 0, p * np.log2(p / q), 0.0))


def kl_infinite_for_any_zero(p, q):
    if np.any(q == 0) or np.any(p == 0):
        return np.inf
    return np.sum(p * np.log2(p / q))


def kl_infinite_in_words(p, q):
    if np.any((q == 0) & (p > 0)):
        return "infinite"
    return np.sum(np.where(p > 0, p * np.log2(p / q), 0.0))


def kl_error_when_infinite(p, q):
    if np.any((q == 0) & (p > 0)):
        raise ValueError("KL is infinite")
    return np.sum(np.where(p > 0, p * np.log2(p / q), 0.0))


def kl_nothing_when_infinite(p, q):
    if np.all(q[p > 0] > 0):
        return np.sum(p[p > 0] * np.log2(p[p > 0] / q[p > 0]))


def kl_minus_infinite(p, q):
    if np.any((q == 0) & (p > 0)):
        return -np.inf
    return np.sum(np.where(p > 0, p * np.log2(p / q), 0.0))


def kl_in_place(p, q):
    q[q == 0] = 1e-12
    p[p == 0] = 1e-12
    return np.sum(p * np.log2(p / q))


def kl_clipped(p, q):
    p, q = np.clip(p, 1e-12, 1), np.clip(q, 1e-12, 1)
    return np.sum(p * np.log2(p / q))


def kl_with_epsilon_where_it_happens(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log2(p[happens] / (q[happens] + 1e-9)))


def kl_in_bits(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log2(p[happens] / q[happens]))


def kl_of_both_directions(p, q):
    return kl_in_bits(p, q) + kl_in_bits(q, p)


def kl_mean_of_both_directions(p, q):
    return (kl_in_bits(p, q) + kl_in_bits(q, p)) / 2


def kl_rounded(p, q):
    return np.round(kl_in_bits(p, q), 1)


def kl_cross_entropy(p, q):
    return -np.sum(p[p > 0] * np.log2(q[p > 0]))


def kl_difference_of_entropies(p, q):
    return -np.sum(q[q > 0] * np.log2(q[q > 0])) + np.sum(p[p > 0] * np.log2(p[p > 0]))


def kl_loop_with_math(p, q):
    total = 0.0
    for p_k, q_k in zip(p, q, strict=True):
        total += p_k * math.log2(p_k / q_k)
    return total


def kl_returned_in_loop(p, q):
    total = 0.0
    for p_k, q_k in zip(p, q, strict=True):
        if p_k > 0:
            total += p_k * np.log2(p_k / q_k)
        return total


WRONG = {
    "recall": [
        ("took natural logs", 2.25 * math.log(2)),
        ("took logs to base 10", 2.25 * math.log10(2)),
        ("forgot the minus sign", -2.25),
        ("gave the entropy of the four weathers", 1.75),
        ("took five equally probable weathers", math.log2(5)),
        ("took four equally probable weathers", 2.0),
        ("took the plain mean of the surprisals", (2 + 2 + 2 + 3 + 3) / 5),
        ("added the surprisals without weights", 2 + 2 + 2 + 3 + 3),
        ("divided the sum by the number of weathers", 2.25 / 5),
        ("forgot the term of fog", 3 * 1 / 4 * 2 + 1 / 8 * 3),
        ("forgot the terms of snow and fog", 3 * 1 / 4 * 2),
        ("gave the terms of snow and fog alone", 2 * 1 / 8 * 3),
        ("gave 1/8 a surprisal of 4 bits", 3 * 1 / 4 * 2 + 2 * 1 / 8 * 4),
        ("used 1/p as the surprisal", 3 * 1 / 4 * 4 + 2 * 1 / 8 * 8),
        ("gave the terms instead of their sum", np.array([0.5, 0.5, 0.5, 0.375, 0.375])),
        ("gave what the station needs more than the other", 2.25 - 1.75),
        ("took the plain mean of the surprisals, in nats", 12 / 5 * math.log(2)),
    ],
    "ski_waste": [
        ("swapped the arguments", np.sum(SKI * np.log2(SKI / P))),
        ("swapped the arguments, in nats", np.sum(SKI * np.log(SKI / P))),
        ("inverted the ratio", np.sum(P * np.log2(SKI / P))),
        ("weighted by the belief", np.sum(SKI * np.log2(P / SKI))),
        ("took natural logs", np.sum(P * np.log(P / SKI))),
        ("took logs to base 10", np.sum(P * np.log10(P / SKI))),
        ("gave the whole bill", -np.sum(P * np.log2(SKI))),
        ("gave the entropy", -np.sum(P * np.log2(P))),
        ("added the excesses without weights", np.sum(np.log2(P / SKI))),
        ("took the mean of the terms", np.mean(P * np.log2(P / SKI))),
        ("took the absolute values of the terms", np.sum(np.abs(P * np.log2(P / SKI)))),
        ("left out the saving on snow", 0.75),
        ("used the harbour instead of our station", np.sum(HARBOUR * np.log2(HARBOUR / SKI))),
        ("forgot the logarithm", np.sum(P * P / SKI)),
        ("added the squared differences", np.sum((P - SKI) ** 2)),
        ("divided the logs instead of subtracting them", np.sum(P * np.log2(P) / np.log2(SKI))),
        ("gave the terms instead of their sum", P * np.log2(P / SKI)),
        ("gave the waste of 120 days", 120 * np.sum(P * np.log2(P / SKI))),
        ("gave the whole bill in nats", -np.sum(P * np.log(SKI))),
        ("inverted the ratio, in nats", np.sum(P * np.log(SKI / P))),
        ("forgot the minus sign of the whole bill", np.sum(P * np.log2(SKI))),
    ],
    "jensen": [
        ("left the steps in the order of the list", "abcde"),
        ("computed the mean inside before Jensen had put it there", "debac"),
        ("took the log of 1 before the 1 was known", "dbaec"),
        ("turned the sign before the bound", "dbeca"),
        ("turned the sign after Jensen at once", "dbcea"),
        ("began with Jensen", "bdeac"),
        ("began with the sign", "cdbea"),
        ("began with the mean inside", "edbac"),
        ("began with the mean inside, then Jensen", "ebdac"),
        ("put Jensen last but one", "deabc"),
        ("reversed the proof", "caebd"),
        ("began with what is to be proved", "acdbe"),
        ("forgot the last step", "dbea"),
        ("forgot to evaluate the mean", "dbac"),
        ("wrote one letter twice", "dbeacc"),
        ("gave the first letter only", "d"),
        ("gave digits for the letters, the first two exchanged", "24513"),
    ],
    "which_is_infinite": [
        ("took the direction the wrong way round", "a"),
        ("thought that any zero makes infinity", "c"),
        ("thought that 0 log 0 covers every zero", "d"),
        ("took the direction the wrong way round, in a capital", "A"),
        ("gave two letters", "ab"),
        ("gave two letters with a word between", "a or b"),
        ("gave a letter that is not offered", "e"),
        ("answered in words", "both"),
        ("answered in formulas", "KL(A||B)"),
        ("gave the infinite value", math.inf),
        ("gave the finite value", 1.0),
        ("answered yes", True),
        ("gave a number for a letter", 1),
    ],
    "kl_bits": [
        ("used the plain line, nan where p is 0", lambda p, q: np.sum(p * np.log2(p / q))),
        (
            "used the plain line in nats, nan where p is 0",
            lambda p, q: np.sum(p * np.log(p / q)),
        ),
        ("looped with math.log2, an error where p is 0", kl_loop_with_math),
        ("took natural logs", kl_in_nats),
        ("took logs to base 10", kl_to_base_10),
        ("swapped the arguments", kl_swapped),
        ("swapped the arguments, in nats", kl_swapped_in_nats),
        ("swapped the arguments in the plain line", lambda p, q: np.sum(q * np.log2(q / p))),
        ("inverted the ratio", kl_of_inverse_ratio),
        ("weighted by the model", kl_weighted_by_model),
        ("forgot the weights", kl_without_weights),
        ("took the mean of the terms", kl_mean_of_terms),
        ("took the absolute values of the terms", kl_of_absolute_terms),
        ("returned the terms", kl_terms),
        ("printed instead of returning", kl_printed),
        ("dropped every outcome with a zero", kl_where_both),
        ("dropped every outcome with a zero, in nats", kl_where_both_in_nats),
        ("dropped the outcomes that the model rules out", kl_where_believed),
        ("dropped and renormalised", kl_renormalised),
        (
            "replaced nan by 0, and infinity by the largest float",
            lambda p, q: np.sum(np.nan_to_num(p * np.log2(p / q))),
        ),
        ("added an epsilon to the model", kl_with_epsilon_where_it_happens),
        (
            "added an epsilon to both",
            lambda p, q: np.sum((p + 1e-9) * np.log2((p + 1e-9) / (q + 1e-9))),
        ),
        (
            "added an epsilon to the model, nan where p is 0",
            lambda p, q: np.sum(p * np.log2(p / (q + 1e-9))),
        ),
        (
            "added an epsilon to both, in nats",
            lambda p, q: np.sum((p + 1e-9) * np.log((p + 1e-9) / (q + 1e-9))),
        ),
        ("clipped both", kl_clipped),
        ("overwrote the zeros of the arguments", kl_in_place),
        ("made every zero of the model infinite", kl_infinite_for_any_zero_of_q),
        ("made every zero infinite", kl_infinite_for_any_zero),
        ("returned minus infinity", kl_minus_infinite),
        ("returned the word infinite", kl_infinite_in_words),
        ("raised an error where KL is infinite", kl_error_when_infinite),
        ("returned nothing where KL is infinite", kl_nothing_when_infinite),
        ("gave the cross-entropy", kl_cross_entropy),
        ("subtracted the entropies", kl_difference_of_entropies),
        ("added both directions", kl_of_both_directions),
        ("averaged both directions", kl_mean_of_both_directions),
        ("rounded to one decimal", kl_rounded),
        ("returned inside the loop", kl_returned_in_loop),
        ("ignored the arguments", lambda p, q: np.sum(P * np.log2(P / HARBOUR))),
        ("gave a value instead of a function", 0.625),
        ("gave the function one argument only", lambda p: np.sum(p * np.log2(p / HARBOUR))),
    ],
    "vote": [
        ("took rare for small", "a"),
        ("took the expectation for the season", "b"),
        ("mixed up p = 0 and q = 0", "d"),
        ("took rare for small, in a capital", "A"),
        ("gave two letters", "bc"),
        ("gave two letters with a word between", "a or c"),
        ("gave a letter that is not offered", "e"),
        ("gave nan", math.nan),
        ("gave a value close to 0", 0.0),
        ("gave the term with an epsilon of 1e-9", 1e-6 * math.log2(1e-6 / 1e-9)),
        ("answered in words", "close to 0"),
        ("gave a number for a letter", 1),
    ],
    "epsilon_gain": [
        ("forgot the weight", math.log2(1024)),
        ("gave the weight only", 1 / 32),
        ("took natural logs", math.log(1024) / 32),
        ("took logs to base 10", math.log10(1024) / 32),
        ("took the sign of epsilon", -10 / 32),
        ("took the surprisal of hail", math.log2(32)),
        ("took the term of hail in the entropy", math.log2(32) / 32),
        ("weighted by what is not hail", 10 * 31 / 32),
        ("divided by the probability", 10 * 32),
        ("forgot the logarithm", 1024 / 32),
        ("forgot both the logarithm and the weight", 1024),
        ("put hail into the logarithm as well", math.log2(1024 * 32) / 32),
        ("took 1024 as the ninth power of two", 9 / 32),
        ("took 1024 as the eleventh power of two", 11 / 32),
        ("thought that a tiny epsilon changes nothing", 0),
        ("gave the true KL", math.inf),
        ("forgot the weight, in nats", math.log(1024)),
        ("rounded to one decimal", 0.3),
        ("took 1024 as three decimal places", 3 / 32),
        ("weighted by 1/8, as for snow", 10 / 8),
    ],
    "narrow_wide": [
        ("took natural logs", np.mean(log_ratio(NARROW)) * math.log(2)),
        ("took logs to base 10", np.mean(log_ratio(NARROW)) * math.log10(2)),
        ("took natural logs and multiplied by ln 2", np.mean(log_ratio(NARROW)) * math.log(2) ** 2),
        ("divided by ln 2 though log2 was taken", np.mean(log_ratio(NARROW)) / math.log(2)),
        ("swapped truth and forecast", -np.mean(log_ratio(WIDE))),
        ("swapped truth and forecast, in nats", -np.mean(log_ratio(WIDE)) * math.log(2)),
        ("drew from the forecast", np.mean(log_ratio(WIDE))),
        ("inverted the ratio", -np.mean(log_ratio(NARROW))),
        ("inverted the ratio, in nats", -np.mean(log_ratio(NARROW)) * math.log(2)),
        ("took 2 for the variance", np.mean(log_ratio(NARROW, sd=math.sqrt(2)))),
        ("squared the standard deviation once more", np.mean(log_ratio(NARROW, sd=4))),
        ("kept the mean of 1", np.mean(log_ratio(NARROW, mean=1))),
        ("kept N(1,1) as the forecast", np.mean(log_ratio(NARROW, sd=1, mean=1))),
        ("left the width out of the front factor", np.mean(log_ratio(NARROW)) - 1),
        ("left out the exponents", 1.0),
        ("gave the sum instead of the mean", np.sum(log_ratio(NARROW))),
        ("gave the cross-entropy", -np.mean(np.log2(density(NARROW, 0, 2)))),
        ("gave the entropy of the truth", -np.mean(np.log2(density(NARROW, 0, 1)))),
        ("gave the standard error", np.std(log_ratio(NARROW), ddof=1) / 1000),
        ("gave the standard deviation of the ratios", np.std(log_ratio(NARROW), ddof=1)),
        ("gave the median of the ratios", np.median(log_ratio(NARROW))),
        ("averaged the absolute values of the ratios", np.mean(np.abs(log_ratio(NARROW)))),
        (
            "weighted the samples by the density",
            np.mean(density(NARROW, 0, 1) * log_ratio(NARROW)),
        ),
        (
            "divided the densities of two separate samples",
            np.mean(np.log2(density(NARROW, 0, 1) / density(WIDE, 0, 2))),
        ),
        (
            "took the log of the mean ratio",
            np.log2(np.mean(density(NARROW, 0, 1) / density(NARROW, 0, 2))),
        ),
        ("drew 20 samples", np.mean(log_ratio(NARROW[:20]))),
        ("rounded to one decimal", 0.5),
        ("gave the estimate and its error", (0.459, 0.001)),
        ("gave the ratios instead of their mean", log_ratio(NARROW[:1000])),
    ],
    "find_the_bug": [
        ("thought that the belief comes first", "a"),
        ("blamed the unit", "b"),
        ("thought that the binomial lacks a factor", "d"),
        ("blamed the unit, in a capital", "B"),
        ("gave two letters", "ac"),
        ("gave two letters with a word between", "b or c"),
        ("gave a letter that is not offered", "e"),
        ("gave the right KL", 7 * (0.75 * math.log2(1.5) - 0.25)),
        ("gave the KL of a day", 0.75 * math.log2(1.5) - 0.25),
        ("gave the number of days", 8),
        ("gave the lost share", 0.75**7),
        ("answered that something is wrong", True),
        ("answered that nothing is wrong", False),
    ],
}
