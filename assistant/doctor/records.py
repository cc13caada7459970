"""Where the records lie: the database, its schema, who else could read it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from assistant.doctor.finding import Finding, ill, look, well
from assistant.records.place import Place

SUBJECT = "records"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def examine_records(place: Place) -> Iterator[Finding]:
    """The database that is named, or one's own; nothing is made, changed or brought up to date."""
    if not place.may_hold_records():
        yield well(SUBJECT, "none-yet", file=str(place.file))
        return
    from assistant.records.database import DatabaseTrouble
    from assistant.records.standing import standing_of

    try:
        standing = standing_of(place)
    except DatabaseTrouble as trouble:
        yield ill(SUBJECT, "trouble", reason=str(trouble))
        return
    yield well(SUBJECT, "where", where=standing.where, named=place.url is not None)
    if standing.is_damaged:
        yield ill(SUBJECT, "damaged", where=standing.where)
    if standing.revision is None:
        yield look(SUBJECT, "no-tables", newest=standing.newest)
    elif standing.revision == standing.newest:
        yield well(SUBJECT, "up-to-date", revision=standing.revision)
    else:
        yield look(SUBJECT, "to-be-upgraded", revision=standing.revision, newest=standing.newest)
    if standing.file is not None:
        yield from _permissions(standing.file)


def _permissions(file: Path) -> Iterator[Finding]:
    if os.name != "posix":
        return
    for path in (file, file.parent):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & OTHERS:
            yield look(
                SUBJECT, "open-to-others", path=str(path), mode=f"{mode:o}", wanted="600" if path == file else "700"
            )
            return
    yield well(SUBJECT, "private")
