"""Real runs of ``orthocoder`` that can be killed: one interpreter loads everything, then forks a process for each run.

Reads requests as JSON lines and answers each with two lines: the process's number, then its exit status (-9 killed).
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

MODULES = (
    "alembic.command",
    "assistant.commands.payers",
    "assistant.explanation.payers",
    "assistant.records.payer_import",
    "assistant.records.database",
)
STATEMENTS = ("before_cursor_execute", "after_cursor_execute", "commit")


def load() -> None:
    """Load here what each forked process would otherwise load anew."""
    from importlib import import_module

    for name in MODULES:
        import_module(name)
    gc.freeze()


def serve() -> None:
    load()
    for line in sys.stdin:
        request = json.loads(line)
        sys.stdout.flush()
        process = os.fork()
        if process == 0:
            _run(request)
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _run(request: dict[str, Any]) -> None:
    from assistant.commands.app import main

    out = os.open(request["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    if request["die_at"]:
        _die_at(request["die_at"])
    while request["go"] and not Path(request["go"]).exists():
        time.sleep(0.002)
    sys.argv = ["orthocoder", *request["arguments"]]
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        os._exit(int(end.code or 0))


def _die_at(number: int) -> None:
    """End like a machine that loses power, before or after a statement or before a commit."""
    seen = count(1)

    def passed(*_: Any, **__: Any) -> None:
        if next(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in STATEMENTS:
        event.listen(Engine, name, passed, named=True)


if __name__ == "__main__":
    serve()
