"""Service codes, codes that ended, and codes that exist but that no rule here counts."""

from __future__ import annotations

from dataclasses import dataclass

from coder.grounds import Grade, Ground
from coder.policy import CodeKind, RetiredCode, ServiceCode
from knowledge.files import DataFiles
from knowledge.problems import GuidanceError, Problem
from knowledge.tables import Row, Table, read_table

SERVICES = "codes/services.csv"
RETIRED = "codes/retired.csv"
NOT_MODELLED = "codes/not_modelled.csv"
YES = "yes"


@dataclass(frozen=True, slots=True)
class ServiceBook:
    """Every service code by number; ``since`` holds the first day of those that are younger than this guidance."""

    codes: dict[str, ServiceCode]
    since: dict[str, str]
    retired: dict[str, RetiredCode]
    not_modelled: frozenset[str]

    def in_force(self, day: str) -> dict[str, ServiceCode]:
        """The codes of a day, without those that had ended or had not begun."""
        return {
            number: code
            for number, code in self.codes.items()
            if self.since.get(number, "") <= day and (number not in self.retired or day <= self.retired[number].ended)
        }

    def knows(self, number: str) -> bool:
        return number in self.codes or number in self.retired or number in self.not_modelled


def read_services(files: DataFiles) -> ServiceBook:
    table = read_table(files.text(SERVICES), SERVICES)
    codes, since = {}, {}
    for row in table.rows():
        codes[row["code"]] = _service(row, table)
        if row["from"]:
            since[row["code"]] = row["from"]
    ended = read_table(files.text(RETIRED), RETIRED)
    retired = {row["code"]: _retired(row) for row in ended.rows()}
    left_out = read_table(files.text(NOT_MODELLED), NOT_MODELLED)
    return ServiceBook(codes, since, retired, frozenset(left_out.first_column()))


def _service(row: Row, table: Table) -> ServiceCode:
    try:
        kind = CodeKind(row["kind"])
    except ValueError:
        what = f"kind: expected one of {', '.join(CodeKind)}, found {row['kind']!r}"
        raise GuidanceError((Problem(table.path, table.line_of(row["code"]), what),)) from None
    cites = (row["cites"] or table.header["cites"],)
    return ServiceCode(
        code=row["code"],
        label=row["label"],
        kind=kind,
        timed=row["timed"] == YES,
        discipline=row["discipline"] or None,
        bundled=row["bundled"] == YES,
        replaced_by=row["replaced_by"] or None,
        ground=Ground(cites, Grade(row["grade"] or table.header["grade"]), row["text"]),
    )


def _retired(row: Row) -> RetiredCode:
    ground = Ground((row["cites"],), Grade(row["grade"]), row["text"])
    return RetiredCode(row["code"], row["ended"], tuple(filter(None, row["successors"].split(";"))), ground)
