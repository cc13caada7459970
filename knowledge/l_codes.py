"""L codes as structured attributes, with the supplier limit and the fee-schedule range of a day."""

from __future__ import annotations

from coder.grounds import NO_GROUND, Ground
from coder.policy import HowMade, LCode
from knowledge.files import DataFiles
from knowledge.tables import Row, Table, read_table
from knowledge.unit_limits import device_limit, read_limit_table

L_CODES = "codes/l_codes.csv"
PRICES = ("codes/l_prices_2026.csv",)
JOINTED = {"yes": True, "no": False, "": None}


class LCodeBook:
    """L codes by number; a row is read when its number is asked for."""

    def __init__(self, files: DataFiles) -> None:
        self._files = files
        self._found: dict[tuple[str, str | None], LCode | None] = {}

    @property
    def table(self) -> Table:
        return read_table(self._files.text(L_CODES), L_CODES)

    def l_code(self, number: str, day: str) -> LCode | None:
        """The L code with the amounts of a day; None for a number that is not in the catalogue."""
        schedule = self._schedule(day)
        key = (number, schedule.path if schedule else None)
        if key not in self._found:
            row = self.table.row(number)
            self._found[key] = self._read(row, schedule) if row is not None else None
        return self._found[key]

    def prices(self, number: str) -> Row | None:
        """The latest schedule's row of an L code."""
        path = PRICES[-1]
        return read_table(self._files.text(path), path).row(number)

    def turning_days(self) -> tuple[str, ...]:
        tables = (read_table(self._files.text(path), path) for path in PRICES)
        return tuple(table.header["from"] for table in tables)

    def _schedule(self, day: str) -> Table | None:
        tables = (read_table(self._files.text(path), path) for path in PRICES)
        return next((t for t in tables if t.header["from"] <= day <= t.header["to"]), None)

    def _read(self, row: Row, schedule: Table | None) -> LCode:
        price = schedule.row(row["code"]) if schedule else None
        return LCode(
            code=row["code"],
            label=row["label"],
            kind=row["kind"],
            body_regions=tuple(row["regions"].split()),
            how_made=HowMade(row["how_made"]) if row["how_made"] else None,
            takes_side=row["takes_side"] == "yes",
            jointed=JOINTED[row["jointed"]],
            twins=_twins(row["twins"]),
            is_foot_support=row["foot_support"] == "yes",
            floor=float(price["floor"]) if price else None,
            ceiling=float(price["ceiling"]) if price else None,
            price_ground=_price_ground(schedule, price),
            most_units=device_limit(row["code"], read_limit_table(self._files)),
            ground=self.table.ground("ground"),
        )


def _price_ground(schedule: Table | None, price: Row | None) -> Ground:
    return schedule.ground("ground") if schedule is not None and price is not None else NO_GROUND


def _twins(text: str) -> tuple[tuple[HowMade, str], ...]:
    pairs = (each.split(":") for each in text.split(";") if each)
    return tuple((HowMade(how), code) for how, code in pairs)
