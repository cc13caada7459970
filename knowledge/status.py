"""How fresh the guidance is: each document with its dates, and what was not verified for a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coder.grounds import Ground
from knowledge.dated import day_before
from knowledge.files import DataFiles
from knowledge.guidance import Guidance
from knowledge.passages import Source
from knowledge.policies import ALL_RULES
from knowledge.tables import read_table

TABLES = ("codes", "devices")


@dataclass(frozen=True, slots=True)
class Standing:
    """Until when one part of the guidance was verified, and what it rests on; ``why`` is the source's own remark."""

    area: str
    part: str
    effective: str | None
    verified_through: str
    ground: Ground

    def is_stale(self, day: str) -> bool:
        return day > self.verified_through

    @property
    def why(self) -> str:
        return self.ground.text


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A document, the parts of the guidance that rest on it, and the day through which all of them were verified."""

    source: Source
    areas: tuple[str, ...]
    verified_through: str | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Status:
    day: str
    sources: tuple[SourceStatus, ...]
    stale: tuple[Standing, ...]
    payers_due: tuple[str, ...]
    """Names of payers whose row is due for review."""


def status(guidance: Guidance, day: str) -> Status:
    """The standing of every document and of everything in force on a day."""
    standings = tuple(standings_on(guidance, day))
    by_source: dict[str, list[Standing]] = {}
    for standing in standings:
        for key in standing.ground.cites:
            by_source.setdefault(guidance.source_of(key).key, []).append(standing)
    sources = tuple(
        _source_status(guidance.library.source(key), by_source.get(key, []), day)
        for key in guidance.library.source_keys()
    )
    due = tuple(record.name for record in guidance.payers.all() if day >= record.review_due_on(day))
    return Status(day, sources, tuple(each for each in standings if each.is_stale(day)), due)


def standings_on(guidance: Guidance, day: str) -> Iterator[Standing]:
    """Every value, table and payer row in force on a day, with its verification."""
    for stem in ALL_RULES:
        for name, series in guidance.policies.rule_file(stem).fields.items():
            found = series.in_force(day)
            if found is not None:
                told = Ground(found.value.all_cites(), found.value.ground.grade, found.value.ground.text)
                yield Standing(stem, name, found.effective, found.verified_through, told)
    for folder in TABLES:
        yield from _tables(folder, guidance.files)
    for record in guidance.payers.all():
        yield Standing("payers", record.name, None, day_before(record.review_due_on(day)), Ground(record.statements))


def _tables(folder: str, files: DataFiles) -> Iterator[Standing]:
    for path in files.names(folder):
        table = read_table(files.text(path), path)
        name = path.removeprefix(f"{folder}/").removesuffix(".csv")
        told = Ground(table.all_cites(), text=table.header["vintage"])
        yield Standing(folder, name, table.header.get("from"), table.header["verified_through"], told)


def _source_status(source: Source, standings: list[Standing], day: str) -> SourceStatus:
    through = min((each.verified_through for each in standings), default=None)
    areas = tuple(dict.fromkeys(each.area for each in standings))
    return SourceStatus(source, areas, through, through is not None and day > through)
