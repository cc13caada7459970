"""Which devices were served today, as opposed to worn, left at home, old, planned or only mentioned?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.served.features import Surroundings, made_today, making_of, region_near, side_of, surroundings
from assistant.extraction.devices.mentions import DevicesNamed, Mention
from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue, Phrases
from assistant.extraction.tokens.lexer import Words

NOT_SERVED = Context.DENIED | Context.PLANNED | Context.HYPOTHETICAL | Context.POLICY
HARDLY_SERVED = Context.PAST | Context.SUBJECTIVE | Context.WEAR | Context.HOME
OLD = frozenset(("old", "previous", "prior", "former", "second", "another", "discarded", "mailed"))
REMOVED = frozenset(
    ("off", "discarded", "removed", "doffed", "mailed", "discontinued", "dc'd", "shipped", "junk", "outgrown")
)
REMOVALS = (
    ("took", "off"),
    ("out", "of"),
    ("came", "out"),
    ("pulled",),
    ("weaned", "from"),
    ("discharged", "from"),
    ("removed",),
)
SLIPS = frozenset(("error", "sorry", "wait", "correction", "mean", "actually", "wrong", "rather"))
KINDS = frozenset(("orthosis", "prosthesis"))
MIDLINE = frozenset(("neck", "trunk", "head"))


@dataclass(slots=True)
class Served:
    """One device served, put together from the mentions of it."""

    mentions: list[Mention]
    side: tuple[str, Cue] | None = None
    region: str = ""
    region_cue: Cue | None = None
    making: tuple[str, Cue | None] | None = None

    @property
    def kind(self) -> str:
        return next((m.kind for m in self.mentions if m.kind in KINDS), "orthosis")

    @property
    def best(self) -> Mention:
        """The mention that says most."""
        return max(self.mentions, key=lambda mention: (not mention.generic, mention.last - mention.first))


@dataclass(frozen=True, slots=True)
class DevicesRead:
    """The devices served, the mentions that were set aside, and how ``made`` words stand around them."""

    devices: list[Served]
    aside: list[Mention]
    around: Surroundings


def find_served(
    words: Words, layout: Layout, contexts: Contexts, phrases: Phrases, named: DevicesNamed, *, worked_on: bool
) -> DevicesRead:
    """The devices served; mentions of the past or of the patient's own account count only where orthotic work
    was done today (``worked_on``) and nothing better names the device."""
    around = surroundings(words, layout, contexts, phrases, named)
    devices: list[Served] = []
    aside: list[Mention] = []
    sure, unsure = _sift(named.mentions, around, aside)
    parts = [m for m in sure if m.part]
    sure = [m for m in sure if not m.part] or parts
    if not any(not m.generic for m in sure) and (worked_on or sure):
        sure = sorted([*sure, *[m for m in unsure if worked_on or sure]], key=lambda m: m.first)
    elif worked_on:
        sure = sorted([*sure, *[m for m in unsure if _names_again(m, sure, around.words)]], key=lambda m: m.first)
    for mention in sure:
        _place(mention, devices, around)
    for device in devices:
        _describe(device, around, only=len(devices) == 1)
    return DevicesRead(devices, aside, around)


def _sift(
    mentions: Sequence[Mention], around: Surroundings, aside: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    sure: list[Mention] = []
    unsure: list[Mention] = []
    for mention in mentions:
        flags = around.contexts.over(mention.first, mention.last)
        if flags & NOT_SERVED or _is_removed(mention, around.words):
            aside.append(mention)
            if mention.generic and flags & Context.DENIED:
                aside.extend(m for m in sure if m.kind == mention.kind)
                sure = [m for m in sure if m.kind != mention.kind]
        else:
            (unsure if flags & HARDLY_SERVED else sure).append(mention)
    return sure, unsure


def _is_removed(mention: Mention, words: Words) -> bool:
    before = words.lower[max(0, mention.first - 4) : mention.first]
    if set(before[-2:]) & OLD:
        return True
    for removal in REMOVALS:
        if any(tuple(before[i : i + len(removal)]) == removal and "." not in before[i:] for i in range(len(before))):
            return True
    after = words.lower[mention.last : mention.last + 2]
    return bool(set(after[:1]) & REMOVED) and after != ["off", "the"]


def _names_again(mention: Mention, sure: list[Mention], words: Words) -> bool:
    """A device that the note names elsewhere too, such as the splint of which the patient complains."""
    own = _own_words(mention, words)
    return not own or any(own & _own_words(other, words) for other in sure)


def _place(mention: Mention, served: list[Served], around: Surroundings) -> None:
    """Add a mention to the device it names, or make it a new one."""
    side = _adjacent_side(mention, around)
    for device in reversed(served):
        if mention.kind in KINDS and device.kind != mention.kind:
            continue
        other = device.side[0] if device.side else ""
        clash = side is not None and other not in ("", side[0]) and "bilateral" not in (other, side[0])
        if clash and not _is_slip(device, mention, around.words):
            continue
        if mention.generic or all(m.generic for m in device.mentions) or _same(mention, device.best, around.words):
            device.mentions.append(mention)
            device.side = side if side and (clash or device.side is None) else device.side
            return
    served.append(Served([mention], side))


def _adjacent_side(mention: Mention, around: Surroundings) -> tuple[str, Cue] | None:
    found = side_of(mention, around)
    if found is None:
        return None
    cue = found[1]
    distance = mention.first - cue.last if cue.first < mention.first else cue.first - mention.last
    return found if distance <= 2 else None


def _is_slip(device: Served, mention: Mention, words: Words) -> bool:
    between = words.lower[device.mentions[-1].last : mention.first]
    return len(between) < 12 and bool(SLIPS & set(between))


def _same(first: Mention, second: Mention, words: Words) -> bool:
    if first.region and second.region and first.region != second.region:
        return False
    own = _own_words(first, words)
    other = _own_words(second, words)
    return bool(own & other) or not own or not other


def _own_words(mention: Mention, words: Words) -> set[str]:
    own = {word.rstrip("s") for word in words.lower[mention.first : mention.last]}
    return own - {
        "splint",
        "brace",
        "orthosi",
        "orthotic",
        "orthose",
        "prosthesi",
        "prosthese",
        "-",
        "the",
        "of",
        "custom",
        "static",
        "dynamic",
        "night",
        mention.region,
    }


def _describe(device: Served, around: Surroundings, *, only: bool) -> None:
    """Side, region and making, from the nearest words to the farthest."""
    for mention in device.mentions:
        device.region = device.region or mention.region
    for mention in device.mentions:
        device.side = device.side or (side_of(mention, around) if device.region not in MIDLINE else None)
        device.making = device.making or making_of(mention, around, only=only)
    if not device.region and device.kind == "prosthesis" and around.levels:
        device.region, device.region_cue = around.levels[0].value, around.levels[0]
    if not device.region:
        near = next((found for m in device.mentions if (found := region_near(m, around))), None)
        if near:
            device.region, device.region_cue = near
    if device.making is None and device.kind == "orthosis":
        device.making = made_today(device.mentions, around, only=only)
    if only:
        _describe_only(device, around)


def _describe_only(device: Served, around: Surroundings) -> None:
    """A single device takes the one side, and the one part of the body, that the text names."""
    letters = {"r": "right", "l": "left", "b": "bilateral"}
    if device.side is None and device.region not in MIDLINE:
        sides = [cue for cue in around.sides if around.is_said(cue)]
        values = {
            letters.get(around.words.lower[c.first], "bilateral" if c.value == "both" else c.value) for c in sides
        }
        if len(values) == 1:
            device.side = values.pop(), sides[0]
    if not device.region:
        regions = [cue for cue in around.regions if around.is_said(cue) and cue.value not in ("arm", "leg")]
        if len({cue.value for cue in regions}) == 1:
            device.region, device.region_cue = regions[0].value, regions[0]
