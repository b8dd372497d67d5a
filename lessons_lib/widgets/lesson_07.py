"""To move in lesson 07: the learning rate, and the path of gradient descent."""

import numpy as np

from lessons_lib.figures import lesson_07 as fig
from lessons_lib.figures import style
from lessons_lib.logits import sigmoid
from lessons_lib.widgets.panel import number, panel

LEVELS = [0.45, 0.5, 0.6, 0.7]
STEPS = 40
NEAR = 1e-4

SLOW = (
    "With η = {rate:g} each step stops short. After {steps} steps the loss is {last:.4f} nats a "
    "flight, still {left:.4f} above the minimum. Where the ground gets flatter the steps get "
    "shorter."
)
DIRECT = (
    "With η = {rate:g} the loss is within {near} nats a flight of the minimum from step {when} on. "
    "The path goes there without turning back."
)
TURNING = (
    "With η = {rate:g} the loss is within {near} nats a flight of the minimum from step {when} on. "
    "It overshoots: it turns back in {turns} of {steps} steps, and the steps get shorter."
)
JUMPING = (
    "With η = {rate:g} the loss is {last:.4f} nats a flight after {steps} steps, {left:.4f} above "
    "the minimum, and rises in {rises} of them. The path jumps from wall to wall of the valley and "
    "does not come to rest."
)


def learning_rate(rate):
    """Gradient descent on the standardised flights, η to be moved from 0.5 to 16.5."""
    s = (fig.TEMPERATURE - fig.TEMPERATURE.mean()) / fig.TEMPERATURE.std()
    y = fig.DAMAGE

    def mean_loss(w0, w1):
        z = w0[..., None] + w1[..., None] * s
        return np.mean(np.logaddexp(0, z) - y * z, axis=-1)

    def descend(rate, steps):
        X = np.column_stack([np.ones_like(s), s])
        path = [np.zeros(2)]
        for _ in range(steps):
            path.append(path[-1] - rate * X.T @ (sigmoid(X @ path[-1]) - y) / len(y))
        return np.array(path)

    w0, w1 = np.linspace(-3.5, 1, 91), np.linspace(-4.5, 0.5, 101)
    surface = w0, w1, mean_loss(*np.meshgrid(w0, w1))
    least = mean_loss(*descend(4, 200)[-1])

    def draw(rate):
        path = descend(rate, STEPS)
        losses = mean_loss(*path.T)
        picture = fig.descent.draw(surface, LEVELS, path, losses, least, rate)
        return *picture, notice(rate, path, losses, least)

    return panel(draw, rate=number("learning rate η", rate, 0.5, 16.5, 0.25, style.MODEL))


def notice(rate, path, losses, least):
    """What became of a run of gradient descent."""
    steps = np.diff(path, axis=0)
    turns = np.sum(np.sum(steps[1:] * steps[:-1], axis=1) < 0)
    far = np.flatnonzero(losses - least > NEAR)
    straight, turning = (DIRECT, TURNING) if far[-1] < STEPS else (SLOW, JUMPING)
    return (turning if turns else straight).format(
        rate=rate,
        steps=STEPS,
        near=NEAR,
        last=losses[-1],
        left=losses[-1] - least,
        when=far[-1] + 1,
        turns=turns,
        rises=np.sum(np.diff(losses) > 1e-12),  # as the caption counts them
    )
