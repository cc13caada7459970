"""Earlier input, walked with the arrow keys."""

from __future__ import annotations


class Recall:
    """What was sent in this session; ``shown`` is what the arrow keys last put into the prompt."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._place = 0
        self.shown: str | None = None

    def keep(self, text: str) -> None:
        """Remember what was sent; the same text twice in a row is kept once."""
        if text.strip() and (not self._sent or self._sent[-1] != text):
            self._sent.append(text)
        self._place, self.shown = len(self._sent), None

    def walks(self, text: str) -> bool:
        """Do the arrow keys walk earlier input while this stands in the prompt?"""
        return text == "" or text == self.shown

    def step(self, step: int) -> str | None:
        """The neighbouring text, empty past the newest; None where there is none."""
        place = self._place + step
        if not 0 <= place <= len(self._sent) or (place == self._place):
            return None
        self._place = place
        self.shown = self._sent[place] if place < len(self._sent) else None
        return self.shown or ""
