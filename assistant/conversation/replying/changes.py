"""What is different after a turn: each fact before and after, an element of a list by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.conversation.paths import NOT_FACTS, differences, is_set, value_at
from assistant.explanation.facts import fact_value
from coder.visit import Visit

SIDES = {
    "l_codes_billed": "l_codes_mentioned_not_billed",
    "l_codes_mentioned_not_billed": "l_codes_billed",
}
"""Where a code goes that is not billed after all, or is."""
NOT_SHOWN = (*NOT_FACTS, "doc_elements", "times", "minutes_by", "l_code_biller")


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact before and after; None where it was or is not set."""

    path: str
    before: object | None
    after: object | None


def fact_changes(before: Visit, after: Visit) -> tuple[FactChange, ...]:
    """The facts that read otherwise than before."""
    return tuple(
        each
        for each in _changes(before, after)
        if _shown(each.path, each.before) != _shown(each.path, each.after) and not _changes_sides(each, after)
    )


def _changes_sides(change: FactChange, after: Visit) -> bool:
    """A code that is billed by another now, or by us, is told once, as it is now."""
    if change.after is not None or change.path not in SIDES:
        return False
    return change.before in getattr(after, SIDES[change.path])


def _shown(path: str, value: object | None) -> str | None:
    return None if value is None else fact_value(path, value)


def _changes(before: Visit, after: Visit) -> Iterator[FactChange]:
    for path, value in differences(before, after):
        if path in NOT_SHOWN:
            continue
        old = value_at(before, path)
        if isinstance(value, tuple) and isinstance(old, tuple):
            yield from _elements(path, old, value)
        else:
            yield FactChange(path, old if is_set(old) else None, value if is_set(value) else None)


def _elements(path: str, old: tuple[object, ...], new: tuple[object, ...]) -> Iterator[FactChange]:
    """Elements that came, went, or changed in their place."""
    gone = [each for each in old if each not in new]
    come = [each for each in new if each not in old]
    for was, now in zip(gone, come, strict=False):
        yield FactChange(path, was, now)
    yield from (FactChange(path, each, None) for each in gone[len(come) :])
    yield from (FactChange(path, None, each) for each in come[len(gone) :])
