"""Who gave which service, where the words put somebody else to it: ``what if the PTA did the gait``."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.paths import MINUTES, PARTS, is_set, value_at, with_values
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.slots.put import with_slot
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.number_subjects import told_by_subject
from assistant.conversation.understanding.numeric_facts import numeric_facts, whole_of
from assistant.conversation.understanding.quantities import lengths
from assistant.extraction.quantities.quantity import Kind, Quantity
from coder.visit import Assistant, Minutes, Visit

ASSISTANTS = (Assistant.PTA, Assistant.COTA)
A_NUMBER = Quantity(Kind.BARE, 10, 10, 0, 0)
"""Stands in for minutes where only the words beside them are of interest."""
DID = frozenset(("did", "gave", "had", "for", "about", "another", "only", "other", "the"))
BEFORE_OWNER = frozenset(("all", "the", "by", "with", "really", "actually", "just", "only", "'s", "s"))
OF_WHOLE = (["it"], ["that"], ["them"], ["those"], ["the"], ["this"])
OF_TIME = frozenset(("time", "minutes", "part", "work", "doing", "it", "today", "of"))
ALL, DEVICE = "all", "device"


def with_performer(visit: Visit, heard: Heard, ctx: Context) -> Visit:
    """The visit with a service, or all of them, given by the assistant or by the therapist alone."""
    if visit.assistant in ASSISTANTS and heard.has("worked_together") and not heard.has("denied"):
        services = tuple(replace(each, by=None) for each in visit.other_services)
        return replace(visit, assistant_minutes=0, minutes_by=(), other_services=services)
    owned = _with_owner(visit, heard, ctx)
    if owned is not None:
        return owned
    if heard.has("by_assistant_alone") and not any(word.isdigit() for word in heard.words.lower):
        return _given(visit, ALL, theirs=True)
    for cue in heard.cues("did_it"):
        theirs = _is_assistant(heard.words.lower[: cue.first])
        what = _what(heard.words.exact[cue.last :], ctx) if theirs is not None else None
        if theirs is not None and what is not None:
            return _given(visit, what, theirs=theirs)
    return visit


def _with_owner(visit: Visit, heard: Heard, ctx: Context) -> Visit | None:
    """``the gait was the PTA's time``, ``that was all hers``: whose it was stands behind what it was; else None."""
    lower = heard.words.lower
    at = next((at for at, word in enumerate(lower) if word in ("was", "were", "is") and at), 0)
    end = next((n for n, word in enumerate(lower) if n > at and (word in MARKS or word == "not")), len(lower))
    owner = [word for word in lower[at + 1 : end] if word not in BEFORE_OWNER]
    is_time = not [word for word in owner[1:] if word not in OF_TIME]
    if not at or heard.is_question or any(word.isdigit() for word in lower) or not (owner and is_time):
        return None
    theirs = False if owner[0] in ("my", "our") else _whose_behind(owner[:1])
    if theirs is None or (owner[0] in ("her", "his", "my", "our") and len(owner) == 1):
        return None
    first = max((n + 1 for n, word in enumerate(lower[:at]) if word in MARKS), default=0)
    subject = [word for word in lower[first:at] if not is_among(word, "small") and word not in OF_TIME]
    is_whole = not subject or Heard(" ".join(subject)).has("all") or subject == ["rest"]
    what = ALL if is_whole and len(_timed(ctx.frame.visit)) == 1 else _what(subject, ctx)
    before = replace(visit, assistant_minutes=ctx.frame.visit.assistant_minutes)
    return _given(before, what, theirs=theirs) if what is not None else visit


def _timed(visit: Visit) -> list[str]:
    """The minutes that somebody gave."""
    paths = [path for path, _ in numeric_facts(visit)]
    return [path for path in paths if path.startswith((MINUTES, "other_services"))]


