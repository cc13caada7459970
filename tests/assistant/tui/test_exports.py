"""Files that leave the program: the conversation as a transcript that replays, the note, the claim; the profile too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.conversation.told import NO_CHANGE, Change
from assistant.desk import Desk
from assistant.profile import read_profile
from assistant.session import Session
from assistant.transcripts.parse import parse
from assistant.transcripts.replay import Replayed, replay
from assistant.tui import words
from assistant.tui.conversation import Conversation
from coder.visit import Assistant
from knowledge.guidance import Guidance
from tests.assistant.tui.conftest import DAY
from tests.assistant.tui.visits import CODED, CORRECTION, OPEN, scripted

Opened = Callable[..., Conversation]


@pytest.fixture
def opened(guidance: Guidance) -> Opened:
    return lambda profile=NO_CHANGE: Conversation(guidance, DAY, scripted(), profile)


@pytest.fixture
def clinic(tmp_path: Path) -> Change:
    path = tmp_path / "profile.yaml"
    path.write_text("discipline: OT\nsetting: private_practice\npayer: Medicare\nassistant: none\n", encoding="utf-8")
    return read_profile(path)


def exported(conversation: Conversation, form: str, tmp_path: Path) -> tuple[str, str]:
    """What was said of the file, and its text."""
    target = tmp_path / f"visit.{form}"
    return conversation.export(form, target), target.read_text(encoding="utf-8")


def replayed(text: str, guidance: Guidance) -> list[Replayed]:
    return list(replay(parse(text, "visit.md"), lambda day: Session(Desk(guidance, day), scripted())))


def test_a_conversation_replays_as_it_went(opened: Opened, guidance: Guidance, tmp_path: Path) -> None:
    conversation = opened()
    conversation.say(CODED)
    conversation.say(CORRECTION)
    said, text = exported(conversation, "md", tmp_path)
    assert said.splitlines()[1:] == [words.UNMASKED]
    turns = replayed(text, guidance)
    assert [turn.turn.you.text for turn in turns] == [CODED, CORRECTION]
    assert "bill  L3906 RT x1" in text
    assert text.index("x1") < text.index("97760 GO x2")
    assert [turn.mistakes for turn in turns] == [(), ()]


def test_an_answer_that_was_chosen_is_a_turn_of_its_own(opened: Opened, guidance: Guidance, tmp_path: Path) -> None:
    conversation = opened()
    conversation.say(OPEN)
    conversation.choose("visit_kind", "subsequent", "A later visit")
    _, text = exported(conversation, "md", tmp_path)
    turns = replayed(text, guidance)
    assert [turn.mistakes for turn in turns] == [(), ()]
    assert "bill  97763 GO x2" in text


def test_a_question_that_was_left_open_stays_open(opened: Opened, guidance: Guidance, tmp_path: Path) -> None:
    conversation = opened()
    conversation.say(OPEN)
    sheet, _ = conversation.skip("visit_kind")
    assert not sheet.claim.is_ready
    said, text = exported(conversation, "md", tmp_path)
    assert words.REPLAYS_OTHERWISE not in said
    assert [turn.mistakes for turn in replayed(text, guidance)] == [(), ()]


def test_a_profile_is_told_first_in_what_is_exported(
    opened: Opened, clinic: Change, guidance: Guidance, tmp_path: Path
) -> None:
    conversation = opened(clinic)
    assert conversation.profile == "OT, no assistant, Medicare, private practice"
    conversation.say(CODED)
    _, text = exported(conversation, "md", tmp_path)
    first, second = replayed(text, guidance)
    assert first.turn.you.text == conversation.profile
    assert second.turn.you.text == CODED


def test_facts_of_the_profile_are_shown_as_its_own(opened: Opened, clinic: Change) -> None:
    sheet, reply = opened(clinic).say(OPEN)
    assert reply.coded is not None
    assert reply.coded.visit.assistant is Assistant.NONE
    assert "1 profile" in sheet.facts.state


def test_the_note_is_written_as_it_is_shown(opened: Opened, tmp_path: Path) -> None:
    conversation = opened()
    assert conversation.note() is None
    conversation.say(CODED)
    note = conversation.note()
    assert note is not None
    _, text = exported(conversation, "note", tmp_path)
    assert text == f"{note.body}\n"
    assert "Claim: L3906 RT ×1 and 97760 GO ×1" in text


def test_a_file_that_is_there_is_never_replaced(opened: Opened, tmp_path: Path) -> None:
    conversation = opened()
    conversation.say(CODED)
    exported(conversation, "csv", tmp_path)
    target = tmp_path / "visit.csv"
    before = target.read_text(encoding="utf-8")
    assert conversation.export("csv", target) == words.NOT_EXPORTED.format(reason=words.EXISTS.format(path=target))
    assert target.read_text(encoding="utf-8") == before
    assert target.stat().st_mode & 0o077 == 0
