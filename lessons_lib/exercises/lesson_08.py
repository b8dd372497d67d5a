"""The exercises of lesson 08, stable and fast."""

import math

import numpy as np

from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=math.log1p(math.exp(2)),
    tolerance=2.5e-3,  # two decimals will do
    misconceptions=[
        (
            math.log1p(math.exp(-2)),
            "that is the loss of a rainy day. What probability did the forecast leave for dry?",
        ),
        (
            1 / (1 + math.exp(-2)),
            "that is the predicted probability of rain, which is also the slope of this day's "
            "loss. The loss is −ln of what was given to dry.",
        ),
        (
            1 / (1 + math.exp(2)),
            "that is the probability given to dry. One logarithm is missing.",
        ),
        (
            math.log1p(math.exp(2)) / math.log(2),
            "that is in bits. Which logarithm counts nats?",
        ),
        (-math.log1p(math.exp(2)), "a loss is not negative here. Where is the minus sign?"),
        (
            2.0,
            "that is the logit itself. The loss is −ln of the probability that was left for dry.",
        ),
    ],
    hints=[
        "First the predicted probability of rain, then what is left for dry, then one logarithm.",
        "The sigmoid gives 1 / (1 + np.exp(-2)) for rain. Take −ln of one minus that.",
    ],
    explanation=r"Rain has probability $\sigma(2)$, dry the rest, and the loss is −ln of the rest. "
    r"Written out it is $\ln(1 + e^2)$.",
    code="dry_nats = -np.log(1 - 1 / (1 + np.exp(-2)))",
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "that would be −ln of 1e-300, as if 1 − ŷ became 1e-300. Work out 1 − 1e-300 "
            "with the gap below 1 in mind.",
        ),
        (
            "b",
            "a clip can only throw information away. What is left of z = 40 once ŷ has been "
            "computed?",
        ),
        (
            "d",
            "that would need an upper bound below 1. What number is 1 − 1e-300 in the computer?",
        ),
    ],
    hints=[
        "The upper bound of the clip is itself a number in the computer. Which one?",
        "Evaluate 1 - 1e-300 == 1 in a cell of your own, then follow ŷ through the clip.",
    ],
    explanation="The upper bound, 1 − 1e-300, is rounded to 1, because the gap below 1 is much "
    "wider than 1e-300. So ŷ = 1 passes the clip unchanged, and −ln 0 is infinite.",
    code='vote = "c"',
)


def _one_loss(y, z):
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


def _naive_loss(y, z):
    y_hat = 1 / (1 + np.exp(-z))
    return -np.log(np.where(y == 1, y_hat, 1 - y_hat))


def _two_terms(y, z):
    y_hat = 1 / (1 + np.exp(-z))
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def _clipped_loss(y, z):
    y_hat = np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)
    return -np.log(np.where(y == 1, y_hat, 1 - y_hat))


def _mirrored_loss(y, z):
    return -np.log(1 / (1 + np.exp(np.where(y == 1, -z, z))))


both_labels = Function(
    answer=_one_loss,
    cases=[
        (np.array([1, 0, 0, 1]), np.array([1.4, -0.8, -0.4, 0.8])),
        (np.array([0, 1]), np.array([40.0, -40.0])),
        (np.array([0, 1]), np.array([800.0, -800.0])),
        (np.array([1, 0]), np.array([800.0, -800.0])),
        (np.array([1, 0]), np.array([0.0, 0.0])),
        (np.array([1]), np.array([-3.0])),
    ],
    misconceptions=[
        (
            lambda y, z: _one_loss(0, z),
            "that is the loss of a dry day whatever the label. What changes when y is 1?",
        ),
        (
            lambda y, z: _one_loss(1 - y, z),
            "rain and dry have changed places. Try z = 3: which label must be the expensive one?",
        ),
        (
            _naive_loss,
            "right for small logits, infinite at 40. Do not compute ŷ on the way.",
        ),
        (
            _two_terms,
            "right for small logits. At 40 it is infinite, and at 800 the term that should not "
            "count is 0 · (−∞), which is nan. Do not compute ŷ on the way.",
        ),
        (
            _clipped_loss,
            "finite, but no loss is above 16.1 nats: that is the clip. Do not compute ŷ on the "
            "way.",
        ),
        (
            _mirrored_loss,
            "right at 40, but the mirror breaks at 800, where e to the power z overflows. Use "
            "`stable`.",
        ),
        (
            lambda y, z: _one_loss(0, -z) if y == 1 else _one_loss(0, z),
            "`if` decides once, for a whole array. What in NumPy decides for each sample?",
        ),
        (
            lambda y, z: np.maximum(np.where(y == 1, -z, z), 0),
            "that is max(z, 0) alone, right for large z only. What else does `stable` add?",
        ),
        (
            lambda y, z: np.log(1 + np.exp(z)) - y * z,
            "right on paper, but e to the power 800 overflows. Use `stable`, which has the large "
            "part taken out.",
        ),
        (
            lambda y, z: _one_loss(y, z).mean(),
            "that is the mean. One loss for each sample is wanted, in the shape of z.",
        ),
        (
            lambda y, z: _one_loss(y, z) / np.log(2),
            "that is in bits. Leave the nats as they are.",
        ),
    ],
    hints=[
        "`stable(z)` is right for y = 0. A rainy day is a dry day seen in the mirror: which logit "
        "must go into `stable` when y is 1?",
        "np.where(y == 1, a, b) chooses between the two cases. One of them is `stable(z)`.",
    ],
    explanation=r"For y = 0 the loss is $\ln(1 + e^{z})$; for y = 1 it is −ln σ(z), "
    r"which is $\ln(1 + e^{-z})$. The same function, with the sign of z turned.",
    code="def losses_from_logits(y, z):\n    return stable(np.where(y == 1, -z, z))",
)

