"""The moving figures of lesson 06: their numbers are the library's, their words true everywhere."""

import numpy as np
import pytest

from lessons_lib.information import surprisal
from lessons_lib.logits import sigmoid
from lessons_lib.losses import binary_cross_entropy
from lessons_lib.moving.lesson_06 import DRY_DAY, OVERCONFIDENCE

QUOTES = [round(0.01 * i, 2) for i in range(1, 100)]
THRESHOLDS = [round(0.05 * i, 2) for i in range(1, 20)]
FACTORS = [round(0.1 * i, 1) for i in range(1, 31)]


@pytest.fixture(scope="module")
def record():
    """The 5000 days of the lesson, counted by their quotes."""
    rng = np.random.default_rng(6)
    chances = (np.arange(10) + 0.5) / 10
    kind = rng.integers(0, 10, size=5000)
    rain = (rng.random(5000) < chances[kind]).astype(int)
    days = np.bincount(kind)
    seen = np.bincount(kind, weights=rain) / days
    return {"chances": chances.tolist(), "seen": seen.tolist(), "days": days.tolist()}


def of_library(factor, record):
    """Log loss per day in bits, and accuracy, computed from all days one by one."""
    chances, seen, days = (np.array(record[name]) for name in ("chances", "seen", "days"))
    rainy = np.rint(seen * days).astype(int)
    y = np.concatenate([np.repeat([1, 0], [r, n - r]) for r, n in zip(rainy, days, strict=True)])
    quoted = np.repeat(sigmoid(factor * np.log(chances / (1 - chances))), days)
    return binary_cross_entropy(y, quoted, base=2), np.mean((quoted > 0.5) == y)


def test_losses_of_a_dry_day_are_the_librarys(called):
    """The three losses agree with the library's at every quote and threshold, to 1e-12."""
    places = [[quote, threshold] for quote in QUOTES for threshold in THRESHOLDS]
    found = called("lesson_06", [("losses", place) for place in places])
    for (quote, threshold), losses in zip(places, found, strict=True):
        assert losses["bits"] == pytest.approx(surprisal(1 - quote, base=2), rel=1e-12)
        assert losses["squared"] == pytest.approx(quote**2, rel=1e-12)
        assert losses["wrong"] == (quote > threshold)


def test_words_of_a_dry_day_are_true_everywhere(called):
    """The words on two losses, and on the 0/1 error of quotes on the same side, are true."""
    places = [(quote, threshold) for quote in QUOTES for threshold in THRESHOLDS]
    states = [{"quote": quote, "threshold": threshold} for quote, threshold in places]
    said = called("lesson_06", [("quoteNotice", [state, DRY_DAY]) for state in states])
    for (quote, threshold), words in zip(places, said, strict=True):
        wrong = quote > threshold
        assert words == DRY_DAY["caught" if wrong else "passed"].format(
            quote=f"{quote:.2f}",
            threshold=f"{threshold:.2f}",
            bits=f"{surprisal(1 - quote, base=2):.2f}",
            squared=f"{quote**2:.4f}",
        )
        same_side = QUOTES[QUOTES.index(quote) :] if wrong else QUOTES[: QUOTES.index(quote) + 1]
        assert {other > threshold for other in same_side} == {wrong}


def test_scores_are_the_librarys(called, record):
    """Scores agree at every factor, to 1e-12; quotes are σ of logits multiplied by the factor."""
    found = called("lesson_06", [("scores", [factor, record]) for factor in FACTORS])
    for factor, scores in zip(FACTORS, found, strict=True):
        bits, accuracy = of_library(factor, record)
        assert scores["bits"] == pytest.approx(bits, rel=1e-12)
        assert scores["accuracy"] == pytest.approx(accuracy, rel=1e-12)
    for chance in record["chances"]:
        quotes = called("lesson_06", [("pushed", [factor, chance]) for factor in FACTORS])
        expected = sigmoid(np.array(FACTORS) * np.log(chance / (1 - chance)))
        assert quotes == pytest.approx(expected, rel=1e-12)


def test_words_of_over_confidence_are_true_everywhere(called, record):
    """The words are true: how many quotes are too bold, what that costs, that accuracy is blind."""
    states = [{"factor": factor, **record} for factor in FACTORS]
    said = called(
        "lesson_06", [("overconfidenceNotice", [state, OVERCONFIDENCE]) for state in states]
    )
    chances, seen = np.array(record["chances"]), np.array(record["seen"])
    honest, _ = of_library(1, record)
    for factor, words in zip(FACTORS, said, strict=True):
        quoted = sigmoid(factor * np.log(chances / (1 - chances)))
        bits, accuracy = of_library(factor, record)
        assert bits >= honest
        assert accuracy == of_library(1, record)[1]
        assert words == OVERCONFIDENCE["honest" if factor == 1 else "notice"].format(
            factor=f"{factor:.1f}",
            bold=np.sum(np.abs(quoted - 0.5) > np.abs(seen - 0.5)),
            all=len(chances),
            gap=f"{np.abs(quoted - seen).max():.2f}",
            bits=f"{bits:.3f}",
            more=f"{bits - honest:.3f}",
            accuracy=f"{accuracy:.3f}",
        )
