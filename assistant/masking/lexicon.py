"""Is a word a name, an ordinary word, both, or unknown?"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from assistant.masking.vocabulary import listed, words, words_of_the_field

SHORTEST_NAME = 3
SHORTEST_FOREIGN = 5
ENDINGS = (
    ("s", ("",)),
    ("es", ("", "e")),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("ers", ("", "e")),
    ("ly", ("",)),
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ness", ("",)),
)
BEFORE_WORDS = (
    "re",
    "un",
    "non",
    "pre",
    "post",
    "over",
    "under",
    "mid",
    "sub",
    "hyper",
    "hypo",
    "inter",
    "intra",
    "anti",
)
DOUBLED = re.compile(r"(.{2,}?)([b-df-hj-np-tv-z])\2(?:ed|ing|er|ers)")
SHORTEST_STEM = 3


class Standing(StrEnum):
    """What a word can be, going by the lists alone."""

    NEVER = "never"
    """Never part of a name: a function word, a month, a title."""
    WORD = "word"
    BOTH = "both"
    NAME = "name"
    UNKNOWN = "unknown"


@cache
def standing(low: str) -> Standing:
    """The standing of a word, in small letters without accents."""
    if low in _never():
        return Standing.NEVER
    if low in words("names", "rather_names"):
        return Standing.NAME
    is_name = low in _names()
    if is_word(low) or low in words("names", "too_short"):
        return Standing.BOTH if is_name or is_given_word(low) else Standing.WORD
    if is_name:
        return Standing.NAME if len(low) >= SHORTEST_NAME else Standing.BOTH
    return Standing.WORD if low in _rare_words() else Standing.UNKNOWN


def is_given(low: str) -> bool:
    """Is it a given name, whatever else it may be?"""
    return low in _given() or is_given_word(low)


def is_foreign(low: str) -> bool:
    """Is it a surname that is unlike English words, so that it is believed in small letters too?"""
    return len(low) >= SHORTEST_FOREIGN and low in _foreign()


def is_given_word(low: str) -> bool:
    return low in words("names", "given_that_are_words")


@cache
def is_word(low: str) -> bool:
    """Is it a word of English or of the field, or a form of one?"""
    if _has(low):
        return True
    for ending, instead in ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and any(len(stem + each) >= SHORTEST_STEM and _has(stem + each) for each in instead):
            return True
    doubled = DOUBLED.fullmatch(low)
    if doubled and _has(doubled[1] + doubled[2]):
        return True
    return any(
        low.startswith(each) and len(low) - len(each) > SHORTEST_STEM and is_word(low[len(each) :])
        for each in BEFORE_WORDS
    )


def _has(low: str) -> bool:
    return low in _english() or low in words_of_the_field() or low in _clinical()


@cache
def _english() -> frozenset[str]:
    return listed("words/english.txt")


@cache
def _clinical() -> frozenset[str]:
    return listed("words/clinical.txt") | words("kept", "eponyms") | words("kept", "nouns") | words("names", "no_names")


def is_rare_word(low: str) -> bool:
    """Is it a word so rare that behind a given name it is a surname?"""
    return low in _rare_words()


@cache
def _rare_words() -> frozenset[str]:
    return listed("words/rare.txt")


@cache
def _given() -> frozenset[str]:
    return listed("names/given.txt") | listed("names/given_around_the_world.txt")


@cache
def _names() -> frozenset[str]:
    surnames = (listed(f"names/surname{kind}.txt") for kind in ("", "_around_the_world", "_rare"))
    return _given().union(*surnames, _foreign()) - words("names", "no_names") - words("people", "verbs")


@cache
def _foreign() -> frozenset[str]:
    return listed("names/surname_of_other_origin.txt")


@cache
def _never() -> frozenset[str]:
    small = listed("words/small.txt")
    months = words("date", "months") - {"may", "june", "april", "august", "jan"}
    return (small | months | words("people", "titles")) - words("names", "given_that_are_words")
