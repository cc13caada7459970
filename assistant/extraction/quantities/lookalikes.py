"""Which numbers only look like minutes: dates, scores, measures, repetitions, identifiers?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.phrases.scan import phrase_before
from assistant.extraction.quantities.durations import Durations
from assistant.extraction.quantities.numbers import NumberWords
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node, SmallWords

WORDS = SmallWords("quantities")
NUMBER_SIGNS = frozenset(("#", "=", "no", "number", "num", "nr"))
LONGEST_MODIFIER = 2
MOST_TIMES = 3
"""``2 x 20 min`` is time of service told in stretches; more of them are repetitions."""
WHOLE = (["total"], ["tot"], ["entire"], ["whole"], ["overall"])
"""Before a word for the visit where the number is its length: ``total treatment 30``."""
CHANGED, CHANGE_REACH = frozenset(("now", "to", "then")), 5
UNIT_KINDS = {
    "seconds": Kind.DURATION,
    "days": Kind.DURATION,
    "weeks": Kind.DURATION,
    "months": Kind.DURATION,
    "years": Kind.DURATION,
}
"""Units whose kind of quantity has another name; the others are named as their unit."""


@dataclass(frozen=True, slots=True)
class Lookalikes:
    """Reads what is not time of service."""

    numbers: NumberWords
    durations: Durations
    leads: Node
    """Words before a number that tell what it is, to be read backwards."""

    def read(self, words: Words, at: int) -> Quantity | None:
        """What the number at a word is, where its own form or its neighbours say so."""
        return (
            self._identifier(words, at)
            or self._modifier(words, at)
            or self._joined(words, at)
            or self._visit_number(words, at)
            or self._slashed(words, at)
            or self._dashed(words, at)
            or self._repeated(words, at)
            or self._changed(words, at)
            or self._led(words, at)
            or self._with_unit(words, at)
        )

    def _identifier(self, words: Words, at: int) -> Quantity | None:
        text = words.lower[at]
        if words.shape[at] == Shape.NUMBER:
            if at and words.lower[at - 1] == "$":
                return _of(Kind.MONEY, at, at + 1)
            if text.isdigit() and len(text) == 5:
                if _is_longer_number(words, at):
                    return _of(Kind.IDENTIFIER, at, at + 3)
                labelled = not text.startswith(tuple(WORDS["therapy_codes"])) and self._lead(words, at) == "identifier"
                return _of(Kind.IDENTIFIER, at, at + 1) if labelled else Quantity(Kind.CODE, int(text), 0, at, at + 1)
            if text.isdigit() and len(text) > 5:
                return _of(Kind.IDENTIFIER, at, at + 1)
            return None
        spoken, last = self.numbers.digits_in_a_row(words, at)
        if len(spoken) == 5:
            return Quantity(Kind.CODE, int(spoken), 0, at, last)
        return _of(Kind.IDENTIFIER, at, last) if spoken else None

    def _modifier(self, words: Words, at: int) -> Quantity | None:
        """``97763 GP 59``, ``add 95``, ``need the 25 modifier``: two digits beside a code or another modifier."""
        text = words.lower[at]
        if words.shape[at] != Shape.NUMBER or (text not in WORDS["modifiers"] and text not in WORDS["code_ends"]):
            return None
        before = words.lower[max(0, at - 2) : at]
        if text in WORDS["code_ends"] and before[-1:] in (["or"], ["/"], ["vs"]) and before[0][:3] == "977":
            return _of(Kind.IDENTIFIER, at, at + 1)
        if text not in WORDS["modifiers"]:
            return None
        if before[-1:] == ["-"] and not words.gap[at]:
            before = before[:-1]
        after = words.lower[at + 1 : at + 2]
        led = not WORDS["modified"].isdisjoint(before[-1:]) or after in (["modifier"], ["mod"], ["modifiers"])
        if text in WORDS["modifiers_only"]:
            led = led or not WORDS["before_modifier"].isdisjoint(before[-1:])
        unit = self.durations.unit_at(words, at + 1)
        return _of(Kind.IDENTIFIER, at, at + 1) if led and unit is None else None

    def _joined(self, words: Words, at: int) -> Quantity | None:
        """``two-handed``, ``3-pt``: a number that makes one word with what follows it."""
        number = self.numbers.read(words, at)
        if number is None or words.lower[number.last : number.last + 1] != ["-"] or words.gap[number.last]:
            return None
        follows = number.last + 1
        if follows >= len(words) or words.gap[follows] or not words.lower[follows][0].isalpha():
            return None
        if self.durations.unit_at(words, number.last) is not None or words.lower[follows] in WORDS["softeners"]:
            return None
        return _of(Kind.COUNT, at, follows + 1)

    def _visit_number(self, words: Words, at: int) -> Quantity | None:
        """``visit 6 of 12``, ``tx #5``, ``PT #12``; not ``session 40 min``."""
        number = self.numbers.read(words, at)
        if number is None or not 0 < number.value < 200 or number.value != int(number.value):
            return None
        before, signed = at, False
        if words.lower[max(0, at - 2) : at] == ["no", "."]:
            before, signed = at - 2, True
        while before and words.lower[before - 1] in NUMBER_SIGNS:
            before, signed = before - 1, True
        if not before or words.gap[before] == "\n":
            return None
        lead = words.lower[before - 1]
        if lead not in WORDS["visits"] and not (signed and lead in ("pt", "ot") and words.lower[at - 1] == "#"):
            return None
        unit = self.durations.unit_at(words, number.last)
        if unit and unit.name not in ("count", "frequency"):
            return None
        if words.lower[max(0, before - 2) : before - 1] in WHOLE and not signed:
            return None
        summed = words.lower[number.last : number.last + 1] in WHOLE
        if summed and not signed and words.shape[number.last + 1 : number.last + 2] != [Shape.NUMBER]:
            return None
        last = number.last
        if lead in ("appt", "appointment") and words.lower[last : last + 1] == ["/"]:
            return None
        if words.lower[last : last + 1] in (["/"], ["of"]):
            of = self.numbers.read(words, last + 1)
            last = of.last if of else last
        return Quantity(Kind.VISIT_NUMBER, int(number.value), int(number.value), before - 1, last)

    def _slashed(self, words: Words, at: int) -> Quantity | None:
        """``3/10`` is a pain score, ``4/5`` a muscle grade, ``6/9`` a date; ``1/2 hr`` is left to durations."""
        if words.lower[at + 1 : at + 2] != ["/"] or words.gap[at + 1] or at + 2 >= len(words) or words.gap[at + 2]:
            return None
        if words.shape[at] != Shape.NUMBER or words.shape[at + 2] != Shape.NUMBER:
            return None
        last = at + 3
        if (
            words.lower[last : last + 1] == ["/"]
            and not words.gap[last]
            and words.shape[last + 1 : last + 2] == [Shape.NUMBER]
        ):
            return _of(Kind.DATE, at, last + 2)
        first, second = float(words.lower[at]), float(words.lower[at + 2])
        if (second == 10 and self._lead(words, at) == "scale") or first != int(first):
            return _of(Kind.SCALE, at, last)
        if second == 5 and first <= 5 and words.lower[last : last + 1] in (["strength"], ["mmt"]):
            return _of(Kind.SCALE, at, last)
        return _of(Kind.DATE if 1 <= first <= 12 and 1 <= second <= 31 else Kind.SCALE, at, last)

    def _dashed(self, words: Words, at: int) -> Quantity | None:
        """``12-6-1951`` is a date, ``010-2233`` a telephone number, ``7-4410`` an account, ``0-30 deg`` an angle."""
        if words.shape[at] != Shape.NUMBER or words.lower[at + 1 : at + 2] != ["-"] or words.gap[at + 1]:
            return None
        if words.shape[at + 2 : at + 3] != [Shape.NUMBER] or words.gap[at + 2]:
            return None
        last = at + 3
        if (
            words.lower[last : last + 1] == ["-"]
            and not words.gap[last]
            and words.shape[last + 1 : last + 2] == [Shape.NUMBER]
        ):
            return _of(Kind.DATE if len(words.lower[last + 1]) in (2, 4) else Kind.IDENTIFIER, at, last + 2)
        if len(words.lower[at + 2]) > 3 and not (len(words.lower[at]) == 4 and len(words.lower[at + 2]) == 4):
            return _of(Kind.IDENTIFIER, at, last)
        unit = self.durations.unit_at(words, last)
        if unit and unit.name not in ("minutes", "hours"):
            return _of(_kind(unit.name), at, unit.last)
        if at and words.lower[at - 1] in ("dos", "date", "dob", "on", "doi", "dos:"):
            return _of(Kind.DATE, at, last)
        return None

    def _repeated(self, words: Words, at: int) -> Quantity | None:
        """``3x10``, ``2 x 15``, ``3x15min``: repetitions, whatever their unit."""
        if words.shape[at] != Shape.NUMBER or words.lower[at + 1 : at + 2] not in (["x"], ["×"]):
            return None
        if words.shape[at + 2 : at + 3] != [Shape.NUMBER]:
            return None
        if words.gap[at + 1] and not words.gap[at + 2]:
            return None
        unit = self.durations.unit_at(words, at + 3)
        times, each = words.lower[at], words.lower[at + 2]
        if unit and unit.name == "minutes" and times.isdigit() and each.isdigit() and int(times) <= MOST_TIMES:
            minutes = int(times) * int(each)
            even = bool(words.gap[at + 1]) == bool(words.gap[at + 2])
            if even and len(each) == len("20") and words.lower[at - 1 : at] not in (["-"], ["."]):
                return Quantity(Kind.MINUTES, minutes, minutes, at, unit.last)
        return _of(Kind.REPEAT, at, unit.last if unit else at + 3)

    def _changed(self, words: Words, at: int) -> Quantity | None:
        """``3->5 ply``, ``3 → 5``: from one setting to another."""
        if words.lower[at + 1 : at + 3] != ["-", ">"] and words.lower[at + 1 : at + 2] != ["→"]:
            return None
        second = self.numbers.read(words, at + (2 if words.lower[at + 1] == "→" else 3))
        if second is None:
            return None
        unit = self.durations.unit_at(words, second.last)
        return _of(Kind.COUNT, at, unit.last if unit and unit.name not in ("minutes", "hours") else second.last)

    def _lead(self, words: Words, at: int) -> str:
        before = at
        while before and words.lower[before - 1] in ("#", ":", "=", ".", "is", "was", "of", "~", "no", "(", "-"):
            before -= 1
        means, _ = phrase_before(words, self.leads, before)
        return means[0].value if means else ""

    def _led(self, words: Words, at: int) -> Quantity | None:
        """``age 58``, ``BMI 45.5``, ``claim 20931``, ``June 2``, ``#7``."""
        number = self.numbers.read(words, at)
        if number is None:
            return None
        if at and words.lower[at - 1] in WORDS["months"]:
            return _of(Kind.DATE, at - 1, number.last)
        unit = self.durations.unit_at(words, number.last)
        lead = self._lead(words, at)
        if words.lower[number.last : number.last + 2] == ["on", "top"]:
            return None
        if unit and unit.name in ("minutes", "hours"):
            return _of(Kind.FREQUENCY, at, unit.last) if lead == "frequency" else None
        if lead == "repeat":
            if unit and unit.name == "frequency":
                return _of(Kind.FREQUENCY, at, unit.last)
            return _of(Kind.REPEAT, at, unit.last if unit else number.last)
        if lead:
            return _of(_kind(lead), at, self._changed_to(words, number.last))
        return _of(Kind.IDENTIFIER, at, number.last) if at and words.lower[at - 1] == "#" else None

    def _changed_to(self, words: Words, at: int) -> int:
        """``sock ply was 5 now 3``, ``size 4, now a 5``: the word after the count that takes the place of the one
        before a word."""
        ahead = [i for i in range(at, min(at + CHANGE_REACH, len(words))) if words.lower[i] not in WORDS["changing"]]
        changed = ahead[:1] and not CHANGED.isdisjoint(words.lower[at : ahead[0]])
        number = self.numbers.read(words, ahead[0]) if changed else None
        if number is None:
            return at
        unit = self.durations.unit_at(words, number.last)
        return at if unit and unit.name in ("minutes", "hours") else number.last

    def _with_unit(self, words: Words, at: int) -> Quantity | None:
        """A number before a unit that is not time of service, and a range of them."""
        number = self.numbers.read(words, at)
        if number is None:
            return None
        last = number.last
        if words.lower[last : last + 1] in (["-"], ["to"], ["–"]):
            other = self.numbers.read(words, last + 1)
            last = other.last if other else last
        unit = self.durations.unit_at(words, last)
        if unit is None or unit.name in ("minutes", "hours"):
            return _of(Kind.MEASURE, at, number.last) if number.value != int(number.value) and unit is None else None
        return _of(_kind(unit.name), at, unit.last)


def _is_longer_number(words: Words, at: int) -> bool:
    """``97760-1234`` is a place's postal code; the modifiers of a code have two characters."""
    touching = words.gap[at + 1 : at + 3] == ["", ""] and words.lower[at + 1] == "-"
    return touching and words.shape[at + 2] == Shape.NUMBER and len(words.lower[at + 2]) > LONGEST_MODIFIER


def _kind(name: str) -> Kind:
    return UNIT_KINDS.get(name) or Kind(name)


def _of(kind: Kind, first: int, last: int) -> Quantity:
    return Quantity(kind, 0, 0, first, last)
