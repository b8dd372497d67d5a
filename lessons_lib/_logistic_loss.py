"""The loss of logistic regression as a function of its weights, and its first two derivatives.

A sample's probability of class 1 is p = sigmoid(z); the logit z is a weighted sum of measurements.
The loss is the binary cross-entropy, summed over the samples, in nats. With a column of ones in X
for the intercept, z = X w, and the loss has

    gradient  Xᵀ(p − y)        and        Hessian  Xᵀ diag(p(1 − p)) X.
"""

import numpy as np

from lessons_lib import _arguments

# When columns are scaled to curvature 1 at w = 0, a curvature below this counts as 0 in float64.
FLAT = 1e-13
# The entries of a direction without curvature are known to this accuracy.
_ROUNDING = 1e-6
# A centred column whose curvature is below this counts as constant: the squares of such small
# numbers underflow.
_NO_CURVATURE = 1e-280


class Samples:
    """Samples on one machine, and the sums over them at given weights of the centred columns."""

    lost = 0.0  # the part of a sum that centring afterwards subtracts, at the cost of digits

    def __init__(self, X, y, centre=None):
        self.X, self.y = X, y
        self.m, d = X.shape
        # Few enough rows that a block and its temporaries stay in a processor's cache.
        self.rows = min(self.m, 16384, max(512, 2**17 // (d + 1)))
        self.block = np.ones((d + 1, self.rows)).T  # contiguous columns make the sums fastest
        # The median of some rows will do as a centre, and is exact for a constant column.
        some = X[:: self.m // 1000 + 1]
        self.centre = np.median(some.astype(np.float64), axis=0) if centre is None else centre

    def sums(self, w, with_hessian=True):
        """The loss, its gradient and its Hessian at w, summed over the samples; intercept first."""
        value, gradient, hessian = 0.0, np.zeros(w.size), np.zeros((w.size, w.size))
        for X, y in self.blocks():
            of_block = block_sums(X, y, w, with_hessian)
            value += of_block[0]
            gradient += of_block[1]
            if with_hessian:
                hessian += of_block[2]
        return value, gradient, hessian

    def blocks(self):
        """Pairs of a block and its labels: rows of X, centred, with a column of ones in front."""
        for i in range(0, len(self.y), self.rows):
            y = self.y[i : i + self.rows]
            X = self.block[: len(y)]
            X[:, 1:] = self.X[i : i + self.rows]
            X[:, 1:] -= self.centre
            yield X, y


class Totals:
    """The sums over samples that may be anywhere, added up by a callable.

    At weights of 0 each entry of the Hessian is a quarter of the summed products of two columns,
    the column of ones included. So the Hessian gives the number of samples, and the mean and spread
    of each column.
    """

    def __init__(self, add_up):
        self.add_up = add_up
        value, gradient, hessian = self.ask(None)
        # The number of samples, counted in two ways, and the number of samples with label 1.
        counts = [4 * hessian[0, 0], value / np.log(2), 2 * hessian[0, 0] - gradient[0]]
        self.m, ones = round(counts[0]), round(counts[2])
        if self.m < 1 or not np.allclose(counts, [self.m, self.m, ones], rtol=1e-9, atol=0):
            raise ValueError(
                "sums must be those of m samples: at weights of 0, a value of m ln 2 and a "
                f"Hessian that begins with m / 4; got {value:.6g} and {hessian[0, 0]:.6g}. Add up "
                "in float64 what logistic_loss_sums returns for each block, without averaging."
            )
        if ones in (0, self.m):
            raise ValueError(
                f"sums must come from samples of both classes; got only {min(ones, 1)}. "
                "Collect samples of the other class: one class alone leaves nothing to tell apart."
            )
        self.centre = hessian[0, 1:] / hessian[0, 0]
        self.lost = np.append(0, hessian[0, 1:] * self.centre)
        curvature = hessian.diagonal() - self.lost
        # This matrix turns weights of centred columns into weights of the callable's columns. If a
        # column is constant, as far as the sums show, its weight becomes 0.
        self.uncentre = np.diag((curvature > FLAT * hessian.diagonal()).astype(float))
        self.uncentre[0, 1:] = -self.centre * self.uncentre.diagonal()[1:]
        self.first = self.centred(value, gradient, hessian)

    def sums(self, w, with_hessian=True):
        """The loss, its gradient and its Hessian at w; the callable always gives all three."""
        return self.centred(*self.ask(self.uncentre @ w)) if w.any() else self.first

    def centred(self, value, gradient, hessian):
        """The callable's sums, converted to centred columns by the chain rule."""
        return value, gradient @ self.uncentre, self.uncentre.T @ hessian @ self.uncentre

    def ask(self, weights):
        """The callable's sums, checked, at weights of uncentred columns; None means weights 0."""
        answer = self.add_up(weights)
        if not (isinstance(answer, (tuple, list)) and len(answer) == 3):
            raise TypeError(
                f"sums must return value, gradient and Hessian; got {_arguments.shown(answer)}. "
                "Return them as logistic_loss_sums does, added up over all blocks."
            )
        parts = [_arguments.float_array("sums", part) for part in answer]
        k = parts[1].size if weights is None else weights.size
        if [part.shape for part in parts] != [(), (k,), (k, k)]:
            raise ValueError(
                f"sums must have shapes (), {(k,)} and {(k, k)}, intercept first; "
                f"got {', '.join(str(part.shape) for part in parts)}. "
                "Return them as logistic_loss_sums does, added up over all blocks."
            )
        for part in parts:
            if (wrong := np.abs(part) > 1e290).any():
                remedy = "Use a larger unit for the column."
                _arguments.raise_at("sums", "be below 1e290 in size", part, wrong, remedy)
        hessian, size = parts[2], np.sqrt(parts[2].diagonal())
        if (wrong := np.abs(hessian - hessian.T) > 1e-9 * np.outer(size, size)).any():
            i, j = _arguments.first_index(wrong)
            raise ValueError(
                f"sums must have a symmetric Hessian; got {hessian[i, j]} at index {(i, j)} and "
                f"{hessian[j, i]} at index {(j, i)}. Send both halves of the matrix."
            )
        return float(parts[0]), parts[1], parts[2]


class Loss:
    """The loss with its penalty, as a function of weights w for centred columns on one scale.

    The weights of X are w / scale, except for the intercept, which depends on the centres too. With
    this scale, the Hessian at w = 0 has a diagonal of ones. Every p(1 − p) is 1/4 there and at most
    1/4 elsewhere, so the loss is nowhere more curved than at w = 0.
    """

    def __init__(self, samples, l2):
        self.samples, self.centre, self.l2 = samples, samples.centre, l2
        w = np.zeros(self.centre.size + 1)
        penalties = np.full(w.size, l2)
        penalties[0] = 0  # the intercept is not penalised
        sums = samples.sums(w)
        curvature = sums[2].diagonal()
        if not np.isfinite(curvature + penalties).all():
            refuse_numbers(samples.X)
        self.constant = curvature < _NO_CURVATURE
        size = np.abs(np.r_[1, self.centre])  # the scale of a constant column
        self.scale = np.where(
            curvature + penalties > _NO_CURVATURE,
            np.sqrt(curvature + penalties),
            np.where(size > _NO_CURVATURE, size, 1),
        )
        self.penalties = penalties / self.scale**2
        self.rounding = FLAT * (1 + samples.lost / self.scale**2)
        self.start = self.scaled(w, *sums)

    def __call__(self, w, with_hessian=True):
        """The value, gradient and Hessian of the penalised loss at w."""
        return self.scaled(w, *self.samples.sums(w / self.scale, with_hessian))

    def scaled(self, w, value, gradient, hessian):
        """Convert sums for centred columns to the scale of w by the chain rule; add the penalty."""
        return (
            value + self.penalty(w),
            gradient / self.scale + self.penalties * w,
            hessian / np.outer(self.scale, self.scale) + np.diag(self.penalties),
        )

    def penalty(self, w):
        """The amount that the penalty adds to the loss at w."""
        return self.penalties @ w**2 / 2

    def flat_at_start(self):
        """The directions without curvature at w = 0, and so at any w: X is collinear along them."""
        return self.flat_directions(self.start[2])

    def flat_directions(self, hessian, largest=1.0):
        """An orthonormal basis, in columns, of the directions without curvature."""
        curvatures, directions = np.linalg.eigh(hessian)
        return directions[:, ~self.curved(curvatures, directions, largest)]

    def curved(self, curvatures, directions, largest):
        """A mask of directions whose curvature exceeds the rounding error of the largest one."""
        return curvatures > largest * (self.rounding @ directions**2)

    def moved_by(self, directions):
        """A mask, intercept first, of the weights of X that at least one direction changes."""
        back = self.back()
        directions = np.where(np.abs(directions) > _ROUNDING, directions, 0)
        part = np.append(True, directions[1:].any(axis=1))
        return np.abs(back @ directions).max(axis=1, initial=0) > _ROUNDING * (np.abs(back) @ part)

    def back(self):
        """The matrix that turns w into the weights of X, intercept first."""
        matrix = np.eye(self.scale.size)
        matrix[0, 1:] = -self.centre
        return matrix / self.scale


def block_sums(X, y, w, with_hessian):
    """Value, gradient and Hessian at w of the summed loss over the samples in X.

    X has a column of ones.
    """
    if with_hessian and not w.any():  # every probability is 1/2: no exponential, no logarithm
        return len(y) * np.log(2), X.T @ (0.5 - y), X.T @ X / 4
    signs = 1 - 2 * y
    logits = signs * (X @ w)  # of the class to which a sample does not belong
    small = np.exp(-np.abs(logits))
    missed = np.maximum(small, logits > 0) / (1 + small)  # the probability of that class
    value = (np.maximum(logits, 0) + np.log1p(small)).sum()  # −ln(1 − missed)
    gradient = X.T @ (signs * missed)
    if not with_hessian:
        return value, gradient, None
    root = (np.sqrt(small) / (1 + small))[:, None] * X  # BLAS is fastest at RᵀR
    return value, gradient, root.T @ root


def refuse_numbers(X):
    """Raise an error that points to a NaN in X, or else to its largest number."""
    size = np.abs(_arguments.float_array("X", X))
    remedy = "Use a larger unit, or leave the sample out."
    _arguments.raise_at("X", "hold numbers with finite squares", X, size == size.max(), remedy)
