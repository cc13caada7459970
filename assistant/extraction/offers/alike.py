"""Which name is a word one slip away from? Imported when a word is not known: the library takes its time to load."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

LONG = 8
"""Letters from which on two slips are forgiven."""


def nearest(word: str, names: Sequence[str]) -> str | None:
    """The name that one slip, or two in a long word, makes of this word."""
    match = process.extractOne(word, names, scorer=OSA.distance, score_cutoff=1 if len(word) < LONG else 2)
    return match[0] if match else None


def exchanged(word: str, names: Sequence[str]) -> str | None:
    """``tlos`` for ``tlso``: the name with two neighbouring letters in the other order."""
    alike = (name for name in names if len(name) == len(word) and sorted(name) == sorted(word))
    return next((name for name in alike if OSA.distance(word, name) == 1), None)
