"""Sums over blocks, with workers in this process: what they add up, and what they refuse."""

import ast
import pickle
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

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
