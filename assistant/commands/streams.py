"""Reading files and standard input, and writing JSON, the same way for every command."""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeAlias

Json: TypeAlias = Any

STDIN = "-"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Unreadable(Exception):
    """Input that cannot be read; the message starts with file, or file:line."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of JSONL: its value, or why it has none."""

    where: str
    value: Json = None
    problem: str | None = None


def read_text(source: str, given: str | None = None) -> str:
    """The text of a file or of standard input (``-``)."""
    return _decode(read_bytes(source), "stdin" if source == STDIN else source)


def read_bytes(source: str) -> bytes:
    """What a file or standard input (``-``) holds. Raises ``Unreadable``."""
    try:
        return standard_input().buffer.read() if source == STDIN else Path(source).read_bytes()
    except OSError as error:
        raise Unreadable(f"{'stdin' if source == STDIN else source}: {_reason(error)}") from error


def read_json(source: str) -> Json:
    """One JSON value from a file or standard input."""
    name = "stdin" if source == STDIN else source
    text = read_text(source)
    if not text.strip():
        raise Unreadable(f"{name}: empty; one JSON object was expected")
    try:
        return parse(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise Unreadable(f"{name}:{line}: {_json_reason(error)}") from error


def read_records(source: str) -> Iterator[Record]:
    """The JSON objects of a JSONL stream, one a line; blank lines are passed over, bad ones say why."""
    name = "stdin" if source == STDIN else source
    try:
        with open_bytes(source) as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _record(line, f"{name}:{number}")
    except OSError as error:
        raise Unreadable(f"{name}: {_reason(error)}") from error


def open_bytes(source: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(standard_input().buffer) if source == STDIN else Path(source).open("rb")


def standard_input() -> TextIO:
    """Standard input. Raises ``Unreadable`` where it is closed."""
    if sys.stdin is None:
        raise Unreadable("stdin: closed; a text was expected there")
    return sys.stdin


def standard_output() -> TextIO:
    """Standard output. Raises ``Unreadable`` where it is closed."""
    if sys.stdout is None:
        raise Unreadable("stdout: closed; nowhere to write the answer")
    return sys.stdout


def _record(line: bytes, where: str) -> Record:
    try:
        return Record(where, parse(line.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return Record(where, problem=f"{where}: not UTF-8 text")
    except ValueError as error:
        return Record(where, problem=f"{where}: {_json_reason(error)}")


def parse(text: str) -> Json:
    """Strict JSON: repeated keys, NaN and bottomless nesting are errors (``ValueError``)."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        repeated = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"key {repeated!r:.42} given twice")
    return made


def _no_constant(name: str) -> Json:
    raise ValueError(f"{name} is not JSON")


def _json_reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} at column {error.colno}"
    return f"not valid JSON: {str(error)[:120]}"


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(f"{name}:{line}: not UTF-8 text") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def compact(value: Json) -> str:
    """One line of JSON with sorted keys: the same value gives the same bytes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def pretty(value: Json) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1)


def write_lines(lines: Iterable[str]) -> None:
    """Write each line as UTF-8 to standard output, without what would steer a terminal."""
    out = standard_output().buffer
    for line in lines:
        out.write(harmless(line).encode("utf-8", "backslashreplace"))
        out.write(b"\n")
    out.flush()


def harmless(text: str) -> str:
    """The text with every control character but line ends and tabs shown as a replacement sign."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def collect_from_here() -> None:
    """Leave what start-up made out of every later collection, and collect again."""
    gc.freeze()
    gc.enable()


def answer_records(source: str, answer: Callable[[Json], Json]) -> int:
    """Answer each record with one line, a bad one with ``id`` and ``error``. Returns the exit code."""
    failed = False
    collect_from_here()

    def lines() -> Iterator[str]:
        nonlocal failed
        for record in read_records(source):
            result = answer(record.value) if record.problem is None else {"id": None, "error": record.problem}
            failed = failed or "error" in result
            yield compact(result)

    write_lines(lines())
    return int(failed)
