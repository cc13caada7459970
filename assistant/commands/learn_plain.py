"""``orthocoder learn --plain``: learning line by line, for screen readers and pipes."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from assistant.commands.streams import harmless, standard_input, standard_output
from assistant.explanation.learning import hint, not_kept, not_read, read_as, taught
from assistant.explanation.learning_plain import (
    go_on,
    hint_line,
    item_lines,
    leaving,
    no_answer,
    no_hint,
    opening,
    progress_line,
    taught_lines,
    why_prompt,
)
from assistant.teaching.opening import Room
from assistant.teaching.prediction import Unread
from assistant.teaching.session import Phase

LEAVE = frozenset(("quit", "exit", "/quit", "/exit", ":q"))
HELP = frozenset(("help", "?", "/help"))
HINT = frozenset(("hint", "/hint", "don't know", "dont know", "i don't know", "i dont know", "no idea"))
SKIP = frozenset(("skip", "/skip"))
PROGRESS = frozenset(("progress", "/progress"))


def run_lines(room: Room) -> int:
    """Show items and read answers until the end of the input or a word of parting."""
    standard_input(), standard_output()
    talk = _Talk(room)
    _write(opening())
    talk.show()
    for line in _lines("You"):
        if line.casefold() in LEAVE:
            break
        talk.take(line)
    _write(leaving())
    return 0


class _Talk:
    """Says what the sitting has to say."""

    def __init__(self, room: Room) -> None:
        self._room, self._sitting, self._guidance = room, room.sitting, room.course.guidance
        self._told_trouble: str | None = None

    def show(self) -> None:
        """The item as it is to be answered or read."""
        item = self._sitting.item
        _write("")
        _write(item_lines(item))
        self._tell_trouble()
        if item.is_predicted:
            return
        if item.coded is not None:
            _write(taught_lines(taught(item, self._guidance, None, "", self._sitting.ahead)))
        else:
            _write(item.reply)
        _write(go_on(may_answer=False))

    def take(self, line: str) -> None:
        said = line.casefold()
        if said in HELP:
            _write(opening())
        elif said in HINT:
            self._hint()
        elif said in SKIP:
            self._sitting.skip()
            self.show()
        elif said in PROGRESS:
            _write(progress_line(self._room.standing))
        elif not line and self._sitting.phase is Phase.GO_ON:
            self._sitting.go_on()
            self.show()
        else:
            self._answer(line)
        self._tell_trouble()

    def _hint(self) -> None:
        number = self._sitting.hint()
        if number and self._sitting.item.is_predicted:
            _write(hint_line(number, hint(self._sitting.item, number, self._guidance)))
        else:
            _write(no_hint())

    def _answer(self, line: str) -> None:
        sitting = self._sitting
        is_first = sitting.judged is None
        given = sitting.read(line)
        if given is None:
            _write(no_answer() if sitting.item.is_predicted else no_hint())
            return
        if isinstance(given, Unread):
            _write(not_read(given))
            return
        _write(read_as(given))
        why = ""
        if is_first:
            _write(why_prompt())
            why = next(_lines("Why"), "")
        judged = sitting.answer(line, why)
        if judged is not None and not isinstance(judged, Unread):
            _write(taught_lines(taught(sitting.item, self._guidance, judged, why, sitting.ahead)))
            _write(go_on())

    def _tell_trouble(self) -> None:
        """Say once that progress cannot be kept."""
        trouble = self._room.keeper.trouble
        if trouble is not None and trouble != self._told_trouble:
            self._told_trouble = trouble
            _write(not_kept(trouble))


def _lines(label: str) -> Iterator[str]:
    """What is typed or piped in, one line after the other; piped lines are shown, as typed ones are."""
    typed = sys.stdin.isatty()
    while True:
        if typed:
            _write(f"{label}: ", end="")
        line = sys.stdin.readline()
        if not line:
            return
        if not typed:
            _write(f"{label}: {line.strip()}")
        yield line.strip()


def _write(text: str, end: str = "\n") -> None:
    sys.stdout.write(harmless(text) + end)
    sys.stdout.flush()
