"""``orthocoder visits``: the visits that were saved, looked at, coded again, exported, deleted."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from assistant.commands.options import database_named, guidance_here
from assistant.commands.streams import Unreadable, compact, pretty, write_lines
from assistant.commands.today import now, today
from assistant.records.place import place_of

if TYPE_CHECKING:
    from assistant.records.database import Database
    from assistant.records.visit_replay import ReplayLine
    from assistant.records.visits import SavedVisit

Json: TypeAlias = Any

as_json_option = click.option("--json", "as_json", is_flag=True, help="the result as JSON")
label_option = click.option("--label", help="only visits of this label")
OWNER_ONLY = 0o600


@click.group()
def visits() -> None:
    """Saved visits: masked text, facts, claim, guidance and payer row of each. Only /save saves one."""


@visits.command(name="list")
@label_option
@as_json_option
def list_visits(label: str | None, as_json: bool) -> int:
    """Every saved visit by day of service, and for how long they are kept."""
    from assistant.explanation.visits import list_lines

    kept: tuple[SavedVisit, ...] = ()
    days = None
    database = _database()
    if database is not None:
        from assistant.records.visits import kept_days, saved_visits

        with database:
            kept, days = saved_visits(database, label), kept_days(database)
    form = {"visits": [_short_form(each) for each in kept], "kept_days": days}
    write_lines([pretty(form)] if as_json else list_lines(kept, days))
    return 0


@visits.command()
@click.argument("number", type=int)
@as_json_option
def show(number: int, as_json: bool) -> int:
    """One saved visit in full."""
    from assistant.explanation.visits import show_lines

    (visit,) = _chosen((number,), None, everything=False)
    write_lines([pretty(_full_form(visit))] if as_json else show_lines(visit))
    return 0


@visits.command()
@click.argument("numbers", nargs=-1, type=int, metavar="[NUMBER]...")
@label_option
@as_json_option
def replay(numbers: tuple[int, ...], label: str | None, as_json: bool) -> int:
    """Code saved visits again under today's guidance: what changed, and because of which source."""
    from assistant.desk import Desk
    from assistant.explanation.visits import replay_lines
    from assistant.facts import FactsError
    from assistant.records.visit_replay import replayed
    from knowledge.guidance import NoGuidance

    chosen = _chosen(numbers, label, everything=not numbers)
    guidance = guidance_here()
    desk = Desk(guidance, today())
    replays, failed = [], []
    for visit in chosen:
        try:
            replays.append(replayed(visit, desk))
        except (FactsError, NoGuidance) as error:
            failed.append({"number": visit.number, "error": str(error)})
    keys = {key for each in replays for change in each.lines for key in change.cites}
    sources = {key: f"{(cited := guidance.citation(key)).source}, {cited.locator}" for key in sorted(keys)}
    form = {
        "replays": [
            {
                **_short_form(each.visit),
                "changed": each.is_changed,
                "lines": [
                    {"before": _line(line.before), "after": _line(line.after), "citations": list(line.cites)}
                    for line in each.lines
                ],
                "status": list(each.status),
                "payer_rows": list(each.payer_row),
                "guidance": list(each.guidance),
                "same_guidance": each.is_same_guidance,
            }
            for each in replays
        ],
        "failed": failed,
        "sources": sources,
    }
    write_lines([pretty(form)] if as_json else replay_lines(replays, sources))
    for each in failed:
        click.echo(f"orthocoder: visit {each['number']}: {each['error']}", err=True)
    return int(bool(failed))


@visits.command()
@click.argument("file")
@label_option
def export(file: str, label: str | None) -> int:
    """Write saved visits to a new FILE, one JSON object a line; - writes to standard output."""
    lines = [compact(_full_form(each)) for each in _chosen((), label, everything=True)]
    if file == "-":
        write_lines(lines)
        return 0
    try:
        target = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError:
        raise Unreadable(f"{file}: is there already; nothing was written") from None
    except OSError as error:
        raise Unreadable(f"{file}: {(error.strerror or str(error)).lower()}") from error
    with os.fdopen(target, "w", encoding="utf-8", errors="backslashreplace") as out:
        out.writelines(f"{line}\n" for line in lines)
    click.echo(f"orthocoder: {len(lines)} visits written to {Path(file).name}", err=True)
    return 0


