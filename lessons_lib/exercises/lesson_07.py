"""The exercises of lesson 07."""

import math

import numpy as np

from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

_SHARE = 7 / 23

recall = Number(
    answer=-_SHARE * math.log(_SHARE) - (1 - _SHARE) * math.log(1 - _SHARE),
    misconceptions=[
        (
            -_SHARE * math.log2(_SHARE) - (1 - _SHARE) * math.log2(1 - _SHARE),
            "that is in bits. The question asks for nats: which logarithm counts those?",
        ),
        (
            23 * (-_SHARE * math.log(_SHARE) - (1 - _SHARE) * math.log(1 - _SHARE)),
            "that is the sum over all flights. Divide so that it belongs to one flight.",
        ),
        (
            -math.log(_SHARE),
            "that is the surprisal of a damaged flight alone. Most flights were not damaged: "
            "average over both kinds.",
        ),
        (
            _SHARE,
            "that is the best probability. What does quoting it cost, on average?",
        ),
        (
            -_SHARE * math.log(_SHARE),
            "that is the part of the damaged flights alone. The others cost something too.",
        ),
        (
            _SHARE * math.log(_SHARE) + (1 - _SHARE) * math.log(1 - _SHARE),
            "a loss is not negative: the logarithm of a probability is, so turn its sign.",
        ),
        (
            math.log(2),
            "that is the loss of always quoting one half. The share of damaged flights is smaller.",
        ),
    ],
    hints=[
        "Lesson 05: the best coin has the share of ones as its probability.",
        "The loss of the best coin is the entropy of a coin with probability 7/23, in nats.",
    ],
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
    misconceptions=[
        (
            [0.0, -1.0],
            "that is the gradient of the sum. The loss is a mean over two samples.",
        ),
        (
            [0.0, 0.5],
            "the sign is turned. Prediction minus label, not label minus prediction.",
        ),
        (
            [-0.5, 0.0],
            "the right numbers, in the wrong order: first the entry of the intercept, whose "
            "column of X is ones.",
        ),
        (
            [0.25, -0.75],
            "those are the parts of the two samples, each halved. Add over the samples, once for "
            "each column of X.",
        ),
        (
            [0.0, 0.0],
            "the second part needs each difference multiplied by its own x before you add.",
        ),
        (
            [0.5, -0.5],
            "those are the two differences themselves. Multiply by the columns of X and average.",
        ),
        (
            [0.5, -1.5],
            "those are the products with x, one for each sample. Add over the samples, "
            "once for each column of X.",
        ),
    ],
    hints=[
        "At w = (0, 0) both logits are 0. Which probability is that?",
        "The differences are +1/2 and −1/2. For the first weight multiply by 1 and 1, for the "
        "second by x = 1 and x = 3; then take the mean.",
    ],
    explanation=(
        "Both predictions are 1/2, the differences +1/2 and −1/2. Times the column of ones they "
        "cancel; times x they give 1/2 − 3/2 = −1, and half of it is the mean."
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
            "acdbe",
            "the derivative of $\\hat y_i$ is needed only once there is a gradient to "
            "differentiate.",
        ),
        (
            "cdabe",
            "there is nothing to collect yet. Differentiate the part that depends on w first.",
        ),
        (
            "cadeb",
            "a verdict on every direction needs an expression for every direction before it.",
        ),
        (
            "cabde",
            "the quadratic form is made from H. Which step makes H?",
        ),
    ],
    hints=[
        "The Hessian is the derivative of the gradient. Where must you start?",
        "Gradient, derivative of its only moving part, matrix, direction, verdict.",
    ],
    explanation=(
        "In the gradient only $\\hat y_i$ depends on w. Its derivative brings the factor "
        "$\\hat y_i(1-\\hat y_i)$, the sum becomes a matrix, and along any direction v that matrix "
        "gives a mean of squares with positive factors."
    ),
    code='order = "cadbe"',
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "a bowl need not have a formula for its lowest point. Look at the equation "
            "$X^T(\\hat y - y) = 0$ again: where does w stand?",
        ),
        (
            "b",
            "$e^{-w}$ is convex too. Where is its lowest point? Look for such a slope in the "
            "first figure.",
        ),
        (
            "d",
            "a long step can jump across a bowl and land higher on the other side. "
            "Try $w^2$ from w = 1 with a step factor of 1.5.",
        ),
    ],
    hints=[
        "Test each sentence on two convex functions of one weight, $w^2$ and $e^{-w}$.",
        "Three of the sentences fail for one of the two. The one that stays speaks of valleys.",
    ],
    explanation=(
        "Convexity excludes a second, higher valley. It promises neither a formula, nor that a "
        "lowest point exists, nor that any step length works."
    ),
    code='vote = "c"',
)

