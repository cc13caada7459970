"""Each mistake that a claim can show is found on its rows, and a claim without one is found clean.

A row is: patient, day, code with its modifiers, units, minutes, who treated, payer, and what a test adds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.audit.columns import Mapped
from assistant.audit.run import Wanted, audited
from assistant.audit.store import Found
from knowledge.guidance import Guidance

HEAD = "patient id,date of service,cpt,units,minutes,credential,payer"
Audit = Callable[..., list[Found]]
ONE = "A,2026-03-02"


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return Guidance.open()


@pytest.fixture
def audit(tmp_path: Path, guidance: Guidance) -> Audit:
    """What is found on rows; ``more`` are further headings."""

    def auditing(*rows: str, more: Sequence[str] = (), mapped: Mapped | None = None) -> list[Found]:
        path = tmp_path / "claims.csv"
        path.write_text("\n".join((",".join((HEAD, *more)), *rows, "")))
        wanted = Wanted(path, mapped or Mapped(), None, "2026-03-10")
        with audited(wanted, guidance, lambda read: None) as found:
            return list(found.findings)

    return auditing


def short(found: Sequence[Found]) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(each.finding, each.about, each.rows) for each in found]


@pytest.mark.parametrize(
    "rows",
    [
        [f"{ONE},97760 GO,2,30,OTR,Medicare"],
        [f"{ONE},97763 GP,1,15,PT,Medicare"],
        [f"{ONE},97760 GO,1,10,OTR,Medicare", f"{ONE},97535 GO,2,28,OTR,Medicare"],
        [f"{ONE},97760 GO,1,15,OTR,Medicare", f"{ONE},97140 GO 59,1,15,OTR,Medicare"],
        [f"{ONE},97760 GO CO,2,30,COTA,Medicare"],
        [f"{ONE},97760 GO,1,15,OTR,Medicare", f"{ONE},97760 GO CO,1,15,COTA,Medicare"],
        [f"{ONE},97763 GO,1,15,OTR,Medicare", f"{ONE},97161 GP,1,30,PT,Cigna"],
        [f"{ONE},L3908 LT,1,,OTR,Cigna"],
        [f"{ONE},99213,1,,MD,Medicare", f"{ONE},J1100,1,,MD,Medicare"],
        [f"{ONE},97760 GO,1,15,OTR,Medicare", "A,2026-03-09,97763 GO,1,15,OTR,Medicare"],
        [f"{ONE},97760 GO,1,15,OTR,Medicare", "B,2026-03-09,97760 GO,1,15,OTR,Medicare"],
        [f"{ONE},29125,1,,MD,Medicare"],
        [f"{ONE},97110 GP CQ,1,15,PTA,Cigna"],
        [f"{ONE},97129 GO,3,,OTR,Medicare"],
        [f"{ONE},97760 GP,1,,PT,Medicare", f"{ONE},97530 GP,1,20,PT,Medicare", f"{ONE},97535 GP,1,20,PT,Medicare"],
    ],
)
def test_a_claim_without_a_mistake(rows: list[str], audit: Audit) -> None:
    assert [each for each in audit(*rows) if each.severity != "info"] == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([f"{ONE},97762 GP,1,15,PT,Medicare"], ("retired-code", "97762", (2,))),
        ([f"{ONE},97003 GO,1,30,OTR,Medicare"], ("retired-code", "97003", (2,))),
        ([f"{ONE},97769 GP,1,15,PT,Medicare"], ("unknown-code", "97769", (2,))),
        ([f"{ONE},L3999 RT,1,,OTR,Medicare", f"{ONE},L9999,1,,OTR,Medicare"], ("unknown-code", "L9999", (3,))),
        ([f"{ONE},97760 GO,2,22,OTR,Medicare"], ("proposed-too-many-units", "97760", (2,))),
        ([f"{ONE},97760 GO,1,23,OTR,Medicare"], ("proposed-too-few-units", "97760", (2,))),
        ([f"{ONE},97760 GO,2,22,OTR,Blue Cross of Idaho"], ("proposed-too-many-units", "97760", (2,))),
        ([f"{ONE},97760 GO,8,120,OTR,Medicare"], ("above-unit-limit", "97760", (2,))),
        ([f"{ONE},97760 GO,8,,OTR,Medicare"], ("above-unit-limit", "97760", (2,))),
        ([f"{ONE},97161 GP,2,60,PT,Medicare"], ("above-absolute-limit", "97161", (2,))),
        ([f"{ONE},97760 GO,4,60,OTR,Cigna"], ("four-or-more-units", "97760", (2,))),
        ([f"{ONE},97110 GO,5,75,OTR,Aetna"], ("above-payer-cap", "97110", (2,))),
        ([f"{ONE},97760,1,15,OTR,Medicare"], ("proposed-modifier-missing", "97760", (2,))),
        ([f"{ONE},97760 GP,1,15,OTR,Medicare"], ("proposed-modifier-not-due", "97760", (2,))),
        ([f"{ONE},97760 GP,1,15,PTA,Medicare"], ("proposed-modifier-missing", "97760", (2,))),
        ([f"{ONE},97760 GO 25,1,15,OTR,Medicare"], ("proposed-modifier-not-due", "97760", (2,))),
        ([f"{ONE},97760 GO 59,1,15,OTR,Medicare"], ("proposed-modifier-not-due", "97760", (2,))),
        ([f"{ONE},L3908,1,,OTR,Cigna"], ("proposed-modifier-missing", "L3908", (2,))),
        (
            [f"{ONE},97763 GP,1,15,PT,Medicare", f"{ONE},97161 GP,1,30,PT,Medicare"],
            ("pair-never-together", "97763", (2,)),
        ),
        (
            [f"{ONE},97760 GO,1,15,OTR,Medicare", f"{ONE},97763 GO 59,1,15,OTR,Medicare"],
            ("pair-never-together", "97763", (2, 3)),
        ),
        (
            [f"{ONE},97760 GO,1,15,OTR,Medicare", f"{ONE},97140 GO,1,15,OTR,Medicare"],
            ("proposed-modifier-missing", "97140", (3,)),
        ),
        (
            [f"{ONE},97760 GO 59,1,15,OTR,Medicare", f"{ONE},97140 GO,1,15,OTR,Medicare"],
            ("proposed-modifier-misplaced", "97760", (2,)),
        ),
        (
            [f"{ONE},L3906 RT,1,,OTR,Medicare", f"{ONE},97760 GO,1,8,OTR,Medicare"],
            ("training-at-threshold", "97760", (3,)),
        ),
        (
            [f"{ONE},L3906 RT,1,,OTR,Medicare", f"{ONE},97760 GO,1,15,OTR,Medicare"],
            ("contractor-may-deny-training", "97760", (3,)),
        ),
    ],
)
def test_a_mistake_is_found_on_its_rows(
    rows: list[str], expected: tuple[str, str, tuple[int, ...]], audit: Audit, guidance: Guidance
) -> None:
    found = audit(*rows)
    assert expected in short(found)
    told = next(each for each in found if (each.finding, each.about) == expected[:2])
    assert told.rule
    assert told.cites
    assert all(guidance.citation(key).source for key in told.cites)


def test_units_follow_the_payers_own_counting(audit: Audit) -> None:
    """33 minutes as 12, 12 and 9: added up they make 2 units, each by its own midpoint one."""
    rows = [f"{ONE},{code} GP,1,{minutes},PT,%s" for code, minutes in (("97110", 12), ("97112", 12), ("97530", 9))]
    (pooled,) = audit(*(row % "Medicare" for row in rows))
    assert (pooled.heading, pooled.finding, pooled.about) == ("units", "proposed-wrong-code", "97530")
    assert "units" not in {each.heading for each in audit(*(row % "Blue Cross of Idaho" for row in rows))}


def test_one_mistake_is_told_once(audit: Audit) -> None:
    """A refused line is no wrong code besides, nor is one number unknown for two reasons."""
    together = audit(f"{ONE},97763 GP,1,15,PT,Medicare", f"{ONE},97161 GP,1,30,PT,Medicare")
    assert [each.heading for each in together] == ["never-together"]
    assert short(audit(f"{ONE},L9999,1,,OTR,Cigna")) == [("unknown-code", "L9999", (2,))]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("brace 1", "brace 1", [("warn", "")]),
        ("brace 1", "brace 2", []),
        ("", "", [("info", "device not told")]),
    ],
)
def test_the_first_encounter_of_one_device_is_billed_once(
    first: str, second: str, told: list[tuple[str, str]], audit: Audit
) -> None:
    rows = (f"A,2026-03-09,97760 GO,1,15,OTR,Medicare,{second}", f"{ONE},97760 GO,1,15,OTR,Medicare,{first}")
    found = [each for each in audit(*rows, more=["device"]) if each.finding == "first-code-again"]
    assert [(each.severity, each.detail) for each in found] == told
    assert [each.rows for each in found] == [(2, 3) for _ in told]


def test_devices_are_told_apart_by_the_l_codes_of_their_days(audit: Audit) -> None:
    rows = [
        f"{ONE},97760 GO,1,15,OTR,Medicare",
        f"{ONE},L3906 RT,1,,OTR,Medicare",
        "A,2026-03-09,97760 GO,1,15,OTR,Medicare",
        "A,2026-03-09,L3808 RT,1,,OTR,Medicare",
    ]
    assert "first-code-again" not in {each.finding for each in audit(*rows)}


def test_the_threshold_modifier_is_judged_where_the_file_has_amounts(audit: Audit) -> None:
    rows = [
        "C,2025-12-02,97110 GP,4,60,PT,Medicare,2600",
        "C,2026-01-05,97110 GP,1,15,PT,Medicare,30",
        "A,2026-02-02,97110 GP,4,60,PT,Medicare,2600",
        f"{ONE},97110 GP,1,15,PT,Medicare,30",
        "B,2026-03-02,97110 GP KX,1,15,PT,Medicare,30",
    ]
    found = [each for each in audit(*rows, more=["allowed amount"]) if each.heading == "threshold-modifier"]
    assert short(found) == [
        ("proposed-modifier-missing", "97110", (5,)),
        ("proposed-modifier-not-due", "97110", (6,)),
    ]
    assert not [each for each in audit(*rows) if each.heading == "threshold-modifier"]


def test_a_modifier_that_no_payer_is_known_to_want_is_only_to_be_checked(audit: Audit) -> None:
    (found,) = audit(f"{ONE},97760,1,15,OTR,Cigna")
    assert (found.finding, found.severity, found.detail) == ("proposed-modifier-missing", "info", "GO")


def test_where_nothing_tells_the_discipline_any_of_its_modifiers_is_missing(audit: Audit) -> None:
    (found,) = audit(f"{ONE},97760,1,15,,Medicare")
    assert found.detail == "GN or GO or GP"


def test_rows_of_one_patient_and_day_belong_together_wherever_they_stand(audit: Audit) -> None:
    rows = [f"{ONE},97763 GP,1,15,PT,Medicare", "B,2026-03-02,97110 GP,1,15,PT,Medicare"]
    found = audit(*rows, f"{ONE},97161 GP,1,30,PT,Medicare")
    assert ("pair-never-together", "97763", (2,)) in short(found)


def test_two_payers_of_one_day_are_two_claims(audit: Audit) -> None:
    rows = [f"{ONE},97763 GP,1,15,PT,Medicare", f"{ONE},97161 GP,1,30,PT,Cigna"]
    assert "pair-never-together" not in {each.finding for each in audit(*rows)}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("A,99/99/2026,97760 GO,1,15,OTR,Medicare", "date"),
        ("A,,97760 GO,1,15,OTR,Medicare", "date"),
        ("A,2026-03-02,orthotic training,1,15,OTR,Medicare", "code"),
        ("A,2026-03-02,97760 GO,one,15,OTR,Medicare", "units"),
        ("A,2026-03-02,97760 GO,-1,15,OTR,Medicare", "units"),
        ("A,2026-03-02,97760 GO,1,2h,OTR,Medicare", "minutes"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_number_and_column(row: str, column: str, audit: Audit) -> None:
    assert short(audit(f"{ONE},97760 GO,1,15,OTR,Medicare", row)) == [("row-not-read", column, (3,))]


def test_a_day_before_the_guidance_is_told(audit: Audit) -> None:
    found = audit("A,2017-03-02,97762 GO,1,15,OTR,Medicare", f"{ONE},97763 GO,1,15,OTR,Medicare")
    assert short(found) == [("day-before-guidance", "date", (2,))]


def test_a_line_of_no_units_is_not_billed(audit: Audit) -> None:
    assert audit(f"{ONE},97763 GO,1,15,OTR,Medicare", f"{ONE},97161 GP,0,,PT,Medicare") == []
