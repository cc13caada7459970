"""``orthocoder guidance``: what the sources say, since when, and what is stale."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, TypeAlias

import click

from assistant.commands.guidance_updates import history, import_form, rollback, update
from assistant.commands.options import guidance_here
from assistant.commands.streams import pretty, write_lines
from assistant.commands.today import today
from knowledge.guidance import NoGuidance

Json: TypeAlias = Any


@click.group()
def guidance() -> None:
    """The guidance, its dates and its staleness."""


@guidance.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="the result as JSON")
@click.option("--most", default=10, show_default=True, help="how many hits at most")
def search(words: tuple[str, ...], as_json: bool, most: int) -> int:
    """Find passages, codes, devices and payers."""
    from assistant.explanation.guidance import hit_lines
    from knowledge.search import Index

    hits = Index(guidance_here()).search(" ".join(words), most)
    write_lines([pretty({"hits": [_plain(asdict(hit)) for hit in hits]})] if as_json else hit_lines(hits))
    return 0 if hits else 1


@guidance.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="the result as JSON")
def show(key: str, as_json: bool) -> int:
    """Show one thing in full: what it says, where, since when, how strong."""
    from assistant.explanation.guidance import shown_lines
    from knowledge.shown import show as show_key

    try:
        shown = show_key(guidance_here(), key, today())
    except NoGuidance as error:
        click.echo(f"orthocoder: {error}", err=True)
        return 1
    form = {"kind": shown.kind, "key": shown.key, "fields": dict(shown.fields), "citations": list(shown.cites)}
    write_lines([pretty(form)] if as_json else shown_lines(shown))
    return 0


@guidance.command()
@click.option("--json", "as_json", is_flag=True, help="the result as JSON")
@click.option("--check", is_flag=True, help="also check every file of the guidance")
def status(as_json: bool, check: bool) -> int:
    """Each source, its date, until when it was verified, and what is stale and why."""
    from assistant.explanation.guidance import status_lines
    from knowledge.check import check as check_all
    from knowledge.status import status as status_on

    library = guidance_here()
    problems = [str(problem) for problem in check_all(library)] if check else []
    if problems:
        write_lines([pretty({"problems": problems})] if as_json else problems)
        return 1
    standing = status_on(library, today())
    overlay = library.files.overlay
    form = {
        **_plain(asdict(standing)),
        "version": library.version,
        "sha256": library.sha256,
        "imports": [import_form(each.imported, each.made) for each in (overlay.imports if overlay else ())],
        "checked": check,
    }
    write_lines([pretty(form)] if as_json else status_lines(standing, library.version, overlay, checked=check))
    return 0


for each in (update, history, rollback):
    guidance.add_command(each)


def _plain(value: Json) -> Json:
    """Dataclasses as dictionaries leave enumerations and tuples; JSON wants texts and lists."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value
