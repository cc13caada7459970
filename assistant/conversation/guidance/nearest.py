"""The passages nearest to a question in its own words."""

from __future__ import annotations

from functools import lru_cache

from knowledge.guidance import Guidance
from knowledge.search import Index, Kind

MOST = 2
SHARED, TELLING = 2, 5.0
"""Telling words that a passage has to share with the question to be near it, and how telling such a word is."""


@lru_cache(maxsize=1)
def _index(guidance: Guidance) -> Index:
    return Index(guidance)


def nearest(text: str, guidance: Guidance, most: int = MOST) -> tuple[str, ...]:
    """Keys of the passages that share several telling words with the question; none where nothing is near."""
    index = _index(guidance)
    hits = (hit for hit in index.search(text, 40) if hit.kind is Kind.PASSAGE)
    return tuple(hit.key for hit in hits if index.shared(text, hit.key, TELLING) >= SHARED)[:most]
