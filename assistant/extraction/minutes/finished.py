"""Is work named before teaching told as done, so that the number behind the teaching is that of the teaching alone?
``splint recheck, training 10, adjusting 15``; ``splint made today, training 12 minutes``."""

from __future__ import annotations

from assistant.extraction.minutes.stint import Stint
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import Anchor, Work

WORDS = SmallWords("minutes")
BREAKS = frozenset(",;")
NAMED_AT, DAY_REACH = 3, 3
HANDS_ON = frozenset(("management", "fabrication"))
MADE = frozenset(("fabrication", "fitting"))


def without_objects(stint: Stint) -> Stint:
    """``shoe width reset``: what is otherwise taught, here the object of work by hand."""
    done = {a.first for a in stint.anchors if a.value in HANDS_ON and a.detail == "done"}
    worked = [a for a in stint.anchors if a.value == "training" and a.detail == "own" and a.last in done]
    return stint._replace(anchors=tuple(a for a in stint.anchors if a not in worked)) if worked else stint


def without_finished(words: Words, stint: Stint) -> Stint:
    """A stint of teaching that ends right before its number, without the checks and the making that stand apart."""
    taught = next((a for a in reversed(stint.anchors) if a.value == "training" and _names(words, stint, a)), None)
    if taught is None or taught.coded or any(anchor.coded for anchor in stint.anchors):
        return stint
    apart = [
        a for a in stint.anchors if a.last <= taught.first and (_is_checked(words, a, taught) or _is_made(words, a))
    ]
    return stint._replace(anchors=tuple(a for a in stint.anchors if a not in apart)) if apart else stint


def _names(words: Words, stint: Stint, taught: Anchor) -> bool:
    """``training 12``, ``ed on wear 12``: nothing but words between the teaching and its number."""
    between = words.lower[taught.last : stint.quantity.first]
    return taught.last <= stint.quantity.first and len(between) <= NAMED_AT and all(map(str.isalpha, between))


def _is_checked(words: Words, check: Anchor, taught: Anchor) -> bool:
    """``recheck, teaching``: the occasion of the visit, told before what was done."""
    noun = check.work is Work.CHECK and check.detail == "noun"
    return noun and taught.first - check.last == 1 and words.lower[check.last] in BREAKS


def _is_made(words: Words, made: Anchor) -> bool:
    """``made today, …``, ``fabricated this morning, …``: the day ends what is told of it; ``fab 0``: none of it."""
    if made.work is not Work.ACTIVITY or made.value not in MADE or words.lower[made.first] in WORDS["lessons"]:
        return False
    if words.lower[made.last] in ("0", "zero") and words.lower[made.last + 1] not in ("to", "-"):
        return True
    for at in range(made.last, min(made.last + DAY_REACH, len(words) - 1)):
        if words.lower[at] in WORDS["this_day"]:
            return words.lower[at + 1] in BREAKS
    return False
