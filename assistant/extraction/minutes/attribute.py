"""Are these minutes an activity, the whole orthotic service, another service, an evaluation, or nothing of ours?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.extraction.context.scopes import Context
from assistant.extraction.minutes.stint import Stint
from assistant.extraction.quantities.quantity import Kind, Quantity
from assistant.extraction.vocabulary import SmallWords
from assistant.extraction.work.anchors import ORTHOTIC_WORK, Anchor, Work

ACTIVITIES = ("training", "fitting", "assessment", "fabrication", "management")
WORDS = SmallWords("minutes")
JOINED = 1
BETWEEN = frozenset((Work.ACTIVITY, Work.SERVICE, Work.CHECK))


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


ORTHOTIC_SLOTS = (Slot.ACTIVITY, Slot.COMBINED, Slot.TOTAL)


@dataclass(frozen=True, slots=True)
class Share:
    """Where a stint's minutes go, and under which names (activities, code) or why they are set aside."""

    slot: Slot
    names: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    total: bool = False
    by_hand: bool = False
    """A device was worked on with words that are not known (``applied``, ``seated``)."""

    @property
    def may_be_whole(self) -> bool:
        """Does a code, a check or ``total`` stand with the activity, so that the number is the whole orthotic time?"""
        return self.total or any(a.coded or (a.work is Work.CHECK and a.detail == "noun") for a in self.anchors)


def attribute(stint: Stint, flags: int) -> Share:
    """Decide where one stint goes; ``flags`` are the contexts of its number, as bits of ``Context``."""
    reason = _set_aside(stint, flags)
    if reason:
        return Share(Slot.ASIDE, (reason,))
    anchors = stint.anchors
    if any(anchor.work is Work.TIMED for anchor in anchors):
        return Share(Slot.TIMED)
    orthotic = [anchor for anchor in anchors if anchor.work in ORTHOTIC_WORK]
    with_it = {anchor.first for anchor in orthotic if anchor.detail == "own"}
    services = [anchor for anchor in anchors if anchor.work is Work.SERVICE and anchor.last not in with_it]
    evaluations = [anchor for anchor in anchors if anchor.work is Work.EVALUATION]
    if _is_session(stint) and not _has_code(orthotic):
        return Share(Slot.SESSION)
    if evaluations and _is_evaluation(stint, evaluations, orthotic, services):
        return Share(
            Slot.EVALUATION, tuple(a.value for a in sorted(evaluations, key=lambda a: not a.coded)), tuple(evaluations)
        )
    if stint.total and not orthotic:
        return Share(Slot.SESSION)
    services = _without_purposes(services, orthotic)
    if services and not _is_orthotic(orthotic, services):
        around = all(s.detail == "around" and s.first < stint.quantity.first for s in services)
        unclear = _is_taught(orthotic, services) or (around and not _has_code(services))
        return Share(Slot.ASIDE, ("unclear",)) if unclear else _service(services)
    if orthotic:
        return _orthotic(orthotic, services, total=stint.total)
    if stint.quantity.kind is Kind.CLOCK_RANGE:
        return Share(Slot.SESSION)
    return Share(Slot.ASIDE, ("unattributed",))


def _set_aside(stint: Stint, flags: int) -> str:
    """Why these minutes are not today's time of service, or nothing."""
    for context, reason in REASONS:
        if flags & context:
            return reason
    asides = [anchor for anchor in stint.anchors if anchor.work is Work.ASIDE]
    if not asides:
        return ""
    if all(a.work is Work.ASIDE or a.work is Work.DEVICE or a.detail == "part" for a in stint.anchors):
        return asides[-1].value
    quantity = stint.quantity
    reason = asides[-1].value
    if reason == "chat" and any(a.work is Work.ACTIVITY and a.first > asides[-1].first for a in stint.anchors):
        return ""
    nearest = min(stint.anchors, key=lambda a: min(abs(a.last - quantity.first), abs(a.first - quantity.last)))
    if nearest.work is not Work.ASIDE:
        return ""
    worked = any(a.work is Work.ACTIVITY and a.detail != "part" and a.first < nearest.first for a in stint.anchors)
    return "unclear" if worked and nearest.value in ("rest", "chat") else nearest.value


REASONS = (
    (Context.DENIED, "denied"),
    (Context.HYPOTHETICAL, "hypothetical"),
    (Context.POLICY, "policy"),
    (Context.PAST, "past"),
    (Context.PLANNED, "planned"),
    (Context.WEAR, "wear"),
    (Context.HOME, "home"),
    (Context.SUBJECTIVE, "subjective"),
    (Context.PLAN_SECTION, "planned"),
    (Context.ASSESSMENT, "assessment"),
)


