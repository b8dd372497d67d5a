"""How long a fit over blocks takes on Dask, as ratios, with a calculation for more machines.

    python tests/benchmarks/bench_blocks.py [--write]

With `--write`, the ratios that lesson 09 prints go to notebooks/data/09_blocks.csv.

Samples are made block by block where they are summed, from the number of the block, so that 3·10⁷
of them need no more memory than one block for each worker. Making them is part of every time except
two: for *samples at hand* and for scikit-learn, the samples are made once and kept, as far as
`--memory` allows (3·10⁷ samples take 15e9 bytes); so these two are compared with each other. A time
is the best of several rounds, in which all candidates take turns; beside it stands the processor
time of all processes together, which is useful on a busy machine too.

The calculation uses three measured costs: those of the sums of one sample on one core, of a task
(what client and scheduler do for a block of one sample), and of a byte of a message. The scheduler
handles tasks one after another, and all messages are assumed to pass through one machine, which
adding up in a tree would avoid. The time to read files comes on top.
"""

import argparse
import os
import platform
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
from distributed import Client, LocalCluster
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from lessons_lib import fit_logistic_regression, logistic_loss_sums
from lessons_lib.blocks import sums_over_blocks

COLUMNS, ROWS = 20, 250_000
WEIGHTS = np.random.default_rng(0).standard_normal(COLUMNS) / np.sqrt(COLUMNS)
TABLE = Path(__file__).parents[2] / "notebooks" / "data" / "09_blocks.csv"
HEAD = f"""\
# Times of a fit to {COLUMNS} columns on Dask, as multiples of one process's: the best of
# {{rounds}} round(s), samples made again in each pass. For scikit-learn's newton-cholesky, with
# one thread and all samples in memory, as multiples of one process's with all in memory too.
# {os.cpu_count()} cores of {platform.machine()}, {time.strftime("%B %Y")}:
# Python {platform.python_version()}, NumPy {np.__version__}, Dask {version("dask")},
# scikit-learn {version("scikit-learn")}.
# Written by tests/benchmarks/bench_blocks.py.
samples,1 worker,2 workers,CPU time of 2,scikit-learn
"""


@dataclass(frozen=True)
class Made:
    """A block whose samples are made again at each pass, always the same."""

    number: int
    rows: int = ROWS

    def __call__(self):
        rng = np.random.default_rng(self.number)
        X = rng.standard_normal((self.rows, COLUMNS), dtype=np.float32)
        return X, rng.random(self.rows) < 1 / (1 + np.exp(1 - X @ WEIGHTS))


def one_process(blocks):
    """The function that adds up the sums of blocks without Dask."""

    def sums(weights):
        parts = (logistic_loss_sums(*block(), weights) for block in blocks)
        total = next(parts)
        for part in parts:
            total = tuple(a + b for a, b in zip(total, part, strict=True))
        return total

    return sums


def candidates(blocks, clients, kept):
    """The candidates compared: each returns its weights, intercept first."""

    def weights(fit):
        return np.r_[fit.intercept, fit.coef]

    def scikit_learn():
        model = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-8).fit(*kept)
        return np.r_[model.intercept_, model.coef_[0]]

    run = {"one process": lambda: weights(fit_logistic_regression(sums=one_process(blocks)))}
    for workers, client in clients.items():
        sums = sums_over_blocks(client, blocks)
        run[f"Dask, {workers} worker(s)"] = lambda sums=sums: weights(
            fit_logistic_regression(sums=sums)
        )
    if kept:
        run["samples at hand"] = lambda: weights(fit_logistic_regression(*kept))
        run["sklearn newton-cholesky"] = scikit_learn
    return run


def processor_time(clients=()):
    """The seconds that processors have spent on this process and on all workers."""
    workers = [client.run(time.process_time).values() for client in clients]
    return time.process_time() + sum(map(sum, workers))


def best_times(run, clients, rounds):
    """For every candidate, the least time, the least processor time, and the result."""
    best, given = {name: np.full(2, np.inf) for name in run}, {}
    for _ in range(rounds):
        for name, call in run.items():
            start = np.array([time.perf_counter(), processor_time(clients)])
            given[name] = call()
            times = np.array([time.perf_counter(), processor_time(clients)]) - start
            best[name] = np.minimum(best[name], times)
    return best, given


