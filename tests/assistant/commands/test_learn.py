"""``orthocoder learn`` line by line, its lists, and what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.commands.conftest import Command, Run

LESSON = """---
title: Only training is left
teaches: [device_billing, M16]
date: 2026-03-04
---

```conversation
you   OT, first visit, custom left wrist splint, 20 min training, no L code, Medicare, no assistant
bill  97760 GO x1
you   next patient: OT, first visit, 30 min making a custom right wrist splint, 10 min training, we bill L3906,
      Medicare, no assistant
bill  L3906 RT x1
bill  97760 GO x1
```
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A trainer's own lessons."""
    lessons = tmp_path / "class"
    lessons.mkdir()
    (lessons / "training.md").write_text(LESSON, encoding="utf-8")
    return str(lessons)


@pytest.fixture
def learn(orthocoder: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Call ``orthocoder learn`` with progress of its own, on 10 March 2026."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("assistant.commands.learn.today", lambda: "2026-03-10")
    monkeypatch.setattr("assistant.commands.learn.now", lambda: "2026-03-10T08:00:00Z")

    def call(*arguments: str, stdin: str | bytes = b"") -> Run:
        return orthocoder("learn", *arguments, stdin=stdin)

    return call


PLAYED = "\nhint\n97760 thrice\nL3906 RT, 97760 x3 GO\n40 minutes make three\nquit\n"


def test_a_lesson_is_played_line_by_line(learn: Command, folder: str) -> None:
    run = learn("--plain", "--from", folder, stdin=PLAYED)
    assert run.status == 0
    for said in (
        "Lesson, part 1 of 2: Only training is left",
        "Claim: 97760 GO ×1",
        "Hint 1 of 3: Look at who bills L3906",
        "Not read: “97760 thrice”. Write 97760 x3.",
        "read as L3906 RT ×1 and 97760 GO ×3",
        "Result: One line differs: 97760",
        "You wrote: “40 minutes make three”",
        "Again: this mistake comes back on 11 Mar 2026",
        "Your place is kept.",
    ):
        assert said in run.out


def test_one_who_is_stuck_is_told_the_words_and_given_a_hint(learn: Command, folder: str) -> None:
    run = learn("--plain", "--from", folder, stdin="40\n\nhelp\nI don't know\n2 units please\n0, 1\n\n2, 1\nquit\n")
    assert run.out.count("Words: hint, skip (to the next one), progress, help, quit.") == 2
    assert "There is nothing to predict here" in run.out.partition("part 2")[0]
    assert "Another answer is judged" not in run.out.partition("part 2")[0]
    assert "Hint 1 of 3:" in run.out
    assert "Not read: “2 units please”. A line is written as in 97760 x2 GO." in run.out
    assert "Question: The lines are L3906 RT, 97760 GO. How many units each?" in run.out
    assert "read as L3906 RT ×0 and 97760 GO ×1" in run.out


def test_plain_may_stand_before_the_command(orthocoder: Command, learn: Command, folder: str) -> None:
    assert (
        orthocoder("--plain", "learn", "--from", folder, stdin="quit\n").out
        == learn("--plain", "--from", folder, stdin="quit\n").out
    )


def test_the_next_sitting_goes_on_where_the_last_was_left(learn: Command, folder: str) -> None:
    learn("--plain", "--from", folder, stdin="\nquit\n")
    assert "Lesson, part 2 of 2" in learn("--plain", "--from", folder, stdin="quit\n").out


def test_the_lessons_are_listed_with_how_far_one_is(learn: Command, folder: str) -> None:
    assert learn("--list", "--from", folder).out.split() == ["1", "Only", "training", "is", "left", "(training)"]
    learn("--plain", "--from", folder, stdin="\nquit\n")
    assert "begun" in learn("--list", "--from", folder).out
    assert len(learn("--list").out.splitlines()) > 100


def test_looking_makes_no_database(learn: Command, tmp_path: Path) -> None:
    learn("--list")
    learn("export", "-")
    assert not (tmp_path / "data").exists()


def test_results_hold_the_answers_and_the_name_and_no_word_of_the_learner(learn: Command, folder: str) -> None:
    learn("--plain", "--name", "Ana", "--from", folder, stdin=PLAYED)
    run = learn("--name", "Ana", "--from", folder, "export", "-")
    told = run.json
    assert (told["learner"], told["set"]) == ("Ana", {"name": "class", "lessons": 1})
    assert [(each["correct"], each["misconceptions"], each["hints"]) for each in told["answers"]] == [
        (False, ["M16"], 1)
    ]
    assert "40 minutes" not in run.out
    assert learn("export", "-").json["answers"] == []


def test_everything_kept_is_deleted_on_demand(learn: Command, folder: str) -> None:
    learn("--plain", "--from", folder, stdin=PLAYED)
    assert learn("delete", "--yes").out == "Deleted: 1 answer, with everything that was kept of them.\n"
    assert learn("export", "-").json["answers"] == []


def test_a_database_out_of_reach_leaves_the_sitting(learn: Command, orthocoder: Command, folder: str) -> None:
    run = orthocoder(
        "--database", "sqlite:////proc/nowhere/records.sqlite3", "learn", "--plain", "--from", folder, stdin=PLAYED
    )
    assert run.status == 0
    assert run.out.count("Your progress is kept for this sitting only: /proc/nowhere/records.sqlite3: ") == 1
    assert "One line differs" in run.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "/nowhere", "--plain"), "a folder with lessons was expected"),
        (("--key",), "--key goes with --exam"),
        (("--name", "x" * 200), "at most 100 printable characters"),
        (("--exam", "1", "0"), "N is the number of questions"),
        ((), "orthocoder learn --plain"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: tuple[str, ...], says: str, learn: Command) -> None:
    run = learn(*arguments)
    assert run.status == 2
    assert says in run.err
    assert len(run.err.splitlines()) == 1


def test_a_topic_is_practised_alone_at_a_level(learn: Command) -> None:
    told = learn("--plain", "--practice", "units", "--level", "1", stdin="skip\nskip\nquit\n").out
    assert told.count("Practice: From minutes to units") == 3
    assert len({line for line in told.splitlines() if line.startswith("Visit: ")}) == 3


def test_an_exam_is_printed(learn: Command) -> None:
    assert learn("--exam", "3", "2").out == learn("--exam", "3", "2").out
    assert learn("--exam", "3", "2", "--key").status == 0
