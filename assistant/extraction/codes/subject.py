"""Who bills: the writer's own practice, or somebody else who is named before the word for billing?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
THEIRS = frozenset(("orthotist", "vendor", "nurse"))
SUBJECT_REACH, FAR_SUBJECT = 5, 25
"""The one who bills stands close before the verb; farther away only where the verb goes on from another."""
NAMED_REACH = 3
BREAKS = frozenset(",;:(|/-–—.?!+&")
THERAPISTS = frozenset(("PT", "OT", "PTA", "COTA", "CHT", "hand therapist", "SLP", "student"))
OTHERS = frozenset(("he", "she", "they", "who", "they're", "they've", "they'd", "they'll", "he'll", "she'll", "which"))
OURSELVES = frozenset(("we", "i", "we're", "i'm", "we'll", "i'll", "we've", "i've"))
GOES_ON = frozenset(("and", "&", "then"))


@dataclass(frozen=True)
class Subjects:
    """Tells whose billing a verb speaks of."""

    words: Words
    layout: Layout
    persons: dict[int, Cue]
    ours: frozenset[str]
    """The words for the writer's own practice."""
    has_therapist: bool
    """Is a therapist named, so that an orthotist is somebody else?"""
    ends: frozenset[int]
    """Where the words for devices, sides, services, payers and people end."""
    starts: frozenset[int]
    """Where those of devices, sides, services and payers begin."""

    def is_other(self, at: int) -> bool:
        """``DME billed``, ``they bill``, ``Lund charged``, ``the vendor fitted it and billed``: not the writer."""
        lower, opens = self.words.lower, self.layout.sentences[self.layout.sentence[at]][0]
        if lower[at] in OURSELVES:
            return False
        if lower[at] in GOES_ON:
            return self._began_with_other(at, opens)
        i = at - 1
        while i >= opens and lower[i] in WORDS["auxiliaries"]:
            i -= 1
        if i < opens:
            return False
        if lower[i] in GOES_ON:
            third = lower[at] in WORDS["third_person"] and self.ours.isdisjoint(
                lower[max(opens, at - FAR_SUBJECT) : at]
            )
            return third or self._began_with_other(i, opens)
        if lower[i] in OTHERS:
            return lower[i] != "who" or not self._began_with_ours(i, opens)
        if lower[i] in self.ours:
            return self._is_foreign(i)
        if lower[i] in BREAKS:
            return lower[i] == "," and self._is_inserted(i, opens)
        if lower[i] in WORDS["own_houses"] and lower[i - 1 : i] in (["my"], ["our"]):
            return False
        if lower[at] in WORDS["giving"] and self._is_giving_house(i):
            return True
        return self._is_supplier(i) or self._is_name(i, opens) or self._stands_near(i, opens)

    def _is_giving_house(self, at: int) -> bool:
        """``the VA provided``, ``VA prosthetics issued``: a payer that gives devices out itself, or a house of one."""
        lower = self.words.lower
        if lower[at] in WORDS["giving_payers"]:
            return True
        return at > 0 and lower[at] in WORDS["departments"] and lower[at - 1] in WORDS["giving_payers"]

    def gives(self, at: int) -> bool:
        """Is the device given by somebody else, as a verb of giving says here: ``Hanger fit the AFO``?"""
        lower, opens = self.words.lower, self.layout.sentences[self.layout.sentence[at]][0]
        i = at - 1
        while i >= opens and (lower[i] in WORDS["auxiliaries"] or lower[i] in WORDS["to_give"]):
            i -= 1
        if i < opens or lower[i] in WORDS["pronouns"] or lower[i - 1 : i] in (["my"], ["our"]):
            return False
        return self._is_giving_house(i) or self._is_supplier(i)

    def is_by_us(self, at: int) -> bool:
        """Is one of ours named from this word on, before the next break?"""
        for i in range(at, min(at + NAMED_REACH, len(self.words))):
            word, person = self.words.lower[i], self.persons.get(i)
            if not word.isalpha() and not (person and person.value in THERAPISTS):
                return False
            if word in self.ours and not (word in WORDS["own_places"] and self._is_foreign(i) and i > at):
                return True
            if person:
                return person.value in THERAPISTS
        return False

    def _is_foreign(self, at: int) -> bool:
        """``ortho clinic``: a clinic that is called something is not ours; ``the clinic`` is."""
        if self.words.lower[at] not in WORDS["own_places"] or at in self._ends:
            return False
        before = self.words.lower[at - 1 : at]
        return bool(before) and before[0].isalpha() and before[0] not in WORDS["own_words"] and at - 1 not in self._ends

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset({cue.last - 1 for cue in self.persons.values() if cue.value not in THEIRS})

    def _began_with_other(self, at: int, opens: int) -> bool:
        """``the fitter came and billed``: the nearest one named before is somebody else."""
        for i in range(at - 1, max(opens, at - FAR_SUBJECT) - 1, -1):
            if self.words.lower[i] in self.ours and self.words.lower[i] not in ("me", "us"):
                return self._is_foreign(i)
            if self._is_supplier(i) or self.words.lower[i] in OTHERS:
                return True
        return False

    def _began_with_ours(self, at: int, opens: int) -> bool:
        return self.words.lower[at - 1] in self.ours if at > opens else False

    def _is_inserted(self, comma: int, opens: int) -> bool:
        """``the brace company, Hanger, billed``: a name between commas after a supplier."""
        for i in range(comma - 1, max(opens, comma - SUBJECT_REACH) - 1, -1):
            if self.words.lower[i] == ",":
                return i > opens and self._is_supplier(i - 1)
        return False

    def _stands_near(self, at: int, opens: int) -> bool:
        for i in range(at, max(opens, at - SUBJECT_REACH) - 1, -1):
            if self.words.lower[i] in self.ours or self.words.lower[i] in ",;:":
                return False
            led = not WORDS["led"].isdisjoint(self.words.lower[max(0, i - 2) : i])
            if self._is_supplier(i) and not led:
                return True
        return False

    def supplies(self, at: int) -> bool:
        """Is somebody named here who supplies devices and bills for himself?"""
        person = self.persons.get(at)
        if self.words.lower[at - 1 : at] in (["my"], ["our"]):
            return False
        if person is None:
            return self.words.lower[at] in WORDS["suppliers"]
        return person.value in THEIRS and (self.has_therapist or person.value != "orthotist")

    def is_unknown(self, at: int) -> bool:
        """``practice down the hall charged``: a word of no meaning here stands where the one who bills does."""
        opens = self.layout.sentences[self.layout.sentence[at]][0]
        before = at - 1
        if before < opens or not self.words.lower[before].isalpha() or self.words.lower[at] in WORDS["infinitive"]:
            return False
        word = self.words.lower[before]
        known = word in self.ours or word in WORDS["before_billing"] or word in WORDS["auxiliaries"] or word in GOES_ON
        return not known and before + 1 not in self.ends

    def _is_supplier(self, at: int) -> bool:
        person = self.persons.get(at)
        if person is None:
            return self.words.lower[at] in WORDS["places"]
        if person.value == "physician":
            return self.has_therapist
        return person.value in THEIRS and (self.has_therapist or person.value != "orthotist")

    def _is_name(self, at: int, opens: int) -> bool:
        """``Lund billed L5701``: a name stands where the one who bills does."""
        word = self.words.exact[at]
        named = word.istitle() and word.isalpha() and len(word) > 2 and word.lower() not in WORDS["not_names"]
        return named and at > opens

    def names_supplier(self, at: int) -> bool:
        """Is a supplier named before a word, so that ``he`` and ``they`` may mean it?"""
        return self._first_supplier < at

    @cached_property
    def _first_supplier(self) -> int:
        named = (i for i, word in enumerate(self.words.lower) if word not in OTHERS and self._is_supplier(i))
        return next(named, len(self.words))

    def is_other_name(self, at: int) -> bool:
        """Does a name that is nobody's of ours stand here, as after ``by``: ``Bionic P&O``?"""
        word = self.words.exact[at] if at < len(self.words) else ""
        if (
            not word
            or self.words.shape[at] != Shape.WORD
            or word.lower() in self.ours | WORDS["not_names"] | WORDS["auxiliaries"] | WORDS["articles"]
        ):
            return False
        if at in self.starts:
            return False
        person = self.persons.get(at)
        return word[0].isupper() and (person is None or person.value in THEIRS)
