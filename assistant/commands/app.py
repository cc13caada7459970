"""The command line as a whole: only the module of the command that was asked for is imported.

Exit codes: 0 done; 1 the input could be read but not fully coded or checked; 2 bad usage or unreadable input.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from assistant.commands.streams import Unreadable
from assistant.own_files import has_own_profile, has_own_updates
from assistant.records.trouble import DatabaseTrouble
from knowledge.problems import BrokenGeneration

if TYPE_CHECKING:
    from assistant.conversation.told import Change

COMMANDS = {
    "ask": "assistant.commands.ask:ask",
    "audit": "assistant.commands.audit:audit",
    "check": "assistant.commands.check:check",
    "class": "assistant.commands.class_report:class_",
    "code": "assistant.commands.code:code",
    "converse": "assistant.commands.converse:converse",
    "database": "assistant.commands.database:database",
    "diagnose": "assistant.commands.diagnose:diagnose",
    "doctor": "assistant.commands.doctor:doctor",
    "extract": "assistant.commands.extract:extract",
    "guidance": "assistant.commands.guidance:guidance",
    "learn": "assistant.commands.learn:learn",
    "mask": "assistant.commands.mask:mask",
    "note": "assistant.commands.note:note",
    "payers": "assistant.commands.payers:payers",
    "scenario": "assistant.commands.scenario:scenario",
    "schema": "assistant.commands.schema:schema",
    "units": "assistant.commands.units:units",
    "visits": "assistant.commands.visits:visits",
}

DUMB = "dumb"
"""The name under which terminals go that cannot be painted on, as those inside of editors."""


class CommandsOnDemand(click.Group):
    """A group that imports a command when it is called or when its help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.command(cls=CommandsOnDemand, invoke_without_command=True)
@click.option("--plain", is_flag=True, help="the conversation line by line, for screen readers and pipes")
@click.option("--database", metavar="URL", help="where payer rows and saved visits are kept")
@click.option("--profile", metavar="FILE", help="facts of the clinic: discipline, setting, locality, payer, assistant")
@click.pass_context
def orthocoder(context: click.Context, plain: bool, database: str | None, profile: str | None) -> int:
    """What does this orthotic or prosthetic visit bill, and why? Without a command, opens the terminal app."""
    if context.invoked_subcommand is not None:
        return 0
    if plain or os.environ.get("TERM") == DUMB:
        from assistant.commands.options import profile_of
        from assistant.commands.plain import run as run_plain

        return run_plain(profile_of(context), database)
    from assistant.tui import NoTerminal, run

    if has_own_updates():
        from assistant.own_guidance import own_guidance

        own_guidance()
    try:
        return run(_profile_if_any(context, profile), database)
    except NoTerminal:
        raise Unreadable("the app needs a terminal; through a pipe use: orthocoder --plain") from None


def _profile_if_any(context: click.Context, named: str | None) -> Change | None:
    """The clinic's profile; where there is none, nothing is imported that could read one."""
    if named is None and not has_own_profile():
        return None
    from assistant.commands.options import profile_of

    return profile_of(context)


def main() -> None:
    """Run the command; an error a person can make is one line on stderr.

    Start-up makes much and drops little, so the garbage collector waits until there is something to collect.
    """
    gc.disable()
    try:
        status = orthocoder.main(prog_name="orthocoder", standalone_mode=False)
    except click.ClickException as error:
        status = complain(error.format_message(), error.exit_code)
    except (Unreadable, BrokenGeneration, DatabaseTrouble) as error:
        status = complain(str(error), 2)
    except (click.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        _write_no_more()
        status = 1
    except OSError as error:
        _write_no_more()
        status = complain(f"the answer could not be written: {(error.strerror or str(error)).lower()}", 2)
    sys.exit(status if isinstance(status, int) else 0)


def _write_no_more() -> None:
    """What is still to be flushed at the end goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str, status: int) -> int:
    """Say what went wrong in one line on stderr; returns the exit code."""
    print(f"orthocoder: {' '.join(message.split())}", file=sys.stderr)
    return status
