"""The exercises of lesson 05, maximum likelihood."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=5 / 3,
    unit="bits",
    misconceptions=[
        (5.0, "that is the sum over the three days. What turns a sum into a mean?"),
        (
            5 / 3 * math.log(2),
            "your result is in nats: you took ln. Which logarithm gives bits?",
        ),
        (
            5 * math.log(2),
            "that is the sum over the three days, in nats. Change the base, then take the mean.",
        ),
        (
            math.log2(3),
            (
                "that is −log₂ of the mean probability. Take −log₂ of each probability first, "
                "then average."
            ),
        ),
        (
            -5 / 3,
            (
                "the sign is flipped: −log₂ of a probability is never negative. Where does the "
                "minus sign belong?"
            ),
        ),
        (
            -math.log2(0.5 * 0.75 * 0.25) / 3,
            (
                "you used the probability of rain for every day, even for the dry one. What "
                "probability did the forecast give to dry weather on that day?"
            ),
        ),
        (
            -math.log2(0.5 * 0.75 * 0.25),
            (
                "that is a sum, and you used the probability of rain even for the dry day. Use "
                "the probability of dry weather there, then take the mean."
            ),
        ),
        ((1 + 2) / 3, "you left the dry day out of the sum. It has a loss too."),
        ((1 + 2) / 2, "you left out the dry day. It has a loss too."),
        (
            (0.5 + 0.25 + 0.25) / 3,
            "that is the mean of the three probabilities. Take −log₂ of each first.",
        ),
        (
            0.5 * 0.25 * 0.25,
            (
                "that is the product of the three probabilities. Take −log₂ of it, then "
                "divide by the number of days."
            ),
        ),
        (
            (1 + 2 + 1) / 3,
            (
                "you made one of the surprisals 1 bit too small. It takes two halvings to get "
                "from 1 to 1/4."
            ),
        ),
        (
            (0.5 * 0.25 * 0.25) ** (1 / 3),
            "that is the geometric mean of the three probabilities. Take −log₂ of it.",
        ),
        (
            2.0,
            (
                "that is one of the three surprisals, or their median. The question asks for "
                "their mean."
            ),
        ),
        (
            -math.log2(0.5 * 0.25 * 0.25 / 3),
            (
                "you divided the product of the probabilities by three. Take −log₂ of the "
                "product first, then divide."
            ),
        ),
        (
            -math.log2(0.5 * 0.75 * 0.75) / 3,
            (
                "for each day, you took the probability of what did not happen. Take that of "
                "what did happen."
            ),
        ),
        (
            (1 - 2 * (0.75 * math.log2(0.75) + 0.25 * math.log2(0.25))) / 3,
            "that is the mean entropy of the forecasts. The loss depends on what happened.",
        ),
        (2.5, "you divided by the number of rainy days, which is two. There are three days."),
    ],
    hints=[
        "Write down, for each day, the probability that the forecast gave to what happened.",
        (
            "The probabilities given to what happened are powers of 1/2, so each surprisal "
            "is a whole number of bits."
        ),
    ],
    why=(
        "The losses of the three days are the surprisals of what happened: 1, 2 and 2 bits. Their "
        "mean is 5/3 bits."
    ),
    explanation="The probabilities given to what happened are 0.5, 0.25 and 0.25; their surprisals "
    "are 1, 2 and 2 bits; the mean is 5/3 bits.",
    code="three_days_bits = -np.log2([0.5, 1 - 0.75, 0.25]).mean()",
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "you read a likelihood as a probability of the model. Look at the table: do the "
                "entries of a row sum to 1 over the models?"
            ),
        ),
        (
            "b",
            (
                "you read a likelihood as a share of hits. Would the likelihood stay the same if "
                "all four forecasts were a little more certain and came true just as often?"
            ),
        ),
        (
            "d",
            (
                "you took the likelihoods of all models to sum to 1. Add up the entries of a row "
                "of the table: what do you find?"
            ),
        ),
    ],
    hints=[
        ("For each sentence, ask what is held fixed, and what the number is a probability of."),
        (
            "The number is the product of the probabilities that the model gave to what "
            "happened on each day. What is it the probability of, then, and according to "
            "which model?"
        ),
    ],
    why=("The model is held fixed, and the probability is that of the weather on the four days."),
    explanation="The number is the probability of the weather on the four days, computed under the "
    "model. To read it as a probability of the model, you would have to know how probable each "
    "model was before the four days.",
    code='vote = "c"',
)


def _nll(y_true, y_proba):
    with np.errstate(divide="ignore"):  # a probability of 0 for what happened costs infinity
        return -np.log(np.where(y_true == 1, y_proba, 1 - y_proba)).sum()


nll = Function(
    answer=_nll,
    cases=[
        (np.array([1, 0, 0, 1]), np.array([0.8, 0.3, 0.4, 0.7])),
        (np.array([1, 1, 0]), np.array([0.9, 0.2, 0.6])),
        (np.array([1]), np.array([0.25])),
        (np.array([0]), np.array([0.25])),
        (np.array([1, 0]), np.array([1.0, 0.0])),
        (np.array([1, 0]), np.array([0.0, 0.5])),
        (np.tile([1, 0], 1000), np.full(2000, 0.5)),
    ],
    unit="nats",
    misconceptions=[
        (
            lambda y, p: -np.log(np.where(y == 1, p, 1 - p)).mean(),
            (
                "your function returns the mean over the days. Is the log of a product the mean "
                "or the sum of the logs?"
            ),
        ),
        (
            lambda y, p: -np.log2(np.where(y == 1, p, 1 - p)).mean(),
            (
                "your function returns the mean in bits, the loss of lesson 04. The NLL is a "
                "sum, in nats."
            ),
        ),
        (
            lambda y, p: -np.log(np.where(y == 1, p, 1 - p)),
            "your function returns one loss for each day. A product of probabilities is one"
            " number: what do you still have to do with the logs?",
        ),
        (
            lambda y, p: -np.log(np.where(y == 1, 1 - p, p)).sum(),
            "the two cases are swapped: you took the probability of what did not happen. "
            "What probability did the forecast give to a rainy day?",
        ),
        (
            lambda y, p: -np.log(np.where(p == 1, y, 1 - y)).sum(),
            "the arguments are swapped. The labels come first, the predictions second.",
        ),
        (
            lambda y, p: -(y * np.log(p)).sum(),
            (
                "in your function, dry days cost nothing. What probability did the forecast give "
                "to a dry day, and what does such a day cost?"
            ),
        ),
        (
            lambda y, p: -np.log(p).sum(),
            (
                "you take the probability of rain even for dry days. What probability did the "
                "forecast give to dry weather?"
            ),
        ),
        (
            lambda y, p: -np.log(np.prod(np.where(y == 1, p, 1 - p))),
            (
                "your NLL is right for a few days, but infinite for 2000: the product underflows "
                "before you take the log. Take the logs first, then add them."
            ),
        ),
        (
            lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum(),
            (
                "your NLL is right unless a forecast is certain; then 0 · log 0 makes it nan. "
                "First pick the probability given to what happened, then take its logarithm."
            ),
        ),
        (
            lambda y, p: -np.log(1 - p).sum(),
            (
                "you take the probability of dry weather even for rainy days. What probability "
                "did the forecast give to rain?"
            ),
        ),
        (
            lambda y, p: -np.log(np.prod(np.where(y == 1, p, 1 - p))) / len(y),
            (
                "your function returns a mean, and your product underflows for 2000 days. Take "
                "the logs first, then add them."
            ),
        ),
        (
            lambda y, p: np.log(np.prod(np.where(y == 1, p, 1 - p))),
            (
                "the sign is flipped, and your product underflows for 2000 days. Take the logs "
                "first, then add them."
            ),
        ),
        (
            lambda y, p: -np.log2(np.prod(np.where(y == 1, p, 1 - p))),
            (
                "your result is in bits, and your product underflows for 2000 days. Take natural "
                "logs first, then add them."
            ),
        ),
        (
            lambda y, p: np.prod(np.where(y == 1, p, 1 - p)),
            "that is the likelihood. Take the logs of its factors, add them, and flip the sign.",
        ),
        (
            lambda y, p: -np.prod(np.where(y == 1, p, 1 - p)),
            (
                "that is the likelihood with a minus sign. Take the logs of its factors, add "
                "them, and flip the sign of the sum."
            ),
        ),
        (
            lambda y, p: -np.prod(np.log(np.where(y == 1, p, 1 - p))),
            "you multiplied the logs. The log of a product is a sum of logs.",
        ),
        (
            lambda y, p: -np.log(np.where(y == 1, p, 1 - p).sum()),
            (
                "you added the probabilities before you took the log. The log of a product is the "
                "sum of the logs."
            ),
        ),
        (
            lambda y, p: -np.log(np.where(y == 1, p, 1 - p).mean()),
            "that is −ln of the mean probability. Take the logs first, then add them.",
        ),
        (
            lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean(),
            (
                "your function returns the mean, which is nan if a forecast is certain. First "
                "pick the probability given to what happened, then take the logs and add them."
            ),
        ),
        (
            lambda y, p: -np.log(p[y == 1]).sum(),
            (
                "in your function, dry days cost nothing. What probability did the forecast give "
                "to a dry day, and what does such a day cost?"
            ),
        ),
        (
            lambda y, p: ((y - p) ** 2).sum(),
            (
                "that is the sum of the squared errors. The loss here is −ln of the probability "
                "given to what happened."
            ),
        ),
        (
            lambda y, p: np.abs(y - p).sum(),
            (
                "that is the sum of the absolute errors. The loss here is −ln of the probability "
                "given to what happened."
            ),
        ),
        (
            lambda y, p: -(y * np.log(p) - (1 - y) * np.log(1 - p)).sum(),
            (
                "the minus sign applies to only one of the two terms. Flip the sign of their "
                "sum, then look at forecasts of exactly 0 or 1."
            ),
        ),
        (
            lambda y, p: -(p * np.log(p) + (1 - p) * np.log(1 - p)).sum(),
            (
                "that is the entropy of the forecasts, in which the labels play no part. The "
                "loss depends on what happened."
            ),
        ),
        (
            lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p)),
            (
                "your function returns one loss for each day, and nan where a forecast is "
                "certain. First pick the probability given to what happened, then take the logs "
                "and add them."
            ),
        ),
        (
            lambda y, p: np.where(y == 1, p, 1 - p).sum(),
            "you added the probabilities. Take −ln of each first.",
        ),
        (
            lambda y, p: -np.log(p[y]).sum(),
            (
                "you used the labels as positions: `p[y]` picks only entries 0 and 1. Test "
                "whether each label is 1 instead."
            ),
        ),
    ],
    hints=[
        "There are two steps: first find, day by day, the probability given to what "
        "happened; then add up the logs.",
        (
            "`np.where(condition, a, b)` takes an entry from a where the condition holds, "
            "and from b elsewhere. Between which two probabilities must it choose?"
        ),
    ],
    why=(
        "The log turns the product into a sum, and a sum of 2000 logs neither "
        "underflows nor overflows."
    ),
    explanation="First take the probability given to what happened, then add the natural logs "
    "and flip the sign. No product is ever formed, so nothing underflows.",
    code="def nll(y_true, y_proba):\n"
    "    given = np.where(y_true == 1, y_proba, 1 - y_proba)\n"
    "    return -np.log(given).sum()",
)

season = Number(
    answer=250 * 0.6 * math.log(2),
    unit="nats",
    misconceptions=[
        (150.0, "your sum is right, but it is still in bits. How many nats is one bit?"),
        (
            0.6 * math.log(2),
            (
                "your unit is right, but that is the mean per day. Is the NLL of all 250 days a "
                "mean or a sum?"
            ),
        ),
        (
            250 * 0.6 / math.log(2),
            "you divided by ln 2. One nat is more than one bit: must the number of nats be larger "
            "or smaller than the number of bits?",
        ),
        (
            -250 * 0.6 * math.log(2),
            "that is the log-likelihood itself. The negative log-likelihood has the opposite sign.",
        ),
        (0.6, "that is the mean in bits. The NLL is a sum, in nats."),
        (
            0.6 / math.log(2),
            (
                "you divided by ln 2, and your result is still a mean. The NLL is a sum, and one "
                "bit is less than one nat."
            ),
        ),
        (0.6 / 250, "you divided by the number of days. A sum is the mean times that number."),
        (
            250 * 0.6 * math.log10(2),
            "you multiplied by log₁₀ 2. One bit is ln 2 nats, with the natural logarithm.",
        ),
        (
            250 * 0.6 * math.log(10),
            (
                "you multiplied by ln 10, as if the mean were in base 10. It is in bits, so the "
                "base is 2."
            ),
        ),
        (
            -250 * 0.6,
            "that is the log-likelihood in bits. The NLL is in nats, with the opposite sign.",
        ),
        (250 * -math.log(0.6), "you took the logarithm of 0.6, but that number is already a loss."),
        (
            -250 * math.log2(0.6),
            "you took the logarithm of 0.6, but that number is already a loss.",
        ),
        (-math.log(0.6), "you took the logarithm of 0.6, but that number is already a loss."),
        (
            2**-0.6,
            (
                "that is the probability whose surprisal is 0.6 bits. Go from the mean to the "
                "sum, and from bits to nats."
            ),
        ),
        (
            250 * 2**-0.6,
            (
                "you used 0.6 as an exponent, but that number is already a loss. Go from the "
                "mean to the sum, and from bits to nats."
            ),
        ),
        (
            250 * 0.6 * math.e,
            "you multiplied by e, but one bit is not e nats. How many nats is it?",
        ),
        (250 * math.log(2), "you left out the mean of 0.6 bits. It is one factor of the product."),
        (
            250 + 0.6,
            ("you added the number of days to the mean. The sum is the mean *times* that number."),
        ),
        (
            0.6 * math.log(2) / 250,
            "you divided by the number of days. A sum is the mean times that number.",
        ),
        (250 * 0.6 * 0.7, "you rounded ln 2 to 0.7. Use `np.log(2)`."),
        (365 * 0.6 * math.log(2), "you counted 365 days. The season has 250."),
        (4 * 0.6 * math.log(2), "you counted four days. The season has 250."),
    ],
    hints=[
        "Two changes lead from the mean cross-entropy to the NLL: from mean to sum, and from bits "
        "to nats.",
        "The number of days is one factor. The other is the number of nats in one bit: what is it?",
    ],
    why=r"The mean times 250 days is the sum, and each bit is $\ln 2$ nats.",
    explanation=(
        "The mean times m is the sum, and one bit is ln 2 nats, so the factor is m · ln 2."
    ),
    code="season_nats = 250 * 0.6 * np.log(2)",
)

september = Number(
    answer=12 / 30,
    unit="probability",
    misconceptions=[
        (
            18 / 30,
            "that is the share of dry days. Here θ is the probability of rain.",
        ),
        (
            12 / 18,
            (
                "those are the odds of rain. Divide the number of rainy days by the number of "
                "all days."
            ),
        ),
        (
            18 / 12,
            (
                "your fraction is above 1, but θ is a probability. Which two counts belong in "
                "the fraction?"
            ),
        ),
        (12.0, "that is the number of rainy days. The estimate is their share of all days."),
        (
            13 / 32,
            "you added one imagined day of each kind. Use the counts as they are.",
        ),
        (18.0, "that is the number of dry days. The estimate is the share of rainy days."),
        (0.5, "that is the θ of a fair coin. Take the share of rainy days in the data."),
        (30 / 12, "your fraction is upside down: a probability cannot be above 1."),
        (
            30 / 18,
            (
                "your fraction is upside down, and it contains the number of dry days. Divide "
                "the number of rainy days by the number of all days."
            ),
        ),
        (
            19 / 32,
            (
                "you took the share of dry days, and added one imagined day of each kind. Use "
                "the number of rainy days as it is."
            ),
        ),
        (12 / 31, "you counted 31 days. September has 30."),
        (11 / 30, "you counted 11 rainy days. There were 12."),
        (13 / 31, "you added one imagined rainy day. Use the counts as they are."),
        (
            0.4**12 * 0.6**18,
            ("that is the largest likelihood. The question asks for the θ that yields it."),
        ),
        (
            -(0.4 * math.log(0.4) + 0.6 * math.log(0.6)),
            ("that is the smallest loss. The question asks for the θ that yields it."),
        ),
        (
            -(0.4 * math.log2(0.4) + 0.6 * math.log2(0.6)),
            ("that is the smallest loss. The question asks for the θ that yields it."),
        ),
        (1 / 30, "that is the share of a single day. Count the rainy days."),
        (
            math.log(0.4 / 0.6),
            (
                "that is the logarithm of the odds of rain. Divide the number of rainy days by "
                "the number of all days."
            ),
        ),
        (
            math.sqrt(0.4 * 0.6 / 30),
            "that is the standard error of the share. The question asks for the share.",
        ),
        (
            0.3,
            ("that is the estimate from the ten days in the lesson. September has its own counts."),
        ),
        (
            18 / 31,
            (
                "you took the share of dry days, out of 31 days. September has 30, and θ is the "
                "probability of rain."
            ),
        ),
    ],
    hints=[
        "How many of the 30 days were rainy?",
        (
            "The estimate is r / m, where r is the number of rainy days and m is the number "
            "of all days."
        ),
    ],
    why="The likelihood is largest where θ equals the share of rainy days, 12 of 30.",
    explanation="It rained on 30 − 18 = 12 of the 30 days, and the estimate is the share r / m.",
    code="theta_september = (30 - 18) / 30",
)

derivation = Order(
    answer="cbaed",
    misconceptions=[
        (
            "cb",
            "you take the log of a product before there is a product. What allows you to multiply?",
        ),
        (
            "ba",
            "you group the logs of equal outcomes before any log has been taken. What turns"
            " the product into a sum?",
        ),
        (
            "ae",
            (
                "you use the shares m_k / m before you have counted the days with each outcome. "
                "Where does m_k come from?"
            ),
        ),
        (
            "ed",
            (
                "you split the cross-entropy before you have arrived at it. Which step brings in "
                "the shares?"
            ),
        ),
    ],
    hints=[
        (
            "Start with what the assumption of independence gives you. End with the step "
            "that produces the relative entropy."
        ),
        "Each step uses what an earlier one has produced: which needs a product, which the logs, "
        "and which the counts?",
    ],
    why=(
        "Only the relative entropy contains the model, so the model with the largest "
        "likelihood also has the smallest cross-entropy and the smallest relative "
        "entropy."
    ),
    explanation=(
        "Independence gives the product, the log turns the product into a sum over days, "
        "grouping turns that sum into one over outcomes, dividing by −m gives the "
        "cross-entropy, and the cross-entropy splits, as in lesson 03, into entropy and "
        "relative entropy. Only the relative entropy contains the model."
    ),
    code='order = "cbaed"',
)

find_the_bug = Bug(
    answer="d",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "the descent cannot end in a wrong valley, because this loss has only one. Look "
                "at the size of the steps."
            ),
        ),
        (
            "b",
            (
                "a logarithm to base 2 would only multiply each step by 1/ln 2. Compare how far "
                "θ should have moved with how far it did move."
            ),
        ),
        (
            "c",
            (
                "both cases are right: the slope of −ln θ is −1/θ, and that of −ln(1 − θ) is "
                "1/(1 − θ). What does the code do with the 100 slopes?"
            ),
        ),
    ],
    hints=[
        (
            "Turn the printed loss into a likelihood: e to the power −0.67 is about one "
            "half. Can the outcomes of 100 uncertain days together be as probable as that?"
        ),
        (
            "Compare the comment in the first line with the two places where the code "
            "combines the 100 days."
        ),
    ],
    why="The rate was chosen for the sum, and taking the mean makes the slope 100 times smaller.",
    explanation=(
        "The formula has a sum, and the rate was chosen for that sum, but the code takes "
        "the mean, in two places. So the slope, and with it every step, is 100 times too "
        "small, and the printed loss is the mean over the days."
    ),
    code='bug = "d"',
)

five_days = Number(
    answer=0.8 * 0.7 * 0.6 * 0.7 * 0.25,
    unit="probability",
    misconceptions=[
        (
            0.8 * 0.7 * 0.6 * 0.7 * 0.75,
            "you multiplied by the probability of rain, but the fifth day was dry. What "
            "probability was left for dry weather?",
        ),
        (
            0.8 * 0.7 * 0.6 * 0.7 + 0.25,
            (
                "you added the probability of the fifth day to the likelihood. How do the "
                "probabilities of independent events combine?"
            ),
        ),
        (
            0.25,
            ("that is the factor for the fifth day alone. Include those for the other four days."),
        ),
        (
            0.8 * 0.3 * 0.4 * 0.7 * 0.75,
            "you multiplied the probabilities of rain. Three of the days were dry: what "
            "probability did the forecast give to dry weather on each of those?",
        ),
        (
            -math.log(0.8 * 0.7 * 0.6 * 0.7 * 0.25),
            (
                "you took a logarithm. The likelihood is itself a probability, that of the "
                "weather on all five days."
            ),
        ),
        (
            -math.log2(0.8 * 0.7 * 0.6 * 0.7 * 0.25),
            (
                "you took a logarithm. The likelihood is itself a probability, that of the "
                "weather on all five days."
            ),
        ),
        (
            (0.8 + 0.7 + 0.6 + 0.7 + 0.25) / 5,
            (
                "that is the mean of the five probabilities. How probable is the weather on all "
                "five days together?"
            ),
        ),
        (
            0.8 * 0.7 * 0.6 * 0.7,
            "that is the likelihood on the first four days. The fifth is missing.",
        ),
        (
            0.8 * 0.7 * 0.6 * 0.7 + 0.75,
            (
                "you added a probability for the fifth day to the likelihood. Probabilities of "
                "independent events multiply, and the fifth day was dry."
            ),
        ),
        (0.75, "that is the probability of rain on the fifth day alone, but that day stayed dry."),
        (
            0.8 * 0.3 * 0.4 * 0.7,
            (
                "you multiplied the probabilities of rain, even for dry days, and left out the "
                "fifth day."
            ),
        ),
        (
            0.8 * 0.3 * 0.4 * 0.7 * 0.25,
            (
                "for the two dry days among the first four, you took the probability of rain. "
                "What probability did the forecast give to dry weather?"
            ),
        ),
        (
            (0.8 * 0.7 * 0.6 * 0.7 * 0.25) ** (1 / 5),
            "that is the geometric mean. The likelihood is the product itself.",
        ),
        (
            0.8 * 0.7 * 0.6 * 0.7 * 0.25 / 5,
            "you divided by the number of days. A likelihood is a product, not a mean.",
        ),
        (
            0.8 + 0.7 + 0.6 + 0.7 + 0.25,
            "you added the probabilities. Those of independent events multiply.",
        ),
        (
            0.2352 / 0.25,
            "you divided by the new factor. One more day makes the whole record less probable.",
        ),
        (
            1 - 0.8 * 0.7 * 0.6 * 0.7 * 0.25,  # near the number above
            "that is the probability of the opposite event. Subtract it from 1.",
        ),
        (
            0.2352 / 0.75,
            (
                "you divided the likelihood by 0.75. One more day makes the whole record less "
                "probable."
            ),
        ),
        (
            0.2352 - 0.25,
            (
                "you subtracted a probability from the likelihood. Probabilities of independent "
                "events multiply."
            ),
        ),
        (
            (0.2352 + 0.25) / 2,
            (
                "you averaged the likelihood and a probability. Probabilities of independent "
                "events multiply."
            ),
        ),
        (
            (0.2352 * 4 + 0.25) / 5,
            (
                "you averaged the likelihood and a probability. Probabilities of independent "
                "events multiply."
            ),
        ),
        (
            math.log(0.8 * 0.7 * 0.6 * 0.7 * 0.25),
            (
                "you took a logarithm. The likelihood is itself a probability, that of the "
                "weather on all five days."
            ),
        ),
        (
            math.log2(0.8 * 0.7 * 0.6 * 0.7 * 0.25),
            (
                "you took a logarithm. The likelihood is itself a probability, that of the "
                "weather on all five days."
            ),
        ),
    ],
    hints=[
        "You know the likelihood on the four days. What does one more factor do to the product?",
        "The new factor is the probability that the forecast gave to a dry fifth day.",
    ],
    why="The forecast gave dry weather on the fifth day a probability of 1 − 0.75 = 0.25, which is "
    "one more factor in the product.",
    explanation="The forecast gave a probability of 1 − 0.75 = 0.25 to dry weather, and one more "
    "independent day means one more factor.",
    code="likelihood_five = 0.2352 * (1 - 0.75)",
)

underflow = Number(
    answer=538,
    tolerance=1e-6,
    misconceptions=[
        (
            537,
            (
                "at this m, the power is still the smallest positive number. You need the first "
                "m at which the power is 0."
            ),
        ),
        (537.5, "your m is not a whole number. In which direction must you round it?"),
        (
            1076,
            "you counted factors of 0.5. How many of those make one factor of 0.25?",
        ),
        (
            1075,
            (
                "that is the first m for powers of 0.5. How many factors of 0.5 make one factor "
                "of 0.25?"
            ),
        ),
        (
            2150,
            (
                "your m is too large: with smaller factors the product reaches 0 sooner. Must "
                "you multiply by 2, or divide by it?"
            ),
        ),
        (
            1074.0,
            ("at this m, 0.5 to the power m is still positive. In this question the base is 0.25."),
        ),
        (269.0, "you divided by 2 twice: 0.25 is 0.5 to the power 2, not to the power 4."),
        (268.75, "you divided by 2 twice: 0.25 is 0.5 to the power 2, not to the power 4."),
        (268.0, "you divided by 2 twice: 0.25 is 0.5 to the power 2, not to the power 4."),
        (
            512.0,
            (
                "at this m, the power first falls below the smallest *normal* number. There are "
                "smaller positive numbers."
            ),
        ),
        (
            511.0,
            (
                "at this m, the power is the smallest *normal* number. There are smaller "
                "positive numbers."
            ),
        ),
        (
            1022.0,
            (
                "at this m, the power of 0.5 is the smallest *normal* number. There are smaller "
                "positive numbers, and here the base is 0.25."
            ),
        ),
        (
            324.0,
            (
                "that is the decimal exponent of the smallest positive number, without its minus "
                "sign. Count factors of 0.25."
            ),
        ),
        (
            308.0,
            (
                "that is the decimal exponent of the smallest normal number, without its minus "
                "sign. Count factors of 0.25."
            ),
        ),
        (
            2148.0,
            (
                "your m is too large: with smaller factors the product reaches 0 sooner. Must "
                "you multiply by 2, or divide by it?"
            ),
        ),
        (
            4300.0,
            (
                "your m is too large: with smaller factors the product reaches 0 sooner. Must "
                "you multiply by 2, or divide by it?"
            ),
        ),
        (
            1024.0,
            (
                "at this m, powers of 2 overflow. Instead, count how many times you must "
                "multiply by 0.25 until the product is 0."
            ),
        ),
        (
            745.0,
            ("that is −ln of the smallest positive number, rounded up. Count factors of 0.25."),
        ),
        (2090.0, "that is the m for the factor 0.7. Here the factor is 0.25."),
        (1045.0, "you started from the m for the factor 0.7. Start from that for 0.5."),
    ],
    hints=[
        "Write 0.25 as a power of 0.5, then use the m at which the powers of 0.5 become 0.",
        "0.25 to the power m is 0.5 to the power 2m. What is the first exponent at which a power "
        "of 0.5 is 0?",
    ],
    why=("0.25 is 0.5 squared, so half as many factors are enough to reach 0."),
    explanation=(
        "0.25 to the power m is 0.5 to the power 2m. The first even exponent that is at least "
        "1075 is 1076, and m is half of that."
    ),
    code="days_until_zero = np.ceil(1075 / 2)",
)

same_minimum = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "dividing by the number of days rescales the whole curve. In the table of the "
                "four losses, look at the column for the best θ."
            ),
        ),
        (
            "c",
            (
                "bits and nats differ by the factor ln 2, which is the same at every θ. Does a "
                "constant factor move the lowest point?"
            ),
        ),
        (
            "d",
            (
                "the logarithm is an increasing function, so what is largest before you take the "
                "log is also largest afterwards. Look at the two curves again."
            ),
        ),
    ],
    hints=[
        "For each change, ask: can the worse of two values of θ become the better one?",
        "The minimum is at r / m. Which of the changes alters r or m?",
    ],
    why=(
        "Counting rainy days twice changes the data. None of the other changes affects "
        "which of two values of θ is better."
    ),
    explanation=(
        "Counting rainy days twice changes the data: r / m becomes 6 / 13. Changes a and "
        "c rescale the curve, and d undoes an increasing function: the better of any two "
        "values of θ stays better."
    ),
    code='moves = "b"',
)

new_rate = Number(
    answer=0.001 * 200 * math.log(2),
    misconceptions=[
        (
            0.2,
            "you took the number of days into account, but not the unit. Is a slope in bits "
            "steeper or flatter than the same slope in nats?",
        ),
        (
            0.001 * 200 / math.log(2),
            (
                "the number of days is right, but you converted the unit the wrong way. The same "
                "slope is a larger number in bits, so must η be larger or smaller?"
            ),
        ),
        (
            0.001,
            (
                "you kept the old rate. The new slope is smaller, so every step would be "
                "shorter. How much flatter is the new loss?"
            ),
        ),
        (
            0.001 / 200,
            (
                "you divided η by the number of days, but a mean is flatter than a sum, so the "
                "steps are already too short. In which direction must η change? You still have "
                "to convert the unit."
            ),
        ),
        (
            0.001 * math.log(2),
            "you took the unit into account, but not the number of days. How much flatter is the "
            "mean than the sum?",
        ),
        (
            0.001 / (200 * math.log(2)),
            (
                "you changed η by the same factor as the slope. The step is η times the slope, "
                "and the step must stay the same."
            ),
        ),
        (
            0.001 / math.log(2),
            (
                "you converted the unit the wrong way, and left out the number of days. The "
                "step, η times the slope, must stay the same."
            ),
        ),
        (
            0.001 / 200 * math.log(2),
            (
                "you divided η by the number of days. A mean is flatter than a sum, so η must "
                "grow with that number."
            ),
        ),
        (
            0.001 * 200 * 2,
            "you used a factor of 2 between bits and nats. How many nats is one bit?",
        ),
        (
            0.001 * 200 / 2,
            "you used a factor of 2 between bits and nats. How many nats is one bit?",
        ),
        (200 * math.log(2), "that is the factor. Multiply the old η by it."),
        (
            0.001 * 200 * math.log10(2),
            "you used log₁₀ 2. The factor between bits and nats is ln 2.",
        ),
        (0.001 * 200 * math.log(10), "you used ln 10. The factor between bits and nats is ln 2."),
        (
            0.001 * math.sqrt(200) * math.log(2),
            (
                "you used the square root of the number of days. A mean divides by the number "
                "itself."
            ),
        ),
        (
            0.001 * math.sqrt(200),
            (
                "you used the square root of the number of days, but a mean divides by the "
                "number itself. You still have to convert the unit."
            ),
        ),
        (
            math.log(2) / 200,
            (
                "you left out the old η, and divided by the number of days. The new η must grow "
                "with that number."
            ),
        ),
        (0.001 * 200**2 * math.log(2), "you multiplied by the number of days twice."),
        (
            1 / (200 * math.log(2)),
            "that is the reciprocal of the factor. Multiply the old η by the factor.",
        ),
        (0.001 * 10 * math.log(2), "you counted ten days. There are 200."),
        (0.02 * 200 * math.log(2), "you started from a rate of 0.02. Here the old rate is 0.001."),
    ],
    hints=[
        ("The step is η times the slope. When you change the loss, by what is the slope divided?"),
        (
            "The change to the mean divides the slope by m. By what does the change to bits "
            "divide it?"
        ),
    ],
    why=(
        r"The slope is divided by m for the mean and by $\ln 2$ for bits, and η must make "
        "up for both."
    ),
    explanation=(
        "The mean in bits is the sum in nats divided by m · ln 2, and its slope is "
        "divided by the same number. The step η · slope stays the same if η is "
        "multiplied by m · ln 2."
    ),
    code="eta = 0.001 * 200 * np.log(2)",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
