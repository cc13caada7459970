"""Texts with what has to go and what has to stay marked in them: ``{name Ruiz}``, ``{keep 97760}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.masking import Kind, Span

FOLDER = Path(__file__).parent / "tagged"
MARK = re.compile(r"\{(?P<kind>[a-z_0-9]+) (?P<words>[^{}]*)\}")
KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text, the spans that identify somebody, and those that have to stay."""

    text: str
    planted: tuple[Span, ...]
    kept: tuple[tuple[int, int], ...]


def marked(text: str) -> Tagged:
    """A text without its marks, and what they marked. Raises ``ValueError`` for a kind that there is none of."""
    plain, planted, kept = "", [], []
    at = 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        start, at = len(plain), match.end()
        plain += match["words"]
        if match["kind"] == KEEP:
            kept.append((start, len(plain)))
        else:
            planted.append(Span(start, len(plain), Kind(match["kind"])))
    return Tagged(plain + text[at:], tuple(planted), tuple(kept))


def tagged(name: str) -> Iterator[Tagged]:
    """The texts of one file."""
    for entry in yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        yield marked(entry["text"])


def files() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def seen(text: str, start: int, end: int, spans: tuple[Span, ...]) -> bool:
    """Is any letter or digit of these characters left outside the spans?"""
    return any(
        text[at].isalnum() and not any(span.start <= at < span.end for span in spans) for at in range(start, end)
    )


def touched(start: int, end: int, spans: tuple[Span, ...]) -> bool:
    return any(span.start < end and start < span.end for span in spans)
