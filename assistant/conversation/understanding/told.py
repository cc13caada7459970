"""Facts told, put right or answered; and what becomes of a turn in which none was read."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import (
    Act,
    Answer,
    AskGuidance,
    Correct,
    NotRead,
    OutsideScope,
    Skip,
    Tell,
    Thank,
)
from assistant.conversation.paths import is_set, value_at
from assistant.conversation.signals.heard import Heard
from assistant.conversation.slots.find import slot_value
from assistant.conversation.told import Change
from assistant.conversation.understanding.change import Mode, Read, read_change
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.contradict import contradicted, kind_by_hearsay
from assistant.conversation.understanding.next_visit import as_other_visit, is_other_visit
from assistant.conversation.understanding.number_filters import NUMBERS_ASKED
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import lengths
from assistant.conversation.understanding.supposing import MOST_OF_A_CASE
from assistant.conversation.understanding.talked import MOST_TALK
from assistant.extraction.quantities.quantity import Kind
from coder.visit import Visit

NAMED_OPEN = ("payer", "assistant", "discipline", "l_code_status", "visit_kind")
"""Facts that may be called by name as not known."""
MOST_UNITS, MOST_OF_A_PAIR = 12, 5
"""Units that a bare number may be, and words of one thing put for another."""


def facts_told(heard: Heard, ctx: Context) -> Act:
    """The act of a turn that neither asks nor commands."""
    if _may_be_units(heard, ctx) or _is_letter(heard, ctx):
        return NotRead(heard.text)
    denies = ctx.asked is None and heard.starts_with("no") and len(heard.words) > 1
    corrects = heard.has("cue", "back_to") or heard.starts_with("correct", "set") or denies or _is_put_right(heard)
    mode = Mode.CORRECT if corrects else Mode.TELL
    read = read_change(heard.text, ctx, mode)
    if read.change.is_empty:
        disputed = kind_by_hearsay(heard, ctx.frame)
        return Tell(disputed) if disputed is not None else _unread(heard, ctx, read)
    if mode is Mode.TELL and is_other_visit(read, len(heard.words), ctx.frame.visit):
        return as_other_visit(heard, ctx)
    change = contradicted(heard, read, ctx)
    if _changes_known(change, ctx.frame.visit):
        return Correct(change)
    if read.answers and ctx.asked is not None:
        return Answer(ctx.asked, change)
    return Tell(change)


def _may_be_units(heard: Heard, ctx: Context) -> bool:
    """``that's not right, should be 5``, of a claim that was shown: minutes or units?"""
    told = lengths(heard.words)
    is_small = len(told) == 1 and told[0].kind is Kind.BARE and told[0].low <= MOST_UNITS
    return is_small and heard.has("disputed") and ctx.coded is not None and ctx.asked not in NUMBERS_ASKED


def _is_letter(heard: Heard, ctx: Context) -> bool:
    """``L``, where the L code is asked about: no side, and no answer either."""
    return ctx.asked == "l_code_status" and heard.text.strip(" .!").casefold() == "l"


def _is_put_right(heard: Heard) -> bool:
    """``AK not BK``: one for the other, and no more."""
    return "not" in heard.words.lower[1:-1] and len(heard.words) <= MOST_OF_A_PAIR and not heard.is_question


def _unread(heard: Heard, ctx: Context, read: Read) -> Act:
    if read.answers and ctx.asked is not None:
        return Answer(ctx.asked, replace(read.change))
    slot = _left_open(heard, ctx)
    if slot is not None:
        return Skip(slot)
    if heard.has("skip") and ctx.coded is not None and len(heard.words) <= MOST_OF_A_CASE and not read.reading.said:
        return Thank()
    if _restates(heard, ctx) or heard.has("second_payer"):
        return Tell(read.change)
    if heard.has("outside"):
        return OutsideScope(heard.text)
    if read.reading.said or read.has_number:
        return Tell(read.change)
    if _is_keyword_query(heard, ctx) and (heard.is_question or ctx.rules is None or ctx.rules.known(heard.text)):
        return AskGuidance(heard.text)
    return NotRead(heard.text)


def _left_open(heard: Heard, ctx: Context) -> str | None:
    """The fact that is not known: the one named (``don't have the payer``), the one asked, or the next to be asked."""
    if not heard.has("skip"):
        return None
    named = next((slot for slot in NAMED_OPEN if heard.has(slot) and not is_set(value_at(ctx.frame.visit, slot))), None)
    is_asked = named is None or any(each.fact == ctx.asked for each in ctx.questions if heard.has(each.fact))
    asked = ctx.asked or next((each.fact for each in ctx.questions), None)
    return asked if is_asked and asked is not None else named


def _restates(heard: Heard, ctx: Context) -> bool:
    """``forget it, 9 is what happened``, ``no, left``: nothing but a number or a side that is known."""
    sides = {each.laterality for each in ctx.frame.visit.devices if each.laterality is not None}
    side = slot_value("devices.laterality", heard.words)
    if side is not None and sides == {side} and len(heard.words) <= MOST_TALK:
        return True
    known = {value for _, value in numeric_facts(ctx.frame.visit)}
    told = [each.low for each in lengths(heard.words)]
    return bool(told) and set(told) <= known and len(heard.words) <= MOST_OF_A_CASE and not heard.is_question


def _is_keyword_query(heard: Heard, ctx: Context) -> bool:
    """Without a visit, words that tell no fact are looked up."""
    return ctx.frame.is_empty and len(heard.words) > 0


def _changes_known(change: Change, visit: Visit) -> bool:
    """Is a fact that was known given another value (not only added to)?"""
    for path, value in change.puts:
        before = value_at(visit, path)
        if path == "implied" or not is_set(before):
            continue
        if not isinstance(before, tuple) or not isinstance(value, tuple):
            return True
        if any(each not in value for each in before):
            return True
    return False
