"""One audit from a file to a report: read, sorted aside, checked visit by visit, findings gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.audit.check import Auditor
from assistant.audit.claim_rows import ClaimRow, Export
from assistant.audit.columns import Columns, Mapped
from assistant.audit.store import Found, Store, temporary_store
from knowledge.guidance import Guidance

Steps = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Audited:
    """What was read and found; ``findings`` can be gone through once while the audit is open."""

    name: str
    columns: Columns
    rows: int
    rows_checked: int
    rows_not_ours: int
    rows_not_read: int
    rows_of_unknown_payers: int
    findings: Iterator[Found]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The file, what its mapping says, the payer of rows that name none, and the day for a charge master."""

    path: Path
    mapped: Mapped
    payer: str | None
    today: str


@contextmanager
def audited(wanted: Wanted, guidance: Guidance, steps: Steps) -> Iterator[Audited]:
    """Audit a file. ``steps`` is told of progress, ``work_of(wanted.path)`` in all. Raises ``AuditError``."""
    export = Export(wanted.path, wanted.mapped)
    has_amounts = "allowed" in export.columns.places
    auditor = Auditor(guidance, wanted.mapped, wanted.payer, has_amounts=has_amounts)
    with temporary_store() as store:
        count = _keep(export, store, wanted.today, lambda read: steps(read // 2))
        _check(auditor, store, export, count, steps)
        yield Audited(
            wanted.path.name,
            export.columns,
            count,
            auditor.rows_checked,
            auditor.rows_not_ours,
            auditor.rows_not_read,
            auditor.rows_of_unknown_payers,
            store.findings(),
        )


def _keep(export: Export, store: Store, today: str, steps: Steps) -> int:
    is_charge_master = export.columns.is_charge_master
    count = 0

    def rows() -> Iterator[ClaimRow]:
        nonlocal count
        for row in export.rows(steps):
            count += 1
            yield replace(row, day=today, units=None, minutes=None) if is_charge_master else row

    store.keep(rows())
    return count


def _check(auditor: Auditor, store: Store, export: Export, count: int, steps: Steps) -> None:
    """Check every visit; the second half of the progress is told by rows."""
    half, told, done = export.length - export.length // 2, 0, 0
    check = auditor.check_listed if export.columns.is_charge_master else auditor.check
    for group in store.visits():
        store.add(check(group))
        done += len(group[2])
        due = half * done // max(1, count)
        if due > told:
            steps(due - told)
            told = due
