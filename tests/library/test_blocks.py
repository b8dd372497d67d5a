"""Sums over blocks, with workers in this process: what they add up, and what they refuse."""

import ast
import asyncio
import pickle
import subprocess
import sys
import time
from asyncio import CancelledError
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import expit

from lessons_lib import binary_cross_entropy_with_logits, fit_logistic_regression
from lessons_lib.blocks import Rows, mean_loss_over_blocks, rows_of_files, sums_over_blocks

distributed = pytest.importorskip("distributed")

W = [0.2, -1, 0.5, 0.3]


@pytest.fixture(scope="module")
def client():
    """A client of two workers that are threads."""
    with distributed.Client(
        processes=False, n_workers=2, dashboard_address="127.0.0.1:0"
    ) as client:
        yield client


@pytest.fixture
def files(rng, tmp_path):
    """X and y, and the names of their files."""
    X = rng.standard_normal((1000, 3))
    y = rng.random(1000) < expit(X @ [1, -1, 0.5])
    names = [str(tmp_path / f"{name}.npy") for name in "Xy"]
    for name, array in zip(names, (X, y), strict=True):
        np.save(name, array)
    return X, y, *names


class Block:
    """A block with a name."""

    def __init__(self, read, name):
        self.read, self.name = read, name

    def __call__(self):
        return self.read()

    def __str__(self):
        return self.name


def test_dask_comes_with_the_client():
    """The module can be imported without Dask, which comes with the client."""
    code = (
        "import sys; sys.modules |= {'dask': None, 'distributed': None}; import lessons_lib.blocks"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("rows", [999, 300, 7])
def test_fit(client, files, rows):
    """Blocks of any size, the last one shorter, give the same fit as one machine."""
    X, y, *names = files
    fit = fit_logistic_regression(sums=sums_over_blocks(client, rows_of_files(*names, rows)))
    one = fit_logistic_regression(X, y)
    assert fit.message == one.message
    np.testing.assert_allclose(fit.coef, one.coef, rtol=1e-12)
    np.testing.assert_allclose(fit.standard_errors, one.standard_errors, rtol=1e-12)


def test_order_is_fixed(client, files):
    """Sums are the same, bit by bit, whichever worker finishes first."""
    sums = sums_over_blocks(client, rows_of_files(*files[2:], 9))
    for one, other in zip(sums(W), sums(W), strict=True):
        np.testing.assert_array_equal(one, other)


def test_mean_loss_is_over_samples(client, files):
    """The mean loss is over samples: a block of 1 has 1/999 of the weight of one of 999."""
    X, y, *names = files
    blocks = rows_of_files(*names, 999)
    logits = np.c_[np.ones(1000), X] @ W
    means = [
        binary_cross_entropy_with_logits(y[i:j], logits[i:j]) for i, j in [(0, 999), (999, None)]
    ]
    loss = mean_loss_over_blocks(client, blocks, W)
    assert loss == pytest.approx(binary_cross_entropy_with_logits(y, logits), rel=1e-13)
    assert loss != pytest.approx(np.mean(means), rel=1e-3)


def test_blocks_that_are_functions(client, files):
    """A block may be any function that returns X and y."""
    X, y, *names = files
    one, other = (
        sums_over_blocks(client, [lambda: (X, y)])(W),
        sums_over_blocks(client, rows_of_files(*names, 1000))(W),
    )
    np.testing.assert_array_equal(one[2], other[2])


def test_a_missing_file(client, files):
    """The error for a missing file names the block."""
    blocks = [*rows_of_files(*files[2:], 100), Rows("nowhere.npy", files[3], 5, 9)]
    with pytest.raises(ValueError, match=r"^blocks must be readable; got ") as error:
        fit_logistic_regression(sums=sums_over_blocks(client, blocks))
    assert str(error.value) == (
        "blocks must be readable; got FileNotFoundError at nowhere.npy[5:9]. "
        "[Errno 2] No such file or directory: 'nowhere.npy'"
    )


@pytest.mark.parametrize("kind", [SystemExit, KeyboardInterrupt, CancelledError, GeneratorExit])
def test_a_block_that_exits(client, kind):
    """A block that exits or is cancelled ends the fit, not the worker, and is named."""

    def leave():
        raise kind("no password")

    text = rf"^blocks must be readable; got {kind.__name__} at locked\. no password"
    with pytest.raises(ValueError, match=text):
        fit_logistic_regression(sums=sums_over_blocks(client, [Block(leave, "locked")]))


@pytest.mark.parametrize("client", ["tcp://127.0.0.1:8786", None, SimpleNamespace(submit=max)])
def test_what_is_not_a_client(files, client):
    """What cannot compute anything is refused as what it is."""
    with pytest.raises(TypeError, match=r"^client must be a Dask client that waits for results; "):
        sums_over_blocks(client, rows_of_files(*files[2:], 300))(W)


def test_an_asynchronous_client(files):
    """A client that does not wait for results is refused, instead of its coroutine."""

    async def ask():
        async with distributed.Client(
            processes=False, n_workers=1, dashboard_address="127.0.0.1:0", asynchronous=True
        ) as client:
            with pytest.raises(TypeError, match=r"without asynchronous=True\.$"):
                mean_loss_over_blocks(client, rows_of_files(*files[2:], 300), W)

    asyncio.run(ask())


def test_no_workers(files, monkeypatch):
    """If there are no workers, an error says so; without it, a fit would wait for ever."""
    monkeypatch.setattr("lessons_lib.blocks._PATIENCE", 1)
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, dashboard_address="127.0.0.1:0"
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
        pytest.raises(ValueError, match=r"^client must have workers; ") as error,
    ):
        sums_over_blocks(client, rows_of_files(*files[2:], 300))(W)
    assert str(error.value) == (
        "client must have workers; got none for 1 seconds. "
        "Start workers, or a new LocalCluster if its workers have died, and fit again."
    )


