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
        ("[timed_units, encounter]", "timed_units", "x.md:3: expected teaches with a list of rules"),
        ("asks  minutes", "ask   minutes", "x.md:18: unknown verb ask; expected you, bill, asks, change, note"),
        ("you   OT", "bill  OT", "x.md:16: expected a row with you before what is expected of the reply"),
        ("you   OT", "      OT", "x.md:16: expected a verb before words that go on"),
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
