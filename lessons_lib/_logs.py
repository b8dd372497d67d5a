"""The one primitive under the likelihood and every loss: the log of a product of probabilities."""

import math

import numpy as np

# Samples looked at together: small enough for a processor's cache, large enough that NumPy's
# cost of starting each operation is spread thin.
BLOCK = 131072

# The most probabilities that are multiplied before one logarithm is taken, and the smallest
# product whose digits are all there: below it float64 begins to underflow.
_GROUP = 64
_SMALLEST = np.finfo(np.float64).tiny

# Rounding costs every factor up to 2.2e-16, whatever its size. Where the mean loss is above this,
# that is less than 5e-15 of the result.
_LEAST_MEAN_LOSS = 0.05


def log_product(factors):
    """Sum of ln|f| over a 1-D array of factors of size at most 1, or None if digits would be lost.

    A logarithm costs as much as many multiplications, and ln a + ln b = ln ab: so the factors are
    laid out in at most 64 rows, the last perhaps shorter, and one logarithm is taken of the product
    of each column. None asks the caller for single logarithms.
    """
    columns = math.ceil(factors.size / _GROUP)
    rows, rest = divmod(factors.size, columns)
    whole_rows = factors[: rows * columns].reshape(rows, columns)
    products = np.multiply.reduce(whole_rows, axis=0)
    products[:rest] *= factors[rows * columns :]
    products = np.abs(products)
    if np.minimum.reduce(products) < _SMALLEST:
        return None
    total = np.add.reduce(np.log(products))
    return total if -total > _LEAST_MEAN_LOSS * factors.size else None
