"""``orthocoder guidance``: what the sources say, since when, and what is stale."""

from __future__ import annotations

import typer

app = typer.Typer(help="The guidance, its dates and its staleness.", rich_markup_mode=None)
