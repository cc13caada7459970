"""The one door: what a person says goes in, what the assistant answers comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.conversation.merge import merge
from assistant.desk import CodedVisit, Desk
from assistant.explanation.explain import Explainer, Explanation
from assistant.explanation.text import plain
from assistant.reading import Reading, Said
from coder.answers import with_answer
from coder.coding import Status
from coder.visit import Visit
from knowledge.guidance import NoGuidance


class Reads(Protocol):
    """Whatever turns words into a reading."""

    def read(self, text: str) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Words:
    """A fact and the words that told it."""

    path: str
    value: object
    words: str
    turn: int
    start: int
    end: int
    is_implied: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: its text, and what stands behind it; ``problem`` says why there is no coding."""

    text: str
    coded: CodedVisit | None
    explanation: Explanation | None
    facts: tuple[Words, ...]
    readings: tuple[Reading, ...]
    problem: str | None = None

    @property
    def exit_code(self) -> int:
        """0 where the claim is decided, 1 where something is open or could not be coded."""
        settled = (Status.CODED, Status.NOTHING_BILLABLE)
        return 0 if self.coded is not None and self.coded.answer.status in settled else 1


class Session:
    """One conversation about one visit at a time."""

    def __init__(self, desk: Desk, reader: Reads | Callable[[], Reads]) -> None:
        self._desk = desk
        self._reader = reader
        self._explainer = Explainer(desk.guidance)
        self._start()

    def _start(self) -> None:
        self._visit = Visit()
        self._facts: dict[str, Words] = {}
        self._readings: list[Reading] = []
        self._coded: CodedVisit | None = None

    def say(self, text: str) -> Reply:
        """Read the words into the visit and answer it; a number or an answer of the open question chooses it."""
        chosen = self._chosen(text)
        if chosen is not None:
            return self.choose(*chosen)
        reading = self._read(text)
        self._visit = merge(self._visit, reading.visit)
        self._readings.append(reading)
        for said in reading.said:
            self._facts[_slot(said)] = self._words(said, reading)
        return self._answer()

    def choose(self, fact: str, answer: str) -> Reply:
        """Take one answer to an open question, as its button gives it."""
        if self._coded is None:
            return self._answer()
        open_facts = {each.fact: each for each in self._coded.answer.coding.open}
        value = answer.partition("-")[0] if answer[:1].isdigit() else answer
        self._visit, _ = with_answer(self._visit, self._coded.policy, open_facts[fact], value)
        self._facts[fact] = Words(fact, answer, "", len(self._readings), 0, 0, False)
        return self._answer()

    def new_visit(self) -> None:
        self._start()

    def _read(self, text: str) -> Reading:
        if not hasattr(self._reader, "read"):
            self._reader = self._reader()
        reader: Reads = self._reader
        return reader.read(text)

    def _words(self, said: Said, reading: Reading) -> Words:
        words = reading.text[said.start : said.end]
        implied = said.certainty.value == "implied"
        return Words(said.path, said.value, words, len(self._readings) - 1, said.start, said.end, implied)

    def _chosen(self, text: str) -> tuple[str, str] | None:
        if self._coded is None or not self._coded.answer.questions:
            return None
        question = self._coded.answer.questions[0]
        said = text.strip().casefold()
        answers = [choice.answer for choice in question.choices]
        if said in ("yes", "y") and question.usual is not None:
            return question.fact, question.usual
        matching = next((answer for answer in answers if answer.casefold() == said), None)
        if matching is None and said.isdigit() and 1 <= int(said) <= len(answers) and not answers[0][:1].isdigit():
            matching = answers[int(said) - 1]
        return (question.fact, matching) if matching is not None else None

    def _answer(self) -> Reply:
        facts = tuple(self._facts.values())
        try:
            coded = self._desk.code(self._visit)
        except NoGuidance as error:
            return Reply(str(error), None, None, facts, tuple(self._readings), str(error))
        self._coded = coded
        explanation = self._explainer.explain(coded)
        return Reply(plain(explanation, coded, facts), coded, explanation, facts, tuple(self._readings))


def _slot(said: Said) -> str:
    """Facts that replace each other share a slot; list entries keep their own value."""
    if said.path in ("l_codes_billed", "l_codes_mentioned_not_billed", "doc_elements"):
        return f"{said.path}:{said.value}"
    return said.path
