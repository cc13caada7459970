"""Which theme the app opens with: the one chosen last, else light or dark as the terminal says, else dark."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from assistant.own_files import own_theme
from assistant.tui.themes import DARK, LIGHT

LONGEST = 64
"""Characters of a theme's name that are read back."""
LIGHT_GROUNDS = frozenset(("7", "9", "10", "11", "12", "13", "14", "15"))
"""Numbers of light colours in ``COLORFGBG``, as terminals and editors use them."""


def first_theme(file: Path | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The name of a theme; one that was remembered may no longer exist."""
    return remembered(file or own_theme()) or by_ground(os.environ if environment is None else environment)


def by_ground(environment: Mapping[str, str]) -> str:
    """Light where the terminal says that its ground is light."""
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground in LIGHT_GROUNDS else DARK


def remembered(file: Path) -> str:
    """The name that was kept; empty where there is none that could be read."""
    try:
        with file.open(encoding="utf-8") as kept:
            return kept.read(LONGEST).strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember(name: str, file: Path | None = None) -> None:
    """Keep the name for the next start, where that can be done; only the owner can read it."""
    path = file or own_theme()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(name, encoding="utf-8")
