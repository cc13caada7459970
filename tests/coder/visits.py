"""Hypothesis strategies for visits as people could tell them, sensible or not."""

from __future__ import annotations

from hypothesis import strategies as st

from coder.visit import (
    Assistant,
    Basis,
    ClockTime,
    Combined,
    CoTreatment,
    Device,
    DeviceKind,
    Discipline,
    Encounter,
    Evaluation,
    EvaluationKind,
    ExcludedMinutes,
    Fabrication,
    LCodeBiller,
    LCodeStatus,
    Minutes,
    ProposedCode,
    Range,
    SeparateService,
    Service,
    Setting,
    Side,
    UnitRule,
    Visit,
)

TIMED = ("97110", "97112", "97116", "97140", "97530", "97535", "97035", "97032")
CODES = st.sampled_from(
    (*TIMED, "97760", "97761", "97763", "97150", "97010", "97014", "G0283", "29125", "97162", "97168", "97762", "12345")
)
L_CODES = st.sampled_from(("L3906", "L3808", "L3908", "L1940", "L0650", "L3000", "L5301", "L39060"))
PAYERS = st.sampled_from(
    (
        "Medicare",
        "Medicare Advantage",
        "TRICARE",
        "Humana",
        "Aetna",
        "Highmark",
        "Blue Cross of Idaho",
        "Self-pay",
        "Zebra Health",
    )
)
REGIONS = st.sampled_from(("wrist", "thumb", "ankle-foot", "leg_bk", "neck", "trunk", None))
PEOPLE = st.sampled_from((None, "PT", "PTA", "OT", "COTA", "student"))
DAYS = st.sampled_from(("2018-01-01", "2020-06-30", "2024-03-08", "2024-03-09", "2026-03-10", "2027-02-01"))
CLOCKS = st.sampled_from(("8:00", "9:10", "9:35", "12:50", "1:05", "13:40", "24:00"))

ranges = st.tuples(st.integers(0, 60), st.integers(0, 9)).map(lambda r: Range(r[0], r[0] + r[1] + 1))
plain_quantities = st.one_of(st.none(), st.none(), st.integers(0, 150))
quantities = st.one_of(plain_quantities, plain_quantities, plain_quantities, ranges)


def maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), values)


minutes = st.builds(
    Minutes,
    training=quantities,
    fitting=quantities,
    assessment=quantities,
    fabrication=quantities,
    management=quantities,
    total_orthotic=quantities,
    combined=st.lists(st.builds(Combined, st.just(("fitting", "training")), quantities), max_size=2).map(tuple),
    session_total=quantities,
    timed_total=quantities,
)
devices = st.builds(
    Device,
    name=st.sampled_from(("wrist splint", "AFO", "below-knee prosthesis", "thumb spica", "", None)),
    body_region=REGIONS,
    laterality=maybe(st.sampled_from(Side)),
    fabrication=maybe(st.sampled_from(Fabrication)),
    encounter=maybe(st.sampled_from(Encounter)),
    l_code=maybe(L_CODES),
    l_code_status=maybe(st.sampled_from(LCodeStatus)),
    minutes=maybe(minutes),
    is_new=maybe(st.booleans()),
    delivered_on=maybe(DAYS),
)
services = st.builds(Service, cpt=maybe(CODES), minutes=quantities, name=st.none(), by=PEOPLE)
evaluations = st.builds(
    Evaluation,
    same_day=maybe(st.booleans()),
    kind=maybe(st.sampled_from(EvaluationKind)),
    cpt=maybe(st.sampled_from(("97161", "97165", "97164", "97168", "99213", "97110", "00000"))),
    minutes=quantities,
)
proposals = st.builds(
    ProposedCode,
    code=CODES,
    units=maybe(st.integers(0, 9)),
    modifiers=st.lists(st.sampled_from(("GP", "GO", "59", "KX", "52")), max_size=3).map(tuple),
)


def visits() -> st.SearchStrategy[Visit]:
    """Any visit that can be built."""
    return st.builds(
        Visit,
        discipline=maybe(st.sampled_from(Discipline)),
        assistant=maybe(st.sampled_from(Assistant)),
        assistant_minutes=quantities,
        visit_kind=maybe(st.sampled_from(Encounter)),
        visit_number=maybe(st.integers(0, 20)),
        orthosis_or_prosthesis=maybe(st.sampled_from(DeviceKind)),
        devices=st.lists(devices, max_size=2).map(tuple),
        l_codes_billed=st.lists(L_CODES, max_size=2).map(tuple),
        l_codes_mentioned_not_billed=st.lists(L_CODES, max_size=1).map(tuple),
        l_code_status=maybe(st.sampled_from(LCodeStatus)),
        payer=maybe(PAYERS),
        minutes=minutes,
        times=st.lists(
            st.builds(ClockTime, CLOCKS, CLOCKS, st.sampled_from(("orthotic", "session", "97110"))), max_size=2
        ).map(tuple),
        other_services=st.lists(services, max_size=3).map(tuple),
        evaluation=maybe(evaluations),
        poc=maybe(st.booleans()),
        proposed_codes=st.lists(proposals, max_size=2).map(tuple),
        setting=maybe(st.sampled_from(Setting)),
        unit_rule=maybe(st.sampled_from(UnitRule)),
        year_to_date=maybe(st.floats(0, 5000)),
        locality=maybe(st.sampled_from(("national", "10112-00", "99999-99"))),
        together_minutes=maybe(st.integers(0, 60)),
        l_code_biller=maybe(st.sampled_from(LCodeBiller)),
        plan_discipline=maybe(st.sampled_from((Discipline.PT, Discipline.OT))),
        excluded_minutes=st.lists(
            st.builds(ExcludedMinutes, st.integers(0, 60), st.sampled_from(("charting", "waiting", None))), max_size=1
        ).map(tuple),
        l_code_later=maybe(st.booleans()),
        handover_only=maybe(st.booleans()),
        cotreatment=maybe(st.builds(CoTreatment, st.just("PT"), st.integers(0, 60))),
        telehealth=maybe(st.booleans()),
        minutes_by=st.sampled_from(((), (("training", "PTA"),), (("fitting", "OT"),))),
        separate_services=st.lists(
            st.builds(
                SeparateService, st.sampled_from(TIMED), st.sampled_from(Basis), st.sampled_from(("97760", None))
            ),
            max_size=1,
        ).map(tuple),
    )


timed_services = st.lists(
    st.tuples(st.sampled_from(TIMED), st.integers(0, 70)), min_size=1, max_size=5, unique_by=lambda pair: pair[0]
)
