"""Are stretches of the clock without words of their own the visit, the device's time, or something not known?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.attribute import Share, Slot
from assistant.extraction.minutes.gather import Placed
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.work.anchors import ORTHOTIC_WORK, Anchor, Work

MOST_RANGES = 60
"""No visit has more stretches."""


def sort_clocks(text: Text, placed: Sequence[Placed], named: Sequence[Anchor]) -> list[Placed]:
    """A stretch of the clock with no words of its own is the visit, or the device's time where nothing else was done
    (``named`` is the work of today); beside stretches outside it, it belongs to something that is not known."""
    ranges = [each for each in placed if each.quantity.kind is Kind.CLOCK_RANGE and each.counts]
    done = list(placed)
    if not 0 < len(ranges) <= MOST_RANGES:
        return done
    for at, each in enumerate(done):
        timed = each.quantity.kind is Kind.CLOCK_RANGE and each.counts
        if not timed or each.share.slot is not Slot.SESSION or each.stint.anchors:
            continue
        if any(_is_outside(other.quantity, each.quantity) for other in ranges):
            done[at] = replace(each, share=Share(Slot.ASIDE, ("unattributed",)))
        elif not any(other.has_length for other in placed if other is not each):
            done[at] = _as_device(each, named)
    return done


def _is_outside(one: Quantity, whole: Quantity) -> bool:
    """Morning or afternoon may be left out of one of them."""
    starts, stops = ((_of_half_day(each.start), _of_half_day(each.start) + each.low) for each in (one, whole))
    return starts[0] < stops[0] or starts[1] > stops[1]


def _of_half_day(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) % 12 * 60 + int(minutes)


def _as_device(each: Placed, named: Sequence[Anchor]) -> Placed:
    if not named or any(anchor.work not in ORTHOTIC_WORK for anchor in named):
        return each
    acts = {anchor.value for anchor in named if anchor.work is Work.ACTIVITY and anchor.detail != "part"}
    if acts == {"training"}:
        return replace(each, share=Share(Slot.ACTIVITY, ("training",), tuple(named)))
    worked = any(anchor.work is not Work.DEVICE for anchor in named)
    return replace(each, share=Share(Slot.TOTAL, (), tuple(named))) if worked else each
