"""Is what was read whole, of its quarter and newer than what is in force? What is not is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.guidance import Guidance
from knowledge.imports.laid_codes import L_CODES
from knowledge.imports.laid_tables import LAID, SETTING
from knowledge.imports.layout import Kind, Scope
from knowledge.imports.reading import IN_PARTS, Imported
from knowledge.imports.refused import Refused
from knowledge.prices import RVU
from knowledge.service_codes import NOT_MODELLED
from knowledge.tables import Table, read_table
from knowledge.unit_limits import MUE

LEAST_SHARE = 0.95
"""Least share of the codes known so far that a file has to hold; one that holds fewer is taken to be cut off."""
PARTS = "give all parts of the quarter together"
CUT_OFF = "it seems to be cut off, or of another kind"


def scope_of(guidance: Guidance) -> Scope:
    """The codes whose rows are kept."""
    services = guidance.policies.services.codes
    kinds = {services[code].kind for code in _orthotic(guidance)}
    orthotic = frozenset(code for code, service in services.items() if service.kind in kinds)
    pairs = guidance.policies.pairs
    known = {code for row in (*pairs.practitioner, *pairs.hospital) for code in (row.column1, row.column2)}
    for path in (NOT_MODELLED, RVU, MUE):
        known.update(read_table(guidance.files.text(path), path).first_column())
    l_codes = frozenset(guidance.l_codes.table.first_column())
    return Scope(frozenset(services), orthotic, l_codes, frozenset(known | services.keys()))


def _orthotic(guidance: Guidance) -> tuple[str, ...]:
    codes = guidance.policies.parts(guidance.policies.turning_days()[-1]).encounter
    return codes.orthosis_initial.value, codes.prosthesis_initial.value, codes.subsequent.value


def weigh(imports: Iterable[Imported], guidance: Guidance) -> None:
    """Raise ``Refused`` for the first import that is older than what is in force, incomplete or of another quarter."""
    for imported in imports:
        in_force = published(imported.kind, guidance)
        if imported.first < in_force:
            raise Refused(f"{imported.files[0]}: is for {imported.first}; the file in force is newer, of {in_force}")
        if imported.kind in IN_PARTS:
            _weigh_pairs(imported, guidance)
        else:
            _weigh_codes(imported, guidance)


def published(kind: Kind, guidance: Guidance) -> str:
    """The first day of the newest file of a kind that is in force, shipped or imported."""
    overlay = guidance.files.overlay
    imported = (each.imported for each in (overlay.imports if overlay is not None else ()))
    own = [each.first for each in imported if each.kind is kind]
    return max(
        (_table(kind, guidance).header["published"], *own) if kind not in SETTING else (_shipped(guidance), *own)
    )


def _shipped(guidance: Guidance) -> str:
    """The day of the shipped limits: one table holds those of all settings."""
    path = LAID[Kind.LIMITS_PRACTITIONER][0]
    return read_table(guidance.files.shipped(path), path).header["published"]


def _table(kind: Kind, guidance: Guidance) -> Table:
    if kind is Kind.PRICES:
        return guidance.l_codes.price_tables[-1]
    path = L_CODES if kind is Kind.HCPCS else LAID[kind][0]
    return read_table(guidance.files.text(path), path)


def _weigh_pairs(imported: Imported, guidance: Guidance) -> None:
    late = next((row for row in imported.rows if row[3] > imported.last), None)
    if late is not None:
        what = f"{late[0]}/{late[1]} begins on {late[3]}, after the quarter that its name tells"
        raise Refused(f"{imported.files[0]}: {what}")
    stated = {row[0] for row in imported.rows}
    in_force = {
        row["column1"]
        for row in _table(imported.kind, guidance).rows()
        if row["from"].removesuffix("?") <= imported.first and (not row["to"] or row["to"] >= imported.first)
    }
    missing = sorted(in_force - stated)
    if missing:
        raise Refused(f"{imported.files[-1]}: holds no pair with {missing[0]} in column 1; {PARTS}")


def _weigh_codes(imported: Imported, guidance: Guidance) -> None:
    known = _known(imported, guidance)
    held = known & {row[0] for row in imported.rows}
    if len(held) < LEAST_SHARE * len(known):
        what = f"holds {len(held)} of the {len(known)} codes or places known so far; {CUT_OFF}"
        raise Refused(f"{imported.files[0]}: {what}")
    factors = {row[-1] for row in imported.rows} if imported.kind is Kind.VALUES else {""}
    if len(factors) > 1:
        raise Refused(f"{imported.files[0]}: has more than one conversion factor")


def _known(imported: Imported, guidance: Guidance) -> set[str]:
    """Codes, or localities, that stand in the newest table of the kind."""
    rows = tuple(_table(imported.kind, guidance).rows())
    if imported.kind in SETTING:
        return {row["code"] for row in rows if row[SETTING[imported.kind]]}
    newest: Mapping[Kind, str] = {Kind.VALUES: "to", Kind.INDICES: "year"}
    if imported.kind not in newest:
        ended = guidance.policies.services.retired if imported.kind is Kind.HCPCS else {}
        return {row["code"] for row in rows} - ended.keys()
    field = newest[imported.kind]
    last = max(row[field] for row in rows)
    key = "locality" if imported.kind is Kind.INDICES else "code"
    return {row[key] for row in rows if row[field] == last}