def test_slow_blocks(client, files, monkeypatch):
    """However long a block takes, a fit waits for it if there are workers."""
    monkeypatch.setattr("lessons_lib.blocks._PATIENCE", 1)
    X, y, *names = files

    def slow():
        time.sleep(1.5)
        return X, y

    one = sums_over_blocks(client, [slow])(W)
    np.testing.assert_array_equal(
        one[2], sums_over_blocks(client, rows_of_files(*names, 1000))(W)[2]
    )


def test_a_wrong_number(client, files):
    """The error for a block whose numbers are refused names the block."""
    X, _, *names = files
    X[345, 1] = np.nan
    np.save(names[0], X)
    with pytest.raises(ValueError, match=r"^blocks must be readable; got ") as error:
        fit_logistic_regression(sums=sums_over_blocks(client, rows_of_files(*names, 100)))
    assert str(error.value).startswith(
        f"blocks must be readable; got ValueError at {names[0]}[300:400]. "
        "X must not contain NaN; got nan at index (45, 1)."
    )


@pytest.mark.parametrize("short", [0, 1])
def test_files_of_different_lengths(client, files, short):
    """If one file is longer than the other, no row and no label is silently left over."""
    np.save(files[2 + short], files[short][:950])
    with pytest.raises(ValueError, match=r"\[900:1000\]\. X and y must have one row and one label"):
        sums_over_blocks(client, rows_of_files(*files[2:], 100))(W)


def test_one_head_at_a_time(files, monkeypatch):
    """Threads read the heads of files in turn: two at once can fail in Python 3.11."""
    evaluate, inside, most = ast.literal_eval, [], []

    def slowly(text):
        inside.append(text)
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()
        return evaluate(text)

    monkeypatch.setattr(ast, "literal_eval", slowly)
    blocks = pickle.loads(pickle.dumps(rows_of_files(*files[2:], 100)))
    with ThreadPoolExecutor(8) as pool:
        assert sum(len(y) for _, y in pool.map(Rows.__call__, blocks)) == 1000
    assert set(most) == {1}
    assert len(most) == 2 + 2 * len(blocks)


def test_blocks_with_other_columns(client, files):
    """If a block has another number of columns, both numbers and both blocks are named."""
    X, y, *names = files
    np.save(names[0], X[:, :2])
    wide = [Block(lambda: (X[:5], y[:5]), "wide")]
    for blocks, text in [
        (wide + rows_of_files(*names, 1000), f"3 at wide and 2 at {names[0]}[0:1000]"),
        (rows_of_files(*names, 30) + wide, f"2 at {names[0]}[960:990] and 3 at wide"),
    ]:
        with pytest.raises(ValueError, match=r"^blocks must have the same number") as error:
            fit_logistic_regression(sums=sums_over_blocks(client, blocks))
        assert str(error.value) == (
            f"blocks must have the same number of columns; got {text}. "
            "Give every block the same columns, in the same order."
        )


def test_any_iterable_of_blocks(client, files):
    """A generator of blocks serves every pass of a fit."""
    X, y, *names = files
    fit = fit_logistic_regression(
        sums=sums_over_blocks(client, (block for block in rows_of_files(*names, 300)))
    )
    np.testing.assert_allclose(fit.coef, fit_logistic_regression(X, y).coef, rtol=1e-12)


@pytest.mark.parametrize(
    ("function", "names"),
    [("_of_block", {"large", "larger", "large or larger"}), ("_sum", {"a task"})],
)
def test_a_block_that_kills_workers(client, monkeypatch, function, names):
    """Dask's error names one of the tasks on the worker; the error names the blocks of them all."""

    def killed(*_, **__):
        raise distributed.KilledWorker("a task", SimpleNamespace(address=""), 3)

    monkeypatch.setattr(f"lessons_lib.blocks.{function}", killed)
    blocks = [Block(lambda: ([[1.0]], [1]), name) for name in ("large", "larger")]
    with pytest.raises(ValueError, match=r"^blocks must fit ") as error:
        sums_over_blocks(client, blocks)(None)
    start, end = "got KilledWorker at ", ". Use fewer rows in each block, or raise memory_limit."
    # Whether both have failed already when the first failure stops the fit, is chance.
    assert str(error.value).partition(start)[2].removesuffix(end) in names


