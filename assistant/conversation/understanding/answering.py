"""Does a turn answer the question that was asked, whatever it looks like?"""

from __future__ import annotations

from assistant.conversation.acts import (
    Act,
    Skip,
)
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues, slot_value
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths
from assistant.conversation.understanding.recalled import goes_on_by_place
from assistant.conversation.understanding.talked import MOST_TALK

MOST_HESITANT = 2
"""Words of an answer with the voice raised."""
ANSWERABLE = ("assistant", "l_code_status", "evaluation", "poc", "visit_kind")
WONDERED = (["if"], ["whether"], ["which"], ["who"], ["what"], ["how"], ["when"], ["where"], ["about"])
"""Words behind a not knowing, with which nothing is told."""


def own_answer(heard: Heard) -> tuple[Heard, str] | None:
    """``was there an assistant? no``: the answer, and the slot of the question before it."""
    head, mark, tail = heard.text.rpartition("?")
    if not mark or not tail.strip():
        return None
    answer, question = Heard(tail), Heard(head)
    slot = next((slot for slot in ANSWERABLE if question.has(slot)), None)
    if slot is None or not (answer.is_bare("yes") or answer.is_bare("no")) or len(answer.words) > MOST_TALK:
        return None
    return answer, slot


def not_known(heard: Heard, ctx: Context) -> Act | None:
    """``I don't remember if it was the first``: what stands behind the if is not told."""
    if ctx.asked is None or lengths(heard.words):
        return None
    for cue in heard.cues("skip"):
        if cue.first <= heard.lead + 1 and heard.words.lower[cue.last : cue.last + 1] in WONDERED:
            return Skip(ctx.asked)
    return None


def answers(heard: Heard, ctx: Context) -> bool:
    """``we don't, and it's Cigna``: a statement that answers what was asked is no question of its own."""
    is_terse = "?" not in heard.words.lower and len(heard.words) <= MOST_TALK and not heard.starts_with("wh")
    is_terse = is_terse or _says_when(heard, ctx) or _is_hesitant(heard)
    wonders = heard.is_question and not _is_tagged(heard) and not is_terse
    if ctx.asked is None or wonders or heard.has("compare_clearly", "source", "recall") or goes_on_by_place(heard):
        return False
    if ctx.asked == "payer" and ctx.read(heard.text).visit.payer is not None:
        return True
    return slot_value(ctx.asked, heard.words) is not None


def _is_hesitant(heard: Heard) -> bool:
    """``um, first?``: a word or two, and the voice raised."""
    words = [word for word in heard.left_after("filler") if not is_among(word, "small")]
    return len(words) <= MOST_HESITANT and not heard.starts_with("wh", "aux", "modal")


def _says_when(heard: Heard, ctx: Context) -> bool:
    """``when he picks it up``: an answer that begins like a question."""
    cues = slot_cues(ctx.asked or "", heard.words)
    return "?" not in heard.words.lower and any(cue.first <= heard.lead and cue.last - cue.first > 2 for cue in cues)


def _is_tagged(heard: Heard) -> bool:
    """``that's Medicaid, right?``: a statement with a tag that asks for a yes."""
    words = [word for word in heard.words.lower if word not in MARKS]
    tagged = any(cue.last == len(heard.words.lower) - 1 for cue in heard.cues("check"))
    return tagged and len(words) > 1 and not heard.starts_with("wh", "aux", "modal")
