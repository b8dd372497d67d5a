"""The exercises of lesson 06."""

import math

import numpy as np

from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=-math.log2(0.18) / 4,
    tolerance=2.5e-3,  # two decimals will do
    misconceptions=[
        (
            -math.log(0.18) / 4,
            "that is in nats. Which logarithm counts bits?",
        ),
        (
            -math.log2(0.18),
            "that is the sum over all days. The mean cross-entropy belongs to one day.",
        ),
        (
            -math.log(0.18),
            "that is the sum, and in nats. Change the base, then think of one day.",
        ),
        (
            math.log2(0.18) / 4,
            "the sign is turned. The logarithm of a number below 1 is negative, a loss is not.",
        ),
        (
            -math.log2(0.18 / 4),
            "you divided the probability by four. First the logarithm, then the mean.",
        ),
        (
            0.18**0.25,
            "that is the geometric mean of the four probabilities. Its surprisal is still to be "
            "taken.",
        ),
    ],
    hints=[
        "The logarithm of a product of four probabilities is a sum of four logarithms.",
        "Take $-\\log_2$ of the likelihood: that is the sum of four surprisals in bits.",
    ],
    explanation=(
        "The likelihood is the product of the four probabilities. Its $-\\log_2$ is the sum of "
        "the four surprisals; divided by four days it is the mean cross-entropy."
    ),
    code="second_bits = -np.log2(0.18) / 4",
)

one_dry_day = Number(
    answer=-math.log2(1 - 0.9),
    misconceptions=[
        (
            -math.log2(0.9),
            "that is the surprisal of rain, but the day was dry. Which factor has the exponent 1?",
        ),
        (
            -math.log(1 - 0.9),
            "that is in nats. Take the logarithm whose unit is the bit.",
        ),
        (
            1 - 0.9,
            "that is the probability of what happened. Its surprisal is still to be taken.",
        ),
        (
            math.log2(1 - 0.9),
            "the sign is turned. A surprisal is never negative.",
        ),
        (
            -math.log2(0.9) - math.log2(1 - 0.9),
            "you added both terms in full. The label must switch one of them off.",
        ),
        (
            -math.log(0.9),
            "that is the surprisal of rain, and in nats. Which factor has the exponent 1, and "
            "which logarithm counts bits?",
        ),
    ],
    hints=[
        "Put y = 0 into both exponents, y and 1 − y. What is left of the product?",
        "With y = 0 the first factor is 1 and the second is $1 - \\hat y$.",
    ],
    explanation=(
        "With y = 0 the expression is $0.9^0 \\cdot 0.1^1 = 0.1$: the probability that the "
        "forecast left for a dry day. Its surprisal is $-\\log_2 0.1$."
    ),
    code="dry_bits = -np.log2(0.9**0 * (1 - 0.9) ** 1)",
)

from_bernoulli_to_bce = Order(
    answer="dbeac",
    also=("dbeca",),
    misconceptions=[
        (
            "debac",
            "after the logarithm there is a sum to be made, not a product. "
            "Multiply the days while they are still probabilities.",
        ),
        (
            "bdeac",
            "there is nothing to multiply yet. First write down the probability of one label.",
        ),
        (
            "dbaec",
            "exponents come down only inside a logarithm. Take it before you bring them down.",
        ),
    ],
    hints=[
        "Which step needs nothing that comes before it? Ask the same again after each step.",
        "Days multiply while they are still probabilities. And what must stand in front of a "
        "power before its exponent can come down?",
    ],
    explanation=(
        "One label has the probability $\\hat y^y (1-\\hat y)^{1-y}$; independent days multiply; "
        "the logarithm turns the product into a sum; inside it the exponents become factors; "
        "the sign and the mean make it a loss. The last two may change places."
    ),
    code='order = "dbeac"',
)


# The labels and predictions that the notebook calls y and y_hat.
FOUR_DAYS = np.array([1, 0, 0, 1]), np.array([0.8, 0.3, 0.4, 0.7])


def _per_day(y, y_hat):
    with np.errstate(divide="ignore"):
        return -np.log2(np.where(y == 1, y_hat, 1 - y_hat))


