"""One thing in full, as it is opened where Facts and Grounds were: a passage, a line, a finding, a fact, the note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.tui import words
from assistant.tui.layout.columns import one_line
from assistant.tui.sheets.model import FactsSheet, FindingRow, GroundRow, LineStory, VisitSheet
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.tone import Tone


@dataclass(frozen=True, slots=True)
class Particular:
    """Text behind a label; ``number`` is the citation that the label opens."""

    label: str
    text: str
    tone: Tone = Tone.UNCOUNTED
    number: int | None = None
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown; ``pane`` and ``place`` say of which list it is, ``body`` is a text that is kept as it is."""

    pane: str
    place: int
    heading: str
    state: str
    title: str
    text: tuple[Statement, ...] = ()
    details: tuple[Particular, ...] = ()
    address: str = ""
    body: str = ""

    @property
    def plain(self) -> str:
        """Its text for a copy."""
        if self.body:
            return self.body
        sentences = " ".join(one_line(each.text).rstrip(".") + "." for each in self.text)
        told = (f"{each.label}: {each.text}" if each.label else each.text for each in self.details)
        return "\n".join(part for part in (self.title, sentences, *told, self.address) if part)


def opened_row(sheet: VisitSheet, pane: str, place: int) -> Opened | None:
    """The row of a pane in full; None where there is no such row."""
    if place < 0:
        return None
    if pane == "claim" and place < len(sheet.stories):
        return opened_story(sheet, place)
    if pane == "findings" and place < len(sheet.findings):
        return opened_finding(sheet.findings, place, sheet.grounds)
    if pane == "grounds" and place < len(sheet.grounds):
        return opened_ground(sheet.grounds, place)
    return None


def opened_ground(grounds: Sequence[GroundRow], place: int) -> Opened:
    """A passage with its source, its date, and what it decides here."""
    ground = grounds[place]
    details = [Particular(label, text) for label, text in ground.details]
    details += [Particular("decides" if i == 0 else "", each.text) for i, each in enumerate(ground.decides)]
    details += [Particular("contested", text, Tone.CONTESTED) for text in ground.contested]
    title = ground.locator[:1].upper() + ground.locator[1:]
    state = words.PLACE.format(place=place + 1, count=len(grounds))
    said = (Statement(ground.says),)
    return Opened("grounds", place, words.GROUNDS, state, title, said, tuple(details), ground.address)


def opened_story(sheet: VisitSheet, place: int) -> Opened:
    """Why a line stands: what decided it, what was rejected, the facts and the passages behind both."""
    story = sheet.stories[place]
    state = words.PLACE.format(place=place + 1, count=len(sheet.stories))
    rejected = [Particular("rejected", told(each), number=_only(each)) for each in story.rejected]
    remarks = [Particular("to know", told(each)) for each in story.remarks]
    passages = passages_of((*story.decided, *story.rejected), sheet.grounds)
    details = (*_because(story, sheet.facts), *rejected, *remarks, *passages)
    return Opened("claim", place, words.CLAIM, state, story.title, story.decided, details)


def _because(story: LineStory, facts: FactsSheet) -> Iterator[Particular]:
    """The facts that were told and decided it, with their words."""
    told = [row for row in facts.rows if row.told and row.path.partition(".")[0] in story.because]
    for i, row in enumerate(told):
        said = f", “{one_line(row.words)}”" if row.words else ""
        yield Particular("" if i else words.BECAUSE, f"{row.label} {row.value}{said}")


def _only(statement: Statement) -> int | None:
    return statement.notes[0] if statement.notes else None


def opened_finding(findings: Sequence[FindingRow], place: int, grounds: Sequence[GroundRow]) -> Opened:
    """A finding as a whole, with its passages."""
    finding = findings[place]
    text = finding.more if finding.are_names else (finding.statement, *finding.more)
    state, title = words.PLACE.format(place=place + 1, count=len(findings)), finding.label.capitalize()
    return Opened("findings", place, title, state, title, text, tuple(passages_of(text, grounds)))


def opened_assumed(facts: FactsSheet, place: int, grounds: Sequence[GroundRow]) -> Opened:
    """Everything that is supposed, one by one."""
    details = tuple(passages_of(facts.supposed, grounds))
    return Opened("facts", place, words.FACTS, "", words.SUPPOSED, facts.supposed, details)


def told(each: Statement) -> str:
    """A statement with its numbers behind it."""
    numbers = "".join(f"[{number}]" for number in each.notes)
    return f"{each.text.rstrip('.')} {numbers}".rstrip()


def passages_of(statements: Iterable[Statement], grounds: Sequence[GroundRow]) -> Iterator[Particular]:
    """What each cited passage says, then who says it and since when."""
    known = {ground.number: ground for ground in grounds}
    for number in dict.fromkeys(number for each in statements for number in each.notes):
        ground = known.get(number)
        if ground is not None:
            yield Particular(f"[{number}]", ground.says, number=number)
            yield Particular("", f"{ground.short}, {ground.since}, {ground.grade}", is_quiet=True)
