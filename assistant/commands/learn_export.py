"""A learner's results written for a trainer, for ``orthocoder learn export FILE``."""

from __future__ import annotations

import click

from assistant.commands.streams import STDIN, pretty, write_lines
from assistant.commands.written import write_file
from assistant.teaching.results import Results, results_form


def export_results(results: Results, file: str, *, overwrite: bool) -> int:
    """Write results as JSON to a file, or to standard output (``-``); returns the exit code.

    Raises ``click.UsageError`` where the file is there already, ``Unreadable`` where it cannot be written.
    """
    text = pretty(results_form(results))
    if file == STDIN:
        write_lines([text])
        return 0
    write_file(file, text + "\n", overwrite=overwrite)
    click.echo(f"{file}: written; it holds your name as you typed it, and what you answered, no visit of yours")
    return 0
