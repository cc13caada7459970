"""Payers that are named only as an item of their own: behind a label, between breaks, by the form of a plan's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Shape, Words, split_words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("payers")
BREAKS = frozenset(".,;:|()/-–—?!+&=•")
OF_LABELS = frozenset((":", "=", "is", "-"))
UNNAMED = "Commercial"
LABEL_ONLY = frozenset(
    "self himself herself themselves patient car pip w other private employer group ppo hmo ins mc".split()
)
"""Words too common to be a payer between two breaks without a label."""
LONGEST_NAME = 3


def find_items(words: Words, named: Sequence[Cue], labelled: Sequence[Cue]) -> Iterator[Cue]:
    """Each such payer; plans that are not known by name are other, unnamed ones."""
    taken = {i for cue in named for i in range(cue.first, cue.last)}
    for cue in labelled:
        if cue.first in taken:
            continue
        if (
            words.lower[cue.last - 1] in ("a", "b")
            and words.exact[cue.last - 1].isupper()
            and words.lower[cue.last : cue.last + 1] != [":"]
        ):
            yield cue
            continue
        if not (_ends_item(words, cue.last) or words.lower[cue.last] in WORDS["of_plans"]):
            continue
        label = _has_label(words, cue.first)
        if label or (_opens_item(words, cue.first) and words.lower[cue.first] not in LABEL_ONLY):
            taken |= set(range(cue.first, cue.last))
            yield cue
    for at in range(len(words)):
        last = _plan_at(words, at, taken)
        if last:
            yield Cue("payer", UNNAMED, "", at, last)
            return


def stands_alone(words: Words, cue: Cue) -> bool:
    """Is a payer an item of its own?"""
    return _opens_item(words, cue.first) and _ends_item(words, cue.last)


def stands_behind(words: Words, cue: Cue) -> bool:
    """Does an item end with a payer?"""
    return _ends_item(words, cue.last)


def key_of(name: str) -> str:
    """A payer's name as the vocabulary holds it: its words in small letters, hyphens left out."""
    words = split_words(name)
    return " ".join(word for word in words.lower if word != "-")


def _plan_at(words: Words, at: int, taken: set[int]) -> int:
    """Where an unknown plan's name ends that begins here: ``payer: Zenith``, ``Prominence Health``; else 0."""
    word = words.exact[at]
    if at in taken or words.shape[at] != Shape.WORD or not word[0].isupper() or word.lower() in WORDS["not_payers"]:
        return 0
    last = at + 1
    while (
        last < len(words)
        and last - at < LONGEST_NAME
        and words.shape[last] == Shape.WORD
        and words.exact[last][0].isupper()
    ):
        last += 1
    if taken & set(range(at, last)) or not _ends_item(words, last):
        return 0
    ends = last - at > 1 and words.lower[last - 1] in WORDS["plan_ends"] and words.lower[at] not in WORDS["not_plans"]
    colon = at > 1 and words.lower[at - 1] in (":", "=") and words.lower[at - 2] in WORDS["labels"]
    return last if (ends and _opens_item(words, at)) or colon else 0


def _has_label(words: Words, at: int) -> bool:
    """``payer: self``, ``payer is auto``, ``ins auto``."""
    before = at - 1
    while before >= 0 and words.lower[before] in OF_LABELS:
        before -= 1
    return before >= 0 and words.lower[before] in WORDS["labels"]


def _opens_item(words: Words, at: int) -> bool:
    return at == 0 or words.lower[at - 1] in BREAKS or "\n" in words.gap[at] or _has_label(words, at)


def _ends_item(words: Words, at: int) -> bool:
    return at >= len(words) or words.lower[at] in BREAKS or "\n" in words.gap[at]
