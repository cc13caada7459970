"""What is told of a visit: values at paths, and the words that tell them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.conversation.paths import Put


class Source(StrEnum):
    """How a fact came to be known."""

    SAID = "said"
    ANSWERED = "answered"
    IMPLIED = "implied"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Words:
    """A fact and the words that told it: characters ``start`` to ``end`` of turn ``turn``."""

    path: str
    value: object
    words: str
    turn: int
    start: int
    end: int
    is_implied: bool
    source: Source = Source.SAID


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact said in two ways: both phrases, and the value that each gives."""

    path: str
    phrases: tuple[str, ...]
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a turn says of the facts, and the words in which it does."""

    puts: tuple[Put, ...] = ()
    words: tuple[Words, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was told."""
        return not self.puts and not self.contradictions


NO_CHANGE = Change()
