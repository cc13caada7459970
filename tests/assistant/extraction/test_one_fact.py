"""Sentences of one fact each, in the words that people use for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from assistant.extraction import Reader
from assistant.reading import Reading
from coder.visit import Encounter, LCodeStatus

FOLDER = Path(__file__).parent / "one_fact"


def sentences(name: str) -> Iterator[tuple[str, str]]:
    """Each text of a file with the heading it stands under."""
    for value, texts in yaml.load(
        (FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    ).items():
        yield from ((value, text) for text in texts)


def encounter_of(reading: Reading) -> str:
    if any(conflict.path == "visit_kind" for conflict in reading.conflicts):
        return "contradiction"
    return str(reading.visit.visit_kind or "open")


@pytest.mark.parametrize(("value", "text"), sentences("encounter"))
def test_the_encounter_is_read_from_plain_words_only(reader: Reader, value: str, text: str) -> None:
    read = encounter_of(reader.read(text))
    if value.startswith("not "):
        assert read != {"not initial": Encounter.INITIAL, "not subsequent": Encounter.SUBSEQUENT}[value]
    else:
        assert read == value


@pytest.mark.parametrize(("value", "text"), sentences("l_codes_billed"))
def test_only_codes_that_we_bill_today_are_billed(reader: Reader, value: str, text: str) -> None:
    visit = reader.read(text).visit
    assert visit.l_codes_billed == (() if value == "none" else tuple(value.split()))
    assert (visit.l_code_status is LCodeStatus.BILLED) == (value != "none")


@pytest.mark.parametrize(("value", "text"), sentences("discipline"))
def test_the_discipline_is_that_of_the_one_who_served_the_device(reader: Reader, value: str, text: str) -> None:
    assert str(reader.read(text).visit.discipline or "open") == value


@pytest.mark.parametrize(("value", "text"), sentences("l_code_status"))
def test_the_device_code_without_its_number_is_billed_or_not(reader: Reader, value: str, text: str) -> None:
    assert str(reader.read(text).visit.l_code_status or "open") == value


@pytest.mark.parametrize(("value", "text"), sentences("devices"))
def test_a_device_has_the_region_side_and_making_that_its_words_say(reader: Reader, value: str, text: str) -> None:
    (device,) = reader.read(text).visit.devices
    found = (device.name, device.body_region, device.laterality, device.fabrication)
    assert "/".join(str(each or "") for each in found) == value


@pytest.mark.parametrize(("value", "text"), sentences("device_kind"))
def test_the_kind_of_device_is_read_from_parts_where_no_device_is_named(reader: Reader, value: str, text: str) -> None:
    assert str(reader.read(text).visit.orthosis_or_prosthesis or "open") == value


@pytest.mark.parametrize(("value", "text"), sentences("visit_number"))
def test_the_visit_is_counted_from_its_own_number_only(reader: Reader, value: str, text: str) -> None:
    assert str(reader.read(text).visit.visit_number or "open") == str(value)


@pytest.mark.parametrize(("value", "text"), sentences("plan_of_care"))
def test_the_plan_of_care_stands_or_not(reader: Reader, value: str, text: str) -> None:
    stands = reader.read(text).visit.poc
    assert ("open" if stands is None else str(stands).lower()) == value


@pytest.mark.parametrize(("value", "text"), sentences("proposed_codes"))
def test_a_code_dropped_planned_or_of_another_day_is_not_proposed(reader: Reader, value: str, text: str) -> None:
    proposed = [each.code for each in reader.read(text).visit.proposed_codes]
    assert " ".join(proposed or ["none"]) == str(value)


@pytest.mark.parametrize(("value", "text"), sentences("setting"))
def test_the_setting_is_where_the_visit_was(reader: Reader, value: str, text: str) -> None:
    assert str(reader.read(text).visit.setting or "open") == value


@pytest.mark.parametrize(("value", "text"), sentences("payer"))
def test_the_payer_is_the_one_who_pays_today(reader: Reader, value: str, text: str) -> None:
    reading = reader.read(text)
    conflict = any(each.path == "payer" for each in reading.conflicts)
    assert (reading.visit.payer or ("conflict" if conflict else "open")) == value


@pytest.mark.parametrize(("value", "text"), sentences("evaluation"))
def test_an_evaluation_is_of_today_or_of_another_day(reader: Reader, value: str, text: str) -> None:
    evaluation = reader.read(text).visit.evaluation
    assert value == ("open" if evaluation is None else "today" if evaluation.same_day else "not today")


def test_half_of_the_sentences_are_about_what_must_not_be_read() -> None:
    everything = [value for name in ("encounter", "l_codes_billed") for value, _ in sentences(name)]
    unread = [value for value in everything if value in ("open", "contradiction", "none") or value.startswith("not ")]
    assert len(unread) * 2 >= len(everything)
