"""The exercises of lesson 04: from one loss a day to one number for a data set."""

import math

import numpy as np

from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

_FOUR_DAYS = -math.log2(0.8 * 0.7 * 0.6 * 0.7)  # the sum of their losses, in bits

# Numbers that people put into a logarithm so that it stays finite.
TINY = (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)

recall = Number(
    answer=-math.log2(0.2),
    tolerance=5e-3,
    misconceptions=[
        (
            -math.log2(0.8),
            "that is the loss if it rains. Which probability did the forecast leave for dry?",
        ),
        (-math.log(0.2), "that is in nats. Divide by ln 2, or use log2."),
        (math.log2(0.2), "the sign is turned. Can a surprise be negative?"),
        (0.2, "that is the probability. The loss is its surprisal: take −log2 of it."),
    ],
    hints=[
        "The loss is the surprisal of what happened. What happened is not the rain.",
        "The forecast left 1 − 0.8 for a dry day. Take −log2 of that.",
    ],
    explanation="A dry day was given the probability 1 − 0.8 = 0.2, and −log2 0.2 is about 2.32 "
    "bits: seven times the loss of a rainy day.",
    code="dry_after_all_bits = -np.log2(1 - 0.8)",
)

whole_mean = Choice(
    answer="b",
    options="abc",
    misconceptions=[
        (
            "a",
            "both lines use the same matrix of products, and with it the same log2. What differs "
            "is what they divide by: count it.",
        ),
        (
            "c",
            "the dry days are in both. Count the entries of the matrix, and the days.",
        ),
    ],
    hints=[
        "How many numbers does each of the two lines average over?",
        "The sum over classes leaves one number a day. Without it, every day has two.",
    ],
    explanation="Four surviving terms are divided by m · n = 8 entries in place of m = 4 days, so "
    "the result is half the loss. With ten classes it would be a tenth.",
    code='why_smaller = "b"',
)

fifth_day = Number(
    answer=(_FOUR_DAYS - math.log2(0.1)) / 5,
    tolerance=5e-3,
    misconceptions=[
        (
            (_FOUR_DAYS - math.log2(0.9)) / 5,
            "you used the probability of rain, and the day stayed dry. What was left for dry?",
        ),
        (
            (_FOUR_DAYS / 4 - math.log2(0.1)) / 2,
            "you averaged the old mean with the new loss. The old mean stands for four days and "
            "needs four times the weight.",
        ),
        (
            (_FOUR_DAYS - math.log2(0.1)) / 4,
            "the sum is right. How many days are there now?",
        ),
        (
            (-_FOUR_DAYS + math.log2(0.1)) / 5,
            "the sign is turned: no day has a loss below 0.",
        ),
        (
            (_FOUR_DAYS - math.log2(0.1)) / 10,
            "that divides by the entries of the matrix, two a day. Divide by the number of days.",
        ),
        (_FOUR_DAYS - math.log2(0.1), "that is the sum of the losses. Make it a mean."),
        (
            (_FOUR_DAYS - math.log2(0.1)) / 5 * math.log(2),
            "that is in nats. Divide by ln 2, or use log2.",
        ),
        (
            -math.log2((0.8 + 0.7 + 0.6 + 0.7 + 0.1) / 5),
            "that is the logarithm of the mean probability. Take the logarithms first, then "
            "their mean.",
        ),
    ],
    hints=[
        "The first gap is the probability given to what happened, the second a number of days.",
        "The forecast left 1 − 0.9 for dry. Add that loss to the four others and divide by five.",
    ],
    explanation="The fifth day was given 1 − 0.9 = 0.1 and alone costs more than the four others "
    "together. The mean over five days is about twice the mean over four.",
    code="five_days_bits = -np.log2([0.8, 0.7, 0.6, 0.7, 1 - 0.9]).mean()",
)


_HIDDEN = (
    "a small number, added or clipped to, makes an infinite loss finite. Work with the "
    "probabilities as they are; picking first needs no such help."
)


