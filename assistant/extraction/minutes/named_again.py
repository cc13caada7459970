"""Which number is put right by naming its work again? ``splint fab 20, ed 10, oh wait fab was 25``."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extraction.phrases.scan import phrase_at
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import Node

REACH, NAME_REACH, LATE = 6, 5, 24
IS = frozenset(("was", "is", "took", "were", "should"))
MARKS = frozenset(",.;-–—(")
JOINTS = frozenset(("the", "that", "be", "actually", "a", "about", "part", "time"))


def find_named_again(words: Words, timed: Sequence[Quantity], slips: Node) -> dict[int, int]:
    """By the place of a number among ``timed`` that of the one in its stead, which stands behind the same word."""
    found: dict[int, int] = {}
    for at in range(1, len(timed)):
        earlier = _find_named(words, timed, at, slips)
        if earlier >= 0 and earlier not in found.values():
            found[earlier] = at
    return found


def _find_named(words: Words, timed: Sequence[Quantity], at: int, slips: Node) -> int:
    """A number of nothing is ``oh``."""
    right = timed[at]
    last = next((each.last for each in reversed(timed[:at]) if each.low), right.first)
    said = [i for i in range(max(0, right.first - 3), right.first) if words.lower[i] in IS]
    if not said or right.first - last > LATE or not _is_joined(words, said[-1] + 1, right.first):
        return -1
    slip = _slip_before(words, last, said[-1], slips)
    named = {word for word in words.lower[slip : said[-1]] if word.isalpha() and word not in JOINTS} if slip else set()
    if not named:
        return -1
    for earlier in range(at - 1, -1, -1):
        if not timed[earlier].low:
            continue
        opens = timed[earlier - 1].last if earlier else 0
        before = words.lower[max(opens, timed[earlier].first - NAME_REACH) : timed[earlier].first]
        if not named.isdisjoint(before):
            return earlier
    return -1


def _is_joined(words: Words, first: int, last: int) -> bool:
    return all(word in JOINTS for word in words.lower[first:last])


def _slip_before(words: Words, first: int, last: int, slips: Node) -> int:
    """The word behind a slip that stands between two numbers, a few words before the second; 0 where none does."""
    for at in range(max(first, last - REACH), last):
        means, behind = phrase_at(words, slips, at)
        if means and behind <= last and not MARKS.isdisjoint(words.lower[first:at]):
            return behind + (words.lower[behind : behind + 1] == [","])
    return 0
