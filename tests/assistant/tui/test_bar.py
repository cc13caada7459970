"""The bar: which cell a minute stands in, what is drawn where a unit begins, and what is left out when it is narrow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tui.layout.bar import SCALES, bar, labels, minute_rows, scale_for, strip_row
from assistant.tui.layout.columns import Row
from assistant.tui.sheets.timeline import Fill, MinuteRow, MinutesSheet, Thresholds

UNITS = Thresholds(8, 15)


def sheet(*rows: MinuteRow, thresholds: Thresholds | None = UNITS) -> MinutesSheet:
    return MinutesSheet("", rows, thresholds)


def counted(minutes: int, *, high: int | None = None, start: int = 0, last: bool = True) -> MinuteRow:
    return MinuteRow("counted", minutes, high or minutes, Fill.COUNTED, start, "", last)


def text(row: Row) -> str:
    return "".join(piece for piece, _ in row)


def drawn(row: MinuteRow, cells: int = 43, thresholds: Thresholds | None = UNITS) -> str:
    return text(bar(row, scale_for(sheet(row, thresholds=thresholds), cells), thresholds))


@pytest.mark.parametrize(
    ("minutes", "units", "ahead"),
    [(0, 0, 8), (7, 0, 8), (8, 1, 23), (22, 1, 23), (23, 2, 38), (37, 2, 38), (38, 3, 53)],
)
def test_units_begin_at_the_thresholds(minutes: int, units: int, ahead: int) -> None:
    """The first unit begins at 8 minutes, each further one 15 later."""
    assert (UNITS.units_at(minutes), UNITS.after(minutes)) == (units, ahead)


def test_eighteen_minutes_reach_one_threshold_and_show_the_next() -> None:
    """A reached threshold is a mark in the fill, one ahead a mark on the track."""
    assert drawn(counted(18)) == "███████│██████████────┼──────────────┼─────"


def test_the_minute_at_the_threshold_carries_its_mark() -> None:
    assert drawn(counted(23)).index("│", 8) == 22
    assert drawn(counted(22))[22] == "┼"


def test_no_minutes_leave_the_empty_track() -> None:
    assert drawn(counted(0)) == "───────┼──────────────┼──────────────┼─────"


def test_a_range_ends_in_question_marks_around_the_threshold_it_may_reach() -> None:
    assert drawn(counted(20, high=25))[18:26] == "██??┼??─"


def test_device_minutes_have_no_thresholds() -> None:
    """Thirty device minutes cannot be read as past 23."""
    assert drawn(MinuteRow("with L3906", 30, 30, Fill.DEVICE)) == "▒" * 30


def test_pooled_rows_continue_each_other() -> None:
    first, second = counted(15, last=False), counted(10, start=15)
    scale = scale_for(sheet(first, second), 43)
    assert text(bar(first, scale, UNITS)) == "███████│███████"
    assert text(bar(second, scale, UNITS)).startswith(" " * 15 + "███████│██─")


@pytest.mark.parametrize(("minutes", "per_cell"), [(18, 1), (43, 2), (60, 2), (90, 3), (200, 5), (2000, 60)])
def test_the_scale_is_the_finest_that_fits(minutes: int, per_cell: int) -> None:
    """The longest row and the next threshold both fit."""
    assert scale_for(sheet(counted(minutes)), 43).per_cell == per_cell


def test_labels_end_over_their_marks() -> None:
    scale = scale_for(sheet(counted(18)), 43)
    line = labels(scale, UNITS, 18)
    assert line.index("8 =") == 7
    assert line.index("23 =") == 21
    assert line.endswith("38 = 3")


def test_coarse_labels_are_numbers_alone() -> None:
    assert "=" not in labels(scale_for(sheet(counted(60)), 43), UNITS, 60)


def test_a_row_shows_its_reason_where_it_fits() -> None:
    rows = minute_rows(sheet(counted(18), MinuteRow("not counted", 5, 5, Fill.UNCOUNTED, 0, "charting")), 58)
    assert text(rows[2]) == "not counted  5 ░░░░░  charting"


def test_without_thresholds_there_are_no_marks() -> None:
    assert set(drawn(counted(5), thresholds=None)) == {"█", "─"}


def test_the_strip_goes_up_to_the_next_threshold() -> None:
    rows = sheet(
        counted(18), MinuteRow("with L3906", 30, 30, Fill.DEVICE), MinuteRow("not counted", 5, 5, Fill.UNCOUNTED)
    )
    assert text(strip_row(rows, 72)).startswith("18 counted ███│█████──┼ 23 = 2")
    assert text(strip_row(rows, 76)).endswith("▒ 30 with L3906   ░ 5 not counted")


def test_the_strip_leaves_the_bar_out_before_it_wraps() -> None:
    rows = sheet(counted(18), MinuteRow("with L3906", 30, 30, Fill.DEVICE))
    assert text(strip_row(rows, 30)) == "18 counted ▒ 30 with L3906"


@given(minutes=st.integers(0, 600), cells=st.integers(10, 120))
def test_a_bar_never_covers_a_threshold_that_is_not_reached(minutes: int, cells: int) -> None:
    """Whatever the rounding, the cell of the next threshold is a mark on the track."""
    row = counted(minutes)
    scale = scale_for(sheet(row), cells)
    shown = text(bar(row, scale, UNITS))
    assert len(shown) == cells
    ahead = scale.cell(UNITS.after(minutes))
    assert ahead >= cells or shown[ahead] == "┼"
    assert scale.per_cell in SCALES


@given(minutes=st.integers(1, 600))
def test_every_reached_threshold_is_marked_unless_one_ahead_shares_its_cell(minutes: int) -> None:
    row = counted(minutes)
    scale = scale_for(sheet(row), 60)
    shown = text(bar(row, scale, UNITS))
    assert all(shown[scale.cell(minute)] in "│┼" for minute in UNITS.up_to(minutes))
