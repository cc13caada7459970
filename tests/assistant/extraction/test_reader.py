"""The reader as a whole: facts with their characters, doubts, offers, codes of a catalogue, no surprises at import."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.extraction import Reader
from assistant.reading import Certainty, Reading
from coder.visit import Assistant, Discipline, Encounter, LCodeStatus, Range


class OneCode:
    """A catalogue of one code."""

    def knows(self, code: str) -> bool:
        return code == "L3906"

    def nearest(self, code: str) -> str | None:
        return "L3906" if code.startswith("L39") else None


def cues(reading: Reading, path: str) -> list[str]:
    return [reading.text[said.start : said.end] for said in reading.said if said.path == path]


def test_a_first_visit_with_our_own_l_code_is_read_whole(reader: Reader) -> None:
    visit = reader.read(
        "OT, no assistant, first visit, made a custom right wrist splint, 20 min training, we bill L3906, Medicare"
    ).visit
    assert visit.discipline is Discipline.OT
    assert visit.assistant is Assistant.NONE
    assert visit.visit_kind is Encounter.INITIAL
    assert visit.minutes.training == 20
    assert visit.l_codes_billed == ("L3906",)
    assert visit.l_code_status is LCodeStatus.BILLED
    assert visit.payer == "Medicare"
    device = visit.devices[0]
    assert (device.name, device.body_region, device.laterality, device.fabrication) == (
        "wrist splint",
        "wrist",
        "right",
        "custom",
    )


def test_every_fact_points_at_the_words_that_say_it(reader: Reader) -> None:
    reading = reader.read("PT.\n  L AFO   check 9 min;  UHC")
    assert cues(reading, "discipline") == ["PT"]
    assert cues(reading, "devices.0") == ["AFO"]
    assert cues(reading, "devices.0.laterality") == ["L"]
    assert cues(reading, "minutes.total_orthotic") == ["check 9 min"]
    assert cues(reading, "payer") == ["UHC"]


def test_minutes_from_two_places_are_one_fact_with_two_places(reader: Reader) -> None:
    reading = reader.read("OT: splint training 10 min, then after lunch another 6 min of training")
    assert reading.visit.minutes.training == 16
    places = [said for said in reading.said if said.path == "minutes.training"]
    assert [said.value for said in places] == [16, 16]


def test_what_is_only_implied_is_named(reader: Reader) -> None:
    reading = reader.read("made a thumb spica today, 30 min, OT")
    assert reading.visit.visit_kind is Encounter.INITIAL
    assert "visit_kind" in reading.visit.implied
    assert "discipline" not in reading.visit.implied
    certainty = {said.path: said.certainty for said in reading.said}
    assert certainty["visit_kind"] is Certainty.IMPLIED
    assert certainty["discipline"] is Certainty.STATED


def test_a_range_stays_a_range(reader: Reader) -> None:
    assert reader.read("splint training 10-15 min, OT").visit.minutes.training == Range(10, 15)


def test_two_statements_that_contradict_leave_the_fact_unset(reader: Reader) -> None:
    reading = reader.read("Wrist splint training 12 min. OT. Aetna or Cigna, not sure. Wrist splint training 25 min.")
    assert reading.visit.minutes.training is None
    conflict = next(each for each in reading.conflicts if each.path == "minutes.training")
    assert [said.value for said in conflict.said] == [12, 25]


def test_a_misspelled_device_is_offered_and_not_read(reader: Reader) -> None:
    reading = reader.read("orhtosis training 10 min, OT")
    assert [(offer.text, offer.suggestion, offer.kind) for offer in reading.offers] == [
        ("orhtosis", "orthosis", "device")
    ]
    assert reading.visit.devices == ()


def test_everyday_words_near_a_name_are_no_slips(reader: Reader) -> None:
    text = "PT, always aimed at the rough dollar, brackets and packets; multiple branches separated. Humanna"
    assert [(offer.text, offer.suggestion) for offer in reader.read(text).offers] == [("Humanna", "Humana")]


def test_what_was_left_alone_is_shown_with_the_reason(reader: Reader) -> None:
    text = "Last visit 40 min. Pain 3/10. AFO check 8 min today, aide walked her 10 min. PT"
    found = {text[each.start : each.end]: each.kind for each in reader.read(text).set_aside}
    assert found == {"40 min": "past", "3/10": "scale", "10 min": "other_person"}


def test_an_unknown_code_is_shown_with_the_nearest_known_one(reader: Reader) -> None:
    unknown = reader.read("97769 wrist splint 20 min OT").unknown_codes
    assert [(each.text, each.nearest) for each in unknown] == [("97769", "97760")]


def test_a_catalogue_tells_known_codes_from_unknown_ones() -> None:
    reading = Reader(OneCode()).read("billed L3906 and L3999, OT")
    assert [(each.text, each.nearest) for each in reading.unknown_codes] == [("L3999", "L3906")]


@pytest.mark.parametrize("text", ["", " \n", "hello", "?", "The weather is fine."])
def test_a_text_without_facts_gives_an_empty_visit(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert reading.said == ()
    assert reading == Reading(text, reading.visit)
    assert reading.visit == Reading("", reading.visit).visit
    assert not any((reading.visit.devices, reading.visit.discipline, reading.visit.other_services))


def test_many_texts_are_read_in_order(reader: Reader) -> None:
    texts = ["OT, splint 10 min", "PT, AFO 12 min", ""]
    assert [reading.text for reading in reader.read_all(texts)] == texts
    assert list(reader.read_all(texts)) == [reader.read(text) for text in texts]


def test_components_show_what_they_found_in_the_document(reader: Reader) -> None:
    doc = reader._nlp("OT, AFO training 12 min, L1970, Medicare")
    assert {name: [span.text for span in spans] for name, spans in doc.spans.items()} == {
        "layout": ["OT, AFO training 12 min, L1970, Medicare"],
        "quantities": ["12 min"],
        "codes": ["L1970"],
        "payers": ["Medicare"],
        "devices": ["AFO"],
        "roles": ["OT"],
        "work": ["AFO", "training"],
        "minutes": ["12 min"],
        "served": ["AFO"],
    }


def test_the_result_types_need_no_spacy() -> None:
    code = "import sys, assistant.reading; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_vocabulary_is_read_at_import() -> None:
    code = (
        "import sys, assistant.extraction\n"
        "from assistant.extraction import vocabulary\n"
        "sys.exit(vocabulary._phrases.cache_info().currsize + vocabulary._word_lists.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
