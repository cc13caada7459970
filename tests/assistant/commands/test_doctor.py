"""``orthocoder doctor``: everything well, and each thing that is not, with what mends it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.doctor.finding import State
from assistant.doctor.terminal import examine_terminal
from assistant.explanation.environment import module
from tests.assistant.commands.conftest import Command


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folders, empty."""
    monkeypatch.delenv("ORTHOCODER_DATABASE_URL", raising=False)
    monkeypatch.setattr("assistant.records.place.own_file", lambda: tmp_path / "data" / "records.sqlite3")
    for name, path in (("own_profile", "profile.yaml"), ("own_updates", "guidance")):
        monkeypatch.setattr(f"assistant.commands.doctor.{name}", lambda path=path: tmp_path / path)
    monkeypatch.setattr("assistant.own_guidance.own_updates", lambda: tmp_path / "guidance")
    return tmp_path


def test_a_fresh_installation_has_nothing_to_mend(own: Path, orthocoder: Command) -> None:
    run = orthocoder("doctor")
    assert run.status == 0
    assert "nothing is kept yet" in run.out
    assert "as shipped" in run.out
    assert "mend  " not in run.out


def test_a_profile_that_cannot_be_used_and_broken_imports_are_told(own: Path, orthocoder: Command) -> None:
    (own / "profile.yaml").write_text("payor: Medicare\n", encoding="utf-8")
    (own / "guidance").mkdir()
    (own / "guidance" / "current").write_text("seven", encoding="ascii")
    run = orthocoder("doctor")
    assert run.status == 1
    assert "'payor'" in run.out
    assert "orthocoder guidance rollback" in run.out
    assert "2 to mend" in run.out


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of Unix")
def test_records_that_others_could_read_are_told(own: Path, orthocoder: Command) -> None:
    file = own / "data" / "records.sqlite3"
    orthocoder("payers", "review", "Cigna", "--source", "contract", "--by", "dana")
    assert "only you can read them" in orthocoder("doctor").out
    file.chmod(0o644)
    run = orthocoder("doctor")
    assert run.status == 0
    assert f"chmod 600 {file}" in run.out


def test_a_file_that_is_no_database_is_one_sentence(own: Path, orthocoder: Command) -> None:
    (own / "data").mkdir()
    (own / "data" / "records.sqlite3").write_bytes(b"not a database at all" * 100)
    run = orthocoder("doctor")
    assert run.status == 1
    assert "no database" in run.out


def test_its_findings_as_json(own: Path, orthocoder: Command) -> None:
    found = orthocoder("doctor", "--json").json
    assert {each["subject"] for each in found} == {"program", "guidance", "records", "profile", "terminal"}
    assert {each["state"] for each in found} <= {state.value for state in State}


def test_every_finding_of_a_terminal_has_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)
    for environment in ({"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": "xterm", "SSH_TTY": "/dev/pts/1"}):
        for each in examine_terminal(environment):
            assert str(module("doctor").tell(f"{each.subject}/{each.finding}", each.values))
