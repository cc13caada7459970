"""On which day was an evaluation, or is none of this patient's meant by the words?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.encounter.dates import day_at, was_on_a_day
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor

WORDS = SmallWords("encounter")
ELSEWHEN = Context.PAST | Context.DENIED
SUPPOSED = Context.HYPOTHETICAL | Context.PLANNED | Context.POLICY
AFTER, BEFORE, DATE_REACH, DAY_REACH, QUESTION_REACH = 8, 4, 4, 3, 14
PERFECT = (("'s", "been"), ("has", "been"), ("had", "been"), ("is", "done"), ("was", "already"))
ORDINAL_ENDS = ("st", "nd", "rd", "th")
UNDONE = (("not", "done"), ("none", "today"), ("not", "today"), ("not", "this"), ("not", "performed"), ("none", "done"))


class Day(StrEnum):
    """When an evaluation was; ``NONE`` where the words mean no evaluation of this patient."""

    TODAY = "today"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EvaluationDays:
    """Tells the day of each evaluation by the words around it."""

    text: Text
    dates: set[int]
    """The first words of all dates."""
    services: set[str]
    """The days of service as written."""
    earlier: frozenset[int]
    """The first words of entries before the last one."""
    devices: frozenset[int]
    """The first words of devices, and of what stands right behind one."""
    told: bool
    """Is it said what is of today?"""

    def of(self, anchor: Anchor, *, beside: bool) -> Day:
        """The day of one evaluation; ``beside``: it is the code of one that was on another day."""
        if self._is_others(anchor) or self._is_of_a_thing(anchor):
            return Day.NONE
        dated = self._dated(anchor)
        flags = self.text.contexts.over(anchor.first, anchor.last)
        if dated is not True and (flags & ELSEWHEN or beside or dated is False or self._is_elsewhen(anchor)):
            return Day.OTHER
        return Day.NONE if flags & SUPPOSED or self._is_to_come(anchor) or self._is_asked_about(anchor) else Day.TODAY

    def _after(self, anchor: Anchor, most: int = AFTER) -> list[str]:
        """The words of its sentence behind an evaluation, without its code."""
        words, sentence = self.text.words, self.text.layout.sentence
        closes = self.text.layout.sentences[sentence[anchor.first]][1]
        after = words.lower[anchor.last : min(closes, anchor.last + most)]
        return after[len(", code 97166,".split()) + 1 :] if after[:2] == [",", "code"] else after

    def _before(self, anchor: Anchor, most: int = BEFORE) -> list[str]:
        opens = self.text.opens(anchor.first)
        return self.text.words.lower[max(opens, anchor.first - most) : anchor.first]

    def _dated(self, anchor: Anchor) -> bool | None:
        """``eval 5/2``, ``EVAL DATE: 02/03``: is that day the day of service? None where no day follows."""
        at, words = anchor.last, self.text.words
        while at < len(words) and at < anchor.last + DATE_REACH and words.lower[at] in WORDS["before_date"]:
            at += 1
        return day_at(words, at) in self.services if at in self.dates else None

    def _is_elsewhen(self, anchor: Anchor) -> bool:
        """``eval was on the prior DOS``, ``RE-EVAL NOT DUE``, ``eval? no``, ``Tues: eval``, ``0 eval``."""
        words, before, after = self.text.words, self._before(anchor), self._after(anchor)
        if was_on_a_day(words, anchor.last, self.dates) or self._is_told_of_before(after):
            return True
        if before[-1:] in (["already"], ["previously"]) or before[-2:] == ["already", "been"]:
            return True
        if self.text.opens(anchor.first) in self.earlier or before[-1:] == ["0"] or "since" in before:
            return True
        marked = after[:1] in ([":"], ["="], ["-"], ["?"])
        if (after[:1] and after[0] in WORDS["naught"]) or (marked and after[1:] and after[1] in WORDS["naught"]):
            return True
        sentence = self.text.layout.sentences[self.text.layout.sentence[anchor.first]]
        whole = words.lower[slice(*sentence)]
        if not WORDS["templates"].isdisjoint(whole) or not set(UNDONE).isdisjoint(pairwise(whole)):
            return True
        return self._is_of_a_weekday(anchor, before)

    def _is_of_a_weekday(self, anchor: Anchor, before: list[str]) -> bool:
        """``Tues: eval 40, today splint check``, ``mon eval so none today``, ``the eval is Thursday``."""
        words, opens = self.text.words, self.text.opens(anchor.first)
        labelled = words.lower[opens] in WORDS["weekdays"] and words.lower[opens + 1 : opens + 2] == [":"]
        behind = before[-1:] != [] and before[-1] in WORDS["weekdays"]
        after = self._after(anchor, DAY_REACH)
        if not WORDS["weekdays"].isdisjoint(after) and WORDS["now"].isdisjoint(after):
            return True
        now = WORDS["now"].isdisjoint(words.lower[opens : anchor.last])
        return self.told and now and (labelled or behind)

    def _is_told_of_before(self, after: list[str]) -> bool:
        """``eval last wk``, ``evaluation's been done``, ``evaluated on the 3rd``, ``eval done at the hospital``."""
        for at, word in enumerate(after):
            if word in WORDS["now"] or word in (",", ";") or (word.isdigit() and len(word) < len("97161")):
                after = after[:at]
                break
        if not WORDS["before_today"].isdisjoint(after) or any(pair in PERFECT for pair in pairwise(after)):
            return "scheduled" not in after
        return any(
            word[:1].isdigit() and word.endswith(ORDINAL_ENDS) and after[at - 1] == "the"
            for at, word in enumerate(after)
            if at
        )

    def _is_to_come(self, anchor: Anchor) -> bool:
        """``re-eval in 30 days``, ``re-eval due 4/2``, ``eval is ordered``."""
        after = [word for word in self._after(anchor) if word not in ("is", "was", "being")]
        spans = after[:1] == ["in"] and len(after) > 1 and (after[1].isdigit() or after[1] in WORDS["counts"])
        return spans or (bool(after) and after[0] in WORDS["due"])

    def _is_asked_about(self, anchor: Anchor) -> bool:
        """``Do I need an eval?``, ``If I also did an eval would it still pay?``"""
        if self.text.layout.questions.isdisjoint(range(anchor.last, anchor.last + QUESTION_REACH)):
            return False
        before = self._before(anchor, len(self.text.words))
        return not anchor.coded and not WORDS["supposing"].isdisjoint(before)

    def _is_others(self, anchor: Anchor) -> bool:
        """``PT for their own evaluation``, ``2nd kid eval, not this chart``: somebody else's."""
        before, after = self._before(anchor), self._after(anchor)
        if "their" in before or before[-1:] == ["separate"]:
            return True
        if after[:1] == ["by"] or (before[-1:] == ["by"]):
            return False
        if len(before) > 1 and before[-2] in WORDS["another"] and before[-1] in WORDS["patients"]:
            return True
        pairs = pairwise(after)
        return any(one in WORDS["another"] and other in WORDS["patients"] for one, other in pairs)

    def _is_of_a_thing(self, anchor: Anchor) -> bool:
        """``splint evaluated for fit``, ``evaluated the skin``, ``driving evaluation``."""
        words, before = self.text.words, self._before(anchor)
        if anchor.coded:
            return False
        if anchor.first in self.devices or (before[-1:] and before[-1] in WORDS["evaluated_things"]):
            return not self._leads_code(anchor)
        if not words.lower[anchor.first].startswith("evaluat"):
            return False
        at = anchor.last
        while at < len(words) and words.lower[at] in WORDS["before_thing"]:
            at += 1
        thing = at < len(words) and (at in self.devices or words.lower[at] in WORDS["evaluated_things"])
        return thing and (at > anchor.last or words.lower[anchor.first] == "evaluated")

    def _leads_code(self, anchor: Anchor) -> bool:
        """``brace eval 97161``: a code makes it the evaluation of the patient."""
        words = self.text.words
        return any(word.isdigit() and len(word) == len("97161") for word in words.lower[anchor.last : anchor.last + 2])
