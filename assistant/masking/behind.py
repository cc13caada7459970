"""Where do the words behind say that a name stands: an age, a relation, a verb, a credential?"""

from __future__ import annotations

import re

from assistant.masking.form import Form
from assistant.masking.lexicon import Standing, is_given, is_given_word, standing
from assistant.masking.page import Shape
from assistant.masking.sequence import Names
from assistant.masking.trust import Trust
from assistant.masking.vocabulary import words

AGE = Form(
    r"[,\s(]{1,3}(?:\(?age[d:]?\s)?(?:is |was |a |an )*\d{1,3}\s?[-]?\s?(?:y/?o|yo\b|y\.o|yrs?\b|years?"
    r"|year-old|[MF]\b|months? old|mo old|,|\))|,? (?:is|was) an? \d|\s\d{1,2}(?::?\d\d)?\s?[ap]m?\b"
)
SHORTEST_UNKNOWN = 3
PAST = re.compile("[a-z]{2,}ed")
COLOURED = frozenset("colored coloured shaped flavored scented tinted based sized handed sided need".split())
MODAL = frozenset("may will can in".split())


def by_words_behind(names: Names) -> None:
    """``Ramona, 67 y/o``, ``Ines (daughter)``, ``Jill Sanders, COTA``, ``Grace reports``, ``Penny's``."""
    relatives, verbs, credentials = (
        words("people", "relatives"),
        words("people", "verbs"),
        words("people", "credentials"),
    )
    for place, word in enumerate(names.page.words):
        if not (word.shape is Shape.CAPITAL and names.tells(word)) or place in names.taken:
            continue
        kind = standing(word.low)
        if kind in (Standing.WORD, Standing.NEVER) or (kind is Standing.BOTH and not is_given(word.low)):
            continue
        last = names.read(place, Trust.CUE)
        if last is None:
            continue
        is_more = last - place > 1
        if (
            (
                AGE.match(names.page.text, names.span(place, last)[1])
                and (kind is not Standing.BOTH or is_more or is_given_word(word.low))
            )
            or _is_followed_by_relation(names, last, relatives)
            or _is_followed_by_credential(names, place, last, credentials)
            or (is_followed_by(names, last, verbs) and (kind is Standing.UNKNOWN or is_given_word(word.low) or is_more))
            or (
                names.page.words[last - 1].owns
                and len(word.low) >= SHORTEST_UNKNOWN
                and (kind is Standing.UNKNOWN or is_given_word(word.low))
            )
        ):
            names.add(place, last, Trust.CUE)


def is_followed_by(names: Names, last: int, verbs: frozenset[str]) -> bool:
    """Is the word before place ``last`` followed by one of ``verbs``, or, where it is a given name, by a past form?"""
    if last >= len(names.page.words) or names.page.words[last - 1].owns:
        return False
    if names.page.words[last - 1].low in MODAL and names.page.words[last].low in words("people", "bare_verbs"):
        return False
    after = names.page.words[last]
    is_past = is_given_word(names.page.words[last - 1].low) and PAST.fullmatch(after.low) and after.low not in COLOURED
    return names.page.between(last - 1, last) == " " and (
        after.low in verbs or (bool(is_past) and after.shape is Shape.SMALL)
    )


def _is_followed_by_relation(names: Names, last: int, relatives: frozenset[str]) -> bool:
    """``Tanya, his mother``, ``Ines (dtr)``."""
    for at in range(last, min(last + 2, len(names.page.words))):
        if at == last and not re.fullmatch(r",? ?[(\-–—] ?|, ", names.page.between(at - 1, at)):
            return False
        word = names.page.words[at]
        if word.low in relatives and not names.page.text[word.end : word.end + 1].isdigit():
            return True
        if word.low not in ("his", "her", "their", "the", "pt", "pts", "patients", "my", "our", "a", "adult"):
            return False
    return False


def _is_followed_by_credential(names: Names, place: int, last: int, credentials: frozenset[str]) -> bool:
    if last >= len(names.page.words) or not re.fullmatch(r",? ", names.page.between(last - 1, last)):
        return False
    word = names.page.words[last]
    if word.low not in credentials or word.shape is Shape.SMALL:
        return False
    first = names.page.words[place]
    is_sure = last - place > 1 or (standing(first.low) is Standing.NAME and first.low not in words("kept", "eponyms"))
    return is_sure and not (
        last - place == 1 and names.page.between(last - 1, last) == ", " and word.low in ("pt", "ot", "do", "ms")
    )
