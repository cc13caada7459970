"""The numbers of a reply: from one on, in the order of reading, each with its source once."""

from __future__ import annotations

import re

import pytest

from assistant.desk import Desk
from assistant.explanation.text import spoken_turn
from assistant.extraction import Reader
from assistant.session import Session
from knowledge.guidance import Guidance

GUIDANCE = Guidance.open()
READER = Reader(GUIDANCE)
TURNS = (
    "PT, AFO recheck 25 minutes, manual therapy 15 minutes separately, no L code, Medicare, no assistant",
    "OT, wrist splint first fitting, 20 minutes training, we bill L3908, Medicare, no assistant, left",
    "is 97763 payable on an evaluation day?",
)


def _session() -> Session:
    return Session(Desk(GUIDANCE, "2026-03-10"), READER)


@pytest.mark.parametrize("text", TURNS)
def test_numbers_follow_each_other_in_the_text(text: str) -> None:
    """First met in the text, the numbers are 1, 2, 3 and so on; every one has a source and none is left over."""
    reply = _session().say(text)
    met = list(dict.fromkeys(int(found) for found in re.findall(r"\[(\d+)\]", reply.text)))
    assert met == list(range(1, len(met) + 1))
    assert [note.number for note in reply.notes] == met


def test_what_was_listed_a_turn_before_is_told_by_its_number() -> None:
    """A source that the last turn listed is not listed again."""
    session = _session()
    first = session.say(TURNS[0])
    again = session.say("why")
    known = [note.key for note in first.notes]
    assert any(note.key in known for note in again.notes)
    told = spoken_turn(again.text, again.notes, known)
    assert "as listed above" in told
    for note in again.notes:
        listed = f"[{note.number}] {note.cited.source}, {note.cited.locator}"
        assert (listed in told) is (note.key not in known)


def test_a_refused_code_is_refused_in_one_sentence() -> None:
    """The reason stands with the claim and not among the checks again."""
    reply = _session().say(
        "PT, Medicare, no assistant, no L code, AFO recheck 20 minutes and 97035 for 5 minutes, both today"
    )
    assert reply.text.count("97035 is not billed") == 1
    assert "was proposed" not in reply.text
