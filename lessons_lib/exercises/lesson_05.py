"""The exercises of lesson 05, maximum likelihood."""

import math

import numpy as np

from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=5 / 3,
    tolerance=2.5e-3,  # worked out in the head: two decimals will do
    misconceptions=[
        (5.0, "that is the sum over the three days. What turns a sum into a mean?"),
        (
            5 / 3 * math.log(2),
            "that is in nats: you took ln. Which logarithm counts bits?",
        ),
        (
            5 * math.log(2),
            "that is the sum over the three days, and in nats. Change the base, then take the "
            "mean.",
        ),
        (
            -(math.log2(0.5) + math.log2(0.75) + math.log2(0.25)) / 3,
            "you used the probability of rain on the dry day too. What did dry get?",
        ),
        (
            math.log2(3),
            "that is the log of the mean probability. Take each log first, then the mean.",
        ),
        (-5 / 3, "a loss is not negative here. Where does the minus sign belong?"),
    ],
    hints=[
        "Write down, for each day, the probability that the forecast gave to what happened.",
        "Each of these three probabilities is a power of 1/2, so each surprisal is a whole number "
        "of bits. Average the three.",
    ],
    explanation="The probabilities given to what happened are 0.5, 0.25 and 0.25; their surprisals "
    "are 1, 2 and 2 bits; the mean is 5/3 bits.",
    code="three_days_bits = -np.log2([0.5, 1 - 0.75, 0.25]).mean()",
)

five_days = Number(
    answer=0.8 * 0.7 * 0.6 * 0.7 * 0.1,
    misconceptions=[
        (
            0.8 * 0.7 * 0.6 * 0.7 * 0.9,
            "you multiplied by the probability of rain, but the fifth day is dry. What was "
            "left for dry?",
        ),
        (
            0.8 * 0.7 * 0.6 * 0.7 + 0.1,
            "you added the fifth day. What do probabilities of independent events do together?",
        ),
        (0.1, "that is the fifth day alone. Bring in the other four."),
        (
            0.8 * 0.3 * 0.4 * 0.7 * 0.9,
            "you multiplied the probabilities of rain. Three of the days were dry: what did the "
            "forecast give to each of those?",
        ),
        (
            -math.log(0.8 * 0.7 * 0.6 * 0.7 * 0.1),
            "you took a logarithm. A likelihood is a probability of all five days, between 0 "
            "and 1.",
        ),
        (
            -math.log2(0.8 * 0.7 * 0.6 * 0.7 * 0.1),
            "you took a logarithm. A likelihood is a probability of all five days, between 0 "
            "and 1.",
        ),
        (
            (0.8 + 0.7 + 0.6 + 0.7 + 0.1) / 5,
            "that is the mean of the five probabilities. How probable are all five days together?",
        ),
    ],
    hints=[
        "The likelihood of four days is known. What happens to a product when one factor joins?",
        "The new factor is the probability that the forecast gave to a dry fifth day.",
    ],
    explanation="The forecast gave 1 − 0.9 = 0.1 to the dry day, and one more independent day is "
    "one more factor.",
    code="likelihood_five = 0.2352 * (1 - 0.9)",
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "this turns a likelihood into a probability of the model. Look at the table: do the "
            "entries of one row share out a 1 among the models?",
        ),
        (
            "b",
            "a likelihood counts no hits. Would it stay the same if all four forecasts were a "
            "little surer and as often right?",
        ),
        (
            "d",
            "a sum of 1 over models is what the rows of the table were tested for. What did they "
            "sum to?",
        ),
    ],
    hints=[
        "Ask of each sentence: what is held fixed, and what does the probability belong to?",
        "The number came from multiplying what the model gave to each day. So it is the "
        "probability of what, according to whom?",
    ],
    explanation="The number is a probability of the four days, computed with the model. To "
    "read it as a probability of the model one would have to know how probable each model was "
    "before the four days.",
    code='vote = "c"',
)

underflow = Number(
    answer=538,
    tolerance=1e-6,
    misconceptions=[
        (
            537,
            "there the power is still the smallest positive number. You need the first m at which "
            "nothing is left.",
        ),
        (537.5, "a number of days is whole. To which side must you round?"),
        (
            1076,
            "that counts factors of 0.5. How many of those does one factor of 0.25 hold?",
        ),
        (
            1075,
            "that is the place for 0.5. How many factors of 0.5 are there in one factor of 0.25?",
        ),
        (
            2150,
            "smaller factors reach 0 sooner, not later. In which direction did you use the 2?",
        ),
    ],
    hints=[
        "Write 0.25 as a power of 0.5, then compare with the cell above.",
        "0.25 to the power m is 0.5 to the power 2m, and 0.5 needs an exponent of 1075 or more.",
    ],
    explanation="0.25 to the power m is 0.5 to the power 2m. The first even exponent from 1075 on "
    "is 1076, so m is half of that.",
    code="days_until_zero = np.ceil(1075 / 2)",
)


