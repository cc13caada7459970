"""Which known words and phrases occur? The longest wins; joining hyphens and a plural s do not matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Meaning, Node

SHORTEST_PLURAL = 4
SHORTEST_SHORTENED, SHORTEST_FORM = 6, 4
VOWELS = re.compile("[aeiou]")
NO_SHORT_FORMS: Mapping[str, str] = MappingProxyType({})


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


def scan(words: Words, root: Node, shortened: Mapping[str, str] = NO_SHORT_FORMS) -> tuple[Cue, ...]:
    """Every phrase of the vocabulary in order; a phrase with two meanings gives two cues.

    ``shortened`` are words without their vowels, as hurried writers leave them out, with the words meant.
    """
    found: list[Cue] = []
    lower, count, at = words.lower, len(words), 0
    start = root.then
    while at < count:
        word = lower[at]
        node = start.get(word)
        if node is None:
            if word[-1:] == "s" and len(word) >= SHORTEST_PLURAL:
                node = start.get(word[:-1])
            if node is None and word in shortened:
                node = start.get(shortened[word])
            if node is None:
                at += 1
                continue
        means, last = _longest(words, node, at + 1)
        found.extend([Cue(meaning, at, last) for meaning in means])
        at = max(last, at + 1)
    return tuple(found)


def short_forms(root: Node) -> dict[str, str]:
    """For every first word of a phrase its form without vowels (``splnt``) and without the e of its ending
    (``trimmd``), where that is no word of its own and only one word is meant."""
    forms: dict[str, str] = {}
    double: set[str] = set()
    for word, node in root.then.items():
        if len(word) < SHORTEST_SHORTENED or not word.isalpha() or not node.means:
            continue
        for form in {word[0] + VOWELS.sub("", word[1:]), word[:-2] + "d" if word.endswith("ed") else ""}:
            if len(form) >= SHORTEST_FORM and form not in root.then:
                double |= {form} & forms.keys()
                forms[form] = word
    return {form: word for form, word in forms.items() if form not in double}


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
