"""What a visit says in two ways is shown to whoever tells it whole, as it is to whoever tells it turn by turn."""

from __future__ import annotations

import pytest

from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.session import Session
from knowledge.guidance import Guidance


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Guidance.open(), "2026-12-01")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "PT, KAFO, first visit, training 18 min, Cigna, no L code, follow-up visit",
            ("first visit", "follow-up visit"),
        ),
        (
            "OT, elbow splint training 11 min. Elbow splint training 26 min. Aetna",
            ("training 11 min", "training 26 min"),
        ),
    ],
)
def test_both_are_said_of_a_visit_told_whole_and_in_turns(desk: Desk, text: str, phrases: tuple[str, str]) -> None:
    question = f"“{phrases[0]}” and “{phrases[1]}” were both said. Which holds?"
    reader = Reader(desk.guidance)
    assert Session(desk, reader).tell(text).whole.startswith(question)
    assert Session(desk, reader).say(text).text.startswith(question)


def test_nothing_is_asked_of_a_visit_that_says_everything_once(desk: Desk) -> None:
    told = Session(desk, Reader(desk.guidance)).tell("PT, KAFO, first visit, training 18 min, Cigna, no L code")
    assert "Which holds?" not in told.whole
