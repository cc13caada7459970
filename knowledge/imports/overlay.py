"""Imported rows laid over the shipped data files, so that the rest of the program reads one guidance.

The rows themselves are kept, not the tables made of them: a newer version of the program ships newer tables, and the
clinic's own imports are laid over those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.dated import FIRST_DAY
from knowledge.imports.laid_codes import L_CODES, RETIRED, lay_l_codes, lay_retired
from knowledge.imports.laid_series import last_day, lay_entry
from knowledge.imports.laid_tables import LAID, price_table
from knowledge.imports.layout import Kind
from knowledge.imports.reading import Imported
from knowledge.imports.statements import end_wordings, pairs_past, passage_file, source_entry
from knowledge.imports.table_text import taken_apart
from knowledge.service_codes import SERVICES
from knowledge.strict_yaml import NULL
from knowledge.tables import read_table

SOURCES, PASSAGES, CODES = "sources.yaml", "passages", "codes"
PAYMENT, PAIR_RULES = "rules/payment.yaml", "rules/code_pairs.yaml"
FACTOR, SCHEDULE = "conversion_factor", "fee_schedule"

Shipped = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Made:
    """An import with the day on which it was made."""

    imported: Imported
    made: str


class Overlay:
    """The imports of one generation, in the order of their days."""

    def __init__(self, number: int, imports: Sequence[Made]) -> None:
        self.number = number
        self.imports = tuple(sorted(imports, key=lambda each: (each.imported.kind, each.imported.first)))

    def text(self, path: str, shipped: Shipped) -> str | None:
        """The text of a data file with what was imported; None where nothing of it was."""
        if path == SOURCES:
            return "".join((_ended(shipped(path)), *(source_entry(each.imported, each.made) for each in self.imports)))
        if path.startswith(f"{PASSAGES}/own-"):
            found = self._by_key(path.removeprefix(f"{PASSAGES}/").removesuffix(".yaml"))
            return passage_file(found.imported, found.made) if found else None
        if path.startswith(f"{CODES}/"):
            return self._table(path, shipped)
        if path == PAYMENT:
            return self._payment(shipped)
        return self._pair_rules(shipped) if path == PAIR_RULES else None

    def names(self, folder: str) -> tuple[str, ...]:
        """Paths of data files that are not shipped."""
        if folder == PASSAGES:
            return tuple(f"{PASSAGES}/{each.imported.key}.yaml" for each in self.imports)
        return tuple(map(_price_path, self._of(Kind.PRICES))) if folder == CODES else ()

    def _of(self, *kinds: Kind) -> tuple[Imported, ...]:
        return tuple(each.imported for each in self.imports if each.imported.kind in kinds)

    def _by_key(self, key: str) -> Made | None:
        return next((each for each in self.imports if each.imported.key == key), None)

    def _table(self, path: str, shipped: Shipped) -> str | None:
        if path in (L_CODES, RETIRED):
            return self._codes(path, shipped)
        for prices in self._of(Kind.PRICES):
            if path == _price_path(prices):
                return price_table(prices).text()
        laid = self._newer(path, shipped, *(kind for kind, (table, _) in LAID.items() if table == path))
        if not laid:
            return None
        table = taken_apart(shipped(path), path)
        for each in sorted(laid, key=lambda each: each.first):
            LAID[each.kind][1](table, each)
        return table.text()

    def _newer(self, path: str, shipped: Shipped, *kinds: Kind) -> tuple[Imported, ...]:
        """Imports that are not older than the shipped table: a newer program may ship what it read later."""
        imports = self._of(*kinds)
        if not imports:
            return ()
        published = read_table(shipped(path), path).header["published"]
        return tuple(each for each in imports if each.first >= published)

    def _codes(self, path: str, shipped: Shipped) -> str | None:
        lists = self._newer(L_CODES, shipped, Kind.HCPCS)
        if not lists:
            return None
        newest = lists[-1]
        table = taken_apart(shipped(path), path)
        if path == L_CODES:
            lay_l_codes(table, newest)
        else:
            lay_retired(table, newest, _level_two(shipped), end_wordings())
        return table.text()

    def _payment(self, shipped: Shipped) -> str | None:
        values, text = self._newer(LAID[Kind.VALUES][0], shipped, Kind.VALUES), shipped(PAYMENT)
        for each in values:
            ground = {"cites": f"[{each.key}]", "grade": "P"}
            text = lay_entry(text, SCHEDULE, each.first, each.last, ground)
            text = lay_entry(text, FACTOR, each.first, each.last, {"value": each.rows[0][-1], **ground})
        if not values:
            return None
        newest = values[-1]
        if last_day(text, FACTOR) <= newest.last:
            following = str(int(newest.last[:4]) + 1)
            unknown = {"value": NULL, "cites": f"[{newest.key}]", "grade": "P"}
            text = lay_entry(text, FACTOR, f"{following}-01-01", f"{following}-12-31", unknown)
        return text

    def _pair_rules(self, shipped: Shipped) -> str | None:
        """The newest practitioner file states every pair's history, so its days are no longer unchecked."""
        pairs = self._newer(LAID[Kind.PAIRS_PRACTITIONER][0], shipped, Kind.PAIRS_PRACTITIONER)
        if not pairs:
            return None
        newest = pairs[-1]
        entry = {"value": "checked", "cites": f"[{newest.key}]", "grade": "P", "text": pairs_past(newest)}
        return lay_entry(shipped(PAIR_RULES), "file_not_checked", FIRST_DAY, newest.last, entry)


def _level_two(shipped: Shipped) -> tuple[str, ...]:
    """The shipped codes that the HCPCS file has to hold: L codes, and service codes that begin with a letter."""
    codes = (row["code"] for path in (L_CODES, SERVICES) for row in taken_apart(shipped(path), path).rows)
    return tuple(code for code in codes if code[0].isalpha())


def _price_path(prices: Imported) -> str:
    return f"{CODES}/l_prices_{prices.first}.csv"


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"
