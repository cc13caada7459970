"""A learner's prediction of a claim, from codes or plain words to lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

import yaml

from coder.misconceptions.diagnosis import AnswerLine

CODE = re.compile(r"[A-Z]\d{4}|\d{5}|\d{4}[A-Z]")
TIMES = re.compile(r"[x×*](\d{1,3})|(\d{1,3})[x×*]?", re.IGNORECASE)
MODIFIER = re.compile(r"[A-Z][A-Z0-9]")
WORD = re.compile(r"[^\s,;:.()\[\]+&/=\"“”‘’]+")
CROSS = "x×*"
MOST = 2_000
"""Characters of one answer."""
EXAMPLE = AnswerLine("97760", 2, ("GO",))


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of an answer that was not read, and a line that would be; None: any line would do as an example."""

    piece: str
    instead: AnswerLine


Prediction: TypeAlias = tuple[AnswerLine, ...]
"""The lines of an answer; none: nothing is billed."""


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: dict[str, int]
    meant: dict[str, int]
    units: frozenset[str]
    modifiers: frozenset[str]
    nothing: frozenset[str]
    fillers: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    told = yaml.safe_load(files("assistant.teaching").joinpath("patterns/answer.yaml").read_text(encoding="utf-8"))
    sets = {key: frozenset(map(str, told[key])) for key in ("units", "modifiers", "nothing", "fillers")}
    return _Words(told["numbers"], told["meant"], **sets)


@dataclass(slots=True)
class _Open:
    """A line as far as it has been read."""

    code: str
    units: int | None = None
    modifiers: list[str] = field(default_factory=list)
    unread: str = ""
    meant: int | None = None

    @property
    def line(self) -> AnswerLine:
        return AnswerLine(self.code, 1 if self.units is None else self.units, tuple(self.modifiers))


def read_prediction(text: str) -> Prediction | Unread | None:
    """An answer such as ``97760 x2 GO`` or ``two units of 97760, L3906 RT`` or ``nothing``; None where there is none.

    What is not understood comes back as the piece that it stands in, with a line that would be.
    """
    if not text.strip():
        return None
    if " ".join(text.casefold().split()).strip(".") in _words().nothing:
        return ()
    if len(text) > MOST:
        return Unread(text[:40], EXAMPLE)
    lines: list[_Open] = []
    for piece in _pieces(text):
        read = list(_lines(piece))
        if isinstance(read[0], str):
            if not lines or not _goes_on(lines[-1], piece):
                return Unread(piece, EXAMPLE)
            continue
        lines += [each for each in read if isinstance(each, _Open)]
        wrong = next((each for each in read if isinstance(each, _Open) and each.unread), None)
        if wrong is not None:
            shown = AnswerLine(wrong.code, wrong.meant or wrong.units or 2, tuple(wrong.modifiers))
            return Unread(piece, shown)
    return tuple(each.line for each in lines)


def read_units(text: str, lines: Sequence[AnswerLine]) -> Prediction | None:
    """Bare numbers, as many as there are lines, as the units of lines that are shown: ``2, 1``."""
    words = [word for word in WORD.findall(text[:MOST]) if not _is_filler(word)]
    numbers = [number for number in map(_number, words) if number is not None]
    if not lines or len(numbers) != len(words) or len(numbers) != len(lines):
        return None
    return tuple(AnswerLine(each.code, units, each.modifiers) for each, units in zip(lines, numbers, strict=True))


def _pieces(text: str) -> Iterator[str]:
    """The parts between line ends, commas and semicolons."""
    for piece in re.split(r"[\n,;]+", text):
        if WORD.search(piece):
            yield " ".join(piece.split()).strip(" .")


def _lines(piece: str) -> Iterator[_Open | str]:
    """The lines of one piece; the piece itself where it names no code."""
    words = [word.strip("-") for word in WORD.findall(piece)]
    if not any(CODE.fullmatch(word.upper()) for word in words):
        yield piece
        return
    line: _Open | None = None
    ahead: int | None = None
    lost = ""
    for place, word in enumerate(words):
        code = word.upper()
        if CODE.fullmatch(code):
            if line is not None:
                yield line
            line, ahead = _Open(code, ahead, unread=lost), None
            lost = ""
            continue
        number = _number(word)
        if number is not None and (line is None or _precedes_code(words, place)):
            ahead = number
        elif line is not None:
            _add(line, word)
        elif not _is_filler(word):
            lost = word
    assert line is not None
    yield line


def _precedes_code(words: list[str], place: int) -> bool:
    """Do only fillers stand between this number and the next code? Then it counts that code's units."""
    for word in words[place + 1 :]:
        if CODE.fullmatch(word.upper()):
            return True
        if not (word.casefold() in ("of", *_words().units) or word.casefold() in CROSS):
            return False
    return False


def _add(line: _Open, word: str) -> None:
    """Take a word behind a code: units, a modifier, a filler, or something that is not read."""
    number = _number(word)
    if word.upper() in _words().modifiers or MODIFIER.fullmatch(word):
        line.modifiers.append(word.upper())
    elif number is not None and line.units is None:
        line.units = number
    elif number is not None or not _is_filler(word):
        line.unread = line.unread or word
        line.meant = _words().meant.get(word.casefold())


def _goes_on(line: _Open, piece: str) -> bool:
    """Take a piece without a code as more of the line before it: ``97760 GO, 59, x2``."""
    for word in WORD.findall(piece):
        _add(line, word)
    return not line.unread


def _number(word: str) -> int | None:
    if word.upper() in _words().modifiers:
        return None
    found = TIMES.fullmatch(word)
    if found is not None:
        return int(found[1] or found[2])
    return _words().numbers.get(word.casefold())


def _is_filler(word: str) -> bool:
    return word.casefold() in _words().fillers or word.casefold() in _words().units or word.casefold() in CROSS
