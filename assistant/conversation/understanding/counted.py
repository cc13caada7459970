"""Is it asked what services and minutes make: ``25 minutes of exercise and 5 of ultrasound, how many units?``"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import Act, AskGuidance, Tell
from assistant.conversation.signals.heard import Heard
from assistant.conversation.told import Change
from assistant.conversation.understanding.change import read_change
from assistant.conversation.understanding.context import Context
from coder.visit import Minutes, Service, Visit


def counted(heard: Heard, ctx: Context) -> Act | None:
    """Without a visit, the services told; beside one, a question that leaves it as it is."""
    if ctx.rules is None or not heard.has("counts_units"):
        return None
    services = ctx.rules.services(heard.text)
    visit = ctx.read(heard.text).visit
    if not services or visit.minutes != Minutes() or visit.evaluation is not None:
        return None
    if not ctx.frame.is_empty:
        return None if heard.has("adds_to_visit") or visit.devices else AskGuidance(heard.text)
    return None if _is_read(services, visit) else Tell(_change(heard, services, ctx))


def _is_read(services: tuple[Service, ...], visit: Visit) -> bool:
    """Did the reader hear the same?"""
    return {(each.cpt, each.minutes) for each in visit.other_services} == {
        (each.cpt, each.minutes) for each in services
    }


def _change(heard: Heard, services: tuple[Service, ...], ctx: Context) -> Change:
    change = read_change(heard.text, ctx).change
    others = tuple(put for put in change.puts if put[0] != "other_services")
    return replace(change, puts=(*others, ("other_services", services)))
