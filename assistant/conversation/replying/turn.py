"""One turn to be answered, and what is said to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation.acts import Act, Action
from assistant.conversation.frame import Frame
from assistant.conversation.next_question import next_question
from assistant.conversation.replying.question_within import question_within
from assistant.conversation.signals.heard import Heard
from assistant.desk import CodedVisit, Desk
from assistant.explanation.acts import Speaker, Speech
from assistant.explanation.explain import Explainer
from assistant.explanation.explanation import Asked, Explanation
from assistant.explanation.footnotes import Footnote
from assistant.reading import Reading
from coder.policy import Policy
from coder.visit import Visit

if TYPE_CHECKING:
    from assistant.conversation.guidance.question import Asked as QuestionAsked


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said: the text, what it mainly does, the slot it asks, and the footnotes behind its numbers."""

    text: str
    action: Action
    asks: str | None = None
    notes: tuple[Footnote, ...] = ()
    shown: CodedVisit | None = None
    rule_asked: QuestionAsked | None = None
    """The question about the rules that this answers; one that follows may lean on it."""

    @property
    def citations(self) -> tuple[str, ...]:
        return tuple(note.key for note in self.notes)


@dataclass(frozen=True, slots=True)
class Counter:
    """Where visits are coded, explained and put into words; ``read`` reads words into facts."""

    desk: Desk
    explainer: Explainer
    speaker: Speaker
    read: Callable[[str], Reading]

    def policy(self, payer: str | None = "Medicare") -> Policy:
        """The policy of a payer today, with nothing known of a visit."""
        return self.desk.guidance.policy_for(Visit(payer=payer), self.desk.today)

    def asked(self, text: str, payer: str | None = None) -> QuestionAsked:
        """A question taken apart; ``payer`` is the one of the visit."""
        from assistant.conversation.guidance.question import asked

        reading = self.read(Heard(text).without("modifier_named"))
        return asked(text, reading, payer, self.desk.guidance.payers.all())


@dataclass(frozen=True, slots=True)
class Turn:
    """An act with the visit before and after it, both coded; ``last`` is what was said the turn before."""

    act: Act
    text: str
    before: Frame
    frame: Frame
    coded_before: CodedVisit | None
    coded: CodedVisit | None
    supposed: CodedVisit | None
    asked: str | None
    last: Spoken | None
    counter: Counter
    unread: int = 0
    """How many turns in a row, this one included, could not be read."""

    @property
    def policy(self) -> Policy:
        return self.coded.policy if self.coded is not None else self.counter.policy()

    @property
    def asks_something(self) -> bool:
        """Does a question mark stand in what was said, or is something asked or put forward at the outset?"""
        if "?" in self.text:
            return True
        asks = Heard(self.text).has("put_forward") or question_within(self.text) is not None
        return self.before.is_empty and asks

    def explained(self) -> Explanation | None:
        return self.counter.explainer.explain(self.coded) if self.coded is not None else None

    def question(self, explanation: Explanation | None) -> Asked | None:
        """The next open question in words."""
        if self.coded is None or explanation is None:
            return None
        wanted = next_question(self.coded.answer, self.frame)
        return next((each for each in explanation.asked if wanted and each.fact == wanted.fact), None)

    def speak(self, act: str, given: tuple[Footnote, ...] = (), **values: object) -> Speech:
        return self.counter.speaker.speak(act, self.policy, given, **values)
