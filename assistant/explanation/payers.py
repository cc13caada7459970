"""The payer matrix as text: the table, one payer in full, what was changed by whom, what an import did."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.explanation.environment import module, template
from assistant.records.matrix import Entry, PayerView
from assistant.records.payer_edits import Edit
from assistant.records.payer_import import Planned
from knowledge.guidance import PayerStatement


def list_lines(views: Sequence[PayerView], day: str, *, none_due: bool = False) -> list[str]:
    """The table; ``none_due``: one line that none of these is due, and until when."""
    return _lines("payers/list.txt.j2", views=views, day=day, none_due=none_due)


def show_lines(view: PayerView, statements: Sequence[PayerStatement], day: str) -> list[str]:
    return _lines("payers/show.txt.j2", view=view, statements=statements, day=day)


def history_lines(name: str, entries: Sequence[Entry]) -> list[str]:
    return _lines("payers/history.txt.j2", name=name, entries=entries)


def edit_lines(name: str, edit: Edit | None) -> list[str]:
    return _lines("payers/edit.txt.j2", name=name, edit=edit)


def import_lines(planned: Planned, *, recorded: bool) -> list[str]:
    return _lines("payers/import.txt.j2", planned=planned, recorded=recorded)


def _lines(path: str, **values: object) -> list[str]:
    return template(path).render(**values).strip("\n").split("\n")


def field_label(field: str) -> str:
    """What a field of a row, or of a change, is called."""
    return str(module("payers/words").label(field))


def field_example(field: str) -> str:
    """What may stand in a field."""
    return str(module("payers/words").example(field))
