"""Which known words and phrases occur? The longest wins; joining hyphens and a plural s do not matter."""

from __future__ import annotations

from typing import NamedTuple

from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Meaning, Node

SHORTEST_PLURAL = 4


class Cue(NamedTuple):
    """A phrase found: words ``first`` to ``last``, the latter not included."""

    meaning: Meaning
    first: int
    last: int

    @property
    def group(self) -> str:
        return self.meaning.group

    @property
    def value(self) -> str:
        return self.meaning.value


def scan(words: Words, root: Node) -> tuple[Cue, ...]:
    """Every phrase of the vocabulary in order; a phrase with two meanings gives two cues."""
    found: list[Cue] = []
    lower, count, at = words.lower, len(words), 0
    start = root.then
    while at < count:
        word = lower[at]
        node = start.get(word) or (start.get(word[:-1]) if word[-1:] == "s" and len(word) >= SHORTEST_PLURAL else None)
        if node is None:
            at += 1
            continue
        means, last = _longest(words, node, at + 1)
        found.extend([Cue(meaning, at, last) for meaning in means])
        at = max(last, at + 1)
    return tuple(found)


def phrase_at(words: Words, root: Node, at: int) -> tuple[tuple[Meaning, ...], int]:
    """The longest phrase that begins at a word, and where it ends; no meanings where there is none."""
    if at >= len(words):
        return (), at
    node = _step(root, words.lower[at])
    return _longest(words, node, at + 1) if node else ((), at)


def phrase_before(words: Words, backwards: Node, at: int) -> tuple[tuple[Meaning, ...], int]:
    """The longest phrase that ends just before a word, and where it begins; the tree was planted backwards."""
    node, best, first = backwards, (), at
    lower, means = words.lower, ()
    while at > 0:
        at -= 1
        step = node.then.get(lower[at])
        if step is None:
            break
        node = step
        if node.means:
            means, first = node.means, at
    return (means, first) if means else (best, first)


def _step(node: Node, word: str) -> Node | None:
    step = node.then.get(word)
    if step is None and word[-1:] == "s" and len(word) >= SHORTEST_PLURAL:
        return node.then.get(word[:-1])
    return step


def _longest(words: Words, node: Node, at: int) -> tuple[tuple[Meaning, ...], int]:
    lower, gap, count = words.lower, words.gap, len(words)
    best, last = node.means, at
    while at < count and node.then:
        step = _step(node, lower[at])
        if step is None:
            if lower[at] == "-" and not gap[at] and at + 1 < count and not gap[at + 1]:
                at += 1
                continue
            break
        node, at = step, at + 1
        if node.means:
            best, last = node.means, at
    return best, last
