"""Codes: their units and modifiers, and who bills them when."""

from __future__ import annotations

import pytest

from assistant.extraction import Reader
from coder.visit import LCodeStatus, ProposedCode


@pytest.mark.parametrize(
    ("text", "code", "units", "modifiers"),
    [
        ("97760 x2 GO", "97760", 2, ("GO",)),
        ("97760GO", "97760", None, ("GO",)),
        ("97763-GP-59", "97763", None, ("GP", "59")),
        ("97760 (2)", "97760", 2, ()),
        ("97760 2 units", "97760", 2, ()),
        ("97760 (2 units) GO KX", "97760", 2, ("GO", "KX")),
        ("97761 x 12 min", "97761", None, ()),
        ("97760 x 1 (not x2)", "97760", 1, ()),
        ("2 units of 97760", "97760", 2, ()),
        ("97760 qty 2", "97760", 2, ()),
        ("97760 units: 2", "97760", 2, ()),
        ("97760 times 2", "97760", 2, ()),
        ("97760 | 2 un | 30 min", "97760", 2, ()),
        ("97760 with modifiers GP and CQ", "97760", None, ("GP", "CQ")),
        ("97760 modifier 59", "97760", None, ("59",)),
        ("97760.GO", "97760", None, ("GO",)),
        ("two units of 97760 or one?", "97760", None, ()),
        ("97760 times 2 min", "97760", None, ()),
        ("97760. GO home", "97760", None, ()),
        ("97760 for 25 min", "97760", None, ()),
        ("nine seven seven six oh", "97760", None, ()),
    ],
)
def test_a_code_takes_its_units_and_modifiers(
    reader: Reader, text: str, code: str, units: int | None, modifiers: tuple[str, ...]
) -> None:
    assert reader.read(text).visit.proposed_codes == (ProposedCode(code, units, modifiers),)


@pytest.mark.parametrize(
    "text",
    [
        "not billing 97760, splint training 10 min, OT",
        "97760 was deleted from the claim",
        "would it be 97760 if he comes back with an AFO",
        "97763 billed last week",
        "phone 97760-1234",
        "12345 Main Street",
    ],
)
def test_codes_that_are_not_proposed_for_today(reader: Reader, text: str) -> None:
    assert reader.read(text).visit.proposed_codes == ()


@pytest.mark.parametrize(
    ("text", "billed"),
    [
        ("we bill L3906", ("L3906",)),
        ("L3906-RT on our claim", ("L3906",)),
        ("billed L1970 and L2280 today", ("L1970", "L2280")),
        ("L1970 was replaced by L1960, we bill L1960", ("L1960",)),
    ],
)
def test_l_codes_that_we_bill_today(reader: Reader, text: str, billed: tuple[str, ...]) -> None:
    visit = reader.read(text).visit
    assert visit.l_codes_billed == billed
    assert visit.l_code_status is LCodeStatus.BILLED


@pytest.mark.parametrize(
    "text",
    [
        "L3906 billed by the orthotist",
        "L1970 from the vendor",
        "the hospital billed L0650",
        "L3906 was billed 3/2 at the first visit",
        "not billing L3906",
        "will bill L1970 at delivery",
        "L5301 is Hanger's",
        "bought an L1830 online, we do not bill L1830",
        "L4 compression fracture, fused L3-L4",
    ],
)
def test_l_codes_of_others_or_of_other_days_are_never_billed(reader: Reader, text: str) -> None:
    visit = reader.read(text).visit
    assert visit.l_codes_billed == ()
    assert visit.l_code_status is not LCodeStatus.BILLED
