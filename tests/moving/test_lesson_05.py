"""The moving figure of lesson 05: its numbers are the library's, its words are true everywhere."""

import numpy as np
import pytest

from lessons_lib.information import binary_entropy
from lessons_lib.likelihoods import likelihood, log_likelihood
from lessons_lib.moving.lesson_05 import SEASON

COINS = [round(0.01 * i, 2) for i in range(2, 99)]
TEN = [0, 0, 1, 0, 0, 0, 1, 0, 1, 0]
# All records that can be added to the ten days, in steps of ten.
ADDED = [(wet, dry) for wet in range(0, 31, 10) for dry in range(0, 31 - wet, 10)]
RECORDS = [TEN + [1] * wet + [0] * dry for wet, dry in ADDED]


def of_library(theta, record):
    """Likelihood, its logarithm, mean loss in bits, and the smallest mean loss of all coins."""
    proba = np.full(len(record), theta)
    log = log_likelihood(record, proba)
    bits = -log_likelihood(record, proba, base=2) / len(record)
    return likelihood(record, proba), log, bits, binary_entropy(np.mean(record), base=2)


def test_numbers_are_the_librarys(called):
    """For every coin on every record, the numbers agree with the library's to 1e-12."""
    places = [(theta, record) for theta in COINS for record in RECORDS]
    given = [[theta, sum(record), len(record)] for theta, record in places]
    logs = called("lesson_05", [("logLikelihood", each) for each in given])
    found = called("lesson_05", [("judged", each) for each in given])
    for (theta, record), log, judged in zip(places, logs, found, strict=True):
        product, sum_of_logs, bits, smallest = of_library(theta, record)
        assert log == pytest.approx(sum_of_logs, rel=1e-12)
        assert judged["likelihood"] == pytest.approx(product, rel=1e-12)
        assert judged["bits"] == pytest.approx(bits, rel=1e-12)
        assert judged["above"] == pytest.approx(bits - smallest, rel=1e-12, abs=1e-12)
        # The best coin's likelihood is 2 to the power of −m times its mean loss.
        share = product / 2 ** (-len(record) * smallest)
        assert judged["share"] == pytest.approx(share, rel=1e-12)


@pytest.mark.parametrize("record", RECORDS)
def test_the_best_coin_is_a_step(called, record):
    """One step of the handle is exactly the share of rainy days; the others are hundredths."""
    steps = called("lesson_05", [("settled", [theta, record]) for theta in COINS])
    best = np.mean(record)
    assert steps.count(best) == 1
    assert all(a == b for a, b in zip(steps, COINS, strict=True) if a != best)
    assert np.all(np.diff(steps) > 0)


@pytest.mark.parametrize("record", RECORDS)
def test_words_are_true_everywhere(called, record):
    """The words on likelihood, excess loss and the way to the best coin are true everywhere."""
    best = np.mean(record)
    coins = called("lesson_05", [("settled", [theta, record]) for theta in COINS])
    states = [{"theta": theta, "record": record} for theta in coins]
    said = called("lesson_05", [("notice", [state, SEASON]) for state in states])
    for theta, words in zip(coins, said, strict=True):
        product, _, bits, smallest = of_library(theta, record)
        share = 100 * product / 2 ** (-len(record) * smallest)
        where = "summit" if theta == best else "below" if theta < best else "above"
        assert words == SEASON[where].format(
            theta=f"{theta:.2f}",
            rainy=sum(record),
            days=len(record),
            share=f"{share:.1f} %" if share >= 0.1 else SEASON["little"],
            above=f"{bits - smallest:.4f}",
        )
        # A slightly different coin, on the side that is named, is better in both ways.
        near = theta + {"summit": 0, "below": 1e-6, "above": -1e-6}[where]
        likelier, _, fewer, _ = of_library(near, record)
        assert where == "summit" or (likelier > product and fewer < bits)


def test_small_numbers_are_written_out(called):
    """A small number is written out with three significant digits, whatever its size."""
    values = [0.5, 0.0625, 0.000977, 0.00222, 5.81e-5, 9.31e-10, 6.57e-13]
    found = called("lesson_05", [("small", [value]) for value in values])
    assert found[:4] == ["0.500", "0.0625", "0.000977", "0.00222"]
    assert found[4:] == ["5.81 · 10⁻⁵", "9.31 · 10⁻¹⁰", "6.57 · 10⁻¹³"]
