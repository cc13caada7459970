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


def split_words(text: str) -> Words:
    """Split a text into words in one pass, linear in its length whatever the text is made of."""
    words = Words(text, [], [], [], [], [], [], [], [], [])
    at = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        _keep_blanks(words, text[at:start])
        _append(words, match[0], (start, end), match.lastindex or Shape.MARK, text[at:start])
        at = end
    _keep_blanks(words, text[at:])
    return words


def _keep_blanks(words: Words, gap: str) -> None:
    if gap.startswith(" ") and words.pieces:
        words.spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.pieces.append(gap)
        words.spaces.append(False)


def _append(words: Words, piece: str, span: tuple[int, int], shape: int, gap: str) -> None:
    lower = piece.lower()
    if shape == Shape.WORD and not piece.isalpha():
        lower = lower.replace("’", "'").replace("-", "")
    words.token.append(len(words.pieces))
    words.pieces.append(piece)
    words.spaces.append(False)
    words.exact.append(piece)
    words.lower.append(lower)
    words.start.append(span[0])
    words.end.append(span[1])
    words.shape.append(shape)
    words.gap.append(gap)
