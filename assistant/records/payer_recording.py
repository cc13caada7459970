"""A change of the payer matrix made and kept in one transaction, on top of whatever is kept by then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.records.database import Database
from assistant.records.payer_edits import Edit, Wanted, edit, rows_of
from assistant.records.payer_names import NewName, own_names, who_is
from assistant.records.payers import Recorded, Told, add_rows, rows_in
from knowledge.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Kept:
    """The payer that was meant, and its new row; None where the change says nothing new."""

    name: str
    edit: Edit | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A change as a person asks for it: the payer by any of its names, fields by name, the day it holds from."""

    payer: str
    told: Mapping[str, str | None]
    effective: str
    new: NewName = NewName.IF_UNLIKE
    """What becomes of a payer that is not known."""


def keep_change(database: Database, guidance: Guidance, asked: Asked, today: str, who: Told) -> Kept:
    """Record a change that was made today.

    Raises ``RowError`` for a row that cannot be used, ``DatabaseTrouble``.
    """
    with database.writing() as session:
        kept = rows_in(session)
        payer_id, name = who_is(asked.payer, guidance, own_names(kept), asked.new)
        wanted = Wanted(payer_id, name, asked.effective, asked.told)
        made = edit(wanted, rows_of(payer_id, kept), today, who.by)
        if made is not None:
            add_rows(session, [Recorded(made.after, who)])
    return Kept(name, made)
