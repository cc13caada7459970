"""Citation keys lead to passages with their document, and carry their grade."""

from __future__ import annotations

import pytest

from knowledge.guidance import Citation, Guidance, NoGuidance


def test_a_citation_shows_document_locator_date_and_our_own_words(guidance: Guidance) -> None:
    assert guidance.citation("cms-100-04-ch5-s20.2-c") == Citation(
        source="Medicare Claims Processing Manual, Pub. 100-04, chapter 5",
        locator="section 20.2, part C",
        effective="2011-03-21",
        says=(
            "The timed minutes of a day are added and read from one chart: 8 to 22 give one unit, 23 to 37 two, "
            "38 to 52 three, 53 to 67 four, and so on in steps of 15."
        ),
        url="https://www.chirocode.com/article.html?id=25388",
        grade="P-copy",
    )


def test_every_passage_has_a_document_that_says_when_it_was_checked(guidance: Guidance) -> None:
    keys = list(guidance.library.passage_keys())
    assert len(keys) == len(set(keys))
    for key in keys:
        citation = guidance.citation(key)
        assert citation.says
        assert citation.locator
        assert guidance.source_of(key).checked == "2026-11-24"


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("ncci-pm-2026-ch1-e", "ncci-pm-2026-ch1"),
        ("ncci-pm-2026-ch11-p8-re-evaluation", "ncci-pm-2026-ch11"),
        ("cms-100-02-ch15-s220.3-c", "cms-100-02-ch15"),
        ("cms-pfs-2026-10", "cms-pfs-2026-10"),
        ("cms-pfs-2026-formula", "cms-pfs-2026"),
        ("aota-orthotics-coding", "aota-orthotics-coding"),
    ],
)
def test_a_key_leads_to_the_longest_source_key_it_begins_with(guidance: Guidance, key: str, source: str) -> None:
    assert guidance.source_of(key).key == source


@pytest.mark.parametrize("key", ["", "nowhere", "cms-100-04-ch5", "cms-100-04-ch5-s99", "../sources", "aota"])
def test_an_unknown_key_is_refused(guidance: Guidance, key: str) -> None:
    with pytest.raises(NoGuidance, match="no passage"):
        guidance.citation(key)


def test_a_schedule_is_cited_for_the_code_that_is_asked_about(guidance: Guidance) -> None:
    citation = guidance.citation("cms-dmepos-2026-01", ("L3906",))
    assert citation.locator == "L3906"
    assert citation.says == "L3906 is for the DME contractor: floor $444.32, ceiling $592.42."
    assert guidance.citation("cms-dmepos-2026-01", ("L3906", "L1960")).says.count("ceiling") == 2
    assert guidance.citation("cms-dmepos-2026-01", ("97760",)) == guidance.citation("cms-dmepos-2026-01")


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        ("fcso-0508065", "P"),
        ("ncci-ptp-practitioner-2024q3", "P"),
        ("cms-therapy-services-kx", "P-copy"),
        ("ncci-pm-2026-ch11-p8", "P-copy"),
        ("aota-orthotics-coding", "S"),
        ("ca-8ccr-9789.15.4", "S"),
        ("kx-thresholds-2020", "R"),
        ("dme-line-recall-sides", "R"),
        ("payment-recall-order", "R"),
        ("apta-telehealth-97763", "R"),
        ("cms-cr-11168", "R"),
    ],
)
def test_a_passage_keeps_the_grade_of_its_source(guidance: Guidance, key: str, grade: str) -> None:
    assert guidance.citation(key).grade == grade


@pytest.mark.parametrize(
    ("key", "against"),
    [
        ("aota-orthotics-coding", "cms-100-04-ch5-s20.2-c"),
        ("noridian-48801", "aota-orthotics-coding"),
        ("cpt-notes-copies-97116", "ncci-pm-2026-ch11-p2"),
        ("ncci-pm-2026-ch11-p3", "ncci-pm-2026-ch11-p8-re-evaluation"),
        ("apache-97760", "aapc-physician-97760"),
    ],
)
def test_a_contested_passage_names_the_one_against_it(guidance: Guidance, key: str, against: str) -> None:
    assert against in guidance.library.passage(key).contested_with
