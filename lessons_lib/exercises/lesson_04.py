"""Exercises of lesson 04: from one loss per day to one number for a data set."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

_FOUR_DAYS = -math.log2(0.8 * 0.7 * 0.6 * 0.7)  # the sum of their losses, in bits

recall = Number(
    answer=-math.log2(0.2),
    unit="bits",
    misconceptions=[
        (
            -math.log2(0.8),
            "that is the loss if it rains. What probability did the forecast leave for a dry day?",
        ),
        (-math.log(0.2), "that is in nats. Divide by ln 2, or use log2."),
        (math.log2(0.2), "the sign is flipped. Can a surprisal be negative?"),
        (
            0.2,
            "that is the probability of a dry day. The loss is its surprisal, −log2 of "
            "that number.",
        ),
        (
            0.8,
            (
                "that is the probability of rain, but the day stayed dry. The loss is "
                "the surprisal of what happened."
            ),
        ),
        (-math.log2(0.8) - math.log2(0.2), "you added both surprisals. Only what happened counts."),
        (
            -0.2 * math.log2(0.2),
            "you weighted the surprisal of dry by the probability of a dry day. It counts "
            "in full, because dry is what happened.",
        ),
        (
            -0.8 * math.log2(0.8),
            (
                "that is the surprisal of rain, weighted by the forecast. The loss is the "
                "surprisal of what happened."
            ),
        ),
        (
            -0.8 * math.log2(0.8) - 0.2 * math.log2(0.2),
            "that is the entropy of the forecast. The loss is the surprisal of what happened.",
        ),
        (
            -4 * math.log2(0.8),
            "that is four times the loss if it rains. A quarter of the probability does not mean "
            "four times the loss: take the surprisal of what was left for a dry day.",
        ),
        (
            -0.8 * math.log(0.2),
            "that is in nats, and weighted by the probability of rain. The surprisal of dry counts "
            "in full, in bits.",
        ),
        (
            -0.8 * math.log2(0.2),
            "you weighted the surprisal of dry by the probability of rain. It counts in full, "
            "because dry is what happened.",
        ),
        (1.0, "a loss of 1 bit corresponds to a probability of 1/2. What was left for a dry day?"),
        (
            math.log2(0.8),
            (
                "that is the logarithm of the probability of rain. Take minus the logarithm of "
                "what was left for a dry day."
            ),
        ),
        (
            -(math.log2(0.8) + math.log2(0.2)) / 2,
            "that is the mean of both surprisals. Only what happened counts.",
        ),
    ],
    hints=[
        "The loss is the surprisal of what happened, and it did not rain.",
        "The forecast left 1 − 0.8 for a dry day. What surprisal does that give?",
    ],
    why="The forecast left 1 − 0.8 = 0.2 for a dry day, and −log2 0.2 is the loss.",
    explanation="The forecast left 1 − 0.8 = 0.2 for a dry day, and −log2 0.2 is about 2.32 "
    "bits: about seven times the loss on a rainy day.",
    code="dry_after_all_bits = -np.log2(1 - 0.8)",
)

whole_mean = Choice(
    answer="b",
    options="abc",
    misconceptions=[
        (
            "a",
            "both lines use the same matrix of products, and so the same logarithm. They "
            "differ only in the number that they divide by. What is that number in each "
            "line?",
        ),
        (
            "c",
            "both lines include the dry days. How many entries does the matrix have, and "
            "how many days are there?",
        ),
    ],
    hints=[
        "Over how many numbers does each of the two lines of code average?",
        "The sum over classes leaves one number per day. How many does each day have without it?",
    ],
    why=(
        "The sum over classes leaves one loss per day; without that sum the mean also counts an "
        "entry of 0 for each day."
    ),
    explanation="Four surviving terms are divided by m · n = 8 entries instead of m = 4 days, so "
    "the result is half the loss. With ten classes it would be a tenth of the loss.",
    code='why_smaller = "b"',
)

fifth_day = Number(
    answer=(_FOUR_DAYS - math.log2(0.1)) / 5,
    unit="bits",
    misconceptions=[
        (
            (_FOUR_DAYS - math.log2(0.9)) / 5,
            "you used the probability of rain, but the day stayed dry. What was left for dry?",
        ),
        (
            (_FOUR_DAYS / 4 - math.log2(0.1)) / 2,
            "you gave the old mean and the new loss equal weights. The old mean represents "
            "four days, so it needs four times the weight.",
        ),
        (
            (_FOUR_DAYS - math.log2(0.1)) / 4,
            "the sum is right. How many days are there now?",
        ),
        (
            (-_FOUR_DAYS + math.log2(0.1)) / 5,
            "the sign is flipped: no day has a loss below 0.",
        ),
        (
            (_FOUR_DAYS - math.log2(0.1)) / 10,
            "you divided by the number of entries in the matrix, two per day. Divide by the "
            "number of days.",
        ),
        (_FOUR_DAYS - math.log2(0.1), "that is the sum of the losses. Turn it into a mean."),
        (
            (_FOUR_DAYS - math.log2(0.1)) / 5 * math.log(2),
            "that is in nats. Divide by ln 2, or use log2.",
        ),
        (
            -math.log2((0.8 + 0.7 + 0.6 + 0.7 + 0.1) / 5),
            "that is the logarithm of the mean probability. Take the logarithms first, then "
            "their mean.",
        ),
        (
            _FOUR_DAYS / 4 - math.log2(0.1),
            "you added the new loss to the mean of the four losses. Go back to their sum.",
        ),
        (_FOUR_DAYS / 4, "that is the mean over four days. The fifth is missing."),
        (_FOUR_DAYS / 5, "you left out the loss of the fifth day, but divided by five."),
        (
            (_FOUR_DAYS - math.log2(0.9)) / 4,
            (
                "you used the probability of rain for a dry day, and divided by four. "
                "There are five days now."
            ),
        ),
        (-math.log2(0.1), "that is the loss of the fifth day alone. Average all five losses."),
        (
            _FOUR_DAYS - math.log2(0.9),
            (
                "that is the sum, with the probability of rain for a dry day. What was left "
                "for dry? And how many days are there?"
            ),
        ),
        (
            -math.log2(0.8 * 0.7 * 0.6 * 0.7 * 0.1 / 5),
            "you divided the product by five. Take the logarithm first, then divide.",
        ),
        (
            (_FOUR_DAYS / 4 - math.log2(0.1)) / 5,
            "the old mean represents four days, but you counted it as one day.",
        ),
        (
            (_FOUR_DAYS / 4 - math.log2(0.9)) / 2,
            (
                "you gave the old mean and the new loss equal weights, and used the "
                "probability of rain for a dry day. Go back to the sum of the losses."
            ),
        ),
        (
            (0.8 * 0.7 * 0.6 * 0.7 * 0.1) ** (1 / 5),
            "that is the geometric mean of the five probabilities. Take its surprisal.",
        ),
        (
            (0.8 + 0.7 + 0.6 + 0.7 + 0.1) / 5,
            "that is the mean of the probabilities. Take −log₂ of each first.",
        ),
        (
            -math.log2(0.8 * 0.3 * 0.4 * 0.7 * 0.9) / 5,
            "you used the probability of rain on every day. Three of the days were dry.",
        ),
        (
            -math.log2(0.7),
            "that is the median of the five losses. The question asks for their mean.",
        ),
        (
            0.8 * 0.7 * 0.6 * 0.7 * 0.1,
            "that is the product of the probabilities. Take −log₂ of it, and divide by the "
            "number of days.",
        ),
    ],
    hints=[
        "The first gap is for the probability given to what happened; the second is for a number "
        "of days.",
        "The fifth forecast left 1 − 0.9 for dry. How many losses are there now?",
    ],
    why=(
        "The sum of the five losses is divided by five, and the bad fifth day adds its "
        "whole loss to the sum."
    ),
    explanation="On the fifth day the outcome was given a probability of 1 − 0.9 = 0.1, "
    "and that day costs more than the other four together. The mean over five days is "
    "about twice the mean over four.",
    code="five_days_bits = -np.log2([0.8, 0.7, 0.6, 0.7, 1 - 0.9]).mean()",
)


two_months = Number(
    answer=(4 * 0.5 + 12 * 0.9) / 16,
    unit="bits",
    misconceptions=[
        (
            (0.5 + 0.9) / 2,
            "that is the mean of the two means, as if both months had the same number of days. "
            "Go back to the sums.",
        ),
        (4 * 0.5 + 12 * 0.9, "that is the sum over all days. How many days are there?"),
        (0.5 + 0.9, "you added the two means. Turn each mean into the sum for its month first."),
        (
            (12 * 0.5 + 4 * 0.9) / 16,
            "the weights are swapped. Over how many days was the mean 0.5 bits?",
        ),
        ((4 * 0.5 + 12 * 0.9) / 2, "you divided by the number of months. How many days are there?"),
        (
            (4 * 0.5 + 12 * 0.9) / 12,
            "you divided by the number of days in May alone. How many days are there in total?",
        ),
        (
            (4 * 0.5 + 12 * 0.9) / 4,
            "you divided by the number of days in April alone. How many days are there in total?",
        ),
        (
            (0.5 + 0.9) / 16,
            "you added the two means, then divided by 16. Turn each mean "
            "into the sum for its month first.",
        ),
        (
            (0.5 / 4 + 0.9 / 12),
            "you divided each mean by its number of days. Multiply instead, to get the sum "
            "for each month.",
        ),
        (math.sqrt(0.5 * 0.9), "that is a geometric mean. Add up the losses of all 16 days first."),
        (
            2 * 0.5 * 0.9 / (0.5 + 0.9),
            "that is a harmonic mean. Add up the losses of all 16 days first.",
        ),
        (
            0.5**0.25 * 0.9**0.75,
            "that is a geometric mean. Add up the losses of all 16 days first.",
        ),
        (12 * 0.9 / 16, "you left out the losses from April."),
        (4 * 0.5 / 16, "you left out the losses from May."),
        (0.5, "that is the mean for April. May has losses too."),
        (0.9, "that is the mean for May. April has losses too."),
        ((4 * 0.5 + 12 * 0.9) / 15, "you divided by 15. There are 16 days in total."),
        (
            12 * 0.9,
            "that is the sum for May. Add the sum for April, and divide by the total "
            "number of days.",
        ),
        (
            4 * 0.5,
            "that is the sum for April. Add the sum for May, and divide by the total number "
            "of days.",
        ),
        ((4 * 0.5 + 12 * 0.9) / 18, "you divided by 18. There are 16 days in total."),
        (
            (0.5 + 2 * 0.9) / 3,
            "you gave April a third of the weight, but it has a quarter of the days.",
        ),
    ],
    hints=[
        "Sums can be added; means cannot. What is the sum of the losses in each month?",
        "For each month, the number of days times the mean gives the sum. How many days "
        "are there in total?",
    ],
    why=(
        "Each month contributes its sum, so May, with three times as many days, has three times "
        "the weight of April."
    ),
    explanation="The sums are 2.0 and 10.8 bits, for 16 days in total. A mean of means gives "
    "each group the same weight, so it is right only if the groups are of equal size. If you "
    "split a data set into batches, the last batch is often smaller than the others.",
    code="both_months_bits = (4 * 0.5 + 12 * 0.9) / (4 + 12)",
)

best_constant = Order(
    answer="bdaec",
    misconceptions=[
        (
            "bd",
            "you add up the losses of the days before you have said what the loss of a single day "
            "is. Start with one day.",
        ),
        (
            "da",
            "step a begins with 'This', which must refer to something in an earlier step. "
            "Which step produces that expression?",
        ),
        ("ae", "you make a statement about KL before KL has appeared. Which step introduces KL?"),
        ("ec", "the conclusion comes before its reason. What must be known about KL first?"),
    ],
    hints=[
        "Begin with the loss of a single day. End with the step that draws a conclusion.",
        "'This' in a step refers to something in the step before. One day comes before all days.",
    ],
    why=(
        "Only KL depends on the forecast, and KL is 0 only if the forecast equals the frequency "
        "of rain."
    ),
    explanation="Start with the loss of one day (b) and average over all days (d); recognise the "
    "cross-entropy and split it (a). Only KL depends on q, and KL is 0 at q = f (e), so H(F) "
    "remains (c).",
    code='order = "bdaec"',
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "the losses are equal, but the tasks are not equally hard. What would the best "
            "constant forecast lose at each of the two stations?",
        ),
        (
            "b",
            "her loss already reflects her forecasts. For the baseline you need only the labels: "
            "compute it from 2 rainy days in 20.",
        ),
        (
            "d",
            "1 bit is the baseline when half of the days are rainy. What is the entropy of the "
            "frequencies here?",
        ),
    ],
    hints=[
        "How much does the best constant forecast lose at the dry station?",
        "The loss of the best constant forecast is the entropy of the frequencies. Compute "
        "that entropy, and compare it with her loss.",
    ],
    why=(
        "A loss means something only when compared with a baseline, and at the dry station the "
        "best constant forecast loses 0.47 bits."
    ),
    explanation="The best constant forecast at the dry station is 0.1; it loses the "
    "entropy of (0.9, 0.1), about 0.47 bits. She loses more than that: on these days her "
    "forecasts did no better than that one number. Note that the frequency of 0.1 is known only "
    "afterwards. For a fair constant forecast, take the frequency of rain on earlier days; on "
    "these 20 days such a forecast loses at least as much as a constant forecast of 0.1.",
    code='vote = "c"',
)

find_the_bug = Bug(
    answer="d",
    options="abcd",
    misconceptions=[
        (
            "a",
            "with `np.isclose` the report would still say 0 where the forecast and the share "
            "agree, and the jump would remain. Is that 0 correct?",
        ),
        (
            "b",
            "soft labels have a cross-entropy, as any distribution does: you computed one in "
            "lesson 03. Which forecast makes it smallest, and how large is it there?",
        ),
        (
            "c",
            "a sum would make both numbers, and the jump, four times as large. Check the four "
            "values that are averaged.",
        ),
    ],
    hints=[
        "Take the third day alone: half of the gauges recorded rain, and the forecast is 0.5. "
        "What does the formula give without the special case?",
        "For a soft label y, the cross-entropy H(y, ŷ) is H(y) + KL(y‖ŷ). Which of the two is 0 "
        "when ŷ = y?",
    ],
    why="When the forecast equals a soft label, KL is 0 and the entropy of the label remains.",
    explanation="The special case sets the loss to 0 where the prediction equals the target. "
    "Only KL(y‖ŷ) is 0 there; H(y) remains. So the first line should show the mean of H(y), and "
    "the second should show a little more.",
    code='bug = "d"',
)

days_needed = Number(
    answer=400 * (0.05 / 0.01) ** 2,
    misconceptions=[
        (
            2500,
            "you reduced one standard error to 0.02 bits. Twice the standard error must be that "
            "small.",
        ),
        (
            2000,
            "you assumed that the error falls as 1/m. It falls as 1/√m: how many days does that "
            "take?",
        ),
        (
            1000,
            "you reduced one standard error to 0.02 bits instead of two, and assumed that it "
            "falls as 1/m instead of 1/√m.",
        ),
        (
            400 * math.sqrt(5),
            "you multiplied the days by the square root of the factor. The error falls as "
            "1/√m: should you take the root or the square?",
        ),
        (80, "fewer days cannot give a smaller error. Which way round should the ratio be?"),
        (9600, "that is the number of days to add. The question asks for the total."),
        (
            25.0,
            "that is the factor by which the number of days must grow. The question "
            "asks for the number of days.",
        ),
        (
            1.0 * 400 * (0.05 / 0.04) ** 2,
            "you took one standard error to be 0.04 bits. It must be half of 0.02 bits.",
        ),
        (
            400 * (0.05 / 0.04),
            "you took one standard error to be 0.04 bits. It must be half of 0.02 bits.",
        ),
        (
            400 * (0.1 / 0.01) ** 2,
            "you doubled the old error and halved the new one. Compare like with like.",
        ),
        (
            400 * math.sqrt(2.5),
            (
                "you took the square root of the factor, and reduced one standard error to 0.02 "
                "bits instead of two."
            ),
        ),
        (
            2100.0,
            (
                "that is how many days must be added for one standard error to be 0.02 "
                "bits. The question asks for two standard errors, and for the total number "
                "of days."
            ),
        ),
        (
            16.0,
            (
                "fewer days cannot give a smaller error. Which way round should the squared ratio "
                "be?"
            ),
        ),
        (160.0, "fewer days cannot give a smaller error. Which way round should the ratio be?"),
        (
            64.0,
            (
                "fewer days cannot give a smaller error. Which way round should the squared ratio "
                "be?"
            ),
        ),
        (
            400 + 2500,
            (
                "you reduced one standard error to 0.02 bits instead of two, and added the old "
                "days. The new number already includes them."
            ),
        ),
        (
            1600.0,
            (
                "you assumed that the error falls as 1/m, and gave only the days to add. It falls "
                "as 1/√m, and the question asks for the total."
            ),
        ),
        (
            5.0,
            "that is the factor by which the error must shrink. By what factor must "
            "the number of days grow?",
        ),
        (10400.0, "you added the old days to the new number. It already includes them."),
        (
            50000.0,
            "you cubed the factor. The error falls as 1/√m.",
        ),
        (0.01, "that is the standard error that you need. How many days does it take to reach it?"),
    ],
    hints=[
        "If two standard errors are 0.02 bits, how large is one? It is σ / √m, and σ stays the "
        "same.",
        "By which factor must one standard error shrink? √m must grow by the same factor.",
    ],
    why=(
        "The standard error falls as $1/\\sqrt m$, so reducing it to a fifth takes 25 times as "
        "many days."
    ),
    explanation="One standard error must be 0.01 bits. Reducing the error to a fifth takes 5² = "
    "25 times as many days: 10,000 instead of 400.",
    code="days_needed = 400 * (0.05 / 0.01) ** 2",
)

_TENTH_BITS = 10 * 0.6 + 9 * math.log2(0.9)

tenth_day = Number(
    answer=2**-_TENTH_BITS,
    unit="probability",
    misconceptions=[
        (_TENTH_BITS, "that is the loss of the tenth day. Which probability has this surprisal?"),
        (
            math.exp(-_TENTH_BITS),
            "the loss is in bits, but you used it as an exponent of e. Use the base of the "
            "logarithm.",
        ),
        (
            2 ** -(6 + math.log2(0.9)),
            "you subtracted the loss of only one good day. There are nine good days.",
        ),
        (
            2 ** -(0.6 + 9 * math.log2(0.9)),
            "that is not a probability: you subtracted nine losses from a mean. Turn the mean "
            "into a sum first.",
        ),
        (
            2**_TENTH_BITS,
            "a probability is at most 1. Check the sign when you undo the logarithm.",
        ),
        (
            2**-0.6,
            "that is the probability that corresponds to the mean loss. The nine good days cost "
            "less than the mean, so the tenth costs more.",
        ),
        (
            1 - 2**-_TENTH_BITS,
            "that is the probability given to what did not happen. The question is about what did "
            "happen.",
        ),
        (
            2**-6,
            "you assigned the whole sum to the tenth day. Subtract what the nine good days cost.",
        ),
        (
            2 ** -(6 + 9 * math.log2(0.1)),
            "you used 0.1 for the nine good days. On those days the forecast gave 0.9 to "
            "what happened.",
        ),
        (10 * 0.6 - 9 * 0.9, "you subtracted probabilities from losses. Take −log₂ of 0.9 first."),
        (
            2 ** -(6 + 9 * math.log(0.9)),
            "your sum is in bits, but your nine losses are in nats. Use one base.",
        ),
        (
            math.exp(-(6 + 9 * math.log(0.9))),
            "the mean of 0.6 is in bits, but the rest of your calculation is in nats. Use "
            "one base.",
        ),
        (
            2 ** -(6 - 9 * math.log2(0.9)),
            "you added the losses of the nine days instead of subtracting them.",
        ),
        (
            2 ** -(10 * 0.6 + 10 * math.log2(0.9)),
            "you subtracted the losses of ten good days. There are nine.",
        ),
        (
            2 ** -(9 * 0.6 + 9 * math.log2(0.9)),
            "you multiplied the mean by nine. It is the mean over ten days.",
        ),
        (
            10 * 2**-0.6 - 9 * 0.9,
            "you calculated with a mean of probabilities. Add and subtract losses instead.",
        ),
        (
            6.0,
            (
                "that is the sum of all ten losses. Subtract the nine that you know, "
                "then find the probability."
            ),
        ),
        (
            0.1,
            (
                "that is what each of the nine good forecasts gave to what did not happen. The "
                "tenth loss follows from the sum of all ten."
            ),
        ),
        (
            10**-_TENTH_BITS,
            "the loss is in bits, but you used it as an exponent of 10. Use the base of the "
            "logarithm.",
        ),
        (
            2 ** -(_TENTH_BITS / 10),
            "you divided the tenth loss by ten. It is already the loss of a single day.",
        ),
        (
            2 ** -(_TENTH_BITS / 9),
            "you divided the tenth loss by nine. It is already the loss of a single day.",
        ),
        (2**-5, "you rounded the loss of the tenth day to 5 bits. Keep all digits."),
        (
            0.9**9,
            (
                "that is the product of the nine probabilities. The tenth probability follows "
                "from the sum of all ten losses."
            ),
        ),
    ],
    hints=[
        "Go from the mean to the sum of ten losses, and subtract the nine that you know.",
        "What remains is the tenth loss, in bits. Which probability has that surprisal?",
    ],
    why="Losses add up: what remains of the sum is the surprisal of what happened on the "
    "tenth day.",
    explanation="The sum is 6 bits, and the nine good days account for about 1.37 of them. The "
    "remaining 4.63 bits correspond to a probability of about 0.04.",
    code="tenth_bits = 10 * 0.6 - 9 * -np.log2(0.9)\ntenth_probability = 2**-tenth_bits",
)


def _mean_loss(labels, Y_hat):
    with np.errstate(divide="ignore"):  # the class that occurred may have been given 0
        return -np.log2(Y_hat[np.arange(len(labels)), labels]).mean()


_MANY = np.arange(600) % 3, np.tile([[0.5, 0.25, 0.25], [0.1, 0.7, 0.2], [0.3, 0.3, 0.4]], (200, 1))


def _matrix(labels, Y_hat):
    return -(np.eye(Y_hat.shape[1])[labels] * np.log2(Y_hat)).sum(axis=1).mean()


def _every_pair(labels, Y_hat):
    return -np.log2(Y_hat[:, labels]).mean()


def _whole_matrix(labels, Y_hat):
    return -(np.eye(Y_hat.shape[1])[labels] * np.log2(Y_hat)).mean()


def _occurring(labels):
    """What one_hot(labels) gives without `classes=`: columns only for the labels that occur."""
    return (labels[:, np.newaxis] == np.unique(labels)).astype(float)


def _two_classes(labels, Y_hat):
    return -np.log2(np.where(labels == 1, Y_hat[:, 1], Y_hat[:, 0])).mean()


def _rest_of_column_1(labels, Y_hat):
    return -np.log2(np.where(labels == 1, Y_hat[:, 1], 1 - Y_hat[:, 1])).mean()


def _rest_of_column_0(labels, Y_hat):
    return -np.log2(np.where(labels == 1, 1 - Y_hat[:, 0], Y_hat[:, 0])).mean()


def _rest_of_matrix(labels, Y_hat):
    return -np.log2(np.where(labels == 1, Y_hat, 1 - Y_hat)).mean()


def _sum(labels, Y_hat):
    return -np.log2(Y_hat[np.arange(len(labels)), labels]).sum()


def _log_of_mean(labels, Y_hat):
    return -np.log2(Y_hat[np.arange(len(labels)), labels].mean())


def _always_class_1(labels, Y_hat):
    return -np.log2(Y_hat[:, 1]).mean()


def _one_each(labels, Y_hat):
    return -np.log2(Y_hat[np.arange(len(labels)), labels])


mean_loss = Function(
    answer=_mean_loss,
    cases=[
        (np.array([1, 0, 0, 1]), np.array([[0.2, 0.8], [0.7, 0.3], [0.6, 0.4], [0.3, 0.7]])),
        (np.array([0, 2, 1]), np.array([[0.5, 0.3, 0.2], [0.1, 0.3, 0.6], [0.25, 0.5, 0.25]])),
        (np.array([3, 0]), np.array([[0.4, 0.3, 0.2, 0.1], [0.5, 0.25, 0.125, 0.125]])),
        (np.array([1]), np.array([[0.75, 0.25]])),
        (np.array([1, 0]), np.array([[1.0, 0.0], [0.6, 0.4]])),
        (np.array([0, 1, 1]), np.array([[1.0, 0.0], [0.5, 0.5], [0.9, 0.1]])),
        (np.array([2, 2]), np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])),
        _MANY,
    ],
    unit="bits",
    misconceptions=[
        (
            _every_pair,
            "`Y_hat[:, labels]` takes one entry for each label from every row, m · m "
            "numbers in total. Give a row number for each label.",
        ),
        (
            _whole_matrix,
            "you divided by the number of entries in the matrix, including the zeros, and "
            "you get nan where 0 is multiplied by an infinite logarithm. Get one "
            "probability for each sample first.",
        ),
        (
            _two_classes,
            "that handles only two classes. Use the label as the column number.",
        ),
        *[
            (
                wrong,
                "that handles only two classes. Use the label as the column number.",
            )
            for wrong in (_rest_of_column_1, _rest_of_column_0, _rest_of_matrix)
        ],
        *[
            (
                lambda labels, Y_hat, mean=mean: mean(_occurring(labels) * -np.log2(Y_hat)),
                "`one_hot(labels)` makes columns only for the classes that occur, and here "
                "some classes do not. Specify all classes with `classes=`, or pick the "
                "probabilities by label, without a matrix.",
            )
            for mean in (lambda terms: terms.sum(axis=1).mean(), np.mean)
        ],
        *[
            (
                wrong,
                "your function is right for four samples. How many samples are there in "
                "the arrays that your function receives?",
            )
            for wrong in (
                lambda labels, Y_hat: _sum(labels, Y_hat) / 4,
                lambda labels, Y_hat: -np.log2(Y_hat[np.arange(4), labels]).mean(),
            )
        ],
        (
            lambda labels, Y_hat: _matrix(labels, Y_hat) * len(labels) / 4,
            "your function is right for four samples, but gives nan where a class was "
            "given a probability of 0 and did not occur. Pick the probabilities first, "
            "then take logarithms, and use the number of samples in the arrays.",
        ),
        (_sum, "that is the sum over the samples. Return the mean."),
        (
            _log_of_mean,
            "you took the logarithm of the mean probability. Take the logarithms first, then "
            "their mean.",
        ),
        (
            _always_class_1,
            "you read column 1 whatever the label is. Which column belongs to each sample?",
        ),
        (_one_each, "you return one loss for each sample. Return their mean."),
        (
            lambda labels, Y_hat: -np.log2(Y_hat).mean(),
            (
                "you averaged over all entries of the matrix. From each row, pick the entry in "
                "the column given by the label."
            ),
        ),
        (
            lambda labels, Y_hat: -np.log2(Y_hat[:, 0]).mean(),
            "you read column 0 whatever the label is. Which column belongs to each sample?",
        ),
        (
            lambda labels, Y_hat: -np.log2(Y_hat.max(axis=1)).mean(),
            (
                "you took the largest probability in each row. Take the probability of the class "
                "given by the label."
            ),
        ),
        (
            lambda labels, Y_hat: -np.log2(Y_hat[labels]).mean(),
            "`Y_hat[labels]` picks whole rows. Give a row number and a column number for "
            "each sample.",
        ),
        (
            lambda labels, Y_hat: -np.log2(Y_hat[labels, np.arange(len(labels))]).mean(),
            "the row and column numbers are swapped. The label is the column number.",
        ),
        (
            lambda labels, Y_hat: -np.log2(1 - Y_hat[np.arange(len(labels)), labels]).mean(),
            "you used 1 minus the probability of the class that occurred. Use that "
            "probability itself.",
        ),
        (
            lambda labels, Y_hat: Y_hat[np.arange(len(labels)), labels].mean(),
            "that is the mean of the probabilities. Take −log₂ of each first.",
        ),
        (
            lambda labels, Y_hat: (
                -np.log2(Y_hat[np.arange(len(labels)), labels]).sum() / Y_hat.size
            ),
            "you divided by the number of entries in the matrix. Divide by the number of samples.",
        ),
        (
            lambda labels, Y_hat: (
                -np.log2(Y_hat[np.arange(len(labels)), labels]).sum() / Y_hat.shape[1]
            ),
            "you divided by the number of classes. Divide by the number of samples.",
        ),
        (
            lambda labels, Y_hat: (np.eye(Y_hat.shape[1])[labels] * -np.log2(Y_hat)).sum(),
            (
                "that is the sum over the samples, and nan where 0 is multiplied by an "
                "infinite logarithm. Pick the probabilities first, then take the mean."
            ),
        ),
        (
            lambda labels, Y_hat: (
                -np.nansum(np.eye(Y_hat.shape[1])[labels] * np.log2(Y_hat)) / Y_hat.size
            ),
            "you divided by the number of entries in the matrix. Divide by the number of samples.",
        ),
        (
            lambda labels, Y_hat: np.nanmean(np.eye(Y_hat.shape[1])[labels] * -np.log2(Y_hat)),
            (
                "you also counted the entries of the matrix that are 0. Get one probability for "
                "each sample first."
            ),
        ),
        (
            lambda labels, Y_hat: -(labels * np.log2(Y_hat[:, 1])).mean(),
            (
                "you multiplied by the labels as if they were 0 or 1. Use the label as the "
                "column number."
            ),
        ),
        (
            lambda labels, Y_hat: (
                -(labels * np.log2(Y_hat[:, 1]) + (1 - labels) * np.log2(1 - Y_hat[:, 1])).mean()
            ),
            (
                "that handles only two classes, and it gives nan for forecasts of 0 or 1. Use the "
                "label as the column number."
            ),
        ),
        (
            lambda labels, Y_hat: -np.median(np.log2(Y_hat[np.arange(len(labels)), labels])),
            "that is the median. The loss is the mean.",
        ),
        (
            lambda labels, Y_hat: 2 ** -np.log2(Y_hat[np.arange(len(labels)), labels]).mean(),
            "that is the perplexity. Return the mean loss, in bits.",
        ),
        (
            lambda labels, Y_hat: _sum(labels, Y_hat) / (len(labels) - 1),
            "you divided by m − 1. For a mean, divide by m.",
        ),
        (
            lambda labels, Y_hat: np.mean(Y_hat.argmax(axis=1) != labels),
            (
                "that is the share of samples whose class was not the most probable one. "
                "The loss is the mean of −log₂ of the probability given to the class that "
                "occurred."
            ),
        ),
        (
            lambda labels, Y_hat: -np.log2(Y_hat[np.arange(len(labels)), labels - 1]).mean(),
            "you count classes from 1. The label is the column number, and columns are numbered "
            "from 0.",
        ),
        (
            lambda labels, Y_hat: -np.log2(Y_hat.ravel()[labels]).mean(),
            "you index the matrix as if it were one long row. Give a row number for each label.",
        ),
    ],
    hints=[
        "`Y_hat[np.arange(4), y]` is all you need for four days. What must replace the 4?",
        "Indexing with two arrays picks one entry for each pair of numbers: row numbers first, "
        "then column numbers. Which array gives the row numbers?",
    ],
    why=(
        "The loss of each sample is −log₂ of the probability given to its class, and a 0 given "
        "to another class adds nothing."
    ),
    explanation="If you pick the probabilities before you take logarithms, one number per "
    "sample remains, for any number of classes, and you never take the logarithm of a 0 "
    "that does not matter.",
    code="def mean_loss_bits(labels, Y_hat):\n"
    "    given = Y_hat[np.arange(len(labels)), labels]\n"
    "    return -np.log2(given).mean()",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
