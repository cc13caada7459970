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
