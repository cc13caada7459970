"""The clinic's profile as it would be said."""

from __future__ import annotations

from assistant.conversation.told import Change
from assistant.tui import words


def profile_words(profile: Change) -> str:
    """Its facts in one row of words, but for the locality, which has none; empty where there is no profile."""
    told = (str(value) for path, value in profile.puts if path != "locality")
    return ", ".join(words.PROFILE_WORDS.get(each, each) for each in told)
