"""Files that are bad, cut off, of another year or kind, or meant to do harm: one sentence each, nothing changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from knowledge.guidance import Guidance
from knowledge.imports import archive, cells
from knowledge.imports.refused import Refused
from tests.knowledge.imports import made
from tests.knowledge.imports.conftest import Propose

NAME = "MCR_MUE_PractitionerServices_Eff_01-01-2027"
HEADINGS = ("HCPCS/CPT Code", "Practitioner Services MUE Values", "MUE Adjudication Indicator", "MUE Rationale")
ROW = ("97760", "6", "3 Date of Service Edit: Clinical", "")


def refusal(proposed: Propose, own: Path, *paths: Path) -> str:
    """The sentence of the refusal; nothing was written."""
    with pytest.raises(Refused) as refused:
        proposed(paths)
    assert not own.exists()
    assert "\n" not in str(refused.value)
    return str(refused.value)


def workbook(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    sheet.append(ROW)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A workbook with one more part inside."""
    out = io.BytesIO(workbook(lambda book: None))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(name, content)
    return out.getvalue()


def put_formula(book: openpyxl.Workbook) -> None:
    assert book.active is not None
    book.active["B2"] = "=1+1"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("notes.pdf", b"%PDF", "notes.pdf: expected a zip, txt, csv or xlsx file as CMS publishes it"),
        (f"{NAME}.csv", b"", f"{NAME}.csv: empty"),
        (f"{NAME}.csv", b"PK\x03\x04 a workbook", f"{NAME}.csv: its content is not what its name says"),
        (f"{NAME}.xlsx", b"code,units", f"{NAME}.xlsx: its content is not what its name says"),
        (f"{NAME}.csv", b"a,b\n\xff\x81\x9d,c\n", f"{NAME}.csv: line 2 is neither UTF-8 nor Windows text"),
        (f"{NAME}.csv", b"a\0b,c\n", f"{NAME}.csv: line 1 is no line of text that CMS publishes"),
        (f"{NAME}.csv", b"x" * 30_000, f"{NAME}.csv: line 1 is no line of text that CMS publishes"),
        (f"{NAME}.csv", b'"' + b"x" * 5_000 + b'",b\n', f"{NAME}.csv: has a cell of 5,000 characters"),
        (f"{NAME}.csv", b"," * 500 + b"\n", f"{NAME}.csv: has a row of 501 columns"),
        (
            "prices.csv",
            b"item,price\nbrace,20\n",
            "prices.csv: none of the files that can be read; expected HCPCS, NCCI",
        ),
        (f"{NAME}.xlsx", workbook(put_formula), f"{NAME}.xlsx: holds a formula; expected plain values"),
        (f"{NAME}.xlsx", with_part("xl/vbaProject.bin", b"-"), f"{NAME}.xlsx: holds macros, links or embedded files"),
        (
            f"{NAME}.xlsx",
            with_part("xl/externalLinks/externalLink1.xml", b"-"),
            "holds macros, links or embedded files",
        ),
        (f"{NAME}.xlsx", with_part("xl/embeddings/a.bin", b"-"), "holds macros, links or embedded files"),
        (f"{NAME}.xlsx", with_part("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>'), "its XML defines entities"),
        (f"{NAME}.xlsx", workbook(lambda book: None)[:400], "damaged or truncated"),
        (f"{NAME}.csv", made.limits_csv([ROW]), f"{NAME}.csv: holds 1 of the "),
        (f"{NAME}.csv", made.limits_csv([("97760", "=6", "3 x", "")]), "the row of 97760 has no number of units"),
        (f"{NAME}.csv", made.limits_csv([("97760", "6", "9 x", "")]), "the row of 97760 has no number of units"),
        (
            f"{NAME}.csv",
            made.limits_csv([ROW, ("97760", "5", "3 x", "")]),
            "97760 is given twice with different values",
        ),
        (f"{NAME}.csv", made.limits_csv([("10001", "5", "3 x", "")]), "holds no row of the codes"),
        ("mue.csv", made.limits_csv([ROW]), "mue.csv: its name does not tell for which quarter it is"),
        ("MUE_Eff_01-01-2017.csv", made.limits_csv([ROW]), "is for 2017-01-01; expected a release of 2018 or later"),
        ("MUE_Eff_10-01-2027.csv", made.limits_csv([ROW]), "that is out by 2026-12-20"),
        ("MUE_Eff_13-01-2026.csv", made.limits_csv([ROW]), "its name does not tell for which quarter it is"),
    ],
)
def test_a_file(name: str, content: bytes, expected: str, tmp_path: Path, own: Path, proposed: Propose) -> None:
    (tmp_path / name).write_bytes(content)
    assert expected in refusal(proposed, own, tmp_path / name)


def test_a_file_that_is_not_there(tmp_path: Path, own: Path, proposed: Propose) -> None:
    assert refusal(proposed, own, tmp_path / "gone.zip") == "gone.zip: no such file or directory"


