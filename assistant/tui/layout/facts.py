"""Facts in three columns: what it is, its value, the words it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from assistant.tui.layout.columns import Row, cut, hanging, names_within, one_line, pad, wrap
from assistant.tui.sheets.model import FactRow, Source
from assistant.tui.sheets.tone import Tone
from assistant.tui.words import ANSWERED, FROM_PROFILE, NOT_SAID

LABEL = 12
MOST_VALUE, LEAST_WORDS = 22, 8
MOST_ASSUMED = 2
"""Lines of what is supposed; the row opens the whole."""
NARROW = 54
"""Below this width there is no column of words."""
QUIET = str(Tone.UNCOUNTED)


def gathered(facts: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """The facts with all that is supposed in one row, which stands for no single fact."""
    supposed = [fact for fact in facts if fact.is_supposed]
    if len(supposed) < 2:
        return tuple(facts)
    first = facts.index(supposed[0])
    one = replace(supposed[0], value="; ".join(fact.value for fact in supposed), path="")
    return (*facts[:first], one, *(fact for fact in facts[first:] if not fact.is_supposed))


def fact_rows(facts: Sequence[FactRow], width: int, *, is_folded: bool = False) -> list[list[Row]]:
    """The rows of each fact, one for each where they are folded; a label is shown once for the facts that share it.

    A long value takes room from its words.
    """
    value = _value_width(facts, width)
    shown = ""
    rows: list[list[Row]] = []
    for fact in facts:
        label = fact.label if fact.label != shown else ""
        shown = fact.label
        rows.append(_rows(fact, label, value, width, is_folded=is_folded))
    return rows


def _value_width(facts: Sequence[FactRow], width: int) -> int:
    longest = max((cell_len(one_line(fact.value)) for fact in facts if fact.source in PAIRED), default=0)
    room = width - LABEL - 2 - LEAST_WORDS
    most = MOST_VALUE if width < 80 else width // 2 - LABEL
    return max(10, min(longest, most, room))


PAIRED = (Source.WORDS, Source.ANSWER, Source.PROFILE)
UNQUOTED = {Source.ANSWER: ANSWERED, Source.PROFILE: FROM_PROFILE}


def _rows(fact: FactRow, label: str, value: int, width: int, *, is_folded: bool) -> list[Row]:
    head = (pad(label, LABEL), QUIET)
    match fact.source:
        case Source.MISSING:
            text = NOT_SAID if not fact.value else one_line(fact.value)
            lines = wrap(f"? {text}", width - LABEL)
            return hanging(label, QUIET, lines, f"bold {Tone.MISSING}", LABEL)
        case Source.ASSUMED:
            lines = names_within(one_line(fact.value).split("; "), width - LABEL, 1 if is_folded else MOST_ASSUMED)
            return hanging(label, QUIET, lines, f"italic {QUIET}", LABEL)
        case Source.ASIDE:
            return [(head, _aside(fact, width - LABEL))]
    words = _words(fact)
    if width < NARROW:
        return [(head, (cut(one_line(fact.value), width - LABEL), str(Tone.CLAIM)))]
    text = one_line(fact.value)
    if cell_len(text) > width - LABEL and not is_folded:
        lines = wrap(text, width - LABEL)
        return [(head if i == 0 else (" " * LABEL, ""), (line, str(Tone.CLAIM))) for i, line in enumerate(lines)]
    taken = min(max(value, cell_len(text)), width - LABEL)
    room = width - LABEL - taken - 2
    quoted = _quoted(words, fact, room) if room >= LEAST_WORDS else ""
    return [(head, (pad(text, taken + (2 if quoted else 0)), str(Tone.CLAIM)), (quoted, _words_style(fact)))]


def _aside(fact: FactRow, width: int) -> tuple[str, str]:
    reason = f"  {fact.value}" if fact.value else ""
    return cut(f"“{cut(_words(fact), max(4, width - cell_len(reason) - 2))}”{reason}", width), QUIET


def _words(fact: FactRow) -> str:
    return one_line(fact.words)


def _words_style(fact: FactRow) -> str:
    return f"italic {QUIET}" if fact.source in UNQUOTED else QUIET


def _quoted(words: str, fact: FactRow, room: int) -> str:
    if fact.source in UNQUOTED and not words:
        return cut(UNQUOTED[fact.source], room)
    return f"“{cut(words, room - 2)}”" if words and room > 4 else ""
