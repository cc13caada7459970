"""Does a SQLite file hold payer rows at all? Looked up without the database library, which most visits never need."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def may_hold_payer_rows(file: Path) -> bool:
    """False only where the file was read and has none; whatever goes wrong is left to those who open it in earnest."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM payer_rows)").fetchone()[0])
    except (sqlite3.Error, OSError):
        return True
