"""The real program in a pseudo-terminal: what it is typed, and what then stands on its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Sequence
from pathlib import Path
from select import select
from time import monotonic

import pyte

COMMAND = (sys.executable, "-c", "from assistant.commands.app import main; main()")
LONGEST = 30.0
"""Seconds after which a test gives up waiting."""
LEAVES_ALTERNATE_SCREEN = "\x1b[?1049l"


class Terminal:
    """One run of the program; ``home`` is where its settings are looked for."""

    def __init__(self, home: Path, *, columns: int = 160, rows: int = 40, command: Sequence[str] = COMMAND) -> None:
        self._own, theirs = pty.openpty()
        self.written = ""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._resize(columns, rows)
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        environment = {**inherited, "TERM": "xterm-256color", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)

    def type(self, text: str) -> None:
        """Send keys as the terminal does."""
        data = text.encode()
        while data:
            data = data[os.write(self._own, data[:1024]) :]
            self._read(0)

    def paste(self, text: str) -> None:
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        self._resize(columns, rows)
        os.kill(self._process.pid, signal.SIGWINCH)

    def wait_for(self, *texts: str) -> None:
        """Wait until all of these texts stand on the screen."""
        end = monotonic() + LONGEST
        while not all(text in self.shown for text in texts):
            assert monotonic() < end, (texts, self.shown)
            assert self._read(0.05), (texts, self.shown)

    @property
    def shown(self) -> str:
        """The lines of the screen."""
        return "\n".join(self._screen.display)

    def wait_for_end(self) -> int:
        """The exit status."""
        end = monotonic() + LONGEST
        while self._process.poll() is None:
            assert monotonic() < end, self.written[-2000:]
            self._read(0.02)
        self._read(0)
        return self._process.returncode

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._own)

    def _resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._own, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, patience: float) -> bool:
        """Take what was written; False where the program has closed the terminal."""
        while select([self._own], [], [], patience)[0]:
            try:
                data = os.read(self._own, 65536)
            except OSError:
                return False
            if not data:
                return False
            text = self._decoder.decode(data)
            self.written += text
            self._stream.feed(text)
            patience = 0
        return True
