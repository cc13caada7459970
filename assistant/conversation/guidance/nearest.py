"""The passages nearest to a question in its own words."""

from __future__ import annotations

from functools import lru_cache

from knowledge.guidance import Guidance
from knowledge.search import Index, Kind

MOST = 2


@lru_cache(maxsize=1)
def _index(guidance: Guidance) -> Index:
    return Index(guidance)


def nearest(text: str, guidance: Guidance, most: int = MOST) -> tuple[str, ...]:
    """Keys of the passages that hold most of the question's words."""
    hits = _index(guidance).search(text, 40)
    return tuple(hit.key for hit in hits if hit.kind is Kind.PASSAGE)[:most]
