"""``orthocoder payers import`` and ``export``: the clinic's rows as a sheet for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.commands.payers_kept import as_json_option, edit_form, records_opened, rows_kept, told_now
from assistant.commands.streams import STDIN, Unreadable, pretty, read_bytes, standard_output, write_lines
from assistant.commands.today import today
from assistant.own_guidance import own_guidance

if TYPE_CHECKING:
    from assistant.records.payer_import import Importer, Planned
    from assistant.records.payer_sheet import SheetRow


@click.command(name="import")
@click.argument("file")
@click.option("--why", default="imported", metavar="TEXT", help="why, for rows whose column why is empty")
@click.option("--by", metavar="NAME", help="who records it (default: your login name)")
@click.option("--dry-run", is_flag=True, help="only show what would be recorded")
@click.option("--as-dated", is_flag=True, help="let changed rows begin on the day in the sheet, not today")
@click.option("--new", "with_new", is_flag=True, help="take payers that are not known here yet")
@as_json_option
def import_sheet(
    file: str, why: str, by: str | None, dry_run: bool, as_dated: bool, with_new: bool, as_json: bool
) -> int:
    """Record what a sheet (CSV) says otherwise than the rows that are kept; - reads standard input."""
    from assistant.explanation.payers import import_lines
    from assistant.records.payer_import import Importer, SheetFaults
    from assistant.records.payer_names import NewName
    from assistant.records.payer_sheet import SheetError, read_sheet

    name = "stdin" if file == STDIN else file
    try:
        sheet = read_sheet(read_bytes(file))
    except SheetError as error:
        raise Unreadable(f"{name}{f':{error.row}' if error.row else ''}: {error}") from error
    new = NewName.IF_UNLIKE if with_new else NewName.REFUSED
    importer = Importer(own_guidance(), told_now(by, why), today(), as_dated=as_dated, new=new)
    try:
        planned = importer.plan(sheet, rows_kept()) if dry_run else _recorded(importer, sheet)
    except SheetFaults as error:
        for number, what in error.faults:
            click.echo(f"orthocoder: {name}:{number}: {what}", err=True)
        return 2
    edits = [{"row": number, **edit_form(edit)} for number, edit, _ in planned.edits]
    days = [{"row": number, **asdict(day)} for number, day in planned.days]
    form = {"recorded": not dry_run, "edits": edits, "unchanged": planned.unchanged, "days": days}
    write_lines([pretty(form)] if as_json else import_lines(planned, recorded=not dry_run))
    return 0


@click.command(name="export")
@click.argument("file")
@click.option("--all", "everything", is_flag=True, help="every row that was ever recorded")
@click.option("--blank", is_flag=True, help="also payers without a row of your own, to be filled in")
@click.option("--overwrite", is_flag=True, help="write over a file that is there")
def export_sheet(file: str, everything: bool, blank: bool, overwrite: bool) -> int:
    """Write the clinic's rows as a sheet (CSV) for a spreadsheet; - writes to standard output."""
    from assistant.records.payer_edits import rows_of
    from assistant.records.payer_sheet import written
    from knowledge.clinic_rows import in_force

    recorded = rows_kept()
    rows = recorded
    if not everything:
        held = [in_force(rows_of(payer, recorded), today()) for payer in {each.row.payer for each in recorded}]
        rows = tuple(each for each in recorded if each.row in held)
    own = {each.row.payer for each in recorded}
    names = [each.name for each in own_guidance().payers.all() if each.id not in own] if blank else []
    text = written(rows, names)
    if file == "-":
        standard_output().buffer.write(text.encode())
        standard_output().buffer.flush()
        return 0
    try:
        with Path(file).open("wb" if overwrite else "xb") as out:
            out.write(text.encode("utf-8-sig"))
    except FileExistsError:
        raise click.UsageError(f"{file}: is there already; give another name or --overwrite") from None
    return 0


def _recorded(importer: Importer, sheet: Sequence[SheetRow]) -> Planned:
    """Record what the sheet makes of the rows as they are at that moment."""
    from assistant.records.payers import Recorded, add_rows, rows_in

    with records_opened() as database, database.writing() as session:
        planned = importer.plan(sheet, rows_in(session))
        add_rows(session, [Recorded(edit.after, told) for _, edit, told in planned.edits])
    return planned
