"""Does the writer bill this code for today, or is it someone else's, of another day, or dropped?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue, phrase_at
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node

REACH_AFTER, REACH_BEFORE = 11, 8
OTHERS = frozenset(("orthotist", "vendor", "physician", "hospital", "nurse"))
ARTICLES = frozenset(
    ("the", "his", "her", "an", "a", "outside", "their", "our", "by", "from", "to", "is", "was", "were", "both", "came")
)
OURSELVES = frozenset(("us", "me", "we", "i", "pt", "ot", "otr", "clinic", "our", "therapist", "therapy"))
NOT_NAMES = frozenset(("office", "clinic", "desk", "billing", "code", "codes", "they", "today", "also", "was", "were", "then", "rt", "lt", "right", "left", "orthosis", "splint", "brace", "afo"))
PLACES = frozenset(
    "er ed hospital hospital's hospitals children's shop hanger dme snf service supplier company lab facility clinic "
    "rehab surgeon ward unit center".split()
)


BILLS = frozenset(("bill", "bills", "billed", "billing", "provided", "supplied", "charged", "provides", "dispensed", "issued"))


class Standing(StrEnum):
    """What the words say of a code."""

    BILLED = "billed"
    NOT_OURS = "not_ours"
    NOT_NOW = "not_now"
    PAST = "past"
    DENIED = "denied"
    REPLACED = "replaced"
    UNSURE = "unsure"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges each mention by the nearest words that speak of it."""

    phrases: Node
    persons: dict[int, Cue]
    dates: dict[int, Quantity]
    words: Words
    layout: Layout
    close: bool = False
    """Only words of the same clause speak of a code."""

    def standing(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int]:
        """What is said of a code, and the first word that says it; another code ends the search."""
        after = self._after(mention, stops)
        before = self._before(mention, stops)
        if after and before:
            nearer_after = after[1] - mention.last <= mention.first - before[1]
            return after if nearer_after or before[0] is Standing.BILLED else before
        return after or before or (Standing.UNSAID, mention.first)

    def _after(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int] | None:
        _, closes = self.layout.sentences[self.layout.sentence[mention.first]]
        last = min(closes, mention.last + REACH_AFTER)
        if self.close:
            last = next((i for i in range(mention.last, last) if self.layout.clause[i] != self.layout.clause[mention.first]), last)
        if closes < len(self.words) and self.words.lower[closes - 1] == "?":
            last = closes + 4
        for at in range(mention.last, min(last, len(self.words))):
            if at in stops:
                return None
            found = self._others(at) or self._owner(at, last) or self._phrase(at, "backward")
            if found:
                return found, at
        return None

    def _before(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int] | None:
        opens, _ = self.layout.sentences[self.layout.sentence[mention.first]]
        nearest: tuple[Standing, int] | None = None
        for at in range(max(opens, mention.first - REACH_BEFORE), mention.first):
            if at in stops:
                nearest = None
                continue
            found = self._phrase(at, "forward") or self._subject(at, mention)
            if found:
                nearest = found, at
        return nearest

    def _phrase(self, at: int, direction: str) -> Standing | None:
        means, last = phrase_at(self.words, self.phrases, at)
        for meaning in means:
            if meaning.group == "billing" and meaning.detail == direction:
                return self._refined(meaning.value, at, last)
        return None

    def _refined(self, value: str, at: int, last: int) -> Standing:
        """``billed by the orthotist`` and ``was billed 1/15`` are not billed by us today."""
        if value == "by" or (value == "ours" and self.words.lower[last : last + 1] == ["by"]):
            whose = self.words.lower[last : last + 3]
            return Standing.BILLED if OURSELVES & set(whose) else Standing.NOT_OURS
        if value != "ours":
            return Standing(value)
        if at and self._is_name(at - 1):
            return Standing.NOT_OURS
        dated = last in self.dates or last + 1 in self.dates
        if dated and at and self.words.lower[at - 1] in ("was", "were", "been"):
            return Standing.PAST
        return Standing.BILLED

    def _is_name(self, at: int) -> bool:
        """``Lund billed L5701``: a name stands where the one who bills does."""
        word = self.words.exact[at]
        opens = self.layout.sentences[self.layout.sentence[at]][0]
        return word.istitle() and word.isalpha() and len(word) > 2 and at > opens and word.lower() not in NOT_NAMES | OURSELVES

    def _others(self, at: int) -> Standing | None:
        """``by the prosthetist``, ``from ER``, ``was Hanger's``: supplied by someone else."""
        lower = self.words.lower
        if lower[at] not in ("by", "from", "was", "is", "to"):
            return None
        last = at + 1
        while last < len(lower) and lower[last] in ARTICLES:
            last += 1
        person = self.persons.get(last)
        if person and person.value in OTHERS and lower[at] != "to":
            return (
                Standing.NOT_OURS
                if lower[at] in ("by", "from") or lower[person.last : person.last + 1] == ["'s"]
                else None
            )
        if lower[at] in ("was", "is"):
            if last in self.dates or lower[last] in ("on",) or lower[last : last + 1] == ["yesterday"]:
                return Standing.PAST if any(i in self.dates for i in range(last, last + 4)) else None
            owner = self.words.shape[last + 1 : last + 2] == [Shape.POSSESSIVE] or lower[last : last + 1] == [
                "hospital's"
            ]
            return Standing.NOT_OURS if owner else None
        return Standing.NOT_OURS if lower[at] == "from" and self._is_place(last) else None

    def _owner(self, at: int, last: int) -> Standing | None:
        """``L1843, DME co billed 3/1``: another's bill follows."""
        person = self.persons.get(at)
        if person is None or person.value not in OTHERS:
            return None
        verbs = self.words.lower[person.last : min(person.last + 3, last)]
        return Standing.NOT_OURS if BILLS & set(verbs) else None

    def _is_place(self, at: int) -> bool:
        return any(word in PLACES for word in self.words.lower[at : at + 4])

    def _subject(self, at: int, mention: CodeMention) -> Standing | None:
        """``DME co billed``, ``his prosthetist billed the L codes``: the one who bills stands before."""
        person = self.persons.get(at)
        if person is None or person.value not in OTHERS:
            return None
        verbs = self.words.lower[person.last : min(person.last + 4, mention.last)]
        return Standing.NOT_OURS if BILLS & set(verbs) else None


def dates_by_word(quantities: tuple[Quantity, ...]) -> dict[int, Quantity]:
    return {q.first: q for q in quantities if q.kind is Kind.DATE}
