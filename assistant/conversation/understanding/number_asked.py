"""Which fact does a number belong to that stands by itself: what was asked for, or what was told last?"""

from __future__ import annotations

from assistant.conversation.paths import MINUTES, PARTS
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.extraction.quantities.quantity import Kind, Quantity
from coder.visit import Assistant, Range, Visit

LEAST_ALONE = 10
"""A smaller number by itself may be one of the answers shown."""


def is_beside_question(heard: Heard, ctx: Context) -> bool:
    """``40`` and ``12 minutes``, where it is asked whether an assistant took part: nobody's minutes."""
    is_one_there = ctx.frame.visit.assistant in (Assistant.PTA, Assistant.COTA)
    if ctx.asked != "assistant" or is_one_there or not has_minutes_told(ctx) or heard.starts_with("yes"):
        return False
    rest = [word for word in heard.left_after("filler") if not is_among(word, "small")]
    return all(word.isdigit() for word in rest) and not heard.has("cue", "correct", "set")


def has_minutes_told(ctx: Context) -> bool:
    """Is any of the device's time known?"""
    return any(path.startswith(MINUTES) for path, _ in numeric_facts(ctx.frame.visit))


def share_of_assistant(quantity: Quantity, heard: Heard, ctx: Context) -> str | None:
    """``well, 10 of it``, where an assistant took part and did not say how long."""
    visit, behind = ctx.frame.visit, heard.words.lower[quantity.last : quantity.last + 2]
    is_open = visit.assistant in (Assistant.PTA, Assistant.COTA) and visit.assistant_minutes is None
    is_share = behind[:1] == ["of"] and behind[1:] and behind[1] in ("it", "that", "them", "those")
    return "assistant_minutes" if is_open and is_share else None


def first_minutes(quantity: Quantity, heard: Heard, ctx: Context) -> str | None:
    """Minutes without a word for what they were, while none are known: the device's; so a number by itself."""
    is_alone = not [word for word in heard.left_after("filler") if not word.isdigit()] and quantity.low >= LEAST_ALONE
    is_minutes = quantity.kind in (Kind.MINUTES, Kind.CLOCK_RANGE) or (is_alone and ctx.asked is not None)
    none_known = not any(path.startswith(MINUTES) for path, _ in numeric_facts(ctx.frame.visit))
    return "minutes.total_orthotic" if is_minutes and none_known and not ctx.frame.is_empty else None


def of_question(ctx: Context, heard: Heard) -> str | None:
    """The fact that the question asked for; a number for each device is nobody's share."""
    visit = ctx.frame.visit
    if ctx.asked in ("assistant", "assistant_minutes") and any(is_among(word, "each") for word in heard.words.lower):
        return None
    is_one_there = visit.assistant in (Assistant.PTA, Assistant.COTA)
    if ctx.asked == "assistant" and not is_one_there and heard.has("cue"):
        return None
    match ctx.asked:
        case "minutes":
            return _range_path(visit) or "minutes.total_orthotic"
        case "assistant" | "assistant_minutes":
            return "assistant_minutes"
        case "minutes.training":
            return "minutes.training"
        case "other_services":
            question = ctx.question
            place = question.about[0] if question and question.about else _service_without_minutes(visit)
            return f"other_services.{place}" if int(place) < len(visit.other_services) else None
    return None


def _service_without_minutes(visit: Visit) -> str:
    return next((str(i) for i, each in enumerate(visit.other_services) if each.minutes is None), "0")


def _range_path(visit: Visit) -> str | None:
    return next((path for path, value in numeric_facts(visit) if isinstance(value, Range)), None)


def last_spoken_of(ctx: Context) -> str | None:
    """The number told last."""
    known = dict(numeric_facts(ctx.frame.visit))
    for said in reversed(ctx.frame.history):
        if said.path in known and said.path != "visit_number":
            return said.path
    paths = [path for path in known if path != "visit_number"]
    parts = [path for path in paths if path.removeprefix(MINUTES) in PARTS]
    return next(iter(parts or paths), None)
