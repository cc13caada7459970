"""A Markdown text to a transcript: the front matter, and the fenced blocks that are conversations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from assistant.transcripts.transcript import Row, Transcript, Turn, Verb
from knowledge.strict_yaml import DATE, Fields, Items, Reading, Scalar

FENCE = "conversation"
INDENT = 6
"""Columns of a verb and its space; a row that begins with as many spaces goes on with the words above it."""
KEYS = ("title", "teaches", "payer", "date")
FRONT = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
VERBS = ", ".join(Verb)


def parse(text: str, name: str) -> Transcript:
    """Read a transcript; ``name`` is how messages call the file.

    Raises ``knowledge.problems.GuidanceError`` with every fault found, each with its line.
    """
    reading = Reading(name, first_line=2)
    front = FRONT.match(text)
    if front is None:
        reading.note(1, "expected front matter with title and date between two lines of ---")
        reading.finish()
        raise AssertionError
    fields = reading.parse(front[1])
    for key in sorted(set(fields.fields) - set(KEYS)):
        reading.note(fields.fields[key].line, f"unknown key {key}; expected {', '.join(KEYS)}")
    title, day = _text(reading, fields, "title"), _text(reading, fields, "date")
    if day and not DATE.fullmatch(day):
        reading.note(fields.fields["date"].line, f"the date is {day}; expected YYYY-MM-DD")
    turns = tuple(_turns(reading, _rows(reading, text, skipped=front.end())))
    if not turns:
        reading.note(1, f"no conversation; expected a block that opens with ```{FENCE}")
    transcript = Transcript(name, title, _teaches(reading, fields), _payer(fields), day, turns)
    reading.finish()
    return transcript


def _text(reading: Reading, fields: Fields, key: str) -> str:
    node = fields.fields.get(key)
    if not isinstance(node, Scalar) or not node.text:
        reading.note(node.line if node is not None else 1, f"expected {key} with a text")
        return ""
    return node.text


def _payer(fields: Fields) -> str | None:
    node = fields.fields.get("payer")
    return node.text if isinstance(node, Scalar) else None


def _teaches(reading: Reading, fields: Fields) -> tuple[str, ...]:
    node = fields.fields.get("teaches")
    if node is None:
        return ()
    if not isinstance(node, Items):
        reading.note(node.line, "expected teaches with a list of rules")
        return ()
    return tuple(item.text for item in node.items if isinstance(item, Scalar))


def _rows(reading: Reading, text: str, *, skipped: int) -> Iterator[Row]:
    """The rows of all conversations, in order; blank rows and comments (``#``) are passed over."""
    blanked = "\n" * text.count("\n", 0, skipped) + text[skipped:]
    for token in MarkdownIt().parse(blanked):
        if token.type != "fence" or token.info.strip() != FENCE or token.map is None:
            continue
        yield from _rows_of(reading, token.content, first_line=token.map[0] + 2)


def _rows_of(reading: Reading, block: str, *, first_line: int) -> Iterator[Row]:
    row: Row | None = None
    for number, line in enumerate(block.split("\n"), start=first_line):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" " * INDENT):
            if row is None:
                reading.note(number, "expected a verb before words that go on")
                continue
            row = Row(row.verb, f"{row.text}\n{line[INDENT:]}", row.line)
            continue
        if row is not None:
            yield row
        verb, _, words = line.partition(" ")
        if verb not in set(Verb):
            reading.note(number, f"unknown verb {verb}; expected {VERBS}")
            row = None
            continue
        row = Row(Verb(verb), words.strip(), number)
    if row is not None:
        yield row


def _turns(reading: Reading, rows: Iterator[Row]) -> Iterator[Turn]:
    """The rows of a turn: what was said, then what is expected of the reply."""
    you: Row | None = None
    expected: list[Row] = []
    for row in rows:
        if row.verb is Verb.YOU:
            if you is not None:
                yield Turn(you, tuple(expected))
            you, expected = row, []
        elif you is None:
            reading.note(row.line, "expected a row with you before what is expected of the reply")
        else:
            expected.append(row)
    if you is not None:
        yield Turn(you, tuple(expected))
