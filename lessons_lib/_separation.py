"""Whether some direction in the space of weights separates the classes, and which weights it moves.

The margin of a sample along a direction d is the logit of what happened, (2y − 1) x·d. If no margin
is below 0, moving ever farther along d makes no sample less probable, and makes those with a margin
above 0 certain: the loss then has no minimum, and d is called open. All open directions form a
cone.

The residual r of  min ‖g + Σ λᵢ aᵢ‖  over λ ≥ 0, where the rows aᵢ = (2y − 1) xᵢ add up to g, is
the point of that cone nearest to g. It is 0 if no sample can become certain. Otherwise the samples
with a margin above 0 along r can, and the search goes on among the others until none of them can.
The weights that the remaining samples do not determine are open.

C. L. Lawson and R. J. Hanson, *Solving Least Squares Problems*, 1974, chapter 23, for the minimum.
A. Albert and J. A. Anderson, "On the Existence of Maximum Likelihood Estimates in Logistic
Regression Models", 1984, for the cone.
"""

import math

import numpy as np

from lessons_lib._logistic_loss import Loss, Samples

# Up to these sizes a number may be rounding error: a margin, relative to the sizes of its terms,
# and the length of a residual, relative to the length of g.
_ZERO_MARGIN, _ZERO_LENGTH = 1e-10, 1e-12


def separation(loss):
    """The kind of separation and a mask of the weights that it leaves open, or None."""
    others = loss
    while (certain := _made_certain(others)).any():
        if certain.all():
            return "complete", np.ones(loss.scale.size, dtype=bool)
        others = Loss(Samples(others.samples.X[~certain], others.samples.y[~certain]), 0.0)
    return None if others is loss else ("quasi-complete", others.moved_by(others.flat_at_start()))


def _made_certain(loss):
    """A mask of the samples whose margins are above 0 along one open direction."""
    g = sum(_signed(loss, X, y).sum(axis=0) for X, y in loss.samples.blocks())
    rows, factors, r = np.zeros((0, g.size)), np.zeros(0), g
    length = np.linalg.norm(g)
    shortest, limit = _ZERO_LENGTH * length, math.inf
    # Stop when there are as many rows as weights, which leave no residual, or when rounding keeps
    # the residual from shrinking.
    while shortest < length < limit and len(rows) < g.size:
        margins = _margins(loss, r)
        worst = margins.argmin()
        if margins[worst] > -_ZERO_MARGIN:
            return margins > _ZERO_MARGIN
        X = np.c_[1.0, loss.samples.X[[worst]] - loss.centre]
        rows = np.concatenate([rows, _signed(loss, X, loss.samples.y[[worst]])])
        rows, factors = _least(g, rows, np.append(factors, 0.0))
        r = g + factors @ rows
        r -= np.linalg.lstsq(rows.T, r)[0] @ rows  # remove what rounding left along the rows
        length, limit = np.linalg.norm(r), length * (1 - 1e-14)
    return np.zeros(loss.samples.m, dtype=bool)


def _least(g, rows, factors):
    """The rows to keep, and the factors ≥ 0 for which g + factors · rows is shortest."""
    while (negative := (solution := np.linalg.lstsq(rows.T, -g)[0]) < 0).any():
        # Go towards the solution until a factor reaches 0, and leave its row out.
        shares = np.full(factors.size, np.inf)
        shares[negative] = factors[negative] / (factors - solution)[negative]
        first = shares.argmin()
        factors = np.delete(factors + shares[first] * (solution - factors), first)
        rows = np.delete(rows, first, axis=0)
    return rows, solution


def _signed(loss, X, y):
    """Rows (2y − 1) x, scaled to length 1, with all columns on one scale."""
    rows = (2 * y - 1)[:, None] * X / loss.scale
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _margins(loss, direction):
    """The margin of each sample, divided by the sum of the sizes of its terms.

    The quotient therefore lies between −1 and 1, and one of 1e-16 is rounding error, however large
    X is.
    """
    # An entry that is only rounding error may have either sign, and then so might the margin.
    direction = np.where(np.abs(direction) < 1e-9 * np.abs(direction).max(), 0, direction)
    w = direction / loss.scale
    margins = []
    for X, y in loss.samples.blocks():
        sizes = np.abs(X) @ np.abs(w)
        margins.append((2 * y - 1) * (X @ w) / np.where(sizes > 0, sizes, 1))
    return np.concatenate(margins)
