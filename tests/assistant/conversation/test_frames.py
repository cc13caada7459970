"""The fold of acts: what is known, in whose words, and what an act taken back leaves."""

from __future__ import annotations

from assistant.conversation.acts import Answer, Correct, Skip, StartOver, Tell, Undo
from assistant.conversation.frame import fold, without_last
from assistant.conversation.told import Change, Source, Words
from coder.visit import Minutes
from tests.assistant.conversation.conftest import SessionMaker


def told(path: str, value: object, turn: int, source: Source = Source.SAID) -> Change:
    return Change(((path, value),), (Words(path, value, str(value), turn, 0, len(str(value)), False, source),))


def test_a_later_word_replaces_and_the_history_keeps_both() -> None:
    frame = fold((Tell(told("minutes.training", 20, 0)), Correct(told("minutes.training", 24, 1))))
    assert frame.visit.minutes == Minutes(training=24)
    assert [(each.value, each.turn) for each in frame.facts] == [(24, 1)]
    assert [each.value for each in frame.history] == [20, 24]


def test_undo_is_a_replay_without_the_last_acts() -> None:
    acts = (Tell(told("payer", "Cigna", 0)), Correct(told("payer", "Aetna", 1)), Correct(told("payer", "UMR", 2)))
    assert fold(without_last(acts, Undo(2))).visit.payer == "Cigna"
    assert without_last(acts, Undo(9)) == ()


def test_a_skip_is_no_step() -> None:
    acts = (Tell(told("payer", "Cigna", 0)), Skip("visit_kind"))
    assert without_last(acts, Undo(1)) == ()


def test_a_skipped_slot_is_open_again_once_it_is_answered() -> None:
    frame = fold((Skip("payer"),))
    assert frame.skipped == {"payer"}
    assert fold((Skip("payer"), Answer("payer", told("payer", "Cigna", 1)))).skipped == frozenset()


def test_start_over_leaves_nothing_but_the_profile() -> None:
    profile = told("payer", "Medicare", 0, Source.PROFILE)
    frame = fold((Tell(told("discipline", "OT", 0)), StartOver()), profile)
    assert frame.visit.discipline is None
    assert frame.visit.payer == "Medicare"
    assert [each.source for each in frame.facts] == [Source.PROFILE]


def test_the_words_of_a_fact_are_the_characters_of_its_turn(open_session: SessionMaker) -> None:
    session = open_session()
    session.say("PT, AFO recheck 20 minutes")
    reply = session.say("we bill no L code, and Medicare pays")
    texts = [each.text for each in reply.readings]
    for fact in reply.facts:
        assert texts[fact.turn][fact.start : fact.end] == fact.words


def test_an_answer_is_marked_as_one(open_session: SessionMaker) -> None:
    session = open_session()
    session.say("PT, AFO recheck 20 minutes, no L code, Medicare")
    sources = {fact.path: fact.source for fact in session.say("no").facts}
    assert sources["assistant"] is Source.ANSWERED
    assert sources["payer"] is Source.SAID


def test_a_chosen_answer_is_the_same_as_a_said_one(open_session: SessionMaker) -> None:
    said, chosen = open_session(), open_session()
    for session in (said, chosen):
        session.say("PT, AFO recheck 20 minutes, no L code, Medicare")
    assert said.say("no assistant").frame.visit == chosen.choose("assistant", "none").frame.visit
