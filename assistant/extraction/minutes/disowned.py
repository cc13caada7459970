"""Are minutes said to be somebody else's, whoever that is: ``his 25 min``, ``30 min, not mine``?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
ASSISTANTS = frozenset(("PTA", "COTA"))
NEVER = frozenset(("family", "patient", "CHT", "hand therapist"))
"""People whose own time a number of minutes is only where they are said to have worked."""
DISOWNED_REACH, DISOWNED_LATE, UNCLAIMED_REACH, DID_REACH = 5, 8, 12, 8
NOT_OURS = (
    ["not", "mine"],
    ["not", "me"],
    ["not", "my"],
    ["not", "ours"],
    ["not", "us"],
    ["wasn't", "me"],
    ["was", "not", "me"],
    ["wasn't", "mine"],
    ["was", "not", "mine"],
    ["of", "his", "own"],
    ["of", "her", "own"],
)
CLAIMS = frozenset(("claim", "visit", "bill", "note", "charge", "session", "entry", "charges"))
COLLEAGUES = frozenset(("colleague", "coworker", "teammate"))


@dataclass(frozen=True, slots=True)
class Disowned:
    """Looks at the words around a number, which begins at ``first`` and ends before ``last``."""

    words: Words
    layout: Layout
    persons: Sequence[Cue]
    discipline: str

    def is_disowned(self, first: int, last: int) -> bool:
        """Is the number said to be of somebody who is not the writer?"""
        anothers = self._is_anothers(first) or self._is_colleagues(first)
        return self._is_given_away(last) or anothers or self._is_denied(first)

    def _is_given_away(self, at: int) -> bool:
        """``forty minutes of his``, ``10 min on her own time``, ``7 min was the prosthetist``, ``30 min, not mine``."""
        after = [word for word in self.words.lower[at : at + DISOWNED_REACH] if word not in ",("]
        if after[:1] and after[0] in WORDS["whose"] and after[1:2] in (["time"], ["minutes"], ["part"], ["portion"]):
            return True
        own = [word for word in after if word != "own"]
        if own[:1] == ["on"] and own[1:2] and own[1] in WORDS["whose"] and own[2:3] and own[2] in WORDS["clocks"]:
            return True
        if after[:1] == ["of"] and after[1:2] and after[1] in WORDS["theirs"]:
            return True
        if after[:2] in NOT_OURS or after[:3] in NOT_OURS:
            return True
        if after[:1] and after[0] in ("was", "were", "is") and self._is_somebodys(at):
            return True
        behind = self.words.lower[at : min(at + DISOWNED_LATE, self._ends_at(at))]
        if "theirs" in behind or any(behind[i : i + 2] == ["not", "mine"] for i in range(len(behind))):
            return True
        ahead = self.words.lower[at : min(at + UNCLAIMED_REACH, self._ends_at(at))]
        return any(
            ahead[i : i + 3] == ["not", "part", "of"] and not CLAIMS.isdisjoint(ahead[i + 3 : i + 5])
            for i in range(len(ahead))
        )

    def _is_somebodys(self, at: int) -> bool:
        """``22 min was Lena's``: of somebody by name, who is no assistant."""
        words = self.words
        for possessive in range(at + 2, min(at + 5, self._ends_at(at))):
            if words.lower[possessive] == "'s":
                ended = possessive + 1 >= len(words) or not words.lower[possessive + 1][0].isalnum()
                people = self._named_from(at, possessive + 1)
                return ended and not any(cue.value in ASSISTANTS for cue in people)
        return False

    def _ends_at(self, at: int) -> int:
        return self.layout.sentences[self.layout.sentence[at - 1]][1]

    def _named_from(self, at: int, last: int) -> list[Cue]:
        """The people named between two words, of one sentence."""
        sentence = self.layout.sentence
        index = bisect_left(self.persons, at, key=_first)
        named: list[Cue] = []
        while index < len(self.persons) and self.persons[index].first < last:
            if sentence[self.persons[index].first] == sentence[at - 1]:
                named.append(self.persons[index])
            index += 1
        return named

    def _is_anothers(self, at: int) -> bool:
        """``fitter put it on (his 25 min)``, ``the OT did her own ten``."""
        before = self.words.lower[max(0, at - 2) : at]
        own = before[-1:] == ["own"] and bool(WORDS["whose"].intersection(before[:1]))
        if not own and not (before[-1:] and before[-1] in WORDS["whose"]):
            return False
        sentence = self.layout.sentence
        people = self.persons[
            max(0, bisect_left(self.persons, at, key=_first) - 3) : bisect_left(self.persons, at, key=_first)
        ]
        others = (p for p in people if p.value not in NEVER and p.value != "writer" and p.value != self.discipline)
        return any(sentence[p.first] == sentence[at] for p in others)

    def _is_colleagues(self, at: int) -> bool:
        """``made by my colleague (35 min)``: nobody else is named between."""
        first = self.layout.sentences[self.layout.sentence[at]][0]
        before = self.words.lower[max(first, at - DID_REACH) : at]
        for index, word in enumerate(before):
            if word in COLLEAGUES and before[max(0, index - 2) : index].count("by"):
                return {"i", "me", "we"}.isdisjoint(before[index:])
        return False

    def _is_denied(self, at: int) -> bool:
        """``my colleague (not me) spent 50 min``."""
        before = self.words.lower[max(0, at - DISOWNED_REACH) : at]
        return any(before[i : i + 3] == ["not", "me", ")"] for i in range(len(before)))


def _first(cue: Cue) -> int:
    return cue.first
