"""Where does a label say that a name stands: ``Patient:``, ``Emergency contact=``?"""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, is_given, standing
from assistant.masking.page import Shape
from assistant.masking.sequence import Names
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

NAME_LABEL = Form(r"name|last|first|nick|alias|aka|goes by|nombre|apellido|preferred|middle|^mi$")
LABEL = Form(
    r"(?<![\w])(?P<label><people/labels>)(?:\s?\(s\)|s)?(?:\s?\([^()\n]{1,30}\))?[._·…]{0,40}[^\S\n]{0,3}(?:[:=?]|[^\S\n]-[^\S\n]"
    r"|(?<=name)(?:\t|[^\S\n]{2,8})|[^\S\n]?\|(?!\|)|>)[^\S\n]*[\"“(]?(?:(?:the|his|her|my|with"
    r"|w/)[^\S\n])?(?=[^\W\d_])"
)


def by_label(names: Names) -> None:
    """``Patient: Okonkwo, Chidi Jr``, ``Emergency contact: Lorena W.``"""
    starts = [word.start for word in names.page.words]
    for match in LABEL.finditer(names.page.text):
        place = bisect_left(starts, match.end())
        if place == len(starts) or starts[place] != match.end():
            continue
        is_named = bool(NAME_LABEL.search(match["label"]))
        if not is_named and not _fits_label(names, place):
            continue
        if _is_label_itself(names, place):
            continue
        last = names.read(place, Trust.NAMED if is_named else Trust.SURE)
        if last is not None:
            names.add(place, last, Trust.SURE)
            and_more(names, last)


def _fits_label(names: Names, place: int) -> bool:
    """Behind ``PT:``, ``Re:`` and the like stands much else."""
    word = names.page.words[place]
    kind = standing(word.low)
    is_told = word.shape is Shape.CAPITAL and names.tells(word)
    if word.shape is Shape.LETTER:
        return names.page.text[word.end : word.end + 1] == "." or word.low not in "rlbsop"
    if place not in names.unless and kind is Standing.WORD and is_told:
        after = names.at(place + 1)
        return (
            after is not None
            and names.page.between(place, place + 1) == " "
            and after.shape is Shape.CAPITAL
            and standing(after.low) in (Standing.NAME, Standing.UNKNOWN)
        )
    if place in names.unless or kind in (Standing.WORD, Standing.NEVER):
        return False
    if kind is Standing.BOTH and word.shape is Shape.CAPITALS:
        return _is_last_first(names, place) or (
            word.low in words("names", "frequent_surnames")
            and names.page.text[word.end : word.end + 1] in ("", ",", "\n", ";", "|")
        )
    return is_told or kind is Standing.NAME or (kind is Standing.UNKNOWN and not names.tells(word))


def _is_last_first(names: Names, place: int) -> bool:
    """``SMITH-JONES, D'ANDRE``"""
    at = place
    while names.at(at + 1) is not None and names.page.between(at, at + 1) == "-":
        at += 1
    after = names.at(at + 1)
    return after is not None and names.page.between(at, at + 1) in (",", ", ") and is_given(after.low)


def _is_label_itself(names: Names, place: int) -> bool:
    """``Name: DOB:`` holds no name."""
    word = names.page.words[place]
    return names.page.text[word.end : word.end + 1] in (":", "=") and standing(word.low) in (
        Standing.WORD,
        Standing.NEVER,
    )


def and_more(names: Names, place: int) -> None:
    """Add who is named together with the name that ends before ``place``: ``Tanya and Luis Moreno``."""
    if (
        place + 1 < len(names.page.words)
        and names.page.words[place].low in ("and", "y")
        and names.page.between(place - 1, place) == " "
    ):
        last = names.read(place + 1, Trust.CUE)
        if last is not None and names.page.words[place + 1].shape is not Shape.SMALL:
            names.add(place + 1, last, Trust.CUE)
    elif place < len(names.page.words) and re.fullmatch(r" ?[&/+] ?", names.page.between(place - 1, place)):
        last = names.read(place, Trust.CUE)
        if last is not None and names.page.words[place].shape is not Shape.SMALL:
            names.add(place, last, Trust.CUE)
