"""The short wordings beside citations have the places that the rules fill, and no others."""

from __future__ import annotations

from string import Formatter

from knowledge.guidance import Guidance
from knowledge.policies import RULES

PLACES = {
    ("device_billing", "training_must_exceed"): {"minutes", "threshold", "l_code"},
    ("device_billing", "no_training"): {"l_code"},
    ("device_billing", "not_ours"): {"l_code"},
    ("device_billing", "payer_refuses"): {"code", "l_code"},
    ("timed_units", "total_minutes"): {"minutes"},
    ("timed_units", "per_code"): {"minutes"},
    ("unit_allocation", "sharing"): {"minutes"},
    ("code_pairs", "never_together"): {"column1", "column2"},
    ("code_pairs", "not_apart"): {"column1", "column2"},
    ("code_pairs", "needs_other_extremity"): {"column1", "column2"},
    ("code_pairs", "initial_with_later"): {"column1", "column2"},
    ("performer", "barred"): {"discipline"},
    ("devices", "unknown"): {"code"},
    ("proposals", "other_encounter"): {"code", "right"},
    ("proposals", "not_told"): {"code"},
}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_wording_has_the_places_that_its_rule_fills(guidance: Guidance) -> None:
    for stem in RULES:
        for name, series in guidance.policies.rule_file(stem).fields.items():
            for entry in series.entries:
                text = entry.value.ground.text
                assert places(text) == (PLACES.get((stem, name), set()) if text else set()), (stem, name)


def test_the_wording_of_a_bundled_code_names_the_code(guidance: Guidance) -> None:
    code = guidance.service_code("97010")
    assert code is not None
    assert places(code.ground.text) == {"code"}


def test_wordings_that_a_refused_line_needs_are_there(guidance: Guidance) -> None:
    for stem, name in PLACES:
        entry = guidance.policies.rule_file(stem).fields[name].in_force("2026-03-10")
        assert entry is not None
        assert entry.value.ground.text, (stem, name)
