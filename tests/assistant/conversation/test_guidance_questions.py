"""Questions about the rules, without a visit or with one told inside the question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from assistant.conversation.acts import Action
from assistant.conversation.guidance.find import topic_of
from assistant.conversation.replying.turn import Counter
from tests.assistant.conversation.conftest import SessionMaker

Json: TypeAlias = Any
HERE = Path(__file__).parent / "questions"
OPENING = 230
"""Characters within which the answer has to be given."""
FILES = ("units", "devices", "modifiers_and_pairs", "payers_and_plans", "in_few_words", "asked_otherwise")


def _read(name: str) -> Json:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def _questions() -> Iterator[Any]:
    for name in FILES:
        for each in _read(name):
            yield pytest.param(each, id=each["ask"][:60])


@pytest.mark.parametrize("question", _questions())
def test_the_answer_comes_first_and_rests_on_passages(open_session: SessionMaker, question: Json) -> None:
    reply = open_session().say(question["ask"])
    for piece in question.get("opens", ()):
        assert piece.casefold() in reply.text[:OPENING].casefold(), reply.text
    for piece in question.get("says", ()):
        assert piece.casefold() in reply.text.casefold(), reply.text
    for piece in question.get("silent", ()):
        assert piece.casefold() not in reply.text.casefold(), reply.text
    assert reply.citations or reply.action is Action.REFUSE, reply.text


def _by_topic() -> Iterator[Any]:
    for topic, asked in _read("topics").items():
        for text in asked:
            yield pytest.param(text, topic, id=text[:60])


@pytest.mark.parametrize(("text", "topic"), _by_topic())
def test_a_question_finds_its_topic(counter: Counter, text: str, topic: str) -> None:
    assert topic_of(counter.asked(text), counter).name == topic
