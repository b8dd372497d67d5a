"""The loss of logistic regression as a function of its weights, and its first two derivatives.

A sample's probability of class 1 is p = sigmoid(z), its logit z a weighted sum of its measurements.
The loss is the binary cross-entropy, summed over the samples, in nats. With a column of ones in X
for the intercept, z = X w, it has

    gradient  Xᵀ(p − y)        and        Hessian  Xᵀ diag(p(1 − p)) X.
"""

import numpy as np

from lessons_lib import _arguments
from lessons_lib._logs import sigmoid_of, softplus

# Rows looked at together: few enough for a processor's cache, so that X is never copied whole.
ROWS = 16384


class Loss:
    """The loss with its penalty, a function of weights w for centred columns of one scale.

    The weights of X are w / scale but for the intercept, which knows nothing of centres. The scale
    gives the Hessian at w = 0 a diagonal of ones. Every p(1 − p) is 1/4 there and at most 1/4
    elsewhere, so that the loss curves nowhere more than there.
    """

    def __init__(self, X, y, l2):
        self.X, self.y, self.l2 = X, y, l2
        w = np.zeros(X.shape[1] + 1)
        penalties = np.full(w.size, l2)
        penalties[0] = 0  # the intercept's
        with np.errstate(over="ignore", invalid="ignore"):
            # The median of some rows will do for a centre, and is exact for a constant column.
            self.centre = np.median(X[:: len(X) // 1000 + 1].astype(np.float64), axis=0)
            sums = self.sums(w)
        curvature = sums[2].diagonal() + penalties
        if not np.isfinite(curvature).all():
            refuse_numbers(X)
        self.scale = np.where(curvature > 0, np.sqrt(curvature), 1)
        self.penalties = penalties / self.scale**2
        self.start = self.scaled(w, *sums)

    def __call__(self, w, with_hessian=True):
        """Its value, gradient and Hessian at w."""
        return self.scaled(w, *self.sums(w / self.scale, with_hessian))

    def sums(self, w, with_hessian=True):
        """Value, gradient and Hessian at w for columns of any scale, without the penalty."""
        value, gradient, hessian = 0.0, np.zeros(w.size), np.zeros((w.size, w.size))
        for X, y in self.blocks():
            z = X @ w
            p = sigmoid_of(z)
            value += softplus((1 - 2 * y) * z).sum()  # −ln of the probability of what happened
            gradient += X.T @ (p - y)
            if with_hessian:
                root = np.sqrt(p * (1 - p))[:, None] * X  # BLAS is fastest at RᵀR
                hessian += root.T @ root
        return value, gradient, hessian

    def scaled(self, w, value, gradient, hessian):
        """The same as functions of w, by the chain rule, and with the penalty."""
        return (
            value + self.penalty(w),
            gradient / self.scale + self.penalties * w,
            hessian / np.outer(self.scale, self.scale) + np.diag(self.penalties),
        )

    def penalty(self, w):
        """The part of the value that is not likelihood."""
        return self.penalties @ w**2 / 2

    def margins(self, w):
        """The least and the largest of the margins, the logits of what happened.

        A margin is above 0 where w predicts what happened. Each is divided by the sum of the sizes
        of its terms, so that it lies between −1 and 1 and 1e-16 is rounding, however large X is.
        """
        w = w / self.scale
        least, largest = 1.0, -1.0
        for X, y in self.blocks():
            sizes = np.abs(X) @ np.abs(w)
            margins = (2 * y - 1) * (X @ w) / np.where(sizes > 0, sizes, 1)
            least, largest = min(least, margins.min()), max(largest, margins.max())
        return least, largest

    def blocks(self):
        """Some rows of X at a time, centred and beside a column of ones, and their labels."""
        m, d = self.X.shape
        rows = np.ones((d + 1, min(m, ROWS))).T  # columns contiguous: fastest for what follows
        for i in range(0, m, ROWS):
            y = self.y[i : i + ROWS]
            X = rows[: len(y)]
            X[:, 1:] = self.X[i : i + ROWS]
            X[:, 1:] -= self.centre
            yield X, y

    def back(self):
        """The matrix that turns w into the weights of X, intercept first."""
        matrix = np.eye(self.scale.size)
        matrix[0, 1:] = -self.centre
        return matrix / self.scale


def refuse_numbers(X):
    """Name the NaN in X, or else its largest number, whose square overflows."""
    size = np.abs(_arguments.float_array("X", X))
    remedy = "Use a larger unit, or leave the sample out."
    _arguments.raise_at("X", "hold numbers with finite squares", X, size == size.max(), remedy)
