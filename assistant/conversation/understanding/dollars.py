"""Dollars allowed so far this year, in the words of a conversation."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.signals.heard import Heard
from coder.visit import Visit

AMOUNT = re.compile(r"(\$\s?)?\b(\d{1,3}(?:,\d{3})+|\d+)(\.\d\d?)?(\s?(?:dollars|bucks|usd))?", re.IGNORECASE)
LEAST = 100
"""Without a word for dollars a smaller number is no amount of a year."""


def with_dollars(visit: Visit, heard: Heard) -> Visit:
    """The visit with the amount of the year; an amount that is denied (``not 2450``) is not it."""
    if not heard.has("of_the_year") and not tells_amount_so_far(heard):
        return visit
    for found in AMOUNT.finditer(heard.text):
        dollars = float(found[2].replace(",", "") + (found[3] or ""))
        is_marked = bool(found[1] or found[4] or "," in found[2])
        before = heard.text[: found.start()].casefold().split()[-1:]
        if before != ["not"] and (is_marked or dollars >= LEAST) and not _is_year(found[2], is_marked=is_marked):
            return replace(visit, year_to_date=dollars)
    return visit


def tells_amount_so_far(heard: Heard) -> bool:
    """``$3,000 allowed so far``: dollars, and a word for what was used up."""
    return heard.has("so_far", "of_the_year") and any(found[1] or found[4] for found in AMOUNT.finditer(heard.text))


def _is_year(digits: str, *, is_marked: bool) -> bool:
    return not is_marked and len(digits) == 4 and digits.startswith("20")
