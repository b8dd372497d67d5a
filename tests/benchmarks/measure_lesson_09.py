"""Measure two times for lesson 09: of one sample's part in a Newton step, and of a message.

python tests/benchmarks/measure_lesson_09.py > notebooks/data/09_costs.csv
"""

import platform
import time
from functools import partial
from importlib.metadata import version

import numpy as np
from dask.distributed import Client, LocalCluster

from lessons_lib import logistic_loss_sums

SAMPLES, COLUMNS, MESSAGES, ROUNDS = 1_000_000, 20, 500, 7


def sample_ns():
    """Nanoseconds per sample on one thread, in the best of several rounds."""
    rng = np.random.default_rng(1)
    X = rng.standard_normal((SAMPLES, COLUMNS))
    y = (rng.random(SAMPLES) < 0.5).astype(float)
    times = []
    for _ in range(ROUNDS):
        start = time.thread_time()
        logistic_loss_sums(X, y, np.full(COLUMNS + 1, 0.1))
        times.append(time.thread_time() - start)
    return min(times) / SAMPLES * 1e9


def message_ms():
    """Milliseconds that Dask needs for the sums of a tiny block when many are requested at once."""
    X, y = np.ones((2, COLUMNS)), np.array([0.0, 1.0])
    options = {"threads_per_worker": 1, "processes": True, "dashboard_address": "127.0.0.1:0"}
    times = []
    with LocalCluster(n_workers=2, **options) as cluster, Client(cluster) as client:
        for _ in range(ROUNDS):
            start = time.perf_counter()
            weights = np.zeros((MESSAGES, COLUMNS + 1))
            parts = client.map(partial(logistic_loss_sums, X, y), list(weights), pure=False)
            client.gather(parts)
            times.append(time.perf_counter() - start)
    return min(times) / MESSAGES * 1e3


if __name__ == "__main__":
    print(f"# {COLUMNS} columns, one thread of {platform.machine()}, {time.strftime('%B %Y')}:")
    print(f"# Python {platform.python_version()}, NumPy {np.__version__}, Dask {version('dask')}.")
    print("# Written by tests/benchmarks/measure_lesson_09.py.")
    print(f"nanoseconds for each sample of a Newton step,{sample_ns():.3g}")
    print(f"milliseconds for each message,{message_ms():.3g}")
