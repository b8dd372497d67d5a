"""The exercises of lesson 01: surprisal, entropy, and codes that come near it."""

import math

import numpy as np

from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

AVERAGED_TWICE = (
    "the weights make it an average already. Do not divide by the number of outcomes again."
)

only_the_log = Order(
    answer="bdcae",
    misconceptions=[
        (
            "cbdae",
            "the unit is chosen for a factor of the step before, and there is none yet. "
            "Which step produces the factor $f(1/2)$?",
        ),
        (
            "bdace",
            "$f(1/2^k) = k$ already uses that $f(1/2)$ is 1. Which step makes it 1?",
        ),
        (
            "ebdca",
            "that starts from the result. Which step needs nothing but the two demands?",
        ),
    ],
    hints=[
        "Begin with the step that says nothing but demand 2, for two events.",
        "From two events go to $k$ coins; then choose the unit; what follows uses the unit.",
    ],
    explanation=(
        "Demand 2 gives the rule for two events (b), and used $k - 1$ times the rule for $k$ coins "
        "(d). In that line the unit is chosen (c), so the surprise is $k$ (a), and $k$ expressed "
        "by $p$ is the logarithm (e).\n\n"
        "A $p$ in between is caught: let the event happen $m$ times independently. Then $p^m$ lies "
        "between some $1/2^k$ and $1/2^{k+1}$, so by demand 1 its surprise $m f(p)$ lies between "
        "$k$ and $k + 1$. Hence $f(p)$ lies between $k/m$ and $(k+1)/m$, and so does $-\\log_2 p$; "
        "a larger $m$ closes the gap as far as you like."
    ),
    code='order = "bdcae"',
)

chessboard = Number(
    answer=math.log2(64),
    misconceptions=[
        (
            math.log(64),
            "that is in nats: the natural logarithm was used. Take the logarithm of base 2.",
        ),
        (
            -math.log2(64),
            "a surprisal is never negative. Look at the sign in front of the logarithm.",
        ),
        (
            math.log10(64),
            "that is the logarithm of base 10. Which base counts bits?",
        ),
        (
            64.0,
            "that counts the squares. How often must 64 be halved before one square is left?",
        ),
        (
            1 / 64,
            "that is the probability of one square. How surprising is an event that has it?",
        ),
        (
            8.0,
            "that counts the rows, or the columns. How often must 64 squares be halved?",
        ),
        (
            3.0,
            "that is enough for the row, or for the column. Your friend told you both.",
        ),
    ],
    hints=[
        "Every square has the same probability. Which?",
        "The surprisal is $-\\log_2 p$. How many halvings lead from 1 to 1/64?",
    ],
    explanation=(
        "Each square has probability $1/64 = 1/2^6$: six halvings, six yes/no questions, 6 bits. "
        "Three of them name the row and three the column."
    ),
    code="chessboard_bits = -np.log2(1 / 64)",
)

island = Number(
    answer=1.5,
    misconceptions=[
        (
            5 / 3,
            "that is the plain mean of the three surprisals. Weight each by its probability.",
        ),
        (
            5.0,
            "that is the sum of the surprisals. Each must be multiplied by its probability first.",
        ),
        (
            1.0,
            "one outcome is missing, or a surprisal of 1/4 was taken for 1 bit. "
            "Count: three outcomes, three products.",
        ),
        (
            1.5 * math.log(2),
            "that is in nats. The first product, 1/2 · 1, is in bits; stay with base 2.",
        ),
        (-1.5, "an entropy is never negative. Look at the minus before the sum."),
        (
            1.25,
            "two outcomes have probability 1/4. Did both get the same surprisal?",
        ),
        (
            0.5,
            AVERAGED_TWICE,
        ),
        (
            math.log2(3),
            "that is the entropy of three equally likely outcomes. Wind is likelier than rain.",
        ),
    ],
    hints=[
        "In the gaps stand a surprisal, a probability and a surprisal.",
        "An outcome with probability 1/4 is two halvings away from certain.",
    ],
    explanation="$H = 1/2 · 1 + 1/4 · 2 + 1/4 · 2 = 1.5$ bits: three products, one per outcome.",
    code="island_bits = 1 / 2 * 1 + 1 / 4 * 2 + 1 / 4 * 2",
)


def _entropy_bits(p):
    possible = p[p > 0]
    return -np.sum(possible * np.log2(possible))


def _with_epsilon(epsilon):
    return lambda p: -np.sum(p * np.log2(p + epsilon))


