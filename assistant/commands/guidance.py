"""``orthocoder guidance``: what the sources say, since when, and what is stale."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, TypeAlias

import typer

from assistant.commands.streams import pretty, write_lines
from assistant.commands.today import today
from knowledge.guidance import Guidance, NoGuidance

Json: TypeAlias = Any

app = typer.Typer(help="The guidance, its dates and its staleness.", rich_markup_mode=None, no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="the result as JSON")]


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="what to look for: words, codes, devices, payers")],
    as_json: AsJson = False,
    most: Annotated[int, typer.Option(help="how many hits at most")] = 10,
) -> None:
    """Find passages, codes, devices and payers."""
    from assistant.explanation.guidance import hit_lines
    from knowledge.search import Index

    hits = Index(Guidance.open()).search(" ".join(words), most)
    write_lines([pretty({"hits": [_plain(asdict(hit)) for hit in hits]})] if as_json else hit_lines(hits))
    raise typer.Exit(0 if hits else 1)


@app.command()
def show(
    key: Annotated[str, typer.Argument(help="a citation key, a code, a pair such as 97760/97140, a device or a payer")],
    as_json: AsJson = False,
) -> None:
    """Show one thing in full: what it says, where, since when, how strong."""
    from assistant.explanation.guidance import shown_lines
    from knowledge.shown import show as show_key

    try:
        shown = show_key(Guidance.open(), key, today())
    except NoGuidance as error:
        typer.echo(f"orthocoder: {error}", err=True)
        raise typer.Exit(1) from error
    form = {"kind": shown.kind, "key": shown.key, "fields": dict(shown.fields), "citations": list(shown.cites)}
    write_lines([pretty(form)] if as_json else shown_lines(shown))


@app.command()
def status(
    as_json: AsJson = False,
    check: Annotated[bool, typer.Option("--check", help="also check every file of the guidance")] = False,
) -> None:
    """Each source, its date, until when it was verified, and what is stale and why."""
    from assistant.explanation.guidance import status_lines
    from knowledge.check import check as check_all
    from knowledge.status import status as status_on

    guidance = Guidance.open()
    problems = [str(problem) for problem in check_all(guidance)] if check else []
    if problems:
        write_lines([pretty({"problems": problems})] if as_json else problems)
        raise typer.Exit(1)
    standing = status_on(guidance, today())
    form = {**_plain(asdict(standing)), "version": guidance.version, "sha256": guidance.sha256, "checked": check}
    write_lines([pretty(form)] if as_json else status_lines(standing, guidance.version, checked=check))


def _plain(value: Json) -> Json:
    """Dataclasses as dictionaries leave enumerations and tuples; JSON wants texts and lists."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value
