"""Does a number stand right beside words of work or a person, or alone behind them?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
BRACKET_REACH = 4
DETAIL = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """``ends`` are the words after what minutes can belong to, and after people."""

    words: Words
    ends: frozenset[int]

    def is_beside(self, first: int) -> bool:
        """Right after the words of work or a person, with a colon, a bracket or a small word between."""
        if first and self.words.shape[first - 1] == Shape.DOTS:
            first -= 1
        if self.words.lower[max(0, first - 2) : first] in (["came", "to"], ["comes", "to"], ["amounted", "to"]):
            first -= 2
        while first > 1 and self.words.lower[first - 1] in WORDS["sides"] and first not in self.ends:
            first -= 1
        if first in self.ends or self._follows_soon(first):
            return True
        before = self.words.lower[first - 1] if first else ""
        if before == ")":
            opened = self._opening(first - 1)
            return first - 1 in self.ends or (opened >= 0 and opened in self.ends)
        if before in "([" and before:
            return any(at in self.ends for at in range(max(0, first - BRACKET_REACH), first))
        if before not in WORDS["joiners"]:
            return False
        return first - 1 in self.ends or (
            first > 1 and self.words.lower[first - 2] in WORDS["joiners"] and first - 2 in self.ends
        )

    def _follows_soon(self, first: int) -> bool:
        """``walked w crutches 10``, ``TE hip ext 12``: a word or two of detail between."""
        for at in range(first - 1, max(-1, first - 1 - DETAIL), -1):
            if self.words.lower[at] != "/" and not self._may_be_detail(at):
                return False
            if at in self.ends:
                return self.words.lower[at - 1] not in WORDS["movement"]
        return False

    def _may_be_detail(self, at: int) -> bool:
        return self.words.lower[at][0].isalpha() and self.words.lower[at] not in WORDS["counted_before"]

    def _opening(self, closing: int) -> int:
        for at in range(closing, max(-1, closing - 12), -1):
            if self.words.lower[at] == "(":
                return at
        return -1

    def is_alone(self, first: int) -> bool:
        """A clause of its own right after words of work: ``97761; 40;``, ``| 23 |``, ``(28)``, ``= 48``, ``31+9``."""
        before = self.words.lower[first - 1] if first else ""
        if before in (",", ";", "|", "(", "/", ".", "=", "+"):
            at = first - 1
            while at > 0 and self.words.lower[at - 1] in ",;|)/.":
                at -= 1
            return at in self.ends or before in ("=", "+") or self.words.lower[first - 2 : first - 1] == ["min"]
        return self.words.lower[first + 1 : first + 2] == ["+"] and self.words.shape[first + 2 : first + 3] == [
            Shape.NUMBER
        ]
