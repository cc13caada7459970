"""What a search of the guidance finds, each thing laid out as it is shown."""

from __future__ import annotations

from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.grounds import STRENGTH
from assistant.tui.sheets.model import HitSheet
from assistant.tui.sheets.short import short_name
from coder.policy import Binding
from coder.visit import UnitRule
from knowledge.guidance import Guidance
from knowledge.search import Hit, Index, Kind
from knowledge.shown import show

KINDS = {
    Kind.PASSAGE: "passage",
    Kind.SERVICE_CODE: "code",
    Kind.RETIRED_CODE: "ended code",
    Kind.L_CODE: "L code",
    Kind.DEVICE: "device",
    Kind.PAYER: "payer",
}
TEXT, PLACE, ADDRESS, TITLE, PUBLISHER = "says", "locator", "address", "source", "publisher"
LEAST_TITLE = 8
"""Characters of a place that says enough without its source."""
DAYS = ("revised", "effective", "checked", "ended", "last_reviewed")
LABELS = {
    "grade": "strength",
    "effective": "in force",
    "contested_with": "contested",
    "pairs": "edit pairs",
    "assistants": "CQ, CO",
    "threshold": "KX threshold",
    "estimate": "Medicare prices",
    "discipline_modifiers": "GP, GO, GN",
    "performers": "who may treat",
    "code_replacements": "replaced codes",
    "cap": "units at most",
    "not_known": "not known",
}
BINDS: dict[str, str] = {
    Binding.APPLIES: "as Medicare",
    Binding.ASSUMED: "as Medicare, to be verified",
    Binding.NO: "does not apply",
}
"""Whether a rule of Medicare's is this payer's too."""
COUNTS = {UnitRule.CMS: "CMS, pooled", UnitRule.AMA: "CPT, per code"}


def hit_sheets(index: Index, guidance: Guidance, asked: str) -> tuple[HitSheet, ...]:
    return tuple(_sheet(hit, guidance) for hit in index.search(asked))


def _sheet(hit: Hit, guidance: Guidance) -> HitSheet:
    shown = show(guidance, hit.key)
    fields = dict(shown.fields)
    says = fields.pop(TEXT, "") or hit.text
    address = fields.pop(ADDRESS, "")
    title = f"{hit.key}  {hit.name}" if hit.kind in (Kind.SERVICE_CODE, Kind.L_CODE) else hit.name
    if hit.kind is Kind.PASSAGE:
        fields.pop(PLACE, None)
        place = hit.name.removeprefix(f"{fields.get(TITLE, '')}, ")
        title = place if len(place) >= LEAST_TITLE else f"{place}: {fields.get(TITLE, '')}"
        title = title[:1].upper() + title[1:]
        fields["contested_with"] = "; ".join(_named(key, guidance) for key in shown.cites)
    if hit.kind is Kind.PAYER:
        fields = _payer_fields(fields)
    rows = [(_label(name), _value(name, value)) for name, value in fields.items() if value and value != title]
    if hit.kind is not Kind.PASSAGE:
        rows += [("rests on", _named(key, guidance)) for key in shown.cites]
    source = short_name(fields.get(PUBLISHER, ""), fields.get(TITLE, "")) if hit.kind is Kind.PASSAGE else ""
    return HitSheet(KINDS[hit.kind], title, says, tuple(rows), address, source)


def _payer_fields(fields: dict[str, str]) -> dict[str, str]:
    """What is known of a payer; the rules of which nothing is known stand together in one row."""
    unknown = [_label(name) for name, value in fields.items() if value == Binding.NOT_KNOWN]
    known = {name: BINDS.get(value, value) for name, value in fields.items() if value != Binding.NOT_KNOWN}
    return {**known, "not_known": ", ".join(unknown)}


def _named(key: str, guidance: Guidance) -> str:
    cited = guidance.citation(key)
    return f"{cited.source}, {cited.locator}"


def _label(name: str) -> str:
    return LABELS.get(name, name.replace("_", " "))


def _value(name: str, value: str) -> str:
    if name == "grade":
        return STRENGTH[value]
    if name == "counting":
        return COUNTS[UnitRule(value)]
    if name in DAYS:
        return spoken_day(value)
    return value.replace("_", " ")