def test_a_folder_is_called_as_it_was_named(own: Path, proposed: Propose) -> None:
    assert refusal(proposed, own, Path()) == ".: is a folder; name the files in it, for example *.zip"


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("../../escaped.csv", "holds a file whose name leads out of its folder"),
        ("/etc/escaped.csv", "holds a file whose name leads out of its folder"),
        ("..\\escaped.csv", "holds a file whose name leads out of its folder"),
        ("C:escaped.csv", "holds a file whose name leads out of its folder"),
        ("inner.zip", "holds inner.zip, a packed file or program; expected tables only"),
        ("tables.xlsm", "holds tables.xlsm, a packed file or program; expected tables only"),
        ("setup.exe", "holds setup.exe, a packed file or program; expected tables only"),
        ("readme.pdf", "holds no txt, csv or xlsx file"),
    ],
)
def test_a_zip_by_what_it_holds(member: str, expected: str, tmp_path: Path, own: Path, proposed: Propose) -> None:
    assert expected in refusal(proposed, own, made.zipped(tmp_path / "a.zip", {member: b"x"}))


def test_a_zip_that_unpacks_to_far_more_than_it_holds(tmp_path: Path, own: Path, proposed: Propose) -> None:
    bomb = made.zipped(tmp_path / "a.zip", {"mue.csv": bytes(archive.SMALL * 8)})
    assert "unpacks to far more than it holds" in refusal(proposed, own, bomb)


def test_a_workbook_of_more_text_than_any_of_cms(
    tmp_path: Path, own: Path, proposed: Propose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "MOST_STRINGS", 100)
    (tmp_path / f"{NAME}.xlsx").write_bytes(with_part("xl/sharedStrings.xml", b"<sst/>" * 20))
    assert "holds more text than any file of CMS has" in refusal(proposed, own, tmp_path / f"{NAME}.xlsx")


def test_a_workbook_in_a_zip_that_is_too_long_to_hold(
    tmp_path: Path, own: Path, proposed: Propose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "MOST_PACKED", 1000)
    path = made.zipped(tmp_path / "a.zip", {f"{NAME}.xlsx": workbook(lambda book: None)})
    assert f"{NAME}.xlsx: damaged or truncated" in refusal(proposed, own, path)


def test_relative_values_with_two_conversion_factors(
    tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose
) -> None:
    path = tmp_path / "PPRRVU2027_Jan_nonQPP.csv"
    rows = [list(row) for row in made.value_rows(shipped)]
    rows[-1][-1] = "35.1"
    path.write_bytes(made.as_csv((*made.VALUE_HEADINGS, *rows)))
    assert "has more than one conversion factor" in refusal(proposed, own, path)


def test_a_zip_whose_member_is_larger_than_it_says(tmp_path: Path, own: Path, proposed: Propose) -> None:
    content = made.limits_csv([ROW] * 2000)
    path = made.zipped(tmp_path / "a.zip", {f"{NAME}.csv": content})
    told = len(content).to_bytes(4, "little")
    lies = path.read_bytes().replace(told, (200).to_bytes(4, "little"))
    path.write_bytes(lies)
    assert f"{NAME}.csv: damaged or truncated" in refusal(proposed, own, path)


def test_a_zip_that_was_cut_off(tmp_path: Path, own: Path, proposed: Propose) -> None:
    path = made.zipped(tmp_path / "a.zip", {f"{NAME}.csv": made.limits_csv([ROW] * 50)})
    path.write_bytes(path.read_bytes()[:-30])
    assert "a.zip: damaged or truncated" in refusal(proposed, own, path)


def test_a_zip_whose_content_was_changed(tmp_path: Path, own: Path, proposed: Propose) -> None:
    path = made.zipped(tmp_path / "a.zip", {f"{NAME}.csv": made.limits_csv([ROW] * 50)})
    raw = bytearray(path.read_bytes())
    raw[90:100] = bytes(10)
    path.write_bytes(raw)
    assert "damaged or truncated" in refusal(proposed, own, path)


def test_a_zip_of_too_many_files(tmp_path: Path, own: Path, proposed: Propose) -> None:
    many = made.zipped(tmp_path / "a.zip", {f"{i}.csv": b"x" for i in range(archive.MOST_MEMBERS + 1)})
    assert "holds too many files" in refusal(proposed, own, many)


def test_pair_edits_of_which_a_part_is_missing(tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose) -> None:
    parts = made.pairs_zip(tmp_path, made.pair_rows(shipped), parts=4)
    sentence = refusal(proposed, own, *parts[:3])
    assert "in column 1; give all parts of the quarter together" in sentence


def test_pair_edits_that_are_younger_than_their_name(
    tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose
) -> None:
    rows = made.pair_rows(shipped, changed={"97760/97110": ("0", "20270101", "*")})
    paths = made.pairs_zip(tmp_path, rows, version="v323r0")
    assert "97760/97110 begins on 2027-01-01, after the quarter that its name tells" in refusal(proposed, own, *paths)


