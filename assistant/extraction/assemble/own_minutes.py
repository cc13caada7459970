"""Which minutes are of which device, where a visit has several and every number names its own?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.minutes.gather import Placed, added
from assistant.extraction.minutes.read import MinutesRead
from assistant.extraction.served.device import Served
from assistant.extraction.work.anchors import Work
from coder.visit import Combined, Minutes

ORTHOTIC = (Slot.ACTIVITY, Slot.COMBINED, Slot.TOTAL)
MOST_PARTS = 40
"""No visit has more parts; a longer text is not told apart by device."""
SEVERAL = "several totals"
"""The doubt that two devices with a number each give rise to."""


def own_minutes(text: Text, read: MinutesRead, served: Sequence[Served]) -> list[Minutes] | None:
    """The minutes of each device, in their order; nothing where a number or a device is left over."""
    placed = read.of(*ORTHOTIC)[:MOST_PARTS]
    if (
        len(placed) == MOST_PARTS
        or any(doubt.why != SEVERAL for doubt in read.doubts)
        or len(served) < len(("one", "other"))
    ):
        return None
    parts: list[list[Placed]] = [[] for _ in served]
    for each in placed:
        place = _device_of(text, each, served)
        if place is None:
            return None
        parts[place].append(each)
    return [_minutes(each) for each in parts] if all(parts) else None


def _device_of(text: Text, each: Placed, served: Sequence[Served]) -> int | None:
    """The device that the number is tied to, else the only one of its clause."""
    tied = {anchor.first for anchor in each.stint.anchors if anchor.work is Work.DEVICE}
    places = {i for i, device in enumerate(served) if any(mention.first in tied for mention in device.mentions)}
    if not places:
        clause = text.clause(each.quantity.first)
        places = {i for i, device in enumerate(served) if any(text.clause(m.core) == clause for m in device.mentions)}
    return places.pop() if len(places) == 1 else None


def _minutes(parts: Sequence[Placed]) -> Minutes:
    """Parts by activity where each is of one, else the time of the device as a whole."""
    activities = [each.share.names[0] for each in parts if each.share.slot is Slot.ACTIVITY]
    if len(activities) < len(parts):
        combined = tuple(
            Combined(each.share.names, added([each])) for each in parts if each.share.slot is Slot.COMBINED
        )
        return Minutes(total_orthotic=added(parts), combined=combined if len(combined) == len(parts) else ())
    sums = {name: added([each for each in parts if each.share.names[0] == name]) for name in activities}
    return Minutes(
        training=sums.get("training"),
        fitting=sums.get("fitting"),
        assessment=sums.get("assessment"),
        fabrication=sums.get("fabrication"),
        management=sums.get("management"),
    )
