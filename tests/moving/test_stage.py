"""The code that all moving figures share: probabilities that adjust when one of them moves."""

import numpy as np
import pytest

START = [1 / 2, 1 / 4, 1 / 8, 1 / 8]
VALUES = [round(0.005 * i, 3) for i in range(201)]


@pytest.mark.parametrize("k", range(4))
def test_the_others_give_way(called, k):
    """One probability takes its new value, the others keep their ratios, and the sum is 1."""
    moved = called("stage", [("giveWay", [{"p": START}, k, value]) for value in VALUES])
    others = np.delete(START, k)
    for value, found in zip(VALUES, moved, strict=True):
        assert found["p"][k] == value
        assert sum(found["p"]) == pytest.approx(1, rel=1e-12)
        shares = others / others.sum() * (1 - value)
        assert np.delete(found["p"], k) == pytest.approx(shares, rel=1e-12)


def test_shares_come_back_from_certainty(called):
    """After one outcome was certain, the others get their old ratios back."""
    state = {"p": START}
    for k, value in ((0, 1), (1, 0), (0, 1 / 2)):
        (state,) = called("stage", [("giveWay", [state, k, value])])
    assert state["p"] == pytest.approx(START, rel=1e-12)