def _nll(y_true, y_proba):
    with np.errstate(divide="ignore"):  # 0 given to what happened costs infinity
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
    misconceptions=[
        (
            lambda y, p: -np.log(np.where(y == 1, p, 1 - p)).mean(),
            "you return the mean over the days. Which of the two does a product of "
            "probabilities turn into?",
        ),
        (
            lambda y, p: -np.log2(np.where(y == 1, p, 1 - p)).sum(),
            "that is in bits. Which logarithm counts nats?",
        ),
        (
            lambda y, p: -np.log2(np.where(y == 1, p, 1 - p)).mean(),
            "that is the mean in bits, the loss of lesson 04. The NLL is a sum, in nats.",
        ),
        (
            lambda y, p: -np.log(np.where(y == 1, p, 1 - p)),
            "one loss for each day comes back. A product of probabilities becomes one number: what "
            "is still to be done with the logs?",
        ),
        (
            lambda y, p: -np.log(np.where(y == 1, 1 - p, p)).sum(),
            "the two cases are swapped: you took the probability of what did not happen. What did "
            "the forecast give to a rainy day?",
        ),
        (
            lambda y, p: -np.log(np.where(p == 1, y, 1 - y)).sum(),
            "the arguments are swapped. The labels come first, the predictions second.",
        ),
        (
            lambda y, p: -(y * np.log(p)).sum(),
            "dry days cost nothing here. What did the forecast give to a dry day, and what does "
            "that cost?",
        ),
        (
            lambda y, p: np.log(np.where(y == 1, p, 1 - p)).sum(),
            "that is the log-likelihood. The negative one has its sign turned.",
        ),
        (
            lambda y, p: -np.log(p).sum(),
            "you take the probability of rain on dry days too. What did the forecast give to dry?",
        ),
        (
            lambda y, p: -np.log(np.prod(np.where(y == 1, p, 1 - p))),
            "right for a few days, infinite for 2000: your product underflows before the log is "
            "taken. Change the order of the two.",
        ),
        (
            lambda y, p: -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum(),
            "right until a forecast is certain: then 0 · log 0 makes it nan. Pick the probability "
            "first, then take one logarithm.",
        ),
        *[
            (
                lambda y, p, tiny=tiny: -np.log(np.where(y == 1, p, 1 - p) + tiny).sum(),
                "a small number inside the log makes an infinite loss finite, and which finite "
                "number depends on yours. Leave it out.",
            )
            for tiny in (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)
        ],
    ],
    hints=[
        "Two steps: the probability given to what happened, day by day; then logs, added up.",
        "np.where(condition, a, b) takes from a where the condition holds and from b elsewhere. "
        "Do not multiply anything.",
    ],
    explanation="First the probability given to what happened, then the sum of its natural logs "
    "with the sign turned. No product is ever formed, so nothing underflows.",
    code="def nll(y_true, y_proba):\n"
    "    given = np.where(y_true == 1, y_proba, 1 - y_proba)\n"
    "    return -np.log(given).sum()",
)

season = Number(
    answer=250 * 0.6 * math.log(2),
    misconceptions=[
        (150.0, "the sum is right, the unit is still bits. How many nats is one bit?"),
        (
            0.6 * math.log(2),
            "the unit is right, but that is the mean of one day. What does the likelihood of all "
            "250 days need?",
        ),
        (
            250 * 0.6 / math.log(2),
            "you divided by ln 2. One nat is more than one bit: must the count of nats be larger "
            "or smaller than the count of bits?",
        ),
        (
            -250 * 0.6 * math.log(2),
            "that is the log-likelihood itself. The negative log-likelihood has the other sign.",
        ),
    ],
    hints=[
        "Two changes stand between the two numbers: mean to sum, and bits to nats.",
        "Multiply by the number of days, then by the nats in one bit, which is ln 2.",
    ],
    explanation="The mean times m is the sum, and one bit is ln 2 nats: the factor is m · ln 2.",
    code="season_nats = 250 * 0.6 * np.log(2)",
)

