"""A payer sheet against what is kept: which rows it makes, which it leaves, and what in it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.records.payer_edits import Edit, Wanted, edit, rows_of, told_by
from assistant.records.payer_sheet import SheetRow
from assistant.records.payers import Recorded, Told
from knowledge.clinic_rows import ClinicRow, RowError, in_force
from knowledge.guidance import Guidance
from knowledge.payers import UNKNOWN, id_of

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


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports and why, the day, and whether changed rows take the sheet's days even where those have a row."""

    guidance: Guidance
    told: Told
    today: str
    as_dated: bool = False

    def plan(self, sheet: Iterable[SheetRow], recorded: Sequence[Recorded]) -> Planned:
        """The rows that a sheet makes, each on top of those before it. Raises ``SheetFaults`` with every fault."""
        edits, faults, unchanged = [], [], 0
        now: dict[str, list[Recorded]] = {}
        for each in recorded:
            now.setdefault(each.row.payer, []).append(each)
        for row in sheet:
            said = row.cells.get("payer", "")
            try:
                payer, name = who_is(said, self.guidance, now.get(id_of(said), ()))
                kept = now.setdefault(payer, [])
                told = told_by(self.told.by, self._why(row, kept), self.told.at)
                made = self._edit(row, payer, name, rows_of(payer, kept))
            except RowError as error:
                faults += [(row.number, f"{field}: {what}") for field, what in error.problems]
                continue
            if made is None:
                unchanged += 1
            else:
                edits.append((row.number, made, told))
                kept.append(Recorded(made.after, told))
        if faults:
            raise SheetFaults(faults)
        return Planned(tuple(edits), unchanged)

    def _why(self, row: SheetRow, kept: Iterable[Recorded]) -> str:
        """The sheet's own reason, unless it is that of a row that was exported."""
        said = row.cells.get("why", "")
        earlier = {each.told.why for each in kept}
        return self.told.why if not said or said in earlier else said

    def _edit(self, row: SheetRow, payer: str, name: str, rows: Sequence[ClinicRow]) -> Edit | None:
        """The edit of one sheet row; a row that was changed in place begins today, so that earlier claims stay.

        A row that is blank but for its payer, its source too, says nothing: it takes away no row of the clinic's own.
        """
        cells = {name: cell for name, cell in row.cells.items() if name not in ("payer", "effective", "why")}
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


def _says_the_same(cells: dict[str, str], row: ClinicRow) -> bool:
    return all((getattr(row, name) or "") == cell for name, cell in cells.items())


def who_is(name: str, guidance: Guidance, recorded: Iterable[Recorded] = ()) -> tuple[str, str]:
    """The id and name of a payer as it was named: a shipped one, one of the clinic's own, or a new one.

    Raises ``RowError`` for a name that can be none.
    """
    known = guidance.payers.find(name)
    if known is not None:
        return known.id, known.name
    payer = id_of(name)
    own = next((each.row for each in recorded if each.row.payer == payer), None)
    if own is not None:
        return own.payer, own.name
    if payer == UNKNOWN:
        raise RowError([("payer", f"expected the name of a payer, found {name!r:.60}")])
    return payer, name.strip()
