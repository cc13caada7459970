"""What a served device is like: side, region and making, from the nearest words to the farthest."""

from __future__ import annotations

from itertools import pairwise

from assistant.extraction.context.scopes import Context
from assistant.extraction.devices.extent import LIMBS
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.served.device import Served
from assistant.extraction.served.features import Surroundings, made_today, making_of, region_near, side_of
from assistant.extraction.served.sides import side_said
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("served")
OTHER_SIDE = {"left": "right", "right": "left"}
SLIP_REACH, OTHER_REACH = 5, 8
NOT_SERVED = Context.DENIED | Context.PLANNED | Context.HYPOTHETICAL | Context.PAST
MIDLINE = frozenset(("neck", "trunk", "head"))


def describe(device: Served, around: Surroundings, *, only: bool) -> None:
    """Fill in what the words say of a device; the ``only`` one takes what the whole text says."""
    for mention in device.naming or device.mentions:
        device.region = device.region or mention.region
    _take_region_said_for(device, around)
    for mention in device.mentions:
        device.side = device.side or (side_of(mention, around) if device.region not in MIDLINE else None)
        device.making = device.making or making_of(mention, around, only=only)
    if not device.region:
        _find_region(device, around)
    if not device.region and any(around.text.words.lower[m.last - 1] == "orthotics" for m in device.mentions):
        device.region = "foot"
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
        device.side = _one({cue: side_said(around.text.words, cue) for cue in _last_said(around)})
    if device.side and device.side[0] in OTHER_SIDE and _has_other_one(OTHER_SIDE[device.side[0]], around):
        device.side = "bilateral", device.side[1]
    if not device.region:
        regions = {cue: cue.value for cue in around.regions if around.is_said(cue) and cue.value not in LIMBS}
        found = _one(regions)
        if found:
            device.region, device.region_cue = found


def _last_said(around: Surroundings) -> list[Cue]:
    """The words for sides without those taken back: ``lft wrist wait its RT``."""
    lower = around.text.words.lower
    said = [cue for cue in around.sides if around.is_said(cue)]
    taken_back = {
        one
        for one, other in pairwise(said)
        if other.first - one.last <= SLIP_REACH and not WORDS["slips"].isdisjoint(lower[one.last : other.first])
    }
    return [cue for cue in said if cue not in taken_back]


def _has_other_one(side: str, around: Surroundings) -> bool:
    """``left splint took 22 to make, the right one 16``: a second device, of the other side."""
    words, flags = around.text.words, around.text.contexts.flags
    for cue in around.sides:
        after = cue.last + 1 if words.lower[cue.last : cue.last + 1] == ["one"] else cue.last
        told = words.lower[after : after + 1] != [] and words.lower[after] in WORDS["other_one"]
        led = after > cue.last or words.lower[cue.first - 1 : cue.first] == ["the"]
        near = flags[cue.first : cue.first + OTHER_REACH]
        if side_said(words, cue) == side and told and led and not any(flag & NOT_SERVED for flag in near):
            return True
    return False


def _one(meanings: dict[Cue, str]) -> tuple[str, Cue] | None:
    """What all cues mean, and the first of them, where they mean the same."""
    if len(set(meanings.values())) != 1:
        return None
    cue, value = next(iter(meanings.items()))
    return value, cue
