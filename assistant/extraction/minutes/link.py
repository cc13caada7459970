"""Which words does each number of minutes belong to? A number follows its words, or leads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.extraction.context.scopes import Context, Contexts
from assistant.extraction.layout.divide import Layout
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.work.anchors import Anchor, Work

SMALL_WORDS = frozenset(
    "to of for on was were is the a an x ~ about approx approximately around in it took spent did doing : = - – — ( @ at maybe only just "
    "another first then his her my min documented long lasted lasting me him session today total ish or so".split()
)
LEADING_WORDS = SMALL_WORDS - {"+", "then", "first", "another", "x", ":", "="} | {"more", "minutes"}
JOINING = frozenset(("then", "and", "+", ",", "plus", "&"))
UNITS = frozenset(("min", "mins", "minutes", "m", "'"))
LOOK_BACK = 6
NEAR = 5
ECHO_REACH = 7
EXPLAINED = 12
NAMES_WORK = frozenset((Work.ACTIVITY, Work.SERVICE, Work.EVALUATION, Work.CHECK))
BESIDE = frozenset((Work.ASIDE, Work.SESSION, Work.TIMED))
OTHER_DAY = Context.PAST | Context.PLANNED | Context.HYPOTHETICAL
LEADABLE = frozenset((Work.ORTHOTIC, Work.DEVICE, Work.CHECK, Work.ACTIVITY))


class Stint(NamedTuple):
    """A number and the anchors it belongs to; ``total`` where it was said to be a sum, ``echo`` where it repeats
    the words of the number before."""

    quantity: Quantity
    anchors: tuple[Anchor, ...]
    total: bool = False
    echo: bool = False


@dataclass(frozen=True, slots=True)
class Linker:
    """Ties numbers to anchors, sentence by sentence."""

    words: Words
    layout: Layout
    contexts: Contexts

    def link(self, quantities: Sequence[Quantity], anchors: Sequence[Anchor]) -> list[Stint]:
        """Every number with its anchors, in order."""
        by_sentence: dict[int, tuple[list[Quantity], list[Anchor]]] = {}
        sentence = self.layout.sentence
        for quantity in quantities:
            by_sentence.setdefault(sentence[quantity.first], ([], []))[0].append(quantity)
        for anchor in anchors:
            by_sentence.setdefault(sentence[anchor.first], ([], []))[1].append(anchor)
        stints: list[Stint] = []
        waiting: list[Anchor] = []
        for index in sorted(by_sentence):
            numbers, named = by_sentence[index]
            linked, left = self._sentence(numbers, named)
            stints += self._close(linked, waiting)
            waiting = [a for a in ([] if numbers else waiting) + left if a.work not in (Work.SESSION, Work.ASIDE)][
                -LOOK_BACK:
            ]
        return self._lead_on(stints, anchors)

    def _sentence(self, numbers: list[Quantity], anchors: list[Anchor]) -> tuple[list[Stint], list[Anchor]]:
        """The stints of one sentence, and the anchors left without a number."""
        totals = [anchor for anchor in anchors if anchor.work is Work.TOTAL]
        named = [anchor for anchor in anchors if anchor.work is not Work.TOTAL]
        listed = self._listed(numbers, named)
        if listed:
            return listed, []
        stints: list[Stint] = []
        pending: list[Anchor] = []
        at = 0
        for index, quantity in enumerate(numbers):
            while at < len(named) and named[at].first < quantity.first:
                pending.append(named[at])
                at += 1
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            after = self._ahead(quantity, following, named, at)
            before = [anchor for anchor in pending if self._fits(anchor, quantity)]
            taken, ahead = self._choose(quantity, before, [anchor for anchor in after if self._fits(anchor, quantity)])
            ahead = len(after) if ahead else 0
            total = any(self._is_total(anchor, quantity) for anchor in totals)
            if total and following and ahead and not before:
                taken, ahead = [], 0
            stints.append(Stint(quantity, tuple(taken), total))
            at += ahead
            pending = []
        return stints, pending + named[at:]

    def _fits(self, anchor: Anchor, quantity: Quantity) -> bool:
        """A session's name only right beside the number; words of another day only with a number of that day."""
        if anchor.work in (Work.SESSION, Work.TIMED):
            return self._touches(anchor.last, quantity.first) or self._touches(quantity.last, anchor.first)
        other_day = self.contexts.over(anchor.first, anchor.last) & OTHER_DAY
        return not other_day & ~self.contexts.over(quantity.first, quantity.last)

    def _listed(self, numbers: list[Quantity], named: list[Anchor]) -> list[Stint]:
        """``97760 with 97530, 30 min and 15 min``: as many numbers as codes, all codes first."""
        coded = [anchor for anchor in named if anchor.coded]
        if not 1 < len(coded) == len(numbers) or coded[-1].last > numbers[0].first:
            return []
        if any(anchor.first > coded[0].first for anchor in named if not anchor.coded):
            return []
        return [Stint(number, (anchor,)) for number, anchor in zip(numbers, coded, strict=True)]

    def _is_total(self, anchor: Anchor, quantity: Quantity) -> bool:
        """``total of 45``, ``45 in all``, ``= 45``."""
        if self.words.lower[anchor.first] == "=" and not self._is_short_number(anchor.first - 1):
            return anchor.first > 0 and self.words.lower[anchor.first - 1] in UNITS and anchor.last == quantity.first
        if self._touches(anchor.last, quantity.first):
            return not (self.words.lower[anchor.last] == ":" and self._ends_number(anchor.first))
        ahead = self.words.shape[anchor.last : anchor.last + 1] == [Shape.NUMBER]
        return self.words.lower[anchor.first] != "=" and not ahead and self._touches(quantity.last, anchor.first)

    def _ends_number(self, at: int) -> bool:
        return at > 0 and (self.words.lower[at - 1] in UNITS or self._is_short_number(at - 1))

    def _is_short_number(self, at: int) -> bool:
        return self.words.shape[at] == Shape.NUMBER and len(self.words.lower[at]) <= 3

    def _choose(self, quantity: Quantity, before: list[Anchor], after: list[Anchor]) -> tuple[list[Anchor], int]:
        """The anchors of a number, and how many of those after it they use up."""
        near_after = bool(after) and self._leads(quantity, after[0])
        if near_after and after[0].work in BESIDE and after[0].first - quantity.last <= 1:
            coded = [anchor for anchor in before[-1:] if anchor.coded]
            return [*coded, after[0]], 1
        if before and after and after[0].coded and self.words.lower[quantity.last : after[0].first] == ["("]:
            return [*self._trailing(quantity, before), after[0]], 1
        if before and self.words.lower[quantity.last : quantity.last + 1] in (["incl"], ["including"], ["inc"]):
            return self._trailing(quantity, before), len(after)
        if not before:
            return after, len(after)
        if after and not any(a.work in NAMES_WORK for a in before) and self._explains(quantity, after[0]):
            return [*before, *after], len(after)
        if self._touches(before[-1].last, quantity.first) or self._is_code_near(before[-1], quantity):
            names = [a for a in after if a.work is Work.ACTIVITY and self._is_same_clause(a, quantity)]
            if near_after and names and not any(a.work in NAMES_WORK for a in before):
                return [*before, *names], len(after)
            trailing = self._trailing(quantity, before)
            if (
                near_after
                and after[0].work is Work.SERVICE
                and all(a.detail == "any" or a.work is Work.DEVICE for a in trailing)
            ):
                return [*trailing, after[0]], 1
            return trailing, 0
        if near_after and not (self._names_near(before[-1], quantity) and after[0].work not in NAMES_WORK):
            return after, len(after)
        if not self._names_near(before[-1], quantity) and any(self._names_soon_after(a, quantity) for a in after):
            return after, len(after)
        return self._trailing(quantity, before), 0

    def _names_soon_after(self, anchor: Anchor, quantity: Quantity) -> bool:
        between = self.words.lower[quantity.last : anchor.first]
        near = self._is_same_clause(anchor, quantity) and len(between) <= NEAR and "+" not in between
        return anchor.work in NAMES_WORK and near

    def _explains(self, quantity: Quantity, anchor: Anchor) -> bool:
        """``97760 20 min – fit and teach``: what follows a dash or stands in brackets says what the minutes were."""
        mark = self.words.lower[quantity.last : quantity.last + 1]
        return mark in (["-"], ["–"], ["—"], ["("], [":"]) and anchor.first - quantity.last <= EXPLAINED

    def _names_near(self, anchor: Anchor, quantity: Quantity) -> bool:
        return (
            anchor.work in NAMES_WORK
            and self._is_same_clause(anchor, quantity)
            and quantity.first - anchor.last <= NEAR
        )

    def _is_code_near(self, anchor: Anchor, quantity: Quantity) -> bool:
        """``97763 OT 8:15-8:27``."""
        return anchor.coded and quantity.first - anchor.last <= 2 and self._is_same_clause(anchor, quantity)

    def _trailing(self, quantity: Quantity, before: list[Anchor]) -> list[Anchor]:
        """The words that a number follows: the whole list before it, but a service's clause stands for itself."""
        nearest = self._clause(before[-1].first)
        own = [anchor for anchor in before if self._clause(anchor.first) == nearest]
        if any(anchor.work is Work.SERVICE for anchor in own) and not any(a.work is Work.ACTIVITY for a in own):
            while len(own) < len(before) and before[-len(own) - 1].work is Work.SERVICE:
                own = before[-len(own) - 1 :]
            return own
        if any(anchor.work is Work.ACTIVITY for anchor in own):
            return [
                a
                for a in before
                if a in own or a.work is not Work.SERVICE or a.coded is False and self._is_listed(a, own)
            ]
        return before

    def _is_listed(self, anchor: Anchor, own: list[Anchor]) -> bool:
        return own[0].first - anchor.last <= NEAR

    def _ahead(self, quantity: Quantity, following: Quantity | None, named: list[Anchor], at: int) -> list[Anchor]:
        """The anchors after a number that it may lead: its own clause's; if that names no work, the next ones' too."""
        limit = following.first if following else len(self.words)
        ahead: list[Anchor] = []
        while at < len(named) and named[at].first < limit:
            ahead.append(named[at])
            at += 1
        own = [anchor for anchor in ahead if self._is_same_clause(anchor, quantity)]
        if any(anchor.work in NAMES_WORK or anchor.work is Work.ASIDE for anchor in own):
            ahead = own
        if following is None or not ahead:
            return ahead
        if self._clause(quantity.first) == self._clause(following.first):
            split = len(ahead) > 1 and ahead[-1].last == following.first and not self._names_soon(following)
            return ahead[:-1] if split else ahead
        theirs = self._clause(following.first)
        return [anchor for anchor in ahead if self._clause(anchor.first) != theirs]

    def _names_soon(self, following: Quantity) -> bool:
        return self.words.lower[following.last : following.last + 1] in (["to"], ["of"], ["on"], ["for"])

    def _is_same_clause(self, anchor: Anchor, quantity: Quantity) -> bool:
        return self._clause(anchor.first) == self._clause(quantity.first)

    def _clause(self, word: int) -> int:
        """The clause of a word; brackets belong to the clause around them."""
        return self.layout.outer[self.layout.clause[word]]

    def _leads(self, quantity: Quantity, anchor: Anchor) -> bool:
        return self._touches(quantity.last, anchor.first, LEADING_WORDS)

    def _touches(self, first: int, last: int, small: frozenset[str] = SMALL_WORDS) -> bool:
        """Only small words stand between, words in brackets not counted."""
        if not 0 <= last - first <= 3 * NEAR:
            return False
        depth = passed = 0
        for word in self.words.lower[first:last]:
            if word in "([":
                depth += 1
            elif word in ")]":
                depth = max(0, depth - 1)
            elif depth == 0:
                passed += 1
                if word not in small or passed > NEAR:
                    return False
        return True

    def _close(self, linked: list[Stint], waiting: list[Anchor]) -> list[Stint]:
        """Numbers without anchors take those left waiting, or repeat the words of the number before them."""
        coded = [anchor for anchor in waiting if anchor.coded]
        if len(linked) > 1 and len(coded) == len(linked) and not any(stint.anchors for stint in linked):
            return [stint._replace(anchors=(anchor,)) for stint, anchor in zip(linked, coded, strict=True)]
        closed: list[Stint] = []
        for stint in linked:
            if stint.anchors:
                closed.append(stint)
            elif closed and self._goes_with(closed[-1].quantity, stint.quantity) and not stint.total:
                closed.append(stint._replace(anchors=closed[-1].anchors, echo=True))
            else:
                closed.append(stint._replace(anchors=tuple(waiting)))
                waiting = []
        return closed

    def _goes_with(self, first: Quantity, second: Quantity) -> bool:
        """``22 then R 18 min``, ``15 and 15``, ``eleven …, eight on the ankle one``."""
        between = self.words.lower[first.last : second.first]
        clock = Kind.CLOCK_RANGE in (first.kind, second.kind)
        return not clock and len(between) <= ECHO_REACH and bool(JOINING & set(between))

    def _lead_on(self, stints: list[Stint], anchors: Sequence[Anchor]) -> list[Stint]:
        """A number that nothing precedes belongs to the first words after it that no number has taken."""
        taken = {anchor.first for stint in stints for anchor in stint.anchors}
        free = iter([anchor for anchor in anchors if anchor.first not in taken and anchor.work in LEADABLE])
        ahead = next(free, None)
        done: list[Stint] = []
        for stint in stints:
            if not stint.anchors and stint.quantity.kind is Kind.MINUTES and not stint.total:
                while ahead and ahead.first < stint.quantity.last:
                    ahead = next(free, None)
                stint = stint._replace(anchors=(ahead,)) if ahead else stint
            done.append(stint)
        return done
