"""Which words stay although they are names: devices, tests, diseases, makers, payers, and what is masked already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.masking.form import Form
from assistant.masking.lexicon import is_given
from assistant.masking.masked import Kind
from assistant.masking.page import Page, Shape
from assistant.masking.vocabulary import words

PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(kind.upper() for kind in Kind)})\]")
NEAR = 3
"""So many words behind a name may the device or test stand: ``Boston soft body jacket``."""
GAP = Form(r"[\s\-/]{1,3}|[\"”]\s|['’]s?\s|\s\(", any_case=False)


def placeholders(text: str) -> Iterator[tuple[int, int]]:
    """Where the text was masked already."""
    return (match.span() for match in PLACEHOLDER.finditer(text))


def kept_words(page: Page) -> tuple[frozenset[int], frozenset[int]]:
    """The places of words that stay whoever is called so, and of those that stay unless somebody is called so."""
    eponyms, people, nouns = words("kept", "eponyms"), words("kept", "also_people"), words("kept", "nouns")
    firmly: set[int] = set()
    unless: set[int] = set()
    for at, word in enumerate(page.words):
        if word.low not in eponyms:
            continue
        if _is_joined(page, at, eponyms) and not _is_before_given(page, at, people):
            firmly.add(at)
            continue
        if (
            word.owns
            and word.low in words("kept", "owning_diseases")
            and page.text[word.end + 2 : word.end + 3] in ".,;)\n"
        ):
            firmly.add(at)
            continue
        ends = _noun_behind(page, at, nouns, eponyms)
        if ends is not None:
            firmly.update(range(at, ends))
        elif word.low not in people:
            unless.add(at)
    return frozenset(firmly), frozenset(unless)


def _is_joined(page: Page, at: int, eponyms: frozenset[str]) -> bool:
    """One of two names of a test or device: ``Jebsen-Taylor``."""
    return _are_joined(page, at, eponyms) or (at > 0 and _are_joined(page, at - 1, eponyms))


def _are_joined(page: Page, at: int, eponyms: frozenset[str]) -> bool:
    """Two names with a stroke between them, or with a blank where the first is no person's: ``Jebsen Taylor``."""
    if at + 1 >= len(page.words) or not {page.words[at].low, page.words[at + 1].low} <= eponyms:
        return False
    gap = page.between(at, at + 1)
    return gap in ("-", "–", "/") or (gap == " " and page.words[at].low not in words("kept", "also_people"))


def _is_before_given(page: Page, at: int, people: frozenset[str]) -> bool:
    """``Smith-Jones, Anna``: two such names of one person."""
    last = at
    while last + 1 < len(page.words) and page.between(last, last + 1) == "-":
        last += 1
    return (
        page.words[at].low in people
        and last + 1 < len(page.words)
        and page.between(last, last + 1) in (", ", ",")
        and is_given(page.words[last + 1].low)
    )


def _noun_behind(page: Page, at: int, nouns: frozenset[str], eponyms: frozenset[str]) -> int | None:
    """One past the last name before a device, test or disease that stands close behind; None where none does."""
    last = at + 1
    for place in range(at + 1, min(at + 1 + NEAR, len(page.words))):
        if not GAP.fullmatch(page.between(place - 1, place)):
            return None
        word = page.words[place]
        if (
            page.words[place - 1].owns
            and page.words[at].low in words("kept", "also_people")
            and word.low not in words("kept", "owned")
        ):
            return None
        if word.low in nouns and not (word.shape is Shape.CAPITAL and page.words[at].shape is Shape.CAPITALS):
            return last
        if word.low in eponyms:
            last = place + 1
        elif word.low not in words("kept", "between"):
            return None
    return None
