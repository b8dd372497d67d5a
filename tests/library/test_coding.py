"""Huffman codes."""

import itertools

import numpy as np
import pytest

from lessons_lib import huffman_code


def test_the_weather_takes_as_many_bits_as_its_surprisals():
    """Probabilities that are powers of 1/2 have words as long as their surprisal."""
    assert huffman_code([1 / 2, 1 / 4, 1 / 8, 1 / 8]) == ["0", "10", "110", "111"]


@pytest.mark.parametrize(
    ("p", "words"),
    [
        ([1.0], [""]),
        ([0.5, 0.5], ["0", "1"]),
        ([0.9, 0.1], ["1", "0"]),
        ([1.0, 0.0], ["1", "0"]),
        ([1 / 4] * 4, ["00", "01", "10", "11"]),
        ([0.25, 0.25, 0.5], ["10", "11", "0"]),
        ([0.5, 0.25, 0.25], ["0", "10", "11"]),
    ],
)
def test_words(p, words):
    """The less probable of two gets the 0; of equals, the one listed or formed first."""
    assert huffman_code(p) == words


def shortest_mean_length(p):
    """By trying all lengths that a prefix code can have (Kraft: Σ 2^−length is at most 1)."""
    lengths = itertools.product(range(1, len(p)), repeat=len(p))
    return min(np.dot(p, some) for some in lengths if sum(2.0**-k for k in some) <= 1)


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_no_prefix_code_is_shorter(n):
    """The mean length is the least of all prefix codes, by brute force."""
    rng = np.random.default_rng(n)
    for p in [*rng.dirichlet(np.ones(n), 5), *rng.dirichlet(np.full(n, 0.2), 5)]:
        mean = np.dot(p, [len(word) for word in huffman_code(p)])
        assert mean == pytest.approx(shortest_mean_length(p), rel=1e-12)
