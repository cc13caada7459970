"""``orthocoder class report``: learners' results put together for their trainer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from assistant.commands.options import guidance_here
from assistant.commands.streams import Unreadable, read_json, write_lines
from assistant.commands.today import today
from assistant.commands.written import write_file
from assistant.explanation.class_report import Reporter, table
from assistant.teaching.class_report import ClassReport, class_report
from assistant.teaching.results import Results, ResultsError, results_from

FORMS = (".html", ".md", ".csv")


@click.group("class")
def class_() -> None:
    """For trainers: what a class has learned."""


@class_.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--to", "targets", metavar="FILE", multiple=True, help="write a .html page, a .md text or a .csv table")
@click.option("--overwrite", is_flag=True, help="write over a file that is there")
def report(files: Sequence[str], targets: Sequence[str], overwrite: bool) -> int:
    """Who finished what, which wrong rules are held by how many, what is hardest, what to teach next.

    Reads FILEs written by learners with: orthocoder learn export FILE. Without --to, prints Markdown.
    """
    for target in targets:
        _writable(Path(target), files)
    made = class_report(_all_read(files))
    reporter = Reporter(guidance_here(), today())
    for target in targets:
        write_file(target, _in_form(Path(target).suffix.lower(), made, reporter), overwrite=overwrite)
        click.echo(f"{target}: written", err=True)
    if not targets:
        write_lines(reporter.markdown(made).rstrip("\n").split("\n"))
    return 0


def _writable(target: Path, files: Sequence[str]) -> None:
    if target.suffix.lower() not in FORMS:
        raise click.UsageError(f"{target}: the report is written as one of {', '.join(FORMS)}")
    if any(target.resolve() == Path(each).resolve() for each in files):
        raise click.UsageError(f"{target}: is read and would be written over; name another file after --to")


def _all_read(files: Sequence[str]) -> list[Results]:
    """The results of all files. Raises ``Unreadable``, naming the file, where one holds none or the same as another."""
    known: dict[Results, str] = {}
    for name in files:
        try:
            results = results_from(read_json(name))
        except ResultsError as error:
            raise Unreadable(f"{name}: {error}") from error
        if results in known:
            raise Unreadable(f"{name}: holds the same results as {known[results]}; give each learner's once")
        known[results] = name
    return list(known)


def _in_form(suffix: str, made: ClassReport, reporter: Reporter) -> str:
    if suffix == ".csv":
        return table(made)
    return reporter.page(made) if suffix == ".html" else reporter.markdown(made)
