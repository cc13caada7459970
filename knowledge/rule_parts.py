"""The parameters of each rule on a day, as the types that the rules receive."""

from __future__ import annotations

from coder.grounds import NO_GROUND
from coder.policy import (
    AssistantModifiers,
    ClaimForm,
    DeviceBilling,
    DeviceCodes,
    DisciplineModifiers,
    Encounters,
    MinuteAccounts,
    NoteRules,
    PairEdit,
    PairRules,
    Payment,
    Performers,
    Prices,
    ProposalRules,
    SameDayEvaluation,
    Telehealth,
    TherapyThreshold,
    UnitCounting,
    UnitLimit,
    UnitLimits,
    UnitSharing,
)
from knowledge.rule_files import RuleDay


def encounter(on: RuleDay) -> Encounters:
    return Encounters(
        orthosis_initial=on.code("orthosis_initial"),
        prosthesis_initial=on.code("prosthesis_initial"),
        subsequent=on.code("subsequent"),
        new_device=on.ground("new_device"),
        not_named_regions=on.words("not_named_regions"),
    )


def minute_ledger(on: RuleDay) -> MinuteAccounts:
    return MinuteAccounts(
        untimed=on.ground("untimed"),
        shared_with_other_discipline=on.ground("shared_with_other_discipline"),
        excluded=on.reasons("excluded"),
        nothing_subtracted=on.ground("nothing_subtracted"),
        making_without_patient=on.ground("making_without_patient"),
        unknown_code=on.ground("unknown_code"),
    )


def device_billing(on: RuleDay) -> DeviceBilling:
    return DeviceBilling(
        training_must_exceed=on.number("training_must_exceed"),
        training_alone=on.ground("training_alone"),
        our_l_code=on.ground("our_l_code"),
        l_line=on.ground("l_line"),
        no_training=on.ground("no_training"),
        supplier_enrolment=on.ground("supplier_enrolment"),
        contractor_texts=on.ground("contractor_texts"),
        combination_unverified=on.ground("combination_unverified"),
        payer_refuses=on.ground("payer_refuses"),
        supplier_fitting=on.ground("supplier_fitting"),
        not_ours=on.ground("not_ours"),
        off_the_shelf=on.ground("off_the_shelf"),
        handed_over=on.ground("handed_over"),
        fitting_without_training=on.ground("fitting_without_training"),
        billed_later=on.ground("billed_later"),
        adjustment_days=on.number("adjustment_days"),
        orthosis_adjustment=on.ground("orthosis_adjustment"),
        foot_support=on.ground("foot_support"),
        at_threshold=on.contest("at_threshold"),
        pooled_training=on.contest("pooled_training"),
        later_visit=on.contest("later_visit"),
    )


def timed_units(on: RuleDay) -> UnitCounting:
    return UnitCounting(
        first_unit_at=on.number("first_unit_at"),
        then_every=on.number("then_every"),
        total_minutes=on.ground("total_minutes"),
        per_code=on.ground("per_code"),
        countings_differ=on.ground("countings_differ"),
    )


def unit_allocation(on: RuleDay) -> UnitSharing:
    return UnitSharing(block=on.number("block"), sharing=on.ground("sharing"))


def discipline(on: RuleDay) -> DisciplineModifiers:
    return DisciplineModifiers(
        modifiers=on.table("modifiers"),
        assistants=on.table("assistants"),
        plan_of_care=on.ground("plan_of_care"),
        speech_unlikely=on.ground("speech_unlikely"),
        unverified=on.ground("unverified"),
    )


def assistant_services(on: RuleDay) -> AssistantModifiers:
    return AssistantModifiers(
        modifiers=on.table("modifiers"),
        more_than_percent=on.number("more_than_percent"),
        last_unit_alone=on.number_or_none("last_unit_alone"),
        unit_by_unit=on.ground("unit_by_unit"),
        may_not_evaluate=on.ground("may_not_evaluate"),
        other_discipline=on.ground("other_discipline"),
        not_known=on.ground("not_known"),
    )


