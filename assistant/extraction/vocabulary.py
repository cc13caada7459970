"""The words that mean something, from every component's ``patterns``; one phrase, or several forms of it, a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple, TypeAlias

import yaml

from assistant.extraction.tokens.lexer import Shape, split_words

Leaves: TypeAlias = "dict[str, Leaves] | str"


class Meaning(NamedTuple):
    """What a phrase means: its file's name, then the headings it stands under."""

    group: str
    value: str
    detail: str = ""


@dataclass(slots=True)
class Node:
    """One step in the tree of phrases, from word to word."""

    then: dict[str, Node] = field(default_factory=dict)
    means: tuple[Meaning, ...] = ()


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names the file and what was expected."""


def load_phrases(*sources: str, backwards: bool = False) -> Node:
    """The tree of the phrases of these components (``layout``) or single files of theirs (``payers/payer``),
    to be read from the last word to the first where ``backwards``."""
    root = Node()
    for source in sources:
        folder, _, name = source.partition("/")
        for file in sorted((files(__package__) / folder / "patterns").iterdir(), key=lambda each: each.name):
            group = file.name.removesuffix(".yaml")
            if name in ("", group):
                for path, line in _lines(read_yaml(file), file.name, ()):
                    plant(root, line, Meaning(group, *path), backwards=backwards)
    return root


def read_yaml(file: Traversable) -> Leaves:
    """One vocabulary file: headings, and under them blocks of phrases."""
    read: Leaves = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return read


def _lines(node: Leaves, file: str, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, dict):
        for key, below in node.items():
            if not isinstance(key, str):
                raise VocabularyError(f"{file}: expected a quoted heading, found {key!r}")
            yield from _lines(below, file, (*path, key))
    elif isinstance(node, str) and 1 <= len(path) <= 2:
        yield from ((path, form.strip()) for line in node.splitlines() for form in line.split(",") if form.strip())
    else:
        raise VocabularyError(f"{file}: expected lines of phrases under one or two headings, found {node!r:.60}")


def plant(root: Node, phrase: str, meaning: Meaning, *, backwards: bool = False) -> None:
    """Add one phrase to a tree; hyphens between its words are left out."""
    words = split_words(phrase)
    steps = [word for word, shape in zip(words.lower, words.shape, strict=True) if word != "-" or shape != Shape.MARK]
    node = root
    for word in reversed(steps) if backwards else steps:
        node = node.then.setdefault(word, Node())
    if meaning not in node.means:
        node.means = (*node.means, meaning)
