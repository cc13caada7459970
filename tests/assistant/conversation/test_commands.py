"""``converse``, ``ask``, ``note`` and ``--plain``: forms, exit codes, error lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.assistant.commands.conftest import Command

Json: TypeAlias = Any
VISIT = "OT, wrist splint training 20 minutes, first visit, no L code, Medicare"


def conversation(identity: str, *turns: str, **more: Json) -> str:
    return json.dumps({"id": identity, "turns": [{"user": each} for each in turns], **more})


def test_converse_answers_turn_by_turn_in_the_published_form(command: Command) -> None:
    run = command("converse", "--jsonl", stdin=conversation("a", VISIT, "no assistant"))
    assert run.status == 0
    (record,) = run.lines
    assert record["id"] == "a"
    first, second = record["turns"]
    assert set(first) == {"state", "asks", "action", "coding", "reply", "citations"}
    assert first["asks"] == "assistant"
    assert first["state"]["minutes.training"] == 20
    assert "assistant" not in first["state"]
    assert second["state"]["assistant"] == "none"
    assert [(line["code"], line["units"]) for line in second["coding"]["lines"]] == [("97760", 1)]


def test_an_assumed_question_gives_a_short_answer_its_fact(command: Command) -> None:
    """Without it, ``11`` would be minutes of nothing."""
    turns = [{"user": "OT, wrist splint"}, {"user": "11", "assumes_question": "minutes"}]
    run = command("converse", "--jsonl", stdin=json.dumps({"id": 1, "turns": turns}))
    assert run.lines[0]["turns"][1]["state"]["minutes.total_orthotic"] == 11


def test_conversations_do_not_know_of_each_other(command: Command) -> None:
    run = command("converse", "--jsonl", stdin="\n".join((conversation("a", VISIT), conversation("b", "left"))))
    assert run.lines[1]["turns"][0]["state"] == {}
    assert run.lines[1]["turns"][0]["coding"] is None


def test_the_same_conversation_gives_the_same_bytes(command: Command) -> None:
    given = conversation("a", VISIT, "just me", "why one unit?", "what if 30 minutes?")
    assert command("converse", "--jsonl", stdin=given).out == command("converse", "--jsonl", stdin=given).out


def test_a_supposition_shows_its_own_coding_and_leaves_the_state(command: Command) -> None:
    run = command("converse", "--jsonl", stdin=conversation("a", VISIT, "no assistant", "what if it was 30 minutes?"))
    _, before, supposed = run.lines[0]["turns"]
    assert supposed["state"] == before["state"]
    assert supposed["coding"]["lines"][0]["units"] == 2


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('{"id": "x"}', "id and turns"),
        ('{"id": "x", "turns": [{"user": 5}]}', "$.turns[0].user"),
        ('{"id": "x", "turns": [{"user": "hi", "assumes_question": 3}]}', "$.turns[0].assumes_question"),
        ("not json", "not valid JSON"),
    ],
)
def test_a_bad_line_says_what_is_wrong_in_its_place(command: Command, line: str, where: str) -> None:
    run = command("converse", "--jsonl", stdin=f"{line}\n{conversation('b', VISIT)}\n")
    assert run.status == 1
    assert where in run.lines[0]["error"]
    assert run.lines[1]["id"] == "b"


def test_converse_without_jsonl_says_what_it_expects(command: Command) -> None:
    run = command("converse")
    assert run.status == 2
    assert "--jsonl" in run.err


def test_ask_answers_a_question_with_its_sources(command: Command) -> None:
    run = command("ask", "Is 97762 still valid?")
    assert run.status == 0
    assert run.out.startswith("No. 97762 ended")
    assert "[1]" in run.out


def test_ask_reads_standard_input_and_gives_one_turn_as_json(command: Command) -> None:
    run = command("ask", "-", "--json", stdin=f"{VISIT}, no assistant\n")
    assert run.status == 0
    assert run.json["action"] == "code"
    assert run.json["state"]["discipline"] == "OT"


def test_ask_is_1_where_a_fact_is_open_and_2_where_nothing_is_asked(command: Command) -> None:
    assert command("ask", VISIT).status == 1
    run = command("ask", "  ")
    assert (run.status, "nothing was asked" in run.err) == (2, True)


def test_a_note_fills_in_what_was_said_and_marks_what_is_missing(command: Command) -> None:
    run = command("note", f"{VISIT}, no assistant")
    assert run.status == 0
    assert run.out.startswith("# Treatment note")
    assert "- Training: 20 min" in run.out
    assert "- Side: **[missing: left, right or both]**" in run.out
    assert "Medicare" in run.out


def test_a_note_invents_no_finding(command: Command) -> None:
    """Nothing on skin, response or goals was said: each is marked, none described."""
    run = command("note", f"{VISIT}, no assistant")
    for line in run.out.splitlines():
        if line.startswith(("- Skin", "- Response", "- Goals", "- Wearing")):
            assert "[missing" in line


def test_a_note_of_facts_and_of_words_is_the_same(command: Command, tmp_path: Path) -> None:
    facts = {"discipline": "PT", "visit_kind": "subsequent", "orthosis_or_prosthesis": "orthosis", "payer": "Cigna"}
    (tmp_path / "visit.json").write_text(json.dumps(facts), encoding="utf-8")
    run = command("note", "--facts", str(tmp_path / "visit.json"))
    assert "- Treated by: PT" in run.out
    assert run.status == 1


def test_a_note_for_a_payer_of_its_own_adds_what_the_payer_states(command: Command) -> None:
    run = command("note", "PT, AFO recheck 20 minutes, no L code, TRICARE, no assistant")
    assert "What this payer states" in run.out
    assert "physician's order" in run.out


@pytest.mark.parametrize("arguments", [(), ("some words", "--facts", "-")])
def test_a_note_wants_words_or_facts_and_not_both(command: Command, arguments: tuple[str, ...]) -> None:
    run = command("note", *arguments)
    assert run.status == 2
    assert "either in words or with --facts" in run.err


def test_a_note_of_no_visit_says_so(command: Command) -> None:
    assert command("note", "hello there").status == 2


def test_plain_mode_labels_every_line_and_draws_nothing(command: Command) -> None:
    run = command("--plain", stdin=f"{VISIT}\n\nno\nwhy not 2 units?\n/note\nquit\n")
    assert run.status == 0
    assert "You: no" in run.out
    assert "Orthocoder: Not 2 units" in run.out
    assert "# Treatment note" in run.out
    assert not set(run.out) & set("│┃─━╭╮╰╯█▏\x1b")


def test_plain_mode_ends_with_the_input(command: Command) -> None:
    run = command("--plain", stdin="PT, AFO recheck 20 minutes")
    assert run.status == 0
    assert run.out.count("You: ") == 1
