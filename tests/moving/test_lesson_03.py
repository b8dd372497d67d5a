"""The moving figure of lesson 03: its losses are the library's, its words are true everywhere."""

import numpy as np
import pytest

from lessons_lib.information import surprisal
from lessons_lib.moving.lesson_03 import FORECAST

POSITIONS = [round(0.01 * i, 2) for i in range(101)]
BETWEEN = POSITIONS[1:-1]


def test_losses_are_the_librarys(called):
    """Losses agree with the library's at every position, to 1e-12."""
    found = called("lesson_03", [("losses", [y_hat]) for y_hat in POSITIONS])
    for y_hat, losses in zip(POSITIONS, found, strict=True):
        assert losses["rain"] == pytest.approx(surprisal(y_hat, base=2), rel=1e-12)
        assert losses["dry"] == pytest.approx(surprisal(1 - y_hat, base=2), rel=1e-12)


def test_words_are_true_everywhere(called):
    """The words on the losses and on a bolder step are right to the last digit shown."""
    said = called("lesson_03", [("notice", [{"yHat": y_hat}, FORECAST]) for y_hat in BETWEEN])
    for y_hat, words in zip(BETWEEN, said, strict=True):
        rain, dry = surprisal([y_hat, 1 - y_hat], base=2)
        bolder = y_hat + 0.01 if y_hat >= 0.5 else y_hat - 0.01
        new = np.array([bolder, 1 - bolder]).clip(0, 1)  # 0.99 + 0.01 may end beyond 1
        right, wrong = sorted(surprisal(np.round(new, 2), base=2))
        more = wrong - max(rain, dry)
        assert words == FORECAST["notice"].format(
            yHat=f"{y_hat:.2f}",
            rain=f"{rain:.4f}",
            dry=f"{dry:.4f}",
            next=f"{bolder:.2f}",
            saved=f"{min(rain, dry) - right:.4f}",
            more="infinitely many" if np.isinf(more) else f"{more:.4f}",
        )
    ends = called("lesson_03", [("notice", [{"yHat": y_hat}, FORECAST]) for y_hat in (0, 1)])
    assert ends == [FORECAST["certain"].format(yHat=y_hat) for y_hat in ("0.00", "1.00")]


def test_question_is_answered_on_the_way(called):
    """From one half upwards, a step costs ten times what it saves for the first time at 0.91."""
    upwards = [y_hat for y_hat in POSITIONS if 0.5 <= y_hat < 0.99]
    steps = called("lesson_03", [("bolder", [y_hat]) for y_hat in upwards])
    for y_hat, step in zip(upwards, steps, strict=True):
        saved = surprisal(y_hat, base=2) - surprisal(step["next"], base=2)
        more = surprisal(1 - step["next"], base=2) - surprisal(1 - y_hat, base=2)
        assert step["saved"] == pytest.approx(saved, rel=1e-12)
        assert step["more"] == pytest.approx(more, rel=1e-12)
    tenfold = [step["more"] >= 10 * step["saved"] for step in steps]
    assert upwards[tenfold.index(True)] == 0.91
    assert all(tenfold[tenfold.index(True) :])
