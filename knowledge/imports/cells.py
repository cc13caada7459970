"""Rows of cells from a table: delimited text, fixed-width text (one cell a line), or the first sheet of a workbook.

Text of CMS is ASCII or Windows-1252 now and then; what is neither is refused. A workbook is looked at as a zip first:
macros, links to other files, embedded objects and XML that defines entities are refused, and so are formulas, since
CMS publishes values.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain, islice
from typing import IO
from xml.etree.ElementTree import ParseError

from knowledge.imports.archive import Member, Steps, check_members
from knowledge.imports.refused import Refused

Cells = list[str]

LONGEST_LINE = 20_000
LONGEST_CELL = 4_000
MOST_COLUMNS = 400
HARMFUL = (
    "vbaproject",
    "externallinks/",
    "embeddings/",
    "activex/",
    "macrosheets/",
    "dialogsheets/",
    "connections.xml",
)
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
MOST_STRINGS = 200 * 2**20
"""Most bytes of a workbook's shared texts, which are held in memory."""
MOST_PACKED = 150 * 2**20
"""Most bytes of a workbook inside a zip, which is held in memory; what is longer is read as a damaged one."""
OFTEN = 5_000
WINDOWS = "cp1252"
FIRST_LINES, MARKS, LEAST_MARKS = 12, ("\t", "~"), 4
"""Lines at which the mark between fields is looked for; a file without one has its columns at fixed places."""


def rows_of(member: Member, steps: Steps) -> Iterator[Cells]:
    """Every row of a table, cells without outer spaces; ``steps`` is told of the bytes read."""
    try:
        if member.ending == ".xlsx":
            yield from _sheet(member, steps)
        else:
            yield from _text(member, steps)
    except (zipfile.BadZipFile, zlib.error, ParseError, KeyError, EOFError) as error:
        raise Refused(f"{member.name}: damaged or truncated; expected the file as CMS publishes it") from error


def _text(member: Member, steps: Steps) -> Iterator[Cells]:
    with member.opened() as stream:
        lines = _lines(stream, member, steps)
        head = tuple(islice(lines, FIRST_LINES))
        if not head:
            raise Refused(f"{member.name}: empty")
        if member.ending == ".csv":
            yield from _delimited(chain(head, lines), member)
            return
        mark = next((mark for mark in MARKS if any(line.count(mark) >= LEAST_MARKS for line in head)), None)
        for line in chain(head, lines):
            told = line.rstrip("\r\n")
            yield [cell.strip() for cell in told.split(mark)] if mark is not None else [told]


def _delimited(lines: Iterator[str], member: Member) -> Iterator[Cells]:
    try:
        for row in csv.reader(lines, strict=False):
            if len(row) > MOST_COLUMNS:
                raise Refused(f"{member.name}: has a row of {len(row)} columns")
            yield [_bounded(cell, member) for cell in row]
    except csv.Error as error:
        raise Refused(f"{member.name}: not the delimited text that CMS publishes ({error})") from error


def _lines(stream: IO[bytes], member: Member, steps: Steps) -> Iterator[str]:
    read = 0
    for number, raw in enumerate(iter(lambda: stream.readline(LONGEST_LINE + 1), b""), 1):
        if len(raw) > LONGEST_LINE or b"\0" in raw:
            raise Refused(f"{member.name}: line {number} is no line of text that CMS publishes")
        read += len(raw)
        if not number % OFTEN:
            steps(read)
            read = 0
        yield _decoded(raw, member, number)
    steps(read)


def _decoded(raw: bytes, member: Member, number: int) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode(WINDOWS)
    except UnicodeDecodeError:
        raise Refused(f"{member.name}: line {number} is neither UTF-8 nor Windows text") from None


def _bounded(value: str, member: Member) -> str:
    if len(value) > LONGEST_CELL:
        raise Refused(f"{member.name}: has a cell of {len(value):,} characters")
    return value.strip()


def _sheet(member: Member, steps: Steps) -> Iterator[Cells]:
    import openpyxl  # only a workbook pays for it

    with member.opened() as stream:
        held = io.BytesIO(stream.read(MOST_PACKED)) if member.is_packed else stream
        _look_into(held, member)
        book = openpyxl.load_workbook(held, read_only=True, data_only=False, keep_links=False)
        try:
            sheet = book.worksheets[0]
            length = max(1, sheet.max_row or 1)
            told = 0
            for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
                if number > told + OFTEN:
                    steps(OFTEN * member.length // length)
                    told += OFTEN
                yield [_value(cell.value, cell.data_type, member) for cell in row]
        finally:
            book.close()


def _look_into(held: IO[bytes], member: Member) -> None:
    with zipfile.ZipFile(held) as packed:
        listed = packed.infolist()
        check_members(listed, member.name)
        for each in listed:
            name = each.filename.casefold()
            if any(part in name for part in HARMFUL):
                raise Refused(f"{member.name}: holds macros, links or embedded files; expected plain values")
            if name.endswith("sharedstrings.xml") and each.file_size > MOST_STRINGS:
                raise Refused(f"{member.name}: holds more text than any file of CMS has")
            if name.endswith((".xml", ".rels")):
                with packed.open(each) as part:
                    if any(mark in part.read(4096) for mark in ENTITIES):
                        raise Refused(f"{member.name}: its XML defines entities, as a harmful file would")
    held.seek(0)


def _value(value: object, data_type: str, member: Member) -> str:
    if value is None:
        return ""
    if data_type == "f":
        raise Refused(f"{member.name}: holds a formula; expected plain values as CMS publishes them")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _bounded(str(value), member)
