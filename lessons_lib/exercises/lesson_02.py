"""Exercises of lesson 02: relative entropy."""

import math

import numpy as np

from lessons_lib import entropy, kl_divergence
from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=2.25,
    unit="bits",
    misconceptions=[
        (2.25 * math.log(2), "that is in nats. Take the logarithm to base 2 for bits."),
        (
            -2.25,
            (
                "the size is right, but a number of bits cannot be negative. Check the sign "
                "in front of the sum."
            ),
        ),
        (
            math.log2(5),
            "that is the entropy of five equally likely outcomes. Use the five probabilities.",
        ),
        (12.0, "you added the five surprisals. Multiply each by its probability first."),
        (0.45, "that is the mean of five terms that are already weighted. Take their sum."),
        (
            12 / 5,
            "you averaged the surprisals with equal weights. Frequent weather must count for more.",
        ),
        (1.75, "that is the entropy of the four outcomes in lesson 01. Here there are five."),
        (
            2.0,
            (
                "that is the surprisal of sunny, of cloudy or of rainy weather. Average "
                "over all five kinds of weather."
            ),
        ),
        (
            3.0,
            (
                "that is the surprisal of snowy weather, or of foggy weather. Average over all "
                "five kinds of weather."
            ),
        ),
        (
            5.0,
            (
                "that is the number of outcomes, or the sum of two surprisals. Weight each of "
                "the five surprisals by its probability."
            ),
        ),
        (
            1.5,
            "that is the part of the sunny, cloudy and rainy days. Snow and fog need words too.",
        ),
        (
            0.75,
            "that is the part of the snowy and foggy days. The other three kinds are missing.",
        ),
        (
            1.875,
            "one kind of weather with probability 1/8 is missing. There are two: snow and fog.",
        ),
        (
            1.625,
            (
                "you gave snowy and foggy weather half a bit each. A surprisal counts halvings: "
                "how many lead from 1 to 1/8?"
            ),
        ),
        (
            2.5,
            (
                "that is the mean of 2 and 3 bits, or what you get with four bits each for snow "
                "and fog. Weight five surprisals by their probabilities: how many halvings lead "
                "from 1 to 1/8?"
            ),
        ),
        (
            0.5,
            (
                "that is the term of sunny, of cloudy or of rainy weather, or how many bits more "
                "this station needs than the one in lesson 01. Add up all five terms."
            ),
        ),
    ],
    hints=[
        (
            "Each word is as long as the surprisal of the weather that it reports. Weight "
            "each length by the probability of that weather, then add up the results."
        ),
        r"The surprisals are $-\log_2$ of 1/4 and of 1/8. Write them down in bits first.",
    ],
    why=(
        "Each surprisal is weighted by how often that weather occurs, and rarer weather "
        "needs more bits."
    ),
    explanation=(
        "Three surprisals are 2 bits and have weight 1/4, two are 3 bits and have weight 1/8: "
        "together 9/4 bits."
    ),
    code="five = np.array([1 / 4, 1 / 4, 1 / 4, 1 / 8, 1 / 8])\n"
    "five_weathers_bits = -np.sum(five * np.log2(five))",
)

