"""Is a person named the writer, or somebody else: referred to, only present, treating apart, named by mistake?"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.extraction.context.text import Text
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.vocabulary import SmallWords

WORDS = SmallWords("people")

THERAPISTS = frozenset(("PT", "OT", "CHT", "SLP", "hand therapist"))
OTHERS = frozenset(("orthotist", "physician"))
APART_REACH, CLAIM_REACH, ORDER_REACH, SLIP_REACH = 5, 3, 7, 4
SLIPS = frozenset(("sorry", "correction", "wait", "oops", "mean", "scratch"))
BEFORE_SELF = frozenset(("a", "an", "the", "his", "her", "their", ",", "also", "just"))
NOT_MINE = ["not", "mine"]


def is_writer(text: Text, cue: Cue) -> bool:
    """``I'm the OT``, ``OT (mine)``, ``bill the OT part``, ``this charge is the OT's``."""
    lower = text.words.lower
    before = lower[max(0, cue.first - CLAIM_REACH) : cue.first]
    led = before[:-1] if before[-1:] == ["the"] else before
    whose = led[-1:] in (["is"], ["for"]) and led[-2:-1] != [] and led[-2] in WORDS["claims"]
    part = led[-1:] != [] and led[-1] in WORDS["billing"] and lower[cue.last : cue.last + 1] != ["for"]
    mine = lower[cue.last : cue.last + 2] in ([",", "mine"], ["(", "mine"], ["-", "mine"])
    return _is_said_of_self(before) or (cue.value in THERAPISTS and (whose or part or mine))


def is_another(text: Text, cue: Cue, people: Mapping[int, str]) -> bool:
    """``PT (not mine)``, ``PT, sorry, OT``; ``people`` by the word after each."""
    after = text.words.lower[cue.last : cue.last + SLIP_REACH]
    slip = not SLIPS.isdisjoint(after) and any(at - cue.last in range(1, SLIP_REACH + 2) for at in people)
    return NOT_MINE in (after[1:3], after[:2]) or (slip and cue.value in THERAPISTS)


def is_aside(text: Text, cue: Cue, people: Mapping[int, str]) -> bool:
    """A slip, a referral, somebody only present or treating apart, or brackets that explain the letters before."""
    lower = text.words.lower
    before, after = lower[max(0, cue.first - 3) : cue.first], lower[cue.last : cue.last + 2]
    if (before and before[-1] in WORDS["slipped"]) or WORDS["referrals"] & set(after):
        return True
    if {"refer", "referred", "co"} & set(before) or before[-2:] == ["re", ":"]:
        return True
    led = before[:-1] if before[-1:] in (["the"], ["an"], ["a"], ["his"], ["her"]) else before
    comes = led[-1:] == ["to"] and not WORDS["comes"].isdisjoint(led)
    if cue.value in THERAPISTS and led and led[-1] in WORDS["sent"] and not comes:
        return True
    if cue.value in OTHERS and after and after[0] in WORDS["ordering"]:
        return True
    if _is_apart(text, cue) or (cue.value in OTHERS and _is_ordered(lower, cue.first)):
        return True
    return before[-1:] == ["("] and after[:1] == [")"] and people.get(cue.first - 1) == cue.value


def _is_ordered(lower: list[str], at: int) -> bool:
    """``referred by A. Shah, MD``: said before in the sentence, over the points of initials and titles."""
    opens = max(0, at - ORDER_REACH)
    for i in range(at - 1, opens - 1, -1):
        if lower[i] == "." and i and len(lower[i - 1]) > 1 and lower[i - 1] not in WORDS["titles"]:
            return False
        if lower[i] in WORDS["ordered"]:
            return True
    return False


def _is_apart(text: Text, cue: Cue) -> bool:
    """``OT was present but did not bill``, ``PT sees him separately``, ``OT does the training Thurs``."""
    lower, clause = text.words.lower, text.clause(cue.first)
    closes = text.layout.sentences[text.layout.sentence[cue.first]][1]
    own = [lower[i] for i in range(cue.last, min(closes, cue.last + APART_REACH)) if text.clause(i) == clause]
    if own and own[0] in WORDS["own_visit"]:
        return False
    if "today" in own or "i" in own:
        return False
    absent = own[:1] == ["not"] and bool(own[1:]) and own[1] in WORDS["taking_part"]
    return absent or (bool(own) and own[0] in WORDS["absent"]) or not WORDS["apart"].isdisjoint(own)


def _is_said_of_self(before: list[str]) -> bool:
    """``I'm his``, ``I, the``, ``it's``, ``this is``: the words before a person that make it the writer."""
    while before and before[-1] in BEFORE_SELF:
        before = before[:-1]
    return bool(before) and (before[-1] in WORDS["self"] or before[-2:] == ["this", "is"])
