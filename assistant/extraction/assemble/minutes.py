"""From placed minutes to the minutes, services and clock times of a visit, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.extraction.minutes.attribute import ACTIVITIES, Slot
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.quantities.quantity import Kind
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.work.anchors import Work
from assistant.reading import Certainty, Conflict, Said, Value
from coder.visit import ClockTime, Combined, ExcludedMinutes, Minutes, Range, Service

BY = frozenset((*ACTIVITIES, "total_orthotic"))
EXCLUDED = frozenset(("excluded", "rest"))
MOST_TEXT = 200
WIDEST = 12
REACH = 8
ADDING = frozenset(
    ("then", "another", "more", "again", "additional", "second", "also", "plus", "and", "later", "further", "other")
)
"""A fact's words are the number and its nearest cue where they stand within so many words."""


@dataclass(slots=True)
class MinutesStated:
    """The minutes part of a visit in the making."""

    minutes: Minutes = field(default_factory=Minutes)
    services: list[Service] = field(default_factory=list)
    times: list[ClockTime] = field(default_factory=list)
    assistant_minutes: int | Range | None = None
    minutes_by: dict[str, str] = field(default_factory=dict)
    excluded: list[ExcludedMinutes] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def state_minutes(words: Words, read: MinutesRead) -> MinutesStated:
    """Add up the parts, choose the totals, and keep the words of each."""
    stated = MinutesStated()
    for activity in ACTIVITIES:
        _state(words, stated, activity, _parts(read, activity))
    _state_combined(words, stated, read.of(Slot.COMBINED))
    _state(words, stated, "total_orthotic", [each for each in read.of(Slot.TOTAL) if not _is_part(read, each)])
    _state(words, stated, "session_total", read.of(Slot.SESSION)[:1])
    _state(words, stated, "timed_total", read.of(Slot.TIMED)[:1])
    _state_whole(stated, read)
    _state_no_training(words, stated, read)
    _state_services(words, stated, read)
    _state_times(words, stated, read)
    by_assistant = [
        e for e in read.placed if e.giver is Giver.ASSISTANT and (e.portion or e.share.slot is not Slot.ASIDE)
    ]
    by_assistant += [
        e for e in read.of(Slot.SERVICE) if e not in by_assistant and read.helped.keys() & set(e.share.names)
    ]
    state_excluded(words, stated, read)
    stated.assistant_minutes = added(by_assistant)
    if stated.assistant_minutes is not None:
        stated.said += [say(words, each, "assistant_minutes", stated.assistant_minutes) for each in by_assistant]
    return stated


def _parts(read: MinutesRead, activity: str) -> list[Placed]:
    parts = [each for each in read.of(Slot.ACTIVITY) if each.share.names == (activity,)]
    checks = [each for each in read.of(Slot.TOTAL) if activity == "management" and _is_part(read, each)]
    return parts + checks


def _is_part(read: MinutesRead, each: Placed) -> bool:
    """A check beside other orthotic minutes is one part of the time, not the whole of it."""
    anchors = each.stint.anchors
    checked = any(a.work is Work.CHECK for a in anchors) and not any(
        a.coded or a.work is Work.ORTHOTIC for a in anchors
    )
    return checked and not each.stint.total and bool(read.of(Slot.ACTIVITY, Slot.COMBINED))


def _state(words: Words, stated: MinutesStated, name: str, parts: Sequence[Placed]) -> None:
    parts = _without_repeats(words, parts)
    if _contradict(words, parts):
        said = tuple(say(words, each, f"minutes.{name}", each.quantity.low) for each in parts)
        stated.conflicts.append(Conflict(f"minutes.{name}", said))
        return
    value = added(parts)
    givers = {each.person.value if each.person and each.giver is Giver.ASSISTANT else "" for each in parts}
    if value is not None and len(givers) == 1 and name in BY and (giver := givers.pop()):
        stated.minutes_by[name] = giver
    if value is not None:
        stated.minutes = replace(stated.minutes, **{name: value})
        stated.said += [say(words, each, f"minutes.{name}", value) for each in parts]


def _without_repeats(words: Words, parts: Sequence[Placed]) -> list[Placed]:
    """The same number said twice of the same thing, in two places, counts once."""
    kept: list[Placed] = []
    for each in parts:
        if not any(_of_same(words, each, other) and each.quantity.low == other.quantity.low for other in kept):
            kept.append(each)
    return kept


def _contradict(words: Words, parts: Sequence[Placed]) -> bool:
    """Two numbers of the same thing, said in two sentences with the same word and nothing that adds them."""
    return any(
        _of_same(words, each, other) and each.quantity.low != other.quantity.low
        for i, each in enumerate(parts)
        for other in parts[:i]
    )


def _of_same(words: Words, first: Placed, second: Placed) -> bool:
    cues = [_cue(words, each) for each in (first, second)]
    between = words.lower[second.quantity.last : first.quantity.first]
    adds = bool(ADDING & set(between[-REACH:])) or not {".", ";", "\n"} & set(between)
    return cues[0] == cues[1] != "" and not adds and first.person == second.person and first.giver == second.giver


def _cue(words: Words, each: Placed) -> str:
    """The words of work a number stands with, devices left out."""
    named = [a for a in each.stint.anchors if a.work is not Work.DEVICE and (a.coded or a.detail != "own")]
    return " ".join(words.lower[a.first] for a in named)


