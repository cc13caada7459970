"""Is a length of time said to be no time of service: booked, charged before, not charged, practised alone, or only
bounded (``under ten``)?"""

from __future__ import annotations

from assistant.extraction.context.text import Text
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.quantities.quantity import Quantity
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Work

WORDS = SmallWords("minutes")
UNCHARGED = (
    ["(", "no", "charge"],
    ["(", "not", "billed"],
    ["(", "no", "bill"],
    ["(", "not", "charged"],
    ["(", "no", "chg"],
    [",", "not", "billed"],
    [",", "not", "charged"],
    [",", "no", "charge"],
)
DONE_WITH = (["skip", "it"], ["skip", "that"], ["already", "coded"], ["already", "billed"], ["in", "already"])
DONE_REACH = 8
WORN = frozenset(("wear", "wearing"))
LATER = frozenset(("after", "afterwards", "afterward", "later", "also", "before", "first"))
PARTS = (["most", "of"], ["much", "of"], ["some", "of"], ["part", "of"], ["bulk", "of"])
BOUNDS = (["less", "than"], ["more", "than"], ["at", "least"], ["fewer", "than"], ["at", "most"], ["up", "to"])
COMPARED = (
    ["longer", "than"],
    ["more", "than"],
    ["less", "than"],
    ["shorter", "than"],
    ["fewer", "than"],
    ["short", "of"],
)
ALONE_REACH = 6
SLOTS, SLOT_REACH = frozenset(("appointment", "appt", "slot")), 3


def is_uncharged(words: Words, at: int) -> bool:
    """``15 min (no charge)``, ``15 min after, not billed``."""
    while words.lower[at : at + 1] and words.lower[at] in LATER:
        at += 1
    return words.lower[at : at + 3] in UNCHARGED


def is_done_with(words: Words, at: int) -> bool:
    """``twenty minutes, that's in already``, ``15 (already coded)``: charged before, with nothing else between."""
    ahead = words.lower[at : at + DONE_REACH]
    for index, word in enumerate(ahead):
        if ahead[index : index + 2] in DONE_WITH:
            return True
        if word[0].isalnum() and word not in WORDS["small"]:
            return False
    return False


def is_worn(words: Words, stint: Stint) -> bool:
    """``20 minutes of wearing then skin check``: nothing but that the device was worn."""
    ahead = words.lower[stint.quantity.last : stint.quantity.last + 2]
    worn = ahead[:1] == ["of"] and ahead[-1] in WORN
    acts = [anchor for anchor in stint.anchors if anchor.work is not Work.DEVICE]
    return worn and all(a.first == stint.quantity.last + 1 and a.last == a.first + 1 for a in acts)


def is_practised_alone(text: Text, quantity: Quantity) -> bool:
    """``the 10 minutes mom practiced alone``: nobody taught meanwhile."""
    lower, clause = text.words.lower, text.layout.clause
    ends = min(text.ends(quantity.first), quantity.last + ALONE_REACH)
    return any(
        lower[at] in WORDS["by_oneself"] and lower[at - 1] in WORDS["learning"] and clause[at] == clause[quantity.first]
        for at in range(max(text.opens(quantity.first) + 1, quantity.first - ALONE_REACH), ends)
    )


def is_slot(words: Words, quantity: Quantity) -> bool:
    """``a 45 minute prosthetic appointment``, ``an hour slot``: what was booked."""
    ahead = words.lower[quantity.last : quantity.last + SLOT_REACH]
    for at, word in enumerate(ahead):
        if word in SLOTS:
            return not {"lasted", "ran", "took"}.intersection(words.lower[quantity.last + at + 1 :][:1])
        if not word.isalpha() or word in WORDS["small"]:
            return False
    return False


def is_bound(words: Words, quantity: Quantity) -> bool:
    """``under ten minutes``, ``at least 20``: how long it was is not told."""
    before = words.lower[max(0, quantity.first - 2) : quantity.first]
    if words.lower[quantity.last : quantity.last + 2] in COMPARED:
        return True
    if before in PARTS or words.lower[max(0, quantity.first - 3) : quantity.first - 1] in PARTS:
        return True
    after = slice(quantity.last, quantity.last + 1)
    if words.lower[after] in (["minus"], ["less"]) and words.shape[quantity.last + 1 : quantity.last + 2] == [
        Shape.NUMBER
    ]:
        return True
    if before[-1:] == ["minus"] or words.lower[quantity.last : quantity.last + 2] == ["if", "you"]:
        return True
    if "half" in before or words.lower[max(0, quantity.first - 3) : quantity.first] == ["half", "of", "the"]:
        return True
    return before[-1:] in (["under"], ["below"], ["<"], [">"]) or before in BOUNDS
