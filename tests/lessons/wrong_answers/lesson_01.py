"""Wrong answers that a learner may give to the exercises of lesson 01, with the slip in words."""

import math

import numpy as np

P = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8])
PAPER_P = np.array([0.4, 0.3, 0.2, 0.1])


def entropy_of_mountain(p):
    return -np.sum(P * np.log2(P))


def entropy_printed(p):
    happens = p[p > 0]
    print(-np.sum(happens * np.log2(happens)))


def entropy_returned_in_loop(p):
    total = 0.0
    for p_k in p:
        if p_k > 0:
            total -= p_k * math.log2(p_k)
        return total


def entropy_without_last(p):
    total = 0.0
    for k in range(len(p) - 1):
        if p[k] > 0:
            total -= p[k] * math.log2(p[k])
    return total


def entropy_of_four(p):
    total = 0.0
    for k in range(4):
        if p[k] > 0:
            total -= p[k] * math.log2(p[k])
    return total


def entropy_until_zero(p):
    total = 0.0
    for p_k in p:
        if p_k == 0:
            break
        total -= p_k * math.log2(p_k)
    return total


def entropy_overwriting_total(p):
    total = 0.0
    for p_k in p:
        if p_k > 0:
            total = -p_k * math.log2(p_k)
    return total


def entropy_with_if_on_array(p):
    if p == 0:
        return 0.0
    return -np.sum(p * np.log2(p))


def entropy_in_place(p):
    p[p == 0] = 1
    return -np.sum(p * np.log2(p))


def entropy_with_tiny_in_place(p):
    p[p == 0] = 1e-9
    return -np.sum(p * np.log2(p))


def entropy_as_text(p):
    happens = p[p > 0]
    return f"{-np.sum(happens * np.log2(happens)):.4f} bits"


def entropy_clipped(p):
    p = np.clip(p, 1e-3, 1)
    return -np.sum(p * np.log2(p))


def entropy_renormalised_epsilon(p):
    p = (p + 1e-3) / np.sum(p + 1e-3)
    return -np.sum(p * np.log2(p))


