"""Sets of single words that need no context."""

from __future__ import annotations

from functools import lru_cache

from assistant.conversation.phrases import split_words, spot


def is_among(word: str, heading: str) -> bool:
    """Does a word stand under this heading?"""
    return heading in _of(word)


@lru_cache(maxsize=4096)
def _of(word: str) -> frozenset[str]:
    return frozenset(cue.value for cue in spot(split_words(word), "signals", "small"))
