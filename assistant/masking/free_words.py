"""Which words of a page are free to be part of a name, and which names were found in them?"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.masking.page import Page, Shape, Word
from assistant.masking.trust import Trust

LONGEST = 6
"""Most words of a name."""


@dataclass
class FreeWords:
    """The words of a page, less those that something else was found in or that stay."""

    page: Page
    taken: frozenset[int]
    firmly: frozenset[int]
    unless: frozenset[int]
    found: dict[tuple[int, int], Trust] = field(default_factory=dict)

    def at(self, place: int) -> Word | None:
        """The word at a place; None where there is none or it is not free."""
        if not 0 <= place < len(self.page.words) or place in self.taken or place in self.firmly:
            return None
        return self.page.words[place]

    def tells(self, word: Word) -> bool:
        """Does the way the word is written tell something?"""
        return self.page.tells(word)

    def add(self, first: int, last: int, trust: Trust) -> None:
        """A name from one word to another, the latter not included."""
        self.found[(first, last)] = max(trust, self.found.get((first, last), Trust.NOTHING))

    def span(self, first: int, last: int) -> tuple[int, int]:
        end = self.page.words[last - 1].end
        if self.page.words[last - 1].shape is Shape.LETTER and self.page.text[end : end + 1] == ".":
            end += 1
        return self.page.words[first].start, end
