"""Visits coded under the guidance before and after a change of it: which of them would bill something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from assistant.desk import CodedVisit, Desk
from assistant.facts import FactsError, visit_from_facts
from coder.claim import Billed, Lines, billed
from coder.coding import Status
from knowledge.guidance import Guidance, NoGuidance

Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Recoded:
    """A visit by its label, with both codings; its claim, or whether it has one, is not the same in them."""

    label: str
    before: CodedVisit
    after: CodedVisit


def recode(visits: Iterable[tuple[str, Json]], before: Guidance, after: Guidance, today: str) -> Iterator[Recoded]:
    """The visits, each a label and its facts (the public JSON form), that bill something else afterwards.

    Facts that can no longer be read, or whose day no guidance covers, are passed over.
    """
    old, new = Desk(before, today), Desk(after, today)
    for label, facts in visits:
        try:
            visit = visit_from_facts(facts)
            recoded = Recoded(label, old.code(visit), new.code(visit))
        except (FactsError, NoGuidance):
            continue
        if _billed(recoded.before) != _billed(recoded.after):
            yield recoded


def lines_of(coded: CodedVisit) -> Lines:
    """The claim, or the one that the usual answers give while questions are open."""
    answer = coded.answer
    return answer.provisional.lines if answer.provisional is not None else answer.lines


def _billed(coded: CodedVisit) -> tuple[Status, Billed]:
    return coded.answer.status, billed(lines_of(coded))
