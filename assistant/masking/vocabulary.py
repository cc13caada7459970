"""The words that masking goes by, from ``patterns``, ``names`` and ``words``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

LATIN = re.compile(r"[a-z]+")


def folder() -> Traversable:
    return files(__package__)


@cache
def _headings(file: str) -> dict[str, str]:
    text = (folder() / "patterns" / f"{file}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def words(file: str, heading: str) -> frozenset[str]:
    """The single words under a heading of a pattern file."""
    return frozenset(_headings(file)[heading].split())


@cache
def phrases(file: str, heading: str) -> tuple[str, ...]:
    """The phrases under a heading, one between two commas, the longest first."""
    given = re.split(r",\s|\s*\n", _headings(file)[heading].strip())
    return tuple(
        sorted({each.strip().strip('"') for each in given if each.strip()}, key=lambda each: (-len(each), each))
    )


def entries(file: str, heading: str) -> tuple[str, ...]:
    """What stands under a heading: phrases between commas, else words."""
    return phrases(file, heading) if "," in _headings(file)[heading] else tuple(sorted(words(file, heading)))


def either(given: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; a blank is any white space within a line."""
    ordered = sorted(set(given), key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", r"[^\S\n]+") for each in ordered)


@cache
def listed(path: str) -> frozenset[str]:
    """The words of a plain list; lines that begin with ``#`` are about the list."""
    text = (folder() / path).read_text(encoding="utf-8")
    return frozenset(" ".join(line for line in text.splitlines() if not line.startswith("#")).split())


@cache
def words_of_the_field() -> frozenset[str]:
    """Every word of the project's own vocabularies: devices, work, payers, codes."""
    assistant = files("assistant") / "extraction"
    sources = [
        file
        for part in sorted(assistant.iterdir(), key=lambda each: each.name)
        if part.is_dir() and (part / "patterns").is_dir()
        for file in (part / "patterns").iterdir()
    ]
    devices = files("knowledge") / "devices"
    sources += [file for file in devices.iterdir() if file.name.endswith(".csv")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    return frozenset(LATIN.findall(text.lower()))
