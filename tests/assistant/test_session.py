"""A session's own promises: a turn is taken whole or not at all, and each fact can be taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation.told import Source, Words
from assistant.desk import CodedVisit, Desk
from assistant.reading import Reading
from assistant.session import Reply, Session
from coder.coding import Status
from coder.visit import LCodeStatus, Minutes, Visit
from knowledge.guidance import Guidance
from tests.assistant.tui.visits import CODED, CORRECTION, PROVISIONAL, READINGS, ScriptedReader, scripted

DAY = "2026-12-01"


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return Guidance.open()


class Torn(ScriptedReader):
    """Cannot read one word."""

    def read(self, text: str) -> Reading:
        if "unreadable" in text:
            raise RuntimeError("the page is torn")
        return super().read(text)


class ClosedDesk(Desk):
    """Closes after the first visits."""

    is_closed = False

    def code(self, visit: Visit) -> CodedVisit:
        if self.is_closed:
            raise RuntimeError("closed")
        return super().code(visit)


def bills(reply: Reply) -> list[str]:
    assert reply.coded is not None
    return [f"{line.code} x{line.units}" for line in reply.coded.answer.lines]


def test_a_turn_that_breaks_off_in_the_reading_leaves_the_visit_as_it_was(guidance: Guidance) -> None:
    session = Session(Desk(guidance, DAY), Torn(dict(READINGS)))
    session.say(CODED)
    with pytest.raises(RuntimeError):
        session.say("something unreadable")
    reply = session.say(CORRECTION)
    assert bills(reply) == ["L3906 x1", "97760 x2"]
    assert [reading.text for reading in reply.readings] == [CODED, CORRECTION]


def test_a_turn_that_breaks_off_in_the_coding_leaves_the_facts_as_they_were(guidance: Guidance) -> None:
    desk = ClosedDesk(guidance, DAY)
    session = Session(desk, scripted())
    before = session.say(CODED)
    desk.is_closed = True
    with pytest.raises(RuntimeError):
        session.say(CORRECTION)
    with pytest.raises(RuntimeError):
        session.forget(before.facts[0])
    desk.is_closed = False
    after = session.say("thanks")
    assert after.facts == before.facts
    assert session.coded is not None
    assert session.coded.visit.minutes.training == 18


def named(reply: Reply, path: str, value: object = None) -> Words:
    return next(f for f in reply.facts if f.path == path and value in (None, f.value))


@pytest.mark.parametrize(
    "path",
    ["discipline", "visit_kind", "payer", "assistant", "minutes.training", "minutes.combined", "excluded_minutes"],
)
def test_a_fact_is_taken_away_by_its_place(guidance: Guidance, path: str) -> None:
    """It is gone from the facts, everything else stays, and undo brings it back."""
    session = Session(Desk(guidance, DAY), scripted())
    before = session.say(CODED)
    after = session.forget(named(before, path))
    assert {f.path for f in before.facts} - {f.path for f in after.facts} == {path}
    assert session.say("undo").facts == before.facts


def test_without_its_only_device_the_visit_does_not_know_the_kind(guidance: Guidance) -> None:
    session = Session(Desk(guidance, DAY), scripted())
    reply = session.forget(named(session.say(CODED), "devices.0"))
    assert not [f for f in reply.facts if f.path.startswith(("devices", "orthosis"))]


def test_without_the_last_l_code_it_is_open_who_bills_one(guidance: Guidance) -> None:
    session = Session(Desk(guidance, DAY), scripted())
    reply = session.forget(named(session.say(CODED), "l_codes_billed"))
    assert reply.coded is not None
    assert reply.coded.answer.status is Status.NEEDS_FACTS
    assert "l_code_status" in {question.fact for question in reply.coded.answer.questions}


def test_an_entry_of_a_list_is_taken_away_alone(guidance: Guidance) -> None:
    """The reader numbers entries; the others stay."""
    session = Session(Desk(guidance, DAY), scripted())
    charting = named(session.say(CODED), "excluded_minutes")
    reply = session.forget(replace(charting, path="excluded_minutes.0"))
    assert reply.coded is not None
    assert reply.coded.visit.excluded_minutes == ()
    assert reply.coded.visit.minutes.training == 18


def test_an_attribute_goes_without_its_device(guidance: Guidance) -> None:
    session = Session(Desk(guidance, DAY), scripted())
    reply = session.forget(named(session.say(CODED), "devices.0.laterality"))
    assert reply.coded is not None
    (device,) = reply.coded.visit.devices
    assert (device.name, device.laterality) == ("cock-up splint", None)


UNTIMED = "OT, no assistant, first visit for a wrist splint, no L code, Medicare"
SIDELESS = "OT, no assistant, first visit for a custom cock-up splint, we bill L3906, 18 min training, Medicare"


def known(text: str, visit: Visit) -> dict[str, Reading]:
    return {text: Reading(text, visit), **READINGS}


CODED_VISIT = READINGS[CODED].visit
ASKS = {
    UNTIMED: replace(
        CODED_VISIT,
        minutes=Minutes(),
        excluded_minutes=(),
        l_codes_billed=(),
        l_code_status=LCodeStatus.NOT_BILLED,
    ),
    SIDELESS: replace(CODED_VISIT, devices=(replace(CODED_VISIT.devices[0], laterality=None),)),
    PROVISIONAL: READINGS[PROVISIONAL].visit,
}


@pytest.mark.parametrize(
    ("text", "fact", "answer", "path"),
    [
        (UNTIMED, "minutes", "23-37", "minutes.total_orthotic"),
        (SIDELESS, "devices.laterality", "left", "devices.0.laterality"),
        (PROVISIONAL, "separate_services", "separate_time", "separate_services"),
        (PROVISIONAL, "assistant", "none", "assistant"),
    ],
)
def test_an_answer_by_its_button_becomes_a_fact(
    guidance: Guidance, text: str, fact: str, answer: str, path: str
) -> None:
    session = Session(Desk(guidance, DAY), ScriptedReader(known(text, ASKS[text])))
    session.say(text)
    reply = session.choose(fact, answer)
    assert [f.path for f in reply.facts if f.source is Source.ANSWERED] == [path]
    assert reply.coded is not None
    assert fact not in {question.fact for question in reply.coded.answer.questions}


def test_a_question_left_open_gives_way_to_the_next(guidance: Guidance) -> None:
    session = Session(Desk(guidance, DAY), scripted())
    first = session.say(PROVISIONAL)
    assert first.asks is not None
    after = session.skip(first.asks)
    assert after.asks not in (None, first.asks)
    assert after.facts == first.facts