def test_pair_edits_whose_setting_is_not_told(tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose) -> None:
    (tmp_path / "edits-v330r0.txt").write_bytes(made.pair_text(made.pair_rows(shipped)))
    assert "pair edits whose setting is not known" in refusal(proposed, own, tmp_path / "edits-v330r0.txt")


def test_a_pair_with_an_indicator_that_is_none(tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose) -> None:
    rows = made.pair_rows(shipped, changed={"97760/97110": ("2", "20270101", "*")})
    assert "the row of '97760/97110' is not a pair" in refusal(proposed, own, *made.pairs_zip(tmp_path, rows))


def test_a_pair_with_a_day_that_is_none(tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose) -> None:
    rows = made.pair_rows(shipped, changed={"97760/97110": ("1", "20261301", "*")})
    assert "97760/97110 has '20261301' where a day" in refusal(proposed, own, *made.pairs_zip(tmp_path, rows))


def test_relative_values_for_others(tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose) -> None:
    path = tmp_path / "PPRRVU2027_Jan_QPP.csv"
    path.write_bytes(made.as_csv((*made.VALUE_HEADINGS, *made.value_rows(shipped))))
    assert "is for qualifying participants only" in refusal(proposed, own, path)


def test_relative_values_whose_name_is_of_another_year(
    tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose
) -> None:
    path = tmp_path / "PPRRVU2026_Jan_nonQPP.csv"
    path.write_bytes(made.as_csv((*made.VALUE_HEADINGS, *made.value_rows(shipped))))
    assert "its name and its title are of different years" in refusal(proposed, own, path)


def test_relative_values_that_are_no_numbers(tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose) -> None:
    path = tmp_path / "PPRRVU2027_Jan_nonQPP.csv"
    rows = made.value_rows(shipped, {"97760": ("1e9", "0.9", "0.02")})
    path.write_bytes(made.as_csv((*made.VALUE_HEADINGS, *rows)))
    assert "97760 has '1e9' where a number was expected" in refusal(proposed, own, path)


def test_an_older_file_than_the_one_in_force(tmp_path: Path, own: Path, limits: Path, proposed: Propose) -> None:
    older = limits.rename(tmp_path / "MUE_Eff_07-01-2026.csv")
    assert "is for 2026-07-01; the file in force is newer, of 2026-10-01" in refusal(proposed, own, older)


def test_two_quarters_at_once(tmp_path: Path, own: Path, limits: Path, proposed: Propose) -> None:
    other = tmp_path / "MUE_PractitionerServices_Eff_10-01-2026.csv"
    other.write_bytes(limits.read_bytes())
    assert "is of another quarter than" in refusal(proposed, own, limits, other)


def test_a_zip_that_is_locked(tmp_path: Path, own: Path, proposed: Propose) -> None:
    path = made.zipped(tmp_path / "a.zip", {f"{NAME}.csv": made.limits_csv([ROW])})
    raw = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + place] |= archive.ENCRYPTED
    path.write_bytes(raw)
    assert "a.zip: is locked with a password" in refusal(proposed, own, path)


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        ("a.zip", 1, "a.zip: unpacks to more than any file of CMS has"),
        ("a.zip", 9, "a.zip: unpacks to more than any file of CMS has"),
        (f"{NAME}.csv", 1, "bytes are more than any file of CMS has"),
    ],
)
def test_a_file_that_is_larger_than_any_of_cms(
    name: str,
    count: int,
    expected: str,
    tmp_path: Path,
    own: Path,
    proposed: Propose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = made.limits_csv([ROW] * 20)
    monkeypatch.setattr(archive, "MOST_BYTES", len(content) - 1 if count == 1 else len(content) * 2)
    members = {f"{NAME}-{i}.csv": content for i in range(count)}
    path = tmp_path / name
    if name.endswith(".zip"):
        made.zipped(path, members)
    else:
        path.write_bytes(content)
    assert expected in refusal(proposed, own, path)


def test_one_release_twice(tmp_path: Path, own: Path, limits: Path, proposed: Propose) -> None:
    other = tmp_path / "again_MUE_PractitionerServices_Eff_01-01-2027.csv"
    other.write_bytes(limits.read_bytes())
    assert "is the same kind of file as" in refusal(proposed, own, limits, other)


def test_a_schedule_in_which_one_code_has_two_ceilings(
    tmp_path: Path, own: Path, shipped: Guidance, proposed: Propose
) -> None:
    path = tmp_path / "DMEPOS27_JAN.csv"
    rows = [*made.price_rows(shipped), ("L3906", "", "", "D", "PO", "9", "8", "8", "9", "invented")]
    path.write_bytes(made.as_csv((*made.PRICE_HEADINGS, *rows)))
    assert "L3906 is given with two ceilings or floors" in refusal(proposed, own, path)
