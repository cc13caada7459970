"""What the README says is so: its conversation, its commands, its picture, its folders."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest

from assistant.commands import plain
from assistant.commands.app import COMMANDS
from assistant.conversation.told import Change
from assistant.transcripts.parse import parse
from assistant.transcripts.shipped import shipped, transcript_files

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SPOKEN = re.compile(r"You: (.+)")


def section(title: str) -> str:
    """The text below a heading, up to the next of its rank."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def conversation() -> list[str]:
    """The lines of the conversation that follow the command which begins it."""
    block = [line.removeprefix("    ") for line in section("One conversation").splitlines() if line.startswith("    ")]
    assert block[0] == "$ .venv/bin/orthocoder --plain"
    return block[1:]


def spoken() -> list[str]:
    return [found[1] for line in conversation() if (found := SPOKEN.fullmatch(line))]


def test_it_is_short() -> None:
    assert README.count("\n") <= 150


def test_its_conversation_is_what_the_program_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "today", lambda: "2026-04-03")
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(spoken())))
    plain.run(Change())
    _, *said = capsys.readouterr().out.splitlines()
    assert said == conversation()


def test_its_conversation_is_one_of_the_transcripts() -> None:
    transcripts = [parse(path.read_text(encoding="utf-8"), path.name) for path in transcript_files(shipped())]
    assert spoken() in [[turn.you.text for turn in transcript.turns] for transcript in transcripts]


def test_its_commands_exist() -> None:
    named = set(re.findall(r"`orthocoder ([a-z]+)", README))
    assert named == set(COMMANDS)


def test_its_picture_is_one_of_the_tested_ones() -> None:
    [picture] = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert "__snapshots__" in picture
    assert (ROOT / picture).is_file()


def test_its_folders_exist() -> None:
    folders = re.findall(r"^\| `([a-z/]+/)` \|", section("The house"), re.MULTILINE)
    assert len(folders) > 5
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []
