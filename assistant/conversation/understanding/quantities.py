"""Which numbers stand in a turn, apart from those that a fact has claimed already?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.conversation.phrases import Words
from assistant.conversation.signals.small import is_among
from assistant.extraction.quantities.find import QuantityReader
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.reading import Said
from coder.visit import Range

LENGTHS = frozenset((Kind.MINUTES, Kind.BARE, Kind.CLOCK_RANGE))
NO_NUMBERS = frozenset(("oh", "o", "second", "seconds"))


@lru_cache(maxsize=1)
def _reader() -> QuantityReader:
    return QuantityReader.load()


def quantities(words: Words) -> tuple[Quantity, ...]:
    """Every number of the turn, in order."""
    return _reader().find(words)


def lengths(words: Words, claimed: Iterable[Said] = ()) -> list[Quantity]:
    """Numbers that may be minutes and that none of these facts has claimed."""
    spans = [(said.start, said.end) for said in claimed]
    found = [each for each in quantities(words) if each.kind in LENGTHS and not _is_no_number(each, words)]
    found = [each for each in found if not _is_each(each, words)]
    return [each for each in found if not _is_claimed(each, words, spans)]


def _is_each(quantity: Quantity, words: Words) -> bool:
    """``25 minutes per unit`` is of no whole."""
    return words.lower[quantity.last : quantity.last + 2] in (["per", "unit"], ["a", "unit"], ["each", "unit"])


def _is_no_number(quantity: Quantity, words: Words) -> bool:
    """``the left one``, ``oh``, ``the second time`` and ``two lines`` are no numbers of minutes."""
    if quantity.kind is Kind.BARE and any(
        is_among(w, "claim_part") for w in words.lower[quantity.last : quantity.last + 1]
    ):
        return True
    told = {*words.lower[quantity.first : quantity.last]}
    return (quantity.kind is Kind.BARE and told == {"one"}) or told <= NO_NUMBERS


def _is_claimed(quantity: Quantity, words: Words, spans: list[tuple[int, int]]) -> bool:
    start, end = words.start[quantity.first], words.end[quantity.last - 1]
    return any(first <= start and end <= last for first, last in spans)


def value_of(quantity: Quantity) -> int | Range:
    """The number, or the range it spans."""
    return quantity.low if quantity.low == quantity.high else Range(quantity.low, quantity.high)
