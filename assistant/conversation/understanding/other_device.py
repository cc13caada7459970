"""Is the one device put right into another: ``no, it was a finger splint``?"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from coder.visit import Device, Visit


def with_other_device(before: Visit, after: Visit, heard: Heard) -> Visit:
    """The visit with the device replaced where a correction tells another one, not one more.

    The side stays unless told anew; the number of an L code goes, as it was of the other device.
    """
    told = after.devices[len(before.devices) :]
    is_one_more = any(is_among(word, "more") or is_among(word, "one_more") for word in heard.words.lower)
    if len(before.devices) != 1 or len(told) != 1 or is_one_more:
        return after
    old, new = before.devices[0], told[0]
    codes = () if after.l_codes_billed == before.l_codes_billed else after.l_codes_billed
    return replace(after, devices=(_in_its_place(old, new),), l_codes_billed=codes)


def _in_its_place(old: Device, new: Device) -> Device:
    """The new device, called by the noun of the old one where it was told without (``it's above knee``)."""
    nouns = [word for word in (old.name or "").split() if is_among(word.casefold(), "device_noun")]
    named = not nouns or any(is_among(word, "device_noun") for word in (new.name or "").casefold().split())
    return replace(
        old,
        name=new.name if named else f"{new.name} {nouns[-1]}",
        body_region=new.body_region or old.body_region,
        laterality=new.laterality or old.laterality,
        fabrication=new.fabrication or old.fabrication,
        l_code=new.l_code,
    )
