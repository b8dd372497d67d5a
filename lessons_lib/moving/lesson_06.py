"""The moving figures of lesson 06: three losses of a quote, and an over-confidence to pull back."""

from lessons_lib.moving.page import show

DRY_DAY = {
    "title": "Only log loss grows without limit",
    "question": (
        "The day stayed dry. Drag the quote, then the threshold. Which losses change with every "
        "step of the quote, and which one only when the quote passes the threshold?"
    ),
    "quote": "quoted probability of rain ŷ",
    "costs": "{quote}, a log loss of {bits} bits",
    "threshold": "threshold of the 0/1 error",
    "passed": (
        "On a dry day a quote of {quote} costs {bits} bits in log loss and {squared} in squared "
        "error. It is not above the threshold of {threshold}, so the 0/1 error is 0, as for every "
        "smaller quote."
    ),
    "caught": (
        "On a dry day a quote of {quote} costs {bits} bits in log loss and {squared} in squared "
        "error. It is above the threshold of {threshold}, so the 0/1 error is 1, as for every "
        "larger quote."
    ),
}

OVERCONFIDENCE = {
    "title": "Over-confidence raises log loss and leaves accuracy alone",
    "question": (
        "Pull the white point to the left or right: all quotes follow. Where do the points lie "
        "when the log loss is smallest, and how has the accuracy changed on the way?"
    ),
    "handle": "number by which all logits are multiplied",
    "value": "{factor}: quoted {quoted}, rain on a share of {seen} of these days",
    "notice": (
        "With the logits multiplied by {factor}, {bold} of the {all} quotes lie farther from one "
        "half than the share of rainy days does. The log loss is {bits} bits per day, {more} bits "
        "above that of the honest quotes; the accuracy is {accuracy}."
    ),
    "honest": (
        "With the logits multiplied by {factor}, the quotes are the honest ones, none farther than "
        "{gap} from the share of rainy days. The log loss is {bits} bits per day, and the accuracy "
        "is {accuracy}."
    ),
}


def dry_day(quote, threshold):
    """Show three losses of a quote before a dry day; quote and threshold can be moved."""
    show("06", "dryDay", {"quote": quote, "threshold": threshold}, DRY_DAY)


def overconfidence(factor, chances, seen, days):
    """Show a reliability diagram whose quotes can be pulled away from the honest ones.

    The quotes are `chances` with their logits multiplied by `factor`. Each was made on a number of
    `days`, and it rained on the share `seen` of them.
    """
    start = {
        "factor": factor,
        "chances": [float(chance) for chance in chances],
        "seen": [float(share) for share in seen],
        "days": [int(count) for count in days],
        "held": 7,
    }
    show("06", "overconfidence", start, OVERCONFIDENCE)
