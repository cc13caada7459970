"""Who gave these minutes: the writer, the assistant, or somebody whose time is not ours?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.extraction.layout.divide import Layout
from assistant.extraction.minutes.disowned import ASSISTANTS, NEVER, Disowned
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.minutes.subjects import BYSTANDERS, WHOSE, Subjects
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import Kind
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")

CLINICIANS = frozenset(("PT", "OT", "SLP", "orthotist", "physician"))
HELPED = frozenset(("aide", "student", "PTA", "COTA", "PT", "OT", "SLP", "orthotist"))
HANDS_ON = frozenset(("management", "fabrication", "fitting"))
THERAPISTS = frozenset(("PT", "OT", "CHT", "hand therapist"))
JOINED_BY = frozenset(("+", "&", "and", "/", "w", "with", "plus"))
DISOWNED = Cue("person", "vendor", "clear", 0, 0)
"""Somebody who is not named gave the minutes."""
CLOSING = frozenset(";.,)|")
FARTHEST = 80
"""Nobody named farther away gave the minutes; it keeps the work linear in a text without full stops."""
JUST_BEHIND = 3
TAUGHT = frozenset(("aide", "nurse"))
GAVE_REACH, DID_REACH, BY_REACH = 4, 8, 5
TOGETHER, TOGETHER_REACH = ("cotreat", "cotx", "jointly"), 12
UNPAID = frozenset(("family", "patient", "writer"))
SUPPLYING = frozenset(("vendor",))
PRONOUNS = frozenset(("he", "she", "they"))
NAMED_BEFORE, SENTENCES_BACK = 6, 2
"""A pronoun means one of so many people named before, within so many sentences."""


class Giver(StrEnum):
    """Whose time it was."""

    WRITER = "writer"
    ASSISTANT = "assistant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Performers:
    """Finds the person behind each number of minutes."""

    words: Words
    layout: Layout
    persons: Sequence[Cue]
    discipline: str
    subjects: Subjects
    disowned: Disowned

    def giver(self, stint: Stint, next_first: int) -> tuple[Giver, Cue | None]:
        """Who gave a stint's minutes; ``next_first`` is where the next number begins."""
        if self.words.lower[max(0, stint.quantity.first - 2) : stint.quantity.first] == ["of", "the"]:
            return Giver.WRITER, None
        cue = None if self._is_from_writer(stint.quantity.last) else self._said_giver(stint, next_first)
        if cue is None or cue.value == "writer":
            return Giver.WRITER, None
        if cue.value in ASSISTANTS:
            return Giver.ASSISTANT, cue
        if cue.value in BYSTANDERS or cue.value == "patient":
            return Giver.OTHER, cue
        same = cue.value == self.discipline or not self.discipline or (self.discipline == "CHT" and cue.value == "OT")
        return (Giver.WRITER if same else Giver.OTHER), cue

    def _said_giver(self, stint: Stint, next_first: int) -> Cue | None:
        subject: Cue | None = None
        if self.disowned.is_disowned(stint.quantity.first, stint.quantity.last):
            return DISOWNED
        for cue in self._near(stint.quantity.first, next_first):
            if (cue.value in ASSISTANTS and self._is_joined(cue)) or self._is_owner(cue) or self._is_of_row(cue, stint):
                continue
            if cue.value in NEVER:
                if self._is_worker(cue, stint):
                    return self._meant(cue) if self.words.lower[cue.first] in PRONOUNS else cue
            elif cue.first >= stint.quantity.last:
                if self._is_behind(cue, stint):
                    return cue
            elif self._is_ahead(cue, stint) or (self._is_with(cue) and not subject):
                subject = cue
        return subject

    def learner(self, stint: Stint, next_first: int) -> int:
        """The word behind somebody of the family or the patient, where it is work by hand of this stint; -1 else."""
        begins = {anchor.first for anchor in stint.anchors if anchor.value in HANDS_ON}
        learners = (cue.last for cue in self._near(stint.quantity.first, next_first) if cue.value in NEVER)
        return next((last for last in learners if last in begins), -1)

    def _meant(self, pronoun: Cue) -> Cue | None:
        """``Seen by PT. He padded the brace``: the last clinician named before is meant; else nobody that is known."""
        index = bisect_left(self.persons, pronoun.first, key=_first)
        for cue in reversed(self.persons[max(0, index - NAMED_BEFORE) : index]):
            if cue.value in CLINICIANS or cue.value in ASSISTANTS or cue.value == "vendor":
                far = self.layout.sentence[pronoun.first] - self.layout.sentence[cue.first] > SENTENCES_BACK
                return pronoun if far else cue
        return pronoun

    def _is_owner(self, cue: Cue) -> bool:
        """``my`` of ``my colleague``."""
        index = bisect_left(self.persons, cue.last, key=_first)
        beside = index < len(self.persons) and self.persons[index].first == cue.last
        return self.words.lower[cue.first] in ("my", "our") and beside

    def _is_joined(self, cue: Cue) -> bool:
        """``OT + COTA``: therapist and assistant are named together, so that it is not told whose time it was."""
        index = bisect_left(self.persons, cue.first, key=_first)
        for other in (*self.persons[max(0, index - 1) : index], *self.persons[index + 1 : index + 2]):
            first, last = min(other.last, cue.last), max(other.first, cue.first)
            between = self.words.lower[first:last]
            if other.value in THERAPISTS and len(between) == 1 and between[0] in JOINED_BY:
                return True
        return False

    def _is_from_writer(self, at: int) -> bool:
        """``the aide had nine minutes from me``."""
        return self.words.lower[at : at + 2] in (["from", "me"], ["from", "us"])

    def _near(self, at: int, next_first: int) -> Iterator[Cue]:
        """The people named in the sentence of a number, up to the next number."""
        sentence = self.layout.sentence
        for index in range(bisect_left(self.persons, at - FARTHEST, key=_first), len(self.persons)):
            cue = self.persons[index]
            if cue.first >= next_first or sentence[cue.first] > sentence[at]:
                return
            if sentence[cue.first] == sentence[at]:
                yield cue

    def _is_behind(self, cue: Cue, stint: Stint) -> bool:
        last = stint.quantity.last
        near = self._is_same_clause(cue.first, stint.quantity.first) or cue.first - last <= JUST_BEHIND
        if cue.first == last and self._is_in_row(stint, cue):
            return True
        given = self._is_given_by(last, cue) or self._is_bracketed(last, cue)
        return given or self._is_told_after(cue, last) or (near and self._follows(cue, stint))

    def _is_in_row(self, stint: Stint, cue: Cue) -> bool:
        """``10:04-10:20 aide cleaned``: the one who did it stands right behind the clock."""
        return stint.quantity.kind is Kind.CLOCK_RANGE and self.subjects.is_subject(cue)

    def _is_of_row(self, cue: Cue, stint: Stint) -> bool:
        """The person of an earlier row of a log has no part in this one."""
        before = self.words.lower[max(0, cue.first - 1) : cue.first]
        clocked = bool(before) and (before[0][0].isdigit() or before[0] in ("am", "pm"))
        return (
            clocked
            and stint.quantity.kind is Kind.CLOCK_RANGE
            and not self._is_same_clause(cue.first, stint.quantity.first)
        )

    def _is_given_by(self, last: int, cue: Cue) -> bool:
        """``20 min, all done by the aide``."""
        between = self.words.lower[last : cue.first]
        return len(between) <= BY_REACH and "by" in between[-2:] and all(word in WORDS["given_by"] for word in between)

    def _is_bracketed(self, last: int, cue: Cue) -> bool:
        """``20 min (the tech)``."""
        between, after = self.words.lower[last : cue.first], self.words.lower[cue.last : cue.last + 1]
        return between[:1] == ["("] and all(word in WORDS["given_by"] for word in between) and after == [")"]

    def _is_told_after(self, cue: Cue, last: int) -> bool:
        """``7 min, that was the prosthetist``, ``4 min, RN did it``."""
        between = self.words.lower[last : cue.first]
        if cue.value in UNPAID or len(between) > DID_REACH:
            return False
        if self.words.lower[cue.last : cue.last + 2] in (["did", "it"], ["did", "this"], ["did", "that"]):
            return between[-1:] in ([","], ["-"], ["("], [])
        told = len(between) <= GAVE_REACH and all(word in WORDS["gave_between"] for word in between)
        return told and not WORDS["gave"].isdisjoint(between)

    def _is_ahead(self, cue: Cue, stint: Stint) -> bool:
        if cue.value == "writer" and self.words.lower[cue.first - 1 : cue.first] in (["before"], ["until"], ["till"]):
            return False
        did = self.subjects.is_subject(cue) and self._did(cue, stint)
        before = self.words.lower[max(0, cue.first - 2) : cue.first]
        by = before[-1:] == ["by"] or (before[:1] == ["by"] and before[-1] in WHOSE)
        between = self.words.lower[cue.last : stint.quantity.first]
        near = len(between) <= JUST_BEHIND or "," not in between[:-1]
        if cue.value == "physician" and ":" in between[1:]:
            return False
        lead = [w for w in self.words.lower[max(0, cue.first - 2) : cue.first] if w not in WHOSE]
        if lead[-1:] in (["which"], ["that"], ["whom"]) and self._is_writers(cue.first):
            return False
        joined = lead[-1:] in (["and"], ["then"])
        beside = self._is_beside(cue, stint) and (joined or not self.subjects.is_object(cue))
        return beside or did or (by and near)

    def _is_writers(self, at: int) -> bool:
        """``I remolded the splint which my colleague had made``: the sentence tells first of the writer."""
        opens = self.layout.sentences[self.layout.sentence[at]][0]
        return any(cue.value == "writer" for cue in self._near(at, at) if opens <= cue.first)

    def _is_with(self, cue: Cue) -> bool:
        """``20 min session with the OT``: another clinician gave it."""
        return cue.value in CLINICIANS and self.words.lower[cue.first - 1 : cue.first] == ["with"]

    def _is_same_clause(self, at: int, other: int) -> bool:
        return self.layout.clause[at] == self.layout.clause[other]

    def _is_worker(self, cue: Cue, stint: Stint) -> bool:
        """``he shortened the pylon``: hands-on work of somebody who is neither the writer nor being taught; ``mom
        stretched him``: what somebody did for a time that belongs to none of our work."""
        if not stint.anchors:
            after = self.words.lower[cue.last : cue.last + 1]
            opens = cue.first == self.layout.sentences[self.layout.sentence[cue.first]][0]
            subject = opens or self.layout.clause[cue.first - 1] != self.layout.clause[cue.first]
            known = cue.value != "patient" and bool(after) and after[0].endswith("ed")
            did = known or (bool(after) and after[0] in WORDS["did_alone"])
            return subject and did and cue.first < stint.quantity.first
        named = self.words.lower[cue.first] in PRONOUNS or cue.value == "family"
        by_hand = any(a.first == cue.last and a.value in HANDS_ON for a in stint.anchors)
        return named and by_hand and not any(anchor.value == "training" for anchor in stint.anchors)

    def _did(self, cue: Cue, stint: Stint) -> bool:
        """What the person did is what the minutes were for: the number or one of its words stands in their clause,
        or no one else's clause stands between."""
        if self.words.lower[cue.last : cue.last + 1] in ([","], [":"], ["-"], ["–"]):
            return True
        words = [stint.quantity.first, *(anchor.first for anchor in stint.anchors)]
        return cue.value not in SUPPLYING or any(self._is_same_clause(cue.first, word) for word in words)

    def _follows(self, cue: Cue, stint: Stint) -> bool:
        """``25 min by PTA``, ``45 minutes with the aide``, or a cell of its own in a table."""
        after = stint.quantity.last
        before = self.words.lower[max(after, cue.first - 2) : cue.first]
        if "by" in before[-2:]:
            return Shape.CODE not in self.words.shape[after : cue.first]
        if cue.value in HELPED and ("with" in before or "w" in before):
            around = self.words.lower[max(0, cue.first - TOGETHER_REACH) : cue.first]
            if any(word.startswith(TOGETHER) for word in around):
                return False
            taught = cue.value in TAUGHT and any(anchor.value == "training" for anchor in stint.anchors)
            return not taught and (cue.value not in ASSISTANTS or "by" in before)
        cell = self.words.lower[cue.first - 1 : cue.first] == ["|"] and self.words.lower[cue.last : cue.last + 1] == [
            "|"
        ]
        behind = self.words.lower[cue.last : cue.last + 1]
        closed = cue.first == after and (not behind or behind[0] in CLOSING)
        return cell or (cue.value in ASSISTANTS and (closed or self._is_closed_alone(cue.last)))

    def _is_closed_alone(self, at: int) -> bool:
        """``20 min, PTA alone``, and no number of the assistant's own behind it: ``PT 15 min, PTA alone 8``."""
        alone = self.words.lower[at : at + 1] in (["alone"], ["only"])
        return alone and self.words.shape[at + 1 : at + 2] != [Shape.NUMBER]

    def _is_beside(self, cue: Cue, stint: Stint) -> bool:
        """``COTA 14 min``: the person and the number, nothing else."""
        beside = stint.quantity.first - cue.last <= 2 and all(
            word in WORDS["given_beside"] for word in self.words.lower[cue.last : stint.quantity.first]
        )
        return beside and self.layout.clause[cue.first] == self.layout.clause[stint.quantity.first]


def _first(cue: Cue) -> int:
    return cue.first
