"""Payers: every row of the payer matrix can be reached by its names in a note, and names of other things are none."""

from __future__ import annotations

from importlib.resources import files

import pytest

from assistant.extraction import Reader
from knowledge.files import DataFiles
from knowledge.payers import UNKNOWN, PayerBook, PayerRecord

ROWS = [row for row in PayerBook(DataFiles(files("knowledge"))).all() if row.id != UNKNOWN]


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_payer_is_read_by_its_name_and_by_every_other_name_of_its_row(reader: Reader, row: PayerRecord) -> None:
    for name in (row.name, *row.aliases):
        assert reader.read(f"PT, AFO training 20 min, {name}").visit.payer == row.name


@pytest.mark.parametrize(
    "text",
    [
        "Providence scoliosis brace training 20 min, PT",
        "sent here from Providence Hospital, AFO 20 min, PT",
        "Oscar donned his AFO himself, 20 min, PT",
        "Dr. Kaiser's patient, AFO 20 min, PT",
        "independent in self care, AFO 20 min, PT",
        "Oxford shoes with new inserts, 20 min, PT",
        "Insurance: pending. AFO 20 min, PT",
        "Medicare wants eight minutes. AFO 20 min, PT",
        "Outpatient Home Health. AFO 20 min, PT",
    ],
)
def test_words_that_look_like_a_payer_are_none(reader: Reader, text: str) -> None:
    assert reader.read(text).visit.payer is None


def test_a_payer_named_and_denied_in_one_breath_is_a_contradiction(reader: Reader) -> None:
    reading = reader.read("Humana, not Humana. Elbow splint 20 min, OT")
    assert reading.visit.payer is None
    assert [conflict.path for conflict in reading.conflicts] == ["payer"]


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("primary Aetna secondary none, AFO 20 min, PT", "Aetna"),
        ("paid cash for the cupping; UMR covers the AFO 20 min, PT", "UMR"),
        ("Payer: Northfield Mutual. AFO 20 min, PT", "Commercial"),
        ("her husband's on Cigna, she's on Humana. AFO 20 min, PT", "Humana"),
        ("L&I claim, wrist splint 20 min, OT", "Workers Compensation"),
        ("WA L&I, wrist splint 20 min, OT", "Washington L&I"),
    ],
)
def test_the_payer_of_today_among_others(reader: Reader, text: str, payer: str) -> None:
    assert reader.read(text).visit.payer == payer


OWN = ("Plan of the Town", "BCBS Gold-Plan", "Zorbo", "Splint", "wrist splint")


@pytest.fixture(scope="module")
def clinics_reader() -> Reader:
    """A reader that knows payers of a clinic's own."""
    return Reader(None, OWN)


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("OT, wrist splint 20 min, PLAN of the town, no L code", "Plan of the Town"),
        ("OT, thumb spica 20 min, bcbs gold plan", "BCBS Gold-Plan"),
        ("OT, thumb spica 20 min, bcbs", "BCBS"),
        ("payer: Zorbo. AFO training 20 min, PT", "Zorbo"),
        ("denied by zorbo last year, now Medicare, AFO 20 min, PT", "Medicare"),
        ("PT, not Zorbo, she has BCBS, AFO 20 min", "BCBS"),
    ],
)
def test_a_payer_that_only_the_clinic_knows_is_read_like_any_other(
    clinics_reader: Reader, text: str, payer: str
) -> None:
    assert clinics_reader.read(text).visit.payer == payer


@pytest.mark.parametrize("text", ["OT, splint 20 min", "OT, wrist splint 20 min, no L code"])
def test_a_name_that_means_something_here_already_stays_what_it_is(clinics_reader: Reader, text: str) -> None:
    visit = clinics_reader.read(text).visit
    assert visit.payer is None
    assert len(visit.devices) == 1