def code_pairs(on: RuleDay, edits: dict[tuple[str, str], PairEdit]) -> PairRules:
    return PairRules(
        edits=edits,
        modifiers=on.table("modifiers"),
        also_fits=on.table("also_fits"),
        separate_time=on.ground("separate_time"),
        separate_other=on.ground("separate_other"),
        never_together=on.ground("never_together"),
        needs_other_extremity=on.words("needs_other_extremity"),
        needs_other_site=on.words("needs_other_site"),
        no_usual_answer=on.words("no_usual_answer"),
        evaluation_day=on.ground("evaluation_day"),
        re_evaluation_day=on.ground("re_evaluation_day"),
        two_disciplines=on.ground("two_disciplines"),
        own_claims=on.ground("own_claims"),
        not_apart=on.ground("not_apart"),
        initial_with_later=on.ground("initial_with_later"),
        column_2=on.ground("column_2"),
        assumed=on.ground("assumed"),
        not_known=on.ground("not_known"),
        file_not_checked=on.ground_if("file_not_checked", value="checked") or NO_GROUND,
        other_extremity=on.contest("other_extremity"),
        re_evaluation=on.contest("re_evaluation"),
    )


def therapy_threshold(on: RuleDay) -> TherapyThreshold:
    return TherapyThreshold(
        modifier=on.code("modifier"),
        amount=on.amount("amount"),
        groups=on.table("groups"),
        warn_within_percent=on.number("warn_within_percent"),
        exceeds=on.ground("exceeds"),
        not_known=on.ground("not_known"),
    )


def evaluation_same_day(on: RuleDay) -> SameDayEvaluation:
    return SameDayEvaluation(
        billed=on.ground("billed"),
        re_evaluations=on.table("re_evaluations"),
        level_not_said=on.ground("level_not_said"),
        e_m_modifier=on.code("e_m_modifier"),
        e_m_by_therapist=on.ground("e_m_by_therapist"),
        e_m_separate=on.ground("e_m_separate"),
        separate_work=on.ground("separate_work"),
    )


def unit_limits(on: RuleDay, limits: dict[str, UnitLimit]) -> UnitLimits:
    return UnitLimits(
        limits=limits,
        over=on.ground("over"),
        facility_assumed=on.ground("facility_assumed"),
        unusual_from=on.number("unusual_from"),
    )


def devices(on: RuleDay) -> DeviceCodes:
    return DeviceCodes(
        sides=on.table("sides"),
        side=on.ground("side"),
        candidates=on.ground("candidates"),
        unknown=on.ground("unknown"),
        made_otherwise=on.ground("made_otherwise"),
        not_an_l_code=on.ground("not_an_l_code"),
        named={},
        words=(),
    )


def performer(on: RuleDay) -> Performers:
    return Performers(
        barred=on.words("barred"),
        orthotist_elsewhere=on.ground("orthotist_elsewhere"),
        licence=on.ground("licence"),
        scope_of_practice=on.ground("scope_of_practice"),
        physician=on.contest("physician"),
    )


def documentation(on: RuleDay) -> NoteRules:
    return NoteRules(
        treatment_note=on.ground("treatment_note"),
        device_described=on.ground("device_described"),
        therapy=on.elements("therapy"),
        l_line=on.elements("l_line"),
        plan_of_care=on.ground("plan_of_care"),
        evaluation_without_plan=on.ground("evaluation_without_plan"),
        custom_fit_narrative=on.ground("custom_fit_narrative"),
    )


def proposals(on: RuleDay) -> ProposalRules:
    return ProposalRules(
        other_encounter=on.ground("other_encounter"),
        first_again=on.ground("first_again"),
        not_told=on.ground("not_told"),
        units=on.ground("units"),
        modifier_not_due=on.ground("modifier_not_due"),
        modifier_missing=on.ground("modifier_missing"),
    )


def claim(on: RuleDay) -> ClaimForm:
    return ClaimForm(most_modifiers=on.number("most_modifiers"))


def telehealth(on: RuleDay) -> Telehealth:
    return Telehealth(
        modifier=on.code("modifier"),
        listed=on.words("listed"),
        not_listed=on.ground("not_listed"),
        hands_on=on.ground("hands_on"),
    )


def payment(on: RuleDay, prices: Prices | None) -> Payment:
    return Payment(
        prices=prices,
        no_prices=on.ground("no_prices"),
        fee_schedule=on.ground("fee_schedule"),
        no_value=on.ground("no_value"),
        device_schedule=on.ground("device_schedule"),
        reduced_share=on.share("reduced_share"),
        first_unit_whole=on.ground("first_unit_whole"),
        program_share=on.share("program_share"),
        assistant_share=on.share("assistant_share"),
        sequestration=on.share("sequestration"),
        order_of_reductions=on.ground("order_of_reductions"),
    )
