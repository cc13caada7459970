"""The clinic's own payer rows: dated, checked as strictly as the shipped ones, and laid over them.

A row states what differs from the shipped row; a field that it does not name stays as shipped, ``unknown`` takes away
what the shipped row says.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeAlias

from coder.grounds import Grade, Ground, Stated
from coder.policy import Binding, Cap, PayerRow
from coder.visit import UnitRule
from knowledge.dated import FIRST_DAY
from knowledge.strict_yaml import CODE, DATE

Changes: TypeAlias = Mapping[str, Any]
PREFIX = "clinic-"
"""How the citation keys of clinic rows begin."""
UNKNOWN = "unknown"
YES, NO = "yes", "no"
BINDINGS = {YES: Binding.APPLIES, NO: Binding.NO, UNKNOWN: Binding.NOT_KNOWN}
CAP = re.compile(r"(\d{1,2}) a (visit|day)((?: [A-Z0-9]{5})*)")
AFTER_VISIT = re.compile(r"after visit (\d{1,3})")
LAST_DAY = "2099-12-31"
LONGEST = 400
"""Most characters of a text."""
PAYER_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class RowError(ValueError):
    """A row that cannot be used; ``problems`` holds the field and what is wrong with it."""

    def __init__(self, problems: Iterable[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{field}: {what}" for field, what in self.problems))


@dataclass(frozen=True, slots=True)
class ClinicRow:
    """What the clinic knows of one payer from a day on; ``nth`` counts the rows of the same payer and day.

    Days are ``YYYY-MM-DD``. The fields of ``VALUES`` are texts as a person writes them, None where the shipped row
    stands.
    """

    payer: str
    name: str
    effective: str
    source: str
    grade: str
    reviewer: str
    last_reviewed: str
    next_review: str
    nth: int = 1
    beside_l_code: str | None = None
    training_must_exceed: str | None = None
    counting: str | None = None
    discipline_modifiers: str | None = None
    assistant_modifiers: str | None = None
    always_59: str | None = None
    authorization: str | None = None
    caps: str | None = None
    evaluation: str | None = None
    documentation: str | None = None

    @property
    def key(self) -> str:
        """The citation key of the row."""
        again = f".{self.nth}" if self.nth > 1 else ""
        return f"{PREFIX}{self.payer}-{self.effective}{again}"

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The fields that the row states."""
        told = ((name, getattr(self, name)) for name in VALUES)
        return tuple((name, value) for name, value in told if value is not None)

    @property
    def due_on(self) -> str:
        """The day from which the row is stale: its next review, at the latest 1 January after the last."""
        return min(self.next_review, january_after(self.last_reviewed))

    def digest(self) -> str:
        """SHA-256 of everything that the row states."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def over(self, row: PayerRow, day: str) -> PayerRow:
        """The shipped row of a day with what this one states in its place."""
        ground = Ground((self.key,), Grade(self.grade), self.source)
        changes: dict[str, Any] = {}
        for name, value in self.values:
            changes |= READERS[name](value, ground)
        in_writing = ground.grade in (Grade.P, Grade.P_COPY)
        return replace(
            row,
            **changes,
            clinic=Stated(self.effective, ground),
            verify=ground if not in_writing else None if "counting" in changes else row.verify,
            known=True,
            last_reviewed=self.last_reviewed,
            stale=day >= self.due_on,
        )


def january_after(day: str) -> str:
    return f"{int(day[:4]) + 1}-01-01"


def in_force(rows: Iterable[ClinicRow], day: str) -> ClinicRow | None:
    """Of one payer's rows the one that holds on a day: the latest that began, of one day the last recorded."""
    begun = [row for row in rows if row.effective <= day]
    return max(begun, key=lambda row: (row.effective, row.nth), default=None)


def checked(row: ClinicRow) -> ClinicRow:
    """The row as it was given. Raises ``RowError`` with everything that is wrong with it."""
    problems = [(name, what) for name, check in CHECKS.items() for what in _caught(check, getattr(row, name))]
    for name, value in row.values:
        problems += [(name, what) for what in (*_caught(check_text, value), *_caught(READERS[name], value, Ground()))]
    if not problems and row.next_review <= row.last_reviewed:
        problems.append(("next_review", f"expected a day after the last review, {row.last_reviewed}"))
    if not problems and row.next_review > january_after(row.last_reviewed):
        latest = january_after(row.last_reviewed)
        problems.append(("next_review", f"expected {latest} at the latest: every row is reviewed each January"))
    if problems:
        raise RowError(problems)
    return row


def _caught(check: Callable[..., object], *given: Any) -> tuple[str, ...]:
    try:
        check(*given)
    except ValueError as error:
        return (str(error),)
    return ()