derivation = Order(
    answer="ceadb",
    misconceptions=[
        (
            "ecadb",
            "you split the power before the exponent is a sum. Which step makes it one?",
        ),
        (
            "cedab",
            "you take the log of a product before the factor stands in front. Which step puts it "
            "there?",
        ),
        (
            "ceabd",
            "line b speaks of a result. Which line states it, and must stand before?",
        ),
    ],
    hints=[
        "Start with a line that only rewrites a logit. End where the free number is chosen.",
        "Exponent, power, factor, logarithm, choice: find the letter of each.",
    ],
    explanation="A logit is written as a sum, the power of a sum is a product, the common factor "
    "goes in front, the log of the product is a sum, and only then is the free number chosen.",
    code='order = "ceadb"',
)

three_equal = Number(
    answer=1000 + math.log(3),
    tolerance=5e-6,  # two decimals will do
    misconceptions=[
        (1000.0, "that is the maximum alone. What does the sum of the shifted terms add?"),
        (math.log(3), "you shifted, but did not shift back. What must be added at the end?"),
        (1003.0, "you added the sum of the shifted terms itself. One logarithm is missing."),
        (
            3000.0,
            "that is the sum of the logits. The sum in log-sum-exp runs over exponentials.",
        ),
        (1000 + math.log2(3), "the logarithm of the sum is in bits there. Which one is natural?"),
        (
            math.log(3000),
            "that is the log of the sum of the logits. What became of the exponentials?",
        ),
        (math.inf, "that is what happens without the shift. Subtract the maximum first."),
    ],
    hints=[
        "Subtract the maximum from each logit. What are the three exponentials then?",
        "Three terms of 1 are left in the sum. Take its natural log and add the maximum.",
    ],
    explanation="After the shift the three logits are 0, their exponentials 1, and the sum 3. Its "
    "log, ln 3, goes on top of the maximum.",
    code="lse_nats = 1000 + np.log(3)",
)


def _mean_loss(z, c):
    shifted = z - z.max(axis=1, keepdims=True)
    log_sums = np.log(np.exp(shifted).sum(axis=1))
    return (log_sums - shifted[np.arange(len(c)), c]).mean()


def _naive_mean_loss(z, c):
    y_hat = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.log(y_hat[np.arange(len(c)), c]).mean()


def _one_shift(z, c):
    shifted = z - z.max()
    log_sums = np.log(np.exp(shifted).sum(axis=1))
    return (log_sums - shifted[np.arange(len(c)), c]).mean()


def _not_shifted_back(z, c):
    shifted = z - z.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - z[np.arange(len(c)), c]).mean()


def _log_of_softmax(z, c):
    terms = np.exp(z - z.max(axis=1, keepdims=True))
    y_hat = terms / terms.sum(axis=1, keepdims=True)
    return -np.log(y_hat[np.arange(len(c)), c]).mean()


def _over_samples(z, c):
    shifted = z - z.max(axis=0)
    return -(shifted - np.log(np.exp(shifted).sum(axis=0)))[np.arange(len(c)), c].mean()


def _whole_columns(z, c):
    shifted = z - z.max(axis=1, keepdims=True)
    log_sums = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return (log_sums - shifted)[:, c].mean()


