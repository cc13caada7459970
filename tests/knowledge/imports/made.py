"""Small files in the layouts of CMS: the rows that the guidance holds, with invented changes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

from knowledge.guidance import Guidance

Rows = Sequence[Sequence[str]]
NOTICE = "CPT codes only are copyright 2026 American Medical Association. All rights reserved."
PAIR_HEADINGS: Rows = (
    (NOTICE,),
    ("Column1/Column2 Edits",),
    ("Column 1", "Column 2", "*=in existence", "Effective", "Deletion", "Modifier", "PTP Edit Rationale"),
    ("", "", "prior to 1996", "Date", "Date", "0=not allowed", ""),
    ("", "", "", "", "*=no data", "1=allowed", ""),
    ("", "", "", "", "", "9=not applicable", ""),
)
OF_NO_USE = ("10001", "10002", "", "20200101", "*", "1", "Invented")


def pair_rows(guidance: Guidance, setting: str = "practitioner", changed: Mapping[str, Sequence[str]] = {}) -> Rows:
    """Every pair that is held, as rows of CMS; ``changed`` has indicator, first and last day of pairs ``a/b``."""
    rows = getattr(guidance.policies.pairs, setting)
    told = {(row.column1, row.column2, row.first): row for row in rows}
    lines: list[tuple[str, ...]] = [OF_NO_USE]
    for row in told.values():
        if f"{row.column1}/{row.column2}" not in changed:
            first, last = row.first.replace("-", "") or "20100101", row.last.replace("-", "") or "*"
            lines.append((row.column1, row.column2, "", first, last, row.indicator, "Invented"))
    for pair, (indicator, first, last) in changed.items():
        lines.append((*pair.split("/"), "", first, last, indicator, "Invented"))
    return sorted(lines)


def pair_text(rows: Rows) -> bytes:
    return "\r\n".join("\t".join(row) for row in (*PAIR_HEADINGS, *rows)).encode("cp1252")


def pairs_zip(folder: Path, rows: Rows, version: str = "v330r0", letters: str = "pra", parts: int = 1) -> list[Path]:
    """The edits as zips of one text each, ``ccipra-v330r0-f1.txt`` and so on."""
    size = -(-len(rows) // parts)
    made = []
    for part in range(parts):
        name = f"cci{letters}-{version}-f{part + 1}"
        text = pair_text(rows[part * size : (part + 1) * size])
        made.append(zipped(folder / f"medicare-ncci-{name}.zip", {f"{name}.txt": text}))
    return made


def limit_rows(guidance: Guidance, setting: str, changed: Mapping[str, str] = {}) -> Rows:
    table = {row["code"]: row for row in csv.DictReader(_body(guidance, "codes/mue.csv"))}
    held = {code: (row[setting], row[f"{setting}_mai"]) for code, row in table.items() if row[setting]}
    told = {**held, **{code: (units, "3") for code, units in changed.items()}}
    words = {"1": "1 Line Edit", "2": "2 Date of Service Edit: Policy", "3": "3 Date of Service Edit: Clinical"}
    return [(code, units, words[mai], "Invented") for code, (units, mai) in sorted(told.items())]


def limits_csv(rows: Rows, setting: str = "Practitioner Services") -> bytes:
    notice = f"{NOTICE}\nA second line of the notice."
    headings = ("HCPCS/\nCPT Code", f"{setting} MUE Values", "MUE Adjudication Indicator", "MUE Rationale")
    return as_csv(((notice, "", "", ""), headings, *rows))


VALUE_HEADINGS: Rows = (
    ("", "", "2027 National Physician Fee Schedule Relative Value File January Release"),
    ("", "", NOTICE),
    ("", "", "", "", "", "", "NON-FAC", "NON-FAC", "FACILITY", "FACILITY", "", "", "", "", ""),
    ("", "", "", "STATUS", "NOT USED", "WORK", "PE", "NA", "PE", "NA", "MP", "TOTAL", "GLOB", "MULT", "CONV"),
    tuple("HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,RVU,INDICATOR,RVU,INDICATOR,RVU,,DAYS,PROC,FACTOR".split(",")),
)


def value_rows(guidance: Guidance, changed: Mapping[str, tuple[str, str, str]] = {}, factor: str = "34.5") -> Rows:
    """Values of 2026, or invented ones, as rows of 2027; and a professional part that is not kept."""
    prices = guidance.policies.parts("2026-11-01").payment.prices
    assert prices is not None
    lines = [("97760", "26", "invented", "A", "", "9.9", "9.9", "", "9.9", "", "9.9", "29.7", "XXX", "0", factor)]
    for code, value in prices.values.items():
        held = (f"{value.work:g}", f"{value.practice_expense:g}", f"{value.malpractice:g}")
        work, expense, malpractice = changed.get(code, held)
        reduced = "5" if value.reducible else "0"
        lines.append(
            (code, "", "invented", "A", "", work, expense, "", "1.1", "", malpractice, "1", "XXX", reduced, factor)
        )
    return sorted(lines)


def index_rows(guidance: Guidance, changed: Mapping[str, tuple[str, str, str]] = {}) -> Rows:
    prices = guidance.policies.parts("2026-11-01").payment.prices
    assert prices is not None
    lines = []
    for key, place in prices.localities.items():
        held = (f"{place.work:g}", f"{place.practice_expense:g}", f"{place.malpractice:g}")
        work, expense, malpractice = changed.get(key, held)
        contractor, number = key.split("-")
        lines.append((contractor, place.name[:2], number, place.name[3:].upper(), "0.9", work, expense, malpractice))
    return lines


INDEX_HEADINGS: Rows = (
    ("ADDENDUM E. GEOGRAPHIC PRACTICE COST INDICES (GPCIs) OF 2027 BY STATE AND MEDICARE LOCALITY",),
    ("",),
    (
        *("Medicare Administrative Contractor (MAC)", "State", "Locality Number", "Locality Name"),
        *("2027 PW GPCI (without 1.0 Floor)", "2027 PW GPCI (with 1.0 Floor)", "2027 PE GPCI", "2027 MP GPCI"),
    ),
)
INDEX_NOTES: Rows = (("*An invented note.",),)

PRICE_HEADINGS: Rows = (
    ("Durable Medical Equipment,",),
    ("January 2027 Fee Schedule",),
    ("HCPCS", "Mod", "Mod2", "JURIS", "CATG", "Ceiling", "Floor", "AL (NR)", "AL (R)", "Description"),
)


def price_rows(guidance: Guidance, changed: Mapping[str, tuple[str, str]] = {}) -> Rows:
    """Floors and ceilings held, or invented ones, as rows of the grid; and rows of no use."""
    lines = [("A4216", "", "", "D", "OS", "0.6", "0.5", "0.5", "0.6", "invented")]
    lines += [("L0450", "KM", "", "D", "PO", "9", "8", "8", "9", "invented")]
    for row in guidance.l_codes.price_tables[-1].rows():
        floor, ceiling = changed.get(row["code"], (row["floor"], row["ceiling"]))
        lines.append((row["code"], "", "", "D", "PO", ceiling, floor, floor, "0", "invented"))
    return lines


def price_text(rows: Rows, year: str = "2027") -> bytes:
    """The same as text with tildes, two states a code."""
    lines = []
    for code, first, second, letter, category, ceiling, floor, fee, _, label in rows:
        for state in ("AL     ", "CA     "):
            amounts = "~".join(f"{float(each):09.2f}" for each in ("1", ceiling, floor, fee))
            lines.append(f"{year}~{code}~{first:2}~{second:2}~{letter}~{category}~A~00~{state}~{amounts}~1~1~ ~{label}")
    return "\r\n".join(lines).encode()


def hcpcs_lines(
    guidance: Guidance, added: Mapping[str, str] = {}, ended: Mapping[str, str] = {}, left_out: Iterable[str] = ()
) -> bytes:
    """The code list as text of fixed width: codes held but those left out, added ones with a long text in two lines."""
    services = (code for code in guidance.policies.services.codes if code[0].isalpha())
    codes = {*guidance.l_codes.table.first_column(), *services, *added} - set(left_out)
    lines = [_record("   A1", "7", "Dressing for one wound", "Dressing for one wound")]
    for code in sorted(codes):
        text = added.get(code, "an invented long text")
        first, rest = text[:80], text[80:]
        begun = "20270101" if code in added else "20040101"
        lines.append(_record(code, "3", first, f"short {code}", begun, ended.get(code, "")))
        if rest:
            lines.append(_record(code, "4", rest, ""))
    return "\r\n".join(lines).encode()


def _record(code: str, kind: str, long: str, short: str, begun: str = "", ended: str = "") -> str:
    head = f"{code:5}{'00100'}{kind}{long:80}{short:28}"
    return f"{head:268}{begun:8}{'':8}{ended:8}{'N':28}"


def as_csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_workbook(rows: Rows) -> bytes:
    """The rows as a workbook; whole numbers become numbers, as Excel keeps them."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([int(cell) if cell.isdecimal() and not cell.startswith("0") else cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def _body(guidance: Guidance, path: str) -> list[str]:
    return [line for line in guidance.files.text(path).splitlines() if not line.startswith("#")]
