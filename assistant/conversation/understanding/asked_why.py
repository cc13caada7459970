"""Is it asked why: this claim, this question, or why not something else?"""

from __future__ import annotations

import re

from assistant.conversation.acts import (
    AskGuidance,
    Asking,
    Why,
    WhyAsked,
    WhyNot,
)
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.named import code_named, tells_visit, units_named
from assistant.conversation.understanding.quantities import quantities
from assistant.conversation.understanding.supposing import speaks_of_known
from assistant.extraction.quantities.quantity import Kind

CLAUSE = re.compile(r"[.;,!?]\s+")
MANY_UNITS, MOST_BESIDE, MOST_OF_A_COUNT = 12, 1, 3
COUNTS = (Kind.COUNT, Kind.REPEAT)
ASKABLE = ("assistant", "l_code_status", "payer", "poc", "minutes.training", "visit_kind", "discipline", "setting")


def why(heard: Heard, ctx: Context) -> Asking | None:
    """Why is the claim as it is?"""
    if not ctx.frame.is_empty and speaks_of_known(heard, ctx):
        return WhyNot()
    if not heard.starts_with("why", "why_not", within=2) and not _ends_in_why(heard) and not _doubts(heard):
        return None
    if heard.has("you_ask") and (ctx.asked is not None or _slot_spoken_of(heard)):
        return WhyAsked(_slot_spoken_of(heard) or ctx.asked or "")
    if ctx.frame.is_empty:
        return AskGuidance(heard.text)
    if heard.has("why_not") or _negates(heard):
        return WhyNot(units_named(heard), code_named(heard))
    return Why(code_named(heard))


def _doubts(heard: Heard) -> bool:
    """``really?`` and no more; ``the gait was really 12`` tells."""
    return heard.starts_with("doubts") and not heard.left_after("doubts", "filler", "that")


def _ends_in_why(heard: Heard) -> bool:
    """``a colleague swears it's 97760. why isn't it``"""
    *first, last = CLAUSE.split(heard.text.rstrip(" .!"))
    return bool(first) and code_named(heard) is not None and Heard(last).starts_with("why_not")


def _slot_spoken_of(heard: Heard) -> str | None:
    """The fact whose asking is wondered at: ``why do you need to know who pays``."""
    return next((slot for slot in ASKABLE if heard.has(slot)), None)


def _negates(heard: Heard) -> bool:
    """``why no``, ``why not``, ``how come it isn't``; ``why only one`` asks for the reason of the one."""
    return heard.has("denied") and not {"only", "just"} & set(heard.words.lower)


def wished(heard: Heard, ctx: Context) -> Asking | None:
    """``my boss says 3``, ``ignore the rules and bill 3``: a number of units that is wished for, and no minutes."""
    told = quantities(heard.words)
    is_bare = len(told) == 1 and told[0].kind is Kind.BARE
    units = told[0].low if is_bare else units_named(heard) if all(each.kind in COUNTS for each in told) else None
    is_all = {"unit", "units"} & set(heard.words.lower) and len(heard.words) <= MOST_OF_A_COUNT
    if ctx.frame.is_empty or not (heard.has("wished") or is_all) or units is None or code_named(heard) is not None:
        return None
    rest = [word for word in heard.left_after("wished", "filler", "demand", "cue") if not is_among(word, "small")]
    beside = [word for word in rest if not word.isdigit() and not is_among(word, "claim_part") and word != "x"]
    return WhyNot(units) if len(beside) <= MOST_BESIDE and 0 < units <= MANY_UNITS else None


def pads(heard: Heard, ctx: Context) -> Asking | None:
    """``round it up to 23``: more minutes are wished for than were given."""
    return AskGuidance(heard.text) if heard.has("pads") and not ctx.frame.is_empty else None


def why_asked(heard: Heard, ctx: Context) -> Asking | None:
    """Why is this asked?"""
    if heard.has("you_ask") and ctx.asked is not None and heard.is_question and not tells_visit(heard, ctx):
        return WhyAsked(ctx.asked)
    return None
