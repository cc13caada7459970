"""Does a code stand as an item of a claim, or only in the course of a sentence?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.phrases.scan import Phrases
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
MARKS = frozenset((Shape.MARK, Shape.DOTS))
NAMED = ("orthosis", "prosthesis", "head", "part", "side", "region", "build", "payer")
NAMING = (
    "orthosis",
    "prosthesis",
    "head",
    "part",
    "side",
    "region",
    "build",
    "trait",
    "amputation",
    "activity",
    "service",
)
MOST_MODIFIERS = 4


@dataclass(frozen=True, slots=True)
class Items:
    """Tells items by what stands right before and after them: a break, a device, a side, units, another code."""

    words: Words
    starts: frozenset[int]
    ends: frozenset[int]
    """Where the words for devices, sides and services begin and end."""
    named: frozenset[int]
    """Where names of devices, sides and payers begin."""
    spoken: frozenset[int]
    """The words that mean something: devices, sides, people, work, payers."""

    @classmethod
    def of(cls, words: Words, phrases: Phrases) -> Items:
        cues = [cue for name in NAMING for cue in phrases.group(name)]
        cues += [*phrases.group("payer"), *phrases.group("person")]
        named = frozenset(cue.first for name in NAMED for cue in phrases.group(name))
        starts, ends = frozenset(cue.first for cue in cues), frozenset(cue.last for cue in cues)
        spoken = frozenset(i for cue in phrases.main for i in range(cue.first, cue.last))
        return cls(words, starts, ends, named, spoken)

    def is_listed(self, others: Iterable[int]) -> bool:
        """Do the other words of a code's clause say nothing that is not understood: ``his 45 is on his own note along
        with L2036``?"""
        lower = self.words.lower
        return all(
            i in self.spoken or not lower[i].isalpha() or lower[i] in WORDS["in_list"] or self._is_name(i)
            for i in others
        )

    def _is_name(self, at: int) -> bool:
        """``PT Ruiz``: a name behind a profession."""
        return at - 1 in self.spoken and self.words.exact[at].istitle() and self.words.exact[at - 1].isupper()

    def is_item(self, mention: CodeMention) -> bool:
        """``TLSO L0464 x1, 97760``, and not ``that one was L3906``, ``L3906 already on file``."""
        return self.is_led(mention) and self._is_followed(mention.end)

    def is_led(self, mention: CodeMention) -> bool:
        """Does what stands before a code make it an item?"""
        words, first = self.words, mention.first
        if first == 0 or "\n" in words.gap[first] or first in self.ends or words.shape[first - 1] in MARKS:
            return True
        before = words.lower[first - 1]
        if before == "'s":
            return words.lower[first - 2 : first - 1] in (["that"], ["it"], ["what"])
        if before == "of":
            return (
                not WORDS["amounts"].isdisjoint(words.lower[max(0, first - 3) : first])
                or words.lower[first - 2].isdigit()
            )
        return before in WORDS["beside_item"] or any(letter.isdigit() for letter in before)

    def _is_followed(self, at: int) -> bool:
        words = self.words
        for i in range(at, min(len(words), at + MOST_MODIFIERS)):
            opened = words.lower[i] == "(" and i + 1 < len(words)
            if opened and words.lower[i + 1] in WORDS["unpriced"]:
                return False
            if i in self.starts or "\n" in words.gap[i] or words.shape[i] in MARKS or words.shape[i] != Shape.WORD:
                return True
            if words.lower[i] in WORDS["beside_item"] or words.lower[i] in WORDS["after_item"]:
                return True
            if words.lower[i] == "not" and words.shape[i + 1 : i + 2] == [Shape.CODE]:
                return True
            if not (words.exact[i].isupper() and len(words.exact[i]) == len("RT")):
                return False
        return True