def _mean_loss(labels, Y_hat):
    with np.errstate(divide="ignore"):  # the class that came may have been given 0
        return -np.log2(Y_hat[np.arange(len(labels)), labels]).mean()


def _matrix(labels, Y_hat):
    return -(np.eye(Y_hat.shape[1])[labels] * np.log2(Y_hat)).sum(axis=1).mean()


def _every_pair(labels, Y_hat):
    return -np.log2(Y_hat[:, labels]).mean()


def _whole_matrix(labels, Y_hat):
    return -(np.eye(Y_hat.shape[1])[labels] * np.log2(Y_hat)).mean()


def _occurring(labels):
    """What one_hot(labels) gives without `classes=`: columns for the labels that occur."""
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


def _nats(labels, Y_hat):
    return -np.log(Y_hat[np.arange(len(labels)), labels]).mean()


def _sign(labels, Y_hat):
    return np.log2(Y_hat[np.arange(len(labels)), labels]).mean()


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
    ],
    misconceptions=[
        (
            _matrix,
            "0 times an infinite logarithm gives nan where a class was given 0 and did not come. "
            "Pick the probabilities of what happened first, then take logarithms.",
        ),
        (
            _every_pair,
            "Y_hat[:, labels] takes all those columns from every row: m · m numbers. Name a row "
            "number beside each label.",
        ),
        (
            _whole_matrix,
            "that divides by all entries of the matrix, the zeros included, and gives nan where "
            "0 meets an infinite logarithm. Get one probability for each sample first.",
        ),
        (
            _two_classes,
            "that knows two classes only. Let the label be the number of the column.",
        ),
        *[
            (
                wrong,
                "that knows two classes only. Let the label be the number of the column.",
            )
            for wrong in (_rest_of_column_1, _rest_of_column_0, _rest_of_matrix)
        ],
        *[
            (
                lambda labels, Y_hat, mean=mean: mean(_occurring(labels) * -np.log2(Y_hat)),
                "`one_hot(labels)` makes columns only for the classes that occur, and here some "
                "do not. Name all columns with `classes=`, or pick by label, without a matrix.",
            )
            for mean in (lambda terms: terms.sum(axis=1).mean(), np.mean)
        ],
        *[
            (
                lambda labels, Y_hat, tiny=tiny: _mean_loss(labels, Y_hat + tiny),
                _HIDDEN,
            )
            for tiny in TINY
        ],
        *[
            (
                lambda labels, Y_hat, tiny=tiny, most=most: _mean_loss(
                    labels, np.clip(Y_hat, tiny, most(tiny))
                ),
                _HIDDEN,
            )
            for tiny in TINY
            for most in (lambda tiny: 1 - tiny, lambda tiny: 1)
        ],
        *[
            (
                lambda labels, Y_hat, bits=bits: bits,
                "that is a number of the four days, whatever comes in. Use the arguments `labels` "
                "and `Y_hat` in your function, not the notebook's arrays.",
            )
            for bits in (_FOUR_DAYS / 4, _FOUR_DAYS / 8)
        ],
        *[
            (
                wrong,
                "right for four samples. How many are there in the arrays you are given?",
            )
            for wrong in (
                lambda labels, Y_hat: _sum(labels, Y_hat) / 4,
                lambda labels, Y_hat: -np.log2(Y_hat[np.arange(4), labels]).mean(),
            )
        ],
        (
            lambda labels, Y_hat: _matrix(labels, Y_hat) * len(labels) / 4,
            "right for four samples, and nan where a class was given 0 and did not come. Pick "
            "first, take logarithms after, and count the samples that you are given.",
        ),
        (_sum, "that is the sum over the samples. Make it their mean."),
        (_nats, "that is in nats. The base of these lessons is 2."),
        (_sign, "the sign is turned: a loss is never negative."),
        (
            _log_of_mean,
            "you take the logarithm of the mean probability. Logarithms first, then the mean.",
        ),
        (
            _always_class_1,
            "you read column 1 whatever the label says. Which column belongs to each sample?",
        ),
        (_one_each, "that is one loss for each sample. Average them."),
    ],
    hints=[
        "The section on integer labels has all you need, for four days. What replaces the 4?",
        "The row numbers are np.arange(len(labels)). Pick with [row numbers, labels], then −log2, "
        "then the mean.",
    ],
    explanation="Picking before taking logarithms leaves one number a sample, for any number of "
    "classes, and never meets a zero that did not matter.",
    code="def mean_loss_bits(labels, Y_hat):\n"
    "    given = Y_hat[np.arange(len(labels)), labels]\n"
    "    return -np.log2(given).mean()",
)

