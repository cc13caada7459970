"""The conversation as lines: labels before what is said, commands as words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.desk import CodedVisit
from assistant.explanation.environment import module
from assistant.reading import Reading
from knowledge.guidance import Guidance

COMMANDS = {
    "/why": "why {}",
    "/whynot": "why not {}",
    "/whatif": "what if {}",
    "/compare": "what would {} pay",
    "/source": "source {}",
    "/undo": "undo",
    "/new": "start over",
    "/clear": "start over",
    "/help": "help",
}
"""Commands of the app with the words that do the same."""
COMMAND = re.compile(r"/[a-zA-Z]+")


def rows_away(reason: str) -> str:
    """That the clinic's payer rows cannot be read, and what claims follow meanwhile."""
    return str(module("acts/plain").rows_away(reason))


def opening() -> str:
    """What is said before the first turn."""
    return str(module("acts/plain").opening())


def more_help() -> str:
    """What can be asked of the conversation as lines besides what can be said."""
    return str(module("acts/plain").more_help())


def no_command(line: str) -> str | None:
    """That a command is none of those of the conversation as lines; None for one that is, and for anything else."""
    name = line.partition(" ")[0]
    if not COMMAND.fullmatch(name) or name.casefold() in COMMANDS:
        return None
    return str(module("acts/plain").no_command(name))


def said(text: str) -> str:
    """An answer with its label."""
    return str(module("acts/plain").said(text))


def in_words(line: str) -> str:
    """A command as the words that do the same; any other line as it is."""
    name, _, rest = line.partition(" ")
    words = COMMANDS.get(name.casefold())
    return words.format(rest.strip()).strip() if words is not None else line


def note_of(coded: CodedVisit | None, guidance: Guidance, readings: Sequence[Reading] = ()) -> str:
    """The treatment note of the claim, or that there is none."""
    from assistant.explanation.note import treatment_note

    return treatment_note(coded, guidance, readings) if coded is not None else str(module("acts/plain").no_note())
