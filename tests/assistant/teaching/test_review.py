"""When a skill comes back."""

from __future__ import annotations

from assistant.teaching.review import Card, Recall, days_practised, due, forecast, reviewed

NOW = "2026-03-10T09:00:00Z"


def test_a_skill_that_failed_comes_back_tomorrow_and_one_that_was_known_later() -> None:
    days = {recall: reviewed("M04", None, recall, NOW).due_day for recall in Recall}
    assert days[Recall.AGAIN] == "2026-03-11"
    assert days[Recall.AGAIN] <= days[Recall.HARD] <= days[Recall.GOOD]
    assert days[Recall.GOOD] > "2026-03-11"


def test_the_same_answers_at_the_same_moments_give_the_same_cards() -> None:
    def card() -> Card:
        first = reviewed("M04", None, Recall.GOOD, NOW)
        return reviewed("M04", first, Recall.GOOD, "2026-03-13T18:30:00Z")

    assert card() == card()


def test_each_time_it_was_known_it_comes_back_after_longer() -> None:
    first = reviewed("M04", None, Recall.GOOD, NOW)
    second = reviewed("M04", first, Recall.GOOD, first.due)
    third = reviewed("M04", second, Recall.GOOD, second.due)
    assert first.stability < second.stability < third.stability


def card(skill: str, on: str, stability: float = 1.0) -> Card:
    return Card(skill, stability, 5.0, f"{on}T09:00:00Z", NOW)


def test_what_is_due_is_due_for_the_whole_day_and_the_shakiest_comes_first() -> None:
    cards = [card("a", "2026-03-10", 4.0), card("b", "2026-03-09", 2.0), card("c", "2026-03-11")]
    assert [each.skill for each in due(cards, "2026-03-10")] == ["b", "a"]


def test_the_forecast_counts_what_is_overdue_today() -> None:
    cards = [card("a", "2026-03-01"), card("b", "2026-03-10"), card("c", "2026-03-12"), card("d", "2026-03-17")]
    assert forecast(cards, "2026-03-10") == (2, 0, 1, 0, 0, 0, 0)


def test_days_of_practice_are_counted_and_a_pause_takes_none_away() -> None:
    moments = ["2026-03-03T10:00:00Z", "2026-03-04T10:00:00Z", "2026-03-04T11:00:00Z", "2026-03-10T08:00:00Z"]
    assert days_practised(moments, "2026-03-10") == 2
