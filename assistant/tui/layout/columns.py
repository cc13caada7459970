"""Rows of styled text, and the little arithmetic of columns that all panes share. Widths are in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from rich.cells import cell_len, chop_cells, set_cell_size

Piece: TypeAlias = tuple[str, str]
"""Text and its style; the text is never markup."""
Row: TypeAlias = tuple[Piece, ...]
MORE = "…"


def cut(text: str, width: int) -> str:
    """The text within a width, ending in ``…`` where something is left out."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return MORE[:width]
    return set_cell_size(text, width - 1).rstrip() + MORE


def pad(text: str, width: int) -> str:
    """The text cut or filled up to exactly a width."""
    return set_cell_size(cut(text, width), width) if width > 0 else ""


def right(text: str, width: int) -> str:
    """The text at the right end of a width."""
    return " " * max(0, width - cell_len(text)) + cut(text, width)


def width_of(row: Row) -> int:
    return sum(cell_len(text) for text, _ in row)


def wrap(text: str, width: int) -> list[str]:
    """Lines of whole words; a word longer than the width is broken."""
    width = max(1, width)
    lines: list[str] = []
    line = ""
    for word in text.split():
        parts = chop_cells(word, width) if cell_len(word) > width else [word]
        for part in parts:
            if line and cell_len(line) + 1 + cell_len(part) <= width:
                line = f"{line} {part}"
            else:
                lines += [line] if line else []
                line = part
    return [*lines, line] if line or not lines else lines


def hanging(label: str, style: str, lines: Sequence[str], text_style: str, indent: int) -> list[Row]:
    """A label with text hanging under itself."""
    rows: list[Row] = []
    for i, line in enumerate(lines):
        rows.append(((pad(label if i == 0 else "", indent), style), (line, text_style)))
    return rows


def spread(left: Row, ending: Row, width: int) -> Row:
    """Two ends of one row; the left one is cut where they would touch."""
    room = width - width_of(ending) - (1 if ending else 0)
    kept: list[Piece] = []
    for text, style in left:
        fits = cut(text, room)
        if fits:
            kept.append((fits, style))
        room -= cell_len(fits)
        if fits != text:
            break
    gap = max(0, width - width_of(tuple(kept)) - width_of(ending))
    return (*kept, (" " * gap, ""), *ending)


def names_within(names: Sequence[str], width: int, most: int) -> list[str]:
    """As many names as fit into so many lines, the rest as a number: ``goals, materials, +3``."""
    for kept in range(len(names), 0, -1):
        left = len(names) - kept
        lines = wrap(", ".join(names[:kept]) + (f", +{left}" if left else ""), width)
        if len(lines) <= most:
            return lines
    return [cut(", ".join(names), width)]


def one_line(text: str) -> str:
    """The text without line breaks, and with a dot for every character that would command the terminal."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Each character that would command the terminal, or reorder the text, replaced by one dot."""
    return "".join("·" if _commands(character) else character for character in text)


def _commands(character: str) -> bool:
    code = ord(character)
    if character in "\n\t":
        return False
    return code < 32 or 127 <= code < 160 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
