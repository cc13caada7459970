"""An explanation as plain text, for a terminal, a pipe or a screen reader."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from assistant.desk import CodedVisit
from assistant.explanation.environment import module, template
from assistant.explanation.explanation import Explanation
from assistant.explanation.facts import fact_label, fact_value
from assistant.explanation.footnotes import Footnote


class Told(Protocol):
    """A fact with the words that told it."""

    @property
    def path(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def words(self) -> str: ...
    @property
    def is_implied(self) -> bool: ...


T = TypeVar("T", bound=Told)


def plain(explanation: Explanation, coded: CodedVisit, facts: Sequence[Told]) -> str:
    """The whole explanation, line by line."""
    text = template("plain.txt.j2").render(
        e=explanation, facts=fact_rows(facts), estimate=estimate_rows(coded), grade=module("grades").grade
    )
    return text.strip("\n")


ATTRIBUTES = ("body_region", "laterality", "fabrication")
"""Parts of a device that its own row shows already."""


def fact_rows(facts: Sequence[Told]) -> list[str]:
    """One line a fact: what it is, its value, the words."""
    rows = module("facts")
    return [
        str(rows.row(fact_label(f.path), fact_value(f.path, f.value), f.words, f.is_implied))
        for f in worth_showing(facts)
    ]


def worth_showing(facts: Sequence[T]) -> list[T]:
    """The facts without those that another row tells as well."""
    paths = {fact.path.partition(".")[0] for fact in facts}
    told_twice = {"l_code_status"} if paths & {"l_codes_billed", "l_code_biller"} else set()
    told_twice |= {"orthosis_or_prosthesis"} if "devices" in paths else set()
    return [
        fact
        for fact in facts
        if fact.path not in told_twice
        and not (fact.path.startswith("devices.") and fact.path.rpartition(".")[2] in ATTRIBUTES)
    ]


def estimate_rows(coded: CodedVisit) -> list[str]:
    """Allowed dollars of each line, and of the claim."""
    given = coded.answer
    estimate = given.coding.estimate
    if estimate is None or given.questions:
        return []
    rows = module("estimate")
    lines = [str(rows.line(line)) for line in estimate.lines if line.amount is not None or line.range is not None]
    return [*lines, str(rows.total(estimate))] if lines else []


def spoken_turn(text: str, notes: Sequence[Footnote], listed: Collection[str] = ()) -> str:
    """What is said in one turn, with the sources of its numbers below it; those listed before are told by number."""
    rendered = template("acts/turn.j2").render(text=text, notes=notes, listed=listed, grade=module("grades").grade)
    return rendered.strip("\n")
