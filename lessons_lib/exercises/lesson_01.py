"""Exercises of lesson 01: surprisal, entropy and codes."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

_AVERAGED_TWICE = "you took the mean of terms that are already weighted. Their sum is the average."

chessboard = Number(
    answer=math.log2(64),
    unit="bits",
    misconceptions=[
        (
            math.log(64),
            "that is in nats: it uses the natural logarithm. Take the logarithm to base 2.",
        ),
        (
            -math.log2(64),
            "your surprisal is negative, which is impossible. Check the sign in front of "
            "the logarithm.",
        ),
        (
            math.log10(64),
            "that is the logarithm to base 10. Which base gives bits?",
        ),
        (
            64.0,
            "that counts the squares. How many halvings lead from 64 squares to one?",
        ),
        (
            1 / 64,
            "that is the probability of one square. How surprising is an event with that "
            "probability?",
        ),
        (
            8.0,
            "that is the number of rows, or of columns. How many times must you halve 64 "
            "to get to 1?",
        ),
        (
            3.0,
            "3 bits are enough for the row or for the column. Your friend told you both.",
        ),
        (
            64 * math.log2(64),
            (
                "that counts the surprisal of one square 64 times, once for each square. Your "
                "friend named only one."
            ),
        ),
        (
            math.log2(64) / 64,
            (
                "you divided the surprisal by the number of squares. Your friend's message "
                "carries the whole surprisal."
            ),
        ),
        (
            63.0,
            (
                "that counts the squares that are ruled out. How many halvings does it "
                "take to rule them out?"
            ),
        ),
        (math.log2(63), "you counted 63 squares. The coin may lie on any of the 64."),
        (
            math.log2(32),
            "one halving is missing. Count again from 64 squares: 32, 16, and so on down to one.",
        ),
        (
            16.0,
            (
                "that counts the rows and the columns. Count the halvings needed for the row "
                "and for the column."
            ),
        ),
        (
            32.0,
            "that is 64 divided by 2. How many times must you divide by 2 to get to 1?",
        ),
        (4096.0, "that is the square of 64. How many times must you halve 64 to get to 1?"),
        (
            -math.log2(1 - 1 / 64),
            "that is the surprisal of hearing that one square is empty. Your friend named "
            "the square with the coin.",
        ),
        (1 - 1 / 64, "that is 1 − p. A surprisal is the logarithm of 1/p."),
        (
            -(1 / 64) * math.log2(1 / 64) - (63 / 64) * math.log2(63 / 64),
            (
                "that is what a yes/no question about one given square tells you on "
                "average. Your friend named one of 64 squares."
            ),
        ),
        (2.0**64, "that is 2 to the power of 64. Which power of 2 is 64?"),
    ],
    hints=[
        "Every square has the same probability. What is it?",
        "The surprisal is $-\\log_2 p$. How many halvings lead from 1 to 1/64?",
    ],
    why="Each bit halves the number of squares left, and six halvings lead from 64 to one.",
    explanation=(
        "Each square has probability $1/64 = 1/2^6$: six halvings, six yes/no questions, 6 "
        "bits. Three of the questions settle the row and three the column."
    ),
    code="chessboard_bits = -np.log2(1 / 64)",
)

island = Number(
    answer=1.5,
    unit="bits",
    misconceptions=[
        (
            5 / 3,
            "that is the plain mean of the three surprisals. Weight each by its probability.",
        ),
        (
            5.0,
            "that is the sum of the surprisals. Multiply each by its probability first.",
        ),
        (
            1.0,
            "you left out one outcome, or gave rain and calm 1 bit each. Check that you "
            "have three products, one for each outcome.",
        ),
        (
            1.5 * math.log(2),
            "that is in nats. The first product, 1/2 · 1, is in bits: use base 2 throughout.",
        ),
        (
            -1.5,
            "your entropy is negative, which is impossible. Check the sign in front of the sum.",
        ),
        (
            1.25,
            "two outcomes have probability 1/4. Did you give both the same surprisal?",
        ),
        (
            0.5,
            "that is one of the three terms, and also their mean. Add up all three.",
        ),
        (
            math.log2(3),
            "that is the entropy of three equally likely outcomes. Wind is more likely than rain.",
        ),
        (
            0.75,
            (
                "that is half of the entropy. If you gave rain and calm a surprisal of half a bit "
                "each: how many halvings lead from 1 to 1/4?"
            ),
        ),
        (
            0.625,
            (
                "you put probabilities into the two gaps for surprisals. A surprisal counts "
                "halvings."
            ),
        ),
        (
            2.0,
            "that is the surprisal of rain, or of calm. The entropy averages over all "
            "three outcomes.",
        ),
        (
            3.0,
            (
                "that is the surprisal of wind plus that of rain, or the number of outcomes."
                " Weight each of the three surprisals by its probability."
            ),
        ),
        (
            1.75,
            "that is the entropy on the mountain, where there are four outcomes. The "
            "island has three.",
        ),
        (
            -1.5 * math.log(2),
            "that is in nats, and an entropy is never negative. Use base 2, and check the sign.",
        ),
        (
            2.5,
            "you took 1/p = 4 as the surprisal of rain and of calm. How many halvings "
            "lead from 1 to 1/4?",
        ),
    ],
    hints=[
        "From left to right, the gaps are for a surprisal, a probability and another surprisal.",
        "An outcome with probability 1/4 is two halvings away from certainty.",
    ],
    why=(
        "Each surprisal is weighted by how often its outcome happens, so the frequent wind pulls "
        "the mean down."
    ),
    explanation="$H = 1/2 · 1 + 1/4 · 2 + 1/4 · 2 = 1.5$ bits: three products, one per outcome.",
    code="island_bits = 1 / 2 * 1 + 1 / 4 * 2 + 1 / 4 * 2",
)


def _entropy_bits(p):
    possible = p[p > 0]
    return -np.sum(possible * np.log2(possible))


def _with_epsilon(epsilon):
    return lambda p: -np.sum(p * np.log2(p + epsilon))


_EPSILON = (
    "you added a small number inside the logarithm, which changes every result a little, "
    "even if no probability is 0. Leave out the zeros instead."
)
entropy_bits = Function(
    answer=_entropy_bits,
    cases=[
        (np.array([0.5, 0.5]),),
        (np.array([0.5, 0.25, 0.125, 0.125]),),
        (np.array([0.7, 0.2, 0.1]),),
        (np.full(6, 1 / 6),),
        (np.array([0.5, 0.5, 0.0, 0.0]),),
        (np.array([0.0, 0.3, 0.7]),),
        (np.array([0.0, 1.0, 0.0]),),
        (np.array([1.0]),),
        (np.array([1.0, 1e-30]),),
    ],
    traps={
        8: "for `[1.0, 1e-30]`, the term of 1e-30 is lost or changed: a very small probability "
        "is not 0. Adding to it, rounding it or dropping it does that; so does p**p, which rounds "
        "to 1. Leave out only what is exactly 0."
    },
    floor=0.0,
    unit="bits",
    misconceptions=[
        (
            lambda p: -np.sum(p * np.log2(p)),
            "your function is right if every outcome can happen, but a 0 in the array "
            "gives nan. Leave out the outcomes that never happen.",
        ),
        (
            lambda p: -np.sum(p[p > 0] * np.log(p[p > 0])),
            "your result is in nats. Which logarithm gives bits?",
        ),
        (
            lambda p: np.sum(p[p > 0] * np.log2(p[p > 0])),
            "the sign is flipped: you average $\\log_2 p$, but a surprisal is $-\\log_2 p$.",
        ),
        (
            lambda p: -np.mean(np.log2(p[p > 0])),
            "all outcomes count equally in your mean. Weight each surprisal by its probability.",
        ),
        (
            lambda p: -np.sum(np.log2(p[p > 0])),
            "you add up the surprisals without their weights. Multiply each by its probability.",
        ),
        (
            lambda p: -np.mean(p[p > 0] * np.log2(p[p > 0])),
            _AVERAGED_TWICE,
        ),
        (
            lambda p: -np.sum(p[p > 0] * np.log2(p[p > 0])) / p.size,
            _AVERAGED_TWICE,
        ),
        (
            lambda p: np.log2(p.size),
            "that is the logarithm of the number of outcomes, as if they were equally "
            "likely. Use their probabilities.",
        ),
        *((_with_epsilon(epsilon), _EPSILON) for epsilon in (1e-6, 1e-8, 1e-9, 1e-10, 1e-12)),
        (
            lambda p: -np.sum(p[p > 0] * np.log10(p[p > 0])),
            "that uses the logarithm to base 10. Which logarithm gives bits?",
        ),
        (
            lambda p: -p[p > 0] * np.log2(p[p > 0]),
            "that is an array, with one term for each outcome. Add up the terms.",
        ),
        (
            lambda p: -p * np.log2(p),
            (
                "that is an array of terms, with nan where an outcome is impossible. Leave out the "
                "zeros, then add up the terms."
            ),
        ),
        (
            lambda p: -np.log2(p),
            "those are the surprisals. Multiply each by its probability, and add up the products.",
        ),
        (
            lambda p: -np.mean(p * np.log2(p)),
            (
                "you took the mean of terms that are already weighted, and a 0 in the "
                "array gives nan. Add up the terms of the outcomes that can happen."
            ),
        ),
        (
            lambda p: -np.sum(np.log2(p)),
            (
                "the weights are missing. Multiply each surprisal by its probability, "
                "then deal with the zeros."
            ),
        ),
        (
            lambda p: -np.mean(np.log2(p)),
            (
                "all outcomes count equally in your mean. Weight each surprisal by its "
                "probability, then deal with the zeros."
            ),
        ),
        (
            lambda p: np.log2(np.count_nonzero(p)),
            (
                "that is the logarithm of the number of possible outcomes, as if they were "
                "equally likely. Use their probabilities."
            ),
        ),
        (
            lambda p: -np.sum(np.nan_to_num(np.log2(p))),
            "the weights are missing. Multiply each surprisal by its probability.",
        ),
        (
            lambda p: -np.sum(p * (1 - p)),
            "your formula contains no logarithm. A surprisal is $-\\log_2 p$.",
        ),
        (
            lambda p: 1 - np.sum(p**2),
            (
                "that is the probability that two draws differ, and it contains no "
                "logarithm. A surprisal is $-\\log_2 p$."
            ),
        ),
        (
            lambda p: np.std(p),
            "that is a standard deviation. Weight each surprisal by its probability.",
        ),
        (lambda p: -np.sum((p * np.log2(p))[:-1]), "the last term is missing from your sum."),
        (
            lambda p: 0.0 if np.any(p == 0) else -np.sum(p * np.log2(p)),
            (
                "you return 0 if any outcome is impossible. The possible outcomes keep "
                "their terms: add those up."
            ),
        ),
        (
            lambda p: -np.sum(p[p > 0] * np.log2(p[p > 0])) / np.log(2),
            "you divided by ln 2, but a logarithm to base 2 already gives bits.",
        ),
        (
            lambda p: -np.log2(np.max(p)),
            "that is the surprisal of the most probable outcome. Average over all outcomes.",
        ),
        (
            lambda p: (
                -np.sum(p[: np.argmin(p > 0)] * np.log2(p[: np.argmin(p > 0)]))
                if (p == 0).any()
                else -np.sum(p * np.log2(p))
            ),
            "your sum stops at the first zero. Leave out the zeros, but not what follows them.",
        ),
    ],
    hints=[
        "The line `-np.sum(p * np.log2(p))` is right if the array contains no 0.",
        "A line such as `mask = p > 0` makes a mask, and `p[mask]` contains only the "
        "entries for which it is true.",
    ],
    why="What never happens surprises nobody, so its term is 0 and can be left out.",
    explanation=(
        "Outcomes with probability 0 add nothing, so they are left out before the logarithm "
        "is taken. NumPy can also leave them out with `where=`, and SciPy has `xlogy` for "
        "such terms."
    ),
    code="""def entropy_bits(p):
    possible = p[p > 0]
    return -np.sum(possible * np.log2(possible))""",
)

paper = Number(
    answer=1.3 / math.log(2),
    unit="bits",
    misconceptions=[
        (
            1.3 * math.log(2),
            "you multiplied where you should divide. A bit is the smaller unit: should "
            "there be more bits than nats, or fewer?",
        ),
        (
            1.3,
            "you changed the unit but not the number. How many bits make one nat?",
        ),
        (
            math.log2(1.3),
            "that is the logarithm of the entropy. The entropy already contains the "
            "logarithms; only the unit changes.",
        ),
        (
            math.exp(1.3),
            "that is e to the power of the entropy. Only the unit should change.",
        ),
        (
            2**1.3,
            "that is 2 to the power of the entropy. Only the unit should change.",
        ),
        (1.3 * 2, "you took one nat to be two bits. What is $\\log_2 e$?"),
        (1.3 / 2, "you took one bit to be two nats. How many nats make one bit?"),
        (
            1.3 / math.log10(2),
            (
                "you divided by the logarithm of 2 to base 10. One bit is ln 2 nats, where "
                "ln is the natural logarithm."
            ),
        ),
        (
            1.3 * math.log10(2),
            (
                "you multiplied by the logarithm of 2 to base 10. One bit is ln 2 nats, "
                "where ln is the natural logarithm: should you multiply or divide by it?"
            ),
        ),
        (1.3 * math.e, "you took one nat to be e bits. How many nats make one bit?"),
        (1.3 / math.e, "you took one bit to be e nats. How many nats make one bit?"),
        (1.3 / math.log(10), "you divided by ln 10. Bits belong to base 2."),
        (1.3 * math.log(10), "you multiplied by ln 10. Bits belong to base 2."),
        (
            math.log(1.3) / math.log(2) / math.log(2),
            "you took the logarithm of the entropy. Only the unit should change.",
        ),
        (math.log(1.3), "that is the logarithm of the entropy. Only the unit should change."),
        (1.3 + math.log(2), "you added the number of nats in a bit. Divide 1.3 by it."),
        (1.3 - math.log(2), "you subtracted the number of nats in a bit. Divide 1.3 by it."),
        (1 / math.log(2), "that is the number of bits in one nat. Multiply 1.3 by it."),
        (1.3 / 0.7, "you used 0.7 for ln 2, which is too rough for two decimals. Use `np.log(2)`."),
    ],
    hints=[
        (
            "One bit is $\\ln 2$ nats, less than one nat. So the number of bits must be larger "
            "than 1.3."
        ),
        "How many nats make one bit? How many times does that number go into 1.3?",
    ],
    why=(
        "A bit is smaller than a nat, so the same entropy is a larger number in bits than in nats, "
        "by a factor of $1 / \\ln 2$."
    ),
    explanation="One bit is $\\ln 2$ nats, so 1.3 nats are $1.3 / \\ln 2$ bits: 1.8755 bits.",
    code="paper_bits = 1.3 / np.log(2)",
)

vote = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "the standard deviation measures how far apart the values lie. Call −30 *red* and "
            "+30 *blue*: does guessing become any harder or easier?",
        ),
        (
            "c",
            "a uniform distribution has the most entropy *for its number of outcomes*. Is "
            "that number the same for both readings?",
        ),
        (
            "d",
            "the unit could matter only if temperatures appeared in the formula. Which "
            "numbers does $-\\sum_k p_k \\log_2 p_k$ contain?",
        ),
    ],
    hints=[
        "Write down the two lists of probabilities, without the temperatures.",
        "How many yes/no questions does it take to single out one value among two, and one "
        "among four?",
    ],
    why=(
        "Entropy depends only on the probabilities, and one of four values is harder to "
        "guess than one of two."
    ),
    explanation=(
        "Only the probabilities count. Two equally likely values give $\\log_2 2 = 1$ bit, "
        "and four give $\\log_2 4 = 2$ bits, wherever on the scale they lie."
    ),
    code='vote = "b"',
)

find_the_bug = Bug(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "each probability appears twice in an entropy, once inside the logarithm and "
            "once as a weight. With equal weights, the weighting makes no difference "
            "anyway. What does the handout average?",
        ),
        (
            "b",
            (
                "a different base means a different unit. It rescales the number, but can it "
                "change the sign?"
            ),
        ),
        (
            "d",
            "entropy is an average of surprisals. What is the surprisal of one side of the "
            "die, and can any surprisal be below 0?",
        ),
    ],
    hints=[
        (
            "How many yes/no questions does it take to single out one side among eight? "
            "Compare that number with the handout's, in sign and in size."
        ),
        "Work out the surprisal of one side, then compare it with the number that the handout "
        "averages.",
    ],
    why=(
        "The handout averages $\\log_2 p$, which is negative, instead of the surprisal "
        "$-\\log_2 p$."
    ),
    explanation=(
        "Entropy averages surprisals, $-\\log_2 p$; the handout leaves out the minus sign "
        "and averages $\\log_2 p$. With the sign, $-\\log_2 (1/n) = \\log_2 n$: 3 bits for "
        "eight sides."
    ),
    code='bug = "c"',
)

only_the_log = Order(
    answer="bdcae",
    misconceptions=[
        (
            "bd",
            "the rule for $k$ coins comes from the rule for two events, applied several "
            "times. Which step states the rule for two events?",
        ),
        (
            "dc",
            "you chose the unit before there was a factor $f(1/2)$ to set equal to 1. "
            "Which step produces that factor?",
        ),
        ("ca", "$f(1/2^k) = k$ already assumes that $f(1/2)$ is 1. Which step makes it 1?"),
        (
            "ae",
            "you stated the surprise in terms of $p$ before it was known in terms of $k$. "
            "Which step gives it in terms of $k$?",
        ),
    ],
    hints=[
        "Begin with the step that only restates demand 2, for two events.",
        "Go from two events to $k$ coins. Two of the other steps use the unit, so the step "
        "that chooses it comes before them.",
    ],
    why=(
        "Demand 2 determines the surprise of an event with probability $1/2^k$, and "
        "$-\\log_2 p$ states that surprise in terms of $p$."
    ),
    explanation=(
        "Demand 2 gives the rule for two events (b); applied $k - 1$ times, that rule "
        "gives the rule for $k$ coins (d). Choosing the unit (c) makes the surprise $k$ "
        "(a), and expressing $k$ in terms of $p$ gives the logarithm (e).\n\nFor values of "
        "$p$ in between there is no choice either: let an event with such a probability "
        "happen $m$ times, independently. The probability of that, $p^m$, lies between "
        "some $1/2^k$ and $1/2^{k+1}$, so by demand 1 the surprise, $m f(p)$, lies between "
        "$k$ and $k + 1$. Hence $f(p)$ lies between $k/m$ and $(k+1)/m$, and so does "
        "$-\\log_2 p$; a large enough $m$ makes the gap as narrow as you like."
    ),
    code='order = "bdcae"',
)

wire = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "you cut the message into pairs of digits, as if the words were 00, 01, 10 and "
            "11. Here the words have one, two or three digits.",
        ),
        (
            "b",
            "you read from the right. The first digit sent is on the left: start there.",
        ),
        (
            "d",
            "no word is the beginning of another, so a word is complete as soon as the digits "
            "form one. Start at the left: is the first digit already a word?",
        ),
    ],
    hints=[
        (
            "Take digits from the left until they form one of the four words. Write that word "
            "down, and go on."
        ),
        "The first digit is 0, and 0 is a word. The next digit is 1, which is not yet a word.",
    ],
    why=(
        "No word is the beginning of another, so each word is recognised as soon as it is complete."
    ),
    explanation=(
        "The message splits into 0 | 110 | 10 | 0 | 111: sunny, rainy, cloudy, sunny, snowy."
    ),
    code='wire = "c"',
)

wet = Number(
    answer=0.25,
    unit="bits",
    misconceptions=[
        (
            1.0,
            "that is how many bits are missing on a wet day. How often is a day wet?",
        ),
        (
            1.5,
            (
                "that is the entropy of the three outcomes. How far is it below the "
                "entropy of all four?"
            ),
        ),
        (
            -0.25,
            "that is the change in entropy. The question asks for the loss, as a positive number.",
        ),
        (
            0.25 * math.log(2),
            "that is in nats. Compute both entropies with base 2.",
        ),
        (
            1.75,
            (
                "that is the whole entropy of the four outcomes. The spare line still carries part "
                "of it."
            ),
        ),
        (
            0.0,
            "merely renaming outcomes would lose no information, but here two outcomes "
            "become one. Which two can no longer be told apart at home?",
        ),
        (
            0.75,
            "rainy and snowy days have not disappeared: they are reported as *wet*. Do "
            "your probabilities sum to 1?",
        ),
        (
            0.375,
            (
                "that is the term for one wet outcome, or the loss if *wet* had the probability of "
                "one outcome alone. A wet day is rainy or snowy: add the two probabilities."
            ),
        ),
        (
            1.75 - math.log2(3),
            "you treated the three outcomes as equally likely. What is the probability of each?",
        ),
        (
            2.0,
            (
                "that is the surprisal of *wet*. The question asks how many bits the report loses "
                "on average."
            ),
        ),
        (
            1.75 / 1.5,
            "that is the ratio of the two entropies. The question asks for their difference.",
        ),
        (
            1.5 / 1.75,
            "that is the ratio of the two entropies. The question asks for their difference.",
        ),
        (0.25 / 1.75, "that is the loss as a share of the entropy. The question asks for bits."),
        (
            math.log2(4) - math.log2(3),
            (
                "you treated all outcomes as equally likely, four before and three "
                "after. Use their probabilities."
            ),
        ),
        (
            0.125,
            "you counted only one of the two wet outcomes. The report loses one bit on a "
            "rainy day and one on a snowy day.",
        ),
        (
            3.0,
            (
                "that is the surprisal of rain, or of snow. The question asks how many bits the "
                "report loses on average."
            ),
        ),
        (
            0.5,
            "that is the term for *wet* in the entropy. Subtract the entropy of the three "
            "outcomes from that of the four.",
        ),
        (
            100 * 0.25 / 1.75,
            "that is the loss as a percentage of the entropy. The question asks for bits.",
        ),
        (30.0, "that is the loss over 120 days. The question asks for the loss per day."),
        (
            9 / 4 - 5 / 3,
            "you subtracted plain means of the surprisals. Weight them by the probabilities.",
        ),
    ],
    hints=[
        "List the probabilities of *sunny*, *cloudy* and *wet*.",
        "Subtract the entropy of these three outcomes from the entropy of the four, both in bits.",
    ],
    why="Telling rain from snow takes 1 bit, which is needed on a quarter of the days.",
    explanation=(
        "*Wet* has probability 1/4, so the three outcomes have $H = 1.5$ bits, 0.25 bits "
        "below 1.75. In other words: on a quarter of the days the answer to one fair yes/no "
        "question is missing."
    ),
    code="lost_bits = entropy(P, base=2) - entropy([1 / 2, 1 / 4, 1 / 4], base=2)",
)

_ENTROPY_OF_PAPER = (
    "that is the entropy. Each word has a whole number of digits: build the words first."
)

paper_code = Number(
    answer=1.9,
    misconceptions=[
        (
            -sum(p * math.log2(p) for p in (0.4, 0.3, 0.2, 0.1)),
            _ENTROPY_OF_PAPER,
        ),
        (1.85, _ENTROPY_OF_PAPER),
        (
            2.25,
            "that is the plain mean of the lengths. Weight each length by its probability.",
        ),
        (
            2.0,
            "that is the mean length if every word has two digits, or if the lengths are 1, 2, 3 "
            "and 4. Join the two *least* probable groups each time.",
        ),
        (
            2.6,
            "you gave the most probable outcomes the longest words. Join the *least* "
            "probable groups first: their words become the longest.",
        ),
        (
            9.0,
            "that is the sum of the lengths. Weight each length by its probability.",
        ),
        (1.0, "that is the length of the shortest word. Weight each length by its probability."),
        (3.0, "that is the length of the longest word. Weight each length by its probability."),
        (
            0.4 * 1 + 0.3 * 2 + 0.2 * 3,
            "you left out the least probable outcome. It has a word too.",
        ),
        (
            0.4 * 1 + 0.3 * 2 + 0.2 * 2 + 0.1 * 3,
            (
                "your words have lengths 1, 2, 2 and 3, so one of them must be the "
                "beginning of another. Check every pair of words."
            ),
        ),
        (
            0.4 * 2 + 0.3 * 2 + 0.2 * 3 + 0.1 * 3,
            ("that is more than you need: the most probable outcome can have a word of one digit."),
        ),
        (
            0.4 * 1 + 0.3 * 3 + 0.2 * 3 + 0.1 * 2,
            (
                "that is more than you need: does a rarer outcome have a shorter word than a more "
                "frequent one, or is any word longer than it must be?"
            ),
        ),
        (0.3 + 0.6, "you left out the last join, which puts one digit in front of every word."),
        (
            2.5,
            (
                "that is the mean of the lengths 1, 2, 3 and 4. Weight each length by its "
                "probability, and shorten the longest word."
            ),
        ),
        (
            0.475,
            (
                "that is the mean of four products. The weights already make an average: add the "
                "products up."
            ),
        ),
        (
            -sum(p * math.log(p) for p in (0.4, 0.3, 0.2, 0.1)),
            (
                "that is the entropy, in nats. Each word has a whole number of digits: "
                "build the words first."
            ),
        ),
        (
            2.4,
            (
                "that is the mean length if every surprisal is rounded up to a whole "
                "number of digits. Huffman's code does better: join the two least probable "
                "groups each time."
            ),
        ),
        (
            1.3,
            (
                "the words 0, 1, 00 and 01 have that mean length, but 0 is the beginning "
                "of 00. No word may be the beginning of another."
            ),
        ),
        (
            1.75,
            ("that is the mean word length on the mountain. The probabilities are different here."),
        ),
        (
            1.9 + sum(p * math.log2(p) for p in (0.4, 0.3, 0.2, 0.1)),
            (
                "that is the excess of the mean length over the entropy. The question asks"
                " for the mean length."
            ),
        ),
    ],
    hints=[
        "First join 0.1 and 0.2. Which two of 0.4, 0.3 and the new group are the least probable "
        "now?",
        "Each join puts one digit in front of every word in the new group. Weight the "
        "lengths by the probabilities.",
    ],
    why=(
        "Joining the two least probable groups first gives the longest words to the "
        "rarest outcomes."
    ),
    explanation=(
        "Join 0.1 and 0.2 to make 0.3, then 0.3 and 0.3 to make 0.6, then 0.4 and 0.6 to "
        "make 1. The lengths are 1, 2, 3 and 3, and their mean is 0.4 · 1 + 0.3 · 2 + 0.2 "
        "· 3 + 0.1 · 3 = 1.9 digits. The mean is also the sum of the probabilities of the "
        "new groups, 0.3 + 0.6 + 1: each join puts one digit in front of every word in its "
        "group."
    ),
    code="mean_digits = 0.4 * 1 + 0.3 * 2 + 0.2 * 3 + 0.1 * 3",
)

_NOT_SQUARED = (
    "that is $\\sigma$ divided by the error. The error is proportional to $1 / \\sqrt m$, not to "
    "$1 / m$: what is still missing?"
)
_ERROR_NOT_SQUARED = (
    "you divided the variance by the error. The variance is in bits², so square the error too."
)

days_enough = Number(
    answer=6875.0,
    misconceptions=[
        *((days, _NOT_SQUARED) for days in (math.sqrt(0.6875) / 0.01, 83.0)),
        *((days, _ERROR_NOT_SQUARED) for days in (0.6875 / 0.01, 69.0)),
        (
            4 * 6875.0,
            "with that many days, *two* standard errors are 0.01 bits. The question asks "
            "about one.",
        ),
        (
            math.sqrt(0.6875) / 0.01**2,
            "you used $\\sigma$ where its square, the variance, belongs.",
        ),
        (
            0.6875**2 / 0.01**2,
            ("you squared the variance. The variance is already the square of $\\sigma$."),
        ),
        (
            0.6875 / 0.01**2 / 4,
            "with that many days, the standard error is 0.02 bits. It must be 0.01.",
        ),
        (
            1.75 / 0.01**2,
            "you used the entropy instead of the variance of the surprisals, "
            "which is printed above.",
        ),
        (
            (1.75 / 0.01) ** 2,
            (
                "you used the entropy as the standard deviation. Use the variance of the "
                "surprisals, which is printed above."
            ),
        ),
        (1 / 0.01**2, "the spread of the surprisals is missing: use the variance printed above."),
        (0.01**2 / 0.6875, "the fraction is upside down: a smaller error needs more days."),
        (0.01 / 0.6875, "the fraction is upside down, and the error must be squared."),
        (
            0.6875 / 0.01**2 * 1.96**2,
            "with that many days, 1.96 standard errors are 0.01 bits. The question asks about one.",
        ),
        (
            0.6875 * 0.01**2,
            "you multiplied by the squared error. A smaller error needs more days: divide "
            "by it instead.",
        ),
        (
            math.sqrt(0.6875 / 0.01),
            (
                "you took the square root of the error too. Square both sides of $\\sigma / "
                "\\sqrt m = 0.01$."
            ),
        ),
        (0.6875 / 0.001**2, "you used an error of 0.001 bits instead of 0.01."),
        (
            100 * math.sqrt(0.6875 / 100) / 0.01,
            ("you took the error as proportional to $1/m$. It is proportional to $1/\\sqrt m$."),
        ),
        (
            0.6875 * 4 / 3 / 0.01**2,
            (
                "you applied the n − 1 correction to a variance that is known exactly. Use the "
                "variance printed above."
            ),
        ),
        (
            0.6875 * math.log(2) ** 2 / 0.01**2,
            "your variance is in nats². The error of 0.01 is in bits.",
        ),
        (
            0.6875 * 0.01,
            "you multiplied by the error. A smaller error needs more days: "
            "divide, and square the error first.",
        ),
        (0.6875, "that is the variance. Divide it by the square of the error."),
        (
            0.01,
            "that is the standard error itself. How many days does it take to make it that small?",
        ),
        (0.7 / 0.01**2, "you rounded the variance to 0.7. Use the value printed above."),
        (
            120.0,
            "that is the length of the season. How many days bring the standard error down "
            "to 0.01 bits?",
        ),
        (6875 / 365, "that is in years. The question asks for days."),
        (
            math.sqrt(0.6875) / 0.005**2,
            "you used σ as the variance, and an error of 0.005 bits instead of 0.01.",
        ),
        (0.6875 / 0.0175**2, "you took 1 % of the entropy as the error. The error is 0.01 bits."),
    ],
    hints=[
        "Write the standard error as $\\sigma / \\sqrt m$ and set it equal to 0.01.",
        "Square both sides and solve for $m$: it is the variance divided by the squared error.",
    ],
    why=(
        r"The standard error is proportional to $1 / \sqrt m$, so the number of days grows with "
        "the square of the precision."
    ),
    explanation=(
        "$\\sigma / \\sqrt m = 0.01$ gives $m = \\sigma^2 / 0.01^2 = 0.6875 / 0.0001 = 6875$ days, "
        "nearly nineteen years."
    ),
    code="days_needed = variance / 0.01**2",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
