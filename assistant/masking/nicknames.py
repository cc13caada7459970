"""Where does a name in quotation marks or brackets stand beside one found, and where is one found again in short?"""

from __future__ import annotations

import re

from assistant.masking.lexicon import Standing, is_given, standing
from assistant.masking.page import Shape
from assistant.masking.sequence import Names
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

OPENS = re.compile(r"[ \u00a0]?(?P<signs>\(?[\"“‘'(][\"“‘']?)")
CLOSES = re.compile(r"\.?[,.]?[\"”’')]")
MOST = 3
SHORTEST, SHORTEST_STEM, LONGEST = 2, 3, 6
DIMINUTIVE = re.compile(r"(?:ie|ey|y|i|s|o|a)$")


def by_nickname(names: Names) -> None:
    """``Philippa "Pip" Adeyemi``, ``Okoro ("C.J.")``, ``'Big' Al``."""
    for first, last in tuple(names.found):
        opened = OPENS.match(names.page.text, names.span(first, last)[1])
        ends = _quoted(names, last, opened) if opened else None
        if ends is not None:
            names.add(last, ends, Trust.SURE)
            if names.at(ends) is not None and names.page.words[ends].shape is Shape.CAPITAL:
                more = names.read(ends, Trust.CUE)
                if more is not None and names.page.between(ends - 1, ends).strip("\"”’')") == " ":
                    names.add(ends, more, Trust.CUE)
        start = first
        while start and _is_front(names, start - 1):
            start -= 1
        if start < first:
            names.add(start, first, Trust.NOTHING)


def _quoted(names: Names, place: int, opened: re.Match[str]) -> int | None:
    """One past the last word between the signs that open here; None where no name stands between them."""
    if place >= len(names.page.words) or names.page.words[place].start != opened.end():
        return None
    is_bracket = '"' not in opened["signs"] and "“" not in opened["signs"] and "‘" not in opened["signs"]
    ends = place
    while ends < len(names.page.words) and ends - place < MOST and names.at(ends) is not None:
        word = names.page.words[ends]
        if word.shape is Shape.SMALL and not (ends == place and standing(word.low) is Standing.NAME):
            return None
        ends += 1
        if CLOSES.match(names.page.text, word.end):
            break
    else:
        return None
    read = names.page.words[place:ends]
    if is_bracket and not all(standing(word.low) is Standing.NAME or is_given(word.low) for word in read):
        return None
    return None if any(word.low in words("kept", "nouns") for word in read) else ends


def _is_front(names: Names, place: int) -> bool:
    """``Big`` of ``Big Mama Watkins``, ``'Big' Al``."""
    word = names.page.words[place]
    if word.shape is not Shape.CAPITAL or word.low not in words("names", "fronts") or names.at(place) is None:
        return False
    gap = names.page.between(place, place + 1)
    return gap == " " or (_is_quoted_alone(names, place) and gap.strip("\"”’'") == " ")


def _is_quoted_alone(names: Names, place: int) -> bool:
    word = names.page.words[place]
    text = names.page.text
    return text[max(0, word.start - 1) : word.start] in tuple("\"“‘'") and text[word.end : word.end + 1] in tuple(
        "\"”’'"
    )


def is_short_for(low: str, known: frozenset[str]) -> bool:
    """Is it a name of ``known`` cut short, with or without an ending of endearment: ``cor``, ``corny``, ``walt``?"""
    if not SHORTEST_STEM <= len(low) <= LONGEST:
        return False
    stems = {low, DIMINUTIVE.sub("", low)}
    stems |= {stem[:-1] for stem in stems if len(stem) > SHORTEST_STEM and stem[-1] == stem[-2]}
    return any(
        len(name) > len(stem) >= SHORTEST_STEM
        and (name.startswith(stem) or (len(stem) > SHORTEST_STEM and name.endswith(stem)))
        for stem in stems
        for name in known
    )
