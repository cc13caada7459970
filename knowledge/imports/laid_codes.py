"""The code list laid into the catalogues: new L codes, and codes that ended.

A new L code gets only what can be read with certainty: its number, the file's short text, how it is made where the long
text says so in one of HCPCS's fixed phrases, and the kind and side that every code of its hundred shares. Regions,
joints and twins stay empty: the coder then says that the code tells none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.dated import day_before
from knowledge.imports.reading import Imported
from knowledge.imports.table_text import OpenTable, Row, later

L_CODES, RETIRED = "codes/l_codes.csv", "codes/retired.csv"
HOW_MADE = (("off-the-shelf", "off_the_shelf"), ("custom fabricated", "custom"), ("expertise", "custom_fitted"))
"""Phrases of HCPCS long texts, the first that stands in one tells how the device is made."""
SHARED = ("kind", "takes_side", "foot_support")
OTHER = {"kind": "other", "takes_side": "no", "foot_support": "no"}


def ended_on(held: Iterable[str], imported: Imported) -> dict[str, str]:
    """Codes with the last day that the file gives them; one that it no longer holds ended by the day before it."""
    stated = {row[0]: row[2] for row in imported.rows}
    found = {code: last for code, last in stated.items() if last}
    gone = (code for code in held if code not in stated)
    return found | {code: day_before(imported.first) for code in gone}


def lay_l_codes(table: OpenTable, imported: Imported) -> None:
    """Add the codes that the shipped catalogue does not hold, each from the day on which it was added."""
    table.head["verified_through"] = later(table.head["verified_through"], imported.last)
    table.head["published"] = imported.first
    table.head["vintage"] = f"{table.head['vintage']}; codes of {imported.first} imported here"
    table.head["imported"] = f"{imported.key} P"
    table.ensure("from", "ground")
    held = {row["code"]: row for row in table.rows}
    for code, first, _, _, short, long in imported.rows:
        if code.startswith("L") and code not in held:
            table.rows.append(_new_code(code, first, short, long, held, table.columns))
    table.order(lambda row: (row["code"],))


def _new_code(
    code: str, first: str, short: str, long: str, held: Mapping[str, Row], columns: list[str]
) -> dict[str, str]:
    told = long.casefold()
    how = next((how for phrase, how in HOW_MADE if phrase in told), "")
    alike = [row for number, row in held.items() if number[:3] == code[:3]]
    shared = {
        name: values.pop() if len(values := {row[name] for row in alike}) == 1 else OTHER[name] for name in SHARED
    }
    known = {"code": code, "label": short, "how_made": how, "from": first, "ground": "imported"}
    return {**dict.fromkeys(columns, ""), **shared, **known}


def lay_retired(table: OpenTable, imported: Imported, held: Iterable[str], text: Mapping[str, str]) -> None:
    """Add the codes that ended; ``text`` has the wordings ``stated`` and ``gone`` of a code's end."""
    table.head["verified_through"] = later(table.head["verified_through"], imported.last)
    table.head["vintage"] = f"{table.head['vintage']}; codes of {imported.first} imported here"
    known = {row["code"] for row in table.rows}
    instead = {row[0]: row[3] for row in imported.rows}
    for code, last in ended_on(held, imported).items():
        if code not in known:
            wording = "stated" if code in instead else "gone"
            told = text[wording].format(code=code, ended=last, day=imported.first)
            successors = ";".join(each for each in instead.get(code, "").split() if each.startswith("L"))
            table.rows.append(
                {
                    "code": code,
                    "ended": last,
                    "successors": successors,
                    "cites": imported.key,
                    "grade": "P",
                    "text": told,
                }
            )
    table.order(lambda row: (row["code"],))
