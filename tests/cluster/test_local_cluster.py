"""Fits over blocks on two worker processes: more data than one can hold, and workers that die.

Neither a killed worker nor data too large for one memory changes a digit of the fit.
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from lessons_lib import binary_cross_entropy_with_logits, fit_logistic_regression
from lessons_lib.blocks import Rows, mean_loss_over_blocks, rows_of_files, sums_over_blocks

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
cloudpickle = pytest.importorskip("cloudpickle")

pytestmark = pytest.mark.no_cover  # the lines run in other processes
cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the workers cannot import this module

MEMORY_LIMIT = 256 * 10**6  # bytes; beyond 95 % of it the nanny of a worker ends the worker
SAMPLES, COLUMNS, ROWS = 1_700_000, 20, 100_000
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The names of the files of X, larger than the memory limit, and y, written block by block."""
    folder, rng = tmp_path_factory.mktemp("blocks"), np.random.default_rng(0)
    names = [str(folder / f"{name}.npy") for name in "Xy"]
    X = np.lib.format.open_memmap(names[0], "w+", float, (SAMPLES, COLUMNS))
    y = np.lib.format.open_memmap(names[1], "w+", bool, (SAMPLES,))
    weights = rng.standard_normal(COLUMNS) / 4
    for i in range(0, SAMPLES, ROWS):
        block = rng.standard_normal((ROWS, COLUMNS))
        X[i : i + ROWS], y[i : i + ROWS] = block, rng.random(ROWS) < expit(block @ weights - 1)
    assert X.nbytes > MEMORY_LIMIT
    del X, y
    yield names
    for name in names:  # pytest would keep them
        Path(name).unlink()


@pytest.fixture(scope="module")
def one(files):
    """The fit on one machine, from all samples at once."""
    return fit_logistic_regression(*(np.load(name, mmap_mode="r") for name in files))


@pytest.fixture(scope="module")
def client():
    """A client of two workers with one thread each, reached through their scheduler's address."""
    with (
        # On a busy machine, a worker that dies twice may need longer to come back than Dask waits.
        dask.config.set({"distributed.deploy.lost-worker-timeout": "1h"}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            memory_limit=MEMORY_LIMIT,
            dashboard_address="127.0.0.1:0",
            silence_logs=100,  # above every level
        ) as cluster,
        distributed.Client(cluster.scheduler_address, set_as_default=False) as client,
    ):
        yield client


def processes(client):
    """The ids of the processes of both workers."""
    client.wait_for_workers(2, timeout=120)
    return set(client.run(os.getpid).values())


def assert_same(fit, one):
    """Assert that a fit is the same as on one machine, to 1e-12."""
    assert (fit.message, fit.n_iter) == (one.message, one.n_iter)
    assert fit.intercept == pytest.approx(one.intercept, rel=1e-12)
    np.testing.assert_allclose(fit.coef, one.coef, rtol=1e-12)
    np.testing.assert_allclose(fit.standard_errors, one.standard_errors, rtol=1e-12)


def test_more_data_than_memory(files, client, one):
    """No worker could hold the file; none is ended for its use of memory, and none pauses."""
    blocks, before = rows_of_files(*files, ROWS), processes(client)
    fit = fit_logistic_regression(sums=sums_over_blocks(client, blocks))
    assert_same(fit, one)
    loss = mean_loss_over_blocks(client, blocks, np.r_[fit.intercept, fit.coef])
    assert loss == pytest.approx(-one.log_likelihood / SAMPLES, rel=1e-12)
    X, y = (np.load(name, mmap_mode="r") for name in files)
    logits = one.intercept + X @ one.coef
    assert loss == pytest.approx(binary_cross_entropy_with_logits(y, logits), rel=1e-12)
    limits = client.run(lambda dask_worker: dask_worker.memory_manager.memory_limit)
    assert list(limits.values()) == [MEMORY_LIMIT] * 2
    assert processes(client) == before


@dataclass(frozen=True)
class Fatal(Rows):
    """Rows that, once an order is given, kill the first worker to read them."""

    order: Path

    def __call__(self):
        if self.order.exists():
            self.order.unlink()
            os.kill(os.getpid(), KILL)
        return super().__call__()


