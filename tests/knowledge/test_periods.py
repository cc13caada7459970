"""What is in force on a day, at and beside every day on which something changes."""

from __future__ import annotations

import pytest

from coder.policy import Binding
from coder.visit import Visit
from knowledge.dated import Dated, Series, day_after, faults
from knowledge.guidance import Guidance, NoGuidance
from knowledge.pairs import PairRow
from knowledge.rule_files import RuleDay

MEDICARE = Visit(payer="Medicare")


def test_the_entry_of_a_day_is_the_last_that_has_begun() -> None:
    series = Series((Dated("2018-01-01", "2019-12-31", "old"), Dated("2020-01-01", "2026-12-31", "new")))
    found = [series.in_force(day) for day in ("2017-12-31", "2018-01-01", "2019-12-31", "2020-01-01", "2031-01-01")]
    assert [each.value if each else None for each in found] == [None, "old", "old", "new", "new"]


def test_a_series_without_a_gap_has_no_fault() -> None:
    series = Series((Dated("2011-03-21", "2019-12-31", 1), Dated("2020-01-01", "2026-12-31", 2)))
    assert list(faults(series)) == []


def test_the_day_after_the_last_of_a_year_is_the_first_of_the_next() -> None:
    assert day_after("2019-12-31") == "2020-01-01"


def test_a_day_before_the_codes_existed_is_refused_with_the_reason(guidance: Guidance) -> None:
    with pytest.raises(NoGuidance, match="no guidance for 2017-12-31; expected a day from 2018-01-01 on"):
        guidance.policy_for(MEDICARE, "2017-12-31")
    assert guidance.policy_for(MEDICARE, "2018-01-01").date == "2018-01-01"


@pytest.mark.parametrize(
    ("day", "dollars", "cite"),
    [
        ("2018-12-31", 2010, "kx-thresholds-2018"),
        ("2019-01-01", 2040, "kx-thresholds-2019"),
        ("2021-06-15", 2110, "kx-thresholds-2021"),
        ("2022-06-15", 2150, "kx-thresholds-2022"),
        ("2023-12-31", 2230, "kx-thresholds-2023"),
        ("2024-01-01", 2330, "ngs-10703808"),
        ("2025-12-31", 2410, "kx-thresholds-2025"),
        ("2026-01-01", 2480, "cms-therapy-services-kx"),
    ],
)
def test_the_therapy_threshold_of_a_year(guidance: Guidance, day: str, dollars: float, cite: str) -> None:
    amount = guidance.policy_for(MEDICARE, day).therapy_threshold.amount
    assert amount is not None
    assert (amount.value, amount.ground.cites) == (dollars, (cite,))


@pytest.mark.parametrize("day", ["2020-01-01", "2020-12-31", "2027-01-01"])
def test_a_threshold_that_is_recalled_or_not_found_is_not_applied(guidance: Guidance, day: str) -> None:
    assert guidance.policy_for(MEDICARE, day).therapy_threshold.amount is None


@pytest.mark.parametrize(
    ("day", "factor"),
    [
        ("2021-12-31", None),
        ("2022-01-01", 34.6062),
        ("2023-07-01", 33.8872),
        ("2024-03-08", 32.7442),
        ("2024-03-09", 33.2875),
        ("2024-12-31", 33.2875),
        ("2025-01-01", 32.3465),
        ("2026-12-31", 33.4009),
        ("2027-01-01", None),
    ],
)
def test_the_conversion_factor_of_a_day(guidance: Guidance, day: str, factor: float | None) -> None:
    prices = guidance.policy_for(MEDICARE, day).payment.prices
    assert (prices.conversion_factor.value if prices else None) == factor


@pytest.mark.parametrize(
    ("pair", "last_day", "day_after_it"),
    [
        (("97530", "97535"), "2021-12-31", "2022-01-01"),
        (("97140", "97530"), "2019-12-31", "2020-01-01"),
        (("97530", "97116"), "2019-12-31", "2020-01-01"),
        (("97110", "97164"), "2019-12-31", "2020-01-01"),
        (("97161", "97763"), "2019-12-31", "2020-01-01"),
    ],
)
def test_a_pair_ends_with_its_last_day(
    guidance: Guidance, pair: tuple[str, str], last_day: str, day_after_it: str
) -> None:
    assert guidance.policy_for(MEDICARE, last_day).code_pairs.edits[pair].practitioner is not None
    edit = guidance.policy_for(MEDICARE, day_after_it).code_pairs.edits.get(pair)
    assert edit is None or edit.practitioner is None


@pytest.mark.parametrize("pair", [("97162", "97161"), ("97163", "97162"), ("97161", "99213")])
def test_evaluation_pairs_rest_between_january_and_september_2020(guidance: Guidance, pair: tuple[str, str]) -> None:
    in_force = [
        pair in guidance.policy_for(MEDICARE, day).code_pairs.edits
        for day in ("2019-12-31", "2020-01-01", "2020-09-30", "2020-10-01", "2026-11-24")
    ]
    assert in_force == [True, False, False, True, True]


