"""The clinic's own payer rows: dated, checked strictly, laid over the shipped ones, cited where they are followed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.coding_form import CodingForms
from assistant.desk import CodedVisit, Desk
from assistant.facts import visit_from_facts
from knowledge.clinic_rows import VALUES, ClinicRow, RowError, checked
from knowledge.guidance import Guidance
from knowledge.shown import show
from knowledge.status import status

PHONE = "provider line, reference kept in the binder"
AETNA = ClinicRow("aetna", "Aetna", "2025-01-20", PHONE, "R", "lead", "2025-01-20", "2026-01-01", counting="ama")
OUR_PLAN = replace(AETNA, payer="plan-of-the-town", name="Plan of the town", source="contract, p. 4", grade="P-copy")
BESIDE_L_CODE = {
    "discipline": "OT",
    "visit_kind": "initial",
    "orthosis_or_prosthesis": "orthosis",
    "l_code_status": "billed",
    "l_codes_billed": ["L3906"],
    "devices": [{"name": "wrist splint", "body_region": "wrist", "laterality": "right"}],
    "assistant": "none",
    "payer": "Aetna",
    "date_of_service": "2025-06-02",
}
ALONE = {**BESIDE_L_CODE, "l_code_status": "not_billed", "l_codes_billed": [], "minutes": {"total_orthotic": 20}}


def code(guidance: Guidance, facts: dict[str, Any], *rows: ClinicRow, **further: Any) -> CodedVisit:
    return Desk(guidance.with_rows(rows), "2025-06-02").code(visit_from_facts({**facts, **further}))


def lines(coded: CodedVisit) -> list[str]:
    return [" ".join((line.code, f"x{line.units}", *line.modifiers)) for line in coded.answer.lines]


def findings(coded: CodedVisit) -> set[str]:
    return {each.finding for each in coded.answer.findings}


def form(guidance: Guidance, coded: CodedVisit, *rows: ClinicRow) -> Any:
    return CodingForms(guidance.with_rows(rows)).form(coded.answer, coded.policy)


# ---- which row holds ----


@pytest.mark.parametrize(
    ("day", "counting"),
    [("2025-01-19", None), ("2025-01-20", "ama"), ("2025-12-31", "ama"), ("2026-01-15", "cms"), ("2026-06-01", "cms")],
)
def test_a_day_of_service_is_coded_under_the_row_of_that_day(
    guidance: Guidance, day: str, counting: str | None
) -> None:
    later = replace(AETNA, effective="2026-01-15", counting="cms", last_reviewed="2026-01-15", next_review="2027-01-01")
    found = guidance.with_rows((later, AETNA)).payer_row("Aetna", day).counting
    assert (found.value.value if found else None) == counting


def test_of_two_rows_of_one_day_the_one_recorded_last_holds(guidance: Guidance) -> None:
    again = replace(AETNA, nth=2, counting="cms")
    row = guidance.with_rows((AETNA, again)).payer_row("Aetna", "2025-06-02")
    assert row.counting is not None
    assert row.counting.ground.cites == ("clinic-aetna-2025-01-20.2",)


def test_what_a_row_does_not_state_stays_as_shipped_and_unknown_takes_it_away(guidance: Guidance) -> None:
    silent = replace(AETNA, counting=None)
    shipped = guidance.payer_row("Aetna", "2025-06-02")
    assert guidance.with_rows((silent,)).payer_row("Aetna", "2025-06-02").caps == shipped.caps
    gone = guidance.with_rows((replace(silent, caps="unknown"),)).payer_row("Aetna", "2025-06-02")
    assert (len(shipped.caps), gone.caps) == (1, ())


def test_a_payer_that_only_the_clinic_knows_is_found_by_its_name_from_its_first_day_on(guidance: Guidance) -> None:
    own = guidance.with_rows((OUR_PLAN,))
    assert own.payer_row("plan OF the town", "2025-06-02").known
    assert not own.payer_row("Plan of the town", "2024-06-02").known
    assert "Plan of the town" in own.payer_names()
    assert "Plan of the town" not in guidance.payer_names()


def test_the_guidance_that_rows_are_laid_over_stays_as_it_was(guidance: Guidance) -> None:
    guidance.with_rows((AETNA,))
    assert guidance.payer_row("Aetna", "2025-06-02").counting is None


# ---- what it does to a claim ----


def test_a_counting_of_the_clinics_decides_the_claim(guidance: Guidance) -> None:
    two = {"minutes": {"total_orthotic": 20}, "other_services": [{"cpt": "97530", "minutes": 20}]}
    assert [q.fact for q in code(guidance, ALONE, **two).answer.questions] == ["unit_rule"]
    assert lines(code(guidance, ALONE, AETNA, **two)) == ["97760 x1 GO", "97530 x1 GO"]


@pytest.mark.parametrize(("minutes", "claim"), [(10, ["L3906 x1 RT"]), (11, ["L3906 x1 RT", "97760 x1 GO"])])
def test_training_must_exceed_the_payers_own_minutes(guidance: Guidance, minutes: int, claim: list[str]) -> None:
    row = replace(AETNA, training_must_exceed="10")
    coded = code(guidance, BESIDE_L_CODE, row, minutes={"training": minutes})
    assert lines(coded) == claim
    assert row.key in form(guidance, coded, row)["citations"]


def test_a_payer_that_takes_nothing_beside_an_l_code_gets_the_l_line_alone(guidance: Guidance) -> None:
    row = replace(AETNA, beside_l_code="no")
    coded = code(guidance, BESIDE_L_CODE, row, minutes={"training": 25})
    assert lines(coded) == ["L3906 x1 RT"]
    assert [(each.code, each.cites) for each in coded.answer.not_billed] == [("97760", (row.key,))]
    assert [each.disposition.value for each in coded.answer.coding.ledger] == ["not_payable"]
    assert "payer-refuses-beside-l-code" in findings(coded)


def test_minutes_are_not_asked_where_no_answer_would_be_billed(guidance: Guidance) -> None:
    asked = [q.fact for q in code(guidance, BESIDE_L_CODE).answer.questions]
    refused = [q.fact for q in code(guidance, BESIDE_L_CODE, replace(AETNA, beside_l_code="no")).answer.questions]
    assert (asked, refused) == (["minutes.training"], [])


def test_a_payer_known_to_take_both_is_not_doubted(guidance: Guidance) -> None:
    minutes = {"training": 25}
    assert "combination-unverified" in findings(code(guidance, BESIDE_L_CODE, AETNA, minutes=minutes))
    taken = code(guidance, BESIDE_L_CODE, replace(AETNA, beside_l_code="yes"), minutes=minutes)
    assert "combination-unverified" not in findings(taken)


@pytest.mark.parametrize(
    ("authorization", "visit_number", "found"),
    [
        ("always", 1, {"authorization-needed"}),
        ("after visit 12", 12, set()),
        ("after visit 12", 13, {"authorization-needed"}),
        ("after visit 12", None, {"authorization-after-visit"}),
        ("none", 40, set()),
    ],
)
def test_authorization_is_named_when_it_is_due(
    guidance: Guidance, authorization: str, visit_number: int | None, found: set[str]
) -> None:
    coded = code(guidance, ALONE, replace(AETNA, authorization=authorization), visit_number=visit_number)
    assert {each for each in findings(coded) if each.startswith("authorization")} == found


def test_its_caps_modifiers_and_wishes_are_kept_to(guidance: Guidance) -> None:
    row = replace(AETNA, caps="1 a visit", discipline_modifiers="no", documentation="goals", evaluation="one a year")
    coded = code(guidance, ALONE, row, minutes={"total_orthotic": 40}, evaluation={"same_day": True, "cpt": "97165"})
    assert lines(coded)[0] == "97760 x3"
    assert {"above-payer-cap", "payer-wants-in-note", "payer-on-evaluations"} <= findings(coded)


def test_payers_differ_by_the_clinics_rows_too_when_none_was_said(guidance: Guidance) -> None:
    facts = {**BESIDE_L_CODE, "minutes": {"training": 25}, "payer": None}
    assert code(guidance, facts).answer.questions == ()
    asked = code(guidance, facts, replace(AETNA, counting=None, beside_l_code="no")).answer.questions
    assert [q.fact for q in asked] == ["payer"]


# ---- citation, age, digest ----


def test_the_coding_says_which_row_was_followed_since_when_and_who_stands_for_it(guidance: Guidance) -> None:
    told = form(guidance, code(guidance, ALONE, AETNA), AETNA)
    assert told["policy"]["citation"] == AETNA.key
    assert told["policy"]["last_reviewed"] == "2025-01-20"
    assert told["citations"][AETNA.key] == {
        "source": "Aetna: row of the clinic's own",
        "locator": PHONE,
        "effective": "2025-01-20",
        "says": "counting: ama",
        "url": None,
        "grade": "R",
    }
    assert dict(show(guidance.with_rows((AETNA,)), AETNA.key).fields)["checked"] == "2025-01-20"


@pytest.mark.parametrize(
    ("last", "next_review", "day", "stale"),
    [
        ("2025-01-20", "2026-01-01", "2025-12-31", False),
        ("2025-01-20", "2026-01-01", "2026-01-01", True),
        ("2025-01-20", "2025-07-01", "2025-06-30", False),
        ("2025-01-20", "2025-07-01", "2025-07-01", True),
    ],
)
def test_a_row_past_its_review_is_stale_and_the_claim_says_so(
    guidance: Guidance, last: str, next_review: str, day: str, stale: bool
) -> None:
    row = replace(AETNA, last_reviewed=last, next_review=next_review)
    coded = code(guidance, ALONE, row, date_of_service=day)
    assert ("payer-row-stale" in findings(coded)) is stale
    assert form(guidance, coded, row)["policy"]["stale"] is stale
    assert ("Aetna" in status(guidance.with_rows((row,)), day).payers_due) is stale


def test_what_is_in_writing_from_the_payer_needs_no_verifying(guidance: Guidance) -> None:
    assert "verify-with-payer" in findings(code(guidance, ALONE, AETNA))
    assert "verify-with-payer" not in findings(code(guidance, ALONE, replace(AETNA, grade="P-copy")))
    half = replace(AETNA, grade="P-copy", counting=None, always_59="yes")
    assert "verify-with-payer" in findings(code(guidance, ALONE, half))


def test_the_digest_covers_the_rows_that_were_used_and_no_others(guidance: Guidance) -> None:
    def digest(payer: str | None, *rows: ClinicRow) -> str:
        coded = code(guidance, ALONE, *rows, payer=payer)
        return str(form(guidance, coded, *rows)["guidance"]["sha256"])

    shipped = digest("Aetna")
    assert shipped == guidance.sha256
    assert digest("Cigna", AETNA) == shipped
    assert digest("Aetna", AETNA) != shipped
    assert digest("Aetna", AETNA) != digest("Aetna", replace(AETNA, counting="cms"))
    assert digest("Aetna", AETNA, OUR_PLAN) == digest("Aetna", AETNA)
    assert digest(None, AETNA, OUR_PLAN) != digest(None, AETNA)


# ---- what is refused ----


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("counting", "CMS", "expected one of ama, cms, unknown"),
        ("beside_l_code", "maybe", "expected one of no, unknown, yes"),
        ("training_must_exceed", "-1", "whole number of minutes"),
        ("training_must_exceed", "8.5", "whole number of minutes"),
        ("always_59", "unknown", "expected one of no, yes"),
        ("authorization", "after visit many", "expected none, always, after visit N or unknown"),
        ("caps", "0 a visit", "such as 4 a visit"),
        ("caps", "4 a week", "such as 4 a visit"),
        ("caps", "4 a visit ABCDE", "such as 4 a visit"),
        ("evaluation", "one\nline", "without line breaks or control characters"),
        ("documentation", "x" * 401, "a text of 1 to 400 characters"),
        ("source", " ", "missing; say where it stands"),
        ("effective", "2017-12-31", "a day YYYY-MM-DD from 2018-01-01 on"),
        ("effective", "2025-02-30", "a day YYYY-MM-DD"),
        ("last_reviewed", "1/20/2025", "a day YYYY-MM-DD"),
        ("next_review", "2025-01-20", "a day after the last review"),
        ("next_review", "2026-01-02", "2026-01-01 at the latest"),
        ("grade", "A", "expected one of P, P-copy, R, S"),
        ("payer", "a'; DROP TABLE payer_rows;--", "expected a name with a letter or digit"),
    ],
)
def test_a_field_that_cannot_be_read_is_named_with_what_was_expected(field: str, value: str, says: str) -> None:
    changed: dict[str, Any] = {field: value}
    with pytest.raises(RowError) as raised:
        checked(replace(AETNA, **changed))
    assert [name for name, _ in raised.value.problems] == [field]
    assert says in str(raised.value)


def test_all_faults_of_a_row_are_told_at_once() -> None:
    with pytest.raises(RowError) as raised:
        checked(replace(AETNA, counting="x", caps="y", grade="z"))
    assert {name for name, _ in raised.value.problems} == {"counting", "caps", "grade"}


@pytest.mark.parametrize("field", [each for each in VALUES if each != "always_59"])
def test_every_field_may_be_unknown(field: str) -> None:
    changed: dict[str, Any] = {field: "unknown"}
    assert checked(replace(AETNA, **changed)).values
