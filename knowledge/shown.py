"""One thing of the guidance laid out in full: a passage, a document, a code, a pair, a device or a payer."""

from __future__ import annotations

from dataclasses import dataclass

from coder.policy import LCode
from knowledge.guidance import VERSION, Guidance
from knowledge.payers import BINDINGS
from knowledge.problems import NoGuidance
from knowledge.search import Kind
from knowledge.service_codes import NOT_MODELLED
from knowledge.tables import read_table

NOT_COUNTED = "not_modelled"


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing by its fields, in order, and the citation keys that it rests on."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]
    cites: tuple[str, ...]


def show(guidance: Guidance, key: str, day: str = VERSION) -> Shown:
    """Lay out what a key stands for; raises ``NoGuidance`` for one that stands for nothing."""
    wanted = key.strip()
    for look in (_passage, _source, _retired, _service, _not_modelled, _l_code, _pair, _device, _payer):
        found = look(guidance, wanted, day)
        if found is not None:
            return found
    raise NoGuidance(f"nothing is kept under {wanted!r}; expected a citation key, a code, a pair, a device or a payer")


def _passage(guidance: Guidance, key: str, day: str) -> Shown | None:
    try:
        passage = guidance.library.passage(key)
    except NoGuidance:
        return None
    source = guidance.library.source(passage.source)
    fields = (
        ("publisher", source.publisher),
        ("source", source.title),
        ("edition", source.edition or ""),
        ("revised", source.revised or ""),
        ("locator", passage.locator),
        ("effective", passage.effective or ""),
        ("grade", passage.grade),
        ("says", passage.says),
        ("contested_with", ", ".join(passage.contested_with)),
        ("address", source.address or ""),
        ("checked", source.checked),
    )
    return Shown(Kind.PASSAGE.value, key, _told(fields), passage.contested_with)


def _source(guidance: Guidance, key: str, day: str) -> Shown | None:
    if key not in guidance.library.source_keys():
        return None
    source = guidance.library.source(key)
    keys = tuple(each for each in guidance.library.passage_keys() if guidance.library.passage(each).source == key)
    fields = (
        ("publisher", source.publisher),
        ("source", source.title),
        ("edition", source.edition or ""),
        ("revised", source.revised or ""),
        ("address", source.address or ""),
        ("checked", source.checked),
    )
    return Shown("source", key, _told(fields), keys)


def _service(guidance: Guidance, key: str, day: str) -> Shown | None:
    code = guidance.service_code(key.upper())
    if code is None:
        return None
    limit = guidance.policies.parts(day).unit_limits.limits.get(code.code)
    prices = guidance.policies.parts(day).payment.prices
    value = prices.values.get(code.code) if prices else None
    fields = (
        ("label", code.label),
        ("kind", code.kind.value),
        ("timed", "yes" if code.timed else "no"),
        ("discipline", code.discipline or ""),
        ("replaced_by", code.replaced_by or ""),
        ("remark", code.ground.text.format(code=code.code)),
        ("most_units_practitioner", _number(limit.practitioner if limit else None)),
        ("most_units_hospital", _number(limit.hospital if limit else None)),
        ("work", _number(value.work if value else None)),
        ("practice_expense", _number(value.practice_expense if value else None)),
        ("malpractice", _number(value.malpractice if value else None)),
    )
    cites = (*code.ground.cites, *(limit.ground.cites if limit else ()))
    return Shown(Kind.SERVICE_CODE.value, code.code, _told(fields), tuple(dict.fromkeys(cites)))


def _not_modelled(guidance: Guidance, key: str, day: str) -> Shown | None:
    """A code that exists and that no rule here counts, with the steps in which its time is counted."""
    table = read_table(guidance.files.text(NOT_MODELLED), NOT_MODELLED)
    row = table.row(key.upper())
    if row is None:
        return None
    cites = table.all_cites()
    return Shown(NOT_COUNTED, row["code"], (("counted", row["counted"]),), cites)


def _retired(guidance: Guidance, key: str, day: str) -> Shown | None:
    code = guidance.retired(key.upper())
    if code is None:
        return None
    fields = (("ended", code.ended), ("successors", ", ".join(code.successors)), ("remark", code.ground.text))
    return Shown(Kind.RETIRED_CODE.value, code.code, fields, code.ground.cites)


def _l_code(guidance: Guidance, key: str, day: str) -> Shown | None:
    code = guidance.l_code(key.upper(), day)
    if code is None:
        return None
    cites = (*code.ground.cites, *code.price_ground.cites)
    row = guidance.l_codes.table.row(code.code) or {}
    further = (("joints", row.get("joints", "")), ("unit", row.get("quantity", "")))
    return Shown(Kind.L_CODE.value, code.code, _told((*_fields_of(code), *further)), cites)


def _fields_of(code: LCode) -> tuple[tuple[str, str], ...]:
    jointed = {True: "yes", False: "no", None: ""}[code.jointed]
    return (
        ("label", code.label),
        ("kind", code.kind),
        ("body_regions", ", ".join(code.body_regions)),
        ("how_made", code.how_made.value if code.how_made else ""),
        ("jointed", jointed),
        ("takes_side", "yes" if code.takes_side else "no"),
        ("twins", ", ".join(f"{number} {how.value}" for how, number in code.twins)),
        ("foot_support", "yes" if code.is_foot_support else ""),
        ("floor", _number(code.floor)),
        ("ceiling", _number(code.ceiling)),
        ("most_units_supplier", _number(code.most_units)),
    )


def _pair(guidance: Guidance, key: str, day: str) -> Shown | None:
    first, slash, second = key.upper().partition("/")
    pairs = guidance.policies.pairs
    rows = (*pairs.rows_of(first, second), *pairs.rows_of(second, first)) if slash else ()
    if not rows:
        return None
    told = tuple(
        (file, f"{row.column1}/{row.column2} {row.indicator} {row.first or '?'} {row.last or '-'}")
        for file, row in rows
    )
    tables = {"practitioner": pairs.practitioner_table, "hospital": pairs.hospital_table}
    cites = (cite for file, row in rows for cite in tables[file].ground(row.seen).cites)
    return Shown("pair", key, told, tuple(dict.fromkeys(cites)))


def _device(guidance: Guidance, key: str, day: str) -> Shown | None:
    family = guidance.lexicon.families.get(key.casefold())
    if family is None:
        return None
    terms = ", ".join(f"{t.text} ({t.confidence})" for t in guidance.lexicon.terms if t.family == key.casefold())
    fields = (("words", terms), *((name, value) for name, value in family.items() if name != "family"))
    return Shown(Kind.DEVICE.value, key.casefold(), _told(fields), guidance.lexicon.cites_of(key.casefold()))


def _payer(guidance: Guidance, key: str, day: str) -> Shown | None:
    record = guidance.payers.find(key)
    if record is None:
        return None
    row = record.row(day, name=record.name, known=True)
    fields = (
        ("name", record.name),
        ("aliases", ", ".join(record.aliases)),
        ("counting", row.counting.value.value if row.counting else "not_known"),
        *((name, getattr(row, name).value) for name in BINDINGS),
        *(("cap", f"{cap.units} per {cap.per}") for cap in row.caps),
        ("last_reviewed", row.last_reviewed or ""),
    )
    own = row.clinic.ground.cites if row.clinic is not None else ()
    return Shown(Kind.PAYER.value, record.id, _told(fields), (*own, *record.statements))


def _told(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in fields if value)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int) else f"{value:.2f}"
