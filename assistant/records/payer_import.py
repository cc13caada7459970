"""A payer sheet against what is kept: which rows it makes, which it leaves, and what in it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.records.payer_edits import Edit, Wanted, edit, rows_of, told_by
from assistant.records.payer_names import NewName, own_names, who_is
from assistant.records.payer_sheet import DAYS, ReadDay, SheetRow, is_day
from assistant.records.payers import Recorded, Told
from knowledge.clinic_rows import ClinicRow, RowError, in_force
from knowledge.guidance import Guidance

MOST_TOLD = 20
"""Most faults that are told at once."""


class SheetFaults(ValueError):
    """Rows that cannot be read; ``faults`` holds the row's number and what is wrong."""

    def __init__(self, faults: Sequence[tuple[int, str]]) -> None:
        super().__init__("; ".join(f"row {number}: {what}" for number, what in faults[:MOST_TOLD]))
        self.faults = tuple(faults[:MOST_TOLD])


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import would record, with the sheet's row of each edit, and how many rows say nothing new."""

    edits: tuple[tuple[int, Edit, Told], ...]
    unchanged: int
    days: tuple[tuple[int, ReadDay], ...] = ()
    """Days that could be read otherwise, each with its row."""


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports and why, the day, whether changed rows take the sheet's days even where those have a row, and what
    becomes of a payer that is not known.
    """

    guidance: Guidance
    told: Told
    today: str
    as_dated: bool = False
    new: NewName = NewName.IF_UNLIKE

    def plan(self, sheet: Iterable[SheetRow], recorded: Sequence[Recorded]) -> Planned:
        """The rows that a sheet makes, each on top of those before it. Raises ``SheetFaults`` with every fault."""
        edits, faults, unchanged = [], [], 0
        now: dict[str, list[Recorded]] = {}
        for each in recorded:
            now.setdefault(each.row.payer, []).append(each)
        own, read, days = own_names(recorded), _Read(), []
        for row in sheet:
            try:
                payer, name = who_is(row.cells.get("payer", ""), self.guidance, own, self.new)
                _check_days(row)
                kept = now.setdefault(payer, [])
                told = told_by(self.told.by, self._why(row, kept), self.told.at)
                read.add(row, payer, name, row.cells.get("effective") or self.today)
                made = None if _is_kept(row, kept) else self._edit(row, payer, name, rows_of(payer, kept))
            except RowError as error:
                faults += [(row.number, f"{field}: {what}") for field, what in error.problems]
                continue
            days += [(row.number, each) for each in row.days]
            if made is None:
                unchanged += 1
            else:
                edits.append((row.number, made, told))
                kept.append(Recorded(made.after, told))
                own.setdefault(payer, name)
        if faults:
            raise SheetFaults(faults)
        return Planned(tuple(edits), unchanged, tuple(days))

    def _why(self, row: SheetRow, kept: Iterable[Recorded]) -> str:
        """The sheet's own reason, unless it is that of a row that was exported."""
        said = row.cells.get("why", "")
        earlier = {each.told.why for each in kept}
        return self.told.why if not said or said in earlier else said

    def _edit(self, row: SheetRow, payer: str, name: str, rows: Sequence[ClinicRow]) -> Edit | None:
        """The edit of one sheet row; a row that was changed in place begins today, so that earlier claims stay.

        A row that is blank but for its payer, its source too, says nothing: it takes away no row of the clinic's own.
        """
        cells = stated(row)
        effective = row.cells.get("effective") or self.today
        kept = next((each for each in reversed(rows) if each.effective == effective), None)
        before = kept or in_force(rows, effective)
        if not any(cells.values()) and (before is None or "source" in cells):
            return None
        if before is not None and _says_the_same(cells, before):
            return None
        if kept is not None and not self.as_dated:
            effective = self.today
        was_reviewed = before is not None and cells.get("last_reviewed") != before.last_reviewed
        if before is not None and was_reviewed and cells.get("next_review") == before.next_review:
            cells.pop("next_review")
        return edit(Wanted(payer, name, effective, cells), rows, self.today, self.told.by)


class _Read:
    """The rows of a sheet that were read so far, to find one payer told twice for the same day."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], list[SheetRow]] = {}

    def add(self, row: SheetRow, payer: str, name: str, effective: str) -> None:
        """Raises ``RowError`` where an earlier row tells the same payer and day otherwise.

        A row without values tells nothing, and rows that were recorded one after the other are versions of one row.
        """
        if not any(stated(row).values()):
            return
        earlier = self._rows.setdefault((payer, effective), [])
        for each in earlier:
            is_later_version = each.recorded_at and row.recorded_at > each.recorded_at
            if stated(each) != stated(row) and not is_later_version:
                what = f"{name} from {effective} on is told in row {each.number} and otherwise in row {row.number}"
                raise RowError([("payer", f"{what}; keep the one that holds")])
        earlier.append(row)


def stated(row: SheetRow) -> dict[str, str]:
    """What a row of a sheet says, its payer, day and reason aside."""
    return {name: cell for name, cell in row.cells.items() if name not in ("payer", "effective", "why")}


def _check_days(row: SheetRow) -> None:
    """Raises ``RowError`` with every cell that should be a day and is none."""
    expected = "expected a day as YYYY-MM-DD, or as a spreadsheet writes it, month/day/year or day.month.year"
    told = ((name, row.cells.get(name)) for name in DAYS)
    problems = [(name, f"{expected}, found {cell!r:.60}") for name, cell in told if cell and not is_day(cell)]
    if problems:
        raise RowError(problems)


def _is_kept(row: SheetRow, kept: Iterable[Recorded]) -> bool:
    """Is this an exported row, come back as it was recorded, whatever was recorded after it?"""
    cells, day = stated(row), row.cells.get("effective")
    return any(
        each.told.at == row.recorded_at and each.row.effective == day and _says_the_same(cells, each.row)
        for each in kept
    )


def _says_the_same(cells: dict[str, str], row: ClinicRow) -> bool:
    return all((getattr(row, name) or "") == cell for name, cell in cells.items())
