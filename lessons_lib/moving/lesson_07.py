"""The moving figure of lesson 07: the flights, their sigmoid, and two ways down the loss."""

from lessons_lib.figures.lesson_07 import DAMAGE, TEMPERATURE
from lessons_lib.moving.page import show

FLIGHTS = {
    "title": "Each curve is a point on the map; its loss is the height there",
    "question": (
        "Pull the curve, or the point on the map, until the sum is smallest. Then let gradient "
        "descent do it from (0,\u00a00): which η needs the fewest steps, and what is the largest η "
        "that works?"
    ),
    "end": "forecast ŷ at {x} °F",
    "point": "weights on the map",
    "rate": "learning rate η",
    "descentName": "Descent",
    "newtonName": "Newton",
    "step": "{name}: step",
    "play": "{name}: play",
    "pause": "Pause",
    "again": "To (0, 0)",
    # Short words in the picture.
    "shape": "forecast ŷ; at {cold} °F: {p}",
    "shaded": "95 % band of the best curve",
    "damage": "damage",
    "none": "no damage",
    "bars": "bits per flight, damage in black",
    "sum": "23 flights: {sum} bits",
    "least": "least: {sum}",
    "mean": "{mean} nats per flight",
    "rateNow": "learning rate η = {rate}",
    # What to notice: where the curve stands, and what the last step did.
    "here": "The 23 flights",
    "descent": "After step {steps} of descent with η = {rate}, the 23 flights",
    "newton": "After Newton step {steps}, the 23 flights",
    "far": ("{who} cost {sum} bits in total: {mean} nats per flight, {more} above the minimum."),
    "most": "No flight costs more than the one at {x} °F, with {label}: {bits} bits.",
    "lower": "The last step lowered the mean by {change}.",
    "higher": "The last step raised the mean by {change}.",
    "off": "The point has left the map: it is at intercept {w0} and slope {w1}.",
    "thrown": "The point was thrown so far off the map that the run ends.",
    "near": (
        "{who} cost {sum} bits in total, within 0.0001 nats per flight of the minimum. At {cold} "
        "°F this curve says {p}; the band of the best curve reaches from {low} to {high}."
    ),
    # How a whole run ended.
    "already": (
        "With η = {rate}, the run starts within 0.0001 nats per flight of the minimum and "
        "stays there."
    ),
    "arrived": (
        "With η = {rate}, the loss comes within 0.0001 nats per flight of the minimum at step "
        "{when} and stays there. {path}"
    ),
    "astray": (
        "With η = {rate}, the loss after {steps} steps is {mean} nats per flight, {more} above the "
        "minimum. {path}"
    ),
    "direct": "The path never turns back.",
    "turning": "The path turns back in {turns} of {steps} steps, but the loss never rises.",
    "climbing": "The path turns back in {turns} of {steps} steps; the loss rises in {rises}.",
}


def flights(rate, steps=40):
    """Show the flights' curve after some steps of gradient descent with the learning rate `rate`.

    The weights are those of standardised temperatures; the descent starts at (0, 0).
    """
    start = {
        "temperature": TEMPERATURE.tolist(),
        "damage": DAMAGE.tolist(),
        "cold": 31,
        "rate": rate,
        "steps": steps,
    }
    show("07", "flights", start, FLIGHTS)
