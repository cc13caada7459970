"""Where are the names of people?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.masking.behind import by_words_behind
from assistant.masking.cues import by_role, by_title, by_words_before
from assistant.masking.kept import kept_words
from assistant.masking.labels import by_label
from assistant.masking.listed import by_list
from assistant.masking.masked import Kind, Span
from assistant.masking.mentions import mention_again
from assistant.masking.nicknames import by_nickname
from assistant.masking.page import Page
from assistant.masking.said import by_chat, by_initials, by_pronouns, by_short_form
from assistant.masking.sequence import Names


def people(text: str, taken: Sequence[Span]) -> list[Span]:
    """Names in the text, with later mentions; what was ``taken`` for something else is left alone."""
    page = Page(text)
    firmly, unless = kept_words(page)
    names = Names(page, _places(page, taken), firmly, unless)
    for look in (
        by_title,
        by_label,
        by_role,
        by_words_before,
        by_short_form,
        by_initials,
        by_chat,
        by_pronouns,
        by_words_behind,
        by_list,
        by_nickname,
        mention_again,
    ):
        look(names)
    return [Span(*names.span(first, last), Kind.NAME) for first, last in names.found]


def _places(page: Page, taken: Sequence[Span]) -> frozenset[int]:
    """The words that lie in spans taken already; both are in order."""
    places: set[int] = set()
    at = 0
    for place, word in enumerate(page.words):
        while at < len(taken) and taken[at].end <= word.start:
            at += 1
        if at < len(taken) and taken[at].start < word.end:
            places.add(place)
    return frozenset(places)
