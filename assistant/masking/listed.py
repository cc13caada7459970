"""Where do names stand that nothing announces: listed ones, and unknown words with a capital inside a sentence?"""

from __future__ import annotations

import re

from assistant.masking.begins import SHORTEST_LISTED
from assistant.masking.lexicon import Standing, is_given, is_given_word, standing
from assistant.masking.page import Shape, Word
from assistant.masking.sequence import Names
from assistant.masking.trust import Trust
from assistant.masking.typos import could_be_name
from assistant.masking.vocabulary import words

SHORTEST, LONGEST_SYLLABLE = 3, 5
ROMANCE = frozenset("de la del los las van von der den da dos das di du st ter ten bin ibn abu".split())
LETTERS = re.compile(r"[^\W\d_]+")


def by_list(names: Names) -> None:
    """Words that are listed as names and mean nothing else, with what belongs to them."""
    for place, word in enumerate(names.page.words):
        if place in names.taken or place in names.unless:
            continue
        if (
            standing(word.low) is Standing.NEVER
            and word.shape is not Shape.LETTER
            and word.low not in words("people", "particles")
        ):
            continue
        last = _listed(names, place, word)
        if last is not None:
            is_known = standing(word.low) is Standing.NAME or last - place > 1
            names.add(place, last, Trust.CUE if is_known else Trust.NOTHING)


def _listed(names: Names, place: int, word: Word) -> int | None:
    kind = standing(word.low)
    is_told = word.shape is Shape.CAPITAL and names.tells(word)
    if (kind in (Standing.BOTH, Standing.UNKNOWN) or len(word.low) < SHORTEST_LISTED) and _is_last_first(names, place):
        return names.read(place, Trust.SURE)
    if kind is Standing.NAME:
        if not is_told and len(word.low) < SHORTEST_LISTED:
            return None
        return names.read(place, Trust.NOTHING)
    if word.shape is Shape.LETTER:
        return names.read(place, Trust.NOTHING)
    if kind is Standing.UNKNOWN and len(word.low) >= SHORTEST_LISTED:
        if _opens_an_entry(names, word):
            return names.read(place, Trust.SURE)
        if not is_told and (
            _is_beside_a_name(names, place) or (_says_nothing(names, word) and could_be_name(word.low))
        ):
            return names.read(place, Trust.SURE)
    if word.shape is Shape.SMALL and word.low in ROMANCE and _leads_a_name(names, place):
        return names.read(place, Trust.CUE)
    if kind is Standing.BOTH and word.shape in (Shape.CAPITAL, Shape.CAPITALS) and _is_before_a_surname(names, place):
        return names.read(place, Trust.SURE)
    if not is_told or names.page.is_small:
        return None
    if word.low in words("people", "particles") and not _is_before_an_eponym(names, place):
        return names.read(place, Trust.CUE)
    if (
        kind is Standing.BOTH
        and (is_given(word.low) or word.low in words("kept", "also_people"))
        and _is_before_a_name(names, place)
    ):
        return names.read(place, Trust.CUE)
    if _has_accent(names, place) or _is_of_two_syllables(names, place):
        return names.read(place, Trust.SURE)
    if word.opens or len(word.low) < SHORTEST:
        return _unknown_before_a_name(names, place, kind)
    if kind is Standing.BOTH and is_given_word(word.low):
        return names.read(place, Trust.CUE) if not _is_in_title_case(names, place) else None
    if kind is Standing.UNKNOWN and not _is_before_a_thing(names, place):
        return names.read(place, Trust.CUE)
    return None


def _is_before_an_eponym(names: Names, place: int) -> bool:
    """``Van Nes``, ``De Quervain``."""
    return place + 1 < len(names.page.words) and (place + 1 in names.unless or place + 1 in names.firmly)


def _leads_a_name(names: Names, place: int) -> bool:
    """A small particle before a capitalized name: ``de la Fuente``, ``van der Berg``."""
    at = place
    while (word := names.at(at)) is not None and word.low in ROMANCE and word.shape is Shape.SMALL and at - place < 3:
        at += 1
    return (
        word is not None
        and word.shape is Shape.CAPITAL
        and names.tells(word)
        and at not in names.unless
        and standing(word.low) in (Standing.NAME, Standing.UNKNOWN, Standing.BOTH)
        and all(names.page.between(each, each + 1) == " " for each in range(place, at))
    )


def _opens_an_entry(names: Names, word: Word) -> bool:
    """An unknown word with a capital that opens a line of a list: ``NARUSIS / L3906``."""
    if word.shape not in (Shape.CAPITAL, Shape.CAPITALS) or (word.shape is Shape.CAPITALS and names.tells(word)):
        return False
    text = names.page.text
    if (word.start and text[max(0, word.start - 8) : word.start].rpartition("\n")[2].strip(" \t-*•#0123456789.:|")) or (
        "\n" not in text[max(0, word.start - 8) : word.start] and word.start >= 8
    ):
        return False
    return bool(re.match(r",|\s?[/|]|\s[-–—(]|\t", text[word.end : word.end + 2]))


