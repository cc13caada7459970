"""The command line: one module a command group; parsing, streams and exit codes only.

Exit codes: 0 done; 1 the input could be read but not fully coded or checked; 2 bad usage or unreadable input.
"""

from __future__ import annotations

import os
import sys

import typer

from assistant.commands import code, extract, guidance, schema, units
from assistant.commands.streams import Unreadable

app = typer.Typer(
    name="orthocoder",
    help="What does this orthotic or prosthetic visit bill, and why? Without a command, opens the terminal app.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
)
app.command("code")(code.code)
app.command("extract")(extract.extract)
app.command("units")(units.units)
app.command("schema")(schema.schema)
app.add_typer(guidance.app, name="guidance")


@app.callback(invoke_without_command=True)
def open_app(context: typer.Context) -> None:
    """What does this orthotic or prosthetic visit bill, and why?"""
    if context.invoked_subcommand is None:
        from assistant.tui import run

        raise typer.Exit(run())


def main() -> None:
    """Run the command; an error a person can make is one line on stderr."""
    try:
        status = app(standalone_mode=False)
    except typer.TyperException as error:
        status = _complain(error.format_message(), error.exit_code)
    except Unreadable as error:
        status = _complain(str(error), 2)
    except (typer.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str, status: int) -> int:
    one_line = " ".join(message.split())
    print(f"orthocoder: {one_line}", file=sys.stderr)
    return status