def test_killed_workers(files, client, one, tmp_path):
    """One worker is killed between two steps, and one in the middle of the next."""
    order = tmp_path / "order"
    *blocks, last = rows_of_files(*files, ROWS)
    middle = len(blocks) // 2
    blocks[middle:middle] = [Fatal(last.X_file, last.y_file, last.start, last.stop, order)]
    sums, killed, passes = sums_over_blocks(client, blocks), set(), []

    def dangerous(weights):
        passes.append(processes(client))
        if len(passes) == 3:
            killed.add(min(passes[-1]))
            os.kill(min(passes[-1]), KILL)
        if len(passes) == 5:
            order.touch()
        return sums(weights)

    fit = fit_logistic_regression(sums=dangerous)
    assert_same(fit, one)
    assert len(passes) > 5
    ended = set.union(*passes) - processes(client)
    assert killed < ended
    assert len(ended) == 2
    assert not order.exists()


def test_an_unreadable_block(files, client, tmp_path):
    """A file that ends too soon stops the fit; the error names the block."""
    broken = str(tmp_path / "broken.npy")
    Path(broken).write_bytes(Path(files[1]).read_bytes()[: SAMPLES // 2])
    blocks = rows_of_files(*files, ROWS)
    blocks[7] = Rows(files[0], broken, blocks[7].start, blocks[7].stop)
    with pytest.raises(ValueError, match=r"^blocks must be readable; got ValueError at ") as error:
        fit_logistic_regression(sums=sums_over_blocks(client, blocks))
    assert f" at {blocks[7]}. " in str(error.value)


@dataclass(frozen=True)
class Exit(Rows):
    """Rows that end every worker that reads them, once the other blocks have been reported."""

    def __call__(self):
        time.sleep(0.5)
        os._exit(1)


def test_a_block_that_no_worker_survives(files, client):
    """Dask gives such a block up after some deaths, here after one; the error names the block.

    It also names blocks that were on the same worker, if the other worker was slow.
    """
    first, second, third, *_ = rows_of_files(*files, ROWS)
    blocks = [first, second, Exit(third.X_file, third.y_file, third.start, third.stop)]
    client.run_on_scheduler(allow_failures, 0)
    with pytest.raises(ValueError, match=r"^blocks must fit into a worker; got Ki") as error:
        fit_logistic_regression(sums=sums_over_blocks(client, blocks))
    client.run_on_scheduler(allow_failures, 3)
    assert str(blocks[2]) in str(error.value)
    assert str(error.value).endswith(". Use fewer rows in each block, or raise memory_limit.")


def allow_failures(number, dask_scheduler):
    """Let the scheduler give a task up after more than this number of dead workers."""
    dask_scheduler.allowed_failures = number


def test_the_script(files, client, tmp_path):
    """The script finds the scheduler by its address, and prints what one process finds."""
    X, y = (np.load(name, mmap_mode="r")[:5000] for name in files)
    np.save(tmp_path / "X.npy", X)
    np.save(tmp_path / "y.npy", y)
    script = Path(__file__).parents[2] / "tools" / "fit_on_cluster.py"
    command = [sys.executable, script, client.scheduler.address, "X.npy", "y.npy", "--rows=999"]
    printed = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    *lines, loss, message = printed.stdout.splitlines()
    weights, errors = np.loadtxt(lines, skiprows=1).T
    one = fit_logistic_regression(X, y)
    np.testing.assert_allclose(weights, [one.intercept, *one.coef], rtol=1e-8)
    np.testing.assert_allclose(errors, one.standard_errors, rtol=1e-8)
    assert loss == f"mean loss: {-one.log_likelihood / 5000:.9g} nats per sample"
    assert message == one.message


def test_a_scheduler_that_does_not_answer(tmp_path):
    """The script says what to do, without a traceback, if nobody answers at the address."""
    for name in "Xy":
        np.save(tmp_path / f"{name}.npy", np.ones((9, 1)))
    script = Path(__file__).parents[2] / "tools" / "fit_on_cluster.py"
    ended = subprocess.run(
        [sys.executable, script, "tcp://127.0.0.1:1", "X.npy", "y.npy"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "500ms"},
    )
    assert ended.returncode == 2
    assert "error: scheduler must answer; got " in ended.stderr
    assert "Start it with `dask scheduler`, and pass the address" in ended.stderr
    assert "Traceback" not in ended.stderr
