"""Service codes, ended codes, pairs, limits, relative values and L codes: spot values as the files have them."""

from __future__ import annotations

import pytest

from coder.policy import CodeKind, HowMade
from coder.visit import ProposedCode, Visit
from knowledge.guidance import Guidance

DAY = "2026-03-10"
MEDICARE = Visit(payer="Medicare")


@pytest.mark.parametrize(
    ("number", "kind", "timed", "discipline"),
    [
        ("97760", CodeKind.ORTHOTIC, True, None),
        ("97761", CodeKind.ORTHOTIC, True, None),
        ("97763", CodeKind.ORTHOTIC, True, None),
        ("97140", CodeKind.THERAPY, True, None),
        ("97035", CodeKind.THERAPY, True, None),
        ("97018", CodeKind.THERAPY, False, None),
        ("97150", CodeKind.GROUP, False, None),
        ("97161", CodeKind.EVALUATION, False, "PT"),
        ("97167", CodeKind.EVALUATION, False, "OT"),
        ("97168", CodeKind.RE_EVALUATION, False, "OT"),
        ("99213", CodeKind.E_M, False, None),
        ("29125", CodeKind.CAST, False, None),
    ],
)
def test_a_service_code(guidance: Guidance, number: str, kind: CodeKind, timed: bool, discipline: str | None) -> None:
    code = guidance.policy_for(MEDICARE, DAY).codes[number]
    assert (code.kind, code.timed, code.discipline) == (kind, timed, discipline)


def test_heat_is_bundled_and_unattended_stimulation_is_replaced(guidance: Guidance) -> None:
    codes = guidance.policy_for(MEDICARE, DAY).codes
    assert [number for number, code in codes.items() if code.bundled] == ["97010", "97602"]
    assert {number: code.replaced_by for number, code in codes.items() if code.replaced_by} == {"97014": "G0283"}


@pytest.mark.parametrize(
    ("number", "last_day", "successors"),
    [
        ("97001", "2016-12-31", ("97161", "97162", "97163")),
        ("97002", "2016-12-31", ("97164",)),
        ("97003", "2016-12-31", ("97165", "97166", "97167")),
        ("97004", "2016-12-31", ("97168",)),
        ("97504", "2005-12-31", ("97760", "97763")),
        ("97520", "2005-12-31", ("97761", "97763")),
        ("97703", "2005-12-31", ("97763",)),
        ("97762", "2017-12-31", ("97763", "97760")),
    ],
)
def test_an_ended_code(guidance: Guidance, number: str, last_day: str, successors: tuple[str, ...]) -> None:
    policy = guidance.policy_for(MEDICARE, DAY)
    assert (policy.retired[number].ended, policy.retired[number].successors) == (last_day, successors)
    assert number not in policy.codes


def test_an_ended_code_tells_what_stands_in_its_place(guidance: Guidance) -> None:
    retired = guidance.retired("97762")
    assert retired is not None
    assert retired.ground.text == (
        "ended on 31 December 2017; a later encounter is 97763, a first one of an orthosis 97760"
    )


@pytest.mark.parametrize("code", ["97760", "97762", "97129", "L3906", "L9900", "99213"])
def test_codes_that_are_known(guidance: Guidance, code: str) -> None:
    assert guidance.knows(code)


@pytest.mark.parametrize("code", ["97764", "L3907", "E1800", "", "L", "97760 ", "code"])
def test_codes_that_are_not_known(guidance: Guidance, code: str) -> None:
    assert not guidance.knows(code)


@pytest.mark.parametrize(
    ("wrong", "offered"),
    [("97764", "97763"), ("9776", "97760"), ("l3907", "L3906"), ("L39060", "L3906"), ("12345", None), ("", None)],
)
def test_the_nearest_code_differs_by_one_slip(guidance: Guidance, wrong: str, offered: str | None) -> None:
    assert guidance.nearest(wrong) == offered


