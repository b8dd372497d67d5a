"""The exercise `newton_step` accepts any honest way through X, and notices all rows at once."""

import itertools
import math

import numpy as np
import pytest

from lessons_lib import logistic_loss_sums, sigmoid
from lessons_lib.exercises import messages
from lessons_lib.exercises.lesson_09 import newton_step

LOOK_AT_BLOCKS, LOOK_AT_ALL = {}, {}


def listed(ways):
    def register(way):
        ways[way.__name__] = way
        return way

    return register


honest, at_once = listed(LOOK_AT_BLOCKS), listed(LOOK_AT_ALL)


def sums(w, A, labels):
    y_hat = 1 / (1 + np.exp(-(A @ w)))
    return A.T @ (y_hat - labels), A.T @ (A * (y_hat * (1 - y_hat))[:, None])


def stepped(w, parts):
    g, H = (sum(part) for part in zip(*parts, strict=True))
    return w - np.linalg.solve(H, g)


def starts(y, size):
    return range(0, len(y), size)


@honest
def slices(w, X, y, size):
    return stepped(w, [sums(w, X[i : i + size], y[i : i + size]) for i in starts(y, size)])


@honest
def array_split(w, X, y, size):
    count = math.ceil(len(y) / size)
    blocks = zip(np.array_split(X, count), np.array_split(y, count), strict=True)
    return stepped(w, [sums(w, *block) for block in blocks])


@honest
def while_loop_with_einsum(w, X, y, size):
    i, g, H = 0, np.zeros(w.size), np.zeros((w.size, w.size))
    while i < X.shape[0]:
        A, labels = X[i : i + size, :], y[i : i + size]
        y_hat = sigmoid(np.einsum("ij,j->i", A, w))
        g += np.einsum("ij,i->j", A, y_hat - labels)
        H += np.einsum("ij,i,ik->jk", A, y_hat * (1 - y_hat), A)
        i += size
    return w - np.linalg.inv(H) @ g


@honest
def loop_over_rows(w, X, y, size):
    g, H = np.zeros(w.size), np.zeros((w.size, w.size))
    for row, label in zip(X, y, strict=True):
        y_hat = 1 / (1 + math.exp(-row.dot(w)))
        g += (y_hat - label) * row
        H += y_hat * (1 - y_hat) * np.outer(row, row)
    return w - np.linalg.solve(H, g)


@honest
def loop_over_numbers(w, X, y, size):
    columns = range(len(w))
    g, H = [0.0 for _ in w], [[0.0 for _ in w] for _ in w]
    for i in range(len(y)):
        y_hat = 1 / (1 + math.exp(-sum(X[i][j] * w[j] for j in columns)))
        for j in columns:
            g[j] += (y_hat - y[i]) * X[i, j]
            for k in columns:
                H[j][k] += y_hat * (1 - y_hat) * X[i, j] * X[i, k]
    return w - np.linalg.solve(H, g)


@honest
def sums_of_the_library(w, X, y, size):
    Z = X[:, 1:]
    parts = [logistic_loss_sums(Z[i : i + size], y[i : i + size], w) for i in starts(y, size)]
    return stepped(w, [(g, H) for _, g, H in parts])


@honest
def stacked_rows(w, X, y, size):
    parts = []
    for i in starts(y, size):
        A = np.vstack([X[k] for k in range(i, min(i + size, len(y)))])
        parts.append(sums(w, A, y[i : i + size]))
    return stepped(w, parts)


@honest
def transposed_before_it_is_cut(w, X, y, size):
    columns = X.T
    return stepped(
        w, [sums(w, columns[:, i : i + size].T, y[i : i + size]) for i in starts(y, size)]
    )


@honest
def rows_by_number(w, X, y, size):
    numbers = np.split(np.arange(len(y)), starts(y, size)[1:])
    return stepped(w, [sums(w, np.take(X, of_block, axis=0), y[of_block]) for of_block in numbers])


@honest
def rows_by_mask(w, X, y, size):
    block = np.arange(len(y)) // size
    return stepped(w, [sums(w, X[block == k], y[block == k]) for k in np.unique(block)])


@honest
def cut_again_and_again(w, X, y, size):
    def added(X, y):
        if len(y) <= size:
            return sums(w, X, y)
        first, rest = sums(w, X[:size], y[:size]), added(X[size:], y[size:])
        return first[0] + rest[0], first[1] + rest[1]

    return stepped(w, [added(X, y)])


@honest
def copied_and_changed_in_place(w, X, y, size):
    parts = []
    for i in starts(y, size):
        A = X[i : i + size].copy()
        y_hat = sigmoid(A.dot(w))
        g = (y_hat - y[i : i + size]).dot(A)
        A *= np.sqrt(y_hat * (1 - y_hat))[:, None]
        parts.append((g, A.T.dot(A)))
    return stepped(w, parts)


@honest
def an_array_first(w, X, y, size):
    return slices(w, np.asarray(X, dtype=float), y, size)


@honest
def labels_beside_the_rows(w, X, y, size):
    both = np.column_stack([X, y])
    return stepped(
        w, [sums(w, both[i : i + size, :-1], both[i : i + size, -1]) for i in starts(y, size)]
    )


@honest
def rows_one_by_one_from_an_iterator(w, X, y, size):
    rows, parts = iter(X), []
    for i in starts(y, size):
        parts.append(sums(w, np.array(list(itertools.islice(rows, size))), y[i : i + size]))
    return stepped(w, parts)


@at_once
def operators(w, X, y, size):
    return stepped(w, [sums(w, X, y)])


@at_once
def methods(w, X, y, size):
    y_hat = sigmoid(X.dot(w))
    return w - np.linalg.solve((X.T * (y_hat * (1 - y_hat))).dot(X), X.T.dot(y_hat - y))


@at_once
def einsum(w, X, y, size):
    y_hat = sigmoid(np.einsum("ij,j->i", X, w))
    H = np.einsum("ij,i,ik->jk", X, y_hat * (1 - y_hat), X)
    return w - np.linalg.solve(H, np.einsum("ij,i->j", X, y_hat - y))


@at_once
def columns(w, X, y, size):
    y_hat = sigmoid(sum(w[j] * X[:, j] for j in range(w.size)))
    A = np.column_stack([X[:, j] * 1 for j in range(w.size)])
    return w - np.linalg.solve(A.T @ (A * (y_hat * (1 - y_hat))[:, None]), A.T @ (y_hat - y))


@at_once
def forecasts_alone(w, X, y, size):
    y_hat = sigmoid(X @ w)
    blocks = [slice(i, i + size) for i in starts(y, size)]
    g = sum(X[k].T @ (y_hat[k] - y[k]) for k in blocks)
    H = sum((X[k].T * (y_hat[k] * (1 - y_hat[k]))) @ X[k] for k in blocks)
    return w - np.linalg.solve(H, g)


@at_once
def blocks_one_row_too_long(w, X, y, size):
    return slices(w, X, y, size + 1)


@pytest.mark.parametrize("way", LOOK_AT_BLOCKS)
def test_honest_ways_are_right(way):
    """A step that uses a few rows at a time is right, in whatever style it is written."""
    assert newton_step.check(LOOK_AT_BLOCKS[way]).startswith(messages.CORRECT)


@pytest.mark.parametrize("way", LOOK_AT_ALL)
def test_too_many_rows_at_once_are_noticed(way):
    """A step that gives the right weights but uses more than `size` rows at once is told so."""
    (said,) = newton_step.traps.values()
    assert newton_step.check(LOOK_AT_ALL[way]) == f"{messages.NOT_YET}: {said}"