WRONG = {
    "only_the_log": [
        ("left the steps in the order of the list", "abcde"),
        ("chose the unit after using it", "bdace"),
        ("chose the unit before the factor appears", "bcdae"),
        ("chose the unit first of all", "cbdae"),
        ("tossed the coins before stating the rule for two events", "dbcae"),
        ("began with the unit and the coins, gave the rule third", "cdbae"),
        ("drew the conclusion before the count of halvings", "bdcea"),
        ("put the conclusion first", "ebdca"),
        ("put the count of halvings first", "abdce"),
        ("drew the conclusion before the unit was chosen", "bdaec"),
        ("reversed the proof", "eacdb"),
        ("forgot the last step", "bdca"),
        ("forgot the choice of the unit", "bdae"),
        ("wrote one letter twice and lost another", "bdcaa"),
        ("gave the place of each step, not the steps in their places", "dacbe"),
        ("gave the place of each step in digits", "41325"),
        ("gave the places as a list", [4, 1, 3, 2, 5]),
        ("gave the first letter only", "b"),
    ],
    "chessboard": [
        ("took natural logs", math.log(64)),
        ("took logs to base 10", math.log10(64)),
        ("gave the number of squares", 64),
        ("gave the probability", 1 / 64),
        ("forgot the minus sign", math.log2(1 / 64)),
        ("took the 8 squares of one row", math.log2(8)),
        ("gave the length of a side", 8),
        ("halved the number of squares instead of counting halvings", 64 / 2),
        ("counted one halving too few", 5),
        ("counted one halving too many", 7),
        ("counted the 63 other squares", math.log2(63)),
        ("counted row and column with 6 bits each", 12),
        ("did not add row and column", (3, 3)),
        ("multiplied the surprisal by its probability", math.log2(64) / 64),
        ("added 64 times the surprisal", 64 * math.log2(64)),
        ("used 1 - p as the surprise", 1 - 1 / 64),
        ("took the log of one minus the probability", -math.log2(63 / 64)),
        (
            "took this square against the others",
            -math.log2(1 / 64) / 64 - 63 / 64 * math.log2(63 / 64),
        ),
        ("wrote the power the wrong way round", 2**64),
        ("forgot the minus sign, in nats", -math.log(64)),
    ],
    "island": [
        ("took natural logs", 0.5 * math.log(2) + 0.5 * math.log(4)),
        ("took logs to base 10", 0.5 * math.log10(2) + 0.5 * math.log10(4)),
        ("forgot the minus sign", -1.5),
        ("forgot the term of calm, or gave every outcome a surprisal of 1", 1 / 2 * 1 + 1 / 4 * 2),
        ("gave a quarter a surprisal of 1 in the last term", 1 / 2 * 1 + 1 / 4 * 2 + 1 / 4 * 1),
        ("used the probability as the surprisal", 1 / 2 * 1 + 1 / 4 * 1 / 4 + 1 / 4 * 1 / 4),
        ("used 1/p as the surprisal", 1 / 2 * 1 + 1 / 4 * 4 + 1 / 4 * 4),
        ("gave calm the weight 1/2", 1 / 2 * 1 + 1 / 4 * 2 + 1 / 2 * 2),
        ("added the surprisals without weights", 1 + 2 + 2),
        ("took the plain mean of the surprisals", (1 + 2 + 2) / 3),
        ("divided the sum by the number of outcomes", 1.5 / 3),
        ("took three equally probable outcomes", math.log2(3)),
        ("gave the entropy of the mountain", 1.75),
        ("gave the terms instead of their sum", [0.5, 0.5, 0.5]),
        ("gave what stands in the gaps", (2, 1 / 4, 2)),
        ("took the plain mean of the surprisals, in nats", (1 + 2 + 2) / 3 * math.log(2)),
        ("forgot the term of calm, in nats", (1 / 2 * 1 + 1 / 4 * 2) * math.log(2)),
        ("forgot the minus sign, in nats", -1.5 * math.log(2)),
        ("added the surprisals of wind and rain", 1 + 2),
    ],
    "entropy_bits": [
        ("used the plain line, nan at a zero", lambda p: -np.sum(p * np.log2(p))),
        (
            "looped with math.log2, an error at a zero",
            lambda p: -sum(p_k * math.log2(p_k) for p_k in p),
        ),
        ("took natural logs", lambda p: -np.sum(p[p > 0] * np.log(p[p > 0]))),
        ("took natural logs, nan at a zero", lambda p: -np.sum(p * np.log(p))),
        ("took logs to base 10", lambda p: -np.sum(p[p > 0] * np.log10(p[p > 0]))),
        ("forgot the minus sign", lambda p: np.sum(p[p > 0] * np.log2(p[p > 0]))),
        ("forgot the minus sign, nan at a zero", lambda p: np.sum(p * np.log2(p))),
        ("added an epsilon in the logarithm", lambda p: -np.sum(p * np.log2(p + 1e-9))),
        ("added a coarse epsilon in the logarithm", lambda p: -np.sum(p * np.log2(p + 1e-3))),
        (
            "added an epsilon and took natural logs",
            lambda p: -np.sum(p * np.log(p + 1e-9)),
        ),
        ("added an epsilon to all and renormalised", entropy_renormalised_epsilon),
        ("clipped the probabilities at 0.001", entropy_clipped),
        ("took the mean of the terms", lambda p: -np.mean(p[p > 0] * np.log2(p[p > 0]))),
        ("took the mean of the terms, nan at a zero", lambda p: -np.mean(p * np.log2(p))),
        ("took the plain mean of the surprisals", lambda p: np.mean(-np.log2(p[p > 0]))),
        ("added the surprisals without weights", lambda p: np.sum(-np.log2(p[p > 0]))),
        ("returned the terms", lambda p: -p[p > 0] * np.log2(p[p > 0])),
        ("filtered the logs but not the weights", lambda p: -np.sum(p * np.log2(p[p > 0]))),
        (
            "turned the nan of the whole sum into 0",
            lambda p: np.nan_to_num(-np.sum(p * np.log2(p))),
        ),
        ("asked an array whether it is 0", entropy_with_if_on_array),
        ("overwrote the zeros of the argument", entropy_in_place),
        ("overwrote the zeros of the argument by a tiny number", entropy_with_tiny_in_place),
        ("ignored the argument, used P", entropy_of_mountain),
        ("printed instead of returning", entropy_printed),
        ("returned a text with the unit", entropy_as_text),
        ("returned inside the loop", entropy_returned_in_loop),
        ("stopped the loop one outcome early", entropy_without_last),
        ("looped over four outcomes always", entropy_of_four),
        ("left the loop at the first zero", entropy_until_zero),
        ("kept the last term instead of the total", entropy_overwriting_total),
        ("gave the entropy of as many equal outcomes", lambda p: np.log2(np.size(p))),
        ("took the log of the number that can happen", lambda p: np.log2(np.count_nonzero(p))),
        ("took the surprisal of the most probable outcome", lambda p: -np.log2(np.max(p))),
        (
            "rounded to one decimal",
            lambda p: np.round(-np.sum(p[p > 0] * np.log2(p[p > 0])), 1),
        ),
        ("gave a value instead of a function", 1.75),
        ("gave the values of two stations", [1.75, 1.0]),
    ],
    "paper": [
        ("multiplied by ln 2", 1.3 * math.log(2)),
        ("left the nats as they are", 1.3),
        ("divided by log10 of 2", 1.3 / math.log10(2)),
        ("multiplied by log10 of 2", 1.3 * math.log10(2)),
        ("divided by ln 10", 1.3 / math.log(10)),
        ("multiplied by 2", 1.3 * 2),
        ("divided by 2", 1.3 / 2),
        ("multiplied by e", 1.3 * math.e),
        ("divided by e", 1.3 / math.e),
        ("took log2 of the entropy", math.log2(1.3)),
        ("took the surprisal of 1.3", -math.log2(1.3)),
        ("took ln of the entropy", math.log(1.3)),
        ("raised 2 to the entropy", 2**1.3),
        ("raised e to the entropy", math.exp(1.3)),
        ("added ln 2", 1.3 + math.log(2)),
        ("subtracted ln 2", 1.3 - math.log(2)),
        ("divided by ln 2 twice", 1.3 / math.log(2) ** 2),
        ("gave the factor only", 1 / math.log(2)),
        ("changed the sign", -1.3 / math.log(2)),
        ("rounded to one decimal", 1.9),
        ("used 0.7 as ln 2", 1.3 / 0.7),
        ("cut off the digits instead of rounding", 1.87),
        ("typed a decimal comma", (1, 88)),
    ],
    "vote": [
        ("mixed up entropy and spread", "a"),
        ("forgot that the most depends on the number of outcomes", "c"),
        ("thought of the temperatures as measurements", "d"),
        ("mixed up entropy and spread, in a capital", "A"),
        ("gave two letters", "bc"),
        ("gave two letters with a word between", "b or c"),
        ("gave a letter that is not offered", "e"),
        ("gave the answer in words", "the first"),
        ("gave a number for a letter", 1),
        ("gave the entropies", [1, 2]),
        ("gave the larger spread", 60),
        ("gave the entropy", 2.0),
        ("answered yes", True),
    ],
    "wet": [
        ("gave the entropy of the three words", 1.5),
        ("gave the entropy of the four weathers", 1.75),
        ("subtracted the wrong way round", 1.5 - 1.75),
        ("gave the loss in nats", 0.25 * math.log(2)),
        ("forgot that only wet days lose a bit", 1.0),
        ("weighted the lost bit with 1/8", 1 / 8),
        ("gave wet the probability 1/8, nothing else changed", 3 / 8),
        ("took the terms of rain and snow as lost", 2 * 3 / 8),
        ("gave the surprisal of wet", 2.0),
        ("gave the surprisal of snow", 3.0),
        ("gave the term of wet", 1 / 4 * 2),
        ("compared uniform distributions of four and three", math.log2(4) - math.log2(3)),
        ("took the three words as equally probable", 1.75 - math.log2(3)),
        ("gave the share that is lost", 1 - 1.5 / 1.75),
        ("gave the share that is left", 1.5 / 1.75),
        ("gave the loss in percent", 100 * (1 - 1.5 / 1.75)),
        ("gave the loss of a season of 120 days", 30.0),
        ("said that merging loses nothing", 0),
        ("subtracted the plain means of the surprisals", 9 / 4 - 5 / 3),
        ("rounded to one decimal", 0.3),
        ("gave the entropy of the three words in nats", 1.5 * math.log(2)),
        ("subtracted the wrong way round, in nats", -0.25 * math.log(2)),
    ],
    "wire": [
        ("read the message from its end", "a"),
        ("exchanged 0 and 1", "b"),
        ("thought that a code needs separators", "d"),
        ("thought that a code needs separators, in a capital", "D"),
        ("gave two letters", "ac"),
        ("gave two letters, one as a reserve", "c or d"),
        ("gave a letter that is not offered", "e"),
        ("gave the message", "0110100111"),
        ("split the digits after two each", ["01", "10", "10", "01", "11"]),
        ("read 110 as cloudy and a sunny", "sunny, cloudy, sunny, cloudy, sunny, snowy"),
        ("counted the words", 5),
        ("gave a number for a letter", 1),
        ("answered no", False),
    ],
    "paper_code": [
        ("gave every word two digits", 2.0),
        ("gave the entropy", -np.sum(PAPER_P * np.log2(PAPER_P))),
        ("gave the entropy in nats", -np.sum(PAPER_P * np.log(PAPER_P))),
        ("took the plain mean of the lengths", (1 + 2 + 3 + 3) / 4),
        ("added the lengths", 1 + 2 + 3 + 3),
        ("divided the weighted sum by four", 1.9 / 4),
        ("forgot the rarest outcome", 0.4 * 1 + 0.3 * 2 + 0.2 * 3),
        ("gave the longest words to the most probable", 0.4 * 3 + 0.3 * 3 + 0.2 * 2 + 0.1 * 1),
        ("rounded every surprisal up", 0.4 * 2 + 0.3 * 2 + 0.2 * 3 + 0.1 * 4),
        ("used words 0, 1, 00 and 01, which are no prefix code", 1.3),
        ("gave the code of the mountain", 1.75),
        ("forgot the join at the root", 0.3 + 0.6),
        ("gave the total probability", 1.0),
        ("gave what lies above the entropy", 1.9 + np.sum(PAPER_P * np.log2(PAPER_P))),
        ("gave the third word two digits", 0.4 * 1 + 0.3 * 2 + 0.2 * 2 + 0.1 * 3),
        ("gave the lengths", [1, 2, 3, 3]),
        ("gave the words", ["0", "10", "110", "111"]),
        ("gave the products, not their sum", np.array([0.4, 0.6, 0.6, 0.3])),
        ("gave the total of ten outcomes", 19),
    ],
    "days_enough": [
        ("used sigma instead of the variance", math.sqrt(0.6875) / 0.01**2),
        ("forgot to square", math.sqrt(0.6875) / 0.01),
        ("forgot to square the error", 0.6875 / 0.01),
        ("squared the variance", 0.6875**2 / 0.01**2),
        ("squared 0.01 to 0.001", 0.6875 / 0.001),
        ("asked for two standard errors", 4 * 0.6875 / 0.01**2),
        ("halved the days for two standard errors", 0.6875 / 0.01**2 / 4),
        ("used the entropy as the variance", 1.75 / 0.01**2),
        ("used the squared entropy as the variance", (1.75 / 0.01) ** 2),
        ("used 1 as the variance", 1 / 0.01**2),
        ("scaled the error of 100 days in proportion", 100 * math.sqrt(0.6875) / 10 / 0.01),
        ("divided by n - 1 in the variance of the four", 0.6875 * 4 / 3 / 0.01**2),
        ("took the variance in nats²", 0.6875 * math.log(2) ** 2 / 0.01**2),
        ("multiplied by the error", 0.6875 * 0.01),
        ("gave the error of one day", 0.6875),
        ("gave the requested error", 0.01),
        ("rounded the variance to 0.69", 0.69 / 0.01**2),
        ("rounded the variance to 0.7", 0.7 / 0.01**2),
        ("gave the 120 days of the season", 120),
        ("took 1 % instead of 0.01 bits", 0.6875 / (0.01 * 1.75) ** 2),
        ("converted the days into years", 6875 / 365),
        ("asked for two standard errors, with sigma as the variance", 4 * 0.6875**0.5 / 0.01**2),
        ("typed a thousands comma", (6, 875)),
    ],
    "find_the_bug": [
        ("took the weights for a second average", "a"),
        ("blamed the base", "b"),
        ("accepted a negative entropy", "d"),
        ("accepted a negative entropy, in a capital", "D"),
        ("gave two letters", "ac"),
        ("gave two letters with a comma", "b, c"),
        ("gave a letter that is not offered", "e"),
        ("gave the right number of bits", 3),
        ("gave a number for a letter", 1),
        ("repeated the formula of the handout", "-log2 n"),
        ("answered that something is wrong", True),
        ("gave the faulty line", "np.log2(p_sides)"),
    ],
}
