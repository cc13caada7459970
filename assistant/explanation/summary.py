"""The arithmetic behind the units of a claim, gathered for the sentences that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from coder.answer import Answer
from coder.claim import Lines
from coder.counting import UnitCount
from coder.decision import Activity, Decision, Disposition, LedgerRow
from coder.rules.device_billing import TRAINING_ALONE
from coder.rules.timed_units import PER_CODE
from coder.rules.unit_allocation import Share
from coder.visit import Range

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """One timed service of a claim: its minutes and units, and why it has them."""

    code: str
    minutes: int
    units: int
    blocks: int
    remainder: int
    reason: str
    is_training: bool
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameFate:
    """Ledger rows that share a disposition and its ground."""

    minutes: str
    activities: tuple[str, ...]
    disposition: Disposition
    cites: tuple[str, ...]


def parts_of(lines: Lines, ledger: Sequence[LedgerRow]) -> list[Part]:
    """The timed services of the day, those of one code together; the ones that got no unit come last."""
    parts: dict[str, Part] = {}
    for line in lines:
        counted = _value(line.decisions, UnitCount)
        if counted is None:
            continue
        share = _value(line.decisions, Share)
        known = parts.get(line.code)
        minutes = line.minutes.low if isinstance(line.minutes, Range) else line.minutes or 0
        cites = tuple(key for d in line.decisions if isinstance(d.value, UnitCount | Share) for key in d.cites)
        parts[line.code] = Part(
            line.code,
            minutes + (known.minutes if known else 0),
            line.units + (known.units if known else 0),
            share[1].full_blocks if share else 0,
            share[1].remainder if share else 0,
            share[0].partition("/")[2] if share else "alone",
            any(d.rule == TRAINING_ALONE for d in line.decisions),
            cites,
        )
    for row in ledger:
        if parts and row.disposition is Disposition.COUNTS and row.code and row.code not in parts:
            minutes = row.minutes.low if isinstance(row.minutes, Range) else row.minutes
            parts[row.code] = Part(row.code, minutes, 0, 0, minutes, "no-unit-left", False, ())
    return list(parts.values())


def _value(decisions: tuple[Decision[object], ...], kind: type[T]) -> tuple[str, T] | None:
    """The value of that kind among the decisions, with its rule."""
    return next((((d.rule, d.value)) for d in decisions if isinstance(d.value, kind)), None)


def counts_by_code(lines: Lines) -> bool:
    return any(decision.rule == PER_CODE for line in lines for decision in line.decisions)


def total_units(lines: Lines) -> int:
    """The units that the pooled minutes make, given or not."""
    counted = [d.value for line in lines for d in line.decisions if isinstance(d.value, UnitCount)]
    return counted[0].units if counted else 0


def fates(answer: Answer) -> list[SameFate]:
    """What became of the minutes that do not count, rows with one fate together."""
    rows = [row for row in answer.coding.ledger if row.disposition is not Disposition.COUNTS]
    ordered = sorted(rows, key=lambda row: (list(Disposition).index(row.disposition), row.rule))
    return [_fate(list(group)) for _, group in groupby(ordered, key=lambda row: (row.disposition, row.rule))]


def _fate(rows: list[LedgerRow]) -> SameFate:
    low = sum(row.minutes.low if isinstance(row.minutes, Range) else row.minutes for row in rows)
    high = sum(row.minutes.high if isinstance(row.minutes, Range) else row.minutes for row in rows)
    activities = tuple(
        dict.fromkeys(row.code if row.activity == "service" and row.code else row.activity for row in rows)
    )
    cites = tuple(dict.fromkeys(key for row in rows for key in row.cites))
    return SameFate(str(low) if low == high else f"{low} to {high}", activities, rows[0].disposition, cites)


def _named(row: LedgerRow) -> str:
    return row.code if row.activity is Activity.SERVICE and row.code else row.activity
