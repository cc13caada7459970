"""Is it asked what was said, or what came of it, and of which visit?"""

from __future__ import annotations

from assistant.conversation.acts import (
    Asking,
    Recall,
)
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.dollars import tells_amount_so_far
from coder.visit import Visit

PLACES = {"a": 0, "1": 0, "one": 0, "b": 1, "2": 1, "two": 1, "c": 2, "3": 2, "three": 2}
PLACED = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}
VISIT_WORDS = frozenset(("one", "ones", "patient", "visit", "case", "pt", "guy", "lady", "client", "session"))
VISITS = ([], ["day"], *([word] for word in sorted(VISIT_WORDS)))
BEFORE = frozenset(("earlier", "before"))
"""Words that speak of an earlier turn as well as of an earlier visit, which is the same patient's then."""
MENTIONED = (
    "poc",
    "l_code_status",
    "minutes.training",
    "minutes.fitting",
    "minutes.fabrication",
    "minutes.management",
    "minutes.assessment",
    "evaluation",
    "assistant",
    "payer",
    "discipline",
    "setting",
    "devices",
    "visit_kind",
    "minutes",
)


def recall(heard: Heard, ctx: Context) -> Asking | None:
    """What was said before?"""
    if (ctx.frame.is_empty and not ctx.frame.earlier) or not (heard.has("recall") or _asks_what_was_said(heard)):
        return None
    if tells_amount_so_far(heard) and not heard.is_question:
        return None
    if heard.starts_with("recall", "wh", within=8):
        return Recall(_paths(heard), _visit_meant(heard, ctx))
    return None


def recall_disputed(heard: Heard, ctx: Context) -> Asking | None:
    """``you said 40``, ``I gave you 19, right?``: what was said is shown, and nothing is taken from it."""
    told = heard.is_question and heard.starts_with("i_told", within=1)
    if (ctx.frame.is_empty and not ctx.frame.earlier) or not (told or heard.starts_with("you_said")):
        return None
    return Recall(_paths(heard) or ("minutes",), _visit_meant(heard, ctx) if told else None)


def recall_by_place(heard: Heard, ctx: Context) -> Asking | None:
    """``what did the first one come to``, and then ``and the second``: what came of a visit, by its place."""
    goes_on = goes_on_by_place(heard)
    asks = heard.starts_with("wh", "goes_on", within=1) and (heard.has("comes_to") or _of_placed_visit(heard))
    if not ctx.frame.earlier or not (goes_on or asks):
        return None
    place = next((PLACED[word] for word in heard.words.lower if word in PLACED), None)
    count = len(ctx.frame.earlier)
    if place is None or place > count:
        return None
    if place < 0:
        place = count - 1
    return Recall((), None if place == count else place)


def goes_on_by_place(heard: Heard) -> bool:
    """``and the second``: goes on with what was asked, and answers nothing."""
    rest = heard.left_after("goes_on", "filler", "comes_to")
    beside = [word for word in rest if word not in PLACED and not is_among(word, "small") and word not in VISIT_WORDS]
    return heard.starts_with("goes_on", within=1) and not beside and bool(PLACED.keys() & set(rest))


def _of_placed_visit(heard: Heard) -> bool:
    """``how many units was the first day``: a count, and a visit by its place."""
    lower = heard.words.lower
    placed = any(word in PLACED and lower[at + 1 : at + 2][:1] in VISITS for at, word in enumerate(lower))
    return placed and heard.has("counts_units", "ask_code")


def _asks_what_was_said(heard: Heard) -> bool:
    """``what did I originally say``, ``which payer had we given``."""
    lower = heard.words.lower
    for at, word in enumerate(lower[:-2]):
        if is_among(word, "did") and is_among(lower[at + 1], "us"):
            return any(is_among(each, "told_word") for each in lower[at + 2 : at + 5])
    return False


def _paths(heard: Heard) -> tuple[str, ...]:
    return tuple(path for path in MENTIONED if heard.has(path))


def _visit_meant(heard: Heard, ctx: Context) -> int | None:
    """An earlier visit: the first, the last, or the one whose device is spoken of."""
    earlier = ctx.frame.earlier
    if not earlier:
        return None
    spoken = {word.rstrip("s") for word in heard.words.lower}
    now = _names(ctx.frame.visit)
    for i, frame in enumerate(earlier):
        if spoken & (_names(frame.visit) - now):
            return i
    of_patient = [i for i, frame in enumerate(earlier) if frame.patient == ctx.frame.patient]
    named = _by_letter(heard, len(earlier))
    if named is not None:
        return named
    if spoken & {"first", "1st", "original", "one"} or "day one" in heard.text.casefold():
        return of_patient[0] if of_patient else 0
    is_named = bool(spoken & VISIT_WORDS)
    if spoken & {"last", "previou", "previous", "other"} or (spoken & BEFORE and (is_named or of_patient)):
        return len(earlier) - 1
    return None


def _by_letter(heard: Heard, count: int) -> int | None:
    """``patient A``, ``case 2``: the visit by its place."""
    lower = heard.words.lower
    for at, word in enumerate(lower[:-1]):
        if is_among(word, "patient_word") and lower[at + 1] in PLACES and PLACES[lower[at + 1]] < count:
            return PLACES[lower[at + 1]]
    return None


def _names(visit: Visit) -> set[str]:
    words = {
        word for each in visit.devices for word in f"{each.name or ''} {each.body_region or ''}".casefold().split()
    }
    return {word.rstrip("s") for word in words} | ({visit.payer.casefold()} if visit.payer else set())
