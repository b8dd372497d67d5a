"""The exercises of lesson 08, stable and fast."""

import math

import numpy as np

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Bug, Choice, Function, Number, Order

recall = Number(
    answer=math.log1p(math.exp(2)),
    unit="nats",
    misconceptions=[
        (
            math.log1p(math.exp(-2)),
            "that is the loss of a rainy day. What probability was left for a dry day?",
        ),
        (
            1 / (1 + math.exp(-2)),
            "that is the predicted probability of rain, which is also the slope of this day's "
            "loss. The loss is −ln of the probability given to a dry day.",
        ),
        (
            1 / (1 + math.exp(2)),
            "that is the probability given to a dry day. A logarithm is missing.",
        ),
        (
            math.log1p(math.exp(2)) / math.log(2),
            "your result is in bits. Which logarithm gives nats?",
        ),
        (
            -math.log1p(math.exp(2)),
            ("the sign is flipped: a loss is not negative here. Where does the minus sign belong?"),
        ),
        (
            2.0,
            "that is the logit itself. The loss is −ln of the probability that was left for a "
            "dry day.",
        ),
        (
            math.exp(2),
            (
                "those are the odds of rain. What probability is left for a dry day, and what is "
                "its surprisal?"
            ),
        ),
        (math.log(2), "that is the loss of a forecast of one half. Here the logit is 2."),
        (
            math.log1p(math.exp(-2)) / math.log(2),
            (
                "that is the loss of a rainy day, in bits. The day stays dry, and the "
                "question asks for nats."
            ),
        ),
        (
            1 + math.exp(2),
            "that is 1 divided by the probability of a dry day. A logarithm is missing.",
        ),
        (
            1 + math.exp(-2),
            (
                "that is 1 divided by the probability of rain, but the day was dry. A logarithm "
                "is missing too."
            ),
        ),
        (
            -math.log(0.2),
            "that is the loss for a forecast of 0.8. The logit is 2: apply the sigmoid.",
        ),
        (
            2 + math.log1p(math.exp(2)),
            (
                r"you added the logit once too often: $\ln(1 + e^z)$ is already the whole loss of "
                "a dry day."
            ),
        ),
        (
            -math.log(1 - math.exp(-2)),
            ("you used 1 minus e⁻² as the probability of a dry day. Apply the sigmoid instead."),
        ),
        (
            math.exp(-2),
            "those are the odds of a dry day. What is its probability, and what is its surprisal?",
        ),
        (math.log1p(2), "you added the 1 to the logit. Add it to the exponential of z."),
        (
            math.log1p(math.exp(2)) - 2 / (1 + math.exp(-2)),
            "that is the entropy of the forecast. The loss depends on what happened: the day was "
            "dry.",
        ),
        (
            math.log(10),
            "that is the loss for a forecast of 0.9. The logit is 2: apply the sigmoid.",
        ),
        (
            math.log1p(math.exp(2)) / 4,
            (
                "you divided by four. The question is about a single day, so there is nothing to "
                "divide by."
            ),
        ),
        (math.log(math.exp(2) - 1), "you subtracted the 1 inside the logarithm. Add it instead."),
        (
            (1 / (1 + math.exp(-2))) ** 2,
            "that is the squared error. The loss is −ln of the probability left for a dry day.",
        ),
    ],
    hints=[
        "Find the predicted probability of rain, then what is left for a dry day. Then "
        "take a logarithm.",
        "The sigmoid of z = 2 is the probability of rain. What is the surprisal of a dry day, "
        "in nats?",
    ],
    why=r"The probability left for a dry day is $1 - \sigma(2)$, and −ln of that is "
    r"$\ln(1 + e^2)$.",
    explanation=r"Rain has the probability $\sigma(2)$, a dry day has the rest, and the loss is "
    r"−ln of the rest. Written out, the loss is $\ln(1 + e^2)$.",
    code="dry_nats = -np.log(1 - 1 / (1 + np.exp(-2)))",
)

