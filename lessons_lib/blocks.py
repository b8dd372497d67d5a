"""Sums over blocks of samples, computed by Dask, for data too large for one machine.

A worker reads and sums each block, and workers add up the sums. Only as many numbers travel as
there are pairs of weights, however many samples there are. The caller passes a Dask client: a
``distributed.Client`` of a scheduler at any address, whose workers can import this package.
"""

import numbers
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lessons_lib import _arguments
from lessons_lib.logistic import Sums, logistic_loss_sums

__all__ = ["Rows", "mean_loss_over_blocks", "rows_of_files", "sums_over_blocks"]

Block = Callable[[], tuple[ArrayLike, ArrayLike]]  # reads X and y; its str() is its name
_TOGETHER = 16  # how many sums one task adds up
_PATIENCE = 60  # seconds without a worker, after which a pass is given up
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
    if not isinstance(rows, numbers.Integral) or isinstance(rows, bool) or rows < 1:
        raise ValueError(
            f"rows must be a whole number above 0; got {_arguments.shown(rows)}. "
            "Use 50,000, for instance: a block has to fit into the memory of a worker."
        )
    # If one file is longer than the other, the sums of a block raise an error.
    m = max(_length("X_file", X_file), _length("y_file", y_file))
    return [Rows(X_file, y_file, i, min(i + rows, m)) for i in range(0, m, rows)]


def sums_over_blocks(client: Any, blocks: Iterable[Block]) -> Callable[[Any], Sums]:
    """A function that adds up `logistic_loss_sums` over all blocks: the `sums` of a fit.

    If a worker dies, another computes its blocks. If a block cannot be read or has a different
    number of columns, a ValueError names it. If workers die of a block, the error names all blocks
    that may be the cause. If there is no worker for a minute, an error says so.
    """
    blocks = _functions(blocks)
    return lambda weights: _added_up(client, blocks, weights)[:3]


def mean_loss_over_blocks(client: Any, blocks: Iterable[Block], weights: ArrayLike) -> float:
    """The mean binary cross-entropy of all samples in nats; the intercept's weight comes first."""
    weights = _arguments.float_array("weights", weights)
    value, _, _, m, _ = _added_up(client, _functions(blocks), weights)
    return value / m


def _mapped(file):
    """The array in a .npy file, mapped into memory."""
    with _ONE_AT_A_TIME:
        return np.lib.format.open_memmap(file, mode="r")


def _length(name, file):
    """The number of rows in a .npy file; `name` is that of the argument."""
    try:
        shape = _mapped(file).shape
    except ValueError as error:
        raise ValueError(
            f"{name} must be a .npy file of numbers; got {file}. "
            "Save an array of numbers with np.save."
        ) from error
    if shape[:1] in ((), (0,)):
        raise ValueError(
            f"{name} must hold a row for each sample; got shape {shape} in {file}. "
            "Save at least one sample."
        )
    return shape[0]


def _functions(blocks):
    """The blocks as a list, checked: a fit passes over them many times."""
    blocks = list(blocks)
    for i, block in enumerate(blocks):
        if not callable(block):
            raise ValueError(
                f"blocks must be functions that return X and y; got {_arguments.shown(block)} "
                f"at index {i}. Use [lambda pair=pair: pair for pair in blocks] for pairs X, y."
            )
    if not blocks:
        raise ValueError("blocks must not be empty; got []. Pass at least one block.")
    return blocks


def _added_up(client, blocks, weights):
    """The sums and the number of samples, added up over all blocks in a fixed order."""
    if not hasattr(client, "map") or getattr(client, "asynchronous", False):
        raise TypeError(
            f"client must be a Dask client that waits for results; got {_arguments.shown(client)}. "
            "Use distributed.Client(address), without asynchronous=True."
        )
    parts = of_blocks = client.map(_of_block, blocks, weights=weights, pure=False)
    while len(parts) > 1:
        groups = [parts[i : i + _TOGETHER] for i in range(0, len(parts), _TOGETHER)]
        parts = client.map(_sum, groups, pure=False)
    try:
        return _result(client, parts[0])
    except Exception as error:
        if type(error).__name__ != "KilledWorker":  # of Dask, which this module does not import
            raise
        # Dask gives up all tasks that were on every worker that died, and names any one of them.
        task, *_ = error.args
        pairs = zip(of_blocks, blocks, strict=True)
        names = " or ".join(str(block) for part, block in pairs if part.status == "error")
        raise ValueError(
            f"blocks must fit into a worker; got KilledWorker at {names or task}. "
            "Use fewer rows in each block, or raise memory_limit."
        ) from error


def _result(client, part):
    """The result of a task, or an error if nobody is there to compute it."""
    seen = time.monotonic()
    while True:
        try:
            return part.result(timeout=1)
        except TimeoutError:  # not of a block, whose errors are all ValueErrors
            if client.nthreads():
                seen = time.monotonic()
            if time.monotonic() - seen > _PATIENCE:
                raise ValueError(
                    f"client must have workers; got none for {_PATIENCE} seconds. Start workers, "
                    "or a new LocalCluster if its workers have died, and fit again."
                ) from None


def _of_block(block, weights):
    """The sums of a block, its number of samples, and its name."""
    try:
        X, y = block()
        return *logistic_loss_sums(X, y, weights), len(y), str(block)
    except BaseException as error:  # Dask loses some, and others would end the worker
        text = f"blocks must be readable; got {type(error).__name__} at {block}. {error}"
        if str(error).startswith("weights must "):  # the block is not at fault
            text = f"{error} The block is {block}."
        raise ValueError(text) from error


def _sum(parts):
    """The sums of several parts, their number of samples, and the name of the first block."""
    values, gradients, hessians, counts, names = zip(*parts, strict=True)
    for gradient, name in zip(gradients, names, strict=True):
        if gradient.size != gradients[0].size:
            raise ValueError(
                "blocks must have the same number of columns; "
                f"got {gradients[0].size - 1} at {names[0]} and {gradient.size - 1} at {name}. "
                "Give every block the same columns, in the same order."
            )
    return *map(sum, (values, gradients, hessians, counts)), names[0]
