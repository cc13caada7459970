"""``orthocoder audit``: a charge master or claims already billed, checked row by row."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from assistant.commands.options import guidance_here
from assistant.commands.streams import Unreadable, collect_from_here, compact, write_lines
from assistant.commands.today import today

if TYPE_CHECKING:
    from assistant.audit.columns import Mapped
    from assistant.audit.run import Audited
    from knowledge.guidance import Guidance

Json: TypeAlias = Any

FIELDS = ("row", "heading", "finding", "severity", "about", "detail", "rule", "citations")
LONG = 2**20


@click.command()
@click.argument("file", metavar="FILE.csv")
@click.option("--map", "mapping", metavar="FILE", help="a YAML file for odd columns, with lines such as code: Proc")
@click.option("--payer", metavar="NAME", help="the payer of rows that name none")
@click.option("--csv", "as_csv", is_flag=True, help="a line for each finding and row, as csv")
@click.option("--json", "as_json", is_flag=True, help="the report as JSON")
def audit(file: str, mapping: str | None, payer: str | None, as_csv: bool, as_json: bool) -> int:
    """Check claims already billed, or a charge master, exported as csv; the rows may be in any order."""
    from assistant.audit.columns import AuditError, Mapped, read_mapping
    from assistant.audit.run import Wanted, audited

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    path = Path(file)
    guidance = guidance_here()
    collect_from_here()
    try:
        mapped: Mapped = read_mapping(Path(mapping)) if mapping else Mapped()
        with _bar(path) as steps, audited(Wanted(path, mapped, payer, today()), guidance, steps) as found:
            if as_json:
                write_lines(_json_lines(found, guidance))
            else:
                write_lines(_csv_lines(found) if as_csv else _text(found, guidance))
    except AuditError as error:
        said = str(error)
        raise Unreadable(said if mapping and said.startswith(mapping) else f"{path.name}: {said}") from error
    return int(bool(found.rows_not_read))


def _text(found: Audited, guidance: Guidance) -> list[str]:
    from assistant.audit.vocabulary import headings_in_order
    from assistant.explanation.audit import Overview, report_lines

    columns = tuple(found.columns.headings.items())
    kind = found.columns.is_charge_master
    overview = Overview(
        found.name, kind, columns, found.rows, found.rows_checked, found.rows_not_ours, found.rows_of_unknown_payers
    )
    return report_lines(overview, found.findings, headings_in_order(), guidance)


def _csv_lines(found: Audited) -> Iterator[str]:
    yield _csv(FIELDS)
    for each in found.findings:
        cites = " ".join(each.cites)
        for row in each.rows:
            yield _csv((str(row), each.heading, each.finding, each.severity, each.about, each.detail, each.rule, cites))


def _csv(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _json_lines(found: Audited, guidance: Guidance) -> Iterator[str]:
    """One JSON object, written finding by finding."""
    kind = "charge_master" if found.columns.is_charge_master else "claims"
    cited: dict[str, None] = {}
    yield '{"findings":['
    comma = ""
    for each in found.findings:
        cited.update(dict.fromkeys(each.cites))
        form = asdict(each)
        form["citations"] = list(form.pop("cites"))
        yield comma + compact(form)
        comma = ","
    rest = {
        "citations": {key: asdict(guidance.citation(key)) for key in sorted(cited)},
        "columns": dict(found.columns.headings),
        "file": found.name,
        "guidance": {"version": guidance.version, "sha256": guidance.sha256},
        "kind": kind,
        "rows": {
            "read": found.rows,
            "checked": found.rows_checked,
            "not_ours": found.rows_not_ours,
            "not_read": found.rows_not_read,
            "of_unknown_payers": found.rows_of_unknown_payers,
        },
    }
    yield "]," + compact(rest)[1:]


@contextmanager
def _bar(path: Path) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr for long files, where there is a terminal to draw it on."""
    length = path.stat().st_size if path.is_file() else 0
    if length < LONG or not sys.stderr.isatty():
        yield lambda read: None
        return
    with click.progressbar(length=length, label="Checking", file=sys.stderr) as bar:
        yield bar.update
