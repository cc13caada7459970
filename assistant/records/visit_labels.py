"""Does a label that a person gives a visit identify nobody?"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.masking import mask
from assistant.masking.lexicon import SHORTEST_NAME, Standing, is_given_word, standing
from assistant.masking.page import folded

LONGEST = 40
MOST_DIGITS = 3
"""A record or account number has more; ``case 112`` has as many."""
INITIALS = re.compile(r"(?<!\w)[A-Z]\.?\s?[A-Z]\.?(?!\w)")
WORD = re.compile(r"[^\W\d_]+")
ALLOWED = re.compile(r"[\w .,#/()+-]+")


class Objection(StrEnum):
    """Why a label is refused."""

    TOO_LONG = "too_long"
    SIGNS = "signs"
    NUMBER = "number"
    NAME = "name"


class LabelRefused(ValueError):
    """A label that might identify somebody; ``objection`` says by what."""

    def __init__(self, label: str, objection: Objection) -> None:
        super().__init__(f"label {label!r:.60}: {objection}")
        self.label = label
        self.objection = objection


def checked(label: str) -> str:
    """The label with its white space in order; an empty one is none. Raises ``LabelRefused``."""
    plain = " ".join(label.split())
    objection = _objection(plain)
    if objection is not None:
        raise LabelRefused(plain, objection)
    return plain


def _objection(label: str) -> Objection | None:
    if not label:
        return None
    if len(label) > LONGEST:
        return Objection.TOO_LONG
    if not ALLOWED.fullmatch(label):
        return Objection.SIGNS
    if sum(each.isdigit() for each in label) > MOST_DIGITS:
        return Objection.NUMBER
    if INITIALS.search(label) or mask(label).spans or any(_may_be_name(each) for each in WORD.findall(label)):
        return Objection.NAME
    return None


def _may_be_name(word: str) -> bool:
    """A listed name, a word that nobody knows, or one that is a name with a capital."""
    low = folded(word)
    kind = standing(low)
    if kind in (Standing.NAME, Standing.UNKNOWN):
        return len(low) >= SHORTEST_NAME
    return kind is Standing.BOTH and word[:1].isupper() and is_given_word(low)
