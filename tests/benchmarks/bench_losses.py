"""How long the functions of the library take compared with their peers, as ratios.

Every function has a row, at 10⁵ and at 10⁷ numbers: how often the library could run in the time
of one call of its fastest peer. Below 1 the library is slower. The peers are a line of NumPy,
SciPy, PyTorch and scikit-learn; most of them check nothing. All candidates of a row run in turn,
several rounds, each on one thread; the least processor time of each counts: a busy moment of the
machine must not fall on one of them alone. Arrays are made before the clock starts, and each
candidate must give the same numbers, or the run stops.

A second table compares the time of the mean loss of hard labels with the time to read the input
once, and with PyTorch on as many threads as it uses. A third shows the memory that a loss takes
beside its input.
"""

import argparse
import heapq
import os
import time
import tracemalloc
from itertools import count

import numpy as np
import scipy.special as special
import torch
from sklearn.metrics import log_loss
from sklearn.preprocessing import OneHotEncoder

import lessons_lib as lib

functional = torch.nn.functional
CLASSES = 10


def binary(m, rng):
    """Hard labels and probabilities of class 1."""
    p = rng.uniform(0.01, 0.99, m)
    return (rng.random(m) < p).astype(float), p


def soft(m, rng):
    """Soft labels and probabilities of class 1."""
    return rng.random(m), rng.uniform(0.01, 0.99, m)


def logits(m, rng):
    """Hard labels and logits of class 1."""
    y, p = binary(m, rng)
    return y, np.log(p) - np.log1p(-p)


def rows(m, rng):
    """Class indices, the same labels as one-hot rows, and two sets of rows of probabilities."""
    y = rng.integers(CLASSES, size=m // CLASSES)
    p, q = rng.dirichlet(np.ones(CLASSES), (2, y.size))
    return y, np.eye(CLASSES)[y], p, q


def tensors(*arrays):
    return [torch.from_numpy(array) for array in arrays]


def bce_candidates(m, rng, data=binary, reduction="mean"):
    y, p = data(m, rng)
    t_y, t_p = tensors(y, p)
    reduced = np.mean if reduction == "mean" else np.asarray
    candidates = {
        "lessons_lib": lambda: lib.binary_cross_entropy(y, p, reduction=reduction),
        "NumPy": lambda: -reduced(y * np.log(p) + (1 - y) * np.log(1 - p)),
        "PyTorch": lambda: functional.binary_cross_entropy(t_p, t_y, reduction=reduction),
    }
    if data is binary and reduction == "mean":
        candidates["scikit-learn"] = lambda: log_loss(y, p, labels=[0, 1])
    return candidates


def bce_none(m, rng):
    return bce_candidates(m, rng, reduction="none")


def bce_soft(m, rng):
    return bce_candidates(m, rng, data=soft)


def bce_logits(m, rng):
    y, z = logits(m, rng)
    t_y, t_z = tensors(y, z)
    return {
        "lessons_lib": lambda: lib.binary_cross_entropy_with_logits(y, z),
        "NumPy": lambda: np.mean(np.logaddexp(0, z) - y * z),
        "PyTorch": lambda: functional.binary_cross_entropy_with_logits(t_z, t_y),
    }


def cce_indices(m, rng):
    y, _, p, _ = rows(m, rng)
    t_y, t_p = tensors(y, p)
    return {
        "lessons_lib": lambda: lib.categorical_cross_entropy(y, p),
        "NumPy": lambda: -np.mean(np.log(p[np.arange(len(y)), y])),
        "PyTorch": lambda: functional.nll_loss(t_p.log(), t_y),
        "scikit-learn": lambda: log_loss(y, p, labels=range(CLASSES)),
    }


def cce_one_hot(m, rng):
    _, y, p, _ = rows(m, rng)
    t_y, t_p = tensors(y, p)
    return {
        "lessons_lib": lambda: lib.categorical_cross_entropy(y, p),
        "NumPy": lambda: -np.mean(np.sum(y * np.log(p), axis=1)),
        "SciPy": lambda: -np.mean(np.sum(special.xlogy(y, p), axis=1)),
        "PyTorch": lambda: -(t_y * t_p.log()).sum(1).mean(),
    }


def log_likelihood(m, rng):
    y, p = binary(m, rng)
    t_y, t_p = tensors(y, p)
    return {
        "lessons_lib": lambda: lib.log_likelihood(y, p),
        "NumPy": lambda: np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)),
        "SciPy": lambda: (special.xlogy(y, p) + special.xlog1py(1 - y, -p)).sum(),
        "PyTorch": lambda: -functional.binary_cross_entropy(t_p, t_y, reduction="sum"),
    }


def likelihood(m, rng):
    y, p = binary(m, rng)
    return {
        "lessons_lib": lambda: lib.likelihood(y, p),
        "NumPy, power": lambda: np.prod(p**y * (1 - p) ** (1 - y)),
        "NumPy, where": lambda: np.prod(np.where(y == 1, p, 1 - p)),
    }


