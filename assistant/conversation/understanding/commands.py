"""What is asked of the conversation itself: start over, undo, keep what was supposed, skip."""

from __future__ import annotations

from assistant.conversation.acts import (
    Act,
    NotRead,
    Skip,
    StartOver,
    Undo,
)
from assistant.conversation.signals.heard import Heard, is_bare_next
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.kept import kept
from assistant.conversation.understanding.quantities import quantities
from assistant.conversation.understanding.talked import MOST_TALK
from coder.visit import Visit

LAST_TWO, MOST_STEPS = 2, 9
"""This turn and the one before it; steps that are taken back at once."""


def command(heard: Heard, ctx: Context) -> Act | None:
    """What the conversation is asked to do with what was told; None where it is asked nothing."""
    if heard.has("start_over") and not _asks_on(heard, "start_over") and not _tells(heard, ctx, "start_over"):
        return StartOver()
    clears = heard.starts_with("clear_alone") and not heard.left_after("clear_alone", "filler")
    if _is_wrong_chart(heard, ctx) or clears or _clears_all(heard):
        return StartOver()
    if _once_more(heard, ctx):
        return Undo(1)
    if heard.has("undo") and not heard.has("back_to") and not _tells(heard, ctx, "undo") and not _is_number(heard):
        steps = _steps(heard)
        return Undo(0 if steps == 1 and not ctx.supposed.is_empty else steps)
    if not ctx.supposed.is_empty and heard.starts_with("drops_it") and not heard.is_question:
        return Undo(0)
    if heard.has("asks_else") and ctx.asked is not None:
        return Skip(ctx.asked)
    if is_bare_next(heard) and ctx.asked is not None:
        return NotRead(heard.text)
    return kept(heard, ctx)


def _clears_all(heard: Heard) -> bool:
    """``wipe all of it``, ``cancel this whole visit``: a word for wiping, one for all, and nothing that tells more."""
    words = [word for word in heard.left_after("filler", "that") if not is_among(word, "small")]
    is_led = bool(words) and is_among(words[0], "wipes") and not heard.is_question
    is_all = any(is_among(word, "whole") for word in words[1:])
    return is_led and is_all and all(is_among(word, "whole") or is_among(word, "told_thing") for word in words[1:])


def _is_wrong_chart(heard: Heard, ctx: Context) -> bool:
    """``wrong chart``, ``wrong chart, clear that``: all that was told, and nothing that is told beside it."""
    rest = heard.left_after("wrong_chart", "start_over", "filler", "that", "retract", "undo", "cue")
    return heard.has("wrong_chart") and not ctx.frame.is_empty and not rest


def _once_more(heard: Heard, ctx: Context) -> bool:
    """``and one more``, after a step back."""
    if len(ctx.texts) < LAST_TWO or heard.left_after("once_more", "filler"):
        return False
    before = Heard(ctx.texts[-LAST_TWO])
    return heard.has("once_more") and (before.has("undo") or not before.left_after("once_more", "filler"))


def _asks_on(heard: Heard, name: str) -> bool:
    """``how do I reset my password?`` asks about more than the phrase."""
    return heard.is_question and len(heard.left_after(name, "filler")) > MOST_TALK


def _tells(heard: Heard, ctx: Context, *names: str) -> bool:
    """Does the rest of the turn hold facts?"""
    visit = ctx.read(heard.without(*names)).visit
    return visit.minutes != Visit().minutes or bool(visit.other_services) or visit.payer is not None


def _is_number(heard: Heard) -> bool:
    """``undo 20`` speaks of the 20, not of so many steps."""
    return any(each.low > MOST_STEPS for each in quantities(heard.words))


def _steps(heard: Heard) -> int:
    """How many steps back; one if no number is said."""
    numbers = [each.low for each in quantities(heard.words) if 1 <= each.low <= MOST_STEPS]
    if numbers:
        return numbers[0]
    lower = set(heard.words.lower)
    return 2 if lower & {"twice", "couple", "both"} else 3 if "thrice" in lower else 1