def whose_number(heard: Heard, ctx: Context) -> Visit | None:
    """``the 14 was all me``: minutes that are known were the therapist's, so none of them the assistant's."""
    lower, visit = heard.words.lower, ctx.frame.visit
    known = {value for path, value in numeric_facts(visit) if path != "visit_number"}
    for each in lengths(heard.words):
        behind = [word for word in lower[each.last : each.last + 4] if not is_among(word, "small") and word != "all"]
        is_mine = behind[:1] in (["me"], ["mine"], ["myself"])
        given = visit.assistant_minutes
        if is_mine and each.low in known and visit.assistant in ASSISTANTS and given in (None, each.low):
            return replace(visit, assistant_minutes=0, minutes_by=())
    return None


def therapists_share(heard: Heard, ctx: Context) -> Visit | None:
    """``what if the OT did 10 of it``, of a time that an assistant gave a part of: the rest is the assistant's."""
    visit, told, lower = ctx.frame.visit, lengths(heard.words), heard.words.lower
    whole = whole_of(visit)
    if visit.assistant not in ASSISTANTS or len(told) != 1 or not isinstance(whole, int) or visit.other_services:
        return None
    number = told[0]
    is_share = lower[number.last : number.last + 1] == ["of"] and lower[number.last + 1 : number.last + 2] in OF_WHOLE
    theirs = _is_assistant([word for word in lower[: number.first] if word not in DID])
    if not is_share or theirs is not False or number.low != number.high or not 0 <= number.low <= whole:
        return None
    return replace(visit, assistant_minutes=whole - number.low, minutes_by=())


def with_pronoun(before: Visit, after: Visit, heard: Heard) -> Visit:
    """``she taught it, 14 min``, where an assistant takes part whose minutes are open: these are."""
    told = lengths(heard.words)
    is_open = before.assistant in ASSISTANTS and before.assistant_minutes is None and after.assistant_minutes is None
    if not is_open or len(told) != 1 or after.minutes == before.minutes or after.minutes_by != before.minutes_by:
        return after
    lower = heard.words.lower
    treats = [cue for cue in heard.cues("treats") if cue.first > 0 and lower[cue.first - 1] in ("she", "he")]
    return replace(after, assistant_minutes=told[0].low) if len(treats) == 1 else after


def with_both(visit: Visit, heard: Heard, ctx: Context) -> Visit | None:
    """``the PTA did 25 and I did 10``: the minutes of each, and so the whole; None where both are not told."""
    told: dict[bool, int] = {}
    for each in lengths(heard.words):
        theirs = _is_assistant([word for word in heard.words.lower[: each.first] if word not in DID])
        theirs = _whose_behind(heard.words.lower[each.last :]) if _names_behind(heard) else theirs
        if theirs is None or theirs in told or each.low != each.high:
            return None
        told[theirs] = each.low
    known_minutes = whole_of(ctx.frame.visit) is not None or ctx.frame.visit.assistant_minutes is not None
    known_minutes = known_minutes or (heard.words.lower.count("alone") == len(told) and visit.minutes == Minutes())
    if len(told) != 2 or visit.assistant not in ASSISTANTS or not known_minutes:
        return None
    known = ctx.frame.visit
    by = {part: who for part, who in known.minutes_by if who == visit.assistant.value}
    parts = [part for part in PARTS if value_at(known, f"{MINUTES}{part}") is not None]
    own = [part for part in parts if part not in by]
    visit = replace(visit, assistant_minutes=told[True])
    if len(by) == 1 and len(own) == 1:
        return with_values(visit, ((f"{MINUTES}{next(iter(by))}", told[True]), (f"{MINUTES}{own[0]}", told[False])))
    whole = told[True] + told[False]
    if len(parts) > 1 or known.minutes.combined or visit.other_services:
        return None
    path = f"{MINUTES}{parts[0]}" if parts else f"{MINUTES}total_orthotic"
    return with_values(replace(visit, minutes_by=()), ((path, whole),))


def _names_behind(heard: Heard) -> bool:
    """``20 me, 10 her``: each number with its person behind it."""
    told = lengths(heard.words)
    return bool(told) and all(_whose_behind(heard.words.lower[each.last :]) is not None for each in told)


