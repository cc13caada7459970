"""L codes as structured attributes, with the supplier limit and the fee-schedule range of a day."""

from __future__ import annotations

from functools import cached_property

from coder.grounds import NO_GROUND, Ground
from coder.policy import HowMade, LCode
from knowledge.files import DataFiles
from knowledge.tables import Row, Table, read_table
from knowledge.unit_limits import device_limit, read_limit_table

L_CODES = "codes/l_codes.csv"
PRICES = "codes/l_prices_"
"""Fee schedules, one a file, named by the day from which they hold."""
JOINTED = {"yes": True, "no": False, "": None}


class LCodeBook:
    """L codes by number; a row is read when its number is asked for."""

    def __init__(self, files: DataFiles) -> None:
        self._files = files
        self._found: dict[tuple[str, str | None, int | None], LCode | None] = {}

    @property
    def table(self) -> Table:
        return read_table(self._files.text(L_CODES), L_CODES)

    @cached_property
    def price_tables(self) -> tuple[Table, ...]:
        """Every fee schedule held, in the order of their days; of one day an imported one comes last."""
        paths = (path for path in self._files.names("codes") if path.startswith(PRICES))
        tables = (read_table(self._files.text(path), path) for path in paths)
        return tuple(sorted(tables, key=lambda table: (table.header["from"], len(table.path))))

    def l_code(self, number: str, day: str) -> LCode | None:
        """The L code with the amounts of a day; None for a number that is not in the catalogue."""
        schedule = self._schedule(day)
        most_units = device_limit(number, read_limit_table(self._files), day)
        key = (number, schedule.path if schedule else None, most_units)
        if key not in self._found:
            row = self.table.row(number)
            self._found[key] = self._read(row, schedule, most_units) if row is not None else None
        found = self._found[key]
        return found if found is None or self._since(number) <= day else None

    def prices(self, number: str, cited: str) -> Row | None:
        """The row of an L code in the schedule that a citation key stands for, in the latest where it is none's."""
        cites = (table for table in self.price_tables if cited in table.ground("ground").cites)
        return next(cites, self.price_tables[-1]).row(number)

    def turning_days(self) -> tuple[str, ...]:
        return tuple(table.header["from"] for table in self.price_tables)

    def _since(self, number: str) -> str:
        """The day from which an imported code is in force; the shipped ones are older than this guidance."""
        table = self.table
        row = table.row(number) if "from" in table.columns else None
        return row["from"] if row is not None else ""

    def _schedule(self, day: str) -> Table | None:
        in_force = (t for t in reversed(self.price_tables) if t.header["from"] <= day <= t.header["to"])
        return next(in_force, None)

    def _read(self, row: Row, schedule: Table | None, most_units: int | None) -> LCode:
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
            most_units=most_units,
            ground=self.table.ground(row.get("ground") or "ground"),
        )


def _price_ground(schedule: Table | None, price: Row | None) -> Ground:
    return schedule.ground("ground") if schedule is not None and price is not None else NO_GROUND


def _twins(text: str) -> tuple[tuple[HowMade, str], ...]:
    pairs = (each.split(":") for each in text.split(";") if each)
    return tuple((HowMade(how), code) for how, code in pairs)
