"""Codes of 0s and 1s for outcomes with known probabilities."""

import heapq
from itertools import count

from numpy.typing import ArrayLike

from lessons_lib import _arguments

__all__ = ["huffman_code"]


def huffman_code(p: ArrayLike) -> list[str]:
    """The code words of a shortest prefix code for outcomes with probabilities `p`.

    Huffman's algorithm: repeatedly join the two least probable groups of outcomes, and put a 0
    before the words of one group and a 1 before those of the other.

    Parameters
    ----------
    p : array_like
        Probabilities of all outcomes, of shape (n,); they sum to 1 within 1e-8.

    Returns
    -------
    list of str
        A word of 0s and 1s for each outcome, in the order of `p`. No word is the beginning
        of another. A single outcome needs no message: its word is empty. Of equally probable
        groups, the one listed or formed first is joined first.

    Raises
    ------
    ValueError
        If `p` is not one distribution.
    TypeError
        If `p` holds anything but real numbers.

    References
    ----------
    D. A. Huffman, "A Method for the Construction of Minimum-Redundancy Codes", 1952.

    Examples
    --------
    >>> huffman_code([1 / 2, 1 / 4, 1 / 8, 1 / 8])
    ['0', '10', '110', '111']
    """
    p = _arguments.distributions("p", p)
    rows = p[0:]
    if len(p.shape) != 1:
        raise ValueError(
            f"p must have shape (n,); got {p.shape}. Make one code for each distribution."
        )
    (probabilities,) = rows.tolist()
    words = [""] * len(probabilities)
    age = count()
    groups = [
        (probability, next(age), [outcome]) for outcome, probability in enumerate(probabilities)
    ]
    heapq.heapify(groups)
    while len(groups) > 1:
        p_0, _, group_0 = heapq.heappop(groups)
        p_1, _, group_1 = heapq.heappop(groups)
        for outcome in group_0:
            words[outcome] = "0" + words[outcome]
        for outcome in group_1:
            words[outcome] = "1" + words[outcome]
        heapq.heappush(groups, (p_0 + p_1, next(age), group_0 + group_1))
    return words
