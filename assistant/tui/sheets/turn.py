"""What the assistant says in one turn: the claim or the question first, then the reasons, or the difference only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.desk import CodedVisit
from assistant.explanation.explanation import Explanation, Sentence
from assistant.session import Reply
from assistant.tui.copies import claim_of
from assistant.tui.sheets.findings import estimate_total
from assistant.tui.sheets.questions import question_sheet
from assistant.tui.sheets.spoken import spoken_of
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.talk import ChangeRow, Passage, TurnSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.words import CHECK
from coder.claim import Line, Lines
from coder.coding import Status
from coder.compare import LineChange, compare

CONTESTED, NOT_BILLED, FOLLOWED = "contested", "not billed", "Followed"
UNCHANGED = "unchanged"
NONE = "–"


def turn_sheet(reply: Reply, before: Reply | None) -> TurnSheet:
    """The answer as it stands in the conversation; after a first claim only what changed."""
    coded, explanation, spoken = reply.coded, reply.explanation, spoken_of(reply, before)
    if coded is None or explanation is None:
        return TurnSheet(spoken=reply.problem or reply.text)
    question = question_sheet(reply, is_aside=bool(spoken))
    if spoken:
        told = _before_question(spoken, explanation, reply.asks)
        if question is not None and reply.frame.contradicted and not question.question:
            told, put = _without_clash(told, reply.frame.contradicted[0].phrases)
            question = replace(question, question=put)
        return TurnSheet(spoken=told, question=question)
    if before is not None and before.coded is not None and _is_same(reply, before):
        return TurnSheet(spoken=_before_question(reply.text, explanation, reply.asks), question=question)
    changes = tuple(_changes(reply, before)) if before is not None else ()
    lead = _lead(reply, explanation) if before is not None else ""
    if changes and before is not None:
        passages = _new_passages(explanation, before.explanation, {change.label for change in changes})
        return TurnSheet(lead, changes=changes, passages=passages, question=question)
    headline = "" if _is_bare_question(coded) else explanation.headline.text
    splits = tuple(sentence.text for sentence in explanation.splits)
    return TurnSheet(lead, headline, splits, passages=tuple(_passages(explanation)), question=question)


def _before_question(spoken: str, explanation: Explanation, asks: str | None) -> str:
    """The words without the question at their end, which is put with its answers."""
    asked = next((each for each in explanation.asked if asks in (None, each.fact)), None)
    return spoken.partition(asked.question)[0].strip() if asked is not None else spoken


def _without_clash(told: str, phrases: Iterable[str]) -> tuple[str, str]:
    """The words without the line that names both phrases, and that line: it is the question."""
    rows = told.split("\n")
    put = next((row for row in rows if all(phrase in row for phrase in phrases)), "")
    return "\n".join(row for row in rows if row != put).strip(), put


def _lead(reply: Reply, explanation: Explanation) -> str:
    """The sentence on the facts that changed, which comes before the claim and before any question."""
    first = _before_question(reply.text, explanation, reply.asks).partition("\n")[0]
    is_claim = first[:5] in {line.code for line in claim_of(reply)} or first.startswith(explanation.headline.text)
    return "" if is_claim or first.startswith(CHECK) else first


def _is_same(reply: Reply, before: Reply) -> bool:
    """Did the turn leave the visit, and what was said of it, as they were?"""
    visits = [each.coded.visit if each.coded is not None else None for each in (reply, before)]
    return reply.facts == before.facts and visits[0] == visits[1]


def _new_passages(explanation: Explanation, before: Explanation | None, shown: set[str]) -> tuple[Passage, ...]:
    """What is refused or contested now and was not before; a line that fell away shows its own refusal."""
    known = {each.says for each in _contested(before)} if before is not None else set()
    refused = {sentence.text for sentence in before.not_billed} if before is not None else set()
    new = [s for s in explanation.not_billed if s.text not in refused and s.about not in shown]
    told = [Passage(statements(new), NOT_BILLED, Tone.CLAIM)] if new else []
    return (*told, *(passage for passage in _contested(explanation) if passage.says not in known))


def _is_bare_question(coded: CodedVisit) -> bool:
    """Is there nothing to say before the question?"""
    return coded.answer.status is Status.NEEDS_FACTS and coded.answer.provisional is None


# ---- reasons ----


def _passages(explanation: Explanation) -> Iterator[Passage]:
    if explanation.summary:
        yield Passage(statements(explanation.summary))
    yield from _contested(explanation)


def statements(sentences: Iterable[Sentence]) -> tuple[Statement, ...]:
    return tuple(Statement(sentence.text, sentence.notes) for sentence in sentences)


def _contested(explanation: Explanation) -> Iterator[Passage]:
    for question, positions in explanation.contested:
        followed = Statement(f"{FOLLOWED}: {question.about}")
        items = tuple(Statement(each.text[:1].upper() + each.text[1:], each.notes) for each in positions)
        yield Passage((Statement(question.text),), CONTESTED, Tone.CONTESTED, items=(*items, followed))


# ---- differences ----


def _changes(reply: Reply, before: Reply | None) -> Iterator[ChangeRow]:
    """Lines and estimate before and after; nothing where one of the turns had no claim, or nothing changed."""
    if before is None or before.coded is None or reply.coded is None or reply.explanation is None:
        return
    if reply.coded.answer.status is not Status.CODED or before.coded.answer.status is not Status.CODED:
        return
    compared = compare(before.coded.answer.lines, reply.coded.answer.lines)
    if reply.facts == before.facts and not compared.is_changed:
        return
    reasons = _unit_reasons(reply.explanation, reply.coded.answer.lines)
    for change in sorted(compared.lines, key=lambda change: not change.is_changed):
        yield _line_change(change, reasons)
    amounts = estimate_total(before.coded), estimate_total(reply.coded)
    if amounts[0] != amounts[1]:
        yield ChangeRow("estimate", amounts[0] or NONE, amounts[1] or NONE)


def _line_change(change: LineChange, reasons: dict[str, Statement]) -> ChangeRow:
    line = change.after or change.before
    assert line is not None
    label = " ".join((line.code, *line.modifiers)) if change.after else line.code
    if not change.is_changed:
        return ChangeRow(label, f"×{line.units}", "", Statement(UNCHANGED), is_changed=False)
    before = _units(change.before, change.after)
    after = _units(change.after, change.before)
    return ChangeRow(label, before, after, reasons.get(line.code, Statement("")))


def _units(line: Line | None, other: Line | None) -> str:
    if line is None:
        return NONE
    if other is not None and line.modifiers != other.modifiers:
        return f"{' '.join(line.modifiers)} ×{line.units}"
    return f"×{line.units}"


def _bare(refusal: Sentence) -> Statement:
    """A refusal beside its line, which names the code already."""
    text = refusal.text.removeprefix(f"{refusal.about}: ")
    return Statement(text[:1].upper() + text[1:], refusal.notes)


def _unit_reasons(explanation: Explanation, lines: Lines) -> dict[str, Statement]:
    """For each line the sentence on its units; for a line that fell away why it is not billed."""
    reasons = {s.about: _bare(s) for s in explanation.not_billed if s.about}
    told = iter(explanation.reasons)
    for line in lines:
        for decision in line.decisions:
            sentence = next(told)
            if decision.rule.startswith("timed-units/"):
                reasons[line.code] = Statement(sentence.text, sentence.notes)
    return reasons
