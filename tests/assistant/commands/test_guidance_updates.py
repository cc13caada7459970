"""``guidance update``, ``history`` and ``rollback``, and that every command uses what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.commands import guidance_updates
from knowledge.guidance import Guidance
from tests.assistant.commands.conftest import Command
from tests.knowledge.imports import made

NAME = "MCR_MUE_PractitionerServices_Eff_01-01-2027.csv"
VISIT = "PT, first fitting of a custom wrist splint, 75 min, Medicare, no L code, no assistant, own practice"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder is an empty one, and the day is one on which the file is out."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(guidance_updates, "today", lambda: "2026-12-20")
    return tmp_path / "data"


@pytest.fixture
def limits(tmp_path: Path) -> str:
    """Limits of January 2027 in which 97760 has 4."""
    path = tmp_path / NAME
    path.write_bytes(made.limits_csv(made.limit_rows(Guidance.open(), "practitioner", {"97760": "4"})))
    return str(path)


def findings(orthocoder: Command) -> set[str]:
    run = orthocoder("code", VISIT, "--json", "--date", "2027-01-05")
    return {each["finding"] for each in run.json["findings"]}


def test_a_dry_run_tells_what_would_change_and_writes_nothing(
    orthocoder: Command, limits: str, data_folder: Path
) -> None:
    run = orthocoder("guidance", "update", limits, "--dry-run")
    assert (run.status, run.err) == (0, "")
    assert "97760  6 (3) → 4 (3)" in run.out
    assert not data_folder.exists()


@pytest.mark.parametrize("answer", ["n\n", "", "maybe\n"])
def test_without_a_yes_nothing_is_changed(answer: str, orthocoder: Command, limits: str, data_folder: Path) -> None:
    run = orthocoder("guidance", "update", limits, stdin=answer)
    assert run.status == 1
    assert run.err.endswith("orthocoder: nothing was changed\n")
    assert not data_folder.exists()


def test_an_update_changes_the_claim_and_going_back_changes_it_back(orthocoder: Command, limits: str) -> None:
    assert "above-unit-limit" not in findings(orthocoder)
    run = orthocoder("guidance", "update", limits, stdin="y\n")
    assert (run.status, run.err.splitlines()[-1].rpartition("orthocoder: ")[2]) == (0, "generation 1 is in force")
    assert "above-unit-limit" in findings(orthocoder)
    assert orthocoder("guidance", "rollback").err == "orthocoder: the shipped guidance alone is in force\n"
    assert "above-unit-limit" not in findings(orthocoder)
    assert orthocoder("guidance", "rollback").status == 2


def test_the_coding_names_the_generation_and_the_citation_can_be_shown(orthocoder: Command, limits: str) -> None:
    orthocoder("guidance", "update", limits, "--yes")
    told = orthocoder("code", VISIT, "--json", "--date", "2027-01-05").json["guidance"]
    assert told == {"version": f"{Guidance.open().version}+1", "sha256": told["sha256"]}
    assert told["sha256"] != Guidance.open().sha256
    shown = orthocoder("guidance", "show", "own-limits-practitioner-20270101")
    assert shown.status == 0
    assert "imported by the clinic on 2026-12-20" in shown.out


def test_history_and_status_tell_what_is_in_force(orthocoder: Command, limits: str) -> None:
    assert orthocoder("guidance", "history").out == "Nothing was imported.\n"
    orthocoder("guidance", "update", limits, "--yes")
    (generation,) = orthocoder("guidance", "history", "--json").json["generations"]
    assert (generation["number"], generation["in_force"], generation["over"]) == (1, True, 0)
    assert generation["imports"][0]["first"] == "2027-01-01"
    assert "limits-practitioner of 2027-01-01, holds through 2027-03-31" in orthocoder("guidance", "status").out
    checked = orthocoder("guidance", "status", "--check", "--json")
    assert (checked.status, checked.json["imports"][0]["kind"]) == (0, "limits-practitioner")
    orthocoder("guidance", "rollback")
    assert "The shipped guidance alone is in force." in orthocoder("guidance", "history").out


def test_a_refused_file_is_one_line_and_exit_2(orthocoder: Command, tmp_path: Path, data_folder: Path) -> None:
    (tmp_path / "bad.csv").write_text("a,b\n")
    run = orthocoder("guidance", "update", str(tmp_path / "bad.csv"), "--yes")
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert run.err.startswith("orthocoder: bad.csv: none of the files that can be read")
    assert not data_folder.exists()


def test_saved_visits_that_would_be_coded_differently_are_named(
    orthocoder: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = {"discipline": "PT", "assistant": "none", "payer": "Medicare", "date_of_service": "2027-01-05"}
    orthosis = {**visit, "orthosis_or_prosthesis": "orthosis", "visit_kind": "initial", "l_code_status": "not_billed"}
    both = {**orthosis, "minutes": {"total_orthotic": 30}, "other_services": [{"cpt": "97110", "minutes": 30}]}
    both["separate_services"] = [{"code": "97110", "from": "97760", "basis": "separate_time"}]
    alone = {**orthosis, "minutes": {"total_orthotic": 30}}

    def saved() -> Iterable[tuple[str, object]]:
        return (("case 12", both), ("case 13", alone), ("unreadable", {"payer": 7}))

    monkeypatch.setattr(guidance_updates, "saved_visits", saved)
    rows = made.pair_rows(Guidance.open(), changed={"97760/97110": ("0", "20270101", "*")})
    paths = [str(each) for each in made.pairs_zip(tmp_path, rows)]
    told = orthocoder("guidance", "update", *paths, "--dry-run", "--json").json["visits"]
    assert [each["label"] for each in told] == ["case 12"]
    assert [{line["code"] for line in told[0][side]} for side in ("before", "after")] == [{"97760", "97110"}, {"97760"}]
    plain = orthocoder("guidance", "update", *paths, "--dry-run").out
    assert "case 12: 97760 GP ×2 and 97110 GP 59 ×2 → 97760 GP ×2" in plain


def test_what_was_imported_and_cannot_be_read_stops_every_answer(
    orthocoder: Command, limits: str, data_folder: Path
) -> None:
    orthocoder("guidance", "update", limits, "--yes")
    (data_folder / "orthocoder" / "guidance" / "generations" / "0001" / "manifest.json").write_text("{")
    run = orthocoder("units", "97110=33")
    assert (run.status, run.out) == (2, "")
    assert orthocoder().err == run.err
    assert "generation 1 cannot be read as it was written; go back with: orthocoder guidance rollback" in run.err
    assert orthocoder("guidance", "rollback").status == 0
    assert orthocoder("units", "97110=33").status == 0