def surprisal(m, rng):
    _, p = binary(m, rng)
    (t_p,) = tensors(p)
    return {
        "lessons_lib": lambda: lib.surprisal(p),
        "NumPy": lambda: -np.log(p),
        "PyTorch": lambda: -t_p.log(),
    }


def entropy(m, rng):
    *_, p, _ = rows(m, rng)
    (t_p,) = tensors(p)
    return {
        "lessons_lib": lambda: lib.entropy(p),
        "NumPy": lambda: -np.sum(p * np.log(p), axis=1),
        "SciPy": lambda: special.entr(p).sum(axis=1),
        "PyTorch": lambda: torch.special.entr(t_p).sum(1),
    }


def binary_entropy(m, rng):
    _, p = binary(m, rng)
    (t_p,) = tensors(p)
    return {
        "lessons_lib": lambda: lib.binary_entropy(p),
        "NumPy": lambda: -p * np.log(p) - (1 - p) * np.log(1 - p),
        "SciPy": lambda: special.entr(p) + special.entr(1 - p),
        "PyTorch": lambda: torch.special.entr(t_p) + torch.special.entr(1 - t_p),
    }


def kl_divergence(m, rng):
    *_, p, q = rows(m, rng)
    t_p, t_q = tensors(p, q)
    return {
        "lessons_lib": lambda: lib.kl_divergence(p, q),
        "NumPy": lambda: np.sum(p * np.log(p / q), axis=1),
        "SciPy": lambda: special.rel_entr(p, q).sum(axis=1),
        "PyTorch": lambda: (t_p * (t_p / t_q).log()).sum(1),
    }


def cross_entropy(m, rng):
    *_, p, q = rows(m, rng)
    t_p, t_q = tensors(p, q)
    return {
        "lessons_lib": lambda: lib.cross_entropy(p, q),
        "NumPy": lambda: -np.sum(p * np.log(q), axis=1),
        "SciPy": lambda: -special.xlogy(p, q).sum(axis=1),
        "PyTorch": lambda: -(t_p * t_q.log()).sum(1),
    }


def sigmoid(m, rng):
    _, z = logits(m, rng)
    (t_z,) = tensors(z)
    return {
        "lessons_lib": lambda: lib.sigmoid(z),
        "NumPy": lambda: 1 / (1 + np.exp(-z)),
        "SciPy": lambda: special.expit(z),
        "PyTorch": lambda: torch.sigmoid(t_z),
    }


def log_sigmoid(m, rng):
    _, z = logits(m, rng)
    (t_z,) = tensors(z)
    return {
        "lessons_lib": lambda: lib.log_sigmoid(z),
        "NumPy": lambda: -np.log1p(np.exp(-z)),
        "SciPy": lambda: special.log_expit(z),
        "PyTorch": lambda: functional.logsigmoid(t_z),
    }


