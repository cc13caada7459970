"""How long the terminal app takes: to its first paint, beside a one-line Textual app; and from Enter to the claim.

python -m tests.benchmarks.bench_app [RUNS]
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from assistant.tui.app import OrthocoderApp
from assistant.tui.conversation import open_conversation
from assistant.tui.messages import Sent
from assistant.tui.widgets.prompt import PromptText
from tests.assistant.tui.screen import opened, send, visit
from tests.assistant.tui.terminal import Terminal

HELLO = (
    sys.executable,
    "-c",
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Hello(App):\n    def compose(self):\n        yield Static('hello, world')\nHello().run()",
)
COMMAND = (str(Path(sys.executable).with_name("orthocoder")),)
LEAVE = "\x11"
BAR, TURN = 1.8, 50.0
"""The first paint as a ratio to the one-line app's; a warm turn in milliseconds."""
VISIT = (
    "OT, no assistant, first visit for a custom right wrist splint, we bill L3906."
    " 30 min making and fitting, 18 min training. Medicare."
)


def first_paint(command: Sequence[str], shows: str) -> float:
    """Seconds from the start of a program to the first screen that shows a text."""
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        terminal = Terminal(Path(home), columns=120, rows=40, command=command)
        terminal.wait_for(shows)
        took = time.perf_counter() - start
        terminal.type(LEAVE)
        terminal.wait_for_end()
        terminal.close()
    return took


async def warm_turns(runs: int) -> list[tuple[float, float]]:
    """Seconds from Enter to the painted claim, by the clock and of the processor, for as many corrections."""
    app = OrthocoderApp(lambda: open_conversation("2026-03-10"))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await send(pilot, VISIT)
        await send(pilot, "actually 20 min training")
        gc.freeze()
        return [await _turn(pilot, f"actually {minutes} min training") for minutes in range(21, 21 + runs)]


async def _turn(pilot: Pilot[None], text: str) -> tuple[float, float]:
    screen = visit(pilot)
    screen.query_one(PromptText).put(text)
    await pilot.pause(0.3)
    before = screen.exchange.answered
    start, processor = time.perf_counter(), time.process_time()
    screen.post_message(Sent(text))
    while screen.exchange.answered is before:
        await asyncio.sleep(0.001)
    painted = asyncio.Event()
    screen.call_after_refresh(painted.set)
    await painted.wait()
    return time.perf_counter() - start, time.process_time() - processor


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    first_paint(COMMAND, "Describe the visit"), first_paint(HELLO, "hello, world")
    pairs = [(first_paint(COMMAND, "Describe the visit"), first_paint(HELLO, "hello, world")) for _ in range(runs)]
    ratios = [ours / theirs for ours, theirs in pairs]
    print(
        f"first paint: {statistics.median(ours for ours, _ in pairs) * 1000:.0f} ms, {statistics.median(ratios):.2f} x"
        f" a one-line app's ({min(ratios):.2f} to {max(ratios):.2f}, at most {BAR})"
    )
    clock, processor = zip(*asyncio.run(warm_turns(2 * runs)), strict=True)
    print(
        f"a warm turn, Enter to claim: {statistics.median(clock) * 1000:.0f} ms"
        f" ({min(clock) * 1000:.0f} to {max(clock) * 1000:.0f}, at most {TURN:.0f}),"
        f" {min(processor) * 1000:.0f} ms of the processor"
    )


if __name__ == "__main__":
    main()
