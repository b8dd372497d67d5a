"""Slips that many exercises share, each with the wrong number that it makes of the right one."""

import math
from collections.abc import Iterator

import numpy as np

from lessons_lib.exercises import messages

_LN_2, _LN_10 = math.log(2), math.log(10)
# The factor between a number in its own unit and the same number in another one.
_OTHER_UNITS: dict[str, list[tuple[float, str]]] = {
    "bits": [
        (_LN_2, messages.IN_NATS),
        (_LN_2 / _LN_10, messages.BASE_10.format(unit="Bits")),
    ],
    "nats": [
        (1 / _LN_2, messages.IN_BITS),
        (1 / _LN_10, messages.BASE_10.format(unit="Nats")),
    ],
    "probability": [(100, messages.IN_PERCENT)],
}
_FACTORS = [
    (100, messages.HUNDREDFOLD),
    (1 / 100, messages.HUNDREDTH),
    (10, messages.TENFOLD),
    (1 / 10, messages.TENTH),
    (2, messages.TWICE),
    (1 / 2, messages.HALF),
]


# The factor by which a needless or backward conversion between bits and nats changes a number.
_CONVERTED: dict[str, list[tuple[float, str]]] = {
    "bits": [
        (1 / _LN_2, messages.CONVERTED.format(unit="bits")),
        (_LN_2**2, messages.CONVERTED_BACK.format(unit="bits")),
    ],
    "nats": [
        (_LN_2, messages.CONVERTED.format(unit="nats")),
        (1 / _LN_2**2, messages.CONVERTED_BACK.format(unit="nats")),
    ],
}
# What is said about one slip, or about several at once.
Said = tuple[str, ...]


def with_another(unit: str) -> list[tuple[float, Said]]:
    """The factors by which slips in unit, sign or both change a number, each with what to say."""
    units: list[tuple[float, Said]] = [(by, (said,)) for by, said in _OTHER_UNITS.get(unit, [])]
    flipped = [(-factor, (messages.FLIPPED, *said)) for factor, said in units]
    return [*units, (-1, (messages.FLIPPED,)), *flipped]


def converted(unit: str) -> list[tuple[float, Said]]:
    """The factors of a needless and of a backward conversion, with what to say about each."""
    return [(factor, (said,)) for factor, said in _CONVERTED.get(unit, [])]


def of_number(right: np.ndarray, unit: str) -> Iterator[tuple[np.ndarray, Said]]:
    """Wrong numbers that slips make of the right one, with what to say about each."""
    for factor, said in [*with_another(unit), *converted(unit)]:
        yield factor * right, said
    for factor, message in _FACTORS:
        yield factor * right, (message,)
    yield 1 / right, (messages.RECIPROCAL,)
    if unit == "probability":
        yield 1 - right, (messages.COMPLEMENT,)
        yield right / (1 - right), (messages.ODDS,)
        yield -np.log2(right), (messages.SURPRISAL.format(unit="bits"),)
        yield -np.log(right), (messages.SURPRISAL.format(unit="nats"),)
    if unit in ("bits", "nats"):
        base = 2 if unit == "bits" else math.e
        yield base**-right, (messages.PROBABILITY.format(unit=unit),)
        yield base**right, (messages.PERPLEXITY.format(unit=unit),)


def together(said: Said) -> str:
    """One text about all the slips in `said`."""
    return messages.SEVERAL_SLIPS[len(said)].format(*said) if len(said) > 1 else said[0]