def _counting(value: str, ground: Ground) -> Changes:
    rules = {each.value for each in UnitRule}
    _one_of(value, (*rules, UNKNOWN))
    return {"counting": Stated(UnitRule(value), ground) if value in rules else None}


def _beside(value: str, ground: Ground) -> Changes:
    _one_of(value, BINDINGS)
    return {"beside_l_code": None if value == UNKNOWN else Stated(value == YES, ground)}


def _training(value: str, ground: Ground) -> Changes:
    return {"training_must_exceed": None if value == UNKNOWN else Stated(_minutes(value), ground)}


def _binding(field: str) -> Callable[[str, Ground], Changes]:
    def read(value: str, ground: Ground) -> Changes:
        _one_of(value, BINDINGS)
        return {field: BINDINGS[value]}

    return read


def _always_59(value: str, ground: Ground) -> Changes:
    _one_of(value, (YES, NO))
    return {"always_59": value == YES}


def _authorization(value: str, ground: Ground) -> Changes:
    if value in ("none", UNKNOWN):
        return {"authorized_visits": None}
    found = AFTER_VISIT.fullmatch(value)
    if found is None and value != "always":
        raise ValueError(f"expected none, always, after visit N or unknown, found {value!r:.60}")
    return {"authorized_visits": Stated(int(found[1]) if found else 0, ground)}


def _caps(value: str, ground: Ground) -> Changes:
    if value in ("none", UNKNOWN):
        return {"caps": ()}
    caps = []
    for each in value.split(";"):
        found = CAP.fullmatch(each.strip())
        codes = tuple(found[3].split()) if found else ()
        if found is None or not int(found[1]) or not all(CODE.fullmatch(code) for code in codes):
            expected = "such as 4 a visit, or 2 a day 97760; 4 a day, or none, or unknown"
            raise ValueError(f"expected {expected}, found {each.strip()!r:.60}")
        caps.append(Cap(int(found[1]), found[2], codes, ground))
    return {"caps": tuple(caps)}


def _evaluation(value: str, ground: Ground) -> Changes:
    return {"evaluation": None if value == UNKNOWN else Stated(value, ground)}


def _documentation(value: str, ground: Ground) -> Changes:
    items = (each.strip() for each in value.split(";"))
    return {"documentation": () if value == UNKNOWN else tuple(Stated(each, ground) for each in items if each)}


def _one_of(value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise ValueError(f"expected one of {', '.join(sorted(allowed))}, found {value!r:.60}")


def _minutes(value: str) -> int:
    if not re.fullmatch(r"\d{1,2}", value):
        raise ValueError(f"expected a whole number of minutes, 0 to 99, or unknown, found {value!r:.60}")
    return int(value)


def check_text(value: str) -> None:
    """Is this a text that may be kept? Raises ``ValueError`` saying what was expected."""
    if not value.strip():
        raise ValueError("missing")
    if len(value) > LONGEST or not value.isprintable():
        raise ValueError(f"expected a text of 1 to {LONGEST} characters without line breaks or control characters")


def _source(value: str) -> None:
    if not value.strip():
        raise ValueError("missing; say where it stands (--source), such as contract, page 4")
    check_text(value)


def _day(value: str) -> None:
    try:
        is_day = bool(DATE.fullmatch(value)) and bool(date.fromisoformat(value))
    except ValueError:
        is_day = False
    if not is_day or not FIRST_DAY <= value <= LAST_DAY:
        raise ValueError(f"expected a day YYYY-MM-DD from {FIRST_DAY} on, found {value!r:.60}")


def _grade(value: str) -> None:
    _one_of(value, {each.value for each in Grade})


def _id(value: str) -> None:
    if not PAYER_ID.fullmatch(value) or len(value) > LONGEST:
        raise ValueError(f"expected a name with a letter or digit, found {value!r:.60}")


READERS: Mapping[str, Callable[[str, Ground], Changes]] = {
    "beside_l_code": _beside,
    "training_must_exceed": _training,
    "counting": _counting,
    "discipline_modifiers": _binding("discipline_modifiers"),
    "assistant_modifiers": _binding("assistants"),
    "always_59": _always_59,
    "authorization": _authorization,
    "caps": _caps,
    "evaluation": _evaluation,
    "documentation": _documentation,
}
VALUES = tuple(READERS)
"""The fields a row may state of its payer."""
CHECKS: Mapping[str, Callable[[str], None]] = {
    "payer": _id,
    "name": check_text,
    "effective": _day,
    "source": _source,
    "grade": _grade,
    "reviewer": check_text,
    "last_reviewed": _day,
    "next_review": _day,
}
