"""The panes of the right column: claim, findings, minutes, facts, grounds."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from assistant.tui import words
from assistant.tui.layout.bar import minute_rows
from assistant.tui.layout.claim import below_rows, claim_rows
from assistant.tui.layout.columns import Row
from assistant.tui.layout.findings import finding_rows
from assistant.tui.layout.grounds import ground_row
from assistant.tui.sheets.model import ClaimSheet, FindingRow, GroundRow
from assistant.tui.sheets.timeline import MinutesSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.widgets.laid import Heading, Laid
from assistant.tui.widgets.rows import RowList, empty

EMPTY_CLAIM = ClaimSheet(words.NOTHING_YET, Tone.UNCOUNTED)


class ClaimList(RowList):
    """The claim lines, and what stands under them."""

    pane = "claim"
    letters = "nc"
    sheet = EMPTY_CLAIM
    is_current = True

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        lines = claim_rows(self.sheet, width, is_current=self.is_current)
        opens = [self.sheet.is_ready and line.tone is not Tone.UNCOUNTED for line in self.sheet.lines]
        below = below_rows(self.sheet, width)
        entries: list[tuple[Sequence[Row], bool]] = [([row], each) for row, each in zip(lines, opens, strict=True)]
        return [*entries, *(([row], False) for row in below)] or empty(words.CLAIM_EMPTY, width)


class FindingList(RowList):
    """Findings in the order of need; folded, each keeps to two lines, but for those that stop the claim."""

    pane = "findings"
    findings: tuple[FindingRow, ...] = ()
    is_folded = False

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        labels = ["", *(finding.label for finding in self.findings)]
        return [
            (finding_rows(finding, width, is_first=finding.label != before, is_folded=self.is_folded), True)
            for finding, before in zip(self.findings, labels, strict=False)
        ]


class GroundList(RowList):
    pane = "grounds"
    letters = "c"
    grounds: tuple[GroundRow, ...] = ()

    def contents(self, width: int) -> Sequence[tuple[Sequence[Row], bool]]:
        numbers = max((len(f"[{ground.number}]") for ground in self.grounds), default=0)
        told: list[tuple[Sequence[Row], bool]] = [
            ([ground_row(ground, width, numbers)], True) for ground in self.grounds
        ]
        return told or empty(words.GROUNDS_EMPTY, width)


class Bars(Laid):
    sheet = MinutesSheet(words.NONE_SAID, ())

    def rows(self, width: int) -> Sequence[Row]:
        return minute_rows(self.sheet, width)


class ClaimPane(Vertical):
    """The claim block with its heading; the findings follow it at once."""

    def compose(self) -> ComposeResult:
        yield Heading(words.CLAIM, words.NOTHING_YET)
        yield ClaimList()
        yield FindingList()

    def show(self, sheet: ClaimSheet, findings: tuple[FindingRow, ...], *, is_current: bool = True) -> None:
        state = sheet.state if is_current else words.NOT_CURRENT
        self.query_one(Heading).tell(state, sheet.tone if is_current else Tone.MISSING)
        claim, found = self.query_one(ClaimList), self.query_one(FindingList)
        claim.sheet, claim.is_current = sheet, is_current
        claim.set_class(not (sheet.lines or sheet.below), "-plain")
        claim.lay_out()
        found.findings = findings
        found.set_class(not findings, "-void")
        found.lay_out()


class MinutesPane(Vertical):
    def compose(self) -> ComposeResult:
        yield Heading(words.MINUTES, words.NONE_SAID)
        yield Bars()

    def show(self, sheet: MinutesSheet) -> None:
        self.query_one(Heading).tell(sheet.state)
        bars = self.query_one(Bars)
        bars.sheet = sheet
        bars.lay_out()


class GroundsPane(Vertical):
    def compose(self) -> ComposeResult:
        yield Heading(words.GROUNDS)
        yield GroundList()

    def show(self, grounds: tuple[GroundRow, ...]) -> None:
        self.query_one(Heading).tell(str(len(grounds)) if grounds else "")
        listed = self.query_one(GroundList)
        listed.grounds = grounds
        listed.lay_out()
