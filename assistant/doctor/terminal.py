"""What the terminal can do."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping

from assistant.doctor.finding import Finding, look, well

SUBJECT = "terminal"
LEAST_COLUMNS, LEAST_ROWS = 60, 16


def examine_terminal(environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """Its size, colours, letters, and how a copy leaves it."""
    from assistant.tui.clipboard import tool

    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        yield well(SUBJECT, "none")
        return
    size = shutil.get_terminal_size()
    small = size.columns < LEAST_COLUMNS or size.lines < LEAST_ROWS
    told = {"columns": size.columns, "rows": size.lines, "least_columns": LEAST_COLUMNS, "least_rows": LEAST_ROWS}
    yield look(SUBJECT, "small", **told) if small else well(SUBJECT, "size", **told)
    encoding = (sys.stdout.encoding or "").casefold().replace("-", "")
    yield well(SUBJECT, "letters") if encoding == "utf8" else look(SUBJECT, "not-utf-8", encoding=encoding or "?")
    if environment.get("NO_COLOR"):
        yield well(SUBJECT, "no-colour")
    elif environment.get("TERM", "") in ("", "dumb"):
        yield look(SUBJECT, "dumb", term=environment.get("TERM", ""))
    else:
        yield well(SUBJECT, "colour", term=environment.get("TERM", ""), depth=environment.get("COLORTERM", ""))
    command = tool(environment)
    yield well(SUBJECT, "clipboard", tool=command[0]) if command else well(SUBJECT, "clipboard-by-terminal")
