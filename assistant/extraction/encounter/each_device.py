"""What is said of one device where a visit has several: its encounter, that it is new, the day of its delivery."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.extraction.encounter.scene import Scene, Span
from assistant.extraction.encounter.signs import Signs
from assistant.extraction.encounter.stated import Stated
from assistant.extraction.phrases.scan import Cue
from coder.visit import Encounter

DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?!\d)")
DELIVERED = ("delivered", "dispensed", "issued", "delivery")
DATE_REACH = 3
NEW_REACH = 4
MOST_MENTIONS = 100
"""A text that names devices more often is no visit note."""


@dataclass(frozen=True, slots=True)
class OfDevice:
    """The facts of one device."""

    encounter: Encounter | None = None
    is_new: bool | None = None
    delivered_on: str | None = None


def find_each(scene: Scene, stated: Stated, signs: Signs, different: Sequence[Cue]) -> tuple[OfDevice, ...]:
    """The facts of each device served, in their order; ``different`` are the words for another device than before."""
    count = len(scene.served.devices)
    encounters = _encounters(scene, stated, signs) if count > 1 else [None] * count
    new = _new(scene, signs, different)
    delivered = _delivered(scene)
    return tuple(OfDevice(encounters[i], True if i in new else None, delivered.get(i)) for i in range(count))


def _encounters(scene: Scene, stated: Stated, signs: Signs) -> list[Encounter | None]:
    """First for one and later for another, where all that is said can be told apart; else nothing."""
    first: Iterable[Cue | Span] = (*stated.first, *signs.made)
    later: Iterable[Cue | Span] = (*stated.later, *signs.managed, *signs.checked)
    votes: list[set[Encounter]] = [set() for _ in scene.served.devices]
    for value, found in ((Encounter.INITIAL, first), (Encounter.SUBSEQUENT, later)):
        for each in found:
            place = device_at(scene, each.first)
            if place is None:
                return [None] * len(votes)
            votes[place].add(value)
    if any(len(vote) != 1 for vote in votes) or len(set.union(*votes)) < len(Encounter):
        return [None] * len(votes)
    return [vote.pop() for vote in votes]


def device_at(scene: Scene, at: int) -> int | None:
    """The one device named in the clause of a word, else in its sentence."""
    if len(scene.named.mentions) > MOST_MENTIONS:
        return None
    sentence, clause = scene.text.layout.sentence, scene.text.clause
    for part in (clause, sentence.__getitem__):
        places = {
            place
            for place, device in enumerate(scene.served.devices)
            if any(part(mention.core) == part(at) for mention in device.mentions)
        }
        if places:
            return places.pop() if len(places) == 1 else None
    return None


def _new(scene: Scene, signs: Signs, different: Sequence[Cue]) -> set[int]:
    """``a brand new elbow splint, a different one from the wrist splint``."""
    sentence = scene.text.layout.sentence
    told = {sentence[cue.first] for cue in different if scene.is_today(cue)}
    return {
        place
        for span in signs.new[:MOST_MENTIONS]
        if sentence[span.first] in told
        for place, device in enumerate(scene.served.devices)
        if any(span.last <= mention.first < span.last + NEW_REACH for mention in device.mentions)
    }


def _delivered(scene: Scene) -> dict[int, str]:
    """``delivered 8/1/2026``: a day with its year; without one it is not told which day is meant."""
    words = scene.text.words
    found: dict[int, str] = {}
    for cue in scene.cues:
        if words.lower[cue.first] not in DELIVERED:
            continue
        at = next((i for i in range(cue.last, cue.last + DATE_REACH) if i in scene.dates), None)
        day = _day(words.text[words.start[at] :]) if at is not None and not scene.is_service_day(at) else None
        place = 0 if len(scene.served.devices) == 1 else device_at(scene, cue.first)
        if day and place is not None:
            found.setdefault(place, day)
    return found


def _day(text: str) -> str | None:
    match = DAY.match(text)
    if match is None:
        return None
    year = int(match[3]) + (2000 if len(match[3]) == len("26") else 0)
    try:
        return date(year, int(match[1]), int(match[2])).isoformat()
    except ValueError:
        return None
