"""Are the rules asked about, rather than a visit told?"""

from __future__ import annotations

import re

from assistant.conversation.acts import AskGuidance, Asking
from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.named import facts_stated, tells_minutes, tells_visit

MOST_FACTS = 3
"""Facts that a question about a rule may name."""
CLAUSE = re.compile(r"[.,;:]\s+|\s[-–—]\s")


def rules(heard: Heard, ctx: Context) -> Asking | None:
    """A question about the rules; None where a visit is told, if in the form of a question."""
    if heard.is_question and not tells_visit(heard, ctx):
        return AskGuidance(heard.text)
    if ctx.rules is None:
        return None
    if tells_minutes(heard, ctx):
        bare = ctx.frame.is_empty and _tells_minutes_only(heard, ctx)
        return AskGuidance(heard.text) if bare and ctx.rules.counts(heard.text) else None
    if facts_stated(heard, ctx) > MOST_FACTS:
        return None
    if (heard.is_question or heard.starts_with("aux")) and ctx.rules.clearly(heard.text):
        return AskGuidance(heard.text)
    if ctx.frame.is_empty and _asks_within(heard, ctx) and ctx.rules.clearly(heard.text):
        return AskGuidance(heard.text)
    return None


def _tells_minutes_only(heard: Heard, ctx: Context) -> bool:
    """Are minutes the one thing told, of a device that nobody names?"""
    stated = {said.path.partition(".")[0] for said in ctx.read(heard.text).said}
    return stated <= {"minutes", "payer", "visit_kind", "l_code_status"}


def _asks_within(heard: Heard, ctx: Context) -> bool:
    """Does a later clause ask, or is a matter of rules named and nobody who treated?"""
    clauses = [each for each in CLAUSE.split(heard.text) if each.strip()]
    if any(Heard(each).is_question for each in clauses[1:]):
        return True
    return heard.has("of_rules") and ctx.read(heard.text).visit.discipline is None


def leant(heard: Heard, ctx: Context) -> Asking | None:
    """A question that leans on the one answered just before."""
    if ctx.rules is None or (tells_minutes(heard, ctx) and not heard.starts_with("about", "filler", within=1)):
        return None
    return AskGuidance(heard.text) if ctx.rules.leans(heard.text) else None