rate_limit = Number(
    answer=0.4,
    misconceptions=[
        (
            100.0,
            "that is the limit along the flat direction. The steep one gives way first.",
        ),
        (
            0.2,
            "that is the rate that jumps to the middle at once. How much further may a step "
            "go before it climbs?",
        ),
        (
            250.0,
            "that is the condition number. The limit needs one of the eigenvalues only.",
        ),
        (
            10.0,
            "you multiplied by the curvature. More curvature must mean a shorter step.",
        ),
        (
            2.5,
            "that is the fraction turned over. Which of the two numbers stands below?",
        ),
    ],
    hints=[
        "Only one of the two directions decides. In which one does a step overshoot first?",
        "The limit is 2 divided by the greatest eigenvalue.",
    ],
    explanation=(
        "Along the direction with curvature λ a step multiplies the distance by 1 − ηλ. It stays "
        "within −1 and 1 as long as η < 2/λ, and the greatest λ is the strictest."
    ),
    code="limit = 2 / 5",
)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _descend(X, y, rate, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        w = path[-1]
        path.append(w - rate * X.T @ (_sigmoid(X @ w) - y) / len(y))
    return np.array(path)


def _descend_in_place(X, y, rate, steps):
    w = np.zeros(X.shape[1])
    path = [w]
    for _ in range(steps):
        w -= rate * X.T @ (_sigmoid(X @ w) - y) / len(y)
        path.append(w)
    return np.array(path)


def _descend_linear(X, y, rate, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - rate * X.T @ (X @ path[-1] - y) / len(y))
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
        (*_ONES, 0.2, 4),
    ],
    misconceptions=[
        (
            lambda X, y, rate, steps: _descend(X, y, rate * len(y), steps),
            "your steps are m times too long: that is the gradient of the sum. "
            "Which division is missing?",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, -rate, steps),
            "you are climbing. The gradient points uphill.",
        ),
        (
            _descend_in_place,
            "all rows of the path are the same: `-=` changed the one array that is in the list "
            "many times. Make a new array for each step.",
        ),
        (
            _descend_linear,
            "a logit is no probability. Put the sigmoid around X @ w before you subtract y.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps)[1:],
            "the start belongs to the path: with `steps` steps there are `steps + 1` rows.",
        ),
        (
            lambda X, y, rate, steps: _descend(X, y, rate, steps)[-1],
            "only the last weights come back. Collect all of them, a row for each step.",
        ),
    ],
    hints=[
        "Keep a list that starts with a vector of zeros; append new weights in a loop.",
        "One step is `w - rate * X.T @ (y_hat - y) / len(y)` with "
        "`y_hat = 1 / (1 + np.exp(-X @ w))`.",
    ],
    explanation=(
        "Each step computes the predictions, the gradient of the mean, and goes the "
        "`rate`-fold of it downhill. The list keeps a new array for every step."
    ),
    code=(
        "def descend(X, y, rate, steps):\n"
        "    path = [np.zeros(X.shape[1])]\n"
        "    for _ in range(steps):\n"
        "        w = path[-1]\n"
        "        y_hat = 1 / (1 + np.exp(-X @ w))\n"
        "        path.append(w - rate * X.T @ (y_hat - y) / len(y))\n"
        "    return np.array(path)\n\n"
    ),
)


