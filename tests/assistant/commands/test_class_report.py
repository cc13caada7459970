"""``orthocoder class report``: pages, texts and tables of a class, and files that are no results."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.teaching.results import AnswerResult, LessonResult, LessonState, Results, results_form
from tests.assistant.commands.conftest import Command

NASTY = '<img src=x onerror="alert(1)"> | =1+1 `[a](b)`'
VOID = {"meta", "rect"}


class Page(HTMLParser):
    """The tags of a page, and what is open at its end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two learners: one adds making to the training twice, one has a nasty name and is always right."""
    tests = ("M16", "M17")
    wrong = tuple(AnswerResult(f"a#{n}", f"Splint {n}", "l-code", False, tests, ("M16",)) for n in (1, 2))
    right = tuple(AnswerResult(f"a#{n}", f"Splint {n}", "l-code", True, tests) for n in (1, 2))
    lesson = LessonResult("first-visits/x", "L codes", LessonState.FINISHED)
    made = {
        "ana.json": Results("Ana", "shipped", 12, (lesson,), wrong),
        "odd.json": Results(NASTY, "shipped", 12, (), right),
    }
    for name, results in made.items():
        (tmp_path / name).write_text(json.dumps(results_form(results)), encoding="utf-8")
    return [str(tmp_path / name) for name in made]


def test_markdown_tells_what_to_teach_and_why(orthocoder: Command, files: list[str]) -> None:
    run = orthocoder("class", "report", *files)
    assert run.status == 0
    assert "2 learners, 4 answers, 2 of them right." in run.out
    assert "1. making and fitting counted beside your own L code (M16): held by 1 (Ana)." in run.out
    assert "Lesson: A made splint with our own L code leaves the training" in run.out
    assert "| Ana | 1 of 12 | 2 | 0 | M16 |  |" in run.out
    assert "| Splint 1 #1 | 2 | 1 |" in run.out
    assert "| Beside your own L code | 4 | 2 |" in run.out
    assert "| L codes | 1 | 0 | 0 | Ana |" in run.out


def test_what_learners_typed_breaks_no_table(orthocoder: Command, files: list[str]) -> None:
    [row] = [line for line in orthocoder("class", "report", *files).out.splitlines() if "=1+1" in line]
    assert row.replace("\\|", "").count("|") == 7
    assert "<img" not in row
    assert "\\[a](b)" in row


def test_the_page_needs_nothing_else_and_escapes_everything(
    orthocoder: Command, files: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "class.html"
    assert orthocoder("class", "report", *files, "--to", str(target)).status == 0
    page = Page(target.read_text(encoding="utf-8"))
    assert page.open == []
    assert NASTY in page.text
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "a"}
    assert not [attrs for _, attrs in page.tags if set(attrs) & {"src", "href", "onerror"}]
    charts = [attrs["aria-label"] for tag, attrs in page.tags if tag == "svg"]
    assert "0 right, 2 wrong, of 2" in charts
    assert "1 hold it, 0 perhaps hold it, 0 no longer hold it, of 2" in charts


def test_the_table_opens_in_a_spreadsheet_without_running_anything(
    orthocoder: Command, files: list[str], tmp_path: Path
) -> None:
    odd = json.loads(Path(files[1]).read_text()) | {"learner": "=1+1"}
    Path(files[1]).write_text(json.dumps(odd))
    target = tmp_path / "class.csv"
    assert orthocoder("class", "report", *files, "--to", str(target)).status == 0
    assert list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines())) == [
        ["learner", "lessons finished", "lessons in set", "answers", "right", "M16", "first-visits/x"],
        ["Ana", "1", "12", "2", "0", "held", "finished"],
        ["'=1+1", "0", "12", "2", "2", "", ""],
    ]


def test_a_class_that_has_done_nothing_yet_is_reported(orthocoder: Command, tmp_path: Path) -> None:
    (tmp_path / "new.json").write_text(json.dumps(results_form(Results("Ana", "shipped", 12))))
    for suffix in ("html", "md", "csv"):
        target = tmp_path / f"class.{suffix}"
        assert orthocoder("class", "report", str(tmp_path / "new.json"), "--to", str(target)).status == 0
        assert "Ana" in target.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "bad.json: empty; one JSON object was expected"),
        ("{", "bad.json:1: not valid JSON"),
        ("[]", "bad.json: these are not results of a learner"),
        ("\xff", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_results_is_refused_in_one_line(
    text: str, says: str, orthocoder: Command, files: list[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_bytes(text.encode("latin-1"))
    run = orthocoder("class", "report", *files, str(tmp_path / "bad.json"))
    assert run.status == 2
    assert says in run.err
    assert run.err.count("\n") == 1
    assert run.out == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.json"], "missing.json: no such file"),
        (["ana.json", "ana.json"], "holds the same results as"),
        (["ana.json", "--to", "class.pdf"], "written as one of .html, .md, .csv"),
        (["ana.json", "--to", "there.md"], "is there already"),
        (["ana.json", "--to", "nowhere/class.md"], "no such file or directory"),
        ([], "FILE"),
    ],
)
def test_bad_use_is_one_line(
    arguments: list[str], says: str, orthocoder: Command, files: list[str], tmp_path: Path
) -> None:
    (tmp_path / "there.md").write_text("kept")
    run = orthocoder("class", "report", *(str(tmp_path / each) if "." in each else each for each in arguments))
    assert run.status == 2
    assert says in run.err
    assert (tmp_path / "there.md").read_text() == "kept"


def test_a_report_is_written_over_only_when_asked(orthocoder: Command, files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "class.md"
    target.write_text("old")
    assert orthocoder("class", "report", *files, "--to", str(target), "--overwrite").status == 0
    assert target.read_text().startswith("# Class report")
