"""The reply to small acts of the conversation itself: a greeting, thanks, a question left open, words not read."""

from __future__ import annotations

import re

from assistant.conversation.acts import (
    Action,
    AskHelp,
    Greet,
    NotRead,
    OutsideScope,
    Skip,
    StartOver,
    Thank,
    Undo,
)
from assistant.conversation.next_question import WHAT_WAS_DONE, next_question, next_slot
from assistant.conversation.replying.claim_lines import lines_of
from assistant.conversation.replying.turn import Spoken, Turn
from assistant.conversation.signals.heard import Heard, is_bare_next
from assistant.conversation.understanding.quantities import lengths
from assistant.explanation.explanation import Asked, Explanation

KINDS = {
    StartOver: ("reset", Action.RESET),
    Thank: ("thanks", Action.ACK),
    Greet: ("greet", Action.ASK),
    AskHelp: ("help", Action.EXPLAIN),
    OutsideScope: ("outside", Action.REFUSE),
    NotRead: ("not_read", Action.CLARIFY),
}
WITH_QUESTION = (Greet, Thank, NotRead)
PART = re.compile(r"\b(\d{1,3})\.[1-9]\d?\s*(?:m|min|mins|minutes?)?\b", re.IGNORECASE)
SEVERAL = 2
"""Turns in a row that could not be read, after which help is offered."""


def reply_to_talk(turn: Turn) -> Spoken | None:
    """What is said to such an act; None for any other."""
    if isinstance(turn.act, Skip):
        return _left_open(turn, turn.act)
    if isinstance(turn.act, Undo) and turn.act.steps == 0:
        return _spoken(turn, "supposition_dropped", Action.ACK)
    found = KINDS.get(type(turn.act))
    if found is None:
        return None
    kind, action = found
    asked = turn.question(turn.explained()) if isinstance(turn.act, WITH_QUESTION) else None
    slot = next_slot(turn.coded.answer, turn.frame) if turn.coded is not None else WHAT_WAS_DONE
    asks = slot if action in (Action.ASK, Action.RESET, Action.CLARIFY) else None
    return _spoken(turn, kind, action, asked=asked, asks=asks)


def _left_open(turn: Turn, act: Skip) -> Spoken:
    """The next question; where none is left, what hangs on the one left open and what would settle it."""
    explanation = turn.explained()
    wanted = next_question(turn.coded.answer, turn.frame) if turn.coded is not None else None
    if wanted is not None and wanted.fact not in turn.frame.skipped:
        return _spoken(turn, "skip", Action.ASK, asked=turn.question(explanation), asks=wanted.fact)
    asked = _open(explanation, act.slot)
    action = Action.CODE if wanted is None else Action.ASK
    is_again = act.slot in turn.before.skipped
    return _spoken(turn, "skip_last", action, asked=asked, slot=act.slot, is_again=is_again)


def _open(explanation: Explanation | None, slot: str) -> Asked | None:
    every = explanation.asked if explanation is not None else ()
    return next((each for each in every if each.fact == slot), None)


def _part_of_a_minute(text: str) -> int | None:
    """The whole minutes of ``7.5 minutes``; None where no part of a minute is told."""
    found = PART.search(text)
    return int(found[1]) if found is not None else None


def _count(turn: Turn) -> int | None:
    """``that's not right, should be 5``: the number that may be minutes or units."""
    heard = Heard(turn.text)
    told = lengths(heard.words)
    return told[0].low if heard.has("disputed") and len(told) == 1 and turn.coded is not None else None


def _spoken(
    turn: Turn,
    kind: str,
    action: Action,
    *,
    asked: Asked | None = None,
    asks: str | None = None,
    slot: str = "",
    is_again: bool = False,
) -> Spoken:
    explanation = turn.explained()
    headline = str(explanation.headline) if explanation is not None and lines_of(turn.coded) else ""
    speech = turn.speak(
        "talk",
        explanation.grounds if explanation else (),
        kind=kind,
        lines=lines_of(turn.coded),
        headline=headline,
        asked=asked,
        slot=slot,
        is_again=is_again,
        several=turn.unread >= SEVERAL,
        is_next=kind == "not_read" and is_bare_next(Heard(turn.text)),
        count=_count(turn) if kind == "not_read" else None,
        part=_part_of_a_minute(turn.text) if kind == "not_read" else None,
        has_visit=turn.coded is not None,
    )
    return Spoken(speech.text, action, asks, speech.notes)
