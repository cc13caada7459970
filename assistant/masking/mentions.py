"""Who was named once is named again: by the last name, the first name, initials or a possessive."""

from __future__ import annotations

from assistant.masking.lexicon import Standing, is_given, is_given_word, standing
from assistant.masking.nicknames import is_short_for
from assistant.masking.page import Shape
from assistant.masking.sequence import Names
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

SHORTEST, SHORTEST_SMALL = 2, 3
ASKED = frozenset("i we he she they you it the this not resume".split())


def mention_again(names: Names) -> None:
    """Add every other mention of the names found."""
    parts = _parts(names)
    verbs = words("people", "verbs")
    known = frozenset(part for part in parts if len(part) > SHORTEST_SMALL)
    covered = {place for first, last in names.found for place in range(first, last)}
    for place, word in enumerate(names.page.words):
        trust = parts.get(word.low) or parts.get(word.low.removesuffix("s"))
        if trust is None and place not in covered and _is_cut_short(names, place, known, verbs):
            names.add(place, place + 1, Trust.CUE)
            continue
        if trust is None or place in covered or names.at(place) is None:
            continue
        kind = standing(word.low)
        if place in names.unless and trust < Trust.SURE:
            continue
        if kind in (Standing.NAME, Standing.UNKNOWN):
            is_again = word.shape is not Shape.SMALL or (
                len(word.low) >= SHORTEST_SMALL and (names.page.is_small or is_given(word.low))
            )
        elif not (word.shape is Shape.CAPITAL and names.tells(word)):
            is_again = (
                trust >= Trust.CUE
                and is_given_word(word.low)
                and _does(names, place, verbs)
                and word.shape is not Shape.SMALL
            )
        else:
            is_again = not word.opens or word.owns or (_does(names, place, verbs) and not _asks(names, place))
        if is_again:
            names.add(place, place + 1, trust)
    _initials(names)


def _is_cut_short(names: Names, place: int, known: frozenset[str], verbs: frozenset[str]) -> bool:
    """``Cor`` and ``Corny's`` where a Cornelis was named."""
    word = names.page.words[place]
    if word.shape is not Shape.CAPITAL or not names.tells(word) or names.at(place) is None or place in names.unless:
        return False
    kind = standing(word.low)
    if kind is Standing.NEVER or not is_short_for(word.low, known):
        return False
    if kind is Standing.WORD:
        return word.owns or (_does(names, place, verbs) and not (word.opens and _asks(names, place)))
    return not word.opens or word.owns or _does(names, place, verbs) or kind is not Standing.BOTH


def _parts(names: Names) -> dict[str, Trust]:
    """The words of the names found, each with what speaks for it."""
    parts: dict[str, Trust] = {}
    small = words("people", "particles") | words("people", "suffixes") | words("people", "titles")
    for (first, last), trust in names.found.items():
        for word in names.page.words[first:last]:
            if (
                len(word.low) >= SHORTEST
                and word.low not in small | words("people", "titles")
                and (
                    standing(word.low) is not Standing.NEVER
                    or (trust is Trust.SURE and last - first == 1 and word.shape is Shape.CAPITAL)
                )
            ):
                if standing(word.low) is Standing.WORD and trust < Trust.SURE:
                    continue
                parts[word.low] = max(trust, parts.get(word.low, Trust.NOTHING))
    return parts


def _asks(names: Names, place: int) -> bool:
    """``May I``, ``Will she``: no name."""
    return place + 1 < len(names.page.words) and names.page.words[place + 1].low in ASKED | words(
        "people", "bare_verbs"
    )


def _does(names: Names, place: int, verbs: frozenset[str]) -> bool:
    after = names.page.words[place + 1] if place + 1 < len(names.page.words) else None
    return after is not None and names.page.between(place, place + 1) == " " and after.low in verbs


def _initials(names: Names) -> None:
    """``I.M.`` for Ines Moreno, and again where a person is called by initials alone."""
    known: set[str] = set()
    told: set[str] = set()
    alone: set[str] = set()
    verbs = words("people", "verbs")
    for first, last in names.found:
        letters = "".join(
            word.low[0] for word in names.page.words[first:last] if word.low not in words("people", "suffixes")
        )
        if len(letters) > 1:
            known.add(letters)
            known.add(letters[0] + letters[-1])
            known.add(letters[-1] + letters[0])
        if last - first > 1 and all(word.shape is Shape.LETTER for word in names.page.words[first : first + 2]):
            told.add(letters[:2])
        if all(word.shape is Shape.LETTER for word in names.page.words[first:last]):
            alone.add(letters[0])
    if not known:
        return
    for place, word in enumerate(names.page.words[:-1]):
        if (word.shape is Shape.CAPITALS and word.low in told) or (
            word.shape is Shape.LETTER and word.low in alone and _does(names, place, verbs) and word.low != "i"
        ):
            names.add(place, place + 1, Trust.CUE)
            continue
        after = names.page.words[place + 1]
        if (
            word.shape is Shape.LETTER
            and after.shape is Shape.LETTER
            and names.page.between(place, place + 1) in (".", ". ")
            and (word.low + after.low in known and place not in names.taken)
        ):
            names.add(place, place + 2, Trust.CUE)
