"""The wearing schedule of the note: filled where words tell it, marked where it was only mentioned or not."""

from __future__ import annotations

import pytest

from assistant.explanation.schedule import schedule_said
from assistant.extraction import Reader
from knowledge.guidance import Guidance


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Guidance.open())


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("OT, wrist splint, training 20 min, wear 2 h on 2 h off, skin checks taught", "wear 2 h on 2 h off"),
        (
            "OT, splint 20 min. Wearing schedule: 2 hrs on, 2 hrs off for a week. BCBS",
            "2 hrs on, 2 hrs off for a week",
        ),
        ("Thumb spica, 15 min; wear full time but for washing", "wear full time but for washing"),
        ("OT night splint, 10 min training, nights only", "nights only"),
        ("PT knee brace, 20 min training, wear schedule taught", None),
        ("PT knee brace, 20 min training", None),
    ],
)
def test_the_schedule_is_told_in_the_words_of_the_visit(reader: Reader, text: str, schedule: str | None) -> None:
    assert schedule_said((reader.read(text),)) == schedule


def test_the_last_schedule_holds(reader: Reader) -> None:
    turns = (reader.read("splint 20 min, wear 2 h on 2 h off"), reader.read("she should wear at night, 8 h"))
    assert schedule_said(turns) == "she should wear at night, 8 h"
