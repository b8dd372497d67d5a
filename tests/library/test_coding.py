"""Huffman codes."""

import itertools

import numpy as np
import pytest

from lessons_lib import huffman_code


def test_the_weather_takes_as_many_bits_as_its_surprisals():
    """If probabilities are powers of 1/2, each word is as long as its surprisal in bits."""
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
    """The less probable of two groups gets the 0; of equals, the group listed or formed first."""
    assert huffman_code(p) == words


def shortest_mean_length(p):
    """The shortest mean length of all sets of lengths that Kraft's Σ 2^−length ≤ 1 allows."""
    lengths = itertools.product(range(1, len(p)), repeat=len(p))
    return min(np.dot(p, some) for some in lengths if sum(2.0**-k for k in some) <= 1)


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_no_prefix_code_is_shorter(n):
    """The mean length is the least of all prefix codes, as brute force confirms."""
    rng = np.random.default_rng(n)
    for p in [*rng.dirichlet(np.ones(n), 5), *rng.dirichlet(np.full(n, 0.2), 5)]:
        mean = np.dot(p, [len(word) for word in huffman_code(p)])
        assert mean == pytest.approx(shortest_mean_length(p), rel=1e-12)