def compare(m, clients, memory, rounds):
    """Print the table for m samples; return the line of the table that lesson 09 prints."""
    blocks = [Made(i) for i in range(m // ROWS)]
    kept = None
    if 8 * m * COLUMNS * 3 < memory:  # scikit-learn copies X
        kept = np.empty((m, COLUMNS)), np.empty(m, dtype=bool)
        for i, block in enumerate(blocks):
            rows = slice(i * ROWS, (i + 1) * ROWS)
            kept[0][rows], kept[1][rows] = block()
    best, given = best_times(candidates(blocks, clients, kept), clients.values(), rounds)
    print(f"\n{m:.0e} samples, {COLUMNS} columns, blocks of {ROWS}")
    print(f"{'':26}{'s':>10}{'ratio':>8}{'cpu s':>10}{'ratio':>8}{'from one process':>18}")
    for name, (seconds, cpu) in best.items():
        ratio, cpu_ratio = best[name] / best["one process"]
        distance = np.max(np.abs(given[name] / given["one process"] - 1))
        print(f"{name:26}{seconds:10.2f}{ratio:8.2f}{cpu:10.2f}{cpu_ratio:8.2f}{distance:18.0e}")
    (one, _), (two, cpu) = (best[f"Dask, {k} worker(s)"] / best["one process"] for k in clients)
    scikit = "not measured"
    if kept:
        scikit = f"{best['sklearn newton-cholesky'][0] / best['samples at hand'][0]:.2f}"
    return f"{m:.0e},{one:.2f},{two:.2f},{cpu:.2f},{scikit}\n"


def costs(client, rounds):
    """Seconds of this process for the sums of a sample, for a task, and for a byte of a message."""
    X, y = Made(0)()
    weights, tiny = np.r_[-1, WEIGHTS], [Made(i, rows=1) for i in range(256)]
    payload = np.random.default_rng(0).bytes(2**20)
    run = {
        "sums": lambda: logistic_loss_sums(X, y, weights),
        "tasks": lambda: sums_over_blocks(client, tiny)(weights),
        "message": lambda: client.submit(len, payload, pure=False).result(),
    }
    best, _ = best_times(run, [], rounds)  # without workers, which sum at the same time
    sums, tasks, message = (best[name][1] for name in run)
    return sums / len(y), tasks / len(tiny), message / len(payload)


def on_paper(sample, task, byte, passes=7):
    """Print what a fit would take on k machines of one core, with a task for each 10⁷ samples."""
    print(f"\nMeasured: {1e9 * sample:.0f} ns for the sums of a sample, ", end="")
    print(f"{1e3 * task:.2f} ms for a task, {1e9 * byte:.2f} ns for a byte.")
    print(f"On paper, seconds for a fit of {passes} passes:")
    print(f"{'samples':>8}{'columns':>9}{'machines':>10}{'sums':>10}{'tasks':>10}{'messages':>10}")
    for m in (10**9, 10**12):
        for d in (20, 1000):
            numbers = (d + 1) ** 2  # each takes time in the sums and in a message
            for k in (1, 100, 10_000):
                sums = passes * m * sample * numbers / (COLUMNS + 1) ** 2 / k
                tasks, messages = passes * max(m / 1e7, k) * task, passes * 8 * numbers * k * byte
                print(f"{m:8.0e}{d:9}{k:10}{sums:10.3g}{tasks:10.3g}{messages:10.3g}")
        k = np.sqrt(m * sample / (COLUMNS + 1) ** 2 / 8 / byte)
        print(f"Of {m:.0e} samples, messages take as long as sums on {k:.0f} machines.")


def main():
    """Print a table for each size, then the calculation for more machines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=float, default=3e7, help="most samples")
    parser.add_argument("--memory", type=float, default=4e9, help="bytes for samples that are kept")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    options = parser.parse_args()
    local = {"threads_per_worker": 1, "processes": True, "dashboard_address": "127.0.0.1:0"}
    with (
        threadpool_limits(1),
        LocalCluster(n_workers=1, **local) as one,
        LocalCluster(n_workers=2, **local) as two,
        Client(one) as client_1,
        Client(two) as client_2,
    ):
        for client in (client_1, client_2):  # each worker imports the library
            sums_over_blocks(client, [Made(i, rows=9) for i in range(64)])(None)
        table, clients = HEAD.format(rounds=options.rounds), {1: client_1, 2: client_2}
        for m in (10**6, 10**7, 3 * 10**7):
            if m <= options.most:
                table += compare(m, clients, options.memory, options.rounds)
        if options.write:
            TABLE.write_text(table, encoding="utf-8")
        on_paper(*costs(client_2, options.rounds))


if __name__ == "__main__":
    main()
