"""The exercises of lesson 07."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

_SHARE = 7 / 23

recall = Number(
    answer=-_SHARE * math.log(_SHARE) - (1 - _SHARE) * math.log(1 - _SHARE),
    unit="nats",
    misconceptions=[
        (
            -_SHARE * math.log2(_SHARE) - (1 - _SHARE) * math.log2(1 - _SHARE),
            "your result is in bits. The question asks for nats: which logarithm gives those?",
        ),
        (
            23 * (-_SHARE * math.log(_SHARE) - (1 - _SHARE) * math.log(1 - _SHARE)),
            "that is the sum over all flights. Divide by their number.",
        ),
        (
            -math.log(_SHARE),
            "that is the surprisal of a damaged flight alone. Most flights were not damaged: "
            "average over both kinds.",
        ),
        (
            _SHARE,
            (
                "that is the best probability. What is the mean loss if every flight is given "
                "that probability?"
            ),
        ),
        (
            -_SHARE * math.log(_SHARE),
            "that is the term for the damaged flights alone. The others cost something too.",
        ),
        (
            _SHARE * math.log(_SHARE) + (1 - _SHARE) * math.log(1 - _SHARE),
            "your result is negative, but a loss never is. Where does the minus sign belong?",
        ),
        (
            math.log(2),
            "that is the loss of a constant forecast of one half. The share of damaged flights "
            "is smaller.",
        ),
        (
            -math.log(1 - _SHARE),
            "that is the surprisal of an undamaged flight alone. Average over both kinds.",
        ),
        (
            -math.log(_SHARE) - math.log(1 - _SHARE),
            "you added both surprisals in full. Weight each by how often such flights occur.",
        ),
        (
            (-math.log(_SHARE) - math.log(1 - _SHARE)) / 2,
            (
                "you weighted the two surprisals equally. Undamaged flights are "
                "more frequent: give theirs more weight."
            ),
        ),
        (
            -(1 - _SHARE) * math.log(1 - _SHARE),
            (
                "that is the term for the undamaged flights alone. The damaged ones cost something "
                "too."
            ),
        ),
        (
            -_SHARE * math.log(1 - _SHARE) - (1 - _SHARE) * math.log(_SHARE),
            (
                "the weights and the surprisals are paired the wrong way round: for the damaged "
                "flights, use the share 7/23 both as the weight and in the logarithm."
            ),
        ),
        (
            _SHARE * (1 - _SHARE),
            "that is the variance of one label. The loss is the mean surprisal.",
        ),
        (
            1 - _SHARE,
            ("that is the probability of no damage. What is the mean loss of the best forecast?"),
        ),
        (
            -7 * math.log(_SHARE),
            (
                "that is the sum over the damaged flights. Add the losses of the others, and "
                "divide by the number of flights."
            ),
        ),
        (
            23 * (-_SHARE * math.log2(_SHARE) - (1 - _SHARE) * math.log2(1 - _SHARE)),
            "that is the sum over all flights, in bits. The question asks for the mean, in nats.",
        ),
        (
            -math.log(7 / 16) * 7 / 23 - math.log(16 / 23) * 16 / 23,
            (
                "you used 7/16 as the probability of damage, but 16 is the number of undamaged "
                "flights. Divide by the number of all flights."
            ),
        ),
        (
            1.0,
            "1 is the entropy, in bits, of a fair coin. The share here is 7/23, and the "
            "question asks for nats.",
        ),
        (
            -7 / 16 * math.log(7 / 16) - 9 / 16 * math.log(9 / 16),
            "you took the share of damaged flights to be 7/16. It is 7/23.",
        ),
        (
            -_SHARE * math.log(7 / 16) - (1 - _SHARE) * math.log(9 / 16),
            ("you took the best probability to be 7/16. It is the share of damaged flights, 7/23."),
        ),
        (
            -0.3 * math.log(0.3) - 0.7 * math.log(0.7),
            "that is the loss of a forecast of 0.3, from lesson 05. The share here is 7/23.",
        ),
        (
            46 * (-_SHARE * math.log(_SHARE) - (1 - _SHARE) * math.log(1 - _SHARE)),
            "that is the deviance, twice the sum. The question asks for the mean.",
        ),
        (
            _SHARE**7 * (1 - _SHARE) ** 16,
            "that is the likelihood. Take −ln of it, and divide by the number of flights.",
        ),
        (
            math.log(2) + _SHARE * math.log(_SHARE) + (1 - _SHARE) * math.log(1 - _SHARE),
            (
                "that is what the best forecast saves compared with a forecast of one half. What "
                "is the loss of the best forecast itself?"
            ),
        ),
    ],
    hints=[
        "From lesson 05: the best constant probability is the share of ones.",
        (
            "The loss of the best forecast is the mean surprisal over both kinds of flight: "
            "which quantity from lesson 01 is that?"
        ),
    ],
    why=(
        "The best forecast is the share 7/23, and its loss is the entropy of that share, in nats."
    ),
    explanation=(
        "The best constant is the share 7/23, and its mean cross-entropy is the entropy of that "
        "share: 7 flights cost $-\\ln(7/23)$ each, 16 cost $-\\ln(16/23)$ each."
    ),
    code=(
        "share = 7 / 23\nbaseline_nats = -share * np.log(share) - (1 - share) * np.log(1 - share)"
    ),
)

first_gradient = Number(
    answer=[0.0, -0.5],
    unit="nats",
    misconceptions=[
        (
            [0.0, -1.0],
            "that is the gradient of the sum. The loss is a mean over two samples.",
        ),
        (
            [0.0, 0.5],
            "the sign is flipped. Take prediction minus label, not label minus prediction.",
        ),
        (
            [-0.5, 0.0],
            "these are the right numbers in the wrong order: the entry for the intercept comes "
            "first, and its column of X consists of ones.",
        ),
        (
            [0.25, -0.75],
            "those are the terms of the two samples for the slope, each halved. Sum over the "
            "samples, once for each column of X.",
        ),
        (
            [0.0, 0.0],
            (
                "you added the differences themselves for both entries. For the second entry, "
                "multiply each difference by its own x before you add."
            ),
        ),
        (
            [0.5, -0.5],
            (
                "those are the two differences themselves. For each weight, multiply them by its "
                "column of X and take the mean."
            ),
        ),
        (
            [0.5, -1.5],
            "those are the products with x, one for each sample. For each column of X, sum the "
            "products and divide by the number of samples.",
        ),
        ([0.0, 1.0], "the sign is flipped, and you took the sum instead of the mean."),
        (
            [-0.5, 0.5],
            (
                "those are the two differences with flipped signs. Take prediction minus label, "
                "multiply by the columns of X, and average."
            ),
        ),
        (
            [0.25, -0.25],
            (
                "those are the two differences, halved. For each weight, multiply them by its "
                "column of X, and sum over the samples."
            ),
        ),
        ([1.0, 3.0], "those are the values of x. Multiply the differences by them, and average."),
        (
            [0.5, 0.5],
            "those are the two predictions, or the gradient if both predictions were 1. Both are "
            "1/2: subtract the label from each, then average for each column of X.",
        ),
        (
            [-0.5, -0.5],
            (
                "you made both differences negative, but the label of the first sample is 0. "
                "Take prediction minus label."
            ),
        ),
        (
            [0.5, 1.5],
            (
                "you made both differences positive, but the label of the second sample is 1. "
                "Take prediction minus label, then average for each column of X."
            ),
        ),
        (
            [0.0, -0.25],
            "your second entry is half of the right one. Did you divide by the number of samples "
            "twice, or add up terms with a factor ŷ(1 − ŷ)?",
        ),
        ([0.0, -2.0], "you multiplied by the number of samples. The loss is a mean."),
        (
            [0.0, 2.0],
            "the sign is flipped, and you multiplied by the number of samples. The loss is a mean.",
        ),
        (
            [0.5, 1.0],
            "you used +1/2 for both samples. Take prediction minus label: what is that for the "
            "second sample?",
        ),
        (
            [-1.0, 0.0],
            "the entries are in the wrong order, and you took the sum instead of the mean.",
        ),
        ([0.5, 0.0], "the entries are in the wrong order, and the sign is flipped."),
        (
            [-0.5, -2.0],
            "both predictions are 1/2. Subtract the labels, then average for each column of X.",
        ),
        (
            [-0.5, -1.5],
            (
                "you used predictions of 0, but 0 is the value of the logits. Apply the sigmoid "
                "to them."
            ),
        ),
        ([0.0, -0.75], "the term of the first sample is missing from the second entry."),
        ([0.0, 0.25], "your second entry includes only the first sample."),
        (
            [-1.0, -3.0],
            (
                "you used predictions of 0, but 0 is the value of the logits. Apply the sigmoid "
                "to them, and divide by the number of samples."
            ),
        ),
        ([1.0, 2.0], "you did not subtract the labels, and you took the sum instead of the mean."),
        (
            [0.0, -0.125],
            ("your gradient has one factor ŷ(1 − ŷ) too many: in the slope of the BCE it cancels."),
        ),
        (
            [0.25, 0.25],
            "those are the squared differences. Multiply the differences by the columns of X.",
        ),
    ],
    hints=[
        ("At w = (0, 0) both logits are 0. What does the sigmoid give for a logit of 0?"),
        "The differences are +1/2 and −1/2. For each weight, multiply them by its column of X "
        "and take the mean.",
    ],
    why=(
        "For the intercept, the two differences cancel; for the slope, the sample at x = "
        "3 has more weight."
    ),
    explanation=(
        "Both predictions are 1/2, so the differences are +1/2 and −1/2. Multiplied by "
        "the column of ones, they cancel; multiplied by x, they add up to 1/2 − 3/2 = "
        "−1, and the mean is half of that."
    ),
    code=(
        "X_two = np.array([[1, 1], [1, 3]])\n"
        "gradient_two = X_two.T @ (np.array([0.5, 0.5]) - np.array([0, 1])) / 2"
    ),
)

curvature = Order(
    answer="cadbe",
    misconceptions=[
        (
            "ca",
            (
                r"you differentiate $\hat y_i$ before you have the gradient, in which it appears. "
                "Which step gives the gradient?"
            ),
        ),
        (
            "ad",
            (
                "you form the matrix before you have all of its parts. First differentiate what "
                "depends on w."
            ),
        ),
        ("db", "you compute the curvature along v before you have H. Which step gives H?"),
        (
            "be",
            (
                "you draw the conclusion before you have an expression for the curvature along "
                "v. Which step gives it?"
            ),
        ),
    ],
    hints=[
        "The Hessian is the derivative of the gradient. Where must you start?",
        "Which part of the gradient depends on w? And what must you have before you can write down "
        "the curvature along v?",
    ],
    why="Along any direction, the curvature is a mean of squares with positive factors.",
    explanation=(
        r"In the gradient, only $\hat y_i$ depends on w. Its derivative contributes the "
        r"factor $\hat y_i(1-\hat y_i)$, the sum becomes a matrix, and along any "
        "direction v that matrix gives a mean of squares with positive factors."
    ),
    code='order = "cadbe"',
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "there need not be a formula for the lowest point of a bowl. Look at the equation "
            "$X^T(\\hat y - y) = 0$ again: where does w appear in it?",
        ),
        (
            "b",
            (
                "$e^{-w}$ is convex too. Where is its lowest point? Look for a similar slope in "
                "the maps of the loss."
            ),
        ),
        (
            "d",
            "a long step can jump across a bowl and land higher on the other side. "
            "Try $w^2$ from w = 1 with a learning rate of 1.5: each step is −1.5 times the slope.",
        ),
    ],
    hints=[
        "Test each statement on two convex functions of one weight, $w^2$ and $e^{-w}$.",
        (
            "Three of the statements are wrong, and each of these fails for one of the two "
            "functions. Which statement fails for neither?"
        ),
    ],
    why=(
        "Convexity rules out a second, higher valley, but promises neither a lowest point "
        "nor a way to it."
    ),
    explanation=(
        "Convexity rules out a second, higher valley. It does not promise that there is "
        "a formula, that a lowest point exists, or that every step length works."
    ),
    code='vote = "c"',
)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _descend_from(w, X, y, rate, steps, predict=_sigmoid):
    path = [w]
    for _ in range(steps):
        w = path[-1]
        path.append(w - rate * X.T @ (predict(X @ w) - y) / len(y))
    return np.array(path)


def _descend(X, y, rate, steps):
    return _descend_from(np.zeros(X.shape[1]), X, y, rate, steps)


def _descend_in_view(X, y, rate, steps):
    path = _descend(X, y, rate, steps)
    return np.vstack([path[-1:], path[1:]])


def _descend_loss(X, y, rate, steps):
    z = _descend(X, y, rate, steps) @ X.T
    return (np.logaddexp(0, z) - y * z).mean(axis=1)


def _descend_in_place(X, y, rate, steps):
    w = np.zeros(X.shape[1])
    path = [w]
    for _ in range(steps):
        w -= rate * X.T @ (_sigmoid(X @ w) - y) / len(y)
        path.append(w)
    return np.array(path)


def _descend_weight_by_weight(X, y, rate, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        w = path[-1].copy()
        for j, column in enumerate(X.T):
            w[j] -= rate * column @ (_sigmoid(X @ w) - y) / len(y)
        path.append(w)
    return np.array(path)


_TWO = np.array([[1.0, 1.0], [1.0, 3.0]]), np.array([0, 1])
_FOUR = np.array([[1.0, -2.0], [1.0, 0.5], [1.0, 1.0], [1.0, -0.5]]), np.array([0, 1, 0, 1])
_THREE = (
    np.array([[1.0, 0.2, -1.0], [1.0, -0.4, 0.3], [1.0, 1.5, 0.8], [1.0, 0.1, 0.1], [1, -1, 1]]),
    np.array([1, 0, 0, 1, 1]),
)
_ONES = np.ones((5, 1)), np.array([0, 1, 0, 0, 1])

descend = Function(
    answer=_descend,
    cases=[
        (*_TWO, 0.1, 3),
        (*_FOUR, 0.5, 4),
        (*_FOUR, 2.0, 2),
        (*_THREE, 0.3, 5),
        (*_ONES, 1.0, 2),
        (np.ones((2, 1)), np.array([0, 1]), 0.5, 2),
        (*_ONES, 0.2, 4),
    ],
    misconceptions=[
        (
            _descend_weight_by_weight,
            "you move one weight after another, so the later entries of the gradient belong to "
            "weights that have already moved. Compute the whole gradient first.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y), steps),
            "your steps are m times too long: you used the gradient of the sum. Which division "
            "is missing?",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, -rate, steps),
            "you are climbing. The gradient points uphill.",
        ),
        (
            _descend_in_place,
            "all rows of the path are the same: the list contains the same array many times, "
            "and `-=` changes it. Make a new array for each step.",
        ),
        (
            _descend_in_view,
            "row 0 contains the last weights: after `w = path[0]`, `-=` changes that row as "
            "well. Make a new array for each step.",
        ),
        (
            lambda X, y, rate, steps: _descend_from(
                np.zeros(X.shape[1]), X, y, rate, steps, lambda z: z
            ),
            (
                "you used the logit as a probability. Apply the sigmoid to X @ w before you "
                "subtract y."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps)[1:],
            (
                "you left out the start. It belongs to the path: with `steps` steps there are "
                "`steps + 1` rows."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps)[-1],
            (
                "you return only the last weights. Collect the weights after every step, one row "
                "for each step."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y), steps)[-1],
            (
                "you return only the last weights, and your steps are m times too long. Return "
                "the whole path, and use the gradient of the mean."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, -rate * len(y), steps),
            (
                "you are climbing, and your steps are m times too long. Subtract the gradient, "
                "and make it that of the mean."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y), steps)[1:],
            (
                "you left out the start of the path, and your steps are m times too long: divide "
                "by the number of samples."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps - 1),
            "one step is missing: with `steps` steps there are `steps + 1` rows.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps + 1),
            "that is one step too many: with `steps` steps there are `steps + 1` rows.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps).T,
            "rows and columns are swapped: give each step a row.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y) / X.shape[1], steps),
            (
                "you divide by the number of columns. The mean is over the samples: divide by "
                "their number."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y) / X.size, steps),
            (
                "you take the mean over all entries of X. Take the mean over the samples, once "
                "for each column."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, 1.0, steps),
            "you left out the rate. Multiply the gradient by it.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, 1 - y, rate, steps),
            "you flipped the labels: 1 stands for the class whose probability is predicted.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, 0.0, steps),
            (
                "all rows of your path are zeros: the weights never change. Does your loop keep "
                "the new weights?"
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate / math.log(2), steps),
            "you used the gradient in bits. The mean loss is in nats.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate / 2, steps),
            (
                "your steps are half as long as they should be. Does your gradient contain a "
                "factor of 1/2?"
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, 2 * rate, steps),
            (
                "your steps are twice as long as they should be. Does your gradient contain a "
                "factor of 2?"
            ),
        ),
        (
            lambda X, y, rate, steps: _descend_from(np.ones(X.shape[1]), X, y, rate, steps),
            "all the starting weights are ones. They should be zeros.",
        ),
        (
            lambda X, y, rate, steps: _descend_from(
                np.zeros(X.shape[1]), X, y, rate, steps, lambda z: _sigmoid(-z)
            ),
            "your prediction falls when the logit grows. Look at the exponent in the sigmoid.",
        ),
        (
            lambda X, y, rate, steps: _descend_from(
                np.zeros(X.shape[1]), X, y, rate, steps, np.sign
            ),
            "you used the sign of the logit as the prediction. Use the sigmoid of the logit.",
        ),
        (
            lambda X, y, rate, steps: _descend_from(
                np.zeros(X.shape[1]), X, y, rate, steps, np.tanh
            ),
            "you used tanh instead of the sigmoid: a probability lies between 0 and 1.",
        ),
        (
            lambda X, y, rate, steps: _descend_loss(X, y, rate, steps),
            "that is the loss along the path. Return the weights.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, np.zeros(len(y)), rate, steps),
            "you left out the labels. Subtract them from the predictions.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y) / 23, steps),
            (
                "you divide by 23. How many samples are there in the arrays that your function "
                "is given?"
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps)[::-1],
            "the path is backwards: row 0 should be the start.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, 1 / rate, steps),
            "you divided by the rate. Multiply the gradient by it.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y) / math.log(2), steps),
            "you used the gradient of the sum, in bits. The loss is a mean, in nats.",
        ),
        (
            lambda X, y, rate, steps: np.arange(steps + 1)[:, None] * (_descend(X, y, rate, 1)[1]),
            (
                "you use the gradient at the starting weights in every step. Compute it "
                "again each time, at the current weights."
            ),
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, 0.1, steps),
            "your rate is always 0.1. Use the argument `rate`.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, 0.002, steps),
            "your rate is always 0.002. Use the argument `rate`.",
        ),
    ],
    traps={
        5: (
            "your path is right until the weights stop changing. Take all `steps` steps, "
            "even those that change nothing."
        )
    },
    hints=[
        (
            "Keep a list that starts with a vector of zeros; append the new weights after "
            "each step, in a loop."
        ),
        "One step subtracts `rate` times the gradient of the mean. In matrix form the "
        "gradient of the sum is `X.T @ (y_hat - y)`: how do you get the gradient of the "
        "mean?",
    ],
    why=(
        "Each step subtracts `rate` times the gradient of the mean, and every row is an"
        " array of its own."
    ),
    explanation=(
        "Each step computes the predictions and the gradient of the mean, and subtracts `rate` "
        "times that gradient from the weights. The list keeps a new array for every step."
    ),
    code=(
        "def descend(X, y, rate, steps):\n"
        "    path = [np.zeros(X.shape[1])]\n"
        "    for _ in range(steps):\n"
        "        w = path[-1]\n"
        "        y_hat = 1 / (1 + np.exp(-X @ w))\n"
        "        path.append(w - rate * X.T @ (y_hat - y) / len(y))\n"
        "    return np.array(path)"
    ),
)

third_sample = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "this sample lies on the side of the ones, so it fits in. Is there still a "
            "threshold that separates all zeros from all ones?",
        ),
        (
            "c",
            "this sample lies on the side of the zeros, so it fits in. Look for a sample that "
            "contradicts every threshold.",
        ),
        (
            "d",
            (
                "this sample only limits where a threshold may lie. Put a threshold between 1 "
                "and 2: does it get any label wrong?"
            ),
        ),
    ],
    hints=[
        "Write the three labels in order of x. Can one cut separate the zeros from the ones?",
        "For three of the options, the labels in order of x change only once.",
    ],
    why=(
        "With the labels 0, 1, 0 in order of x, no threshold separates the classes, so "
        "large weights become costly."
    ),
    explanation=(
        "With this third sample, the labels in order of x read 0, 1, 0. No threshold is "
        "right about all three, so growing weights make at least one sample more and "
        "more costly: the loss has a lowest point."
    ),
    code='makes_finite = "b"',
)

find_the_bug = Bug(
    answer="d",
    options="abcd",
    misconceptions=[
        (
            "a",
            "her line is meant for a probability of one half, and the first accuracy is "
            "computed with one half too. The threshold is the same.",
        ),
        (
            "b",
            "the first accuracy comes from the same weights and is high. So the fit is not "
            "what spoils the second accuracy.",
        ),
        (
            "c",
            "a probability of one half means a logit of 0, so the line needs no sigmoid. On "
            "paper, set the logit to 0 and solve for the humidity.",
        ),
    ],
    hints=[
        "Work out the logit of a day that lies on her line. What value should it have?",
        (
            "In $w_0 + w_1 x_1 + w_2 x_2 = 0$, bring everything except the humidity to the "
            "other side."
        ),
    ],
    why=(
        "Solving the equation for the humidity puts a minus sign in front of the fraction, "
        "but this sign is missing from the code."
    ),
    explanation=(
        "The equation $w_0 + w_1 x_1 + w_2 x_2 = 0$ gives $x_2 = -(w_0 + w_1 x_1)/w_2$. "
        "The minus sign is missing from the code. Because the columns are centred, the "
        "wrong line still runs through the middle of the data."
    ),
    code='bug = "d"',
)

rate_limit = Number(
    answer=0.4,
    misconceptions=[
        (
            100.0,
            "that is the limit along the flat direction. Steps overshoot first along the steep "
            "one.",
        ),
        (
            0.2,
            (
                "with that rate one step reaches the bottom along the steep direction. How much "
                "longer may a step be before it climbs?"
            ),
        ),
        (
            250.0,
            "that is the condition number. The limit depends on only one of the eigenvalues.",
        ),
        (
            10.0,
            "you multiplied by the curvature. More curvature must mean a shorter step.",
        ),
        (
            2.5,
            "your fraction is upside down. Which of the two numbers is the denominator?",
        ),
        (
            50.0,
            (
                "that is 1 divided by the smaller eigenvalue. Steps overshoot first along the "
                "steep direction. How long may a step be there?"
            ),
        ),
        (
            2 / (0.02 + 5),
            (
                "that is the best rate for both directions together. How far can the rate still "
                "grow before the steps climb?"
            ),
        ),
        (
            2 / (5 - 0.02),
            (
                "you used the difference between the eigenvalues. The limit depends on only one "
                "of them."
            ),
        ),
        (
            1 / (0.02 + 5),
            "you used the sum of the eigenvalues. The limit depends on only one of them.",
        ),
        (5.0, "that is the curvature itself. More curvature must mean a shorter step."),
        (
            0.02,
            (
                "that is the smaller eigenvalue. The steep direction sets the limit, and more "
                "curvature must mean a shorter step."
            ),
        ),
        (
            0.04,
            (
                "that is twice the smaller eigenvalue, and a tenth of the right number. The steep "
                "direction sets the limit, and more curvature must mean a shorter step."
            ),
        ),
        (0.004, "that is the ratio of the two eigenvalues. The limit depends on only one of them."),
        (
            2 / math.sqrt(0.02 * 5),
            (
                "you used the geometric mean of the eigenvalues. The limit depends on only one "
                "of them."
            ),
        ),
        (
            1 / math.sqrt(0.02 * 5),
            (
                "you used the geometric mean of the eigenvalues. The limit depends on only one "
                "of them."
            ),
        ),
        (
            0.1,
            (
                "that is the product of the eigenvalues, or 1 divided by twice the "
                "larger. When does 1 − ηλ reach −1?"
            ),
        ),
        (4 / 5, "with that rate, 1 − ηλ is −3. It may go down only to −1."),
        (2 / 25, "you squared the eigenvalue. A step multiplies the distance by 1 − ηλ."),
        (math.sqrt(2 / 5), "you took a square root. A step multiplies the distance by 1 − ηλ."),
        (1.0, "the limit depends on the curvature. When does 1 − ηλ reach −1?"),
        (4 / 5.02, "you used the mean of the eigenvalues. The limit depends on only one of them."),
        (
            20.0,
            "you divided by the product of the eigenvalues. The limit depends only on the "
            "larger one.",
        ),
        (
            0.008,
            "you divided by the condition number. The limit depends only on the larger eigenvalue.",
        ),
        (
            8.0,
            (
                "that is the limit for a curvature of at most 1/4. Here the larger "
                "eigenvalue is known."
            ),
        ),
        (2.0, "that is the limit for an eigenvalue of 1. Which eigenvalue sets the limit here?"),
    ],
    hints=[
        "Only one of the two directions sets the limit. Along which one does a step "
        "overshoot first?",
        (
            "Along an eigenvector, a step multiplies the distance by 1 − ηλ. For which η "
            "does the distance shrink?"
        ),
    ],
    why="Along the steepest direction, steps begin to climb once η · 5 exceeds 2.",
    explanation=(
        "Along a direction with curvature λ, a step multiplies the distance by 1 − ηλ. "
        "That factor stays between −1 and 1 as long as η < 2/λ, and the largest λ sets "
        "the strictest limit."
    ),
    code="limit = 2 / 5",
)


def _newton(X, y, steps, move=lambda hessian, gradient, m: np.linalg.solve(hessian, gradient)):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        p = _sigmoid(X @ path[-1])
        hessian = X.T @ (X * (p * (1 - p))[:, None])
        path.append(path[-1] - move(hessian, X.T @ (p - y), len(y)))
    return np.array(path)


def _newton_weighted(X, y, steps, weights):
    "Newton's method with factors other than ŷ(1 − ŷ) in the Hessian."
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        p = _sigmoid(X @ path[-1])
        hessian = X.T @ (X * weights(p)[:, None])
        path.append(path[-1] - np.linalg.solve(hessian, X.T @ (p - y)))
    return np.array(path)


def _newton_in_place(X, y, steps):
    return np.repeat(_newton(X, y, steps)[-1:], steps + 1, axis=0)


newton = Function(
    answer=_newton,
    cases=[
        (*_TWO, 2),
        (*_FOUR, 1),
        (*_FOUR, 3),
        (*_THREE, 2),
        (*_ONES, 3),
        (np.ones((2, 1)), np.array([0, 1]), 2),
        (*_THREE, 1),
    ],
    misconceptions=[
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: h @ g),
            (
                "you multiplied by the Hessian. A steep direction needs a shorter step: use "
                "`np.linalg.solve` instead."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: -np.linalg.solve(h, g)),
            "you are climbing: the step has the wrong sign.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: np.linalg.solve(h, g) / m),
            (
                "your steps are m times too short: the gradient is a mean, but the Hessian is a "
                "sum. Use means for both, or sums for both."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: np.linalg.solve(h, g) * m),
            (
                "your steps are m times too long: the gradient is a sum, but the Hessian is a "
                "mean. Use means for both, or sums for both."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps)[1:],
            (
                "you left out the start. It belongs to the path: with `steps` steps there are "
                "`steps + 1` rows."
            ),
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, np.ones_like),
            "you used the Hessian of least squares. Which factor belongs to each row of X?",
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, lambda p: np.full_like(p, 1 / 4)),
            "you use the Hessian at the starting weights in every step. Compute it again each "
            "time, at the current weights.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: g / h.diagonal()),
            (
                "you divided by the diagonal of the Hessian. The other entries couple the "
                "weights: solve a linear system with the whole matrix."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps)[-1],
            (
                "you return only the last weights. Collect the weights after every step, one row "
                "for each step."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: h @ g / m),
            (
                "you multiplied by the Hessian, and combined a mean with a sum. Use "
                "`np.linalg.solve`, with two means or with two sums."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: h @ g / m**2),
            (
                "you multiplied by the Hessian. A steep direction needs a shorter step: use "
                "`np.linalg.solve` instead."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: -h @ g / m**2),
            (
                "you multiplied by the Hessian, and you are climbing. Use `np.linalg.solve` "
                "instead, and subtract the step."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: g),
            "that is gradient descent on the sum, with a rate of 1. Where is the Hessian?",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: g / m),
            "that is gradient descent with a rate of 1. Where is the Hessian?",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: 0.1 * np.linalg.solve(h, g)),
            (
                "you multiplied the step by a rate. A Newton step has none: the Hessian sets its "
                "length."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: 0.5 * np.linalg.solve(h, g)),
            (
                "you multiplied the step by a rate. A Newton step has none: the Hessian sets its "
                "length."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps).T,
            "rows and columns are swapped: give each step a row.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps)[:-1],
            "the last step is missing: with `steps` steps there are `steps + 1` rows.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps + 1),
            "that is one step too many: with `steps` steps there are `steps + 1` rows.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: -np.linalg.solve(h, g) / m),
            (
                "you are climbing, and you combined a mean with a sum. Subtract the step, and "
                "use means for both gradient and Hessian, or sums for both."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: -np.linalg.solve(h, g) * m),
            (
                "you are climbing, and you combined a mean with a sum. Subtract the step, and "
                "use means for both gradient and Hessian, or sums for both."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, 1 - y, steps),
            "you flipped the labels: 1 stands for the class whose probability is predicted.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: np.linalg.solve(h, g) / m)[1:],
            (
                "you left out the start of the path, and you combined a mean with a sum. Use "
                "means for both gradient and Hessian, or sums for both."
            ),
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: g / np.sum(h)),
            (
                "you divided by the sum of the Hessian's entries. Solve a linear system with the "
                "whole matrix."
            ),
        ),
        (
            lambda X, y, steps: _newton(
                X, y, steps, lambda h, g, m: np.linalg.solve(h + np.eye(len(h)), g)
            ),
            "you added something to the diagonal of the Hessian. Use the Hessian itself.",
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, lambda p: p),
            "your factor for each row is ŷ alone. It should be ŷ(1 − ŷ).",
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, lambda p: 1 - p),
            "your factor for each row is 1 − ŷ alone. It should be ŷ(1 − ŷ).",
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, lambda p: np.sqrt(p * (1 - p))),
            "your factor for each row is the square root of ŷ(1 − ŷ). It should be ŷ(1 − ŷ) "
            "itself.",
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, lambda p: (p * (1 - p)) ** 2),
            "you used the factor ŷ(1 − ŷ) twice. Multiply by it only once.",
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, lambda p: len(p) * np.ones_like(p)),
            (
                "you used the Hessian of least squares, times the number of samples. Which "
                "factor belongs to each row of X?"
            ),
        ),
        (
            lambda X, y, steps: _newton_weighted(X, y, steps, lambda p: np.ones_like(p) / len(p)),
            (
                "you used the Hessian of least squares, as a mean. Which factor belongs to each "
                "row of X?"
            ),
        ),
        (
            lambda X, y, steps: _newton_weighted(
                X, y, steps, lambda p: np.full_like(p, np.mean(p * (1 - p)))
            ),
            "you gave every row the mean of ŷ(1 − ŷ), but each row has a factor of its own.",
        ),
        (
            lambda X, y, steps: _newton(
                X, y, steps, lambda h, g, m: np.linalg.solve(h + 1e-6 * np.eye(len(h)), g)
            ),
            "you added something to the diagonal of the Hessian. Use the Hessian itself.",
        ),
        (
            lambda X, y, steps: _newton(
                X, y, steps, lambda h, g, m: np.linalg.solve(h, g) / math.log(2)
            ),
            "your gradient is in bits, but your Hessian is in nats. Use nats for both.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: (1 / h) @ g),
            (
                "you inverted the Hessian entry by entry. Solve a linear system with the whole "
                "matrix."
            ),
        ),
        (
            _newton_in_place,
            (
                "all rows of the path are the same: the list contains the same array many "
                "times, and `-=` changes it. Make a new array for each step."
            ),
        ),
    ],
    traps={
        5: (
            "your path is right until the weights stop changing. Take all `steps` steps, "
            "even those that change nothing."
        )
    },
    hints=[
        "Start from your `descend`. Instead of multiplying by a rate, solve a linear system whose "
        "matrix is made from ŷ and X.",
        "Multiply each row of X by its ŷ(1 − ŷ); then `X.T @` sums over the samples. "
        "`np.linalg.solve` takes that matrix and the gradient of the summed loss.",
    ],
    why="The Hessian sets the length of each step. With sums for both gradient and "
    "Hessian, m cancels.",
    explanation=(
        "The loop is the same as in `descend`. Gradient and Hessian are both sums, so m "
        "cancels; `solve` finds the step without forming an inverse."
    ),
    code=(
        "def newton(X, y, steps):\n"
        "    path = [np.zeros(X.shape[1])]\n"
        "    for _ in range(steps):\n"
        "        w = path[-1]\n"
        "        y_hat = 1 / (1 + np.exp(-X @ w))\n"
        "        hessian = X.T @ (X * (y_hat * (1 - y_hat))[:, None])\n"
        "        path.append(w - np.linalg.solve(hessian, X.T @ (y_hat - y)))\n"
        "    return np.array(path)"
    ),
)

odds_colder = Number(
    answer=math.exp(0.2322),
    misconceptions=[
        (
            math.exp(-0.2322),
            "that is the factor for one degree warmer. Does the logit rise or fall when it "
            "gets colder?",
        ),
        (
            0.2322,
            "that is what is added to the logit. What does adding to a logarithm do to the odds?",
        ),
        (
            1.2322,
            (
                "that is 1 plus the step, which is close to the exponential only for small "
                "steps. Use the exponential itself."
            ),
        ),
        (
            1 / (1 + math.exp(-0.2322)),
            "you used the sigmoid, which gives a probability. Use the exponential alone.",
        ),
        (
            math.exp(10 * 0.2322),
            "that is the factor for ten degrees. Take one degree.",
        ),
        (
            -0.2322,
            (
                "that is the slope for one degree warmer, on the scale of the logit. "
                "What does adding to a logarithm do to the odds?"
            ),
        ),
        (10**0.2322, "you raised 10 to a power, but the logit is a logarithm to base e."),
        (
            math.log(0.2322),
            "you took a logarithm. Undo one instead: the logit is the logarithm of the odds.",
        ),
        (
            -math.log(0.2322),
            "you took a logarithm. Undo one instead: the logit is the logarithm of the odds.",
        ),
        (
            1 - 0.2322,
            (
                "that is 1 minus the step, which is close to the factor for one degree warmer. "
                "Use the exponential itself, for one degree colder."
            ),
        ),
        (
            math.exp(0.2322) - 1,
            "that is the increase, as a fraction. The question asks for the factor.",
        ),
        (
            1 / (1 + math.exp(0.2322)),
            "you used the sigmoid, which gives a probability. Use the exponential alone.",
        ),
        (0.2322 * math.e, "you multiplied by e. Raise e to the power 0.2322 instead."),
        (math.exp(1), "you took a step of 1. On the scale of the logit, the step is 0.2322."),
        (
            math.exp(0.2322 * math.log(2)),
            "you converted the unit, but the logit is already in nats.",
        ),
        (
            math.exp(0.2322 / math.log(2)),
            "you converted the unit, but the logit is already in nats.",
        ),
        (
            0.2322 / (1 - 0.2322),
            (
                "you took 0.2322 for a probability. It is added to the logarithm of the odds: "
                "undo that logarithm."
            ),
        ),
        (
            100 * (math.exp(0.2322) - 1),
            "that is the increase in percent. The question asks for the factor.",
        ),
        (
            math.exp(0.2322 * 1.8),
            (
                "that is the factor for one degree Celsius. The slope and the question are both "
                "per degree Fahrenheit."
            ),
        ),
        (
            math.exp(0.2322 / 1.8),
            (
                "you converted degrees, but the slope and the question are both per degree "
                "Fahrenheit."
            ),
        ),
        (math.exp(0.1082), "you used the standard error of the slope. Use the slope itself."),
        (
            0.2322 / 4,
            "that is roughly the largest change in the probability. The question asks for the "
            "odds.",
        ),
        (
            0.2322 / math.log(2),
            "that is the step in bits, on the scale of the logit. What does it do to the odds?",
        ),
        (math.exp(22 * 0.2322), "that is the factor for 22 degrees. Take one degree."),
    ],
    hints=[
        "The logit is the logarithm of the odds. One degree colder adds 0.2322 to it.",
        "Adding to a logarithm multiplies what is inside it. By what factor?",
    ],
    why="Adding 0.2322 to the logarithm of the odds multiplies the odds by $e^{0.2322}$.",
    explanation=(
        "One degree colder adds 0.2322 to the logarithm of the odds, whatever the temperature. "
        "So the odds are multiplied by $e^{0.2322}$."
    ),
    code="factor = np.exp(0.2322)",
)

_INFORMATION = 23 * _SHARE * (1 - _SHARE)

intercept_error = Number(
    answer=1 / math.sqrt(_INFORMATION),
    unit="nats",
    misconceptions=[
        (
            1 / math.sqrt(_SHARE * (1 - _SHARE)),
            "you used the curvature of the mean loss. The likelihood of the data is a product "
            "over all flights: take the curvature of the summed loss.",
        ),
        (
            1 / _INFORMATION,
            "that is the variance. A standard error is its square root.",
        ),
        (
            math.sqrt(_INFORMATION),
            "your fraction is upside down: more curvature must mean a smaller standard error.",
        ),
        (
            _INFORMATION,
            "that is the curvature itself. Two steps remain: invert it, then take the square root.",
        ),
        (
            math.sqrt(_SHARE * (1 - _SHARE) / 23),
            "that is the standard error of the probability. The question asks for that of the "
            "intercept, on the scale of the logit.",
        ),
        (
            _SHARE * (1 - _SHARE),
            (
                "that is what one flight adds to the curvature. Sum over all flights, invert the "
                "sum, and take the square root."
            ),
        ),
        (
            math.sqrt(_SHARE * (1 - _SHARE)),
            (
                "that is the standard deviation of one label. The question asks for the "
                "standard error of the intercept."
            ),
        ),
        (
            1 / (_SHARE * (1 - _SHARE)),
            (
                "you inverted what one flight adds to the curvature. Sum over all flights first, "
                "then invert the sum, then take the square root."
            ),
        ),
        (
            1 / math.sqrt(7),
            (
                "that is 1 divided by the square root of 7, the number of damaged flights. Each "
                "of the 23 flights adds ŷ(1 − ŷ) to the curvature."
            ),
        ),
        (
            1 / math.sqrt(16),
            (
                "that is 1 divided by the square root of 16, the number of undamaged flights. "
                "Each of the 23 flights adds ŷ(1 − ŷ) to the curvature."
            ),
        ),
        (1 / math.sqrt(23), "you left out the factor ŷ(1 − ŷ) of each flight."),
        (
            math.log(_SHARE / (1 - _SHARE)),
            "that is the intercept. The question asks for its standard error.",
        ),
        (
            _SHARE * (1 - _SHARE) / 23,
            (
                "that is the variance of the share. The question asks for the "
                "standard error of the intercept."
            ),
        ),
        (
            1 / math.sqrt(22 * _SHARE * (1 - _SHARE)),
            "you subtracted 1 from the number of flights, but all 23 add to the curvature.",
        ),
        (
            math.sqrt(_SHARE * (1 - _SHARE) / 22),
            (
                "that is the standard error of the share, with m − 1 instead of m. The question "
                "asks for that of the intercept."
            ),
        ),
        (
            1.96 / math.sqrt(_INFORMATION),
            "that is the half-width of a 95 % interval. The question asks for the standard error.",
        ),
        (2 / math.sqrt(23), "you took ŷ(1 − ŷ) to be 1/4. Compute it from the fitted ŷ."),
        (
            7.3786,
            (
                "that is the standard error of the intercept in the full model. Here the "
                "intercept is the only weight."
            ),
        ),
        (0.1082, "that is the standard error of the slope. Here the intercept is the only weight."),
        (
            math.sqrt(1 / 23) / (_SHARE * (1 - _SHARE)),
            "you took the square root of 23, but not that of ŷ(1 − ŷ).",
        ),
        (
            -_SHARE * math.log(_SHARE) - (1 - _SHARE) * math.log(1 - _SHARE),
            "that is the mean loss. The question asks for a standard error.",
        ),
        (1 / math.sqrt(23 * 7 / 16 * 9 / 16), "you took the probability to be 7/16. It is 7/23."),
    ],
    hints=[
        "With the column of ones alone, $X^T \\mathrm{diag}(\\hat y(1-\\hat y)) X$ is one number.",
        ("Each flight adds ŷ(1 − ŷ) to the curvature. The inverse of the sum is a variance."),
    ],
    why=(
        "The inverse of the curvature of the summed loss is the variance, and the square root "
        "of the variance is the standard error."
    ),
    explanation=(
        "Each of the 23 flights adds ŷ(1 − ŷ) to the curvature of the summed loss. The inverse "
        "of this curvature is the variance of the intercept, and the square root of the "
        "variance is the standard error, in nats."
    ),
    code="p_all = 7 / 23\nerror_nats = 1 / np.sqrt(23 * p_all * (1 - p_all))",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
