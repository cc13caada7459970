"""``orthocoder scenario``: scenarios that trainers write."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from assistant.commands.today import today
from assistant.commands.written import write_file
from assistant.explanation.scenario import new_scenario
from assistant.transcripts.parse import rules

NOT_IN_NAMES = re.compile(r"[^\w]+")
LONGEST = 80
"""Characters of a title."""
PLAIN_TITLE = re.compile(r"[^\W\d_][\w ,.'’()/-]*")
"""Titles that need no quotes in front matter."""


@click.group()
def scenario() -> None:
    """For trainers: scenarios of one's own."""


@scenario.command()
@click.argument("name")
@click.option("--overwrite", is_flag=True, help="write over a file that is there")
def new(name: str, overwrite: bool) -> int:
    """Write a commented scenario to begin with; NAME is its title, and with - for spaces its file (NAME.md)."""
    folder, title = Path(name).parent, Path(name).name.removesuffix(".md").strip()
    slug = NOT_IN_NAMES.sub("-", title.casefold()).strip("-_")
    if not slug or len(title) > LONGEST or not title.isprintable():
        raise click.UsageError(
            f"a scenario is named in 1 to {LONGEST} letters, such as: orthocoder scenario new first-hour"
        )
    file = str(folder / f"{slug}.md")
    spoken = title.replace("-", " ").replace("_", " ") if " " not in title else title
    shown = spoken[0].upper() + spoken[1:]
    quoted = shown if PLAIN_TITLE.fullmatch(shown) else json.dumps(shown, ensure_ascii=False)
    write_file(file, new_scenario(quoted, file, today(), rules()), overwrite=overwrite)
    click.echo(f"{file}: written. Check it as you write: orthocoder check --watch {file}")
    return 0
