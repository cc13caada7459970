"""What does a person do with this turn? The order in which the possibilities are looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.conversation.acts import (
    Act,
    Answer,
    AskClaim,
    AskGuidance,
    AskPayment,
    Compare,
    Confirm,
    Correct,
    HowToBe,
    NotRead,
    OutsideScope,
    Recall,
    Retract,
    Skip,
    StartOver,
    Suppose,
    Tell,
    Undo,
    Why,
    WhyAsked,
    WhyNot,
)
from assistant.conversation.paths import is_set, value_at
from assistant.conversation.signals.heard import MARKS, Heard, is_bare_next
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.find import slot_cues, slot_value
from assistant.conversation.told import Change
from assistant.conversation.understanding.asked_of_claim import comparison
from assistant.conversation.understanding.asked_of_rules import leant
from assistant.conversation.understanding.asking import asked_about
from assistant.conversation.understanding.change import Mode, Read, read_change
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.contradict import contradicted
from assistant.conversation.understanding.counted import counted
from assistant.conversation.understanding.kept import kept
from assistant.conversation.understanding.next_visit import as_other_visit, is_other_visit, next_visit
from assistant.conversation.understanding.numbers import NUMBERS_ASKED
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import lengths, quantities
from assistant.conversation.understanding.recalled import goes_on_by_place
from assistant.conversation.understanding.retract import retracted, scratches, takes_out
from assistant.conversation.understanding.spelling import mended
from assistant.conversation.understanding.supposing import MOST_OF_A_CASE, supposition
from assistant.conversation.understanding.talked import MOST_TALK, talk, without_talk
from assistant.conversation.understanding.usual import usual_answers
from assistant.extraction.quantities.quantity import Kind
from coder.visit import Visit

LAST_TWO, MOST_OF_A_PAIR, MOST_HESITANT = 2, 5, 2
MOST_UNITS = 12
OF_THE_VISIT = (AskClaim, AskPayment, Compare, HowToBe, Recall, Suppose, Why, WhyAsked, WhyNot)
"""Questions about the visit, which slips of the pen may have hidden behind one about the rules."""
Look = Callable[[Heard, Context], Act | None]
ANSWERABLE = ("assistant", "l_code_status", "evaluation", "poc", "visit_kind")
WONDERED = (["if"], ["whether"], ["which"], ["who"], ["what"], ["how"], ["when"], ["where"], ["about"])
"""Words behind a not knowing, with which nothing is told."""


NEGATIVE = re.compile(r"^\s*(?:[a-z]+[ ,]+)*?(?:[-−–]|minus |negative )\d", re.IGNORECASE)
"""A sign before the first number."""


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
    is_answered = isinstance(act, AskGuidance) and ctx.rules is not None and ctx.rules.known(text)
    return act if is_answered and (ctx.frame.is_empty or not isinstance(again, OF_THE_VISIT)) else again


def _is_negative(text: str, ctx: Context) -> bool:
    """``-5``: no minutes are negative, and 5 was not said."""
    is_alone = len(Heard(text).words) <= MOST_OF_A_CASE and NEGATIVE.search(text) is not None
    return is_alone and not ctx.frame.is_empty


def _understood(text: str, ctx: Context) -> Act:
    heard = Heard(without_talk(text, ctx))
    own = _own_answer(heard)
    if own is not None:
        heard, ctx = own[0], replace(ctx, asked=own[1])
    for look in LOOKS:
        act = look(heard, ctx)
        if act is not None:
            return act
    return _told(heard, ctx)


def _own_answer(heard: Heard) -> tuple[Heard, str] | None:
    """``was there an assistant? no``: the answer, and the slot of the question before it."""
    head, mark, tail = heard.text.rpartition("?")
    if not mark or not tail.strip():
        return None
    answer, question = Heard(tail), Heard(head)
    slot = next((slot for slot in ANSWERABLE if question.has(slot)), None)
    if slot is None or not (answer.is_bare("yes") or answer.is_bare("no")) or len(answer.words) > MOST_TALK:
        return None
    return answer, slot


# ---- the conversation itself ----


def _command(heard: Heard, ctx: Context) -> Act | None:
    if heard.has("start_over") and not _asks_on(heard, "start_over") and not _tells(heard, ctx, "start_over"):
        return StartOver()
    clears = heard.starts_with("clear_alone") and not heard.left_after("clear_alone", "filler")
    if _is_wrong_chart(heard, ctx) or clears:
        return StartOver()
    if _once_more(heard, ctx):
        return Undo(1)
    if heard.has("undo") and not heard.has("back_to") and not _tells(heard, ctx, "undo"):
        steps = _steps(heard)
        return Undo(0 if steps == 1 and not ctx.supposed.is_empty else steps)
    if not ctx.supposed.is_empty and heard.starts_with("drops_it") and not heard.is_question:
        return Undo(0)
    if heard.has("asks_else") and ctx.asked is not None:
        return Skip(ctx.asked)
    if is_bare_next(heard) and ctx.asked is not None:
        return NotRead(heard.text)
    return kept(heard, ctx)


def _is_wrong_chart(heard: Heard, ctx: Context) -> bool:
    """``wrong chart``, ``wrong chart, clear that``: all that was told, and nothing that is told beside it."""
    rest = heard.left_after("wrong_chart", "start_over", "filler", "that", "retract", "undo", "cue")
    return heard.has("wrong_chart") and not ctx.frame.is_empty and not rest


def _once_more(heard: Heard, ctx: Context) -> bool:
    """``and one more``, after a step back."""
    if len(ctx.texts) < LAST_TWO or heard.left_after("once_more", "filler"):
        return False
    before = Heard(ctx.texts[-LAST_TWO])
    return heard.has("once_more") and (before.has("undo") or not before.left_after("once_more", "filler"))


def _asks_on(heard: Heard, name: str) -> bool:
    """``how do I reset my password?`` asks about more than the phrase."""
    return heard.is_question and len(heard.left_after(name, "filler")) > MOST_TALK


def _tells(heard: Heard, ctx: Context, *names: str) -> bool:
    """Does the rest of the turn hold facts?"""
    visit = ctx.read(heard.without(*names)).visit
    return visit.minutes != Visit().minutes or bool(visit.other_services) or visit.payer is not None


def _steps(heard: Heard) -> int:
    """How many steps back; one if no number is said."""
    numbers = [each.low for each in quantities(heard.words) if 1 <= each.low <= 20]
    if numbers:
        return numbers[0]
    lower = set(heard.words.lower)
    return 2 if lower & {"twice", "couple", "both"} else 3 if "thrice" in lower else 1


def _another_visit(heard: Heard, ctx: Context) -> Act | None:
    return next_visit(heard, ctx)


# ---- what leaves the facts as they are ----


def _not_known(heard: Heard, ctx: Context) -> Act | None:
    """``I don't remember if it was the first``: what stands behind the if is not told."""
    if ctx.asked is None or lengths(heard.words):
        return None
    for cue in heard.cues("skip"):
        if cue.first <= heard.lead + 1 and heard.words.lower[cue.last : cue.last + 1] in WONDERED:
            return Skip(ctx.asked)
    return None


