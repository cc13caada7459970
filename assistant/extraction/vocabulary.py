"""The words that mean something, from every component's ``patterns``; one phrase, or several forms of it, a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

import yaml

from assistant.extraction.tokens.lexer import Shape, split_words

Leaves: TypeAlias = "dict[str, Leaves] | str"


ANY_NUMBER = "<n>"
"""In a phrase this stands for any number in digits."""


class Meaning(NamedTuple):
    """What a phrase means: its file's name, then the headings it stands under."""

    group: str
    value: str
    detail: str = ""


class Node:
    """One step in the tree of phrases, from word to word."""

    __slots__ = ("means", "then")

    def __init__(self) -> None:
        self.then: dict[str, Node] = NOTHING_FOLLOWS
        self.means: tuple[Meaning, ...] = ()


NOTHING_FOLLOWS: dict[str, Node] = {}
"""Shared by all last words of phrases; never written to."""


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names the file and what was expected."""


class SmallWords(dict[str, frozenset[str]]):
    """The lists of small words that a component's grammar looks at, by their headings in its ``words.yaml``; the
    file is read when a list is first asked for."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, heading: str) -> frozenset[str]:
        lists = _word_lists(self._folder)
        if heading not in lists:
            raise VocabularyError(f"{self._folder}/words.yaml: no heading {heading!r}")
        self.update(lists)
        return lists[heading]


@cache
def _word_lists(folder: str) -> dict[str, frozenset[str]]:
    text = (files(__package__) / folder / "words.yaml").read_text(encoding="utf-8")
    lists: Leaves = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(lists, dict):
        raise VocabularyError(f"{folder}/words.yaml: expected headings, found {lists!r:.60}")
    found: dict[str, frozenset[str]] = {}
    for heading, words in lists.items():
        if not isinstance(heading, str) or not isinstance(words, str):
            raise VocabularyError(f"{folder}/words.yaml: expected words under a quoted heading, found {words!r:.60}")
        found[heading] = frozenset(words.split())
    return found


def load_phrases(*sources: str, backwards: bool = False) -> Node:
    """The tree of the phrases of these components (``layout``) or single files of theirs (``payers/payer``),
    to be read from the last word to the first where ``backwards``."""
    root = Node()
    alone: dict[Meaning, tuple[Meaning, ...]] = {}
    for phrase, meaning in phrases_of(*sources):
        node = _last_step(root, reversed(phrase) if backwards else phrase)
        if not node.means:
            node.means = alone.setdefault(meaning, (meaning,))
        elif meaning not in node.means:
            node.means = (*node.means, meaning)
    return root


def plant(root: Node, phrase: Iterable[str], meaning: Meaning) -> None:
    """Add a phrase to a tree, unless it means something there already."""
    node = _last_step(root, phrase)
    node.means = node.means or (meaning,)


def _last_step(node: Node, words: Iterable[str]) -> Node:
    for word in words:
        if node.then is NOTHING_FOLLOWS:
            node.then = {}
        step = node.then.get(word)
        if step is None:
            step = node.then[word] = Node()
        node = step
    return node


def phrases_of(*sources: str) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """Every phrase of these components or files, word by word, with its meaning."""
    for source in sources:
        folder, _, name = source.partition("/")
        for file in file_names(folder):
            if name in ("", file.removesuffix(".yaml")):
                yield from _phrases(folder, file)


@cache
def file_names(folder: str) -> tuple[str, ...]:
    """The vocabulary files of a component, in order."""
    return tuple(sorted(each.name for each in (files(__package__) / folder / "patterns").iterdir()))


@cache
def _phrases(folder: str, file: str) -> tuple[tuple[tuple[str, ...], Meaning], ...]:
    text = (files(__package__) / folder / "patterns" / file).read_text(encoding="utf-8")
    leaves: Leaves = yaml.load(text, Loader=yaml.CSafeLoader)
    group = file.removesuffix(".yaml")
    means: dict[tuple[str, ...], Meaning] = {}
    return tuple(
        (_words(line), means.setdefault(path, Meaning(group, *path))) for path, line in _lines(leaves, file, ())
    )


def _lines(node: Leaves, file: str, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, dict):
        for key, below in node.items():
            if not isinstance(key, str):
                raise VocabularyError(f"{file}: expected a quoted heading, found {key!r}")
            yield from _lines(below, file, (*path, key))
    elif isinstance(node, str) and 1 <= len(path) <= 2:
        for form in node.replace("\n", ",").split(","):
            if phrase := form.strip():
                yield path, phrase
    else:
        raise VocabularyError(f"{file}: expected lines of phrases under one or two headings, found {node!r:.60}")


def _words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are told apart in a text; hyphens between them are left out."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    if ANY_NUMBER in phrase:
        before, _, after = phrase.partition(ANY_NUMBER)
        return (*_words(before), ANY_NUMBER, *_words(after))
    words = split_words(phrase)
    return tuple(
        word for word, shape in zip(words.lower, words.shape, strict=True) if word != "-" or shape != Shape.MARK
    )
