"""Are the rules asked about? What the understanding of a turn has to know of the guidance."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation.guidance.answer import CLEAR, LEAST, clearness, leant_on, topic_of
from assistant.conversation.replying.turn import Counter, Spoken
from knowledge.problems import NoGuidance

OF_COUNTING = ("chart_of_minutes", "units_begin_at", "below_eight", "exactly_first", "exactly_eight", "several_each")
"""Topics that minutes alone ask for."""


@dataclass(frozen=True, slots=True)
class RulesMeant:
    """Which questions the guidance can answer, after what was said last, for the payer of the visit."""

    counter: Counter
    payer: str | None
    last: Spoken | None

    def known(self, text: str) -> bool:
        """Is a topic of the guidance meant, if not clearly?"""
        return self._clearness(text) >= LEAST

    def clearly(self, text: str) -> bool:
        """Is a topic of the guidance clearly meant?"""
        return self._clearness(text) >= CLEAR

    def counts(self, text: str) -> bool:
        """Is it asked how many units some minutes make, and nothing else?"""
        try:
            return topic_of(self.counter.asked(text, self.payer), self.counter).name in OF_COUNTING
        except NoGuidance:
            return False

    def leans(self, text: str) -> bool:
        """Is this a question that leans on the one answered just before?"""
        before = self.last.rule_asked if self.last is not None else None
        return before is not None and leant_on(self.counter.asked(text, self.payer), before, self.counter) is not None

    def _clearness(self, text: str) -> float:
        """0 on a day of which nothing is known."""
        try:
            return clearness(self.counter.asked(text, self.payer), self.counter)
        except NoGuidance:
            return 0.0
