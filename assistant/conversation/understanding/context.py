"""What a turn is understood against: the visit as known, the question asked, the last supposition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.conversation.frame import Frame
from assistant.conversation.told import NO_CHANGE, Change, Source, Words
from assistant.desk import CodedVisit
from assistant.reading import Certainty, Reading
from coder.decision import OpenFact
from coder.questions import Question
from coder.visit import Service


class Rules(Protocol):
    """What the guidance can answer."""

    def known(self, text: str) -> bool: ...
    def clearly(self, text: str) -> bool: ...
    def counts(self, text: str) -> bool: ...
    def services(self, text: str) -> tuple[Service, ...]: ...
    def codes_named(self, text: str) -> tuple[str, ...]: ...
    def leans(self, text: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Context:
    """The state of the conversation before a turn; ``turn`` is the turn's own number, ``texts`` are all before it."""

    frame: Frame
    read: Callable[[str], Reading]
    asked: str | None = None
    questions: tuple[Question, ...] = ()
    supposed: Change = NO_CHANGE
    turn: int = 0
    texts: Sequence[str] = ()
    rules: Rules | None = None
    coded: CodedVisit | None = None

    @property
    def open_fact(self) -> OpenFact | None:
        """The fact that was asked, as the rules left it open."""
        opened = self.coded.answer.coding.open if self.coded is not None else ()
        return next((each for each in opened if each.fact == self.asked), None)

    @property
    def question(self) -> Question | None:
        """The coder's question on the slot that was asked."""
        return next((each for each in self.questions if each.fact == self.asked), None)


def words_of(reading: Reading, turn: int) -> tuple[Words, ...]:
    """Every fact of a reading with its words."""
    return tuple(
        Words(
            said.path,
            said.value,
            reading.text[said.start : said.end],
            turn,
            said.start,
            said.end,
            said.certainty is Certainty.IMPLIED,
            Source.IMPLIED if said.certainty is Certainty.IMPLIED else Source.SAID,
        )
        for said in reading.said
    )


def words_for(path: str, value: object, text: str, turn: int, source: Source = Source.SAID) -> Words:
    """A fact told by a turn as a whole."""
    stripped = text.strip()
    start = text.find(stripped)
    return Words(path, value, stripped, turn, start, start + len(stripped), False, source)
