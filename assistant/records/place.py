"""Where the records are kept: the database that was named, else the one in the user's own data folder.

Nothing of the database is imported here, so that a program without records pays nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "ORTHOCODER_DATABASE_URL"
FILE = "records.sqlite3"


@dataclass(frozen=True, slots=True)
class Place:
    """A database: the URL that named it, or the file of one's own."""

    url: str | None
    file: Path | None

    def may_hold_records(self) -> bool:
        """Is there anything to open? A database that was named is taken to be there, so that opening it tells."""
        if self.file is None:
            return True
        try:
            return self.file.exists()
        except OSError:
            return True


def place_of(named: str | None = None) -> Place:
    """The place that was named (``--database``), else that of the environment, else one's own file."""
    url = named or os.environ.get(VARIABLE)
    return Place(url, None) if url else Place(None, own_file())


def own_file() -> Path:
    """The SQLite file in the user's data folder, whether or not it exists."""
    from platformdirs import user_data_path

    return user_data_path("orthocoder") / FILE
