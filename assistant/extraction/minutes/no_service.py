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
NOT = frozenset(("don't", "dont", "doesn't", "doesnt", "didn't", "not"))
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
ALONE_REACH, SKIN_REACH = 6, 8
SELVES = frozenset(("herself", "himself", "themselves"))
OURSELVES = frozenset(("i", "we", "me", "us"))
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


def is_uncounted(text: Text, at: int) -> bool:
    """``five was a bottle, so don't count it``."""
    ahead = text.words.lower[at : min(at + DONE_REACH, text.ends(at - 1))]
    for index, word in enumerate(ahead):
        if word[0].isdigit():
            return False
        if word in NOT and ahead[index + 1 : index + 2] in (["count"], ["counted"]):
            return ahead[index + 2 : index + 3] != ["in"]
    return False


def is_worn(words: Words, stint: Stint) -> bool:
    """``20 minutes of wearing then skin check``: nothing but that the device was worn."""
    ahead = words.lower[stint.quantity.last : stint.quantity.last + 2]
    worn = ahead[:1] == ["of"] and ahead[-1] in WORN
    acts = [anchor for anchor in stint.anchors if anchor.work is not Work.DEVICE]
    return worn and all(a.first == stint.quantity.last + 1 and a.last == a.first + 1 for a in acts)


def is_tried(words: Words, stint: Stint) -> bool:
    """``donned 45 min total w/o skin change``: how long the device was on, told with what the skin did."""
    acts = [anchor for anchor in stint.anchors if anchor.work is Work.ACTIVITY]
    donned = len(acts) == 1 and words.lower[acts[0].first] in WORDS["put_on"] and acts[0].last <= stint.quantity.first
    if not donned:
        return False
    behind = words.lower[stint.quantity.last : stint.quantity.last + SKIN_REACH]
    marks = [at for at, word in enumerate(behind) if word in ".;,"]
    behind = behind[: marks[0]] if marks else behind
    return not WORDS["borne"].isdisjoint(behind)


def is_practised_alone(text: Text, quantity: Quantity) -> bool:
    """``the 10 minutes mom practiced alone``, ``he practised for 20 minutes by himself``: nobody taught meanwhile."""
    lower, clause = text.words.lower, text.layout.clause
    opens = max(text.opens(quantity.first) + 1, quantity.first - ALONE_REACH)
    ends = min(text.ends(quantity.first), quantity.last + ALONE_REACH)
    practised = not WORDS["learning"].isdisjoint(lower[opens - 1 : quantity.first])
    return any(
        lower[at] in WORDS["by_oneself"]
        and (lower[at - 1] in WORDS["learning"] or (practised and lower[at - 1] == "by" and at > quantity.last))
        and clause[at] == clause[quantity.first]
        for at in range(opens, ends)
    )


def may_be_alone(text: Text, quantity: Quantity) -> bool:
    """``practised straps by herself for 12 minutes``: with the therapist beside or not, that is not told."""
    lower = text.words.lower
    first = max(text.opens(quantity.first), quantity.first - DONE_REACH)
    ends = min(text.ends(quantity.first), quantity.last + SLOT_REACH)
    learned = next((at for at in range(first, quantity.first) if lower[at] in WORDS["learning"]), ends)
    here = lower[learned:ends]
    alone = "alone" in here or any(here[at : at + 1] == ["by"] for at in _selves(here)) or _is_own(here)
    return alone and OURSELVES.isdisjoint(lower[first:ends])


def _selves(words: list[str]) -> list[int]:
    return [at - 1 for at, word in enumerate(words) if at and word in SELVES]


def _is_own(words: list[str]) -> bool:
    """``on her own``."""
    return any(words[at - 2 : at - 1] == ["on"] for at, word in enumerate(words) if word == "own" and at > 1)


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