def _whose_behind(behind: list[str]) -> bool | None:
    word = next((each for each in behind if each not in ("min", "minutes", "was", "for", "by", "the", "of", "it")), "")
    if is_among(word, "assistant_word") or word in ("her", "him", "she", "he", "hers", "his"):
        return True
    return False if is_among(word, "therapist_word") or word == "mine" else None


def _is_assistant(before: list[str]) -> bool | None:
    """Whose doing it is: the assistant's or the therapist's; None where nobody is named last."""
    for word in reversed(before[-3:]):
        if word in MARKS:
            return None
        if is_among(word, "assistant_word") or word in ("she", "he"):
            return True
        if is_among(word, "therapist_word"):
            return False
    return None


def _what(after: list[str], ctx: Context) -> str | None:
    """The place of the service that was given, the device's time, or all."""
    end = next((at for at, word in enumerate(after) if word in MARKS), len(after))
    clause = Heard(" ".join(after[:end]))
    if any(word.isdigit() for word in clause.words.lower):
        return None
    if clause.has("all", "every_one"):
        return ALL
    subject = [word for word in clause.words.exact if not is_among(word.casefold(), "small")]
    path = told_by_subject(subject, A_NUMBER, ctx) if subject else None
    if path is not None and path.startswith("other_services."):
        return path.rpartition(".")[2]
    if path is not None and path.removeprefix(MINUTES) in PARTS and len(_parts(ctx.frame.visit)) > 1:
        return path if is_set(value_at(ctx.frame.visit, path)) else None
    if (path is not None and path.startswith(MINUTES)) or clause.has("devices", "visit_check"):
        return DEVICE
    return None


def _given(visit: Visit, what: str, *, theirs: bool) -> Visit:
    """The visit with that given by one or the other; an assistant's minutes follow where all are known."""
    if theirs and visit.assistant not in ASSISTANTS:
        visit = with_slot(visit, "assistant", "took_part")
    if visit.assistant not in ASSISTANTS:
        return visit
    if what.startswith(MINUTES):
        return _part_given(visit, what, theirs=theirs)
    by = visit.assistant.value if theirs else None
    services = tuple(
        replace(each, by=by) if what in (ALL, str(place)) else each for place, each in enumerate(visit.other_services)
    )
    device = theirs if what in (ALL, DEVICE) else _has_device(visit)
    visit = replace(visit, other_services=services, minutes_by=())
    whole = whole_of(visit)
    minutes = [each.minutes for each in services if each.by in ASSISTANTS]
    told = sum(each for each in minutes if isinstance(each, int)) + (whole or 0 if device else 0)
    return replace(visit, assistant_minutes=told)


def _part_given(visit: Visit, path: str, *, theirs: bool) -> Visit:
    """The visit with one activity given by the assistant, or no longer; services that were the assistant's stay so."""
    part, minutes = path.removeprefix(MINUTES), value_at(visit, path)
    others = tuple(each for each in visit.minutes_by if each[0] != part)
    by = (*others, (part, visit.assistant.value)) if theirs and visit.assistant is not None else others
    own = [value_at(visit, f"{MINUTES}{each}") for each, who in by if who in ASSISTANTS]
    services = [each.minutes for each in visit.other_services if each.by in ASSISTANTS]
    told = sum(each for each in (*own, *services) if isinstance(each, int))
    return replace(visit, minutes_by=by, assistant_minutes=told if isinstance(minutes, int) else None)


def _parts(visit: Visit) -> list[str]:
    return [part for part in PARTS if is_set(value_at(visit, f"{MINUTES}{part}"))]


def _has_device(visit: Visit) -> bool:
    """Does what was said of the assistant's minutes take in the device's time?"""
    given, whole = visit.assistant_minutes, whole_of(visit)
    minutes = [each.minutes for each in visit.other_services if each.by in ASSISTANTS]
    others = sum(each for each in minutes if isinstance(each, int))
    return isinstance(given, int) and whole is not None and given - others == whole
