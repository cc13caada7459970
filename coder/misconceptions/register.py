"""The wrong models by the id of the register, the most specific first.

M29 shows in no claim; it is answered in words.
"""

from __future__ import annotations

from coder.misconceptions import codes, minutes, modifiers, units
from coder.misconceptions.model import Model

MODELS = (
    Model("M30", modifiers.overlap_modifier, rewrites=True),
    Model("M27", codes.splint_application_too, rewrites=True),
    Model("M26", codes.custom_fitted_twin, rewrites=True),
    Model("M25", minutes.bills_the_whole_cotreatment, minutes.sees_no_cotreatment),
    Model("M22", modifiers.opens_every_pair),
    Model("M16", minutes.making_counts_beside_the_l_code, minutes.sees_making_as_training),
    Model("M17", codes.never_beside_an_l_code),
    Model("M20", codes.prosthetic_code_again),
    Model("M19", codes.still_bills_ended_codes, rewrites=True),
    Model("M18", codes.first_encounter_again),
    Model("M24", modifiers.assistant_on_all_or_none, rewrites=True),
    Model("M28", modifiers.discipline_of_the_person, rewrites=True),
    Model("M23", modifiers.threshold_modifier_everywhere, rewrites=True),
    Model("M21", codes.once_per_device, rewrites=True),
    Model("M14", minutes.untimed_taken_for_timed, minutes.sees_untimed_as_timed),
    Model("M13", minutes.timed_taken_for_untimed, minutes.sees_timed_as_untimed),
    Model("M08", units.nothing_below_the_first_threshold),
    Model("M09", units.odd_unit_to_the_longest),
    Model("M10", units.shares_in_proportion),
    Model("M07", units.a_unit_for_each_code_with_the_first_threshold),
    Model("M02", units.wants_more_than_the_first_threshold),
    Model("M11", units.needs_a_full_block),
    Model("M01", units.starts_a_minute_late),
    Model("M05", units.counts_each_code),
    Model("M06", units.counts_the_total),
    Model("M03", units.cuts_to_full_blocks),
    Model("M12", units.adds_untimed_minutes),
    Model("M15", units.counts_the_session),
    Model("M04", units.a_unit_every_first_threshold),
)


def model_of(name: str) -> Model:
    """The model of an id. Raises ``KeyError`` for one that shows in no claim."""
    return _BY_ID[name]


_BY_ID = {model.id: model for model in MODELS}
