"""The code that all moving figures share: probabilities that adjust, and numbers in words."""

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


def test_numbers_are_written_in_one_way(called):
    """Numbers have a true minus and a comma at the thousands, in words and on axes."""
    values = [0, -0.0004, 0.001, -1, 999, 1000, -2500, 1234567.5]
    found = called("stage", [("fixed", [value, 3]) for value in values])
    assert found == [f"{round(value, 3) + 0.0:,.3f}".replace("-", "−") for value in values]
    assert called("stage", [("number", [value]) for value in values[2:]]) == [
        *("0.001", "−1", "999", "1,000", "−2,500", "1,234,567.5")
    ]
    place = {"left": 0, "top": 0, "width": 100, "height": 100}
    axis = {"min": -2000, "max": 2000, "ticks": [-2000, 0.5]}
    (drawn,) = called("stage", [("axes", [place, axis, axis, 14])])
    assert drawn["frame"].count(">−2,000<") == drawn["frame"].count(">0.5<") == 2
