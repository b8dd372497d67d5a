"""The log of a product of probabilities, on which the likelihood and every loss are built.

The plain logarithms are here too, and so are the functions that apply them to arguments piece by
piece, so that no temporary array is as large as the data.
"""

import math

import numpy as np

# How many numbers are processed at a time: BLOCK in a sum that needs one temporary, PIECE in all
# other work. They are few enough to fit into a processor's cache, and to let the allocator reuse
# the memory of temporaries: requesting several large ones from the system each time costs more than
# the arithmetic. They are many enough to make the cost of starting each NumPy operation small.
BLOCK = 131072
PIECE = 16384

# The largest number of probabilities that are multiplied before one logarithm is taken, and the
# smallest product that keeps all its digits: below it float64 begins to underflow.
_GROUP = 64
_SMALLEST = float(np.finfo(np.float64).tiny)

# Rounding adds an error of up to 2.2e-16 to the log of every factor, however small that log is. If
# the mean loss is above this number, the error is less than 5e-15 of the result.
_LEAST_MEAN_LOSS = 0.05

# Rows up to the first of these lengths are added fastest column by column, and those up to the
# second by einsum; at these lengths both are as accurate as sum.
_NARROW_ROW = 4
_SHORT_ROW = 64


def log_product(factors):
    """Sum of ln|f| over a 1-D array of factors with |f| ≤ 1, or None if digits would be lost.

    A logarithm costs as much as many multiplications, and ln a + ln b = ln ab. The factors are
    therefore laid out in at most 64 rows, of which the last may be shorter, and one logarithm is
    taken of the product of each column. None tells the caller to take the logarithm of each factor.
    Factors from 1 to 2 are allowed too.
    """
    if factors.size <= _GROUP:
        product = abs(math.prod(factors.tolist()))
        total = math.log(product) if product >= _SMALLEST else None
    else:
        columns = math.ceil(factors.size / _GROUP)
        rows, rest = divmod(factors.size, columns)
        whole_rows = factors[: rows * columns].reshape(rows, columns)
        products = np.multiply.reduce(whole_rows, axis=0)
        if rest:
            products[:rest] *= factors[rows * columns :]
        np.abs(products, out=products)
        exact = np.minimum.reduce(products) >= _SMALLEST
        total = float(np.add.reduce(np.log(products))) if exact else None
    return total if total and abs(total) > _LEAST_MEAN_LOSS * factors.size else None


def bernoulli_log_sum(labels, p):
    """ln ∏ p^y (1 − p)^(1 − y) over 1-D arrays of labels and probabilities of class 1."""
    y, hard = labels
    if hard:
        total = log_product(given_to_binary(y, p))
        if total is not None:
            return total
    return sum_in_pieces(bernoulli_log, y, p)


def categorical_log_sum(y, p):
    """ln of the product of the probabilities that the rows of p gave to what happened."""
    if y.ndim == 1:
        total = log_product(given(y, p))
        if total is not None:
            return total
    return sum_in_pieces(categorical_log, y, p)


def sum_in_pieces(log, y, p):
    """The sum of `log` over a block, taken in pieces because `log` needs several temporaries."""
    size = max(1, PIECE * len(p) // p.size)
    sums = [np.add.reduce(log(y[i : i + size], p[i : i + size])) for i in range(0, len(p), size)]
    return sum(sums)


def bernoulli_log(y, p):
    """y ln p + (1 − y) ln(1 − p), elementwise; log1p keeps the digits of a small p."""
    return weighted(y, np.log(p)) + weighted(1 - y, np.log1p(-p))


def given_to_binary(y, p):
    """The probability that p gave to each hard label, correct up to its sign: (1 − y) − p."""
    given = 1 - y
    return np.subtract(given, p, out=given)


def categorical_log(y, p):
    """ln of the probability that each row of p gave to its class, an index or a row of weights."""
    return np.log(given(y, p)) if y.ndim == 1 else sum_of_rows(weighted(y, np.log(p)))


def given(indices, p):
    """The probability that each row of p gave to the class whose index is given."""
    m, n = p.shape
    return p.take(indices + np.arange(0, m * n, n))  # faster than p[np.arange(m), indices]


def weighted(weight, log):
    """weight · log for logs of at most 0; it is 0 if the weight is 0, even for an infinite log."""
    return np.fmin(weight * log, 0)  # of NaN and 0, fmin takes 0; no log is above 0


def sigmoid_of(z, out=None):
    """1 / (1 + e^−z) without overflow."""
    small = np.exp(-np.abs(z))  # at most 1
    return np.divide(np.maximum(small, z >= 0), 1 + small, out=out)


def log_sigmoid_of(z, out=None):
    """−ln(1 + e^−z) without overflow, keeping the digits of a tiny result."""
    return np.subtract(np.minimum(z, 0), np.log1p(np.exp(-np.abs(z))), out=out)


def sum_of_rows(terms):
    """The sum of each row, accurate for long rows too.

    NumPy adds pairwise, which preserves accuracy, only when the numbers are contiguous in memory.
    """
    if terms.shape[1] <= _NARROW_ROW:
        return sum(terms.T)
    if terms.shape[1] <= _SHORT_ROW:
        return np.einsum("ik->i", terms)
    return np.ascontiguousarray(terms).sum(axis=1)


def cost(log, unit):
    """The loss −log of log-probabilities in nats, converted to another unit; it is never −0.0."""
    return (0.0 - log) / unit


def parts(*arguments, numbers=PIECE):
    """Slices that cut all arguments at the same samples; each piece holds `numbers` numbers."""
    size = numbers // arguments[-1].width or 1
    return [slice(start, start + size) for start in range(0, arguments[0].size, size)]


@np.errstate(all="ignore")
def each(function, *arguments):
    """The results of `function` for all samples, found piece by piece; a float for one sample."""
    results = np.empty(arguments[0].samples)
    flat = results.reshape(-1)
    for part in parts(*arguments):
        function(*[argument[part] for argument in arguments], out=flat[part])
    return results if results.ndim else float(results)


def cost_of_each(log, *arguments, unit):
    """The loss of each sample, whose log-probability `log` gives; a float for a single sample."""

    def into(*piece, out):
        np.subtract(0.0, log(*piece), out=out)
        if unit != 1:
            out /= unit

    return each(into, *arguments)


def cost_of_rows(terms, *arguments, unit):
    """Like `cost_of_each`, but each log-probability is the sum of the terms in its row."""

    def log(*rows):
        width = rows[0].shape[1]
        blocks = [slice(start, start + PIECE) for start in range(0, width, PIECE)]
        sums = [sum_of_rows(terms(*[row[:, block] for row in rows])) for block in blocks]
        return sums[0] if len(sums) == 1 else sum_of_rows(np.column_stack(sums))

    return cost_of_each(log, *arguments, unit=unit)


@np.errstate(all="ignore")
def total(log_sum, y, p):
    """The sum over all samples of a data set, where `log_sum` gives the sum over a block."""
    try:
        return math.fsum([log_sum(y[part], p[part]) for part in parts(y, p, numbers=BLOCK)])
    except OverflowError:  # from logits beyond 1e300; no log of a probability is above 0
        return -math.inf
