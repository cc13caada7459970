"""The lines of a claim, and the minutes and units behind them."""

from __future__ import annotations

from assistant.desk import CodedVisit
from assistant.explanation.summary import counts_by_code, parts_of, total_units
from coder.claim import Line, Lines, billed
from coder.decision import Disposition


def lines_of(coded: CodedVisit | None) -> Lines:
    """The claim, or the one under the usual answers."""
    if coded is None:
        return ()
    answer = coded.answer
    return answer.lines or (answer.provisional.lines if answer.provisional else ())


def timed_lines(coded: CodedVisit) -> tuple[Line, ...]:
    """The lines whose units are counted in minutes."""
    codes = coded.policy.codes
    return tuple(line for line in lines_of(coded) if line.code in codes and codes[line.code].timed)


def counted_minutes(coded: CodedVisit) -> int:
    """Timed minutes that count toward units."""
    rows = [row for row in coded.answer.coding.ledger if row.disposition is Disposition.COUNTS]
    parts = parts_of(lines_of(coded), coded.answer.coding.ledger)
    if parts:
        return sum(part.minutes for part in parts)
    return sum(row.minutes if isinstance(row.minutes, int) else row.minutes.low for row in rows)


def billed_units(coded: CodedVisit | None) -> int:
    """Units of the timed lines together."""
    if coded is None:
        return 0
    lines = lines_of(coded)
    return (
        total_units(lines)
        if not counts_by_code(lines) and total_units(lines)
        else sum(line.units for line in timed_lines(coded))
    )


def is_of_counting(coded: CodedVisit) -> bool:
    """Does nothing but the counting, or who pays and so counts, part two claims, so that both can be shown?"""
    facts = {question.fact for question in coded.answer.questions}
    differ = billed(coded.answer.by_total) != billed(coded.answer.by_code)
    return facts == {"unit_rule"} or (bool(facts) and facts <= {"payer", "unit_rule"} and differ)