def softmax(m, rng):
    z = rng.normal(0, 3, (m // CLASSES, CLASSES))
    (t_z,) = tensors(z)

    def line():
        exponentials = np.exp(z - z.max(axis=1, keepdims=True))
        return exponentials / exponentials.sum(axis=1, keepdims=True)

    return {
        "lessons_lib": lambda: lib.softmax(z),
        "NumPy": line,
        "SciPy": lambda: special.softmax(z, axis=1),
        "PyTorch": lambda: torch.softmax(t_z, 1),
    }


def log_softmax(m, rng):
    z = rng.normal(0, 3, (m // CLASSES, CLASSES))
    (t_z,) = tensors(z)

    def line():
        shifted = z - z.max(axis=1, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))

    return {
        "lessons_lib": lambda: lib.log_softmax(z),
        "NumPy": line,
        "SciPy": lambda: special.log_softmax(z, axis=1),
        "PyTorch": lambda: torch.log_softmax(t_z, 1),
    }


def one_hot(m, rng):
    y, *_ = rows(m, rng)
    (t_y,) = tensors(y)
    encoder = OneHotEncoder(sparse_output=False)
    return {
        "lessons_lib": lambda: lib.one_hot(y),
        "NumPy": lambda: np.eye(CLASSES)[y],
        "PyTorch": lambda: functional.one_hot(t_y, CLASSES).double(),
        "scikit-learn": lambda: encoder.fit_transform(y[:, np.newaxis]),
    }


def huffman_code(m, rng):
    """The mean length of a word of a Huffman code; nobody needs a code for 10⁷ outcomes."""
    p = rng.dirichlet(np.ones(min(m, 10**4)))

    def tree():
        age = count(p.size)
        nodes = [(x, i, None) for i, x in enumerate(p.tolist())]
        heapq.heapify(nodes)
        while len(nodes) > 1:
            a, b = heapq.heappop(nodes), heapq.heappop(nodes)
            heapq.heappush(nodes, (a[0] + b[0], next(age), (a, b)))
        words, stack = [""] * p.size, [(nodes[0], "")]
        while stack:
            (_, outcome, children), word = stack.pop()
            if children is None:
                words[outcome] = word
            else:
                stack += zip(children, (word + "0", word + "1"), strict=True)
        return words

    def mean_length(words):
        return np.dot(p, [len(word) for word in words])

    return {
        "lessons_lib": lambda: mean_length(lib.huffman_code(p)),
        "Python": lambda: mean_length(tree()),
    }


TABLE = {
    "BCE, mean": bce_candidates,
    "BCE, none": bce_none,
    "BCE, soft labels": bce_soft,
    "BCE with logits": bce_logits,
    "categorical, indices": cce_indices,
    "categorical, one-hot": cce_one_hot,
    "log_likelihood": log_likelihood,
    "likelihood": likelihood,
    "surprisal": surprisal,
    "entropy": entropy,
    "binary_entropy": binary_entropy,
    "kl_divergence": kl_divergence,
    "cross_entropy": cross_entropy,
    "sigmoid": sigmoid,
    "log_sigmoid": log_sigmoid,
    "softmax": softmax,
    "log_softmax": log_softmax,
    "one_hot": one_hot,
    "huffman_code": huffman_code,
}


def best_seconds(candidates, rounds, clock=time.thread_time, least=0.02):
    """The best seconds per call of each candidate; a round lasts `least` seconds, or one call."""
    best = dict.fromkeys(candidates, np.inf)
    for _ in range(rounds):
        for name, call in candidates.items():
            calls, start, spent = 0, clock(), 0.0
            while calls == 0 or spent < least:
                call()
                calls, spent = calls + 1, clock() - start
            best[name] = min(best[name], spent / calls)
    return best


def compare(candidates):
    """Stop unless all candidates give the same numbers."""
    expected, *others = (np.asarray(call()) for call in candidates.values())
    for other in others:
        np.testing.assert_allclose(other, expected, rtol=1e-6, atol=1e-12)


def print_table(sizes, rounds, names):
    torch.set_num_threads(1)
    print(f"{'best peer / lessons_lib':<22}" + "".join(f"{m:>34,}" for m in sizes))
    for name in names:
        line = f"{name:<22}"
        for m in sizes:
            candidates = TABLE[name](m, np.random.default_rng(0))
            compare(candidates)
            best = best_seconds(candidates, rounds)
            ours = best.pop("lessons_lib")
            peer = min(best, key=best.get)
            line += f"{best[peer] / ours:8.2f} {peer:<13}{ours / m * 1e9:8.2f} ns"
        print(line, flush=True)


def print_mean(sizes, rounds):
    """Print the table of the mean loss of hard labels, in wall-clock time."""
    print("\nBCE, mean / lessons_lib, by the wall clock")
    torch.set_num_threads(os.cpu_count())
    for m in sizes:
        rng = np.random.default_rng(0)
        candidates = bce_candidates(m, rng)
        y, p = binary(m, np.random.default_rng(0))
        candidates["reading"] = lambda y=y, p=p: y.sum() + p.sum()
        best = best_seconds(candidates, rounds, time.perf_counter)
        ours = best.pop("lessons_lib")
        ratios = "  ".join(f"{name} {seconds / ours:6.2f}" for name, seconds in best.items())
        print(f"m = {m:>10,}  {ours * 1e6:12.2f} µs   {ratios}", flush=True)


def print_memory(m, dtype):
    """Print the peak memory of each loss above its input, which must stay under 20 MB."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, m).astype(dtype)
    z = rng.integers(-50, 50, m).astype(dtype)
    classes = y[: m // 2]
    one_hot_rows = np.eye(2, dtype=dtype)[classes.astype(int)]
    calls = {
        "binary_cross_entropy": lambda: lib.binary_cross_entropy(y, y),
        "binary_cross_entropy_with_logits": lambda: lib.binary_cross_entropy_with_logits(y, z),
        "categorical, indices": lambda: lib.categorical_cross_entropy(classes, one_hot_rows),
        "categorical, one-hot": lambda: lib.categorical_cross_entropy(one_hot_rows, one_hot_rows),
        "log_likelihood": lambda: lib.log_likelihood(y, y),
        "likelihood": lambda: lib.likelihood(y, y),
    }
    print(f"\nMB above the input at m = {m:,}, {np.dtype(dtype)}")
    for name, call in calls.items():
        tracemalloc.start()
        call()
        megabytes = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"{name:<34}{megabytes:6.1f}")
        assert megabytes < 20, name


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help=f"rows to measure, among: {', '.join(TABLE)}")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--largest", type=int, default=10**7, help="largest size to measure")
    options = parser.parse_args()
    print_table(
        [m for m in (10**5, 10**7) if m <= options.largest], options.rounds, options.names or TABLE
    )
    print_mean([m for m in (4, 1000, 10**5, 10**6, 10**7) if m <= options.largest], options.rounds)
    for dtype in (np.float64, np.int8):
        print_memory(options.largest, dtype)


if __name__ == "__main__":
    main()
