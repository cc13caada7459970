"""On which day, or on what occasion, is a code billed: one that is past, or one that is to come?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.extraction.codes.standing import Standing
from assistant.extraction.layout.divide import Layout
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
REACH = 8
TODAY = frozenset(("today", "tday", "tdy", "now"))
SERVICE_DAY = frozenset(("dos", "today", "date"))
NOW = frozenset(("today", "now", "and", ";", "("))
ANSWERS = frozenset(("eob", "era", "remit", "remittance"))
THIS = frozenset(("this", "our", "same", "every", "each"))
NOT_YET = (["not", "today"], ["not", "yet"], ["not", "now"])
"""``we bill L3906 but not today``."""
OCCASIONS = frozenset(("when", "once", "until", "till", "after"))
PRESENT = frozenset(("is", "are", "gets", "has"))
TO_COME = (["delivered"], ["fitted"], ["finished"], ["completed"])
DAY_REACH = 6
"""Words from a day to the clause that tells of it."""
LONGER = 4
"""Letters of a word that ends in ``ed`` and is no other word."""


@dataclass(frozen=True)
class Occasions:
    """Finds the day or occasion said after the word for billing, or after the code."""

    words: Words
    layout: Layout
    dates: dict[int, Quantity]

    def said(self, at: int) -> Standing | None:
        """The standing that a day or occasion gives which is said from this word on; None for today."""
        lower = self.words.lower
        last = min(len(lower), at + REACH)
        opens = at + 1 if lower[at : at + 1] == [","] else at
        opens = opens + 1 if lower[opens : opens + 1] in (["but"], ["just"], ["only"]) else opens
        if lower[opens : opens + 2] in NOT_YET:
            return Standing.LATER
        for i in range(at, last):
            word = lower[i]
            if self.layout.sentence[i] != self.layout.sentence[at - 1] or word in NOW or word == ",":
                return None
            if i in self.dates:
                return self._on_day(i)
            follows = lower[i + 1] if i + 1 < last else ""
            if (word in WORDS["earlier"] and follows in WORDS["papers"]) or (
                word == "in" and follows in WORDS["months"]
            ):
                return Standing.PAST
            if word == "visit" and i + 1 < last and lower[i + 1].isdigit():
                return Standing.PAST
            if word in WORDS["other_occasions"] and self._is_at(at, i):
                return Standing.PAST
            ends = i + 1 >= last or not lower[i + 1].isalpha()
            if word in WORDS["back_then"] and (ends or word != "then"):
                return Standing.PAST
            if word == "day" and lower[i - 1] == "the" and self._is_told(i + 1, last):
                return Standing.PAST
            if word in OCCASIONS and not self.layout.asked[self.layout.sentence[i]]:
                return Standing.PAST if self._is_told(i + 1, last) else Standing.LATER
        return None

    def _is_at(self, at: int, occasion: int) -> bool:
        """``charged at the eval``, ``billed on the fabrication visit``, and not ``at this evaluation``."""
        led = self.words.lower[at:occasion]
        return led[:1] != [] and led[0] in ("at", "on", "during", "from") and THIS.isdisjoint(led)

    def is_dated(self, at: int) -> bool:
        """Does another day stand in the sentence of a word than that of the service or of the payer's answer?"""
        opens, closes = self.layout.sentences[self.layout.sentence[at]]
        days = (i for i in range(opens, closes) if i in self.dates and not self.is_service_day(i))
        return any(ANSWERS.isdisjoint(self.words.lower[max(opens, i - 1) : i]) for i in days)

    def opening(self, at: int) -> Standing | None:
        """``When it was issued in August, L3807 was charged``; ``9/14: L3906`` where a later entry follows."""
        lower, sentences = self.words.lower, self.layout.sentences
        number = self.layout.sentence[at]
        opens = sentences[number][0]
        if self._is_of_named_day(at, opens) or self._is_in_relative(at, opens):
            return Standing.PAST
        if opens in self.dates:
            later = any(first in self.dates for first, _ in sentences[number + 1 :])
            return Standing.PAST if later and not self.is_service_day(opens) else None
        comma = next((i for i in range(opens, at) if lower[i] == ","), None)
        if comma is None or lower[opens] not in ("when", "after", "once"):
            return None
        months = any(lower[i] in WORDS["months"] and lower[i - 1] in ("in", "last") for i in range(opens, comma))
        return Standing.PAST if months or not WORDS["back_then"].isdisjoint(lower[opens:comma]) else None

    def _is_of_named_day(self, at: int, opens: int) -> bool:
        """``Mon: L1843``, ``eval day 5/1 L1843`` in a text that tells of today besides."""
        lower = self.words.lower
        if TODAY.isdisjoint(lower):
            return False
        labelled = lower[opens] in WORDS["back_then"] and lower[opens + 1 : opens + 2] == [":"]
        day = next((i for i in self.dates if self.dates[i].last == at), None)
        dated = day is not None and not self.is_service_day(day) and TODAY.isdisjoint(lower[max(opens, day - 2) : day])
        return dated or (labelled and TODAY.isdisjoint(lower[opens:at]))

    def _is_in_relative(self, at: int, opens: int) -> bool:
        """``fitted on the 2nd, when L1970 was charged``, ``the 12th, at which time we billed L1833``: in a clause that
        tells of a day named before."""
        lower = self.words.lower
        last = min(self.layout.sentences[self.layout.sentence[at]][1], at + REACH)
        for i in range(at - 1, max(opens, at - REACH), -1):
            of_which = lower[i] == "which" and lower[i - 1] in WORDS["of_which"]
            led = lower[i] == "when" or lower[i - 1 : i + 1] == ["the", "day"]
            if of_which or (led and self._is_behind_day(i, opens)):
                return self._is_told(i + 1, last) and TODAY.isdisjoint(lower[opens:last])
        return False

    def _is_behind_day(self, at: int, opens: int) -> bool:
        """Does a day that is not the service's stand right before a word?"""
        near = range(max(opens, at - DAY_REACH), at)
        if any(i in self.dates and self.is_service_day(i) for i in near):
            return False
        back_then, months = WORDS["back_then"], WORDS["months"]
        said = [self.words.lower[i] for i in near]
        named = any(word in back_then or word in months or _is_ordinal(word) for word in said)
        return named or any(i in self.dates for i in near)

    def _on_day(self, at: int) -> Standing | None:
        """``billed 8/2`` is past; ``on 8/2`` may be the day that is spoken of."""
        if self.is_service_day(at):
            return None
        return Standing.UNSURE if self.words.lower[at - 1] == "on" else Standing.PAST

    def _is_told(self, first: int, last: int) -> bool:
        """``when we casted him``: it happened."""
        said = self.words.lower[first:last]
        if said[:1] in TO_COME or not PRESENT.isdisjoint(said):
            return False
        return any(word in WORDS["happened"] or (len(word) > LONGER and word.endswith("ed")) for word in said)

    def is_service_day(self, at: int) -> bool:
        """The day that is called the date of service."""
        return self.words.quoted(at, self.dates[at].last) in self._service_days

    @property
    def knows_service_day(self) -> bool:
        """Is the day of service told, so that any other day is another's?"""
        return bool(self._service_days)

    @cached_property
    def _service_days(self) -> frozenset[str]:
        called = (i for i in self.dates if not SERVICE_DAY.isdisjoint(self.words.lower[max(0, i - 3) : i]))
        return frozenset(self.words.quoted(i, self.dates[i].last) for i in called)


def _is_ordinal(word: str) -> bool:
    """``2nd``, ``12th``."""
    return word[0].isdigit() and word.endswith(("st", "nd", "rd", "th"))
