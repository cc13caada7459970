"""What does a person do with this turn? The order in which the possibilities are looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.conversation.acts import (
    Act,
    AskClaim,
    AskGuidance,
    AskPayment,
    Compare,
    Confirm,
    HowToBe,
    NotRead,
    Recall,
    Suppose,
    Why,
    WhyAsked,
    WhyNot,
)
from assistant.conversation.signals.heard import Heard
from assistant.conversation.understanding.answering import answers, not_known, own_answer
from assistant.conversation.understanding.asked_of_claim import comparison
from assistant.conversation.understanding.asked_of_rules import leant
from assistant.conversation.understanding.asking import asked_about
from assistant.conversation.understanding.commands import command
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.counted import counted
from assistant.conversation.understanding.next_visit import next_visit
from assistant.conversation.understanding.spelling import mended
from assistant.conversation.understanding.supposing import MOST_OF_A_CASE, supposition
from assistant.conversation.understanding.taking_back import retraction
from assistant.conversation.understanding.talked import calls_out, talk, without_talk
from assistant.conversation.understanding.told import facts_told
from assistant.conversation.understanding.usual import usual_answers

OF_THE_VISIT = (AskClaim, AskPayment, Compare, HowToBe, Recall, Suppose, Why, WhyAsked, WhyNot)
"""Questions about the visit, which slips of the pen may have hidden behind one about the rules."""
NEGATIVE = re.compile(r"^\s*(?:[a-z]+[ ,]+)*?(?:[-−–]|minus |negative )\d", re.IGNORECASE)
"""A sign before the first number."""
SENTENCE = re.compile(r"(?<=[.;!])\s+")
Look = Callable[[Heard, Context], Act | None]


def understand(text: str, ctx: Context) -> Act:
    """The act of one turn; where nothing could be made of it, with its slips of the pen put right."""
    if _is_negative(text, ctx):
        return NotRead(text)
    act = _understood(text, ctx)
    if not isinstance(act, NotRead | AskGuidance):
        return act
    right = mended(text)
    again = _understood(right, ctx) if right != text else act
    if isinstance(again, NotRead | AskGuidance):
        return act
    of_the_visit = isinstance(again, OF_THE_VISIT)
    is_answered = isinstance(act, AskGuidance) and ctx.rules is not None and ctx.rules.known(text)
    return act if (of_the_visit and ctx.frame.is_empty) or (is_answered and not of_the_visit) else again


def _is_negative(text: str, ctx: Context) -> bool:
    """``-5``: no minutes are negative, and 5 was not said."""
    is_alone = len(Heard(text).words) <= MOST_OF_A_CASE and NEGATIVE.search(text) is not None
    return is_alone and not ctx.frame.is_empty


def _understood(text: str, ctx: Context) -> Act:
    heard = Heard(without_talk(text, ctx))
    own = own_answer(heard)
    if own is not None:
        heard, ctx = own[0], replace(ctx, asked=own[1])
    for look in LOOKS:
        act = look(heard, ctx)
        if act is not None:
            return act
    return facts_told(heard, ctx)


def _of_this_claim(heard: Heard, ctx: Context) -> Act | None:
    """A supposition in which facts are read, or a comparison: of the visit told, whatever was answered before."""
    supposed = supposition(heard, ctx)
    if isinstance(supposed, Suppose) and not supposed.change.is_empty:
        return supposed
    asks = (heard.is_question or heard.starts_with("about")) and not answers(heard, ctx)
    return comparison(heard, ctx) if asks else None


def _asking(heard: Heard, ctx: Context) -> Act | None:
    if answers(heard, ctx) or calls_out(heard, ctx):
        return None
    return asked_about(heard, ctx) or _asked_at_the_end(heard, ctx)


def _asked_at_the_end(heard: Heard, ctx: Context) -> Act | None:
    """``they paid 2. who's right``: the question behind a sentence in which no fact is read."""
    *first, last = SENTENCE.split(heard.text.strip())
    if not first or ctx.frame.is_empty or heard.is_question or ctx.read(" ".join(first)).said:
        return None
    asked = Heard(last)
    return asked_about(asked, ctx) if asked.is_question and not asked.has("outside") else None


def _confirmation(heard: Heard, ctx: Context) -> Act | None:
    change = usual_answers(heard, ctx)
    return Confirm(change) if change is not None else None


LOOKS: tuple[Look, ...] = (
    command,
    next_visit,
    not_known,
    _of_this_claim,
    leant,
    supposition,
    counted,
    _asking,
    talk,
    _confirmation,
    retraction,
)
