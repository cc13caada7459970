"""Patterns with words of the vocabulary in them, made when they are first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from assistant.masking.vocabulary import either, entries

SLOT = re.compile(r"<(?P<file>[a-z]+)/(?P<heading>[a-z_]+)(?::(?P<writing>upper|title|capital))?>")
WRITINGS: dict[str | None, Callable[[str], str]] = {
    None: str,
    "upper": str.upper,
    "title": str.title,
    "capital": str.capitalize,
}


class Form:
    """A pattern in which ``<date/months>`` stands for whatever is listed under that heading of that pattern file;
    ``<address/states:title>`` for the same in other letters."""

    def __init__(self, source: str, *, any_case: bool = True) -> None:
        self._source = source
        self._flags = re.IGNORECASE if any_case else re.NOFLAG

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(SLOT.sub(_listed, self._source), self._flags)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._pattern.match(text, start)

    def search(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._pattern.fullmatch(text)

    def split(self, text: str) -> list[str]:
        return self._pattern.split(text)


def _listed(slot: re.Match[str]) -> str:
    write = WRITINGS[slot["writing"]]
    return either(write(each) for each in entries(slot["file"], slot["heading"]))
