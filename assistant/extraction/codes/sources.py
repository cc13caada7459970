"""From whom does a code come, and on whose claim does it stand, as said after it?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.codes.claims import is_one_of_several
from assistant.extraction.codes.occasion import Occasions
from assistant.extraction.codes.standing import Standing
from assistant.extraction.codes.subject import THEIRS, Subjects
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("codes")
SOURCES = frozenset(("by", "from", "through", "thru", "via", "per"))
ENDED: tuple[list[str], ...] = ([], ["."], [","], [";"], [")"], ["claim"], ["bill"], ["code"], ["charge"])
SUPPLIERS = THEIRS | {"physician"}
"""Whom a code may come from; as the one who bills a physician may be the writer."""
WENT = frozenset(("was", "were", "went", "sat"))
OWNERS = frozenset(("his", "her", "their", "its", "own"))


@dataclass(frozen=True, slots=True)
class Sources:
    """Finds the source, the owner or the claim that is named after a code."""

    words: Words
    persons: dict[int, Cue]
    dates: frozenset[int]
    """The first words of all dates."""
    services: frozenset[int]
    """The first words of service codes."""
    subjects: Subjects
    occasions: Occasions

    def said(self, at: int) -> Standing | None:
        """What the words from here on say: somebody else's code, or one on our own claim."""
        return self._source(at) or self._owner(at) or self._place(at) or self._on_claim(at)

    def _place(self, at: int) -> Standing | None:
        """``(trauma center supplied)``."""
        said = self.words.lower[at : at + len("the trauma center supplied".split())]
        verb = next((i for i, word in enumerate(said) if word in WORDS["supplied"]), 0)
        subject = said[:verb]
        known = not WORDS["places"].isdisjoint(subject) and self.subjects.ours.isdisjoint(subject)
        return Standing.NOT_OURS if known and all(word.isalpha() for word in subject) else None

    def _owner(self, at: int) -> Standing | None:
        """``L1843, DME co billed 3/1``: another's bill follows."""
        person = self.persons.get(at)
        theirs = person is not None and (
            person.value in THEIRS or (person.value == "physician" and self.subjects.has_therapist)
        )
        named = person is None and at not in self.services and self.subjects.is_other_name(at)
        if not theirs and not named and self.words.lower[at] != "they":
            return None
        last = person.last if person else at + 1
        if person and self.words.lower[last : last + 1] == ["'s"] and self.words.lower[last + 1 : last + 2] in ENDED:
            return Standing.NOT_OURS
        near = range(last, min(last + 3, len(self.words)))
        verb = next((i for i in near if self.words.lower[i] in WORDS["supplied"]), 0)
        shouted = named and self.words.exact[at].isupper() and self.words.exact[verb].isupper()
        return Standing.NOT_OURS if verb and not shouted else None

    def _on_claim(self, at: int) -> Standing | None:
        """``on his own claim``, ``on the Hanger claim``; ``on our ticket``, ``on the charge sheet``."""
        lower = self.words.lower
        if lower[at] not in ("on", "onto", "under", "through", "thru", "to"):
            return None
        day = at + 2 if lower[at + 1 : at + 2] in (["the"], ["our"]) else at + 1
        if day in self.dates and not self.occasions.is_service_day(day):
            last = self.occasions.dates[day].last
            return Standing.PAST if lower[last : last + 1] and lower[last] in WORDS["claims"] else None
        noun = next((i for i in range(at + 1, min(len(lower), at + 5)) if lower[i] in WORDS["claims"]), None)
        if noun is None or any(not word.isalpha() for word in lower[at + 1 : noun] if word != "'s"):
            return None
        led = lower[at + 1 : noun]
        if is_one_of_several(self.words, noun):
            return Standing.PAST if lower[at - 1] in WENT else Standing.UNSURE
        if not OWNERS.isdisjoint(led) and "our" not in led:
            return Standing.NOT_OURS
        ours = not led or "our" in led or WORDS["to_claim"].issuperset(word for word in led if word != "'s")
        if not ours:
            named = WORDS["places"] | WORDS["suppliers"]
            other = any(word in named for word in led) or any(
                self.words.exact[i].istitle() for i in range(at + 1, noun)
            )
            return Standing.NOT_OURS if other and lower[at] in ("on", "onto") else None
        return (self.occasions.said(noun + 1) or Standing.BILLED) if lower[at] != "to" else None

    def _source(self, at: int) -> Standing | None:
        """``by the prosthetist``, ``from ER``, ``from the limb place``, ``was Hanger's``: from someone else."""
        lower = self.words.lower
        given = lower[at] in SOURCES or (lower[at] == "at" and self._is_made_elsewhere(at))
        if not given and lower[at] not in ("was", "is"):
            return None
        if given and (lower[at - 1] in WORDS["no_supplying"] or lower[at + 1 : at + 2] in (["our"], ["my"])):
            return None
        last = at + 1
        while last < len(lower) and lower[last] in WORDS["articles"]:
            last += 1
        person = self.persons.get(last)
        if person and person.value in SUPPLIERS:
            if person.value == "physician" and (lower[at] == "per" or not self.subjects.has_therapist):
                return None
            return Standing.NOT_OURS if given or lower[person.last : person.last + 1] == ["'s"] else None
        if not given:
            return self._was(last)
        named = self.subjects.is_other_name(last) or any(
            cue.value in THEIRS for i in range(last, last + 3) if (cue := self.persons.get(i))
        )
        if lower[at] in ("by", "at") and named and last not in self.dates:
            return Standing.NOT_OURS
        elsewhere = lower[at] == "from" and last > at + 1 and WORDS["own_sources"].isdisjoint(lower[at + 1 : last + 2])
        return Standing.NOT_OURS if elsewhere or names_place(self.words, last) else None

    def _is_made_elsewhere(self, at: int) -> bool:
        """``made at Shriners``, ``fit at the hospital``."""
        lower = self.words.lower
        done = lower[at - 1] in WORDS["happened"] or lower[at - 1] in WORDS["supplied"]
        return done and (self.subjects.is_other_name(at + 1) or names_place(self.words, at + 1, 2))

    def _was(self, at: int) -> Standing | None:
        """``was Hanger's``, ``was on the 4/29 visit``."""
        if at in self.dates or self.words.lower[at : at + 1] == ["on"]:
            return Standing.PAST if any(i in self.dates for i in range(at, at + 4)) else None
        owned = self.words.shape[at + 1 : at + 2] == [Shape.POSSESSIVE] or self.words.lower[at : at + 1] == ["theirs"]
        return Standing.NOT_OURS if owned else None


def names_place(words: Words, at: int, within: int = 3) -> bool:
    """Does a place or company that supplies by itself stand here, so many words looked at: ``the ED``, ``Hanger``?"""
    return not WORDS["places"].isdisjoint(words.lower[at : at + within])
