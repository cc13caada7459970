"""Practice visits: decided, repeatable, never twice, and read back from their own words."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.teaching.practice import Practice
from assistant.teaching.topics import MODELS, Topic, topic_of
from coder.claim import billed
from coder.coding import DECIDED
from coder.misconceptions.register import MODELS as WRONG_MODELS
from tests.assistant.teaching.conftest import DAY


@pytest.fixture(scope="module")
def practice(desk: Desk) -> Practice:
    return Practice(desk)


@pytest.mark.parametrize("topic", list(Topic))
def test_a_task_has_a_decided_claim_of_its_topic(topic: Topic, practice: Practice, desk: Desk) -> None:
    for task in islice(practice.tasks(11, topic), 6):
        answer = desk.code(task.visit).answer
        assert answer.status in DECIDED
        assert task.claims == (answer.alternatives or (answer.lines,))
        assert task.topic is topic
        assert not MODELS[topic] or practice.missed_by(task, MODELS[topic])


@pytest.mark.parametrize("topic", list(Topic))
def test_its_words_are_read_back_to_its_claim(topic: Topic, practice: Practice, desk: Desk, reader: Reader) -> None:
    """What a learner reads says all that the claim rests on; that services were apart is confirmed as usual."""
    for task in islice(practice.tasks(12, topic), 6):
        read = reader.read(task.words).visit
        told = replace(read, date_of_service=DAY, separate_services=task.visit.separate_services)
        assert billed(desk.code(told).answer.lines) == billed(task.claims[0]), task.words


def test_the_same_seed_gives_the_same_tasks_and_none_twice(practice: Practice) -> None:
    first, again = (list(islice(practice.tasks(5), 40)) for _ in range(2))
    assert [task.words for task in first] == [task.words for task in again]
    assert len({task.visit for task in first}) == 40
    assert [task.words for task in islice(practice.tasks(6), 40)] != [task.words for task in first]


@pytest.mark.parametrize("model", [model.id for model in WRONG_MODELS])
def test_every_wrong_model_has_three_visits_that_it_misses(model: str, practice: Practice) -> None:
    tasks = list(islice(practice.tasks(3, against=(model,)), 3))
    assert all(practice.missed_by(task, (model,)) for task in tasks)
    assert {task.topic for task in tasks} == {topic_of(model)}
