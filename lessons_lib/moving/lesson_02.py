"""The moving figure of lesson 02: what happens, what is believed, and what the belief costs."""

from lessons_lib.moving.page import show

BILL = {
    "title": "A wrong belief adds waste to what the right book needs",
    "question": "Leave p as it is. Which bar of q do you have to pull least to double the waste?",
    "p": "p, what happens",
    "q": "q, what is believed",
    "handles": {
        "p": "probability p that a day is {name}",
        "q": "believed probability q that a day is {name}",
    },
    "swap": "swap p and q",
    "books": ["believe our book", "believe the harbour's book"],
    "notice": (
        "You pay {total} bits a day: {floor} bits that the right book needs, and {waste} bits of "
        "waste. {where}"
    ),
    "agree": "Belief and weather agree: nothing is wasted.",
    "costliest": (
        "{Name} days add the most to the waste: they happen with p {p}, and the book gives them q "
        "{q}."
    ),
    "infinite": (
        "The right book needs {floor} bits a day. In this one, {name} days, with p {p}, have no "
        "word: the waste is infinite."
    ),
    "is": "= {value}",
    "tiny": "below 0.001",
}


def bill(names, p, q):
    """Show the bill for believing `q` when `p` is true; each probability can be moved."""
    p, q = list(map(float, p)), list(map(float, q))
    show("02", "bill", {"names": list(names), "p": p, "q": q}, BILL)
