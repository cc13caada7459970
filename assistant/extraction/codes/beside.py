"""What stands right beside a code: ``not L3906``, ``L3906? no``, ``L3906 x0``, ``Hanger: L1833``, ``L3808 (3/4)``?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.codes.claims import Claims
from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.codes.occasion import Occasions
from assistant.extraction.codes.standing import Standing
from assistant.extraction.codes.subject import Subjects
from assistant.extraction.codes.supposed import Supposed
from assistant.extraction.layout.divide import Layout
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
CLOSED: tuple[list[str], ...] = ([")"], ["."], [";"], [])
"""After ``L3906 then``."""
YES = (["yes"], ["yep"], ["yeah"], ["yup"])
POINTING = frozenset("?-–—:=(,")
NAUGHT_REACH, LABEL = 4, 3
FOLLOW_UPS = (["f", "u"], ["follow", "up"], ["day", "30"], ["who", "bills"])
EMPTY = (["[", "]"], ["(", ")"], ["☐"], ["□"])
TICKED = (["[", "x", "]"], ["(", "x", ")"], ["☑"], ["☒"], ["✓"], ["✔"])
WITH_COPAY = (["copay"], ["copays"], ["coins"], ["ded"], ["deductible"], ["balance"], ["due"], ["cost"])


@dataclass(frozen=True, slots=True)
class Beside:
    """Reads the words that touch a code."""

    words: Words
    layout: Layout
    subjects: Subjects
    occasions: Occasions
    supposed: Supposed
    claims: Claims
    services: frozenset[int]
    """The first words of service codes."""
    close: bool = False
    """The code is one of a service."""

    def said(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int] | None:
        """The standing that the words give and the first of them; ``L3906, no PTA`` denies the person."""
        lower = self.words.lower
        boxed = self._in_box(mention.first)
        if boxed or lower[mention.end : mention.end + 1] == ["off"]:
            return boxed or Standing.DENIED, mention.first - 1
        if lower[mention.last : mention.last + 1] == ["?"] and lower[mention.last + 1 : mention.last + 2] in YES:
            return Standing.BILLED, mention.last
        if lower[mention.first - 1 : mention.first] == ["not"]:
            return Standing.DENIED, mention.first - 1
        supposed = None if self.close else self.supposed.said(mention.first, self.services)
        if supposed or self._is_naught(mention):
            return supposed or Standing.DENIED, mention.first - 1
        if not self.close and (self.claims.is_on_own_bill(mention.first) or self._is_on_sheet(mention.first)):
            return Standing.NOT_OURS, mention.first - 1
        if not self.close and self._is_open(mention.first):
            return Standing.UNSURE, mention.first - 1
        if lower[mention.last : mention.last + 1] == ["then"] and lower[mention.last + 1 : mention.last + 2] in CLOSED:
            return Standing.PAST, mention.last
        if self._is_dated(mention.end) or (not self.close and self._is_a_name(mention)):
            return Standing.UNSURE, mention.end
        at = mention.last
        while at < len(lower) and lower[at] in POINTING:
            at += 1
        if at >= len(lower) or lower[at] not in WORDS["denials"]:
            return None
        between = lower[mention.last : at]
        if lower[at] == "no" and not between and lower[at + 1 : at + 2] in (["-"], [">"], ["→"], ["="]):
            return Standing.DENIED, at
        following = at + 1 if at + 1 < len(lower) else -1
        if lower[at] == "none" and lower[following] in WORDS["undone"]:
            return Standing.DENIED, at
        if lower[at] == "not" and lower[following] in WORDS["open"]:
            return Standing.UNSURE, at
        if lower[at] == "not" and self.close and self.layout.asked[self.layout.sentence[at]]:
            return None
        if lower[at] == "not":
            if following in stops or (between == [","] and lower[following] not in WORDS["undone"]):
                return None
            return (Standing.LATER if lower[following] == "until" else Standing.DENIED), at
        alone = following < 0 or following in stops or not lower[following].isalpha() or lower[following] == "none"
        pointed = not {"?", "-", "–", "—", ":", "="}.isdisjoint(between) or lower[at] in ("none", "nope")
        return (Standing.DENIED, at) if between and alone and pointed else None

    def _in_box(self, at: int) -> Standing | None:
        """``[x] L3808`` is ticked, ``[ ] L3808`` is not."""
        lower = self.words.lower
        if lower[max(0, at - 2) : at] in EMPTY or lower[max(0, at - 1) : at] in EMPTY:
            return Standing.DENIED
        ticked = lower[max(0, at - 3) : at] in TICKED or lower[max(0, at - 1) : at] in TICKED
        return Standing.BILLED if ticked else None

    def _is_naught(self, mention: CodeMention) -> bool:
        """``L3808 x0``, ``L3808 0 units``, ``L3808 $0``, and not ``L3808 $0 copay``."""
        said = [word for word in self.words.lower[mention.last : mention.last + NAUGHT_REACH] if word not in "(x-:="]
        if said[:1] == ["$"]:
            return said[1:2] != [] and set(said[1]) <= {"0", "."} and said[2:3] not in WITH_COPAY
        return said[:1] in (["0"], ["x0"]) and (len(said) < len(("0", "u")) or said[1] not in WORDS["copay_units"])

    def _is_a_name(self, mention: CodeMention) -> bool:
        """``adjusted L1970``, ``L1970 check``, ``strap for her L5301``: the code is said for the device, which was
        there before."""
        lower = self.words.lower
        after = [word for word in lower[mention.end : mention.end + 3] if word not in "/-"]
        if after[:1] and (after[0] in WORDS["kept_behind"] or after[:2] in FOLLOW_UPS):
            return True
        called = next((i for i in range(mention.end, len(lower)) if lower[i] not in WORDS["called"]), len(lower))
        if called > mention.end and called < len(lower) and lower[called] in WORDS["kept_behind"] | WORDS["worked_on"]:
            return True
        at = mention.first - 1
        while at >= 0 and lower[at] in WORDS["before_device"]:
            at -= 1
        led = lower[max(0, at - 1) : at + 1]
        return led[-1:] != [] and (led[-1] in WORDS["kept_before"] or (led[-1] == "for" and led[0] in WORDS["parts"]))

    def _is_dated(self, at: int) -> bool:
        """``L3808 (3/4)``, ``L3808 3/4`` where the day of service is another: a day that is not that of the service."""
        if at in self.occasions.dates and self.occasions.knows_service_day and not self.close:
            return not self.occasions.is_service_day(at)
        day = self.occasions.dates.get(at + 1) if self.words.lower[at : at + 1] == ["("] else None
        closed = day is not None and self.words.lower[day.last : day.last + 1] == [")"]
        return closed and not self.close and not self.occasions.is_service_day(at + 1)

    def _is_open(self, at: int) -> bool:
        """Is a code only asked of, or listed under something else than this claim?"""
        return self._is_labelled_other(at) or self._is_in_question(at) or self.claims.is_on_one_of_several(at)

    def _is_in_question(self, at: int) -> bool:
        """``Could L1930 be billed?``, ``Is L3906 right for it?``: what is asked is the code itself, and no
        device is said to be given."""
        number = self.layout.sentence[at]
        opens, closes = self.layout.sentences[number]
        led = self.words.lower[at - 1 : at] != [] and self.words.lower[at - 1] in WORDS["asking_before"]
        given = not WORDS["giving"].isdisjoint(self.words.lower[at:closes])
        return led and not given and self.layout.asked[number] and self.services.isdisjoint(range(opens, closes))

    def _is_on_sheet(self, at: int) -> bool:
        """``DME side: L5301``, ``Vendor's claim: L1833``."""
        lower = self.words.lower
        sheet = lower[at - 1 : at] == [":"] and lower[at - 2 : at - 1] != [] and lower[at - 2] in WORDS["claims"]
        return sheet and at >= LABEL and self.subjects.supplies(at - 3)

    def _is_labelled_other(self, at: int) -> bool:
        """``Hanger: L1833``, ``DME: L1833``, ``hx: L1833``: listed under a supplier or the past."""
        before = at - 1
        while before >= 0 and self.words.lower[before] in WORDS["before_labelled"]:
            before -= 1
        if self.words.lower[before : before + 1] != [":"] or before < 1:
            return False
        return self.subjects.supplies(before - 1) or self.words.lower[before - 1] in WORDS["other_labels"]
