"""``orthocoder payers``: the payer matrix, looked at, changed, reviewed, and carried to a spreadsheet and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from assistant.commands.options import guidance_here
from assistant.commands.payers_changes import review, set_row
from assistant.commands.payers_kept import Json, as_json_option, day_of, in_one_line, rows_kept
from assistant.commands.payers_sheets import export_sheet, import_sheet
from assistant.commands.streams import pretty, write_lines
from assistant.own_guidance import own_guidance

if TYPE_CHECKING:
    from assistant.records.matrix import PayerView
    from knowledge.guidance import Guidance

on_option = click.option("--on", "day", metavar="YYYY-MM-DD", help="as the matrix stood on this day of service")


@click.group()
def payers() -> None:
    """The payer matrix: shipped rows, and the clinic's own dated rows over them."""


@payers.command(name="list")
@click.argument("words", nargs=-1)
@click.option("--due", is_flag=True, help="only rows that are due for review")
@on_option
@as_json_option
def list_payers(words: tuple[str, ...], due: bool, day: str | None, as_json: bool) -> int:
    """All payers, those due for review first; WORDS look for some."""
    from assistant.explanation.payers import list_lines
    from assistant.records.matrix import matrix

    on = day_of(day)
    found = matrix(guidance_here(), on, " ".join(words))
    views = [each for each in found if each.is_due or not due]
    form = {"day": on, "payers": [_view_form(each) for each in views]}
    write_lines([pretty(form)] if as_json else list_lines(views or found, on, none_due=bool(found and not views)))
    return 0 if found else 1


@payers.command()
@click.argument("payer")
@on_option
@as_json_option
def show(payer: str, day: str | None, as_json: bool) -> int:
    """One payer in full: what is known, who says so, when it is due."""
    from assistant.explanation.payers import show_lines
    from assistant.records.matrix import view

    on, guidance = day_of(day), guidance_here()
    record = guidance.payers.find(payer)
    if record is None:
        return _unknown(payer, guidance)
    shown = view(guidance, record, on)
    statements = guidance.statements(record.name)
    form = {"day": on, **_view_form(shown), "statements": [asdict(each) for each in statements]}
    write_lines([pretty(form)] if as_json else show_lines(shown, statements, on))
    return 0


@payers.command()
@click.argument("payer")
@as_json_option
def history(payer: str, as_json: bool) -> int:
    """Every recorded change of a payer's row: when, from which day on, what, by whom, why."""
    from assistant.explanation.payers import history_lines
    from assistant.records.matrix import history as history_of
    from assistant.records.payer_names import NewName, own_names, who_is

    recorded = rows_kept()
    with in_one_line(payer):
        payer_id, name = who_is(payer, own_guidance(), own_names(recorded), NewName.REFUSED)
    entries = history_of(recorded, payer_id)
    form = [{"row": asdict(e.row), "told": asdict(e.told), "changes": [asdict(c) for c in e.changes]} for e in entries]
    write_lines([pretty({"payer": payer_id, "entries": form})] if as_json else history_lines(name, entries))
    return 0


def _unknown(payer: str, guidance: Guidance) -> int:
    from assistant.records.payer_names import like

    meant = like(payer, guidance, {})
    ask = f"; did you mean {meant}?" if meant else ""
    click.echo(f"orthocoder: no payer {payer!r:.60}{ask}; orthocoder payers list shows all", err=True)
    return 1


def _view_form(view: PayerView) -> Json:
    return {
        "id": view.id,
        "name": view.name,
        "status": view.standing.value,
        "last_reviewed": view.last_reviewed,
        "due_on": view.due_on,
        "own_row": None if view.own is None else view.own.key,
        "values": {fact.field: fact.value for fact in view.facts},
        "own_values": [fact.field for fact in view.facts if fact.is_own],
        "citations": list(view.cites),
    }


for each in (set_row, review, import_sheet, export_sheet):
    payers.add_command(each)
