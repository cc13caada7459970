"""Why a fact matters: what it decides, what would be open without it, and the passages behind both."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.explanation.explanation import Asked, Explanation
from assistant.session import Reply
from assistant.tui import words
from assistant.tui.sheets.model import FactRow, GroundRow, Source
from assistant.tui.sheets.opened import Opened, Particular, passages_of
from assistant.tui.sheets.statement import Statement

MOST_ANSWERS = 5


def why_fact(
    row: FactRow, place: int, reply: Reply, grounds: tuple[GroundRow, ...], without: Explanation | None
) -> Opened:
    """A known fact with its decisions, an open one with what hangs on its answers."""
    title = f"{row.label}: {row.value}" if row.value else row.label
    text = tuple(_text(row, reply))
    details = (*_details(row, reply, without), *passages_of(text, grounds))
    return Opened("facts", place, words.FACTS, "", title, text, details)


def _text(row: FactRow, reply: Reply) -> Iterator[Statement]:
    if reply.explanation is None:
        return
    if row.source is Source.MISSING:
        asked = _asked(row.path, reply.explanation)
        if asked is not None:
            yield Statement(asked.question)
            yield Statement(asked.why.text, asked.why.notes)
    elif row.source is Source.ASSUMED:
        yield from (Statement(each.text, each.notes) for each in reply.explanation.supposed if each.about == row.path)
    else:
        yield from _decided(row, reply, reply.explanation)


def _decided(row: FactRow, reply: Reply, explanation: Explanation) -> Iterator[Statement]:
    """The sentences of the decisions that name the fact."""
    assert reply.coded is not None
    answer = reply.coded.answer
    lines = answer.lines or (answer.provisional.lines if answer.provisional is not None else ())
    decisions = (decision for line in lines for decision in line.decisions)
    roots = {fact.path.partition(".")[0] for fact in row.told}
    for decision, sentence in zip(decisions, explanation.reasons, strict=True):
        paths = {each.partition(".")[0] for each in decision.because if isinstance(each, str)}
        if paths & roots:
            yield Statement(sentence.text, sentence.notes)


def _details(row: FactRow, reply: Reply, without: Explanation | None) -> Iterator[Particular]:
    if row.words:
        yield Particular(words.WORDS, f"“{row.words}”")
    if row.source is Source.MISSING and reply.explanation is not None:
        yield from _answers(_asked(row.path, reply.explanation))
    elif row.told:
        yield from _otherwise(row, reply.explanation, without)


def _otherwise(row: FactRow, now: Explanation | None, without: Explanation | None) -> Iterator[Particular]:
    """The claim without the fact, and what would be asked."""
    if without is None or now is None:
        yield Particular(words.WITHOUT, words.NOTHING_YET)
        return
    is_same = without.headline.text == now.headline.text
    yield Particular(words.WITHOUT, words.UNCHANGED if is_same else without.headline.text)
    known = {each.fact for each in now.asked}
    new = [each for each in without.asked if each.fact not in known]
    for asked in new:
        yield Particular(words.ASKS, asked.question)
    yield from _answers(new[0] if len(new) == 1 else None)


def _answers(asked: Asked | None) -> Iterator[Particular]:
    for choice in asked.choices[:MOST_ANSWERS] if asked is not None else ():
        yield Particular("", f"{choice.label}: {choice.claim}")


def _asked(path: str, explanation: Explanation) -> Asked | None:
    return next((each for each in explanation.asked if each.fact == path), None)
