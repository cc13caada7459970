"""The guidance itself as text: hits of a search, one thing in full, and how fresh everything is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.explanation.environment import template
from knowledge.search import Hit
from knowledge.shown import Shown
from knowledge.status import Status

if TYPE_CHECKING:
    from knowledge.imports.generation_files import Generation
    from knowledge.imports.overlay import Overlay
    from knowledge.imports.update import Proposal

MOST_TOLD = 12
"""Most changes of one sort that are written out."""


def hit_lines(hits: Sequence[Hit]) -> list[str]:
    return _lines("guidance/hits.txt.j2", hits=hits)


def shown_lines(shown: Shown) -> list[str]:
    return _lines("guidance/shown.txt.j2", shown=shown)


def status_lines(status: Status, version: str, overlay: Overlay | None, *, checked: bool) -> list[str]:
    """How fresh the guidance is; ``overlay`` is what the clinic imported."""
    return _lines("guidance/status.txt.j2", status=status, version=version, overlay=overlay, checked=checked)


@dataclass(frozen=True, slots=True)
class RecodedVisit:
    """A saved visit by its label, with its claim before and after in short."""

    label: str
    before: str
    after: str


def update_lines(proposal: Proposal, recoded: Sequence[RecodedVisit], seen: int) -> list[str]:
    """What an update would change, and which of the saved visits that were looked at would be coded differently."""
    return _lines(
        "guidance/update.txt.j2",
        imports=proposal.imports,
        changes=proposal.changes,
        most=MOST_TOLD,
        visits=recoded,
        visits_seen=seen,
    )


def history_lines(generations: Sequence[Generation], current: int) -> list[str]:
    return _lines("guidance/history.txt.j2", generations=generations, current=current)


def _lines(name: str, **values: object) -> list[str]:
    return template(name).render(**values).strip("\n").split("\n")