EPSILON = (
    "a small number inside the logarithm changes every result a little, even where nothing is 0. "
    "Leave out the zeros instead."
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
    ],
    misconceptions=[
        (
            lambda p: -np.sum(p * np.log2(p)),
            "right as long as nothing is impossible, but a 0 in the array gives nan. "
            "Leave out what never happens.",
        ),
        (
            lambda p: -np.sum(p[p > 0] * np.log(p[p > 0])),
            "your result is in nats. Which logarithm counts bits?",
        ),
        (
            lambda p: np.sum(p[p > 0] * np.log2(p[p > 0])),
            "the sign is the other way round: the average of $\\log_2 p$ is not that of the "
            "surprisal.",
        ),
        (
            lambda p: -np.mean(np.log2(p[p > 0])),
            "each outcome counts the same in your mean. Weight each surprisal by its probability.",
        ),
        (
            lambda p: -np.sum(np.log2(p[p > 0])),
            "you add the surprisals up without their weights. Multiply each by its probability.",
        ),
        (
            lambda p: -np.mean(p[p > 0] * np.log2(p[p > 0])),
            AVERAGED_TWICE,
        ),
        (
            lambda p: -np.sum(p[p > 0] * np.log2(p[p > 0])) / p.size,
            AVERAGED_TWICE,
        ),
        (
            lambda p: np.log2(p.size),
            "that counts the outcomes and takes them as equally likely. Use their probabilities.",
        ),
        *((_with_epsilon(epsilon), EPSILON) for epsilon in (1e-6, 1e-8, 1e-9, 1e-10, 1e-12)),
    ],
    hints=[
        "The line `-np.sum(p * np.log2(p))` is right once the array holds no 0.",
        "`p[p > 0]` is the array without its zeros. Give that a name and use it twice.",
    ],
    explanation=(
        "Outcomes of probability 0 add nothing, so they are left out before the logarithm sees "
        "them. NumPy can also leave them out with `where=`, and SciPy has `xlogy`."
    ),
    code="""def entropy_bits(p):
    possible = p[p > 0]
    return -np.sum(possible * np.log2(possible))""",
)

paper = Number(
    answer=1.3 / math.log(2),
    misconceptions=[
        (
            1.3 * math.log(2),
            "you multiplied where you should divide. A bit is the smaller unit: must the number "
            "of bits be larger or smaller?",
        ),
        (
            1.3,
            "only the name of the unit has changed. How many bits are in one nat?",
        ),
        (
            math.log2(1.3),
            "that is the logarithm of the entropy. The logarithms are already inside; "
            "only the unit changes.",
        ),
        (
            math.exp(1.3),
            "that undoes the logarithm: it is a number of outcomes. Only the unit should change.",
        ),
        (
            1.9,
            "the right way, but rounded too far. Give at least two decimals.",
        ),
    ],
    tolerance=3e-3,
    hints=[
        "One bit is $\\ln 2$ nats, less than one nat. So the number of bits is the larger one.",
        "Divide the nats by the nats in one bit, `np.log(2)`.",
    ],
    explanation="One bit has $\\ln 2$ nats, so 1.3 nats are $1.3 / \\ln 2$ bits: 1.8755 bits.",
    code="paper_bits = 1.3 / np.log(2)",
)

vote = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "how far values lie apart is the standard deviation. Call −30 *red* and +30 *blue*: "
            "does guessing get any different?",
        ),
        (
            "c",
            "uniform is the most *for its number of outcomes*. Do both have the same number?",
        ),
        (
            "d",
            "a unit of temperature would have to appear in the formula. Which numbers does "
            "$-\\sum_k p_k \\log_2 p_k$ contain?",
        ),
    ],
    hints=[
        "Write the two lists of probabilities down, without the temperatures.",
        "How many yes/no questions do you need for one of two, and for one of four?",
    ],
    explanation=(
        "Only the probabilities count. Two equally likely readings have $\\log_2 2 = 1$ bit, four "
        "have $\\log_2 4 = 2$ bits, wherever on the scale they lie."
    ),
    code='vote = "b"',
)

wet = Number(
    answer=0.25,
    misconceptions=[
        (
            1.0,
            "that is what is missing on a wet day, rainy or snowy. How often is it wet?",
        ),
        (
            1.5,
            "that is the entropy that is left. By how much is it below that of the four weathers?",
        ),
        (
            -0.25,
            "that is the change of the entropy. Asked is the loss, counted as positive.",
        ),
        (
            0.25 * math.log(2),
            "that is in nats. Take both entropies with base 2.",
        ),
        (
            1.75,
            "that is the whole entropy of the four weathers. The spare line still says something.",
        ),
        (
            0.0,
            "other names would lose nothing, but here two outcomes become one. What can nobody at "
            "home tell apart now?",
        ),
        (
            0.75,
            "rain and snow have not gone: their days are reported as *wet*. Do your "
            "probabilities sum to 1?",
        ),
        (
            0.375,
            "*wet* is rainy or snowy: both probabilities go into it. Do yours sum to 1?",
        ),
        (
            1.75 - math.log2(3),
            "you took the three as equally likely. What is the probability of each?",
        ),
    ],
    hints=[
        "List the three probabilities of *sunny*, *cloudy* and *wet*.",
        "Subtract the entropy of the three from the entropy of the four, both in bits.",
    ],
    explanation=(
        "Wet has probability 1/4, so the three have $H = 1.5$ bits, 0.25 bits below 1.75. The "
        "other way to see it: on a quarter of the days one fair yes/no answer is missing."
    ),
    code="lost_bits = entropy(P, base=2) - entropy([1 / 2, 1 / 4, 1 / 4], base=2)",
)

