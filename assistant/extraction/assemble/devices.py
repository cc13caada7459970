"""From the devices served to those of a visit, and to the kind of device, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.extraction.assemble.say import MOST_TEXT
from assistant.extraction.codes.find import CodesRead
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.saying import say
from assistant.extraction.served.device import Served
from assistant.extraction.served.find import DevicesRead
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Said, Value
from coder.visit import Device, DeviceKind, Fabrication, Side

KIND = "orthosis_or_prosthesis"


@dataclass(slots=True)
class DevicesStated:
    """The devices part of a visit in the making."""

    devices: list[Device] = field(default_factory=list)
    kind: DeviceKind | None = None
    said: list[Said] = field(default_factory=list)


def state_devices(words: Words, read: DevicesRead, named: DevicesNamed, codes: CodesRead) -> DevicesStated:
    """The devices with their features, and what kind they are."""
    stated = DevicesStated()
    for served in read.devices:
        _state(words, stated, served)
    _state_kind(words, stated, read.devices, named, codes)
    return stated


def _state(words: Words, stated: DevicesStated, served: Served) -> None:
    device = Device(
        name=served.best.name(words)[:MOST_TEXT],
        body_region=served.region or None,
        laterality=Side(served.side[0]) if served.side else None,
        fabrication=Fabrication(served.making[0]) if served.making else None,
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
    words: Words, stated: DevicesStated, served: Sequence[Served], named: DevicesNamed, codes: CodesRead
) -> None:
    kinds = {device.kind for device in served}
    if kinds:
        stated.kind = DeviceKind.BOTH if len(kinds) > 1 else DeviceKind(kinds.pop())
        stated.said.append(say(words, KIND, stated.kind, served[0].best.first, served[0].best.last))
        return
    adjectives = {cue.value if cue.group == "head" else cue.group: cue for cue in named.adjectives}
    if len(adjectives) == 1:
        kind, cue = adjectives.popitem()
        stated.kind = DeviceKind(kind)
        stated.said.append(say(words, KIND, stated.kind, cue.first, cue.last))
        return
    if codes.kind and isinstance(codes.kind.value, DeviceKind):
        stated.kind = codes.kind.value
        stated.said.append(codes.kind)


def _say_feature(words: Words, path: str, value: Value, cue: Cue | None, best: tuple[int, int]) -> Said:
    return say(words, path, value, *((cue.first, cue.last) if cue else best))
