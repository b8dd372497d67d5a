"""The moving figure of lesson 05: a coin, its likelihood given some days, and its mean loss."""

from lessons_lib.moving.page import show

SEASON = {
    "title": "Where the likelihood is largest, the mean loss is smallest",
    "question": (
        "Look for two coins, one with the larger likelihood and the other with the smaller mean "
        "loss. Are there any? Add days of your choice, and look again."
    ),
    "likelihood": "probability of rain θ, on the curve of the likelihood",
    "loss": "probability of rain θ, on the curve of the mean loss",
    "value": "{theta}, with a likelihood of {likelihood} and a mean loss of {bits} bits",
    "below": (
        "With θ = {theta} the likelihood of these {days} days is {share} of the largest, and the "
        "mean loss is {above} bits above the smallest. A slightly larger θ would raise the "
        "likelihood and lower the loss."
    ),
    "above": (
        "With θ = {theta} the likelihood of these {days} days is {share} of the largest, and the "
        "mean loss is {above} bits above the smallest. A slightly smaller θ would raise the "
        "likelihood and lower the loss."
    ),
    "summit": (
        "θ = {rainy}/{days} is the share of rainy days. No other θ makes these {days} days more "
        "probable, and none makes their mean loss smaller."
    ),
    "little": "less than 0.1 %",
    "rainy": "Add a rainy day",
    "dry": "Add a dry day",
    "full": "{days} days are all that fit",
    "again": "Back to the first days",
}


def season(theta, record):
    """Show how well a coin, which can be moved from `theta`, fits a record that can grow.

    The record holds 1 for a rainy day and 0 for a dry one.
    """
    show("05", "season", {"theta": theta, "record": [int(y) for y in record]}, SEASON)
