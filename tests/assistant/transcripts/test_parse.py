"""The lesson format, and what is said of a file that is not in it."""

from __future__ import annotations

import pytest

from assistant.transcripts.parse import parse
from assistant.transcripts.transcript import Verb
from knowledge.problems import GuidanceError

LESSON = """---
title: A lesson
teaches: [timed_units, encounter]
payer: medicare
date: 2026-03-04
---

Prose, and a block that is not replayed:

```json
{"you": "no"}
```

```conversation
# a remark
you   OT, first visit,
      wrist splint
asks  minutes
```

More prose.

```conversation
you   22 minutes
bill  97760 GO x1
bill  L3908 RT x1
```
"""


def test_a_lesson_is_its_front_matter_and_its_turns() -> None:
    lesson = parse(LESSON, "lesson.md")
    assert (lesson.title, lesson.teaches, lesson.payer, lesson.day) == (
        "A lesson",
        ("timed_units", "encounter"),
        "medicare",
        "2026-03-04",
    )
    first, second = lesson.turns
    assert (first.you.text, first.you.line) == ("OT, first visit,\nwrist splint", 16)
    assert [(row.verb, row.text, row.line) for row in first.expected] == [(Verb.ASKS, "minutes", 18)]
    assert [(row.text, row.line) for row in second.expected] == [("97760 GO x1", 25), ("L3908 RT x1", 26)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("---\ntitle", "title", "x.md:1: expected front matter with title and date between two lines of ---"),
        ("title: A lesson\n", "", "x.md:1: expected title with a text"),
        ("2026-03-04", "March 4", "x.md:5: the date is March 4; expected YYYY-MM-DD"),
        ("payer:", "insurer:", "x.md:4: unknown key insurer; expected title, teaches, payer, date"),
        ("payer:", "payor:", "x.md:4: unknown key payor; did you mean payer?"),
        ("[timed_units, encounter]", "timed_units", "x.md:3: expected teaches with a list of rules"),
        ("asks  minutes", "ask   minutes", "x.md:18: unknown verb ask; did you mean asks?"),
        ("asks  minutes", "wants minutes", "x.md:18: unknown verb wants; expected you, bill, asks, change, note"),
        ("2026-03-04", "2026-02-30", "x.md:5: the date is 2026-02-30; expected YYYY-MM-DD, such as 2026-03-04"),
        ("timed_units,", "timed_unit,", "x.md:3: unknown rule timed_unit; did you mean timed_units?, or M01 to M30"),
        ("encounter]", "M31]", "x.md:3: unknown rule M31; expected assistant_services, code_pairs"),
        (
            "bill  97760 GO x1",
            "bill  97760 GO",
            "x.md:25: the line is 97760 GO; expected code, modifiers and units, as",
        ),
        ("bill  97760 GO x1", "bill", "x.md:25: nothing stands after bill; expected words, or nothing"),
        ("bill  97760", "  bill 97760", "x.md:25: a line that goes on from the one above begins with 6 spaces"),
        ("you   OT", "note  OT", "x.md:16: expected a row with you before what is expected of the reply"),
        ("you   OT", "      OT", "x.md:16: expected one of you, bill, asks"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, fault: str) -> None:
    with pytest.raises(GuidanceError) as caught:
        parse(LESSON.replace(old, new), "x.md")
    assert str(caught.value.problems[0]).startswith(fault)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(GuidanceError) as caught:
        parse(LESSON.replace("asks  ", "ask   ").replace("2026-03-04", "soon"), "x.md")
    assert [problem.line for problem in caught.value.problems] == [5, 18]


def test_a_text_without_conversation_is_none() -> None:
    with pytest.raises(GuidanceError, match="no conversation"):
        parse(LESSON.replace("```conversation", "```text"), "x.md")


def test_lines_may_end_as_windows_ends_them() -> None:
    assert parse("\ufeff" + LESSON.replace("\n", "\r\n"), "lesson.md") == parse(LESSON, "lesson.md")
