"""``orthocoder diagnose``: lines in, wrong models out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.assistant.commands.conftest import Command

FACTS = {
    "discipline": "OT",
    "assistant": "none",
    "visit_kind": "initial",
    "orthosis_or_prosthesis": "orthosis",
    "payer": "Medicare",
    "l_code_status": "not_billed",
    "minutes": {"total_orthotic": 23},
}


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_right_answer_a_wrong_one_and_one_of_no_model(orthocoder: Command) -> None:
    run = orthocoder(
        "diagnose",
        "--jsonl",
        stdin=lines(
            {"id": "a", "facts": FACTS, "answer": [{"code": "97760", "units": 2, "modifiers": ["go"]}]},
            {"id": "b", "facts": FACTS, "answer": [{"code": "97760", "units": 1}]},
            {"id": "c", "facts": FACTS, "answer": [{"code": "97110", "units": 9}]},
        ),
    )
    assert run.status == 0
    assert run.lines[0] == {"id": "a", "correct": True, "misconceptions": []}
    assert run.lines[1]["correct"] is False
    assert "M01" in run.lines[1]["misconceptions"]
    assert run.lines[2] == {"id": "c", "correct": False, "misconceptions": []}


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({"id": 1, "facts": {**FACTS, "visit_kind": None}, "answer": []}, "visit_kind"),
        ({"id": 1, "facts": {}, "answer": []}, "nothing"),
        ({"id": 1, "facts": FACTS}, "$.answer"),
        ({"id": 1, "facts": FACTS, "answer": [{"units": 1}]}, "$.answer[0]"),
        ({"id": 1, "facts": FACTS, "answer": [{"code": "97760", "units": -1}]}, "$.answer[0].units"),
        ({"id": 1, "facts": FACTS, "answer": [{"code": "97760", "modifiers": "GO"}]}, "$.answer[0].modifiers"),
        ({"id": 1, "facts": FACTS, "answers": []}, "'answers'"),
        (3, "an object"),
    ],
)
def test_what_cannot_be_diagnosed_says_why(record: object, says: str, orthocoder: Command) -> None:
    """Open facts, nothing to code, and answers in another form."""
    run = orthocoder("diagnose", "--jsonl", stdin=json.dumps(record) + "\n")
    assert run.status == 1
    assert says in run.lines[0]["error"]
    assert "Traceback" not in run.err


def test_without_jsonl_it_says_what_it_reads(orthocoder: Command) -> None:
    run = orthocoder("diagnose")
    assert run.status == 2
    assert "--jsonl" in run.err


SPLINT = "OT, first visit for a wrist splint, 16 minutes, no L code, Medicare, no assistant"


def test_in_words_a_wrong_answer_is_told_with_its_arithmetic_its_lesson_and_its_sources(orthocoder: Command) -> None:
    run = orthocoder("diagnose", SPLINT, "97760 x2")
    assert run.status == 0
    first, _, *rest = run.out.splitlines()
    assert first == "97760 ×2 is not right. The claim: 97760 GO ×1."
    assert rest[0] == "A unit for every 8 minutes (M04)"
    assert "  16 / 8 = 2. 16 minutes make one unit: 8 to 22." in rest
    assert "  Lesson: A unit begins at eight and the next at twenty-three" in rest
    assert rest[-1].startswith("[2] Medicare Claims Processing Manual")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("97760", "97760 ×1 is right. The claim: 97760 GO ×1.\n"),
        (
            "two units of 97110",
            "97110 ×2 is not right. The claim: 97760 GO ×1.\nNo known wrong rule gives this answer.\n",
        ),
        ("nothing", "Nothing is not right. The claim: 97760 GO ×1.\n"),
    ],
)
def test_in_words_a_right_answer_and_one_that_nothing_explains(answer: str, says: str, orthocoder: Command) -> None:
    assert orthocoder("diagnose", SPLINT, answer).out.startswith(says)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ([SPLINT], 2, "diagnose reads a visit and an answer"),
        ([SPLINT, "97760 thrice"], 2, "97760 thrice"),
        ([SPLINT, " "], 2, "not read"),
        (["hello", "97760"], 2, "nothing of a visit was read"),
        (["OT, wrist splint, 20 min, Medicare", "97760"], 1, "visit_kind"),
        ([SPLINT, "97760", "--jsonl"], 2, "diagnose reads a visit and an answer"),
    ],
)
def test_in_words_what_cannot_be_diagnosed_says_why(
    arguments: list[str], status: int, says: str, orthocoder: Command
) -> None:
    run = orthocoder("diagnose", *arguments)
    assert run.status == status
    assert says in run.out + run.err
