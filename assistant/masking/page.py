"""A text as the words that may be names, with how each is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from assistant.masking.vocabulary import words

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*[^\W\d_]*")
POSSESSIVE = re.compile(r"['’ʼ`´][sS]$")
APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
NOT_DECOMPOSED = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
ALONE_IN_QUOTES = re.compile(r"\w+\.?,?[\"”]")
CAMEL = re.compile("[a-z][A-Z]")
NAME_CAMEL = re.compile("(?:Mc|Mac|De|Di|Da|La|Le|Van|Von|Fitz|Del|Du|Al|El|O|D|St)[A-Z][a-z]+$")
OPENS_AFTER = '.!?:;\n\r•*>|/“"([–—-=~#+,0123456789'
MOSTLY_CAPITAL = 0.75
ENOUGH_LETTERS = 12


class Shape(StrEnum):
    SMALL = "small"
    CAPITAL = "capital"
    """A capital first, small letters after it."""
    CAPITALS = "capitals"
    LETTER = "letter"
    """One capital letter."""


class Word(NamedTuple):
    """One word: its characters ``start`` to ``end`` without a possessive, and how it is written."""

    start: int
    end: int
    low: str
    shape: Shape
    opens: bool
    """Does it open a sentence, a line or a list, so that a capital says nothing?"""
    owns: bool
    """Is it in the possessive?"""
    line: int


def folded(text: str) -> str:
    """Small letters without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(APOSTROPHES))
    return "".join(each for each in plain if not unicodedata.combining(each)).translate(NOT_DECOMPOSED)


@dataclass
class Page:
    """The words of a text in order, and whether capitals tell anything in a line."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        found: list[Word] = []
        line, counted = 0, 0
        for match in WORD.finditer(self.text):
            line += self.text.count("\n", counted, match.start())
            counted = match.start()
            found.append(self._word(match, line, found[-1] if found else None))
        return tuple(found)

    @cached_property
    def is_small(self) -> bool:
        """Is the whole text written in small letters, but for abbreviations?"""
        letters = sum(each.isalpha() for each in self.text)
        starts = [word for word in self.words if word.shape is Shape.CAPITAL]
        return letters > 0 and len(starts) <= max(0, len(self.words) // 40)

    @cached_property
    def loud_lines(self) -> frozenset[int]:
        """The lines that are written in capitals, or all of them where the text is."""
        lines = self.text.split("\n")
        if _is_loud(self.text):
            return frozenset(range(len(lines)))
        return frozenset(number for number, line in enumerate(lines) if _is_loud(line))

    def tells(self, word: Word) -> bool:
        """Does a capital say something about this word?"""
        return word.line not in self.loud_lines

    def between(self, first: int, second: int) -> str:
        """The characters between two words, by their places."""
        return self.text[self.words[first].end : self.words[second].start]

    def _word(self, match: re.Match[str], line: int, before: Word | None) -> Word:
        text = match[0]
        owns = bool(POSSESSIVE.search(text)) and len(text) > 3
        end = match.end() - (2 if owns else 0)
        text = text[:-2] if owns else text
        if not owns and self.text[end : end + 1] in "'’" and text[-1:] in "sS":
            owns = True
        return Word(match.start(), end, folded(text), _shape(text), self._opens(match.start(), before), owns, line)

    def _opens(self, start: int, before: Word | None) -> bool:
        at = start - 1
        while at >= 0 and self.text[at] in " \t\u00a0":
            at -= 1
        if at < 0:
            return True
        sign = self.text[at]
        if sign == "." and before is not None and before.end == at:
            if before.shape is Shape.LETTER and self.text[max(0, before.start - 2) : before.start].strip().islower():
                return True
            return not (before.low in words("people", "titles") or before.shape is Shape.LETTER)
        if sign in "-/'’" and at == start - 1:
            return False
        if sign in '"“' and (at == 0 or self.text[at - 1] in " \n\t"):
            return not ALONE_IN_QUOTES.match(self.text, start)
        if sign in ',0123456789("“':
            return False
        return sign in OPENS_AFTER


def _shape(text: str) -> Shape:
    if len(text) == 1 and not text.isascii() and text.isupper():
        return Shape.CAPITAL
    if len(text) == 1:
        return Shape.LETTER if text.isupper() else Shape.SMALL
    letters = text.translate(APOSTROPHES)
    if CAMEL.search(letters) and not NAME_CAMEL.match(letters):
        return Shape.CAPITALS
    if letters.isupper():
        return Shape.CAPITALS
    return Shape.CAPITAL if text[0].isupper() or (len(text) > 2 and text[1].isupper()) else Shape.SMALL


def _is_loud(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    if len(letters) < ENOUGH_LETTERS:
        return False
    capitals = sum(each.isupper() for each in letters)
    return capitals >= MOSTLY_CAPITAL * len(letters)
