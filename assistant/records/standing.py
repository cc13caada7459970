"""How a database stands, looked at without changing anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from assistant.records.database import engine_of, spoken, url_of
from assistant.records.place import Place
from assistant.records.refusals import in_one_sentence
from assistant.records.schema import revision_of, revisions
from assistant.records.trouble import DatabaseTrouble, Trouble


@dataclass(frozen=True, slots=True)
class Standing:
    """Where it is, the revision of its tables (None: it has none), the newest known here, and its file if it is one."""

    where: str
    revision: str | None
    newest: str
    file: Path | None
    is_damaged: bool


def standing_of(place: Place) -> Standing:
    """Look at a database. Raises ``DatabaseTrouble`` where that is not possible."""
    url = url_of(place)
    where = spoken(url)
    is_sqlite = url.get_backend_name() == "sqlite"
    file = Path(str(url.database)) if is_sqlite else None
    if file is not None and not file.exists():
        raise DatabaseTrouble(Trouble.NO_SUCH_DATABASE, where)
    engine = engine_of(url, where)
    try:
        with in_one_sentence(where), engine.connect() as connection:
            found = revision_of(connection)
            checked = connection.execute(text("PRAGMA quick_check(1)")).scalar() if is_sqlite else "ok"
    finally:
        engine.dispose()
    return Standing(where, found, revisions()[-1], file, checked != "ok")
