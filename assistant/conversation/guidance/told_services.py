"""Services with their minutes, as a question tells them: ``25 minutes of exercise and 5 of ultrasound``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conversation.guidance.names import service_at
from assistant.conversation.phrases import Words, split_words
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.quantities import quantities
from assistant.extraction.quantities.quantity import Kind
from coder.policy import CodeKind, Policy
from coder.visit import Service

MOST, SEVERAL = 480, 2
"""Minutes of a day's work; services that a number is said for each of."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A number of minutes, or a service, where it stands."""

    at: int
    minutes: int | None = None
    code: str | None = None


def services_told(text: str, policy: Policy) -> tuple[Service, ...]:
    """The services of a question with the minutes of each; none where numbers and services do not go in pairs."""
    words = split_words(text)
    each = _of_each(words, policy)
    if each:
        return each
    events = sorted((*_numbers(words), *_services(words, policy)), key=lambda each: each.at)
    told_of = events
    events = _without_total(events) if len(events) % 2 else events
    pairs = list(zip(events[::2], events[1::2], strict=False))
    if len(events) % 2 or not pairs or not any(_is_of_minutes(words, each) for each in told_of):
        return ()
    told = []
    for first, second in pairs:
        minutes = first.minutes if first.minutes is not None else second.minutes
        code = first.code or second.code
        if minutes is None or code is None or (first.code is None) != (pairs[0][0].code is None):
            return ()
        told.append(Service(cpt=code, minutes=minutes))
    return tuple(told) if len({each.cpt for each in told}) == len(told) else ()


def _without_total(events: list[_Event]) -> list[_Event]:
    """The events without a number that is the sum of all others."""
    whole = sum(event.minutes or 0 for event in events)
    total = next((event for event in events if event.minutes is not None and 2 * event.minutes == whole), None)
    return [event for event in events if event is not total]


def _of_each(words: Words, policy: Policy) -> tuple[Service, ...]:
    """``9 minutes each of 97110, 97112 and 97530``: the one number for every service."""
    numbers, services = list(_numbers(words)), list(_services(words, policy))
    codes = tuple(dict.fromkeys(event.code for event in services))
    if len(numbers) != 1 or len(codes) < SEVERAL or len(codes) != len(services):
        return ()
    if not any(is_among(word, "each") for word in words.lower) or not _is_of_minutes(words, numbers[0]):
        return ()
    return tuple(Service(cpt=code, minutes=numbers[0].minutes) for code in codes)


def _numbers(words: Words) -> Iterator[_Event]:
    for each in quantities(words):
        if each.kind in (Kind.MINUTES, Kind.BARE) and each.low == each.high and 0 < each.low <= MOST:
            yield _Event(each.first, minutes=each.low)


def _is_of_minutes(words: Words, event: _Event) -> bool:
    found = next((each for each in quantities(words) if each.first == event.at), None)
    return found is not None and found.kind is Kind.MINUTES


def _services(words: Words, policy: Policy) -> Iterator[_Event]:
    """Services by code or by name; those of orthoses and prostheses make a visit, not a count."""
    at = 0
    while at < len(words):
        code, length = service_at(words, at)
        if code is not None and code in policy.codes and policy.codes[code].kind is CodeKind.THERAPY:
            yield _Event(at, code=code)
        at += max(1, length)
