"""Are the rules asked about? What the understanding of a turn has to know of the guidance."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation.guidance.answer import leant_on
from assistant.conversation.guidance.find import CLEAR, LEAST, NOT_FOUND, clearness, topic_of
from assistant.conversation.guidance.leaning import how_it_leans
from assistant.conversation.guidance.names import codes_in
from assistant.conversation.guidance.told_services import services_told
from assistant.conversation.replying.turn import Counter, Spoken
from coder.visit import Service
from knowledge.problems import NoGuidance

OF_COUNTING = ("chart_of_minutes", "units_begin_at", "below_eight", "exactly_first", "exactly_eight", "several_each")
"""Topics that minutes alone ask for."""
ALWAYS_CLEAR = (
    *("retired", "two_codes", "pair", "k_levels", "stretch_device", "sling", "elastic", "shoes", "repair_part", "cg"),
    *("prior_authorization", "proof_of_delivery", "before_delivery", "never_delivered", "foot_supports", "surety"),
    *(
        "notices",
        "targeted_review",
        "what_is_an_l_code",
        "practitioner_zero",
        "contractor",
        "indicators",
        "l_code_limit",
    ),
)
"""Topics that a code alone makes clear."""


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
        return self._clearness(text) >= CLEAR or self._topic(text) in ALWAYS_CLEAR

    def counts(self, text: str) -> bool:
        """Is it asked how many units some minutes make, and nothing else?"""
        return self._topic(text) in OF_COUNTING

    def services(self, text: str) -> tuple[Service, ...]:
        """The services whose minutes a question tells, each once."""
        try:
            return services_told(text, self.counter.policy())
        except NoGuidance:
            return ()

    def codes_named(self, text: str) -> tuple[str, ...]:
        """The services that are named, by the names of notes."""
        return tuple(codes_in(text))

    def leans(self, text: str) -> bool:
        """Is this a question that leans on the one answered just before?"""
        before = self.last.rule_asked if self.last is not None else None
        if before is None:
            return False
        if before.modifiers and self.counter.asked(text, self.payer).modifiers and how_it_leans(text) is not None:
            return True
        return leant_on(self.counter.asked(text, self.payer), before, self.counter) is not None

    def _topic(self, text: str) -> str:
        """None is found on a day of which nothing is known."""
        try:
            return topic_of(self.counter.asked(text, self.payer), self.counter).name
        except NoGuidance:
            return NOT_FOUND.name

    def _clearness(self, text: str) -> float:
        """0 on a day of which nothing is known."""
        try:
            return clearness(self.counter.asked(text, self.payer), self.counter)
        except NoGuidance:
            return 0.0
