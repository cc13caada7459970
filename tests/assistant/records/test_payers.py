"""The payer matrix as it is kept and edited: dated rows, nothing overwritten, a sheet that comes back as it went."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.records.database import Database
from assistant.records.matrix import Standing, history, matrix
from assistant.records.payer_edits import Changed, Edit, Wanted, edit, rows_of, told_by
from assistant.records.payer_import import Importer, Planned, SheetFaults
from assistant.records.payer_names import NewName, who_is
from assistant.records.payer_sheet import SheetError, read_sheet, written
from assistant.records.payers import Recorded, Told, add_rows, kept_rows, rows_in
from knowledge.clinic_rows import VALUES, ClinicRow, RowError, in_force
from knowledge.guidance import Guidance

LAST_YEAR = ClinicRow("aetna", "Aetna", "2025-01-20", "binder", "R", "lead", "2025-01-20", "2026-01-01", counting="ama")
TOLD = Told("lead", "asked", "2025-01-20T09:00:00Z")
TODAY = "2026-03-10"
HOSTILE = ("a'; DROP TABLE payer_rows;--", '"; DELETE FROM payer_rows; --', "Robert'); --", "%s %(x)s :id ?", "\\x00\\")


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return Guidance.open()


def record(database: Database, *rows: ClinicRow, told: Told = TOLD) -> None:
    with database.writing() as session:
        add_rows(session, [Recorded(row, told) for row in rows])


def wanted(effective: str = TODAY, **fields: str | None) -> Wanted:
    return Wanted("aetna", "Aetna", effective, fields)


def made(*rows: ClinicRow, effective: str = TODAY, **fields: str | None) -> Edit:
    found = edit(wanted(effective, **fields), rows, TODAY, "clerk")
    assert found is not None
    return found


def planned(guidance: Guidance, text: str, *kept: Recorded, as_dated: bool = False) -> Planned:
    importer = Importer(guidance, Told("clerk", "new sheet", "2026-03-10T08:00:00Z"), TODAY, as_dated=as_dated)
    return importer.plan(read_sheet(text.encode()), kept)


def after(plan: Planned) -> list[ClinicRow]:
    return [each.after for _, each, _ in plan.edits]


# ---- kept ----


def test_a_row_is_kept_whole_with_who_and_why(database: Database) -> None:
    full = replace(LAST_YEAR, **{name: f"{name} of it" for name in VALUES})  # type: ignore[arg-type]
    record(database, full)
    assert kept_rows(database) == (Recorded(full, TOLD),)


def test_rows_are_added_and_never_written_over(database: Database) -> None:
    record(database, LAST_YEAR)
    record(database, replace(LAST_YEAR, counting="cms"), replace(LAST_YEAR, effective=TODAY))
    kept = [(each.row.effective, each.row.counting, each.row.nth) for each in kept_rows(database)]
    assert kept == [("2025-01-20", "ama", 1), ("2025-01-20", "cms", 2), (TODAY, "ama", 1)]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_sql_is_kept_as_the_text_it_is(database: Database, text: str) -> None:
    hostile = replace(LAST_YEAR, name=text, source=text, evaluation=text, payer="town")
    record(database, LAST_YEAR, hostile, told=Told(text, text, TOLD.at))
    assert [each.row for each in kept_rows(database)] == [LAST_YEAR, hostile]
    assert kept_rows(database)[1].told == Told(text, text, TOLD.at)


def test_what_is_read_while_writing_cannot_change_before_it_is_written(database: Database) -> None:
    with database.writing() as session:
        assert rows_in(session) == ()
        add_rows(session, [Recorded(LAST_YEAR, TOLD)])
        assert [each.row for each in rows_in(session)] == [LAST_YEAR]


# ---- edited ----


def test_a_change_begins_today_says_what_differs_and_counts_as_a_review() -> None:
    change = made(LAST_YEAR, caps="4 a visit", source="new binder")
    assert (change.after.effective, change.after.counting, change.after.caps) == (TODAY, "ama", "4 a visit")
    assert (change.after.reviewer, change.after.last_reviewed, change.after.due_on) == ("clerk", TODAY, "2027-01-01")
    assert Changed("caps", None, "4 a visit") in change.changes
    assert [in_force((LAST_YEAR, change.after), day) for day in ("2026-03-09", TODAY)] == [LAST_YEAR, change.after]


def test_a_second_change_of_a_day_stands_beside_the_first() -> None:
    first = made(LAST_YEAR, caps="4 a visit").after
    second = made(LAST_YEAR, first, caps="5 a visit").after
    assert (first.key, second.key) == ("clinic-aetna-2026-03-10", "clinic-aetna-2026-03-10.2")


def test_a_change_of_last_year_leaves_this_years_row_in_force() -> None:
    this_year = made(LAST_YEAR, caps="4 a visit").after
    corrected = made(LAST_YEAR, this_year, effective="2025-06-01", caps="3 a visit").after
    rows = (LAST_YEAR, this_year, corrected)
    assert [in_force(rows, day) for day in ("2025-05-31", "2025-06-01", TODAY)] == [LAST_YEAR, corrected, this_year]


def test_an_emptied_field_lets_the_shipped_row_stand_again() -> None:
    assert made(LAST_YEAR, counting=None).after.values == ()
    assert made(LAST_YEAR, counting="").after.values == ()


def test_what_changes_nothing_makes_no_row() -> None:
    same = replace(LAST_YEAR, effective=TODAY, last_reviewed=TODAY, next_review="2027-01-01", reviewer="clerk")
    assert edit(wanted(counting="ama"), (same,), TODAY, "clerk") is None


def test_a_first_row_needs_a_source() -> None:
    with pytest.raises(RowError, match="source: missing"):
        edit(wanted(counting="ama"), (), TODAY, "clerk")


@pytest.mark.parametrize(("by", "why"), [("", "asked"), ("lead", " "), ("le\0ad", "asked"), ("lead", "x" * 401)])
def test_who_and_why_are_needed_as_texts(by: str, why: str) -> None:
    with pytest.raises(RowError):
        told_by(by, why, TOLD.at)


@pytest.mark.parametrize(
    ("said", "payer"),
    [
        ("aetna", ("aetna", "Aetna")),
        ("Original Medicare", ("medicare", "Medicare")),
        (" Plan of the Town ", ("plan-of-the-town", "Plan of the Town")),
    ],
)
def test_a_payer_is_known_by_any_of_its_names_or_is_a_new_one(
    guidance: Guidance, said: str, payer: tuple[str, str]
) -> None:
    assert who_is(said, guidance, {}, NewName.IF_UNLIKE) == payer


@pytest.mark.parametrize("said", ["", "  ", "--", "unknown", "'"])
def test_a_name_without_letters_is_no_payer(guidance: Guidance, said: str) -> None:
    with pytest.raises(RowError, match="payer: expected the name of a payer"):
        who_is(said, guidance, {}, NewName.IF_UNLIKE)


@pytest.mark.parametrize(
    ("said", "new", "meant"),
    [
        ("Aetan", NewName.REFUSED, "did you mean Aetna?"),
        ("UnitedHelthcare", NewName.IF_UNLIKE, "did you mean UnitedHealthcare?"),
        ("Plan of the Twon", NewName.IF_UNLIKE, "did you mean Plan of the Town?"),
        ("Harbor Mutual", NewName.REFUSED, "add --new"),
    ],
)
def test_a_name_that_no_payer_has_is_refused_with_the_one_it_resembles(
    guidance: Guidance, said: str, new: NewName, meant: str
) -> None:
    own = {"plan-of-the-town": "Plan of the Town"}
    with pytest.raises(RowError) as raised:
        who_is(said, guidance, own, new)
    assert meant in str(raised.value)
    assert who_is(said, guidance, own, NewName.TAKEN)[1] == said


# ---- looked at ----


def test_the_matrix_shows_due_rows_first_then_by_name(guidance: Guidance) -> None:
    views = matrix(guidance.with_rows((LAST_YEAR,)), TODAY)
    assert views[0].name == "Aetna"
    assert (views[0].standing, views[0].due_on, views[0].value("counting")) == (Standing.DUE, "2026-01-01", "ama")
    assert [each.name for each in views[1:]] == sorted((each.name for each in views[1:]), key=str.casefold)


def test_the_matrix_says_which_value_is_the_clinics_and_which_is_shipped(guidance: Guidance) -> None:
    [aetna] = matrix(guidance.with_rows((LAST_YEAR,)), "2025-03-10", "aetna")
    own = {fact.field: fact.is_own for fact in aetna.facts if fact.value is not None}
    assert own == {"counting": True, "caps": False}


@pytest.mark.parametrize(("words", "names"), [("nebraska cms", ["BCBS Nebraska"]), ("no such payer", [])])
def test_the_matrix_is_searched_by_words(guidance: Guidance, words: str, names: list[str]) -> None:
    assert [each.name for each in matrix(guidance, TODAY, words)] == names


def test_the_history_tells_each_change_with_what_it_followed(database: Database) -> None:
    record(database, LAST_YEAR)
    record(database, made(LAST_YEAR, counting="cms").after, told=Told("clerk", "letter of the plan", TOLD.at))
    record(database, replace(LAST_YEAR, payer="cigna", name="Cigna"))
    first, second = history(kept_rows(database), "aetna")
    assert Changed("counting", None, "ama") in first.changes
    assert (second.told.why, second.changes[0]) == ("letter of the plan", Changed("counting", "ama", "cms"))


# ---- sheet ----


def test_a_sheet_comes_back_as_it_went(guidance: Guidance) -> None:
    odd = {"evaluation": '=1+1; "quoted", comma', "documentation": "-goals; 'note; @home; +x"}
    town = replace(LAST_YEAR, payer="town-rat", name="+Town, Rat", **odd)  # type: ignore[arg-type]
    kept = (Recorded(LAST_YEAR, TOLD), Recorded(town, Told("Jürgen", "émigré", TOLD.at)))
    plan = planned(guidance, written(kept), *kept)
    assert (plan.edits, plan.unchanged) == ((), 2)
    assert [row.cells["evaluation"] for row in read_sheet(written(kept).encode())] == ["", odd["evaluation"]]


def test_nothing_in_a_sheet_is_calculated_by_a_spreadsheet() -> None:
    row = replace(LAST_YEAR, name="=cmd()", source="+1", evaluation="@x", documentation="-y")
    cells = read_sheet(written([Recorded(row, TOLD)]).encode())[0].cells
    written_cells = written([Recorded(row, TOLD)]).splitlines()[1].split(",")
    assert not [cell for cell in written_cells if cell[:1] in "=+-@" and cell]
    assert (cells["payer"], cells["source"], cells["evaluation"]) == ("=cmd()", "+1", "@x")


@pytest.mark.parametrize(
    "raw",
    [
        b"payer,counting,last_reviewed,source\nAetna,ama,2026-03-01,binder\n",
        b"\xef\xbb\xbfpayer;counting;last_reviewed;source\r\nAetna;AMA;3/1/2026;binder\r\n;;;\r\n",
        "Payer\tCounting\tLast reviewed\tSource\r\nAetna\tama\t01.03.2026\tbinder".encode("utf-16"),
    ],
)
def test_a_sheet_is_read_as_a_spreadsheet_saves_it(guidance: Guidance, raw: bytes) -> None:
    importer = Importer(guidance, Told("clerk", "sheet", TOLD.at), TODAY)
    text = raw.replace(b"AMA", b"ama")
    [row] = after(importer.plan(read_sheet(text), ()))
    assert (row.payer, row.counting, row.last_reviewed, row.source) == ("aetna", "ama", "2026-03-01", "binder")


def test_capitals_of_yes_and_no_are_the_spreadsheets() -> None:
    [row] = read_sheet(b"payer,always_59,beside_l_code\nAetna,TRUE,No\n")
    assert (row.cells["always_59"], row.cells["beside_l_code"]) == ("yes", "no")


@pytest.mark.parametrize(
    ("raw", "row", "says"),
    [
        (b"", 1, "the column payer is missing"),
        (b"name,counting\nAetna,ama\n", 1, "the column payer is missing"),
        (b"payer,colour\nAetna,red\n", 1, "unknown column 'colour'"),
        (b"payer,caps,caps\nAetna,,\n", 1, "the column caps is given twice"),
        (b"payer,caps\nAetna,4 a visit,more\n", 2, "more cells than the header has columns"),
        (b'payer,caps\nAetna,"4 a visit\n', None, "not a table"),
        (b"payer\n\xff\xe4\n", None, "not UTF-8 text; save it as CSV UTF-8"),
        (b"PK\x03\x04 and so on", None, "a workbook; save it as CSV UTF-8 first"),
        (b"payer\nA\0etna\n", None, "not a text"),
        (b"payer\n" + b"Aetna\n" * 10_001, 10_001, "too many rows"),
        (b"payer\n" + b"x" * 5_000_001, None, "too long for a payer sheet"),
    ],
)
def test_a_file_that_is_no_payer_sheet_is_refused_with_its_row(raw: bytes, row: int | None, says: str) -> None:
    with pytest.raises(SheetError, match=says) as raised:
        read_sheet(raw)
    assert raised.value.row == row


def test_every_fault_of_a_sheet_is_told_with_its_row_and_nothing_is_planned(guidance: Guidance) -> None:
    sheet = "payer,counting,caps,source\nAetna,ama,,binder\nCigna,cpt,4 a week,binder\n,ama,,binder\nUMR,ama,,\n"
    with pytest.raises(SheetFaults) as raised:
        planned(guidance, sheet)
    assert [number for number, _ in raised.value.faults] == [3, 3, 4, 5]
    assert "caps: expected such as 4 a visit" in str(raised.value)


def test_a_row_changed_in_the_sheet_begins_today_so_that_earlier_claims_stay(guidance: Guidance) -> None:
    kept = Recorded(LAST_YEAR, TOLD)
    changed = written([kept]).replace(",ama,", ",cms,")
    [row] = after(planned(guidance, changed, kept))
    assert (row.effective, row.counting, row.last_reviewed) == (TODAY, "cms", "2025-01-20")
    [row] = after(planned(guidance, changed, kept, as_dated=True))
    assert (row.effective, row.nth, row.counting) == ("2025-01-20", 2, "cms")


def test_a_review_in_the_sheet_moves_the_next_one(guidance: Guidance) -> None:
    kept = Recorded(LAST_YEAR, TOLD)
    reviewed = written([kept]).replace(",lead,2025-01-20,", ",lead,2026-02-02,")
    [row] = after(planned(guidance, reviewed, kept))
    assert (row.last_reviewed, row.next_review) == ("2026-02-02", "2027-01-01")


def test_the_reason_of_an_exported_row_is_not_that_of_its_change(guidance: Guidance) -> None:
    kept = Recorded(LAST_YEAR, TOLD)
    changed = written([kept]).replace(",ama,", ",cms,")
    assert [told.why for _, _, told in planned(guidance, changed, kept).edits] == ["new sheet"]
    own = changed.replace(",asked,", ",letter of the plan,")
    assert [told.why for _, _, told in planned(guidance, own, kept).edits] == ["letter of the plan"]


def test_a_column_that_is_missing_leaves_its_field_and_an_empty_cell_takes_it_away(guidance: Guidance) -> None:
    kept = Recorded(replace(LAST_YEAR, caps="4 a visit"), TOLD)
    [row] = after(planned(guidance, "payer,counting\nAetna,\n", kept))
    assert row.values == (("caps", "4 a visit"),)


def test_payers_of_which_nothing_is_filled_in_are_passed_over(guidance: Guidance) -> None:
    plan = planned(guidance, written((), ["Aetna", "Cigna"]))
    assert (plan.edits, plan.unchanged) == ((), 2)


def test_a_row_that_is_blank_but_for_its_payer_takes_away_nothing_of_ones_own(guidance: Guidance) -> None:
    """A sheet that was exported before the clinic had a row, and filled in only for others."""
    plan = planned(guidance, written((), ["Aetna"]), Recorded(replace(LAST_YEAR, caps="4 a visit"), TOLD))
    assert (plan.edits, plan.unchanged) == ((), 1)


def test_one_sheet_may_hold_several_dated_rows_of_a_payer(guidance: Guidance) -> None:
    later = replace(
        LAST_YEAR, effective="2026-01-15", counting="cms", last_reviewed="2026-01-15", next_review="2027-01-01"
    )
    both = written([Recorded(LAST_YEAR, TOLD), Recorded(later, TOLD)])
    assert after(planned(guidance, both)) == [LAST_YEAR, later]
    assert rows_of("aetna", [Recorded(LAST_YEAR, TOLD)]) == (LAST_YEAR,)


def test_one_payer_told_twice_for_a_day_is_refused_with_both_rows(guidance: Guidance) -> None:
    sheet = f"payer,effective,counting,source\nAetna,,ama,binder\nCigna,,ama,binder\naetna,{TODAY},cms,binder\n"
    with pytest.raises(SheetFaults, match=f"row 4: .*Aetna from {TODAY} on is told in row 2 and otherwise in row 4"):
        planned(guidance, sheet)


@pytest.mark.parametrize("second", ["Aetna,,ama,binder", "Aetna,,,"])
def test_a_payer_told_twice_alike_or_left_blank_once_is_told_once(guidance: Guidance, second: str) -> None:
    plan = planned(guidance, f"payer,effective,counting,source\nAetna,,ama,binder\n{second}\n")
    assert (len(plan.edits), plan.unchanged) == (1, 1)


def test_the_versions_of_a_row_come_back_in_their_order_and_are_known_where_they_are_kept(guidance: Guidance) -> None:
    corrected = replace(LAST_YEAR, counting="cms", nth=2)
    kept = (Recorded(LAST_YEAR, TOLD), Recorded(corrected, Told("lead", "typing", "2025-01-20T09:05:00Z")))
    assert after(planned(guidance, written(kept), as_dated=True)) == [LAST_YEAR, corrected]
    assert planned(guidance, written(kept), *kept).edits == ()


@pytest.mark.parametrize(
    ("said", "read"),
    [("03/04/2026", "2026-03-04"), ("3.4.2026", "2026-04-03"), ("03/14/2026", None), ("5/5/2025", None)],
)
def test_a_day_that_could_be_read_either_way_is_told_as_read(guidance: Guidance, said: str, read: str | None) -> None:
    plan = planned(guidance, f"payer,effective,counting,source\nAetna,{said},ama,binder\n")
    assert [(number, day.written, day.read) for number, day in plan.days] == ([(2, said, read)] if read else [])


@pytest.mark.parametrize("said", ["14/03/2026", "2/30/2026", "2026-02-30", "3/4/26", "20260304", "March"])
def test_a_day_that_is_none_is_refused_as_it_was_written(guidance: Guidance, said: str) -> None:
    with pytest.raises(SheetFaults, match=f"effective: expected a day .* found '{said}'"):
        planned(guidance, f"payer,effective,counting,source\nAetna,{said},ama,binder\n", Recorded(LAST_YEAR, TOLD))