ski_waste = Number(
    answer=0.5,
    unit="bits",
    misconceptions=[
        (
            0.625,
            "that is what the harbour's book wastes here, and also what our book wastes at "
            "the ski resort. Here `ski` is the belief, and the days are drawn from `P`.",
        ),
        (2.25, "that is the whole mean word length. Subtract what the right code would need."),
        (0.5 * math.log(2), "that is in nats. Use the logarithm to base 2."),
        (
            -0.5,
            "the ratio is upside down, so the sign is flipped. Decide which of the two "
            "probabilities belongs in the numerator.",
        ),
        (
            -0.625,
            "the weights come from the belief. Weight each log ratio by how often that weather "
            "happens.",
        ),
        (
            0.0,
            (
                "you gave the four log ratios equal weights, and they cancel. Weight each "
                "by how often that weather happens."
            ),
        ),
        (0.125, "that is the mean of four terms that are already weighted. Take their sum."),
        (
            1.0,
            "that is the waste if savings count as losses, or the excess on a sunny day alone. Add "
            "up all four weighted terms, with their signs.",
        ),
        (
            1.75,
            (
                "that is the entropy of our weather, which is what the right code needs. How "
                "much more does the ski resort's book need?"
            ),
        ),
        (
            0.75,
            "you left out the term for snowy days. On those days the belief saves bits, "
            "so the term is negative.",
        ),
        (
            2.375,
            "that is the mean word length of our code at the ski resort. Swap the roles, "
            "and compute only the waste.",
        ),
        (
            0.875,
            (
                "you used the harbour's distribution for what happens. At our station the days "
                "are drawn from P."
            ),
        ),
        (1.65625, "the logarithm is missing: you averaged the ratios."),
        (
            0.21875,
            (
                "that is the sum of the squared differences. Each term should be p times "
                "the logarithm of p/q."
            ),
        ),
        (
            11 / 12,
            "you divided one logarithm by another. The logarithm of a ratio is a "
            "difference of logarithms.",
        ),
        (60.0, "that is the waste over 120 days. The question asks for the waste per day."),
    ],
    hints=[
        (
            "Each term belongs to one kind of weather; its weight is the probability of "
            "that weather at our station."
        ),
        "Each term has the form $p \\log_2(p/q)$. Which of `P` and `ski` is p, the "
        "distribution of what happens?",
    ],
    why=(
        "On sunny and cloudy days the ski resort's words are one bit too long, and they "
        "save bits only on the rare snowy days."
    ),
    explanation="Weight each log ratio by P: the four terms are 1/2, 1/4, 0 and −1/4 bits.",
    code="ski = np.array([1 / 4, 1 / 8, 1 / 8, 1 / 2])\n"
    "ski_waste_bits = np.sum(P * np.log2(P / ski))",
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "hail has a small weight, but that makes its term small only if the other "
            "factor is finite. Work out that factor.",
        ),
        (
            "b",
            "KL is an expectation over P, not a measurement of one season. Does the season "
            "appear in its formula?",
        ),
        (
            "d",
            "0 · log₂ 0 belongs to an outcome that never happens. Which of the two "
            "probabilities of hail is 0 here?",
        ),
    ],
    hints=[
        "Write down the one term of the sum that belongs to hail.",
        "In the term for hail, one factor is small but positive. How large is the other?",
    ],
    why=(
        "KL is an expectation over P, and under P hail happens, however rarely, at an "
        "infinite cost."
    ),
    explanation="A positive weight times an infinite log ratio is infinite, however small the "
    "weight. Rarity delays an infinite bill; it does not reduce it.",
    code='vote = "c"',
)

which_is_infinite = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "in KL(A‖B) the zero is in the first argument: hail never happens. What does "
            "the term for hail contribute?",
        ),
        (
            "c",
            (
                "the two directions put the zero in different places. Look at each direction "
                "separately."
            ),
        ),
        (
            "d",
            "in one direction something happens that the belief rules out. Which argument "
            "contains the zero then?",
        ),
    ],
    hints=[
        "The first argument says what happens, the second what is believed.",
        "Look at hail alone, and write down its term in both directions.",
    ],
    why=(
        "Hail happens at B, and A gives it a probability of 0: only in KL(B‖A) does "
        "something happen that was ruled out."
    ),
    explanation="In KL(B‖A), hail happens on half of the days, and A has no word for it. "
    "In KL(A‖B) the hail term has weight 0.",
    code='infinite_choice = "b"',
)


def _naive(p, q):
    return np.sum(p * np.log2(p / q))


def _skip_all_zeros(p, q):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log2(p[both] / q[both]))


def _difference(p, q):
    return entropy(q, base=2) - entropy(p, base=2)


def _renormalised(p, q):
    both = (p > 0) & (q > 0)
    return p[both] / p[both].sum(), q[both] / q[both].sum()


def _any_zero(p, q):
    return np.inf if (q == 0).any() else kl_divergence(p, q, base=2)


def _nan_to_num(p, q):
    return np.sum(np.nan_to_num(p * np.log2(p / q)))


