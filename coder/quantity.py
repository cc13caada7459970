"""Minutes as said, a whole number or a range, and the little arithmetic that both allow."""

from __future__ import annotations

from coder.visit import Range


def low(minutes: int | Range) -> int:
    return minutes.low if isinstance(minutes, Range) else minutes


def high(minutes: int | Range) -> int:
    return minutes.high if isinstance(minutes, Range) else minutes


def add(a: int | Range, b: int | Range) -> int | Range:
    if isinstance(a, int) and isinstance(b, int):
        return a + b
    return Range(low(a) + low(b), high(a) + high(b))


def rest(total: int | Range, parts: int | Range) -> int:
    """What is surely left of a total beside its parts, in minutes; never below 0."""
    return max(0, low(total) - high(parts))


def exceeds(parts: int | Range, total: int | Range) -> bool:
    """Do the parts surely come to more than their total?"""
    return low(parts) > high(total)


def clock_minutes(start: str, stop: str) -> int | None:
    """Minutes between two clock times ``HH:MM``; a stop before its start is read modulo twelve hours.

    None where no plausible visit (up to 6 hours) results.
    """
    begin, end = _minute_of_day(start), _minute_of_day(stop)
    length = end - begin
    if length <= 0:
        length = (length + 12 * 60) % (12 * 60)
    return length if 0 < length <= 6 * 60 else None


def overlap(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Do two clock intervals share a minute?"""
    (a_start, a_stop), (b_start, b_stop) = ((_minute_of_day(x), _minute_of_day(y)) for x, y in (a, b))
    return a_start < b_stop and b_start < a_stop


def _minute_of_day(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
