"""What are these minutes: an activity, the whole orthotic service, another service, an evaluation, or nothing of ours?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.extraction.context.scopes import Context
from assistant.extraction.minutes.link import Stint
from assistant.extraction.quantities.quantity import Kind
from assistant.extraction.work.anchors import ORTHOTIC_WORK, Anchor, Work

ACTIVITIES = ("training", "fitting", "assessment", "fabrication", "management")
FUNCTIONAL = frozenset(("97116", "97530", "97112", "97110"))


class Slot(StrEnum):
    """Where minutes go."""

    ACTIVITY = "activity"
    COMBINED = "combined"
    TOTAL = "total_orthotic"
    SESSION = "session_total"
    TIMED = "timed_total"
    SERVICE = "service"
    EVALUATION = "evaluation"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Share:
    """Where a stint's minutes go, and under which names (activities, code) or why they are set aside."""

    slot: Slot
    names: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()


def attribute(stint: Stint, flags: Context, *, has_services: bool) -> Share:
    """Decide where one stint goes; ``has_services`` tells that other services are named beside the orthotic one."""
    reason = _set_aside(stint, flags)
    if reason:
        return Share(Slot.ASIDE, (reason,))
    anchors = stint.anchors
    if any(anchor.work is Work.TIMED for anchor in anchors):
        return Share(Slot.TIMED)
    orthotic = [anchor for anchor in anchors if anchor.work in ORTHOTIC_WORK]
    services = [anchor for anchor in anchors if anchor.work is Work.SERVICE]
    evaluations = [anchor for anchor in anchors if anchor.work is Work.EVALUATION]
    totals = [anchor for anchor in anchors if anchor.work is Work.TOTAL]
    if any(anchor.work is Work.SESSION for anchor in anchors) and not _has_code(orthotic):
        return Share(Slot.SESSION)
    if evaluations and _is_evaluation(stint, evaluations, orthotic, services):
        return Share(Slot.EVALUATION, tuple(a.value for a in evaluations), tuple(evaluations))
    if totals and (has_services or not orthotic) and not _has_code(orthotic):
        return Share(Slot.SESSION) if not orthotic or has_services else Share(Slot.TOTAL, (), tuple(orthotic))
    if services and not (orthotic and _is_practice(orthotic, services)):
        return _service(services, orthotic)
    if orthotic or services:
        return _orthotic(orthotic, services, total=bool(totals))
    if stint.quantity.kind is Kind.CLOCK_RANGE:
        return Share(Slot.SESSION)
    return Share(Slot.ASIDE, ("unattributed",))


def _set_aside(stint: Stint, flags: Context) -> str:
    """Why these minutes are not today's time of service, or nothing."""
    for context, reason in REASONS:
        if flags & context:
            return reason
    asides = [anchor for anchor in stint.anchors if anchor.work is Work.ASIDE]
    if not asides:
        return ""
    quantity = stint.quantity
    nearest = min(stint.anchors, key=lambda a: min(abs(a.last - quantity.first), abs(a.first - quantity.last)))
    return nearest.value if nearest.work is Work.ASIDE else ""


REASONS = (
    (Context.DENIED, "denied"),
    (Context.HYPOTHETICAL, "hypothetical"),
    (Context.POLICY, "policy"),
    (Context.PAST, "past"),
    (Context.PLANNED, "planned"),
    (Context.WEAR, "wear"),
    (Context.HOME, "home"),
    (Context.SUBJECTIVE, "subjective"),
)


def _has_code(anchors: Sequence[Anchor]) -> bool:
    return any(anchor.coded for anchor in anchors)


def _is_evaluation(stint: Stint, evaluations: list[Anchor], orthotic: list[Anchor], services: list[Anchor]) -> bool:
    """The evaluation is the nearest of what the number could belong to."""
    others = [anchor for anchor in (*orthotic, *services) if anchor.work is not Work.DEVICE]
    if not others:
        return True
    at = stint.quantity
    distance = lambda a: at.first - a.last if a.first < at.first else a.first - at.last  # noqa: E731
    return min(map(distance, evaluations)) < min(map(distance, others))


def _is_practice(orthotic: list[Anchor], services: list[Anchor]) -> bool:
    """Walking or transferring with the device is training with it, unless a code says otherwise."""
    if _has_code(services):
        return False
    if _has_code(orthotic):
        return True
    kinds = {anchor.work for anchor in orthotic}
    hands_on = {a.value for a in orthotic if a.work is Work.ACTIVITY} - {"training"}
    if hands_on:
        return True
    practised = Work.DEVICE in kinds and all(service.value in FUNCTIONAL for service in services)
    return practised and Work.ACTIVITY in kinds


def _service(services: list[Anchor], orthotic: list[Anchor]) -> Share:
    coded = [anchor for anchor in services if anchor.coded]
    chosen = coded or services
    names = tuple(dict.fromkeys(anchor.value for anchor in chosen))
    return Share(Slot.SERVICE, names, tuple(services))


def _orthotic(orthotic: list[Anchor], services: list[Anchor], *, total: bool) -> Share:
    activities = tuple(dict.fromkeys(a.value for a in orthotic if a.work is Work.ACTIVITY))
    if services and set(activities) - {"training"} and not _has_code(orthotic):
        return Share(Slot.ASIDE, ("shared",))
    if total or not activities or any(a.work is Work.CHECK for a in orthotic) and len(activities) > 1:
        return Share(Slot.TOTAL, activities, tuple(orthotic))
    if len(activities) == 1:
        return Share(Slot.ACTIVITY, activities, tuple(orthotic))
    return Share(Slot.COMBINED, tuple(sorted(activities)), tuple(orthotic))
