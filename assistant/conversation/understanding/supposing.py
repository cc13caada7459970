"""Does a turn suppose something: what if, another case by itself, a question with an if?"""

from __future__ import annotations

from assistant.conversation.acts import (
    Act,
    Suppose,
)
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.change import Mode, read_change
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.kept import goes_on
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import lengths
from assistant.conversation.understanding.relative import difference_told
from assistant.extraction.quantities.quantity import Kind

MOST_OF_A_CASE = 8
"""Words of a case told by itself."""
OF_THIS_VISIT = (["we"], ["i"], ["he"], ["she"], ["they"], ["i'd"], ["we'd"], ["my"])
OF_KNOWING = (["know"], ["sure"], ["tell"], ["wonder"], ["see"], ["matter"], ["check"], ["ask"], ["care"], ["say"])
SOON = 3
"""How soon the number comes in a case by itself: ``and with only 20?``."""


def supposition(heard: Heard, ctx: Context) -> Act | None:
    """The supposition with the facts that it tells; None where nothing is supposed."""
    if ctx.frame.is_empty or not _supposes(heard, ctx):
        return None
    text = heard.without("supposes_on") if goes_on(heard, ctx) else heard.text
    return Suppose(read_change(text, ctx, Mode.SUPPOSE).change)


def _supposes(heard: Heard, ctx: Context) -> bool:
    if heard.starts_with("suppose", within=2) or (heard.is_question and _has_if(heard)):
        return True
    if heard.starts_with("about", within=1) and bool(lengths(heard.words)):
        return True
    if (
        ctx.asked is None
        and heard.starts_with("wished")
        and any(each.kind is Kind.MINUTES for each in lengths(heard.words))
    ):
        return True
    if heard.is_question and heard.starts_with("supposes_on") and bool(lengths(heard.words)):
        return True
    if goes_on(heard, ctx) or (heard.is_question and difference_told(heard) is not None):
        return True
    return heard.is_question and _is_another_case(heard, ctx)


def _has_if(heard: Heard) -> bool:
    """``how many if he had 20``, ``what would it be if I had done it``; ``what counts if they fitted it`` is a rule."""
    if heard.has("if") or (heard.has("suppose") and "would" in heard.words.lower):
        return True
    lower = heard.words.lower
    return any(
        word == "if" and lower[at + 1 : at + 2] in OF_THIS_VISIT and lower[max(0, at - 1) : at] not in OF_KNOWING
        for at, word in enumerate(lower)
    )


def _is_another_case(heard: Heard, ctx: Context) -> bool:
    """``and 20 minutes?``, ``and without the L code?``: a case by itself, introduced by ``and``."""
    lower = [word for word in heard.words.lower if word not in MARKS]
    if not lower or not is_among(lower[0], "leads_on") or len(lower) > MOST_OF_A_CASE:
        return False
    if any(each.first <= SOON for each in lengths(heard.words)):
        return any(path.startswith("minutes") for path, _ in numeric_facts(ctx.frame.visit))
    return lower[0] == "and" and any(is_among(word, "apart") for word in lower[1:2])
