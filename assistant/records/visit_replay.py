"""A saved visit coded again under the guidance of today: which lines would be others, and because of which source?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

from assistant.coding_form import CodingForms
from assistant.desk import CodedVisit, Desk
from assistant.facts import visit_from_facts
from assistant.records.visit_draft import payer_row_of
from assistant.records.visits import SavedVisit

Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class ReplayLine:
    """A line as a person reads it: code, modifiers in order, units."""

    code: str
    modifiers: tuple[str, ...]
    units: int


@dataclass(frozen=True, slots=True)
class Changed:
    """One line then and now, None where it was not or is not; and the keys of the passages that decide it now."""

    before: ReplayLine | None
    after: ReplayLine | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """A saved visit, its coding of today, and what is not as it was."""

    visit: SavedVisit
    now: CodedVisit
    status: tuple[str, str]
    lines: tuple[Changed, ...]
    payer_row: tuple[str, str]
    guidance: tuple[str, str]
    is_same_guidance: bool

    @property
    def is_changed(self) -> bool:
        return bool(self.lines) or self.status[0] != self.status[1]


def replayed(visit: SavedVisit, desk: Desk) -> Replay:
    """Code a saved visit again, as of its own day. Raises ``FactsError``, ``NoGuidance``."""
    now = desk.code(visit_from_facts(json.loads(visit.facts)))
    before, after = json.loads(visit.coding), CodingForms(desk.guidance).form(now.answer, now.policy)
    return Replay(
        visit,
        now,
        (before["status"], after["status"]),
        _changed(before, after),
        (visit.payer_row, payer_row_of(now)),
        (visit.guidance_version, after["guidance"]["version"]),
        visit.guidance_sha256 == after["guidance"]["sha256"],
    )


def lines_of(coding: Json) -> tuple[Json, ...]:
    """The lines of a coding in the public form, or those that the usual answers give while questions are open."""
    provisional = coding.get("provisional")
    return tuple(provisional["lines"] if provisional else coding["lines"])


def line_of(line: Json) -> ReplayLine:
    return ReplayLine(line["code"], tuple(line["modifiers"]), line["units"])


def _changed(before: Json, after: Json) -> tuple[Changed, ...]:
    old, new = _by_code(before), _by_code(after)
    found: list[Changed] = []
    for key in dict.fromkeys((*old, *new)):
        then, today = old.get(key), new.get(key)
        lines = tuple(None if each is None else line_of(each) for each in (then, today))
        if lines[0] != lines[1]:
            found.append(Changed(lines[0], lines[1], _cites(key[0], then, today, after)))
    return tuple(found)


def _by_code(coding: Json) -> dict[tuple[str, int], Json]:
    keyed: dict[tuple[str, int], Json] = {}
    for line in lines_of(coding):
        keyed[line["code"], sum(1 for code, _ in keyed if code == line["code"])] = line
    return keyed


def _cites(code: str, then: Json, today: Json, after: Json) -> tuple[str, ...]:
    """What the line rests on today and did not rest on before; where it is gone, what refuses it."""
    if today is None:
        refusals = [each for each in after["not_billed"] if each.get("code") == code]
        refusals += [each for each in after["findings"] if each.get("about") == code]
        return tuple(dict.fromkeys(key for each in refusals for key in each["citations"]))
    known = set(then["citations"]) if then is not None else set()
    return tuple(key for key in today["citations"] if key not in known) or tuple(today["citations"])
