"""Do the words take the usual answers of what is open?"""

from __future__ import annotations

from assistant.conversation.paths import differences
from assistant.conversation.signals.heard import Heard
from assistant.conversation.slots.find import YES
from assistant.conversation.slots.put import with_slot
from assistant.conversation.told import Change, Source
from assistant.conversation.understanding.context import Context, words_for

TAKES_PLAINLY = frozenset(("usual", "default", "defaults", "confirm", "confirmed", "assumed"))
TAKES = TAKES_PLAINLY | {"ok", "okay", "correct", "fine"}


def usual_answers(heard: Heard, ctx: Context) -> Change | None:
    """The usual answers, taken by ``as usual``, ``ok`` or, where the question has no yes of its own, by ``yes``."""
    usual = [question for question in ctx.questions if question.usual is not None]
    if not usual or len(heard.words) > 4 or not _takes(heard, ctx):
        return None
    visit = ctx.frame.visit
    for question in usual:
        visit = with_slot(visit, question.fact, question.usual or "", question)
    puts = differences(ctx.frame.visit, visit)
    words = tuple(
        words_for(path, value, heard.text, ctx.turn, Source.ANSWERED)
        for path, value in puts
        if not isinstance(value, tuple)
    )
    return Change(puts, words) if puts else None


def _takes(heard: Heard, ctx: Context) -> bool:
    rest = set(heard.left_after("filler")) - {"as", "the"}
    if TAKES & set(heard.words.lower) and rest <= TAKES:
        return True
    return (
        heard.starts_with("yes")
        and ctx.asked is not None
        and ctx.asked not in YES
        and ctx.question is not None
        and ctx.question.usual is not None
        and not heard.left_after("yes", "filler")
    )
