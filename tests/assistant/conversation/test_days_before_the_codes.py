"""A day on which these codes did not exist: every turn is answered in one sentence, and another date mends it."""

from __future__ import annotations

import pytest

from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.session import Action, Session
from knowledge.guidance import Guidance
from tests.assistant.commands.conftest import Command
from tests.assistant.conversation.conftest import SessionMaker
from tests.assistant.conversation.talks import claim

TOO_EARLY = "PT, Medicare, no PTA, knee orthosis recheck 19 minutes, no L code, DOS 03/09/2016"
TURNS = (
    "25 minutes",
    "why",
    "why not 2 units",
    "when would it be 2 units",
    "what would Aetna pay",
    "what if it were a follow-up",
    "how much will they pay?",
    "what did I say?",
    "yes",
    "asdf qwer",
)


@pytest.mark.parametrize("turn", TURNS)
def test_every_turn_on_such_a_visit_names_the_day_and_the_way_out(open_session: SessionMaker, turn: str) -> None:
    session = open_session()
    session.say(TOO_EARLY)
    reply = session.say(turn)
    assert "2016-03-09" in reply.text
    assert "start over" in reply.text
    assert reply.text.count(".") == 1
    assert reply.coded is None
    assert reply.action is Action.CLARIFY


def test_a_question_about_rules_is_answered_all_the_same(open_session: SessionMaker) -> None:
    session = open_session()
    session.say(TOO_EARLY)
    assert "97763" in session.say("what is 97763?").text


@pytest.mark.parametrize(
    "turn",
    [
        "wrong date, it was 03/09/2026",
        "the date was 3/9/2026",
        "March 9, 2026",
        "sorry, 9 March 2026",
        "DOS 03/09/2026",
        "date of service 2026-03-09",
    ],
)
def test_another_date_brings_the_claim(open_session: SessionMaker, turn: str) -> None:
    session = open_session()
    session.say(TOO_EARLY)
    assert claim(session.say(turn).coded) == "97763 GP ×1"


def test_a_day_told_of_something_else_is_not_the_day_of_the_visit(open_session: SessionMaker) -> None:
    session = open_session()
    session.say("PT, Medicare, no PTA, knee orthosis recheck 19 minutes, no L code, DOS 03/09/2026")
    reply = session.say("her surgery was on 02/02/2015")
    assert reply.frame.visit.date_of_service == "2026-03-09"


def test_starting_over_forgets_the_day(open_session: SessionMaker) -> None:
    session = open_session()
    session.say(TOO_EARLY)
    session.say("start over")
    assert (
        claim(session.say("OT, no assistant, BCBS, wrist splint recheck 20 minutes, no L code").coded) == "97763 GO ×1"
    )


def test_a_what_if_of_such_a_day_leaves_the_visit(open_session: SessionMaker) -> None:
    session = open_session()
    before = session.say("PT, Medicare, no PTA, knee orthosis recheck 19 minutes, no L code, DOS 03/09/2026")
    reply = session.say("what if it had been on 03/09/2016")
    assert "2016-03-09" in reply.text
    assert reply.frame.visit == before.frame.visit
    assert claim(reply.coded) == "97763 GP ×1"


@pytest.mark.parametrize("turn", ["hello", TOO_EARLY, "what is 97763?", "why", "undo", "start over"])
def test_a_session_of_such_a_day_answers_every_turn(guidance: Guidance, reader: Reader, turn: str) -> None:
    session = Session(Desk(guidance, "2016-03-09"), reader)
    assert "2016-03-09" in session.say(turn).text


def test_a_session_of_such_a_day_codes_a_visit_of_a_later_one(guidance: Guidance, reader: Reader) -> None:
    session = Session(Desk(guidance, "2016-03-09"), reader)
    reply = session.say("PT, Medicare, no PTA, knee orthosis recheck 19 minutes, no L code, DOS 03/09/2026")
    assert claim(reply.coded) == "97763 GP ×1"


def test_the_plain_conversation_goes_on(command: Command) -> None:
    told = command("--plain", stdin=f"{TOO_EARLY}\nhello\nwrong date, it was 03/09/2026\nquit\n")
    assert "97763 GP ×1" in told.out
