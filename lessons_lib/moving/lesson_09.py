"""The moving figure of lesson 09: the strength of a penalty, and the loss on flights left out."""

from lessons_lib.moving.page import show

PENALTY = {
    "title": "The stronger the penalty, the flatter the curve",
    "question": (
        "Drag the penalty. Up to what l2 is the loss on the flights left out smaller than at "
        "0.001, and what does the curve look like there?"
    ),
    "handle": "strength of the penalty l2",
    "notice": (
        "With l2 = {l2} the slope is {slope} nats per standard deviation. The mean loss is "
        "{training} nats on the fitted flights and {leftOut} on those left out, {more} above the "
        "smallest value of that curve."
    ),
}


def penalty(temperature, y, l2):
    """Show the flights and a fit whose penalty can be moved, starting at the strength `l2`."""
    show("09", "penalty", {"temperature": temperature, "y": y, "l2": l2}, PENALTY)
