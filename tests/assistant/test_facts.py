"""The facts form in both directions, and the form in which readings of words are compared."""

from __future__ import annotations

import pytest

from assistant.facts import facts_as_read, facts_from_visit, visit_from_facts
from coder.visit import Device, Minutes, Range, Visit

TWO = Visit(
    devices=(
        Device(name="BK prosthesis", minutes=Minutes(training=12, management=6)),
        Device(name="AFO", minutes=Minutes(training=Range(8, 10))),
        Device(name="sling"),
    )
)


def test_the_form_loses_nothing() -> None:
    assert visit_from_facts(facts_from_visit(TWO)) == TWO


def test_what_was_read_gives_each_device_one_number() -> None:
    assert facts_as_read(TWO)["devices"] == [
        {"name": "BK prosthesis", "minutes": 18},
        {"name": "AFO", "minutes": {"range": [8, 10]}},
        {"name": "sling"},
    ]


@pytest.mark.parametrize("minutes", [Minutes(total_orthotic=20), Minutes(total_orthotic=20, training=5)])
def test_a_devices_total_stands_for_its_parts(minutes: Minutes) -> None:
    [device] = facts_as_read(Visit(devices=(Device(name="AFO", minutes=minutes),)))["devices"]
    assert device["minutes"] == 20


def test_one_number_is_a_devices_whole_orthotic_time() -> None:
    visit = visit_from_facts({"devices": [{"name": "AFO", "minutes": 20}]})
    assert visit.devices[0].minutes == Minutes(total_orthotic=20)