PAIRS = "Use [lambda pair=pair: pair for pair in blocks] for pairs X, y."


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ([], "blocks must not be empty; got []. Pass at least one block."),
        (
            [lambda: 1, (np.eye(9), np.ones(9))],
            "blocks must be functions that return X and y; got a value of type tuple at index 1. "
            + PAIRS,
        ),
        ("X", f"blocks must be functions that return X and y; got 'X' at index 0. {PAIRS}"),
    ],
)
def test_blocks_that_are_refused(blocks, text):
    """What cannot be called is refused before any worker is asked."""
    with pytest.raises(ValueError, match=r"^blocks must ") as error:
        sums_over_blocks(None, blocks)
    assert str(error.value) == text
    with pytest.raises(ValueError, match=r"^blocks must ") as error:
        mean_loss_over_blocks(None, blocks, W)
    assert str(error.value) == text


def test_remedy_for_pairs(client, files):
    """The remedy for pairs X, y works as it is written."""
    X, y, *_ = files
    pairs = [(X[:400], y[:400]), (X[400:], y[400:])]
    blocks = eval(PAIRS[4 : PAIRS.index("]") + 1], {"blocks": pairs})
    one, other = sums_over_blocks(client, blocks)(W), sums_over_blocks(client, [lambda: (X, y)])(W)
    np.testing.assert_allclose(one[2], other[2], rtol=1e-12)


@pytest.mark.parametrize("rows", [0, -1, 2.5, True, "10", None])
def test_rows_that_are_refused(files, rows):
    """The number of rows in a block is a whole number above 0."""
    with pytest.raises(ValueError, match=r"^rows must ") as error:
        rows_of_files(*files[2:], rows)
    assert str(error.value) == (
        f"rows must be a whole number above 0; got {rows!r}. "
        "Use 50,000, for instance: a block has to fit into the memory of a worker."
    )


def test_rows_may_be_a_numpy_integer(files):
    """A number of rows that NumPy calculated is accepted."""
    assert len(rows_of_files(*files[2:], np.int64(300))) == 4


@pytest.mark.parametrize("argument", [0, 1])
@pytest.mark.parametrize("array", [np.float64(3), np.ones(0), np.ones((0, 3))])
def test_files_without_rows(files, argument, array):
    """A file without samples is refused; the error names the argument, the shape and the file."""
    np.save(files[2 + argument], array)
    with pytest.raises(ValueError, match=r"_file must hold a row") as error:
        rows_of_files(*files[2:], 100)
    assert str(error.value) == (
        f"{'Xy'[argument]}_file must hold a row for each sample; got shape {array.shape} in "
        f"{files[2 + argument]}. Save at least one sample."
    )


@pytest.mark.parametrize("content", ["1,2", "", np.array([[None]])])
def test_files_without_numbers(files, content):
    """A file without numbers is refused, and nobody is told to unpickle it."""
    if isinstance(content, str):
        Path(files[2]).write_text(content)
    else:
        np.save(files[2], content)
    with pytest.raises(ValueError, match=r"^X_file must ") as error:
        rows_of_files(*files[2:], 100)
    assert str(error.value) == (
        f"X_file must be a .npy file of numbers; got {files[2]}. "
        "Save an array of numbers with np.save."
    )


@pytest.mark.parametrize(
    ("weights", "text"),
    [
        ([0, np.nan, 0, 0], "weights must not contain NaN; got nan at index 1. It came from "),
        ("abcd", "weights must hold real numbers; got 'abcd'. "),
        (None, "weights must hold real numbers; got None. "),
    ],
)
def test_weights_are_checked_first(files, weights, text):
    """Weights that no block could have are refused before any worker is asked."""
    with pytest.raises((TypeError, ValueError)) as error:
        mean_loss_over_blocks(None, rows_of_files(*files[2:], 300), weights)
    assert str(error.value).startswith(text)


def test_weights_that_do_not_fit(client, files):
    """If the weights do not suit the columns, the error is about the weights."""
    block = f"The block is {files[2]}[0:1000]."
    for weights, text in [
        (
            [1, 2],
            "weights must have shape (4,), one for the intercept and one for each column of X; "
            f"got (2,). Put the intercept first; X needs no column of ones. {block}",
        ),
        (
            [0, 1e308, 0, 0],
            "weights must give every sample a finite logit; got 1e+308 at index 1. "
            f"Use smaller weights. {block}",
        ),
    ]:
        with pytest.raises(ValueError, match=r"^weights must ") as error:
            mean_loss_over_blocks(client, rows_of_files(*files[2:], 1000), weights)
        assert str(error.value) == text
