"""How the names of a class are written."""

import unicodedata


def as_listed(name):
    """A name as the hub keeps it: phones begin with a capital, and é can be one letter or two."""
    return unicodedata.normalize("NFC", name.strip().lower())


def is_name(name):
    """Whether a name can be a folder and a part of addresses: the rule that names() tells."""
    return name[:1].isalnum() and len(name) <= 32 and all(map(may_follow, name))


def may_follow(letter):
    """Whether a character may stand in a name; vowel signs, as in अनिता, are marks (M)."""
    return letter.isalnum() or letter in "._-" or unicodedata.category(letter) in ("Mn", "Mc")
