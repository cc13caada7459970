"""``orthocoder guidance update``, ``history`` and ``rollback``: files of CMS laid over the shipped guidance."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from assistant.commands.options import database_named, guidance_here
from assistant.commands.streams import Unreadable, pretty, write_lines
from assistant.commands.today import today
from assistant.own_files import own_updates
from assistant.records.place import place_of

if TYPE_CHECKING:
    from assistant.desk import CodedVisit
    from assistant.recoding import Recoded
    from knowledge.imports.reading import Imported
    from knowledge.imports.update import Proposal

Json: TypeAlias = Any

LONG = 4 * 2**20
"""Bytes from which on reading shows a progress bar."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="only say what would change")
@click.option("--yes", is_flag=True, help="import without asking")
@click.option("--json", "as_json", is_flag=True, help="every change as JSON")
def update(files: tuple[str, ...], dry_run: bool, yes: bool, as_json: bool) -> int:
    """Import HCPCS, NCCI, MUE, PPRRVU, GPCI or DMEPOS files as downloaded from CMS: zip, xlsx, csv or txt."""
    from assistant.explanation.guidance import update_lines
    from assistant.recoding import recode
    from knowledge.imports.refused import Refused
    from knowledge.imports.update import make, propose

    paths = [Path(each) for each in files]
    try:
        with _bar(paths) as steps:
            proposal = propose(paths, own_updates(), today(), steps)
        visits = tuple(saved_visits())
        rows = guidance_here().rows if visits else ()
        before, after = (each.with_rows(rows) for each in (proposal.before, proposal.after))
        recoded = tuple(recode(visits, before, after, proposal.made))
        told = [pretty(_form(proposal, recoded))] if as_json else update_lines(proposal, _shown(recoded), len(visits))
        write_lines(told)
        if dry_run:
            return 0
        if not yes and not _agreed():
            click.echo("orthocoder: nothing was changed", err=True)
            return 1
        generation = make(proposal, own_updates())
    except Refused as error:
        raise Unreadable(str(error)) from error
    click.echo(f"orthocoder: generation {generation.number} is in force", err=True)
    return 0


@click.command()
@click.option("--json", "as_json", is_flag=True, help="the generations as JSON")
def history(as_json: bool) -> int:
    """Every generation that was imported, and which is in force."""
    from assistant.explanation.guidance import history_lines
    from knowledge.imports.generations import current_number
    from knowledge.imports.generations import history as kept

    generations, current = kept(own_updates()), current_number(own_updates())
    form = [
        {
            "number": each.number,
            "made": each.made,
            "over": each.before,
            "in_force": each.number == current,
            "imports": [import_form(one.imported, one.made) for one in each.imports],
        }
        for each in generations
    ]
    write_lines([pretty({"generations": form})] if as_json else history_lines(generations, current))
    return 0


@click.command()
def rollback() -> int:
    """Go back to the generation before the one in force, or to the shipped guidance alone."""
    from knowledge.imports.generations import roll_back
    from knowledge.imports.refused import Refused

    try:
        number = roll_back(own_updates())
    except Refused as error:
        raise Unreadable(str(error)) from error
    now = f"generation {number} is in force" if number else "the shipped guidance alone is in force"
    click.echo(f"orthocoder: {now}", err=True)
    return 0


def saved_visits() -> Iterable[tuple[str, Json]]:
    """The visits that the clinic keeps, each by its number and label with its facts."""
    place = place_of(database_named())
    if not place.may_hold_records():
        return ()
    from assistant.records.database import open_database
    from assistant.records.visits import told_visits

    with open_database(place, create=False) as database:
        return tuple((name, json.loads(facts)) for name, facts in told_visits(database))


def import_form(imported: Imported, made: str) -> Json:
    """One import as JSON."""
    return {
        "kind": imported.kind.value,
        "first": imported.first,
        "last": imported.last,
        "files": list(imported.files),
        "sha256": list(imported.sha256),
        "rows": len(imported.rows),
        "made": made,
    }


def _form(proposal: Proposal, recoded: Sequence[Recoded]) -> Json:
    from assistant.recoding import lines_of

    def claim(lines: Iterable[Any]) -> Json:
        return [{"code": line.code, "units": line.units, "modifiers": list(line.modifiers)} for line in lines]

    changed = (
        {"kind": c.kind.value, "sort": c.sort.value, "about": c.about, "before": c.before, "after": c.after}
        for c in proposal.changes
    )
    visits = (
        {"label": r.label, "before": claim(lines_of(r.before)), "after": claim(lines_of(r.after))} for r in recoded
    )
    return {
        "imports": [import_form(each, proposal.made) for each in proposal.imports],
        "changes": list(changed),
        "visits": list(visits),
        "before": {"version": proposal.before.version, "sha256": proposal.before.sha256},
        "after": {"version": proposal.after.version, "sha256": proposal.after.sha256},
    }


def _shown(recoded: Sequence[Recoded]) -> list[Any]:
    from assistant.explanation.guidance import RecodedVisit
    from assistant.explanation.named import claim_in_words
    from assistant.recoding import lines_of

    def short(each: CodedVisit) -> str:
        return claim_in_words(lines_of(each)) or each.answer.status.value.replace("_", " ")

    return [RecodedVisit(each.label, short(each.before), short(each.after)) for each in recoded]


def _agreed() -> bool:
    try:
        return click.confirm("Put this in force?", err=True)
    except click.Abort:
        return False


@contextmanager
def _bar(paths: Sequence[Path]) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr for long files, where there is a terminal to draw it on."""
    from knowledge.imports.reading import bytes_to_read

    length = bytes_to_read(paths)
    if length < LONG or not sys.stderr.isatty():
        yield lambda read: None
        return
    with click.progressbar(length=length, label="Reading", file=sys.stderr) as bar:
        yield bar.update
