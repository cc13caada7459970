"""What other programs rely on: forms, exit codes, error lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.assistant.commands.conftest import Command

FOLLOW_UP = {
    "discipline": "OT",
    "assistant": "none",
    "visit_kind": "subsequent",
    "orthosis_or_prosthesis": "orthosis",
    "minutes": {"total_orthotic": 20},
    "payer": "Medicare",
    "setting": "private_practice",
}


def one_line(err: str) -> str:
    """The single line that an error is."""
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]


def test_facts_give_a_coding_that_fits_the_schema(orthocoder: Command) -> None:
    """``code --facts -`` answers in the published form and echoes the id."""
    schema = json.loads(orthocoder("schema", "coding").out)
    run = orthocoder("code", "--facts", "-", "--json", stdin=json.dumps({**FOLLOW_UP, "id": 7}))
    jsonschema.validate(run.json, schema)
    assert run.status == 0
    assert run.json["id"] == 7
    assert [(line["code"], line["units"], line["modifiers"]) for line in run.json["lines"]] == [("97763", 1, ["GO"])]


def test_the_same_facts_give_the_same_bytes(orthocoder: Command) -> None:
    """Sorted keys, no clock, no chance."""
    first = orthocoder("code", "--facts", "-", "--json", stdin=json.dumps(FOLLOW_UP))
    again = orthocoder("code", "--facts", "-", "--json", stdin=json.dumps(dict(reversed(FOLLOW_UP.items()))))
    assert first.out == again.out


def test_an_open_fact_is_exit_1(orthocoder: Command) -> None:
    """``needs_facts`` could be read and not fully coded."""
    run = orthocoder("code", "--facts", "-", "--json", stdin=json.dumps({**FOLLOW_UP, "visit_kind": None}))
    assert (run.status, run.json["status"]) == (1, "needs_facts")


def test_a_bad_line_takes_its_own_place(orthocoder: Command) -> None:
    """JSONL answers every line in order; bad ones carry ``error``; exit 1 when any did."""
    lines = [
        json.dumps({"id": "a", "facts": FOLLOW_UP}),
        '{"id": "b", "facts": {"minutes": {"training": -5}}}',
        "not json",
        '["list"]',
        json.dumps({"id": "c", **FOLLOW_UP}),
        json.dumps({"id": "d", "facts": FOLLOW_UP, "more": 1}),
        '{"id": {"x": 1}, "facts": {}}',
    ]
    run = orthocoder("code", "--facts", "-", "--jsonl", stdin="\n".join(lines) + "\n")
    assert run.status == 1
    assert [line["id"] for line in run.lines] == ["a", "b", None, None, "c", "d", None]
    assert ["error" in line for line in run.lines] == [False, True, True, True, False, True, True]
    assert "$.minutes.training" in run.lines[1]["error"]


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"minutes": {"training": -1}}, "$.minutes.training"),
        ({"minutes": {"training": 1441}}, "$.minutes.training"),
        ({"minutes": {"training": "20"}}, "$.minutes.training"),
        ({"minutes": {"training": 20.5}}, "$.minutes.training"),
        ({"minutes": {"training": True}}, "$.minutes.training"),
        ({"minutes": {"training": {"range": [30, 20]}}}, "$.minutes.training"),
        ({"minutes": {"training": {"range": [1]}}}, "$.minutes.training"),
        ({"minutes": 20}, "$.minutes"),
        ({"discipline": "pt"}, "$.discipline"),
        ({"devices": {}}, "$.devices"),
        ({"devices": [{"body_region": "tail"}]}, "$.devices[0].body_region"),
        ({"devices": [{"delivered_on": "2026-02-30"}]}, "$.devices[0].delivered_on"),
        ({"other_services": [{"cpt": 97110}]}, "$.other_services[0].cpt"),
        ({"proposed_codes": [{"units": 1}]}, "$.proposed_codes[0]"),
        ({"year_to_date": -0.01}, "$.year_to_date"),
        ({"times": [{"start": "25:00"}]}, "$.times[0].start"),
        ({"separate_services": [{"code": "97140", "basis": "because"}]}, "$.separate_services[0].basis"),
        ({"colour": "red"}, "$"),
        ([], "$"),
        ("text", "$"),
        (None, "$"),
    ],
)
def test_facts_that_do_not_fit_are_exit_2(facts: Any, where: str, orthocoder: Command) -> None:
    """One line that names the path and what was expected."""
    run = orthocoder("code", "--facts", "-", stdin=json.dumps(facts))
    assert run.status == 2
    assert where in one_line(run.err)
    assert run.out == ""


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"{", "not valid JSON"),
        (b'{"payer": NaN}', "NaN"),
        (b'{"payer": "a", "payer": "b"}', "twice"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "not valid JSON"),
    ],
)
def test_input_that_is_not_json_is_exit_2(raw: bytes, says: str, orthocoder: Command) -> None:
    """One line with the place, never a traceback."""
    run = orthocoder("code", "--facts", "-", stdin=raw)
    assert run.status == 2
    assert says in one_line(run.err)
    assert "stdin" in run.err


def test_a_missing_file_is_exit_2(orthocoder: Command, tmp_path: Path) -> None:
    """The line names the file."""
    run = orthocoder("code", "--facts", str(tmp_path / "nothing.json"))
    assert run.status == 2
    assert "nothing.json" in one_line(run.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("code",),
        ("code", "--facts", "x.json", "words"),
        ("code", "OT", "--date", "yesterday"),
        ("code", "OT", "--unit-rule", "guess"),
        ("extract",),
        ("units",),
        ("units", "97110"),
        ("units", "97110=ten"),
        ("units", "97110=-3"),
        ("units", "97110=8", "--rule", "none"),
        ("schema", "bill"),
        ("nothing",),
        ("--nothing",),
        ("guidance", "nothing"),
    ],
)
def test_bad_usage_is_exit_2(arguments: tuple[str, ...], orthocoder: Command) -> None:
    """One line that says what was expected."""
    run = orthocoder(*arguments)
    assert run.status == 2
    assert one_line(run.err).startswith("orthocoder: ")


HOSTILE = [
    "",
    " ",
    "\x00\x01\x1b[31m",
    "[bold]x[/bold] [@click=app.quit]y[/]",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202e\ufffd\U0001f600",
    "97760 " * 2000,
    "(" * 5000,
    "9" * 5000 + " minutes",
    "-5 min training, 99999999999999 min fitting",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_answered(text: str, orthocoder: Command) -> None:
    """Whatever the words are, the answer is a coding or a question, and never a traceback."""
    run = orthocoder("code", "--jsonl", stdin=json.dumps({"id": 1, "text": text}) + "\n")
    assert run.status == 0
    assert run.lines[0]["status"] in ("coded", "needs_facts", "nothing_billable", "out_of_scope")
    plain = orthocoder("code", "-", stdin=text)
    assert plain.status in (0, 1)
    assert plain.err == ""


def test_a_megabyte_of_words_is_answered(orthocoder: Command) -> None:
    """Long input is read to its end."""
    text = "OT saw the splint again today. " * 34_000
    run = orthocoder("extract", "--jsonl", stdin=json.dumps({"id": 1, "text": text}) + "\n")
    assert run.status == 0
    assert run.lines[0]["facts"]["discipline"] == "OT"


def test_extract_fills_only_what_the_words_state(orthocoder: Command) -> None:
    """Facts, and where they were read if asked."""
    line = json.dumps({"id": "v", "text": "OT, 20 min training"}) + "\n"
    run = orthocoder("extract", "--jsonl", "--spans", stdin=line)
    assert run.lines[0]["facts"] == {"discipline": "OT", "minutes": {"training": 20}}
    assert {"fact": "discipline", "start": 0, "end": 2, "text": "OT"} in run.lines[0]["spans"]


def test_words_and_options_are_coded_together(orthocoder: Command) -> None:
    """An option overrides what the words say; the output carries facts and spans."""
    run = orthocoder("code", "PT, AFO recheck, 20 min, no assistant, BCBS", "--payer", "Medicare", "--json")
    assert run.json["policy"]["payer"] == "Medicare"
    assert run.json["facts"]["payer"] == "Medicare"
    assert run.json["spans"]


@pytest.mark.parametrize(
    ("arguments", "units"),
    [
        (("97110=33", "97140=7"), {"97110": 2, "97140": 1}),
        (("97112=24", "97110=23"), {"97112": 2, "97110": 1}),
        (("97110=10", "97110=13"), {"97110": 2}),
        (("97760=21", "97530=21"), {"97760": 2, "97530": 1}),
        (("97530=21", "97760=21"), {"97530": 1, "97760": 2}),
        (("97110=20", "97112=20", "--rule", "ama"), {"97110": 1, "97112": 1}),
    ],
)
def test_units(arguments: tuple[str, ...], units: dict[str, int], orthocoder: Command) -> None:
    """Units of timed codes in the order given; an equal remainder goes to the orthotic code first."""
    run = orthocoder("units", *arguments, "--json")
    assert run.status == 0
    assert {line["code"]: line["units"] for line in run.json["lines"]} == units


def test_units_by_both_rules(orthocoder: Command) -> None:
    """``--rule both`` says whether they differ."""
    run = orthocoder("units", "97110=8", "97112=8", "--rule", "both", "--json")
    assert (run.json["cms"]["total_units"], run.json["ama"]["total_units"], run.json["differ"]) == (1, 2, True)


@pytest.mark.parametrize(("code", "says"), [("97161", "one unit"), ("97762", "ended"), ("97000", "no catalogue")])
def test_units_of_codes_without_minutes_are_exit_1(code: str, says: str, orthocoder: Command) -> None:
    """Untimed, retired and unknown codes say why."""
    run = orthocoder("units", f"{code}=20")
    assert run.status == 1
    assert says in one_line(run.err)


def test_units_of_many_records(orthocoder: Command) -> None:
    """JSONL, with the rule of each record."""
    records = [
        {"id": 1, "minutes": {"97110": 33}},
        {"id": 2, "minutes": {"97110": 8, "97112": 8}, "rule": "ama"},
        {"id": 3},
    ]
    run = orthocoder("units", "--jsonl", stdin="".join(json.dumps(r) + "\n" for r in records))
    assert run.status == 1
    assert [line.get("total_units") for line in run.lines] == [2, 2, None]


def test_guidance_can_be_searched_and_shown(orthocoder: Command) -> None:
    """Every hit's key can be shown; an unknown key is exit 1."""
    hits = orthocoder("guidance", "search", "training", "L", "code", "--json").json["hits"]
    assert hits[0]["key"]
    for hit in hits:
        assert orthocoder("guidance", "show", hit["key"], "--json").status == 0
    assert orthocoder("guidance", "show", "no-such-key").status == 1


def test_the_guidance_is_whole(orthocoder: Command) -> None:
    """``status --check`` reads every file and finds nothing wrong."""
    run = orthocoder("guidance", "status", "--check")
    assert run.status == 0, run.out
    assert "nothing wrong" in run.out


def test_a_profile_says_what_the_words_do_not(orthocoder: Command, tmp_path: Path) -> None:
    """Words, facts and lines are coded with the profile that is named; one that cannot be used is bad usage."""
    profile = tmp_path / "clinic.yaml"
    profile.write_text("discipline: OT\npayer: Medicare\nassistant: none\n", encoding="utf-8")
    words = "right wrist splint, first visit, 20 min training, no L code"
    assert "97760 GO ×1" in orthocoder("--profile", str(profile), "code", words).out
    line = json.dumps({"id": 1, "text": words}) + "\n"
    coded = orthocoder("--profile", str(profile), "code", "--jsonl", stdin=line).lines[0]
    assert coded["lines"][0]["modifiers"] == ["GO"]
    profile.write_text("payor: Medicare\n", encoding="utf-8")
    assert orthocoder("--profile", str(profile), "code", words).status == 2
