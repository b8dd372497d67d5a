"""The moving figures of lesson 01: entropies are the library's, words are true everywhere."""

import numpy as np
import pytest

from lessons_lib.information import binary_entropy, entropy, surprisal
from lessons_lib.moving.lesson_01 import AREAS, COIN

NAMES = ["sunny", "cloudy", "rainy", "snowy"]
START = {"p": [1 / 2, 1 / 4, 1 / 8, 1 / 8], "last": 0}
STEPS = [round(0.005 * i, 3) for i in range(201)]
COINS = [round(0.01 * i, 2) for i in range(101)]


def areas_of(p):
    """The area of each outcome in bits; an outcome that never happens adds nothing."""
    p = np.asarray(p, dtype=float)
    return np.where(p > 0, p * surprisal(np.where(p > 0, p, 1), base=2), 0)


def test_formulas_are_the_librarys(called):
    """Surprisals and areas are the library's at every step, to 1e-12; so are random entropies."""
    areas = areas_of(STEPS)
    for name, exact in (("surprisal", surprisal(STEPS, base=2)), ("area", areas)):
        assert called("lesson_01", [(name, [p]) for p in STEPS]) == pytest.approx(exact, rel=1e-12)
    rng = np.random.default_rng(1)
    rows = [*rng.dirichlet(np.ones(4), size=200).tolist(), [1, 0, 0, 0], [0, 0.5, 0.5, 0]]
    found = called("lesson_01", [("entropy", [row]) for row in rows])
    assert found == pytest.approx(entropy(rows, base=2), rel=1e-12)
    found = called("lesson_01", [("entropy", [[p, 1 - p]]) for p in COINS])
    assert found == pytest.approx(binary_entropy(COINS, base=2), rel=1e-12)


@pytest.mark.parametrize("k", range(4))
def test_words_on_areas_are_true_everywhere(called, k):
    """As each bar moves from 0 to 1, every digit shown is right, and so is where its area grows."""
    moved = called("stage", [("giveWay", [START, k, p]) for p in STEPS])
    states = [{**state, "last": k} for state in moved]
    said = called("lesson_01", [("notice", [state, NAMES, AREAS]) for state in states])
    for p, state, words in zip(STEPS, states, said, strict=True):
        template = {0: "never", 1: "certain"}.get(p, "notice")
        assert words == AREAS[template].format(
            name=NAMES[k],
            p=f"{p:.3f}",
            bits=f"{surprisal(p, base=2):.3f}",
            area=f"{areas_of(p):.3f}",
            next=AREAS["larger" if p < 1 / np.e else "smaller"],
            entropy=f"{entropy(state['p'], base=2):.3f}",
        )


def test_words_on_the_coin_are_true_everywhere(called):
    """All 101 coins are described correctly, to the last digit shown."""
    said = called("lesson_01", [("coinNotice", [{"p": p}, COIN]) for p in COINS])
    for p, words in zip(COINS, said, strict=True):
        sides = [p, round(1 - p, 2)]
        heads, tails = surprisal(sides, base=2)
        from_heads, from_tails = areas_of(sides)
        assert words == COIN["certain" if p in (0, 1) else "notice"].format(
            p=f"{p:.2f}",
            heads=f"{heads:.4f}",
            tails=f"{tails:.4f}",
            fromHeads=f"{from_heads:.4f}",
            fromTails=f"{from_tails:.4f}",
            bits=f"{binary_entropy(p, base=2):.4f}",
        )
