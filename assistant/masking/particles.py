"""Is a particle part of the name behind it: ``de la Cruz``, ``St. James``?"""

from __future__ import annotations

import re

from assistant.masking.free_words import FreeWords
from assistant.masking.lexicon import Standing, standing
from assistant.masking.page import Shape
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

JOINS = re.compile(r"[ \u00a0]|-")


def leads_on(free: FreeWords, place: int, trust: Trust) -> bool:
    """A particle before a name: ``de la Cruz``."""
    after = free.at(place + 1)
    if after is None or not (
        JOINS.fullmatch(free.page.between(place, place + 1))
        or (free.page.between(place, place + 1) == ". " and free.page.words[place].low == "st")
    ):
        return False
    if free.page.words[place].low in ("a", "y", "e") and trust < Trust.SURE:
        return False
    return after.low in words("people", "particles") or (
        standing(after.low) in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
        and (after.shape is not Shape.SMALL or standing(after.low) is Standing.NAME)
        and (free.page.words[place].shape is not Shape.SMALL or after.shape is not Shape.SMALL or trust > Trust.NOTHING)
    )