@pytest.mark.parametrize(
    ("column1", "column2", "practitioner", "hospital"),
    [
        ("97760", "97763", "0", "0"),
        ("97761", "97763", "0", "0"),
        ("97161", "97763", "0", "1"),
        ("97168", "97763", "0", "1"),
        ("97760", "97164", "1", "1"),
        ("97760", "97116", "1", "1"),
        ("97761", "97760", "1", "1"),
        ("97150", "97760", "1", "1"),
        ("97755", "97763", "1", "1"),
        ("97763", "97140", "1", "1"),
        ("97760", "29125", "1", "1"),
        ("97760", "96523", "0", None),
        ("97140", "97124", "0", "0"),
        ("97750", "97150", "0", "0"),
        ("97162", "99213", "1", None),
        ("97024", "97164", None, "1"),
    ],
)
def test_a_pair_of_2026(
    guidance: Guidance, column1: str, column2: str, practitioner: str | None, hospital: str | None
) -> None:
    edit = guidance.policy_for(MEDICARE, DAY).code_pairs.edits[column1, column2]
    assert (edit.practitioner, edit.hospital) == (practitioner, hospital)


@pytest.mark.parametrize(
    "pair",
    [
        ("97760", "97161"),
        ("97760", "97530"),
        ("97760", "97535"),
        ("97763", "97760"),
        ("97761", "29125"),
        ("97763", "97164"),
        ("97140", "97530"),
        ("97530", "97116"),
        ("97161", "97140"),
        ("97164", "97110"),
        ("97760", "99213"),
    ],
)
def test_a_pair_that_does_not_exist(guidance: Guidance, pair: tuple[str, str]) -> None:
    assert pair not in guidance.policy_for(MEDICARE, DAY).code_pairs.edits


@pytest.mark.parametrize(
    ("code", "practitioner", "hospital", "absolute"),
    [
        ("97760", 6, 6, False),
        ("97761", 6, 6, False),
        ("97763", 6, 6, False),
        ("97110", 6, 8, False),
        ("97112", 4, 6, False),
        ("97150", 1, 2, False),
        ("97537", 6, 8, False),
        ("97161", 1, 1, True),
        ("29125", 1, 1, True),
        ("29130", 3, 3, False),
        ("97010", 0, 1, False),
    ],
)
def test_a_unit_limit(guidance: Guidance, code: str, practitioner: int, hospital: int, absolute: bool) -> None:
    limit = guidance.policy_for(MEDICARE, DAY).unit_limits.limits[code]
    assert (limit.practitioner, limit.hospital) == (practitioner, hospital)
    if code != "97010":
        assert limit.absolute is absolute


@pytest.mark.parametrize(
    ("code", "day", "values"),
    [
        ("97760", "2022-05-01", (0.50, 0.92, 0.02)),
        ("97763", "2023-05-01", (0.48, 1.10, 0.01)),
        ("97761", "2024-11-30", (0.50, 0.74, 0.01)),
        ("97760", "2025-05-01", (0.50, 0.91, 0.01)),
        ("97760", DAY, (0.50, 0.87, 0.01)),
        ("97761", DAY, (0.50, 0.70, 0.01)),
        ("97763", DAY, (0.48, 1.01, 0.01)),
        ("97162", DAY, (1.54, 1.38, 0.01)),
        ("97164", DAY, (0.96, 1.05, 0.01)),
        ("97140", DAY, (0.43, 0.39, 0.01)),
    ],
)
def test_relative_values_of_a_day(guidance: Guidance, code: str, day: str, values: tuple[float, float, float]) -> None:
    prices = guidance.policy_for(MEDICARE, day).payment.prices
    assert prices is not None
    value = prices.values[code]
    assert (value.work, value.practice_expense, value.malpractice) == values
    assert value.reducible


def test_the_national_amount_of_a_unit_of_97760(guidance: Guidance) -> None:
    prices = guidance.policy_for(MEDICARE, DAY).payment.prices
    assert prices is not None
    value = prices.values["97760"]
    total = value.work + value.practice_expense + value.malpractice
    assert round(total * prices.conversion_factor.value, 2) == 46.09


@pytest.mark.parametrize("code", ["99213", "97010", "97014", "97799"])
def test_a_code_without_a_payable_value_has_none(guidance: Guidance, code: str) -> None:
    prices = guidance.policy_for(MEDICARE, DAY).payment.prices
    assert prices is not None
    assert code not in prices.values


