"""Which lessons there are in a folder, by their front matter alone, and which of them teaches what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from assistant.transcripts.shipped import shipped, transcript_files

FRONT = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r"^title: *(.+?) *$", re.MULTILINE)
TEACHES = re.compile(r"^teaches: *(?:\[([^\]]*)\]|\n((?: *- .*\n)+))", re.MULTILINE)
SEPARATORS = re.compile(r"[,\n]|^ *- ", re.MULTILINE)
MISCONCEPTION = re.compile(r"M\d\d")


@dataclass(frozen=True, slots=True)
class Lesson:
    """``name`` is the path in its folder without suffix, as ``units/one-hour``; ``teaches`` are rules and models."""

    name: str
    title: str
    teaches: tuple[str, ...]
    path: Path

    @property
    def models(self) -> tuple[str, ...]:
        """The wrong models that it teaches to avoid."""
        return tuple(each for each in self.teaches if MISCONCEPTION.fullmatch(each))

    @property
    def is_of(self) -> tuple[str, ...]:
        """The wrong models that it is about: those that it names before any rule."""
        return tuple(takewhile(MISCONCEPTION.fullmatch, self.teaches))


def lessons(folder: Path) -> Iterator[Lesson]:
    """The lessons of a folder in the order of their paths; a file without front matter is none."""
    for path in transcript_files(folder):
        front = FRONT.match(path.read_text(encoding="utf-8-sig", errors="replace"))
        title = TITLE.search(front[1]) if front else None
        if front is None or title is None:
            continue
        taught = TEACHES.search(front[1])
        told = SEPARATORS.split(taught[1] or taught[2] or "") if taught else []
        names = tuple(name.strip(" \"'") for name in told if name and name.strip())
        yield Lesson(path.relative_to(folder).with_suffix("").as_posix(), title[1].strip("\"'"), names, path)


@lru_cache(maxsize=1)
def shipped_lessons() -> tuple[Lesson, ...]:
    """The lessons that come with the program."""
    return tuple(lessons(shipped()))


def lesson_on(model: str, among: Iterable[Lesson] | None = None) -> Lesson | None:
    """The lesson on a wrong model: of those that teach it, one that is about it or teaches fewest others."""
    teaching = [each for each in (shipped_lessons() if among is None else among) if model in each.models]
    return min(teaching, key=lambda each: (model not in each.is_of, len(each.models), each.name), default=None)
