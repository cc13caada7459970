"""The treatment note: what was said, what is missing and who wants it, and nothing that was not told."""

from __future__ import annotations

import re

import pytest

from assistant.desk import Desk
from assistant.explanation.note import treatment_note
from coder.visit import (
    Assistant,
    Basis,
    Combined,
    Device,
    Discipline,
    Encounter,
    Evaluation,
    Fabrication,
    LCodeBiller,
    LCodeStatus,
    Minutes,
    Range,
    SeparateService,
    Service,
    Side,
    Visit,
)
from knowledge.clinic_rows import ClinicRow
from knowledge.guidance import Guidance

GUIDANCE = Guidance.open()
DESK = Desk(GUIDANCE, "2026-03-10")
TWENTY = Minutes(total_orthotic=20)
WRIST = Device(name="wrist splint", body_region="wrist", laterality=Side.LEFT, fabrication=Fabrication.CUSTOM)


def note(
    minutes: Minutes = TWENTY,
    *,
    payer: str | None = "Medicare",
    kind: Encounter | None = Encounter.INITIAL,
    devices: tuple[Device, ...] = (WRIST,),
    l_codes: tuple[str, ...] = (),
    status: LCodeStatus = LCodeStatus.NOT_BILLED,
    biller: LCodeBiller | None = None,
    named: tuple[str, ...] = (),
    assistant: Assistant | None = Assistant.NONE,
    assistant_minutes: int | None = None,
    services: tuple[Service, ...] = (),
    apart: tuple[SeparateService, ...] = (),
    evaluation: Evaluation | None = None,
    telehealth: bool | None = None,
    poc: bool | None = None,
) -> str:
    visit = Visit(
        discipline=Discipline.OT,
        visit_kind=kind,
        payer=payer,
        devices=devices,
        minutes=minutes,
        l_codes_billed=l_codes,
        l_code_status=status,
        l_code_biller=biller,
        l_codes_mentioned_not_billed=named,
        assistant=assistant,
        assistant_minutes=assistant_minutes,
        other_services=services,
        separate_services=apart,
        evaluation=evaluation,
        telehealth=telehealth,
        poc=poc,
    )
    return treatment_note(DESK.code(visit), GUIDANCE)


def line_of(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"- {start}"))


def test_an_open_claim_leads_to_its_questions() -> None:
    text = note(kind=None)
    assert "**[open: see the questions before the signature]**" in line_of(text, "Claim")
    assert "## Open before this can be billed\n\n- Is this the first visit for this device" in text


def test_a_decided_visit_has_no_open_questions() -> None:
    assert "## Open" not in note()


def test_a_claim_of_nothing_says_why_and_is_not_missing() -> None:
    text = note(Minutes(total_orthotic=7))
    assert line_of(text, "Claim").startswith("- Claim: none; 97760: 7 minutes give no unit")
    assert line_of(text, "Total timed minutes").endswith(": 7")


def test_timed_minutes_are_told_while_the_claim_is_open() -> None:
    assert line_of(note(kind=None), "Total timed minutes").endswith(": 20")


def test_timed_minutes_stay_open_while_they_hang_on_a_fact() -> None:
    assert "[missing: total timed minutes]" in note(Minutes(fitting=20), l_codes=(), status=LCodeStatus.BILLED)
    assert "[missing: total timed minutes]" in note(Minutes(total_orthotic=Range(20, 25)))


@pytest.mark.parametrize(("region", "shown"), [("trunk", False), ("neck", False), ("wrist", True), ("leg_bk", True)])
def test_a_side_is_asked_of_limbs_alone(region: str, *, shown: bool) -> None:
    text = note(devices=(Device(name="brace", body_region=region),))
    assert ("- Side: " in text) is shown


def test_the_facts_of_a_device_are_told_in_words_of_the_clinic() -> None:
    device = Device("socket", "leg_bk", Side.BILATERAL, Fabrication.PREFABRICATED)
    text = note(devices=(device,))
    assert line_of(text, "Body part").endswith(": below the knee")
    assert line_of(text, "Side").endswith(": both")
    assert line_of(text, "How made").startswith("- How made: ready-made, **[missing: custom fitted or off the shelf]**")


def test_a_ready_made_device_is_what_its_l_code_says() -> None:
    device = Device("TLSO", "trunk", None, Fabrication.PREFABRICATED)
    text = note(Minutes(training=20), devices=(device,), l_codes=("L0454",), status=LCodeStatus.BILLED)
    assert line_of(text, "How made").endswith(": custom fitted")


def test_a_supplier_who_bills_is_named() -> None:
    text = note(biller=LCodeBiller.SUPPLIER, named=("L3908",))
    assert line_of(text, "L code billed").endswith(": none; a supplier bills L3908")


def test_services_and_evaluations_have_names_beside_their_codes() -> None:
    text = note(services=(Service(cpt="97110", minutes=15),), evaluation=Evaluation(True, cpt="97165", minutes=30))
    assert line_of(text, "Exercise (97110)").endswith(": 15 min")
    assert re.search(r"^- OT evaluation.* \(97165\): 30 min$", text, re.MULTILINE)


def test_the_whole_of_the_device_is_told_only_beside_parts_that_are_less() -> None:
    both = (Combined(("fitting", "training"), 16),)
    assert "The device in all" not in note(Minutes(combined=both, total_orthotic=16))
    assert line_of(note(Minutes(combined=both, total_orthotic=20)), "The device in all").endswith(": 20 min")
    assert line_of(note(Minutes(combined=both)), "Fitting and training").endswith(": 16 min")


