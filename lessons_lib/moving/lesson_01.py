"""The moving figures of lesson 01: four areas that add up to an entropy, and a coin on its arch."""

from lessons_lib.moving.page import show

AREAS = {
    "title": "Bars p wide and −log₂ p high: their area is the entropy",
    "question": (
        "Make sunny days more and more probable. Is the area of a bar largest when the bar is "
        "widest, when it is highest, or somewhere in between?"
    ),
    "handle": "probability of {name}",
    "area": "area",
    "sum": "sum of the areas",
    "notice": (
        "With p = {p}, {name} has a surprisal of {bits} bits and an area of {area} bits; a "
        "slightly larger p makes that area {next}. The four areas add up to H = {entropy} bits."
    ),
    "larger": "larger",
    "smaller": "smaller",
    "never": (
        "With p = {p}, {name} never happens. Its surprisal is infinite, its area is 0 bits, and "
        "the other areas add up to H = {entropy} bits."
    ),
    "certain": (
        "With p = {p}, {name} is certain. Its surprisal is 0 bits, so its area is 0 bits too, and "
        "nothing else can happen: H = {entropy} bits."
    ),
}
COIN = {
    "title": "The fairer the coin, the higher its entropy",
    "question": (
        "Drag the coin along the curve until its entropy is about half a bit. Which other coin has "
        "the same entropy, and why?"
    ),
    "handle": "probability of heads p",
    "sides": ["heads", "tails"],
    "notice": (
        "With p = {p}, heads has a surprisal of {heads} bits and tails one of {tails} bits. "
        "Weighted by their probabilities, these contribute {fromHeads} and {fromTails} bits: the "
        "entropy is {bits} bits."
    ),
    "certain": (
        "With p = {p}, nothing is uncertain: the coin always shows the same side, and h is 0 bits."
    ),
}


def areas(names, p):
    """Show outcomes as bars of width p and height −log2 p; each `p` can be moved from 0 to 1."""
    show("01", "areas", {"names": list(names), "p": list(map(float, p))}, AREAS)


def coin(p):
    """Show a coin whose probability of heads can be moved from 0 to 1, starting at `p`."""
    show("01", "coin", {"p": p}, COIN)
