"""Wrong answers that a learner may give to the exercises of lesson 04, with the slip in words."""

import math

import numpy as np

FOUR_GIVEN = np.array([0.8, 0.7, 0.6, 0.7])
FIVE_GIVEN = np.array([0.8, 0.7, 0.6, 0.7, 0.1])
FIVE_QUOTED = np.array([0.8, 0.3, 0.4, 0.7, 0.9])
NINE_BITS = -9 * math.log2(0.9)


def given_to_labels(labels, Y_hat):
    return Y_hat[np.arange(len(labels)), labels]


def loss_matrix_line(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return (-Y * np.log2(Y_hat)).sum(axis=1).mean()


def loss_matrix_line_in_nats(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return (-Y * np.log(Y_hat)).sum(axis=1).mean()


def loss_matrix_of_two_classes(labels, Y_hat):
    return (-np.eye(2)[labels] * np.log2(Y_hat)).sum(axis=1).mean()


def loss_matrix_of_seen_classes(labels, Y_hat):
    Y = np.eye(labels.max() + 1)[labels]
    return (-Y * np.log2(Y_hat)).sum(axis=1).mean()


def loss_matrix_of_ranked_classes(labels, Y_hat):
    classes, numbers = np.unique(labels, return_inverse=True)
    Y = np.eye(len(classes))[numbers]
    return (-Y * np.log2(Y_hat)).sum(axis=1).mean()


def loss_mean_of_matrix(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return np.mean(np.where(Y > 0, -np.log2(Y_hat), 0.0))


def loss_mean_of_matrix_with_nan(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return (-Y * np.log2(Y_hat)).mean()


def loss_matrix_along_columns(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return np.where(Y > 0, -np.log2(Y_hat), 0.0).sum(axis=0).mean()


def loss_matrix_of_labels(labels, Y_hat):
    return (-labels * np.log2(Y_hat)).sum(axis=1).mean()


def loss_matrix_of_column_labels(labels, Y_hat):
    return (-labels[:, None] * np.log2(Y_hat)).sum(axis=1).mean()


def loss_of_all_columns(labels, Y_hat):
    return -np.log2(Y_hat[:, labels]).mean()


def loss_of_labelled_rows(labels, Y_hat):
    return -np.log2(Y_hat[labels]).mean()


def loss_from_flat(labels, Y_hat):
    return -np.log2(np.take(Y_hat, labels)).mean()


def loss_with_indices_swapped(labels, Y_hat):
    return -np.log2(Y_hat[labels, np.arange(len(labels))]).mean()


def loss_in_nats(labels, Y_hat):
    return -np.log(given_to_labels(labels, Y_hat)).mean()


def loss_to_base_10(labels, Y_hat):
    return -np.log10(given_to_labels(labels, Y_hat)).mean()


def loss_sum(labels, Y_hat):
    return -np.log2(given_to_labels(labels, Y_hat)).sum()


def loss_sum_in_nats(labels, Y_hat):
    return -np.log(given_to_labels(labels, Y_hat)).sum()


def loss_without_minus(labels, Y_hat):
    return np.log2(given_to_labels(labels, Y_hat)).mean()


def loss_per_day(labels, Y_hat):
    return -np.log2(given_to_labels(labels, Y_hat))


def loss_of_mean(labels, Y_hat):
    return -np.log2(given_to_labels(labels, Y_hat).mean())


def loss_median(labels, Y_hat):
    return np.median(-np.log2(given_to_labels(labels, Y_hat)))


def loss_divided_by_four(labels, Y_hat):
    return -np.log2(given_to_labels(labels, Y_hat)).sum() / 4


def loss_divided_by_one_less(labels, Y_hat):
    return -np.log2(given_to_labels(labels, Y_hat)).sum() / (len(labels) - 1)


def loss_of_four_rows(labels, Y_hat):
    return -np.log2(Y_hat[[0, 1, 2, 3], labels]).mean()


def loss_with_range_4(labels, Y_hat):
    total = 0.0
    for i in range(4):
        total -= np.log2(Y_hat[i, labels[i]])
    return total / 4


def loss_without_last_day(labels, Y_hat):
    total = 0.0
    for i in range(len(labels) - 1):
        total -= np.log2(Y_hat[i, labels[i]])
    return total / len(labels)


def loss_of_rain(labels, Y_hat):
    return -np.log2(np.where(labels == 1, Y_hat[:, 1], 1 - Y_hat[:, 1])).mean()


def loss_of_two_columns(labels, Y_hat):
    return -np.log2(np.where(labels == 1, Y_hat[:, 1], Y_hat[:, 0])).mean()


def loss_of_last_column(labels, Y_hat):
    return -np.log2(Y_hat[:, 1]).mean()


def loss_of_favourite(labels, Y_hat):
    return -np.log2(Y_hat.max(axis=1)).mean()


def loss_of_misses(labels, Y_hat):
    return np.mean(Y_hat.argmax(axis=1) != labels)


def loss_of_what_did_not_happen(labels, Y_hat):
    return -np.log2(1 - given_to_labels(labels, Y_hat)).mean()


def loss_of_every_class(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return -np.log2(np.where(Y > 0, Y_hat, 1 - Y_hat)).sum(axis=1).mean()


def loss_labels_from_1(labels, Y_hat):
    return -np.log2(Y_hat[np.arange(len(labels)), labels - 1]).mean()


def loss_with_epsilon(labels, Y_hat):
    return -np.log2(given_to_labels(labels, Y_hat) + 1e-9).mean()


def loss_matrix_with_epsilon_in_nats(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return (-Y * np.log(Y_hat + 1e-9)).sum(axis=1).mean()


def loss_clipped(labels, Y_hat):
    return -np.log2(np.clip(given_to_labels(labels, Y_hat), 1e-15, 1 - 1e-15)).mean()


def loss_in_place(labels, Y_hat):
    Y_hat[Y_hat == 0] = 1e-12
    return loss_matrix_line(labels, Y_hat)


def loss_in_place_log(labels, Y_hat):
    np.log2(Y_hat, out=Y_hat)
    return -given_to_labels(labels, Y_hat).mean()


def loss_matrix_without_zeros(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return (-Y * np.log2(np.where(Y_hat > 0, Y_hat, 1.0))).sum(axis=1).mean()


def loss_finite_days(labels, Y_hat):
    given = given_to_labels(labels, Y_hat)
    return -np.log2(given[given > 0]).mean()


def loss_nan_to_num(labels, Y_hat):
    Y = np.eye(Y_hat.shape[1])[labels]
    return (-Y * np.nan_to_num(np.log2(Y_hat))).sum(axis=1).mean()


def loss_nan_to_num_at_the_end(labels, Y_hat):
    return np.nan_to_num(loss_matrix_line(labels, Y_hat))


def loss_printed(labels, Y_hat):
    print(-np.log2(given_to_labels(labels, Y_hat)).mean())


def loss_as_text(labels, Y_hat):
    return f"{-np.log2(given_to_labels(labels, Y_hat)).mean():.4f} bits"


def loss_returned_in_loop(labels, Y_hat):
    total = 0.0
    for i, label in enumerate(labels):
        total -= np.log2(Y_hat[i, label])
        return total / len(labels)


def loss_loop_with_math(labels, Y_hat):
    total = 0.0
    for row, label in zip(Y_hat, labels, strict=True):
        for k, q in enumerate(row):
            total -= (k == label) * math.log2(q)
    return total / len(labels)


def loss_as_perplexity(labels, Y_hat):
    return 2 ** -np.log2(given_to_labels(labels, Y_hat)).mean()


def loss_rounded(labels, Y_hat):
    return np.round(-np.log2(given_to_labels(labels, Y_hat)).mean(), 1)


WRONG = {
    "recall": [
        ("took the forecast of rain", -math.log2(0.8)),
        ("took natural logs", -math.log(0.2)),
        ("took the forecast of rain, in nats", -math.log(0.8)),
        ("took logs to base 10", -math.log10(0.2)),
        ("forgot the minus sign", math.log2(0.2)),
        ("multiplied by the probability", -0.2 * math.log2(0.2)),
        ("multiplied by the forecast of rain", -0.8 * math.log2(0.2)),
        ("gave the entropy of the forecast", -0.2 * math.log2(0.2) - 0.8 * math.log2(0.8)),
        ("let both terms survive", -math.log2(0.2) - math.log2(0.8)),
        ("took the mean of both surprisals", -(math.log2(0.2) + math.log2(0.8)) / 2),
        ("divided by two classes", -math.log2(0.2) / 2),
        ("changed the sign of the loss for rain", math.log2(0.8)),
        ("thought that the label 0 makes the loss 0", 0),
        ("swapped label and forecast", math.inf),
        ("gave the probability of dry", 0.2),
        ("gave the error of the forecast", 0.8),
        ("gave four times the loss for rain, as 0.8 is four times 0.2", -4 * math.log2(0.8)),
        ("rounded to one decimal", 2.3),
        ("typed a decimal comma", (2, 32)),
    ],
    "whole_mean": [
        ("blamed the base", "a"),
        ("thought that the dry days are left out", "c"),
        ("blamed the base, in a capital", "A"),
        ("thought that the dry days are left out, in a capital", "C"),
        ("gave two letters", "ab"),
        ("gave two letters with a word between", "b or c"),
        ("gave a letter that is not offered", "d"),
        ("gave the number", 0.261),
        ("gave the factor", 2),
        ("gave the number of entries", 8),
        ("gave a number for a letter", 1),
        ("answered in words", "another base"),
        ("answered yes", True),
    ],
    "fifth_day": [
        ("put 0.9 into the first gap", -np.mean(np.log2([0.8, 0.7, 0.6, 0.7, 0.9]))),
        ("put 0.9 into the first gap, in nats", -np.mean(np.log([0.8, 0.7, 0.6, 0.7, 0.9]))),
        ("kept 4 in the second gap", -np.sum(np.log2(FIVE_GIVEN)) / 4),
        ("put 0.9 and kept 4", -np.sum(np.log2([0.8, 0.7, 0.6, 0.7, 0.9])) / 4),
        ("gave the sum", -np.sum(np.log2(FIVE_GIVEN))),
        ("took natural logs", -np.mean(np.log(FIVE_GIVEN))),
        ("gave the sum in nats", -np.sum(np.log(FIVE_GIVEN))),
        ("took logs to base 10", -np.mean(np.log10(FIVE_GIVEN))),
        ("forgot the minus sign", np.mean(np.log2(FIVE_GIVEN))),
        ("took the log of the mean probability", -math.log2(np.mean(FIVE_GIVEN))),
        ("gave the loss of the fifth day", -math.log2(0.1)),
        ("averaged the old mean and the new loss", (0.5220100086782713 - math.log2(0.1)) / 2),
        ("added the new loss to the old mean", 0.5220100086782713 - math.log2(0.1)),
        (
            "added the new loss to the old mean and divided by 5",
            (0.5220100086782713 - math.log2(0.1)) / 5,
        ),
        ("divided the old sum by 5", -np.sum(np.log2(FOUR_GIVEN)) / 5),
        ("repeated the mean of four days", -np.mean(np.log2(FOUR_GIVEN))),
        ("took the quoted numbers as they stand", -np.mean(np.log2(FIVE_QUOTED))),
        ("divided by all ten entries", -np.sum(np.log2(FIVE_GIVEN)) / 10),
        ("took the median", -np.median(np.log2(FIVE_GIVEN))),
        ("gave the perplexity", 2 ** -np.mean(np.log2(FIVE_GIVEN))),
        ("gave the product of the probabilities", np.prod(FIVE_GIVEN)),
        ("gave what stands in the gaps", (0.1, 5)),
        ("gave the five losses", -np.log2(FIVE_GIVEN)),
        ("rounded to one decimal", 1.1),
        ("put 0.9 and gave the sum", -np.sum(np.log2([0.8, 0.7, 0.6, 0.7, 0.9]))),
        ("kept 4 in the second gap, in nats", -np.sum(np.log(FIVE_GIVEN)) / 4),
    ],
    "mean_loss": [
        ("used the matrix line, nan at 0 log2 0", loss_matrix_line),
        ("used the matrix line in nats, nan at 0 ln 0", loss_matrix_line_in_nats),
        ("wrote two classes into the matrix line", loss_matrix_of_two_classes),
        ("took the number of classes from the largest label", loss_matrix_of_seen_classes),
        ("numbered the classes by those that occur", loss_matrix_of_ranked_classes),
        ("took the mean of the whole matrix", loss_mean_of_matrix),
        ("took the mean of the whole matrix, nan at 0 log2 0", loss_mean_of_matrix_with_nan),
        ("summed along the wrong axis", loss_matrix_along_columns),
        ("multiplied by the labels, not by one-hot rows", loss_matrix_of_labels),
        ("multiplied by the labels as a column", loss_matrix_of_column_labels),
        ("picked whole columns", loss_of_all_columns),
        ("picked whole rows", loss_of_labelled_rows),
        ("picked from the flattened matrix", loss_from_flat),
        ("swapped the two indices", loss_with_indices_swapped),
        ("took natural logs", loss_in_nats),
        ("took logs to base 10", loss_to_base_10),
        ("took the sum", loss_sum),
        ("took the sum in nats", loss_sum_in_nats),
        ("forgot the minus sign", loss_without_minus),
        ("returned one loss per day", loss_per_day),
        ("took the log of the mean probability", loss_of_mean),
        ("took the median", loss_median),
        ("divided by 4", loss_divided_by_four),
        ("divided by m - 1", loss_divided_by_one_less),
        ("wrote the rows 0 to 3", loss_of_four_rows),
        ("looped over four days always", loss_with_range_4),
        ("stopped one day early", loss_without_last_day),
        ("took class 1 for rain and the rest for dry", loss_of_rain),
        ("chose between two columns", loss_of_two_columns),
        ("took column 1 for every label", loss_of_last_column),
        ("took the largest probability", loss_of_favourite),
        ("gave the share of misses", loss_of_misses),
        ("took one minus the probability", loss_of_what_did_not_happen),
        ("added 1 - y and 1 - q in every class", loss_of_every_class),
        ("counted labels from 1", loss_labels_from_1),
        ("added an epsilon", loss_with_epsilon),
        ("added an epsilon in the matrix line, in nats", loss_matrix_with_epsilon_in_nats),
        ("clipped", loss_clipped),
        ("overwrote the zeros of the argument", loss_in_place),
        ("wrote the logs into the argument", loss_in_place_log),
        ("gave every 0 a loss of 0", loss_matrix_without_zeros),
        ("dropped the infinite days", loss_finite_days),
        ("replaced minus infinity by a huge negative float", loss_nan_to_num),
        ("turned the nan of the mean into 0", loss_nan_to_num_at_the_end),
        ("printed instead of returning", loss_printed),
        ("returned a text with the unit", loss_as_text),
        ("returned inside the loop", loss_returned_in_loop),
        ("looped with math.log2, an error at a zero", loss_loop_with_math),
        ("gave the perplexity", loss_as_perplexity),
        ("rounded to one decimal", loss_rounded),
        ("returned the number of the four days", lambda labels, Y_hat: 0.5220100086782713),
        ("gave a value instead of a function", 0.5220100086782713),
        ("swapped the arguments", lambda Y_hat, labels: loss_sum(labels, Y_hat) / len(labels)),
    ],
    "two_months": [
        ("averaged the two means", (0.5 + 0.9) / 2),
        ("exchanged the weights", (12 * 0.5 + 4 * 0.9) / 16),
        ("gave the sum of the bits", 4 * 0.5 + 12 * 0.9),
        ("added the two means", 0.5 + 0.9),
        ("divided the sum of bits by two months", (4 * 0.5 + 12 * 0.9) / 2),
        ("divided the sum of the means by 16", (0.5 + 0.9) / 16),
        ("took the two means for sums", (0.5 / 4 + 0.9 / 12) / 2),
        ("divided by the days of May", (4 * 0.5 + 12 * 0.9) / 12),
        ("divided by the days of April", (4 * 0.5 + 12 * 0.9) / 4),
        ("took May, which has the most days", 0.9),
        ("gave the bits of May", 12 * 0.9),
        ("gave the bits of April", 4 * 0.5),
        ("turned bits into nats", 0.8 * math.log(2)),
        ("took the geometric mean", math.sqrt(0.5 * 0.9)),
        ("gave the perplexity", 2**0.8),
        ("added up 4 and 12 to 18", (4 * 0.5 + 12 * 0.9) / 18),
        ("weighted April with a third", (0.5 + 2 * 0.9) / 3),
        ("changed the sign", -0.8),
    ],
    "best_constant": [
        ("left the steps in the order of the list", "abcde"),
        ("used H(F, Q) before the sum was there", "badec"),
        ("drew the conclusion before KL was bounded", "bdace"),
        ("bounded KL before it appears", "bdeac"),
        ("bounded KL first", "ebdac"),
        ("added up before the single days", "dbaec"),
        ("began with lesson 03", "abdec"),
        ("began with lesson 02, then lesson 03", "eabdc"),
        ("put the conclusion first", "cbdae"),
        ("drew the conclusion at once from the sum", "bdcae"),
        ("added up after KL was bounded", "baedc"),
        ("reversed the derivation", "ceadb"),
        ("forgot the last step", "bdae"),
        ("forgot the bound", "bdac"),
        ("wrote one letter twice", "bdaeec"),
        ("wrote one letter for another", "bdaee"),
        ("gave the place of each step, not the steps in their places", "caebd"),
        ("gave the place of each step in digits", "31524"),
        ("gave the first letter only", "b"),
    ],
    "vote": [
        ("took equal losses for equal skill", "a"),
        ("asked for the forecasts", "b"),
        ("took 1 bit for the baseline of all data", "d"),
        ("took 1 bit for the baseline of all data, in a capital", "D"),
        ("gave two letters", "bc"),
        ("gave two letters with a word between", "a or d"),
        ("gave a letter that is not offered", "e"),
        ("gave the baseline", -0.1 * math.log2(0.1) - 0.9 * math.log2(0.9)),
        ("gave the frequency", 0.1),
        ("answered in words", "yes"),
        ("answered yes", True),
        ("answered no", False),
        ("gave a number for a letter", 1),
    ],
    "days_needed": [
        ("gave the days still to come", 400 * 25 - 400),
        ("forgot that two standard errors are wanted", 400 * (0.05 / 0.02) ** 2),
        (
            "forgot two standard errors, gave the days still to come",
            400 * (0.05 / 0.02) ** 2 - 400,
        ),
        ("took the error as falling like 1/m", 400 * 5),
        ("took the error as falling like 1/m, forgot two errors", 400 * 0.05 / 0.02),
        ("falling like 1/m, gave the days still to come", 400 * 5 - 400),
        ("doubled the wanted error instead of halving it", 400 * (0.05 / 0.04) ** 2),
        ("counted the two twice", 400 * (0.05 / 0.005) ** 2),
        ("took the root of the factor", 400 * math.sqrt(5)),
        ("gave the factor of days", 25),
        ("gave the factor of the error", 5),
        ("added the days to those that were there", 400 * 25 + 400),
        ("inverted the factor", 400 / 25),
        ("forgot to square, with sigma of 1", 1 / 0.01),
        ("cubed the factor", 400 * 5**3),
        ("wrote a thousands comma", (10, 0)),
        ("gave the error", 0.01),
    ],
    "tenth_day": [
        ("took the mean of the probabilities", 10 * 2**-0.6 - 9 * 0.9),
        ("forgot to subtract the nine days", 2**-6),
        ("turned the mean into a probability", 2**-0.6),
        ("subtracted one day instead of nine", 2 ** -(6 + math.log2(0.9))),
        ("added the nine days instead of subtracting them", 2 ** -(6 + NINE_BITS)),
        ("used the mean as the sum", 2 ** -(0.6 - NINE_BITS)),
        ("multiplied the mean by nine days", 2 ** -(5.4 - NINE_BITS)),
        ("raised e instead of 2 to the loss", math.exp(-(6 - NINE_BITS))),
        ("worked in nats throughout", math.exp(-(6 + 9 * math.log(0.9)))),
        ("took ln of 0.9 among bits", 2 ** -(6 + 9 * math.log(0.9))),
        ("raised 10 instead of 2 to the loss", 10 ** -(6 - NINE_BITS)),
        ("gave the loss of the tenth day", 6 - NINE_BITS),
        ("gave the bits of the nine days", NINE_BITS),
        ("gave one minus the probability", 1 - 2 ** -(6 - NINE_BITS)),
        ("forgot the minus sign in the power", 2 ** (6 - NINE_BITS)),
        ("divided the loss by ten once more", 2 ** -((6 - NINE_BITS) / 10)),
        ("divided the loss by the number of good days", 2 ** -((6 - NINE_BITS) / 9)),
        ("took the rest of 0.9", 0.1),
        ("gave the perplexity", 2**0.6),
        ("rounded the loss to 4.6 bits", 2**-4.6),
        ("rounded the loss to 5 bits", 2**-5),
        ("rounded the nine losses to 0.15 bits", 2 ** -(6 - 9 * 0.15)),
        ("rounded to two decimals", 0.04),
        ("gave a percentage", 100 * 2 ** -(6 - NINE_BITS)),
        ("gave the product of the nine", 0.9**9),
    ],
    "find_the_bug": [
        ("blamed the comparison of floats", "a"),
        ("restricted logarithms to hard labels", "b"),
        ("blamed the reduction", "c"),
        ("blamed the comparison of floats, in a capital", "A"),
        ("gave two letters", "ad"),
        ("gave two letters with a word between", "a or c"),
        ("gave a letter that is not offered", "e"),
        ("named the repair that is not one", "np.isclose"),
        ("gave the loss of a met target", 0.0),
        ("gave the line with the exception as the answer", "loss = np.where"),
        ("gave a number for a letter", 1),
        ("answered that something is wrong", True),
        ("answered that nothing is wrong", False),
    ],
}
