"""Work called otherwise than it was told: ``it was manual, not exercise``, ``that 18 was training``, ``no TE``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.paths import MINUTES, PARTS, is_set, value_at, with_values
from assistant.conversation.signals.heard import MARKS, Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import lengths
from assistant.extraction.quantities.quantity import Kind
from coder.visit import Range, Service, Visit

MOST_WORDS, MOST_OF_A_NAME = 10, 3
INTO = frozenset(("to", "for", "with", "into"))
BETWEEN = frozenset(("was", "is", "were", "all", "really", "actually", "of", "it", "just", "only", "the", "that"))
OF_IT = (["of", "it"], ["of", "that"], ["of", "those"], ["of", "them"])
Work = Service | str
"""A service, or the path of a part of the device's time."""


def other_work(heard: Heard, ctx: Context) -> Visit | None:
    """The visit with the work called otherwise, or without it; None where no known work is spoken of so."""
    if ctx.frame.is_empty or len(heard.words) > MOST_WORDS:
        return None
    if lengths(heard.words):
        return _number_named(heard, ctx)
    pair = _pair(heard, ctx)
    if pair is not None:
        return _called(ctx.frame.visit, *pair)
    return _without_denied(heard, ctx)


# ---- one name for another ----


def _pair(heard: Heard, ctx: Context) -> tuple[Work, Work] | None:
    """The work as it was told and as it is called now."""
    lower, exact = heard.words.lower, heard.words.exact
    only = next((at for at, word in enumerate(lower) if word in ("just", "only")), 0)
    if lower[:1] == ["no"] and only > 1:
        old, new = _work(exact[1:only], ctx), _work(exact[only + 1 :], ctx)
    elif "not" in lower[1:]:
        at = lower.index("not")
        new, old = _work(exact[:at], ctx), _work(exact[at + 1 :], ctx)
    else:
        changes = [cue for cue in heard.cues("cue") if lower[cue.first] in ("change", "switch", "make")]
        at = next((at for at, word in enumerate(lower) if word in INTO and changes and at > changes[0].last), 0)
        if not at:
            return None
        old, new = _work(exact[changes[0].last : at], ctx), _work(exact[at + 1 :], ctx)
    return (old, new) if old is not None and new is not None else None


def _called(visit: Visit, old: Work, new: Work) -> Visit | None:
    minutes = _minutes_of(visit, old)
    if minutes is None or (isinstance(new, str) and is_set(value_at(visit, new))):
        return None
    if isinstance(old, Service) and isinstance(new, Service):
        place = _place(visit, old)
        assert place is not None
        services = list(visit.other_services)
        services[place] = replace(services[place], cpt=new.cpt, name=new.name)
        return replace(visit, other_services=tuple(services))
    left = _without(visit, old)
    if left is None:
        return None
    if isinstance(new, Service):
        return replace(left, other_services=(*left.other_services, replace(new, minutes=minutes)))
    return with_values(left, ((new, minutes),))


def _number_named(heard: Heard, ctx: Context) -> Visit | None:
    """``that 18 was all training`` moves the 18; ``12 of it was adjusting`` makes the one number known the whole."""
    told, visit, lower = lengths(heard.words), ctx.frame.visit, heard.words.lower
    if len(told) != 1 or told[0].kind not in (Kind.BARE, Kind.MINUTES) or "not" in lower:
        return None
    behind = heard.words.exact[told[0].last :]
    is_said_to_be = any(word in ("was", "is", "were") for word in lower[told[0].last : told[0].last + 4])
    new = _work([word for word in behind if word.casefold() not in BETWEEN], ctx) if is_said_to_be else None
    known = [path for path, value in numeric_facts(visit) if value == told[0].low and path.startswith(MINUTES)]
    if not isinstance(new, str) or is_set(value_at(visit, new)):
        return None
    if len(known) == 1 and known[0].removeprefix(MINUTES) in PARTS and lower[told[0].first - 1 : told[0].first] != []:
        return with_values(visit, ((known[0], None), (new, told[0].low)))
    parts = [f"{MINUTES}{part}" for part in PARTS if is_set(value_at(visit, f"{MINUTES}{part}"))]
    is_share = lower[told[0].last : told[0].last + 2] in OF_IT
    whole = value_at(visit, parts[0]) if len(parts) == 1 else None
    if not is_share or known or not isinstance(whole, int) or whole <= told[0].low:
        return None
    return with_values(visit, ((parts[0], None), ("minutes.total_orthotic", whole), (new, told[0].low)))


# ---- none of it ----


def _without_denied(heard: Heard, ctx: Context) -> Visit | None:
    """``no TE today``, ``without the gait``: a service that is known, and nothing else."""
    leads = [cue for name in ("no", "denied") for cue in heard.cues(name) if heard.words.lower[cue.first] in DENIES]
    apart = [at for at, word in enumerate(heard.words.lower) if word in ("without", "minus")]
    first = min([*(cue.last for cue in leads), *(at + 1 for at in apart)], default=0)
    named = _work(heard.words.exact[first:], ctx) if first else None
    is_led = not Heard(" ".join(heard.words.exact[: max(0, first - 1)])).left_after(*LEADS)
    return _without(ctx.frame.visit, named) if isinstance(named, Service) and is_led else None


DENIES = frozenset(("no", "without"))
LEADS = ("suppose", "supposes_on", "if", "about", "filler", "cue", "no")


# ---- what words stand for ----


def _work(words: Sequence[str], ctx: Context) -> Work | None:
    """The service, or the part of the device's time, that a few words name and that is known or new."""
    subject = [word for word in words if word not in MARKS and not is_among(word.casefold(), "small")]
    subject = [word for word in subject if word.casefold() not in ("today", "then", "at", "all")]
    if not subject or len(subject) > MOST_OF_A_NAME:
        return None
    visit = ctx.read(f"{' '.join(subject)} 10 min").visit
    if len(visit.other_services) == 1 and visit.minutes == Visit().minutes:
        return visit.other_services[0]
    parts = [part for part in PARTS if is_set(value_at(visit, f"{MINUTES}{part}"))]
    return f"{MINUTES}{parts[0]}" if len(parts) == 1 and not visit.other_services else None


def _place(visit: Visit, service: Service) -> int | None:
    return next((i for i, each in enumerate(visit.other_services) if each.cpt == service.cpt), None)


def _minutes_of(visit: Visit, work: Work) -> int | Range | None:
    """None where that work, or how long it took, is not known."""
    if isinstance(work, str):
        minutes = value_at(visit, work)
        return minutes if isinstance(minutes, int | Range) else None
    place = _place(visit, work)
    return visit.other_services[place].minutes if place is not None else None


def _without(visit: Visit, work: Work) -> Visit | None:
    if isinstance(work, str):
        return with_values(visit, ((work, None),))
    place = _place(visit, work)
    if place is None:
        return None
    left = visit.other_services[:place] + visit.other_services[place + 1 :]
    proposed = tuple(each for each in visit.proposed_codes if each.code != work.cpt)
    return replace(visit, other_services=left, proposed_codes=proposed)
