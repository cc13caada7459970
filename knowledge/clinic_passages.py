"""The clinic's own payer rows as citations: a claim that follows one says so, with who stated it and when."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.clinic_rows import ClinicRow
from knowledge.passages import Passage, Source

CALLED = {
    "beside_l_code": "our codes beside an L code",
    "training_must_exceed": "training minutes beside it above",
    "counting": "counting",
    "discipline_modifiers": "GP, GO, GN",
    "assistant_modifiers": "CQ, CO",
    "always_59": "59 in place of X",
    "authorization": "prior authorization",
    "caps": "timed units at most",
    "evaluation": "evaluations",
    "documentation": "the note must show",
}
"""How the fields of a row are called where it is cited."""


class ClinicLibrary:
    """Passages and documents of clinic rows by the rows' keys."""

    def __init__(self, rows: Iterable[ClinicRow]) -> None:
        self._rows = {row.key: row for row in rows}

    def passage(self, key: str) -> Passage | None:
        row = self._rows.get(key)
        if row is None:
            return None
        says = "; ".join(f"{CALLED[name]}: {value}" for name, value in row.values)
        return Passage(key, key, row.source, row.effective, row.grade, says or "as shipped", None, (), (), 0)

    def source(self, key: str) -> Source | None:
        row = self._rows.get(key)
        if row is None:
            return None
        return Source(key, row.reviewer, f"{row.name}: row of the clinic's own", None, None, None, row.last_reviewed)
