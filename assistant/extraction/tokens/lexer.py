"""Where does each word begin and end? Codes, clock times and units that are written together come apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Shape(IntEnum):
    """What a word looks like, before anything is known of its meaning; the order is that of ``TOKEN``."""

    CLOCK = 1
    ORDINAL = 2
    NUMBER = 3
    WORD = 4
    CODE = 5
    POSSESSIVE = 6
    DOTS = 7
    MARK = 8


TOKEN = re.compile(
    r"""
    (\d{1,2}:\d\d(?!\d))                                        # 9:05
  | (\d+(?:st|nd|rd|th)\b)                                      # 2nd
  | (\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)          # 1,200  4.5  25
  | ((?:re|pre|co|non|anti|un)-[^\W\d_]{2,60}                   # re-heated
      |(?![a-wyz]\d)[^\W\d_]{1,60}(?:['’](?!s\b)[^\W\d_]{1,20})*)
  | ([a-wyz]\d+(?:\.\d\w*)?)                                    # L3906  T12  M25.531
  | (['’]s\b)
  | (\.{2,}|…)
  | (\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text in order, blanks left out; offsets count characters of the text."""

    text: str
    exact: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    shape: list[int]
    gap: list[str]
    """The blanks before each word; empty where it touches the one before."""
    token: list[int]
    """The index of each word among ``pieces``."""
    pieces: list[str]
    """Words and the blanks that are not single spaces: what a spaCy document is made of."""
    spaces: list[bool]

    def __len__(self) -> int:
        return len(self.exact)

    def quoted(self, first: int, last: int) -> str:
        """The characters from word ``first`` to word ``last``, the latter not included."""
        return self.text[self.start[first] : self.end[last - 1]]


def split_words(text: str) -> Words:
    """Split a text into words in one pass, linear in its length whatever the text is made of."""
    exact: list[str] = []
    start: list[int] = []
    end: list[int] = []
    shape: list[int] = []
    for match in TOKEN.finditer(text):
        exact.append(match[0])
        start.append(match.start())
        end.append(match.end())
        shape.append(match.lastindex or Shape.MARK)
    lower = [word.lower() if word.isalpha() else _plain(word) for word in exact]
    gap = [text[a:b] for a, b in zip([0, *end], start, strict=False)]
    token, pieces, spaces = _with_blanks(exact, gap, text[end[-1] :] if end else text)
    return Words(text, exact, lower, start, end, shape, gap, token, pieces, spaces)


def _plain(word: str) -> str:
    """Small letters, straight apostrophes, and no hyphen inside: ``Re-heated`` is ``reheated``."""
    lower = word.lower().replace("’", "'")
    return lower.replace("-", "") if len(word) > 1 else lower


def _with_blanks(exact: list[str], gap: list[str], rest: str) -> tuple[list[int], list[str], list[bool]]:
    """The pieces of a spaCy document: the words, and as pieces of their own all blanks but single spaces."""
    token: list[int] = []
    pieces: list[str] = []
    spaces: list[bool] = []
    for word, blank in zip([*exact, ""], [*gap, rest], strict=True):
        if blank:
            if blank[0] == " " and pieces:
                spaces[-1] = True
                blank = blank[1:]
            if blank:
                pieces.append(blank)
                spaces.append(False)
        if word:
            token.append(len(pieces))
            pieces.append(word)
            spaces.append(False)
    return token, pieces, spaces
