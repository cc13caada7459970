"""Is a number without a unit minutes because of how it is said: after others, with a label, as an item of a list?"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.layout.divide import Layout
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("minutes")
LEAST, SUMMED = 3, 3
LEAST_SUM, TODAY_REACH = 5, 5
ADDED = (["on", "top"], ["after", "that"], ["besides", "that"])
JUST = frozenset(("just", "only", "it", "about"))
SENTENCES_BACK = 2
SPENT_REACH = 4
LABELS = frozenset(("min", "mins", "minutes", "time"))
COLUMNS = frozenset(("column", "col", "field", "box", "entry"))
SPENDING = frozenset(("i", "we", "she", "he", "was", "were"))
INCLUDING = frozenset(("incl", "including", "includes", "inc"))
QUANTITY = frozenset(("qty", "quantity", "units", "unit"))
WHOLE = frozenset(("whole", "entire", "full", "my", "our"))
MOST_ITEM, ITEMS = 120, 1
TODAY = (["today"], ["tday"], ["now"])
OF_REACH = 4
WHOLES = (["it"], ["which"], ["that"], ["those"], ["them"], ["these"])
OF_WHOLE = [["of", word] for word in ("that", "which", "this", "it", "those", "them", "these")]
FUZZY = frozenset(("about", "around", "roughly", "maybe", "only", "~", "say"))


@dataclass(frozen=True, slots=True)
class Told:
    """``timed`` are the first words of lengths of time with a unit, in order."""

    words: Words
    layout: Layout
    timed: list[int]

    def add(self, quantity: Quantity) -> None:
        """Take in a number that was found to be minutes."""
        if quantity.kind is Kind.BARE:
            insort(self.timed, quantity.first)

    def is_told(self, quantity: Quantity, *, beside: bool) -> bool:
        """``another 12``, ``5 more``, ``& 5 with mom``, ``so 24 altogether``, ``min: 16``; ``beside`` words of work."""
        words, first, last = self.words, quantity.first, quantity.last
        before = words.lower[first - 1] if first else "."
        after = words.lower[last] if last < len(words) else "."
        if quantity.low < LEAST:
            return False
        if self._is_labelled(first) or (before in WHOLE and self._is_spent(first)):
            return True
        if before in ("actually", "really", "only") and words.lower[first - 2 : first - 1] in (
            ["was"],
            ["is"],
            ["took"],
        ):
            return self.ends(last) and self.has_time(first)
        if self._is_summed(last) or words.lower[last : last + 2] in (["in", "all"], ["all", "told"]):
            return before not in WORDS["counted_before"] and self.has_time(first)
        if after == "of" and words.lower[last + 1 : last + 2] in WHOLES and self.has_time(first):
            return before not in WORDS["counted_before"]
        if before in WORDS["summing"] and self.has_time(first) and quantity.low >= LEAST_SUM:
            return True
        if words.lower[last : last + 2] in ADDED and self.has_time(first):
            return before not in WORDS["counted_before"]
        if after == "more" and words.lower[last + 1 : last + 2] in (["on"], ["of"], ["with"], ["for"]):
            return self.has_time(first)
        if self._is_todays(first) and self.has_time(first):
            return self.ends(last)
        if self.is_of_whole(first) and self.has_time(first):
            return self.ends(last) or after in WORDS["told_after"] or after in WORDS["spent_on"]
        if before == "in" and self.ends(last) and self._is_done_in(first):
            return True
        if words.lower[max(0, first - 2) : first] == ["it", "was"] and after == "today":
            return True
        if before == "if" and after == "was":
            return self.has_time(first)
        if before in WORDS["gave_time"] and after in WORDS["given_to"]:
            return True
        if words.lower[last + 1 : last + 2] == ["spent"] and after in SPENDING:
            return True
        if not self.has_time(first):
            return False
        if before in INCLUDING or (before in ("me", "myself") and self.ends(last)):
            return True
        if after in WORDS["sides"] and self.ends(last + 1) and before in ",;/+&and":
            return True
        if before in WORDS["ending_before"] and self.ends(last):
            return True
        if before in ("just", "only") and words.lower[first - 2 : first - 1] in TODAY and self.ends(last):
            return True
        here = self.layout.sentence[first] == self.layout.sentence[self.last_timed(first)]
        if before in WORDS["sides"] and here and self.ends(last):
            return True
        goes_on = after in WORDS["told_after"] or after.endswith("ing")
        if before in WORDS["more_before"]:
            return self.ends(last) or goes_on
        if after in ("more", "too") and (before in WORDS["told_before"] or beside):
            return self.ends(last + 1) or words.lower[last + 1] in WORDS["told_after"]
        return before in WORDS["told_before"] and goes_on

    def lists(self, kept: Sequence[Quantity]) -> dict[int, tuple[int, int]]:
        """By sentence how many items end with minutes, and how many of these without a unit."""
        found: dict[int, tuple[int, int]] = {}
        for quantity in kept:
            if self.ends(quantity.last):
                items, bare = found.get(self.layout.sentence[quantity.first], (0, 0))
                found[self.layout.sentence[quantity.first]] = items + 1, bare + (quantity.kind is Kind.BARE)
        return found

    def is_item(self, quantity: Quantity, lists: dict[int, tuple[int, int]]) -> bool:
        """The last word of an item of a list whose other items end with minutes."""
        words, first = self.words, quantity.first
        if quantity.kind is not Kind.BARE or not LEAST <= quantity.low <= MOST_ITEM or not self.ends(quantity.last):
            return False
        before = words.lower[first - 1] if first else ""
        if (
            words.shape[first] != Shape.NUMBER
            or not before.isalpha()
            or before in WORDS["counted_before"]
            or before in WORDS["small"]
        ):
            return False
        items, bare = lists.get(self.layout.sentence[first], (0, 0))
        return items >= ITEMS and bare > 0

    def _is_todays(self, first: int) -> bool:
        """``last week it was twenty. Today it's just eight``."""
        before = [word for word in self.words.lower[max(0, first - TODAY_REACH) : first] if word not in FUZZY | JUST]
        return len(before) > 1 and [before[-2]] in TODAY and before[-1] in ("'s", "its", "was", "is", "took")

    def _is_summed(self, last: int) -> bool:
        """``24 altogether``, ``17 pros total``, ``30 splint time total``."""
        for word in self.words.lower[last : last + SUMMED]:
            if word in WORDS["summing"]:
                return True
            if word not in WORDS["summed"]:
                return False
        return False

    def _is_labelled(self, first: int) -> bool:
        """``min: 16``, ``MINUTES = 25``."""
        lower = self.words.lower
        at = first - 1
        if lower[max(0, at) : first] == ["min"] and not QUANTITY.isdisjoint(
            lower[max(0, first - 3) : max(0, first - 2)]
        ):
            return True
        if at > 0 and lower[at] in COLUMNS and lower[at - 1] in LABELS:
            return True
        if at > 0 and lower[at] in (":", "="):
            at -= 1
        elif at < 0 or self._opens(first - 1) is False:
            return False
        if at < 0 or lower[at] not in LABELS:
            return False
        counted = at > 0 and lower[at - 1][0].isdigit()
        return not counted or lower[at - 2 : at - 1] in ([":"], ["="])

    def _opens(self, at: int) -> bool:
        """A label without a colon counts only where it begins an item: ``; min 16;``."""
        before = self.words.lower[at - 1] if at else ""
        return at == 0 or before in ",;|." or before in WORDS["labelling"] or "\n" in self.words.gap[at]

    def is_part(self, at: int) -> bool:
        """``20 of the 35 minutes``: time follows the number that ends before a word."""
        if self.words.lower[at : at + 1] != ["of"]:
            return False
        at += 1
        ahead = [i for i in (at, at + 1) if i < len(self.words)]
        index = bisect_left(self.timed, at)
        return index < len(self.timed) and self.timed[index] in ahead

    def is_of_whole(self, first: int) -> bool:
        """``50 min. Of that, 28 on the leg``: part of time told before."""
        before = [word for word in self.words.lower[max(0, first - OF_REACH) : first] if word != ","]
        return before[-2:] in OF_WHOLE or (before[-3:-1] in OF_WHOLE and before[-1] in FUZZY)

    def _is_done_in(self, first: int) -> bool:
        """``the right one in 14 minutes and the left in twelve``."""
        index = bisect_left(self.timed, first)
        return index > 0 and self.has_time(first) and self.words.lower[self.timed[index - 1] - 1] == "in"

    def _is_spent(self, first: int) -> bool:
        before = self.words.lower[max(0, first - SPENT_REACH) : first]
        return "spent" in before or "took" in before

    def ends(self, last: int) -> bool:
        if last >= len(self.words) or "\n" in self.words.gap[last]:
            return True
        return not self.words.lower[last][0].isalnum()

    def last_timed(self, first: int) -> int:
        """Where the minutes before a word begin; -1 where there are none."""
        index = bisect_left(self.timed, first)
        return self.timed[index - 1] if index else -1

    def has_time(self, first: int) -> bool:
        """Has time been told before, in this sentence or the one or two before it?"""
        index = bisect_left(self.timed, first)
        sentence = self.layout.sentence
        return index > 0 and sentence[first] - sentence[self.timed[index - 1]] <= SENTENCES_BACK
