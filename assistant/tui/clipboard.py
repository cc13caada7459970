"""The system's clipboard where there is one, else the terminal's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

LONGEST = 2.0
"""Seconds that a clipboard tool may take."""


def tool(environment: Mapping[str, str] | None = None) -> tuple[str, ...] | None:
    """The command that puts its input on the system's clipboard; None over ssh or where there is none."""
    known = os.environ if environment is None else environment
    if known.get("SSH_CONNECTION") or known.get("SSH_TTY"):
        return None
    candidates: list[tuple[str, ...]] = []
    if sys.platform == "darwin":
        candidates.append(("pbcopy",))
    elif sys.platform == "win32":
        candidates.append(("clip",))
    else:
        if known.get("WAYLAND_DISPLAY"):
            candidates.append(("wl-copy",))
        if known.get("DISPLAY"):
            candidates += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
        candidates.append(("clip.exe",))
    return next((command for command in candidates if shutil.which(command[0])), None)


def put(text: str, command: tuple[str, ...] | None) -> bool:
    """Put the text there; False where the tool is missing or refuses."""
    if command is None:
        return False
    encoding = "utf-16-le" if command[0].startswith("clip") else "utf-8"
    try:
        done = subprocess.run(
            command,
            input=text.encode(encoding),
            timeout=LONGEST,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