vote = Choice(
    answer="c",
    options="abcd",
    misconceptions=[
        (
            "a",
            "that would be −ln of 1e-300, as if 1 − ŷ became 1e-300. Compute 1 − 1e-300: how "
            "wide is the gap below 1?",
        ),
        (
            "b",
            "a clip can only lose information. What is left of z = 40 once ŷ has been computed?",
        ),
        (
            "d",
            "that would need an upper bound below 1. What number is 1 − 1e-300 in the computer?",
        ),
    ],
    hints=[
        "The upper bound of the clip is itself a number in the computer. Which one?",
        "Evaluate `1 - 1e-300 == 1` in a cell of your own, then follow ŷ through the clip.",
    ],
    why=("The bound 1 − 1e-300 is rounded to 1, so ŷ = 1 passes the clip and −ln 0 is infinite."),
    explanation="The upper bound, 1 − 1e-300, is rounded to 1, because the gap below 1 is much "
    "wider than 1e-300. So ŷ = 1 passes the clip unchanged, and −ln 0 is infinite.",
    code='vote = "c"',
)


def _one_loss(y, z):
    z = np.where(y == 1, -z, z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


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
        (np.array([1, 0]), np.array([40.0, -40.0])),
    ],
    traps={
        6: (
            "your losses are right when they are large, but e to the power −40, about 4e-18, "
            "is lost: added to 40 or to 1, it is too small to change the last digit. Do not "
            "subtract the logit afterwards: choose the sign of z before you call `stable`."
        )
    },
    floor=0.0,
    unit="nats",
    misconceptions=[
        (
            lambda y, z: _one_loss(0, z),
            "that is the loss on a dry day, whatever the label. What changes when y is 1?",
        ),
        (
            lambda y, z: _one_loss(1 - y, z),
            "you swapped rainy and dry days. Try z = 3: which label must be the costly one?",
        ),
        (
            _naive_loss,
            (
                "your loss is right for small logits, but infinite at 40. Do not compute ŷ on "
                "the way."
            ),
        ),
        (
            _two_terms,
            (
                "your loss is right for small logits. At 40 it is infinite; at 800 it is nan, "
                "because the term that should not count is 0 · (−∞). Do not compute ŷ on the way."
            ),
        ),
        (
            _clipped_loss,
            (
                "a clip, or a small number added to a probability, limits your loss to "
                "about 16.1 nats. Do not compute ŷ on the way."
            ),
        ),
        (
            _mirrored_loss,
            (
                "your loss is right at 40, but the mirror breaks at 800, where e to the power z "
                "overflows. Use `stable`."
            ),
        ),
        (
            lambda y, z: _one_loss(0, -z) if y == 1 else _one_loss(0, z),
            (
                "you used `if`, which decides once for the whole array. Which NumPy function "
                "decides for each sample?"
            ),
        ),
        (
            lambda y, z: np.maximum(np.where(y == 1, -z, z), 0),
            "that is max(z, 0) alone, which is right only for large z. What does `stable` "
            "add to it?",
        ),
        (
            lambda y, z: np.log(1 + np.exp(z)) - y * z,
            (
                "your formula is right on paper, but e to the power 800 overflows. Use `stable`, "
                "which takes the large part out of the logarithm."
            ),
        ),
        (
            lambda y, z: _one_loss(y, z).mean(),
            (
                "your function returns the mean. Return one loss for each sample, with the same "
                "shape as z."
            ),
        ),
        (
            lambda y, z: _one_loss(1, z),
            "that is the loss on a rainy day, whatever the label. What changes when y is 0?",
        ),
        (
            lambda y, z: np.log1p(np.exp(z)) - y * z,
            (
                "your formula is right on paper, but e to the power 800 overflows. Use `stable`, "
                "which takes the large part out of the logarithm."
            ),
        ),
        (
            lambda y, z: np.log1p(np.exp(np.where(y == 1, -z, z))),
            (
                "your formula is right on paper, but e to the power 800 overflows. Use `stable`, "
                "which takes the large part out of the logarithm."
            ),
        ),
        (
            lambda y, z: _one_loss(0, z) * (1 - y),
            (
                "in your function, rainy days cost nothing. A rainy day mirrors a dry day: which "
                "logit goes into `stable`?"
            ),
        ),
        (
            lambda y, z: _one_loss(0, z) * y,
            (
                "you multiplied by y, so dry days cost nothing, and rainy days have the wrong "
                "sign of z."
            ),
        ),
        (
            lambda y, z: _one_loss(1, z) * y,
            "in your function, dry days cost nothing. What does `stable(z)` give?",
        ),
        (
            lambda y, z: y * _one_loss(0, z) + (1 - y) * _one_loss(1, z),
            "you swapped rainy and dry days. Try z = 3: which label must be the costly one?",
        ),
        (
            lambda y, z: _one_loss(0, z) + y * z,
            (
                "the sign in front of y · z is wrong: on a rainy day a larger logit "
                "makes the loss smaller."
            ),
        ),
        (
            lambda y, z: np.where(y == 1, -_one_loss(0, z), _one_loss(0, z)),
            "you flipped the sign of the loss. For a rainy day, flip the sign of z instead.",
        ),
        (
            lambda y, z: np.where(y == 1, 1 - _one_loss(0, z), _one_loss(0, z)),
            "you subtracted the loss from 1. For a rainy day, flip the sign of z instead.",
        ),
        (
            lambda y, z: np.where(y == 1, _one_loss(0, 1 - z), _one_loss(0, z)),
            "you used 1 − z for rainy days. The mirror image of z is −z.",
        ),
        (
            lambda y, z: np.abs(z),
            (
                "your function returns |z|. What does `stable` give for z = 0, and for which "
                "label is a large z costly?"
            ),
        ),
        (
            lambda y, z: _one_loss(0, np.abs(z)),
            ("you ignored the sign of z, but a confident forecast that comes true costs little."),
        ),
        (
            lambda y, z: _one_loss(0, -np.abs(z)),
            "you ignored the sign of z, but a confident forecast that fails costs much.",
        ),
        (
            lambda y, z: 1 / (1 + np.exp(-z)) - y,
            "that is the slope of the loss. The question asks for the loss itself.",
        ),
        (
            lambda y, z: 1 / (1 + np.exp(-z)),
            (
                "that is the predicted probability. Use `stable`, which gives the loss "
                "from the logit."
            ),
        ),
        (
            lambda y, z: np.nan_to_num(_two_terms(y, z)),
            (
                "`nan_to_num` turns infinity into a huge number, but the true loss is 40 or "
                "800. Do not compute ŷ on the way."
            ),
        ),
        (
            lambda y, z: (
                -np.log(
                    np.clip(
                        np.where(y == 1, 1 / (1 + np.exp(-z)), 1 - 1 / (1 + np.exp(-z))), 1e-12, 1
                    )
                )
            ),
            (
                "a clip, or a small number added to a probability, limits your loss to "
                "about 27.6 nats. Do not compute ŷ on the way."
            ),
        ),
        (
            lambda y, z: (
                -np.log(
                    np.clip(
                        np.where(y == 1, 1 / (1 + np.exp(-z)), 1 - 1 / (1 + np.exp(-z))), 1e-15, 1
                    )
                )
            ),
            (
                "a clip, or a small number added to a probability, limits your loss to "
                "about 34.5 nats. Do not compute ŷ on the way."
            ),
        ),
        (
            lambda y, z: _one_loss(y, np.clip(z, -30, 30)),
            "you clipped the logits at 30, so no loss is above 30. Use them as they are.",
        ),
        (
            lambda y, z: _one_loss(y, np.clip(z, -500, 500)),
            "you clipped the logits at 500, so no loss is above 500. Use them as they are.",
        ),
        (
            lambda y, z: _one_loss(0, z - y),
            ("you subtracted the label from the logit. Instead, flip the sign of z when y is 1."),
        ),
        (
            lambda y, z: _one_loss(0, y * z),
            (
                "you multiplied the logit by the label: dry days get z = 0, and rainy "
                "days the wrong sign."
            ),
        ),
        (
            lambda y, z: np.exp(-_one_loss(y, z)),
            (
                "those are the probabilities given to what happened. The loss is −ln of these. "
                "Use `stable`, which gives it without computing them."
            ),
        ),
    ],
    hints=[
        "`stable(z)` is right for y = 0. A rainy day mirrors a dry day: which logit "
        "must go into `stable` when y is 1?",
        "`np.where(y == 1, a, b)` chooses between the two cases. What are a and b?",
    ],
    why=(
        "Flipping the sign of z turns a rainy day into a dry one, and `stable` never "
        "computes an exponential that overflows."
    ),
    explanation=(
        r"For y = 0 the loss is $\ln(1 + e^{z})$; for y = 1 it is −ln σ(z), which is "
        r"$\ln(1 + e^{-z})$. Both are the same function, but for y = 1 the sign of z is "
        "flipped."
    ),
    code="def losses_from_logits(y, z):\n    return stable(np.where(y == 1, -z, z))",
)