mean_loss = Function(
    answer=_mean_loss,
    cases=[
        (np.log([[0.5, 0.25, 0.125, 0.125], [0.1, 0.2, 0.3, 0.4]]), np.array([3, 0])),
        (np.array([[1000.0, 1001.0, 999.0]]), np.array([0])),
        (np.array([[-1000.0, -1001.0, -999.0]]), np.array([1])),
        (np.array([[0.0, 800.0], [0.0, 40.0]]), np.array([0, 0])),
        (np.array([[900.0, 901.0], [-900.0, -901.0]]), np.array([1, 1])),
        (np.array([[2.0, -1.0, 0.5], [0.0, 0.0, 0.0], [1.0, 3.0, -2.0]]), np.array([2, 1, 1])),
        (np.array([[5.0]]), np.array([0])),
    ],
    misconceptions=[
        (
            _naive_mean_loss,
            "right for small logits, nan or inf for large ones. Shift before you take any "
            "exponential.",
        ),
        (
            _one_shift,
            "right until two rows are far apart: you shift all by the greatest logit of the "
            "whole array. Over which axis must the maximum be taken?",
        ),
        (
            _not_shifted_back,
            "the log of the sum is shifted and the logit of the class is not. Treat both alike.",
        ),
        (
            _log_of_softmax,
            "the softmax is safe, but in a row such as 0 and 800 it rounds a probability to 0 "
            "before the log sees it. Stay in logs: how is log-softmax computed?",
        ),
        (
            _over_samples,
            "you add over the samples. A row is one forecast: over which axis does its sum run?",
        ),
        (
            _whole_columns,
            "z[:, c] takes every row of each column in c. One logit from each row is wanted.",
        ),
        (
            lambda z, c: _mean_loss(z, c) * len(c),
            "that is the sum over the samples. The mean is wanted.",
        ),
        (
            lambda z, c: _mean_loss(z, c) / np.log(2),
            "that is in bits. Leave the nats as they are.",
        ),
        (
            lambda z, c: -_mean_loss(z, c),
            "that is the mean log-probability. A loss has the other sign.",
        ),
    ],
    hints=[
        "The loss of a row is its log-sum-exp minus the logit of the class that came. Subtract "
        "the row's own maximum first; both parts move by the same amount.",
        "z.max(axis=1, keepdims=True) has one maximum for each row; "
        "z[np.arange(len(c)), c] picks one logit from each row.",
    ],
    explanation="Each row is shifted by its own maximum. The shift cancels between the log-sum-exp "
    "and the logit of the class, so it need not be added back.",
    code="def mean_loss(z, c):\n"
    "    shifted = z - z.max(axis=1, keepdims=True)\n"
    "    log_sums = np.log(np.exp(shifted).sum(axis=1))\n"
    "    return (log_sums - shifted[np.arange(len(c)), c]).mean()",
)

clip_in_float32 = Choice(
    answer="a",
    options="abcd",
    misconceptions=[
        (
            "b",
            "in float32 the gap below 1 is about 6e-8. Is 1e-8 more than half of that?",
        ),
        (
            "c",
            "that bound works in float64. What is 1 − 1e-12 when the gap below 1 is about 6e-8?",
        ),
        (
            "d",
            "ŷ is 1 before the clip, but a bound that is below 1 in the computer pulls it down. "
            "Compare each bound with 1 in float32.",
        ),
    ],
    hints=[
        "The clip keeps the loss finite only if 1 − ε is a number below 1.",
        "Evaluate np.float32(1) - np.float32(e) == 1 for each of the three.",
    ],
    explanation="In float32 the gap below 1 is 6e-8. Only 1e-7 is more than half of that; with the "
    "others the upper bound of the clip is rounded to 1 and the clip does nothing.",
    code='float32_clip = "a"',
)

two_blocks = Number(
    answer=(1000 * 0.5 + 250 * 2) / 1250,
    misconceptions=[
        (
            1.25,
            "that is the mean of the two means. It counts a sample of the small block four "
            "times as much as one of the large block.",
        ),
        (1000.0, "that is the sum of all losses. By what must you divide it?"),
        (
            500.0,
            "you divided the sum of all losses by the number of blocks. How many samples are "
            "there?",
        ),
        (1.0, "you divided by the samples of the first block alone. How many are there in all?"),
        (2.5, "means of blocks cannot be added. What can?"),
        (
            (1000 * 2 + 250 * 0.5) / 1250,
            "the weights are swapped. Which mean belongs to the thousand samples?",
        ),
    ],
    hints=[
        "Blocks can be added as sums. What is the sum of the losses in each block?",
        "Mean times count gives the sum of a block. Add both sums, divide by all 1250 samples.",
    ],
    explanation="Each block has a sum of 500 nats. Together that is 1000 nats for 1250 samples.",
    code="both_nats = (1000 * 0.5 + 250 * 2) / (1000 + 250)",
)

find_the_bug = Bug(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "the class that came has a finite term of its own, 2 bits. Print the four "
            "products one by one.",
        ),
        (
            "c",
            "the base only scales a finite loss. Can a change of unit make nan?",
        ),
        (
            "d",
            "the four probabilities do sum to 1, and a forecast may be 0 where it wishes. Print "
            "each array as it is computed.",
        ),
    ],
    hints=[
        "Print logs after the line that repairs it. Did that line change anything?",
        "Evaluate np.log2(0.0) and 0 * np.log2(0.0) in a cell of your own, and compare.",
    ],
    explanation="np.log2(0) is −inf, not nan, so there is nothing to replace. The nan is made one "
    "line later, by 0 · (−inf).",
    code='bug = "b"',
)
