"""What a turn asks of the visit that it tells: a modifier, a number of units or lines, a code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversation.acts import AskClaim
from assistant.conversation.guidance.question import Asked
from assistant.conversation.replying.claim_lines import lines_of, timed_lines
from assistant.conversation.replying.question_within import question_within
from assistant.conversation.replying.turn import Turn
from coder.visit import Assistant

LINES = re.compile(r"\b(one|two|three|single|\d)\s+(?:\w+\s+)?lines?\b", re.IGNORECASE)
HOW_MANY = re.compile(r"\bhow many (?:\w+ )?units\b", re.IGNORECASE)
TWICE, TWO = re.compile(r"\b(?:twice|two times|2 times)\b", re.IGNORECASE), 2
OF_A_RULE = ("edit", "same_period", "each_code", "two_devices", "who_may", "guide", "l_code", "assistant", "evaluation")
"""Concepts of questions about more than whether there is a line at all."""
NUMBERS = {"one": 1, "single": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class AskedOfVisit:
    """The yes or no to what was asked, and the thing asked about; ``holds`` is None where no yes or no is wanted."""

    holds: bool | None
    modifier: str | None = None
    units: int | None = None
    lines: int | None = None
    code: str | None = None
    billed_units: int = 0


def asked_of_visit(turn: Turn) -> AskedOfVisit | None:
    """What the question within the turn asks of the claim; None where it asks for the claim itself."""
    within = question_within(turn.text)
    if within is None or turn.coded is None:
        return None
    question = turn.counter.asked(within)
    lines, timed = lines_of(turn.coded), timed_lines(turn.coded)
    total = sum(line.units for line in timed)
    if not lines and turn.coded.answer.questions:
        return None
    return (
        _named_units(question, turn)
        or _modifier(question, turn)
        or _lines(question, turn)
        or _each(question, turn)
        or _units(question, total)
        or _code(question, turn)
        or _anything(question, turn)
    )


def speaks_of_l_code(turn: Turn) -> bool:
    """Does the turn speak of an L code as billed?"""
    words = turn.counter.asked(turn.text)
    return words.has("l_code") and not words.has("no_l_code", "supplier")


def _named_units(question: Asked, turn: Turn) -> AskedOfVisit | None:
    """``97760 x2?``, ``can I bill it twice?``: are there so many units of that code, or in all?"""
    act = turn.act
    units = act.units if isinstance(act, AskClaim) else None
    units = TWO if units is None and TWICE.search(question.text) else units
    if units is None or turn.coded is None or not question.is_yes_no:
        return None
    timed = timed_lines(turn.coded)
    billed = sum(line.units for line in timed if not question.codes or line.code in question.codes)
    return AskedOfVisit(billed == units, units=units, billed_units=billed)


def _modifier(question: Asked, turn: Turn) -> AskedOfVisit | None:
    names = list(question.modifiers)
    if question.has("modifier") and not names and question.has("assistant"):
        names = ["CO" if turn.frame.visit.assistant is Assistant.COTA else "CQ"]
    if not names:
        return None
    on = {modifier for line in lines_of(turn.coded) for modifier in line.modifiers}
    return AskedOfVisit(names[0] in on if question.is_yes_no else None, modifier=names[0])


def _lines(question: Asked, turn: Turn) -> AskedOfVisit | None:
    found = LINES.search(question.text)
    if found is None or not question.is_yes_no:
        return None
    word = found[1].casefold()
    wanted = NUMBERS.get(word) or int(word) if word in NUMBERS or word.isdigit() else 0
    timed = timed_lines(turn.coded) if turn.coded else ()
    return AskedOfVisit(len(timed) == wanted, lines=wanted, billed_units=sum(line.units for line in timed))


def _each(question: Asked, turn: Turn) -> AskedOfVisit | None:
    """``both codes a unit?``: has each service that was told a line of one unit?"""
    if turn.coded is None or not question.has("each_gets_word", "both_services") or not question.is_yes_no:
        return None
    services = len(turn.coded.answer.lines or lines_of(turn.coded)) + len(turn.coded.answer.not_billed)
    timed = timed_lines(turn.coded)
    return AskedOfVisit(
        len(timed) == services and all(line.units == 1 or question.has("both_services") for line in timed)
    )


def _units(question: Asked, total: int) -> AskedOfVisit | None:
    if total and HOW_MANY.search(question.text):
        return AskedOfVisit(None, units=total, billed_units=total)
    if question.units is None or not question.is_yes_no or question.has("odd_unit"):
        return None
    reached = total >= question.units if question.has("begin") else total == question.units
    return AskedOfVisit(reached, units=question.units, billed_units=total)


def _code(question: Asked, turn: Turn) -> AskedOfVisit | None:
    if len(question.codes) != 1 or not question.is_yes_no:
        return None
    code = question.codes[0]
    if code not in turn.policy.codes and turn.frame.visit.minutes.training is not None:
        return AskedOfVisit(bool(timed_lines(turn.coded)) if turn.coded is not None else None)
    named = [each.units for each in turn.frame.visit.proposed_codes if each.code == code and each.units is not None]
    billed = sum(line.units for line in lines_of(turn.coded) if line.code == code)
    if billed and named:
        return AskedOfVisit(billed == named[-1], units=named[-1], billed_units=billed)
    return AskedOfVisit(billed > 0, code=code)


def _anything(question: Asked, turn: Turn) -> AskedOfVisit | None:
    """``may that be billed``: yes where there is a line."""
    if not question.is_yes_no or not question.has("billable") or question.has(*OF_A_RULE):
        return None
    if any(letter.isdigit() for letter in question.text):
        return None
    if not (question.begins_with_verb or question.has("anything_word")):
        return None
    return AskedOfVisit(bool(timed_lines(turn.coded))) if turn.coded is not None else None
