"""Which column of an exported file is which: by its heading, or as a mapping file says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from assistant.audit.vocabulary import fields_of_claims, headings_of_columns

MODIFIERS = ("modifiers", "modifier_1", "modifier_2", "modifier_3", "modifier_4")
SIGNS = re.compile(r"[^a-z0-9]+")


class AuditError(ValueError):
    """A file that cannot be audited; the message says what was expected and what to do."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file says: field to heading, and the clinic's own names of payers."""

    columns: Mapping[str, str] = field(default_factory=dict)
    payers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each field in a row, and the headings as they stand in the file."""

    places: Mapping[str, int]
    headings: Mapping[str, str]

    @property
    def is_charge_master(self) -> bool:
        """Codes without patients or dates of service."""
        return not any(name in self.places for name in fields_of_claims())

    def value(self, row: Sequence[str], name: str) -> str:
        """The text of a field, empty where the file has no such column."""
        place = self.places.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""

    def modifiers(self, row: Sequence[str]) -> str:
        return " ".join(self.value(row, name) for name in MODIFIERS if name in self.places)


def columns_of(headings: Sequence[str], mapped: Mapped) -> Columns:
    """Find the columns. Raises ``AuditError`` where there is none of codes, or the mapping names one that is absent."""
    written = [plain(each) for each in headings]
    places: dict[str, int] = {}
    for name, heading in mapped.columns.items():
        if plain(heading) not in written:
            raise AuditError(
                f"the mapping names the column {heading!r:.60} for {name}; the file has none of that heading"
            )
        places[name] = written.index(plain(heading))
    for name, known in headings_of_columns().items():
        found = next((written.index(each) for each in known if each in written), None)
        if name not in places and found is not None and found not in places.values():
            places[name] = found
    if "code" not in places:
        raise AuditError("no column of codes was found; name it in a file for --map, such as the line: code: Proc")
    return Columns(places, {name: headings[place].strip() for name, place in places.items()})


def read_mapping(path: Path) -> Mapped:
    """A mapping file: lines ``field: heading``, and under ``payers:`` the clinic's names. Raises ``AuditError``."""
    fields = tuple(headings_of_columns())
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise AuditError(f"{path}: not a readable YAML file") from error
    told = dict(read) if isinstance(read, dict) else None
    payers = told.pop("payers", {}) if told is not None else {}
    if told is None or not isinstance(payers, dict):
        raise AuditError(f"{path}: expected lines such as code: Proc, and names of payers under payers:")
    unknown = [str(name) for name in told if name not in fields]
    if unknown:
        raise AuditError(f"{path}: unknown field {unknown[0]!r:.42}; expected one of {', '.join(fields)}, payers")
    names = {plain(str(name)): str(known) for name, known in payers.items()}
    return Mapped({str(name): str(heading) for name, heading in told.items()}, names)


def plain(heading: str) -> str:
    """A heading in lower case, signs as single blanks."""
    return SIGNS.sub(" ", heading.casefold()).strip()
