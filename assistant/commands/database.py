"""``orthocoder database``: where the records are, and how they move to another database."""

from __future__ import annotations

import click

from assistant.commands.options import database_named
from assistant.commands.streams import write_lines
from assistant.records.place import Place, place_of


@click.group()
def database() -> None:
    """The database in which payer rows and saved visits are kept."""


@database.command()
@click.argument("target", metavar="URL")
def copy(target: str) -> int:
    """Copy everything into another, empty database, such as postgresql://user@host/orthocoder; the old one stays."""
    from assistant.explanation.records import copied_lines
    from assistant.records.database import open_database
    from assistant.records.moving import copy_everything

    with open_database(place_of(database_named()), create=False) as here, open_database(Place(target, None)) as there:
        counted = copy_everything(here, there)
        write_lines(copied_lines(there.where, counted))
    return 0
