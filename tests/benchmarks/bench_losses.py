"""How long the losses take beside their peers, as ratios: run by `make bench`.

All candidates of a row run in turn, several rounds; the best of each counts, so that a busy moment
of the machine does not fall on one of them alone. Arrays are made before the clock starts, and each
candidate must give the same number, or the run stops. The floor is what it costs to read the input
once. The library runs on one thread, the peers as they come.
"""

import argparse
import time

import numpy as np
import torch
from scipy.stats import bernoulli
from sklearn.metrics import log_loss

import lessons_lib as lib

functional = torch.nn.functional


def binary_cross_entropy(m, rng):
    """Mean loss of m hard labels, in nats."""
    y, p = labels_and_probabilities(m, rng)
    tensor_y, tensor_p = torch.from_numpy(y), torch.from_numpy(p)
    return {
        "lessons_lib": lambda: lib.binary_cross_entropy(y, p),
        "textbook": lambda: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)),
        "torch": lambda: functional.binary_cross_entropy(tensor_p, tensor_y),
        "scikit-learn": lambda: log_loss(y, p, labels=[0, 1]),
        "floor": lambda: y.sum() + p.sum(),
    }


def log_likelihood(m, rng):
    """Sum of the log-probabilities of m hard labels, in nats."""
    y, p = labels_and_probabilities(m, rng)
    return {
        "lessons_lib": lambda: lib.log_likelihood(y, p),
        "textbook": lambda: np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)),
        "scipy": lambda: bernoulli.logpmf(y, p).sum(),
        "floor": lambda: y.sum() + p.sum(),
    }


def binary_cross_entropy_with_logits(m, rng):
    """Mean loss of m hard labels beside logits, in nats."""
    y, p = labels_and_probabilities(m, rng)
    z = np.log(p) - np.log1p(-p)
    tensor_y, tensor_z = torch.from_numpy(y), torch.from_numpy(z)
    return {
        "lessons_lib": lambda: lib.binary_cross_entropy_with_logits(y, z),
        "textbook": lambda: np.mean(np.logaddexp(0, z) - y * z),
        "torch": lambda: functional.binary_cross_entropy_with_logits(tensor_z, tensor_y),
        "floor": lambda: y.sum() + z.sum(),
    }


def categorical_cross_entropy(m, rng):
    """Mean loss of class indices beside m rows of 10 probabilities, in nats."""
    p = rng.dirichlet(np.ones(10), m)
    y = rng.integers(10, size=m)
    tensor_y, tensor_p = torch.from_numpy(y), torch.from_numpy(p)
    return {
        "lessons_lib": lambda: lib.categorical_cross_entropy(y, p),
        "textbook": lambda: -np.mean(np.log(p[np.arange(m), y])),
        "torch": lambda: functional.nll_loss(tensor_p.log(), tensor_y),
        "scikit-learn": lambda: log_loss(y, p, labels=range(10)),
        "floor": lambda: y.sum() + p.sum(),
    }


def labels_and_probabilities(m, rng):
    p = rng.uniform(0.01, 0.99, m)
    return (rng.random(m) < p).astype(float), p


SIZES = {
    binary_cross_entropy: [4, 1000, 10**5, 10**6, 10**7],
    log_likelihood: [4, 1000, 10**5, 10**6, 10**7],
    binary_cross_entropy_with_logits: [4, 1000, 10**5, 10**6, 10**7],
    categorical_cross_entropy: [4, 1000, 10**5, 10**6],
}


def best_seconds(candidates, rounds, least=0.02):
    """The best seconds a call of each candidate; a round of one lasts `least` seconds or a call."""
    best = dict.fromkeys(candidates, np.inf)
    for _ in range(rounds):
        for name, call in candidates.items():
            calls, start = 0, time.perf_counter()
            while calls == 0 or time.perf_counter() - start < least:
                call()
                calls += 1
            best[name] = min(best[name], (time.perf_counter() - start) / calls)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--largest", type=int, default=10**7, help="largest m to measure")
    options = parser.parse_args()
    print("times as slow as lessons_lib; ns a sample for lessons_lib; best of", options.rounds)
    for loss, sizes in SIZES.items():
        print(f"\n{loss.__name__}: {loss.__doc__}")
        for m in (size for size in sizes if size <= options.largest):
            candidates = loss(m, np.random.default_rng(0))
            numbers = [float(call()) for name, call in candidates.items() if name != "floor"]
            np.testing.assert_allclose(numbers, numbers[0], rtol=1e-7)
            best = best_seconds(candidates, options.rounds)
            ours = best.pop("lessons_lib")
            ratios = "  ".join(f"{name} {time / ours:7.2f}" for name, time in best.items())
            print(f"m = {m:>9,}  {ours / m * 1e9:10.2f} ns   {ratios}", flush=True)


if __name__ == "__main__":
    main()
