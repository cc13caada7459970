"""Does a stretch of text hold a word that the vocabulary does not know, so that a number may be about that?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.extraction.phrases.scan import Phrases
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor

WORDS = SmallWords("minutes")


@dataclass(frozen=True, slots=True)
class Explained:
    """For each word whether its meaning is known."""

    known: bytearray

    def is_clear(self, first: int, last: int) -> bool:
        """Are all words of a stretch known?"""
        return 0 not in self.known[first:last]


def explain(
    words: Words, phrases: Phrases, quantities: Iterable[Quantity], work: Iterable[Anchor], names: Sequence[int]
) -> Explained:
    """Known are the vocabulary's words, numbers, marks, small words, and what is written like a name; ``names`` are
    the words where sentences begin, whose capitals say nothing."""
    small = WORDS["small"]
    known = bytearray(len(words))
    begins = frozenset(names)
    for at, word in enumerate(words.lower):
        is_name = at not in begins and words.exact[at].istitle()
        if is_name or not word[0].isalpha() or len(word) == 1 or word in small:
            known[at] = 1
    for cues in phrases.layers.values():
        for cue in cues:
            known[cue.first : cue.last] = b"\1" * (cue.last - cue.first)
    for first, last in (*((q.first, q.last) for q in quantities), *((a.first, a.last) for a in work)):
        known[first:last] = b"\1" * (last - first)
    return Explained(known)
