"""The sheets of the visit screen. Nothing here knows the coder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.talk import TurnSheet
from assistant.tui.sheets.timeline import MinutesSheet
from assistant.tui.sheets.tone import Tone

if TYPE_CHECKING:
    from assistant.conversation.told import Words


# ---- claim ----


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One line in columns; ``was`` is what changed in the last turn, ``goes_to`` where only this line goes."""

    code: str
    modifiers: str
    units: str
    label: str
    was: str = ""
    goes_to: str = ""
    tone: Tone = Tone.CLAIM


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """The claim or what stands in its place; ``below`` are rows under the lines, quiet."""

    state: str
    tone: Tone
    lines: tuple[ClaimLine, ...] = ()
    below: tuple[str, ...] = ()
    is_ready: bool = False
    """Can it be copied?"""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something to know before the claim goes out; ``is_whole``: never cut short; ``are_names``: ``more`` is a list."""

    label: str
    tone: Tone
    statement: Statement
    is_whole: bool = False
    more: tuple[Statement, ...] = ()
    are_names: bool = False


# ---- facts and grounds ----


class Source(StrEnum):
    """Where a fact comes from."""

    WORDS = "words"
    PROFILE = "profile"
    ANSWER = "answer"
    MISSING = "missing"
    ASSUMED = "assumed"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Place:
    """Words in the conversation: characters of one text that was read, counted from 0."""

    reading: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact; rows of one label stand together and only the first shows it."""

    label: str
    value: str
    source: Source
    words: str = ""
    places: tuple[Place, ...] = ()
    path: str = ""
    told: tuple[Words, ...] = ()
    """The facts that it stands for, as the session knows them."""

    @property
    def can_forget(self) -> bool:
        return self.source in (Source.WORDS, Source.ANSWER, Source.PROFILE) and bool(self.told)

    @property
    def is_supposed(self) -> bool:
        return self.source is Source.ASSUMED

    @property
    def name(self) -> str:
        """How it is spoken of: minutes, services and devices by their words, others by their label."""
        by_words = self.path.startswith(("minutes", "other_services", "devices", "excluded"))
        return self.words if by_words and self.words else f"the {self.label}"


@dataclass(frozen=True, slots=True)
class FactsSheet:
    state: str
    rows: tuple[FactRow, ...]
    count: int = 0
    supposed: tuple[Statement, ...] = ()
    """What was not said and is supposed, one by one."""


@dataclass(frozen=True, slots=True)
class GroundRow:
    """One source cited, and its passage as it is shown when it is opened."""

    number: int
    key: str
    title: str
    short: str
    """Who says it and where, in few words."""
    locator: str
    since: str
    """Since when it holds, in words."""
    grade: str
    says: str
    details: tuple[tuple[str, str], ...]
    address: str
    decides: tuple[Statement, ...] = ()
    contested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineStory:
    """Why one line stands: what decided it, and what is worth knowing of it."""

    title: str
    decided: tuple[Statement, ...]
    remarks: tuple[Statement, ...] = ()
    rejected: tuple[Statement, ...] = ()
    because: tuple[str, ...] = ()
    """The facts that decided it."""


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """Everything the visit screen shows after one reply."""

    claim: ClaimSheet
    findings: tuple[FindingRow, ...]
    minutes: MinutesSheet
    facts: FactsSheet
    grounds: tuple[GroundRow, ...]
    turn: TurnSheet
    cited: tuple[GroundRow, ...] = ()
    """What the numbers of this turn's words stand for."""
    stories: tuple[LineStory, ...] = ()
    brief: str = ""
    """The state in a few words, for the narrow screen."""
    brief_tone: Tone = Tone.UNCOUNTED
    readings: int = 0
    """Texts read so far."""

    @property
    def is_blank(self) -> bool:
        """Is nothing known that a pane could show?"""
        return not (self.claim.lines or self.claim.below or self.facts.rows or self.grounds)


@dataclass(frozen=True, slots=True)
class HitSheet:
    """Something of the guidance that was found: a passage, a code, a device, a payer."""

    kind: str
    title: str
    says: str
    details: tuple[tuple[str, str], ...]
    address: str = ""
    source: str = ""
