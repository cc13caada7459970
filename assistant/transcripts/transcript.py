"""What a transcript is: conversations in which every turn says what must come of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What a row of a conversation does; all but the first say what has to hold after the turn."""

    YOU = "you"
    """The person speaks."""
    BILL = "bill"
    """A line of the claim as it stands; ``nothing`` for a claim without lines; all lines have to be named."""
    ASKS = "asks"
    """The fact that the assistant asks for."""
    CHANGE = "change"
    """A line before and after this turn, or of the visit and of what was supposed; all changes have to be named."""
    NOTE = "note"
    """Something said beside the claim: a finding, or what is contested, assumed or not billed."""
    CITE = "cite"
    """A passage that the reply rests on."""
    REFUSE = "refuse"
    """The turn is outside what the assistant does."""
    SAYS = "says"
    """Words that the reply holds."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a conversation: its verb, its text, and the line of the file it stands on."""

    verb: Verb
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person says, and what is expected of the reply."""

    you: Row
    expected: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A lesson: its title, the rules it teaches, the payer it is about, its day (``YYYY-MM-DD``), its turns."""

    name: str
    title: str
    teaches: tuple[str, ...]
    payer: str | None
    day: str
    turns: tuple[Turn, ...]
