"""The program as it is started: a whole visit in a terminal, with the real reader, by keys alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are those of Unix", allow_module_level=True)

from tests.assistant.tui.terminal import LEAVES_ALTERNATE_SCREEN, Terminal

VISIT = (
    "OT, no assistant, first visit for a custom right cock-up splint, we bill L3906."
    " 30 min making and fitting, 18 min training. Medicare."
)
ENTER, QUIT, NOTE = "\r", "\x11", "Right wrist splint checked, strap moved, skin clear, 5 min.\n" * 170


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_a_visit_is_told_corrected_asked_about_and_left(terminal: Terminal) -> None:
    terminal.wait_for("What does this visit bill, and why?", "Describe the visit")
    terminal.type(VISIT + ENTER)
    terminal.wait_for("18 training minutes count and make one unit", "coded for Medicare")
    terminal.type("actually 23 min training" + ENTER)
    terminal.wait_for("Training is now 23 minutes, not 18.", "was ×1")
    terminal.type("why not 3 units?" + ENTER)
    terminal.wait_for("Not 3 units: they start at 38 minutes")
    terminal.type("what if it were a later visit?" + ENTER)
    terminal.wait_for("97763 GO ×2")
    terminal.type("undo" + ENTER)
    terminal.wait_for("The supposition is dropped")
    terminal.type("undo" + ENTER)
    terminal.wait_for("Training is now 18 minutes, not 23.")
    terminal.resize(80, 24)
    terminal.wait_for("Talk", "Minutes", "Facts", "Grounds", "with L3906")
    terminal.resize(160, 40)
    terminal.wait_for("coded for Medicare")
    assert len(NOTE) > 10_000
    terminal.paste(NOTE)
    terminal.wait_for("Right wrist splint checked")
    terminal.type(ENTER + QUIT)
    assert terminal.wait_for_end() == 0
    assert LEAVES_ALTERNATE_SCREEN in terminal.written


def test_it_can_be_left_before_it_is_ready(terminal: Terminal) -> None:
    """Nothing that is still loading keeps the program from ending."""
    terminal.wait_for("What does this visit bill, and why?")
    terminal.type(VISIT + ENTER + QUIT)
    assert terminal.wait_for_end() == 0
    assert "Traceback" not in terminal.written
