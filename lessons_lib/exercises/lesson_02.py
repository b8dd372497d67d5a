"""Exercises of lesson 02: relative entropy."""

import math

import numpy as np

from lessons_lib import kl_divergence
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=1.5,
    misconceptions=[
        (1.5 * math.log(2), "that is in nats. Take the logarithm to base 2 for bits."),
        (-1.5, "the size is right, but an entropy is not negative. Look at the minus sign."),
        (
            math.log2(3),
            "that is the entropy of three equally likely weathers. Use the three probabilities.",
        ),
        (5.0, "you added the three surprisals. Weigh each by its probability first."),
        (0.5, "that is the mean of three terms that are weighed already. Add them up."),
        (5 / 3, "you averaged the surprisals evenly. Frequent weathers must count more."),
        (1.75, "that is the entropy with snow, from lesson 01. Here there are three weathers."),
    ],
    hints=[
        "Entropy is the expected surprisal: each surprisal times its probability, then the sum.",
        r"The surprisals are $-\log_2$ of 1/2, 1/4 and 1/4. Write them down first, in bits.",
    ],
    explanation="The surprisals are 1, 2 and 2 bits; weighed by 1/2, 1/4 and 1/4 they add to 3/2.",
    code="three = np.array([1 / 2, 1 / 4, 1 / 4])\n"
    "three_weathers_bits = -np.sum(three * np.log2(three))",
)

ski_waste = Number(
    answer=0.5,
    misconceptions=[
        (
            0.625,
            "the harbour's book wastes that much, and so would our book at the ski resort. Here "
            "`ski` is believed, and `P` happens.",
        ),
        (2.25, "that is the whole mean length. Subtract what the right code would need."),
        (0.5 * math.log(2), "that is in nats. Use the logarithm to base 2."),
        (
            -0.5,
            "the ratio is upside down, so the sign is too. Decide which of the two "
            "surprisals is the larger one.",
        ),
        (
            -0.625,
            "the log ratios are right, but their weight is the belief. Weigh each by how often "
            "that weather happens.",
        ),
        (0.0, "evenly weighed, the excesses cancel. Weigh each by how often its weather happens."),
        (0.125, "that is the mean of four terms that are weighed already. Add them up."),
        (1.0, "that counts savings as losses. Let negative terms stay negative."),
    ],
    hints=[
        "The weight in front of the logarithm is the probability that a weather happens here.",
        r"Each term has the form $p \log_2(p/q)$, with `P` for p and `ski` for q.",
    ],
    explanation="Weigh each log ratio by P: the four terms are 1/2, 1/4, 0 and −1/4 bits.",
    code="ski = np.array([1 / 4, 1 / 8, 1 / 8, 1 / 2])\n"
    "ski_waste_bits = np.sum(P * np.log2(P / ski))",
)

jensen = Order(
    answer="dbeac",
    misconceptions=[
        (
            "bdeac",
            "step b compares two sides, and the first of them has not been written down yet. "
            "Begin with what KL is.",
        ),
        (
            "debac",
            "step e speaks of the mean inside the logarithm. Find the step that puts a "
            "mean in there.",
        ),
        (
            "dbaec",
            "step a needs to know the number inside the logarithm. Find the step that computes it.",
        ),
        (
            "cdbea",
            "step c is where the proof arrives. A proof cannot start from what it is to show.",
        ),
    ],
    hints=[
        "Begin with KL itself, rewritten; end with the sentence that was to be shown.",
        "Jensen moves the mean inside the logarithm; only then can that mean be computed.",
    ],
    explanation="Write −KL as a mean (d), move the mean inside the logarithm (b), compute that "
    "mean (e), take its logarithm (a), turn the sign (c).",
    code='order = "dbeac"',
)


def _naive(p, q):
    return np.sum(p * np.log2(p / q))


def _skip_all_zeros(p, q):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log2(p[both] / q[both]))


def _with_epsilon(epsilon, above):
    """KL with `epsilon` added to q and, if `above`, to p in the numerator too."""
    return lambda p, q: np.sum(p * np.log2((p + above * epsilon) / (q + epsilon)))


