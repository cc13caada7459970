"""Tagged sentences: a text, the facts it states, and the words that must not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from assistant.reading import Reading
from coder.visit import Combined, Device, Evaluation, ProposedCode, Range, Service, Visit

Plain: TypeAlias = "str | int | float | bool | Sequence[Plain] | dict[str, Plain] | None"
FOLDER = Path(__file__).parent / "tagged"
ACTIVITIES = ("training", "fitting", "assessment", "fabrication", "management")
TOTALS = ("total_orthotic", "session_total", "timed_total")
SCALARS = (
    "discipline assistant assistant_minutes visit_kind visit_number l_code_status payer poc setting telehealth "
    "handover_only l_code_later together_minutes plan_discipline date_of_service year_to_date"
).split()
ALWAYS = (*SCALARS, *ACTIVITIES, *TOTALS, "combined", "services", "evaluation", "l_codes", "other_l_codes")
"""Facts that must be absent where a sentence does not tag them."""
WHEN_TAGGED = (
    "kind l_code_biller devices proposed times excluded cotreatment minutes_by separate conflicts offers unknown "
    "elements implied"
).split()


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with its facts in short form; ``unread`` are words that no fact may come from."""

    text: str
    read: dict[str, Plain] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


def tagged(name: str) -> Iterator[Tagged]:
    """The sentences of one file. Raises ``ValueError`` for a tag that is no fact."""
    for entry in yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        read = entry.get("read") or {}
        unknown = set(read) - {*ALWAYS, *WHEN_TAGGED}
        if unknown:
            raise ValueError(f"{name}.yaml: no such fact: {', '.join(sorted(unknown))} @ {entry['text']!r:.60}")
        yield Tagged(entry["text"], read, tuple(entry.get("unread", ())), tuple(entry.get("aside", ())))


def differences(expected: Tagged, reading: Reading) -> list[str]:
    """What the reading has otherwise than tagged, one line each; nothing where all is right."""
    found = facts_of(reading)
    names = [*ALWAYS, *(name for name in WHEN_TAGGED if name in expected.read)]
    wrong = [
        f"{name}: expected {expected.read.get(name)!r}, read {found.get(name)!r}"
        for name in names
        if _loose(found.get(name)) != _loose(expected.read.get(name))
    ]
    for words in expected.unread:
        start = reading.text.index(words)
        inside = [
            s.path for s in reading.said if s.start < start + len(words) and start < s.end and s.path != "doc_elements"
        ]
        wrong += [f"{words!r} was read as {path}" for path in inside]
    kinds = {aside.kind for aside in reading.set_aside}
    return [*wrong, *(f"nothing was set aside as {kind}" for kind in expected.aside if kind not in kinds)]


def facts_of(reading: Reading) -> dict[str, Plain]:
    """The facts of a reading in the short form of the tags; absent ones are left out."""
    visit = reading.visit
    found: dict[str, Plain] = {name: _plain(getattr(visit, name)) for name in (*SCALARS, "l_code_biller")}
    found |= {name: _plain(getattr(visit.minutes, name)) for name in (*ACTIVITIES, *TOTALS)}
    found |= {
        "combined": [_combined(each) for each in visit.minutes.combined],
        "services": {_service_name(each): _plain(each.minutes) for each in visit.other_services},
        "evaluation": _evaluation(visit.evaluation),
        "l_codes": list(visit.l_codes_billed),
        "other_l_codes": list(visit.l_codes_mentioned_not_billed),
        "kind": _plain(visit.orthosis_or_prosthesis),
        "devices": [_device(each) for each in visit.devices],
        "proposed": [_proposed(each) for each in visit.proposed_codes],
        "times": [f"{each.start}-{each.stop} {each.scope}" for each in visit.times],
        "excluded": [f"{_plain(each.minutes)} {each.why}" for each in visit.excluded_minutes],
        "cotreatment": f"{visit.cotreatment.discipline} {visit.cotreatment.minutes}" if visit.cotreatment else None,
        "minutes_by": dict(visit.minutes_by),
        "separate": _separate(visit),
        "conflicts": [each.path for each in reading.conflicts],
        "offers": [each.suggestion for each in reading.offers],
        "unknown": [f"{each.text} {each.nearest}" for each in reading.unknown_codes],
        "elements": sorted(visit.doc_elements),
        "implied": list(visit.implied),
    }
    return {name: value for name, value in found.items() if value not in (None, [], {})}


def _plain(value: object) -> Plain:
    if isinstance(value, Range):
        return f"{value.low}-{value.high}"
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _combined(each: Combined) -> Plain:
    return f"{'+'.join(each.activities)} {_plain(each.minutes)}"


def _service_name(each: Service) -> str:
    return f"{each.cpt or each.name}{' by ' + each.by if each.by else ''}"


def _evaluation(each: Evaluation | None) -> Plain:
    if each is None:
        return None
    parts = ("today" if each.same_day else "not today", each.kind, each.cpt, _plain(each.minutes))
    return " ".join(str(part) for part in parts if part is not None)


def _device(each: Device) -> Plain:
    return "/".join(
        str(_plain(part) or "-") for part in (each.name, each.body_region, each.laterality, each.fabrication)
    )


def _proposed(each: ProposedCode) -> Plain:
    units = f" x{each.units}" if each.units else ""
    return " ".join((each.code + units, *each.modifiers))


def _separate(visit: Visit) -> Plain:
    return [f"{each.code} from {each.apart_from}: {each.basis}" for each in visit.separate_services]


def _loose(value: Plain) -> Plain:
    """Absent and empty are the same; lists are compared without regard to order, numbers as text."""
    if value in (None, [], {}):
        return None
    if isinstance(value, list):
        return sorted(str(each) for each in value)
    if isinstance(value, dict):
        return {str(name): str(each) for name, each in value.items()}
    return str(value)