def _swapped(p, q):
    return kl_divergence(q, p, base=2)


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
    unit="bits",
    misconceptions=[
        (
            _naive,
            "your function is right if all probabilities are positive, but gives nan if p "
            "contains a 0. Keep only the outcomes that happen.",
        ),
        (
            _skip_all_zeros,
            "you leave out every outcome for which p or q is 0. Only p = 0 is harmless: q "
            "= 0 with p > 0 makes KL infinite.",
        ),
        (
            _any_zero,
            "you return infinity for every zero in q. KL is infinite only if p is positive "
            "there; where both are 0, nothing has to be sent.",
        ),
        (
            _nan_to_num,
            "`nan_to_num` also replaces infinity with a large finite number. Keep infinity "
            "as it is, and sum over the outcomes with p > 0.",
        ),
        (
            _swapped,
            "the arguments are swapped. The weights should be p, the probabilities of what "
            "happens.",
        ),
        (
            _absolute,
            "you took absolute values, which counts savings as losses. Keep the sign of each term.",
        ),
        (
            _cross,
            "that is the mean length of the messages, not the excess. Subtract what the "
            "right code needs.",
        ),
        (
            lambda p, q: np.sum(q * np.log2(q / p)),
            (
                "the arguments are swapped: the weights should be p, the probabilities of "
                "what happens. Then deal with the zeros."
            ),
        ),
        (
            lambda p, q: np.sum(q * np.log2(p / q)),
            (
                "you took the weights from the belief. Weight each log ratio by p, then deal "
                "with the zeros."
            ),
        ),
        (
            lambda p, q: np.sum(q[p > 0] * np.log2(p[p > 0] / q[p > 0])),
            "you took the weights from the belief. Weight each log ratio by p.",
        ),
        (
            lambda p, q: np.mean(p * np.log2(p / q)),
            (
                "that is a mean over the outcomes. The weights p already make an average: take "
                "the sum, then deal with the zeros."
            ),
        ),
        (
            lambda p, q: np.mean(p[p > 0] * np.log2(p[p > 0] / q[p > 0])),
            (
                "that is a mean over the outcomes. The weights p already make an average: take "
                "the sum."
            ),
        ),
        (
            lambda p, q: np.sum(np.log2(p / q)),
            "the weights are missing. Multiply each log ratio by p, then deal with the zeros.",
        ),
        (
            lambda p, q: np.sum(np.log2(p[p > 0] / q[p > 0])),
            "the weights are missing. Multiply each log ratio by p.",
        ),
        (
            lambda p, q: -np.sum(p * np.log2(q)),
            (
                "that is the mean length of the messages, not the excess. Subtract what "
                "the right code needs, then deal with the zeros."
            ),
        ),
        (
            lambda p, q: -np.sum(p[p > 0] * np.log2(p[p > 0])),
            "that is the entropy of p. Use q inside the logarithm as well.",
        ),
        (
            lambda p, q: -np.sum(p * np.log2(p)),
            "that is the entropy of p. Use q inside the logarithm as well, then deal with "
            "the zeros.",
        ),
        (
            lambda p, q: p * np.log2(p / q),
            (
                "that is an array, with one term for each outcome. Add up the terms, then deal "
                "with the zeros."
            ),
        ),
        (
            lambda p, q: np.inf if (p == 0).any() or (q == 0).any() else _naive(p, q),
            "you return infinity for every zero in p or q. KL is infinite only if q is 0 "
            "where p is not.",
        ),
        (
            lambda p, q: np.sum(np.abs(p * np.log2(p / q))),
            (
                "you took absolute values, which counts savings as losses, and p = 0 gives "
                "nan. Keep the sign of each term, and leave out what never happens."
            ),
        ),
        (
            lambda p, q: np.sum(np.abs(p - q)),
            (
                "that is the sum of the absolute differences. Each term should be p times "
                "the logarithm of p/q."
            ),
        ),
        (
            lambda p, q: np.sum(p * np.log2(p)) / np.sum(p * np.log2(q)),
            "you divided one sum by another. The logarithm of a ratio is a difference of "
            "logarithms.",
        ),
        (
            _difference,
            (
                "that is the difference between the two entropies. Weight the surprisals "
                "of the belief by p as well."
            ),
        ),
        (
            lambda p, q: kl_divergence(p, q, base=2) + kl_divergence(q, p, base=2),
            "you added the divergences in both directions. Compute only the one whose "
            "weights come from p.",
        ),
        (
            lambda p, q: (kl_divergence(p, q, base=2) + kl_divergence(q, p, base=2)) / 2,
            "you averaged the divergences in both directions. Compute only the one whose "
            "weights come from p.",
        ),
        (
            lambda p, q: _skip_all_zeros(*_renormalised(p, q)),
            (
                "you leave out every outcome for which p or q is 0, and rescale the rest. "
                "But q = 0 with p > 0 makes KL infinite."
            ),
        ),
    ],
    hints=[
        "An outcome with p = 0 contributes nothing. Which outcomes must the sum run over?",
        "Make a mask of what happens, and index both arrays with the same mask.",
    ],
    why=(
        "What never happens adds nothing, and what happens although it was ruled out "
        "has an infinite cost."
    ),
    explanation="The mask removes what never happens; an outcome with q = 0 and p > 0 stays, "
    "and gives infinity, as it should.",
    code="""def kl_bits(p, q):
    happens = p > 0
    with np.errstate(divide="ignore"):
        return np.sum(p[happens] * np.log2(p[happens] / q[happens]))""",
)

