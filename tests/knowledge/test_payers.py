"""Which rules bind which payer, as the payer matrix states it, and what is not known of the others."""

from __future__ import annotations

import pytest

from coder.policy import Binding, Claim, PayerRow
from coder.visit import UnitRule, Visit
from knowledge.guidance import Guidance

DAY = "2026-03-10"
APPLIES, ASSUMED, NOT_KNOWN, NO = Binding.APPLIES, Binding.ASSUMED, Binding.NOT_KNOWN, Binding.NO
CMS, AMA = UnitRule.CMS, UnitRule.AMA


@pytest.mark.parametrize(
    ("name", "counting", "pairs", "assistants", "threshold", "estimate"),
    [
        ("Medicare", CMS, APPLIES, APPLIES, APPLIES, APPLIES),
        ("Medicare Advantage", CMS, ASSUMED, APPLIES, NOT_KNOWN, NO),
        ("TRICARE", CMS, NOT_KNOWN, APPLIES, NO, NO),
        ("UnitedHealthcare", CMS, NOT_KNOWN, APPLIES, NO, NO),
        ("Humana", None, NOT_KNOWN, APPLIES, NO, NO),
        ("Highmark", CMS, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("BCBS Nebraska", CMS, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Blue Cross of Idaho", AMA, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("BCBS", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Anthem", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Aetna", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Cigna", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Kaiser", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("UMR", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Commercial", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Auto", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Workers Compensation", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Medicaid", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("VA", None, NOT_KNOWN, NOT_KNOWN, NO, NO),
        ("Self-pay", CMS, NO, NO, NO, NO),
    ],
)
def test_the_binding_table(
    guidance: Guidance,
    name: str,
    counting: UnitRule | None,
    pairs: Binding,
    assistants: Binding,
    threshold: Binding,
    estimate: Binding,
) -> None:
    row = guidance.payer_row(name, DAY)
    assert row.name == name
    assert row.known
    assert (row.counting.value if row.counting else None) == counting
    assert (row.pairs, row.unit_limits, row.assistants) == (pairs, pairs, assistants)
    assert (row.threshold, row.estimate) == (threshold, estimate)


@pytest.mark.parametrize(
    ("name", "cites"),
    [
        ("Medicare", ("cms-100-04-ch5-s20.2-c",)),
        ("Highmark", ("highmark-2016",)),
        ("BCBS Nebraska", ("nebraska-rp-i-003",)),
        ("Blue Cross of Idaho", ("idaho-pap228",)),
        ("TRICARE", ("tricare-pps-counting",)),
    ],
)
def test_a_counting_rests_on_what_the_payer_states(guidance: Guidance, name: str, cites: tuple[str, ...]) -> None:
    counting = guidance.payer_row(name, DAY).counting
    assert counting is not None
    assert counting.ground.cites == cites


@pytest.mark.parametrize(
    ("name", "units", "per", "cite"),
    [
        ("Anthem", 4, "day", "anthem-2021"),
        ("Aetna", 4, "visit", "zayacare-aetna"),
        ("Nevada Medicaid", 4, "day", "nevada-pt34"),
    ],
)
def test_a_cap_of_the_matrix(guidance: Guidance, name: str, units: int, per: str, cite: str) -> None:
    (cap,) = guidance.payer_row(name, DAY).caps
    assert (cap.units, cap.per, cap.ground.cites) == (units, per, (cite,))


def test_a_recalled_figure_is_a_statement_and_no_cap(guidance: Guidance) -> None:
    assert guidance.payer_row("UnitedHealthcare", DAY).caps == ()
    recalled = [each for each in guidance.statements("UnitedHealthcare") if each.grade == "R"]
    assert [each.key for each in recalled] == ["uhc-therapy-modifiers-four"]


@pytest.mark.parametrize(
    ("name", "is_verified"),
    [
        ("Medicare", True),
        ("BCBS Nebraska", True),
        ("BCBS Alabama", True),
        ("Washington L&I", True),
        ("California DWC", True),
        ("Medicare Advantage", False),
        ("Highmark", False),
        ("Blue Cross of Idaho", False),
        ("Anthem", False),
        ("Cigna", False),
        ("Providence Health Plan", False),
        ("Texas Medicaid", False),
    ],
)
def test_what_is_not_official_text_read_directly_is_to_be_verified(
    guidance: Guidance, name: str, is_verified: bool
) -> None:
    assert (guidance.payer_row(name, DAY).verify is None) is is_verified


def test_statements_carry_their_date_and_whether_they_are_verified(guidance: Guidance) -> None:
    (statement,) = guidance.statements("BCBS Nebraska")
    assert (statement.key, statement.since, statement.verified) == ("nebraska-rp-i-003", "2022-09-22", True)
    assert not any(statement.verified for statement in guidance.statements("Aetna"))


@pytest.mark.parametrize("said", ["UHC", "uhc", " UnitedHealthcare ", "unitedhealthcare", "United Healthcare"])
def test_a_payer_answers_to_name_id_and_alias_in_any_case(guidance: Guidance, said: str) -> None:
    assert guidance.payer_row(said, DAY).name == "UnitedHealthcare"


@pytest.mark.parametrize("said", ["Acme Health", "unknown", "", "../rules/payment", "Aetna Better"])
def test_a_payer_without_a_row_is_unknown_and_never_a_default(guidance: Guidance, said: str) -> None:
    row = guidance.payer_row(said, DAY)
    assert (row.name, row.known, row.counting, row.last_reviewed) == (said, False, None, None)
    assert _bindings(row) == {NOT_KNOWN}
    assert row.claims == {}
    assert row.caps == ()


def test_a_payer_that_was_not_said_has_no_name_and_nothing_known(guidance: Guidance) -> None:
    row = guidance.policy_for(Visit(), DAY).payer
    assert (row.id, row.name, row.known, row.counting) == ("not-said", None, False, None)
    assert _bindings(row) == {NOT_KNOWN}


def test_payers_to_choose_from_are_grouped_by_their_rules(guidance: Guidance) -> None:
    groups = guidance.policy_for(Visit(), DAY).other_payers
    names = [name for members, _ in groups for name in members]
    assert sorted(names) == sorted(guidance.payer_names())
    by_name = {name: members for members, _ in groups for name in members}
    assert by_name["Kaiser"] == by_name["Cigna"]
    assert by_name["Highmark"] == by_name["BCBS Nebraska"]
    assert by_name["Medicare"] == ("Medicare",)
    assert by_name["Self-pay"] == ("Self-pay",)


def test_groups_are_given_only_where_the_payer_was_not_said(guidance: Guidance) -> None:
    assert guidance.policy_for(Visit(payer="Medicare"), DAY).other_payers == ()


def test_medicare_lines_go_by_setting_and_all_others_to_the_payer(guidance: Guidance) -> None:
    claims = guidance.payer_row("Medicare", DAY).claims
    assert claims["private_practice"] == (Claim.PART_B, Claim.DME_MAC)
    assert claims["hospital_outpatient"] == (Claim.INSTITUTIONAL, Claim.INSTITUTIONAL)
    assert claims["facility"] == (Claim.INSTITUTIONAL, Claim.INSTITUTIONAL)
    others = (name for name in guidance.payer_names() if name != "Medicare")
    assert all(guidance.payer_row(name, DAY).claims == {} for name in others)


def test_medicaid_has_a_pair_file_of_its_own(guidance: Guidance) -> None:
    own, general = (guidance.policy_for(Visit(payer=p), DAY).code_pairs.not_known for p in ("Medicaid", "Kaiser"))
    assert own.cites == ("medicaid-ncci",)
    assert general.cites == ("ncci-pm-2026-intro-rank",)


def _bindings(row: PayerRow) -> set[Binding]:
    limits = (row.pairs, row.unit_limits, row.assistants, row.threshold, row.estimate, row.discipline_modifiers)
    return {*limits, row.performers, row.contractor_texts, row.plan_of_care, row.code_replacements}
