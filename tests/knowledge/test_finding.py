"""Search, show and status."""

from __future__ import annotations

import pytest

from knowledge.guidance import Guidance, NoGuidance
from knowledge.search import Index, Kind
from knowledge.shown import show
from knowledge.status import status


@pytest.fixture(scope="module")
def index(guidance: Guidance) -> Index:
    return Index(guidance)


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("8-minute rule", Kind.PASSAGE, "cms-100-04-ch5-s20.2-c"),
        ("97763 evaluation day", Kind.PASSAGE, "ncci-pm-2026-ch11-p8"),
        ("KX threshold 2026", Kind.PASSAGE, "cms-therapy-services-kx"),
        ("wrist splint", Kind.DEVICE, "wrist-immobilization"),
        ("mallet", Kind.DEVICE, "dip-immobilization"),
        ("Aetna", Kind.PAYER, "aetna"),
        ("L3906", Kind.L_CODE, "L3906"),
        ("97762 ended", Kind.RETIRED_CODE, "97762"),
        ("gait training", Kind.SERVICE_CODE, "97116"),
    ],
)
def test_a_search_finds_what_was_meant(index: Index, words: str, kind: Kind, key: str) -> None:
    assert (kind, key) in [(hit.kind, hit.key) for hit in index.search(words, 4)]


def test_things_that_hold_more_of_the_words_come_first(index: Index) -> None:
    hits = index.search("thumb spica forearm", 20)
    assert hits[0].key == "forearm-based-thumb-immobilization"
    assert len({(hit.kind, hit.key) for hit in hits}) == len(hits)


@pytest.mark.parametrize("words", ["", "   ", "?!", "xyzzy"])
def test_words_that_occur_nowhere_find_nothing(index: Index, words: str) -> None:
    assert index.search(words) == ()


def test_the_same_search_gives_the_same_hits(guidance: Guidance, index: Index) -> None:
    assert Index(guidance).search("training with an L code") == index.search("training with an L code")


@pytest.mark.parametrize(
    ("key", "kind", "field", "value"),
    [
        ("aota-orthotics-coding", "passage", "publisher", "American Occupational Therapy Association"),
        ("cms-therapy-services", "source", "revised", "2026-02-01"),
        ("97760", "service_code", "practice_expense", "0.87"),
        ("97762", "retired_code", "ended", "2017-12-31"),
        ("l3906", "l_code", "ceiling", "592.42"),
        ("97161/97763", "pair", "hospital", "97161/97763 1 2020-10-01 -"),
        ("97763/97161", "pair", "practitioner", "97161/97763 0 ? 2019-12-31"),
        ("97129", "not_modelled", "counted", "first 15"),
        ("L3808", "l_code", "joints", "wrist fingers"),
        ("mallet", "", "", ""),
        ("dip-immobilization", "device", "custom", "L3933"),
        ("Anthem", "payer", "cap", "4 per day"),
    ],
)
def test_a_key_is_laid_out_in_full(guidance: Guidance, key: str, kind: str, field: str, value: str) -> None:
    if not kind:
        with pytest.raises(NoGuidance, match="nothing is kept under"):
            show(guidance, key)
        return
    shown = show(guidance, key)
    assert shown.kind == kind
    assert (field, value) in shown.fields


def test_status_lists_every_document_with_its_dates(guidance: Guidance) -> None:
    found = status(guidance, "2026-03-10")
    assert [each.source.key for each in found.sources] == list(guidance.library.source_keys())
    assert found.stale == ()
    assert found.payers_due == ()


def test_status_tells_what_is_stale_and_why(guidance: Guidance) -> None:
    stale = {(each.area, each.part): each for each in status(guidance, "2026-08-01").stale}
    pairs = stale["codes", "pairs_practitioner"]
    assert pairs.verified_through == "2026-07-31"
    assert "compared with a compilation of July 2026" in pairs.why
    assert ("codes", "pairs_hospital") not in stale


def test_payers_are_due_with_the_new_year(guidance: Guidance) -> None:
    assert set(status(guidance, "2027-01-01").payers_due) == set(guidance.payer_names())
