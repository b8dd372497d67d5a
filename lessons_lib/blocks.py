"""Sums over blocks of samples, computed by Dask, for data too large for one machine.

A worker reads and sums each block, and workers add up the sums. Only as many numbers travel as
there are pairs of weights, however many samples there are. The caller passes a Dask client: a
``distributed.Client`` of a scheduler at any address, whose workers can import this package.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib.logistic import Sums, logistic_loss_sums

__all__ = ["Rows", "mean_loss_over_blocks", "rows_of_files", "sums_over_blocks"]

Block = Callable[[], tuple[ArrayLike, ArrayLike]]  # reads X and y; its str() is its name
_TOGETHER = 16  # how many sums one task adds up
# NumPy reads the head of a file by ast.literal_eval, which fails at random in Python 3.11 if
# several threads call it at the same time.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Rows:
    """A block: some rows of two .npy files, which a call maps into memory as X and y."""

    X_file: str
    y_file: str
    start: int
    stop: int

    def __call__(self) -> tuple[NDArray, NDArray]:
        X, y = _mapped(self.X_file), _mapped(self.y_file)
        return X[self.start : self.stop], y[self.start : self.stop]

    def __str__(self) -> str:
        return f"{self.X_file}[{self.start}:{self.stop}]"


def rows_of_files(X_file: str, y_file: str, rows: int) -> list[Rows]:
    """Blocks of at most `rows` samples; every worker must find both files by these names."""
    # If one file is longer than the other, the sums of a block raise an error.
    m = max(len(_mapped(name)) for name in (X_file, y_file))
    return [Rows(X_file, y_file, i, min(i + rows, m)) for i in range(0, m, rows)]


def sums_over_blocks(client: Any, blocks: Sequence[Block]) -> Callable[[Any], Sums]:
    """A function that adds up `logistic_loss_sums` over all blocks: the `sums` of a fit.

    A worker that dies is replaced. A block that cannot be read raises a ValueError with its name.
    """
    return lambda weights: _added_up(client, blocks, weights)[:3]


def mean_loss_over_blocks(client: Any, blocks: Sequence[Block], weights: ArrayLike) -> float:
    """The mean binary cross-entropy of all samples in nats; the intercept's weight comes first."""
    value, _, _, m = _added_up(client, blocks, weights)
    return value / m


def _mapped(file):
    """The array in a .npy file, mapped into memory."""
    with _ONE_AT_A_TIME:
        return np.lib.format.open_memmap(file, mode="r")


def _added_up(client, blocks, weights):
    """Value, gradient, Hessian and number of samples, added up over all blocks in a fixed order."""
    parts = client.map(_of_block, blocks, weights=weights, pure=False)
    while len(parts) > 1:
        groups = [parts[i : i + _TOGETHER] for i in range(0, len(parts), _TOGETHER)]
        parts = client.map(_sum, groups, pure=False)
    return parts[0].result()


def _of_block(block, weights):
    try:
        X, y = block()
        return *logistic_loss_sums(X, y, weights), len(y)
    except Exception as error:
        text = f"blocks must be readable; got {type(error).__name__} at {block}. {error}"
        raise ValueError(text) from error


def _sum(parts):
    return tuple(map(sum, zip(*parts, strict=True)))
