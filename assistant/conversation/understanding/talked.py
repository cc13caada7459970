"""Does a turn only talk: thanks, a greeting, a call for help, a patient who did not come?"""

from __future__ import annotations

from assistant.conversation.acts import (
    Act,
    AskHelp,
    Greet,
    Thank,
)
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.quantities import lengths
from assistant.conversation.understanding.usual import TAKES_PLAINLY
from assistant.extraction.quantities.quantity import Kind

MOST_TALK = 3
"""Words beside thanks or a greeting that tell nothing."""


def without_talk(text: str, ctx: Context) -> str:
    """``nah leave it as is. where did the minutes go``: without a first sentence that only talks."""
    first, mark, rest = text.partition(". ")
    if not mark or not rest.strip() or ctx.asked is not None:
        return text
    heard = Heard(first)
    left = [word for word in heard.left_after("thanks", "agreed", "filler", "yes", "no") if not is_among(word, "small")]
    is_talk = heard.has("thanks", "agreed") and not left
    return " " * (len(first) + len(mark)) + rest if is_talk else text


def talk(heard: Heard, ctx: Context) -> Act | None:
    """Thanks, a greeting or a call for help that tells nothing else."""
    if TAKES_PLAINLY & set(heard.words.lower):
        return None
    if heard.has("help") and len(heard.left_after("help", "filler", "greet")) <= MOST_TALK and not _is_read(heard, ctx):
        return AskHelp()
    is_all = len(heard.words) <= 2 or not heard.left_after("yes", "filler")
    if (heard.is_bare("yes") or heard.is_bare("no")) and is_all:
        return None if ctx.asked is not None or ctx.frame.is_empty else Thank()
    if calls_out(heard, ctx):
        return Greet()
    if _agrees(heard, ctx) or (_is_no_visit(heard) and not _is_read(heard, ctx)):
        return Thank()
    for name, act in (("thanks", Thank()), ("greet", Greet())):
        most = MOST_TALK * (2 if name == "greet" else 1)
        is_short = len(heard.left_after(name, "thanks", "agreed", "filler", "greet")) <= most
        if is_short and (heard.starts_with(name, within=1) or _comes_first(name, heard)) and not _is_read(heard, ctx):
            return act
    return None


def calls_out(heard: Heard, ctx: Context) -> bool:
    """``slow day. anyone there?``: asked of nobody, before anything was told."""
    is_known = ctx.rules is not None and ctx.rules.known(heard.text)
    return heard.has("calls_out") and ctx.frame.is_empty and not is_known and not _is_read(heard, ctx)


def _comes_first(name: str, heard: Heard) -> bool:
    """``perfect, that's all``: nothing but agreement and greeting before it."""
    first = min((cue.first for cue in heard.cues(name)), default=None)
    if first is None:
        return False
    before = {at for each in ("agreed", "filler", "greet", "yes") for cue in heard.cues(each) for at in range(*cue[1:])}
    return all(at in before or heard.words.lower[at] in MARKS for at in range(first))


def _is_no_visit(heard: Heard) -> bool:
    """``kid three no-showed. bye``"""
    return heard.has("no_visit") and all(each.kind is Kind.BARE for each in lengths(heard.words))


def _agrees(heard: Heard, ctx: Context) -> bool:
    """``fine``, ``right``, with nothing beside it that could be meant as a fact."""
    rest = heard.left_after("agreed", "thanks", "filler", "greet")
    is_all = all(is_among(word, "small") and not word.isdigit() for word in rest)
    begins = heard.starts_with("agreed") or any(cue.first == 0 for cue in heard.cues("agreed"))
    return begins and is_all and not heard.has("half", "all", "rest") and not lengths(heard.words)


def _is_read(heard: Heard, ctx: Context) -> bool:
    """Did the reader find a fact, what the note shows apart?"""
    return any(said.path != "doc_elements" for said in ctx.read(heard.text).said)
