"""Were two services of an edit pair apart? What the words say of it, asked or told again."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.phrases import Cue
from assistant.conversation.signals.heard import Heard
from assistant.conversation.slots.find import slot_cues
from assistant.conversation.understanding.context import Context
from coder.visit import Basis, Minutes, SeparateService, Visit

SLOT = "separate_services"


def apart_from(heard: Heard) -> Basis | None:
    """How the services were apart; of time and place together (``same leg, but at separate times``) the separation."""
    told = [cue for cue in slot_cues(SLOT, heard.words) if cue.last - cue.first > 1 and not _is_denied(cue, heard)]
    bases = {cue.value: cue for cue in told if cue.value != Basis.NONE}
    if bases:
        return Basis(max(bases, key=lambda value: bases[value].last - bases[value].first))
    return Basis.NONE if told else None


def _named_of(known: set[str | None], heard: Heard, ctx: Context) -> list[str]:
    """``the gait was on the same leg``: the one service told before that is named."""
    told = ctx.read(f"{heard.text} 10 min").visit.other_services
    return [each.cpt for each in told if each.cpt and each.cpt in known]


def _with_new_service(visit: Visit, basis: Basis, heard: Heard, ctx: Context) -> Visit:
    """``add manual 10 min at a different time``: the service that comes in or is named, apart from the device's."""
    before = ctx.frame.visit
    known = {service.cpt for service in before.other_services}
    new = [service.cpt for service in visit.other_services if service.cpt and service.cpt not in known]
    new = new or _named_of(known, heard, ctx)
    if len(new) != 1 or before.minutes == Minutes():
        return visit
    return replace(visit, separate_services=(SeparateService(code=new[0], apart_from=None, basis=basis),))


def _is_denied(cue: Cue, heard: Heard) -> bool:
    """``not the same leg``."""
    before = heard.words.lower[max(0, cue.first - 2) : cue.first]
    return "not" in before or "n't" in "".join(before)


def with_basis(visit: Visit, heard: Heard, ctx: Context) -> Visit:
    """The visit with other words on the one pair that was told of before, or on the one whose service is named."""
    known = ctx.frame.visit.separate_services
    basis = apart_from(heard)
    if not known and basis is not None and not visit.separate_services:
        return _with_new_service(visit, basis, heard, ctx)
    if not known or basis is None or visit.separate_services != known:
        return visit
    named = {service.cpt for service in ctx.read(f"{heard.text} 10 min").visit.other_services}
    meant = [each for each in known if each.code in named or each.apart_from in named] or list(known)
    if len(meant) != 1:
        return visit
    return replace(
        visit, separate_services=tuple(replace(each, basis=basis) if each in meant else each for each in known)
    )
