"""How long whole processes take, as ratios to a yardstick run in turn with them.

python -m tests.benchmarks.bench_start [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SPACY = [sys.executable, "-c", "import spacy; spacy.blank('en')"]
TEXTUAL = [sys.executable, "-c", "import textual.app"]
COMMAND = str(Path(sys.executable).with_name("orthocoder"))
VISIT = "OT, follow-up for the wrist splint, 15 min, scar massage 10 min, Medicare, no assistant"
PAIRS = (
    ("orthocoder units", [COMMAND, "units", "97110=33", "97140=7"], "import textual.app", TEXTUAL, 1.0),
    ("orthocoder code TEXT", [COMMAND, "code", VISIT], "import spacy, blank pipeline", SPACY, 1.4),
)


def run(command: list[str]) -> tuple[float, int]:
    """Seconds and peak memory (kB) of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    for name, command, yardstick_name, yardstick, bar in PAIRS:
        run(command), run(yardstick)
        pairs = [(run(command), run(yardstick)) for _ in range(runs)]
        times = [ours[0] / theirs[0] for ours, theirs in pairs]
        memory = [ours[1] / theirs[1] for ours, theirs in pairs]
        print(
            f"{name} / {yardstick_name}: time {statistics.median(times):.2f} "
            f"({min(times):.2f} to {max(times):.2f}, at most {bar}), peak memory {statistics.median(memory):.2f}"
        )


if __name__ == "__main__":
    main()
