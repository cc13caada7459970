"""A service with a number that is called by no unit: ``and also 10 of gait``, ``plus TE 15``."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths
from assistant.extraction.quantities.quantity import Kind
from assistant.reading import Reading

MOST_WORDS, MOST_MINUTES = 10, 120


def with_service_of_number(heard: Heard, reading: Reading, ctx: Context) -> Reading:
    """The reading of the turn with its one bare number taken for minutes, where that tells a service that is new."""
    told = lengths(heard.words, reading.said)
    timed = any(said.path.startswith(("minutes", "assistant_minutes")) for said in reading.said)
    has_minutes = any(each.minutes is not None for each in reading.visit.other_services)
    is_short = len(heard.words) <= MOST_WORDS and not ctx.frame.is_empty
    if not is_short or timed or has_minutes or len(told) != 1 or told[0].kind is not Kind.BARE:
        return reading
    if not 0 < told[0].low <= MOST_MINUTES:
        return reading
    end = heard.words.end[told[0].last - 1]
    text = heard.without("adds")
    again = ctx.read(f"{text[:end]} min{text[end:]}")
    known = {each.cpt for each in ctx.frame.visit.other_services}
    new = [each for each in again.visit.other_services if each.minutes == told[0].low and each.cpt not in known]
    if len(new) != 1 or len(again.visit.other_services) > 1:
        return reading
    said = tuple(each for each in again.said if each.path.startswith("other_services"))
    moved = tuple(replace(each, end=min(each.end, len(reading.text))) for each in said)
    visit = replace(reading.visit, other_services=again.visit.other_services)
    others = tuple(each for each in reading.said if not each.path.startswith("other_services"))
    return replace(reading, visit=visit, said=(*others, *moved))