def _newton(X, y, steps, move=lambda hessian, gradient, m: np.linalg.solve(hessian, gradient)):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        p = _sigmoid(X @ path[-1])
        hessian = X.T @ (X * (p * (1 - p))[:, None])
        path.append(path[-1] - move(hessian, X.T @ (p - y), len(y)))
    return np.array(path)


def _newton_unweighted(X, y, steps, factor=1.0):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        p = _sigmoid(X @ path[-1])
        path.append(path[-1] - np.linalg.solve(factor * X.T @ X, X.T @ (p - y)))
    return np.array(path)


newton = Function(
    answer=_newton,
    cases=[
        (*_TWO, 2),
        (*_FOUR, 1),
        (*_FOUR, 3),
        (*_THREE, 2),
        (*_ONES, 3),
        (*_THREE, 1),
    ],
    misconceptions=[
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: h @ g),
            "you multiplied by the Hessian. A steep direction must get a shorter step: "
            "solve, do not multiply.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: -np.linalg.solve(h, g)),
            "you are climbing: the step has the wrong sign.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: np.linalg.solve(h, g) / m),
            "your steps are m times too short: one of gradient and Hessian is a mean, the other "
            "a sum. Take both alike.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: np.linalg.solve(h, g) * m),
            "your steps are m times too long: the gradient is a sum, the Hessian a mean. "
            "Take both alike.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps)[1:],
            "the start belongs to the path: with `steps` steps there are `steps + 1` rows.",
        ),
        (
            _newton_unweighted,
            "the Hessian of least squares stands there. Which factor belongs to each row of X?",
        ),
        (
            lambda X, y, steps: _newton_unweighted(X, y, steps, factor=1 / 4),
            "your Hessian stays that of the start. Compute it anew in each step, at the weights "
            "reached.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps, lambda h, g, m: g / h.diagonal()),
            "you divided by the diagonal alone. The other entries couple the weights: "
            "solve with the whole matrix.",
        ),
        (
            lambda X, y, steps: _newton(X, y, steps)[-1],
            "only the last weights come back. Collect all of them, a row for each step.",
        ),
    ],
    hints=[
        "Take your `descend`. What replaces the rate is a matrix made from ŷ and X.",
        "`hessian = X.T @ (X * (y_hat * (1 - y_hat))[:, None])`, and `np.linalg.solve(hessian, …)` "
        "with the gradient of the same sum.",
    ],
    explanation=(
        "The loop is that of `descend`. Gradient and Hessian are both taken as sums, so that m "
        "cancels; `solve` finds the step without ever forming an inverse."
    ),
    code=(
        "def newton(X, y, steps):\n"
        "    path = [np.zeros(X.shape[1])]\n"
        "    for _ in range(steps):\n"
        "        w = path[-1]\n"
        "        y_hat = 1 / (1 + np.exp(-X @ w))\n"
        "        hessian = X.T @ (X * (y_hat * (1 - y_hat))[:, None])\n"
        "        path.append(w - np.linalg.solve(hessian, X.T @ (y_hat - y)))\n"
        "    return np.array(path)\n\n"
    ),
)

