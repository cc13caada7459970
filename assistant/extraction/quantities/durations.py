"""Is a number a length of time, how many minutes is it, and is it one number or a range?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from assistant.extraction.phrases.scan import phrase_at
from assistant.extraction.quantities.numbers import NumberWords
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node, SmallWords

WORDS = SmallWords("quantities")
FAR_BEFORE = 8
MOST_MINUTES = 24 * 60
RANGE_WORDS = frozenset(("-", "–", "—", "to", "or", "maybe"))
TESTS = (["walk", "test"], ["walking", "test"], ["step", "test"])
LEAST_GUESSED, MOST_GUESSED = 8, 75
MOST_METRES = 120
"""``310 m`` is how far somebody walked."""
HOUR_PARTS = {"half": 30, "quarter": 15, "quarters": 45}


class Unit(NamedTuple):
    """What the word after a number makes of it, and the word after that."""

    name: str
    last: int


@dataclass(frozen=True, slots=True)
class Durations:
    """Reads lengths of time with these units."""

    numbers: NumberWords
    units: Node

    def unit_at(self, words: Words, at: int) -> Unit | None:
        """The unit written at a word, softening words (``+``, ``ish``, ``more``) passed over."""
        glued, start = at < len(words) and not words.gap[at], at
        for _ in range(3):
            if at >= len(words):
                return None
            means, last = phrase_at(words, self.units, at)
            if means:
                name = means[0].value
                if name == "minutes" and self._is_label(words, start, last):
                    return None
                if name == "minutes" and words.lower[last : last + 2] in TESTS:
                    return Unit("measure", last)
                if name == "minute_mark":
                    return self._mark(words, at, glued)
                if name == "second_mark":
                    return None if words.lower[last : last + 1] == [":"] else Unit("seconds", last)
                return Unit(name, last)
            if words.lower[at] not in WORDS["softeners"] and not (words.lower[at] == "-" and not words.gap[at]):
                return None
            at += 1
        return None

    def _is_label(self, words: Words, at: int, last: int) -> bool:
        """``UNITS: 02 MIN: 30``, ``QTY 2 MIN 26``: the unit is the label of the next number."""
        if words.lower[max(0, at - 2) : max(0, at - 1)] and words.lower[at - 2] in WORDS["quantity_labels"]:
            return words.shape[last : last + 1] == [Shape.NUMBER]
        labelled = words.lower[max(0, at - 2) : max(0, at - 1)] in ([":"], ["="])
        ahead = words.lower[last : last + 1] in ([":"], ["="]) and words.shape[last + 1 : last + 2] == [Shape.NUMBER]
        return labelled and ahead

    def _mark(self, words: Words, at: int, glued: bool) -> Unit | None:
        """``12'`` and ``12m`` are minutes when written together, unless feet and inches or metres of walking."""
        after = at + 1 < len(words) and words.shape[at + 1] == Shape.NUMBER and not words.gap[at + 1]
        far = words.lower[at - 1].isdigit() and int(words.lower[at - 1]) > MOST_METRES
        if words.lower[at] == "m" and far:
            return None
        if words.lower[at] == "m" and not glued:
            return Unit("minutes", at + 1) if self._is_spaced_m(words, at) else None
        walked = words.lower[at] == "m" and not WORDS["how_far"].isdisjoint(words.lower[max(0, at - 2) : at - 1])
        walked = walked or words.lower[at : at + 2] == ["m", "x"]
        if not glued or after or walked or words.lower[at + 1 : at + 2] == ["walk"]:
            return None
        return Unit("minutes", at + 1)

    def _is_spaced_m(self, words: Words, at: int) -> bool:
        """``fabricated splint 40 m.``, unless it is how far somebody walked."""
        ends = at + 1 >= len(words) or words.lower[at + 1] in ",.;|)" or "\n" in words.gap[at + 1]
        return ends and WORDS["distance"].isdisjoint(words.lower[max(0, at - FAR_BEFORE) : at])

    def read(self, words: Words, at: int) -> Quantity | None:
        """The minutes or the bare number or range that begins at a word; other units are left to others."""
        worded = self.worded_hours(words, at)
        if worded:
            return worded
        number = self.numbers.read(words, at)
        if number is None:
            return None
        second = self._second(words, number.last)
        if second:
            return self._range(words, at, number.value, *second)
        unit = self.unit_at(words, number.last)
        if unit is None:
            ish = words.lower[number.last : number.last + 1] == ["ish"] and not words.gap[number.last]
            return _quantity(Kind.BARE, number.value, number.value, at, number.last + ish)
        if unit.name == "minutes":
            minutes = _quantity(Kind.MINUTES, number.value, number.value, at, unit.last)
            return self._maybe_more(words, minutes) if minutes else None
        if unit.name == "hours":
            return self._hours(words, at, number.value, unit.last)
        return None

    def _second(self, words: Words, at: int) -> tuple[float, int] | None:
        """The other end of a range: ``15-20``, ``15 to 20``, ``fifteen or twenty``."""
        if at + 1 >= len(words) or not (words.lower[at] in RANGE_WORDS or self._is_between(words, at)):
            return None
        number = self.numbers.read(words, at + 1)
        if number is None:
            return None
        unit = self.unit_at(words, number.last)
        if unit is None and words.lower[at] not in "-–" and not self._is_guessed(words, at, number.value):
            return None
        return number.value, number.last

    def _is_guessed(self, words: Words, at: int, high: float) -> bool:
        """``somewhere 25 to 30 for that``: words of doubt before a range of numbers that may be minutes."""
        likely = LEAST_GUESSED <= high <= MOST_GUESSED and words.lower[at] == "to"
        return likely and not WORDS["guessing"].isdisjoint(words.lower[max(0, at - 3) : at - 1])

    def _is_between(self, words: Words, at: int) -> bool:
        """``between eighteen and twenty-two minutes``."""
        return words.lower[at] == "and" and "between" in words.lower[max(0, at - 4) : at]

    def _range(self, words: Words, at: int, low: float, high: float, last: int) -> Quantity | None:
        unit = self.unit_at(words, last)
        if low >= high:
            return None
        if unit is None:
            return _quantity(Kind.BARE, low, high, at, last)
        if unit.name == "minutes":
            return _quantity(Kind.MINUTES, low, high, at, unit.last)
        if unit.name == "hours":
            return _quantity(Kind.MINUTES, low * 60, high * 60, at, unit.last, hours=True)
        return None

    def _maybe_more(self, words: Words, first: Quantity) -> Quantity | None:
        """``9 min? maybe 10`` and ``9 or 10``: the doubt makes a range."""
        at = first.last
        while at < len(words) and words.lower[at] in ("?", ","):
            at += 1
        if at < len(words) and words.lower[at] in ("maybe", "or", "possibly", "-", "to") and first.low == first.high:
            number = self.numbers.read(words, at + 1)
            if number and first.high < number.value <= first.high * 2:
                unit = self.unit_at(words, number.last)
                if unit is None or unit.name == "minutes":
                    return _quantity(
                        Kind.MINUTES, first.low, number.value, first.first, unit.last if unit else number.last
                    )
        return first

    def worded_hours(self, words: Words, at: int) -> Quantity | None:
        """``half an hour``, ``a quarter hour``, ``three quarters of an hour``, ``an hour and ten``, ``1/2 hr``."""
        word, last = words.lower[at], at + 1
        if word in ("a", "an", "the", "one") and last < len(words):
            if words.lower[last] in ("hour", "hr"):
                return self._hours(words, at, 1, last + 1)
            if word == "a" and words.lower[last] in ("half", "quarter"):
                word, last = words.lower[last], last + 1
        if word == "three" and words.lower[last : last + 1] == ["quarters"]:
            word, last = "quarters", last + 1
        part = HOUR_PARTS.get(word)
        if part is None and words.lower[at : at + 3] in (["1", "/", "2"], ["1", "/", "4"], ["3", "/", "4"]):
            part, last = {"12": 30, "14": 15, "34": 45}[words.lower[at] + words.lower[at + 2]], at + 3
        if part is None:
            return None
        while last < len(words) and words.lower[last] in ("of", "an", "a", "-"):
            last += 1
        if last < len(words) and words.lower[last] in ("hour", "hr"):
            return _quantity(Kind.MINUTES, part, part, at, last + 1, hours=True)
        return None

    def _hours(self, words: Words, at: int, hours: float, last: int) -> Quantity | None:
        """Hours, and what follows them: ``and a half``, ``and ten``, ``1 hr 10 min``."""
        after = last + 1 if words.lower[last : last + 1] == ["and"] else last
        minutes = hours * 60
        if words.lower[after : after + 2] in (["a", "half"], ["a", "quarter"]):
            minutes += HOUR_PARTS[words.lower[after + 1]]
            return _quantity(Kind.MINUTES, minutes, minutes, at, after + 2, hours=True)
        number = self.numbers.read(words, after)
        if number and 0 < number.value < 60 and number.value == int(number.value):
            unit = self.unit_at(words, number.last)
            if unit is None or unit.name == "minutes":
                minutes += number.value
                return _quantity(Kind.MINUTES, minutes, minutes, at, unit.last if unit else number.last, hours=True)
        return _quantity(Kind.MINUTES, minutes, minutes, at, last, hours=True)


def _quantity(kind: Kind, low: float, high: float, first: int, last: int, *, hours: bool = False) -> Quantity | None:
    if high > MOST_MINUTES or low != int(low) or high != int(high):
        return None
    return Quantity(kind, int(low), int(high), first, last, hours=hours)
