"""Learning line by line: what is read aloud around an item, each line with its label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.explanation.environment import module, template
from assistant.explanation.learning import Taught, forecast_words, item_question, item_title, standing
from assistant.teaching.item import Item
from assistant.teaching.opening import Standing
from assistant.teaching.session import HINTS


def _plain() -> Any:
    return module("learn/plain")


def opening() -> str:
    """What is said first."""
    return str(_plain().opening())


def item_lines(item: Item) -> str:
    """An item: what it is, the visit, the question."""
    return template("learn/item.txt.j2").render(item=item, title=item_title(item), asked=item_question(item)).strip()


def taught_lines(taught: Taught) -> str:
    """An item explained."""
    return template("learn/taught.txt.j2").render(t=taught).strip("\n")


def hint_line(number: int, text: str) -> str:
    """One hint of three."""
    return str(_plain().hint(number, HINTS, text))


def no_hint() -> str:
    """That there is nothing to predict, nor to give a hint on."""
    return str(_plain().no_hint())


def no_answer() -> str:
    """That an answer is wanted."""
    return str(_plain().no_answer())


def why_prompt() -> str:
    """Asks for the reason."""
    return str(_plain().why())


def go_on(*, may_answer: bool = True) -> str:
    """How to go on after an item, which may be answered again where it was one to be answered."""
    return str(_plain().go_on(may_answer))


def leaving() -> str:
    """The last line."""
    return str(_plain().leaving())


def progress_line(told: Standing) -> str:
    """How far the learner is, and what comes back when."""
    words = standing(told.finished, told.lessons, told.right, told.asked, told.due, told.days)
    return str(_plain().progress(words, forecast_words(told.coming)))


def lesson_lines(rows: Iterable[tuple[int, str, str, str]]) -> list[str]:
    """One line a lesson: number, name, title, state."""
    return [str(_plain().listed(*row)) for row in rows]


def none_there(folder: str) -> str:
    """That a folder holds no lessons."""
    return str(_plain().none_there(folder))


def deleted(count: int | None, name: str) -> str:
    """What was deleted of a learner; None: nothing was kept."""
    return str(_plain().nothing_kept() if count is None else _plain().deleted(count, name))
