"""The moving figure of lesson 07: its numbers are the library's, its words are true everywhere."""

import itertools

import numpy as np
import pytest

from lessons_lib import (
    binary_cross_entropy_with_logits,
    fit_logistic_regression,
    sigmoid,
)
from lessons_lib.figures.lesson_07 import DAMAGE, TEMPERATURE
from lessons_lib.moving.lesson_07 import FLIGHTS

MEAN, SD = TEMPERATURE.mean(), TEMPERATURE.std()
S = np.column_stack([np.ones(23), (TEMPERATURE - MEAN) / SD])
FIT = fit_logistic_regression(S[:, 1:], DAMAGE)
BEST = np.array([FIT.intercept, FIT.coef[0]])
LEAST = binary_cross_entropy_with_logits(DAMAGE, S @ BEST)
COLD = 31
NEAR = 1e-4
STEPS = {"descent": 40, "newton": 8}
RATES = [0.25 * i for i in range(2, 67)]
MAP = list(itertools.product(np.arange(-4, 2.1, 0.5).tolist(), np.arange(-5, 2.6, 0.5).tolist()))
STARTS = [(0, 0), (-4, -5), (2, -5), (-4, 2.5), (2, 2.5), (0, 2), (-1.1, -1.6)]
STARTS += [(8, 0), (-8, 0), (-4.1, -1.6), (3, -5.6)]  # off the map, where the curve can be dragged
ENDS = [(55, FLIGHTS["end"].format(x=55)), (75, FLIGHTS["end"].format(x=75))]
GIVEN = [
    {
        "temperature": TEMPERATURE.tolist(),
        "damage": DAMAGE.tolist(),
        "cold": COLD,
        "rate": 14,
        "steps": 40,
    },
    FLIGHTS,
]


@pytest.fixture(scope="module")
def data(called):
    """The flights' data as the figure holds them."""
    return called("lesson_07", [("table", [TEMPERATURE.tolist(), DAMAGE.tolist()])])[0]


def mean_loss(w):
    """The mean loss at w, in nats per flight."""
    return binary_cross_entropy_with_logits(DAMAGE, S @ w)


def gradient(w):
    return S.T @ (sigmoid(S @ w) - DAMAGE) / 23


def hessian(w):
    y_hat = sigmoid(S @ w)
    return S.T @ (S * (y_hat * (1 - y_hat))[:, None]) / 23


def thrown_out(w):
    """Whether a run ends at w: too far away, or with a Hessian that cannot be inverted."""
    (a, b), (_, c) = hessian(w)
    return np.abs(w).max() >= 1000 or not a * c - b * b > 1e-9 * a * c


def walk(method, start, rate):
    """The points of a run of 40 steps of descent, or of up to 8 of Newton's method."""
    path = [np.array(start, dtype=float)]
    for _ in range(STEPS[method]):
        slope = gradient(path[-1])
        if method == "descent":
            path.append(path[-1] - rate * slope)
        elif not thrown_out(path[-1]):
            path.append(path[-1] - np.linalg.solve(hessian(path[-1]), slope))
    return path


def state(method="descent", start=(0, 0), rate=14, count=0):
    return {"method": method, "start": start, "rate": rate, "count": count}


def test_losses_and_their_derivatives_are_the_librarys(called, data):
    """All over the map, the loss and its derivatives agree with the library's to 1e-12."""
    calls = [(name, [data, w]) for w in MAP for name in ("bits", "means")]
    found = called("lesson_07", calls)
    for w, bits, means in zip(MAP, found[::2], found[1::2], strict=True):
        z = S @ w
        each = binary_cross_entropy_with_logits(DAMAGE, z, base=2, reduction="none")
        assert bits == pytest.approx(each, rel=1e-12)
        assert means["value"] == pytest.approx(mean_loss(w), rel=1e-12)
        assert means["gradient"] == pytest.approx(gradient(w), rel=1e-12, abs=1e-14)
        a, b, c = means["hessian"]
        assert np.array([[a, b], [b, c]]) == pytest.approx(hessian(w), rel=1e-12, abs=1e-15)


def test_minimum_and_band_are_the_librarys(called, data):
    """The band at a temperature is that of an intercept measured from that temperature."""
    degrees = [31, 53, 70, 81]
    best, *bands = called("lesson_07", [("fit", [data])] + [("bandAt", [data, x]) for x in degrees])
    assert best["w"] == pytest.approx(BEST, rel=1e-12)
    assert best["value"] == pytest.approx(LEAST, rel=1e-12)
    for x, band in zip(degrees, bands, strict=True):
        there = fit_logistic_regression((TEMPERATURE - x).reshape(-1, 1), DAMAGE)
        ends = there.intercept + 1.96 * there.standard_errors[0] * np.array([-1, 1])
        assert band == pytest.approx(sigmoid(ends), rel=1e-11)


