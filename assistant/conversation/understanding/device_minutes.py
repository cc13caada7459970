"""Minutes told for each of several devices, where the claim needs them apart."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.signals.heard import Heard
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths, value_of
from assistant.extraction.quantities.quantity import Quantity
from coder.visit import Device, Minutes, Visit

SLOT = "devices.minutes"
MARKS = (",", ";", ".", "and", "\n")


def with_device_minutes(heard: Heard, ctx: Context) -> Visit | None:
    """``25 for the prosthesis and 20 for the AFO``: each number to its device; None where it is not told of which."""
    visit, told = ctx.frame.visit, lengths(heard.words)
    is_apart = any(each.minutes is not None for each in visit.devices) or any(
        each.fact == SLOT for each in ctx.questions
    )
    if not is_apart or not told or len(told) > len(visit.devices):
        return None
    if len(told) == 1 and heard.has("every_one"):
        told = told * len(visit.devices)
        places: list[int | None] = list(range(len(visit.devices)))
    else:
        places = [_device_of(each, heard, visit) for each in told]
    if ctx.asked == SLOT and len(told) == len(visit.devices) and not any(place is not None for place in places):
        places = list(range(len(visit.devices)))
    if None in places or len(set(places)) != len(places):
        return None
    devices = list(visit.devices)
    for place, each in zip(places, told, strict=True):
        assert place is not None
        devices[place] = replace(devices[place], minutes=Minutes(total_orthotic=value_of(each)))
    return _agreeing(replace(visit, devices=tuple(devices)))


def _device_of(quantity: Quantity, heard: Heard, visit: Visit) -> int | None:
    """The one device that the clause around the number speaks of, by its name or its kind."""
    lower, first, last = heard.words.lower, quantity.first, quantity.last
    while first > 0 and lower[first - 1] not in MARKS:
        first -= 1
    while last < len(lower) and lower[last] not in MARKS:
        last += 1
    clause = set(lower[first:last])
    named = [i for i, device in enumerate(visit.devices) if clause & _own_words(i, visit)]
    if not named:
        kinds = {cue.value for cue in slot_cues("orthosis_or_prosthesis", heard.words) if first <= cue.first < last}
        named = [i for i, device in enumerate(visit.devices) if _kind(device) in kinds]
    return named[0] if len(named) == 1 else None


def _own_words(place: int, visit: Visit) -> set[str]:
    """The words of a device's name that no other device shares, and its side."""
    words = [_words(device) for device in visit.devices]
    others = set().union(*(each for i, each in enumerate(words) if i != place))
    return words[place] - others


def _words(device: Device) -> set[str]:
    side = {device.laterality.value} if device.laterality is not None else set()
    return {*(device.name or "").casefold().split(), *side}


def _kind(device: Device) -> str:
    told = slot_cues("orthosis_or_prosthesis", Heard(device.name or "").words)
    return told[-1].value if told else "orthosis"


def _agreeing(visit: Visit) -> Visit:
    """Without a whole that the devices' own minutes, now all told, do not add up to."""
    own = [each.minutes.total_orthotic if each.minutes is not None else None for each in visit.devices]
    whole = visit.minutes.total_orthotic
    if whole is None or any(not isinstance(each, int) for each in own):
        return visit
    return visit if sum(each for each in own if isinstance(each, int)) == whole else replace(visit, minutes=Minutes())
