"""Streams that are closed, full or no terminal, and text that would steer one: one line each, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUN = f"{sys.executable} -c 'from assistant.commands.app import main; main()'"
ROOT = Path(__file__).parents[3]


def shell(arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", f"{RUN} {arguments}"], capture_output=True, text=True, cwd=ROOT, timeout=60)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("</dev/null", "the app needs a terminal; through a pipe use: orthocoder --plain"),
        ("--plain <&-", "stdin: closed; a text was expected there"),
        ("extract --jsonl <&-", "stdin: closed; a text was expected there"),
        ("units 97110=30 >&-", "stdout: closed; nowhere to write the answer"),
    ],
)
def test_a_stream_that_is_not_there_is_one_line(arguments: str, said: str) -> None:
    done = shell(arguments)
    assert (done.returncode, done.stderr) == (2, f"orthocoder: {said}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_one_line() -> None:
    done = shell("units 97110=30 >/dev/full")
    assert done.returncode == 2
    assert done.stderr == "orthocoder: the answer could not be written: no space left on device\n"


def test_a_line_without_an_id_is_read() -> None:
    done = shell("""extract --jsonl <<'X'\n{"text": "PT, knee brace recheck 11 min"}\nX""")
    assert json.loads(done.stdout)["id"] is None


def test_what_would_steer_a_terminal_is_shown_not_sent() -> None:
    done = shell("code \"$(printf 'PT, knee \\033[31mbrace recheck 11 min')\"")
    assert done.stdout
    assert "\033" not in done.stdout
