"""The moving figure of lesson 04: forecasts for four days, their losses, and the mean loss."""

from lessons_lib.moving.page import show

FOUR_DAYS = {
    "title": "Each day's forecast pulls on the mean",
    "question": "How far down can one day alone bring the mean, and how far up?",
    "handle": "predicted probability of rain ŷ for day {day}, {weather}",
    "rain": "when it rained",
    "dry": "when it stayed dry",
    "value": "{yHat}, loss {loss} bits",
    "again": "Back to the start",
    "notice": (
        "The mean is {mean} bits, {change}. Day {day} accounts for {share} % of the sum of the "
        "losses; no other day accounts for more."
    ),
    "lower": "{by} bits lower than at the start",
    "higher": "{by} bits higher than at the start",
    "same": "as at the start",
    "perfect": (
        "What happened was given probability 1 on every day: the mean is 0 bits, and no mean can "
        "be smaller."
    ),
    "impossible": (
        "What happened on {days} was given probability 0. One infinite loss is enough to make the "
        "mean infinite, whatever the other days cost: here {rest} bits in total."
    ),
    "allImpossible": (
        "What happened was given probability 0 on every day: every loss is infinite, and so is the "
        "mean."
    ),
    "day": "day {day}",
    "and": " and ",
}


def four_days(labels, quoted):
    """Show a forecast for each day; all can be moved from 0 to 1, starting at those `quoted`."""
    show("04", "fourDays", {"labels": labels, "quoted": quoted}, FOUR_DAYS)
