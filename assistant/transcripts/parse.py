"""A Markdown text to a transcript: the front matter, and the fenced blocks that are conversations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches
from pkgutil import iter_modules

from markdown_it import MarkdownIt

import coder.rules
from assistant.transcripts.transcript import Row, Transcript, Turn, Verb
from knowledge.strict_yaml import DATE, Fields, Items, Reading, Scalar

FENCE = "conversation"
INDENT = 6
"""Columns of a verb and its space; a row that begins with as many spaces goes on with the words above it."""
KEYS = ("title", "teaches", "payer", "date")
FRONT = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
VERBS = ", ".join(Verb)
LINE = re.compile(r"(?:provisionally )?\S+(?: [A-Z0-9]{2})* [x×]\d+", re.IGNORECASE)
NOTHING, TO_BE_ACCEPTED = "nothing", "?"
"""A claim without lines; a row that stands for whatever holds, until it is accepted."""
SHOWN_LINE = "97760 GO x2"
MISCONCEPTION = re.compile(r"M(0[1-9]|[12]\d|30)")


def parse(text: str, name: str) -> Transcript:
    """Read a transcript; ``name`` is how messages call the file. Lines may end as on any system.

    Raises ``knowledge.problems.GuidanceError`` with every fault found, each with its line.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    reading = Reading(name, first_line=2)
    front = FRONT.match(text)
    if front is None:
        reading.note(1, "expected front matter with title and date between two lines of ---, the first at the very top")
        reading.finish()
        raise AssertionError
    fields = reading.parse(front[1])
    for key in sorted(set(fields.fields) - set(KEYS)):
        reading.note(fields.fields[key].line, f"unknown key {key}; {_meant(key, KEYS)}")
    title, day = _text(reading, fields, "title"), _text(reading, fields, "date")
    if day and not _is_day(day):
        reading.note(fields.fields["date"].line, f"the date is {day}; expected YYYY-MM-DD, such as 2026-03-04")
    turns = tuple(_turns(reading, _rows(reading, text, skipped=front.end())))
    if not turns and not reading.problems:
        reading.note(1, f"no conversation; expected a block that opens with ```{FENCE} and closes with ```")
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
        reading.note(node.line, "expected teaches with a list of rules, such as [timed_units, M04]; [] for none")
        return ()
    known = rules()
    names = [item for item in node.items if isinstance(item, Scalar)]
    for item in names:
        if item.text not in known and not MISCONCEPTION.fullmatch(item.text):
            reading.note(item.line, f"unknown rule {item.text}; {_meant(item.text, known)}, or M01 to M30")
    return tuple(item.text for item in names)


def rules() -> tuple[str, ...]:
    """The rules that a transcript may say it teaches, beside the wrong models M01 to M30."""
    return tuple(module.name for module in iter_modules(coder.rules.__path__))


def _is_day(text: str) -> bool:
    """Is this a day of the calendar, as ``YYYY-MM-DD``?"""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _meant(word: str, known: Collection[str]) -> str:
    """The nearest of the words that could stand here, or all of them."""
    near = get_close_matches(word.casefold(), known, n=1)
    return f"did you mean {near[0]}?" if near else f"expected {', '.join(known)}"


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
                reading.note(number, f"expected one of {VERBS} before words that go on")
                continue
            row = Row(row.verb, f"{row.text}\n{line[INDENT:]}", row.line)
            continue
        if row is not None:
            yield row
        verb, _, words = line.partition(" ")
        row = _row(reading, verb, words.strip(), number)
    if row is not None:
        yield row


def _row(reading: Reading, verb: str, words: str, number: int) -> Row | None:
    """A row, with the fault noted where it is none or is not filled in as its verb wants."""
    if not verb:
        reading.note(number, f"a line that goes on from the one above begins with {INDENT} spaces; expected {VERBS}")
        return None
    if verb not in set(Verb):
        reading.note(number, f"unknown verb {verb}; {_meant(verb, list(Verb))}")
        return None
    if not words and verb != Verb.REFUSE:
        reading.note(number, f"nothing stands after {verb}; expected words, or {NOTHING}")
    elif verb == Verb.BILL and not _is_line(" ".join(words.split())):
        reading.note(number, f"the line is {words}; expected code, modifiers and units, as {SHOWN_LINE}, or {NOTHING}")
    return Row(Verb(verb), words, number)


def _is_line(words: str) -> bool:
    return words.casefold() in (NOTHING, TO_BE_ACCEPTED) or LINE.fullmatch(words) is not None


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
            if not reading.problems:
                reading.note(row.line, "expected a row with you before what is expected of the reply")
        else:
            expected.append(row)
    if you is not None:
        yield Turn(you, tuple(expected))
