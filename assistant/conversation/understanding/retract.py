"""Which fact is to be taken away?"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.paths import MINUTES, differences, with_values
from assistant.conversation.signals.heard import Heard
from assistant.conversation.signals.small import is_among
from assistant.conversation.told import Change
from assistant.conversation.understanding.context import Context
from assistant.conversation.understanding.numeric_facts import numeric_facts
from assistant.conversation.understanding.quantities import lengths
from assistant.extraction.quantities.quantity import Kind
from coder.visit import Visit


def retracted(heard: Heard, ctx: Context) -> Change | None:
    """The change that takes the named fact away; None where no known fact is named."""
    before = ctx.frame.visit
    after = _without_named(heard, ctx)
    if after is None or after == before:
        return None
    return Change(differences(before, after))


def _without_named(heard: Heard, ctx: Context) -> Visit | None:
    visit = ctx.frame.visit
    subject = _subject(heard)
    names = {word.casefold().rstrip("s") for word in subject}
    device = _device_named(names, visit)
    if device is not None:
        return replace(visit, devices=visit.devices[:device] + visit.devices[device + 1 :])
    if heard.has("l_code_status"):
        return replace(visit, l_codes_billed=(), l_codes_mentioned_not_billed=(), l_code_status=None)
    if heard.has("poc"):
        return replace(visit, poc=None)
    if heard.has("payer"):
        return replace(visit, payer=None)
    if heard.has("assistant"):
        return replace(visit, assistant=None, assistant_minutes=None)
    return _without_told(" ".join(subject), visit, ctx) or _without_number(heard, visit) or _without_last(heard, ctx)


def _subject(heard: Heard) -> list[str]:
    cues = [cue for name in ("retract", "cue", "filler", "that") for cue in heard.cues(name)]
    covered = {at for cue in cues for at in range(cue.first, cue.last)}
    return [
        w
        for at, w in enumerate(heard.words.exact)
        if at not in covered and not is_among(w.casefold(), "general") and w.isalnum()
    ]


def _device_named(names: set[str], visit: Visit) -> int | None:
    """A device by a word of its name, where it is not the only one."""
    if len(visit.devices) < 2:
        return None
    for i, device in enumerate(visit.devices):
        own = {word.casefold().rstrip("s") for word in (device.name or "").split()} | {device.body_region or ""}
        others = {
            word.casefold().rstrip("s")
            for other in visit.devices
            if other is not device
            for word in (other.name or "").split()
        }
        if any(not is_among(name, "general") for name in names & (own - others)):
            return i
    return None


def _without_told(subject: str, visit: Visit, ctx: Context) -> Visit | None:
    """What the reader takes the named thing for: a service, the evaluation, minutes, a code."""
    if not subject:
        return None
    told = ctx.read(f"{subject} 10 min").visit
    if told.evaluation is not None and visit.evaluation is not None:
        code = visit.evaluation.cpt
        proposed = tuple(each for each in visit.proposed_codes if each.code != code)
        return replace(visit, evaluation=None, proposed_codes=proposed)
    for service in told.other_services:
        left = tuple(each for each in visit.other_services if each.cpt != service.cpt)
        if left != visit.other_services:
            proposed = tuple(each for each in visit.proposed_codes if each.code != service.cpt)
            return replace(visit, other_services=left, proposed_codes=proposed)
    for said in ctx.read(f"{subject} 10 min").said:
        if said.path.startswith(MINUTES):
            return with_values(visit, ((said.path, None if said.path != "minutes.combined" else ()),))
    codes = {each.code for each in told.proposed_codes}
    left_codes = tuple(each for each in visit.proposed_codes if each.code not in codes)
    return replace(visit, proposed_codes=left_codes) if left_codes != visit.proposed_codes else None


def _without_number(heard: Heard, visit: Visit) -> Visit | None:
    """``drop the 12``: the fact with that number."""
    for quantity in lengths(heard.words):
        if quantity.kind not in (Kind.BARE, Kind.MINUTES):
            continue
        for path, value in numeric_facts(visit):
            if value == quantity.low and not path.startswith("minutes.combined"):
                return _without_path(visit, path)
    return None


def _without_path(visit: Visit, path: str) -> Visit:
    if path.startswith("other_services."):
        place = int(path.rpartition(".")[2])
        return replace(visit, other_services=visit.other_services[:place] + visit.other_services[place + 1 :])
    return with_values(visit, ((path, None),))


def _without_last(heard: Heard, ctx: Context) -> Visit | None:
    """``forget that``: what was told last."""
    history = ctx.frame.history
    if not history or not heard.has("that"):
        return None
    last = history[-1].turn
    visit = ctx.frame.visit
    for said in history:
        root = said.path.split(".")[0]
        if said.turn == last and root not in ("devices", "other_services", "minutes"):
            visit = with_values(visit, ((said.path, None if not isinstance(getattr(visit, root), tuple) else ()),))
        elif said.turn == last and said.path.startswith(MINUTES) and said.path != "minutes.combined":
            visit = with_values(visit, ((said.path, None),))
    return visit
