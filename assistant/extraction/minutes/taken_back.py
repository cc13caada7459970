"""Which numbers were taken back: slips of the tongue, ``not 12``, ``I wrote 30; it was 24``?"""

from __future__ import annotations

from assistant.extraction.phrases.scan import phrase_at
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node, SmallWords

WORDS = SmallWords("minutes")
SLIP_REACH = 12
SLIP_START = 3
CALLED = frozenset(("call", "say"))
"""``eighteen minutes, and the teaching, call it five``: said of what is new, not of what was said."""
RESTATED = 20
LATE = 5


def find_taken_back(words: Words, timed: list[Quantity], slips: Node) -> set[int]:
    """The places among the lengths of time ``timed`` of those that were taken back; ``slips`` are the words for it."""
    found: set[int] = set()
    for index, quantity in enumerate(timed):
        before = words.lower[max(0, quantity.first - 2) : quantity.first]
        if before[-1:] == ["not"] or before == ["corrected", "from"] or before == ["not", "x"]:
            found.add(index)
            continue
        if index + 1 < len(timed) and _is_restated(words, quantity, timed[index + 1]):
            found.add(index)
            continue
        if index + 1 < len(timed) and _is_bettered(words, quantity, timed[index + 1]):
            found.add(index)
            continue
        if index + 1 < len(timed):
            slip = _slip_after(words, quantity.last, slips)
            taken_back = (
                bool(slip) and not _is_of_side(words, slip or 0) and timed[index + 1].first - (slip or 0) <= SLIP_REACH
            )
            if taken_back or _is_taken_back_late(words, quantity, timed[index + 1], slips):
                found.add(index)
    return found


def _is_restated(words: Words, first: Quantity, second: Quantity) -> bool:
    """``I wrote 30 minutes of training; it was 24``."""
    if second.first - first.last > RESTATED or second.low == first.low:
        return False
    wrote = WORDS["wrote"].intersection(words.lower[max(0, first.first - 3) : first.first])
    return bool(wrote) and not WORDS["truly"].isdisjoint(words.lower[max(first.last, second.first - 4) : second.first])


def _is_bettered(words: Words, first: Quantity, second: Quantity) -> bool:
    """``took twenty, well, twenty-two``."""
    between = [word for word in words.lower[first.last : second.first] if word not in ",-–—."]
    if between in (["is"], ["now"], ["now", "is"], ["is", "now"]):
        return words.lower[max(0, first.first - 1) : first.first] == ["was"]
    return between in (["well"], ["or", "rather"], ["well", "maybe"], ["no"], ["sorry"])


def _is_taken_back_late(words: Words, first: Quantity, second: Quantity, slips: Node) -> bool:
    """``thirty minutes to make it, no, closer to thirty-five``: the slip stands right before the other number."""
    for at in range(max(first.last, second.first - LATE), second.first):
        means, last = phrase_at(words, slips, at)
        plain = words.lower[at] == "no" and words.lower[at + 1 : at + 2] == [","]
        denied = "no" in words.lower[first.last : at]
        if words.lower[at] in CALLED and "and" in words.lower[first.last : at]:
            return False
        plain = plain or (denied and words.lower[at : at + 2] in (["closer", "to"], ["more", "like"]))
        led = denied or words.lower[at - 1 : at] in (
            [","],
            ["."],
            ["-"],
            ["..."],
            ["—"],
            ["("],
        )
        if led and (means or plain) and second.first - max(last, at + 1) <= LATE - 2:
            return second.first - first.last <= RESTATED
    return False


def _is_of_side(words: Words, at: int) -> bool:
    """``nineteen minutes, sorry, left hand``: what is put right is the side, not the number."""
    at += words.lower[at : at + 1] == [","]
    return not WORDS["sides"].isdisjoint(words.lower[at : at + 1])


def _slip_after(words: Words, at: int, slips: Node) -> int | None:
    """The word after a taking-back that begins within a few words."""
    for start in range(at, min(at + SLIP_START, len(words))):
        means, last = phrase_at(words, slips, start)
        if means:
            return last
        if words.lower[start] == "no" and words.lower[start + 1 : start + 2] == [","]:
            return start + 2
        if words.shape[start] != Shape.DOTS and words.lower[start] not in (
            ",",
            ".",
            "-",
            "–",
            "—",
            "...",
            "(",
            "no",
            "?",
            ">",
            "→",
            "*",
            "now",
        ):
            return None
    return None