def _any_zero(p, q):
    return np.inf if (q == 0).any() else kl_divergence(p, q, base=2)


def _upside_down(p, q):
    return -kl_divergence(p, q, base=2)


def _nan_to_num(p, q):
    return np.sum(np.nan_to_num(p * np.log2(p / q)))


def _swapped(p, q):
    return kl_divergence(q, p, base=2)


def _nats(p, q):
    return kl_divergence(p, q)


def _absolute(p, q):
    happens = p > 0
    return np.sum(np.abs(p[happens] * np.log2(p[happens] / q[happens])))


def _cross(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log2(q[happens]))


kl_bits = Function(
    answer=lambda p, q: kl_divergence(p, q, base=2),
    cases=[
        (np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8]), np.array([1 / 8, 1 / 2, 1 / 4, 1 / 8])),
        (np.array([0.9, 0.1]), np.array([0.5, 0.5])),
        (np.array([0.2, 0.3, 0.5]), np.array([0.2, 0.3, 0.5])),
        (np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.25])),
        (np.array([0.25, 0.5, 0.25]), np.array([0.5, 0.5, 0.0])),
        (np.array([0.4, 0.6, 0.0]), np.array([0.7, 0.3, 0.0])),
        (np.array([0.0, 1.0]), np.array([1.0, 0.0])),
    ],
    misconceptions=[
        (
            _naive,
            "right where all probabilities are positive, but nan where p is 0. Keep only the "
            "outcomes that happen.",
        ),
        (
            _skip_all_zeros,
            "you leave out every outcome with a zero. Only p = 0 is harmless: q = 0 with p > 0 is "
            "the infinite case.",
        ),
        *(
            (
                _with_epsilon(epsilon, above),
                "an epsilon makes the infinite answers finite. Choose the outcomes with p > 0 "
                "instead.",
            )
            for epsilon in (1e-6, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
            for above in (True, False)
        ),
        (
            _any_zero,
            "a zero in q is infinite only where p is positive. Where both are 0, nothing has to "
            "be sent.",
        ),
        (
            _upside_down,
            "the sign is turned: what is believed stands in the denominator.",
        ),
        (
            _nan_to_num,
            "nan_to_num replaces infinity by a large finite number. Leave infinity as it is, and "
            "sum over the outcomes with p > 0.",
        ),
        (
            _swapped,
            "the arguments have changed places. The weights are those of p, what happens.",
        ),
        (_nats, "that is in nats. Use the logarithm to base 2."),
        (
            _absolute,
            "the absolute value counts savings as losses. Let negative terms stay negative.",
        ),
        (
            _cross,
            "that is the mean length of the messages, not the excess. Compare it with what the "
            "right code needs.",
        ),
    ],
    hints=[
        "An outcome with p = 0 contributes nothing. Which outcomes must the sum run over?",
        "Make a mask `happens = p > 0` and use it on both arrays, `p[happens]` and `q[happens]`.",
    ],
    explanation="The mask removes what never happens; an outcome with q = 0 and p > 0 stays, and "
    "gives infinity as it should.",
    code="""def kl_bits(p, q):
    happens = p > 0
    with np.errstate(divide="ignore"):
        return np.sum(p[happens] * np.log2(p[happens] / q[happens]))""",
)

which_is_infinite = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "there the zero stands in the first argument: hail never happens. Work out what "
            "its term counts.",
        ),
        ("c", "the two directions put the zero in different places. Look at each on its own."),
        (
            "d",
            "in one direction something happens that the belief rules out. Look for it, and for "
            "the argument that then holds the zero.",
        ),
    ],
    hints=[
        "The first argument says what happens, the second what is believed.",
        "Look at hail alone, and write its term down for both directions.",
    ],
    explanation="In KL(B‖A) hail happens half of the time, and A has no word for it. In KL(A‖B) "
    "the hail term has weight 0.",
    code='infinite_choice = "b"',
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "a small weight makes a term small only if the other factor is finite. Work out the "
            "other factor.",
        ),
        (
            "b",
            "it is an expectation over P, not a measurement of one season. Look in its "
            "formula for the season.",
        ),
        (
            "d",
            "0 · log₂ 0 belongs to an outcome that never happens. See which of the "
            "two numbers is 0 here.",
        ),
    ],
    hints=[
        "Write down the one term of the sum that belongs to hail.",
        "It is a positive number, however small, times the logarithm of p divided by 0.",
    ],
    explanation="A positive weight times an infinite log ratio is infinite, however small the "
    "weight. Rarity delays the bill; it does not reduce it.",
    code='vote = "c"',
)

