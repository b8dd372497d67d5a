"""Exercises of lesson 03: cross-entropy."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order
from lessons_lib.information import cross_entropy as _cross_entropy

# --- Recall: bits wasted by a wrong belief (lesson 02) ---

recall = Number(
    answer=math.log2(2) / 2 + math.log2(2 / 3) / 2,
    unit="bits",
    misconceptions=[
        (
            math.log2(1 / 2) / 4 + 3 * math.log2(3 / 2) / 4,
            "that is the divergence in the other direction. The days are drawn from $P$: "
            "weight the terms by $P$.",
        ),
        (
            math.log(2) / 2 + math.log(2 / 3) / 2,
            "that is in nats. Use the logarithm that gives bits.",
        ),
        (
            -(math.log2(2) / 2 + math.log2(2 / 3) / 2),
            "the sign is flipped: the mean waste is never negative. Which of $P$ and $Q$ "
            "belongs in the numerator?",
        ),
        (
            math.log2(4) / 2 + math.log2(4 / 3) / 2,
            "that is the whole cost to the newspaper. Subtract what even somebody who "
            "knows $P$ must pay.",
        ),
        (
            math.log2(2) + math.log2(2 / 3),
            "you added the two terms in full. Each kind of day has a probability: multiply its "
            "term by that probability.",
        ),
        (
            math.log2(2) / 4 + math.log2(2 / 3) / 4,
            "that is a mean over the two terms. The weights $p_k$ already do the averaging.",
        ),
        (
            0.5,
            ("that is the term for the dry days alone. The rainy days have a term too."),
        ),
        (
            1.0,
            (
                "that is the entropy of $P$, or the extra surprisal on a dry day. Average the "
                "extra surprisal over both kinds of day."
            ),
        ),
        (
            -math.log2(0.25) * 0.25 - math.log2(0.75) * 0.75,
            (
                "that is the entropy of the newspaper's belief. How much more does this belief "
                "cost than the right one?"
            ),
        ),
        (
            0.25,
            "that is the difference between the probabilities. To find the waste, compare "
            "surprisals.",
        ),
        (
            0.5 * (math.log2(2) + math.log2(3 / 2)),
            "the ratio for the rainy days is upside down, so a saving is counted as a loss.",
        ),
        (
            math.log2(2 / 3) / 2,
            "that is the term for the rainy days alone. The dry days have a term too.",
        ),
        (4 / 3, "the logarithm is missing: you averaged the ratios."),
    ],
    hints=[
        "The waste on one kind of day is $\\log_2(p_k / q_k)$. How often does each kind occur?",
        "There are two terms, each with weight 1/2. Which ratio does each have inside the "
        "logarithm?",
    ],
    why=("The newspaper loses 1 bit on each dry day and saves 0.585 bits on each rainy day."),
    explanation=(
        "Each kind of day is weighted by its true probability, from $P$; inside the "
        "logarithm is the ratio of the true probability to the believed one. The rainy "
        "days save a little; the dry days cost more than that."
    ),
    code="wasted_bits = 1 / 2 * np.log2((1 / 2) / (1 / 4)) + 1 / 2 * np.log2((1 / 2) / (3 / 4))",
)

# --- The whole cost of a wrong belief ---


def _cost(p, q):
    return -sum(share * math.log2(belief) for share, belief in zip(p, q, strict=True))


_WEATHER, _GLOOMY = (1 / 2, 1 / 4, 1 / 8, 1 / 8), (0.1, 0.2, 0.2, 0.5)

gloomy = Number(
    answer=_cost(_WEATHER, _GLOOMY),
    unit="bits",
    misconceptions=[
        (
            _cost(_GLOOMY, _WEATHER),
            "in your sum the belief decides how often each kind of weather occurs. Weight the "
            "terms by $P$, and put the belief inside the logarithm.",
        ),
        (
            _cost(_WEATHER, _GLOOMY) * math.log(2),
            "that is in nats. Use the logarithm that gives bits.",
        ),
        (
            _cost(_WEATHER, _GLOOMY) - 1.75,
            "that is the waste alone. Add what must be paid even without any waste.",
        ),
        (
            1.75,
            "that is the entropy of $P$, which is what a forecaster who knows $P$ pays. "
            "Use the fourth forecaster's belief too.",
        ),
        (
            -_cost(_WEATHER, _GLOOMY),
            "a mean of surprisals cannot be negative. Look at the sign in front of the sum.",
        ),
        (
            _cost(_WEATHER, _GLOOMY) / 4,
            "that is a mean over the four terms. The weights $p_k$ already do the averaging.",
        ),
        (
            _cost((1, 1, 1, 1), _GLOOMY) / 4,
            "you counted all kinds of weather equally. Sunny days are more frequent: weight each "
            "surprisal by $p_k$.",
        ),
        (
            _cost((1, 1, 1, 1), _GLOOMY),
            "you added the surprisals, but no day has all four kinds of weather. Weight each "
            "surprisal by $p_k$.",
        ),
        (
            _cost(_GLOOMY, _GLOOMY),
            (
                "that is the entropy of his belief. How often each surprisal occurs depends on "
                "the weather: weight the surprisals by $P$."
            ),
        ),
        (
            _cost(_GLOOMY, _WEATHER) - _cost(_GLOOMY, _GLOOMY),
            "that is the waste in the other direction. Weight his surprisals by $P$.",
        ),
        (
            -math.log2(0.1),
            "that is his surprisal on a sunny day alone. Average over the four kinds of weather.",
        ),
        (_cost((1 / 2, 1 / 4, 1 / 8), _GLOOMY[:3]), "you left out the term for the snowy days."),
        (
            -math.log2(0.1 / 2 + 0.2 / 4 + 0.2 / 8 + 0.5 / 8),
            (
                "that is the logarithm of a mean probability. Take the logarithms "
                "first, then their mean."
            ),
        ),
        (
            _cost((1 / 2, 1 / 4, 1 / 4, 1 / 8), _GLOOMY),
            "your weights do not sum to 1: rainy and snowy days have probability 1/8 each.",
        ),
        (
            2.625,
            (
                "that is the mean word length of a code made for his belief, if every word has a "
                "whole number of digits. Use the surprisals."
            ),
        ),
        (
            _cost(_WEATHER, _GLOOMY[::-1]),
            "you read his probabilities in reverse order. He gives sunny days a "
            "probability of 0.1, and snowy days 0.5.",
        ),
        (
            2.375,
            "that is what you get if you round his surprisals to whole bits. Use all their digits.",
        ),
        (
            _cost(_GLOOMY, _WEATHER) - _cost(_GLOOMY, _GLOOMY) + 1.75,
            (
                "you added the waste in the other direction to the entropy. Weight his "
                "surprisals by $P$."
            ),
        ),
        (
            1.75 + (_cost(_WEATHER, _GLOOMY) - 1.75) * math.log(2),
            "you added a waste in nats to an entropy in bits. Use base 2 throughout.",
        ),
    ],
    hints=[
        "First write down his surprisal, in bits, for each kind of weather: it depends only on "
        "his own probabilities.",
        "In bits, his surprisals are about 3.32, 2.32, 2.32 and 1. What is the weight of each?",
    ],
    why=(
        "His own probabilities determine the surprisals, and the weather determines how often he "
        "pays each of them."
    ),
    explanation=(
        "His belief gives the surprisals; the true probabilities, $P$, are the weights. The sum "
        "is about 2.66 bits. The part above $H(P)$, 0.91 bits, is waste."
    ),
    code=("gloomy = np.array([0.1, 0.2, 0.2, 0.5])\ngloomy_bits = -np.sum(P * np.log2(gloomy))"),
)

# --- Which argument generates the data ---

data_first = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "you let the app decide how often it rains. Which of `climate` and `quoted` "
            "gives the weights, and which belongs inside the logarithm?",
        ),
        (
            "c",
            "you left out the records: that is the surprisal that the app itself expects. "
            "Which of `climate` and `quoted` says how often each kind of weather occurred?",
        ),
        (
            "d",
            "the two divergences were equal for one special pair of distributions, but "
            "even then the two cross-entropies were not. Which of `climate` and `quoted` "
            "says what happened?",
        ),
    ],
    hints=[
        "The surprisal of somebody who trusts the app is $-\\log_2$ of a probability. Whose "
        "probability?",
        "$P$ first, $Q$ second. The records say what happened, so their shares are $P$.",
    ],
    why="The records show how often each kind of weather occurs, and the app's probabilities "
    "determine how surprising it is.",
    explanation=(
        "The records say how often each kind of weather occurs, so their shares are the weights, "
        "$P$. The app's probabilities are inside the logarithm: they are $Q$."
    ),
    code='data_first_letter = "b"',
)

# --- The loss of one day ---

dry_day = Number(
    answer=-math.log2(0.15),
    unit="bits",
    misconceptions=[
        (
            -math.log2(0.85),
            "that is the surprisal of rain, but the day stayed dry. Use the probability "
            "that the forecast gave to what happened.",
        ),
        (-math.log(0.15), "that is in nats. Use the logarithm that gives bits."),
        (math.log2(0.15), "a loss cannot be negative. Look at the sign in front of the sum."),
        (0.15, "that is a probability. The loss is the surprisal of what happened, in bits."),
        (
            -math.log2(0.15) - math.log2(0.85),
            "you counted both terms in full. Multiply each by its entry in the label row.",
        ),
        (
            -math.log2(0.15) / 2,
            "that is a mean over the classes. The formula sums over them.",
        ),
        (
            -0.85 * math.log2(0.85) - 0.15 * math.log2(0.15),
            "that is the entropy of the forecast: you weighted the terms by the forecast itself. "
            "Weight them by the label.",
        ),
        (
            0.85,
            (
                "that is the probability of rain, but the day stayed dry. The loss is "
                "the surprisal of what happened."
            ),
        ),
        (
            -0.85 * math.log2(0.85),
            "you took the term for rain, weighted by the forecast. The day stayed dry, and "
            "the weights come from the label.",
        ),
        (
            -0.15 * math.log2(0.15),
            (
                "you weighted the surprisal of dry by the forecast. The weight comes from "
                "the label, and is 1."
            ),
        ),
        (
            -math.log2(0.15) + math.log2(0.85),
            "you subtracted the surprisal of rain. The label gives that term weight 0.",
        ),
        (
            0.0,
            "you made both terms 0. The label row has a 1 for what happened, so one term is not 0.",
        ),
        (
            -math.log2(0.2),
            (
                "that is the surprisal of a dry day under the other forecast, 0.8. This "
                "forecast gave rain a probability of 0.85."
            ),
        ),
        (
            -math.log2(0.8),
            (
                "that is the loss for a rainy day and a forecast of 0.8. This day stayed "
                "dry, and the forecast was 0.85."
            ),
        ),
        (
            -(math.log2(0.15) + math.log2(0.85)) / 2,
            "that is the mean of both surprisals. Multiply each by its entry in the label row.",
        ),
        (0.85**2, "that is the squared error. The loss is a surprisal."),
        (
            -math.log2(0.25),
            "you took 0.25 as the probability of a dry day. The forecast left 1 − 0.85 for it.",
        ),
        (
            -math.log2(0.05),
            "you took 0.05 as the probability of a dry day. The forecast left 1 − 0.85 for it.",
        ),
    ],
    hints=[
        "The label row is $(1, 0)$: dry, the first class, is what happened.",
        "Only the term for the class that occurred survives. What probability did the "
        "forecast leave for that class?",
    ],
    why=(
        "The label gives weight 0 to the term for rain, so only the surprisal of a dry day is left."
    ),
    explanation=(
        "The label row is $(1, 0)$, and the forecast row is $(0.15, 0.85)$. The term for rain "
        "has weight 0. What is left is the surprisal of a dry day."
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
            "each wrong class did get less probability. What weight does a class have in the "
            "loss if it did not occur?",
        ),
        (
            "d",
            "you expect the split of the remaining 0.2 to matter. Try 0.15 and 0.05, and "
            "compute the three terms again.",
        ),
    ],
    hints=[
        "Write down the label row for three classes, and under it her forecast row.",
        "Multiply each entry of the label row by the logarithm of the entry below it. How many of "
        "the products are not 0?",
    ],
    why="Only the probability given to what happened enters the loss, and both forecasters "
    "gave rain a probability of 0.8.",
    explanation=(
        "The label row is $(0, 1, 0)$: the terms for dry and snow have weight 0, however "
        "the remaining 0.2 is split. Both forecasters gave what happened a probability of "
        "0.8, so both pay $-\\log_2 0.8$."
    ),
    code='which_terms_letter = "c"',
)

# --- Soft labels ---

soft_loss = Number(
    answer=-0.3 * math.log2(0.4) - 0.7 * math.log2(0.6),
    unit="bits",
    misconceptions=[
        (
            -0.7 * math.log2(0.6),
            "that is the term for rain alone. A soft label gives weight to both classes.",
        ),
        (
            -math.log2(0.6),
            "you rounded the label to rain. Keep both entries of the label as weights.",
        ),
        (
            -0.3 * math.log(0.4) - 0.7 * math.log(0.6),
            "that is in nats. Use the logarithm that gives bits.",
        ),
        (
            -0.4 * math.log2(0.3) - 0.6 * math.log2(0.7),
            "the label and the forecast are swapped. The label's entries are the weights; "
            "the forecast belongs inside the logarithm.",
        ),
        (
            -0.7 * math.log2(0.4) - 0.3 * math.log2(0.6),
            "the columns of one row are swapped. Dry comes first in both rows.",
        ),
        (
            0.3 * math.log2(0.3 / 0.4) + 0.7 * math.log2(0.7 / 0.6),
            "that is the waste alone. The loss also contains the entropy of the label.",
        ),
        (
            (-0.3 * math.log2(0.4) - 0.7 * math.log2(0.6)) / 2,
            "that is a mean over the classes. The formula sums over them.",
        ),
        (
            -math.log2(0.4) - math.log2(0.6),
            "you counted both terms in full. Multiply each by its entry in the label row.",
        ),
        (
            -0.3 * math.log2(0.2) - 0.7 * math.log2(0.8),
            "that is the loss of the first forecast, which gave rain a probability of 0.8. "
            "Put the colleague's forecast inside the logarithm.",
        ),
        (
            -0.3 * math.log2(0.3) - 0.7 * math.log2(0.7),
            "that is the entropy of the label. Put the forecast inside the logarithm.",
        ),
        (
            -0.4 * math.log2(0.4) - 0.6 * math.log2(0.6),
            "that is the entropy of the forecast. Weight the terms by the label.",
        ),
        (
            -0.3 * math.log2(0.4),
            "that is the term for dry alone. A soft label gives weight to both classes.",
        ),
        (
            -math.log2(0.3 * 0.4 + 0.7 * 0.6),
            (
                "that is the logarithm of a mean probability. Take the logarithms "
                "first, then weight them."
            ),
        ),
        (
            -math.log2(0.4),
            "that is the surprisal of dry. A soft label gives weight to both classes.",
        ),
        (
            -0.7 * math.log2(0.6) + 0.3 * math.log2(0.4),
            "you applied the minus sign to only one of the two terms. Both surprisals are "
            "positive.",
        ),
        (
            -0.7 * math.log2(0.8),
            (
                "that is the term for rain alone, under the first forecast. Put the colleague's "
                "forecast inside the logarithm, and add the term for dry."
            ),
        ),
        (
            (-3 * math.log2(0.4) - 7 * math.log2(0.6)),
            (
                "that is the sum over the ten stations. Weight each surprisal by the share of "
                "stations instead."
            ),
        ),
        (
            -0.4 * math.log2(0.3 / 0.4) - 0.6 * math.log2(0.7 / 0.6),
            (
                "that is the divergence in the other direction. Swap the label and the forecast, "
                "and add the label's entropy."
            ),
        ),
        (
            -(math.log2(0.4) + math.log2(0.6)) / 2,
            (
                "that is the plain mean of the two surprisals. Weight each by its entry in the "
                "label row."
            ),
        ),
    ],
    hints=[
        "The label row is $(0.3, 0.7)$ and the forecast row is $(0.4, 0.6)$, with dry first.",
        "There are two terms, one for each class. What is the weight of each, and what is its "
        "surprisal?",
    ],
    why=("A soft label weights the surprisals of all classes, here 0.3 for dry and 0.7 for rain."),
    explanation=(
        "Each class occurred at some of the stations, so each surprisal counts, weighted "
        "by the share of its class."
    ),
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
            "a perfect forecast has a loss of 0 only if the label is certain. Write down "
            "both terms of the sum, and see whether either is 0.",
        ),
        (
            "b",
            "that counts the stations with rain in full and the dry one not at all. Give "
            "each class its own weight.",
        ),
        (
            "d",
            "a loss is infinite only if the forecast gave a probability of 0 to a class "
            "that occurred. Is there such a class here?",
        ),
    ],
    hints=[
        "Put the row $(0.2, 0.8)$ in both places of $H(y, \\hat y)$. Which quantity from lesson "
        "01 is that?",
        "Split the loss into $H(y)$ and the divergence. Which of the two is 0 here?",
    ],
    why=(
        "When the prediction equals the target, the divergence is 0, and the entropy of the "
        "label remains."
    ),
    explanation=(
        "The divergence is 0, because the prediction equals the target. What is left of the loss "
        "is $H(y)$, and that is 0 only for a label that is certain."
    ),
    code='vote = "c"',
)

# --- The bug ---

find_the_bug = Bug(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "in both calls the label comes first and the forecast second, as they should. "
            "Which of the three numbers cannot be right?",
        ),
        (
            "c",
            "the derivation holds for any $P$, one-hot or not. Divide the printed cross-entropy "
            "by the sum of the other two numbers: you have seen this ratio before.",
        ),
        (
            "d",
            "the label's weights already do the averaging. Divide the printed cross-entropy by "
            "the sum of the other two numbers: is the ratio 1/2?",
        ),
    ],
    hints=[
        "A cross-entropy below the entropy of its own label is impossible: which of the three "
        "calls may be wrong?",
        "Which logarithm does each call use? Look at its arguments.",
    ],
    why=(
        "The call without a base returns nats, and a value in nats is only $\\ln 2$ times "
        "the value in bits."
    ),
    explanation=(
        "Entropy and divergence use base 2; the cross-entropy call specifies no base, so "
        "its result is in nats, and only $\\ln 2$ times the value in bits. The printed "
        "unit is only text: printing it converts nothing."
    ),
    code='bug = "b"',
)

# --- Going further: one-hot rows, from a loss to a probability, the minimum ---


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
        (["rainy", "rain"], ["rain", "rainy"]),
    ],
    misconceptions=[
        (
            lambda labels, classes: _encode(labels, classes).T,
            "rows and columns are swapped. Give each label a row and each class a column.",
        ),
        (
            lambda labels, classes: np.array([list(classes).index(label) for label in labels]),
            "these are the column numbers. Turn each number into a row with a single 1.",
        ),
        (
            lambda labels, classes: _encode(labels, sorted(set(labels))),
            "the columns come from the labels that occur. Take the columns, and their order, "
            "from `classes`.",
        ),
        (
            lambda labels, classes: _encode(labels, sorted(classes)),
            "the columns are sorted. Keep the order in which `classes` lists them.",
        ),
        (
            lambda labels, classes: 1 - _encode(labels, classes),
            "zeros and ones are swapped. The 1 belongs in the column of the label.",
        ),
        (
            lambda labels, classes: _encode(labels, list(dict.fromkeys(labels))),
            (
                "the columns follow the order in which the labels first occur. Take the columns, "
                "and their order, from `classes`."
            ),
        ),
        (
            lambda labels, classes: _encode(["B", "A", "A", "B"], ["A", "B"]),
            (
                "your table is the same for any input. Use the arguments `labels` and `classes`, "
                "not values from the notebook."
            ),
        ),
        (
            lambda labels, classes: np.eye(len(classes))[: len(labels)],
            (
                "you return the rows of the identity matrix in their original order. Pick the "
                "row that belongs to each label."
            ),
        ),
        (
            lambda labels, classes: np.eye(len(classes)),
            "you return one row for each class. Return one for each label instead.",
        ),
        (
            lambda labels, classes: _encode(labels, classes).ravel(),
            "all entries are in one row. Give each label a row of its own.",
        ),
        (
            lambda labels, classes: _encode(labels, classes)[:, ::-1],
            "the columns are reversed. Keep the order in which `classes` lists them.",
        ),
        (
            lambda labels, classes: _encode(labels, classes)[0],
            "you return only the row for the first label. Return one for each label.",
        ),
        (
            lambda labels, classes: _encode(labels, classes)[-1],
            (
                "you return only the row for the last label. Collect the rows in a list, and "
                "return the list after the loop."
            ),
        ),
        (
            lambda labels, classes: _encode(labels, classes).sum(axis=0),
            "that counts the labels of each class. Give each label a row of its own.",
        ),
        (
            lambda labels, classes: _encode(labels, classes) / len(labels),
            "you divided the rows by the number of labels. Each row must contain a 1.",
        ),
        (
            lambda labels, classes: _encode(labels, classes[: len(set(labels))]),
            (
                "you made only as many columns as there are different labels. Make one for each "
                "entry of `classes`."
            ),
        ),
        (
            lambda labels, classes: _encode(sorted(labels), classes),
            "the rows are sorted. Keep them in the order of `labels`.",
        ),
        (
            lambda labels, classes: _encode(labels, classes)[::-1],
            "the rows are reversed. Keep them in the order of `labels`.",
        ),
        (
            lambda labels, classes: np.array([[float(label == classes[1])] for label in labels]),
            "you return only one column. Give each class a column of its own.",
        ),
        (
            lambda labels, classes: np.array([float(label == classes[1]) for label in labels]),
            (
                "that is one number for each label. Give each label a row with a column"
                " for each class."
            ),
        ),
        (
            lambda labels, classes: np.array([float(label == classes[0]) for label in labels]),
            (
                "that is one number for each label. Give each label a row with a column"
                " for each class."
            ),
        ),
        (
            lambda labels, classes: _encode(labels, classes) * np.arange(1, len(classes) + 1),
            "the entries are class numbers. Each row must contain a single 1, and zeros elsewhere.",
        ),
        (
            lambda labels, classes: np.cumsum(_encode(labels, classes), axis=0).clip(0, 1),
            "the 1s of earlier labels remain in later rows. Begin each row with zeros only.",
        ),
        (
            lambda labels, classes: np.array([_encode(labels, classes)[-1]] * len(labels)),
            (
                "every row is the same as the last one: your table contains one list many "
                "times. Make a new row for each label."
            ),
        ),
        (
            lambda labels, classes: np.array([_encode(labels, classes)[0]] * len(labels)),
            "every row is the same as the first one. Make a new row for each label.",
        ),
    ],
    traps={
        7: (
            "your function is right unless one name is part of another, as *rain* is of "
            "*rainy*. Compare whole names, with `==`."
        )
    },
    hints=[
        "The cell before this exercise makes one row: a list with an entry for each class. "
        "Do that for each label.",
        "`np.array` makes a table out of a list of lists. Should an inner list have an "
        "entry for each label or for each class?",
    ],
    why=(
        "Each row has its 1 in the column of its label, and the columns are in the order "
        "of `classes`."
    ),
    explanation="The array has one row for each label and one column for each class, with "
    "a 1 where the two are equal.",
    code=(
        "def encode(labels, classes):\n"
        "    rows = [[float(label == name) for name in classes] for label in labels]\n"
        "    return np.array(rows)"
    ),
)

three_bits = Number(
    answer=1 / 8,
    unit="probability",
    misconceptions=[
        (
            math.exp(-3),
            "with that probability the loss would be 3 nats. Undo the logarithm with its own base.",
        ),
        (7 / 8, "that is the probability of a dry day. What probability was given to rain?"),
        (8.0, "a probability is at most 1. Check the minus sign when you undo the logarithm."),
        (
            1 / 6,
            "you took a third of 1/2, but three times the loss does not mean a third of "
            "the probability. A probability of 1/2 costs 1 bit: which probability costs "
            "one bit more?",
        ),
        (
            -math.log2(3),
            "you took the logarithm of the loss. You know the loss; what you are looking for is "
            "inside the logarithm.",
        ),
        (
            1 / 3,
            "you took the reciprocal of the loss. Each bit of loss halves the probability.",
        ),
        (
            10**-3,
            "with that probability the loss would be 3 if the logarithm were to base 10. "
            "Undo the logarithm with its own base.",
        ),
        (
            math.log2(3),
            (
                "you took the logarithm of the loss. You know the loss; what you are looking for "
                "is inside the logarithm."
            ),
        ),
        (1 / 4, "that probability costs 2 bits. One halving is missing."),
        (1 / 16, "that probability costs 4 bits: one halving too many."),
        (1 / 9, "you squared the loss. It belongs in the exponent, with base 2."),
        (
            math.exp(3),
            "you raised e to the power of 3. A probability is at most 1, and the base here is 2.",
        ),
        (
            1 - math.exp(-3),
            (
                "that is 1 minus the probability that gives a loss of 3 nats. Undo the logarithm "
                "with "
                "its own base, and do not subtract from 1."
            ),
        ),
        (
            math.log(3),
            (
                "you took the logarithm of the loss. You know the loss; what you are looking for "
                "is inside the logarithm."
            ),
        ),
        (3.0, "that is the loss itself. Which probability has this surprisal?"),
        (0.5, "that probability costs 1 bit. Halve it again for each further bit."),
        (
            2 / 3,
            "you took a third off. A loss of 3 bits means that the probability was "
            "halved three times.",
        ),
    ],
    hints=[
        "Each halving of the probability costs one bit more, and certainty costs nothing.",
        "Starting from 1, how many halvings give a loss of 3 bits?",
    ],
    why="Each bit of surprisal is one halving of the probability, starting from certainty.",
    explanation=(
        "If $-\\log_2 \\hat y = 3$, then $\\hat y = 2^{-3}$: a probability of 1, halved "
        "three times."
    ),
    code="three_bits_probability = 2**-3",
)

minimum = Order(
    answer="ceadb",
    misconceptions=[
        (
            "ce",
            "you differentiate before there is anything to differentiate. Which step "
            "gives the loss?",
        ),
        ("ea", "you combine two fractions before there are any. Which step produces them?"),
        (
            "ad",
            "you set a numerator to 0 while there are still two fractions. Combine them first.",
        ),
        (
            "db",
            "you call a point the minimum before you have found it. First find where the "
            "derivative is 0.",
        ),
    ],
    hints=[
        "Begin with the function, and then find its derivative.",
        "The derivative is a sum of two fractions, and its zero is hard to read off. What "
        "helps? The last step is to decide what kind of point that zero is.",
    ],
    why=(
        "Each step uses the result of the one before: loss, derivative, one fraction, its "
        "zero, and the kind of point that lies there."
    ),
    explanation=(
        "The order is the loss, its derivative, one fraction, the zero of that fraction, "
        "and the proof that the loss has its minimum there. Working in nats does no harm: "
        "another base multiplies the loss by a constant, and the minimum stays where it is."
    ),
    code='order = "ceadb"',
)

# --- On your own: the whole definition ---


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
    unit="bits",
    misconceptions=[
        (
            lambda p, q: -np.sum(q[q > 0] * np.log2(p[q > 0])),
            "`p` and `q` are swapped. The entries of `p` are the weights; `q` belongs "
            "inside the logarithm.",
        ),
        (
            lambda p, q: -np.sum(q * np.log2(p)),
            "`p` and `q` are swapped, and 0 times an infinite logarithm gives nan. Take the "
            "entries of `p` as weights, and leave out the terms with weight 0.",
        ),
        (
            lambda p, q: np.sum(p[p > 0] * np.log2(p[p > 0] / q[p > 0])),
            "that is the waste alone. The cross-entropy also contains the entropy of `p`.",
        ),
        (
            lambda p, q: -np.sum(p[p > 0] * np.log2(p[p > 0])),
            "that is the entropy of `p`. Put the model `q` inside the logarithm.",
        ),
        (
            lambda p, q: -np.mean(p[p > 0] * np.log2(q[p > 0])),
            "that is a mean over the classes. The formula sums over them.",
        ),
        (
            lambda p, q: -np.mean(p * np.log2(q)),
            "that is a mean over the classes, and nan if a class has probability 0 in both. The "
            "formula sums over the classes with a positive weight.",
        ),
        (
            lambda p, q: -np.sum(p[(p > 0) & (q > 0)] * np.log2(q[(p > 0) & (q > 0)])),
            "you left out forecasts of 0 even for classes that can occur. Such a forecast "
            "makes the loss infinite: `p` alone decides which terms count.",
        ),
        (
            lambda p, q: -np.sum(np.log2(q[p > 0])),
            "the weights are missing. Multiply each surprisal by its entry in `p`.",
        ),
        (
            lambda p, q: -np.sum(np.log2(q)),
            (
                "the weights are missing. Multiply each surprisal by its entry in `p`, "
                "and leave out the terms with weight 0."
            ),
        ),
        (
            lambda p, q: -p[p > 0] * np.log2(q[p > 0]),
            "you return one term for each class. Add the terms up.",
        ),
        (
            lambda p, q: -p * np.log2(q),
            "you return one term for each class. Add up the terms, except those with weight 0.",
        ),
        (
            lambda p, q: np.sum(p * np.log2(p / q)),
            (
                "that is the waste alone, and nan if a class has weight 0. The cross-entropy also "
                "contains the entropy of `p`."
            ),
        ),
        (
            lambda p, q: -np.sum(p * np.log2(p)),
            "that is the entropy of `p`. Put the model `q` inside the logarithm, and leave "
            "out the terms with weight 0.",
        ),
        (
            lambda p, q: -np.sum(q[q > 0] * np.log2(q[q > 0])),
            "that is the entropy of the model `q`. Take the entries of `p` as weights.",
        ),
        (
            lambda p, q: -np.sum(q * np.log2(q)),
            "that is the entropy of the model `q`. Take the entries of `p` as weights, and "
            "leave out the terms with weight 0.",
        ),
        (
            lambda p, q: -np.log2(np.sum(p * q)),
            (
                "that is the logarithm of a mean probability. Take the logarithms "
                "first, then weight them."
            ),
        ),
        (
            lambda p, q: -np.log2(q[np.argmax(p)]),
            "you reduced `p` to one class. Each class with a positive weight has its own term.",
        ),
        (
            lambda p, q: np.sum(np.nan_to_num(-p * np.log2(q))),
            (
                "`nan_to_num` also turns infinity into a large finite number. Leave out the terms "
                "with weight 0 instead."
            ),
        ),
        (
            lambda p, q: np.inf if (q == 0).any() else -np.sum(p * np.log2(q)),
            "you return infinity for every zero in `q`. The loss is infinite only if `p` "
            "is positive there.",
        ),
        (
            lambda p, q: -np.sum(p[p > 0] * np.log2(q[q > 0])),
            (
                "you index `p` with one mask and `q` with another. Use the same mask for both: "
                "which classes have a positive weight?"
            ),
        ),
        (
            lambda p, q: -np.sum(p * np.log2(q) + (1 - p) * np.log2(1 - q)),
            "you added terms with 1 − p, which count the classes a second time. Each class "
            "already has a term of its own.",
        ),
        (
            lambda p, q: _bits(p, p) + (_cross_entropy(p, q) - _cross_entropy(p, p)),
            "you added a waste in nats to an entropy in bits. Take every logarithm to base 2.",
        ),
    ],
    hints=[
        "First write the sum in one line. Which terms have weight 0 and may be left out?",
        "A mask such as `p > 0` marks the classes with a positive weight. Where must you use it?",
    ],
    why=(
        "An outcome that never happens adds nothing, and one that can happen although the model "
        "ruled it out makes the loss infinite."
    ),
    explanation=(
        "Terms with weight 0 are left out before the logarithm is taken, so $0 \\cdot \\log_2 0$ "
        "never arises. A forecast of 0 for something that can happen still gives infinity, as "
        "required; `errstate` silences NumPy's warning about that logarithm of 0."
    ),
    code=(
        "def cross_entropy_bits(p, q):\n"
        "    happens = p > 0\n"
        '    with np.errstate(divide="ignore"):\n'
        "        return -np.sum(p[happens] * np.log2(q[happens]))"
    ),
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
