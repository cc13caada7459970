"""Runs the command line inside the test process, with its own standard streams."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from assistant.commands.app import main


@dataclass(frozen=True)
class Run:
    """What one call of the command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Run]


class _Input(io.TextIOWrapper):
    pass


@pytest.fixture
def orthocoder(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Call ``orthocoder`` with arguments and standard input; the day is fixed."""
    monkeypatch.setattr("assistant.commands.today.today", lambda: "2026-03-10")
    for module in ("code", "diagnose", "units", "guidance"):
        monkeypatch.setattr(f"assistant.commands.{module}.today", lambda: "2026-03-10", raising=False)

    def call(*arguments: str, stdin: str | bytes = b"") -> Run:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["orthocoder", *arguments])
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(raw)))
        with pytest.raises(SystemExit) as exit_:
            main()
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Run(int(exit_.value.code or 0), out, err)

    return call
