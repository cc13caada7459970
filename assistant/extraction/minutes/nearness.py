"""Do a number and the words of work stand next to each other, in one clause, on one day?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("minutes")
UNITS = frozenset(("min", "mins", "minutes", "m", "'"))
DASHES = frozenset(("-", "–", "—", "(", ":"))
NEXT = (["and"], ["then"], ["&"], ["n"], ["plus"])
"""Before the next of several works."""
MEANWHILE = (["while", "i"], ["while", "we"])
NEAR, EXPLAINED, NAMED, CHARGED, SUMMED, STAY = 5, 12, 2, 12, 12, 4
OTHER_DAY = Context.PAST | Context.PLANNED | Context.HYPOTHETICAL
NAMES_WORK = frozenset((Work.ACTIVITY, Work.SERVICE, Work.EVALUATION, Work.CHECK))


@dataclass(frozen=True, slots=True)
class Nearness:
    """Measures how numbers and anchors stand to each other in one text."""

    text: Text

    @property
    def words(self) -> Words:
        return self.text.words

    def clause(self, at: int) -> int:
        return self.text.clause(at)

    def clause_alone(self, at: int) -> int:
        """The clause of a word, a bracket being one of its own."""
        return self.text.layout.clause[at]

    def is_same_clause(self, anchor: Anchor, quantity: Quantity) -> bool:
        return self.text.clause(anchor.first) == self.text.clause(quantity.first)

    def touches(self, first: int, last: int, small: str = "between") -> bool:
        """Only small words stand between, of the list ``small``, words in brackets not counted."""
        if not 0 <= last - first <= 3 * NEAR:
            return False
        allowed, depth, passed = WORDS[small], 0, 0
        for word in self.words.lower[first:last]:
            if word in "([":
                depth += 1
            elif word in ")]":
                depth = max(0, depth - 1)
            elif depth == 0:
                passed += 1
                if word not in allowed or passed > NEAR:
                    return False
        return True

    def leads(self, quantity: Quantity, anchor: Anchor) -> bool:
        return self.touches(quantity.last, anchor.first, "leading")

    def fits(self, anchor: Anchor, quantity: Quantity) -> bool:
        """A session's name only right beside the number; words of another day only with a number of that day."""
        if anchor.work in (Work.SESSION, Work.TIMED):
            return self.touches(anchor.last, quantity.first) or self.names_stay(quantity, anchor)
        if anchor.detail == "rest" and anchor.first >= quantity.last:
            return False
        other_day = self.text.contexts.over(anchor.first, anchor.last) & OTHER_DAY
        return not other_day & ~self.text.contexts.over(quantity.first, quantity.last)

    def names_stay(self, quantity: Quantity, session: Anchor) -> bool:
        """``20 min session``, ``a 45-minute physical therapy session``."""
        if self.touches(quantity.last, session.first):
            return True
        between = self.words.lower[quantity.last : session.first]
        return 0 < len(between) <= STAY and WORDS["stay"].issuperset(between)

    def names_before(self, anchor: Anchor, quantity: Quantity) -> bool:
        """Work is named a few words before the number, in its clause."""
        near = quantity.first - anchor.last <= NEAR and self.is_same_clause(anchor, quantity)
        return near and anchor.work in NAMES_WORK

    def names_after(self, anchor: Anchor, quantity: Quantity) -> bool:
        """Work is named a few words after the number, in its clause and not as the next of a list."""
        between = self.words.lower[quantity.last : anchor.first]
        near = len(between) <= NEAR and "+" not in between and between[:1] not in NEXT
        return near and self.is_same_clause(anchor, quantity) and anchor.work in NAMES_WORK

    def counts_in_clause(self, at: int) -> bool:
        """Does another number stand behind a word in its clause?"""
        words, here = self.words, self.clause(at - 1)
        for later in range(at, min(at + EXPLAINED, len(words))):
            if self.clause(later) != here:
                return False
            if words.shape[later] == Shape.NUMBER:
                return True
        return False

    def explains(self, quantity: Quantity, anchor: Anchor) -> bool:
        """``97760 20 min – fit and teach``: what follows a dash or stands in brackets says what the minutes were."""
        mark = self.words.lower[quantity.last] if quantity.last < len(self.words.lower) else ""
        return mark in DASHES and anchor.first - quantity.last <= EXPLAINED

    def charged_as(self, quantity: Quantity, ahead: Sequence[Anchor]) -> Anchor | None:
        """``hall walking 18 min, billed as 97116``: the code behind a number says what it was."""
        for anchor in ahead:
            between = self.words.lower[quantity.last : anchor.first]
            if len(between) > CHARGED or not any(anchor.coded for anchor in ahead):
                return None
            if anchor.coded and between[-1:] in (["as"], ["under"]) and not WORDS["charged"].isdisjoint(between[-4:-1]):
                return anchor
        return None

    def is_after_comma(self, quantity: Quantity, code: Anchor) -> bool:
        """``stairs with the leg 27 min, 97761, Aetna``: a code of its own item with no number of its own."""
        after = self.words.lower[code.last] if code.last < len(self.words) else "."
        return code.first == quantity.last + 1 and not after[0].isalnum()

    def is_parallel(self, quantity: Quantity) -> bool:
        """``10 min while I padded it``: what the writer did meanwhile is not what the minutes were for."""
        return self.words.lower[quantity.last : quantity.last + 2] in MEANWHILE

    def is_code_near(self, anchor: Anchor, quantity: Quantity) -> bool:
        """``97763 OT 8:15-8:27``."""
        return anchor.coded and quantity.first - anchor.last <= 2 and self.is_same_clause(anchor, quantity)

    def is_total(self, anchor: Anchor, quantity: Quantity) -> bool:
        """``total of 45``, ``45 in all``, ``= 45``."""
        lower = self.words.lower
        if lower[anchor.first] == "=" and not self._is_short_number(anchor.first - 1):
            ends = anchor.first > 1 and lower[anchor.first - 1] in UNITS and lower[anchor.first - 2][0].isdigit()
            added = "+" in lower[max(0, anchor.first - SUMMED) : anchor.first] and lower[anchor.first - 1].isalpha()
            return (ends or added) and anchor.last == quantity.first
        if self.touches(anchor.last, quantity.first):
            return not (lower[anchor.last] == ":" and self._ends_number(anchor.first))
        ahead = self.words.shape[anchor.last : anchor.last + 1] == [Shape.NUMBER]
        if lower[anchor.first] == "=" or ahead:
            return False
        return self.touches(quantity.last, anchor.first) or self._is_named_between(quantity.last, anchor.first)

    def _is_named_between(self, first: int, last: int) -> bool:
        """``30 min orthotic total``: a word or two of what is totalled."""
        between = self.words.lower[first:last]
        return 0 < len(between) <= NAMED and all(word.isalpha() for word in between) and UNITS.isdisjoint(between)

    def _ends_number(self, at: int) -> bool:
        """A number ends before a word, what is totalled between them: ``30 min orthotic total:``."""
        for before in range(at - 1, max(-1, at - 2 - NAMED), -1):
            if self.words.lower[before] in UNITS or self._is_short_number(before):
                return True
            if not self.words.lower[before].isalpha():
                return False
        return False

    def _is_short_number(self, at: int) -> bool:
        return self.words.shape[at] == Shape.NUMBER and len(self.words.lower[at]) <= 3
