"""The dates of a text, and what was on one of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("encounter")
AFTER_DAY, OTHER_DAY = 7, 7


def dates_of(quantities: Sequence[Quantity]) -> set[int]:
    """The first words of all dates."""
    return {quantity.first for quantity in quantities if quantity.kind is Kind.DATE}


def day_at(words: Words, at: int) -> str:
    """Month and day as written, such as ``9/18``."""
    return "".join(words.lower[at : at + 3])


def was_on_a_day(words: Words, last: int, dates: set[int]) -> bool:
    """``97164 was on the 4/29 visit``, ``eval 97165 was Tues``, ``eval yest``."""
    ends = min(len(words), last + AFTER_DAY)
    after = range(last, next((i for i in range(last, ends) if words.lower[i] in (".", ";")), ends))
    was = next((i for i in after if words.lower[i] in ("was", "done", "from", "dated", "completed", "on")), None)
    if was is None:
        return words.lower[last : last + 1] in (["yest"], ["yesterday"])
    ends = min(len(words), was + OTHER_DAY)
    stop = next((i for i in range(was + 1, ends) if words.lower[i] in (",", ";", ".")), ends)
    return any(i in dates or words.lower[i] in WORDS["other_day"] for i in range(was + 1, stop))
