"""The prompt: several lines, Enter sends."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from assistant.tui import words
from assistant.tui.layout.columns import visible
from assistant.tui.messages import Sent
from assistant.tui.recall import Recall

MOST = 50_000
"""Characters of one turn; a long note has a tenth of that."""


class PromptText(TextArea):
    """The text being typed. Arrow keys walk the commands while they are listed, else earlier input and the answers."""

    class Walked(Message):
        """An arrow key that is not for the text: through the listed commands, or down to the answers."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Completed(Message):
        """Tab while commands are listed."""

    class TooLong(Message):
        """More was pasted than a turn takes; nothing of it was put in."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    def __init__(self) -> None:
        super().__init__(
            id="prompt", compact=True, placeholder=words.DESCRIBE, highlight_cursor_line=False, tab_behavior="focus"
        )
        self.recall = Recall()
        self.is_listing = False

    async def on_key(self, event: events.Key) -> None:
        match event.key:
            case "ctrl+j" | "shift+enter":
                self.insert("\n")
            case "enter":
                self.post_message(Sent(self.text))
            case "up" | "down" if self.is_listing or self.recall.walks(self.text):
                self._walk(-1 if event.key == "up" else 1)
            case "tab" if self.is_listing:
                self.post_message(self.Completed())
            case _:
                return
        event.stop()
        event.prevent_default()

    def _walk(self, step: int) -> None:
        text = None if self.is_listing else self.recall.step(step)
        if text is not None:
            self.put(text)
        elif self.is_listing or step > 0:
            self.post_message(self.Walked(step))

    def put(self, text: str) -> None:
        """Replace the text, the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        """What is pasted comes without the characters that would command the terminal; the text area inserts it."""
        if not self.has_room_for(event.text):
            event.stop()
            event.prevent_default()
            return
        event.text = visible(event.text.replace("\r\n", "\n").replace("\r", "\n"))

    def has_room_for(self, text: str) -> bool:
        """Does a turn take so much more? Says so where it does not."""
        length = len(self.text) + len(text)
        if length > MOST:
            self.post_message(self.TooLong(length))
        return length <= MOST


class Prompt(Vertical):
    def compose(self) -> ComposeResult:
        with Horizontal(id="prompt-row"):
            yield Static("›", id="prompt-mark", markup=False)
            yield PromptText()