def test_a_visit_without_a_device_is_asked_nothing_of_one() -> None:
    visit = Visit(Discipline.PT, Assistant.NONE, payer="Medicare", other_services=(Service("97110", 30),))
    text = treatment_note(DESK.code(visit), GUIDANCE)
    assert "device" not in text.partition("## Grounds")[0].lower()
    assert "- Exercise (97110): 30 min" in text


def test_the_minutes_of_an_assistant_say_in_what_or_that_it_is_missing() -> None:
    exercise = (Service(cpt="97110", minutes=15),)
    alone = note(assistant=Assistant.COTA, assistant_minutes=12)
    among = note(assistant=Assistant.COTA, assistant_minutes=12, services=exercise)
    told = note(assistant=Assistant.COTA, assistant_minutes=15, services=(Service("97110", 15, by="COTA"),))
    assert line_of(alone, "Assistant").endswith("COTA, 12 min alone, in the device in all")
    assert "[missing: which service]" in line_of(among, "Assistant")
    assert line_of(told, "Assistant").endswith("COTA, 15 min alone, in Exercise (97110)")


def test_what_was_apart_stands_in_the_note_with_what_it_has_to_show() -> None:
    services = (Service(cpt="97116", minutes=15),)
    other_part = note(services=services, apart=(SeparateService("97116", Basis.DIFFERENT_BODY_PART, "97760"),))
    assert "[missing: which part]" in line_of(other_part, "Gait training (97116) was apart from 97760")
    assert "was apart" not in note()


def test_a_visit_by_video_says_so() -> None:
    text = note(telehealth=True)
    assert "the claim carries 95 [" in line_of(text, "By video")
    assert "video" not in note()


def test_a_later_visit_asks_what_later_visits_need_and_a_first_does_not() -> None:
    later = note(kind=Encounter.SUBSEQUENT)
    for start in ("Why the device was looked at today", "What was adjusted", "Skin and fit since the last time"):
        assert "[missing:" in line_of(later, start)
        assert f"- {start}" not in note()


def test_a_certified_plan_wants_its_date() -> None:
    assert "certified, **[missing: date of the certification]**" in line_of(note(poc=True), "Plan")


def test_the_note_derives_its_units() -> None:
    text = note()
    assert "## How the minutes make the claim\n\n- 20 minutes make one unit: 8 to 22 [" in text


def test_minutes_beside_training_are_asked_only_beside_our_own_l_code() -> None:
    ours = note(Minutes(training=20), l_codes=("L3906",), status=LCodeStatus.BILLED)
    told = note(Minutes(training=20, fabrication=30), l_codes=("L3906",), status=LCodeStatus.BILLED)
    assert "[missing: minutes, or that there were none]" in line_of(ours, "Fitting and making, kept apart")
    assert "kept apart" not in told
    assert "kept apart" not in note(Minutes(training=20))


def test_what_is_to_be_verified_is_said_once() -> None:
    text = note(payer="Aetna")
    assert text.count("verified with the payer") == 1
    assert text.index("To be verified with the payer:") < text.index("  - At most 4 timed units")


def test_a_row_of_the_clinic_is_a_sentence_and_is_not_to_be_verified() -> None:
    """What the clinic itself keeps stands before what others state."""
    row = ClinicRow("aetna", "Aetna", "2026-01-15", "binder", "R", "lead", "2026-01-15", "2027-01-01", counting="ama")
    guidance = GUIDANCE.with_rows((row,))
    visit = Visit(
        discipline=Discipline.OT, visit_kind=Encounter.INITIAL, payer="Aetna", devices=(WRIST,), minutes=TWENTY
    )
    text = treatment_note(Desk(guidance, "2026-03-10").code(visit), guidance)
    own = line_of(text, "By your own row")
    assert re.search(r": counting: ama \[\d+\]\.$", own), own
    assert text.index(own) < text.index("To be verified")


@pytest.mark.parametrize("payer", ["Medicare Advantage", "Medicaid", "Workers Compensation", "Aetna"])
def test_a_payer_of_its_own_has_rules_that_are_not_held_here(payer: str) -> None:
    assert "ules of its own are not held here." in note(payer=payer)


@pytest.mark.parametrize("payer", ["Medicare", "Self-pay"])
def test_medicare_and_the_patient_have_no_other_rules(payer: str) -> None:
    assert "not held here" not in note(payer=payer)


@pytest.mark.parametrize("payer", ["Medicare", "Aetna", None])
@pytest.mark.parametrize("kind", [Encounter.INITIAL, Encounter.SUBSEQUENT, None])
def test_everything_that_is_missing_is_cited_and_every_number_has_its_ground(
    payer: str | None, kind: Encounter | None
) -> None:
    text = note(payer=payer, kind=kind, devices=(), assistant=None)
    body, _, grounds = text.partition("## Grounds")
    for line in body.splitlines():
        if "[missing:" in line and not line.startswith("- Payer"):
            assert re.search(r"\]\*\* \[\d+\]", line), line
    assert set(re.findall(r"\[(\d+)\]", body)) == set(re.findall(r"^- \[(\d+)\]", grounds, re.MULTILINE))