def _of_this_claim(heard: Heard, ctx: Context) -> Act | None:
    """A supposition in which facts are read, or a comparison: of the visit told, whatever was answered before."""
    supposed = supposition(heard, ctx)
    if isinstance(supposed, Suppose) and not supposed.change.is_empty:
        return supposed
    asks = (heard.is_question or heard.starts_with("about")) and not _answers(heard, ctx)
    return comparison(heard, ctx) if asks else None


def _asking(heard: Heard, ctx: Context) -> Act | None:
    return None if _answers(heard, ctx) else asked_about(heard, ctx)


def _answers(heard: Heard, ctx: Context) -> bool:
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


# ---- facts ----


def _retraction(heard: Heard, ctx: Context) -> Act | None:
    if ctx.frame.is_empty or not (heard.has("retract") or takes_out(heard) or scratches(heard)):
        return None
    if _names_nothing(heard):
        return Undo(1) if len({said.turn for said in ctx.frame.history}) > 1 else NotRead(heard.text)
    change = retracted(heard, ctx)
    if change is not None:
        return Retract(change)
    if not heard.starts_with("retract") or heard.has("demand") or len(heard.words) > MOST_OF_A_CASE:
        return None
    return _of_nothing_known(heard, ctx)


def _names_nothing(heard: Heard) -> bool:
    """``drop it``: what was told last, where anything was told before it."""
    return heard.has("that") and not heard.left_after("retract", "that", "cue", "filler", "no")


def _of_nothing_known(heard: Heard, ctx: Context) -> Act | None:
    """``drop the eval``, where none was told, tells none; where one was supposed, the supposition is dropped."""
    if lengths(heard.words):
        return None
    return NotRead(heard.text) if ctx.supposed.is_empty else Undo(0)


def _confirmation(heard: Heard, ctx: Context) -> Act | None:
    change = usual_answers(heard, ctx)
    return Confirm(change) if change is not None else None


LOOKS: tuple[Look, ...] = (
    _command,
    _another_visit,
    _not_known,
    _of_this_claim,
    leant,
    supposition,
    counted,
    _asking,
    talk,
    _confirmation,
    _retraction,
)


def _told(heard: Heard, ctx: Context) -> Act:
    if _may_be_units(heard, ctx):
        return NotRead(heard.text)
    denies = ctx.asked is None and heard.starts_with("no") and len(heard.words) > 1
    corrects = heard.has("cue", "back_to") or heard.starts_with("correct", "set") or denies or _is_put_right(heard)
    mode = Mode.CORRECT if corrects else Mode.TELL
    read = read_change(heard.text, ctx, mode)
    if read.change.is_empty:
        return _unread(heard, ctx, read)
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


def _is_put_right(heard: Heard) -> bool:
    """``AK not BK``: one for the other, and no more."""
    return "not" in heard.words.lower[1:-1] and len(heard.words) <= MOST_OF_A_PAIR and not heard.is_question


def _unread(heard: Heard, ctx: Context, read: Read) -> Act:
    if read.answers and ctx.asked is not None:
        return Answer(ctx.asked, replace(read.change))
    if heard.has("skip"):
        slot = ctx.asked or next((each.fact for each in ctx.questions), None)
        return Skip(slot) if slot is not None else NotRead(heard.text)
    if _restates(heard, ctx):
        return Tell(read.change)
    if heard.has("outside"):
        return OutsideScope(heard.text)
    if read.reading.said or read.has_number:
        return Tell(read.change)
    if _is_keyword_query(heard, ctx) and (heard.is_question or ctx.rules is None or ctx.rules.known(heard.text)):
        return AskGuidance(heard.text)
    return NotRead(heard.text)


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
