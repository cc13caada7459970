"""``orthocoder`` without a command: the terminal app, with the clinic's profile where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation.told import Change
from tests.assistant.commands.conftest import Command

PROFILE = "discipline: OT\npayer: Medicare\n"


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder as the one of the user's own settings."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr("assistant.own_files._folder", lambda: folder)
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Change | None]:
    """The profiles with which the app was opened; it is not run."""
    profiles: list[Change | None] = []

    def run(profile: Change | None = None, database: str | None = None) -> int:
        profiles.append(profile)
        return 0

    monkeypatch.setattr("assistant.tui.run", run)
    return profiles


def facts(profile: Change | None) -> dict[str, str]:
    return {path: str(value) for path, value in profile.puts} if profile is not None else {}


def test_without_a_command_the_app_opens(orthocoder: Command, opened: list[Change | None]) -> None:
    assert orthocoder().status == 0
    assert opened == [None]


def test_the_app_opens_with_the_profile_that_is_named(
    orthocoder: Command, opened: list[Change | None], tmp_path: Path
) -> None:
    path = tmp_path / "clinic.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    assert orthocoder("--profile", str(path)).status == 0
    assert [facts(profile) for profile in opened] == [{"discipline": "OT", "payer": "Medicare"}]


def test_the_users_own_profile_is_used_where_there_is_one(
    orthocoder: Command, opened: list[Change | None], own_folder: Path
) -> None:
    (own_folder / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    assert orthocoder().status == 0
    assert [facts(profile) for profile in opened] == [{"discipline": "OT", "payer": "Medicare"}]


def test_a_profile_that_cannot_be_used_keeps_the_app_closed(
    orthocoder: Command, opened: list[Change | None], own_folder: Path
) -> None:
    """One line says which file and what was expected."""
    own = own_folder / "profile.yaml"
    own.write_text("colour: blue\n", encoding="utf-8")
    run = orthocoder()
    assert run.status == 2
    assert run.err.startswith(f"orthocoder: {own}: unknown key 'colour'")
    assert run.err.count("\n") == 1
    assert opened == []


def test_a_terminal_that_cannot_be_painted_on_gets_the_conversation_as_lines(
    orthocoder: Command, opened: list[Change | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    run = orthocoder(stdin="quit\n")
    assert run.status == 0
    assert run.out.startswith("Orthocoder: ")
    assert opened == []


def test_as_lines_help_names_every_command_and_an_unknown_one_is_named(orthocoder: Command) -> None:
    run = orthocoder("--plain", stdin="/help\n/export\nquit\n")
    helped, _, refused = run.out.partition("You: /export")
    assert all(command in helped for command in ("/note", "/save", "/case"))
    assert "There is no /export here." in refused
