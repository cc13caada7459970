"""Imported rows laid into the shipped tables: what the file states replaces what was held for its codes and days.

Days before a file's own keep what was held: a claim of last year still meets last year's limits, values and amounts.
Only pair edits carry their whole history, so the newest file of them stands for every day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from knowledge.imports.layout import Kind
from knowledge.imports.reading import Imported
from knowledge.imports.table_text import OpenTable, Row, cut_out, later

SETTING: Mapping[Kind, str] = {
    Kind.LIMITS_PRACTITIONER: "practitioner",
    Kind.LIMITS_HOSPITAL: "hospital",
    Kind.LIMITS_DME: "dme",
}
Lay = Callable[[OpenTable, Imported], None]


def _dated(table: OpenTable, imported: Imported) -> None:
    """The head tells the file that was read and the day through which it holds."""
    table.head["verified_through"] = later(table.head["verified_through"], imported.last)
    table.head["published"] = imported.first
    table.head["vintage"] = f"{table.head['vintage']}; {imported.kind} of {imported.first} imported here"
    table.head[imported.key] = f"{imported.key} P"


def lay_pairs(table: OpenTable, imported: Imported) -> None:
    _dated(table, imported)
    stated = {row[0] for row in imported.rows}
    table.rows = [row for row in table.rows if row["column1"] not in stated]
    named = [dict(zip(imported.columns, row, strict=True)) for row in imported.rows]
    table.rows += [{**row, "seen": imported.key} for row in named]
    table.order(lambda row: (row["column1"], row["column2"], row["from"]))


def lay_limits(table: OpenTable, imported: Imported) -> None:
    """A row a code and day from which it holds; a value that did not change keeps the file it was first read in."""
    _dated(table, imported)
    table.ensure("from")
    setting = SETTING[imported.kind]
    newest: dict[str, Row] = {}
    for row in table.rows:
        if row["from"] <= imported.first:
            newest[row["code"]] = row
    stated = {row[0]: row[1:] for row in imported.rows}
    for code in sorted(newest.keys() | stated.keys()):
        _lay_limit(code, newest.get(code), stated.get(code, ("", "")), setting, table, imported)
    table.order(lambda row: (row["code"], row["from"]))


def _lay_limit(
    code: str, held: Row | None, stated: tuple[str, ...], setting: str, table: OpenTable, imported: Imported
) -> None:
    value = {setting: stated[0], f"{setting}_mai": stated[1]}
    if held is not None and all(held[name] == each for name, each in value.items()):
        if stated[0]:
            held["last"] = imported.key
        return
    before = held if held is not None else dict.fromkeys(table.columns, "")
    grounds = (before["first"], imported.key) if _other_values(before, setting) else (imported.key,)
    first = "+".join(grounds)
    if len(grounds) > 1:
        cites, grade = table.head[before["first"]].split()
        table.head[first] = f"{cites}+{imported.key} {grade}"
    laid = {**before, **value, "code": code, "first": first, "last": imported.key, "from": imported.first}
    if held is not None and held["from"] == imported.first:
        held.update(laid)
    else:
        table.rows.append(laid)


def _other_values(row: Row, setting: str) -> bool:
    return any(row[name] for name in SETTING.values() if name != setting)


def lay_values(table: OpenTable, imported: Imported) -> None:
    _dated(table, imported)
    table.head["cites"] += f", {imported.key}"
    stated = {row[0] for row in imported.rows}
    held = [row for row in table.rows if row["code"] in stated]
    table.rows = [row for row in table.rows if row["code"] not in stated] + cut_out(held, imported.first, imported.last)
    for row in imported.rows:
        named = dict(zip(imported.columns, row, strict=True))
        named.pop("factor")
        table.rows.append({**named, "from": imported.first, "to": imported.last})
    table.order(lambda row: (row["code"], row["from"]))


def lay_indices(table: OpenTable, imported: Imported) -> None:
    _dated(table, imported)
    table.head["cites"] += f", {imported.key}"
    year = imported.first[:4]
    table.rows = [row for row in table.rows if row["year"] != year]
    table.rows += [{**dict(zip(imported.columns, row, strict=True)), "year": year} for row in imported.rows]
    table.order(lambda row: (row["locality"], row["year"]))


def price_table(imported: Imported) -> OpenTable:
    """A fee schedule as a table of its own, in force from its first day to the end of its year."""
    head = {
        "about": "floor and ceiling of the DMEPOS schedule in dollars; codes priced by modifier are left out",
        "vintage": f"schedule of {imported.first}, imported here",
        "verified_through": imported.last,
        "published": imported.first,
        "from": imported.first,
        "to": imported.last,
        "ground": f"{imported.key} P",
    }
    rows = [dict(zip(imported.columns, row, strict=True)) for row in imported.rows]
    return OpenTable(head, list(imported.columns), rows)


LAID: Mapping[Kind, tuple[str, Lay]] = {
    Kind.PAIRS_PRACTITIONER: ("codes/pairs_practitioner.csv", lay_pairs),
    Kind.PAIRS_HOSPITAL: ("codes/pairs_hospital.csv", lay_pairs),
    Kind.LIMITS_PRACTITIONER: ("codes/mue.csv", lay_limits),
    Kind.LIMITS_HOSPITAL: ("codes/mue.csv", lay_limits),
    Kind.LIMITS_DME: ("codes/mue.csv", lay_limits),
    Kind.VALUES: ("codes/rvu.csv", lay_values),
    Kind.INDICES: ("codes/gpci.csv", lay_indices),
}
"""The table that a kind is laid into. A fee schedule is a table of its own; codes are in ``laid_codes``."""