three_equal = Number(
    answer=1000 + math.log(3),
    tolerance=5e-6,  # two decimals will do
    digits=6,
    unit="nats",
    misconceptions=[
        (1000.0, "that is the maximum alone. What does the sum of the shifted terms add?"),
        (math.log(3), "you shifted, but did not shift back. What must be added at the end?"),
        (1003.0, "you added the sum of the shifted terms itself. One logarithm is missing."),
        (
            3000.0,
            "that is the sum of the logits. The sum in log-sum-exp runs over exponentials.",
        ),
        (1000 + math.log2(3), "you took the base-2 logarithm of the sum. Use the natural one."),
        (
            math.log(3000),
            "that is the log of the sum of the logits. Where are the exponentials?",
        ),
        (math.inf, "that is what you get without the shift. Subtract the maximum first."),
        (
            1000 - math.log(3),
            (
                "you subtracted the log of the sum. The sum of three equal terms is "
                "larger than one of them."
            ),
        ),
        (
            1001.0,
            (
                "did you add 1, a single exponential of 0? The sum has more such terms, and you "
                "need its log. If you rounded, give two decimals."
            ),
        ),
        (1000 * math.log(3), "you multiplied where you must add. The log of a product is a sum."),
        (
            1000 + math.log10(3),
            "you took the base-10 logarithm of the sum. Use the natural one.",
        ),
        (3000 + math.log(3), "you added the maximum once for each logit. Add it only once."),
        (
            3 * 1000 * math.log(3),
            "you multiplied where you must add. The log of a product is a sum.",
        ),
        (
            1000 + 3 * math.log(3),
            "you added ln 3 three times. It is the log of the whole sum: add it once.",
        ),
        (
            1000 + math.exp(3),
            "you took the exponential of the number of terms. Take the log of that number.",
        ),
        (1000 / 3 + math.log(3), "you divided the maximum by 3. Use the maximum itself."),
        (
            math.log(1000),
            "that is the log of a logit. Log-sum-exp is the log of a sum of exponentials.",
        ),
        (1000 + math.log(2), "you added ln 2, but there are three terms in the sum."),
        (
            3 * (1000 + math.log(3)),
            (
                "you multiplied the result by 3, but the sum over the terms is already inside "
                "the logarithm."
            ),
        ),
        (
            0.0,
            (
                "after the shift the logits are 0, but their exponentials are not, and "
                "the maximum must be added back."
            ),
        ),
        (3 * math.log(1000), "you added the logarithms of the logits. Where are the exponentials?"),
        (1 / 3, "that is a softmax probability. The question asks for the log of the sum."),
        (
            1.0,
            (
                "that is the sum of the softmax probabilities. The question asks for "
                "the log of the sum of the exponentials."
            ),
        ),
        (
            1000 + math.log(4),
            "you counted four terms. The maximum is one of the three: do not count it twice.",
        ),
        (
            1000 / 3,
            (
                "you divided by 3, but the log-sum-exp is not a mean. What is the log of a sum "
                "of three equal terms?"
            ),
        ),
    ],
    hints=[
        "Subtract the maximum from each logit. What are the three exponentials then?",
        "The sum has three terms, each equal to 1. What must be added to the maximum?",
    ],
    why=(
        "Each of the shifted terms is 1, and the log of their sum, ln 3, is added to the maximum."
    ),
    explanation=(
        "After the shift the three logits are 0, their exponentials are 1, and the sum is 3. "
        "Its log, ln 3, is added to the maximum."
    ),
    code="lse_nats = 1000 + np.log(3)",
)


