"""Is a single letter an initial of a name, or a side, a section of a note, a part of a code?"""

from __future__ import annotations

import re

from assistant.masking.free_words import LONGEST, FreeWords
from assistant.masking.lexicon import Standing, is_given, standing
from assistant.masking.page import Shape, Word
from assistant.masking.trust import Trust
from assistant.masking.typos import could_be_name
from assistant.masking.vocabulary import words

SIDES = frozenset("rlbsopxm")
"""Letters that stand for a side, a section of a note and the like."""
WRITTEN_SIDES = frozenset("rlbx")
SMALL_INITIALS = frozenset("deghjkmntvyz")


def is_first_initial(free: FreeWords, place: int, word: Word, trust: Trust) -> bool:
    """``L.`` behind a title or a role; before a name also where nothing announces it: ``T.J. McCallister``."""
    has_point = free.page.text[word.end : word.end + 1] == "."
    if is_of_a_code(free, word):
        return False
    if trust >= Trust.SURE:
        return True
    if not has_point:
        return _is_before_surname(free, place, word)
    if trust is Trust.CUE:
        return True
    at = place + 1
    while at - place < LONGEST and (more := free.at(at)) is not None and more.shape is Shape.LETTER:
        at += 1
    after = free.at(at)
    points = (free.page.between(each - 1, each) for each in range(place + 1, min(at, len(free.page.words) - 1) + 1))
    if after is None or not all(point in (". ", ".") for point in points):
        return False
    kind = standing(after.low)
    is_told = (after.shape is Shape.CAPITAL and free.tells(after)) or after.shape is Shape.CAPITALS
    if at in free.unless or not is_told:
        return False
    if place and free.page.words[place - 1].low in words("kept", "eponyms") and after.low in words("kept", "eponyms"):
        return False
    if kind is Standing.BOTH and after.shape is Shape.CAPITAL:
        likely = words("names", "frequent_surnames") | words("kept", "also_people")
        return word.low not in SIDES and (at - place > 1 or after.low in likely)
    return kind is Standing.NAME or (
        kind is Standing.UNKNOWN
        and after.shape is Shape.CAPITAL
        and ((word.low not in SIDES and word.low != "a") or could_be_name(after.low))
    )


def _is_before_surname(free: FreeWords, place: int, word: Word) -> bool:
    """``J Whitlock``: a letter that is no side before a surname that is nothing else."""
    after = free.at(place + 1)
    return (
        after is not None
        and word.low not in SIDES | {"a", "i", "c", "k", "t", "v"}
        and free.page.between(place, place + 1) == " "
        and after.shape is Shape.CAPITAL
        and free.tells(after)
        and standing(after.low) is Standing.NAME
        and after.low not in words("kept", "eponyms")
    )


def is_initial(free: FreeWords, place: int, word: Word) -> bool:
    """Is a letter behind a name its initial: ``Lee M.``?"""
    after = free.page.text[word.end : word.end + 1]
    if after == ".":
        return True
    if is_of_a_code(free, word):
        return False
    if after == " " and free.page.text[word.end + 1 : word.end + 2] == "|":
        return True
    if re.match(r"\s[-–—(/]\s?", free.page.text[word.end : word.end + 3]) and word.low not in WRITTEN_SIDES:
        named = free.page.words[place - 1]
        return is_given(named.low) or (named.shape is Shape.CAPITALS and standing(named.low) is Standing.NAME)
    given = free.page.words[place - 1]
    is_surname = given.shape is Shape.CAPITALS and standing(given.low) is Standing.NAME
    is_before_number = re.match(r"\s(?:\(|\d{5})", free.page.text[word.end : word.end + 6]) is not None
    if is_surname and is_before_number and word.low not in WRITTEN_SIDES:
        return True
    if (
        given.shape is Shape.CAPITALS
        and is_given(given.low)
        and after == " "
        and word.low not in WRITTEN_SIDES | {"i"}
        and not re.match(r"\s[-–—\d:]", free.page.text[word.end : word.end + 2])
    ):
        return True
    if word.low == "i" or (word.low in "mf" and re.match(r"\s?\d{1,3}(?!\d)", free.page.text[word.end : word.end + 5])):
        return False
    if re.match(r"\s{2}|\t|\n", free.page.text[word.end : word.end + 2]) or after in (
        "",
        "\n",
        ",",
        ")",
        ";",
        '"',
        "|",
        "'",
        "’",
        "/",
    ):
        return True
    following = free.at(place + 1)
    if following is not None and free.page.between(place, place + 1) == " ":
        return (
            following.shape is not Shape.SMALL and standing(following.low) is Standing.NAME
        ) or word.low not in SIDES
    return word.low not in SIDES


def is_small_initial(free: FreeWords, place: int, word: Word, before: Word, trust: Trust) -> bool:
    """``m`` of ``pt lindsey m``, which is no side and no short form."""
    return (
        trust >= Trust.CUE
        and len(word.low) == 1
        and word.low in SMALL_INITIALS
        and before.shape is Shape.SMALL
        and standing(before.low) is Standing.NAME
        and free.page.between(place - 1, place) == " "
        and not re.match(r"[/.'’]|\s?\d", free.page.text[word.end : word.end + 2])
    )


def is_of_a_code(free: FreeWords, word: Word) -> bool:
    """The letter of ``K4`` or ``5X``."""
    return (
        free.page.text[word.end : word.end + 1].isdigit()
        or free.page.text[max(0, word.start - 1) : word.start].isdigit()
    )
