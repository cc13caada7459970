"""Does a turn suppose something: what if, another case by itself, a question with an if?"""

from __future__ import annotations

from assistant.conversation.acts import (
    Act,
    Suppose,
)
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.understanding.change import Mode, read_change
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.kept import goes_on
from assistant.conversation.understanding.number_filters import NUMBERS_ASKED
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import lengths
from assistant.conversation.understanding.relative import difference_told
from assistant.extraction.quantities.quantity import Kind

MOST_OF_A_CASE = 8
"""Words of a case told by itself."""
OF_THIS_VISIT = (["we"], ["i"], ["he"], ["she"], ["they"], ["i'd"], ["we'd"], ["my"], ["it"], ["it's"])
OF_KNOWING = (["know"], ["sure"], ["tell"], ["wonder"], ["see"], ["matter"], ["check"], ["ask"], ["care"], ["say"])
MOST_BESIDE_KNOWN = 3
"""The number, and a word or two for what it was."""
MOST_OF_ONE = 6
"""Words of a single fact that goes on supposing."""
SOON = 3
"""How soon the number comes in a case by itself: ``and with only 20?``."""


def supposition(heard: Heard, ctx: Context) -> Act | None:
    """The supposition with the facts that it tells; None where nothing is supposed."""
    if ctx.frame.is_empty or not _supposes(heard, ctx):
        return None
    text = heard.without("supposes_on") if goes_on(heard, ctx) else heard.text
    return Suppose(read_change(text, ctx, Mode.SUPPOSE).change)


def speaks_of_known(heard: Heard, ctx: Context) -> bool:
    """``what about the 40 minutes``, which were told: what became of them is asked."""
    told = lengths(heard.words)
    known = {value for path, value in numeric_facts(ctx.frame.visit) if path != "visit_number"}
    before = heard.words.lower[max(0, told[0].first - 1) : told[0].first] if len(told) == 1 else []
    is_the = before in (["the"], ["my"], ["those"])
    rest = [word for word in heard.left_after("about", "filler", "minutes") if not is_among(word, "small")]
    return heard.starts_with("about") and is_the and told[0].low in known and len(rest) <= MOST_BESIDE_KNOWN


def _estimates(heard: Heard, ctx: Context) -> bool:
    """``let's say 11``, in answer to how many minutes."""
    says = any(
        heard.words.lower[cue.last - 1] == "say" and cue.first <= heard.lead + 1 for cue in heard.cues("suppose")
    )
    rest = [word for word in heard.left_after("suppose", "filler", "minutes") if not is_among(word, "small")]
    is_number = len(rest) <= 1 and len(lengths(heard.words)) == 1
    return ctx.asked in NUMBERS_ASKED and not heard.is_question and says and is_number


def _supposes(heard: Heard, ctx: Context) -> bool:
    if _estimates(heard, ctx) or speaks_of_known(heard, ctx):
        return False
    if heard.starts_with("suppose", within=2) or _says(heard) or (heard.is_question and _has_if(heard)):
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
    return heard.is_question and (_is_another_case(heard, ctx) or _goes_on_supposing(heard, ctx))


def _goes_on_supposing(heard: Heard, ctx: Context) -> bool:
    """``and a follow-up?``, right behind a supposition: a fact by itself."""
    if ctx.supposed.is_empty or len(heard.words) > MOST_OF_ONE or not is_among(heard.words.lower[0], "leads_on"):
        return False
    return bool(slot_cues("visit_kind", heard.words)) and not heard.has("why", "why_not", "source", "payment")


def _says(heard: Heard) -> bool:
    """``say it took 40``, ``say she had 12``."""
    lead = heard.words.lower[heard.lead : heard.lead + 2]
    return lead[:1] == ["say"] and lead[1:] in OF_THIS_VISIT


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
