"""The wearing schedule as it was said, for the note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading import Reading, Said

ELEMENT = "wear_schedule"
BREAK = re.compile(r"[;\n]|[.!?](?=\s|$)|,(?!\s*\d)")
"""Where the words on the schedule end; a comma before a number is within them: ``2 hours on, 2 hours off``."""
TELLS = re.compile(r"\d|\b(?:full[ -]?time|nights?|days?|sleep|always|all)\b", re.IGNORECASE)
"""What makes words a schedule, not only a mention that one was taught."""

LABEL = re.compile(r"^wear(?:ing)? (?:schedule|sched|plan|time|times)\s*[:=-]?\s*", re.IGNORECASE)


def schedule_said(readings: Sequence[Reading]) -> str | None:
    """The last words that tell when the device is worn; None where a schedule was at most mentioned."""
    for reading in reversed(readings):
        for said in reading.said:
            if said.path == "doc_elements" and said.value == ELEMENT:
                words = _clause(reading.text, said)
                if TELLS.search(words):
                    return words
    return None


def _clause(text: str, said: Said) -> str:
    """The words between the breaks around a mention."""
    first = max((found.end() for found in BREAK.finditer(text, 0, said.start)), default=0)
    after = BREAK.search(text, said.end)
    return LABEL.sub("", " ".join(text[first : after.start() if after is not None else len(text)].split()))
