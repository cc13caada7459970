"""Which question is asked, if one is: about this claim, about what was said, or about the rules?"""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.acts import (
    Asking,
    OutsideScope,
    ShowSource,
)
from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.asked_of_claim import claim, comparison, how_to_be, how_to_be_too, payment
from assistant.conversation.understanding.asked_of_payer import payer_known
from assistant.conversation.understanding.asked_of_rules import rules
from assistant.conversation.understanding.asked_of_service import service
from assistant.conversation.understanding.asked_why import pads, why, why_asked, wished
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.named import CODE, facts_stated, tells_visit
from assistant.conversation.understanding.quantities import quantities
from assistant.conversation.understanding.recalled import recall, recall_by_place, recall_disputed
from assistant.extraction.quantities.quantity import Kind

MOST_OF_A_SOURCE = 3
"""Words that say which source is meant; more ask of a rule: ``who decides if a denied claim is paid?``"""
Look = Callable[[Heard, Context], Asking | None]


def asked_about(heard: Heard, ctx: Context) -> Asking | None:
    """The question of a turn; None where it tells facts."""
    for look in LOOKS:
        act = look(heard, ctx)
        if act is not None:
            return act
    return None


def _source(heard: Heard, ctx: Context) -> Asking | None:
    if not heard.starts_with("source", within=3) or tells_visit(heard, ctx):
        return None
    numbers = [each.low for each in quantities(heard.words) if each.kind is Kind.BARE]
    rest = heard.left_after("source", "filler", "that")
    if len(rest) > MOST_OF_A_SOURCE and ctx.rules is not None and ctx.rules.known(heard.text):
        return None
    return ShowSource(" ".join(rest), numbers[0] if numbers and len(rest) <= 2 else None)


def _outside(heard: Heard, ctx: Context) -> Asking | None:
    if heard.is_question and heard.has("outside") and not facts_stated(heard, ctx) and not CODE.search(heard.text):
        return OutsideScope(heard.text)
    return None


LOOKS: tuple[Look, ...] = (
    recall,
    recall_disputed,
    recall_by_place,
    payer_known,
    service,
    why,
    why_asked,
    wished,
    pads,
    _source,
    how_to_be,
    how_to_be_too,
    comparison,
    claim,
    payment,
    _outside,
    rules,
)
