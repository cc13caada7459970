"""Files looked at again and again, without anything installed for it: which of them were saved since the last look."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

EVERY = 0.5
"""Seconds between two looks."""
Stamp: TypeAlias = tuple[int, int]
"""Nanoseconds of the last change, and bytes."""


def changes(files: Callable[[], Iterable[Path]], sleep: Callable[[float], None] = time.sleep) -> Iterator[list[Path]]:
    """Without end, the files that are new or were changed since the last look; a file that went away is forgotten."""
    known = _stamps(files())
    while True:
        sleep(EVERY)
        now = _stamps(files())
        changed = [path for path, stamp in now.items() if known.get(path) != stamp]
        known = now
        if changed:
            yield changed


def _stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    stamps: dict[Path, Stamp] = {}
    for path in paths:
        try:
            told = path.stat()
        except OSError:
            continue
        stamps[path] = (told.st_mtime_ns, told.st_size)
    return stamps
