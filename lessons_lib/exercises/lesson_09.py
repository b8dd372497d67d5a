"""The exercises of lesson 09, at work."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

_SUM = -math.log(0.8 * 0.7 * 0.6 * 0.7)  # of the four days, in nats

recall = Number(
    answer=_SUM,
    unit="nats",
    misconceptions=[
        (
            _SUM / 4,
            "that is the mean in nats. The question asks for the sum over the four days.",
        ),
        (_SUM / math.log(2), "that is the sum in bits. Which factor turns bits into nats?"),
        (
            _SUM / 4 / math.log(2),
            (
                "that is the mean in bits, which the question gives. Change two things: bits "
                "into nats, and the mean into a sum."
            ),
        ),
        (
            _SUM / 4 / math.log(2) ** 2,
            (
                "you divided the mean by ln 2, and the result is still a mean. The nat is the "
                "larger unit, so a loss contains fewer nats than bits."
            ),
        ),
        (
            _SUM / math.log(2) ** 2,
            (
                "you divided by ln 2. The nat is the larger unit, so a loss contains fewer nats "
                "than bits."
            ),
        ),
        (
            2 * _SUM,
            ("that is the deviance, twice the summed loss. The question asks for the sum itself."),
        ),
        (-_SUM, "that is the log-likelihood. A loss has the opposite sign."),
        (
            math.exp(-_SUM),
            "that is the likelihood, the product of the four probabilities. Take −ln of it.",
        ),
        (
            _SUM / 16,
            "you divided by four. To go from a mean to a sum, multiply by four.",
        ),
        (
            4 * 0.522 * 2,
            "that is twice the sum in bits. A bit is ln 2 nats.",
        ),
        (
            4 * 0.522 * math.log10(2),
            "you converted with log₁₀ 2. A bit is ln 2 nats.",
        ),
        (
            4 * 0.522 / 2,
            "that is half the sum in bits. A bit is ln 2 nats.",
        ),
        (
            4 * 0.522 - math.log(2),
            "you subtracted ln 2. To change the unit, multiply by it.",
        ),
        (
            3 * 0.522 * math.log(2),
            "you multiplied by three. There are four days.",
        ),
        (
            2 * 0.522 * math.log(2),
            "that is twice the mean in nats. There are four days.",
        ),
    ],
    hints=[
        "How many nats is one bit? And how do you get from a mean over four days to their sum?",
        "First change the unit: a bit is ln 2 nats. Then undo the division by the number of days.",
    ],
    why="One bit is ln 2 nats, and the sum over four days is four times the mean.",
    explanation="A bit is ln 2 nats, so multiply by ln 2. The sum is four times the mean.",
    code="sum_nats = 0.5220 * np.log(2) * 4",
)

who_is_ahead = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            "0.42 is a mean in nats. Turn the other two into means in nats: −395 is minus a sum "
            "over 1000 days, and 0.59 is in bits.",
        ),
        (
            "c",
            (
                "0.59 bits per day is about 0.409 nats per day. Compare that with Team B's loss: "
                "minus the log-likelihood, divided by the number of days."
            ),
        ),
        (
            "d",
            (
                "units can be converted: multiply bits by ln 2 to get nats, and divide a sum by "
                "the number of days to get a mean. Do that, then compare."
            ),
        ),
    ],
    hints=[
        (
            "Convert all three numbers to nats per day. The log-likelihood is minus a sum "
            "over 1000 days."
        ),
        "Turn Team B's sum into a mean, and Team C's bits into nats. Team A's number is already in "
        "nats per day.",
    ],
    why="In nats per day the three are 0.42, 0.395 and 0.59 · ln 2, which is about 0.409.",
    explanation=(
        "In nats per day, Team A lost 0.42. Team B's log-likelihood is minus the sum of "
        "its losses, so the team lost 395/1000. Team C lost 0.59 · ln 2, about 0.409."
    ),
    code='ahead = "b"',
)

vote = Choice(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "scikit-learn does stop early, but that changes the slope by about one part in a "
                "million, not by 30 %. Fit again with a smaller `tol`: the slope stays the "
                "same."
            ),
        ),
        (
            "c",
            "float32 keeps about seven digits, and these slopes differ in the second. Besides, "
            "the data are float64 here.",
        ),
        (
            "d",
            "the column is already standardised: standardising it again changes nothing.",
        ),
    ],
    hints=[
        (
            "In lesson 07 there was a table of slopes fitted to the standardised flights, "
            "one for each strength. Is −1.1210 in it?"
        ),
        "Look up the arguments of `LogisticRegression`, and the default value of `C`.",
    ],
    why=(
        "Unless it is told not to, `LogisticRegression` adds a penalty to the loss, and "
        "this penalty pulls the slope towards 0."
    ),
    explanation="`LogisticRegression` adds a penalty on the slopes unless it is told not to. "
    "−1.1210 is the slope with `l2=1`, in the table of lesson 07.",
    code='vote = "b"',
)

same_penalty = Number(
    answer=0.1,
    digits=2,
    misconceptions=[
        (
            10.0,
            (
                "you took C for the strength of the penalty. But C multiplies the loss: a large "
                "C means a weak penalty."
            ),
        ),
        (1.0, "that is the default, which corresponds to `l2=1`. The question has `l2=10`."),
        (
            0.05,
            (
                "you used a factor of 2, but none is left: both penalties have 1/2 in front of "
                "the square."
            ),
        ),
        (
            0.2,
            (
                "you used a factor of 2, but none is left: both penalties have 1/2 in front of "
                "the square."
            ),
        ),
        (
            5.0,
            "that is half of `l2`. Divide scikit-learn's function by C: what stands in front of "
            "the square?",
        ),
        (
            20.0,
            "that is twice `l2`. Divide scikit-learn's function by C: what stands in front of "
            "the square?",
        ),
        (
            0.1 / 23,
            "you divided by the number of flights. Both functions add up the losses, so no mean "
            "is involved.",
        ),
        (
            2.3,
            "you multiplied by the number of flights. Both functions add up the losses, so no "
            "mean is involved.",
        ),
        (
            10 / 23,
            (
                "you divided by the number of flights. Both functions add up the losses, so no "
                "mean is involved; and a large C means a weak penalty."
            ),
        ),
        (
            230.0,
            (
                "you multiplied by the number of flights. Both functions add up the losses, so "
                "no mean is involved; and a large C means a weak penalty."
            ),
        ),
        (0.01, "that is the square of 1/10. Only the factor in front of the square counts."),
        (
            100.0,
            "that is the square of `l2`. What multiplies the square of the slope, once "
            "scikit-learn's function is divided by C?",
        ),
        (-10.0, "C must be above 0. It multiplies the loss."),
        (math.inf, "that is no penalty at all: `l2=0`."),
        (0.0, "C must be above 0: with C = 0 the samples would not count at all."),
        (math.sqrt(0.1), "you took a square root. The slope is squared, but the strength is not."),
        (
            math.sqrt(10),
            (
                "you took a square root, but the strength is not squared. Also, a large C means "
                "a weak penalty."
            ),
        ),
        (math.log(10), "you took a logarithm. Instead, divide scikit-learn's function by C."),
    ],
    hints=[
        "Divide scikit-learn's function by C. What stands in front of the square then?",
        "Scikit-learn's function then has 1/(2C) in front of the square; ours has `l2`/2.",
    ],
    why=(
        "Divided by C, scikit-learn's function is the summed loss plus 1/(2C) times the "
        "square of the slope, so `l2` = 1/C."
    ),
    explanation=(
        "Dividing by C does not move the minimum. What remains is the summed loss and "
        "the penalty, with 1/(2C) in front of the square of the slope, where our "
        "function has `l2`/2."
    ),
    code="c = 1 / 10",
)

honest_order = Order(
    answer="cadeb",
    misconceptions=[
        (
            "ca",
            (
                "you compare the strengths before the test part is set aside. Then the test part "
                "may help to choose, and the loss on that part tends to be too small."
            ),
        ),
        ("ad", "you choose a strength before there are any losses to compare."),
        (
            "de",
            (
                "you fit the whole training part before a strength has been chosen. Which "
                "strength would the fit use?"
            ),
        ),
        (
            "eb",
            "you use the test part before you have fitted the model that it is to judge.",
        ),
    ],
    hints=[
        (
            "Whatever the test part must not influence is done after that part has been set "
            "aside. When may the test part be used?"
        ),
        "Each step uses what an earlier one has produced: which needs the losses, which the chosen "
        "strength, and which a fitted model?",
    ],
    why=(
        "Whatever is chosen or computed before the test part is set aside may depend on "
        "it, so the test part is set aside first, and used once, at the end."
    ),
    explanation=(
        "First the test part is set aside: neither the strength nor a mean may depend "
        "on it. Then strengths are compared inside the training part, one is "
        "chosen and the model is fitted. The test part is used last, and only once."
    ),
    code='steps = "cadeb"',
)

moved_threshold = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "a threshold changes no probability. Where the model quotes 0.9, the event "
                "occurs as rarely as before."
            ),
        ),
        (
            "b",
            (
                "the log loss is computed from the probabilities, which have not changed. The "
                "threshold plays no part in it."
            ),
        ),
        (
            "d",
            "something has changed: with the higher threshold there are fewer alarms.",
        ),
    ],
    hints=[
        "Which of the numbers in the lesson depend on a threshold, and which on ŷ alone?",
        "Calibration and log loss use ŷ. Does ŷ change?",
    ],
    why=(
        "The threshold decides when to raise an alarm; the quotes, their calibration and "
        "their log loss stay as they were."
    ),
    explanation="A threshold turns probabilities into decisions. The number of alarms changes; "
    "the probabilities, their calibration and their log loss stay as they were.",
    code='repaired = "c"',
)


class _Rows(np.ndarray):
    """Samples on a machine that can calculate with at most `most` of their numbers at once.

    Views, slices and copies are free: only the numbers that enter a calculation count.
    """

    @classmethod
    def holding(cls, X, size):
        """The samples `X` on a machine that can calculate with at most `size` rows at once."""
        rows = X.view(cls)
        rows.most = size * X.shape[1]
        return rows

    def __array_finalize__(self, source):
        self.most = getattr(source, "most", math.inf)

    def __array_ufunc__(self, ufunc, method, *inputs, **settings):
        if "out" in settings:
            settings["out"] = tuple(map(_read, settings["out"]))
        return getattr(ufunc, method)(*map(_read, inputs), **settings)

    def __array_function__(self, function, types, arguments, settings):
        if function in (np.dot, np.inner, np.einsum, np.tensordot):
            return function(*map(_read, arguments), **settings)
        return super().__array_function__(function, types, arguments, settings)

    def dot(self, *arguments, **settings):
        return np.dot(self, *arguments, **settings)


def _read(array):
    if not isinstance(array, _Rows):
        return array
    if array.size > array.most:
        raise MemoryError("more than size rows of X at once")
    return array.view(np.ndarray)


def _curvature(y_hat):
    return y_hat * (1 - y_hat)


def _parts(w, X, y, factor=_curvature):
    X = np.asarray(X)  # what must not use all rows at once is the learner's function
    y_hat = 1 / (1 + np.exp(-(X @ w)))
    return X.T @ (y_hat - y), X.T @ (X * factor(y_hat)[:, None])


def _blocks(X, y, size):
    return [(X[i : i + size], y[i : i + size]) for i in range(0, len(y), size)]


def _step(w, X, y, size):
    g, H = _parts(w, X, y)
    return w - np.linalg.solve(H, g)


# Ways of making one gradient, or one Hessian, out of those of the blocks.
def _sum(parts, sizes):
    return sum(parts)


def _mean(parts, sizes):
    return sum(parts) / sum(sizes)


def _mean_over_blocks(parts, sizes):
    return sum(parts) / len(sizes)


def _sum_of_means(parts, sizes):
    return sum(part / m for part, m in zip(parts, sizes, strict=True))


def _mean_of_means(parts, sizes):
    return _sum_of_means(parts, sizes) / len(sizes)


def _last(parts, sizes):
    return parts[-1]


def _from_blocks(gradient, hessian):
    """The step with a gradient and a Hessian that are each made in one of these ways."""

    def step(w, X, y, size):
        blocks = _blocks(X, y, size)
        gradients, hessians = zip(*(_parts(w, *block) for block in blocks), strict=True)
        sizes = [len(labels) for _, labels in blocks]
        return w - np.linalg.solve(hessian(hessians, sizes), gradient(gradients, sizes))

    return step


def _with_factor(factor):
    """The step with another factor in place of ŷ(1 − ŷ) in the Hessian."""

    def step(w, X, y, size):
        g, H = _parts(w, X, y, factor)
        return w - np.linalg.solve(H, g)

    return step


def _steps_of_blocks(w, X, y, size):
    return [_step(w, A, labels, size) for A, labels in _blocks(X, y, size)]


def _one_after_another(w, X, y, size):
    for A, labels in _blocks(X, y, size):
        w = _step(w, A, labels, size)
    return w


def _solved_in_the_loop(w, X, y, size):
    g, H = 0, 0
    for A, labels in _blocks(X, y, size):
        of_block = _parts(w, A, labels)
        g, H = g + of_block[0], H + of_block[1]
        w = w - np.linalg.solve(H, g)
    return w


def _mean_of_steps(w, X, y, size):
    return np.mean(_steps_of_blocks(w, X, y, size), axis=0)


def _sum_of_steps(w, X, y, size):
    return w + sum(step - w for step in _steps_of_blocks(w, X, y, size))


def _weighted_steps(w, X, y, size):
    sizes = np.array([len(labels) for _, labels in _blocks(X, y, size)])
    return sizes @ _steps_of_blocks(w, X, y, size) / sizes.sum()


def _whole_blocks(w, X, y, size):
    whole = len(y) // size * size
    return _step(w, X[:whole], y[:whole], size)


def _whole_blocks_or_one(w, X, y, size):
    return _step(w, X, y, size) if len(y) < size else _whole_blocks(w, X, y, size)


def _without_last_block(w, X, y, size):
    start = (len(y) - 1) // size * size
    return _step(w, X[:start], y[:start], size)


def _gradient_only(w, X, y, size):
    return w - _parts(w, X, y)[0]


def _uphill(w, X, y, size):
    return 2 * w - _step(w, X, y, size)


def _only_step(w, X, y, size):
    return _step(w, X, y, size) - w


def _times_hessian(w, X, y, size):
    g, H = _parts(w, X, y)
    return w - H @ g


def _least_squares(w, X, y, size):
    X = np.asarray(X)
    return w - np.linalg.solve(X.T @ X, X.T @ (X @ w - y))


def _without_forecast(w, X, y, size):
    return w - np.linalg.solve(_parts(w, X, y)[1], np.asarray(X).T @ y)


def _flipped_sigmoid(w, X, y, size):
    g, H = _parts(-w, X, y)
    return w - np.linalg.solve(H, g)


def _to_the_end(w, X, y, size):
    for _ in range(30):
        w = _step(w, X, y, size)
    return w


def _samples(seed, m, d):
    rng = np.random.default_rng(seed)
    X = np.column_stack([np.ones(m), rng.standard_normal((m, d))])
    y = (rng.random(m) < 1 / (1 + np.exp(-X @ rng.standard_normal(d + 1)))).astype(float)
    return X, y


# Few enough samples to take a step by hand: the columns of X are orthogonal.
_FIVE = (
    np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 1.0], [1.0, -1.0], [1.0, 1.0]]),
    np.array([0.0, 0.0, 1.0, 1.0, 1.0]),
)
_W, (_X, _Y), _SIZE = np.array([0.3, -0.2]), _samples(1, 23, 1), 10

newton_step = Function(
    answer=_step,
    cases=[
        (np.zeros(2), *_FIVE, 3),
        (np.array([0.0, math.log(3)]), *_FIVE, 3),  # forecasts of 1/4, 1/2 and 3/4
        (np.array([0.5, 0.1]), *_samples(2, 60, 1), 20),
        (np.array([-0.4, 0.3, 0.2]), *_samples(3, 90, 2), 40),
        (np.array([0.2, 0.4]), *_samples(4, 40, 1), 100),
        (_W, _X, _Y, _SIZE),
        (_W, _Rows.holding(_X, _SIZE), _Y, _SIZE),
    ],
    traps={
        6: (
            "your weights are right, but your function calculates with more than `size` rows of X "
            "at once. Go through blocks of at most `size` rows, and add up what each contributes."
        )
    },
    misconceptions=[
        (
            _from_blocks(_mean_of_means, _mean_of_means),
            (
                "your step is right only if all blocks have the same size: you averaged the "
                "means of the blocks. Add up their sums."
            ),
        ),
        (
            _from_blocks(_mean, _sum),
            (
                "your gradient is a mean, but your Hessian is a sum. The step needs two sums, or "
                "two means."
            ),
        ),
        (
            _from_blocks(_sum, _mean),
            (
                "your Hessian is a mean, but your gradient is a sum. The step needs two sums, or "
                "two means."
            ),
        ),
        (
            _from_blocks(_mean_over_blocks, _sum),
            (
                "you divided the gradient, but not the Hessian, by the number of blocks. Add up "
                "each of them, without dividing."
            ),
        ),
        (
            _from_blocks(_sum, _mean_over_blocks),
            (
                "you divided the Hessian, but not the gradient, by the number of blocks. Add up "
                "each of them, without dividing."
            ),
        ),
        *(
            (
                _from_blocks(of_means, _sum),
                (
                    "your Hessian is a sum, but for the gradient you divided what each block "
                    "contributes by the size of the block. Add up both, without dividing."
                ),
            )
            for of_means in (_sum_of_means, _mean_of_means)
        ),
        *(
            (
                _from_blocks(_sum, of_means),
                (
                    "your gradient is a sum, but for the Hessian you divided what each block "
                    "contributes by the size of the block. Add up both, without dividing."
                ),
            )
            for of_means in (_sum_of_means, _mean_of_means)
        ),
        (
            _from_blocks(_sum, _last),
            (
                "your gradient is that of all blocks, but your Hessian is that of the last block "
                "alone. Does your loop overwrite the Hessian?"
            ),
        ),
        (
            _from_blocks(_last, _sum),
            (
                "your Hessian is that of all blocks, but your gradient is that of the last block "
                "alone. Does your loop overwrite the gradient?"
            ),
        ),
        (
            _one_after_another,
            "you took a step on each block in turn. Add up the gradients and the Hessians of all "
            "blocks at the same weights, then take one step.",
        ),
        (
            _solved_in_the_loop,
            "you solve inside the loop, so later blocks are judged at other weights. Solve once, "
            "after the loop.",
        ),
        (
            _mean_of_steps,
            (
                "you averaged the steps of the blocks. The mean of steps to different minima is "
                "not the step on all samples. Add up gradients and Hessians, then solve once."
            ),
        ),
        (
            _sum_of_steps,
            "you added up the steps of the blocks. Add up gradients and Hessians, then solve once.",
        ),
        (
            _weighted_steps,
            "you averaged the steps of the blocks, weighted by their sizes. Add up gradients and "
            "Hessians, then solve once.",
        ),
        (_gradient_only, "that is a step of gradient descent. Where is the Hessian?"),
        (
            _uphill,
            "your step goes uphill: its sign is flipped. The gradient is Xᵀ(ŷ − y), and the step "
            "is subtracted.",
        ),
        (_only_step, "that is the step alone. Add it to the weights."),
        (
            lambda w, X, y, size: w - _step(w, X, y, size),
            "that is what must be subtracted from the weights. Return the new weights.",
        ),
        (_times_hessian, "you multiplied by the Hessian. Solve the linear system instead."),
        (_least_squares, "that step fits a straight line to the labels. Where is the sigmoid?"),
        (_flipped_sigmoid, "you flipped the sign of the logit: ŷ is 1/(1 + e⁻ᶻ), with z = Xw."),
        (_with_factor(np.ones_like), "you left the factors ŷ(1 − ŷ) out of the Hessian."),
        (
            _with_factor(lambda y_hat: y_hat),
            "you used ŷ as the factor in the Hessian. The factor is ŷ(1 − ŷ).",
        ),
        (
            _with_factor(lambda y_hat: 1 - y_hat),
            "you used 1 − ŷ as the factor in the Hessian. The factor is ŷ(1 − ŷ).",
        ),
        (
            _with_factor(lambda y_hat: np.full_like(y_hat, 1 / 4)),
            (
                "your step is right only at w = 0, where every ŷ(1 − ŷ) is 1/4. Compute these "
                "factors at the given w."
            ),
        ),
        (
            lambda w, X, y, size: _step(w, X[:size], y[:size], size),
            "that is the step on the first block alone. Does your loop return too early, or does "
            "every slice end at `size`?",
        ),
        (
            _from_blocks(_last, _last),
            "that is the step on the last block alone. Does your loop overwrite its totals?",
        ),
        *(
            (
                whole_blocks,
                (
                    "you leave out the last block if it has fewer than `size` rows. Where does "
                    "your loop end?"
                ),
            )
            for whole_blocks in (_whole_blocks, _whole_blocks_or_one)
        ),
        (
            _without_last_block,
            "you leave out the last block, however many rows it has. Where does your loop end?",
        ),
        (
            lambda w, X, y, size: _step(np.zeros_like(w), X, y, size),
            "you started at weights of 0. Start at the weights that your function is given.",
        ),
        (
            lambda w, X, y, size: _step(_step(w, X, y, size), X, y, size),
            "you took two steps. Take only one.",
        ),
        (_to_the_end, "you repeated the step up to the minimum. Take only one step."),
        (
            lambda w, X, y, size: _parts(w, X, y)[0],
            (
                "that is the gradient. Solve a linear system with the Hessian and this gradient, "
                "and subtract the solution from w."
            ),
        ),
        (
            _without_forecast,
            (
                "you left something out of the gradient, which is Xᵀ(ŷ − y). Where is the "
                "forecast ŷ?"
            ),
        ),
    ],
    hints=[
        "Start with two totals of 0, one for the gradient and one for the Hessian. Go through the "
        "blocks, add what each contributes, and solve once, after the loop.",
        "A block adds `X.T @ (y_hat - y)` and `X.T @ (X * (y_hat * (1 - y_hat))[:, None])`: sums, "
        "without any division.",
    ],
    why=(
        "Sums over blocks add up to sums over all samples, so the step is the same as on "
        "one machine."
    ),
    explanation="Each block contributes its sums at the same weights. One linear system is solved "
    "at the end.",
    code="def newton_step(w, X, y, size):\n"
    "    g, H = 0, 0\n"
    "    for i in range(0, len(y), size):\n"
    "        A, labels = X[i : i + size], y[i : i + size]\n"
    "        y_hat = 1 / (1 + np.exp(-(A @ w)))\n"
    "        g = g + A.T @ (y_hat - labels)\n"
    "        H = H + A.T @ (A * (y_hat * (1 - y_hat))[:, None])\n"
    "    return w - np.linalg.solve(H, g)",
)

find_the_bug = Bug(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "no flight is lost: the blocks hold 10, 10 and 3 of the 23. Compare the mean of "
                "the three means with the mean over all flights."
            ),
        ),
        (
            "b",
            "all blocks are judged with the same weights, as on one machine. What is different "
            "about the third block?",
        ),
        (
            "d",
            "rounding changes only the last of sixteen digits. Here the first digit differs.",
        ),
    ],
    hints=[
        "How many flights does each of the three means stand for?",
        "Multiply each mean by its number of flights, add the products, and divide by 23.",
    ],
    why=(
        "The block of 3 flights counts as much as a block of 10, so each of its flights "
        "counts more than three times as much as a flight in another block."
    ),
    explanation=(
        "`np.mean` gives each block a weight of 1/3. The third block holds 3 of the 23 "
        "flights, so each of these counts more than three times as much as any other "
        "flight."
    ),
    code='bug = "c"',
)

frost = Number(
    answer=0.2,
    digits=2,
    unit="probability",
    misconceptions=[
        (
            0.25,
            (
                "you took the odds, 1 to 4, for a probability. The threshold would be 1/4 if "
                "heating cost 1 on frosty nights too. Here only mistakes cost anything: divide "
                "the cost of needless heating by the sum of both costs."
            ),
        ),
        (
            0.8,
            "the costs are swapped. A missed frost is costly, so heat even when frost is not "
            "likely.",
        ),
        (
            0.5,
            "one half is right only if both mistakes cost the same. Write down both expected "
            "costs.",
        ),
        (
            0.75,
            (
                "your threshold is above one half, although a missed frost costs more than "
                "needless heating. Also, odds of 1 to 4 are not a probability of 1/4."
            ),
        ),
        (4.0, "that is the ratio of the costs. Which probability has odds of 1 to 4?"),
        *(
            (wrong, "that is the threshold for costs of 10 to 1. Here the ratio is 4 to 1.")
            for wrong in (1 / 11, 0.09)
        ),
        (
            1 / 3,
            "that is the threshold for costs of 2 to 1. Here the ratio is 4 to 1.",
        ),
        (0.125, "that is half of 1/4. Where is (1 − p) · 1 equal to p · 4?"),
        (
            5.0,
            "that is the sum of the costs. What share of it is the cost of needless heating?",
        ),
        (
            0.0,
            (
                "with that threshold, the owner heats every night. Where is (1 − p) · 1 equal to "
                "p · 4?"
            ),
        ),
        (
            1.0,
            "with that threshold, the owner never heats. Where is (1 − p) · 1 equal to p · 4?",
        ),
        (
            1 / 6,
            "that is the threshold for costs of 5 to 1. Here the ratio is 4 to 1.",
        ),
        *(  # e⁻⁴ and the sigmoid of −4 are both 0.018
            (
                wrong,
                "you used an exponential, but none is needed. Where is (1 − p) · 1 equal to p · 4?",
            )
            for wrong in (math.exp(-4), 1 / (1 + math.exp(-4)), 1 / (1 + math.exp(4)))
        ),
    ],
    hints=[
        (
            "Heating costs 1 if there is no frost; not heating costs 4 if there is. Multiply "
            "each cost by the probability that it arises."
        ),
        "Where is (1 − p) · 1 equal to p · 4?",
    ],
    why=(
        "At p = 1/5, heating costs 4/5 on average, and not heating costs 1/5 · 4, which "
        "is the same."
    ),
    explanation="Heating costs (1 − p) · 1 on average, and not heating costs p · 4. They are "
    "equal at p = 1/(1 + 4).",
    code="threshold = 1 / (1 + 4)",
)

message_size = Number(
    answer=(101 + 101**2 + 1) * 8,
    digits=5,
    tolerance=0.0,  # one number more or less is a slip
    misconceptions=[
        (
            (101 + 101**2) * 8,
            "your count is one number short. Does it include the value, and all 101 entries of the "
            "gradient?",
        ),
        (
            101 + 101**2,
            "that is a number of numbers, not of bytes, and it is one short. Does it include the "
            "value, and all 101 entries of the gradient?",
        ),
        (
            (101 + 101**2 + 2) * 8,
            "that is one number too many: only the value, the gradient and the Hessian are sent.",
        ),
        (
            (1 + 101**2) * 8,
            "your count is 101 numbers short. Does it include the gradient, and the intercept's "
            "row of the Hessian?",
        ),
        (
            (1 + 101) * 8,
            "that is the value and the gradient. A Newton step needs the Hessian too.",
        ),
        (
            (100 + 100**2) * 8,
            "you left out the intercept, which has a weight too, and the value.",
        ),
        (
            100 + 100**2,
            "that is a number of numbers, not of bytes, and you left out the intercept, which has "
            "a weight too, and the value.",
        ),
        (
            100**2 * 8,
            "that is the Hessian without the intercept, and nothing else. Do not round.",
        ),
        (
            100**2,
            "that is how many numbers the Hessian without the intercept has. Add the intercept, "
            "the value and the gradient; each number takes 8 bytes.",
        ),
        (
            (1 + 102 + 102**2) * 8,
            "you counted 102 weights. How many do 100 columns and an intercept have?",
        ),
        (
            101 + 101**2 + 1,
            "that is how many numbers are sent. Each takes 8 bytes in float64.",
        ),
        (
            (1 + 101 + 101 * 102 // 2) * 8,
            (
                "you counted only half of the Hessian. That would be enough, since it is "
                "symmetric, but the question asks for the whole Hessian."
            ),
        ),
        (
            101**2 * 8,
            "that is the Hessian alone. The value and the gradient are sent too.",
        ),
        (
            101**2,
            "that is how many numbers the Hessian has. The value and the gradient are sent too, "
            "and each number takes 8 bytes.",
        ),
        (
            (1 + 100 + 100**2) * 8,
            "you left out the intercept. It has a weight too, so there are 101 weights.",
        ),
        (
            10**6 * 100 * 8,
            "that is the block itself. Only its sums are sent.",
        ),
        (
            10**6 * 101 * 8,
            "that is the block itself. Only its sums are sent.",
        ),
        (
            101 * 8,
            "that is the gradient alone. A Newton step needs the Hessian too.",
        ),
        (
            10**6 * 8,
            "you counted one number for each sample, but only sums are sent.",
        ),
        (
            (101 + 101**2 + 1) * 4,
            "you multiplied by 4, but a float64 number has 8 bytes.",
        ),
        (
            (101 + 101**2 + 1) * 64,
            "you multiplied by 64, the number of bits. A float64 number has 8 bytes.",
        ),
        (
            (101 + 101**2 + 1) * 8 * 10**6,
            (
                "you multiplied by the number of samples, which does not matter: sums are sent "
                "once for each block."
            ),
        ),
        (100 * 8, "that is a gradient without the intercept. A Newton step needs the Hessian too."),
        (
            (101 + 101**2 + 1) * 8 * 1000,
            "that is the total for all machines. The question asks about one machine.",
        ),
        (8.0, "that is the size of one number. How many entries does the Hessian have?"),
        *(
            (
                wrong,
                "you counted too few entries of the Hessian. It has a row and a column for each "
                "weight: square the number of weights.",
            )
            for wrong in ((101 * 2 + 1) * 8, (101 * 3 + 1) * 8)
        ),
    ],
    hints=[
        "With the intercept there are 101 weights. How many numbers are the value, the gradient "
        "and the Hessian together?",
        "The Hessian has a row and a column for each weight. How many bytes does a float64 number "
        "take?",
    ],
    why="The value is 1 number, the gradient 101 and the Hessian 101², at 8 bytes each.",
    explanation=(
        "The value, the gradient and the Hessian consist of 1, 101 and 101² numbers of 8 "
        "bytes each, however many samples the block has."
    ),
    code="bytes_sent = (1 + 101 + 101**2) * 8",
)

quarter_noise = Number(
    answer=1600,
    digits=4,
    tolerance=0.0,
    misconceptions=[
        (
            400,
            ("that halves the error. Errors shrink with the square root of the number of samples."),
        ),
        (200, "that shrinks the error by a factor of only √2."),
        (25, "fewer samples make the error larger, not smaller."),
        (100, "that is the size of the batch you have. To shrink the error, take more samples."),
        (800, "eight times as many samples shrink the error by a factor of only √8."),
        (6.25, "fewer samples make the error larger, not smaller."),
        (50, "fewer samples make the error larger, not smaller."),
        (
            1500,
            (
                "that is how many samples you must add. The question asks for the size of the "
                "whole batch."
            ),
        ),
        (16, "that is the factor. How many samples are 16 times 100?"),
        (4, "that is the factor by which the error shrinks. How many samples does that take?"),
        (
            3200,
            ("that shrinks the error by a factor of √32. Which number has 4 as its square root?"),
        ),
        (
            10_000,
            "that shrinks the error by a factor of 10. Which number has 4 as its square root?",
        ),
        (
            104,
            (
                "you added 4. The error shrinks by a factor, so the number of samples must grow "
                "by a factor too."
            ),
        ),
        (116, "you added 16. The number of samples must grow by a factor of 16."),
    ],
    hints=[
        "The standard error of a mean is the standard deviation over √b.",
        "By what factor must b grow to make √b four times as large?",
    ],
    why=(
        "The error is proportional to 1/√b, so reducing it to a quarter takes sixteen "
        "times as many samples."
    ),
    explanation=(
        "The error of a mean over b samples is proportional to 1/√b. To get a quarter of "
        "the error, you need 16 times as many samples."
    ),
    code="samples = 16 * 100",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