@pytest.mark.parametrize("pair", [("97161", "97140"), ("97530", "97161"), ("97110", "97140")])
def test_pairs_with_indicator_9_were_never_in_force(guidance: Guidance, pair: tuple[str, str]) -> None:
    for day in ("2018-01-01", "2020-01-01", "2020-10-01", "2026-11-24"):
        assert pair not in guidance.policy_for(MEDICARE, day).code_pairs.edits


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        ("2019-12-31", False),
        ("2020-01-01", True),
        ("2024-06-30", True),
        ("2024-07-01", False),
        ("2026-07-31", False),
        ("2026-08-01", True),
    ],
)
def test_days_for_which_the_practitioner_file_was_not_checked_are_told(
    guidance: Guidance, day: str, is_told: bool
) -> None:
    assert bool(guidance.policy_for(MEDICARE, day).code_pairs.file_not_checked.cites) is is_told


def test_the_share_for_assistants_falls_with_2022(guidance: Guidance) -> None:
    shares = [guidance.policy_for(MEDICARE, day).payment.assistant_share.value for day in ("2021-12-31", "2022-01-01")]
    assert shares == [1.0, 0.85]


def test_video_visits_are_listed_from_march_2020_to_the_end_of_2027(guidance: Guidance) -> None:
    days = ("2020-02-29", "2020-03-01", "2027-12-31", "2028-01-01")
    listed = [guidance.policy_for(MEDICARE, day).telehealth.listed.value for day in days]
    assert listed == [(), ("97760", "97761"), ("97760", "97761"), ()]


@pytest.mark.parametrize(
    ("payer", "field", "before", "since"),
    [
        ("TRICARE", "assistants", "2020-04-15", "2020-04-16"),
        ("UnitedHealthcare", "discipline_modifiers", "2019-08-31", "2019-09-01"),
        ("Humana", "assistants", "2021-12-04", "2021-12-05"),
    ],
)
def test_a_payer_binds_from_the_day_it_says(
    guidance: Guidance, payer: str, field: str, before: str, since: str
) -> None:
    bindings = [getattr(guidance.payer_row(payer, day), field) for day in (before, since)]
    assert bindings == [Binding.NOT_KNOWN, Binding.APPLIES]


def test_the_anthem_cap_begins_with_april_2021(guidance: Guidance) -> None:
    caps = [guidance.payer_row("Anthem", day).caps for day in ("2021-03-31", "2021-04-01")]
    assert [[cap.units for cap in each] for each in caps] == [[], [4]]


@pytest.mark.parametrize(("day", "stale"), [("2026-12-31", False), ("2027-01-01", True)])
def test_a_row_is_due_for_review_with_the_next_year(guidance: Guidance, day: str, stale: bool) -> None:
    assert guidance.payer_row("Aetna", day).stale is stale


@pytest.mark.parametrize(
    ("day", "priced"), [("2025-12-31", False), ("2026-01-01", True), ("2026-12-31", True), ("2027-01-01", False)]
)
def test_an_l_code_has_amounts_only_in_the_year_of_its_schedule(guidance: Guidance, day: str, priced: bool) -> None:
    code = guidance.l_code("L3906", day)
    assert code is not None
    assert (code.floor is not None, bool(code.price_ground.cites)) == (priced, priced)


def test_every_period_gives_one_policy_for_all_its_days(guidance: Guidance) -> None:
    early, late = (guidance.policy_for(MEDICARE, day) for day in ("2026-02-03", "2026-02-04"))
    assert early.code_pairs is late.code_pairs
    assert (early.date, late.date) == ("2026-02-03", "2026-02-04")


def test_a_pair_row_holds_on_its_first_and_on_its_last_day() -> None:
    row = PairRow("97140", "97530", "1", "2000-07-01", "2019-12-31", "2026q4")
    days = ("2000-06-30", "2000-07-01", "2019-12-31", "2020-01-01")
    assert [row.is_in_force(day) for day in days] == [False, True, True, False]


def test_a_row_with_indicator_9_never_holds() -> None:
    row = PairRow("97161", "97140", "9", "2020-01-01", "2020-01-01", "2026q4")
    assert not row.is_in_force("2020-01-01")


@pytest.mark.parametrize(("day", "is_checked"), [("2026-07-31", True), ("2026-08-01", False)])
def test_a_value_is_checked_through_its_last_day(guidance: Guidance, day: str, is_checked: bool) -> None:
    on = RuleDay(guidance.policies.rule_file("code_pairs"), day)
    assert (on.ground_if("file_not_checked", value="checked") is None) is is_checked


def test_the_codes_of_2018_are_there_from_the_first_day(guidance: Guidance) -> None:
    codes = guidance.policy_for(MEDICARE, "2018-01-01").codes
    assert {"97760", "97761", "97763"} <= codes.keys()


@pytest.mark.parametrize(("day", "is_in_force"), [("2020-12-31", True), ("2021-01-01", False)])
def test_a_code_is_in_force_through_its_last_day(guidance: Guidance, day: str, is_in_force: bool) -> None:
    assert ("99201" in guidance.policies.services.in_force(day)) is is_in_force
