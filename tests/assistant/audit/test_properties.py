"""Whatever stands in a file, every row ends in a finding, checked or passed over, and nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.audit.columns import Mapped
from assistant.audit.run import Wanted, audited
from knowledge.guidance import Guidance

GUIDANCE = Guidance.open()
HEADINGS = "patient id,date of service,cpt,modifiers,units,minutes,credential,payer,pos,device,allowed"
CODES = (
    *(
        "97760",
        "97761",
        "97763",
        "97762",
        "97161",
        "97168",
        "99213",
        "97110",
        "97140",
        "97150",
        "97010",
        "29125",
        "97014",
    ),
    *("97504", "97769", "L3906", "L1960", "L5301", "L9999", "J1100", "97533", "0791T", "", "x"),
)
LETTERS = st.lists(
    st.sampled_from(("GP", "GO", "GN", "CQ", "CO", "KX", "59", "XS", "25", "95", "RT", "LT", "GA")), max_size=4
)
ROW = st.tuples(
    st.sampled_from(("A", "B", "")),
    st.sampled_from(("2026-03-02", "3/9/2025", "2019-12-31", "2017-01-01", "2030-01-01", "soon", "")),
    st.sampled_from(CODES),
    LETTERS.map(" ".join),
    st.sampled_from(("", "0", "1", "2", "9", "400", "1.0", "-1")),
    st.sampled_from(("", "0", "7", "8", "23", "600", "half")),
    st.sampled_from(("", "PT", "PTA", "OTR/L", "COTA", "Jo Do, DPT", "MD", "SLP")),
    st.sampled_from(("", "Medicare", "Aetna", "TRICARE", "Texas Medicaid", "self-pay", "=1+1", "Nobody")),
    st.sampled_from(("", "11", "22", "31", "2", "10", "99")),
    st.sampled_from(("", "one", "two")),
    st.sampled_from(("", "30.5", "$2,500.00", "free")),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("audit") / "claims.csv"


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(ROW, min_size=1, max_size=12))
def test_every_row_is_accounted_for(rows: list[tuple[str, ...]], path: Path) -> None:
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    path.write_text("\n".join((HEADINGS, *lines, "")))
    with audited(Wanted(path, Mapped(), None, "2026-03-10"), GUIDANCE, lambda read: None) as found:
        findings = list(found.findings)
        counted = found.rows_checked + found.rows_not_ours + found.rows_not_read
    assert counted == found.rows == len(rows)
    assert all(1 < number <= len(rows) + 1 for each in findings for number in each.rows)
    assert all(each.rule and each.cites for each in findings if each.heading != "not-read")
