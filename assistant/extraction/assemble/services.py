"""From placed minutes to the other services of a visit, its clock times and the assistant's share."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.extraction.assemble.say import MOST_TEXT, say_minutes
from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.quantities.quantity import Kind
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Said
from coder.visit import ClockTime, ExcludedMinutes, Range, Service

EXCLUDED = frozenset(("excluded", "rest"))


@dataclass(slots=True)
class ServicesStated:
    """The services part of a visit in the making."""

    services: list[Service] = field(default_factory=list)
    times: list[ClockTime] = field(default_factory=list)
    excluded: list[ExcludedMinutes] = field(default_factory=list)
    assistant_minutes: int | Range | None = None
    said: list[Said] = field(default_factory=list)


def state_services(words: Words, read: MinutesRead) -> ServicesStated:
    """The services with their minutes, then those named without; clock times; excluded and assistant's minutes."""
    stated = ServicesStated()
    _state_numbered(words, stated, read)
    _state_unnumbered(words, stated, read)
    for each in read.placed:
        if each.counts and each.quantity.kind is Kind.CLOCK_RANGE:
            time = ClockTime(each.quantity.start, each.quantity.stop, _scope(each))
            stated.said.append(say_minutes(words, each, f"times.{len(stated.times)}", time))
            stated.times.append(time)
    _state_excluded(words, stated, read)
    _state_assistant(words, stated, read)
    return stated


def _state_numbered(words: Words, stated: ServicesStated, read: MinutesRead) -> None:
    by_code: dict[str, list[Placed]] = {}
    for each in read.of(Slot.SERVICE):
        if len(each.share.names) == 1:
            by_code.setdefault(each.share.names[0], []).append(each)
    for code, parts in by_code.items():
        minutes = added(parts)
        if minutes is None:
            continue
        anchor = parts[0].share.anchors[0]
        name = words.quoted(anchor.first, anchor.last)[:MOST_TEXT]
        service = Service(_cpt(code), minutes, name, _by(parts) or read.helped.get(code))
        stated.said += [say_minutes(words, each, f"other_services.{len(stated.services)}", service) for each in parts]
        stated.services.append(service)


def _by(parts: list[Placed]) -> str | None:
    """The assistant who gave all of a service."""
    people = {each.person.value if each.giver is Giver.ASSISTANT and each.person else None for each in parts}
    return people.pop() if len(people) == 1 else None


def _cpt(code: str) -> str | None:
    return None if code == "none" else code


def _state_unnumbered(words: Words, stated: ServicesStated, read: MinutesRead) -> None:
    """Services that share one number, or have none: named without minutes."""
    named = {service.cpt for service in stated.services}
    shared = [a for each in read.of(Slot.SERVICE) if len(each.share.names) > 1 for a in each.share.anchors]
    for anchor in (*shared, *read.unnumbered):
        if _cpt(anchor.value) in named:
            continue
        named.add(_cpt(anchor.value))
        name = words.quoted(anchor.first, anchor.last)[:MOST_TEXT]
        service = Service(_cpt(anchor.value), None, name)
        path = f"other_services.{len(stated.services)}"
        stated.said.append(say(words, path, service, anchor.first, anchor.last))
        stated.services.append(service)


def _scope(each: Placed) -> str:
    slot, names = each.share.slot, each.share.names
    if slot is Slot.SESSION:
        return "session"
    if slot in (Slot.SERVICE, Slot.EVALUATION):
        return names[0] if names and names[0].isdigit() else "other"
    return "orthotic"


def _state_excluded(words: Words, stated: ServicesStated, read: MinutesRead) -> None:
    """Our own minutes that do not count: charting, preparing, resting."""
    for each in read.placed:
        if each.giver is Giver.OTHER or each.share.slot is not Slot.ASIDE or each.share.names[0] not in EXCLUDED:
            continue
        minutes = added([each])
        anchor = next((a for a in each.stint.anchors if a.value == each.share.names[0]), None)
        if minutes is not None and anchor is not None:
            why = words.quoted(anchor.first, anchor.last)[:MOST_TEXT]
            value = ExcludedMinutes(minutes, why)
            stated.said.append(say_minutes(words, each, f"excluded_minutes.{len(stated.excluded)}", value))
            stated.excluded.append(value)


def _state_assistant(words: Words, stated: ServicesStated, read: MinutesRead) -> None:
    """All that the assistant gave (the whole session where its length is told), and the services that a sentence
    without a number gives to the assistant."""
    given = [
        each
        for each in read.placed
        if (each.giver is Giver.ASSISTANT and (each.portion or each.share.slot is not Slot.ASIDE))
        or (each.counts and each.share.slot is Slot.SERVICE and read.helped.keys() & set(each.share.names))
    ]
    whole = [each for each in given if each.share.slot is Slot.SESSION]
    given = whole[:1] or given
    value = added(given)
    if value is not None:
        stated.assistant_minutes = value
        stated.said += [say_minutes(words, each, "assistant_minutes", value) for each in given]