def _all_losses(z):
    """The loss of each row for every class that might have occurred."""
    shifted = z - z.max(axis=1, keepdims=True)
    return np.log(np.exp(shifted).sum(axis=1, keepdims=True)) - shifted


def _mean_loss(z, c):
    return _all_losses(z)[np.arange(len(c)), c].mean()


def _naive_mean_loss(z, c):
    y_hat = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.log(y_hat[np.arange(len(c)), c]).mean()


def _no_shift(z, c):
    return (np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(c)), c]).mean()


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


_MANY = np.tile([[0.5, -1.0, 2.0], [0.0, 3.0, 1.0], [1.0, 1.0, -4.0]], (200, 1)), np.arange(600) % 3


def _shifted_by_minimum(z, c):
    return _no_shift(z - z.min(axis=1, keepdims=True), c)


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
        (np.array([[1000.0, -1000.0]]), np.array([1])),
        (np.array([[1000.0, -1000.0]]), np.array([0])),
        _MANY,
    ],
    unit="nats",
    misconceptions=[
        (
            _naive_mean_loss,
            (
                "your loss is right for small logits, but nan or inf for large ones. Shift "
                "before you take any exponential."
            ),
        ),
        (
            _one_shift,
            (
                "your loss is right until the logits of two rows differ widely: you shift every "
                "row by the largest logit in the whole array. Over which axis must the maximum "
                "be taken?"
            ),
        ),
        (
            _not_shifted_back,
            ("you shifted the log of the sum, but not the logit of the class. Treat both alike."),
        ),
        (
            _log_of_softmax,
            (
                "your softmax is safe, but in a row such as 0 and 800, one of its probabilities "
                "is rounded to 0 before you take the log. Stay in logs: how is log-softmax "
                "computed?"
            ),
        ),
        (
            _shifted_by_minimum,
            "you shifted each row by its smallest logit, so the exponential of a much larger one "
            "overflows. Shift by the largest.",
        ),
        (
            _over_samples,
            "you sum over the samples. A row is one forecast: over which axis must the sum run?",
        ),
        (
            _whole_columns,
            "`z[:, c]` takes every row of each column in c. Take one logit from each row.",
        ),
        (
            lambda z, c: _mean_loss(z, c) * len(c),
            "that is the sum over the samples. Return the mean.",
        ),
        (
            _no_shift,
            (
                "your loss is right for small logits, but infinite or nan for large ones. Shift "
                "each row by its maximum before you take any exponential."
            ),
        ),
        (
            lambda z, c: -_no_shift(z, c),
            (
                "the sign is flipped, and large logits overflow: shift each row by its "
                "maximum before you take any exponential."
            ),
        ),
        (
            lambda z, c: _no_shift(z, c) * len(c),
            (
                "that is the sum over the samples, and large logits overflow: shift "
                "each row by its maximum first."
            ),
        ),
        (
            lambda z, c: _no_shift(z, c) / np.log(2),
            "that is in bits, and large logits overflow: shift each row by its maximum first.",
        ),
        (
            lambda z, c: -z[np.arange(len(c)), c].mean(),
            (
                "that is the mean of the logits, with a minus sign. The log-sum-exp of "
                "each row is missing."
            ),
        ),
        (
            lambda z, c: z[np.arange(len(c)), c].mean(),
            "that is the mean of the logits. The log-sum-exp of each row is missing.",
        ),
        (
            lambda z, c: (z.max(axis=1) - z[np.arange(len(c)), c]).mean(),
            (
                "that is how far, on average, the logit of the class is below the maximum of its "
                "row. The log of the shifted sum is missing."
            ),
        ),
        (
            lambda z, c: (
                np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1)) + z.max(axis=1)
            ).mean(),
            "that is the mean of the log-sum-exp. Subtract the logit of the class that occurred.",
        ),
        (
            lambda z, c: _mean_loss(z, c) * len(c) / z.size,
            "you divided by the number of entries of z. Divide by the number of samples.",
        ),
        (
            lambda z, c: _all_losses(z).mean(),
            (
                "you averaged over all classes. In each row, take only the loss for the class "
                "that occurred."
            ),
        ),
        (
            lambda z, c: _all_losses(z)[np.arange(len(c)), c],
            "that is one loss for each sample. Return their mean.",
        ),
        (
            lambda z, c: _all_losses(z)[np.arange(len(c)), c][0],
            "that is the loss of the first sample. Return the mean over all samples.",
        ),
        (
            lambda z, c: _all_losses(z)[:, 0].mean(),
            (
                "you took class 0 whatever occurred. In each row, take the loss for the class "
                "that occurred."
            ),
        ),
        (
            lambda z, c: _mean_loss(-z, c),
            (
                "the sign of the logits is flipped: a larger logit must make its class "
                "more probable."
            ),
        ),
        (
            lambda z, c: np.exp(-_all_losses(z))[np.arange(len(c)), c].mean(),
            (
                "that is the mean probability of the class that occurred. Take −ln of each "
                "probability, then the mean."
            ),
        ),
        (
            lambda z, c: -np.log(np.exp(-_all_losses(z))[np.arange(len(c)), c].mean()),
            "that is −ln of the mean probability. Take the logarithms first, then the mean.",
        ),
        (
            lambda z, c: (
                -np.log(np.exp(z - z.max(axis=1, keepdims=True))[np.arange(len(c)), c]).mean()
            ),
            (
                "you left out the sum over the classes. The loss of each row contains its "
                "logarithm too."
            ),
        ),
        (
            lambda z, c: (
                -np.log(np.clip(np.exp(-_all_losses(z))[np.arange(len(c)), c], 1e-12, 1)).mean()
            ),
            (
                "your loss is finite, but the clip allows no loss above 27.6 nats. Stay in logs: "
                "how is log-softmax computed?"
            ),
        ),
        (
            lambda z, c: (
                -np.log(np.clip(np.exp(-_all_losses(z))[np.arange(len(c)), c], 1e-15, 1)).mean()
            ),
            (
                "a clip, or a small number added to a probability, limits your loss to about "
                "34.5 nats. Stay in logs: how is log-softmax computed?"
            ),
        ),
        (
            lambda z, c: -np.log(np.exp(-_all_losses(z))[np.arange(len(c)), c] + 1e-12).mean(),
            (
                "you added a small number inside the logarithm, which limits the loss to 27.6 "
                "nats. Stay in logs: how is log-softmax computed?"
            ),
        ),
        (
            lambda z, c: np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1)).mean(),
            (
                "you took the log of the shifted sum alone, which is the loss if the class with "
                "the largest logit occurs. Subtract the shifted logit of the class that did "
                "occur."
            ),
        ),
        (
            lambda z, c: _all_losses(z)[np.arange(len(c)), c - 1].mean(),
            "you count classes from 1. The class is the number of the column, counted from 0.",
        ),
        (
            lambda z, c: _mean_loss(z, c) * len(c) / z.shape[1],
            "you divided by the number of classes. Divide by the number of samples.",
        ),
        (
            lambda z, c: (
                np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1))
                + z.max(axis=1)
                + z[np.arange(len(c)), c]
            ).mean(),
            "you added the logit of the class that occurred. Subtract it.",
        ),
        (
            lambda z, c: _mean_loss(np.clip(z, -30, 30), c),
            "you clipped the logits. Use them as they are, and shift each row by its maximum.",
        ),
        (
            lambda z, c: _mean_loss(np.clip(z, -500, 500), c),
            "you clipped the logits. Use them as they are, and shift each row by its maximum.",
        ),
        (
            lambda z, c: (
                -np.log(np.exp(z - z.max()) / np.exp(z - z.max()).sum())[
                    np.arange(len(c)), c
                ].mean()
            ),
            "your sum runs over the whole array. A row is one forecast: sum over its classes.",
        ),
        (
            lambda z, c: (
                np.log(np.exp(z - z.max()).sum()) + z.max() - z[np.arange(len(c)), c]
            ).mean(),
            "you took one log-sum-exp of the whole array. Each row is a forecast and needs its "
            "own log-sum-exp.",
        ),
    ],
    hints=[
        "The loss of a row is its log-sum-exp minus the logit of the class that occurred. Subtract "
        "the row's own maximum first: both parts shift by the same amount.",
        (
            "`keepdims=True` keeps the maxima of the rows as a column, which you can "
            "subtract from z. Indexing with two arrays picks one logit from each row."
        ),
    ],
    why="Each row is shifted by its own maximum, and the shift cancels in the row's loss.",
    explanation="Each row is shifted by its own maximum. The shift cancels between the log-sum-exp "
    "and the logit of the class, so it need not be added back.",
    code="def mean_loss(z, c):\n"
    "    shifted = z - z.max(axis=1, keepdims=True)\n"
    "    log_sums = np.log(np.exp(shifted).sum(axis=1))\n"
    "    return (log_sums - shifted[np.arange(len(c)), c]).mean()",
)

