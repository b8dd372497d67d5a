"""The library that the lessons *From Entropy to the Loss of Logistic Regression* import.

Take the probability that the model gave to what really happened; take −log; average.
"""

from lessons_lib.coding import huffman_code
from lessons_lib.information import (
    binary_entropy,
    cross_entropy,
    entropy,
    kl_divergence,
    surprisal,
)
from lessons_lib.labels import one_hot
from lessons_lib.likelihoods import likelihood, log_likelihood
from lessons_lib.logistic import LogisticFit, fit_logistic_regression, logistic_loss_sums
from lessons_lib.logits import log_sigmoid, log_softmax, sigmoid, softmax
from lessons_lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    categorical_cross_entropy,
)

__all__ = [
    "LogisticFit",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "binary_entropy",
    "categorical_cross_entropy",
    "cross_entropy",
    "entropy",
    "fit_logistic_regression",
    "huffman_code",
    "kl_divergence",
    "likelihood",
    "log_likelihood",
    "log_sigmoid",
    "log_softmax",
    "logistic_loss_sums",
    "one_hot",
    "sigmoid",
    "softmax",
    "surprisal",
]
