"""Which clock times are written or spoken, and which two of them bound a stretch of time?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from assistant.extraction.phrases.scan import phrase_at, phrase_before
from assistant.extraction.quantities.numbers import NumberWords
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node

PARTED = frozenset(("half", "quarter"))
"""Before an hour, so that it can only be a clock time: ``half past two``."""
CELLS = frozenset(("/", "|"))
HALF_DAY = 12 * 60
LONGEST_VISIT = 6 * 60
FINISH_REACH = 8
SIGNS = {"to": -1, "till": -1, "before": -1, "past": 1, "after": 1}
ROUND = (5, 10, 20, 25)
"""Minutes that one says before or after an hour."""


class Moment(NamedTuple):
    """A clock time in minutes after midnight; ``known`` tells whether the half of the day was said."""

    minute: int
    first: int
    last: int
    known: bool = False
    half: str = ""

    @property
    def text(self) -> str:
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class Clocks:
    """Reads clock times and stretches between two of them."""

    numbers: NumberWords
    phrases: Node
    leads: Node
    """The same phrases, to be read backwards."""

    def lead(self, words: Words, at: int) -> str:
        """What stands before a time: ``start``, ``stop`` or nothing; ``finished … at`` is a stop."""
        while at and words.lower[at - 1] in (":", "@", "=", "was", "is"):
            at -= 1
        means, first = phrase_before(words, self.leads, at)
        values = {meaning.value for meaning in means}
        if "start" in values and words.lower[first] == "at":
            ended = any(self._is_finish(words, i) for i in range(max(0, first - FINISH_REACH), first))
            return "stop" if ended else "start"
        return "stop" if "stop" in values else "start" if "start" in values else ""

    def _is_finish(self, words: Words, at: int) -> bool:
        node = self.phrases.then.get(words.lower[at])
        return node is not None and any(meaning.value == "finish" for meaning in node.means)

    def moment(self, words: Words, at: int, *, led: bool = False) -> Moment | None:
        """The clock time that begins at a word; hours alone only where ``led`` by a word such as ``from``."""
        if at >= len(words):
            return None
        if words.shape[at] == Shape.CLOCK:
            hours, minutes = words.lower[at].split(":")
            return self._with_half(words, at, at + 1, int(hours), int(minutes))
        if words.shape[at] == Shape.NUMBER:
            return self._digits(words, at, led=led)
        return self._spoken(words, at) if led else None

    def _digits(self, words: Words, at: int, *, led: bool) -> Moment | None:
        text = words.lower[at]
        if not text.isdigit() or len(text) > 4:
            return None
        hours, minutes = (int(text), 0) if len(text) < 3 else (int(text[:-2]), int(text[-2:]))
        moment = self._with_half(words, at, at + 1, hours, minutes)
        return moment if moment and (moment.half or led) else None

    def _with_half(self, words: Words, first: int, last: int, hours: int, minutes: int) -> Moment | None:
        if hours > 24 or minutes > 59:
            return None
        means, end = phrase_at(words, self.phrases, last)
        if not any(m.value == "half_day" for m in means) or (words.lower[last] in ("a", "p") and words.gap[last]):
            return Moment(hours % 24 * 60 + minutes, first, last, known=hours > 12)
        if (
            end < len(words)
            and words.lower[end] == "."
            and not words.gap[end]
            and words.lower[end - 1] in ("m", "p.m", "a.m")
        ):
            end += 1
        letter = words.lower[last][:1] if words.lower[last] != "in" else words.lower[end - 1][:1]
        half = "pm" if letter in ("p", "e") or words.lower[end - 1] == "afternoon" else "am" if letter in "am" else ""
        return _in_half(hours, minutes, first, end, half)

    def _spoken(self, words: Words, at: int) -> Moment | None:
        means, last = phrase_at(words, self.phrases, at)
        for meaning in means:
            shift = {"quarter": 15, "half_past": 30, "quarter_to": -15}.get(meaning.value)
            hour = shift is not None and self.numbers.read(words, last)
            if shift is not None and hour and 1 <= hour.value <= 12:
                minute = (int(hour.value) * 60 + shift) % HALF_DAY
                return Moment(minute or HALF_DAY, at, hour.last)
        told = self._before_or_after(words, at)
        if told:
            return told
        hour = self.numbers.read(words, at)
        if hour is None or not 1 <= hour.value <= 12:
            return None
        return self._spoken_minutes(words, at, int(hour.value), hour.last)

    def _before_or_after(self, words: Words, at: int) -> Moment | None:
        """``twenty to three``, ``ten past nine``, behind a word that leads a clock time."""
        minutes = self.numbers.read(words, at)
        if minutes is None or minutes.digits or minutes.value not in ROUND:
            return None
        sign = SIGNS.get(words.lower[minutes.last]) if minutes.last < len(words) else None
        hour = self.numbers.read(words, minutes.last + 1)
        if sign is None or hour is None or hour.digits or not 1 <= hour.value <= 12:
            return None
        if self._is_length(words, hour.last):
            return None
        minute = (int(hour.value) * 60 + sign * int(minutes.value)) % HALF_DAY
        return Moment(minute or HALF_DAY, at, hour.last)

    def _spoken_minutes(self, words: Words, at: int, hour: int, last: int) -> Moment | None:
        if words.lower[last : last + 1] in (["oh"], ["o"]):
            number = self.numbers.read(words, last + 1)
            minutes = int(number.value) if number and number.value < 10 else None
        else:
            number = self.numbers.read(words, last)
            minutes = int(number.value) if number and 10 <= number.value <= 59 and not number.digits else None
        if number and minutes is not None:
            return self._with_half(words, at, number.last, hour, minutes)
        return self._with_half(words, at, last, hour, 0)

    def between(self, words: Words, at: int, lead: str) -> tuple[Moment, Moment] | None:
        """A start and a stop next to each other: ``2:10-2:35p``, ``1000-1025``, ``from two ten until three``."""
        worded = words.shape[at] == Shape.WORD
        start = self.moment(words, at, led=bool(lead) or worded or _is_pair(words, at))
        if start is None:
            return None
        joint, last = phrase_at(words, self.phrases, start.last)
        if not joint and start.last < len(words) and words.lower[start.last] in ("-", "–", "—"):
            last = start.last + 1
        elif _is_row(words, at, start.last):
            last = start.last + (words.lower[start.last] in CELLS)
        elif not any(m.value == "between" for m in joint):
            return None
        stop = self.moment(words, last, led=True)
        if stop is None or (words.shape[at] == Shape.WORD) != (words.shape[last] == Shape.WORD):
            return None
        parted = words.lower[at] in PARTED or words.lower[at : at + 2] == ["a", "quarter"]
        spoken = worded and start.last > at + 1 and (parted or stop.last > stop.first + 1)
        sure = _is_row(words, at, start.last) or spoken or start.half or stop.half or lead or _is_exact(words, at)
        if parted and words.lower[stop.last : stop.last + 1] and words.lower[stop.last] in SIGNS:
            return None
        if not sure or self._is_length(words, stop.last) or _minutes_between(start, stop) is None:
            return None
        return _same_half(start, stop), stop

    def _is_length(self, words: Words, at: int) -> bool:
        """``from 10 to 15 minutes`` is a length of time."""
        return words.lower[at : at + 1] in (["min"], ["mins"], ["minutes"], ["minute"], ["'"], ["hours"], ["hrs"])


def _is_pair(words: Words, at: int) -> bool:
    return _looks_like_pair(words, at) or (words.shape[at] == Shape.NUMBER and _is_row(words, at, at + 1))


def _is_row(words: Words, at: int, last: int) -> bool:
    """``9:05 / 9:20``, ``0905  0920``: two clock times in the columns of a log."""
    if last >= len(words) or "\n" in words.gap[last]:
        return False
    after = last + (words.lower[last] in CELLS)
    shapes = words.shape[at : at + 1] + words.shape[after : after + 1]
    if shapes == [Shape.CLOCK, Shape.CLOCK]:
        return after > last or len(words.gap[last]) > 1
    columns = len(words.gap[last]) > 1 and after == last
    return shapes == [Shape.NUMBER, Shape.NUMBER] and columns and len(words.lower[at]) == len(words.lower[after]) == 4


def _looks_like_pair(words: Words, at: int) -> bool:
    return words.shape[at] == Shape.NUMBER and words.lower[at + 1 : at + 2] in (["am"], ["pm"], ["-"], ["–"], ["to"])


def _is_exact(words: Words, at: int) -> bool:
    """Four digits on both sides, ``0930-0941``, or hours and minutes with a colon."""
    after = words.shape[at + 2 : at + 3] == [Shape.CLOCK] and len(words.lower[at]) <= 2
    return (
        words.shape[at] == Shape.CLOCK
        or after
        or (
            len(words.lower[at]) in (3, 4)
            and words.shape[at + 2] == Shape.NUMBER
            and len(words.lower[at + 2]) in (3, 4)
        )
    )


def _in_half(hours: int, minutes: int, first: int, last: int, half: str) -> Moment:
    if half == "pm" and hours < 12:
        hours += 12
    elif half == "am" and hours == 12:
        hours = 0
    return Moment(hours % 24 * 60 + minutes, first, last, known=bool(half) or hours > 12, half=half)


def _same_half(start: Moment, stop: Moment) -> Moment:
    """``2:10-2:35p`` is afternoon throughout."""
    if stop.half == "pm" and not start.known and start.minute + HALF_DAY < stop.minute:
        return start._replace(minute=start.minute + HALF_DAY, known=True)
    return start


def in_same_half(start: Moment, stop: Moment) -> Moment:
    """A stop of which morning or afternoon was not said, in the afternoon where the start is."""
    if start.known and not stop.known and stop.minute < HALF_DAY <= start.minute:
        return stop._replace(minute=stop.minute + HALF_DAY, known=True)
    return stop


def _minutes_between(start: Moment, stop: Moment) -> int | None:
    length = stop.minute - start.minute
    if length <= 0 or (length > LONGEST_VISIT and not (start.known and stop.known)):
        length %= HALF_DAY
    return length if 0 < length <= LONGEST_VISIT else None


def stretch(start: Moment, stop: Moment, first: int, last: int) -> Quantity | None:
    """The time between two moments, read modulo twelve hours, of at most six hours."""
    length = _minutes_between(start, stop)
    if length is None:
        return None
    stop = in_same_half(start, stop)
    return Quantity(Kind.CLOCK_RANGE, length, length, first, last, start.text, stop.text)