def _per_day_naive(y, y_hat):
    return -(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))


# Numbers that people put into a logarithm so that it stays finite.
TINY = (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)

loss_per_day = Function(
    answer=_per_day,
    cases=[
        (np.array([1, 0, 0, 1]), np.array([0.8, 0.3, 0.4, 0.7])),
        (np.array([1, 0]), np.array([1.0, 0.0])),
        (np.array([1, 0]), np.array([0.0, 1.0])),
        (np.array([[1], [0], [0]]), np.array([[0.5], [0.25], [1.0]])),
        (np.array([0, 0, 1]), np.array([0.0, 0.99, 0.01])),
        (np.array([1]), np.array([1e-12])),
    ],
    misconceptions=[
        (
            _per_day_naive,
            "a certain forecast that comes true costs nan. The term that should be switched off "
            "is still computed, as 0 times infinity. Choose the probability first.",
        ),
        (
            lambda y, y_hat: np.nan_to_num(_per_day_naive(y, y_hat)),
            "nan_to_num also turns infinity into a finite number. "
            "Avoid the nan instead of repairing it.",
        ),
        *[
            (
                lambda y, y_hat, tiny=tiny: _per_day_naive(y, np.clip(y_hat, tiny, 1 - tiny)),
                "clipping changes the answer: an impossible event that happened costs infinitely "
                "much. Work with the probabilities as they are.",
            )
            for tiny in TINY
        ],
        *[
            (
                lambda y, y_hat, tiny=tiny: (
                    -(y * np.log2(y_hat + tiny) + (1 - y) * np.log2(1 - y_hat + tiny))
                ),
                "a small number inside the log makes the infinite losses finite. Leave it out, "
                "and pick the probability before you take the log.",
            )
            for tiny in TINY
        ],
        (
            lambda y, y_hat: -np.log2(1 - np.abs(y - y_hat)),
            "the idea is right, but the subtraction from 1 loses the digits of a very small "
            "probability. Pick it instead of computing it.",
        ),
        (
            lambda y, y_hat: np.log2(np.where(y == 1, y_hat, 1 - y_hat)),
            "the sign is turned. The logarithm of a probability is never positive; a loss is "
            "never negative.",
        ),
        (
            lambda y, y_hat: -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)),
            "that is in nats, and nan where a certain forecast comes true. Change the logarithm, "
            "and choose the probability before you take it.",
        ),
        (
            lambda y, y_hat: -np.log2(np.where(y_hat == 1, y, 1 - y)),
            "the arguments are swapped. The labels come first, the predictions second.",
        ),
        (
            lambda y, y_hat: -np.log(np.where(y == 1, y_hat, 1 - y_hat)),
            "that is in nats. Use the logarithm whose unit is the bit.",
        ),
        (
            lambda y, y_hat: -np.log2(y_hat),
            "every day is treated as rainy. What did the forecast give to a dry day?",
        ),
        (
            lambda y, y_hat: -np.log2(1 - y_hat),
            "every day is treated as dry. Let the label decide which probability counts.",
        ),
        (
            lambda y, y_hat: -y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat),
            "the minus sign reaches the rainy days only. Put both terms into one bracket, then "
            "look at certain forecasts.",
        ),
        *[
            (
                wrong,
                "a bracket is missing. `1 - y` and `1 - y_hat` must each be computed before "
                "anything multiplies, or is raised to a power.",
            )
            for wrong in (
                lambda y, y_hat: -(y * np.log2(y_hat) + 1 - y * np.log2(1 - y_hat)),
                lambda y, y_hat: -y * np.log2(y_hat) + 1 - y * np.log2(1 - y_hat),
                lambda y, y_hat: -y * np.log2(y_hat) - 1 - y * np.log2(1 - y_hat),
                lambda y, y_hat: -(y * np.log2(y_hat) + (1 - y) * np.log2(1) - y_hat),
                lambda y, y_hat: -np.log2(y_hat**y * 1 - y_hat ** (1 - y)),
            )
        ],
        (
            lambda y, y_hat: _per_day(*FOUR_DAYS),
            "that is the loss of the four days, whatever comes in. Use the arguments of your "
            "function, not the notebook's `y` and `y_hat`.",
        ),
        (
            lambda y, y_hat: -np.log2(np.where(y == 1, 1 - y_hat, y_hat)),
            "the two cases are swapped: you took the probability of what did not happen. "
            "What did the forecast give to rain when y is 1?",
        ),
        (
            lambda y, y_hat: float(np.mean(_per_day(y, y_hat))),
            "one number comes back. Return one loss for each day; leave the mean out.",
        ),
        (
            lambda y, y_hat: float(np.mean(_per_day_naive(y, y_hat))),
            "one number comes back. Return one loss for each day; leave the mean out.",
        ),
    ],
    hints=[
        "First pick the probability given to what happened; take one logarithm after that.",
        "`np.where(y == 1, …, …)` picks between two arrays, entry by entry.",
    ],
    explanation=(
        "Picking comes first, so that the logarithm never meets the probability of what did not "
        "happen. The Bernoulli expression does it too, because NumPy has $0^0 = 1$: "
        "`-np.log2(y_hat**y * (1 - y_hat) ** (1 - y))`."
    ),
    code=(
        "def loss_per_day(y, y_hat):\n    return -np.log2(np.where(y == 1, y_hat, 1 - y_hat))\n\n"
    ),
)

