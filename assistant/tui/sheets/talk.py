"""What the conversation shows: changes, questions with their answers, sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.tui.sheets.statement import NO_STATEMENT, Statement
from assistant.tui.sheets.tone import Tone


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a turn changed: a line, a fact or the estimate, before and after."""

    label: str
    before: str
    after: str
    reason: Statement = NO_STATEMENT
    is_changed: bool = True


class Takes(StrEnum):
    """What taking an answer does."""

    CHOOSE = "choose"
    """The answer is given by its key."""
    SAY = "say"
    """Its words are said: a range of minutes is what the person said, not one number of it."""
    SKIP = "skip"
    """The question stays open."""


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One answer to the open question; ``number`` is empty where the answers are numbers themselves."""

    number: str
    answer: str
    label: str
    claim: str
    is_claim: bool
    is_usual: bool
    takes: Takes = Takes.CHOOSE


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    fact: str
    question: str
    why: Statement
    choices: tuple[ChoiceRow, ...]

    @property
    def usual(self) -> int | None:
        """The place of the usual answer."""
        return next((i for i, choice in enumerate(self.choices) if choice.is_usual), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that run on; ``heading`` leads them in its tone, ``items`` stand under them, one a line."""

    statements: tuple[Statement, ...]
    heading: str = ""
    tone: Tone = Tone.UNCOUNTED
    items: tuple[Statement, ...] = ()

    @property
    def says(self) -> tuple[str, ...]:
        """Its words, without the numbers of citations, which differ from turn to turn."""
        return tuple(statement.text for statement in (*self.statements, *self.items))


@dataclass(frozen=True, slots=True)
class TurnSheet:
    """What the assistant says in one turn, in order; ``lead`` is what it did to the facts, ``headline`` the claim."""

    lead: str = ""
    headline: str = ""
    splits: tuple[str, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    passages: tuple[Passage, ...] = ()
    question: QuestionSheet | None = None
    spoken: str = ""
    """Words of the session as they are, with citations as ``[1]``."""