find_the_bug = Bug(
    answer="b",
    options="abcd",
    misconceptions=[
        (
            "a",
            (
                "the term of the class that occurred is finite: it is 2 bits. Print the four "
                "products one by one."
            ),
        ),
        (
            "c",
            "another base only rescales a finite loss. Can a change of unit produce nan?",
        ),
        (
            "d",
            "the four probabilities do sum to 1, and a forecast may contain a 0. Print "
            "each array as it is computed.",
        ),
    ],
    hints=[
        "Print `logs` after the line that is meant to repair it. Did that line change anything?",
        "Evaluate `np.log2(0.0)` and `0 * np.log2(0.0)` in a cell of your own, and compare.",
    ],
    why=(
        "`np.log2(0)` is −inf, and the nan arises only when −inf is multiplied by 0, after the "
        "attempted repair."
    ),
    explanation="`np.log2(0)` is −inf, not nan, so there is nothing to replace. The nan arises "
    "one line later, from 0 · (−inf).",
    code='bug = "b"',
)

derivation = Order(
    answer="ceadb",
    misconceptions=[
        ("ce", "you split the power before the exponent was a sum. Which step makes it a sum?"),
        (
            "ea",
            (
                "you take out a common factor before there is one. Which step turns each power "
                "into a product?"
            ),
        ),
        (
            "ad",
            "you take the log of a product before the factor is in front. Which step puts it "
            "there?",
        ),
        (
            "db",
            ("you put line b before the result that it refers to. Which line states that result?"),
        ),
    ],
    hints=[
        "Start with a line that only rewrites a logit. End where the free number is chosen.",
        "Each line uses the form that the line before it produces: which line needs a product, "
        "and which needs a sum?",
    ],
    why=(
        "The common factor is taken out of the sum, and the log turns the product into a "
        "sum of two terms."
    ),
    explanation="A logit is written as a sum, the power of a sum is a product, the common factor "
    "goes in front, the log of the product is a sum, and only then is the free number chosen.",
    code='order = "ceadb"',
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
            "ŷ is 1 before the clip, but an upper bound that is stored as less than 1 would still "
            "lower it. Compare each bound with 1 in float32.",
        ),
    ],
    hints=[
        "The clip keeps the loss finite only if 1 − ε is a number below 1.",
        "Evaluate `np.float32(1) - np.float32(e) == 1` for each of the three values of e.",
    ],
    why=("A bound works only if it differs from 1 in float32, and the gap below 1 is about 6e-8."),
    explanation="In float32 the gap below 1 is about 6e-8. Only 1e-7 is more than half of that; "
    "with the other two values the upper bound of the clip is rounded to 1 and lets "
    "ŷ = 1 pass.",
    code='float32_clip = "a"',
)

