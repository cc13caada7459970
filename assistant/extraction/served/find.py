"""Which devices were served today, as opposed to worn, left at home, old, planned or only mentioned?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.devices.extent import Mention
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.served.describe import describe
from assistant.extraction.served.device import KINDS, Served
from assistant.extraction.served.features import Surroundings, side_of, surroundings, words_between
from assistant.extraction.served.put_aside import is_exchanged, is_removed
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("served")
NOT_SERVED = Context.DENIED | Context.PLANNED | Context.HYPOTHETICAL | Context.POLICY
HARDLY_SERVED = Context.PAST | Context.SUBJECTIVE | Context.WEAR | Context.HOME
SLIP_REACH = 12
BESIDE = 2
MOST_DEVICES = 40
"""No visit serves more devices; further names are set aside."""
LIMB_REGIONS = {
    "arm": frozenset(("hand", "finger", "thumb", "wrist", "elbow", "shoulder", "arm_be", "arm_ae")),
    "leg": frozenset(("foot", "ankle", "knee", "hip", "leg_bk", "leg_ak")),
}


@dataclass(frozen=True, slots=True)
class DevicesRead:
    """The devices served, the mentions that were set aside, and the words around them."""

    devices: list[Served]
    aside: list[Mention]
    around: Surroundings


def find_served(text: Text, phrases: Phrases, named: DevicesNamed, *, worked_on: bool) -> DevicesRead:
    """The devices served; mentions of the past or of the patient's own account count only where orthotic work
    was done today (``worked_on``) and nothing better names the device."""
    around = surroundings(text, phrases, named)
    sure, unsure, aside = _sift(named.mentions, around)
    sure = [m for m in sure if not m.part] or sure
    if not any(not m.generic for m in sure):
        sure = _in_order(sure, unsure if worked_on or sure else ())
    elif worked_on:
        sure = _in_order(sure, _named_again(unsure, sure, text.words))
    devices: list[Served] = []
    for mention in sure:
        if len(devices) < MOST_DEVICES:
            _place(mention, devices, around)
        else:
            aside.append(mention)
    for device in devices:
        describe(device, around, only=len(devices) == 1)
    return DevicesRead(devices, aside, around)


def _in_order(first: Iterable[Mention], second: Iterable[Mention]) -> list[Mention]:
    return sorted([*first, *second], key=lambda mention: mention.first)


def _sift(mentions: Sequence[Mention], around: Surroundings) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """The mentions that are surely of today, those that may be, and those that are not."""
    sure: list[Mention] = []
    unsure: list[Mention] = []
    aside: list[Mention] = []
    for mention in mentions:
        flags = around.text.contexts.over(mention.first, mention.last)
        if flags & NOT_SERVED or is_removed(mention, around.text.words) or is_exchanged(mention, around):
            aside.append(mention)
            if mention.generic and flags & Context.DENIED and not _is_about_other(mention, around.text.words):
                aside += [m for m in sure if m.kind == mention.kind]
                sure = [m for m in sure if m.kind != mention.kind]
        else:
            (unsure if flags & HARDLY_SERVED else sure).append(mention)
    return sure, unsure, aside


def _is_about_other(mention: Mention, words: Words) -> bool:
    """``no new brace``, ``billed nothing for the splint``, ``no brace changes``, ``without the brace``: the device
    that is named elsewhere was served all the same."""
    around = words.lower[max(0, mention.first - 4) : mention.first] + words.lower[mention.last : mention.last + 2]
    return not WORDS["not_of_serving"].isdisjoint(around)


def _named_again(unsure: Sequence[Mention], sure: Sequence[Mention], words: Words) -> list[Mention]:
    """Devices that the note names elsewhere too, such as the splint of which the patient complains."""
    known = set().union(*(_own_words(mention, words) for mention in sure))
    regions = {mention.region for mention in sure} | {""}
    return [
        mention
        for mention in unsure
        if _own_words(mention, words) & known or (not _own_words(mention, words) and mention.region in regions)
    ]


def _place(mention: Mention, served: list[Served], around: Surroundings) -> None:
    """Add a mention to the device it names, or make it a new one."""
    side = _adjacent_side(mention, around)
    for device in reversed(served):
        if mention.kind in KINDS and device.kind != mention.kind:
            continue
        other = device.side[0] if device.side else ""
        clash = side is not None and other not in ("", side[0]) and "bilateral" not in (other, side[0])
        if clash and not _is_slip(device, mention, around.text.words):
            continue
        if mention.generic or device.generic or _same(mention, device.best, around.text.words):
            device.add(mention, renames=not _is_component(mention, around.text.words))
            device.side = side if side and (clash or device.side is None) else device.side
            return
    served.append(Served(mention, side, named=not _is_component(mention, around.text.words)))


def _adjacent_side(mention: Mention, around: Surroundings) -> tuple[str, Cue] | None:
    found = side_of(mention, around)
    return found if found and words_between(mention, found[1]) <= BESIDE else None


def _is_slip(device: Served, mention: Mention, words: Words) -> bool:
    between = words.lower[device.mentions[-1].last : mention.first]
    return len(between) < SLIP_REACH and bool(WORDS["slips"] & set(between))


def _is_component(mention: Mention, words: Words) -> bool:
    """``terminal device``, ``check socket``, ``microprocessor knee``: of a prosthesis that is named besides."""
    said = {word.rstrip("s") for word in words.lower[mention.first : mention.last]}
    return mention.kind == "prosthesis" and said <= WORDS["components"]


def _are_of_one_limb(component: Mention, whole: Mention) -> bool:
    limb = next((name for name, regions in LIMB_REGIONS.items() if component.region in regions), "")
    return not limb or not whole.region or whole.region in LIMB_REGIONS[limb]


def _same(first: Mention, second: Mention, words: Words) -> bool:
    if first.kind == second.kind == "prosthesis" and (_is_component(first, words) or _is_component(second, words)):
        return _are_of_one_limb(first, second)
    if first.region and second.region and first.region != second.region:
        return False
    own = _own_words(first, words)
    other = _own_words(second, words)
    return bool(own & other) or not own or not other


def _own_words(mention: Mention, words: Words) -> set[str]:
    """The words of a name that tell it from other devices of its kind."""
    own = {word.rstrip("s") for word in words.lower[mention.first : mention.last]}
    return own - WORDS["common"] - {mention.region}
