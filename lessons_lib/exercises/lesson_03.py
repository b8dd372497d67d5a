"""The exercises of lesson 03, cross-entropy."""

import math

import numpy as np

from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order
from lessons_lib.information import cross_entropy as _cross_entropy

# --- Recall: bits wasted by a wrong belief (lesson 02) ---

recall = Number(
    answer=math.log2(2) / 2 + math.log2(2 / 3) / 2,
    tolerance=5e-3,
    misconceptions=[
        (
            math.log2(1 / 2) / 4 + 3 * math.log2(3 / 2) / 4,
            "that is the divergence the other way round. The days are drawn from $P$: "
            "let $P$ weigh the terms.",
        ),
        (
            math.log(2) / 2 + math.log(2 / 3) / 2,
            "that is in nats. Use the logarithm that counts bits.",
        ),
        (
            -(math.log2(2) / 2 + math.log2(2 / 3) / 2),
            "the sign is turned, and waste is never negative. Look which of $P$ and $Q$ stands "
            "above the fraction line.",
        ),
        (
            math.log2(4) / 2 + math.log2(4 / 3) / 2,
            "that is all that the newspaper pays. Take off what even somebody who knows $P$ "
            "must pay.",
        ),
        (
            math.log2(2) + math.log2(2 / 3),
            "the two terms are added in full. Each kind of day comes with a probability: let it "
            "weigh its term.",
        ),
        (
            math.log2(2) / 4 + math.log2(2 / 3) / 4,
            "that is a mean over the two terms. The weights $p_k$ average already.",
        ),
    ],
    hints=[
        "Waste on one kind of day is $\\log_2(p_k / q_k)$. How often does each kind come?",
        "There are two terms, each with weight 1/2; one has the ratio 2, the other 2/3.",
    ],
    explanation=(
        "Each kind of day weighs as much as it happens, by $P$; the ratio of true to believed "
        "probability stands inside the logarithm. The rainy days give a little back, the dry "
        "ones cost more."
    ),
    code="wasted_bits = 1 / 2 * np.log2((1 / 2) / (1 / 4)) + 1 / 2 * np.log2((1 / 2) / (3 / 4))",
)

# --- The whole bill of a wrong belief ---


def _bill(p, q):
    return -sum(share * math.log2(belief) for share, belief in zip(p, q, strict=True))


_WEATHER, _GLOOMY = (1 / 2, 1 / 4, 1 / 8, 1 / 8), (0.1, 0.2, 0.2, 0.5)

gloomy = Number(
    answer=_bill(_WEATHER, _GLOOMY),
    tolerance=3e-3,
    misconceptions=[
        (
            _bill(_GLOOMY, _WEATHER),
            "there the belief decides how often each weather comes. Let the data weigh the "
            "terms, and put the belief inside the logarithm.",
        ),
        (
            _bill(_WEATHER, _GLOOMY) * math.log(2),
            "that is in nats. Use the logarithm that counts bits.",
        ),
        (
            _bill(_WEATHER, _GLOOMY) - 1.75,
            "that is the waste alone. Add what has to be paid even without any waste.",
        ),
        (1.75, "that is the entropy: a forecaster who knows $P$ pays so much. Let $Q$ come in."),
        (
            -_bill(_WEATHER, _GLOOMY),
            "a mean of surprisals is not negative. Look at the sign before the sum.",
        ),
        (
            _bill(_WEATHER, _GLOOMY) / 4,
            "that is a mean over the four terms. The weights $p_k$ average already.",
        ),
        (
            _bill((1, 1, 1, 1), _GLOOMY) / 4,
            "here all weathers count alike. Sunny days come more often: weigh each surprisal "
            "with $p_k$.",
        ),
        (
            _bill((1, 1, 1, 1), _GLOOMY),
            "the surprisals are added, but no day brings all four weathers. Weigh each with $p_k$.",
        ),
    ],
    hints=[
        "First write down by how many bits each weather surprises him: that depends on his own "
        "probabilities alone.",
        "The surprisals are about 3.32, 2.32, 2.32 and 1 bits. Weigh them with $P$ and add.",
    ],
    explanation=(
        "His belief brings the surprisals; the weather brings the weights, $P$. The sum is about "
        "2.66 bits, 0.91 above $H(P)$: so much he wastes."
    ),
    code=("gloomy = np.array([0.1, 0.2, 0.2, 0.5])\ngloomy_bits = -np.sum(P * np.log2(gloomy))"),
)

