"""What was imported is used from its day on, cited as the clinic's own file, and what was before stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from coder.answer import answer
from coder.coding import code_visit
from coder.policy import HowMade, Policy
from coder.visit import Device, LCodeStatus, ProposedCode, Service, Visit
from knowledge.check import check
from knowledge.guidance import Guidance
from knowledge.imports.overlay import Made, Overlay
from knowledge.imports.update import make
from knowledge.prices import GPCI
from knowledge.status import status
from knowledge.tables import read_table
from knowledge.unit_limits import MUE
from tests.knowledge.imports import made
from tests.knowledge.imports.conftest import Propose

Import = Callable[[Sequence[Path] | Path], Guidance]
MEDICARE = Visit(payer="Medicare")
BEFORE, AFTER = "2026-12-31", "2027-01-01"


def policy(guidance: Guidance, day: str, visit: Visit = MEDICARE) -> Policy:
    return guidance.policy_for(visit, day)


@pytest.fixture
def pairs(tmp_path: Path, shipped: Guidance) -> list[Path]:
    changed = {"97760/97110": ("0", "20270101", "*"), "97763/97140": ("1", "20180101", "20261231")}
    return made.pairs_zip(tmp_path, made.pair_rows(shipped, changed=changed), parts=2)


@pytest.fixture
def codes(tmp_path: Path, shipped: Guidance) -> Path:
    text = "Invented wrist hand orthosis without joints, prefabricated, off-the-shelf"
    lines = made.hcpcs_lines(shipped, {"L3898": text}, {"L3906": "20261231"}, ["L0112"])
    path = tmp_path / "HCPC2027_JAN_ANWEB.txt"
    path.write_bytes(lines)
    return path


def test_a_limit_holds_from_the_day_of_its_file(limits: Path, imported: Import, shipped: Guidance) -> None:
    guidance = imported(limits)
    held = [policy(guidance, day).unit_limits.limits["97760"].practitioner for day in (BEFORE, AFTER)]
    assert held == [6, 4]
    assert policy(guidance, AFTER).unit_limits.limits["97760"].hospital == 6
    assert policy(guidance, BEFORE).unit_limits.limits == policy(shipped, BEFORE).unit_limits.limits


def test_a_limit_that_changed_cites_the_imported_file_and_one_that_did_not_its_own(
    limits: Path, imported: Import
) -> None:
    guidance = imported(limits)
    changed = policy(guidance, AFTER).unit_limits.limits["97760"].ground.cites
    assert changed == ("cms-mue-2024q3", "own-limits-practitioner-20270101")
    assert policy(guidance, AFTER).unit_limits.limits["97110"].ground.cites == ("cms-mue-2024q3",)
    held = read_table(guidance.files.text(MUE), MUE).row("97110")
    assert held is not None
    assert (held["first"], held["last"]) == ("2024q3", "own-limits-practitioner-20270101")
    cited = guidance.citation("own-limits-practitioner-20270101")
    assert (cited.effective, cited.grade) == ("2027-01-01", "P")
    assert cited.locator == "MCR_MUE_PractitionerServices_Eff_01-01-2027.csv"
    assert guidance.source_of("own-limits-practitioner-20270101").checked == "2026-12-20"


def test_version_and_digest_tell_the_import_and_status_its_days(
    limits: Path, imported: Import, shipped: Guidance
) -> None:
    guidance = imported(limits)
    assert guidance.version == f"{shipped.version}+1"
    assert guidance.sha256 != shipped.sha256
    stale, fresh = ({each.part for each in status(g, AFTER).stale} for g in (shipped, guidance))
    assert ("mue" in stale, "mue" in fresh) == (True, False)
    told = {each.source.key: each.verified_through for each in status(guidance, AFTER).sources}
    assert told["own-limits-practitioner-20270101"] == "2027-03-31"


def test_all_that_is_laid_over_passes_the_strict_check(
    tmp_path: Path, limits: Path, pairs: list[Path], codes: Path, imported: Import, shipped: Guidance
) -> None:
    values = (*made.VALUE_HEADINGS, *made.value_rows(shipped))
    grid = (*made.PRICE_HEADINGS, *made.price_rows(shipped, {"L3908": ("60.5", "80.75")}))
    indices = (*made.INDEX_HEADINGS, *made.index_rows(shipped), *made.INDEX_NOTES)
    rvu = made.zipped(
        tmp_path / "rvu27a.zip",
        {"PPRRVU2027_Jan_nonQPP.csv": made.as_csv(values), "GPCI2027.csv": made.as_csv(indices)},
    )
    dme = made.zipped(tmp_path / "dme27.zip", {"DMEPOS27_JAN.csv": made.as_csv(grid)})
    guidance = imported([limits, *pairs, codes, rvu, dme])
    assert check(guidance) == []
    assert len(guidance.files.overlay.imports if guidance.files.overlay else ()) == 6


def test_a_pair_that_is_now_never_billed_together_takes_its_column_2_off_the_claim(
    pairs: list[Path], imported: Import
) -> None:
    guidance = imported(pairs)
    assert guidance.policies.pairs.edits(BEFORE)["97760", "97110"].practitioner is None
    assert guidance.policies.pairs.edits(AFTER)["97760", "97110"].practitioner == "0"
    assert ("97763", "97140") in guidance.policies.pairs.edits(BEFORE)
    assert guidance.policies.pairs.edits(AFTER)["97763", "97140"].practitioner is None


def test_an_imported_pair_file_has_every_day_of_its_pairs_checked_to_the_end_of_its_quarter(
    pairs: list[Path], imported: Import, shipped: Guidance
) -> None:
    guidance = imported(pairs)

    def unchecked(guidance: Guidance, day: str) -> tuple[str, ...]:
        return policy(guidance, day).code_pairs.file_not_checked.cites

    assert unchecked(shipped, "2021-05-01")
    assert unchecked(shipped, BEFORE)
    assert not unchecked(guidance, "2021-05-01")
    assert not unchecked(guidance, "2027-03-31")
    assert unchecked(guidance, "2027-04-01") == ("own-pairs-practitioner-20270101",)


def test_the_estimate_of_a_year_that_was_not_held(tmp_path: Path, imported: Import, shipped: Guidance) -> None:
    rows = made.value_rows(shipped, {"97760": ("0.6", "0.9", "0.02")}, factor="34.1234")
    path = tmp_path / "PPRRVU2027_Jan_nonQPP.csv"
    path.write_bytes(made.as_csv((*made.VALUE_HEADINGS, *rows)))
    guidance = imported(path)
    assert policy(shipped, AFTER).payment.prices is None
    prices = policy(guidance, AFTER).payment.prices
    assert prices is not None
    assert prices.conversion_factor.value == 34.1234
    assert prices.conversion_factor.ground.cites == ("own-values-20270101",)
    assert (prices.values["97760"].work, prices.values["97760"].reducible) == (0.6, True)
    assert policy(guidance, AFTER).payment.fee_schedule.cites == ("own-values-20270101",)
    assert policy(guidance, BEFORE).payment.fee_schedule.cites == ("cms-pfs-2026",)
    assert policy(guidance, "2028-01-01").payment.prices is None
    before = policy(guidance, BEFORE).payment.prices
    assert before is not None
    assert (before.conversion_factor.value, before.values["97760"].work) == (33.4009, 0.5)


def test_the_amounts_of_a_new_schedule(tmp_path: Path, imported: Import, shipped: Guidance) -> None:
    path = tmp_path / "DMEPOS27_JAN.csv"
    path.write_bytes(made.as_csv((*made.PRICE_HEADINGS, *made.price_rows(shipped, {"L3906": ("300.5", "420.25")}))))
    guidance = imported(path)
    told = [guidance.l_code("L3906", day) for day in (BEFORE, AFTER)]
    assert [(each.floor, each.ceiling) for each in told if each] == [(444.32, 592.42), (300.5, 420.25)]
    keys = [each.price_ground.cites for each in told if each]
    assert keys == [("cms-dmepos-2026-01",), ("own-prices-20270101",)]
    said = [guidance.citation(key, ["L3906"]).says for (key,) in keys]
    assert ["444.32" in said[0], "592.42" in said[0], "300.50" in said[1], "420.25" in said[1]] == [True] * 4


def test_a_new_l_code_is_known_from_its_day_with_what_its_text_tells(codes: Path, imported: Import) -> None:
    guidance = imported(codes)
    assert guidance.l_code("L3898", BEFORE) is None
    new = guidance.l_code("L3898", AFTER)
    assert new is not None
    assert (new.how_made, new.body_regions, new.label) == (HowMade.OFF_THE_SHELF, (), "short L3898")
    assert new.ground.cites == ("own-hcpcs-20270101",)


@pytest.mark.parametrize("code", ["L3906", "L0112"])
def test_an_l_code_that_ended_is_on_no_claim_of_a_later_day(code: str, codes: Path, imported: Import) -> None:
    guidance = imported(codes)
    visit = Visit(
        payer="Medicare",
        devices=(Device(body_region="wrist"),),
        l_codes_billed=(code,),
        l_code_status=LCodeStatus.BILLED,
        proposed_codes=(ProposedCode(code, 1),),
    )
    billed = [code_visit(visit, policy(guidance, day, visit)) for day in (BEFORE, AFTER)]
    assert [code in {line.code for line in each.lines} for each in billed] == [True, False]
    assert [finding.finding for finding in billed[1].findings if finding.about == code] == ["retired-code"]
    assert billed[1].proposed[0].cites == ("own-hcpcs-20270101",)


def test_files_are_laid_over_each_other_in_the_order_of_their_days(
    tmp_path: Path, own: Path, limits: Path, proposed: Propose, shipped: Guidance
) -> None:
    make(proposed(limits), own)
    april = tmp_path / "MCR_MUE_PractitionerServices_Eff_04-01-2027.csv"
    april.write_bytes(made.limits_csv(made.limit_rows(shipped, "practitioner", {"97760": "5"})))
    make(proposed(april, today="2027-03-20"), own)
    guidance = Guidance.open(updates=own)
    days = (BEFORE, AFTER, "2027-03-31", "2027-04-01")
    assert [policy(guidance, day).unit_limits.limits["97760"].practitioner for day in days] == [6, 4, 4, 5]
    assert check(guidance) == []


def test_the_same_release_again_takes_the_place_of_the_first(
    own: Path, limits: Path, proposed: Propose, shipped: Guidance
) -> None:
    make(proposed(limits), own)
    limits.write_bytes(made.limits_csv(made.limit_rows(shipped, "practitioner", {"97760": "3"})))
    make(proposed(limits), own)
    guidance = Guidance.open(updates=own)
    assert guidance.version.endswith("+2")
    assert policy(guidance, AFTER).unit_limits.limits["97760"].practitioner == 3


def test_a_claim_meets_the_limit_of_its_own_day(limits: Path, imported: Import) -> None:
    guidance = imported(limits)
    visit = Visit(payer="Medicare", other_services=(Service("97760", 75),))

    def findings(day: str) -> set[str]:
        return {finding.finding for finding in answer(visit, policy(guidance, day, visit)).findings}

    assert "above-unit-limit" not in findings(BEFORE)
    assert "above-unit-limit" in findings(AFTER)


def test_a_service_code_that_ends_is_still_billed_until_it_does(
    tmp_path: Path, imported: Import, shipped: Guidance
) -> None:
    path = tmp_path / "HCPC2027_JAN_ANWEB.txt"
    path.write_bytes(made.hcpcs_lines(shipped, {}, {"G0283": "20261231"}))
    guidance = imported(path)
    visit = Visit(payer="Medicare", other_services=(Service("G0283", 15), Service("97110", 30)))
    billed = [code_visit(visit, policy(guidance, day, visit)) for day in (BEFORE, AFTER)]
    assert [{line.code for line in each.lines} for each in billed] == [{"G0283", "97110"}, {"97110"}]
    assert "retired-code" in {finding.finding for finding in billed[1].findings}


def test_a_schedule_of_july_takes_the_place_of_the_one_of_january(
    tmp_path: Path, imported: Import, shipped: Guidance
) -> None:
    path = tmp_path / "DMEPOS26_JUL.csv"
    rows = made.price_rows(shipped, {"L3906": ("300.5", "420.25")})
    path.write_bytes(made.as_csv((("July 2026 Fee Schedule",), made.PRICE_HEADINGS[-1], *rows)))
    guidance = imported(path)
    days = ("2026-06-30", "2026-07-01", "2026-12-31")
    assert [code.floor for day in days if (code := guidance.l_code("L3906", day))] == [444.32, 300.5, 300.5]


def test_a_newer_program_that_ships_a_later_file_wins_over_an_older_import(limits: Path, proposed: Propose) -> None:
    (release,) = proposed(limits).imports
    overlay = Overlay(1, [Made(release, "2026-12-20")])

    def shipped(published: str) -> str:
        head = f"# vintage: v\n# verified_through: 2027-06-30\n# published: {published}\n# 2024q3: cms-mue-2024q3 P\n"
        columns = "code,practitioner,practitioner_mai,hospital,hospital_mai,dme,dme_mai,first,last\n"
        return f"{head}{columns}97760,5,3,,,,,2024q3,2024q3\n"

    def laid(published: str) -> str | None:
        return overlay.text("codes/mue.csv", lambda path: shipped(published))

    assert laid("2027-04-01") is None
    older = laid("2026-10-01")
    assert older is not None
    assert "97760,4,3,,,,,own-limits-practitioner-20270101" in older


def test_a_locality_keeps_its_name(tmp_path: Path, imported: Import, shipped: Guidance) -> None:
    path = tmp_path / "GPCI2027.csv"
    indices = (*made.INDEX_HEADINGS, *made.index_rows(shipped), *made.INDEX_NOTES)
    path.write_bytes(made.as_csv(indices))
    rows = {
        row["locality"]: row
        for row in read_table(imported(path).files.text(GPCI), GPCI).rows()
        if row["year"] == "2027"
    }
    assert len(rows) == 109
    assert (rows["10112-00"]["name"], rows["10112-00"]["work"]) == ("AL Alabama", "1")
    assert rows["01112-52"]["name"] == "CA San Francisco-Oakland-Berkeley (Marin Cnty)"
