"""``audit`` as a command: three forms of one report, nothing of a patient in any, exit codes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from assistant.commands import audit as command
from tests.assistant.commands.conftest import Command

CLAIMS = """patient name,dos,cpt,mod,units,minutes,credential,payer,device
Zebulon Quist,2026-03-02,97760,GO,2,22,OTR,Medicare,serial 4711
Zebulon Quist,2026-03-09,97760,GO,1,15,OTR,Medicare,serial 4711
Ada Brill,2026-03-02,97762,GP,1,15,PT,Medicare,
Ada Brill,2026-03-02,99999,,1,,PT,Medicare,
"""
SECRETS = ("Zebulon", "Quist", "Brill", "4711")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(command, "today", lambda: "2026-03-10")


@pytest.fixture
def claims(tmp_path: Path) -> str:
    (tmp_path / "claims.csv").write_text(CLAIMS)
    return str(tmp_path / "claims.csv")


def test_the_report_tells_findings_with_rows_rule_and_grounds(orthocoder: Command, claims: str) -> None:
    run = orthocoder("audit", claims)
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("claims.csv: claims, 4 rows, 3 with codes checked here, 1 with codes of others\n")
    assert "Codes that had ended (1 row)\n  ! 97762[1]\n    row 4; encounter/retired-code\n" in run.out
    assert "A first-encounter code billed again for one patient and device (2 rows)" in run.out
    assert "97760, units billed → due: 2 → 1" in run.out
    assert "\nGrounds\n  [1] " in run.out


def test_json_has_every_row_and_citation(orthocoder: Command, claims: str) -> None:
    told = orthocoder("audit", claims, "--json").json
    assert (told["kind"], told["file"]) == ("claims", "claims.csv")
    assert told["rows"] == {"read": 4, "checked": 3, "not_ours": 1, "not_read": 0, "of_unknown_payers": 0}
    by_finding = {each["finding"]: each["rows"] for each in told["findings"]}
    assert by_finding["first-code-again"] == [2, 3]
    assert by_finding["retired-code"] == [4]
    cited = {key for each in told["findings"] for key in each["citations"]}
    assert cited == set(told["citations"])
    assert told["columns"]["patient"] == "patient name"


def test_csv_has_a_line_for_each_finding_and_row(orthocoder: Command, claims: str) -> None:
    lines = list(csv.DictReader(io.StringIO(orthocoder("audit", claims, "--csv").out)))
    assert [line["row"] for line in lines if line["finding"] == "first-code-again"] == ["2", "3"]
    (ended,) = (line for line in lines if line["finding"] == "retired-code")
    assert (ended["row"], ended["about"], ended["rule"]) == ("4", "97762", "encounter/retired-code")


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_nothing_of_a_patient_or_device_is_told_and_the_same_file_gives_the_same_bytes(
    form: tuple[str, ...], orthocoder: Command, claims: str
) -> None:
    first, second = (orthocoder("audit", claims, *form) for _ in range(2))
    assert first.out == second.out
    assert not [secret for secret in SECRETS if secret in first.out + first.err]


def test_the_temporary_database_holds_no_identifier_and_is_gone_afterwards(
    orthocoder: Command, claims: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.audit import run

    held: list[bytes] = []
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    check = run._check

    def looking(*args: object) -> None:
        check(*args)  # type: ignore[arg-type]
        held.extend(path.read_bytes() for path in place.rglob("*") if path.is_file())

    monkeypatch.setattr(run, "_check", looking)
    assert orthocoder("audit", claims).status == 0
    assert held
    assert not [secret for secret in SECRETS for raw in held if secret.encode() in raw]
    assert list(place.iterdir()) == []


def test_a_charge_master_is_recognised_and_its_codes_checked_for_today(orthocoder: Command, tmp_path: Path) -> None:
    path = tmp_path / "cdm.csv"
    rows = ("97760,GO", "97762,", "97763,59", "97110,25", "97769,", "L3908,RT", "L9999,", "99213,", "J1100,", "97533,")
    path.write_text("Procedure Code,Modifier,Description,Price\n" + "".join(f"{row},invented,10\n" for row in rows))
    told = orthocoder("audit", str(path), "--json").json
    assert told["kind"] == "charge_master"
    found = {(each["finding"], each["about"]): each["rows"] for each in told["findings"]}
    assert found == {
        ("retired-code", "97762"): [3],
        ("proposed-modifier-not-due", "97763"): [4],
        ("proposed-modifier-not-due", "97110"): [5],
        ("unknown-code", "97769"): [6],
        ("unknown-code", "L9999"): [8],
    }


def test_a_mapping_file_names_odd_columns_and_payers(orthocoder: Command, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Who,When,What,How many,Time,Plan\nA,2026-03-02,97760 GO,2,22,MCR-B\n")
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "patient: Who\ndate: When\ncode: What\nunits: How many\nminutes: Time\npayer: Plan\n"
        "payers:\n  MCR-B: Medicare\n"
    )
    told = orthocoder("audit", str(tmp_path / "odd.csv"), "--map", str(mapping), "--json").json
    assert [each["finding"] for each in told["findings"]] == ["proposed-too-many-units"]
    assert told["rows"]["of_unknown_payers"] == 0


def test_the_payer_of_rows_that_name_none(orthocoder: Command, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("patient id,dos,cpt,units\nA,2026-03-02,97760 GO,8\n")
    found = [
        orthocoder("audit", str(tmp_path / "a.csv"), *more, "--json").json for more in ((), ("--payer", "Medicare"))
    ]
    limits = [{each["finding"] for each in told["findings"]} & {"above-unit-limit"} for told in found]
    assert limits == [set(), {"above-unit-limit"}]


def test_a_row_that_was_not_read_makes_the_exit_code_1(orthocoder: Command, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("patient id,dos,cpt\nA,2026-03-02,97763 GO\nSecret Name,soon,97763 GO\n")
    run = orthocoder("audit", str(tmp_path / "a.csv"), "--payer", "Medicare")
    assert run.status == 1
    assert "date cannot be read\n    row 3; reading the file\n" in run.out
    assert "Secret" not in run.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("gone.csv",), "orthocoder: gone.csv: no such file or directory\n"),
        (("claims.csv", "--map", "gone.yaml"), "orthocoder: gone.yaml: not a readable YAML file\n"),
        (("claims.csv", "--csv", "--json"), "orthocoder: --csv and --json exclude each other\n"),
    ],
)
def test_what_cannot_be_audited_is_one_line_and_exit_2(
    arguments: tuple[str, ...], expected: str, orthocoder: Command, claims: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(claims).parent)
    run = orthocoder("audit", *arguments)
    assert (run.status, run.out, run.err) == (2, "", expected)


def test_nothing_of_a_row_is_written_but_its_code(orthocoder: Command, tmp_path: Path) -> None:
    """So no cell of the file can become a formula, or anything else, in the csv."""
    (tmp_path / "a.csv").write_text("patient id,dos,cpt,mod,payer,device\n=1+1,2026-03-02,97762 =2+2,@x,=cmd(),+3\n")
    line = list(csv.DictReader(io.StringIO(orthocoder("audit", str(tmp_path / "a.csv"), "--csv").out)))
    assert [(each["row"], each["about"], each["detail"]) for each in line] == [("2", "97762", "")]


def test_the_clinics_own_payer_rows_are_followed(orthocoder: Command, tmp_path: Path) -> None:
    claims = tmp_path / "a.csv"
    claims.write_text(
        "patient id,dos,cpt,units,minutes,payer\nA,2026-03-12,L3906 RT,1,,Cigna\nA,2026-03-12,97760 GO,1,15,Cigna\n"
    )

    def findings() -> set[str]:
        return {each["finding"] for each in orthocoder("audit", str(claims), "--json").json["findings"]}

    assert "payer-refuses-beside-l-code" not in findings()
    told = ("--source", "contract", "--grade", "P-copy", "--why", "new contract")
    assert orthocoder("payers", "set", "Cigna", "beside_l_code=no", "--from", "2026-03-10", *told).status == 0
    assert "payer-refuses-beside-l-code" in findings()


def test_rows_of_payers_that_are_not_known_are_counted(orthocoder: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("patient id,dos,cpt,payer\nA,2026-03-02,97763 GO,MCR-B\nB,2026-03-02,97763 GO,\n")
    assert "2 rows of payers that are not known here" in orthocoder("audit", str(path)).out
    assert "not known here" not in orthocoder("audit", str(path), "--payer", "Medicare", "--map", _payers(tmp_path)).out


def _payers(folder: Path) -> str:
    (folder / "map.yaml").write_text("payers:\n  mcr-b: Medicare\n")
    return str(folder / "map.yaml")
