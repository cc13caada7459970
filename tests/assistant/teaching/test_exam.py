"""An exam: fixed by its seed, of every topic, and with a key that answers it."""

from __future__ import annotations

import pytest

from assistant.desk import Desk
from assistant.explanation.exam import MOST_WRONG, ExamWriter
from assistant.teaching.exam import MOST_QUESTIONS, Exam, day_of_paper, exam
from assistant.teaching.topics import Topic
from coder.claim import billed
from knowledge.guidance import Guidance

DAY = "2026-01-01"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Guidance.open(), DAY)


@pytest.fixture(scope="module")
def paper(desk: Desk) -> Exam:
    return exam(desk, 42, len(Topic))


def test_the_same_seed_and_number_give_the_same_paper_and_key(desk: Desk, paper: Exam) -> None:
    writer, again = ExamWriter(desk.guidance), exam(desk, 42, len(Topic))
    assert (writer.paper(again), writer.key(again)) == (writer.paper(paper), writer.key(paper))
    assert writer.paper(exam(desk, 43, len(Topic))) != writer.paper(paper)


def test_it_is_of_every_topic_harder_towards_its_end_and_asks_nothing_twice(paper: Exam) -> None:
    assert {each.task.topic for each in paper.questions} == set(Topic)
    levels = [each.task.level for each in paper.questions]
    assert levels == sorted(levels)
    assert set(levels) == {1, 2, 3}
    assert len({each.task.visit for each in paper.questions}) == len(Topic)
    assert paper.name == "exam 42 of 12"


def test_the_paper_is_of_the_first_of_the_year() -> None:
    assert day_of_paper("2026-11-24") == DAY


@pytest.mark.parametrize("count", [0, MOST_QUESTIONS + 1])
def test_another_number_of_questions_is_refused(count: int, desk: Desk) -> None:
    with pytest.raises(ValueError, match="1 to 60 questions"):
        exam(desk, 1, count)


def test_answers_to_expect_are_wrong_and_the_topics_own_come_first(paper: Exam) -> None:
    for each in paper.questions:
        right = {billed(lines) for lines in each.task.claims}
        assert not right & {answer.claim for answer in each.wrong}
    units = next(each for each in paper.questions if each.task.topic is Topic.PLAN)
    assert "M28" in units.wrong[0].models


@pytest.mark.parametrize("plain", [False, True])
def test_the_paper_has_every_visit_and_a_score_sheet_and_no_answer(plain: bool, desk: Desk, paper: Exam) -> None:
    text = ExamWriter(desk.guidance, plain).paper(paper)
    assert all(each.task.words in text for each in paper.questions)
    assert "of 36" in text
    told = text.replace("as 97760 GO ×2", "")
    assert "×" not in told
    assert "[1]" not in told


@pytest.mark.parametrize("plain", [False, True])
def test_the_key_has_every_claim_with_its_reasons_and_sources(plain: bool, desk: Desk, paper: Exam) -> None:
    text = ExamWriter(desk.guidance, plain).key(paper)
    parts = text.split("Question " if plain else "## ")[1:]
    assert len(parts) == len(paper.questions)
    for part, question in zip(parts, paper.questions, strict=True):
        first, *_ = question.task.claims
        assert all(f"{line.code} " in part and f"×{line.units}" in part for line in first)
        assert "\n[1] " in part, "a source"
        assert part.count("Wrong: " if plain else "| ") >= min(1, MOST_WRONG)


def test_plain_text_has_no_marks(desk: Desk, paper: Exam) -> None:
    writer = ExamWriter(desk.guidance, plain=True)
    text = writer.paper(paper) + writer.key(paper)
    assert not [line for line in text.splitlines() if line.startswith(("#", "|", "- ")) or "**" in line]