def _is_session(stint: Stint) -> bool:
    """A word for the whole visit stands with the number, and no work between them."""
    first, last = stint.quantity.first, stint.quantity.last
    for session in stint.anchors:
        if session.work is Work.SESSION:
            low, high = min(session.last, last), max(session.first, first)
            between = (a for a in stint.anchors if a.work in BETWEEN and low <= a.first < high)
            if next(between, None) is None:
                return True
    return False


def _has_code(anchors: Sequence[Anchor]) -> bool:
    return any(anchor.coded for anchor in anchors)


def _is_evaluation(stint: Stint, evaluations: list[Anchor], orthotic: list[Anchor], services: list[Anchor]) -> bool:
    """The evaluation is the nearest of what the number could belong to."""
    others = [anchor for anchor in (*orthotic, *services) if anchor.work is not Work.DEVICE]
    if not others:
        return True
    near = min(_words_between(stint.quantity, anchor) for anchor in evaluations)
    return near < min(_words_between(stint.quantity, anchor) for anchor in others)


def _words_between(quantity: Quantity, anchor: Anchor) -> int:
    return quantity.first - anchor.last if anchor.first < quantity.first else anchor.first - quantity.last


def _is_orthotic(orthotic: list[Anchor], services: list[Anchor]) -> bool:
    """Do the words of the orthotic service decide beside another's? Codes do, then what only a device can mean."""
    if _has_code(services):
        return False
    if _has_code(orthotic):
        return True
    activities = [anchor for anchor in orthotic if anchor.work is Work.ACTIVITY and anchor.detail != "part"]
    if any(anchor.detail not in ("any", "place") for anchor in activities):
        return True
    activities = [anchor for anchor in activities if anchor.detail != "place"]
    has_device = any(anchor.work is Work.DEVICE for anchor in orthotic)
    return has_device and bool(activities) and _is_practice(services)


def _without_purposes(services: list[Anchor], orthotic: list[Anchor]) -> list[Anchor]:
    """``ed for SLR use``: what the device is for is no service of its own."""
    return [s for s in services if s.coded or not _is_purpose(s, orthotic)]


def _is_purpose(service: Anchor, orthotic: list[Anchor]) -> bool:
    before = [anchor for anchor in orthotic if anchor.first < service.first]
    if service.detail == "with":
        return any(anchor.work is Work.ACTIVITY and anchor.detail != "part" for anchor in before)
    return service.detail in ("purpose", "around") and bool(before)


def _is_taught(orthotic: list[Anchor], services: list[Anchor]) -> bool:
    """``went over heat``: nobody teaches a modality; it is not told what was meant."""
    taught = any(anchor.value == "training" for anchor in orthotic)
    return taught and all(not s.coded and s.value in WORDS["applied"] for s in services)


def _is_practice(services: list[Anchor]) -> bool:
    """Walking and transferring are what one practises with a device."""
    return all(service.value in WORDS["practised"] for service in services)


def _service(services: list[Anchor]) -> Share:
    coded = [anchor for anchor in services if anchor.coded]
    names = tuple(dict.fromkeys(anchor.value for anchor in coded or services))
    group = WORDS["group"] & set(names)
    if group:
        names = (*group,)
    return Share(Slot.SERVICE, names, tuple(services))


def _is_joined(orthotic: list[Anchor]) -> bool:
    """A check and teaching side by side share the number: ``recheck + education``."""
    checks = [a for a in orthotic if a.work is Work.CHECK and a.detail == "noun"]
    taught = [a for a in orthotic if a.value == "training"]
    return any(0 < a.first - check.last <= JOINED or a.first == check.last for check in checks for a in taught)


def _orthotic(orthotic: list[Anchor], services: list[Anchor], *, total: bool) -> Share:
    taught = {anchor.last for anchor in orthotic if anchor.value == "training"}
    acts = [a for a in orthotic if a.work is Work.ACTIVITY and not (a.value == "management" and a.first in taught)]
    whole = [anchor for anchor in acts if anchor.detail != "part"] or acts
    activities = list(dict.fromkeys(anchor.value for anchor in whole))
    if services and not _has_code(orthotic):
        if not _is_practice(services):
            return (
                Share(Slot.ASIDE, ("shared",))
                if set(activities) - {"training"}
                else Share(Slot.ACTIVITY, ("training",), tuple(orthotic))
            )
        activities = list(dict.fromkeys([*activities, "training"]))
    checked = any(anchor.work is Work.CHECK and anchor.detail == "noun" for anchor in orthotic)
    if activities == ["training"] and checked and not _has_code(orthotic) and _is_joined(orthotic):
        return Share(Slot.TOTAL, (), tuple(orthotic))
    if len(activities) == 1:
        return Share(Slot.ACTIVITY, tuple(activities), tuple(orthotic), total)
    if not activities or checked or total:
        return Share(Slot.TOTAL, (), tuple(orthotic))
    return Share(Slot.COMBINED, tuple(sorted(activities)), tuple(orthotic))
