"""From the devices served to those of a visit, and to the kind of device, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.extraction.assemble.own_minutes import own_minutes
from assistant.extraction.assemble.say import MOST_TEXT
from assistant.extraction.codes.find import CodesRead
from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.context.text import Text
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.encounter.each_device import OfDevice
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.served.device import KINDS, Served
from assistant.extraction.served.find import DevicesRead
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Said, Value
from coder.visit import Device, DeviceKind, Fabrication, Minutes, Side

KIND = "orthosis_or_prosthesis"
NOT_NOW = Context.HYPOTHETICAL | Context.POLICY | Context.PLANNED
NOT_OURS = Context.HYPOTHETICAL | Context.POLICY | Context.DENIED | Context.PLANNED


@dataclass(slots=True)
class DevicesStated:
    """The devices part of a visit in the making."""

    devices: list[Device] = field(default_factory=list)
    kind: DeviceKind | None = None
    said: list[Said] = field(default_factory=list)


def state_devices(
    text: Text,
    read: DevicesRead,
    named: DevicesNamed,
    codes: CodesRead,
    minutes: MinutesRead,
    each: Sequence[OfDevice],
    components: Sequence[Cue],
) -> DevicesStated:
    """The devices with their features and what is said of ``each``, and what kind they are; where none was served the
    kind is only implied, by other devices or by ``components`` named, and only if orthotic work was done."""
    words = text.words
    stated = DevicesStated()
    differ = len({served.kind for served in read.devices}) > 1 or any(own.encounter for own in each)
    own = own_minutes(text, minutes, read.devices) if differ else None
    for place, served in enumerate(read.devices):
        _state(words, stated, served, each[place], own[place] if own else None)
    worked_on = minutes.is_orthotic or codes.is_orthotic
    _state_kind(text, stated, read.devices, named, codes, components if worked_on else None)
    return stated


def _state(words: Words, stated: DevicesStated, served: Served, own: OfDevice, minutes: Minutes | None) -> None:
    device = Device(
        name=served.best.name(words)[:MOST_TEXT],
        body_region=served.region or None,
        laterality=Side(served.side[0]) if served.side else None,
        fabrication=Fabrication(served.making[0]) if served.making else None,
        encounter=own.encounter,
        minutes=minutes,
        is_new=own.is_new,
        delivered_on=own.delivered_on,
    )
    path = f"devices.{len(stated.devices)}"
    stated.devices.append(device)
    best = (served.best.first, served.best.last)
    stated.said.append(say(words, path, device, *best))
    if device.body_region:
        stated.said.append(_say_feature(words, f"{path}.body_region", device.body_region, served.region_cue, best))
    if device.laterality and served.side:
        stated.said.append(_say_feature(words, f"{path}.laterality", device.laterality, served.side[1], best))
    if device.fabrication and served.making:
        stated.said.append(_say_feature(words, f"{path}.fabrication", device.fabrication, served.making[1], best))


def _state_kind(
    text: Text,
    stated: DevicesStated,
    served: Sequence[Served],
    named: DevicesNamed,
    codes: CodesRead,
    components: Sequence[Cue] | None,
) -> None:
    """The kind of the devices served, else of what is named besides; ``components`` are None where no work was done."""
    words, contexts = text.words, text.contexts
    told = [device for device in served if device.is_told]
    kinds = {device.kind for device in told}
    if kinds:
        stated.kind = DeviceKind.BOTH if len(kinds) > 1 else DeviceKind(kinds.pop())
        stated.said.append(say(words, KIND, stated.kind, told[0].best.first, told[0].best.last))
        return
    adjectives = {cue.value if cue.group == "head" else cue.group: cue for cue in named.adjectives}
    if len(adjectives) == 1:
        kind, cue = adjectives.popitem()
        stated.kind = DeviceKind(kind)
        stated.said.append(say(words, KIND, stated.kind, cue.first, cue.last))
        return
    said = codes.kind
    if said is None and components is not None:
        said = _implied_kind(words, named, contexts) or _kind_of_components(words, components, contexts)
    if said and isinstance(said.value, DeviceKind):
        stated.kind = said.value
        stated.said.append(said)


def _implied_kind(words: Words, named: DevicesNamed, contexts: Contexts) -> Said | None:
    """Where no device was served: the kind that all devices named are of, or that an amputation speaks of."""
    mentions = [each for each in named.mentions if not contexts.over(each.first, each.last) & NOT_OURS]
    if not mentions and not named.levels:
        mentions = [each for each in named.mentions if not contexts.over(each.first, each.last) & NOT_NOW]
    kinds = {mention.kind for mention in mentions} & KINDS
    if len(kinds) == 1:
        mention = next(each for each in mentions if each.kind in kinds)
        return say(words, KIND, DeviceKind(kinds.pop()), mention.first, mention.last, Certainty.IMPLIED)
    if named.levels and not kinds:
        cue = named.levels[0]
        return say(words, KIND, DeviceKind.PROSTHESIS, cue.first, cue.last, Certainty.IMPLIED)
    return None


def _kind_of_components(words: Words, components: Sequence[Cue], contexts: Contexts) -> Said | None:
    """``liner hygiene``, ``terminal device drills``: the kind that all parts named are of."""
    said = [cue for cue in components if not contexts.over(cue.first, cue.last) & NOT_NOW and cue.value != "none"]
    kinds = {cue.value for cue in said}
    if len(kinds) != 1:
        return None
    return say(words, KIND, DeviceKind(kinds.pop()), said[0].first, said[0].last, Certainty.IMPLIED)


def _say_feature(words: Words, path: str, value: Value, cue: Cue | None, best: tuple[int, int]) -> Said:
    return say(words, path, value, *((cue.first, cue.last) if cue else best))
