"""A dated value laid into a rule file: before it and after it everything stays as it was."""

from __future__ import annotations

import pytest

from knowledge.imports.laid_series import lay_entry
from knowledge.rule_files import RuleDay, read_rule_file

FILE = """first:
  - effective: 2018-01-01
    verified_through: 2026-12-31
    value: 1
    cites: [a]
    grade: P
amount:
  - effective: 2018-01-01
    verified_through: 2024-12-31
    value: 10
    cites: [a]
    grade: P
  - effective: 2025-01-01
    verified_through: 2026-12-31
    value: 20
    cites: [b]
    grade: S
    text: "stays"
last:
  - effective: 2018-01-01
    verified_through: 2026-12-31
    value: 3
    cites: [a]
    grade: P
"""
NEW = {"value": "99", "cites": "[own]", "grade": "P"}


def amounts(text: str, *days: str) -> list[float]:
    file = read_rule_file("rules/a.yaml", text)
    return [RuleDay(file, day).share("amount").value for day in days]


@pytest.mark.parametrize(
    ("first", "last", "days", "expected"),
    [
        (
            "2025-04-01",
            "2025-06-30",
            ("2024-12-31", "2025-03-31", "2025-04-01", "2025-06-30", "2025-07-01"),
            [10, 20, 99, 99, 20],
        ),
        ("2024-07-01", "2025-06-30", ("2024-06-30", "2024-07-01", "2025-06-30", "2025-07-01"), [10, 99, 99, 20]),
        ("2025-01-01", "2026-12-31", ("2024-12-31", "2025-01-01", "2026-12-31"), [10, 99, 99]),
        ("2018-01-01", "2027-03-31", ("2018-01-01", "2025-01-01", "2027-03-31"), [99, 99, 99]),
        ("2027-01-01", "2027-12-31", ("2026-12-31", "2027-01-01"), [20, 99]),
    ],
)
def test_a_value_for_some_days(first: str, last: str, days: tuple[str, ...], expected: list[float]) -> None:
    """``read_rule_file`` refuses gaps and overlaps, so what is laid leaves none."""
    laid = lay_entry(FILE, "amount", first, last, NEW)
    assert amounts(laid, *days) == expected
    assert laid.partition("\namount:")[0] == FILE.partition("\namount:")[0]
    assert laid.partition("\nlast:")[2] == FILE.partition("\nlast:")[2]