two_blocks = Number(
    answer=(1000 * 0.5 + 250 * 2) / 1250,
    unit="nats",
    misconceptions=[
        (
            1.25,
            "that is the mean of the two means. It counts a sample of the small block four "
            "times as much as one of the large block.",
        ),
        (1000.0, "that is the sum of all losses. What must you divide it by?"),
        (
            500.0,
            "you divided the sum of all losses by the number of blocks. How many samples are "
            "there?",
        ),
        (1.0, "you divided by the size of the first block alone. How many samples are there?"),
        (2.5, "you added the means of the blocks. What can be added instead?"),
        (
            (1000 * 2 + 250 * 0.5) / 1250,
            "the weights are swapped. Which mean belongs to the thousand samples?",
        ),
        (4.0, "you divided by the size of the second block alone. How many samples are there?"),
        (0.5, "that is the mean of the first block. The second has losses too."),
        (2.0, "that is the mean of the second block. The first has losses too."),
        (
            2.5 / 1250,
            "you added the means. To get the sum of a block, multiply its mean by its count.",
        ),
        (0.4, "you left out the losses of one block."),
        (
            0.5 / 1000 + 2 / 250,
            (
                "you divided each mean by its count. To get the sum of a block, multiply its "
                "mean by its count."
            ),
        ),
        (0.5**0.8 * 2**0.2, "that is a geometric mean. Add the sums of the two blocks instead."),
        (
            (1000 * 0.5 + 250 * 2) / 750,
            "you subtracted the counts. How many samples are there in total?",
        ),
        (
            1.25 / 1250,
            "you divided the mean of the means once more. Go back to the sums of the blocks.",
        ),
        (
            1.25 * 1250,
            "you multiplied the mean of the means by the total count. Multiply each mean by its "
            "own count.",
        ),
        ((1000 * 0.5 + 2) / 1250, "you did not multiply the second mean by its count."),
        (1250.0, "that is the number of samples. What is the sum of their losses?"),
        (
            math.sqrt((0.5**2 + 2**2) / 2),
            "that is a root mean square. Add the sums of the two blocks instead.",
        ),
    ],
    hints=[
        "The sums of the blocks can be added. What is the sum of the losses in each block?",
        "The mean of a block times its count is its sum. How many samples are there in total?",
    ],
    why="Sums of blocks add up, so each mean is weighted by the number of samples in its block.",
    explanation="The losses of each block sum to 500 nats. Together that is 1000 nats for 1250 "
    "samples.",
    code="both_nats = (1000 * 0.5 + 250 * 2) / (1000 + 250)",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
