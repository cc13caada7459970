"""``orthocoder mask``: identifiers out of a text, before it is shared."""

from __future__ import annotations

from typing import Any, TypeAlias

import click

from assistant.commands.extract import id_of, text_problem
from assistant.commands.streams import STDIN, answer_records, read_text, standard_output
from assistant.masking import mask as masked

Json: TypeAlias = Any


@click.command()
@click.argument("text", required=False)
@click.option("--jsonl", is_flag=True, help='stdin lines {"id","text"} to lines {"id","text","masked"}')
def mask(text: str | None, jsonl: bool) -> int:
    """Replace names, dates, numbers and addresses by [KIND]; TEXT, or - for standard input."""
    if jsonl:
        if text not in (None, STDIN):
            raise click.UsageError('with --jsonl lines {"id","text"} are read from standard input; give no text')
        return answer_records(STDIN, _answer)
    if text is None:
        raise click.UsageError("no text given; expected: orthocoder mask -, with the text on standard input")
    out = standard_output()
    out.buffer.write(masked(read_text(STDIN) if text == STDIN else text).text.encode("utf-8", "backslashreplace"))
    if text != STDIN:
        out.buffer.write(b"\n")
    out.buffer.flush()
    return 0


def _answer(record: Json) -> Json:
    problem = text_problem(record)
    if problem:
        return {"id": id_of(record), "error": problem}
    result = masked(record["text"])
    spans = [{"start": span.start, "end": span.end, "kind": str(span.kind)} for span in result.spans]
    return {"id": id_of(record), "text": result.text, "masked": spans}