@visits.command()
@click.argument("numbers", nargs=-1, type=int, metavar="[NUMBER]...")
@label_option
@click.option("--all", "everything", is_flag=True, help="every saved visit")
@click.option("--yes", is_flag=True, help="delete without asking")
def delete(numbers: tuple[int, ...], label: str | None, everything: bool, yes: bool) -> int:
    """Delete saved visits for good: nothing of them is left in the file."""
    if not numbers and label is None and not everything:
        raise click.UsageError("which visits? Give numbers, --label or --all")
    chosen = _chosen(numbers, label, everything=everything or label is not None)
    if not yes and not _agreed(len(chosen)):
        click.echo("orthocoder: nothing was deleted", err=True)
        return 1
    from assistant.records.visits import delete_visits

    database = _database()
    assert database is not None
    with database:
        gone = delete_visits(database, [each.number for each in chosen])
    click.echo(f"orthocoder: {len(gone)} deleted", err=True)
    return 0


@visits.command()
@click.argument("days", metavar="DAYS|forever")
def keep(days: str) -> int:
    """For how many DAYS visits are kept after they were saved; older ones are deleted now and at every save."""
    from assistant.records.database import open_database
    from assistant.records.visits import keep_for

    if days != "forever" and not (days.isascii() and days.isdigit() and 0 < int(days) <= 36_500):
        raise click.UsageError(f"keep {days!r:.20}: a number of days from 1 to 36500, or forever, was expected")
    with open_database(place_of(database_named())) as database:
        gone = keep_for(database, None if days == "forever" else int(days), now())
    click.echo(f"orthocoder: {len(gone)} deleted", err=True)
    return 0


def _database() -> Database | None:
    """The database; None where there is none yet, so that looking makes nothing."""
    place = place_of(database_named())
    if not place.may_hold_records():
        return None
    from assistant.records.database import open_database

    return open_database(place, create=False)


def _chosen(numbers: Sequence[int], label: str | None, *, everything: bool) -> tuple[SavedVisit, ...]:
    """The visits of these numbers, of a label, or all. Raises ``Unreadable`` for a number that there is not."""
    database = _database()
    if database is None:
        kept: tuple[SavedVisit, ...] = ()
    else:
        from assistant.records.visits import saved_visits

        with database:
            kept = saved_visits(database, label)
    by_number = {each.number: each for each in kept}
    for number in numbers:
        if number not in by_number:
            raise Unreadable(f"no saved visit {number}; orthocoder visits list shows all")
    return kept if everything and not numbers else tuple(by_number[each] for each in dict.fromkeys(numbers))


def _agreed(count: int) -> bool:
    """Does the person want that many deleted? Without a terminal nobody can be asked."""
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here; --yes deletes without asking")
    return click.confirm(f"Delete {count} saved visits for good?", err=True)


def _line(line: ReplayLine | None) -> Json:
    return None if line is None else {"code": line.code, "modifiers": list(line.modifiers), "units": line.units}


def _short_form(visit: SavedVisit) -> Json:
    from assistant.records.visit_replay import line_of, lines_of

    coding = json.loads(visit.coding)
    return {
        "number": visit.number,
        "label": visit.label or None,
        "date_of_service": visit.date_of_service,
        "saved_at": visit.saved_at,
        "payer_row": visit.payer_row or None,
        "status": coding["status"],
        "claim": [_line(line_of(each)) for each in lines_of(coding)],
    }


def _full_form(visit: SavedVisit) -> Json:
    return {
        **_short_form(visit),
        "text": visit.text,
        "facts": json.loads(visit.facts),
        "coding": json.loads(visit.coding),
        "guidance": {"version": visit.guidance_version, "sha256": visit.guidance_sha256},
    }
