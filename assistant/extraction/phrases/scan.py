"""Which known words and phrases occur? The longest wins; joining hyphens and a plural s do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import ANY_NUMBER, Meaning, Node, SmallWords

SHORTEST_PLURAL = 4
SHORTEST_SHORTENED, SHORTEST_FORM = 6, 4
VOWELS = re.compile("[aeiou]")
MAIN = "main"
WORDS = SmallWords("phrases")


class Cue(NamedTuple):
    """A phrase found: its meaning, and the words ``first`` to ``last``, the latter not included."""

    group: str
    value: str
    detail: str
    first: int
    last: int


NONE: list[Cue] = []
"""Shared by all groups of which no phrase was found; never written to."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases found, by the layer of the vocabulary they belong to; layers do not hide each other's words."""

    layers: dict[str, list[Cue]]
    groups: dict[str, list[Cue]]
    """Those of the main layer (devices, work, people, payers, headings) by their group."""

    @property
    def main(self) -> list[Cue]:
        return self.layers[MAIN]

    def of(self, layer: str) -> list[Cue]:
        return self.layers[layer]

    def group(self, name: str) -> list[Cue]:
        return self.groups.get(name, NONE)


@dataclass(frozen=True, slots=True)
class Scanner:
    """Finds the phrases of all layers in one pass over the words."""

    names: tuple[str, ...]
    firsts: dict[str, tuple[tuple[int, Node], ...]]
    """For the first word of a phrase the layers that have it, by number, and the phrases that go on from it."""
    long: frozenset[str]
    """Long words of which slips of the pen are put right."""

    @classmethod
    def of(
        cls,
        trees: Mapping[str, Node],
        may_be_shortened: Iterable[str] = (),
        repeatable: Iterable[str] = (),
        may_be_put_right: Iterable[str] = (),
    ) -> Scanner:
        """A scanner of these layers; words that ``may_be_shortened`` are known without their vowels too, the
        ``repeatable`` ones with ``re`` before them (``repadded``), and of others slips of the pen are put right."""
        firsts: dict[str, dict[int, Node]] = {}
        for number, tree in enumerate(trees.values()):
            for word, node in tree.then.items():
                firsts.setdefault(word, {})[number] = node
        for word in [word for word in firsts if len(word) + 1 >= SHORTEST_PLURAL]:
            plural = firsts.setdefault(word + "s", {})
            for number, node in firsts[word].items():
                plural.setdefault(number, node)
        for form, word in short_forms(may_be_shortened).items():
            firsts.setdefault(form, firsts[word])
        for word in repeatable:
            firsts.setdefault(f"re{word}", firsts[word])
        long = frozenset(word for word in may_be_put_right if len(word) >= SHORTEST_SHORTENED)
        return cls(tuple(trees), {word: tuple(nodes.items()) for word, nodes in firsts.items()}, long)

    def scan(self, words: Words) -> Phrases:
        """Every phrase in order, the longest of its layer; a phrase with two meanings gives two cues."""
        found: list[list[Cue]] = [[] for _ in self.names]
        groups: dict[str, list[Cue]] = {}
        free = [0] * len(self.names)
        get = self.firsts.get
        numbered = get(ANY_NUMBER)
        for at, word in enumerate(words.lower):
            nodes = get(word)
            if nodes is None and word[0].isalpha():
                nodes = get(put_right(word, self.long))
            if nodes is None:
                if numbered is None or not word[0].isdigit():
                    continue
                nodes = numbered
            elif numbered is not None and word[0].isdigit():
                nodes = (*nodes, *numbered)
            for layer, node in nodes:
                if at >= free[layer]:
                    means, last = _longest(words, node, at + 1) if node.then else (node.means, at + 1)
                    if means:
                        free[layer] = last
                        for group, value, detail in means:
                            cue = Cue(group, value, detail, at, last)
                            found[layer].append(cue)
                            if not layer:
                                groups.setdefault(group, []).append(cue)
        return Phrases(dict(zip(self.names, found, strict=True)), groups)


def short_forms(words: Iterable[str]) -> dict[str, str]:
    """For every long word its form without vowels (``splnt``) and without that of its ending (``trimmd``), where
    that is no word of its own and only one word is meant."""
    known = set(words)
    forms: dict[str, str] = {}
    double: set[str] = set()
    for word in sorted(known):
        if len(word) < SHORTEST_SHORTENED or not word.isalpha():
            continue
        for form in {word[0] + VOWELS.sub("", word[1:]), _clipped(word)}:
            if len(form) >= SHORTEST_FORM and form not in known:
                double |= {form} & forms.keys()
                forms[form] = word
    return {form: word for form, word in forms.items() if form not in double}


@lru_cache(maxsize=4096)
def put_right(word: str, known: frozenset[str]) -> str:
    """The one long word of ``known`` of which a word has left out a letter or turned two of them (``taugt``,
    ``trianed``); the first and the last letter are typed right. Nothing where it may be a word of its own."""
    if len(word) + 1 < SHORTEST_SHORTENED or not word.isascii() or not word.isalpha() or word in WORDS["other_words"]:
        return ""
    found = known.intersection(
        [word[:i] + letter + word[i:] for i in range(1, len(word)) for letter in ascii_lowercase]
        + [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 2)]
    )
    found |= known & {f"{word}g"} if word.endswith("in") else set()
    return next(iter(found)) if len(found) == 1 else ""


def _clipped(word: str) -> str:
    """``trimmd`` and ``grindng``: the ending without its vowel."""
    if word.endswith("ed"):
        return word[:-2] + "d"
    return word[:-3] + "ng" if word.endswith("ing") else ""


def phrase_at(words: Words, root: Node, at: int) -> tuple[tuple[Meaning, ...], int]:
    """The longest phrase that begins at a word, and where it ends; no meanings where there is none."""
    if at >= len(words.lower):
        return (), at
    node = _step(root, words.lower[at])
    return _longest(words, node, at + 1) if node else ((), at)


def phrase_before(words: Words, backwards: Node, at: int) -> tuple[tuple[Meaning, ...], int]:
    """The longest phrase that ends just before a word, and where it begins; the tree was planted backwards."""
    node, first = backwards, at
    means: tuple[Meaning, ...] = ()
    lower = words.lower
    while at > 0:
        at -= 1
        step = node.then.get(lower[at])
        if step is None:
            break
        node = step
        if node.means:
            means, first = node.means, at
    return means, first


def _step(node: Node, word: str) -> Node | None:
    step = node.then.get(word)
    if step is None:
        if word[-1] == "s" and len(word) >= SHORTEST_PLURAL:
            return node.then.get(word[:-1])
        if word[0].isdigit():
            return node.then.get(ANY_NUMBER)
    return step


def _longest(words: Words, node: Node, at: int) -> tuple[tuple[Meaning, ...], int]:
    lower, gap = words.lower, words.gap
    count = len(lower)
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
