"""Where do the words in front say that a name stands: a title, a role, a verb?"""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.masking.behind import MODAL, SHORTEST_UNKNOWN, is_followed_by
from assistant.masking.form import Form
from assistant.masking.labels import and_more
from assistant.masking.lexicon import Standing, is_given, is_given_word, standing
from assistant.masking.page import Shape, Word
from assistant.masking.sequence import Names
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

TITLE_GAP = Form(r"\.?[ \u00a0]{0,2}", any_case=False)
ROLE_GAP = Form(r"[ \u00a0]{0,2}[,(:\"“'‘–—=/-]{0,2}[ \u00a0]{0,2}[\"“'‘(]?", any_case=False)
LINK_GAP = Form(r"[ \u00a0,]{1,2}[\"“'‘(]?|['’]s ", any_case=False)
MOST_LINKS = 4
NAMED_LINKS = frozenset("named called name whose known goes by prefers nickname preferred".split())


def by_title(names: Names) -> None:
    """``Mrs. Okafor``, ``Mr L.``, ``Dr Falk``."""
    titles, weak = words("people", "titles"), words("people", "weak_titles")
    for place, word in enumerate(names.page.words[:-1]):
        if (
            word.low not in titles
            or place in names.taken
            or not TITLE_GAP.fullmatch(names.page.between(place, place + 1))
        ):
            continue
        if word.low == "ms" and word.shape is Shape.CAPITALS and names.tells(word):
            continue
        following = names.page.words[place + 1]
        is_weak = word.low in weak or word.low == "miss"
        if is_weak and not _is_likely(following, names):
            continue
        last = names.read(place + 1, Trust.CUE if is_weak else Trust.SURE, relative=True)
        if last is not None:
            names.add(place, last, Trust.SURE)


def _is_likely(word: Word, names: Names) -> bool:
    kind = standing(word.low)
    if word.shape is Shape.CAPITAL and names.tells(word):
        return kind is not Standing.WORD
    return kind is Standing.NAME or (
        kind is Standing.BOTH and is_given_word(word.low) and names.page.text[word.start].isupper()
    )


def by_role(names: Names) -> None:
    """``daughter Ines``, ``pt Ruiz``, ``his wife, whose name is Amina``."""
    roles, relatives, links = words("people", "roles"), words("people", "relatives"), words("people", "links")
    for place, word in enumerate(names.page.words):
        if word.low not in roles or place in names.taken:
            continue
        at, linked = place + 1, False
        while (
            at < len(names.page.words)
            and at - place <= MOST_LINKS
            and names.page.words[at].low in links
            and names.page.words[at].shape is not Shape.LETTER
            and (LINK_GAP.fullmatch(names.page.between(at - 1, at)))
        ):
            linked = linked or names.page.words[at].low in NAMED_LINKS
            at += 1
        if at >= len(names.page.words):
            continue
        gap = names.page.between(at - 1, at)
        if (word.owns and not linked) or (not ROLE_GAP.fullmatch(gap) and not LINK_GAP.fullmatch(gap)):
            continue
        following = names.page.words[at]
        relative = word.low in relatives
        if not _fits_role(names, at, following, gap, relative=relative, linked=linked, skipped=at > place + 1):
            continue
        is_word = len(following.low) > 1 and (standing(following.low) is Standing.WORD or _is_day(following))
        last = names.read(at, Trust.SURE if linked or is_word else Trust.CUE, relative=relative)
        if last is None and _is_unknown_who_does(names, at, following):
            last = at + 1
        if last is not None:
            names.add(at, last, Trust.SURE if linked or relative else Trust.CUE)
            and_more(names, last)


def _is_unknown_who_does(names: Names, at: int, word: Word) -> bool:
    """Behind a relative, an unknown word before a verb or the end of a clause: ``dtr ania trained``."""
    if standing(word.low) is not Standing.UNKNOWN or len(word.low) < SHORTEST_UNKNOWN or at in names.taken or word.owns:
        return False
    if (
        names.page.words[at - 1].low not in words("people", "relatives")
        and word.shape is not Shape.SMALL
        and not names.tells(word)
    ):
        return is_followed_by(names, at + 1, words("people", "verbs"))
    if names.page.text[word.end : word.end + 1] in (".", ",", ";", ")", "\n", ""):
        return names.page.between(at - 1, at) == " "
    return is_followed_by(names, at + 1, words("people", "verbs") | {"trained", "instructed", "present", "and"})


def _is_day(word: Word) -> bool:
    return word.low in words("date", "days")


def _fits_role(names: Names, at: int, word: Word, gap: str, *, relative: bool, linked: bool, skipped: bool) -> bool:
    """May the word behind a role be the name of who holds it?"""
    kind = standing(word.low)
    is_told = word.shape is Shape.CAPITAL and names.tells(word)
    if word.shape is Shape.LETTER:
        return names.page.text[word.end : word.end + 1] == "."
    if skipped and not linked:
        return (is_told and kind in (Standing.NAME, Standing.UNKNOWN)) or (kind is Standing.NAME and relative)
    if "," in gap and not relative:
        return kind is Standing.NAME and is_told
    if kind is Standing.NEVER and _is_day(word):
        return is_told and relative and gap == " " and is_followed_by(names, at + 1, words("people", "verbs"))
    if kind is Standing.WORD:
        has_accent = is_told and not names.page.text[word.start : word.end].isascii()
        if is_told and relative and gap == " " and word.low in words("kept", "eponyms"):
            return True
        return has_accent or (
            is_told and relative and gap == " " and is_followed_by(names, at + 1, words("people", "verbs"))
        )
    if linked and not is_told:
        return kind is Standing.NAME or (kind is Standing.UNKNOWN and word.shape is Shape.SMALL)
    return True


BEFORE = Form(r"(?<![\w])(?:<people/before>)[\s,:]{1,2}[\"“'‘(]?(?=[^\W\d_])")


def by_words_before(names: Names) -> None:
    """``spoke with Tanya``, ``goes by Pari``, ``signed by J. Lund``."""
    starts = [word.start for word in names.page.words]
    for match in BEFORE.finditer(names.page.text):
        place = bisect_left(starts, match.end())
        if place == len(starts) or starts[place] != match.end():
            continue
        word = names.page.words[place]
        is_told = word.shape in (Shape.CAPITAL, Shape.LETTER) and names.tells(word)
        named = bool(
            re.match(
                r"goes by|go by|prefer|nick|aka|a\.k\.a|known as|name|née|nee|alias|likes to be"
                r"|calls? (?:me|her|him)",
                match[0],
                re.IGNORECASE,
            )
        )
        if (
            not is_told
            and standing(word.low) is not Standing.NAME
            and not (named and standing(word.low) in (Standing.UNKNOWN, Standing.BOTH) and word.low not in MODAL)
        ):
            continue
        if is_told and standing(word.low) is Standing.BOTH and not is_given(word.low) and not named:
            continue
        last = names.read(place, Trust.SURE if named and is_told else Trust.CUE, relative=named)
        if last is None and named and standing(word.low) is Standing.UNKNOWN:
            last = place + 1
        if last is not None:
            names.add(place, last, Trust.SURE if named else Trust.CUE)
            and_more(names, last)