september = Number(
    answer=12 / 30,
    misconceptions=[
        (18 / 30, "that is the share of dry days. The model's θ belongs to the other class."),
        (12 / 18, "those are odds, rain against dry. Compare the rainy days with all days."),
        (18 / 12, "a probability cannot be above 1. Which two counts belong in the fraction?"),
        (12.0, "that is a count of days. A probability is a share of all of them."),
        (
            13 / 32,
            "that adds one imagined day of each kind, which is another estimate. Use the counts as "
            "they are.",
        ),
    ],
    hints=[
        "How many of the 30 days were rainy?",
        "The estimate is r / m: r counts the days of the class that θ belongs to.",
    ],
    explanation="Rain fell on 30 − 18 = 12 of 30 days, and the estimate is the share r / m.",
    code="theta_september = (30 - 18) / 30",
)

same_minimum = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "this divides the whole curve by one positive number. Look again at the column of "
            "best θ in the table above.",
        ),
        (
            "c",
            "bits and nats differ by the factor ln 2, the same at every θ. Does a factor move the "
            "lowest point?",
        ),
        (
            "d",
            "the logarithm only grows, so what is greatest before it is greatest after it. Look at "
            "the curves again.",
        ),
    ],
    hints=[
        "For each change ask: of two values of θ, can the worse one become the better one?",
        "Compute r / m before and after the change, for 3 rainy days among 10.",
    ],
    explanation="Counting rainy days twice changes the data: r / m becomes 6 / 13. The other three "
    "only relabel the height of the curve.",
    code='moves = "b"',
)

new_rate = Number(
    answer=0.001 * 200 * math.log(2),
    misconceptions=[
        (
            0.2,
            "the number of days is in, the unit is not. Is a slope in bits steeper or flatter "
            "than the same slope in nats?",
        ),
        (
            0.001 * 200 / math.log(2),
            "right idea, but the unit goes the wrong way. A slope in bits is the larger number, so "
            "what must η do?",
        ),
        (
            0.001,
            "with the old rate each step is as small as the new slope makes it. How much flatter "
            "is the new loss?",
        ),
        (
            0.001 / 200,
            "a mean is flatter than a sum, so its steps are too short already. In which direction "
            "must η change? The unit is still to come.",
        ),
        (
            0.001 * math.log(2),
            "the unit is in, the number of days is not. How much flatter is the mean than the sum?",
        ),
        (
            0.001 / (200 * math.log(2)),
            "you changed η as the slope changes. The step is η times slope, and it must stay.",
        ),
    ],
    hints=[
        "The step is η times slope. By what is the slope divided when you change the loss?",
        "The new slope is the old one divided by m · ln 2, so η must be multiplied by the same.",
    ],
    explanation="The mean in bits is the sum in nats divided by m · ln 2, and so is its slope. "
    "The step η · slope stays if η is multiplied by m · ln 2.",
    code="eta = 0.001 * 200 * np.log(2)",
)

derivation = Order(
    answer="cbaed",
    misconceptions=[
        (
            "bcaed",
            "you take the log of a product before there is one. What is it that allows you to "
            "multiply?",
        ),
        (
            "cbead",
            "you use the shares m_k / m before the days are counted. Where does m_k come from?",
        ),
        (
            "cbade",
            "you split a cross-entropy before the sum has been named one. Which step brings in the "
            "shares?",
        ),
        (
            "cabed",
            "you collect logs of equal days before any log was taken. What turns the product into "
            "a sum?",
        ),
    ],
    hints=[
        "Start with what the assumption of independence gives you; end where relative entropy "
        "appears.",
        "Product, sum over days, sum over outcomes, shares, split: find the letter of each.",
    ],
    explanation="Independence gives the product, the log a sum over days, counting a sum over "
    "outcomes, dividing by −m the cross-entropy, and lesson 03 splits that into entropy and "
    "relative entropy. Only the last part contains the model.",
    code='order = "cbaed"',
)

find_the_bug = Bug(
    answer="d",
    options="abcd",
    misconceptions=[
        (
            "a",
            "this loss has a single valley, so any start inside it leads to the same place. Watch "
            "the size of the steps.",
        ),
        (
            "b",
            "another base changes each step by the factor 1/ln 2 only. Compare how far θ "
            "should have gone with how far it went.",
        ),
        (
            "c",
            "the slope of −ln θ is −1/θ, and that of −ln(1 − θ) is 1/(1 − θ): "
            "these are right. Look at what is done with the 100 of them.",
        ),
    ],
    hints=[
        "Turn the printed loss into a likelihood: e to the power −0.67 is about one half. Can 100 "
        "uncertain days together be as probable as that?",
        "Compare the comment in the first line with the two places where the 100 days are put "
        "together.",
    ],
    explanation="The formula says sum and the rate was chosen for it; the code takes the mean, "
    "twice. So the slope, and with it every step, is 100 times too small, and the printed loss is "
    "that of one day.",
    code='bug = "d"',
)
