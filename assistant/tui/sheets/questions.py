"""The question that is put, with its answers: the usual one first, the way to leave it open last."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conversation.told import Contradiction
from assistant.explanation.explanation import Asked, Explanation
from assistant.session import Reply
from assistant.tui.sheets.statement import NO_STATEMENT, Statement
from assistant.tui.sheets.talk import ChoiceRow, QuestionSheet, Takes
from assistant.tui.words import DONT_KNOW, STAYS_OPEN


def question_sheet(reply: Reply, *, is_aside: bool) -> QuestionSheet | None:
    """One question at a time; after an aside it is put again, without its reason."""
    explanation = reply.explanation
    if explanation is None:
        return None
    if reply.frame.contradicted and _asks_of(reply.asks, reply.frame.contradicted[0].path):
        return _between(reply.frame.contradicted[0], explanation)
    if not explanation.asked or (reply.asks is None and not is_aside):
        return None
    asked = next((each for each in explanation.asked if each.fact == reply.asks), explanation.asked[0])
    why = NO_STATEMENT if is_aside else Statement(asked.why.text, asked.why.notes)
    question = f"{asked.question} {asked.hint}".rstrip()
    return QuestionSheet(asked.fact, question, why, tuple(_choices(asked)))


def _choices(asked: Asked) -> Iterator[ChoiceRow]:
    """No numbers where the answers are numbers themselves: what is typed then is the answer."""
    are_minutes = any(choice.answer[:1].isdigit() for choice in asked.choices)
    shown = sorted(asked.listed, key=lambda choice: not choice.is_usual)
    takes = Takes.SAY if are_minutes else Takes.CHOOSE
    for number, choice in enumerate(shown, 1):
        is_claim = "×" in choice.claim
        digit = "" if are_minutes else str(number)
        yield ChoiceRow(digit, choice.answer, choice.label, choice.claim, is_claim, choice.is_usual, takes)
    yield _left_open("" if are_minutes else str(len(shown) + 1))


def _left_open(number: str) -> ChoiceRow:
    return ChoiceRow(number, "", DONT_KNOW, STAYS_OPEN, is_claim=False, is_usual=False, takes=Takes.SKIP)


def _asks_of(asks: str | None, path: str) -> bool:
    """Does a question ask for a fact, or for what it is part of?"""
    return asks is None or asks.partition(".")[0] == path.partition(".")[0]


def _claim_with(value: object, asked: Asked | None) -> str:
    """The claim of the answer that a value is, or among whose minutes it is; empty where no answer fits."""
    choices = asked.choices if asked is not None else ()
    return next((choice.claim for choice in choices if _is_among(value, choice.answer)), "")


def _is_among(value: object, answer: str) -> bool:
    least, dash, most = answer.partition("-")
    if isinstance(value, int) and dash and least.isdigit():
        return int(least) <= value <= int(most or value)
    return answer == str(value)


def _between(contradiction: Contradiction, explanation: Explanation) -> QuestionSheet:
    """Two phrases for one fact: each with the claim that it leads to."""
    asked = next((each for each in explanation.asked if _asks_of(each.fact, contradiction.path)), None)
    choices = []
    for number, (phrase, value) in enumerate(zip(contradiction.phrases, contradiction.values, strict=True), 1):
        claim = _claim_with(value, asked)
        label = f"“{phrase}”"
        choices.append(ChoiceRow(str(number), phrase, label, claim, "×" in claim, is_usual=False))
    open_too = _left_open(str(len(choices) + 1))
    return QuestionSheet(contradiction.path, "", NO_STATEMENT, (*choices, open_too))
