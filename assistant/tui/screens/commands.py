"""What the ``/`` commands of the visit screen do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tui import clipboard, words
from assistant.tui.copies import FORMATS, KINDS, copied
from assistant.tui.messages import SearchAsked
from assistant.tui.sheets.opened import opened_ground
from assistant.tui.slash import lacks
from assistant.tui.turns import Turns
from assistant.tui.widgets.side import Side
from assistant.tui.widgets.talk import Talk

if TYPE_CHECKING:
    from assistant.tui.screens.visit import VisitScreen
    from assistant.tui.sheets.model import GroundRow


class VisitCommands:
    """Runs commands on one visit screen; each says in the conversation what it did."""

    def __init__(self, screen: VisitScreen, turns: Turns) -> None:
        self._screen = screen
        self._turns = turns

    def run(self, name: str, rest: str) -> None:
        """Run a command by its name."""
        lacking = lacks(name, rest)
        if lacking is not None:
            self._tell(words.NEEDS_MORE.format(name=name, lacking=lacking.lacking, example=lacking.example))
            return
        match name:
            case "copy":
                self.copy(rest.casefold() or "lines")
            case "export":
                self._export(rest)
            case "undo" | "whynot" | "whatif" | "compare":
                self._say(name, rest)
            case "same":
                self._screen.exchange.say(words.SAME_AGAIN)
            case "note":
                self._turns.note()
            case "why":
                self._why(rest)
            case "source":
                self._source(rest)
            case "guidance":
                self._guidance(rest)
            case "save":
                self._turns.draft_visit(rest)
            case "case":
                self._turns.case(rest)
            case "history":
                self._screen.app.switch_mode("history")
            case "learn":
                self._screen.app.switch_mode("learn")
            case "payers":
                self._screen.app.switch_mode("payers")
            case "visit":
                self._screen.app.switch_mode("visit")
            case "new":
                self._screen.exchange.say(words.NEXT_VISIT)
            case "clear":
                self._screen.exchange.start_over()
            case "theme":
                self._theme(rest)
            case "help":
                self._screen.app.call_later(self._screen.app.run_action, "help")
            case "quit":
                self._screen.app.exit()
            case _:
                self._tell(words.NO_COMMAND.format(name=name))

    def _say(self, name: str, rest: str) -> None:
        """Say the words that do the same as a command."""
        from assistant.explanation.plain import in_words

        self._screen.exchange.say(in_words(f"/{name} {rest}"))

    def copy(self, kind: str = "lines") -> None:
        """Copy the claim: to the system's clipboard where there is one, else through the terminal."""
        answered = self._screen.exchange.answered
        if kind == "note":
            self._turns.note(is_copied=True)
        elif kind not in KINDS:
            self._tell(words.COPY_USAGE)
        elif answered is None or not answered.sheet.claim.is_ready:
            self._tell(words.NOTHING_TO_COPY)
        else:
            text = copied(kind, answered.reply, answered.sheet)
            count = len(text.splitlines())
            what = f"{count} {'line' if count == 1 else 'lines'}" if kind == "lines" else f"the claim as {kind}"
            self.put(text, words.COPIED.format(what=what))

    def copy_ground(self, grounds: Sequence[GroundRow], place: int) -> None:
        """Copy a passage with its source."""
        opened = opened_ground(grounds, place)
        self.put(opened.plain, words.COPIED.format(what=opened.title))

    def put(self, text: str, done: str) -> None:
        """Put text on the clipboard, in a thread of its own, and say what became of it."""

        def work() -> None:
            is_put = clipboard.put(text, clipboard.tool())
            self._screen.app.call_from_thread(self._after_copy, text, done, is_put=is_put)

        self._screen.run_worker(work, thread=True, exit_on_error=False)

    def _after_copy(self, text: str, done: str, *, is_put: bool) -> None:
        if not is_put:
            self._screen.app.copy_to_clipboard(text)
        self._tell(done if is_put else words.SENT)

    def _export(self, rest: str) -> None:
        form, _, name = rest.partition(" ")
        name = name.strip().strip("\"'")
        if form.casefold() not in FORMATS:
            self._tell(words.EXPORT_USAGE)
        elif not name:
            form = form.casefold()
            self._tell(words.NO_FILE.format(form=form, example="note.md" if form == "note" else f"claim.{form}"))
        elif self._screen.exchange.answered is None:
            self._tell(words.NOTHING_TO_EXPORT)
        else:
            self._turns.export(form.casefold(), Path(name).expanduser())

    def _why(self, code: str) -> None:
        answered = self._screen.exchange.answered
        codes = [line.code for line in answered.sheet.claim.lines] if answered is not None else []
        place = codes.index(code.upper()) if code.upper() in codes else 0 if not code and codes else None
        if place is None or not self._screen.query_one(Side).open("claim", place):
            self._tell(words.WHY_USAGE)
        else:
            self._screen.rows.show_opened(from_prompt=True)

    def _source(self, number: str) -> None:
        place = int(number) - 1 if number.isdecimal() else -1
        if self._screen.query_one(Side).open("grounds", place):
            self._screen.rows.show_opened(from_prompt=True)
        else:
            self._tell(words.SOURCE_USAGE)

    def _guidance(self, asked: str) -> None:
        self._screen.app.switch_mode("guidance")
        if asked:
            self._screen.app.screen.post_message(SearchAsked(asked))

    def _theme(self, name: str) -> None:
        app = self._screen.app
        known = name if name in app.available_themes else f"orthocoder-{name}"
        if not name:
            app.search_themes()
        elif known in app.available_themes:
            app.theme = known
        else:
            self._tell(words.THEME_USAGE.format(name=name))

    def _tell(self, text: str) -> None:
        """Say it in the conversation, or on whatever screen is shown."""
        self._screen.query_one(Talk).tell(text)
        if not self._screen.is_current:
            self._screen.app.notify(text, markup=False)
