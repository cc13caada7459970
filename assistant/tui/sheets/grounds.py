"""The sources of one explanation, each with its passage and with what it decides here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.explanation.environment import module
from assistant.explanation.explanation import Explanation, Sentence
from assistant.explanation.footnotes import Footnote
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.model import GroundRow
from assistant.tui.sheets.short import short_source
from assistant.tui.sheets.statement import Statement
from knowledge.guidance import Guidance, NoGuidance
from knowledge.passages import Source

UNDATED = "the source bears no date"
STRENGTH = {
    "P": "primary: official text or data, read directly",
    "P-copy": "primary, copied: official text, read in a copy",
    "S": "secondary: not the payer's own text",
    "R": "unverified: recalled, not read",
}


def ground_rows(explanation: Explanation, guidance: Guidance) -> tuple[GroundRow, ...]:
    return tuple(_row(footnote, explanation, guidance) for footnote in explanation.grounds)


def cited_rows(notes: Sequence[Footnote], guidance: Guidance) -> tuple[GroundRow, ...]:
    """The passages that words rest on, under their numbers."""
    return tuple(_of(note, guidance) for note in notes)


def _row(footnote: Footnote, explanation: Explanation, guidance: Guidance) -> GroundRow:
    row = _of(footnote, guidance)
    return replace(
        row,
        decides=tuple(_deciding(footnote.number, explanation)),
        contested=tuple(_contested(footnote.number, explanation)),
    )


def _of(note: Footnote, guidance: Guidance) -> GroundRow:
    cited, source = note.cited, _source(note.key, guidance)
    return GroundRow(
        number=note.number,
        key=note.key,
        title=cited.source,
        short=short_source(source.publisher if source is not None else cited.source, cited.source, cited.locator),
        locator=cited.locator,
        since=since(cited.effective),
        grade=grade_words(cited.grade),
        says=cited.says,
        details=details(cited.source, cited.effective, cited.grade, source),
        address=cited.url or "",
    )


def grade_words(grade: str) -> str:
    return str(module("grades").grade(grade))


def since(effective: str | None) -> str:
    """Since when a passage holds, in few words."""
    return f"since {spoken_day(effective)}" if effective else "undated"


def _source(key: str, guidance: Guidance) -> Source | None:
    try:
        return guidance.source_of(key)
    except NoGuidance:
        return None


def details(title: str, effective: str | None, grade: str, source: Source | None) -> tuple[tuple[str, str], ...]:
    """A passage's particulars, as label and text."""
    rows = [("source", title)]
    if source is not None and source.publisher not in title:
        rows.append(("publisher", source.publisher))
    rows.append(("in force", f"since {spoken_day(effective)}" if effective else UNDATED))
    if source is not None:
        rows.append(("checked", spoken_day(source.checked)))
    rows.append(("strength", STRENGTH[grade]))
    return tuple(rows)


def _deciding(number: int, explanation: Explanation) -> Iterator[Statement]:
    told: list[Sentence] = [*explanation.reasons, *explanation.not_counted, *explanation.not_billed]
    told += [*explanation.checks, *explanation.known_mistake, *explanation.remarks]
    seen = set()
    for sentence in told:
        if number in sentence.notes and sentence.text not in seen:
            seen.add(sentence.text)
            yield Statement(sentence.text)


def _contested(number: int, explanation: Explanation) -> Iterator[str]:
    for question, positions in explanation.contested:
        if any(number in position.notes for position in positions):
            yield f"{question.text} Followed: {question.about}"
