"""What the assistant says in one turn: the claim or the question first, then the reasons, or the difference only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.desk import CodedVisit
from assistant.explanation.explain import Asked, Explanation, Sentence
from assistant.explanation.facts import fact_label, fact_value
from assistant.session import Reply
from assistant.tui.sheets.findings import estimate_total
from assistant.tui.sheets.model import ChangeRow, ChoiceRow, Passage, QuestionSheet, Statement, TurnSheet
from assistant.tui.sheets.spoken import Spoken, spoken_of
from assistant.tui.sheets.tone import Tone
from assistant.tui.words import NOTHING_READ
from coder.claim import Line, Lines
from coder.coding import Status
from coder.compare import LineChange, compare

CONTESTED, NOT_BILLED, FOLLOWED = "contested", "not billed", "Followed"
UNCHANGED = "unchanged"
NONE = "–"


def turn_sheet(reply: Reply, before: Reply | None) -> TurnSheet:
    """The answer as it stands in the conversation; after a first claim only what changed."""
    coded, explanation, spoken = reply.coded, reply.explanation, spoken_of(reply)
    if coded is None or explanation is None:
        return TurnSheet(spoken=reply.problem or reply.text)
    question = _question(explanation, spoken)
    if spoken.text:
        return TurnSheet(spoken=spoken.text, question=question)
    if before is not None and before.coded is not None and _is_same(reply, before):
        return TurnSheet(tail=NOTHING_READ, question=question)
    changes = tuple(_changes(reply, before)) if before is not None else ()
    if changes and before is not None:
        return TurnSheet(changes=changes, passages=_new_passages(explanation, before.explanation), question=question)
    headline = "" if _is_bare_question(coded) else explanation.headline.text
    splits = tuple(sentence.text for sentence in explanation.splits)
    return TurnSheet(headline, splits, (), tuple(_passages(explanation)), question)


def _is_same(reply: Reply, before: Reply) -> bool:
    """Did the turn leave the visit, and what was said of it, as they were?"""
    visits = [each.coded.visit if each.coded is not None else None for each in (reply, before)]
    return reply.facts == before.facts and visits[0] == visits[1]


def _new_passages(explanation: Explanation, before: Explanation | None) -> tuple[Passage, ...]:
    """What is refused or contested now and was not before."""
    known = {each.says for each in (*_not_billed(before), *_contested(before))} if before is not None else set()
    told = (*_not_billed(explanation), *_contested(explanation))
    return tuple(passage for passage in told if passage.says not in known)


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


def _not_billed(explanation: Explanation) -> Iterator[Passage]:
    if explanation.not_billed:
        yield Passage(statements(explanation.not_billed), NOT_BILLED, Tone.CLAIM)


def _contested(explanation: Explanation) -> Iterator[Passage]:
    for question, positions in explanation.contested:
        followed = Statement(f"{FOLLOWED}: {question.about}")
        items = tuple(Statement(each.text[:1].upper() + each.text[1:], each.notes) for each in positions)
        yield Passage((Statement(question.text),), CONTESTED, Tone.CONTESTED, items=(*items, followed))


# ---- questions ----


def _question(explanation: Explanation, spoken: Spoken) -> QuestionSheet | None:
    """The question that was put; one at a time."""
    if not explanation.asked or (spoken.asks_nothing and not spoken.text):
        return None
    asked = next((each for each in explanation.asked if each.fact == spoken.asks), explanation.asked[0])
    return QuestionSheet(asked.fact, asked.question, Statement(asked.why.text, asked.why.notes), tuple(_choices(asked)))


def _choices(asked: Asked) -> Iterator[ChoiceRow]:
    """The usual answer first; no numbers where the answers are numbers themselves."""
    are_numbers = any(choice.answer[:1].isdigit() for choice in asked.choices)
    ordered = sorted(asked.choices, key=lambda choice: not choice.is_usual)
    for number, choice in enumerate(ordered, 1):
        is_claim = "×" in choice.claim
        shown = "" if are_numbers else str(number)
        yield ChoiceRow(shown, choice.answer, choice.label, choice.claim, is_claim, choice.is_usual)


# ---- differences ----


def _changes(reply: Reply, before: Reply | None) -> Iterator[ChangeRow]:
    """Facts, lines and the estimate before and after; nothing where one of the turns had no claim."""
    if before is None or before.coded is None or reply.coded is None or reply.explanation is None:
        return
    if reply.coded.answer.status is not Status.CODED or before.coded.answer.status is not Status.CODED:
        return
    old, new = before.coded.answer.lines, reply.coded.answer.lines
    facts = list(_fact_changes(reply, before))
    compared = compare(old, new)
    if not facts and not compared.is_changed:
        return
    yield from facts
    reasons = _unit_reasons(reply.explanation, new)
    for change in sorted(compared.lines, key=lambda change: not change.is_changed):
        yield _line_change(change, reasons)
    amounts = estimate_total(before.coded), estimate_total(reply.coded)
    if amounts[0] != amounts[1]:
        yield ChangeRow("estimate", amounts[0] or NONE, amounts[1] or NONE)


def _fact_changes(reply: Reply, before: Reply) -> Iterator[ChangeRow]:
    old = {fact.path: fact for fact in before.facts if fact.path != "doc_elements"}
    for fact in reply.facts:
        known = old.get(fact.path)
        if fact.path == "doc_elements" or (known is not None and known.value == fact.value):
            continue
        if len(fact.path.split(".")) > 2 and fact.path.startswith("devices."):
            continue
        value = fact_value(fact.path, fact.value)
        yield ChangeRow(fact_label(fact.path), fact_value(known.path, known.value) if known else NONE, value)


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


def _unit_reasons(explanation: Explanation, lines: Lines) -> dict[str, Statement]:
    """For each line the sentence on its units; for a line that fell away why it is not billed."""
    reasons = {s.about: Statement(s.text, s.notes) for s in explanation.not_billed if s.about}
    told = iter(explanation.reasons)
    for line in lines:
        for decision in line.decisions:
            sentence = next(told)
            if decision.rule.startswith("timed-units/"):
                reasons[line.code] = Statement(sentence.text, sentence.notes)
    return reasons