def test_splints_are_not_under_the_therapy_reduction(guidance: Guidance) -> None:
    prices = guidance.policy_for(MEDICARE, DAY).payment.prices
    assert prices is not None
    assert not prices.values["29125"].reducible


@pytest.mark.parametrize(
    ("locality", "year", "values"),
    [
        ("10112-00", "2026", (1.000, 0.875, 0.566)),
        ("02102-01", "2026", (1.500, 1.065, 0.551)),
        ("01112-05", "2025", (1.088, 1.419, 0.445)),
    ],
)
def test_geographic_indices(guidance: Guidance, locality: str, year: str, values: tuple[float, float, float]) -> None:
    prices = guidance.policy_for(MEDICARE, f"{year}-06-01").payment.prices
    assert prices is not None
    assert len(prices.localities) == 109
    place = prices.localities[locality]
    assert (place.work, place.practice_expense, place.malpractice) == values


def test_indices_of_years_that_are_not_held_are_not_invented(guidance: Guidance) -> None:
    prices = guidance.policy_for(MEDICARE, "2024-06-01").payment.prices
    assert prices is not None
    assert prices.localities == {}


@pytest.mark.parametrize(
    ("number", "regions", "how_made", "jointed", "floor", "ceiling", "most"),
    [
        ("L3906", {"hand", "wrist", "forearm"}, HowMade.CUSTOM, False, 444.32, 592.42, 2),
        ("L3808", {"finger", "thumb", "hand", "wrist", "forearm"}, HowMade.CUSTOM, False, 372.36, 496.49, 2),
        ("L3933", {"finger", "thumb"}, HowMade.CUSTOM, False, 213.17, 284.23, 3),
    ],
)
def test_an_l_code(
    guidance: Guidance,
    number: str,
    regions: set[str],
    how_made: HowMade,
    jointed: bool,
    floor: float,
    ceiling: float,
    most: int,
) -> None:
    code = guidance.l_code(number, DAY)
    assert code is not None
    assert (set(code.body_regions), code.how_made, code.jointed) == (regions, how_made, jointed)
    assert (code.floor, code.ceiling, code.most_units, code.takes_side) == (floor, ceiling, most, True)


@pytest.mark.parametrize(
    ("number", "twins"),
    [
        ("L3913", {HowMade.CUSTOM_FITTED: "L3923", HowMade.OFF_THE_SHELF: "L3924"}),
        ("L3807", {HowMade.OFF_THE_SHELF: "L3809"}),
        ("L3906", {}),
        ("L3960", {}),
        ("L1844", {HowMade.CUSTOM_FITTED: "L1843", HowMade.OFF_THE_SHELF: "L1851"}),
        ("L4361", {HowMade.CUSTOM_FITTED: "L4360"}),
    ],
)
def test_twins_differ_only_in_how_they_are_made(guidance: Guidance, number: str, twins: dict[HowMade, str]) -> None:
    code = guidance.l_code(number, DAY)
    assert code is not None
    assert dict(code.twins) == twins


@pytest.mark.parametrize(
    ("number", "excluded"), [("L3000", True), ("L3161", False), ("L3224", False), ("L1960", False)]
)
def test_foot_supports_are_marked_and_parts_of_leg_braces_are_not(
    guidance: Guidance, number: str, excluded: bool
) -> None:
    code = guidance.l_code(number, DAY)
    assert code is not None
    assert code.is_foot_support is excluded


@pytest.mark.parametrize(
    ("number", "takes_side"),
    [("L3906", True), ("L5301", True), ("L0648", False), ("L0120", False), ("L1652", False), ("L4205", False)],
)
def test_only_devices_of_one_limb_take_a_side(guidance: Guidance, number: str, takes_side: bool) -> None:
    code = guidance.l_code(number, DAY)
    assert code is not None
    assert code.takes_side is takes_side


def test_l_codes_named_anywhere_in_the_visit_are_given(guidance: Guidance) -> None:
    visit = Visit(
        payer="Medicare",
        l_codes_billed=("L3906", "L0000"),
        l_codes_mentioned_not_billed=("L3908",),
        proposed_codes=(ProposedCode("L3808"), ProposedCode("97760")),
    )
    assert set(guidance.policy_for(visit, DAY).devices.named) == {"L3906", "L3908", "L3808"}
