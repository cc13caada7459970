"""Is something taken back: a fact that is named, or what was told last?"""

from __future__ import annotations

from assistant.conversation.acts import (
    Act,
    NotRead,
    Retract,
    Tell,
    Undo,
)
from assistant.conversation.signals.heard import Heard
from assistant.conversation.told import NO_CHANGE
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths
from assistant.conversation.understanding.retract import retracted, scratches, takes_out
from assistant.conversation.understanding.retract_codes import takes_off_nothing
from assistant.conversation.understanding.supposing import MOST_OF_A_CASE


def retraction(heard: Heard, ctx: Context) -> Act | None:
    """The act that takes back what the words name; None where nothing is taken back."""
    if takes_off_nothing(heard, ctx):
        return Tell(NO_CHANGE)
    if ctx.frame.is_empty or not (heard.has("retract") or takes_out(heard) or scratches(heard)):
        return None
    if _names_nothing(heard):
        return Undo(1) if len({said.turn for said in ctx.frame.history}) > 1 else NotRead(heard.text)
    change = retracted(heard, ctx)
    if change is not None:
        return Retract(change)
    if not heard.starts_with("retract") or heard.has("demand") or len(heard.words) > MOST_OF_A_CASE:
        return None
    return _of_nothing_known(heard, ctx)


def _names_nothing(heard: Heard) -> bool:
    """``drop it``: what was told last, where anything was told before it."""
    return heard.has("that") and not heard.left_after("retract", "that", "cue", "filler", "no")


def _of_nothing_known(heard: Heard, ctx: Context) -> Act | None:
    """``drop the eval``, where none was told, tells none; where one was supposed, the supposition is dropped."""
    if lengths(heard.words):
        return None
    return NotRead(heard.text) if ctx.supposed.is_empty else Undo(0)
