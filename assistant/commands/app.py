"""The command line as a whole: only the module of the command that was asked for is imported.

Exit codes: 0 done; 1 the input could be read but not fully coded or checked; 2 bad usage or unreadable input.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import typer

from assistant.commands.streams import Unreadable

COMMANDS = {
    "code": "assistant.commands.code:code",
    "extract": "assistant.commands.extract:extract",
    "guidance": "assistant.commands.guidance:app",
    "schema": "assistant.commands.schema:schema",
    "units": "assistant.commands.units:units",
}


def build(names: list[str]) -> typer.Typer:
    """The command line with these commands."""
    app = typer.Typer(
        name="orthocoder",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        callback=open_app,
        invoke_without_command=True,
    )
    for name in names:
        module, _, attribute = COMMANDS[name].partition(":")
        command = getattr(import_module(module), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def open_app(context: typer.Context) -> None:
    """What does this orthotic or prosthetic visit bill, and why? Without a command, opens the terminal app."""
    if context.invoked_subcommand is None:
        from assistant.tui import run

        raise typer.Exit(run())


def main() -> None:
    """Run the command; an error a person can make is one line on stderr.

    Start-up makes much and drops little, so the garbage collector waits until there is something to collect.
    """
    gc.disable()
    asked = next((argument for argument in sys.argv[1:] if not argument.startswith("-")), None)
    app = build([asked] if asked in COMMANDS else list(COMMANDS) if len(sys.argv) > 1 else [])
    try:
        status = app(standalone_mode=False)
    except typer.TyperException as error:
        status = complain(error.format_message(), getattr(error, "exit_code", 2))
    except Unreadable as error:
        status = complain(str(error), 2)
    except (typer.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def complain(message: str, status: int) -> int:
    """Say what went wrong in one line on stderr; returns the exit code."""
    print(f"orthocoder: {' '.join(message.split())}", file=sys.stderr)
    return status