epsilon_gain = Number(
    answer=10 / 32,
    misconceptions=[
        (10.0, "that is the growth of the logarithm. In the sum it stands with a weight."),
        (10 * math.log(2) / 32, "that is in nats. Use the logarithm to base 2."),
        (-10 / 32, "mind the direction: a smaller epsilon makes p/epsilon larger."),
        (1 / 32, "that is the weight. Multiply it by the growth of the logarithm, in bits."),
        (10 / 8, "that is the gain for p = 1/8, the snow of the figure. Hail is rarer."),
        (32.0, "you divided 1024 by 32. The ratio stands inside a logarithm; the weight does not."),
    ],
    hints=[
        "Only the hail term depends much on epsilon. Write it down with q = 0.",
        r"The term is $p \log_2(p/\epsilon)$. Subtract it for two epsilons: p stays in front.",
    ],
    explanation="The logarithm grows by log2 1024 = 10 bits, and hail has the weight 1/32.",
    code="gain_bits = 1 / 32 * np.log2(1024)",
)

_NARROW_WIDE = math.log(2) + 1 / 8 - 1 / 2  # nats
_WIDE_NARROW = math.log(1 / 2) + 2 - 1 / 2  # nats

narrow_wide = Number(
    answer=_NARROW_WIDE / math.log(2),
    tolerance=0.008,
    misconceptions=[
        (_NARROW_WIDE, "that is in nats. Divide by ln 2, or use log2."),
        (
            _WIDE_NARROW / math.log(2),
            "that is the other direction. The samples, and the numerator, belong to the narrow "
            "one.",
        ),
        (
            -_WIDE_NARROW / math.log(2),
            "a negative mean, so something is mixed up: the ratio is p/q, but the samples come "
            "from q. Draw them from p.",
        ),
        (
            -_NARROW_WIDE / math.log(2),
            "the ratio is upside down. What happens stands in the numerator.",
        ),
        (
            1e6 * _NARROW_WIDE / math.log(2),
            "that is the sum over a million samples. An expectation is estimated by their mean.",
        ),
        (
            (math.log(2) - 3 / 16) / math.log(2) / math.sqrt(4 * math.pi),
            "the density stands in front of the logarithm as well. The samples come as often as "
            "it says already, so average the log ratio alone.",
        ),
        (
            1.0,
            "numerator and denominator were given different samples. Put the same x into both.",
        ),
    ],
    hints=[
        "Draw from the distribution in the first argument, then average log2 of the density ratio.",
        "`rng.normal(0, 1, size=1_000_000)`; `density(x, 0, 1)` above, `density(x, 0, 2)` below.",
    ],
    explanation="The samples come from the narrow distribution. With a million of them the "
    "standard error is near 0.0008 bits. The other direction is more than twice as large: these "
    "two curves are not each other's mirror image.",
    code="x = np.random.default_rng(7).normal(0, 1, size=1_000_000)\n"
    "narrow_wide_bits = np.mean(np.log2(density(x, 0, 1) / density(x, 0, 2)))",
)

find_the_bug = Bug(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "the summer happens, and it stands in front and above. That is as it should be. Read "
            "what `days` contains.",
        ),
        (
            "b",
            "log2 gives bits, and bits are announced. Read what `days` contains.",
        ),
        (
            "d",
            "comb counts the orders in which the sunny days can fall; the powers take care of the "
            "rest. Add the probabilities up and see.",
        ),
    ],
    hints=[
        "Before a KL is computed, both arguments must be distributions. How would you test that?",
        "Count: how many different numbers of sunny days can a week have?",
    ],
    explanation="A week has 0, 1, …, 7 sunny days: eight outcomes. `range(7)` ends at 6, the most "
    "sunny week is lost, and neither list sums to 1.",
    code='bug = "c"',
)