wire = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "you cut the message into pairs of digits, as for the code 00, 01, 10, 11. "
            "These words have one, two or three digits.",
        ),
        (
            "b",
            "you read from the right. The digits arrive from the left: start there.",
        ),
        (
            "d",
            "no word begins another, so a word is complete as soon as the digits make one. "
            "Start at the left: is the first digit a word already?",
        ),
    ],
    hints=[
        "Take digits from the left until they are one of the four words. Write it down, go on.",
        "The first digit is 0, and 0 is a word. The next word begins with 1 and ends with 0.",
    ],
    explanation="The cuts are 0 | 110 | 10 | 0 | 111: sunny, rainy, cloudy, sunny, snowy.",
    code='wire = "c"',
)

ENTROPY_OF_PAPER = "that is the entropy. The words have whole numbers of digits: build them first."

paper_code = Number(
    answer=1.9,
    misconceptions=[
        (
            -sum(p * math.log2(p) for p in (0.4, 0.3, 0.2, 0.1)),
            ENTROPY_OF_PAPER,
        ),
        (1.85, ENTROPY_OF_PAPER),
        (
            2.25,
            "that is the plain mean of the lengths. Weight each length by its probability.",
        ),
        (
            2.0,
            "that is what two digits for everybody cost. Join the two *least* probable groups.",
        ),
        (
            2.6,
            "your most probable outcome has the longest word. Join the *least* probable "
            "groups first.",
        ),
        (
            9.0,
            "that is the sum of the lengths. Weight each length by its probability.",
        ),
    ],
    hints=[
        "First join 0.1 and 0.2. Which two of 0.4, 0.3 and the new group are least now?",
        "The words have 1, 2, 3 and 3 digits. Weight these lengths by the probabilities.",
    ],
    explanation=(
        "Join 0.1 and 0.2 to 0.3, then 0.3 and 0.3 to 0.6, then 0.4 and 0.6. The lengths are 1, 2, "
        "3 and 3, their mean 0.4 · 1 + 0.3 · 2 + 0.2 · 3 + 0.1 · 3 = 1.9 digits. It is also the "
        "sum of the joined probabilities, 0.3 + 0.6 + 1: each join puts one digit before all "
        "the words in it."
    ),
    code="mean_digits = 0.4 * 1 + 0.3 * 2 + 0.2 * 3 + 0.1 * 3",
)

days_enough = Number(
    answer=6875.0,
    misconceptions=[
        (
            math.sqrt(0.6875) / 0.01,
            "that is $\\sigma$ divided by the error. The error falls with $\\sqrt m$, not with "
            "$m$: what is still missing?",
        ),
        (
            0.6875 / 0.01,
            "the variance is in bits², so the error must be squared too.",
        ),
        (
            4 * 6875.0,
            "that makes *two* standard errors 0.01 bits wide. Asked is one.",
        ),
        (
            math.sqrt(0.6875) / 0.01**2,
            "you took $\\sigma$ where its square, the variance, belongs.",
        ),
    ],
    tolerance=4e-3,
    hints=[
        "Write the standard error as $\\sigma / \\sqrt m$ and set it equal to 0.01.",
        "Solve for $m$ by squaring both sides: variance over error squared.",
    ],
    explanation=(
        "$\\sigma / \\sqrt m = 0.01$ gives $m = \\sigma^2 / 0.01^2 = 0.6875 / 0.0001 = 6875$ days, "
        "nearly nineteen years. Precision is paid for by its square."
    ),
    code="days_needed = variance / 0.01**2",
)

find_the_bug = Bug(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "each probability comes in twice in an entropy, once inside the logarithm and once as "
            "a weight. With equal weights it makes no difference anyway. What is being averaged?",
        ),
        (
            "b",
            "another base is another unit. It rescales the number, but can it change its sign?",
        ),
        (
            "d",
            "entropy is an average of surprises. What is the surprise of one side of the die, "
            "and can any surprise be below 0?",
        ),
    ],
    hints=[
        "How many yes/no questions do you need for one of eight sides? Compare sign and size.",
        "Work out the surprisal of one side, then compare it with the number that the handout "
        "averages.",
    ],
    explanation=(
        "Entropy averages surprisals, $-\\log_2 p$; the handout averages $\\log_2 p$, and so loses "
        "the minus of the definition. With it, $-\\log_2 (1/n) = \\log_2 n$, for eight sides "
        "3 bits."
    ),
    code='bug = "c"',
)
