"""``orthocoder mask``: both forms, the errors, and what it pulls in."""

from __future__ import annotations

import json

from tests.assistant.commands.conftest import Command
from tests.test_house import RUN, modules_after

NOTE = "Mrs. Okafor, MRN 44812, seen 3/14.\n  97760 x1, 12 min\n"


def test_a_text_comes_out_masked(orthocoder: Command) -> None:
    """White space and everything that does not identify stay."""
    run = orthocoder("mask", "-", stdin=NOTE)
    assert (run.status, run.out) == (0, "[NAME], MRN [MRN], seen [DATE].\n  97760 x1, 12 min\n")


def test_both_forms_give_the_same_text(orthocoder: Command) -> None:
    """JSONL carries the text of the plain form, and the spans."""
    plain = orthocoder("mask", "-", stdin=NOTE).out
    run = orthocoder("mask", "--jsonl", stdin=json.dumps({"id": 3, "text": NOTE}))
    assert run.status == 0
    assert run.lines[0]["id"] == 3
    assert run.lines[0]["text"] == plain
    assert run.lines[0]["masked"] == [
        {"start": 0, "end": 11, "kind": "name"},
        {"start": 17, "end": 22, "kind": "mrn"},
        {"start": 29, "end": 33, "kind": "date"},
    ]


def test_answers_keep_the_order_and_a_bad_line_its_place(orthocoder: Command) -> None:
    """A line without a text says so where it stands."""
    run = orthocoder("mask", "--jsonl", stdin='{"id":1,"text":"3/14 visit"}\n{"id":2}\nnot json\n{"id":4,"text":""}\n')
    assert run.status == 1
    assert [line.get("error", "") for line in run.lines][0::3] == ["", ""]
    assert run.lines[1] == {"id": 2, "error": "expected text @ $.text"}
    assert "stdin:3" in run.lines[2]["error"]


def test_no_text_is_bad_usage(orthocoder: Command) -> None:
    """One line says what was expected."""
    run = orthocoder("mask")
    assert run.status == 2
    assert "orthocoder mask -" in run.err


def test_masking_needs_none_of_the_large_libraries() -> None:
    """It starts without the reader, the app and the database."""
    loaded = modules_after(RUN.format(arguments=["mask", "Mrs. Okafor"]))
    assert not loaded & {"spacy", "jinja2", "textual", "sqlmodel", "rapidfuzz"}
