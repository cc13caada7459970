"""A day told by itself, as the day of the visit: ``the date was 6/1/2025``, ``it was on 1 June 2025``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.conversation.phrases import split_words, spot
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from coder.visit import Visit

NUMBERED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")
DASHED = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.IGNORECASE)
DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b", re.IGNORECASE)
BESIDE = ("filler", "cue", "correct", "set", "suppose", "if", "of_service", "no", "that")
"""What may stand beside the day."""


def with_day(visit: Visit, heard: Heard) -> Visit:
    """The visit with the day that the turn tells; a day beside other words may be of anything and is left alone."""
    found = _day(heard.text)
    if found is None:
        return visit
    day, (start, end) = found
    rest = Heard(heard.text[:start] + " " * (end - start) + heard.text[end:])
    beside = [word for word in rest.left_after(*BESIDE) if not is_among(word, "small")]
    is_told = heard.has("of_service", "suppose") or visit.date_of_service is not None
    return replace(visit, date_of_service=day.isoformat()) if is_told and not beside else visit


def _day(text: str) -> tuple[date, tuple[int, int]] | None:
    for pattern, order in (
        (NUMBERED, (3, 1, 2)),
        (DASHED, (1, 2, 3)),
        (MONTH_FIRST, (3, 1, 2)),
        (DAY_FIRST, (3, 2, 1)),
    ):
        for found in pattern.finditer(text):
            year, month, day = (found[place] for place in order)
            number = int(month) if month.isdigit() else _month(month)
            if number is None:
                continue
            try:
                return date(int(year), number, int(day)), found.span()
            except ValueError:
                continue
    return None


def _month(name: str) -> int | None:
    told = spot(split_words(name), "signals", "months")
    return int(told[0].value) if told else None
