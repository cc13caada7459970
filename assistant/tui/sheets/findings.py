"""Findings as rows: what stops, what to check, what the note lacks, what the two countings give, the estimate."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.desk import CodedVisit
from assistant.explanation.explain import is_told_again
from assistant.explanation.explanation import Explanation, Sentence
from assistant.explanation.named import claim_in_words
from assistant.tui.sheets.model import FindingRow
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.tone import Tone
from coder.claim import billed
from coder.decision import Finding, Severity
from coder.grounds import Grade
from coder.rules.payment import LineAmount
from coder.visit import UnitRule

ORDER = ("stop", "check", "verify", "proposed", "stale", "contested", "note lacks", "counting", "estimate")
STALE_ROW, LACKS, DIFFER = "payer-row-stale", "note-lacks", "countings-differ"
LACKS_LEAD = "The note should show "


def finding_rows(coded: CodedVisit, explanation: Explanation) -> tuple[FindingRow, ...]:
    """Every finding in the order of need."""
    rows = [*_checks(coded, explanation), *_known_mistake(explanation)]
    rows += [*_contested(explanation), *_lacks(explanation)]
    rows += [*_counting(coded, explanation), *_estimate(coded, explanation)]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.label)))


def told_findings(coded: CodedVisit, explanation: Explanation) -> Iterator[tuple[Finding, Sentence]]:
    """Each finding with its sentence, but for what the note lacks and what is told as not billed."""
    given = coded.answer
    findings = [each for each in given.findings if each.finding != LACKS and not is_told_again(each, given)]
    ordered = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
    return zip(ordered, (*explanation.checks, *explanation.remarks), strict=True)


def _checks(coded: CodedVisit, explanation: Explanation) -> Iterator[FindingRow]:
    for finding, sentence in told_findings(coded, explanation):
        label = _label(finding)
        if label is not None:
            tone = Tone.STALE if label in ("stop", "stale") else Tone.MISSING
            yield FindingRow(label, tone, _statement(sentence), is_whole=label in ("stop", "stale"))


def _known_mistake(explanation: Explanation) -> Iterator[FindingRow]:
    for sentence in explanation.known_mistake:
        yield FindingRow("proposed", Tone.MISSING, _statement(sentence), is_whole=True)


def _label(finding: Finding) -> str | None:
    if finding.severity is Severity.STOP:
        return "stop"
    if finding.finding == STALE_ROW:
        return "stale"
    if finding.rule.startswith("proposals/") or finding.finding.startswith("proposed"):
        return "proposed"
    if finding.severity is Severity.INFO:
        return None
    return "verify" if finding.ground.grade is Grade.R else "check"


def _statement(sentence: Sentence) -> Statement:
    return Statement(sentence.text, sentence.notes)


def _contested(explanation: Explanation) -> Iterator[FindingRow]:
    for question, positions in explanation.contested:
        notes = tuple(dict.fromkeys(number for position in positions for number in position.notes))
        more = tuple(_statement(position) for position in positions)
        yield FindingRow("contested", Tone.CONTESTED, Statement(question.text, notes), more=more)


def _lacks(explanation: Explanation) -> Iterator[FindingRow]:
    missing = [Statement(each.text.removeprefix(LACKS_LEAD), each.notes) for each in explanation.note_lacks]
    if missing:
        named = ", ".join(each.text for each in missing)
        yield FindingRow("note lacks", Tone.MISSING, Statement(named), more=tuple(missing), are_names=True)


def _counting(coded: CodedVisit, explanation: Explanation) -> Iterator[FindingRow]:
    answer = coded.answer
    if not answer.lines or billed(answer.by_total) == billed(answer.by_code):
        return
    other = answer.by_total if answer.coding.unit_rule is UnitRule.AMA else answer.by_code
    for finding, sentence in told_findings(coded, explanation):
        if finding.finding == DIFFER:
            text = f"{sentence.text.rstrip('.')}: {claim_in_words(other)}"
            yield FindingRow("counting", Tone.UNCOUNTED, Statement(text, sentence.notes), is_whole=True)


def _estimate(coded: CodedVisit, explanation: Explanation) -> Iterator[FindingRow]:
    estimate = coded.answer.coding.estimate
    if estimate is None or coded.answer.questions:
        return
    amounts = ", ".join(text for line in estimate.lines if (text := _amount(line)))
    if amounts:
        numbers = {ground.key: ground.number for ground in explanation.grounds}
        notes = tuple(numbers[key] for key in estimate.cites if key in numbers)
        yield FindingRow("estimate", Tone.UNCOUNTED, Statement(amounts, notes))


def _amount(line: LineAmount) -> str:
    if line.amount is not None:
        return f"{line.code} ${line.amount:,.2f}"
    if line.range is not None:
        low, high = line.range
        return f"{line.code} ${low:,.0f} to ${high:,.0f} by state"
    return ""


def estimate_total(coded: CodedVisit) -> str:
    """The therapy lines together in dollars, empty where there is no estimate."""
    estimate = coded.answer.coding.estimate
    priced = estimate is not None and any(line.amount is not None for line in estimate.lines)
    return f"${estimate.total:,.2f}" if priced and estimate is not None and not coded.answer.questions else ""
