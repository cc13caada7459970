"""A transcript's expectations rewritten to what holds, for a person to review."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.session import Action
from assistant.transcripts.holds import NOTHING, Said, holds
from assistant.transcripts.parse import INDENT
from assistant.transcripts.replay import Replayed
from assistant.transcripts.transcript import Row, Verb


def accept(text: str, replayed: Iterable[Replayed]) -> str:
    """The text with every row that does not hold replaced by those that do.

    A turn that expects nothing is given the rows that tell most about it; everything else stays as it was written.
    """
    dropped: set[int] = set()
    added: dict[int, list[str]] = {}
    for each in replayed:
        if not each.turn.expected:
            new = [row for verb in _telling(each.said) for row in _rows(verb, each.said)]
            added[_lines(each.turn.you)[-1] + 1] = new
        for mistake in each.mistakes:
            rows = [row for row in each.turn.expected if row.verb is mistake.verb]
            dropped.update(number for row in rows for number in _lines(row))
            added[rows[0].line] = _rows(mistake.verb, each.said)
    kept: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        kept += added.get(number, [])
        kept += [] if number in dropped else [line]
    return "\n".join(kept)


def _lines(row: Row) -> range:
    """The numbers of the lines that the row stands on."""
    return range(row.line, row.line + row.text.count("\n") + 1)


def _rows(verb: Verb, said: Said) -> list[str]:
    return [f"{verb:<{INDENT - 1}} {text}".rstrip() for text in holds(verb, said)]


def _telling(said: Said) -> list[Verb]:
    """The verbs that tell most about a reply."""
    reply = said.reply
    if reply.action is Action.REFUSE:
        return [Verb.REFUSE]
    verbs = [Verb.BILL] if reply.coded is not None else []
    if reply.asks is not None:
        verbs.append(Verb.ASKS)
    if reply.shown is not None or (said.before is not None and holds(Verb.CHANGE, said) != (NOTHING,)):
        verbs.append(Verb.CHANGE)
    return verbs or ([Verb.CITE] if reply.citations else [Verb.SAYS])
