"""``/save`` in the plain conversation, and ``orthocoder visits``: list, show, replay, export, delete, keep."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.assistant.commands.conftest import Command
from tests.assistant.records.visits_made import FIRST, LATER

SAVED = f"{FIRST}\n/save case 12\nyes\n"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/records.sqlite3"


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.commands.plain.today", lambda: "2026-03-10")
    monkeypatch.setattr("assistant.commands.plain.now", lambda: "2026-03-10T09:00:00Z")
    monkeypatch.setattr("assistant.commands.visits.today", lambda: "2026-03-10")
    monkeypatch.setattr("assistant.commands.visits.now", lambda: "2026-03-10T09:00:00Z")


@pytest.fixture
def saved(orthocoder: Command, url: str) -> str:
    """A database that holds one visit."""
    assert "Saved as visit 1 under “case 12”" in orthocoder("--database", url, "--plain", stdin=SAVED).out
    return url


@pytest.fixture(autouse=True)
def made(url: str) -> None:
    """The tables are there, so that no talk begins with a warning."""
    from assistant.records.database import open_database
    from assistant.records.place import Place

    open_database(Place(url, None)).close()


def test_saving_shows_the_masked_text_and_waits_for_a_yes(orthocoder: Command, url: str) -> None:
    """No name is shown, the day is told, and a no keeps nothing."""
    run = orthocoder("--database", url, "--plain", stdin=f"{FIRST}\n/save case 12\nno\n")
    shown = run.out.partition("This would be saved")[2]
    assert "[NAME], OT, first fitting" in shown
    assert "Okafor" not in shown
    assert "2026-03-10" in shown
    assert "Not saved." in shown
    assert orthocoder("--database", url, "visits", "list", "--json").json == {"kept_days": None, "visits": []}


def test_words_that_are_given_are_masked_too(orthocoder: Command, url: str) -> None:
    """Until the person says yes."""
    talk = f"{FIRST}\n/save\nbrown strap\nno such words\nyes\n"
    run = orthocoder("--database", url, "--plain", stdin=talk)
    assert "holds the [OTHER]." in run.out
    assert "“no such words” does not stand in it." in run.out
    assert "brown strap" not in orthocoder("--database", url, "visits", "show", "1").out


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/save\n", "Nothing to save"),
        (f"{FIRST}\n/save Okafor\n", "looks like a name"),
        ("/case Okafor\n", "looks like a name"),
        ("/case\n", "Which label?"),
        (f"{FIRST}\n/save 4471209\n", "looks like a number"),
    ],
)
def test_what_cannot_be_saved_is_told(orthocoder: Command, url: str, said: str, told: str) -> None:
    assert told in orthocoder("--database", url, "--plain", stdin=said).out


def test_a_case_that_was_saved_before_is_known(
    orthocoder: Command, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The claim follows from what came before, and the visit it is known from is named."""
    monkeypatch.setattr("assistant.commands.plain.today", lambda: "2026-04-02")
    run = orthocoder("--database", saved, "--plain", stdin=f"/case case 12\n{LATER}\n")
    assert "a later encounter, since the device was served before (visit 1 of 2026-03-10)" in run.out
    assert "$77.66 allowed so far this year, as far as it was saved (visit 1 of 2026-03-10)" in run.out
    assert "97763 GO ×1" in run.out.partition("Known from")[2]


@pytest.mark.parametrize("parting", ["/new", "next patient"])
def test_another_patient_is_another_case(
    orthocoder: Command, saved: str, monkeypatch: pytest.MonkeyPatch, parting: str
) -> None:
    """What is known of one case never reaches the next patient."""
    monkeypatch.setattr("assistant.commands.plain.today", lambda: "2026-04-02")
    run = orthocoder("--database", saved, "--plain", stdin=f"/case case 12\n{LATER}\n{parting}\n{LATER}\n/save\nno\n")
    assert run.out.count("Known from") == 1
    assert "first visit for this device, or a later one" in run.out.rpartition("Known from")[2]
    assert "This would be saved, with" in run.out


def test_nothing_is_stored_unless_it_is_saved(orthocoder: Command, url: str, tmp_path: Path) -> None:
    """No file holds a word of a visit that was only told."""
    orthocoder("--database", url, "--plain", stdin=f"{FIRST}\n/save case 12\nno\n/note\n")
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"brown strap" not in held
    assert b"wrist" not in held


def test_only_the_visit_that_stands_is_saved(orthocoder: Command, url: str) -> None:
    """Not what was told of another patient before."""
    orthocoder("--database", url, "--plain", stdin=f"{LATER}\n/new\n{FIRST}\n/save\nyes\n")
    (visit,) = [json.loads(line) for line in orthocoder("--database", url, "visits", "export", "-").out.splitlines()]
    assert "adjusting" not in visit["text"]
    assert "20 min" not in visit["text"]