def _says_nothing(names: Names, word: Word) -> bool:
    """Is it written as everything around it, in capitals or in small letters?"""
    return (word.shape is Shape.CAPITALS and not names.tells(word)) or names.page.is_small


def _is_beside_a_name(names: Names, place: int) -> bool:
    """Is the next word in the same writing a name: ``maynur yilmaz``, ``ZUFER AKAR``?"""
    after = names.at(place + 1)
    if after is None or names.page.between(place, place + 1) not in (" ", "-") or place + 1 in names.unless:
        return False
    return (
        standing(after.low) is Standing.NAME
        and len(after.low) >= SHORTEST_LISTED
        and after.shape is names.page.words[place].shape
        and names.page.words[place].shape is not Shape.CAPITAL
    )


def _is_last_first(names: Names, place: int) -> bool:
    """``Foster, Wm.``"""
    after = names.at(place + 1)
    if after is None or names.page.between(place, place + 1) != ", " or place + 1 in names.unless:
        return False
    shape = names.page.words[place].shape
    is_double = bool(re.match(r"-[A-Z]", names.page.text[after.end : after.end + 2]))
    if (
        shape not in (Shape.CAPITAL, Shape.CAPITALS)
        or after.shape is not shape
        or standing(after.low) is Standing.NEVER
    ):
        return False
    if not (
        is_given(after.low) or (is_double and standing(names.page.words[place].low) in (Standing.NAME, Standing.BOTH))
    ):
        return False
    if standing(after.low) is not Standing.NAME and not is_double and names.page.text[after.end : after.end + 1] != ".":
        return False
    low = names.page.words[place].low
    return low not in words("kept", "eponyms") or low in words("kept", "also_people")


def _is_before_a_name(names: Names, place: int) -> bool:
    """``Grace Nguyen``, ``Mark T. Olsen``."""
    at = place + 1
    if (
        at < len(names.page.words)
        and names.page.words[at].shape is Shape.LETTER
        and re.fullmatch(" ", names.page.between(place, at))
    ):
        at += 1
    after = names.at(at)
    if after is None or not re.fullmatch(r"\.? |-", names.page.between(at - 1, at)) or at in names.unless:
        return False
    if after.shape is not Shape.CAPITAL:
        return False
    behind = names.at(at + 1)
    is_double = behind is not None and names.page.between(at, at + 1) == "-" and behind.shape is Shape.CAPITAL
    return standing(after.low) is Standing.NAME or (
        is_double and behind is not None and standing(behind.low) in (Standing.NAME, Standing.BOTH)
    )


def _has_accent(names: Names, place: int) -> bool:
    """A capital and a letter that English has none of, inside a sentence."""
    word = names.page.words[place]
    return (
        not names.page.text[word.start : word.end].isascii()
        and not word.opens
        and word.low not in words("kept", "eponyms")
    )


def _is_of_two_syllables(names: Names, place: int) -> bool:
    """``Ye-rin``, ``Hye-jin``"""
    word, after = names.page.words[place], names.at(place + 1)
    return (
        after is not None
        and names.page.between(place, place + 1) == "-"
        and after.shape is Shape.SMALL
        and len(word.low) <= LONGEST_SYLLABLE
        and len(after.low) <= LONGEST_SYLLABLE
        and standing(word.low) in (Standing.BOTH, Standing.NAME, Standing.UNKNOWN)
        and standing(after.low) in (Standing.NAME, Standing.UNKNOWN)
    )


def _is_before_a_surname(names: Names, place: int) -> bool:
    """``Joy Banks``, ``HAZEL WHITCOMB``: a given name that is a word, before a surname written alike."""
    word, after = names.page.words[place], names.at(place + 1)
    if (
        after is None
        or not is_given(word.low)
        or after.shape is not word.shape
        or names.page.between(place, place + 1) != " "
    ):
        return False
    if place + 1 in names.unless or after.low in words("kept", "nouns"):
        return False
    if word.shape is Shape.CAPITALS:
        return standing(after.low) is Standing.NAME and len(after.low) >= SHORTEST_LISTED and is_given_word(word.low)
    return is_given_word(word.low) and after.low in words("names", "frequent_surnames") and names.tells(word)


def _unknown_before_a_name(names: Names, place: int, kind: Standing) -> int | None:
    if kind is Standing.UNKNOWN and len(names.page.words[place].low) >= SHORTEST and _is_before_a_name(names, place):
        return names.read(place, Trust.CUE)
    return None


def _is_before_a_thing(names: Names, place: int) -> bool:
    """``Zyntro brace``: the word is a maker's."""
    after = names.page.words[place + 1] if place + 1 < len(names.page.words) else None
    return (
        after is not None
        and not names.page.words[place].owns
        and names.page.between(place, place + 1) in (" ", "-")
        and after.low in words("kept", "nouns")
    )


def _is_in_title_case(names: Names, place: int) -> bool:
    """Is the word before one with a capital too, as in a heading?"""
    if place == 0:
        return False
    before = names.page.words[place - 1]
    return (
        before.shape is Shape.CAPITAL
        and standing(before.low) is Standing.WORD
        and names.page.between(place - 1, place) == " "
        and not before.opens
    )
