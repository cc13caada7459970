"""Is a person the one who did something, or the one to whom it was done or said?"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
BYSTANDERS = frozenset(("student", "aide", "nurse", "other patient", "vendor"))
TAUGHT = frozenset(("aide", "nurse"))
STRANGERS = frozenset(("orthotist", "physician", "SLP"))
PORTIONS = frozenset(("portion", "part", "time", "minutes", "treatment", "tx", "side", "half"))
TAUGHT_IN = frozenset(("in", "on", "re", "how", "with", "w"))
WHOSE = frozenset(("his", "her", "their", "our", "my", "the"))
HANDED_REACH = 5
DASHES = (["-"], ["–"], ["—"])
COUNTING = frozenset("the two three both some several 2 3 all evening night day floor".split())
"""Between what was done and the people to whom it was done."""
SOON, BRACKET, GIVEN_REACH = 4, 5, 9


@dataclass(frozen=True, slots=True)
class Subjects:
    """Looks at the words around a person; ``starts`` are the first words of what minutes can belong to."""

    words: Words
    layout: Layout
    discipline: str
    starts: frozenset[int]

    def is_subject(self, cue: Cue) -> bool:
        """A person followed by what they did, and not the one to whom it was done."""
        words = self.words
        cue = cue._replace(last=self._after_bracket(cue.last))
        after = words.lower[cue.last] if cue.last < len(words) else ""
        if cue.value == "writer":
            return words.lower[cue.first] in ("i", "we", "i've", "my") or after == "part"
        if self._is_handed(cue):
            return True
        if self.is_object(cue):
            return False
        if after in WORDS["billing_it"] and words.shape[cue.last + 1 : cue.last + 2] != [Shape.NUMBER]:
            return False
        named = after[:1].isalpha() and words.exact[cue.last].istitle()
        behind = words.lower[cue.last + 1 : cue.last + 2] if named else [after]
        if after in PORTIONS and words.lower[cue.last + 1 : cue.last + 2] == [":"]:
            return True
        labels = behind == [":"] or (behind in DASHES and self._opens(cue.first))
        if labels or (after == "," and words.lower[cue.last + 2 : cue.last + 3] == [","]):
            return True
        if after in WORDS["lessons"] and cue.value in TAUGHT:
            return False
        if after == "shown" and cue.value in BYSTANDERS:
            return False
        counted = words.shape[cue.last + 1 : cue.last + 2] == [Shape.NUMBER]
        if after in WORDS["taught"] and counted and cue.value in TAUGHT:
            return False
        if after in WORDS["taught"] and TAUGHT_IN & set(words.lower[cue.last + 1 : cue.last + 2]):
            return False
        if after == "'s" and cue.value in BYSTANDERS and self._counts_soon(cue.last + 1):
            return True
        if cue.value == "other patient" and (after == "'s" or words.lower[cue.last : cue.last + 2] == [",", "who"]):
            return True
        if cue.value in BYSTANDERS or cue.value == "SLP":
            return after[:1].isalpha() and after not in WORDS["bystanding"] and not self._only_learns(cue, after)
        if self._is_verb(cue.last) or (named and self._is_verb(cue.last + 1)):
            return True
        return cue.value in STRANGERS and cue.value != self.discipline and self._works_soon(cue)

    def _opens(self, at: int) -> bool:
        """Does a word begin its clause, small words left out?"""
        if at and self.words.lower[at - 1] in WHOSE:
            at -= 1
        return at == 0 or self.layout.clause[at - 1] != self.layout.clause[at]

    def _counts_soon(self, at: int) -> bool:
        """``my tech's 20 minutes``."""
        return any(shape in (Shape.NUMBER,) for shape in self.words.shape[at : at + 2])

    def _only_learns(self, cue: Cue, after: str) -> bool:
        """``the nurse asked``, ``the nurse and his wife watched me``."""
        if cue.value != "student" and after == "and":
            ahead = self.words.lower[cue.last + 1 : cue.last + 1 + SOON]
            return not WORDS["learning"].isdisjoint(ahead)
        if after in WORDS["asking"]:
            return True
        return cue.value != "student" and after in WORDS["learning"] and not self._gives(cue.last)

    def _gives(self, at: int) -> bool:
        """``the tech practised donning with my patient``."""
        ahead = self.words.lower[at : at + GIVEN_REACH]
        return any(
            word == "with" and not WORDS["the_patient"].isdisjoint(ahead[i + 1 : i + 3]) for i, word in enumerate(ahead)
        )

    def _after_bracket(self, at: int) -> int:
        """``Prosthetist (CPO) adjusted``: what stands in brackets behind a person is passed over."""
        lower = self.words.lower
        if lower[at : at + 1] == ["("] and ")" in lower[at : at + BRACKET]:
            return at + lower[at : at + BRACKET].index(")") + 1
        return at

    def _works_soon(self, cue: Cue) -> bool:
        """``Prosthetist on site ground the socket``: a word or two of place between the person and the work."""
        opens = self.layout.sentences[self.layout.sentence[cue.first]][0]
        begins = cue.first - opens <= 1 or self.layout.clause[cue.first - 1] != self.layout.clause[cue.first]
        after = self.words.lower[cue.last : cue.last + 1]
        placed = bool(after) and after[0] in WORDS["placed"]
        return begins and placed and any(self._is_verb(at) for at in range(cue.last + 1, cue.last + 1 + SOON))

    def _is_handed(self, cue: Cue) -> bool:
        """``turned her over to the aide``."""
        before = self.words.lower[max(0, cue.first - HANDED_REACH) : cue.first]
        return before[-1:] in (["to"], ["the"]) and not WORDS["handed"].isdisjoint(before)

    def is_object(self, cue: Cue) -> bool:
        """``told the aide``, ``with PTA``: something was done or said to the person."""
        before = self.words.lower[max(0, cue.first - 3) : cue.first]
        if any(
            word in WORDS["company"] and all(w.isalpha() or w in "+&/" for w in before[i:])
            for i, word in enumerate(before)
        ):
            return True
        opens = self.layout.sentences[self.layout.sentence[cue.first]][0]
        if before and before[-1] in WHOSE and cue.first - opens <= 1:
            return False
        while before and before[-1] in COUNTING:
            before = before[:-1]
        return not WORDS["object_before"].isdisjoint(before[-1:])

    def _is_verb(self, at: int) -> bool:
        """A word for what someone did: any word of work, a verb of the vocabulary, or one that ends like the past."""
        word = self.words.lower[at] if at < len(self.words) else ""
        return at in self.starts or word in WORDS["did"] or (word.endswith("ed") and word not in WORDS["bystanding"])