# --- Which argument is the data ---

data_first = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "this lets the app decide how often it rains. Decide which of the two weighs, and "
            "which stands inside the logarithm.",
        ),
        (
            "c",
            "this never looks at the records: it is the surprisal that the app expects of "
            "itself. Ask what decides how often each weather comes.",
        ),
        (
            "d",
            "the divergences of one lucky pair were equal, but even there the cross-entropies "
            "were not. Look again at the two stacks.",
        ),
    ],
    hints=[
        "Whoever trusts the app is surprised by $-\\log_2$ of a probability. Whose probability?",
        "Data first, model second; the records are what happens.",
    ],
    explanation=(
        "The records say how often each weather comes, so they weigh the terms: they are $P$. "
        "The app's probabilities stand inside the logarithm: they are $Q$."
    ),
    code='data_first_letter = "b"',
)

# --- One-hot rows ---


def _encode(labels, classes):
    return np.array([[float(label == name) for name in classes] for label in labels])


encode = Function(
    answer=_encode,
    cases=[
        (["B", "A", "A", "B"], ["A", "B"]),
        (["B"], ["A", "B"]),
        (["A", "A"], ["A", "B"]),
        (["B", "A", "B"], ["B", "A"]),
        (["snow", "dry", "rain", "dry"], ["dry", "rain", "snow"]),
        (["rain", "dry"], ["rain", "snow", "dry"]),
        ([1, 0, 0, 1], [0, 1]),
    ],
    misconceptions=[
        (
            lambda labels, classes: _encode(labels, classes).T,
            "rows and columns are exchanged. Give each label a row and each class a column.",
        ),
        (
            lambda labels, classes: np.array([list(classes).index(label) for label in labels]),
            "these are the numbers of the columns. Turn each number into a row with a single 1.",
        ),
        (
            lambda labels, classes: _encode(labels, sorted(set(labels))),
            "the columns follow the labels that occur. Let `classes` say which columns there "
            "are, and in which order.",
        ),
        (
            lambda labels, classes: _encode(labels, sorted(classes)),
            "the columns are sorted. Keep the order in which `classes` lists them.",
        ),
        (
            lambda labels, classes: 1 - _encode(labels, classes),
            "zeros and ones are exchanged. The 1 belongs in the column of the label.",
        ),
    ],
    hints=[
        "The last cell makes one row: a list over the classes. Do that for each label.",
        "A list of lists becomes a table: the inner list runs over `classes`, the outer one over "
        "`labels`, and `np.array` goes around both.",
    ],
    explanation="One row for each label, one column for each class, 1 where the two are equal.",
    code=(
        "def encode(labels, classes):\n"
        "    rows = [[float(label == name) for name in classes] for label in labels]\n"
        "    return np.array(rows)"
    ),
)

# --- The loss of one day ---

