"""The shipped data have no fault, and every kind of fault is found with its file and line."""

from __future__ import annotations

from importlib.resources import files

import pytest

from knowledge.check import check
from knowledge.guidance import Guidance
from knowledge.problems import GuidanceError
from knowledge.rule_files import read_rule_file
from tests.knowledge.conftest import Break


def test_the_shipped_guidance_has_no_fault(guidance: Guidance) -> None:
    assert check(guidance) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "rules/timed_units.yaml",
            "    grade: P-copy\n",
            "    grade: P-copy\n    gradus: P\n",
            "rules/timed_units.yaml:8: unknown key gradus",
        ),
        (
            "rules/timed_units.yaml",
            "    value: 8\n",
            "    value: 8\n    value: 9\n",
            "rules/timed_units.yaml:6: the key value is given twice",
        ),
        (
            "rules/timed_units.yaml",
            "    cites: [cms-100-04-ch5-s20.2-c]",
            "    cites: []",
            "rules/timed_units.yaml:3: uncited: expected at least one citation key in cites",
        ),
        (
            "rules/timed_units.yaml",
            "    cites: [cms-100-04-ch5-s20.2-c]",
            "    cites: [cms-100-04-ch5-s99]",
            "rules/timed_units.yaml:3: the citation cms-100-04-ch5-s99 leads to no passage",
        ),
        (
            "rules/timed_units.yaml",
            "    grade: P-copy",
            "    grade: Q",
            "rules/timed_units.yaml:7: grade: expected P, P-copy, S or R, found 'Q'",
        ),
        (
            "rules/timed_units.yaml",
            "    value: 8\n",
            "    value: eight\n",
            "rules/timed_units.yaml:3: first_unit_at: expected a whole number",
        ),
        (
            "rules/encounter.yaml",
            '    value: "97760"',
            "    value: 97760",
            "rules/encounter.yaml:5: the code 97760 must be quoted",
        ),
        (
            "rules/discipline.yaml",
            'PT: "GP"',
            "PT: L3906",
            "rules/discipline.yaml:5: the code L3906 must be quoted",
        ),
        (
            "rules/therapy_threshold.yaml",
            "effective: 2018-01-01\n    verified_through: 2018-12-31",
            "effective: 2018-02-01\n    verified_through: 2018-12-31",
            "rules/therapy_threshold.yaml:9: amount: gap: nothing is in force from 2018-01-01 "
            "to the day before 2018-02-01",
        ),
        (
            "rules/therapy_threshold.yaml",
            "effective: 2021-01-01",
            "effective: 2021-01-02",
            "rules/therapy_threshold.yaml:24: amount: gap: nothing is verified from 2021-01-01 to this day",
        ),
        (
            "rules/therapy_threshold.yaml",
            "effective: 2021-01-01",
            "effective: 2020-12-31",
            "rules/therapy_threshold.yaml:24: amount: overlap: the value before is verified through 2020-12-31",
        ),
        (
            "rules/therapy_threshold.yaml",
            "effective: 2021-01-01",
            "effective: 2019-01-01",
            "rules/therapy_threshold.yaml:24: amount: overlap: effective 2019-01-01 does not come after 2020-01-01",
        ),
        (
            "rules/therapy_threshold.yaml",
            "verified_through: 2021-12-31",
            "verified_through: 2021-13-31",
            "rules/therapy_threshold.yaml:25: verified_through: expected a date YYYY-MM-DD, found '2021-13-31'",
        ),
        (
            "rules/unit_allocation.yaml",
            "sharing:",
            "shared:",
            "rules/unit_allocation.yaml:1: expected the field sharing",
        ),
        (
            "rules/device_billing.yaml",
            'followed: "beside an L code the training',
            'followed: "beside an L code no training',
            "rules/device_billing.yaml:121: followed: expected the wording of one of the positions",
        ),
        (
            "payers/aetna.yaml",
            'threshold: "no"',
            "threshold: perhaps",
            "payers/aetna.yaml:3: threshold: expected one of applies, assumed, not_known, no, found 'perhaps'",
        ),
        (
            "payers/aetna.yaml",
            "statements:",
            "statement:",
            "payers/aetna.yaml:16: unknown key statement",
        ),
        (
            "payers/kaiser.yaml",
            '"Kaiser Permanente"',
            '"Aetna"',
            "payers/kaiser.yaml:1: Aetna is also a name of payers/aetna.yaml",
        ),
        (
            "passages/zayacare-aetna.yaml",
            "grade: S",
            "grade: T",
            "passages/zayacare-aetna.yaml:4: grade: expected one of P, P-copy, S, R, found 'T'",
        ),
        (
            "passages/zayacare-aetna.yaml",
            "  locator:",
            "  place:",
            "passages/zayacare-aetna.yaml:2: locator: expected a text",
        ),
        (
            "passages/zayacare-aetna.yaml",
            "zayacare-aetna-assistants:",
            "assistants:",
            "passages/zayacare-aetna.yaml:7: assistants: expected a key that begins with zayacare-aetna",
        ),
        (
            "passages/kmc-97760.yaml",
            "contested_with: [aota-orthotics-coding]",
            "contested_with: [aota-nowhere]",
            "passages/kmc-97760.yaml:1: the citation aota-nowhere leads to no passage",
        ),
        (
            "sources.yaml",
            "zayacare-aetna:\n",
            "zayacare:\n",
            "passages/zayacare-aetna.yaml:1: no source of this name in sources.yaml",
        ),
        (
            "codes/rvu.csv",
            "2022-12-31,0.50,0.92",
            "2022-12-31,0.50,much",
            "codes/rvu.csv:@: practice_expense: expected a number, found 'much'",
        ),
        (
            "codes/rvu.csv",
            "2022-01-01,2022-12-31",
            "2022-01-01,2022-31-12",
            "codes/rvu.csv:@: to: expected a date YYYY-MM-DD, found '2022-31-12'",
        ),
        (
            "codes/services.csv",
            "G0543,",
            "G054E,",
            "codes/services.csv:@: code: expected a code, found 'G054E'",
        ),
        (
            "codes/mue.csv",
            "29000,1,3,1,3,,,2026q4,2026q4\n",
            "29000,1,3,1,3,,,2026q4,2026q4\n29000,1,3,1,3,,,2026q4,2026q4\n",
            "codes/mue.csv:10: the row of 29000 is given twice",
        ),
        (
            "codes/mue.csv",
            "29000,1,3,1,3,,,2026q4,2026q4\n",
            "29999,1,3,1,3,,,2026q4,2026q4\n",
            "codes/mue.csv:10: 29010 does not come after 29999",
        ),
        (
            "codes/mue.csv",
            "29000,1,3,1,3,,,2026q4,2026q4\n",
            "29000,1,3,1\n",
            "codes/mue.csv:9: expected 9 values, found 4",
        ),
        (
            "codes/l_codes.csv",
            "off_the_shelf:L3924",
            "off_the_shelf:L3925",
            "codes/l_codes.csv:@: twins: L3925 does not name L3913 as its twin",
        ),
        (
            "codes/retired.csv",
            "97763;97760",
            "97766;97760",
            "codes/retired.csv:1: 97762: the successor 97766 is no service code",
        ),
        (
            "codes/pairs_hospital.csv",
            "# 2024q3: ncci-ptp-hospital-2024q3 P\n",
            "# 2024q3: ncci-ptp-hospital-2024q4 P\n",
            "codes/pairs_hospital.csv:1: the citation ncci-ptp-hospital-2024q4 leads to no passage",
        ),
    ],
)
def test_a_fault_is_named_with_file_and_line(faults_after: Break, file: str, old: str, new: str, expected: str) -> None:
    """``@`` stands for the line that was changed."""
    line = files("knowledge").joinpath(file).read_text("utf-8").partition(old)[0].count("\n") + 1
    assert expected.replace("@", str(line)) in faults_after(file, old, new)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = (
        "block:\n  - effective: soon\n    verified_through: 2026-12-31\n    value: 15\n    cites: []\n    grade: P\n"
        "sharing:\n  - effective: 2018-01-01\n    verified_through: 2026-12-31\n    cites: [somewhere]\n    grade: Z\n"
    )
    with pytest.raises(GuidanceError) as raised:
        read_rule_file("rules/unit_allocation.yaml", text)
    assert [(problem.line, problem.what.split(":")[0]) for problem in raised.value.problems] == [
        (2, "effective"),
        (2, "uncited"),
        (11, "grade"),
    ]


def test_a_text_that_is_no_yaml_is_named_with_its_line() -> None:
    with pytest.raises(GuidanceError, match=r"rules/x\.yaml:3: not YAML"):
        read_rule_file("rules/x.yaml", "block:\n  - {effective: [\n")


@pytest.mark.parametrize(("text", "kept"), [("no", "no"), ("8:30", "8:30"), ("NO", "NO"), ("1_000", "1_000")])
def test_plain_words_stay_the_text_that_was_written(text: str, kept: str) -> None:
    file = read_rule_file(
        "rules/x.yaml",
        "field:\n  - effective: 2018-01-01\n    verified_through: 2026-12-31\n    cites: [a]\n    grade: S\n"
        f"    text: {text}\n",
    )
    assert file.fields["field"].entries[0].value.ground.text == kept
