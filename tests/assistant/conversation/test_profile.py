"""The clinic's profile: facts that hold until words say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation.told import NO_CHANGE, Change, Source
from assistant.profile import ProfileError, read_profile
from tests.assistant.commands.conftest import Command
from tests.assistant.conversation.conftest import SessionMaker


def profile(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "clinic.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def clinic(tmp_path: Path) -> Change:
    return read_profile(profile(tmp_path, "discipline: OT\npayer: Medicare\nassistant: none\n"))


def test_a_profile_answers_what_words_leave_open(open_session: SessionMaker, clinic: Change) -> None:
    reply = open_session(clinic).say("wrist splint training 20 minutes, first visit, no L code")
    assert reply.asks is None
    assert reply.coded is not None
    assert [(line.code, line.modifiers) for line in reply.coded.answer.lines] == [("97760", ("GO",))]


def test_a_fact_of_the_profile_is_shown_as_such(open_session: SessionMaker, clinic: Change) -> None:
    reply = open_session(clinic).say("wrist splint training 20 minutes, first visit, no L code, Cigna")
    sources = {fact.path: fact.source for fact in reply.facts}
    assert sources["discipline"] is Source.PROFILE
    assert sources["payer"] is Source.SAID


def test_words_go_over_the_profile_and_undo_brings_it_back(open_session: SessionMaker, clinic: Change) -> None:
    session = open_session(clinic)
    session.say("wrist splint training 20 minutes, first visit, no L code")
    assert session.say("actually the PT treated").frame.visit.discipline == "PT"
    assert session.say("undo").frame.visit.discipline == "OT"


def test_start_over_keeps_the_profile(open_session: SessionMaker, clinic: Change) -> None:
    session = open_session(clinic)
    session.say("wrist splint training 20 minutes, first visit, no L code, Cigna")
    assert session.say("start over").frame.visit.payer == "Medicare"


def test_a_profile_alone_is_no_visit(open_session: SessionMaker, clinic: Change) -> None:
    assert open_session(clinic).say("hello").coded is None


def test_an_empty_profile_tells_nothing(tmp_path: Path) -> None:
    assert read_profile(profile(tmp_path, "")) == NO_CHANGE


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("minutes: 20\n", "unknown key 'minutes'"),
        ("- OT\n", "expected keys with values"),
        ("discipline: dancer\n", "discipline"),
        ("discipline: [OT\n", "line"),
    ],
)
def test_a_profile_that_cannot_be_used_names_the_file_and_the_reason(tmp_path: Path, text: str, problem: str) -> None:
    path = profile(tmp_path, text)
    with pytest.raises(ProfileError, match=problem) as error:
        read_profile(path)
    assert str(path) in str(error.value)


def test_a_profile_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"missing\.yaml"):
        read_profile(tmp_path / "missing.yaml")


def test_the_command_line_takes_a_profile(command: Command, tmp_path: Path) -> None:
    path = profile(tmp_path, "discipline: PT\npayer: Cigna\n")
    run = command("--profile", str(path), "ask", "--json", "AFO recheck 20 minutes, no L code")
    assert run.json["state"]["discipline"] == "PT"
    assert run.json["state"]["payer"] == "Cigna"


def test_a_profile_that_is_wrong_stops_the_command(command: Command, tmp_path: Path) -> None:
    path = profile(tmp_path, "colour: blue\n")
    run = command("--profile", str(path), "ask", "AFO recheck 20 minutes")
    assert run.status == 2
    assert "unknown key" in run.err