epsilon_gain = Number(
    answer=10 / 32,
    unit="bits",
    misconceptions=[
        (10.0, "that is the growth of the logarithm. Multiply it by the weight of hail."),
        (10 * math.log(2) / 32, "that is in nats. Use the logarithm to base 2."),
        (-10 / 32, "the sign is flipped: a smaller epsilon makes p/epsilon larger."),
        (1 / 32, "that is the weight. Multiply it by the growth of the logarithm, in bits."),
        (10 / 8, "that is the growth for an outcome with p = 1/8. Hail is rarer."),
        (32.0, "you divided 1024 by 32. The ratio is inside a logarithm; the weight is not."),
        (
            5.0,
            (
                "that is log₂ 32, the surprisal of hail. How much does the logarithm of"
                " p/epsilon grow?"
            ),
        ),
        (320.0, "you multiplied by 32. The weight of hail is 1/32."),
        (
            1024.0,
            (
                "that is the ratio of the two epsilons. That ratio is inside a logarithm, and "
                "the logarithm has a weight."
            ),
        ),
        (
            15.0,
            "you added the surprisal of hail. The growth of the logarithm is weighted by p.",
        ),
        (2.0, "you divided 10 by 5. The weight of hail is 1/32, not 1/log₂ 32."),
        (10 + 1 / 32, "you added the weight of hail. Multiply by it."),
        (5 / 32, "you took the logarithm of 32. The ratio of the two epsilons is 1024."),
        (
            15 / 32,
            "you counted the p in p/epsilon as part of the growth. It is the same "
            "for both epsilons, so it cancels.",
        ),
        (
            0.0,
            "you found no growth, but a smaller epsilon makes the logarithm larger, and "
            "hail has a positive weight.",
        ),
        (
            10 * 31 / 32,
            "you used the total weight of the other outcomes. Only the hail term grows.",
        ),
        (9 / 32, "you took 1024 as the ninth power of 2. Count the doublings again."),
        (11 / 32, "you took 1024 as the eleventh power of 2. Count the doublings again."),
        (3 / 32, "you counted powers of 10: 1024 is about the third. For bits, use powers of 2."),
    ],
    hints=[
        "Only the hail term depends noticeably on epsilon. Write that term down, with "
        "epsilon in place of q = 0.",
        "The hail term is $p \\log_2(p/\\epsilon)$. Write it down for both epsilons, and subtract.",
    ],
    why=(
        "Only the hail term depends noticeably on epsilon: its logarithm grows by $\\log_2 "
        "1024 = 10$ bits, and hail has weight 1/32."
    ),
    explanation="The logarithm in the hail term grows by log2 1024 = 10 bits, and its "
    "weight is 1/32, so the printed number grows by 10/32 bits.",
    code="gain_bits = 1 / 32 * np.log2(1024)",
)

find_the_bug = Bug(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "the summer is what happens, so it belongs first. Check what `days` contains.",
        ),
        (
            "b",
            "`log2` gives bits, and the printed text says bits. Check what `days` contains.",
        ),
        (
            "d",
            "`comb` counts the orders in which the sunny days can occur; the powers give "
            "the probability of one such order. Do the probabilities in each list sum to 1?",
        ),
    ],
    hints=[
        "Both arguments of KL must be distributions. How would you test that?",
        "How many different numbers of sunny days can a week have?",
    ],
    why=(
        "A week can have eight different numbers of sunny days, and `range(7)` "
        "contains only seven of them."
    ),
    explanation="A week has 0, 1, …, 7 sunny days: eight outcomes. `range(7)` ends at 6, so "
    "the sunniest week is left out, and neither list sums to 1.",
    code='bug = "c"',
)