odds_colder = Number(
    answer=math.exp(0.2322),
    misconceptions=[
        (
            math.exp(-0.2322),
            "that is for one degree warmer. Which sign has a step of −1 °F?",
        ),
        (
            0.2322,
            "that is what is added to the logit. What does adding to a logarithm do to the odds?",
        ),
        (
            1.2322,
            "that is 1 + the step, which is near the exponential for small steps only. Use the "
            "exponential itself.",
        ),
        (
            1 / (1 + math.exp(-0.2322)),
            "that is a probability. Odds come from the exponential, without the sigmoid.",
        ),
        (
            math.exp(10 * 0.2322),
            "that is for ten degrees. Take one.",
        ),
    ],
    hints=[
        "The logit is the logarithm of the odds. One degree colder adds 0.2322 to it.",
        "Undo the logarithm: $e^{0.2322}$.",
    ],
    explanation=(
        "One degree colder adds 0.2322 to the logarithm of the odds, whatever the temperature. "
        "So the odds are multiplied by $e^{0.2322}$."
    ),
    code="factor = np.exp(0.2322)",
)

_INFORMATION = 23 * _SHARE * (1 - _SHARE)

intercept_error = Number(
    answer=1 / math.sqrt(_INFORMATION),
    misconceptions=[
        (
            1 / math.sqrt(_SHARE * (1 - _SHARE)),
            "that uses the curvature of the mean. The likelihood of the data is a product over "
            "all flights: take the sum.",
        ),
        (
            1 / _INFORMATION,
            "that is the variance. A standard error is its root.",
        ),
        (
            math.sqrt(_INFORMATION),
            "more curvature must mean a smaller error. Turn the fraction over.",
        ),
        (
            _INFORMATION,
            "that is the curvature itself. Two steps are left: inverse, then root.",
        ),
        (
            math.sqrt(_SHARE * (1 - _SHARE) / 23),
            "that is the standard error of the probability. The question asks for the intercept, "
            "on the scale of the logit.",
        ),
    ],
    hints=[
        "With the column of ones alone, $X^T \\mathrm{diag}(\\hat y(1-\\hat y)) X$ is one number.",
        "It is 23 · ŷ(1 − ŷ) with ŷ = 7/23. The inverse is a variance.",
    ],
    explanation=(
        "Each of 23 flights adds ŷ(1 − ŷ) to the curvature of the sum. The inverse of that is the "
        "variance of the intercept, and its root the standard error, in nats."
    ),
    code="p_all = 7 / 23\nerror_nats = 1 / np.sqrt(23 * p_all * (1 - p_all))",
)

third_sample = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "it lies far on the side of the ones and agrees. Is there still a threshold that "
            "tells all zeros from all ones?",
        ),
        (
            "c",
            "it lies on the side of the zeros and agrees. Look for a sample that contradicts "
            "every threshold.",
        ),
        (
            "d",
            "it only moves the threshold. Put one between 1 and 2: does it make a mistake?",
        ),
    ],
    hints=[
        "Write the three labels in the order of x. Can one cut part the zeros from the ones?",
        "For three of the options the labels in order read 0…1 with one change only.",
    ],
    explanation=(
        "In the order of x the labels then read 0, 1, 0. No threshold is right about all three, "
        "so that growing weights make one sample ever more expensive: the minimum is finite."
    ),
    code='makes_finite = "b"',
)

find_the_bug = Bug(
    answer="d",
    options="abcd",
    misconceptions=[
        (
            "a",
            "the line is where the probability is one half, and that is also how the first "
            "accuracy was counted. Both use the same threshold.",
        ),
        (
            "b",
            "the first accuracy comes from the same weights and is high. "
            "The fit cannot be what spoils the second one.",
        ),
        (
            "c",
            "probability one half is logit 0: on the line the sigmoid is not needed. "
            "Solve that equation for the humidity, on paper.",
        ),
    ],
    hints=[
        "Work out the logit of a day that lies on her line. Which value should it have?",
        "Bring everything but the humidity to the other side of $w_0 + w_1 x_1 + w_2 x_2 = 0$.",
    ],
    explanation=(
        "From $w_0 + w_1 x_1 + w_2 x_2 = 0$ follows $x_2 = -(w_0 + w_1 x_1)/w_2$. The minus was "
        "lost on the way to the code, and with centred columns the wrong line still crosses the "
        "picture."
    ),
    code='bug = "d"',
)