def test_lines_of_equal_loss_have_their_loss(called, data):
    """At each point of a line on the map, the loss is that of the line."""
    heights = [0.45, 0.5, 0.6, 0.7, 1, 1.5, 2]
    lines = called(
        "lesson_07", [("level", [data, {"w": list(BEST)}, height]) for height in heights]
    )
    for height, points in zip(heights, lines, strict=True):
        assert [mean_loss(w) for w in points] == pytest.approx([height] * len(points), abs=1e-6)


def test_runs_are_those_of_the_lesson(called, data):
    """Runs of descent and Newton's method from several starts are those of the lesson."""
    asked = [("descent", start, rate) for start in STARTS for rate in (0.5, 6, 12.75)]
    asked += [("newton", start, 0) for start in STARTS]
    found = called("lesson_07", [("run", [data, *run]) for run in asked])
    for run, path in zip(asked, found, strict=True):
        expected = walk(*run)
        assert len(path) == len(expected)
        assert np.array(path) == pytest.approx(np.array(expected), rel=1e-6, abs=1e-6)


def said(called, data, states):
    return called("lesson_07", [("notice", [data, state, COLD, FLIGHTS]) for state in states])


def test_words_on_a_point_are_true_everywhere(called, data):
    """The words on a point are true: sum, mean, costliest flight, and near the minimum the band."""
    points = [*MAP, *STARTS, (-1.12, -1.62)]
    for w, words in zip(points, said(called, data, [state(start=w) for w in points]), strict=True):
        check_sum(words, FLIGHTS["here"], w)
        if not on_map(w):
            assert words.endswith(off(w))
        elif mean_loss(w) - LEAST >= NEAR:
            bits = binary_cross_entropy_with_logits(DAMAGE, S @ w, base=2, reduction="none")
            costly = {
                FLIGHTS["most"].format(
                    x=f"{TEMPERATURE[i]:.0f}",
                    label=FLIGHTS["damage" if DAMAGE[i] else "none"],
                    bits=f"{bits[i]:.2f}",
                )
                for i in np.flatnonzero(bits > bits.max() - 1e-9)
            }
            assert any(words.endswith(sentence) for sentence in costly)


def on_map(w):
    return -4 <= w[0] <= 2 and -5 <= w[1] <= 2.5


def off(w):
    """The sentence on a point that has left the map."""
    w0, w1 = (f"{value:,.2f}".replace("-", "−") for value in w)
    return FLIGHTS["off"].format(w0=w0, w1=w1)


def check_sum(words, who, w):
    """Check the sentences on the sum of the bits, to the last digit shown."""
    z = S @ w
    given = {
        "who": who,
        "sum": f"{binary_cross_entropy_with_logits(DAMAGE, z, base=2, reduction='sum'):,.2f}",
        "mean": f"{mean_loss(w):,.4f}",
        "more": f"{mean_loss(w) - LEAST:,.4f}",
    }
    if mean_loss(w) - LEAST < NEAR:
        there = fit_logistic_regression((TEMPERATURE - COLD).reshape(-1, 1), DAMAGE)
        ends = there.intercept + 1.96 * there.standard_errors[0] * np.array([-1, 1])
        given["low"], given["high"] = (f"{end:.2f}" for end in sigmoid(ends))
        given["p"] = f"{sigmoid(float(np.dot(w, [1, (COLD - MEAN) / SD]))):.4f}"
        assert words == FLIGHTS["near"].format(cold=COLD, **given)
    else:
        assert words.startswith(FLIGHTS["far"].format(**given) + " ")


@pytest.mark.parametrize("method", ["descent", "newton"])
def test_words_on_a_step_are_true(called, data, method):
    """The words on a step are true: what it did, whether it left the map, whether it was last."""
    for start in STARTS:
        path = np.array(called("lesson_07", [("run", [data, method, start, 14])])[0])
        counts = range(1, min(len(path), 40))
        states = [state(method, start, count=count) for count in counts]
        for count, words in zip(counts, said(called, data, states), strict=True):
            w = path[count]
            check_sum(words, FLIGHTS[method].format(steps=count, rate="14.00"), w)
            if mean_loss(w) - LEAST < NEAR:
                continue
            change = mean_loss(w) - mean_loss(path[count - 1])
            if thrown_out(w):
                assert count == len(path) - 1
                assert not on_map(w)
                then = FLIGHTS["thrown"]
            elif not on_map(w):
                then = off(w)
            else:
                form = FLIGHTS["lower" if change < 0 else "higher"]
                assert abs(change) >= 5e-7
                then = form.format(change=f"{abs(change):.6f}")
            assert words.endswith(then)


