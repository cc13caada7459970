"""Does a name begin at a word, given how much speaks for one there?"""

from __future__ import annotations

from assistant.masking.free_words import FreeWords
from assistant.masking.initials import is_first_initial
from assistant.masking.lexicon import Standing, is_foreign, is_given, standing
from assistant.masking.page import Shape, Word
from assistant.masking.trust import Trust
from assistant.masking.typos import could_be_name
from assistant.masking.vocabulary import words

SHORTEST_LISTED, SHORTEST_FOLLOWING = 4, 3
PRONOUNS = frozenset("i we he she they you it this that the your".split())
MODALS = frozenset("will may can mark rose drew chase grant guy hunter chance major junior royal see".split())


def begins(free: FreeWords, place: int, word: Word, trust: Trust, *, relative: bool) -> bool:
    """May the word at a place be the first of a name; ``relative``: a word such as ``wife`` stands before it?"""
    kind = standing(word.low)
    after = free.page.words[place + 1] if place + 1 < len(free.page.words) else None
    if word.low in MODALS and after is not None and after.low in PRONOUNS and trust < Trust.NAMED:
        return False
    if place in free.unless and trust < Trust.SURE and not (trust is Trust.CUE and relative):
        return False
    if word.shape is Shape.LETTER:
        return is_first_initial(free, place, word, trust)
    is_day = kind is Standing.NEVER and word.low in words("date", "days") | words("date", "months")
    if is_day and trust >= Trust.SURE and word.shape is Shape.CAPITAL:
        return True
    if kind is Standing.NEVER or len(word.low) < 2:
        return False
    if word.shape is Shape.CAPITAL and free.tells(word):
        return _capital_begins(free, word, kind, trust)
    if word.shape is Shape.CAPITALS and free.tells(word):
        return (kind is Standing.NAME and len(word.low) >= SHORTEST_LISTED) or (
            trust >= Trust.SURE and kind is not Standing.WORD and len(word.low) > 2
        )
    if trust is Trust.NAMED:
        return True
    if trust is Trust.SURE:
        return kind is not Standing.WORD
    if trust is Trust.CUE:
        return (
            (kind is Standing.NAME and len(word.low) >= SHORTEST_FOLLOWING)
            or (
                relative
                and kind is Standing.BOTH
                and is_given(word.low)
                and word.low not in MODALS
                and len(word.low) > 2
            )
            or (word.shape is not Shape.SMALL and could_be_name(word.low))
        )
    return (
        kind is Standing.NAME
        and len(word.low) >= SHORTEST_LISTED
        and (word.shape is not Shape.SMALL or (is_given(word.low) or is_foreign(word.low)))
    )


def _capital_begins(free: FreeWords, word: Word, kind: Standing, trust: Trust) -> bool:
    if trust >= Trust.SURE:
        return True
    if trust is Trust.CUE:
        return kind is not Standing.WORD
    return kind is Standing.NAME
