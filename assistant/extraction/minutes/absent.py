"""Was the patient said not to be there while the minutes ran? Such time is no service."""

from __future__ import annotations

from assistant.extraction.context.text import Text
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
BEFORE, BEHIND = 20, 12
"""The absence is told within so many words of the number."""
PRESENCE = frozenset(("patient", "pt", "resident", "client"))
COMING = frozenset(("came", "arrived", "showed", "comes", "arrives"))
PLACES = frozenset(("hall", "hallway", "lobby", "room", "car", "bathroom"))


def is_without_patient(text: Text, first: int, last: int, bounds: tuple[int, int]) -> bool:
    """``kid not here``, ``resident was not present``: in the sentence of the number, words ``first`` to ``last``, and
    between the numbers before and after it, which ``bounds`` are."""
    opens, ends = text.layout.sentences[text.layout.sentence[first]]
    low, high = max(opens, bounds[0], first - BEFORE), min(ends, bounds[1], last + BEHIND)
    lower = text.words.lower
    for at in range(low, high):
        if lower[at] in PRESENCE and lower[at - 1 : at] in (["no"], ["without"]):
            return True
        if lower[at] in PRESENCE and lower[at - 2 : at] in (["without", "the"], ["w/o", "the"]):
            return True
        if lower[at] in ("nobody", "noone") and lower[at + 1 : at + 2] in (["there"], ["here"]):
            return True
        if lower[at] not in WORDS["the_patient"] or first <= at < last:
            continue
        after = lower[at + 1 : min(at + 5, ends)]
        if "before" in lower[max(low, at - 2) : at] and not COMING.isdisjoint(after[:1]):
            return True
        if after[:1] and after[0] in ("was", "were", "is"):
            after = after[1:]
        if after[:1] and after[0] in WORDS["nowhere"] and after[1:2] and after[1] in WORDS["there"]:
            return after[1] != "in" or not PLACES.isdisjoint(after[2:4])
    return False
