"""How the names of a class are written."""

import unicodedata


def as_listed(name):
    """A name as the hub keeps it: phones begin with a capital, and é can be one letter or two."""
    return unicodedata.normalize("NFC", name.strip().lower())
