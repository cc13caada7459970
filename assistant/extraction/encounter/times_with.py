"""Which time with the device is it, as told by a number: ``third go in the leg``, ``#2 for both``?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("encounter")
GROUP, COUNTED = "encounter", "with_device"
MOST_BETWEEN, DEVICE_REACH = 3, 4
FIRST = "1"


def find_times(words: Words, ordinals: Sequence[Cue], starts: frozenset[int]) -> Iterator[Cue]:
    """Words that state a first or a later time with the device; ``starts`` are the words where devices are named."""
    for cue in ordinals:
        for at in range(cue.last, min(len(words), cue.last + MOST_BETWEEN)):
            word = words.lower[at]
            if word in WORDS["occasions"]:
                if _is_with_device(words, at + 1, starts):
                    yield _cue(cue.value == FIRST, cue.first, at + 1)
                break
            if not (word.isalpha() or word.isdigit()) or word in WORDS["joining"]:
                break
    for at, word in enumerate(words.lower):
        number = words.lower[at + 1 : at + 2]
        counts = word == "#" or word in WORDS["spans"] or word in ("day", "week", "month")
        if counts and number and number[0].isdigit() and _is_with_device(words, at + 2, starts):
            yield _cue(number[0] == FIRST and word in ("#", "day"), at, at + 2)


def _cue(first: bool, opens: int, closes: int) -> Cue:
    return Cue(GROUP, "initial" if first else "subsequent", COUNTED, opens, closes)


def _is_with_device(words: Words, at: int, starts: frozenset[int]) -> bool:
    """``with it``, ``in the leg``, ``for both splints``, ``she's brought it``."""
    after = words.lower[at : at + DEVICE_REACH]
    if not after or after[0] not in WORDS["with_device"]:
        told = [word for word in after if word in WORDS["worn"]]
        return bool(told) and not WORDS["it"].isdisjoint(after)
    things = WORDS["it"] | WORDS["worn_things"]
    return not things.isdisjoint(after[1:]) or not starts.isdisjoint(range(at + 1, at + DEVICE_REACH))
