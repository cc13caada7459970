"""Expectations that hold and that do not, verb by verb, and what accepting them writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.session import Session
from assistant.transcripts.accept import accept
from assistant.transcripts.parse import parse
from assistant.transcripts.replay import Replayed, replay

FRONT = "---\ntitle: T\ndate: 2026-03-04\n---\n```conversation\n"
VISIT = "you   OT, no assistant, first visit, thumb splint right, 20 min, no L code, Medicare"

Opens = Callable[[str], Session]


def replayed(rows: str, open_session: Opens) -> list[Replayed]:
    return list(replay(parse(f"{FRONT}{rows}\n```\n", "t.md"), open_session))


@pytest.mark.parametrize(
    ("rows", "fails"),
    [
        ("bill  97760 GO x1", []),
        ("bill  97760  go x1", []),
        ("bill  97760 GO ×1", []),
        ("bill  ?", ["97760 GO x1"]),
        ("bill  97760 GO x2", ["97760 GO x1"]),
        ("bill  97760 GO x1\nbill  L3906 x1", ["97760 GO x1"]),
        ("bill  nothing", ["97760 GO x1"]),
        ("asks  nothing", []),
        ("asks  minutes", ["nothing"]),
        ("change nothing -> 97760 GO x1", []),
        ("change nothing", ["nothing -> 97760 GO x1"]),
        ("cite  cms-100-04-ch5-s20.2-c", []),
        ("refuse", ["nothing was refused"]),
        ("says  97760 GO ×1", []),
    ],
)
def test_a_row_holds_or_says_what_does(rows: str, fails: list[str], open_session: Opens) -> None:
    (turn,) = replayed(f"{VISIT}\n{rows}", open_session)
    assert [text for mistake in turn.mistakes for text in mistake.holds] == fails


@pytest.mark.parametrize("row", ["cite  no-such-passage", "note  no-such-finding", "says  entirely different words"])
def test_what_is_not_among_what_holds_fails(row: str, open_session: Opens) -> None:
    (turn,) = replayed(f"{VISIT}\n{row}", open_session)
    (mistake,) = turn.mistakes
    assert mistake.expected == (row[6:],)


def test_an_open_question_leaves_a_provisional_claim(open_session: Opens) -> None:
    rows = "you   OT, follow-up, wrist splint, 20 min, scar massage 10 min, Medicare, no L code\nasks  nothing\nbill  ?"
    (turn,) = replayed(rows, open_session)
    asked, claim = turn.mistakes
    assert asked.holds != ("nothing",)
    assert all(text.startswith("provisionally ") for text in claim.holds)


def test_a_supposition_changes_what_is_shown_and_not_the_claim(open_session: Opens) -> None:
    rows = f"{VISIT}\nbill  97760 GO x1\nyou   what if it was a follow-up?\nbill  97760 GO x1\n"
    rows += "change 97760 GO x1 -> nothing\nchange nothing -> 97763 GO x1"
    assert [turn.mistakes for turn in replayed(rows, open_session)] == [(), ()]


def test_accepting_writes_what_holds_and_leaves_the_rest(open_session: Opens) -> None:
    rows = f"{VISIT}\n# a remark\nbill  97760 GO x7\ncite  cms-100-04-ch5-s20.2-c\nbill  L3906 x1"
    rows += "\nyou   what if it was\n      a follow-up?\nyou   actually 21 minutes\nasks  discipline"
    text = f"{FRONT}{rows}\n```\nProse.\n"
    written = accept(text, replay(parse(text, "t.md"), open_session))
    assert written == (
        f"{FRONT}{VISIT}\n# a remark\nbill  97760 GO x1\ncite  cms-100-04-ch5-s20.2-c"
        "\nyou   what if it was\n      a follow-up?\nbill  97760 GO x1"
        "\nchange 97760 GO x1 -> nothing\nchange nothing -> 97763 GO x1"
        "\nyou   actually 21 minutes\nasks  nothing\n```\nProse.\n"
    )
    assert all(turn.turn.expected and not turn.mistakes for turn in replay(parse(written, "t.md"), open_session))
