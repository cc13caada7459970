"""What the words speak of the device: its side, its part of the body, how it was made, whether it is a new one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import MARKS, Heard, left_over
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues, slot_value
from assistant.conversation.understanding.denied import is_denied
from coder.visit import Device, Fabrication, Side, Visit

REGIONS = {"back": "trunk", "leg": "", "arm": "", "feet": "foot", "toe": "foot", "limb": ""}
"""Words for parts of the body that facts call otherwise; empty where the word is not exact enough."""
SAME = frozenset(("the", "a", "same", "one", "another", "different", "not"))
"""Words that compare, of whatever it may be."""
OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
SUBJECT_AND_VERB = 2
MOST_WORDS_BESIDE = 1
"""Words beside a side or a way of making that are neither filler nor part of the device."""


def with_device_spoken(after: Visit, heard: Heard, told: Collection[str], *, supposing: bool) -> Visit:
    """The visit with what is said of a device that is known; ``told`` are the paths that the reader took."""
    is_newness_told = any(device.is_new is not None for device in after.devices)
    if (supposing or is_newness_told) and not any(path.endswith("is_new") for path in told):
        after = _with_newness(after, heard)
    if any(path.endswith(("laterality", "fabrication")) for path in told):
        return after
    for look in (_with_region, _with_other_side, _with_side, _with_way_of_making):
        after = look(after, heard)
    return after


def _with_newness(after: Visit, heard: Heard) -> Visit:
    """``a like-for-like replacement``: of a device of which it was told otherwise, or as a supposition."""
    cues = [cue for cue in slot_cues("devices.is_new", heard.words) if cue.last - cue.first > 1]
    told = {cue.value for cue in cues if not set(heard.words.lower[cue.first : cue.last]) <= SAME}
    if len(told) != 1:
        return after
    place = _device_meant(heard, after)
    return _with_device(after, place, replace(after.devices[place], is_new=told.pop() == "true"))


def _with_other_side(after: Visit, heard: Heard) -> Visit:
    """``oops, other arm``: the side that was not told, where one was and nothing else is said."""
    place = len(after.devices) - 1
    side = after.devices[place].laterality
    rest = heard.left_after("filler", "cue", "correct", "other_side", "no", "set")
    if not heard.has("other_side") or side not in OTHER or any(not is_among(word, "small") for word in rest):
        return after
    return _with_device(after, place, replace(after.devices[place], laterality=OTHER[side]))


def _with_side(after: Visit, heard: Heard) -> Visit:
    value = _side(heard)
    if value is None or not _is_about_device(heard, "devices.laterality", after) or _agrees(heard):
        return after
    place = _device_meant(heard, after)
    return _with_device(after, place, replace(after.devices[place], laterality=Side(value)))


def _agrees(heard: Heard) -> bool:
    """``right`` by itself is a yes, where no side was asked."""
    return not heard.left_after("agreed", "filler", "yes")


def _side(heard: Heard) -> str | None:
    """The side that is told; the letter in ``no L`` and ``L code`` tells none."""
    speaks_of_code = heard.has("no", "denied", "l_code_status")
    told = [
        cue for cue in slot_cues("devices.laterality", heard.words) if not (speaks_of_code and _is_letter(cue, heard))
    ]
    told = [cue for cue in told if not is_denied(cue, heard) and not _says_so(cue, heard)]
    best = max(told, key=lambda cue: (cue.last - cue.first, -cue.first), default=None)
    return best.value if best is not None else None


def _says_so(cue: Cue, heard: Heard) -> bool:
    """``first is right``: not of a side, as no device and no part of the body is."""
    lower = heard.words.lower
    is_end = lower[cue.first : cue.last] == ["right"] and all(word in MARKS for word in lower[cue.last :])
    before = [word for word in lower[: cue.first] if word not in MARKS]
    if not is_end or len(before) < SUBJECT_AND_VERB or before[-1] not in ("is", "was", "'s"):
        return False
    return not any(is_among(before[-2], name) for name in ("body", "device_word", "device_noun"))


def _is_letter(cue: Cue, heard: Heard) -> bool:
    return cue.last - cue.first == 1 and len(heard.words.lower[cue.first]) == 1


def _with_region(after: Visit, heard: Heard) -> Visit:
    """The part of the body said by itself, for a device of which it was not known."""
    rest = left_over(heard.words, heard.cues("filler"))
    place = len(after.devices) - 1
    if len(rest) != 1 or not is_among(rest[0], "body") or after.devices[place].body_region is not None:
        return after
    region = REGIONS.get(rest[0].rstrip("s"), rest[0].rstrip("s"))
    return _with_device(after, place, replace(after.devices[place], body_region=region)) if region else after


def _with_way_of_making(after: Visit, heard: Heard) -> Visit:
    value = slot_value("devices.fabrication", heard.words)
    if value is None or not _is_about_device(heard, "devices.fabrication", after):
        return after
    place = _device_meant(heard, after)
    return _with_device(after, place, replace(after.devices[place], fabrication=Fabrication(value)))


def _with_device(after: Visit, place: int, device: Device) -> Visit:
    devices = list(after.devices)
    devices[place] = device
    return replace(after, devices=tuple(devices))


def _is_about_device(heard: Heard, slot: str, visit: Visit) -> bool:
    """Do the words speak of the device only, so that ``left it at home`` is no side?"""
    cues = [
        *slot_cues(slot, heard.words),
        *heard.cues("cue"),
        *heard.cues("filler"),
        *heard.cues("correct"),
        *heard.cues("no"),
        *heard.cues("suppose"),
        *heard.cues("if"),
    ]
    rest = [word for word in left_over(heard.words, cues) if word != "'s"]
    known = {word for device in visit.devices for word in (device.name or "").casefold().split()}
    beside = [
        word for word in rest if word not in known and not is_among(word, "device_word") and not is_among(word, "body")
    ]
    return len(beside) <= MOST_WORDS_BESIDE and len(rest) <= 6


def _device_meant(heard: Heard, visit: Visit) -> int:
    """The device that is spoken of by a word the others do not share; else the last."""
    spoken = set(heard.words.lower)
    names = [{*(each.name or "").casefold().split(), each.body_region or ""} for each in visit.devices]
    for i, own in enumerate(names):
        others = {word for at, each in enumerate(names) if at != i for word in each}
        if (own - others) & spoken:
            return i
    return len(visit.devices) - 1