jensen = Order(
    answer="dbeac",
    misconceptions=[
        (
            "db",
            'step b speaks of "that mean", but no mean has been written down yet. Begin '
            "with KL itself.",
        ),
        (
            "be",
            "step e speaks of the mean inside the logarithm. Which step puts a mean there?",
        ),
        ("ea", "step a needs the number inside the logarithm. Which step computes that number?"),
        (
            "ac",
            "step c is the conclusion, and it needs a bound on −KL. Which step gives that bound?",
        ),
    ],
    hints=[
        "Begin with KL itself, rewritten; end with the statement to be proved.",
        "Jensen moves the mean inside the logarithm; only then can that mean be computed.",
    ],
    why=(
        "Jensen's inequality bounds −KL by the logarithm of a mean, and that mean is "
        "the sum of all q, which is 1."
    ),
    explanation="Write −KL as a mean (d), move the mean inside the logarithm (b), compute that "
    "mean (e), take its logarithm (a), and flip the sign (c).",
    code='order = "dbeac"',
)

_NARROW_WIDE = math.log(2) + 1 / 8 - 1 / 2  # nats
_WIDE_NARROW = math.log(1 / 2) + 2 - 1 / 2  # nats

narrow_wide = Number(
    answer=_NARROW_WIDE / math.log(2),
    tolerance=0.008,
    unit="bits",
    misconceptions=[
        (_NARROW_WIDE, "that is in nats. Divide by ln 2, or use log2."),
        (
            _WIDE_NARROW / math.log(2),
            "that is the divergence in the other direction. Draw from the narrow "
            "distribution, and put its density in the numerator.",
        ),
        (
            -_WIDE_NARROW / math.log(2),
            "your samples come from the forecast, which makes the mean negative. Draw them "
            "from the truth.",
        ),
        (
            -_NARROW_WIDE / math.log(2),
            "the ratio is upside down. The density of the truth belongs in the numerator.",
        ),
        (
            1e6 * _NARROW_WIDE / math.log(2),
            "that is the sum over a million samples. An expectation is estimated by their mean.",
        ),
        (
            (math.log(2) - 3 / 16) / math.log(2) / math.sqrt(4 * math.pi),
            "you multiplied by the density as well. The samples already follow that "
            "density, so average the log ratio alone.",
        ),
        (
            1.0,
            (
                "that is the difference between the two entropies. You get it if each "
                "density has samples of its own: put the same x into both."
            ),
        ),
        (
            (math.log(2) / 2 + 1 / 4 - 1 / 2) / math.log(2),
            "either you took 2 as the variance, and it is the standard deviation, or you used the "
            "logarithm to base 10, and bits need base 2.",
        ),
        (
            (math.log(4) + 1 / 32 - 1 / 2) / math.log(2),
            (
                "you squared the standard deviation once too often: the forecast has a "
                "standard deviation of 2, not 4."
            ),
        ),
        (
            (math.log(8 * math.pi) / 2 + 1 / 8) / math.log(2),
            "that is the whole cost of the forecast. Subtract what the right distribution "
            "would cost.",
        ),
        (
            (math.log(2 * math.pi) / 2 + 1 / 2) / math.log(2),
            "that is the entropy of the truth. Compare it with what the forecast costs.",
        ),
        (
            math.log2(2 / math.sqrt(1.75)),
            "that is the logarithm of the mean ratio. Average the logarithms instead.",
        ),
        (
            0.75 / math.sqrt(2) / math.log(2) / 1000,
            "that is the standard error. The question asks for the mean.",
        ),
        (
            1 / (2 * math.log(2)),
            ("you took N(1, 1) as the forecast. This forecast is N(0, 2), with the correct mean."),
        ),
    ],
    hints=[
        "Draw from the distribution in the first argument, then average log2 of the density ratio.",
        "Which standard deviation do the samples have? Put each x into both densities, and divide.",
    ],
    why=(
        "KL is the expectation of the log ratio under the truth, and the mean over samples "
        "drawn from the truth is an estimate of it."
    ),
    explanation="The samples come from the narrow distribution. With a million samples the "
    "standard error is about 0.0008 bits. KL in the other direction is more than twice as "
    "large: these two curves are not mirror images of each other.",
    code="x = np.random.default_rng(7).normal(0, 1, size=1_000_000)\n"
    "narrow_wide_bits = np.mean(np.log2(density(x, 0, 1) / density(x, 0, 2)))",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