vote = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "a distance feels as if it must reward the truth. Work out the expected distance "
            "for her belief and for one other quote, then compare.",
        ),
        (
            "c",
            "the middle is never far off, but never near either. Work out its expected distance, "
            "then that of one quote further out.",
        ),
        (
            "d",
            "the quote does enter the distance. Work out the expected distance of two quotes.",
        ),
    ],
    hints=[
        "With probability 0.7 the distance is 1 − q, with probability 0.3 it is q.",
        "Write $0.7 (1 - q) + 0.3 q$ as a straight line in q. Which way does it slope?",
    ],
    explanation=(
        "The expected distance is $0.7 (1 - q) + 0.3 q = 0.7 - 0.4 q$: a straight line that falls "
        "all the way to the end. Absolute error pays for an exaggerated forecast."
    ),
    code='vote = "b"',
)

exaggeration = Number(
    answer=0.7 * math.log2(0.7 / 0.9) + 0.3 * math.log2(0.3 / 0.1),
    tolerance=8e-3,  # two decimals will do
    misconceptions=[
        (
            0.7 * math.log(0.7 / 0.9) + 0.3 * math.log(0.3 / 0.1),
            "that is in nats. Change to the logarithm that counts bits.",
        ),
        (
            0.9 * math.log2(0.9 / 0.7) + 0.1 * math.log2(0.1 / 0.3),
            "the arguments are swapped. It rains with her belief, not with her quote: "
            "which of the two belongs in front of the logarithm?",
        ),
        (
            -0.7 * math.log2(0.9) - 0.3 * math.log2(0.1),
            "that is the whole expected loss. How much of it would she have paid anyway?",
        ),
        (
            0.7 * math.log2(0.7 / 0.8) + 0.3 * math.log2(0.3 / 0.2),
            "that is the price of the quote 0.8, computed above. What does 0.9 cost?",
        ),
        (
            0.04,
            "that is the price of the quote 0.8, rounded; squared error charges as much for 0.9. "
            "Work out the log loss of the quote 0.9.",
        ),
        (
            -0.7 * math.log2(0.8) - 0.3 * math.log2(0.2),
            "that is the whole expected loss of the quote 0.8, computed above. What does 0.9 cost, "
            "and how much of it would she have paid anyway?",
        ),
        (
            -0.7 * math.log2(0.7) - 0.3 * math.log2(0.3),
            "that is what the honest quote costs. How much more does she pay for 0.9?",
        ),
        (
            -0.7 * math.log2(0.7 / 0.9) - 0.3 * math.log2(0.3 / 0.1),
            "the sign is turned. The honest quote is the cheapest: a price above it is positive.",
        ),
        (
            0.7 * math.log2(0.7 / 0.9),
            "that is the rainy part alone, where the exaggeration even helps. "
            "Add what the dry days cost.",
        ),
    ],
    hints=[
        "Expected loss of the quote 0.9, minus expected loss of the honest quote.",
        "It is a relative entropy, $\\mathrm{KL}(P\\,\\Vert\\,Q)$: P = (0.3, 0.7), Q = (0.1, 0.9).",
    ],
    explanation=(
        "The expected log loss is the cross-entropy H(P, Q). Its least value is H(P), so that the "
        "price of the quote is the difference, the relative entropy of lesson 02."
    ),
    code="price_bits = 0.7 * np.log2(0.7 / 0.9) + 0.3 * np.log2(0.3 / 0.1)",
)