@pytest.mark.parametrize("start", STARTS)
def test_words_on_a_whole_run_are_true(called, data, start):
    """The words say, at every learning rate, when a run arrives, how often it turns and climbs."""
    states = [state(start=start, rate=rate, count=40) for rate in RATES]
    for rate, words in zip(RATES, said(called, data, states), strict=True):
        path = np.array(walk("descent", start, rate))
        losses = np.array([mean_loss(w) for w in path])
        steps = np.diff(path, axis=0)
        turns = np.sum(np.sum(steps[1:] * steps[:-1], axis=1) < -1e-12)
        rises = np.sum(np.diff(losses) > 1e-12)
        far = np.flatnonzero(losses - LEAST >= NEAR)
        if not far.size:
            form = FLIGHTS["already"]
        elif far[-1] == 40:
            form = FLIGHTS["astray"]
        else:
            form = FLIGHTS["arrived"]
        assert words == form.format(
            rate=f"{rate:.2f}",
            steps=40,
            when=far[-1] + 1 if far.size else 0,
            mean=f"{losses[-1]:.4f}",
            more=f"{losses[-1] - LEAST:.4f}",
            path=FLIGHTS["climbing" if rises else "turning" if turns else "direct"].format(
                turns=turns, rises=rises, steps=40
            ),
        )


def logits(w):
    """The logits at the two ends of the curve that can be dragged."""
    return [w[0] + w[1] * (x - MEAN) / SD for x, _ in ENDS]


@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("start", [(0, 0), (-1.1, -1.6), (2, 2.5), (-4, -5)])
def test_one_end_of_the_curve_moves_alone(acted, end, start):
    """A dragged end goes all the way, by hand and by key; the other end keeps its logit."""
    name = ENDS[end][1]
    x, y = start
    acts = [["move", FLIGHTS["point"], {"x": x, "y": y}]]
    acts += [["move", name, {"y": i / 5}] for i in (*range(-45, 46), *range(44, -46, -1))]
    acts += [["key", name, key] for key in ("End", "Home", "PageUp", "ArrowDown")]
    first, *found = acted("lesson_07", "flights", GIVEN, acts)
    other = logits(first["state"]["start"])[1 - end]
    for (kind, _, value), after in zip(acts[1:], found, strict=True):
        ends = logits(after["state"]["start"])
        assert ends[1 - end] == pytest.approx(other, abs=1e-9)
        assert after["values"][name] == pytest.approx(ends[end], abs=1e-9)
        if kind == "move":
            assert ends[end] == pytest.approx(np.clip(value["y"], -8, 8), abs=1e-9)
    reached = [after["values"][name] for after in found[-4:]]
    assert reached == pytest.approx([8, -8, -7, -7.1])


@pytest.mark.parametrize("method", ["descent", "newton"])
def test_steps_begin_again_at_the_end_of_a_run(acted, method):
    """A step changes the figure in every state, the first one included, and a run starts over."""
    buttons = {name: FLIGHTS["step"].format(name=FLIGHTS[f"{name}Name"]) for name in STEPS}
    acts = [["press", buttons[method]]] * (2 * STEPS[method] + 2)
    counts = [after["state"]["count"] for after in acted("lesson_07", "flights", GIVEN, acts)]
    assert counts == [1 + i % STEPS[method] for i in range(len(acts))]


@pytest.mark.parametrize("move", ["step", "play"])
def test_descent_goes_on_after_newton_is_thrown_out(acted, move):
    """From where Newton's method was thrown out, descent begins at the start of that run."""
    newton = ["press", FLIGHTS["step"].format(name=FLIGHTS["newtonName"])]
    descent = ["press", FLIGHTS[move].format(name=FLIGHTS["descentName"])]
    for x, y in filter(on_map, STARTS):
        path = walk("newton", (x, y), 0)
        out = thrown_out(path[-1])
        acts = [["move", FLIGHTS["point"], {"x": x, "y": y}], *[newton] * (len(path) - 1), descent]
        *_, last, after = acted("lesson_07", "flights", GIVEN, acts)
        assert (FLIGHTS["thrown"] in last["notice"]) == out
        assert after["state"]["method"] == "descent"
        assert after["state"]["start"] == pytest.approx(path[0] if out else path[-1], rel=1e-6)
        assert after["state"]["count"] == (move == "step")
        assert FLIGHTS["thrown"] not in after["notice"]


@pytest.mark.parametrize("end", ENDS)
def test_curve_is_pulled_back_from_afar(acted, end):
    """From a curve pulled back after Newton's method was thrown out, either method can start."""
    step = {name: FLIGHTS["step"].format(name=FLIGHTS[f"{name}Name"]) for name in STEPS}
    thrown = [start for start in filter(on_map, STARTS) if thrown_out(walk("newton", start, 0)[-1])]
    assert thrown
    for x, y in thrown:
        acts = [["move", FLIGHTS["point"], {"x": x, "y": y}], *[["press", step["newton"]]] * 8]
        for after in (["press", step["newton"]], ["press", step["descent"]]):
            found = acted("lesson_07", "flights", GIVEN, [*acts, ["move", end[1], {"y": 3}], after])
            assert found[-2]["values"][end[1]] == pytest.approx(3, abs=1e-9)
            assert found[-1]["state"]["count"] == 1
