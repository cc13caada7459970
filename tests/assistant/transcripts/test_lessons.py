"""Which lessons there are, and that each known wrong model has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.transcripts.lessons import Lesson, lesson_on, lessons, shipped_lessons
from assistant.transcripts.parse import parse
from assistant.transcripts.shipped import shipped, transcript_files

MODELS = tuple(f"M{number:02}" for number in range(1, 31))


@pytest.mark.parametrize("model", MODELS)
def test_every_wrong_model_has_a_lesson(model: str) -> None:
    """A probe and three generated visits for each are tested with the practice and the probes."""
    lesson = lesson_on(model)
    assert lesson is not None
    assert model in lesson.models


def test_the_front_matter_is_read_as_the_whole_file_reads_it() -> None:
    read = [(parse(path.read_text(encoding="utf-8"), "x.md")) for path in transcript_files(shipped())]
    assert [(each.title, each.teaches) for each in shipped_lessons()] == [(each.title, each.teaches) for each in read]


def test_lessons_are_named_by_their_path_and_other_files_are_none(tmp_path: Path) -> None:
    (tmp_path / "units").mkdir()
    (tmp_path / "units" / "an-hour.md").write_text("---\ntitle: An hour\nteaches: [timed_units, M01]\n---\n")
    (tmp_path / "b.md").write_text("---\ntitle: 'B'\n---\n")
    (tmp_path / "c.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: C\r\nteaches:\r\n  - M02\r\n  - encounter\r\n---\r\n")
    (tmp_path / "README.md").write_text("# What is here\n")
    found = list(lessons(tmp_path))
    assert [(each.name, each.title, each.teaches) for each in found] == [
        ("b", "B", ()),
        ("c", "C", ("M02", "encounter")),
        ("units/an-hour", "An hour", ("timed_units", "M01")),
    ]


def test_of_several_lessons_the_most_particular_is_chosen() -> None:
    def lesson(name: str, *teaches: str) -> Lesson:
        return Lesson(name, name, teaches, Path())

    about = lesson("z", "M04", "M02", "M05", "units", "M01")
    wide, narrow = lesson("a", "units", "M01", "M02"), lesson("b", "units", "M02", "encounter")
    assert lesson_on("M02", [wide, narrow]) is narrow
    assert lesson_on("M01", [wide, narrow]) is wide
    assert lesson_on("M02", [wide, narrow, about]) is about
    assert lesson_on("M01", [wide, narrow, about]) is wide
    assert lesson_on("M03", [wide, narrow]) is None
