"""Columns of the panes at given widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assistant.tui.layout.claim import below_rows, claim_rows, strip_lines
from assistant.tui.layout.columns import Row, cut, names_within, one_line, pad, spread, visible, width_of, wrap
from assistant.tui.layout.facts import fact_rows
from assistant.tui.layout.findings import finding_rows
from assistant.tui.layout.grounds import ground_row
from assistant.tui.layout.talk import change_columns, change_row, choice_rows, claims_fit
from assistant.tui.sheets.model import ClaimLine, ClaimSheet, FactRow, FindingRow, GroundRow, Source
from assistant.tui.sheets.statement import Statement
from assistant.tui.sheets.talk import ChangeRow, ChoiceRow
from assistant.tui.sheets.tone import Tone

L_LINE = ClaimLine("L3906", "RT", "×1", "wrist-hand orthosis, static, custom", goes_to="DME MAC")
THERAPY = ClaimLine("97760", "GO KX", "×2", "orthosis, first encounter", was="was ×1", goes_to="Part B")
CLAIM = ClaimSheet("coded", Tone.UNCOUNTED, (L_LINE, THERAPY), ("or 97110 GP ×1",), is_ready=True)


def texts(rows: Sequence[Row]) -> list[str]:
    return ["".join(piece for piece, _ in row) for row in rows]


# ---- text ----


def test_a_cut_text_ends_in_three_dots() -> None:
    assert cut("wear schedule", 8) == "wear sc…"


def test_wide_characters_count_as_two_cells() -> None:
    assert cell_len(cut("手首装具の調整", 7)) <= 7
    assert cell_len(pad("手首", 7)) == 7


def test_lines_break_at_words_and_long_words_are_broken() -> None:
    assert wrap("plan of care", 8) == ["plan of", "care"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


@given(st.text(max_size=80), st.integers(1, 40))
def test_wrapped_lines_keep_to_the_width(text: str, width: int) -> None:
    """A single character may be wider than the width; nothing else is."""
    assert all(cell_len(line) <= max(width, 2) for line in wrap(visible(text), width))


def test_names_that_do_not_fit_become_a_number() -> None:
    names = ["plan of care", "written order", "delivery", "goals", "side"]
    assert names_within(names, 40, 1) == ["plan of care, written order, +3"]
    assert names_within(names, 40, 2) == ["plan of care, written order, delivery,", "goals, side"]


def test_the_right_end_of_a_row_stays() -> None:
    row = spread((("a long heading that gives way", ""),), (("3 of 4", ""),), 20)
    assert texts([row]) == ["a long headi… 3 of 4"]
    assert width_of(row) == 20


@pytest.mark.parametrize("command", ["\x1b[31m", "\x9b2J", "\u202e", "\x07"])
def test_characters_that_command_the_terminal_are_shown_as_dots(command: str) -> None:
    """One dot each, so that the places of words stay what they were."""
    assert visible(f"a{command}b") == f"a·{command[1:]}b"
    assert len(visible(f"a{command}b")) == len(f"a{command}b")


def test_a_phrase_over_two_lines_is_shown_in_one() -> None:
    assert one_line("18 min\n  training") == "18 min training"


# ---- claim ----


def test_claim_lines_stand_in_columns() -> None:
    assert [row[:20] for row in texts(claim_rows(CLAIM, 54))] == ["L3906  RT      ×1   ", "97760  GO KX   ×2   "]
    assert texts(claim_rows(CLAIM, 80))[1].rstrip() == (
        "97760  GO KX   ×2   orthosis, first encounter, Part B                     was ×1"
    )


@pytest.mark.parametrize("width", [24, 38, 54, 80, 120])
def test_claim_rows_keep_to_their_width(width: int) -> None:
    assert all(width_of(row) == width for row in claim_rows(CLAIM, width))


def test_where_a_line_goes_is_never_cut_from_its_label() -> None:
    assert texts(claim_rows(CLAIM, 40))[0].rstrip() == "L3906  RT      ×1   wrist-hand…, DME MAC"


def test_what_is_settled_keeps_the_columns() -> None:
    sheet = ClaimSheet(
        "needs 1 answer", Tone.MISSING, (ClaimLine("?", "GO", "×2", "one answer decides", tone=Tone.MISSING),)
    )
    assert texts(claim_rows(sheet, 40))[0].startswith("?      GO   ×2   one answer decides")


def test_another_split_stands_under_the_lines() -> None:
    assert texts(below_rows(CLAIM, 40)) == ["or 97110 GP ×1"]


def test_the_strip_shows_four_lines_and_how_many_more() -> None:
    many = ClaimSheet("coded", Tone.UNCOUNTED, (L_LINE,) * 6)
    assert texts(strip_lines(many, 76))[-1] == "+2 more"
    assert len(strip_lines(many, 76)) == 5


# ---- findings ----


LONG = "Contractor texts differ on 97760 beside an L code that includes fitting: check your own contractor"


def test_a_finding_hangs_under_itself() -> None:
    rows = texts(finding_rows(FindingRow("check", Tone.MISSING, Statement(LONG, (9, 5))), 58))
    assert rows[0].startswith("check       Contractor")
    assert rows[1].startswith(" " * 12)


def test_a_folded_finding_keeps_to_two_lines_but_what_stops_the_claim_is_whole() -> None:
    shortened = finding_rows(FindingRow("check", Tone.MISSING, Statement(LONG * 2)), 58, is_folded=True)
    whole = finding_rows(FindingRow("stop", Tone.STALE, Statement(LONG * 2), is_whole=True), 58, is_folded=True)
    assert len(shortened) == 2
    assert texts(shortened)[1].endswith("code that includes fitting …")
    assert " ".join(text.strip() for text in texts(whole)).endswith("contractor")


def test_a_label_is_shown_once() -> None:
    rows = texts(finding_rows(FindingRow("check", Tone.MISSING, Statement("again")), 58, is_first=False))
    assert rows == [" " * 12 + "again"]


# ---- facts and grounds ----


FACTS = (
    FactRow("minutes", "30 making, fitting", Source.WORDS, "30 min making and fitting"),
    FactRow("minutes", "18 training", Source.WORDS, "18 min teaching don/doff and wear schedule"),
    FactRow("encounter", "", Source.MISSING),
    FactRow("assistant", "none", Source.ANSWER),
    FactRow("assumed", "private practice; no evaluation today", Source.ASSUMED),
    FactRow("set aside", "home wear", Source.ASIDE, "6 h a day"),
)


def test_facts_stand_beside_their_words() -> None:
    rows = [texts(rows) for rows in fact_rows(FACTS, 58)]
    assert rows[0][0] == "minutes     30 making, fitting  “30 min making and fitti…”"
    assert rows[1][0].startswith(" " * 12 + "18 training         “18 min teaching don/dof")
    assert rows[2] == ["encounter   ? not said"]
    assert rows[3][0].rstrip() == "assistant   none                answered"
    assert rows[4] == ["assumed     private practice, no evaluation today"]
    assert rows[5] == ["set aside   “6 h a day”  home wear"]


def test_the_tight_column_has_no_words() -> None:
    assert all("“" not in text for rows in fact_rows(FACTS[:2], 42) for text in texts(rows))


@pytest.mark.parametrize("width", [42, 58, 76, 80])
def test_fact_rows_keep_to_their_width(width: int) -> None:
    assert all(width_of(row) <= width for rows in fact_rows(FACTS, width) for row in rows)


def test_a_ground_shows_its_place_and_how_strong_it_is() -> None:
    ground = GroundRow(
        number=1,
        key="k",
        title="Claims Processing Manual, Pub. 100-04, chapter 5, as it stands",
        short="CMS 100-04 ch. 5, 20.2 C",
        locator="section 20.2, part C",
        since="undated",
        grade="primary, copied",
        says="",
        details=(),
        address="",
    )
    (narrow,) = texts([ground_row(ground, 58)])
    (wide,) = texts([ground_row(ground, 120)])
    assert narrow.startswith("[1] CMS 100-04 ch. 5, 20.2 C ")
    assert wide.startswith("[1] Claims Processing Manual, Pub. 100-04, chapter 5, as it stands, section 20.2, part C ")
    assert all(text.endswith("primary, copied") for text in (narrow, wide))
    anonymous = replace(
        ground, short="A publisher of software, what it covers; audits", locator="what it covers; audits"
    )
    assert texts([ground_row(anonymous, 62)])[0].startswith("[1] A publisher of software, what it covers ")
    assert texts([ground_row(anonymous, 46)])[0].startswith("[1] What it covers; audits ")
    assert (cell_len(narrow), cell_len(wide)) == (58, 120)


# ---- conversation ----


def test_a_change_shows_before_and_after() -> None:
    change = ChangeRow("97760 GO", "×1", "×2", Statement("23 minutes make 2 units"))
    still = ChangeRow("L3906 RT", "×1", "", Statement("unchanged"), is_changed=False)
    columns = change_columns((change, still))
    assert texts([change_row(change, columns)])[0] == "97760 GO   ×1 → ×2   "
    assert texts([change_row(still, columns)])[0].startswith("L3906 RT   ×1")


FIRST = ChoiceRow("1", "initial", "First visit for it", "97760 GO ×2", is_claim=True, is_usual=True)


def test_an_answer_shows_its_claim_at_the_right() -> None:
    (row,) = texts(choice_rows(FIRST, 50))
    assert row == " 1   First visit for it (usual)        97760 GO ×2"


def test_a_claim_that_does_not_fit_goes_under_its_answer() -> None:
    rows = texts(choice_rows(FIRST, 36))
    assert rows == [" 1   First visit for it (usual)".ljust(36), "     97760 GO ×2"]


def test_claims_stand_in_one_place_for_all_answers() -> None:
    """At the right where each fits, else under every answer; what is no claim stays at the right."""
    short = replace(FIRST, label="No", is_usual=False)
    left_open = replace(short, label="I don't know", claim="stays open", is_claim=False)
    assert claims_fit((FIRST, short), 50)
    assert not claims_fit((FIRST, short), 36)
    assert len(choice_rows(short, 36, is_under=True)) == 2
    assert len(choice_rows(left_open, 36, is_under=True)) == 1


def test_a_claim_of_many_lines_is_shown_whole() -> None:
    claim = ", ".join(f"9776{n} GP ×1" for n in range(6))
    rows = texts(choice_rows(replace(FIRST, claim=claim), 40))
    assert " ".join(row.strip() for row in rows[1:]) == claim
    assert all(cell_len(row) <= 40 for row in rows)
