"""What does each number in a text count?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.quantities.clocks import HALF_DAY, Clocks, Moment, in_same_half, stretch
from assistant.extraction.quantities.durations import Durations
from assistant.extraction.quantities.lookalikes import Lookalikes
from assistant.extraction.quantities.numbers import FRACTION_MARKS, NumberWords
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.quantities.time_log import with_log
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords, load_phrases

PLAIN_UNITS = (["min"], ["mins"], ["minutes"])
LONG_NUMBER = 4
SLIP_REACH, RESTATED = 14, 4
LONGEST_STRETCH = 120
"""Minutes."""
WORDS = SmallWords("quantities")
ARTICLES = frozenset(("a", "an", "the"))
PARTS = frozenset(("hour", "hr", "half", "quarter"))
NUMERIC = frozenset((Shape.NUMBER, Shape.CLOCK))
STARTERS = frozenset(("half", "quarter", "a", "an", "the", "double", *FRACTION_MARKS))


@dataclass(frozen=True, slots=True)
class QuantityReader:
    """Reads every number of a text once, as the first thing it can be."""

    numbers: NumberWords
    durations: Durations
    clocks: Clocks
    lookalikes: Lookalikes

    @classmethod
    def load(cls) -> QuantityReader:
        numbers = NumberWords.of(load_phrases("quantities/number"))
        durations = Durations(numbers, load_phrases("quantities/unit"))
        clocks = Clocks(numbers, load_phrases("quantities/clock"), load_phrases("quantities/clock", backwards=True))
        leads = load_phrases("quantities/lead", backwards=True)
        return cls(numbers, durations, clocks, Lookalikes(numbers, durations, leads))

    def find(self, words: Words) -> tuple[Quantity, ...]:
        """Every quantity in order; words that begin none cost one look-up."""
        found: list[Quantity] = []
        opened: list[Moment] = []
        at, count, values = 0, len(words), self.numbers.values
        while at < count:
            shape, lower = words.shape[at], words.lower[at]
            if shape == Shape.CODE and lower[0] == "v" and lower[1:].isdigit() and len(lower) <= 3:
                found.append(Quantity(Kind.VISIT_NUMBER, int(lower[1:]), int(lower[1:]), at, at + 1))
            elif shape in NUMERIC or lower in values or (lower in STARTERS and self._starts(words, at)):
                quantity = self._read(words, at, opened)
                if quantity:
                    if quantity.kind is Kind.CLOCK_RANGE:
                        found = self._without_taken_back(words, found, quantity)
                    found.append(quantity)
                    at = max(quantity.last, at + 1)
                    continue
            at += 1
        return tuple(with_log(words, found))

    def _without_taken_back(self, words: Words, found: list[Quantity], quantity: Quantity) -> list[Quantity]:
        """A second stretch from the same start, after a slip, takes the place of the first."""
        last = next((each for each in reversed(found) if each.kind is Kind.CLOCK_RANGE), None)
        if last is None or last.start != quantity.start or not self._is_slip(words, last.last, quantity.first):
            return found
        return [each._replace(kind=Kind.CORRECTED) if each is last else each for each in found]

    def _starts(self, words: Words, at: int) -> bool:
        """An article begins a length of time only before ``hour`` or a part of one."""
        return words.lower[at] not in ARTICLES or bool(PARTS & set(words.lower[at + 1 : at + 2]))

    def _read(self, words: Words, at: int, opened: list[Moment]) -> Quantity | None:
        if words.shape[at] == Shape.NUMBER and self._is_plain(words, at):
            return self.durations.read(words, at)
        lookalikes = self.lookalikes
        quantity = self._clock(words, at, opened)
        if quantity is None and words.lower[at] in STARTERS and words.lower[at] != "double":
            return self.durations.read(words, at) if words.lower[at] not in self.numbers.values else None
        if quantity is None:
            quantity = self.durations.worded_hours(words, at)
        return quantity or lookalikes.read(words, at) or self.durations.read(words, at)

    def _is_plain(self, words: Words, at: int) -> bool:
        """``12 min`` after an ordinary word can be nothing else than minutes."""
        if words.lower[at + 1 : at + 2] not in PLAIN_UNITS:
            return False
        before = words.lower[at - 1] if at else ","
        return len(words.lower[at]) < LONG_NUMBER and (before in ",;" or (len(before) > 2 and before != "every"))

    def _is_slip(self, words: Words, first: int, last: int) -> bool:
        """The clock time before was taken back: ``10:20. edit: stop was 10:25``."""
        return last - first <= SLIP_REACH and not WORDS["clock_slips"].isdisjoint(words.lower[first:last])

    def _goes_on_to(self, words: Words, at: int, before: Moment) -> bool:
        """``in 1:05, donning to 1:20, gait to 1:50``: each stretch begins where the last one ended."""
        if words.shape[at] != Shape.CLOCK or words.lower[at - 1 : at] not in (["to"], ["until"], ["til"], ["thru"]):
            return False
        moment = self.clocks.moment(words, at)
        return moment is not None and 0 < moment.minute % HALF_DAY - before.minute % HALF_DAY <= LONGEST_STRETCH

    def _is_restated(self, words: Words, at: int, before: Moment) -> bool:
        """``started at ten fifteen, no, ten twenty``."""
        return 0 < at - before.last <= RESTATED and self._is_slip(words, before.last, at)

    def _is_timed(self, words: Words, at: int) -> bool:
        """``time in nine``, ``started at ten``."""
        before = words.lower[max(0, at - 2) : at]
        return len(before) > 1 and before[1] in ("in", "out", "at") and before[0] in WORDS["clocked"]

    def _clock(self, words: Words, at: int, opened: list[Moment]) -> Quantity | None:
        lead = self.clocks.lead(words, at)
        pair = self.clocks.between(words, at, lead)
        if pair:
            opened[:] = [*pair]
            return stretch(*pair, pair[0].first, pair[1].last)
        if lead != "stop" and opened and self._goes_on_to(words, at, opened[-1]):
            lead = "stop"
        elif not lead and opened and self._is_restated(words, at, opened[-1]):
            lead = "start" if len(opened) == 1 else "stop"
        moment = self.clocks.moment(words, at, led=bool(lead))
        exact = words.shape[at] == Shape.CLOCK
        four_digits = len(words.lower[at]) == LONG_NUMBER and words.shape[at] == Shape.NUMBER
        hour_alone = lead and (four_digits or self._is_timed(words, at))
        if moment is None or not (exact or moment.half or moment.last > at + 1 or hour_alone):
            return None
        unit = None if exact else self.durations.unit_at(words, moment.last)
        if unit and unit.name in ("minutes", "hours", "ply", "angle", "measure"):
            return None
        if lead == "stop" and opened:
            corrects = len(opened) > 1 and self._is_slip(words, opened[-1].last, at)
            start = opened[0] if corrects else opened[-1]
            opened[:] = [start, in_same_half(start, moment)]
            told = Quantity(Kind.CLOCK, 0, 0, moment.first, moment.last, moment.text)
            return stretch(start, moment, moment.first, moment.last) or told
        opened[:] = [moment]
        return Quantity(Kind.CLOCK, 0, 0, moment.first, moment.last, moment.text)
