"""The moving figure of lesson 02: its bill is the library's, its words are true everywhere."""

import itertools
import re

import numpy as np
import pytest

from lessons_lib.information import entropy, kl_divergence, surprisal
from lessons_lib.moving.lesson_02 import BILL

NAMES = ["sunny", "cloudy", "rainy", "snowy"]
P = [1 / 2, 1 / 4, 1 / 8, 1 / 8]
Q = [1 / 8, 1 / 2, 1 / 4, 1 / 8]
NUMBER = re.compile(r"\d+\.\d+")
STEPS = [round(0.005 * i, 3) for i in range(201)]


def test_formulas_are_the_librarys(called):
    """Entropy and KL are the library's to 1e-12, for random pairs and for pairs with zeros."""
    rng = np.random.default_rng(2)
    p, q = rng.dirichlet(np.ones(4), size=(2, 200)).tolist()
    p += [[1, 0, 0, 0], [0.5, 0.5, 0, 0], [0.5, 0.25, 0.25, 0], P]
    q += [[0, 1, 0, 0], [0.5, 0.25, 0.25, 0], P, P]
    assert called("lesson_02", [("entropy", [row]) for row in p]) == pytest.approx(
        entropy(p, base=2), rel=1e-12
    )
    found = called("lesson_02", [("divergence", [*pair]) for pair in zip(p, q, strict=True)])
    assert found == pytest.approx(kl_divergence(p, q, base=2), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("moved", ["p", "q"])
@pytest.mark.parametrize("k", range(4))
def test_words_are_true_everywhere(called, moved, k):
    """As each bar moves from 0 to 1, all digits shown are right, and so is the costliest one."""
    lists = called("stage", [("giveWay", [{"p": P if moved == "p" else Q}, k, v]) for v in STEPS])
    check(called, [{"p": P, "q": Q, moved: state["p"]} for state in lists])


def test_words_are_true_when_both_have_moved(called):
    """Small probabilities and far beliefs: the words hold after a bar of each list was moved."""
    values = [0, 0.005, 0.02, 0.3, 0.5, 0.98, 0.995, 1]
    acts = list(itertools.product(range(4), values))
    lists = called("stage", [("giveWay", [{"p": x}, k, v]) for x in (P, Q) for k, v in acts])
    rows = [state["p"] for state in lists]
    pairs = itertools.product(rows[: len(acts)], rows[len(acts) :])
    check(called, [{"p": p, "q": q} for p, q in pairs])


def check(called, states):
    """Compare words with an independent account of what each kind of day adds to the waste."""
    said = called("lesson_02", [("notice", [state, NAMES, BILL]) for state in states])
    for state, words in zip(states, said, strict=True):
        p, q = np.array(state["p"]), np.array(state["q"])
        if np.allclose(p, q, rtol=0, atol=1e-9):
            assert words.endswith(BILL["agree"])
            continue
        floor, waste = entropy(p, base=2), kl_divergence(p, q, base=2)
        # The days of a kind cost more than they had to, each of them, and as often as they come.
        added = np.array(
            [p_k and p_k * (surprisal(q_k) - surprisal(p_k)) for p_k, q_k in zip(p, q, strict=True)]
        )
        worst = next(k for k, name in enumerate(NAMES) if name in words.lower())
        assert added[worst] >= added.max() - 1e-12
        p_is, q_is = (
            "below 0.001" if 0 < x[worst] < 0.0005 else f"= {x[worst]:.9f}" for x in (p, q)
        )
        if np.isfinite(waste):
            template = BILL["notice"].replace("{where}", BILL["costliest"])
            values = [floor + waste, floor, waste]
        else:
            template = BILL["infinite"]
            values = [floor]
        figures = dict.fromkeys(["total", "floor", "waste"], "0.0")
        name = NAMES[worst]
        expected = template.format(name=name, Name=name.capitalize(), p=p_is, q=q_is, **figures)
        assert NUMBER.sub("#", words) == NUMBER.sub("#", expected)
        # A number that ends in exactly half of the last digit may be rounded either way.
        numbers = [list(map(float, NUMBER.findall(text))) for text in (words, expected)]
        numbers[1][: len(values)] = values
        assert numbers[0] == pytest.approx(numbers[1], rel=0, abs=0.0005 + 1e-12)


def test_agreement_is_said_where_nothing_is_wasted(called):
    """Agreement is announced only where nothing is wasted: the shortest pull wastes something."""
    rounded = [value + 1e-16 for value in P]
    agree, same, apart = called(
        "lesson_02",
        [("notice", [{"p": P, "q": q}, NAMES, BILL]) for q in (P, rounded, [0.505, *P[1:]])],
    )
    assert agree == same
    assert agree.endswith(BILL["agree"])
    assert BILL["agree"] not in apart


def test_the_question_has_one_answer(called):
    """From the harbour's belief, the waste is doubled by the shortest pull on the bar for sunny."""
    pulls = {}
    for k, name in enumerate(NAMES):
        rows = called("stage", [("giveWay", [{"p": Q}, k, value]) for value in STEPS])
        wastes = kl_divergence([P] * len(rows), [row["p"] for row in rows], base=2)
        enough = wastes >= 2 * kl_divergence(P, Q, base=2)
        pulls[name] = np.abs(np.array(STEPS) - Q[k])[enough].min()
    assert min(pulls, key=pulls.get) == "sunny"
