"""Each layout is recognised by its headings, dated, and read the same from every form in which CMS publishes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from knowledge.guidance import Guidance
from knowledge.imports.changes import Change, Sort
from knowledge.imports.layout import Kind, month_of
from tests.knowledge.imports import made
from tests.knowledge.imports.conftest import Propose

Build = Callable[[Guidance], Mapping[str, bytes]]
LONG = "Invented wrist orthosis whose text goes on past the eighty characters of one line, prefabricated, off-the-shelf"


def pairs(form: str, letters: str = "pra") -> Build:
    setting = {"pra": "practitioner", "oph": "hospital"}[letters]

    def build(guidance: Guidance) -> Mapping[str, bytes]:
        rows = made.pair_rows(guidance, setting, {"97760/97110": ("0", "20270101", "*")})
        write = made.pair_text if form == "txt" else lambda rows: made.as_workbook((*made.PAIR_HEADINGS, *rows))
        half = len(rows) // 2
        return {f"cci{letters}-v330r0-f{i}.{form}": write(part) for i, part in ((1, rows[:half]), (2, rows[half:]))}

    return build


def unit_limits(form: str, setting: str, heading: str, name: str) -> Build:
    def build(guidance: Guidance) -> Mapping[str, bytes]:
        code = "L3906" if setting == "dme" else "97760"
        rows = made.limit_rows(guidance, setting, {code: "4"})
        headings = (("HCPCS/CPT Code", f"{heading} MUE Values", "MUE Adjudication Indicator", "MUE Rationale"),)
        content = made.limits_csv(rows, heading) if form == "csv" else made.as_workbook((*headings, *rows))
        return {f"MCR_MUE_{name}_Eff_01-01-2027.{form}": content}

    return build


def values(form: str) -> Build:
    def build(guidance: Guidance) -> Mapping[str, bytes]:
        rows = (*made.VALUE_HEADINGS, *made.value_rows(guidance, {"97760": ("0.6", "0.9", "0.02")}))
        content = made.as_csv(rows) if form == "csv" else made.as_workbook(rows)
        return {
            f"PPRRVU2027_Jan_nonQPP.{form}": content,
            "PPRRVU2027_Jan_QPP.csv": b"not looked at",
            "RVU27A.pdf": b"-",
        }

    return build


def indices(form: str) -> Build:
    def build(guidance: Guidance) -> Mapping[str, bytes]:
        rows = (*made.INDEX_HEADINGS, *made.index_rows(guidance, {"10112-00": ("1", "0.9", "0.6")}), *made.INDEX_NOTES)
        return {f"GPCI2027.{form}": made.as_csv(rows) if form == "csv" else made.as_workbook(rows)}

    return build


def prices(form: str) -> Build:
    def build(guidance: Guidance) -> Mapping[str, bytes]:
        rows = made.price_rows(guidance, {"L3906": ("300.5", "420.25")})
        grid = (*made.PRICE_HEADINGS, *rows)
        content = {"txt": made.price_text(rows), "csv": made.as_csv(grid), "xlsx": made.as_workbook(grid)}[form]
        return {f"DMEPOS27_JAN.{form}": content, "DMEPEN27_JAN.csv": b"not looked at"}

    return build


def codes(guidance: Guidance) -> Mapping[str, bytes]:
    lines = made.hcpcs_lines(guidance, {"L3999": "", "L3904": "", "L3898": LONG}, {"L3906": "20261231"}, ["L0112"])
    return {"HCPC2027_JAN_ANWEB_12082026.txt": lines, "HCPC2027_recordlayout.txt": b"not looked at"}


def codes_workbook(guidance: Guidance) -> Mapping[str, bytes]:
    lines = made.hcpcs_lines(guidance, {"L3898": LONG}, {"L3906": "20261231"}, ["L0112"]).decode().split("\r\n")
    places = (slice(0, 5), slice(5, 10), slice(10, 11), slice(11, 91), slice(91, 119), slice(204, 229), slice(268, 276))
    rows = [[line[place].strip() for place in (*places, slice(284, 292))] for line in lines]
    names = ("HCPC", "SEQNUM", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION", "XREF1", "ADD DT", "TERM DT")
    return {"HCPC2027_JAN_ANWEB_12082026.xlsx": made.as_workbook((names, *rows))}


LOWER = Change(Kind.LIMITS_PRACTITIONER, Sort.LIMIT, "97760", "6 (3)", "4 (3)")
NEVER = Change(Kind.PAIRS_PRACTITIONER, Sort.INDICATOR, "97760/97110", "1", "0")
CODES = (
    Change(Kind.HCPCS, Sort.CODE_ADDED, "L3898", "", "short L3898"),
    Change(Kind.HCPCS, Sort.CODE_ENDED, "L0112", "", "2026-12-31"),
    Change(Kind.HCPCS, Sort.CODE_ENDED, "L3906", "", "2026-12-31"),
)
VALUES = (
    Change(Kind.VALUES, Sort.FACTOR, "", "33.4009", "34.5"),
    Change(Kind.VALUES, Sort.VALUE, "97760", "0.5 0.87 0.01 reduced", "0.6 0.9 0.02 reduced"),
)


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (pairs("txt"), (NEVER,)),
        (pairs("xlsx"), (NEVER,)),
        (pairs("txt", "oph"), (Change(Kind.PAIRS_HOSPITAL, Sort.INDICATOR, "97760/97110", "1", "0"),)),
        (unit_limits("csv", "practitioner", "Practitioner Services", "PractitionerServices"), (LOWER,)),
        (unit_limits("xlsx", "practitioner", "Practitioner Services", "PractitionerServices"), (LOWER,)),
        (
            unit_limits("csv", "hospital", "Outpatient Hospital Services", "OutpatientHospitalServices"),
            (Change(Kind.LIMITS_HOSPITAL, Sort.LIMIT, "97760", "6 (3)", "4 (3)"),),
        ),
        (
            unit_limits("csv", "dme", "DME Supplier Services", "DMESupplierServices"),
            (Change(Kind.LIMITS_DME, Sort.LIMIT, "L3906", "2 (2)", "4 (3)"),),
        ),
        (values("csv"), VALUES),
        (values("xlsx"), VALUES),
        (indices("csv"), (Change(Kind.INDICES, Sort.INDEX, "10112-00", "1 0.875 0.566", "1 0.9 0.6"),)),
        (indices("xlsx"), (Change(Kind.INDICES, Sort.INDEX, "10112-00", "1 0.875 0.566", "1 0.9 0.6"),)),
        *(
            (prices(form), (Change(Kind.PRICES, Sort.AMOUNT, "L3906", "444.32 to 592.42", "300.5 to 420.25"),))
            for form in ("txt", "csv", "xlsx")
        ),
        (codes, CODES),
        (codes_workbook, CODES),
    ],
)
def test_a_release_of_january_2027(
    build: Build, expected: tuple[Change, ...], tmp_path: Path, shipped: Guidance, proposed: Propose
) -> None:
    proposal = proposed(made.zipped(tmp_path / "release.zip", build(shipped)))
    assert proposal.changes == expected
    assert {each.first for each in proposal.imports} == {"2027-01-01"}


def test_parts_of_one_quarter_come_in_zips_of_their_own(tmp_path: Path, shipped: Guidance, proposed: Propose) -> None:
    rows = made.pair_rows(shipped, changed={"97763/97530": ("1", "20270101", "*")})
    proposal = proposed(made.pairs_zip(tmp_path, rows, parts=4))
    assert proposal.changes == (Change(Kind.PAIRS_PRACTITIONER, Sort.PAIR_ADDED, "97763/97530", "", "1"),)
    assert len(proposal.imports[0].files) == 4


def test_rows_of_codes_that_no_visit_here_bills_are_not_kept(
    tmp_path: Path, shipped: Guidance, proposed: Propose
) -> None:
    (imported,) = proposed(made.pairs_zip(tmp_path, made.pair_rows(shipped))).imports
    assert made.OF_NO_USE[0] not in {row[0] for row in imported.rows}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("MCR_MUE_PractitionerServices_Eff_01-01-2027.csv", "2027-01-01", "2027-03-31"),
        ("medicare-ncci-2027-q1-practitioner-mue.csv", "2027-01-01", "2027-03-31"),
        ("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", "2026-10-01", "2026-12-31"),
    ],
)
def test_the_quarter_is_told_by_the_name(
    name: str, first: str, last: str, tmp_path: Path, limits: Path, proposed: Propose
) -> None:
    (imported,) = proposed(limits.rename(tmp_path / name)).imports
    assert (imported.first, imported.last) == (first, last)


def test_a_mark_within_a_text_of_fixed_places_parts_nothing(
    tmp_path: Path, shipped: Guidance, proposed: Propose
) -> None:
    text = "An invented text with a tilde ~ and a tab \t, prefabricated, off-the-shelf"
    lines = made.hcpcs_lines(shipped, {"L3898": text, "L3906": text}, {"L3906": "20261231"})
    path = tmp_path / "HCPC2027_JAN_ANWEB.txt"
    path.write_bytes(lines)
    changed = [(each.sort, each.about, each.after) for each in proposed(path).changes]
    assert changed == [(Sort.CODE_ADDED, "L3898", "short L3898"), (Sort.CODE_ENDED, "L3906", "2026-12-31")]


def test_of_several_forms_of_one_table_the_one_that_can_be_read_is_taken(
    tmp_path: Path, shipped: Guidance, proposed: Propose
) -> None:
    members = {**values("csv")(shipped), "PPRRVU2027_Jan_nonQPP.txt": b"fixed places", "GPCI2027.txt": b"fixed places"}
    members |= indices("xlsx")(shipped)
    proposal = proposed(made.zipped(tmp_path / "rvu27a.zip", members))
    assert [each.files for each in proposal.imports] == [("PPRRVU2027_Jan_nonQPP.csv",), ("GPCI2027.xlsx",)]


def test_a_pair_that_was_deleted_by_its_first_day_never_was_in_force(
    tmp_path: Path, shipped: Guidance, proposed: Propose
) -> None:
    rows = made.pair_rows(shipped, changed={"97763/97530": ("1", "20270101", "20270101")})
    assert proposed(made.pairs_zip(tmp_path, rows)).changes == ()


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("HCPC2027_JAN_ANWEB_12082026", 1),
        ("DMEPOS_JUL", 7),
        ("april-2027-alpha-numeric-hcpcs-file", 4),
        ("October 2026 Fee Schedule", 10),
        ("Market basket of May", 5),
        ("Decisions", None),
    ],
)
def test_the_month_of_a_name_or_title(text: str, month: int | None) -> None:
    assert month_of(text) == month
