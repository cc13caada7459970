"""What an import changes: read off the guidance before and after it, as the rest of the program would use both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.dated import day_before
from knowledge.guidance import Guidance
from knowledge.imports.laid_tables import SETTING
from knowledge.imports.layout import Kind
from knowledge.imports.reading import Imported
from knowledge.prices import GPCI
from knowledge.tables import read_table
from knowledge.unit_limits import read_limit_table


class Sort(StrEnum):
    """What of a code, pair or place is another."""

    CODE_ADDED = "code_added"
    CODE_ENDED = "code_ended"
    PAIR_ADDED = "pair_added"
    PAIR_ENDED = "pair_ended"
    INDICATOR = "indicator"
    LIMIT = "limit"
    FACTOR = "factor"
    VALUE = "value"
    INDEX = "index"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; ``before`` or ``after`` is empty where there was, or is, nothing."""

    kind: Kind
    sort: Sort
    about: str
    before: str
    after: str


def changes(imports: Iterable[Imported], before: Guidance, after: Guidance) -> tuple[Change, ...]:
    """Every difference on the first day of each import, in the order of kinds, sorts and codes."""
    return tuple(change for each in imports for change in _changes(each, before, after))


def _changes(imported: Imported, before: Guidance, after: Guidance) -> Iterator[Change]:
    kind, day = imported.kind, imported.first
    match kind:
        case Kind.PAIRS_PRACTITIONER | Kind.PAIRS_HOSPITAL:
            yield from _pairs(kind, _indicators(kind, before, day), _indicators(kind, after, day))
        case Kind.LIMITS_PRACTITIONER | Kind.LIMITS_HOSPITAL | Kind.LIMITS_DME:
            yield from _differing(kind, Sort.LIMIT, _limits(kind, before, day), _limits(kind, after, day))
        case Kind.VALUES:
            yield from _differing(kind, Sort.FACTOR, _factor(before, day), _factor(after, day))
            yield from _differing(kind, Sort.VALUE, _values(before, day), _values(after, day))
        case Kind.INDICES:
            yield from _differing(kind, Sort.INDEX, _indices(before, day), _indices(after, day))
        case Kind.PRICES:
            yield from _differing(kind, Sort.AMOUNT, _amounts(before, day), _amounts(after, day))
        case Kind.HCPCS:
            yield from _codes(before, after)


def _differing(kind: Kind, sort: Sort, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for about in sorted(before.keys() | after.keys()):
        was, becomes = before.get(about, ""), after.get(about, "")
        if was != becomes:
            yield Change(kind, sort, about, was, becomes)


def _pairs(kind: Kind, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for change in _differing(kind, Sort.INDICATOR, before, after):
        sort = Sort.PAIR_ADDED if not change.before else Sort.PAIR_ENDED if not change.after else Sort.INDICATOR
        yield Change(kind, sort, change.about, change.before, change.after)


def _indicators(kind: Kind, guidance: Guidance, day: str) -> dict[str, str]:
    edits = guidance.policies.pairs.edits(day).values()
    office = kind is Kind.PAIRS_PRACTITIONER
    told = ((f"{e.column1}/{e.column2}", e.practitioner if office else e.hospital) for e in edits)
    return {pair: indicator for pair, indicator in told if indicator}


def _limits(kind: Kind, guidance: Guidance, day: str) -> dict[str, str]:
    table, name = read_limit_table(guidance.files), SETTING[kind]
    rows = (row for code in dict.fromkeys(table.first_column()) if (row := table.row_on(code, day)) is not None)
    return {row["code"]: f"{row[name]} ({row[f'{name}_mai']})" for row in rows if row[name]}


def _day_with_prices(guidance: Guidance, day: str) -> str:
    """The day, or the one before it where nothing is held for the year that begins on it."""
    return day if guidance.policies.parts(day).payment.prices is not None else day_before(day)


def _factor(guidance: Guidance, day: str) -> dict[str, str]:
    prices = guidance.policies.parts(_day_with_prices(guidance, day)).payment.prices
    return {"": f"{prices.conversion_factor.value:g}"} if prices is not None else {}


def _values(guidance: Guidance, day: str) -> dict[str, str]:
    prices = guidance.policies.parts(_day_with_prices(guidance, day)).payment.prices
    values = prices.values if prices is not None else {}
    return {
        code: f"{v.work:g} {v.practice_expense:g} {v.malpractice:g}{' reduced' if v.reducible else ''}"
        for code, v in values.items()
    }


def _indices(guidance: Guidance, day: str) -> dict[str, str]:
    """The indices of the day's year, or of the last one held before it."""
    rows = tuple(read_table(guidance.files.text(GPCI), GPCI).rows())
    year = max(row["year"] for row in rows if row["year"] <= day[:4])
    told = (row for row in rows if row["year"] == year)
    return {
        row["locality"]: " ".join(f"{float(row[name]):g}" for name in ("work", "practice_expense", "malpractice"))
        for row in told
    }


def _amounts(guidance: Guidance, day: str) -> dict[str, str]:
    held = [table for table in guidance.l_codes.price_tables if table.header["from"] <= day]
    rows = held[-1].rows() if held else ()
    return {row["code"]: f"{row['floor']} to {row['ceiling']}" for row in rows}


def _codes(before: Guidance, after: Guidance) -> Iterator[Change]:
    known = set(before.l_codes.table.first_column())
    for row in after.l_codes.table.rows():
        if row["code"] not in known:
            yield Change(Kind.HCPCS, Sort.CODE_ADDED, row["code"], "", row["label"])
    for code, retired in after.policies.services.retired.items():
        if code not in before.policies.services.retired:
            yield Change(Kind.HCPCS, Sort.CODE_ENDED, code, "", retired.ended)
