"""Which words does each number of minutes belong to? A number follows its words, or leads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.extraction.layout.divide import Layout
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.work.anchors import Anchor, Work

CONNECTIVES = frozenset(
    "to of for on was is were the a an x ~ about approx approximately around and it in with took spent did doing total : = - – — ( @ at "
    "maybe only just another first then his her w / / + min".split()
)
SPEAKING = frozenset("was is for about around spent another then and took did on remaining roughly maybe plus + = with".split())
LEAD_BETWEEN = frozenset("to of for on was is were the a an just only more about doing - – : in with spent & and".split())
LOOK_BACK = 6
MOST_BARE = 240


class Stint(NamedTuple):
    """A number and the anchors it belongs to; ``echo`` where it repeats the words of the number before."""

    quantity: Quantity
    anchors: tuple[Anchor, ...]
    echo: bool = False


def link(words: Words, layout: Layout, quantities: Sequence[Quantity], anchors: Sequence[Anchor]) -> list[Stint]:
    """Tie every number of minutes to its anchors, sentence by sentence."""
    by_sentence: dict[int, tuple[list[Quantity], list[Anchor]]] = {}
    for quantity in quantities:
        by_sentence.setdefault(layout.sentence[quantity.first], ([], []))[0].append(quantity)
    for anchor in anchors:
        by_sentence.setdefault(layout.sentence[anchor.first], ([], []))[1].append(anchor)
    stints: list[Stint] = []
    open_anchors: list[Anchor] = []
    for index in sorted(by_sentence):
        numbers, words_of = by_sentence[index]
        linked, left = _link_sentence(words, layout, numbers, words_of)
        stints += _close(words, linked, open_anchors, stints)
        if numbers:
            open_anchors = []
        open_anchors = (open_anchors + left)[-LOOK_BACK:]
    return _lead_on(stints, anchors)


def _link_sentence(
    words: Words, layout: Layout, numbers: list[Quantity], anchors: list[Anchor]
) -> tuple[list[Stint], list[Anchor]]:
    """The stints of one sentence, and the anchors that are left without a number."""
    stints: list[Stint] = []
    start = 0
    pending: list[Anchor] = []
    for at, quantity in enumerate(numbers):
        while start < len(anchors) and anchors[start].first < quantity.first:
            pending.append(anchors[start])
            start += 1
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        after = _led(words, layout, quantity, following, anchors[start:])
        if _trails(words, layout, quantity, pending, after):
            stints.append(Stint(quantity, tuple(pending)))
            pending = []
        elif after:
            stints.append(Stint(quantity, tuple(after)))
            start += len(after)
            pending = []
        elif _is_number_of_minutes(quantity):
            stints.append(Stint(quantity, tuple(pending)))
            pending = []
    return stints, pending + anchors[start:]


def _is_number_of_minutes(quantity: Quantity) -> bool:
    return True


def _trails(words: Words, layout: Layout, quantity: Quantity, before: list[Anchor], after: list[Anchor]) -> bool:
    """Does the number follow its words? Where both sides offer some, nearness decides, then the comma."""
    if not before:
        return False
    if not after:
        return True
    near_before = _touches(words, before[-1].last, quantity.first)
    near_after = _touches(words, quantity.last, after[0].first)
    if near_before != near_after:
        return near_before
    clause = layout.clause[quantity.first]
    same_before = layout.clause[before[-1].first] == clause
    same_after = layout.clause[after[0].first] == clause
    if same_before != same_after:
        return same_before
    return True


def _touches(words: Words, first: int, last: int) -> bool:
    """Only small words stand between."""
    return last - first <= 4 and all(word in CONNECTIVES for word in words.lower[first:last])


def _led(
    words: Words, layout: Layout, quantity: Quantity, following: Quantity | None, anchors: Sequence[Anchor]
) -> list[Anchor]:
    """The anchors after a number that it may lead: up to the next number, without those that number follows."""
    limit = following.first if following else len(words)
    found: list[Anchor] = []
    for anchor in anchors:
        if anchor.first >= limit:
            break
        found.append(anchor)
    if following is None or not found:
        return found
    last_clause = layout.clause[following.first]
    if layout.clause[quantity.first] == last_clause:
        return found if _touches(words, found[-1].last, following.first) is False or len(found) == 1 else found
    own = [anchor for anchor in found if layout.clause[anchor.first] != last_clause]
    return own


def _close(words: Words, linked: list[Stint], open_anchors: list[Anchor], earlier: list[Stint]) -> list[Stint]:
    """Numbers without anchors take those left open before, or repeat the words of the number before them."""
    bare = [stint for stint in linked if not stint.anchors]
    coded = [anchor for anchor in open_anchors if anchor.coded]
    if len(bare) == len(linked) > 1 and len(coded) == len(bare):
        return [Stint(stint.quantity, (anchor,)) for stint, anchor in zip(linked, coded, strict=True)]
    closed: list[Stint] = []
    for stint in linked:
        if stint.anchors:
            closed.append(stint)
        elif closed and _goes_with(words, closed[-1].quantity, stint.quantity):
            closed.append(Stint(stint.quantity, closed[-1].anchors, echo=True))
        elif open_anchors:
            closed.append(Stint(stint.quantity, tuple(open_anchors)))
            open_anchors = []
        else:
            closed.append(stint)
    return closed


def _goes_with(words: Words, first: Quantity, second: Quantity) -> bool:
    """``22 then R 18 min``, ``15 and 15``, ``eleven … , eight on the ankle one``."""
    between = words.lower[first.last : second.first]
    return second.kind is not Kind.CLOCK_RANGE and len(between) <= 12 and bool({"then", "and", "+", ",", "plus"} & set(between))


def _lead_on(stints: list[Stint], anchors: Sequence[Anchor]) -> list[Stint]:
    """A number that nothing precedes belongs to the first words after it that no number has taken."""
    taken = {anchor.first for stint in stints for anchor in stint.anchors}
    free = [anchor for anchor in anchors if anchor.first not in taken]
    done: list[Stint] = []
    for stint in stints:
        if not stint.anchors and stint.quantity.kind is Kind.MINUTES:
            ahead = next((a for a in free if a.first > stint.quantity.last and a.work in LEADABLE), None)
            done.append(Stint(stint.quantity, (ahead,)) if ahead else stint)
        else:
            done.append(stint)
    return done


LEADABLE = frozenset((Work.ORTHOTIC, Work.DEVICE, Work.CHECK, Work.ACTIVITY))


def is_minutes(words: Words, layout: Layout, quantity: Quantity, anchors: dict[int, Anchor], ends: dict[int, Anchor]) -> bool:
    """May a bare number be minutes? Only right beside words of work, alone in its clause, or as one speaks it."""
    if quantity.kind is not Kind.BARE:
        return quantity.kind in (Kind.MINUTES, Kind.CLOCK_RANGE)
    if quantity.high > MOST_BARE:
        return False
    before = words.lower[quantity.first - 1] if quantity.first else ""
    after = words.lower[quantity.last] if quantity.last < len(words) else ""
    alone = _breaks(words, quantity.last)
    if before == "-" and words.gap[quantity.first] == "" and quantity.first > 1 and not words.gap[quantity.first - 1]:
        return False
    beside = quantity.first in ends or (before in (":", "(", "=", "-", "–", "+", "for", "was") and quantity.first - 1 in ends)
    if beside and (alone or after in SPEAKING or quantity.last in anchors or after in ("w", "taught", "incl", "/", "min")):
        return True
    if quantity.last in anchors or (after in ("to", "on", "of", "was", "for", "the") and _anchor_soon(quantity.last, anchors)):
        return words.shape[quantity.first] == Shape.WORD or before in SPEAKING or _breaks_before(words, quantity.first) or beside
    if alone and (_breaks_before(words, quantity.first) or before in ("=", "+", "/")):
        return True
    return before in SPEAKING and (alone or after in ("on", "with", "for", "then")) and words.shape[quantity.first] == Shape.WORD


def _anchor_soon(at: int, anchors: dict[int, Anchor]) -> bool:
    return any(i in anchors for i in range(at, at + 5))


def _breaks(words: Words, at: int) -> bool:
    return at >= len(words) or words.lower[at] in ",.;:)|/?!+=&" or "\n" in words.gap[at] or words.lower[at] in ("and", "then")


def _breaks_before(words: Words, at: int) -> bool:
    return at == 0 or words.lower[at - 1] in ",.;:(|/?!+=&" or "\n" in words.gap[at] or words.lower[at - 1] in ("and", "then")
