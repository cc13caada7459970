"""A share of the minutes that are known: half of it, the whole time."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import whole_of
from assistant.conversation.understanding.quantities import lengths
from coder.visit import Assistant, Visit


def share_of_whole(heard: Heard, ctx: Context) -> list[tuple[str, int]]:
    """``half of it``, ``the whole time``, ``none``: a share of the minutes known, for what is asked or spoken of."""
    whole = whole_of(ctx.frame.visit)
    if whole is None or not heard.has("half", "all") or heard.has("denied", "none"):
        return []
    takes_part = ctx.frame.visit.assistant in (Assistant.PTA, Assistant.COTA)
    if takes_part and heard.has("therapist") and not heard.has("assistant", "half"):
        return [("assistant_minutes", 0)]
    path = by_assistant(heard, ctx) or _share_asked(ctx)
    if path is None and heard.has("assistant"):
        path = "assistant_minutes"
    if path is None:
        return []
    return [(path, whole // 2 if heard.has("half") else whole)]


def _share_asked(ctx: Context) -> str | None:
    return {
        "assistant": "assistant_minutes",
        "assistant_minutes": "assistant_minutes",
        "minutes.training": "minutes.training",
    }.get(ctx.asked or "")


def by_assistant(heard: Heard, ctx: Context) -> str | None:
    """The assistant's minutes, where one takes part and the words speak of the person."""
    takes_part = ctx.frame.visit.assistant in (Assistant.PTA, Assistant.COTA)
    if takes_part and any(is_among(word, "person") for word in heard.words.lower):
        return "assistant_minutes"
    return None


def given_alone(visit: Visit, heard: Heard) -> Visit:
    """``recheck by the PTA only, 16 minutes``: the one number told is the assistant's too."""
    told = lengths(heard.words)
    takes_part = visit.assistant in (Assistant.PTA, Assistant.COTA)
    if not takes_part or visit.assistant_minutes is not None or len(told) != 1:
        return visit
    whole = whole_of(visit)
    if whole != told[0].low or not heard.has("by_assistant_alone"):
        return visit
    return replace(visit, assistant_minutes=whole)
