"""What practice visits are made of: devices, services and payers whose coding the guidance holds."""

from __future__ import annotations

from dataclasses import dataclass

from coder.visit import DeviceKind, Discipline, Fabrication, UnitRule
from knowledge.files import DataFiles
from knowledge.tables import Row, read_table

FOLDER = "practice"


@dataclass(frozen=True, slots=True)
class PracticeDevice:
    """A device as a note calls it, with the L code that fits it and the discipline that treats it."""

    words: str
    kind: DeviceKind
    region: str
    made: Fabrication | None
    l_code: str
    discipline: Discipline


@dataclass(frozen=True, slots=True)
class PracticeService:
    code: str
    is_timed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that practice visits are put together from."""

    devices: tuple[PracticeDevice, ...]
    services: tuple[PracticeService, ...]
    payers: tuple[tuple[str, UnitRule], ...]
    evaluations: tuple[tuple[Discipline, str], ...]
    minutes: tuple[tuple[int, ...], ...]
    """Minutes of the device and of other timed services at which wrong ways of sharing units differ."""

    @property
    def service_names(self) -> dict[str, str]:
        """What each service is called in a note, by its code."""
        return {service.code: service.words for service in self.services}

    def evaluation(self, discipline: Discipline) -> str:
        """The code of this discipline's evaluation."""
        return dict(self.evaluations)[discipline]

    def payer(self, counting: UnitRule) -> str:
        """A payer that counts so."""
        return next(name for name, rule in self.payers if rule is counting)


def read_material(files: DataFiles) -> Material:
    """Read the tables of practice material."""
    return Material(
        tuple(_device(row) for row in _rows("devices", files)),
        tuple(PracticeService(row["code"], row["timed"] == "yes", row["words"]) for row in _rows("services", files)),
        tuple((row["payer"], UnitRule(row["counting"])) for row in _rows("payers", files)),
        tuple((Discipline(row["discipline"]), row["code"]) for row in _rows("evaluations", files)),
        tuple(tuple(map(int, row["minutes"].split())) for row in _rows("minutes", files)),
    )


def _rows(name: str, files: DataFiles) -> tuple[Row, ...]:
    path = f"{FOLDER}/{name}.csv"
    return tuple(read_table(files.text(path), path).rows())


def _device(row: Row) -> PracticeDevice:
    made = Fabrication(row["made"]) if row["made"] else None
    return PracticeDevice(
        row["words"], DeviceKind(row["kind"]), row["region"], made, row["l_code"], Discipline(row["discipline"])
    )