always_half = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "calibration does not ask to be right about a single day. "
            "Collect all days with the same quote: on what share of them did it rain?",
        ),
        (
            "b",
            "being calibrated is not enough for a loss of 0. "
            "What is the surprisal of an event to which you gave one half?",
        ),
        (
            "d",
            "calibrated forecasters can know much or little. "
            "Compare what a quote of 0.95 and one of 0.5 cost on a rainy day.",
        ),
    ],
    hints=[
        "Draw the reliability diagram: how many points does it have, and where?",
        "Every single day costs $-\\log_2 0.5$. Compare this with the honest loss above.",
    ],
    explanation=(
        "The diagram has one point, on the diagonal: calibrated. But each day costs 1 bit, more "
        "than the honest forecaster pays, who tells wet days from dry ones."
    ),
    code='third_forecaster = "c"',
)

doubled_logit = Number(
    answer=16 / 17,
    tolerance=2e-3,  # two decimals will do
    misconceptions=[
        (
            2 * math.log(4),
            "that is the doubled logit itself. Turn it back into a probability.",
        ),
        (
            math.log(4),
            "that is the logit of 0.8. Two steps are still to come.",
        ),
        (
            16.0,
            "those are the new odds. Which probability has them?",
        ),
        (
            1.6,
            "you doubled the probability, and no probability is above 1. "
            "Double on the scale of the logits.",
        ),
        (
            8 / 9,
            "you doubled the odds. A doubled logarithm means something else for the odds.",
        ),
        (
            1 / 17,
            "the sign was lost on the way back: a quote above one half must stay above it. "
            "Look at the exponent of the sigmoid.",
        ),
        (
            1 - 0.2**2,
            "you squared what was left for dry. It is the logit that is doubled: go there first.",
        ),
        (
            0.8**2,
            "you squared the probability. It is the logit that is doubled: go there first.",
        ),
        (
            1 / (1 + math.exp(-1.6)),
            "you put the doubled probability into the sigmoid. Take the logit first.",
        ),
        (
            1 / (1 + math.exp(-2 * math.log2(4))),
            "your logit is in bits, and the sigmoid has base e. Which logarithm belongs to it?",
        ),
    ],
    hints=[
        "Three steps: probability to logit, double, logit to probability.",
        "The odds of 0.8 are 4. The doubled logit is $2 \\ln 4$.",
    ],
    explanation=(
        "The logit of 0.8 is $\\ln 4$. Doubled it is $2 \\ln 4 = \\ln 16$: the odds are squared, "
        "and odds of 16 to 1 are the probability 16/17. In the simulation above "
        "$p^2 / (p^2 + (1-p)^2)$ did the same."
    ),
    code="z_doubled = 2 * np.log(0.8 / 0.2)\ndoubled_quote = 1 / (1 + np.exp(-z_doubled))",
)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


