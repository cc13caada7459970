"""What a short turn told is said back, where it does not say so itself."""

from __future__ import annotations

from assistant.conversation.acts import Answer, Confirm, Tell
from assistant.conversation.replying.changes import FactChange, fact_changes
from assistant.conversation.replying.turn import Turn
from assistant.conversation.signals.heard import Heard
from coder.minute_classes import IN_MINUTES

TERSE, SHORT = 3, 5


def told_in_short(turn: Turn) -> tuple[FactChange, ...]:
    """What a short turn told, where it does not say so itself or was not asked for it."""
    changes = fact_changes(turn.before.visit, turn.frame.visit)
    if _is_terse(turn):
        return changes
    is_short = isinstance(turn.act, Answer | Tell) and len(Heard(turn.text).words) <= SHORT
    asked = (turn.asked or "").partition(".")[0]
    is_of_another = turn.asked is not None and all(each.path.partition(".")[0] != asked for each in changes)
    return changes if is_short and is_of_another and not turn.frame.contradicted else ()


def _is_terse(turn: Turn) -> bool:
    """An answer of a word that does not say what it answers: ``yes``, ``no``, ``2``."""
    heard = Heard(turn.text)
    is_short = isinstance(turn.act, Answer | Confirm | Tell) and len(heard.words) <= TERSE
    return is_short and (heard.is_bare("yes") or heard.is_bare("no") or _is_digit(heard, turn.asked))


def _is_digit(heard: Heard, asked: str | None) -> bool:
    """A number by itself that is no answer in minutes."""
    return heard.text.strip().isdigit() and asked not in IN_MINUTES
