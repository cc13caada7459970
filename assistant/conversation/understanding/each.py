"""Minutes said for each of several devices, as the minutes of all of them."""

from __future__ import annotations

from assistant.conversation.paths import MINUTES, value_at, with_values
from assistant.conversation.phrases import Words, split_words
from assistant.conversation.signals.small import is_among
from assistant.reading import Reading
from coder.visit import Visit

COUNTED = {"two": 2, "2": 2, "both": 2, "pair": 2, "three": 3, "3": 3}
WITHIN = 4
"""How many words after the minutes ``each`` may stand."""


def of_all(reading: Reading) -> Visit:
    """The reading with minutes that were said ``on each`` of two splints taken for both."""
    visit = reading.visit
    words = split_words(reading.text)
    devices = _how_many(words, visit)
    if devices < 2:
        return visit
    for said in reading.said:
        value = value_at(visit, said.path) if said.path.startswith(MINUTES) else None
        if isinstance(value, int) and str(value) in reading.text[said.start : said.end] and _is_each(words, said.end):
            visit = with_values(visit, ((said.path, value * devices),))
    return visit


def _how_many(words: Words, visit: Visit) -> int:
    for at, word in enumerate(words.lower):
        behind = words.lower[at + 1 : at + 4]
        if word in COUNTED and any(each.endswith("s") and not each.isdigit() for each in behind):
            return COUNTED[word]
    return len(visit.devices)


def _is_each(words: Words, end: int) -> bool:
    after = [word for at, word in enumerate(words.lower) if words.start[at] >= end][:WITHIN]
    return any(is_among(word, "each") and word != "both" for word in after)
