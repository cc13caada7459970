"""A coded visit made ready to be saved: every text of it masked, nothing kept yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from assistant.coding_form import CodingForms
from assistant.desk import CodedVisit
from assistant.facts import facts_from_visit
from assistant.masking import Kind, Masked, Span, apply, mask
from assistant.records.visit_labels import checked
from knowledge.guidance import Guidance

Json: TypeAlias = Any

SHORTEST_WORD = 2
OUR_OWN = frozenset(("citations", "contested", "guidance", "comparison"))
"""Parts of a coding that hold nothing of what was told."""
FREE = frozenset(("name", "why", "detail", "value"))
"""Keys of facts and codings whose texts may be a person's own words; all others hold codes and words of closed sets."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A visit as it would be kept; ``facts`` and ``coding`` are JSON texts, ``spans`` say what of the text goes."""

    told: str
    spans: tuple[Span, ...]
    label: str
    date_of_service: str
    facts: str
    coding: str
    guidance_version: str
    guidance_sha256: str
    payer_row: str

    @property
    def masked(self) -> Masked:
        return apply(self.told, self.spans)


def drafted(texts: Sequence[str], coded: CodedVisit, guidance: Guidance, today: str, label: str = "") -> Draft:
    """A visit told in these texts; one without a date is of ``today``. Raises ``LabelRefused``."""
    label = checked(label)
    day = coded.visit.date_of_service or today
    told = "\n".join(each.strip() for each in texts if each.strip())
    visit = replace(coded.visit, date_of_service=day)
    form = CodingForms(guidance).form(coded.answer, coded.policy)
    spans = mask(told).spans
    return Draft(
        told,
        spans,
        label,
        day,
        _compact(_without(facts_from_visit(visit), told, spans)),
        _compact({key: value if key in OUR_OWN else _without(value, told, spans) for key, value in form.items()}),
        form["guidance"]["version"],
        form["guidance"]["sha256"],
        payer_row_of(coded),
    )


def with_more_masked(draft: Draft, words: Iterable[str]) -> Draft:
    """The draft with every mention of these words masked as well, in text, facts and coding."""
    more = tuple(Span(start, end, Kind.OTHER) for start, end in _mentions(draft.told, words))
    spans = _joined(draft.spans, more)
    facts, coding = (json.loads(each) for each in (draft.facts, draft.coding))
    return replace(
        draft,
        spans=spans,
        facts=_compact(_without(facts, draft.told, more)),
        coding=_compact(
            {key: value if key in OUR_OWN else _without(value, draft.told, more) for key, value in coding.items()}
        ),
    )


def with_label(draft: Draft, label: str) -> Draft:
    """The draft under another label. Raises ``LabelRefused``."""
    return replace(draft, label=checked(label))


def payer_row_of(coded: CodedVisit) -> str:
    """The payer row that was used: the key of the clinic's own dated row, else the shipped payer's name."""
    clinic = coded.policy.payer.clinic
    return str(clinic.ground.cites[0]) if clinic is not None else coded.policy.payer.name or ""


def _mentions(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    wanted = [re.escape(each.strip()) for each in words if each.strip()]
    if not wanted:
        return []
    return [found.span() for found in re.finditer("|".join(sorted(wanted, key=len, reverse=True)), text, re.IGNORECASE)]


def _joined(spans: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    """All spans in order; those that overlap as one."""
    joined: list[Span] = []
    for span in sorted((*spans, *more)):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end), joined[-1].kind)
        else:
            joined.append(span)
    return tuple(joined)


def _without(value: Json, told: str, spans: tuple[Span, ...]) -> Json:
    """A JSON value in whose texts no word stands that was masked where it was told."""
    masks = {
        told[span.start : span.end]: f"[{span.kind.upper()}]"
        for span in spans
        if span.end - span.start >= SHORTEST_WORD and any(each.isalpha() for each in told[span.start : span.end])
    }
    if not masks:
        return value
    ordered = sorted(masks, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in ordered))
    return _replaced(value, pattern, masks)


def _replaced(value: Json, pattern: re.Pattern[str], masks: dict[str, str], key: str = "") -> Json:
    if isinstance(value, str):
        return pattern.sub(lambda found: masks[found[0]], value) if key in FREE else value
    if isinstance(value, list):
        return [_replaced(each, pattern, masks, key) for each in value]
    if isinstance(value, dict):
        return {name: _replaced(each, pattern, masks, name) for name, each in value.items()}
    return value


def _compact(value: Json) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