def _state_combined(words: Words, stated: MinutesStated, placed: list[Placed]) -> None:
    for each in placed:
        value = Combined(each.share.names, added([each]))
        stated.minutes = replace(stated.minutes, combined=(*stated.minutes.combined, value))
        stated.said.append(say(words, each, "minutes.combined", value))


def _state_whole(stated: MinutesStated, read: MinutesRead) -> None:
    """One number for several activities that is all the orthotic time there is, is also the whole of it."""
    orthotic = read.of(Slot.ACTIVITY, Slot.COMBINED, Slot.TOTAL)
    if len(orthotic) == 1 and (orthotic[0].share.slot is Slot.COMBINED or orthotic[0].share.may_be_whole):
        stated.minutes = replace(stated.minutes, total_orthotic=added(orthotic))


def _state_no_training(words: Words, stated: MinutesStated, read: MinutesRead) -> None:
    """``no training`` is a statement: none of the time was training."""
    parts = _parts(read, "training")
    denied = read.no_training
    if stated.minutes.training is not None or not (denied or (parts and not any(e.quantity.high for e in parts))):
        return
    stated.minutes = replace(stated.minutes, training=0)
    stated.said += [say(words, each, "minutes.training", 0) for each in parts]
    if denied:
        start, end = words.start[denied.first], words.end[denied.last - 1]
        stated.said.append(Said("minutes.training", 0, start, end, Certainty.STATED, words.text[start:end]))


def state_excluded(words: Words, stated: MinutesStated, read: MinutesRead) -> None:
    """Our own minutes that do not count: charting, preparing, resting."""
    for each in read.placed:
        if each.giver is not Giver.OTHER and each.share.slot is Slot.ASIDE and each.share.names[0] in EXCLUDED:
            anchor = next(a for a in each.stint.anchors if a.value == each.share.names[0])
            why = words.text[words.start[anchor.first] : words.end[anchor.last - 1]]
            value = added([each])
            if value is not None:
                excluded = ExcludedMinutes(value, why[:MOST_TEXT])
                stated.said.append(say(words, each, f"excluded_minutes.{len(stated.excluded)}", excluded))
                stated.excluded.append(excluded)


def _state_services(words: Words, stated: MinutesStated, read: MinutesRead) -> None:
    by_code: dict[str, list[Placed]] = {}
    for each in read.of(Slot.SERVICE):
        if len(each.share.names) == 1:
            by_code.setdefault(each.share.names[0], []).append(each)
    for code, parts in by_code.items():
        minutes = added(parts)
        if minutes is None:
            continue
        anchor = parts[0].share.anchors[0]
        name = words.text[words.start[anchor.first] : words.end[anchor.last - 1]]
        people = {each.person.value for each in parts if each.giver is Giver.ASSISTANT and each.person}
        by = people.pop() if len(people) == 1 and all(e.giver is Giver.ASSISTANT for e in parts) else None
        by = by or read.helped.get(code)
        service = Service(None if code == "none" else code, minutes, name, by)
        stated.said += [say(words, each, f"other_services.{len(stated.services)}", service) for each in parts]
        stated.services.append(service)
    _state_unnumbered(words, stated, read)


def _state_unnumbered(words: Words, stated: MinutesStated, read: MinutesRead) -> None:
    """Services that share one number, or have none: named without minutes."""
    shared = [a for each in read.of(Slot.SERVICE) if len(each.share.names) > 1 for a in each.share.anchors]
    for anchor in (*shared, *read.unnumbered):
        if any(service.cpt == anchor.value for service in stated.services):
            continue
        start, end = words.start[anchor.first], words.end[anchor.last - 1]
        code = None if anchor.value == "none" else anchor.value
        service = Service(code, None, words.text[start:end])
        path = f"other_services.{len(stated.services)}"
        stated.said.append(Said(path, service, start, end, Certainty.STATED, words.text[start:end]))
        stated.services.append(service)


def _state_times(words: Words, stated: MinutesStated, read: MinutesRead) -> None:
    for each in read.placed:
        if each.counts and each.quantity.kind is Kind.CLOCK_RANGE:
            time = ClockTime(each.quantity.start, each.quantity.stop, _scope(each))
            stated.said.append(say(words, each, f"times.{len(stated.times)}", time))
            stated.times.append(time)


def _scope(each: Placed) -> str:
    slot, names = each.share.slot, each.share.names
    if slot is Slot.SESSION:
        return "session"
    if slot in (Slot.SERVICE, Slot.EVALUATION):
        return names[0] if names and names[0].isdigit() else "other"
    return "orthotic"


def say(words: Words, each: Placed, path: str, value: Value) -> Said:
    """A fact with the number it comes from and the nearest cue."""
    quantity = each.quantity
    first, last = quantity.first, quantity.last
    cue = words.text[words.start[first] : words.end[last - 1]]
    if each.stint.anchors:
        nearest = min(each.stint.anchors, key=lambda a: max(a.first - last, first - a.last))
        cue = words.text[words.start[nearest.first] : words.end[nearest.last - 1]]
        if max(last, nearest.last) - min(first, nearest.first) <= WIDEST:
            first, last = min(first, nearest.first), max(last, nearest.last)
    return Said(path, value, words.start[first], words.end[last - 1], Certainty.STATED, cue)