dry_day = Number(
    answer=-math.log2(0.15),
    tolerance=5e-3,
    misconceptions=[
        (
            -math.log2(0.85),
            "that is the surprisal of rain, but the day stayed dry. Take the probability that "
            "the forecast gave to what happened.",
        ),
        (-math.log(0.15), "that is in nats. Use the logarithm that counts bits."),
        (math.log2(0.15), "a loss is not negative. Look at the sign before the sum."),
        (0.15, "that is a probability. The loss is its surprisal, in bits."),
        (
            -math.log2(0.15) - math.log2(0.85),
            "both terms are counted in full. Multiply each by its entry of the label row.",
        ),
        (
            -math.log2(0.15) / 2,
            "that is a mean over the classes. The formula sums over them.",
        ),
        (
            -0.85 * math.log2(0.85) - 0.15 * math.log2(0.15),
            "that is the entropy of the forecast: it weighs the terms with the forecast itself. "
            "Weigh them with the label.",
        ),
    ],
    hints=[
        "The label row is $(1, 0)$: class A, dry, has happened.",
        "One term survives, the first. What probability did the forecast leave for dry?",
    ],
    explanation=(
        "The label row is $(1, 0)$, the forecast row $(0.15, 0.85)$. The term of rain has "
        "weight 0. What is left is the surprisal of a dry day."
    ),
    code=(
        "dry_label = np.array([1, 0])\n"
        "dry_forecast = np.array([0.15, 0.85])\n"
        "dry_day_bits = -np.sum(dry_label * np.log2(dry_forecast))"
    ),
)

which_terms = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "there are three terms, but look at the weights in the label row. Count the terms "
            "that are not 0.",
        ),
        (
            "b",
            "each wrong class did get less. Look up the weight with which a class enters that "
            "did not come.",
        ),
        (
            "d",
            "try it: split the rest as 0.15 and 0.05, and compute the three terms again.",
        ),
    ],
    hints=[
        "Write the label row of three classes, and under it the forecast row.",
        "Multiply column by column, with the logarithm. Two of the products are 0.",
    ],
    explanation=(
        "The label row is $(0, 1, 0)$: the terms of dry and snow have weight 0, however the rest "
        "is shared out. Both forecasters gave 0.8 to what happened, and both pay $-\\log_2 0.8$."
    ),
    code='which_terms_letter = "c"',
)

three_bits = Number(
    answer=1 / 8,
    misconceptions=[
        (
            math.exp(-3),
            "that would be a loss of 3 nats. Undo the logarithm with its own base.",
        ),
        (7 / 8, "that is the probability left for dry. It was rain that came."),
        (8.0, "a probability is at most 1. Mind the minus sign when you undo the logarithm."),
        (
            1 / 6,
            "three times the loss is not a third of the probability. Ask what one bit more does "
            "to it, from 1/2 on, which costs 1 bit.",
        ),
        (
            -math.log2(3),
            "that takes the logarithm of the loss. You know the loss; what you look for stands "
            "inside the logarithm.",
        ),
    ],
    hints=[
        "Each halving of the probability costs one bit more, and certainty costs none.",
        "Start at 1 and halve three times.",
    ],
    explanation=(
        "If $-\\log_2 \\hat y = 3$ then $\\hat y = 2^{-3}$: certainty, halved three times."
    ),
    code="three_bits_probability = 2**-3",
)

# --- Soft labels ---

