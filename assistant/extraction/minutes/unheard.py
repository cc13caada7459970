"""Which numbers stand where minutes of the device's work would stand, and were still not read as minutes?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.text import Text
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("minutes")
LEAST, LEAST_DONE, MOST = 5, 3, 90
DETAIL, LEADING = 2, 3
UNLIKE = frozenset(("to", "at", "from", "the", "than"))
"""Before a number that is an angle, a setting, or one told before."""
ENDING, ITEM = frozenset(",;."), 4
MOST_HEARD, NEAR_WORK, ALONE = 12, 3, 6
LEADS = frozenset(("today", "now", "then", "so", "plus"))
DONE = frozenset(("done", "own"))
GIVERS = frozenset(("cota", "pta", "ota", "me", "assistant", "myself"))
NAMING = frozenset((Work.ACTIVITY, Work.CHECK))


@dataclass(frozen=True, slots=True)
class Unheard:
    """Looks for such numbers in one text; ``work`` are its anchors in order."""

    text: Text
    work: Sequence[Anchor]
    strange: frozenset[int] = frozenset()
    """The clauses that tell of another patient."""

    def find(self, quantities: Sequence[Quantity], heard: Sequence[Quantity]) -> tuple[Quantity, ...]:
        """Numbers without a unit beside work on a device, ``heard`` being those that were read; a number that only
        sums them up, or is what is left of one, is nothing new."""
        firsts = frozenset(each.first for each in heard)
        starts = [anchor.first for anchor in self.work]
        ended = frozenset(each.last for each in quantities)
        told = _sums({each.low for each in heard[:MOST_HEARD]})
        bare = any(each.kind is Kind.BARE for each in heard)
        return tuple(
            each
            for each in quantities
            if each.kind is Kind.BARE
            and each.first not in firsts
            and (LEAST if self._may_be_count(each, starts) else LEAST_DONE) <= each.low <= MOST
            and UNLIKE.isdisjoint(self.text.words.lower[max(0, each.first - 1) : each.first])
            and not self.text.contexts.over(each.first, each.last)
            and self.text.layout.clause[each.first] not in self.strange
            and (
                self._is_behind(each, starts)
                or self._is_ahead(each, starts)
                or self._is_item(each)
                or self._is_more(each)
                or self._is_added(each, heard)
                or self._is_somebodys(each)
                or (each.low not in told and each.first not in ended and self._is_last(each, starts))
                or ((bare or self._is_spoken(each)) and each.low not in told and self._is_beside_work(each, starts))
            )
        )

    def _may_be_count(self, quantity: Quantity, starts: Sequence[int]) -> bool:
        """A number so small is minutes only where it ends an item that tells what was done: ``heel pad glued in 4``."""
        index, clause = bisect_left(starts, quantity.first), self.text.layout.clause
        here = clause[quantity.first]
        near = self.work[max(0, index - NEAR_WORK) : index]
        done = any(a.work is Work.ACTIVITY and a.detail in DONE and clause[a.first] == here for a in near)
        return not done or not self._ends(quantity.last)

    def _is_behind(self, quantity: Quantity, starts: Sequence[int]) -> bool:
        """``taught her 10 that day``, ``foam there 5``: right behind the work, or a word or two after it."""
        index = bisect_left(starts, quantity.first)
        if not index or self.work[index - 1].work not in NAMING or self.work[index - 1].coded:
            return False
        between = self.text.words.lower[self.work[index - 1].last : quantity.first]
        return len(between) <= DETAIL and all(map(self._is_detail, between))

    def _is_ahead(self, quantity: Quantity, starts: Sequence[int]) -> bool:
        """``30 was making a brace``: it leads the work."""
        index = bisect_right(starts, quantity.last - 1)
        if index >= len(starts) or self.work[index].work not in NAMING or self.work[index].coded:
            return False
        between = self.text.words.lower[quantity.last : self.work[index].first]
        return len(between) <= LEADING and all(word in WORDS["leading"] for word in between)

    def _is_last(self, quantity: Quantity, starts: Sequence[int]) -> bool:
        """``mom helped w/ the shell 5.``, ``it should say twenty-eight.``: the last word of an item of any work."""
        words, first = self.text.words, quantity.first
        if quantity.low < quantity.high or words.lower[first][0] == "0" or not self._ends(quantity.last) or first == 0:
            return False
        before = words.lower[first - 1]
        if not words.gap[first]:
            return False
        if before == "own" and not WORDS["whose"].isdisjoint(words.lower[first - 2 : first - 1]):
            return False
        if before == ",":
            before = words.lower[first - 2] if first > 1 and not words.exact[first - 2].istitle() else ","
        if not before[0].isalpha() or before in WORDS["counted_before"] or before in WORDS["numbered"]:
            return False
        index, opens = bisect_left(starts, first), self.text.opens(first)
        return (index > 0 and starts[index - 1] >= opens) or self._is_short_item(quantity, opens)

    def _is_short_item(self, quantity: Quantity, opens: int) -> bool:
        """``; hook R 15;``: a word or two and the number are all there is between two marks."""
        lower, ends = self.text.words.lower, self.text.layout.sentences[self.text.layout.sentence[opens]][1]
        item = lower[opens : quantity.first]
        alone = ends - quantity.last <= 1 and 0 < len(item) <= DETAIL
        return alone and all(word.isalpha() for word in item) and WORDS["numbered"].isdisjoint(item)

    def _is_beside_work(self, quantity: Quantity, starts: Sequence[int]) -> bool:
        """``made in 35 and the dos took 10 more``: in a text whose minutes have no unit, beside work on a device in one
        clause, and not behind a word that says what it counts."""
        before = self.text.words.lower[max(0, quantity.first - 1) : quantity.first]
        if not before or (before[0] != "in" and before[0] in WORDS["counted_before"]) or before[0] in WORDS["numbered"]:
            return False
        clause = self.text.layout.clause
        opens = self.text.opens(quantity.first)
        if not WORDS["by_oneself"].isdisjoint(
            self.text.words.lower[max(opens, quantity.first - ALONE) : quantity.first]
        ):
            return False
        near = self.work[max(0, bisect_left(starts, quantity.first) - NEAR_WORK) :][: 2 * NEAR_WORK]
        return any(a.work in NAMING and clause[a.first] == clause[quantity.first] for a in near)

    def _is_spoken(self, quantity: Quantity) -> bool:
        return self.text.words.shape[quantity.first] == Shape.WORD

    def _is_somebodys(self, quantity: Quantity) -> bool:
        """``it was nineteen with the COTA and six with me``."""
        behind = self.text.words.lower[quantity.last : quantity.last + 3]
        return behind[:1] in (["with"], ["by"]) and not GIVERS.isdisjoint(behind)

    def _is_added(self, quantity: Quantity, heard: Sequence[Quantity]) -> bool:
        """``fitting the gauntlet 6 min + 5 how to close it``: on top of minutes told before in the sentence."""
        lower, sentence = self.text.words.lower, self.text.layout.sentence
        if lower[max(0, quantity.first - 1) : quantity.first] not in (["+"], ["plus"]):
            return False
        if not WORDS["counted_things"].isdisjoint(lower[quantity.last : quantity.last + DETAIL]):
            return False
        here = sentence[quantity.first]
        return any(sentence[each.first] == here and each.first < quantity.first for each in heard)

    def _is_more(self, quantity: Quantity) -> bool:
        """``tried the brace 12 min then the sleeve 8 more``."""
        return self.text.words.lower[quantity.last : quantity.last + 1] == ["more"] and self._ends(quantity.last + 1)

    def _ends(self, at: int) -> bool:
        words = self.text.words
        return at >= len(words) or words.lower[at] in ENDING or "\n" in words.gap[at]

    def _is_detail(self, word: str) -> bool:
        return word[0].isalpha() and word not in WORDS["counted_before"]

    def _is_item(self, quantity: Quantity) -> bool:
        """``today finish 19;``, ``so foam there 5``: an item of a few words, brought in by a word of order."""
        words, first = self.text.words, quantity.first
        if quantity.last < len(words) and words.lower[quantity.last] not in ENDING:
            return False
        for at in range(first - 1, max(0, first - ITEM), -1):
            if words.lower[at] in LEADS:
                return at < first - 1
            if not words.lower[at].isalpha() or not self._is_detail(words.lower[at]):
                return False
        return False


def _sums(minutes: set[int]) -> set[int]:
    """The numbers that two of these make together, or one without the other."""
    return {value for one in minutes for other in minutes if one != other for value in (one + other, abs(one - other))}
