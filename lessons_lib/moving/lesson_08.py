"""The moving figure of lesson 08: a wrong forecast's logit, and the digits of its loss."""

from lessons_lib.moving.page import show

LOGIT = {
    "title": "Digits are lost long before a loss is infinite",
    "question": (
        "The naive loss is infinite from z = 37 on. From which z on are fewer than 8 of its 15 "
        "digits right?"
    ),
    "handle": "logit z",
    "all": "With z = {z} a dry day costs {stable} nats. All four ways are right to 15 digits.",
    "same": (
        "With z = {z} a dry day costs {stable} nats. The naive and the clipped loss have {digits} "
        "right digits, the mirrored and the stable one all 15."
    ),
    "clipped": (
        "With z = {z} a dry day costs {stable} nats, and the slope is {slope}. The naive loss has "
        "{digits} right digits; the clipped one stays at {clipped} nats, and its slope is 0."
    ),
    "naive": (
        "With z = {z} a dry day costs {stable} nats, and the slope is {slope}. The naive loss is "
        "infinite, because ŷ is rounded to 1; the clipped one stays at {clipped} nats, and its "
        "slope is 0."
    ),
    "mirrored": (
        "With z = {z} a dry day costs {stable} nats. Only the stable way says so: the mirrored "
        "loss is infinite too, because e to the power z is larger than any float64 number."
    ),
}


def logit(z):
    """Show the loss of a dry day; its logit can be moved in whole numbers, starting at `z`."""
    show("08", "logit", {"z": z}, LOGIT)
