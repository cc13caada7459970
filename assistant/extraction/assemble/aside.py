"""What was seen and left alone, and why."""

from __future__ import annotations

from assistant.extraction.minutes.attribute import Slot
from assistant.extraction.minutes.performers import Giver
from assistant.extraction.page import Page
from assistant.extraction.quantities.quantity import TIME_KINDS, Kind
from assistant.reading import SetAside

READ_ELSEWHERE = frozenset((*TIME_KINDS, Kind.VISIT_NUMBER, Kind.CODE))


def set_aside(page: Page) -> tuple[SetAside, ...]:
    """Look-alikes, minutes that are not ours or not of today, codes, payers and devices that are not today's."""
    words = page.words
    found = [
        SetAside(words.start[q.first], words.end[q.last - 1], q.kind)
        for q in (*page.quantities, *page.minutes.corrected)
        if q.kind not in READ_ELSEWHERE
    ]
    for each in page.minutes.placed:
        if each.giver is Giver.OTHER or each.share.slot is Slot.ASIDE:
            kind = "other_person" if each.giver is Giver.OTHER else each.share.names[0]
            found.append(SetAside(words.start[each.quantity.first], words.end[each.quantity.last - 1], kind))
    found += [SetAside(words.start[m.first], words.end[m.last - 1], "device_not_today") for m in page.served.aside]
    found += [*page.codes.set_aside, *page.payers.set_aside]
    return tuple(sorted(set(found), key=lambda each: (each.start, each.end, each.kind)))
