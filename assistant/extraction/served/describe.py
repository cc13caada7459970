"""What a served device is like: side, region and making, from the nearest words to the farthest."""

from __future__ import annotations

from assistant.extraction.devices.extent import LIMBS
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.served.device import Served
from assistant.extraction.served.features import Surroundings, made_today, making_of, region_near, side_of
from assistant.extraction.served.sides import side_said
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("served")
MIDLINE = frozenset(("neck", "trunk", "head"))


def describe(device: Served, around: Surroundings, *, only: bool) -> None:
    """Fill in what the words say of a device; the ``only`` one takes what the whole text says."""
    for mention in device.mentions:
        device.region = device.region or mention.region
    _take_region_said_for(device, around)
    for mention in device.mentions:
        device.side = device.side or (side_of(mention, around) if device.region not in MIDLINE else None)
        device.making = device.making or making_of(mention, around, only=only)
    if not device.region:
        _find_region(device, around)
    if device.making is None and device.kind == "orthosis":
        device.making = made_today(device.mentions, around, only=only)
    if only:
        _describe_only(device, around)


def _take_region_said_for(device: Served, around: Surroundings) -> None:
    """``night splint for the right wrist``: the words tell the region better than a name that fits several."""
    lower = around.text.words.lower
    for mention in device.mentions:
        if not set(lower[mention.first : mention.last]) <= WORDS["of_any_region"]:
            continue
        found = region_near(mention, around)
        between = lower[mention.last : found[1].first] if found else []
        if found and between[:1] == ["for"] and set(between[1:]) <= WORDS["before_region"]:
            device.region, device.region_cue = found
            return


def _find_region(device: Served, around: Surroundings) -> None:
    if device.kind == "prosthesis" and around.levels:
        device.region, device.region_cue = around.levels[0].value, around.levels[0]
        return
    near = next((found for mention in device.mentions if (found := region_near(mention, around))), None)
    if near:
        device.region, device.region_cue = near


def _describe_only(device: Served, around: Surroundings) -> None:
    """A single device takes the one side, and the one part of the body, that the text names."""
    if device.side is None and device.region not in MIDLINE:
        device.side = _one({cue: side_said(around.text.words, cue) for cue in around.sides if around.is_said(cue)})
    if not device.region:
        regions = {cue: cue.value for cue in around.regions if around.is_said(cue) and cue.value not in LIMBS}
        found = _one(regions)
        if found:
            device.region, device.region_cue = found


def _one(meanings: dict[Cue, str]) -> tuple[str, Cue] | None:
    """What all cues mean, and the first of them, where they mean the same."""
    if len(set(meanings.values())) != 1:
        return None
    cue, value = next(iter(meanings.items()))
    return value, cue
