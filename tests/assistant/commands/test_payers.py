"""``orthocoder payers``: from the command line to the database, to a spreadsheet and back, and into the claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.teaching.results import Results, results_form
from knowledge.clinic_rows import VALUES
from tests.assistant.commands.conftest import Command, Run

VISIT = "OT first visit custom wrist splint right, we bill L3906, 30 min making, 18 min training, Aetna, no assistant, "
TOLD = ("--source", "provider line", "--why", "asked", "--by", "lead")


@pytest.fixture
def payers(orthocoder: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Call ``orthocoder payers`` on a database of its own, on 10 March 2026."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for module in ("payers_kept", "payers_changes", "payers_sheets"):
        monkeypatch.setattr(f"assistant.commands.{module}.today", lambda: "2026-03-10")
    monkeypatch.setattr("assistant.commands.payers_kept.now", lambda: "2026-03-10T08:00:00Z")

    def call(*arguments: str, stdin: str | bytes = b"") -> Run:
        return orthocoder("payers", *arguments, stdin=stdin)

    return call


def lines(run: Run) -> list[str]:
    return [" ".join((line["code"], *line["modifiers"])) for line in run.json["lines"]]


def test_a_claim_changes_with_the_clinics_row_and_last_years_claim_keeps_last_years_row(
    payers: Command, orthocoder: Command
) -> None:
    def claim(day: str) -> Run:
        return orthocoder("code", "--json", "--date", day, VISIT)

    assert lines(claim("2026-03-10")) == ["L3906 RT", "97760 GO"]
    assert payers("set", "Aetna", "beside_l_code=yes", "--from", "2025-01-01", *TOLD).status == 0
    assert payers("set", "Aetna", "beside-l-code=no", *TOLD).status == 0
    assert lines(claim("2025-06-02")) == ["L3906 RT", "97760 GO"]
    now = claim("2026-03-10")
    assert lines(now) == ["L3906 RT"]
    assert now.json["policy"]["citation"] == "clinic-aetna-2026-03-10"
    assert now.json["citations"]["clinic-aetna-2026-03-10"]["locator"] == "provider line"
    assert orthocoder("guidance", "show", "clinic-aetna-2026-03-10").status == 0


@pytest.mark.parametrize("command", ["ask", "note", "plain", "converse"])
def test_whatever_codes_follows_the_clinics_row(payers: Command, orthocoder: Command, command: str) -> None:
    payers("set", "Aetna", "beside_l_code=no", "documentation=outcome measure", *TOLD)
    told = {
        "ask": lambda: orthocoder("ask", VISIT),
        "note": lambda: orthocoder("note", VISIT),
        "plain": lambda: orthocoder("--plain", stdin=VISIT),
        "converse": lambda: orthocoder("converse", "--jsonl", stdin=f'{{"turns": [{{"user": "{VISIT}"}}]}}'),
    }[command]()
    assert "97760 GO" not in told.out
    assert "L3906" in told.out


@pytest.mark.parametrize(
    "question",
    [
        "what does Aetna want?",
        "does Aetna pay 97760 beside an L code?",
        "how does Aetna count?",
        "can I bill 97760 and an L code the same day to Aetna?",
    ],
)
def test_a_question_about_a_payer_is_answered_with_the_clinics_row(
    payers: Command, orthocoder: Command, question: str
) -> None:
    payers("set", "Aetna", "beside_l_code=no", *TOLD)
    out = orthocoder("ask", question).out
    assert "our codes beside an L code: no [" in out
    assert "Nothing of Aetna's own rules is known" not in out
    assert "our codes beside an L code" not in orthocoder("ask", question.replace("Aetna", "Cigna")).out


def test_an_answer_to_facts_is_diagnosed_under_the_clinics_row(payers: Command, orthocoder: Command) -> None:
    facts = orthocoder("extract", "--jsonl", stdin=json.dumps({"id": "a", "text": VISIT})).lines[0]["facts"]
    answer = [{"code": "L3906", "modifiers": ["RT"]}, {"code": "97760", "modifiers": ["GO"]}]
    asked = json.dumps({"id": "a", "facts": facts, "answer": answer})
    assert orthocoder("diagnose", "--jsonl", stdin=asked).lines[0]["correct"]
    payers("set", "Aetna", "beside_l_code=no", *TOLD)
    assert not orthocoder("diagnose", "--jsonl", stdin=asked).lines[0]["correct"]


def test_a_payer_that_only_the_clinic_knows_is_read(payers: Command, orthocoder: Command) -> None:
    payers("set", "Harbor Mutual", "counting=ama", "--new", *TOLD)
    told = json.dumps({"id": "a", "text": "OT, wrist splint, 20 min, Harbor Mutual"})
    assert orthocoder("extract", "--jsonl", stdin=told).lines[0]["facts"]["payer"] == "Harbor Mutual"


def test_a_row_is_shown_with_what_is_the_clinics_own(payers: Command) -> None:
    payers("set", "Aetna", "counting=ama", *TOLD)
    form = payers("show", "aetna", "--json").json
    assert (form["values"]["counting"], form["values"]["caps"]) == ("ama", "4 a visit")
    assert (form["own_values"], form["own_row"]) == (["counting"], "clinic-aetna-2026-03-10")
    assert "CPT, per code  (your row)" in payers("show", "aetna").out


def test_rows_due_for_review_come_first_and_a_review_takes_them_off(payers: Command) -> None:
    payers("set", "Aetna", "counting=ama", "--from", "2025-01-20", "--next-review", "2026-06-01", *TOLD)
    due = payers("list", "--due", "--on", "2026-06-01", "--json").json["payers"]
    assert [(each["name"], each["status"]) for each in due] == [("Aetna", "review due")]
    assert payers("review", "Aetna", "--by", "lead").status == 0
    assert payers("list", "--due", "--on", "2026-06-01", "--json").json["payers"] == []
    assert payers("list", "--on", "2026-06-01").out.endswith("0 due for review. – is not stated.\n")


def test_the_history_names_who_and_why(payers: Command) -> None:
    payers("set", "Aetna", "counting=ama", *TOLD)
    payers("set", "Aetna", "counting=cms", "--why", "letter of the plan", "--by", "clerk")
    entries = payers("history", "Aetna", "--json").json["entries"]
    assert [(each["told"]["by"], each["told"]["why"]) for each in entries] == [
        ("lead", "asked"),
        ("clerk", "letter of the plan"),
    ]
    assert "CPT, per code → CMS, pooled" in payers("history", "Aetna").out


def test_a_sheet_goes_to_a_spreadsheet_and_comes_back(payers: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "payers.csv"
    payers("set", "Aetna", "counting=ama", *TOLD)
    assert payers("export", str(sheet), "--blank").status == 0
    text = sheet.read_bytes().decode("utf-8-sig")
    assert text.splitlines()[1].startswith("Aetna,2026-03-10,")
    assert "\r\nCigna,,," in text
    assert payers("import", str(sheet), "--json").json["edits"] == []
    sheet.write_bytes(text.replace(",ama,", ",cms,").encode("utf-8-sig"))
    assert payers("import", str(sheet), "--dry-run", "--json").json["recorded"] is False
    assert payers("show", "Aetna", "--json").json["values"]["counting"] == "ama"
    assert "counting CPT, per code → CMS, pooled" in payers("import", str(sheet), "--by", "lead").out
    assert payers("show", "Aetna", "--json").json["values"]["counting"] == "cms"


def test_a_bad_sheet_is_told_row_by_row_and_records_nothing(payers: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "payers.csv"
    sheet.write_text("payer,counting,source\nCigna,ama,binder\nAetna,pooled,binder\n,ama,binder\n")
    run = payers("import", str(sheet))
    assert run.status == 2
    assert run.err.splitlines() == [
        f"orthocoder: {sheet}:3: counting: expected one of ama, cms, unknown, found 'pooled'",
        f"orthocoder: {sheet}:4: payer: expected the name of a payer, found ''",
    ]
    assert payers("export", "-", "--all").out.count("\n") == 1


def test_a_file_is_not_written_over_unasked(payers: Command, tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    assert payers("export", str(there)).status == 2
    assert there.read_text() == "mine"
    assert payers("export", str(there), "--overwrite").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("show", "Aetan"), 1, "did you mean Aetna?"),
        (("history", "Aetan"), 2, "did you mean Aetna?"),
        (("review", "Harbor Mutual"), 2, "no payer 'Harbor Mutual' is known"),
        (("set", "Aetan", "counting=ama", *TOLD), 2, "did you mean Aetna? (if it is new here, add --new)"),
        (("show", "nosuch"), 1, "no payer 'nosuch'"),
        (("list", "nosuch"), 1, ""),
        (("list", "--on", "march"), 2, "--on 'march': a day as YYYY-MM-DD was expected"),
        (("set", "Aetna", "counting", *TOLD), 2, "'counting': expected FIELD=VALUE"),
        (("set", "Aetna", "colour=red", *TOLD), 2, "'colour=red': expected FIELD=VALUE"),
        (("set", "Aetna", "caps=many", *TOLD), 2, "Aetna: caps: expected such as 4 a visit"),
        (("set", "--", "--", "counting=ama", "--why", "x"), 2, ""),
        (("set", "Aetna", "counting=ama", "--why", "x"), 2, "source: missing"),
        (("import", "/nonexistent.csv"), 2, "/nonexistent.csv: no such file or directory"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_its_exit_code(
    payers: Command, arguments: tuple[str, ...], status: int, says: str
) -> None:
    run = payers(*arguments)
    assert run.status == status
    assert says in run.err
    assert run.err.count("\n") <= 1


def test_the_help_names_every_field(payers: Command) -> None:
    told = payers("set", "--help").out
    assert [name for name in VALUES if name not in told] == []


def test_without_a_database_nothing_is_made_by_looking(payers: Command, tmp_path: Path) -> None:
    for arguments in (("list",), ("show", "Aetna"), ("history", "Aetna"), ("export", "-")):
        assert payers(*arguments).status == 0
    assert list(tmp_path.glob("data/orthocoder/*")) == []


def test_the_database_that_is_named_is_used_and_no_other(payers: Command, orthocoder: Command, tmp_path: Path) -> None:
    named = f"sqlite:///{tmp_path}/other.sqlite3"
    orthocoder("--database", named, "payers", "set", "Aetna", "beside_l_code=no", *TOLD)
    assert lines(orthocoder("--database", named, "code", "--json", VISIT)) == ["L3906 RT"]
    assert lines(orthocoder("code", "--json", VISIT)) == ["L3906 RT", "97760 GO"]


def test_rows_that_cannot_be_read_stop_a_claim_and_are_told_in_a_conversation(
    payers: Command, orthocoder: Command, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no database at all" * 100)
    (tmp_path / "ana.json").write_text(json.dumps(results_form(Results("Ana", "shipped", 12))))
    for arguments in (("code", VISIT), ("class", "report", str(tmp_path / "ana.json"))):
        run = orthocoder("--database", f"sqlite:///{broken}", *arguments)
        assert (run.status, run.out) == (2, "")
        assert run.err == f"orthocoder: {broken}: the file is damaged or is no database; nothing was changed\n"
    plain = orthocoder("--database", f"sqlite:///{broken}", "--plain", stdin=VISIT)
    assert plain.status == 0
    assert "your own payer rows cannot be read" in plain.out


def test_a_payer_is_new_only_where_that_is_said(payers: Command, tmp_path: Path) -> None:
    assert payers("set", "Harbor Mutual", "counting=ama", *TOLD).status == 2
    assert payers("set", "Harbor Mutual", "counting=ama", "--new", *TOLD).status == 0
    assert payers("set", "harbor mutual", "counting=cms", *TOLD).status == 0
    sheet = tmp_path / "payers.csv"
    sheet.write_text("payer,counting,source\nLakeside Plan,ama,binder\n")
    assert payers("import", str(sheet)).status == 2
    assert payers("import", str(sheet), "--new").status == 0
    sheet.write_text("payer,counting,source\nHarbr Mutual,ama,binder\n")
    run = payers("import", str(sheet), "--new")
    assert (run.status, run.err.count("did you mean Harbor Mutual?")) == (2, 1)


def test_where_none_is_due_it_says_until_when(payers: Command) -> None:
    run = payers("list", "--due", "aetna")
    assert (run.status, run.out) == (
        0,
        "None is due for review on 2026-03-10. The first will be on 2027-01-01: Aetna.\n",
    )
    assert payers("list", "--due", "nosuch").status == 1


def test_an_import_says_how_it_read_a_day(payers: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "payers.csv"
    sheet.write_text("payer,effective,counting,source\nAetna,03/04/2026,ama,binder\n")
    assert "row 2: holds from 03/04/2026 was read as 4 March 2026\n" in payers("import", str(sheet), "--dry-run").out
    assert payers("import", str(sheet), "--json").json["days"][0]["read"] == "2026-03-04"