def test_the_list_and_one_visit_in_full(orthocoder: Command, saved: str) -> None:
    """As a table and as JSON."""
    run = orthocoder("--database", saved, "visits", "list")
    assert "1     2026-03-10  case 12            Medicare               97760 GO ×2" in run.out
    assert "1 visit, kept until you delete them." in run.out
    full = orthocoder("--database", saved, "visits", "show", "1", "--json").json
    assert full["facts"]["devices"][0]["body_region"] == "wrist"
    assert [line["code"] for line in full["coding"]["lines"]] == ["97760"]
    assert full["guidance"]["sha256"] == full["coding"]["guidance"]["sha256"]
    assert "[NAME], OT" in orthocoder("--database", saved, "visits", "show", "1").out


def test_a_replay_says_that_nothing_changed(orthocoder: Command, saved: str) -> None:
    """Under the same guidance."""
    assert "the same claim today" in orthocoder("--database", saved, "visits", "replay", "1").out
    form = orthocoder("--database", saved, "visits", "replay", "--json").json
    assert [(each["number"], each["changed"], each["lines"]) for each in form["replays"]] == [(1, False, [])]


def test_a_replay_names_the_payer_row_that_is_new(orthocoder: Command, saved: str) -> None:
    """A row of the clinic's own from before the visit's day."""
    told = ("--source", "contract", "--why", "new contract", "--by", "lead", "--from", "2026-01-01")
    assert orthocoder("--database", saved, "payers", "set", "Medicare", "caps=1 a day 97760", *told).status == 0
    run = orthocoder("--database", saved, "visits", "replay", "1")
    assert "payer row Medicare → clinic-medicare-2026-01-01" in run.out


def test_an_export_is_a_new_file_of_its_owner(orthocoder: Command, saved: str, tmp_path: Path) -> None:
    """One visit a line; a file that is there is left alone."""
    target = tmp_path / "visits.jsonl"
    assert orthocoder("--database", saved, "visits", "export", str(target)).status == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [json.loads(line)["label"] for line in target.read_text().splitlines()] == ["case 12"]
    again = orthocoder("--database", saved, "visits", "export", str(target))
    assert again.status == 2
    assert "is there already" in again.err


def test_deleting_needs_to_be_meant(orthocoder: Command, saved: str) -> None:
    """Without a choice, without a yes and for a number that there is not, nothing goes."""
    assert orthocoder("--database", saved, "visits", "delete").status == 2
    assert "--yes" in orthocoder("--database", saved, "visits", "delete", "1").err
    assert "no saved visit 7" in orthocoder("--database", saved, "visits", "delete", "7", "--yes").err
    assert len(orthocoder("--database", saved, "visits", "list", "--json").json["visits"]) == 1
    assert orthocoder("--database", saved, "visits", "delete", "--label", "case 12", "--yes").status == 0
    assert "Nothing saved." in orthocoder("--database", saved, "visits", "list").out


def test_visits_are_kept_for_as_long_as_one_says(orthocoder: Command, saved: str) -> None:
    """The days are told in the list; a setting that is no number of days is refused."""
    assert orthocoder("--database", saved, "visits", "keep", "30").status == 0
    assert "kept for 30 days" in orthocoder("--database", saved, "visits", "list").out
    assert orthocoder("--database", saved, "visits", "keep", "forever").status == 0
    assert "kept until you delete them" in orthocoder("--database", saved, "visits", "list").out
    assert orthocoder("--database", saved, "visits", "keep", "soon").status == 2


def test_looking_makes_no_database(orthocoder: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of a clinic that saved nothing is empty, and leaves no file behind."""
    monkeypatch.delenv("ORTHOCODER_DATABASE_URL", raising=False)
    monkeypatch.setattr("assistant.records.place.own_file", lambda: tmp_path / "none" / "records.sqlite3")
    assert "Nothing saved." in orthocoder("visits", "list").out
    assert not (tmp_path / "none").exists()


def test_an_update_of_the_guidance_asks_the_saved_visits(orthocoder: Command, saved: str) -> None:
    """They are handed over by number and label with their facts."""
    from assistant.commands import guidance_updates
    from assistant.commands.app import orthocoder as group

    with group.make_context("orthocoder", ["--database", saved, "visits"]):
        ((name, facts),) = tuple(guidance_updates.saved_visits())
    assert name == "visit 1, case 12"
    assert facts["payer"] == "Medicare"
