"""Exported files as they come: headings, signs, encodings, mappings; and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.audit.claim_rows import Export
from assistant.audit.columns import AuditError, Mapped, columns_of, read_mapping


def columns(text: str, mapped: Mapped | None = None) -> dict[str, str]:
    return dict(columns_of(text.split(","), mapped or Mapped()).headings)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "DOS,CPT/HCPCS,Mod1,Mod2,Qty,Payor",
            {"date": "DOS", "code": "CPT/HCPCS", "modifier_1": "Mod1", "units": "Qty"},
        ),
        ("Service Date,Procedure Code,Modifiers", {"date": "Service Date", "code": "Procedure Code"}),
        ("MRN,From_Date,Proc,Units Billed,POS", {"patient": "MRN", "date": "From_Date", "place": "POS"}),
        ("\ufeffPatient ID,date,Code".removeprefix("\ufeff"), {"patient": "Patient ID", "code": "Code"}),
    ],
)
def test_columns_are_known_by_their_headings(headings: str, expected: dict[str, str]) -> None:
    assert columns(headings).items() >= expected.items()


def test_a_mapping_wins_over_the_headings() -> None:
    assert columns("Code,Charge Nr,DOS", Mapped({"code": "charge nr"}))["code"] == "Charge Nr"


def test_a_file_without_codes_is_refused() -> None:
    with pytest.raises(AuditError, match="no column of codes was found"):
        columns("patient,date,amount")


def test_a_mapping_to_a_column_that_is_not_there() -> None:
    with pytest.raises(AuditError, match="names the column 'Proc' for code"):
        columns("cpt,date", Mapped({"code": "Proc"}))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("colour: blue\n", "unknown field 'colour'"),
        ("- code\n", "expected lines such as code: Proc"),
        ("code: [\n", "not a readable YAML file"),
    ],
)
def test_a_mapping_file_that_is_none(content: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(content)
    with pytest.raises(AuditError, match=expected):
        read_mapping(tmp_path / "map.yaml")


@pytest.mark.parametrize(
    ("content", "modifiers", "day"),
    [
        (b"dos,cpt,mod 1,mod 2\n03/02/2026,97760,GO,CO\n", ("GO", "CO"), "2026-03-02"),
        (b"dos;cpt;modifiers\n2026-03-02;97760;GO, CO\n", ("GO", "CO"), "2026-03-02"),
        (b"dos\tcpt\n20260302\t97760-GO-CO\n", ("GO", "CO"), "2026-03-02"),
        (b"dos,cpt\n3/2/26,97760 GO:CO\n", ("GO", "CO"), "2026-03-02"),
        (b"\xef\xbb\xbfdos,cpt\r\n2026-03-02 00:00:00,97760 GO\r\n", ("GO",), "2026-03-02"),
        (b"dos,cpt,note\n2026-03-02,97760 GO,caf\xe9\n", ("GO",), "2026-03-02"),
        (b'dos,cpt,note\n2026-03-02,97760 GO,"two\nlines"\n', ("GO",), "2026-03-02"),
    ],
)
def test_signs_encodings_and_dates(content: bytes, modifiers: tuple[str, ...], day: str, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_bytes(content)
    (row,) = Export(tmp_path / "claims.csv", Mapped()).rows(lambda read: None)
    assert (row.number, row.code, row.modifiers, row.day) == (2, "97760", modifiers, day)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "no column of codes was found"),
        (b"PK\x03\x04\0\0\0", "not a csv file; save the table as csv first"),
        (b"dos,cpt\n2026-03-02," + b"9" * 30_000 + b"\n", "row 2: not the delimited text"),
    ],
)
def test_a_file_that_is_no_table(content: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_bytes(content)
    with pytest.raises(AuditError, match=expected):
        list(Export(tmp_path / "claims.csv", Mapped()).rows(lambda read: None))
