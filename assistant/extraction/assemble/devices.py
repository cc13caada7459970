"""From the devices served to those of a visit, and to the kind of device, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.extraction.codes.find import CodesRead
from assistant.extraction.devices.mentions import DevicesNamed
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.served.find import DevicesRead, Served
from assistant.extraction.tokens.lexer import Words
from assistant.reading import Certainty, Said, Value
from coder.visit import Device, DeviceKind, Fabrication, ProposedCode, Side

KIND = "orthosis_or_prosthesis"
KIND_OF_CODE = {"97760": DeviceKind.ORTHOSIS, "97761": DeviceKind.PROSTHESIS}


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
        name=served.best.name(words),
        body_region=served.region or None,
        laterality=Side(served.side[0]) if served.side else None,
        fabrication=Fabrication(served.making[0]) if served.making else None,
    )
    path = f"devices.{len(stated.devices)}"
    stated.devices.append(device)
    best = (served.best.first, served.best.last)
    stated.said.append(_say(words, path, device, best))
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
        stated.said.append(_say(words, KIND, stated.kind, (served[0].best.first, served[0].best.last)))
        return
    adjectives = {cue.value if cue.group == "head" else cue.group: cue for cue in named.adjectives}
    if len(adjectives) == 1:
        kind, cue = adjectives.popitem()
        stated.kind = DeviceKind(kind)
        stated.said.append(_say(words, KIND, stated.kind, (cue.first, cue.last)))
        return
    for said in codes.proposed:
        if isinstance(said.value, ProposedCode) and said.value.code in KIND_OF_CODE:
            stated.kind = KIND_OF_CODE[said.value.code]
            stated.said.append(Said(KIND, stated.kind, said.start, said.end, Certainty.IMPLIED, said.cue))
            return


def _say_feature(words: Words, path: str, value: Value, cue: Cue | None, best: tuple[int, int]) -> Said:
    return _say(words, path, value, (cue.first, cue.last) if cue else best)


def _say(words: Words, path: str, value: Value, span: tuple[int, int]) -> Said:
    start, end = words.start[span[0]], words.end[span[1] - 1]
    return Said(path, value, start, end, Certainty.STATED, words.text[start:end])
