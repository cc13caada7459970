"""Documents, and what each of them says in our own words; read one passage at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.block import Block
from knowledge.files import DataFiles
from knowledge.problems import NoGuidance
from knowledge.strict_yaml import Fields, Reading, sections

if TYPE_CHECKING:
    from knowledge.clinic_passages import ClinicLibrary

SOURCES = "sources.yaml"
FOLDER = "passages"
GRADES = ("P", "P-copy", "S", "R")


@dataclass(frozen=True, slots=True)
class Source:
    """A document: who published it, how it is named, which edition was read, where and when."""

    key: str
    publisher: str
    title: str
    edition: str | None
    revised: str | None
    address: str | None
    checked: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement of a document, restated; ``row`` is its wording for one row of a table it speaks of."""

    key: str
    source: str
    locator: str
    effective: str | None
    grade: str
    says: str
    row: str | None
    words: tuple[str, ...]
    """Words that people look for it by."""
    contested_with: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Citation:
    """What a statement rests on, ready to be shown."""

    source: str
    locator: str
    effective: str | None
    says: str
    url: str | None
    grade: str


class Library:
    """Sources and passages by key; a passage's key begins with its source's, a clinic's own row is both."""

    def __init__(self, files: DataFiles, clinic: ClinicLibrary | None = None) -> None:
        self._files = files
        self._clinic = clinic
        self._passages: dict[str, Passage] = {}
        self._sources: dict[str, Source] = {}
        self._sections: dict[str, Mapping[str, tuple[int, str]]] = {}

    def passage(self, key: str) -> Passage:
        """The passage of a key; raises ``NoGuidance`` where there is none."""
        own = self._clinic.passage(key) if self._clinic is not None else None
        if own is not None:
            return own
        if key not in self._passages:
            path = self._path_of(key)
            found = self._sections_of(path).get(key) if path else None
            if path is None or found is None:
                raise NoGuidance(f"no passage {key!r}; expected a citation key, such as those that a search shows")
            self._passages[key] = _read_passage(key, path, *found)
        return self._passages[key]

    def source(self, key: str) -> Source:
        """The document of a source key; raises ``NoGuidance`` where there is none."""
        own = self._clinic.source(key) if self._clinic is not None else None
        if own is not None:
            return own
        if key not in self._sources:
            found = self._sections_of(SOURCES).get(key)
            if found is None:
                raise NoGuidance(f"no source {key!r} in {SOURCES}")
            self._sources[key] = _read_source(key, *found)
        return self._sources[key]

    def passage_keys(self) -> Iterator[str]:
        for path in self._files.names(FOLDER):
            yield from self._sections_of(path)

    def lines_of(self, path: str) -> Iterator[tuple[str, int]]:
        """Every key of one passage file with its line."""
        for key, (line, _) in self._sections_of(path).items():
            yield key, line

    def source_keys(self) -> tuple[str, ...]:
        return tuple(self._sections_of(SOURCES))

    def _sections_of(self, path: str) -> Mapping[str, tuple[int, str]]:
        if path not in self._sections:
            self._sections[path] = sections(self._files.text(path))
        return self._sections[path]

    def _path_of(self, key: str) -> str | None:
        """The file of the longest source key that the key begins with."""
        stem = key
        while stem and "/" not in stem and not self._files.holds(f"{FOLDER}/{stem}.yaml"):
            stem = stem.rpartition("-")[0]
        return f"{FOLDER}/{stem}.yaml" if stem and "/" not in stem else None


def _read_passage(key: str, path: str, line: int, text: str) -> Passage:
    block = _only_block(key, path, line, text)
    passage = Passage(
        key=key,
        source=path.removeprefix(f"{FOLDER}/").removesuffix(".yaml"),
        locator=block.text("locator"),
        effective=block.text_or_none("effective"),
        grade=block.text("grade"),
        says=block.text("says"),
        row=block.text_or_none("row"),
        words=block.words("words"),
        contested_with=block.words("contested_with"),
        line=line,
    )
    if passage.grade not in GRADES:
        block.note(f"grade: expected one of {', '.join(GRADES)}, found {passage.grade!r}", block.node("grade"))
    if passage.effective is not None:
        block.day("effective")
    block.close()
    block.reading.finish()
    return passage


def _read_source(key: str, line: int, text: str) -> Source:
    block = _only_block(key, SOURCES, line, text)
    source = Source(
        key=key,
        publisher=block.text("publisher"),
        title=block.text("title"),
        edition=block.text_or_none("edition"),
        revised=block.text_or_none("revised"),
        address=block.text_or_none("address"),
        checked=block.day("checked"),
    )
    block.close()
    block.reading.finish()
    return source


def _only_block(key: str, path: str, line: int, text: str) -> Block:
    reading = Reading(path, line)
    node = reading.parse(text).fields.get(key)
    if not isinstance(node, Fields):
        reading.note(line, f"{key}: expected keys with values")
        reading.finish()
        raise AssertionError(key)
    return Block(node, reading)
