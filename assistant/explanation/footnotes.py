"""Numbered citations: the first use of a key gives it the next number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.coding_form import Cited, Library


@dataclass(frozen=True, slots=True)
class Footnote:
    number: int
    key: str
    cited: Cited


class Footnotes:
    """The citations of one text in the order of their first use."""

    def __init__(self, library: Library, rows: tuple[str, ...] = (), given: Iterable[Footnote] = ()) -> None:
        self._library = library
        self._rows = rows
        self._notes: dict[str, Footnote] = {note.key: note for note in given}

    def cite(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these keys, new ones numbered on."""
        numbers = []
        for key in dict.fromkeys(keys):
            if key not in self._notes:
                self._notes[key] = Footnote(self._next(), key, self._library.citation(key, self._rows))
            numbers.append(self._notes[key].number)
        return tuple(numbers)

    def all(self) -> tuple[Footnote, ...]:
        return tuple(self._notes.values())

    def _next(self) -> int:
        return max((note.number for note in self._notes.values()), default=0) + 1