two_months = Number(
    answer=(4 * 0.5 + 12 * 0.9) / 16,
    misconceptions=[
        (
            (0.5 + 0.9) / 2,
            "that is the mean of the two means, as if both months had equally many days. "
            "Go back to the sums.",
        ),
        (4 * 0.5 + 12 * 0.9, "that is the sum over all days. How many days are there?"),
        (0.5 + 0.9, "means do not add. Turn each into the sum of its days first."),
        (
            (12 * 0.5 + 4 * 0.9) / 16,
            "the weights are swapped. How many days had a mean of 0.5 bits?",
        ),
    ],
    hints=[
        "Sums can be added, means cannot. What is the sum of the losses in each month?",
        "April has 4 · 0.5 bits, May 12 · 0.9 bits. Add, then divide by all days.",
    ],
    explanation="Back to the sums, 2.0 and 10.8 bits, then over all 16 days. A mean of means is "
    "right only if the parts are equally large. The last batch of a training run seldom is.",
    code="both_months_bits = (4 * 0.5 + 12 * 0.9) / (4 + 12)",
)

best_constant = Order(
    answer="bdaec",
    misconceptions=[
        (
            "dbaec",
            "you add the losses of the days before you have said what a single day loses. "
            "Start with one day.",
        ),
        (
            "badec",
            "you name it a cross-entropy before the expression stands there. Which step "
            "produces it?",
        ),
        (
            "bdeac",
            "you say something about KL before it has appeared. Which step brings it in?",
        ),
        (
            "bdace",
            "the conclusion stands before its reason. What must be known of KL first?",
        ),
        (
            "abdec",
            "'this is' needs something for 'this' to point at. Start with the loss of one day.",
        ),
    ],
    hints=[
        "Begin with what a single day loses. End with the step that says 'so'.",
        "'This' in a step points back at a thing that must stand there already. One day comes "
        "before all days.",
    ],
    explanation="One day (b), all days (d), recognise the cross-entropy and split it (a), only KL "
    "depends on q and it is least at q = f (e), so H(F) remains (c).",
    code='order = "bdaec"',
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "equal loss, but not an equally hard task. What would a constant forecast lose at "
            "each of the two stations?",
        ),
        (
            "b",
            "her forecasts are in the loss already. The baseline needs the labels only: compute "
            "it from 2 rainy days in 20.",
        ),
        (
            "d",
            "1 bit was the baseline where half of the days are rainy. What is the entropy of the "
            "frequencies here?",
        ),
    ],
    hints=[
        "How much does the best constant forecast lose at the dry station?",
        "It loses the entropy of the frequencies 0.9 and 0.1. You know that coin from lesson 01.",
    ],
    explanation="The best constant at the dry station quotes 0.1 and loses H(0.9, 0.1), about "
    "0.47 bits. She loses more than that: on these days her forecasts did not beat that one "
    "number. A caution: 0.1 is known only afterwards. A fair constant comes from earlier days, "
    "and loses as much as this one at best.",
    code='vote = "c"',
)

