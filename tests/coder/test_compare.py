"""Two claims side by side: the lines that came, went and changed, and the decisions behind it."""

from __future__ import annotations

from assistant.desk import Desk
from assistant.facts import visit_from_facts
from coder.claim import Line
from coder.compare import Comparison, LineChange, compare
from knowledge.guidance import Guidance

DESK = Desk(Guidance.open(), "2026-03-10")
VISIT = {
    "discipline": "OT",
    "assistant": "none",
    "payer": "Medicare",
    "visit_kind": "initial",
    "orthosis_or_prosthesis": "orthosis",
    "l_code_status": "not_billed",
    "minutes": {"training": 20},
}


def compared(before: dict[str, object], after: dict[str, object]) -> Comparison:
    old, new = (DESK.code(visit_from_facts({**VISIT, **facts})).answer.lines for facts in (before, after))
    return compare(old, new)


def told(change: LineChange) -> tuple[str, int | None, int | None]:
    def units(line: Line | None) -> int | None:
        return line.units if line is not None else None

    return change.code, units(change.before), units(change.after)


def test_the_same_claim_has_no_change() -> None:
    comparison = compared({}, {})
    assert not comparison.is_changed
    assert [told(line) for line in comparison.lines] == [("97760", 1, 1)]
    assert comparison.decisions == ()


def test_more_minutes_change_the_units_and_their_decision() -> None:
    comparison = compared({}, {"minutes": {"training": 23}})
    assert comparison.is_changed
    assert [told(line) for line in comparison.lines] == [("97760", 1, 2)]
    assert {each.rule for each in comparison.decisions} >= {"timed-units/total-minutes"}
    assert all(each.before != each.after for each in comparison.decisions)


def test_a_modifier_is_a_change() -> None:
    (line,) = compared({}, {"discipline": "PT"}).lines
    assert line.is_changed
    assert line.before is not None
    assert line.after is not None
    assert (line.before.modifiers, line.after.modifiers) == (("GO",), ("GP",))


def test_another_code_goes_and_comes() -> None:
    comparison = compared({}, {"visit_kind": "subsequent"})
    assert [told(line) for line in comparison.lines] == [("97760", 1, None), ("97763", None, 1)]


def test_lines_of_one_code_pair_in_their_order() -> None:
    split = {"minutes": {"training": 45}, "assistant": "COTA", "assistant_minutes": 20}
    comparison = compared({"minutes": {"training": 45}}, split)
    assert [told(line) for line in comparison.lines] == [("97760", 3, 2), ("97760", None, 1)]
