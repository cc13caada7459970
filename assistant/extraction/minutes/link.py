"""Which words does each number of minutes belong to? A number follows its words, or leads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from assistant.extraction.context.scopes import Context
from assistant.extraction.minutes.choose import ahead_of, choose
from assistant.extraction.minutes.explained import Explained
from assistant.extraction.minutes.leading import GIVERS, Leading
from assistant.extraction.minutes.nearness import Nearness
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("minutes")
JOINING = frozenset(("then", "and", "n", "+", ",", "plus", "&"))
LOOK_BACK = 6
FARTHEST = 80
"""Words farther from a number do not tell what it is; it keeps the work linear in a text without full stops."""
ECHO_REACH, MOST_DETAIL = 7, 2
"""A number repeats the words of the one before only where so few words stand between them."""
SLIP_REACH = 14
"""A number so near behind one that was taken back stands in its place."""
SLIP_START = 5
BOTH_SIDES = 2
NOT_WAITING = frozenset((Work.SESSION, Work.ASIDE, Work.TIMED))


@dataclass(frozen=True, slots=True)
class Linker:
    """Ties numbers to anchors, sentence by sentence."""

    near: Nearness
    explained: Explained
    corrected: frozenset[int] = frozenset()
    """The last words of the numbers taken back."""

    def link(self, quantities: Sequence[Quantity], anchors: Sequence[Anchor]) -> list[Stint]:
        """Every number with its anchors, in order."""
        by_sentence: dict[int, tuple[list[Quantity], list[Anchor]]] = {}
        sentence = self.near.text.layout.sentence
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
            open_still = [] if numbers else waiting
            waiting = [anchor for anchor in open_still + left if self._may_wait(anchor)][-LOOK_BACK:]
        return Leading(self.near, partial(self._is_clear, alone=True)).lead(stints, anchors)

    def _may_wait(self, anchor: Anchor) -> bool:
        """May work be that of a number in a later sentence? Not what the patient tells or does at home."""
        elsewhere = Context.SUBJECTIVE | Context.WEAR | Context.HOME
        told = self.near.text.contexts.over(anchor.first, anchor.last) & elsewhere
        return anchor.work not in NOT_WAITING and (not told or anchor.coded or anchor.work is Work.DEVICE)

    def _sentence(self, numbers: list[Quantity], anchors: list[Anchor]) -> tuple[list[Stint], list[Anchor]]:
        """The stints of one sentence, and the anchors left without a number."""
        named = [anchor for anchor in anchors if anchor.work is not Work.TOTAL]
        held = _holding_hours(self.near.words.lower, numbers)
        if held:
            holding = {number.first for number in held}
            linked, left = self._sentence([number for number in numbers if number.first not in holding], anchors)
            linked += [Stint(number, (Anchor(Work.SESSION, "session", number.first, number.last),)) for number in held]
            return sorted(linked, key=lambda stint: stint.quantity.first), left
        listed = _listed(numbers, named)
        if listed:
            return listed, []
        totals = self._totals(numbers, [anchor for anchor in anchors if anchor.work is Work.TOTAL])
        stints: list[Stint] = []
        start = 0
        for index, quantity in enumerate(numbers):
            first = start
            while start < len(named) and named[start].first < quantity.first:
                start += 1
            following = numbers[index + 1] if index + 1 < len(numbers) else None
            before = [anchor for anchor in named[first:start] if self.near.fits(anchor, quantity)]
            rest = named[start : start + LOOK_BACK * LOOK_BACK]
            limit = following.first if following else len(self.near.words)
            code = self.near.charged_as(quantity, [anchor for anchor in rest if anchor.first < limit])
            if code:
                stints.append(Stint(quantity, (code,), quantity in totals))
                start += rest.index(code) + 1
                continue
            chained = bool(before) and _is_chained(before[-1], quantity, rest[:1], following)
            ahead = [] if chained else ahead_of(self.near, quantity, following, rest)
            after = [anchor for anchor in ahead if self.near.fits(anchor, quantity)]
            taken, led = choose(self.near, quantity, before, after)
            if taken and led and taken[0].first >= quantity.last and self._is_of_something(quantity, taken[0]):
                taken, led = [], False
            if led and stints and all(anchor.work is Work.DEVICE for anchor in taken):
                apart = not any(self.near.is_same_clause(anchor, quantity) for anchor in taken)
                if apart and self._goes_with(stints[-1], quantity):
                    taken, led = [], False
            if quantity in totals and following and led and not before:
                taken, led = [], False
            stints.append(Stint(quantity, tuple(taken), quantity in totals))
            stays = led and taken[-1].work is Work.SESSION and taken[-1] in ahead
            start += ahead.index(taken[-1]) + 1 if stays else len(ahead) if led else 0
        return stints, named[start:]

    def _is_of_something(self, quantity: Quantity, anchor: Anchor) -> bool:
        """``a 3 minute video of donning``: what the number tells the length of is not known, and is no verb."""
        at = quantity.last
        if quantity.kind is Kind.CLOCK_RANGE:
            return False
        return at < anchor.first and not self.explained.is_clear(at, at + 1) and not self._is_done(at)

    def _is_done(self, at: int) -> bool:
        return self.near.words.lower[at].endswith(("ing", "ed"))

    def _totals(self, numbers: list[Quantity], anchors: list[Anchor]) -> set[Quantity]:
        """The numbers that are said to be a sum; each such word looks only at the numbers on either side of it."""
        found: set[Quantity] = set()
        after = 0
        for anchor in anchors:
            while after < len(numbers) and numbers[after].first < anchor.last:
                after += 1
            sides = numbers[max(0, after - 1) : after + BOTH_SIDES - 1]
            found.update(quantity for quantity in sides if self.near.is_total(anchor, quantity))
        return found

    def _close(self, linked: list[Stint], waiting: list[Anchor]) -> list[Stint]:
        """Numbers without anchors take those left waiting, or repeat the words of the number before them."""
        coded = [anchor for anchor in waiting if anchor.coded]
        if len(linked) > 1 and len(coded) == len(linked) and not any(stint.anchors for stint in linked):
            return [stint._replace(anchors=(anchor,)) for stint, anchor in zip(linked, coded, strict=True)]
        closed: list[Stint] = []
        for stint in linked:
            if stint.anchors:
                closed.append(stint)
            elif closed and self._goes_with(closed[-1], stint.quantity) and not stint.total:
                closed.append(stint._replace(anchors=closed[-1].anchors, echo=True))
            elif waiting and self._is_clear(stint.quantity, alone=len(linked) == 1):
                closed.append(stint._replace(anchors=tuple(waiting)))
                waiting = []
            else:
                closed.append(stint)
        return closed

    def _is_clear(self, quantity: Quantity, *, alone: bool) -> bool:
        """Nothing unknown stands with the number that it could be about: in its sentence where it is ``alone`` there,
        else in its clause."""
        if any(at in self.corrected for at in range(quantity.first - SLIP_REACH, quantity.last + SLIP_START)):
            return True
        layout = self.near.text.layout
        first, last = layout.sentences[layout.sentence[quantity.first]]
        first, last = max(first, quantity.first - FARTHEST), min(last, quantity.last + FARTHEST)
        if not alone:
            here = self.near.clause(quantity.first)
            while first < quantity.first and self.near.clause(first) != here:
                first += 1
            while last > quantity.last and self.near.clause(last - 1) != here:
                last -= 1
        return self.explained.is_clear(first, last)

    def _goes_with(self, stint: Stint, second: Quantity) -> bool:
        """``22 then R 18 min``, ``15 and 15``, ``eleven …, eight on the ankle one``."""
        first = stint.quantity
        start = max([first.last, *(anchor.last for anchor in stint.anchors if anchor.first < second.first)])
        if second.first - start > ECHO_REACH or Kind.CLOCK_RANGE in (first.kind, second.kind):
            return False
        if not self.explained.is_clear(start, second.first):
            return False
        between = self.near.words.lower[start : second.first]
        if JOINING.isdisjoint(between) or sum(map(_is_content, between)) > MOST_DETAIL:
            return False
        named = between[:1] == [","] and between[-1] not in GIVERS
        if named and len(between) > 1 and all(map(_is_content, between[1:])):
            return False
        after = self.near.words.lower[second.last : second.last + 1]
        return not any(map(_is_content, after)) and self.explained.is_clear(second.last, second.last + 1)


def _is_chained(before: Anchor, quantity: Quantity, ahead: Sequence[Anchor], following: Quantity | None) -> bool:
    """``ortho 34 TE 15 timed 49``: every number stands between its own name and the name of the next one."""
    if following is None or before.last != quantity.first:
        return False
    return any(anchor.first == quantity.last and anchor.last == following.first for anchor in ahead)


def _is_content(word: str) -> bool:
    """Does a word tell more than a side or how words are joined?"""
    return word[0].isalpha() and word not in JOINING | WORDS["between"] | WORDS["sides"] | WORDS["small"]


def _holding_hours(lower: Sequence[str], numbers: Sequence[Quantity]) -> list[Quantity]:
    """``25 minutes of the hour``: the hour holds the number before it."""
    return [
        second
        for first, second in pairwise(numbers)
        if second.hours and lower[first.last : first.last + 1] == ["of"] and second.first - first.last <= BOTH_SIDES
    ]


def _listed(numbers: list[Quantity], named: list[Anchor]) -> list[Stint]:
    """``97760 with 97530, 30 min and 15 min``: as many numbers as codes, all codes first."""
    coded = [anchor for anchor in named if anchor.coded]
    if not 1 < len(coded) == len(numbers) or coded[-1].last > numbers[0].first:
        return []
    if any(anchor.first > coded[0].first for anchor in named if not anchor.coded):
        return []
    return [Stint(number, (anchor,)) for number, anchor in zip(numbers, coded, strict=True)]
