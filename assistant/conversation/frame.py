"""What is known of the visit so far: the fold of the acts; every fact keeps everything said about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.conversation.acts import Answer, NewVisit, Skip, StartOver, Telling, Undo
from assistant.conversation.paths import is_set, value_at, with_values
from assistant.conversation.told import NO_CHANGE, Change, Contradiction, Words
from coder.visit import Device, Evaluation, Minutes, Visit

NOTHING = Visit()
CARRIED = (
    "discipline",
    "plan_discipline",
    "payer",
    "setting",
    "locality",
    "unit_rule",
    "devices",
    "orthosis_or_prosthesis",
)
"""What stays true of a patient at the next visit."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One visit as known, with the words of each fact, and the visits before it."""

    visit: Visit = NOTHING
    facts: tuple[Words, ...] = ()
    history: tuple[Words, ...] = ()
    """Everything said of any fact, in order; what was replaced or taken back later too."""
    skipped: frozenset[str] = frozenset()
    contradicted: tuple[Contradiction, ...] = ()
    earlier: tuple[Frame, ...] = ()
    patient: int = 0
    """Counts the patients of the conversation."""
    profile: Change = NO_CHANGE

    def said_of(self, path: str) -> tuple[Words, ...]:
        """Everything said of one fact, the latest last."""
        return tuple(each for each in self.history if each.path == path or each.path.startswith(f"{path}."))

    @property
    def is_empty(self) -> bool:
        """Was nothing said yet, the profile apart?"""
        return not self.history and self.visit == with_values(Visit(), self.profile.puts)


def opened(profile: Change = NO_CHANGE, earlier: tuple[Frame, ...] = ()) -> Frame:
    """A visit of which only the profile is known."""
    return Frame(with_values(Visit(), profile.puts), profile.words, earlier=earlier, profile=profile)


def fold(acts: Iterable[Telling], profile: Change = NO_CHANGE) -> Frame:
    """The frame after these acts."""
    frame = opened(profile)
    for act in acts:
        frame = after(frame, act)
    return frame


def without_last(acts: Sequence[Telling], undo: Undo) -> tuple[Telling, ...]:
    """The acts without the last ones; a question that was skipped is no step."""
    kept, left = list(acts), undo.steps
    while kept and left:
        left -= not isinstance(kept.pop(), Skip)
    return tuple(kept)


def after(frame: Frame, act: Telling) -> Frame:
    """The frame after one more act."""
    match act:
        case StartOver():
            return opened(frame.profile)
        case Skip(slot):
            return replace(frame, skipped=frame.skipped | {slot})
        case NewVisit(same_patient, change):
            return changed(_next_visit(frame, same_patient=same_patient), change)
        case Answer(slot, change):
            return changed(replace(frame, skipped=frame.skipped - {slot}), change)
    return changed(frame, act.change)


def changed(frame: Frame, change: Change) -> Frame:
    """The frame with facts put, replaced or cleared; a contradicted fact is set by whatever is said next."""
    visit = with_values(frame.visit, change.puts)
    said = {_slot(each) for each in change.words}
    kept = tuple(each for each in frame.facts if _slot(each) not in said)
    facts = tuple(now for each in (*kept, *change.words) if (now := _as_it_stands(each, visit)) is not None)
    settled = {path for path, _ in change.puts} | {each.path for each in change.contradictions}
    open_still = tuple(each for each in frame.contradicted if each.path not in settled)
    return replace(
        frame,
        visit=visit,
        facts=facts,
        history=(*frame.history, *change.words),
        contradicted=(*open_still, *change.contradictions),
        skipped=frozenset(slot for slot in frame.skipped if not is_set(_known(visit, slot))),
    )


def _known(visit: Visit, slot: str) -> object:
    return visit.minutes != Minutes() or None if slot == "minutes" else _safe_value(visit, slot)


def _safe_value(visit: Visit, slot: str) -> object:
    try:
        return value_at(visit, slot)
    except AttributeError:
        return None


def _next_visit(frame: Frame, *, same_patient: bool) -> Frame:
    if same_patient and frame.is_empty and frame.earlier:
        last = frame.earlier[-1]
        return _next_visit(replace(last, earlier=frame.earlier[:-1], profile=frame.profile), same_patient=True)
    earlier = (*frame.earlier, replace(frame, earlier=()))
    fresh = replace(opened(frame.profile, earlier), patient=frame.patient)
    if not same_patient:
        return replace(fresh, patient=frame.patient + 1)
    puts = tuple((name, _carried(name, frame.visit)) for name in CARRIED if is_set(getattr(frame.visit, name)))
    roots = {name for name, _ in puts}
    words = tuple(each for each in frame.facts if each.path.split(".")[0] in roots)
    return changed(fresh, Change(puts, words))


def _carried(name: str, visit: Visit) -> object:
    if name != "devices":
        return getattr(visit, name)
    return tuple(Device(each.name, each.body_region, each.laterality, each.fabrication) for each in visit.devices)


def _slot(said: Words) -> str:
    """Facts that replace each other share a slot; entries of a list keep their own value."""
    if said.path in ("l_codes_billed", "l_codes_mentioned_not_billed", "doc_elements", "proposed_codes"):
        return f"{said.path}:{getattr(said.value, 'code', said.value)}"
    return said.path


def _as_it_stands(said: Words, visit: Visit) -> Words | None:
    """A fact's words with its present value; None once the fact is gone."""
    root, _, rest = said.path.partition(".")
    value = value_at(visit, root if root != "minutes" and not rest else said.path)
    if isinstance(value, tuple) and not rest:
        return said if _is_among(said.value, value) else None
    if root in ("devices", "other_services") and rest:
        return _element(said, visit)
    if value is None or value == ():
        return None
    if isinstance(value, Evaluation) and value.same_day is None:
        return None
    return said if value == said.value else replace(said, value=value)


def _is_among(value: object, values: tuple[object, ...]) -> bool:
    return value in values or any(getattr(each, "code", None) == value for each in values)


def _element(said: Words, visit: Visit) -> Words | None:
    """The words of a device or a service, at the place where that one stands now."""
    root, place, *attribute = said.path.split(".")
    known: tuple[object, ...] = getattr(visit, root)
    if not attribute:
        at = next((i for i, each in enumerate(known) if _names(each) == _names(said.value)), int(place))
        return replace(said, path=f"{root}.{at}", value=known[at]) if at < len(known) else None
    if int(place) >= len(known):
        return None
    value = getattr(known[int(place)], attribute[0], None)
    return None if value is None else replace(said, value=value)


def _names(each: object) -> object:
    return getattr(each, "cpt", None) or getattr(each, "name", None) or each