gradient = Function(
    answer=lambda y, z: (_sigmoid(z) - y) / y.size,
    cases=[
        (np.array([1, 0, 0, 1]), np.array([1.4, -0.8, -0.4, 0.8])),
        (np.array([1, 0]), np.array([0.0, 0.0])),
        (np.array([0, 0, 1]), np.array([3.0, -3.0, -6.0])),
        (np.array([1]), np.array([2.0])),
        (np.array([[1], [0]]), np.array([[0.5], [-1.5]])),
        (np.array([0, 1, 1, 1, 0]), np.array([-4.0, 4.0, 1.0, -1.0, 0.25])),
    ],
    tolerance=1e-5,  # finite differences will do
    misconceptions=[
        (
            lambda y, z: _sigmoid(z) - y,
            "that is the gradient of the sum. The loss is a mean over the days: what does each "
            "day's share become?",
        ),
        (
            lambda y, z: (y - _sigmoid(z)) / y.size,
            "the sign is turned. On a rainy day a greater logit makes the loss smaller: "
            "which sign must the slope have?",
        ),
        (
            lambda y, z: (z - y) / y.size,
            "a logit is no probability. Turn z into a prediction before you compare it with y.",
        ),
        (
            lambda y, z: (_sigmoid(z) - y) / (_sigmoid(z) * (1 - _sigmoid(z))) / y.size,
            "that is the slope with respect to the prediction. One factor of the chain rule is "
            "missing: how fast does the prediction move with z?",
        ),
        (
            lambda y, z: (_sigmoid(z) - y) / y.size / math.log(2),
            "that is the slope of the loss in bits. The question asks for nats.",
        ),
        (
            lambda y, z: float(np.mean(_sigmoid(z) - y)),
            "one number comes back. Each logit has a slope of its own: return an array like z.",
        ),
        (
            lambda y, z: float(np.sum(_sigmoid(z) - y)),
            "one number comes back. Each logit has a slope of its own: return an array like z.",
        ),
        (
            lambda y, z: y - _sigmoid(z),
            "the sign is turned, and that is the slope of the sum. Look at a rainy day first, "
            "then at the mean.",
        ),
        (
            lambda y, z: (_sigmoid(-z) - y) / y.size,
            "your prediction falls when z grows. Look at the exponent of the sigmoid.",
        ),
        (
            lambda y, z: (_sigmoid(y) - z) / y.size,
            "the arguments are swapped. The labels come first, the logits second.",
        ),
        (
            lambda y, z: (_sigmoid(z) - y) / 4,
            "right for four days. How many are there in the arrays you are given?",
        ),
        (
            lambda y, z: (_sigmoid(z) - y) * _sigmoid(z) * (1 - _sigmoid(z)) / y.size,
            "a factor ŷ(1 − ŷ) is too many. Multiply the two slopes of the derivation again: what "
            "happens to the denominator of the first?",
        ),
        (
            lambda y, z: (FOUR_DAYS[1] - y) / y.size,
            "your prediction is the notebook's `y_hat`, whatever comes in. Compute it from the "
            "argument `z`.",
        ),
        (
            lambda y, z: 2 * (_sigmoid(z) - y) * _sigmoid(z) * (1 - _sigmoid(z)) / y.size,
            "that is the slope of the squared error. The loss here is the log loss.",
        ),
    ],
    hints=[
        "Each logit appears in one day's loss only. What is the slope of that day alone?",
        "One day alone has the slope $\\hat y - y$. In a mean over m days it counts 1/m.",
    ],
    explanation=(
        "Each logit moves one day's loss, with the slope $\\hat y_i - y_i$, and that loss is "
        "one of m in the mean. `y.size` is m for rows and for columns."
    ),
    code="def gradient(y, z):\n    return (1 / (1 + np.exp(-z)) - y) / y.size\n\n",
)

find_the_bug = Bug(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "the logarithm in the function is base 2, so bits are bits. "
            "Divide the two printed losses: is their ratio the one between two units?",
        ),
        (
            "c",
            "the order of the days is the same in both. Compare the entries one by one, "
            "then look at what else an array has besides its entries.",
        ),
        (
            "d",
            "a sum of the four losses would be four times the mean. "
            "Compute that ratio, then count how many numbers were averaged.",
        ),
    ],
    hints=[
        "Print the shape of each of the two arrays, and the shape of their product.",
        "Ask how many losses the mean was taken over: print `(labels * column).size`.",
    ],
    explanation=(
        "NumPy stretches (4,) to a row and (4, 1) to a column and pairs every label with every "
        "prediction. The mean then runs over 16 losses, of which 4 belong together."
    ),
    code='bug = "b"',
)
