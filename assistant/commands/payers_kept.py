"""What the payer commands share: who records and why, the rows that are kept, days, and their JSON."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from assistant.commands.options import database_named
from assistant.commands.today import now, today
from assistant.login import login_name
from assistant.records.place import place_of
from assistant.records.recorded import recorded_at
from knowledge.clinic_rows import RowError

if TYPE_CHECKING:
    from assistant.records.database import Database
    from assistant.records.payer_edits import Edit
    from assistant.records.payers import Recorded, Told

Json: TypeAlias = Any

as_json_option = click.option("--json", "as_json", is_flag=True, help="the result as JSON")


def records_opened() -> Database:
    """The database that was named, made where it is missing. Raises ``DatabaseTrouble``."""
    from assistant.records.database import open_database

    return open_database(place_of(database_named()))


def rows_kept() -> tuple[Recorded, ...]:
    """Every row that was recorded; none where there is no database yet."""
    return recorded_at(place_of(database_named()))


def told_now(by: str | None, why: str) -> Told:
    """Who records, why and when; by default the login name."""
    from assistant.records.payer_edits import told_by

    with in_one_line("payers"):
        return told_by(by or _login(), why, now())


def _login() -> str:
    name = login_name()
    if not name:
        raise click.UsageError("--by is needed: your login has no name")
    return name


@contextmanager
def in_one_line(what: str) -> Iterator[None]:
    """A row that cannot be read is bad usage: one line with every fault."""
    try:
        yield
    except RowError as error:
        raise click.UsageError(f"{what}: {error}") from error


def day_of(told: str | None, option: str = "--on") -> str:
    """A day that was given with an option, else today."""
    if told is None:
        return today()
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        raise click.UsageError(f"{option} {told!r:.40}: a day as YYYY-MM-DD was expected") from None


def edit_form(edit: Edit) -> Json:
    """What a new row changed, as JSON values."""
    row = edit.after
    return {
        "payer": row.payer,
        "name": row.name,
        "effective": row.effective,
        "key": row.key,
        "changes": [asdict(each) for each in edit.changes],
    }