days_needed = Number(
    answer=400 * (0.05 / 0.01) ** 2,
    misconceptions=[
        (
            2500,
            "you brought one standard error down to 0.02 bits. Two of them are to be that small.",
        ),
        (
            2000,
            "you took the error to fall in proportion to the days. It falls with their square "
            "root: what does that ask of the days?",
        ),
        (
            1000,
            "you brought one standard error down to 0.02 bits, where two are asked for, and let "
            "it fall in proportion to the days, where it falls with their square root.",
        ),
        (
            400 * math.sqrt(5),
            "you took a square root of the factor. The root acts on the days, so which way does "
            "the factor go?",
        ),
        (80, "fewer days cannot bring a smaller error. Which way round is the ratio?"),
        (9600, "that is how many days to add. The question asks for all of them."),
    ],
    hints=[
        "If two standard errors are 0.02 bits, how large is one? It is σ / √m, and σ stays.",
        "One standard error must shrink to a fifth, so √m must grow five times, and m by the "
        "square of that.",
    ],
    explanation="One standard error must be 0.01 bits. A fifth of the error asks for 5² = 25 "
    "times the days: 10,000 in place of 400.",
    code="days_needed = 400 * (0.05 / 0.01) ** 2",
)

_TENTH_BITS = 10 * 0.6 + 9 * math.log2(0.9)

tenth_day = Number(
    answer=2**-_TENTH_BITS,
    tolerance=9e-3,  # two decimals will do
    misconceptions=[
        (_TENTH_BITS, "that is the loss of the tenth day. Which probability has this surprisal?"),
        (
            math.exp(-_TENTH_BITS),
            "the loss is in bits, and you raised e to it. Use the base of the logarithm.",
        ),
        (
            2 ** -(6 + math.log2(0.9)),
            "you took away the loss of one good day. There are nine.",
        ),
        (
            2 ** -(0.6 + 9 * math.log2(0.9)),
            "that is no probability: you took nine losses from a mean. Turn the mean into a sum "
            "first.",
        ),
        (
            2**_TENTH_BITS,
            "a probability is at most 1. Mind the minus sign when you undo the logarithm.",
        ),
        (
            2**-0.6,
            "that is what a day with the mean loss was given. The nine good days cost less.",
        ),
        (
            1 - 2**-_TENTH_BITS,
            "that went to what did not happen. The question is about what did.",
        ),
    ],
    hints=[
        "Go from the mean to the sum of ten losses, and take away the nine that you know.",
        "The tenth loss is 6 bits less nine times −log2 0.9. Then undo −log2: a power of 2.",
    ],
    explanation="The sum is 6 bits, and the nine good days use about 1.37 of it. The remaining "
    "4.63 bits are the surprisal of a probability of about 0.04.",
    code="tenth_bits = 10 * 0.6 - 9 * -np.log2(0.9)\ntenth_probability = 2**-tenth_bits",
)

find_the_bug = Bug(
    answer="d",
    options="abcd",
    misconceptions=[
        (
            "a",
            "`np.isclose` would still put a 0 where forecast and share agree, and the jump would "
            "stay. Ask whether that 0 is true.",
        ),
        (
            "b",
            "soft labels have a cross-entropy like any distribution: lesson 03 drew it. Where "
            "does its curve have its lowest point, and how high is it there?",
        ),
        (
            "c",
            "a sum would be four times as large in both lines, and the jump with it. Look at what "
            "is averaged.",
        ),
    ],
    hints=[
        "Take the third day alone: half of the gauges recorded rain, and the forecast is 0.5. "
        "What does the formula give, without the exception?",
        "For a soft label y, the cross-entropy H(y, ŷ) is H(y) + KL(y‖ŷ). Which part is 0 when "
        "ŷ = y?",
    ],
    explanation="The exception claims a loss of 0 where prediction equals target. Only KL(y‖ŷ) is "
    "0 there; H(y) remains. So the first line must show the mean of H(y), and the second a little "
    "more.",
    code='bug = "d"',
)
