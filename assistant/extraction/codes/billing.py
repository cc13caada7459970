"""Does the writer bill this code for today, or is it someone else's, of another day, or dropped?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.extraction.codes.mentions import CodeMention
from assistant.extraction.context.text import Text
from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue, phrase_at
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node, SmallWords

WORDS = SmallWords("codes")

REACH_AFTER, REACH_BEFORE, BESIDE = 11, 8, 3
SUBJECT_REACH, FAR_SUBJECT = 5, 12
"""The one who bills stands close before the verb; farther away only where nothing leads to a place or person."""
THERAPISTS = frozenset(("PT", "OT", "PTA", "COTA", "CHT"))
THEIRS = frozenset(("orthotist", "vendor", "nurse"))
SOURCES = frozenset(("by", "from", "through", "thru", "via"))
SUPPLIERS = THEIRS | {"physician"}
"""Whom a code may come from; as the one who bills a physician may be the writer."""


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
    ours: frozenset[str]
    """The words for the writer's own practice."""
    has_therapist: bool
    """Is a therapist named, so that an orthotist is somebody else?"""
    close: bool = False
    """Only words of the same clause speak of a code."""

    @classmethod
    def of(cls, phrases: Node, persons: Sequence[Cue], quantities: Sequence[Quantity], text: Text) -> Judge:
        """A judge of one text; a practice in which no therapist is named may be a physician's."""
        therapist = any(cue.value in THERAPISTS for cue in persons)
        own = WORDS["ourselves"] if therapist else WORDS["ourselves"] | WORDS["physicians"]
        dates = {quantity.first: quantity for quantity in quantities if quantity.kind is Kind.DATE}
        return cls(phrases, {cue.first: cue for cue in persons}, dates, text.words, text.layout, own, therapist)

    def standing(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int]:
        """What is said of a code, and the first word that says it; another code ends the search."""
        if self.words.lower[mention.first - 1 : mention.first] == ["not"]:
            return Standing.DENIED, mention.first - 1
        after = self._after(mention, stops)
        before = self._before(mention, stops)
        if after and before:
            nearer_after = after[1] - mention.last <= mention.first - before[1]
            return after if nearer_after or before[0] is Standing.BILLED else before
        return after or before or (Standing.UNSAID, mention.first)

    def is_beside_supplier(self, mention: CodeMention) -> bool:
        """Is another supplier named in the clause of a code, or right beside it: ``Hanger did the L1970``?"""
        clause, opens = self.layout.clause, self.layout.sentences[self.layout.sentence[mention.first]]
        around = range(max(opens[0], mention.first - REACH_BEFORE), min(opens[1], mention.last + REACH_BEFORE))
        own = [i for i in around if clause[i] == clause[mention.first]]
        beside = range(mention.last, min(around.stop, mention.last + BESIDE))
        ours = not self.ours.isdisjoint(self.words.lower[i] for i in own)
        return not ours and any(self._supplies(i) for i in (*own, *beside))

    def _supplies(self, at: int) -> bool:
        person = self.persons.get(at)
        if person is None:
            return self.words.lower[at] in WORDS["suppliers"]
        return person.value in THEIRS and (self.has_therapist or person.value != "orthotist")

    def _after(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int] | None:
        for at in range(mention.last, self._last(mention)):
            if at in stops:
                return None
            found = self._source(at) or self._owner(at) or self._phrase(at, "backward")[0]
            if found:
                return found, at
        return None

    def _last(self, mention: CodeMention) -> int:
        """Where the words after a code end: with its sentence, or a little into the answer to ``L3808?``."""
        _, closes = self.layout.sentences[self.layout.sentence[mention.first]]
        last = min(closes, mention.last + REACH_AFTER)
        clause = self.layout.clause
        if self.close:
            return next((i for i in range(mention.last, last) if clause[i] != clause[mention.first]), last)
        if closes < len(self.words) and self.words.lower[closes - 1] == "?":
            return min(closes + 4, len(self.words))
        return last

    def _before(self, mention: CodeMention, stops: frozenset[int]) -> tuple[Standing, int] | None:
        opens, _ = self.layout.sentences[self.layout.sentence[mention.first]]
        nearest: tuple[Standing, int] | None = None
        at = max(opens, mention.first - REACH_BEFORE)
        while at < mention.first:
            last = at + 1
            if at in stops:
                nearest = None
            elif not self.close or self.layout.clause[at] == self.layout.clause[mention.first]:
                found, last = self._phrase(at, "forward")
                if found is Standing.DENIED and self.layout.clause[at] != self.layout.clause[mention.first]:
                    found = None
                if found:
                    nearest = found, at
            at = last
        return nearest

    def _phrase(self, at: int, direction: str) -> tuple[Standing | None, int]:
        means, last = phrase_at(self.words, self.phrases, at)
        for meaning in means:
            if meaning.group == "billing" and meaning.detail == direction:
                return self._refined(meaning.value, at, last, direction), last
        return None, at + 1

    def _refined(self, value: str, at: int, last: int, direction: str) -> Standing:
        """``billed by the orthotist``, ``they billed`` and ``was billed 1/15`` are not billed by us today."""
        dated = self.dates.get(last)
        if value == "ours" and dated and self.words.lower[dated.last : dated.last + 1] == ["by"]:
            last = dated.last
        if value == "by" or (value == "ours" and self.words.lower[last : last + 1] == ["by"]):
            return Standing.BILLED if self.ours & set(self.words.lower[last : last + 3]) else Standing.NOT_OURS
        if value != "ours":
            return Standing(value)
        if (direction == "forward" and self._has_other_subject(at)) or self._is_elsewhere(last):
            return Standing.NOT_OURS
        return Standing.PAST if dated and self.words.lower[last : last + 1] != ["on"] else Standing.BILLED

    def _has_other_subject(self, at: int) -> bool:
        """``DME billed``, ``they bill``, ``Lund charged``, ``the vendor fitted it and billed``: not the writer."""
        lower = self.words.lower
        opens = self.layout.sentences[self.layout.sentence[at]][0]
        if lower[at] == "bills" and lower[at - 1 : at] in (["he"], ["she"], ["who"]):
            return True
        for i in range(at - 1, max(opens - 1, at - FAR_SUBJECT), -1):
            if lower[i] in self.ours or lower[i] in ",;:":
                return False
            if self._is_supplier(i) and (at - i < SUBJECT_REACH or lower[i - 1] not in WORDS["articles"]):
                return True
            if i == at - 1 and self._is_name(i):
                return True
        return False

    def _is_supplier(self, at: int) -> bool:
        person = self.persons.get(at)
        return self.words.lower[at] in WORDS["places"] or (person is not None and person.value in THEIRS)

    def _is_name(self, at: int) -> bool:
        """``Lund billed L5701``: a name stands where the one who bills does."""
        word = self.words.exact[at]
        named = word.istitle() and word.isalpha() and len(word) > 2 and word.lower() not in WORDS["not_names"]
        return named and at > self.layout.sentences[self.layout.sentence[at]][0]

    def _is_elsewhere(self, at: int) -> bool:
        """``issued in the ED``, ``dispensed at the hospital``."""
        return self.words.lower[at : at + 1] in (["in"], ["at"]) and self._is_place(at + 1)

    def _owner(self, at: int) -> Standing | None:
        """``L1843, DME co billed 3/1``: another's bill follows."""
        person = self.persons.get(at)
        theirs = person is not None and person.value in THEIRS
        if not theirs and self.words.lower[at] != "they":
            return None
        last = person.last if person else at + 1
        return Standing.NOT_OURS if WORDS["supplied"] & set(self.words.lower[last : last + 3]) else None

    def _source(self, at: int) -> Standing | None:
        """``by the prosthetist``, ``from ER``, ``from the limb place``, ``was Hanger's``: from someone else."""
        lower = self.words.lower
        given = lower[at] in SOURCES
        if not given and lower[at] not in ("was", "is"):
            return None
        last = at + 1
        while last < len(lower) and lower[last] in WORDS["articles"]:
            last += 1
        person = self.persons.get(last)
        if person and person.value in SUPPLIERS:
            return Standing.NOT_OURS if given or lower[person.last : person.last + 1] == ["'s"] else None
        if not given:
            return self._was(last)
        elsewhere = lower[at] == "from" and last > at + 1 and WORDS["own_sources"].isdisjoint(lower[at + 1 : last + 2])
        return Standing.NOT_OURS if elsewhere or self._is_place(last) else None

    def _was(self, at: int) -> Standing | None:
        """``was Hanger's``, ``was on the 4/29 visit``."""
        if at in self.dates or self.words.lower[at : at + 1] == ["on"]:
            return Standing.PAST if any(i in self.dates for i in range(at, at + 4)) else None
        owned = self.words.shape[at + 1 : at + 2] == [Shape.POSSESSIVE] or self.words.lower[at : at + 1] == ["theirs"]
        return Standing.NOT_OURS if owned else None

    def _is_place(self, at: int) -> bool:
        return names_place(self.words, at)


def names_place(words: Words, at: int, within: int = 3) -> bool:
    """Does a place or company that supplies by itself stand here, so many words looked at: ``the ED``, ``Hanger``?"""
    return not WORDS["places"].isdisjoint(words.lower[at : at + within])
