"""What does a phrase for billing say of a code here: who bills, and for which day?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.occasion import Occasions
from assistant.extraction.codes.sources import names_place
from assistant.extraction.codes.standing import Standing
from assistant.extraction.codes.subject import Subjects
from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import phrase_at
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node, SmallWords

WORDS = SmallWords("codes")

REACH_BEFORE = 8
OTHER_DAYS = frozenset(("later", "past"))


@dataclass(frozen=True, slots=True)
class BillingPhrases:
    """Reads the phrases for billing; who bills and when decides what they say."""

    phrases: Node
    words: Words
    layout: Layout
    dates: Mapping[int, Quantity]
    services: frozenset[int]
    """The first words of service codes."""
    subjects: Subjects
    occasions: Occasions

    def said_at(self, at: int, direction: str, mention: CodeMention) -> tuple[Standing | None, int]:
        """What the phrase that begins at a word says of a code before ("backward") or after it, and where it ends."""
        means, last = phrase_at(self.words, self.phrases, at)
        for meaning in means:
            if meaning.group == "billing" and meaning.detail == direction and meaning.value != "recalled":
                return self._refined(meaning.value, at, last, direction, mention), last
        return None, at + 1

    def _refined(self, value: str, at: int, last: int, direction: str, mention: CodeMention) -> Standing:
        """``billed by the orthotist``, ``they billed`` and ``was billed 1/15`` are not billed by us today."""
        dated = self.dates.get(last)
        if value == "ours" and dated and self.words.lower[dated.last : dated.last + 1] == ["by"]:
            last = dated.last
        if value == "by" or (value == "ours" and self.words.lower[last : last + 1] == ["by"]):
            return (self.occasions.said(last) or Standing.BILLED) if self.subjects.is_by_us(last) else Standing.NOT_OURS
        if (
            value == "not_now"
            and self.words.lower[last : last + 1] == ["today"]
            and "bill" in self.words.lower[last - 1]
        ):
            return Standing.BILLED
        if value == "past" and self.words.lower[last : last + 1] == ["by"] and not self.subjects.is_by_us(last):
            return Standing(value) if self.words.lower[at] in WORDS["no_supplying"] else Standing.NOT_OURS
        if value == "settled" and self.words.lower[last : last + 1] == ["to"] and not self.subjects.is_by_us(last + 1):
            return Standing.NOT_OURS
        if value == "held":
            return self._holding(at)
        if value not in ("ours", "intended"):
            return Standing(value)
        if direction == "forward" and self.words.lower[last : last + 1] == ["to"]:
            theirs = any(self.subjects.supplies(i) for i in range(last, mention.first))
            if theirs:
                return Standing.NOT_OURS
        verb = direction == "forward" and self.words.shape[at] == Shape.WORD and self.words.lower[at] != "plus"
        other = verb and self.subjects.is_other(at) and not self._has_service(last, mention)
        if other or self._is_elsewhere(last):
            return Standing.NOT_OURS
        if verb and self.subjects.is_unknown(at):
            return Standing.UNSURE
        said = Standing.INTENDED if value == "intended" else Standing.BILLED
        if direction == "forward" and self._has_service(last, mention):
            return said
        if direction == "forward" and self._goes_on_from_day(at):
            return Standing.PAST
        if direction == "forward":
            return self.occasions.said(mention.end) or said
        at_day = self._day_behind(last)
        if at_day:
            return at_day
        joined = any(i in self.services for i in range(mention.last, at))
        return (None if joined else self.occasions.said(last)) or said

    def _holding(self, at: int) -> Standing:
        """``Acme has the L4361``, ``the claim has the L4361``, ``she came in wearing L4361``."""
        if self.words.lower[at - 1 : at] != [] and self.words.lower[at - 1] in WORDS["claims"]:
            return Standing.BILLED
        return Standing.NOT_OURS if self.subjects.is_other(at) else Standing.UNSURE

    def _day_behind(self, last: int) -> Standing | None:
        """``to be billed at dispense``, ``billed at the first visit``: the phrase that follows tells the day."""
        means, _ = phrase_at(self.words, self.phrases, last)
        said = (meaning.value for meaning in means if meaning.detail == "backward")
        return next((Standing(value) for value in said if value in OTHER_DAYS), None)

    def _goes_on_from_day(self, at: int) -> bool:
        """``delivered 8/1 and billed``: on that day."""
        if self.words.lower[at - 1 : at] != ["and"]:
            return False
        opens = max(self.layout.sentences[self.layout.sentence[at]][0], at - REACH_BEFORE)
        days = [i for i in range(opens, at) if i in self.dates]
        return bool(days) and not self.occasions.is_service_day(days[-1])

    def _has_service(self, at: int, mention: CodeMention) -> bool:
        """``Chiro office billing 97760 + L0637``: the writer's own claim."""
        return any(i in self.services for i in range(at, mention.first))

    def _is_elsewhere(self, at: int) -> bool:
        """``issued in the ED``, ``dispensed at the hospital``."""
        return self.words.lower[at : at + 1] in (["in"], ["at"]) and names_place(self.words, at + 1)
