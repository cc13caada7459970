"""A trainer's scenario: written, checked as it is edited, and told in words where it is not as it should be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.commands import check as check_module
from assistant.commands.watching import changes
from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.session import Session
from assistant.transcripts.lessons import lessons
from knowledge.guidance import Guidance
from tests.assistant.commands.conftest import Command

RIGHT = "bill  97760 GO x1"


@pytest.fixture(scope="module")
def opens() -> Callable[[str], Session]:
    guidance = Guidance.open()
    reader = Reader(guidance)
    return lambda day: Session(Desk(guidance, day), reader)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opens: Callable[[str], Session]) -> None:
    """The commands run in a folder of their own, with one reader for all."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(check_module, "_opener", lambda: opens)
    monkeypatch.setattr("assistant.commands.scenario.today", lambda: "2026-03-10")


def test_a_new_scenario_holds_as_it_is(orthocoder: Command) -> None:
    run = orthocoder("scenario", "new", "The first hour")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("the-first-hour.md: written.")
    checked = orthocoder("check", "the-first-hour.md")
    assert (checked.status, checked.out) == (0, "1 transcript, 2 turns: all as written.\n")
    [lesson] = lessons(Path())
    assert (lesson.title, lesson.teaches) == ("The first hour", ("timed_units", "M04"))


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("first-hour", "first-hour.md", "First hour"),
        ("class/Splints & braces: week 2.md", "class/splints-braces-week-2.md", "Splints & braces: week 2"),
        ("übung", "übung.md", "Übung"),
        ("10 minutes", "10-minutes.md", "10 minutes"),
        ("no", "no.md", "No"),
    ],
)
def test_its_file_is_named_after_it(name: str, file: str, title: str, orthocoder: Command) -> None:
    Path("class").mkdir()
    assert orthocoder("scenario", "new", name).status == 0
    assert orthocoder("check", file).status == 0
    assert [lesson.title for lesson in lessons(Path())] == [title]


@pytest.mark.parametrize("name", ["", "...", "a" * 81, "a\nb"])
def test_a_name_that_makes_no_file_is_refused(name: str, orthocoder: Command) -> None:
    run = orthocoder("scenario", "new", name)
    assert run.status == 2
    assert "1 to 80 letters" in run.err


def test_a_scenario_is_not_written_over(orthocoder: Command) -> None:
    Path("mine.md").write_text("mine")
    assert "is there already" in orthocoder("scenario", "new", "mine").err
    assert Path("mine.md").read_text() == "mine"
    assert orthocoder("scenario", "new", "mine", "--overwrite").status == 0


def edited(old: str, new: str) -> None:
    path = Path("mine.md")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_what_does_not_hold_is_told_with_its_line(orthocoder: Command) -> None:
    orthocoder("scenario", "new", "mine")
    edited(RIGHT, "bill  97760 GO x2")
    run = orthocoder("check", "mine.md")
    assert run.status == 1
    line = Path("mine.md").read_text(encoding="utf-8").splitlines().index("bill  97760 GO x2") + 1
    assert f"mine.md:{line}: bill that does not hold after “OT, first visit" in run.out
    assert "  expected  97760 GO x2\n  holds     97760 GO x1\n" in run.out


def test_a_question_mark_is_filled_in_with_the_line_ends_of_the_file(orthocoder: Command) -> None:
    orthocoder("scenario", "new", "mine")
    edited(RIGHT, "bill  ?")
    path = Path("mine.md")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert orthocoder("check", "--accept", "mine.md").status == 0
    assert f"{RIGHT}\r\n".encode() in path.read_bytes()
    assert b"?\r\n" not in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert orthocoder("check", "mine.md").status == 0


def test_a_file_that_cannot_be_read_keeps_no_other_back(orthocoder: Command) -> None:
    orthocoder("scenario", "new", "mine")
    orthocoder("scenario", "new", "other")
    edited("date: 2026-03-10", "date: 10 March")
    edited("bill  97760 GO x1", "bil   97760 GO x1")
    run = orthocoder("check", ".")
    assert run.status == 2
    assert [line.partition(": ")[2] for line in run.err.splitlines()] == [
        "mine.md:10: the date is 10 March; expected YYYY-MM-DD, such as 2026-03-04",
        "mine.md:21: unknown verb bil; did you mean bill?",
    ]
    assert run.out == "2 transcripts, 2 turns: 1 transcript not readable.\n"


def test_other_texts_in_a_folder_are_passed_over(orthocoder: Command) -> None:
    orthocoder("scenario", "new", "mine")
    Path("README.md").write_text("# How we teach\n")
    assert orthocoder("check", ".").out == "1 transcript, 2 turns: all as written.\n"
    assert "expected front matter" in orthocoder("check", "README.md").err


def test_watching_checks_what_is_saved_until_it_is_ended(orthocoder: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    orthocoder("scenario", "new", "mine")
    saves = iter([(RIGHT, "bill  97760 x9"), ("", ""), ("bill  97760 x9", RIGHT)])

    def sleep(_: float) -> None:
        old, new = next(saves, (None, ""))
        if old is None:
            raise KeyboardInterrupt
        if old:
            edited(old, new)

    monkeypatch.setattr(check_module, "changes", lambda files: changes(files, sleep))
    run = orthocoder("check", "--watch", "mine.md")
    assert run.status == 0
    told = [line for line in run.out.splitlines() if line.endswith(".") or "expected" in line]
    assert told == [
        "1 transcript, 2 turns: all as written.",
        "  expected  97760 x9",
        "1 transcript, 2 turns: 1 transcript not as written.",
        "1 transcript, 2 turns: all as written.",
    ]


def test_watching_and_accepting_are_two_things(orthocoder: Command) -> None:
    orthocoder("scenario", "new", "mine")
    assert "without --watch" in orthocoder("check", "--watch", "--accept", "mine.md").err


def test_new_files_are_seen_and_those_gone_forgotten(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text("1")

    def steps() -> Iterator[None]:
        two.write_text("2")
        yield
        one.unlink()
        yield
        os.utime(two, ns=(5, 5))
        yield

    running = steps()
    seen = changes(lambda: sorted(tmp_path.glob("*.md")), lambda _: next(running))
    assert next(seen) == [two]
    assert next(seen) == [two]
