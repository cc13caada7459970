"""The vocabularies of the conversation: which of their phrases occur in a text, and the text without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

import yaml

from assistant.extraction.tokens.lexer import Words, split_words

__all__ = ["Cue", "Words", "blanked", "split_words", "spot", "spot_all"]
Leaves: TypeAlias = "dict[str, Leaves] | str"
SHORTEST_PLURAL = 4
ENDINGS = ("s", "ed", "ing", "es", "d")
"""Endings under which a word of a question still speaks of the same thing."""


class Cue(NamedTuple):
    """A phrase found: words ``first`` to ``last``, the latter not included, and the heading it stands under."""

    value: str
    first: int
    last: int


@dataclass(slots=True)
class Node:
    """One step in the tree of phrases, from word to word."""

    then: dict[str, Node] = field(default_factory=dict)
    values: tuple[str, ...] = ()


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names the file and what was expected."""


@lru_cache(maxsize=64)
def vocabulary(folder: str, name: str) -> Node:
    """The tree of one file: headings, and under each its phrases, parted by commas."""
    root = Node()
    file = files(__package__).joinpath(*folder.split("/"), "patterns", f"{name}.yaml")
    read: Leaves = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    if not isinstance(read, dict):
        raise VocabularyError(f"{file.name}: expected headings with phrases under them")
    for heading, block in read.items():
        if not isinstance(heading, str) or not isinstance(block, str):
            raise VocabularyError(f"{file.name}: expected a quoted heading with phrases, found {heading!r}")
        for phrase in block.replace("\n", ",").split(","):
            _plant(root, phrase.strip(), heading)
    return root


def _plant(root: Node, phrase: str, value: str) -> None:
    node = root
    for word in _steps(split_words(phrase)):
        node = node.then.setdefault(word, Node())
    if node is not root and value not in node.values:
        node.values = (*node.values, value)


def _steps(words: Words) -> list[str]:
    """The words of a phrase; hyphens between them are left out."""
    return [word for word in words.lower if word != "-"] or words.lower


def spot(words: Words, folder: str, name: str) -> tuple[Cue, ...]:
    """Every phrase of a vocabulary in the order of the text; the longest wins, one with two headings gives two cues."""
    return tuple(_spot(words, vocabulary(folder, name)))


def _spot(words: Words, root: Node) -> Iterator[Cue]:
    at = 0
    while at < len(words):
        values, last = _longest(words, root, at)
        yield from (Cue(value, at, last) for value in values)
        at = last if values else at + 1


def _longest(words: Words, root: Node, at: int) -> tuple[tuple[str, ...], int]:
    node, end = root, at
    best: tuple[tuple[str, ...], int] = ((), at)
    while end < len(words):
        step = _step(node, words.lower[end])
        if step is None:
            if words.lower[end] != "-" or node is root:
                break
            end += 1
            continue
        node, end = step, end + 1
        if node.values:
            best = (node.values, end)
    return best


def _step(node: Node, word: str, endings: tuple[str, ...] = ("s",)) -> Node | None:
    step = node.then.get(word)
    if step is not None or len(word) < SHORTEST_PLURAL:
        return step
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_PLURAL - 1:
            step = node.then.get(word[: -len(ending)])
            if step is not None:
                return step
    return None


def spot_all(words: Words, folder: str, name: str) -> tuple[Cue, ...]:
    """Every phrase of a vocabulary, also those within longer ones."""
    root = vocabulary(folder, name)
    return tuple(cue for at in range(len(words)) for cue in _spot_at(words, root, at))


def _spot_at(words: Words, node: Node, at: int) -> Iterator[Cue]:
    end = at
    while end < len(words):
        step = _step(node, words.lower[end], ENDINGS)
        if step is None:
            if words.lower[end] != "-" or end == at:
                return
            end += 1
            continue
        node, end = step, end + 1
        yield from (Cue(value, at, end) for value in node.values)


def blanked(words: Words, cues: Iterable[Cue]) -> str:
    """The text with these phrases replaced by blanks, so that every other character keeps its place."""
    text = list(words.text)
    for cue in cues:
        start, end = words.start[cue.first], words.end[cue.last - 1]
        text[start:end] = " " * (end - start)
    return "".join(text)
