"""Which words may be a misspelled device or payer? Offered as a question, never read as a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.extraction.payers.find import PayerRead
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords, phrases_of
from assistant.reading import Offer

WORDS = SmallWords("offers")
SHORTEST, SHORTEST_EXCHANGED = 5, 4
"""Letters of a name that one slip may make unknown; in shorter names two letters may be exchanged."""
VOCABULARY = (
    "layout",
    "roles",
    "payers",
    "devices",
    "served",
    "work",
    "context",
    "encounter",
    "record",
    "circumstances",
)
MOST_WORDS = 400
"""A text with more unknown words than this is no visit note, and is not searched for misspellings."""


@dataclass(frozen=True, slots=True)
class Suggester:
    """Knows the single words that name devices and payers, and every word of the vocabulary."""

    payers: tuple[str, ...]
    devices: tuple[str, ...]
    short: tuple[str, ...]
    """Names of devices of four letters."""
    known: frozenset[str]

    @classmethod
    def load(cls) -> Suggester:
        payers = _single("payers/payer")
        devices = _single("devices/orthosis", "devices/prosthesis", "devices/head")
        short = _single("devices/orthosis", "devices/prosthesis", lengths=range(SHORTEST_EXCHANGED, SHORTEST))
        return cls(payers, devices, short, frozenset(word for phrase, _ in phrases_of(*VOCABULARY) for word in phrase))

    def suggest(self, words: Words, cues: Sequence[Cue], payer: PayerRead) -> tuple[Offer, ...]:
        """One offer for each unknown word that is one slip away from a name."""
        found = [_misspelled(words, cue, name) for cue, name in payer.misspelled]
        unknown = list(self._unknown(words, cues))
        if len(unknown) <= MOST_WORDS:
            found += [offer for at in unknown if (offer := self._offer(words, at))]
        return tuple(found)

    def _unknown(self, words: Words, cues: Sequence[Cue]) -> Iterator[int]:
        read = {i for cue in cues for i in range(cue.first, cue.last)}
        for at, word in enumerate(words.lower):
            if (
                len(word) >= SHORTEST_EXCHANGED
                and words.shape[at] == Shape.WORD
                and at not in read
                and not self._knows(word)
            ):
                yield at

    def _knows(self, word: str) -> bool:
        return word in self.known or word.rstrip("s") in self.known or word in WORDS["ordinary"]

    def _offer(self, words: Words, at: int) -> Offer | None:
        from assistant.extraction.offers.alike import exchanged, nearest

        word = words.lower[at]
        if len(word) < SHORTEST:
            found = {"device": exchanged(word, self.short)}
        else:
            found = {"payer": nearest(word, self.payers), "device": nearest(word, self.devices)}
        kind, name = next(((kind, name) for kind, name in found.items() if name), (None, None))
        return Offer(words.start[at], words.end[at], words.exact[at], name, kind) if name and kind else None


def _misspelled(words: Words, cue: Cue, name: str) -> Offer:
    start, end = words.start[cue.first], words.end[cue.last - 1]
    return Offer(start, end, words.text[start:end], name, "payer")


def _single(*sources: str, lengths: range = range(SHORTEST, 100)) -> tuple[str, ...]:
    """Names of one word, long enough to be told apart when misspelled."""
    return tuple(
        sorted({phrase[0] for phrase, _ in phrases_of(*sources) if len(phrase) == 1 and len(phrase[0]) in lengths})
    )
