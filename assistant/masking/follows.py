"""Does a name that was begun go on with the next word?"""

from __future__ import annotations

import re

from assistant.masking.begins import SHORTEST_FOLLOWING, SHORTEST_LISTED
from assistant.masking.free_words import FreeWords
from assistant.masking.initials import is_initial, is_small_initial
from assistant.masking.lexicon import Standing, is_given, is_rare_word, standing
from assistant.masking.page import Shape, Word
from assistant.masking.particles import JOINS, leads_on
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

AFTER_LETTER = re.compile(r"\.?[ \u00a0]?|-")
NICKNAME = re.compile(r"[ \u00a0][\"“'‘(][^\W\d_]")
CLOSES = re.compile(r"[\"”'’)]?[ \u00a0]")


def goes_on(free: FreeWords, place: int, trust: Trust) -> bool:
    """Is the word at a place part of the name that ended before it?"""
    word = free.at(place)
    if word is None:
        return False
    before = free.page.words[place - 1]
    gap = free.page.between(place - 1, place)
    if (
        word.low in words("people", "suffixes")
        and before.low not in words("kept", "eponyms")
        and re.fullmatch(r",?[ \u00a0]", gap)
    ):
        return True
    if before.owns:
        return False
    if before.shape is Shape.LETTER:
        if not AFTER_LETTER.fullmatch(gap):
            return False
    elif (
        (NICKNAME.match(gap + "x") and gap.strip())
        or CLOSES.fullmatch(gap)
        or (before.low in ("st", "ste") and gap == ". ")
    ):
        pass
    elif not JOINS.fullmatch(gap):
        return False
    return _may_follow(free, place, word, before, gap, trust)


def _may_follow(free: FreeWords, place: int, word: Word, before: Word, gap: str, trust: Trust) -> bool:
    kind = standing(word.low)
    if word.low in words("people", "particles") and leads_on(free, place, trust) and (word.shape is not Shape.LETTER):
        return place not in free.unless
    if word.shape is Shape.LETTER:
        return is_initial(free, place, word)
    is_behind_given = is_given(before.low) and standing(before.low) is Standing.NAME and word.shape is before.shape
    if word.low in words("names", "syllables") and _is_syllable(free, word, before, gap):
        return True
    if kind is Standing.NEVER or len(word.low) < 2:
        return is_small_initial(free, place, word, before, trust)
    if place in free.unless and trust < Trust.SURE and not (is_behind_given and word.shape is Shape.CAPITAL):
        return False
    if "-" in gap:
        if word.shape is Shape.SMALL and before.shape is Shape.CAPITAL:
            return kind is not Standing.WORD
        is_of_name = word.shape is Shape.CAPITAL and standing(before.low) in (Standing.NAME, Standing.UNKNOWN)
        is_of_name = is_of_name and word.low not in words("kept", "nouns")
        return word.shape is before.shape and (kind is not Standing.WORD or trust >= Trust.SURE or is_of_name)
    if word.shape is Shape.CAPITAL and free.tells(word):
        if kind is Standing.WORD:
            return is_behind_given and (_is_double(free, place) or is_rare_word(word.low))
        return (
            kind is not Standing.BOTH or is_behind_given or before.shape is Shape.LETTER or not _is_heading(free, place)
        )
    if word.shape is Shape.CAPITALS and free.tells(word):
        is_alike = before.shape is Shape.CAPITALS or (
            before.shape is Shape.LETTER and place > 1 and free.page.words[place - 2].shape is Shape.CAPITALS
        )
        if before.shape is Shape.LETTER and trust >= Trust.SURE:
            return True
        return (is_alike and kind in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)) or (
            kind is Standing.NAME and len(word.low) >= SHORTEST_LISTED
        )
    if trust is Trust.NAMED:
        return kind in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
    if (
        word.shape is Shape.CAPITALS
        and before.shape is Shape.CAPITALS
        and word.low in words("names", "frequent_surnames")
    ):
        return True
    if word.shape is Shape.CAPITALS and before.shape is Shape.LETTER and trust >= Trust.SURE and gap.startswith("."):
        return True
    if word.shape is Shape.SMALL and word.low in words("names", "frequent_surnames"):
        return is_behind_given and _ends_clause(free, place)
    if (
        kind is Standing.UNKNOWN
        and len(word.low) >= SHORTEST_LISTED
        and (not free.tells(word) or before.shape is Shape.SMALL)
    ):
        is_behind_name = is_given(before.low) and standing(before.low) is Standing.NAME
        return (is_behind_name and (word.shape is not Shape.SMALL or trust >= Trust.SURE)) or (
            before.shape is Shape.LETTER and trust >= Trust.SURE
        )
    return kind is Standing.NAME and len(word.low) >= SHORTEST_FOLLOWING and place not in free.unless


def _ends_clause(free: FreeWords, place: int) -> bool:
    """Is there a sign behind the word, or what a person does?"""
    after = free.page.words[place + 1] if place + 1 < len(free.page.words) else None
    if after is None or re.match(
        r"\s?[,.;()|/\n-]", free.page.text[free.page.words[place].end : free.page.words[place].end + 2]
    ):
        return True
    return after.low in words("people", "verbs")


def _is_syllable(free: FreeWords, word: Word, before: Word, gap: str) -> bool:
    """``Min`` of ``Zhao Min``: a capital inside a line, and no number behind it."""
    return (
        word.shape is Shape.CAPITAL
        and before.shape is Shape.CAPITAL
        and free.tells(word)
        and gap in (" ", "-")
        and not re.match(r"\s?[\d:=/]", free.page.text[word.end : word.end + 2])
        and standing(before.low) in (Standing.NAME, Standing.BOTH)
    )


def _is_double(free: FreeWords, place: int) -> bool:
    """The first half of ``Heap-Jones``?"""
    after = free.at(place + 1)
    return (
        after is not None
        and free.page.between(place, place + 1) == "-"
        and after.shape is Shape.CAPITAL
        and standing(after.low) in (Standing.NAME, Standing.BOTH, Standing.UNKNOWN)
    )


def _is_heading(free: FreeWords, place: int) -> bool:
    """Is the word the label of something: ``Ames Right:``?"""
    word = free.page.words[place]
    return free.page.text[word.end : word.end + 1] in (":", "=")
