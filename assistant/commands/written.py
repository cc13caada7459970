"""Writing a file that somebody named, and never over another by accident."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.commands.streams import Unreadable

FOR_SPREADSHEETS = ".csv"


def write_file(name: str, text: str, *, overwrite: bool) -> None:
    """Write a text as UTF-8, a table with the mark that spreadsheets want.

    Raises ``click.UsageError`` where the file is there already, ``Unreadable`` where it cannot be written.
    """
    encoding = "utf-8-sig" if name.lower().endswith(FOR_SPREADSHEETS) else "utf-8"
    try:
        with Path(name).open("wb" if overwrite else "xb") as out:
            out.write(text.encode(encoding, "backslashreplace"))
    except FileExistsError:
        raise click.UsageError(f"{name}: is there already; give another name or --overwrite") from None
    except OSError as error:
        raise Unreadable(f"{name}: {(error.strerror or str(error)).lower()}") from error
