"""The guidance itself as text: hits of a search, one thing in full, and how fresh everything is."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.explanation.environment import template
from knowledge.search import Hit
from knowledge.shown import Shown
from knowledge.status import Status


def hit_lines(hits: Sequence[Hit]) -> list[str]:
    return _lines("guidance/hits.txt.j2", hits=hits)


def shown_lines(shown: Shown) -> list[str]:
    return _lines("guidance/shown.txt.j2", shown=shown)


def status_lines(status: Status, version: str, *, checked: bool) -> list[str]:
    return _lines("guidance/status.txt.j2", status=status, version=version, checked=checked)


def _lines(name: str, **values: object) -> list[str]:
    return template(name).render(**values).strip("\n").split("\n")
