"""The exercises of lesson 06."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=-math.log2(0.18) / 4,
    unit="bits",
    misconceptions=[
        (
            -math.log(0.18) / 4,
            "your result is in nats. Which logarithm gives bits?",
        ),
        (
            -math.log2(0.18),
            "that is the sum over all four days. The mean cross-entropy is per day.",
        ),
        (
            -math.log(0.18),
            "that is the sum, in nats. Change the base, then divide by the number of days.",
        ),
        (
            math.log2(0.18) / 4,
            "the sign is flipped. The logarithm of a number below 1 is negative; a loss is not.",
        ),
        (
            -math.log2(0.18 / 4),
            (
                "you divided the likelihood by four before you took its logarithm. Take the "
                "logarithm first, then divide."
            ),
        ),
        (
            0.18**0.25,
            "that is the geometric mean of the four probabilities. Take −log₂ of it.",
        ),
        (0.18, "that is the likelihood itself. Take −log₂ of it, then divide by four."),
        (0.18 / 4, "you divided the likelihood by four. Take −log₂ of it first, then divide."),
        (
            -math.log2(0.2352) / 4,
            "that is the loss of the first forecaster. The second has a likelihood of 0.18.",
        ),
        (
            -math.log2(0.82) / 4,
            (
                "you used 1 − 0.18. The likelihood, 0.18, is already the probability of what "
                "happened."
            ),
        ),
        (
            -math.log2(0.18**4),
            "you raised the likelihood to the fourth power. Divide its surprisal by four.",
        ),
        (-math.log2(0.18) / 2, "you divided by the wrong number of days. There were four."),
        (-math.log2(0.18) / 5, "you divided by the wrong number of days. There were four."),
        (
            -0.18 * math.log2(0.18),
            (
                "you multiplied by the likelihood. Divide its surprisal by the number of days "
                "instead."
            ),
        ),
        (
            -0.18 * math.log2(0.18) - 0.82 * math.log2(0.82),
            (
                "that is an entropy. Take the surprisal of the likelihood, and divide "
                "it by the number of days."
            ),
        ),
        (
            -math.log2(0.18 / 0.2352),
            (
                "that compares the two forecasters. The question asks for the loss of "
                "the second alone."
            ),
        ),
        (-math.log10(0.18) / 4, "you took the logarithm to base 10. Bits need base 2."),
        (-math.log2(0.18) / 3, "you divided by the wrong number of days. There were four."),
        (
            -math.log2(0.2352) / 4 * 0.2352 / 0.18,
            (
                "you scaled the first forecaster's loss by a ratio of likelihoods, but a loss is "
                "not proportional to 1/likelihood. Take −log₂ of 0.18."
            ),
        ),
        (
            -math.log2(0.2352) / 4 * 0.18 / 0.2352,
            (
                "you scaled the first forecaster's loss by a ratio of likelihoods, but a loss is "
                "not proportional to the likelihood. Take −log₂ of 0.18."
            ),
        ),
        (
            (math.log2(0.2352) - math.log2(0.18)) / 4,
            (
                "that is how much more she loses per day than the first forecaster. The question "
                "asks for her own loss."
            ),
        ),
    ],
    hints=[
        "The logarithm of a product of four probabilities is a sum of four logarithms.",
        "The surprisal of the likelihood is the sum of the four surprisals. Over how many days "
        "must you average it?",
    ],
    why=(
        "The surprisal of the likelihood is the sum of the four surprisals, and a quarter of that "
        "sum is the mean."
    ),
    explanation=(
        r"The likelihood is the product of the four probabilities. Its $-\log_2$ is the "
        "sum of the four surprisals; divided by the number of days, that sum is the mean "
        "cross-entropy."
    ),
    code="second_bits = -np.log2(0.18) / 4",
)


def _per_day(y, y_hat):
    with np.errstate(divide="ignore"):
        return -np.log2(np.where(y == 1, y_hat, 1 - y_hat))


def _per_day_naive(y, y_hat):
    return -(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))


loss_per_day = Function(
    answer=_per_day,
    cases=[
        (np.array([1, 0, 0, 1]), np.array([0.8, 0.3, 0.4, 0.7])),
        (np.array([1, 0]), np.array([1.0, 0.0])),
        (np.array([1, 0]), np.array([0.0, 1.0])),
        (np.array([0, 0, 1]), np.array([0.0, 0.99, 0.01])),
        (np.array([1, 0]), np.array([1e-12, 0.5])),
    ],
    traps={
        4: (
            "your loss is right unless the probability is very small: then a subtraction "
            "from 1 loses digits. Pick the probability instead of computing it."
        )
    },
    unit="bits",
    misconceptions=[
        (
            lambda y, y_hat: np.nan_to_num(_per_day_naive(y, y_hat)),
            "`nan_to_num` also turns infinity into a finite number. "
            "Avoid the nan instead of repairing it.",
        ),
        (
            lambda y, y_hat: -np.log2(np.where(y_hat == 1, y, 1 - y)),
            "the arguments are swapped. The labels come first, the predictions second.",
        ),
        (
            lambda y, y_hat: -np.log2(y_hat),
            ("you treat every day as rainy. What probability did the forecast give to a dry day?"),
        ),
        (
            lambda y, y_hat: -np.log2(1 - y_hat),
            "you treat every day as dry. Let the label decide which probability is used.",
        ),
        (
            lambda y, y_hat: -y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat),
            (
                "the minus sign applies only to the rainy days. Put both terms into one pair of "
                "parentheses after the minus sign, then look at forecasts of exactly 0 or 1."
            ),
        ),
        *[
            (
                wrong,
                "parentheses are missing. `1 - y` and `1 - y_hat` must each be computed before "
                "anything is multiplied or raised to a power.",
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
            lambda y, y_hat: -np.log2(np.where(y == 1, 1 - y_hat, y_hat)),
            (
                "the two cases are swapped: you took the probability of what did not happen. "
                "When y is 1, which probability do you need?"
            ),
        ),
        (
            lambda y, y_hat: float(np.mean(_per_day(y, y_hat))),
            "your function returns one number. Return one loss for each day; leave the mean out.",
        ),
        (
            lambda y, y_hat: float(np.mean(_per_day_naive(y, y_hat))),
            "your function returns one number. Return one loss for each day; leave the mean out.",
        ),
        (
            lambda y, y_hat: 1 - np.where(y == 1, y_hat, 1 - y_hat),
            (
                "that is the distance between the label and the forecast. The loss is −log₂ of "
                "the probability given to what happened."
            ),
        ),
        (
            lambda y, y_hat: (y - y_hat) ** 2,
            "that is the squared error. The loss is −log₂ of the probability given to what "
            "happened.",
        ),
        (
            lambda y, y_hat: np.where(y == 1, y_hat, 1 - y_hat),
            "those are the probabilities given to what happened. Take −log₂ of them.",
        ),
        (
            lambda y, y_hat: -y * np.log2(y_hat),
            (
                "in your function, dry days cost nothing. What probability did the forecast give "
                "to a dry day?"
            ),
        ),
        (
            lambda y, y_hat: -(1 - y) * np.log2(1 - y_hat),
            (
                "in your function, rainy days cost nothing. What probability did the forecast "
                "give to a rainy day?"
            ),
        ),
        (
            lambda y, y_hat: -(y_hat * np.log2(y_hat) + (1 - y_hat) * np.log2(1 - y_hat)),
            (
                "that is the entropy of the forecast, in which the labels play no part. The loss "
                "depends on what happened."
            ),
        ),
        (
            lambda y, y_hat: -np.log2(np.where(y_hat > 0.5, y_hat, 1 - y_hat)),
            "you let the forecast decide which probability is used. Let the label decide.",
        ),
        (
            lambda y, y_hat: -(y_hat * np.log2(y) + (1 - y_hat) * np.log2(1 - y)),
            (
                "the labels and the predictions are swapped: the predictions belong inside the "
                "logarithm."
            ),
        ),
        (
            lambda y, y_hat: -np.log2(np.where(y == 1, y_hat, 1 - y_hat)) / len(y),
            (
                "you divided by the number of days. Return one loss for each day; leave"
                " the mean out."
            ),
        ),
        (
            lambda y, y_hat: -(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat)) / len(y),
            (
                "you divided by the number of days, and a certain forecast that comes true gives "
                "nan. Leave the mean out, and pick the probability before you take a logarithm."
            ),
        ),
        (
            lambda y, y_hat: float(np.sum(_per_day(y, y_hat))),
            "your function returns one number. Return one loss for each day; leave the sum out.",
        ),
        (
            lambda y, y_hat: float(np.sum(_per_day_naive(y, y_hat))),
            "your function returns one number. Return one loss for each day; leave the sum out.",
        ),
        (
            lambda y, y_hat: np.nan_to_num(_per_day_naive(y, y_hat), posinf=np.inf, nan=np.inf),
            ("you replaced nan by infinity, but a certain forecast that comes true costs nothing."),
        ),
        (
            lambda y, y_hat: np.where(
                np.isfinite(_per_day_naive(y, y_hat)), _per_day_naive(y, y_hat), 0
            ),
            (
                "you replaced infinity by 0, but an event that was given a probability of 0 "
                "costs infinitely much when it happens."
            ),
        ),
        (
            lambda y, y_hat: -np.log2(y_hat[y == 1]),
            "the dry days are missing. Return one loss for each day.",
        ),
    ],
    hints=[
        "First pick the probability given to what happened; then take one logarithm.",
        "`np.where(y == 1, …, …)` picks between two arrays, entry by entry. Which two "
        "arrays do you need?",
    ],
    why=(
        "The loss of each day is the surprisal of what happened; what did not happen "
        "adds nothing, even where the logarithm of its probability is infinite."
    ),
    explanation=(
        "The probability given to what happened is picked first, so the probability of "
        "what did not happen never enters a logarithm. The Bernoulli expression works "
        "too, because in NumPy $0^0 = 1$: `-np.log2(y_hat**y * (1 - y_hat) ** (1 - y))`."
    ),
    code=("def loss_per_day(y, y_hat):\n    return -np.log2(np.where(y == 1, y_hat, 1 - y_hat))"),
)

doubled_logit = Number(
    answer=16 / 17,
    unit="probability",
    misconceptions=[
        (
            2 * math.log(4),
            "that is the doubled logit itself. Turn it back into a probability.",
        ),
        (
            math.log(4),
            "that is the logit of 0.8. Which two steps are still missing?",
        ),
        (
            16.0,
            (
                "those are the odds that correspond to the doubled logit. Which probability has "
                "these odds?"
            ),
        ),
        (
            1.6,
            (
                "you doubled the probability, but no probability is above 1. Double the logit "
                "instead."
            ),
        ),
        (
            8 / 9,
            (
                "you doubled the odds instead of their logarithm. What happens to the odds when "
                "their logarithm is doubled?"
            ),
        ),
        (
            1 / 17,
            (
                "a sign was lost on the way back to a probability: a belief above one half must "
                "lead to a quote above one half. Look at the exponent of the sigmoid."
            ),
        ),
        (
            1 - 0.2**2,
            (
                "you squared the probability left for dry weather. She doubles the logit: "
                "compute that first."
            ),
        ),
        (
            0.8**2,
            "you squared the probability. She doubles the logit: compute that first.",
        ),
        (
            1 / (1 + math.exp(-1.6)),
            "you put the doubled probability into the sigmoid. Take the logit first.",
        ),
        (
            1 / (1 + math.exp(-2 * math.log2(4))),
            (
                "you put 4 into the sigmoid: the odds, or the doubled logit in bits. The sigmoid "
                "undoes a logarithm to base e."
            ),
        ),
        (0.8, "that is what she believes. She quotes something more extreme."),
        (4.0, "those are the odds of 0.8. Double their logarithm, and go back to a probability."),
        (
            8.0,
            (
                "those are the doubled odds. Double their logarithm instead, and go "
                "back to a probability."
            ),
        ),
        (
            1 / (1 + math.exp(-0.8)),
            "you put the probability into the sigmoid. Take the logit first, and double it.",
        ),
        (
            1 / (1 + math.exp(-2 * math.log(0.8))),
            (
                "you doubled the logarithm of the probability. The logit is the logarithm of the "
                "odds."
            ),
        ),
        (
            1 / (1 + math.exp(-math.log(0.8))),
            (
                "you took the logarithm of the probability. The logit is the logarithm of the "
                "odds, and it must be doubled."
            ),
        ),
        (
            1 / (1 + math.exp(-2 * math.log10(4))),
            "your logit uses base 10, but the sigmoid uses base e.",
        ),
        (
            1 / (1 + math.exp(-math.log2(4))),
            "your logit is in bits, and you did not double it. The sigmoid uses base e.",
        ),
        (
            0.64 / (0.64 + 0.2),
            "you squared the probability of rain, but not that of dry weather. Square both.",
        ),
        (2 / 3, "that is her quote if she halves the logit. She doubles it."),
        (
            0.9,
            (
                "that is halfway from 0.8 to 1. Take the logit, double it, and go back to a "
                "probability. Give three digits."
            ),
        ),
        (math.log(1.6 / 0.6), "you doubled the probability. Double the logit instead."),
        (
            1 / (1 + math.exp(-8)),
            "that is the sigmoid of the doubled odds. Take the logarithm of the odds first.",
        ),
        (1.0, "she is not certain, so her logit is finite, and so is its double."),
        (64 / 65, "that is her quote if she triples the logit. She doubles it."),
        (49 / 58, "that is her quote if she believes 0.7. She believes 0.8."),
        (81 / 82, "that is her quote if she believes 0.9. She believes 0.8."),
    ],
    hints=[
        (
            "There are three steps: turn the probability into a logit, double it, and turn "
            "the result back into a probability."
        ),
        "The odds of 0.8 are 4. What does doubling their logarithm do to them?",
    ],
    why="Doubling the logarithm of the odds squares them: 4 to 1 becomes 16 to 1.",
    explanation=(
        "The logit of 0.8 is $\\ln 4$. Doubled, it is $2 \\ln 4 = \\ln 16$: the odds are squared, "
        "and odds of 16 to 1 correspond to a probability of 16/17. In general $p$ becomes $p^2 / "
        "(p^2 + (1-p)^2)$."
    ),
    code="z_doubled = 2 * np.log(0.8 / 0.2)\ndoubled_quote = 1 / (1 + np.exp(-z_doubled))",
)

vote = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "you took the distance to reward honesty. Work out the expected distance for her "
                "belief and for one other quote, then compare."
            ),
        ),
        (
            "c",
            (
                "the middle is never far off, but never near either. Work out the expected "
                "distance for 0.5, then for a quote on each side of it."
            ),
        ),
        (
            "d",
            (
                "you took the expected distance to be the same for all quotes. Work it out for "
                "two of them."
            ),
        ),
    ],
    hints=[
        "With probability 0.7 the distance is 1 − q; with probability 0.3 it is q.",
        "Weight each of the two distances by its probability. The sum is a straight "
        "line in q: which way does it slope?",
    ],
    why=(
        "The expected distance is linear in q, so its minimum is at one end, and for a "
        "belief above 1/2 that end is q = 1."
    ),
    explanation=(
        "The expected distance is $0.7 (1 - q) + 0.3 q = 0.7 - 0.4 q$: a straight line that falls "
        "all the way to q = 1. Absolute error rewards exaggeration."
    ),
    code='vote = "b"',
)

always_half = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "calibration does not depend on being right about any one day. Collect all days with "
            "the same quote: on what share of them did it rain?",
        ),
        (
            "b",
            "being calibrated is not enough for a loss of 0. What is the surprisal of an "
            "event to which you gave a probability of one half?",
        ),
        (
            "d",
            "a calibrated forecaster can know much or little. Compare what quotes of 0.95 and of "
            "0.5 cost on a rainy day.",
        ),
    ],
    hints=[
        "Draw the reliability diagram: how many points does it have, and where are they?",
        "Every single day costs $-\\log_2 0.5$. Compare this with the honest forecaster's loss.",
    ],
    why=(
        "Calibration means only that quotes match frequencies, while the loss also "
        "rewards telling wet days from dry ones."
    ),
    explanation=(
        "The diagram has one point, close to the diagonal: she is calibrated. But each day costs "
        "1 bit. The honest forecaster, who tells wet days from dry ones, pays less on average."
    ),
    code='third_forecaster = "c"',
)

find_the_bug = Bug(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "the function uses the logarithm to base 2, so both losses are in bits. Divide "
                "1.1507 by 0.5220, the loss in lesson 04: is the result the ratio between the "
                "two units?"
            ),
        ),
        (
            "c",
            (
                "the days are in the same order in both arrays. Compare the entries one by one. "
                "What does an array have besides its entries?"
            ),
        ),
        (
            "d",
            (
                "a sum of the four losses would be four times the mean. Divide 1.1507 by 0.5220 "
                "to compare, then count how many numbers were averaged."
            ),
        ),
    ],
    hints=[
        "Print the shape of each of the two arrays, and the shape of their product.",
        "Over how many losses was the mean taken? Print `(labels * column).size`.",
    ],
    why=(
        "Labels of shape (4,) and predictions of shape (4, 1) produce a table of 4 by 4"
        " losses, and the mean is taken over all 16."
    ),
    explanation=(
        "NumPy treats (4,) as a row and (4, 1) as a column, and pairs every label with every "
        "prediction. The mean is then taken over 16 losses, of which only 4 pair a label with its "
        "own prediction."
    ),
    code='bug = "b"',
)

one_dry_day = Number(
    answer=-math.log2(1 - 0.6),
    unit="bits",
    misconceptions=[
        (
            -math.log2(0.6),
            "that is the surprisal of rain, but the day was dry. Which factor has the exponent 1?",
        ),
        (
            -math.log(1 - 0.6),
            "your result is in nats. Take the logarithm that gives bits.",
        ),
        (
            1 - 0.6,
            "that is the probability of what happened. Take its surprisal.",
        ),
        (
            math.log2(1 - 0.6),
            "the sign is flipped. A surprisal is never negative.",
        ),
        (
            -math.log2(0.6) - math.log2(1 - 0.6),
            "you added both terms in full. The label must switch one of them off.",
        ),
        (
            -math.log(0.6),
            (
                "that is the surprisal of rain, in nats. Which factor has the exponent 1, and "
                "which logarithm gives bits?"
            ),
        ),
        (
            0.6,
            (
                "that is the probability of rain, but the day was dry. Which factor has the "
                "exponent 1?"
            ),
        ),
        (
            -math.log2(0.6) * math.log2(0.4),
            (
                "you multiplied logarithms. One factor of the product is 1; take the "
                "logarithm of the other."
            ),
        ),
        (
            1.0,
            "a surprisal of 1 bit belongs to a probability of 1/2. What is the probability here? "
            "A surprisal need not be a whole number.",
        ),
        (0.0, "you left out both factors. The label switches off only one."),
        (
            -0.4 * math.log2(0.4),
            (
                "you weighted the surprisal by its probability. In the product, the factor for "
                "dry weather has the exponent 1."
            ),
        ),
        (
            -0.6 * math.log2(0.6) - 0.4 * math.log2(0.4),
            "that is the entropy of the forecast. The exponents come from the label.",
        ),
        (
            -0.6 * math.log2(0.4),
            "you used 0.6 as the exponent of 0.4. The exponents come from the label: 0 and 1.",
        ),
        (
            math.log2(0.6),
            (
                "that is the logarithm of the probability of rain. Take −log₂ of the probability "
                "of dry weather."
            ),
        ),
        (
            -0.6 * math.log2(0.4) - 0.4 * math.log2(0.6),
            ("you used the forecast for the exponents. They come from the label, and are 0 and 1."),
        ),
        (2.5, "that is 1/p. The surprisal is its logarithm."),
        (
            -math.log2(0.4) / 5,
            (
                "you divided by five. The question is about one day, so there is nothing to "
                "divide by."
            ),
        ),
        (
            -math.log2(0.2352 * 0.4),
            "that is the sum over all five days. The question asks for the fifth day alone.",
        ),
        (
            -math.log2(0.2352 * 0.4) / 5,
            "that is the mean over all five days. The question asks for the fifth day alone.",
        ),
        (
            2.0,
            "a surprisal of 2 bits belongs to a probability of 1/4. What is the probability here? "
            "A surprisal need not be a whole number.",
        ),
        (0.36, "that is the squared error. The loss is a surprisal."),
    ],
    hints=[
        "Put y = 0 into both exponents, y and 1 − y. What is left of the product?",
        "With y = 0, one of the two factors is 1. What is the other factor?",
    ],
    why="With y = 0 the exponents switch off the factor for rain and leave 0.4, the probability of "
    "a dry day.",
    explanation=(
        "With y = 0 the expression is $0.6^0 \\cdot 0.4^1 = 0.4$: the probability that the "
        "forecast left for a dry day. Its surprisal is $-\\log_2 0.4$."
    ),
    code="dry_bits = -np.log2(0.6**0 * (1 - 0.6) ** 1)",
)

from_bernoulli_to_bce = Order(
    answer="dbeac",
    misconceptions=[
        ("db", "there is nothing to multiply yet. First write down the probability of one label."),
        (
            "be",
            (
                "you multiply after the logarithm, but then the terms of the days are added. "
                "When do you multiply the probabilities?"
            ),
        ),
        (
            "ea",
            (
                "you bring the exponents down before you take the logarithm. They come down only "
                "inside a logarithm."
            ),
        ),
        (
            "ec",
            "you divide by −m before there is a sum of logarithms. Which step makes that sum?",
        ),
    ],
    hints=[
        (
            "Which step needs no other step before it? After each choice, ask the same about "
            "the steps that are left."
        ),
        "Multiply over the days while you still have probabilities. And what must be "
        "applied to a power before its exponent can come down?",
    ],
    why=(
        "The probabilities of independent days multiply; the logarithm turns their product into a "
        "sum, and the exponents into factors."
    ),
    explanation=(
        r"One label has the probability $\hat y^y (1-\hat y)^{1-y}$; the probabilities of "
        "independent days multiply; the logarithm turns the product into a sum; inside "
        "the logarithm the exponents become factors; the sign and the mean turn the sum "
        "into a loss. The last two steps may be swapped."
    ),
    code='order = "dbeac"',
)

exaggeration = Number(
    answer=0.7 * math.log2(0.7 / 0.9) + 0.3 * math.log2(0.3 / 0.1),
    unit="bits",
    misconceptions=[
        (
            0.7 * math.log(0.7 / 0.9) + 0.3 * math.log(0.3 / 0.1),
            "your result is in nats. Change to the logarithm that gives bits.",
        ),
        (
            0.9 * math.log2(0.9 / 0.7) + 0.1 * math.log2(0.1 / 0.3),
            "the arguments are swapped. It rains with the probability that she believes, not "
            "with the one she quotes: which of the two belongs in front of the logarithm?",
        ),
        (
            -0.7 * math.log2(0.9) - 0.3 * math.log2(0.1),
            (
                "that is the whole expected loss of the quote 0.9. How much of it would she have "
                "paid anyway?"
            ),
        ),
        (
            0.7 * math.log2(0.7 / 0.8) + 0.3 * math.log2(0.3 / 0.2),
            "that is what the quote 0.8 costs, as computed in the lesson. What does 0.9 cost?",
        ),
        (
            0.04,
            "that is what the quote 0.8 costs, rounded, or what 0.9 costs in squared error. "
            "Work out the log loss of the quote 0.9.",
        ),
        (
            -0.7 * math.log2(0.8) - 0.3 * math.log2(0.2),
            (
                "that is the whole expected loss of the quote 0.8, as computed in the lesson. "
                "What does 0.9 cost, and how much of it would she have paid anyway?"
            ),
        ),
        (
            -0.7 * math.log2(0.7) - 0.3 * math.log2(0.3),
            "that is what the honest quote costs. How much more does she pay for 0.9?",
        ),
        (
            -0.7 * math.log2(0.7 / 0.9) - 0.3 * math.log2(0.3 / 0.1),
            (
                "the sign is flipped. The honest quote is the cheapest, so any other quote costs "
                "more."
            ),
        ),
        (
            0.7 * math.log2(0.7 / 0.9),
            "that is the rain term alone, where the exaggeration even helps. Add what she "
            "loses on dry days.",
        ),
        (
            -math.log2(0.9),
            (
                "that is the surprisal of rain with the quote 0.9. It rains on seven days in ten: "
                "average over both kinds of day, and subtract the honest loss."
            ),
        ),
        (
            math.log2(0.9 / 0.7),
            (
                "that is what she gains on a rainy day. What does she lose on a dry day? Weight "
                "both by her belief before you subtract."
            ),
        ),
        (
            0.3 * math.log2(0.3 / 0.1),
            (
                "that is the dry term alone. Add the rain term, which is negative because she "
                "gains on rainy days."
            ),
        ),
        (
            -math.log2(0.9) + math.log2(0.7),
            "that is the difference on a rainy day. Average over rainy and dry days.",
        ),
        (
            math.log2(3),
            (
                "that is what the exaggeration costs on a dry day. She expects three dry days in "
                "ten, and gains on the others."
            ),
        ),
        (
            -0.9 * math.log2(0.9) - 0.1 * math.log2(0.1),
            (
                "that is the entropy of the quote. It rains with the probability that she "
                "believes, not with the one she quotes."
            ),
        ),
        (
            (-0.7 * math.log2(0.7) - 0.3 * math.log2(0.3))
            - (-0.9 * math.log2(0.9) - 0.1 * math.log2(0.1)),
            (
                "that is the difference between two entropies. The quote belongs inside the "
                "logarithm, her belief in front of it."
            ),
        ),
        (
            0.2,
            (
                "that is the difference between her quote and her belief. The cost is measured "
                "in surprisal. Give three digits."
            ),
        ),
        (
            0.7 * math.log2(0.9 / 0.7) + 0.3 * math.log2(0.3 / 0.1),
            "one of the two ratios is upside down: on rainy days she gains.",
        ),
        (
            0.5 * math.log2(0.7 / 0.9) + 0.5 * math.log2(0.3 / 0.1),
            "you gave the two kinds of day equal weights. Weight them by her belief.",
        ),
        (
            math.log2(0.7 / 0.9) + math.log2(0.3 / 0.1),
            "the weights are missing: weight rainy and dry days by her belief.",
        ),
        (
            2 * (0.7 * math.log2(0.7 / 0.8) + 0.3 * math.log2(0.3 / 0.2)),
            (
                "you doubled the cost of the quote 0.8, but the cost does not grow in proportion "
                "to the exaggeration. Compute it for the quote 0.9."
            ),
        ),
        (
            (-0.7 * math.log2(0.9) - 0.3 * math.log2(0.1))
            / (-0.7 * math.log2(0.7) - 0.3 * math.log2(0.3)),
            "that is the ratio of the two losses. The question asks for the difference.",
        ),
        (
            0.7 * math.log2(0.7 / 0.1) + 0.3 * math.log2(0.3 / 0.9),
            "that is the cost of quoting 0.1. She quotes 0.9 for rain.",
        ),
        (
            -math.log2(0.1),
            (
                "that is her loss on a dry day. Average over both kinds of day, and "
                "subtract the honest loss."
            ),
        ),
    ],
    hints=[
        "Subtract the expected loss of the honest quote from that of the quote 0.9.",
        (
            r"The difference is a relative entropy, $\mathrm{KL}(P\,\Vert\,Q)$. Which of the "
            "two is P, her belief or her quote?"
        ),
    ],
    why=(
        "The expected log loss exceeds the entropy of her belief by exactly the relative entropy "
        "from her belief to her quote."
    ),
    explanation=(
        "The expected log loss is the cross-entropy H(P, Q). Its minimum is H(P), so the "
        "exaggeration costs the difference, the relative entropy of lesson 02."
    ),
    code="price_bits = 0.7 * np.log2(0.7 / 0.9) + 0.3 * np.log2(0.3 / 0.1)",
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
        (np.array([0, 1, 1, 1, 0]), np.array([-4.0, 4.0, 1.0, -1.0, 0.25])),
    ],
    tolerance=1e-5,  # finite differences will do
    unit="nats",
    misconceptions=[
        (
            lambda y, z: _sigmoid(z) - y,
            (
                "that is the gradient of the sum. The loss is a mean over the days: what weight "
                "does each day have in that mean?"
            ),
        ),
        (
            lambda y, z: (z - y) / y.size,
            (
                "you compared the logit with y, but a logit is not a probability. Turn z into a "
                "prediction first."
            ),
        ),
        (
            lambda y, z: (_sigmoid(z) - y) / (_sigmoid(z) * (1 - _sigmoid(z))) / y.size,
            "that is the slope with respect to the prediction. One factor of the chain rule is "
            "missing: how fast does the prediction change with z?",
        ),
        (
            lambda y, z: float(np.mean(_sigmoid(z) - y)),
            "your function returns one number. Each logit has its own slope: return an "
            "array of the same shape as z.",
        ),
        (
            lambda y, z: float(np.sum(_sigmoid(z) - y)),
            "your function returns one number. Each logit has its own slope: return an "
            "array of the same shape as z.",
        ),
        (
            lambda y, z: y - _sigmoid(z),
            "the sign is flipped, and that is the slope of the sum. Check the sign on a "
            "rainy day first, then take the mean.",
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
            "your gradient is right for four days. How many days are there in the arrays "
            "that the function is given?",
        ),
        (
            lambda y, z: (_sigmoid(z) - y) * _sigmoid(z) * (1 - _sigmoid(z)) / y.size,
            (
                "your slope has one factor ŷ(1 − ŷ) too many. Multiply the two slopes of the "
                "chain rule again: what happens to the denominator of the first?"
            ),
        ),
        (
            lambda y, z: 2 * (_sigmoid(z) - y) * _sigmoid(z) * (1 - _sigmoid(z)) / y.size,
            "that is the slope of the squared error. The loss here is log loss.",
        ),
        (lambda y, z: _sigmoid(z) / y.size, "you left out the labels. The slope is a difference."),
        (
            lambda y, z: _sigmoid(z),
            (
                "that is the prediction. Compare it with the label, and remember that "
                "the loss is a mean."
            ),
        ),
        (
            lambda y, z: _sigmoid(z) * (1 - _sigmoid(z)) / y.size,
            (
                "that is the slope of the sigmoid, divided by m. The slope of the loss "
                "with respect to the prediction is the other factor."
            ),
        ),
        (
            lambda y, z: _sigmoid(z) * (1 - _sigmoid(z)),
            (
                "that is the slope of the sigmoid alone. The slope of the loss with "
                "respect to the prediction is the other factor."
            ),
        ),
        (
            lambda y, z: (_sigmoid(z) - y) * z / y.size,
            "you multiplied by the logit. How fast does the loss change with the logit itself?",
        ),
        (
            lambda y, z: (_sigmoid(z) - y) * _sigmoid(z) * (1 - _sigmoid(z)),
            (
                "your slope has one factor ŷ(1 − ŷ) too many, and you did not divide by the "
                "number of days."
            ),
        ),
        (
            lambda y, z: np.abs(_sigmoid(z) - y) / y.size,
            (
                "you took the absolute value, which loses the sign: on a rainy day the slope is "
                "negative."
            ),
        ),
        (
            lambda y, z: (_sigmoid(z) - y) ** 2 / y.size,
            (
                "that is the squared error of each day. The slope is the difference itself, not "
                "its square."
            ),
        ),
        (lambda y, z: (_sigmoid(z) - y) / 2, "you divided by two. The loss is a mean over m days."),
        (
            lambda y, z: -(y * np.log(_sigmoid(z)) + (1 - y) * np.log(1 - _sigmoid(z))) / y.size,
            (
                "that is each day's share of the mean loss. The question asks for its slope with "
                "respect to the logit."
            ),
        ),
        (
            lambda y, z: -(y * np.log(_sigmoid(z)) + (1 - y) * np.log(1 - _sigmoid(z))),
            (
                "that is the loss of each day. The question asks for its slope with respect to "
                "the logit."
            ),
        ),
        (
            lambda y, z: -y / _sigmoid(z) / y.size,
            (
                "that is one of the two terms of the slope with respect to ŷ. Add the term for "
                "dry days, and use the chain rule."
            ),
        ),
        (
            lambda y, z: (_sigmoid(z) - y) / (_sigmoid(z) * (1 - _sigmoid(z))),
            (
                "that is the slope with respect to the prediction, for the sum. One factor of "
                "the chain rule is missing, and so is the division by m."
            ),
        ),
        (
            lambda y, z: z - y,
            (
                "you compared the logit with y, but a logit is not a probability. Turn z into a "
                "prediction first, and divide by the number of days."
            ),
        ),
        (
            lambda y, z: (np.round(_sigmoid(z)) - y) / y.size,
            "you rounded the prediction. Use it as it is.",
        ),
        (
            lambda y, z: (np.exp(z) - y) / y.size,
            "you used e to the power z, which gives the odds. Turn z into a probability.",
        ),
        (
            lambda y, z: y.size * (_sigmoid(z) - y),
            "you multiplied by the number of days. In a mean, each day has a weight of 1/m.",
        ),
        (
            lambda y, z: (_sigmoid(z) - y) / (y.size - 1),
            "you divided by m − 1. A mean divides by m.",
        ),
        (
            lambda y, z: (_sigmoid(z) + y) / y.size,
            ("you added the label to the prediction. The slope is the difference between the two."),
        ),
    ],
    hints=[
        "Each logit appears in one day's loss only. What is the slope of that day's loss alone?",
        "You derived the slope of one day's loss. What weight does one day have in a "
        "mean over m days?",
    ],
    why=(
        r"The slope of one day's loss is $\hat y - y$, because the slope of the sigmoid cancels "
        r"the denominator; the mean divides this by m."
    ),
    explanation=(
        "Each logit changes the loss of one day only, with the slope $\\hat y_i - y_i$, and in the "
        "mean that loss has a weight of 1/m. `y.size` is m."
    ),
    code="def gradient(y, z):\n    return (1 / (1 + np.exp(-z)) - y) / y.size",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
