"""No temporary array is as large as the data, whatever the data's type, stride or place."""

import numpy as np
import pytest

import lessons_lib as lib

tracemalloc = pytest.importorskip("tracemalloc")

CLASSES = 4


def plain(array, _):
    return array


def strided(array, _):
    return np.repeat(array, 2, axis=0)[::2]


def columns(array, _):
    return np.asfortranarray(array)


def one_column(array, _):
    """One column of a table of two, of which no flat view exists."""
    return np.repeat(array[:, np.newaxis], 2, axis=1)[:, ::2] if array.ndim == 1 else array


def float32(array, _):
    return array.astype(np.float32)


def mapped(array, folder):
    path = folder / f"{np.random.default_rng().integers(2**62)}.npy"
    np.save(path, array)
    return np.load(path, mmap_mode="r")


def int8(array, _):
    """The array as int8, unless whole numbers would lose its values."""
    return array.astype(np.int8) if (array == array.astype(np.int8)).all() else array


def truth(array, _):
    return array.astype(bool) if set(np.unique(array)) <= {0, 1} else array


def binary(m, rng):
    return rng.integers(0, 2, m).astype(float), rng.integers(0, 257, m) / 256


def certain(m, rng):
    y = rng.integers(0, 2, m).astype(float)
    return y, y.copy()


def soft(m, rng):
    return rng.integers(0, 257, m) / 256, rng.integers(0, 257, m) / 256


def logits(m, rng):
    return rng.integers(0, 2, m).astype(float), rng.integers(-50, 50, m).astype(float)


def indices(m, rng):
    y, rows = one_hot(m, rng)
    return y.argmax(axis=1).astype(float), rows


def one_hot(m, rng):
    y = np.eye(CLASSES)[rng.integers(0, CLASSES, m // CLASSES)]
    return y, np.full(y.shape, 1 / CLASSES)


CALLS = {
    "binary_cross_entropy": (lib.binary_cross_entropy, binary),
    "binary_cross_entropy, soft": (lib.binary_cross_entropy, soft),
    "binary_cross_entropy, certain": (lib.binary_cross_entropy, certain),
    "with logits": (lib.binary_cross_entropy_with_logits, logits),
    "categorical_cross_entropy, indices": (lib.categorical_cross_entropy, indices),
    "categorical_cross_entropy, one-hot": (lib.categorical_cross_entropy, one_hot),
    "log_likelihood": (lib.log_likelihood, binary),
    "log_likelihood of classes": (lib.log_likelihood, one_hot),
    "likelihood": (lib.likelihood, binary),
    "likelihood, certain": (lib.likelihood, certain),
    "likelihood of classes": (lib.likelihood, one_hot),
}


def peak(call):
    """The most memory, in bytes, that a call takes beyond what was in use."""
    tracemalloc.start()
    call()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


KINDS = [plain, strided, columns, one_column, float32, int8, truth, mapped]


@pytest.mark.no_cover  # faster, and other tests cover the same lines
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (name, kind)
        for name, (_, data) in CALLS.items()
        for kind in KINDS
        if not (kind is one_column and data is indices)  # indices have the shape (m,)
    ],
)
def test_losses_take_no_more_memory_than_some_blocks(name, kind, rng, tmp_path):
    """For a million numbers, which take 8 MB, a loss holds only a few blocks in memory."""
    loss, data = CALLS[name]
    arguments = [kind(array, tmp_path) for array in data(10**6, rng)]
    loss(*[argument[:8] for argument in arguments])
    assert peak(lambda: loss(*arguments)) < 6e6


@pytest.mark.parametrize("name", [name for name, (_, data) in CALLS.items() if data is not binary])
def test_losses_take_one_large_temporary_at_most(name, rng):
    """A loss requests one large temporary at most: several would be most of its cost."""
    loss, data = CALLS[name]
    arguments = data(10**6, rng)
    loss(*[argument[:8] for argument in arguments])
    assert peak(lambda: loss(*arguments)) < 2e6


@pytest.mark.parametrize("name", ["surprisal", "binary_entropy", "sigmoid", "log_sigmoid"])
def test_elementwise_functions_take_little_more_memory_than_their_result(name, rng):
    """An elementwise function takes hardly more memory than its result, which is large."""
    p = rng.random(10**6)
    assert peak(lambda: getattr(lib, name)(p)) < p.nbytes + 2e6


@pytest.mark.parametrize("name", ["entropy", "cross_entropy", "kl_divergence"])
@pytest.mark.parametrize("shape", [(10**6,), (10**5, 10), (10, 10**5)])
def test_sums_along_an_axis_take_little_more_memory_than_their_result(name, shape):
    """Sums along an axis take hardly more memory than their result, for any length of the axis."""
    p = np.full(shape, 1 / shape[-1])
    arguments = [p] if name == "entropy" else [p, p]
    assert peak(lambda: getattr(lib, name)(*arguments)) < 2.5e6
