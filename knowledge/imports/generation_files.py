"""A generation as files: a manifest with digests, and one table of kept rows an import, flushed to disk."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.imports.layout import Kind
from knowledge.imports.overlay import Made, Overlay
from knowledge.imports.reading import Imported

MANIFEST, ROWS = "manifest.json", "rows"
OWNER_FOLDER, OWNER_FILE = 0o700, 0o600
NEW = ".new"


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation: its number, the day it was made, the number of the one before (0: the shipped guidance)."""

    number: int
    made: str
    before: int
    imports: tuple[Made, ...]

    @property
    def overlay(self) -> Overlay:
        return Overlay(self.number, self.imports)


def read_files(place: Path, number: int) -> Generation:
    """The generation in a folder. A broken one raises ``OSError``, ``ValueError``, ``KeyError`` or ``TypeError``."""
    manifest = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    imports = tuple(_read_import(place, each) for each in manifest["imports"])
    return Generation(number, manifest["made"], manifest["before"], imports)


def write_files(place: Path, generation: Generation) -> None:
    """Write a generation beside its place and rename it there when all of it is on disk."""
    half = place.with_name(place.name + NEW)
    shutil.rmtree(half, ignore_errors=True)
    for each in (half, half / ROWS):
        each.mkdir(mode=OWNER_FOLDER)
    told = []
    for made in generation.imports:
        rows = _rows_file(made.imported)
        write_file(half / ROWS / f"{made.imported.key}.csv", rows)
        told.append(_told(made, rows))
    manifest = {"number": generation.number, "made": generation.made, "before": generation.before, "imports": told}
    write_file(half / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
    for each in (half / ROWS, half):
        flush_folder(each)
    half.rename(place)
    flush_folder(place.parent)


def write_file(path: Path, content: bytes) -> None:
    """Write a file for its owner alone and flush it to disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_FILE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def flush_folder(path: Path) -> None:
    """Make names in a folder last; Windows flushes them by itself and opens no folder."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told(made: Made, rows: bytes) -> dict[str, object]:
    each = made.imported
    return {
        "kind": each.kind.value,
        "first": each.first,
        "last": each.last,
        "files": list(each.files),
        "sha256": list(each.sha256),
        "rows": len(each.rows),
        "rows_sha256": hashlib.sha256(rows).hexdigest(),
        "made": made.made,
    }


def _rows_file(imported: Imported) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(imported.columns)
    writer.writerows(imported.rows)
    return out.getvalue().encode()


def _read_import(place: Path, told: dict[str, Any]) -> Made:
    rows_file = (place / ROWS / f"own-{Kind(told['kind'])}-{told['first'].replace('-', '')}.csv").read_bytes()
    if hashlib.sha256(rows_file).hexdigest() != told["rows_sha256"]:
        raise ValueError("rows")
    header, *rows = csv.reader(io.StringIO(rows_file.decode("utf-8")))
    imported = Imported(
        Kind(told["kind"]),
        told["first"],
        told["last"],
        tuple(told["files"]),
        tuple(told["sha256"]),
        tuple(tuple(row) for row in rows),
    )
    if tuple(header) != imported.columns:
        raise ValueError("columns")
    return Made(imported, told["made"])
