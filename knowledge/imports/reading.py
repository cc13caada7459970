"""From the files that a person names to kept rows: each is recognised by its headings, dated, read and weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice, pairwise
from pathlib import Path

from knowledge.imports import hcpcs, indices, limits, pairs, prices, values
from knowledge.imports.archive import Member, Steps, opened, sha256_of
from knowledge.imports.cells import Cells, rows_of
from knowledge.imports.layout import HEADING_ROWS, Kind, Layout, Page, Scope, quarter_end
from knowledge.imports.refused import Refused

LAYOUTS: tuple[Layout, ...] = (
    pairs.LAYOUT,
    limits.LAYOUT,
    values.LAYOUT,
    indices.LAYOUT,
    prices.LAYOUT,
    hcpcs.LAYOUT,
)
LAYOUT_OF: Mapping[Kind, Layout] = {
    Kind.PAIRS_PRACTITIONER: pairs.LAYOUT,
    Kind.PAIRS_HOSPITAL: pairs.LAYOUT,
    Kind.LIMITS_PRACTITIONER: limits.LAYOUT,
    Kind.LIMITS_HOSPITAL: limits.LAYOUT,
    Kind.LIMITS_DME: limits.LAYOUT,
    Kind.VALUES: values.LAYOUT,
    Kind.INDICES: indices.LAYOUT,
    Kind.PRICES: prices.LAYOUT,
    Kind.HCPCS: hcpcs.LAYOUT,
}
IN_PARTS = (Kind.PAIRS_PRACTITIONER, Kind.PAIRS_HOSPITAL)
FIRST_YEAR = 2018
AHEAD = timedelta(days=190)
"""How far ahead of today a file may begin: the yearly files come out in November."""
EXPECTED = "expected HCPCS, NCCI pair edits, MUE, PPRRVU, GPCI or the DMEPOS schedule as CMS publishes them"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """The kept rows of one kind from one release: its first and last day, the files it came from, their SHA-256."""

    kind: Kind
    first: str
    last: str
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return LAYOUT_OF[self.kind].columns

    @property
    def key(self) -> str:
        """The name of its source and of its file of rows."""
        return f"own-{self.kind}-{self.first.replace('-', '')}"


def read_files(paths: Sequence[Path], scope: Scope, today: str, steps: Steps) -> tuple[Imported, ...]:
    """Read every file; parts of one release become one. Raises ``Refused`` with the first fault, in one sentence."""
    found: dict[Kind, list[Imported]] = {}
    for path in paths:
        digest = sha256_of(path) if path.is_file() else ""
        with opened(path) as members:
            for each in _read_download(members, path.name, digest, scope, today, steps):
                found.setdefault(each.kind, []).append(each)
    return tuple(_joined(kind, found[kind]) for kind in Kind if kind in found)


def _read_download(
    members: Sequence[Member], name: str, digest: str, scope: Scope, today: str, steps: Steps
) -> Iterator[Imported]:
    chosen = _chosen(members)
    if not chosen:
        raise Refused(f"{name}: holds none of the files that can be read; {EXPECTED}")
    for member in chosen:
        yield _read_member(member, digest, scope, today, steps)


def _chosen(members: Sequence[Member]) -> tuple[Member, ...]:
    """The tables of a download that are of use, each in one form; a bare file is always looked at."""
    if len(members) == 1:
        return tuple(members)
    found: list[Member] = []
    for layout in LAYOUTS:
        named = [each for each in members if layout.member.search(each.name)]
        held = {each.ending for each in named}
        form = next((each for each in layout.forms if each in held), None)
        of_form = [each for each in named if each.ending == form]
        found += of_form if layout is pairs.LAYOUT else of_form[:1]
    return tuple(found)


def _read_member(member: Member, digest: str, scope: Scope, today: str, steps: Steps) -> Imported:
    rows = rows_of(member, steps)
    head = tuple(islice(rows, HEADING_ROWS))
    page = Page(member.name, member.download, head)
    kind = next((kind for layout in LAYOUTS if (kind := layout.kind_of(page)) is not None), None)
    if kind is None:
        raise Refused(f"{member.name}: none of the files that can be read; {EXPECTED}")
    layout = LAYOUT_OF[kind]
    first = layout.day_of(page)
    if first is None:
        raise Refused(
            f"{member.name}: its name does not tell for which quarter it is; expected the name that CMS gave it"
        )
    _check_day(member.name, first, today)
    whole: Iterator[Cells] = chain(head, rows)
    kept = tuple(layout.read(page, whole, scope))
    last = f"{first[:4]}-12-31" if layout.whole_year else quarter_end(first)
    return Imported(kind, first, last, (member.name,), (digest,), kept)


def _check_day(name: str, first: str, today: str) -> None:
    latest = (date.fromisoformat(today) + AHEAD).isoformat()
    if not f"{FIRST_YEAR}-01-01" <= first <= latest:
        raise Refused(f"{name}: is for {first}; expected a release of {FIRST_YEAR} or later that is out by {today}")


def _joined(kind: Kind, parts: Sequence[Imported]) -> Imported:
    """One release of a kind; several files of it only where CMS publishes it in parts."""
    names = tuple(name for part in parts for name in part.files)
    if len({part.first for part in parts}) > 1:
        raise Refused(f"{names[-1]}: is of another quarter than {names[0]}; import one quarter after the other")
    if len(parts) > 1 and kind not in IN_PARTS:
        raise Refused(f"{names[-1]}: is the same kind of file as {names[0]}; give one of them")
    rows = sorted({row for part in parts for row in part.rows})
    if not rows:
        raise Refused(f"{names[0]}: holds no row of the codes that orthotic and prosthetic visits bill")
    keys = [row[:1] for row in rows]
    if kind not in IN_PARTS and len(set(keys)) < len(keys):
        twice = next(a[0] for a, b in pairwise(keys) if a == b)
        raise Refused(f"{names[0]}: {twice} is given twice with different values")
    digests = tuple(dict.fromkeys(digest for part in parts for digest in part.sha256))
    return Imported(kind, parts[0].first, parts[0].last, names, digests, tuple(rows))


def bytes_to_read(paths: Sequence[Path]) -> int:
    """How many bytes reading these files will tell of; 0 for those that cannot be opened."""
    total = 0
    for path in paths:
        try:
            with opened(path) as members:
                total += sum(each.length for each in _chosen(members))
        except Refused:
            continue
    return total
