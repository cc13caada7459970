"""``orthocoder payers set`` and ``review``: a change is a new dated row with who made it and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from assistant.commands.payers_kept import as_json_option, day_of, edit_form, in_one_line, records_opened, told_now
from assistant.commands.streams import pretty, write_lines
from assistant.commands.today import today
from assistant.own_guidance import own_guidance
from knowledge.clinic_rows import VALUES

F = TypeVar("F", bound=Callable[..., object])
FIELDS = ", ".join(VALUES)
FORMS = """\b
FIELD, the columns of a sheet alike, with what it may be:
beside_l_code         yes, no, unknown: our codes beside an L code of ours
training_must_exceed  minutes that training beside it must exceed, unknown
counting              cms, ama, unknown
discipline_modifiers  yes, no, unknown: GP, GO, GN
assistant_modifiers   yes, no, unknown: CQ, CO
always_59             yes, no: 59 in place of XE, XS, XP, XU
authorization         none, always, after visit 12, unknown
caps                  4 a visit; 2 a day 97760 97763; none; unknown
evaluation            a text
documentation         texts with ; between them
An empty VALUE lets the shipped row stand again, unknown takes it away.
"""


def _telling(command: F) -> F:
    """The options of everything that records: who, why, on what source."""
    for option in (
        click.option("--by", metavar="NAME", help="who records it (default: your login name)"),
        click.option("--grade", help="how strong the source is: P, P-copy, S or R (default)"),
        click.option("--source", metavar="TEXT", help="where it stands: contract and page, provider line and date"),
        as_json_option,
    ):
        command = option(command)
    return command


@click.command(name="set", epilog=FORMS)
@click.argument("payer")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--why", required=True, metavar="TEXT", help="why the row changes")
@click.option("--from", "effective", metavar="YYYY-MM-DD", help="the first day it holds for (default: today)")
@click.option("--next-review", metavar="YYYY-MM-DD", help="when to look at it again (default: 1 January)")
@click.option("--new", "is_new", is_flag=True, help="PAYER is one that is not known here yet")
@_telling
def set_row(
    payer: str,
    fields: tuple[str, ...],
    why: str,
    effective: str | None,
    next_review: str | None,
    is_new: bool,
    by: str | None,
    grade: str | None,
    source: str | None,
    as_json: bool,
) -> int:
    """Record what a payer wants, as a new dated row; earlier claims keep theirs."""
    told = dict(_field(each) for each in fields)
    told |= _given(source=source, grade=grade, next_review=next_review)
    return _record(payer, told, why, by, day_of(effective, "--from"), is_new=is_new, as_json=as_json)


@click.command()
@click.argument("payer")
@click.option("--why", default="reviewed", metavar="TEXT", help="what was looked at")
@click.option("--next", "next_review", metavar="YYYY-MM-DD", help="when to look at it again (default: 1 January)")
@_telling
def review(
    payer: str,
    why: str,
    next_review: str | None,
    by: str | None,
    grade: str | None,
    source: str | None,
    as_json: bool,
) -> int:
    """Record that a row was looked at today and stands as it is."""
    told = _given(source=source, grade=grade, next_review=next_review)
    return _record(payer, told, why, by, today(), as_json=as_json)


def _record(
    payer: str,
    told: dict[str, str | None],
    why: str,
    by: str | None,
    effective: str,
    *,
    is_new: bool = False,
    as_json: bool,
) -> int:
    from assistant.explanation.payers import edit_lines
    from assistant.records.payer_names import NewName
    from assistant.records.payer_recording import Asked, keep_change

    who = told_now(by, why)
    asked = Asked(payer, told, effective, NewName.TAKEN if is_new else NewName.REFUSED)
    with in_one_line(payer), records_opened() as database:
        kept = keep_change(database, own_guidance(), asked, today(), who)
    form = {"recorded": kept.edit is not None, **(edit_form(kept.edit) if kept.edit is not None else {"payer": payer})}
    write_lines([pretty(form)] if as_json else edit_lines(kept.name, kept.edit))
    return 0


def _field(text: str) -> tuple[str, str | None]:
    name, sign, value = text.partition("=")
    field = name.strip().replace("-", "_")
    if not sign or field not in VALUES:
        raise click.UsageError(f"{text!r:.60}: expected FIELD=VALUE with a field of {FIELDS}")
    return field, value.strip() or None


def _given(**told: str | None) -> dict[str, str | None]:
    return {name: value for name, value in told.items() if value is not None}
