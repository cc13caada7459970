"""How strongly does one mention of a person say that this person furnished the orthotic service?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.roles.resolve import stands_alone
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("people")

THERAPISTS = frozenset(("PT", "OT", "CHT", "SLP", "hand therapist"))
ASSISTANTS = {"PTA": "PT", "COTA": "OT"}
OTHERS = frozenset(("orthotist", "physician"))
NOT_TODAY = Context.PAST | Context.PLANNED | Context.HYPOTHETICAL | Context.SUBJECTIVE | Context.HOME
SELF, ITEM, DOES, NAMED, PLANNED_CARE, HELPS, HINT = 12.0, 5.0, 4.0, 2.0, 1.6, 1.5, 1.0
"""``I'm the PT``; ``PT.`` as an item; ``PT made``; any other mention; ``cont PT``; the assistant's; a modifier's."""
REACH = 12
BEFORE_SELF = frozenset(("a", "an", "the", "his", "her", "their", ",", "also", "just"))


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs mentions by the words around them."""

    text: Text
    doing: frozenset[int]
    """The first words of orthotic work."""
    beside: frozenset[int]
    """The first words of payers and people, before which a person still is an item of its own."""
    people: dict[int, str]
    """The people of the text by the word after each."""

    def weigh(self, cue: Cue) -> float:
        """The weight of a mention; 0 where it names somebody who is not the writer."""
        before = self.text.words.lower[max(0, cue.first - 3) : cue.first]
        after = self.text.words.lower[cue.last : cue.last + 2]
        if self.text.contexts.flags[cue.first] & Context.DENIED or before[-1:] in (["not"], ["no"]):
            return 0.0
        if cue.value in ASSISTANTS:
            return self._assistant(cue)
        if _is_said_of_self(before) or WORDS["licensed"] & {*before, *after}:
            return SELF
        if self._is_aside(cue, before, after):
            return 0.0
        own_visit = cue.value in THERAPISTS and bool(after) and after[0] in WORDS["own_visit"]
        if own_visit or stands_alone(self.text.words, cue, self.beside) or self._leads_number(cue, after):
            return ITEM
        return self._in_sentence(cue, before)

    def _leads_number(self, cue: Cue, after: list[str]) -> bool:
        """``PT 97760 1 unit``: at the start of a sentence, a code or a number after it."""
        opens = cue.value in THERAPISTS and cue.first == self.text.opens(cue.first)
        return opens and bool(after) and after[0].isdigit()

    def _assistant(self, cue: Cue) -> float:
        if self.text.contexts.flags[cue.first] & NOT_TODAY:
            return 0.0
        return HELPS + HINT * self._works(cue)

    def _works(self, cue: Cue) -> bool:
        """Is orthotic work named after the person, in the same clause?"""
        clause = self.text.layout.clause
        last = min(len(clause), cue.last + REACH)
        return any(i in self.doing and clause[i] == clause[cue.first] for i in range(cue.last, last))

    def _is_aside(self, cue: Cue, before: list[str], after: list[str]) -> bool:
        """A slip, a referral, or brackets that only explain the letters before them."""
        if (
            (before and before[-1] in WORDS["slipped"])
            or WORDS["referrals"] & set(after)
            or {"refer", "referred", "co"} & set(before)
        ):
            return True
        return before[-1:] == ["("] and after[:1] == [")"] and self.people.get(cue.first - 1) == cue.value

    def _in_sentence(self, cue: Cue, before: list[str]) -> float:
        flags = self.text.contexts.flags[cue.first]
        therapist = cue.value in THERAPISTS
        if flags & NOT_TODAY:
            return HINT if therapist and not flags & NOT_TODAY & ~Context.PLANNED else 0.0
        if flags & Context.PLAN_SECTION:
            return PLANNED_CARE if therapist else 0.0
        if not therapist:
            return self._other(cue, before)
        if before[-1:] == ["with"] or before[-1:] == ["w"] or before[-2:] == ["w", "/"] or before[-1:] == ["early"]:
            return 0.0
        return DOES if self._works(cue) else NAMED

    def _other(self, cue: Cue, before: list[str]) -> float:
        """Orthotists and physicians are mostly named as somebody else: from whom, to whom, by whom."""
        words = self.text.words
        if ("seen" in before and before[-1:] == ["by"]) or words.lower[cue.last - 1].endswith("office"):
            return ITEM
        led = before[:-1] if before[-1:] in (["the"], ["an"], ["a"]) else before
        if led and led[-1] in WORDS["away"]:
            return 0.0
        opens = cue.first == 0 or words.lower[cue.first - 1] in ".;:(" or "\n" in words.gap[cue.first]
        return NAMED if opens else HINT / 2


def _is_said_of_self(before: list[str]) -> bool:
    """``I'm his``, ``I, the``, ``it's``: the words before a person that make it the writer."""
    while before and before[-1] in BEFORE_SELF:
        before = before[:-1]
    return bool(before) and before[-1] in WORDS["self"]
