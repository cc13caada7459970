"""``orthocoder extract``: the facts that the words of a visit state."""

from __future__ import annotations

from typing import Any, TypeAlias

import click

from assistant.commands.options import guidance_here
from assistant.commands.streams import STDIN, collect_from_here, compact, read_records, write_lines
from assistant.facts import facts_as_read
from assistant.reading import Reading

Json: TypeAlias = Any


@click.command()
@click.option("--jsonl", is_flag=True, help='stdin lines {"id","text"}')
@click.option("--spans", is_flag=True, help="also where each fact was read")
def extract(jsonl: bool, spans: bool) -> int:
    """Read visits in words (stdin lines {"id","text"}) into facts (lines {"id","facts"})."""
    from assistant.extraction import Reader

    if not jsonl:
        raise click.UsageError('expected: orthocoder extract --jsonl, with lines {"id","text"} on standard input')
    guidance = guidance_here()
    reader = Reader(guidance, guidance.own_payers)
    collect_from_here()
    failed = False

    def lines() -> Any:
        nonlocal failed
        for record in read_records(STDIN):
            problem = record.problem or text_problem(record.value)
            if problem:
                failed = True
                yield compact({"id": id_of(record.value), "error": problem})
            else:
                reading = reader.read(record.value["text"])
                yield compact(_form(id_of(record.value), reading, spans=spans))

    write_lines(lines())
    return int(failed)


def id_of(value: Json) -> Json:
    given = value.get("id") if isinstance(value, dict) else None
    return None if isinstance(given, dict | list) else given


def id_problem(value: Json) -> str | None:
    """What is wrong with the id of a record; None if nothing is."""
    given = value.get("id") if isinstance(value, dict) else None
    return "expected a text, a number, true or false @ $.id" if isinstance(given, dict | list) else None


def text_problem(value: Json) -> str | None:
    """What is wrong with a record that should hold an id and a text; None if nothing is."""
    if not isinstance(value, dict):
        return "an object with id and text was expected"
    if not isinstance(value.get("text"), str):
        return "expected text @ $.text"
    return id_problem(value)


def _form(echo: Json, reading: Reading, *, spans: bool) -> Json:
    form = {"id": echo, "facts": facts_as_read(reading.visit)}
    return {**form, "spans": spans_of(reading)} if spans else form


def spans_of(reading: Reading) -> list[Json]:
    """Where each fact was read: path, first character, end, the words."""
    return [
        {"fact": said.path, "start": said.start, "end": said.end, "text": reading.text[said.start : said.end]}
        for said in reading.said
    ]