soft_loss = Number(
    answer=-0.3 * math.log2(0.4) - 0.7 * math.log2(0.6),
    tolerance=5e-3,
    misconceptions=[
        (
            -0.7 * math.log2(0.6),
            "that is the term of rain alone. A soft label gives weight to both classes.",
        ),
        (
            -math.log2(0.6),
            "there the label was rounded to rain. Keep both of its entries as weights.",
        ),
        (
            -0.3 * math.log(0.4) - 0.7 * math.log(0.6),
            "that is in nats. Use the logarithm that counts bits.",
        ),
        (
            -0.4 * math.log2(0.3) - 0.6 * math.log2(0.7),
            "label and forecast have changed places. The data weigh, the model stands inside "
            "the logarithm.",
        ),
        (
            -0.7 * math.log2(0.4) - 0.3 * math.log2(0.6),
            "the columns of one row are exchanged. Dry comes first in both.",
        ),
        (
            0.3 * math.log2(0.3 / 0.4) + 0.7 * math.log2(0.7 / 0.6),
            "that is the waste alone. The loss also holds the entropy of the label.",
        ),
        (
            (-0.3 * math.log2(0.4) - 0.7 * math.log2(0.6)) / 2,
            "that is a mean over the classes. The formula sums over them.",
        ),
        (
            -math.log2(0.4) - math.log2(0.6),
            "both terms are counted in full. Multiply each by its entry of the label row.",
        ),
        (
            -0.3 * math.log2(0.2) - 0.7 * math.log2(0.8),
            "that is what the first forecast pays, rain with 0.8. Put hers inside the logarithm.",
        ),
    ],
    hints=[
        "The label row is $(0.3, 0.7)$ and the forecast row $(0.4, 0.6)$, dry first.",
        "Two terms: 0.3 times the surprisal of dry, and 0.7 times the surprisal of rain.",
    ],
    explanation="Both classes happened, to a part: each surprisal counts with its weight.",
    code=(
        "cautious_row = np.array([0.4, 0.6])\n"
        "cautious_bits = -np.sum(stations_row * np.log2(cautious_row))"
    ),
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "this holds for a label that is certain. Write down both terms of the sum, and "
            "see whether any is 0.",
        ),
        (
            "b",
            "this counts the stations with rain in full and the dry one not at all. Give each "
            "class its own weight.",
        ),
        (
            "d",
            "a loss is infinite only if something happens to which the forecast gave 0. Look "
            "for such a class.",
        ),
    ],
    hints=[
        "Put the row $(0.2, 0.8)$ in both places of $H(y, \\hat y)$. Which quantity of lesson 01 "
        "do you read?",
        "Split the loss into $H(y)$ and the divergence. One of the two is 0 here.",
    ],
    explanation=(
        "The divergence is 0, for the prediction equals the target. What is left of the loss is "
        "$H(y)$, and that is 0 for a certain label only."
    ),
    code='vote = "c"',
)

minimum = Order(
    answer="ceadb",
    misconceptions=[
        (
            "cedab",
            "you look for the zero of a numerator while there are still two fractions. Make "
            "one of them first.",
        ),
        (
            "ceabd",
            "you judge a point before you have found it. First learn where the derivative is 0.",
        ),
        (
            "ecadb",
            "there is nothing to differentiate yet. Find the step that says what the loss is.",
        ),
        (
            "cdeab",
            "something is set to 0 before there is a derivative. Find the step that needs the "
            "loss alone.",
        ),
    ],
    hints=[
        "First the function, then its derivative.",
        "The derivative comes as two fractions, and their zero is hard to read off. What helps? "
        "The kind of point is judged last.",
    ],
    explanation=(
        "Loss, derivative, one fraction, its zero, and the proof that this zero is a minimum. "
        "The remark about nats does no harm: another base multiplies the loss by a constant, "
        "and the place of the minimum stays."
    ),
    code='order = "ceadb"',
)

# --- The bug ---

find_the_bug = Bug(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "in both calls the label stands first and the forecast second, as they should. "
            "Find out which of the three numbers cannot be true.",
        ),
        (
            "c",
            "the derivation never asked whether $P$ is one-hot. Divide the printed "
            "cross-entropy by the one expected: you have met that number.",
        ),
        (
            "d",
            "the weights of the label average already. Divide the printed cross-entropy by the "
            "one expected, and see whether the ratio is 1/2.",
        ),
    ],
    hints=[
        "A cross-entropy below the entropy of its own data is impossible: one of the three "
        "lines is wrong.",
        "Read each line for its logarithm. What does the library take when no base is named?",
    ],
    explanation=(
        "Entropy and divergence use base 2, the cross-entropy call names no base and is in nats, "
        "so it is too small by the factor $\\ln 2$. The printed unit is a string: it does not "
        "convert anything."
    ),
    code='bug = "b"',
)

# --- Alone: the whole definition ---


def _bits(p, q):
    return _cross_entropy(p, q, base=2)


