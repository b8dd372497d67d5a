"""The moving figure of lesson 03: what a forecast costs if it rains, and if it stays dry."""

from lessons_lib.moving.page import show

FORECAST = {
    "title": "Each bolder step saves less and risks more",
    "question": "At which forecast can a bolder step cost ten times what it can save?",
    "rain": "forecast ŷ, on the curve of its loss if it rains",
    "dry": "forecast ŷ, on the curve of its loss if it stays dry",
    "half": "Back to one half",
    "step": "One step bolder",
    "notice": (
        "With ŷ = {yHat} the loss is {rain} bits if it rains, and {dry} bits if it stays dry. One "
        "step bolder, {next}, saves {saved} bits if the forecast is right, and costs {more} bits "
        "more if it is wrong."
    ),
    "infinitely": "infinitely many",
    "certain": (
        "With ŷ = {yHat} the forecast is certain. It costs 0 bits if it is right, and infinitely "
        "many if it is wrong, for then something has happened that it ruled out."
    ),
}


def forecast(y_hat):
    """Show a forecast of rain that can be moved from 0 to 1, starting at `y_hat`."""
    show("03", "forecast", {"yHat": y_hat}, FORECAST)
