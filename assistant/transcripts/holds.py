"""What holds after a turn, in the words in which a transcript expects it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.desk import CodedVisit
from assistant.session import Action, Reply
from assistant.transcripts.transcript import Row, Turn, Verb
from coder.answer import Answer
from coder.claim import Line, Lines
from coder.compare import compare

NOTHING = "nothing"
PROVISIONALLY = "provisionally "
WHOLE = (Verb.BILL, Verb.CHANGE, Verb.ASKS)
"""Verbs whose rows name everything that holds; of the others a transcript names what it teaches."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Rows of one verb that do not hold: what was expected, and what holds instead."""

    turn: Turn
    verb: Verb
    line: int
    expected: tuple[str, ...]
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A reply, and the visit as it was coded before it."""

    reply: Reply
    before: CodedVisit | None


def mistakes(turn: Turn, said: Said) -> tuple[Mistake, ...]:
    """What the turn expects and does not hold, verb by verb."""
    found: list[Mistake] = []
    for verb in dict.fromkeys(row.verb for row in turn.expected):
        rows = [row for row in turn.expected if row.verb is verb]
        wrong = _wrong(verb, rows, said)
        if wrong:
            found.append(Mistake(turn, verb, wrong[0].line, tuple(row.text for row in wrong), holds(verb, said)))
    return tuple(found)


def _wrong(verb: Verb, rows: list[Row], said: Said) -> list[Row]:
    if verb is Verb.SAYS:
        text = _flat(said.reply.text)
        return [row for row in rows if _flat(row.text) not in text]
    held = [_normal(text) for text in holds(verb, said)]
    if verb in WHOLE:
        return rows if sorted(_normal(row.text) for row in rows) != sorted(held) else []
    return [row for row in rows if _normal(row.text) not in held]


def holds(verb: Verb, said: Said) -> tuple[str, ...]:
    """Everything that rows of a verb could say after this reply."""
    reply = said.reply
    answer = reply.coded.answer if reply.coded is not None else None
    match verb:
        case Verb.BILL:
            return _bill(answer)
        case Verb.ASKS:
            return (reply.asks or NOTHING,)
        case Verb.CHANGE:
            return _changes(said)
        case Verb.NOTE:
            shown = reply.shown or reply.coded
            return _notes(shown.answer) if shown is not None else ()
        case Verb.CITE:
            return reply.citations
        case Verb.REFUSE:
            return ("",) if reply.action is Action.REFUSE else ("nothing was refused",)
        case _:
            return (_flat(reply.text),)


def _bill(answer: Answer | None) -> tuple[str, ...]:
    lines, prefix = _claim(answer)
    return tuple(f"{prefix}{line_words(line)}" for line in lines) or (NOTHING,)


def _claim(answer: Answer | None) -> tuple[Lines, str]:
    """The lines of the claim, or those that follow if the usual answers hold."""
    if answer is None:
        return (), ""
    if answer.questions and answer.provisional is not None:
        return answer.provisional.lines, PROVISIONALLY
    return answer.lines, ""


def line_words(line: Line) -> str:
    """One claim line: ``97760 GO 59 x2``."""
    return " ".join((line.code, *line.modifiers, f"x{line.units}"))


def _changes(said: Said) -> tuple[str, ...]:
    """Claim lines before and after: of the visit and of what was supposed, or of the visit by this turn."""
    supposed = said.reply.shown
    old = said.reply.coded if supposed is not None else said.before
    new = supposed if supposed is not None else said.reply.coded
    lines_before, _ = _claim(old.answer if old is not None else None)
    lines_after, _ = _claim(new.answer if new is not None else None)
    changed = [each for each in compare(lines_before, lines_after).lines if each.is_changed]
    return tuple(f"{_side(each.before)} -> {_side(each.after)}" for each in changed) or (NOTHING,)


def _side(line: Line | None) -> str:
    return NOTHING if line is None else line_words(line)


def _notes(answer: Answer) -> tuple[str, ...]:
    return (
        *dict.fromkeys(finding.finding for finding in answer.findings),
        *(f"contested: {each.question}" for each in answer.contested),
        *dict.fromkeys(f"assumed {each.fact}" for each in answer.assumed),
        *dict.fromkeys(f"not billed {each.code}" for each in answer.not_billed),
    )


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold().replace("×", "x")


def _flat(text: str) -> str:
    return " ".join(text.split())