cross_entropy_bits = Function(
    answer=_bits,
    cases=[
        (np.array([0.5, 0.25, 0.125, 0.125]), np.array([0.25, 0.25, 0.25, 0.25])),
        (np.array([0.0, 1.0]), np.array([0.2, 0.8])),
        (np.array([0.3, 0.7]), np.array([0.4, 0.6])),
        (np.array([0.0, 1.0]), np.array([0.0, 1.0])),
        (np.array([0.0, 0.5, 0.5]), np.array([0.0, 0.1, 0.9])),
        (np.array([0.5, 0.5]), np.array([0.0, 1.0])),
        (np.array([1.0]), np.array([1.0])),
    ],
    misconceptions=[
        (
            lambda p, q: -np.sum(p * np.log2(q)),
            "where a label of 0 meets a forecast of 0 you get nan; the other cases are right. "
            "Leave out the terms of weight 0 before you take the logarithm.",
        ),
        (
            lambda p, q: _cross_entropy(p, q),
            "the result is in nats. Use the logarithm that counts bits.",
        ),
        (
            lambda p, q: -np.sum(p * np.log(q)),
            "the result is in nats, and nan where a label of 0 meets a forecast of 0. Mend the "
            "base first, then leave out the terms of weight 0.",
        ),
        (
            lambda p, q: -np.sum(q[q > 0] * np.log2(p[q > 0])),
            "data and model have changed places. The data weigh, the model stands inside the "
            "logarithm.",
        ),
        (
            lambda p, q: -np.sum(q * np.log2(p)),
            "data and model have changed places, and 0 times an infinite logarithm gives nan. "
            "Let the data weigh, and leave out the terms of weight 0.",
        ),
        (
            lambda p, q: np.sum(p[p > 0] * np.log2(q[p > 0])),
            "the sign is missing: every logarithm of a probability is at most 0.",
        ),
        (
            lambda p, q: np.sum(p * np.log2(q)),
            "the sign is missing: every logarithm of a probability is at most 0. And 0 times an "
            "infinite logarithm gives nan: leave out the terms of weight 0.",
        ),
        (
            lambda p, q: np.sum(p[p > 0] * np.log2(p[p > 0] / q[p > 0])),
            "that is the waste alone. The cross-entropy also holds the entropy of `p`.",
        ),
        (
            lambda p, q: -np.sum(p[p > 0] * np.log2(p[p > 0])),
            "that is the entropy of `p`: the model `q` does not come in.",
        ),
        (
            lambda p, q: -np.mean(p[p > 0] * np.log2(q[p > 0])),
            "that is a mean over the classes. The formula sums over them.",
        ),
        (
            lambda p, q: -np.mean(p * np.log2(q)),
            "that is a mean over the classes, and nan where 0 meets 0. The formula sums, over "
            "the classes with weight.",
        ),
        (
            lambda p, q: -np.sum(p[(p > 0) & (q > 0)] * np.log2(q[(p > 0) & (q > 0)])),
            "forecasts of 0 are left out even where the event happens: there the loss is "
            "infinite. Ask `p` alone which terms count.",
        ),
        (
            lambda p, q: -np.sum(p * np.log2(q + 1e-12)),
            "a small number was added inside the logarithm. It turns an infinite loss into a "
            "finite one; leave out the terms of weight 0 instead.",
        ),
    ],
    hints=[
        "Write the sum as one line first. Then ask: which terms may be left out because their "
        "weight is 0?",
        "`happens = p > 0` marks the classes with weight; index both `p` and `q` with it.",
    ],
    explanation=(
        "Terms of weight 0 are left out before the logarithm is taken, so $0 \\cdot \\log_2 0$ "
        "never arises. A forecast of 0 for something that happens still gives infinity, as it "
        "must; `errstate` says that this logarithm of 0 is meant."
    ),
    code=(
        "def cross_entropy_bits(p, q):\n"
        "    happens = p > 0\n"
        '    with np.errstate(divide="ignore"):\n'
        "        return -np.sum(p[happens] * np.log2(q[happens]))"
    ),
)
