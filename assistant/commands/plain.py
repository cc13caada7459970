"""``orthocoder --plain``: the conversation line by line, for screen readers and pipes."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from assistant.commands.plain_saving import Saving
from assistant.commands.streams import harmless, standard_input, standard_output
from assistant.commands.today import now, today
from assistant.conversation.told import Change
from assistant.desk import Desk
from assistant.explanation.plain import in_words, more_help, no_command, note_of, opening, rows_away, said
from assistant.explanation.text import spoken_turn
from assistant.own_guidance import guidance_as_far_as_reached
from assistant.session import Reads, Session

LEAVE = frozenset(("quit", "exit", "/quit", "/exit", ":q"))
HELP = frozenset(("help", "/help"))


def run(profile: Change, database: str | None = None) -> int:
    """Read a turn a line and answer it, until the end of the input or a word of parting.

    ``database`` names where the clinic's payer rows and saved visits are kept.
    """
    standard_input(), standard_output()
    guidance, away = guidance_as_far_as_reached(database)
    desk = Desk(guidance, today())

    def reader() -> Reads:
        from assistant.extraction import Reader

        return Reader(guidance, guidance.own_payers)

    session = Session(desk, reader, profile)
    saving = Saving(session, guidance, desk.today, now, database)
    listed: tuple[str, ...] = ()
    _write(opening())
    if away is not None:
        _write(rows_away(away))
    for line in _lines():
        if line.casefold() in LEAVE:
            break
        if line == "/note":
            _write(said(note_of(session.coded, guidance, session.readings)))
            continue
        answered = saving.answer(line) or no_command(line)
        if answered is not None:
            _write(said(answered))
            continue
        reply = session.say(in_words(line))
        _write(said(spoken_turn(reply.text, reply.notes, listed)))
        listed = tuple(note.key for note in reply.notes)
        if line.casefold() in HELP:
            _write(more_help())
        learned = saving.after(reply)
        if learned is not None:
            _write(said(learned))
    return 0


def _lines() -> Iterator[str]:
    """What is typed or piped in, without empty lines; piped lines are shown, as typed ones are."""
    typed = sys.stdin.isatty()
    while True:
        if typed:
            _write("You: ", end="")
        line = sys.stdin.readline()
        if not line:
            return
        if line.strip():
            if not typed:
                _write(f"You: {line.strip()}")
            yield line.strip()


def _write(text: str, end: str = "\n") -> None:
    sys.stdout.write(harmless(text) + end)
    sys.stdout.flush()
