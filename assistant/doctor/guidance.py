"""The guidance: its date, what was imported over it, what is stale, which payers are due."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.doctor.finding import Finding, ill, look, well
from knowledge.guidance import Guidance
from knowledge.imports.generations import current_number
from knowledge.problems import BrokenGeneration
from knowledge.status import status

SUBJECT = "guidance"
MOST_NAMED = 6


def examine_guidance(guidance: Guidance | None, updates: Path, day: str) -> Iterator[Finding]:
    """``guidance`` is None where what was imported cannot be read; ``updates`` is the folder of imports."""
    try:
        number = current_number(updates)
    except BrokenGeneration as error:
        yield ill(SUBJECT, "imports-broken", reason=str(error))
        return
    if guidance is None:
        yield ill(SUBJECT, "imports-broken", reason=str(updates))
        return
    yield well(SUBJECT, "version", version=guidance.version, sha256=guidance.sha256[:12])
    yield well(SUBJECT, "imported", number=number, folder=str(updates)) if number else well(SUBJECT, "as-shipped")
    standing = status(guidance, day)
    if standing.stale:
        parts = tuple(dict.fromkeys(f"{each.area} {each.part}" for each in standing.stale))
        yield look(SUBJECT, "stale", count=len(parts), parts=_named(parts))
    else:
        yield well(SUBJECT, "fresh", day=day)
    if standing.payers_due:
        yield look(SUBJECT, "payers-due", count=len(standing.payers_due), payers=_named(standing.payers_due))


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
