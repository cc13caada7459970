"""Claims already billed, checked visit by visit: what the coder says of each, as far as a claim shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.audit.claim_rows import ClaimRow
from assistant.audit.columns import Mapped, plain
from assistant.audit.said import Said, first_again, said_of
from assistant.audit.store import Found, Group
from assistant.audit.visits import Billed, billed_visit, with_later_encounter
from assistant.audit.vocabulary import heading_of, ours
from coder.decision import Severity
from coder.policy import Policy
from coder.rules.encounter import is_first_of_ours
from coder.visit import Encounter, Visit
from knowledge.dated import FIRST_DAY
from knowledge.guidance import Guidance

NOT_READ, TOO_OLD = "row-not-read", "day-before-guidance"
OF_A_LISTED_CODE = ("retired-code", "unknown-code", "proposed-modifier-not-due", "proposed-modifier-misplaced")
"""What can be wrong with a code and its modifiers whoever the patient."""
DEVICE_NOT_TOLD = "device not told"
MOST_KEPT = 10_000


@dataclass(slots=True)
class _Patient:
    """What earlier visits of one patient tell: devices whose first encounter was billed, dollars of the year."""

    key: bytes
    begun: dict[str, int]
    year: str = ""
    allowed: float = 0.0


class Auditor:
    """Checks visits of one file; like visits are coded once. ``rows_checked`` counts rows with codes that are ours."""

    def __init__(self, guidance: Guidance, mapped: Mapped, payer: str | None, *, has_amounts: bool) -> None:
        self._guidance = guidance
        self._mapped = mapped
        self._payer = payer
        self._has_amounts = has_amounts
        self._known: dict[object, tuple[Said, ...]] = {}
        self._patient = _Patient(b"", {})
        self.rows_checked = 0
        self.rows_not_ours = 0
        self.rows_not_read = 0
        self.rows_of_unknown_payers = 0

    def check(self, group: Group) -> Iterator[Found]:
        """Everything found on the rows of one patient and day."""
        patient, day, rows = group
        if patient != self._patient.key:
            self._patient = _Patient(patient, {})
        readable = []
        for row in rows:
            problem = row.problem or ("" if row.day else "date")
            if problem or row.day < FIRST_DAY:
                self.rows_not_read += 1
                finding = NOT_READ if problem else TOO_OLD
                yield Found(heading_of()[finding], finding, "", problem or "date", "warn", (), "", (row.number,))
            else:
                readable.append(row)
        for payer, of_payer in groupby(sorted(readable, key=self._payer_of), self._payer_of):
            yield from self._check_visit(tuple(of_payer), payer or None, day)

    def check_listed(self, group: Group) -> Iterator[Found]:
        """Everything found on one row of a charge master: its code, and modifiers that never go on such a line."""
        _, day, (row, *_) = group
        if row.problem:
            yield from self.check(group)
        elif not self._is_ours(row.code):
            self.rows_not_ours += 1
        else:
            self.rows_checked += 1
            billed = billed_visit((row,), None, self._guidance.policies.parts(day))
            said = said_of(billed.visit, billed, self._guidance.policy_for(billed.visit, day))
            yield from _located((each for each in said if each.finding.finding in OF_A_LISTED_CODE), (row,))

    def _payer_of(self, row: ClaimRow) -> str:
        named = row.payer or self._payer or ""
        return self._mapped.payers.get(plain(named), named)

    def _check_visit(self, rows: Sequence[ClaimRow], payer: str | None, day: str) -> Iterator[Found]:
        known = [row for row in rows if row.units != 0 and self._is_ours(row.code)]
        self.rows_checked += len(known)
        self.rows_not_ours += len(rows) - len(known)
        if not known:
            return
        shared = self._guidance.policies.parts(day)
        billed = billed_visit(known, payer, shared)
        if payer is None or self._guidance.payers.find(payer) is None:
            self.rows_of_unknown_payers += len(known)
        visit = replace(billed.visit, year_to_date=self._year_to_date(known, day))
        yield from _located(self._said(visit, billed, day), known)
        yield from self._first_again(billed, known, day, shared)

    def _is_ours(self, code: str) -> bool:
        """A code that the rules model or that ended, or a number of which every code in force is known."""
        services = self._guidance.policies.services
        if code in services.not_modelled:
            return False
        return self._guidance.knows(code) or code.startswith(ours())

    def _said(self, visit: Visit, billed: Billed, day: str) -> tuple[Said, ...]:
        policy = self._guidance.policy_for(visit, day)
        row = policy.payer
        parts, own = id(self._guidance.policies.parts(day)), row.clinic.value if row.clinic is not None else None
        key = (visit, billed.has_minutes, parts, row.name, own, row.caps)
        found = self._known.get(key)
        if found is None:
            found = said_of(visit, billed, policy)
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = found
        return found

    def _year_to_date(self, rows: Sequence[ClaimRow], day: str) -> float | None:
        """Dollars allowed this year before this visit, where the file has such a column."""
        if not self._has_amounts:
            return None
        patient = self._patient
        if patient.year != day[:4]:
            patient.year, patient.allowed = day[:4], 0.0
        before = patient.allowed
        patient.allowed += sum(row.allowed or 0.0 for row in rows if not row.code.startswith("L"))
        return before

    def _first_again(self, billed: Billed, rows: Sequence[ClaimRow], day: str, policy: Policy) -> Iterator[Found]:
        """A first-encounter code for a device that an earlier visit of the patient billed one for."""
        first = [row for row in rows if is_first_of_ours(row.code, policy)]
        if not first or billed.visit.visit_kind is not Encounter.INITIAL:
            return
        key = _device_of(first[0], rows)
        earlier = self._patient.begun.setdefault(key, first[0].number)
        if earlier == first[0].number:
            return
        visit = with_later_encounter(billed)
        numbers = (earlier, *(row.number for row in first))
        for said in first_again(visit, self._guidance.policy_for(visit, day)):
            yield _found(said if key else _to_check(said), numbers)


def _to_check(said: Said) -> Said:
    """The same where it is not told whether it was the same device: a reason to look, no mistake yet."""
    return replace(said, detail=DEVICE_NOT_TOLD, finding=replace(said.finding, severity=Severity.INFO))


def _device_of(first: ClaimRow, rows: Sequence[ClaimRow]) -> str:
    """What tells the device apart from others of the patient: its column, else the L codes of its day."""
    return first.device or " ".join(sorted({row.code for row in rows if row.code.startswith("L")}))


def _located(said: Iterable[Said], rows: Sequence[ClaimRow]) -> Iterator[Found]:
    """Each finding on the rows of its codes, or of the whole visit where it is about none of them."""
    for each in said:
        numbers = tuple(row.number for row in rows if not each.codes or row.code in each.codes)
        if numbers:
            yield _found(each, numbers)


def _found(said: Said, numbers: Iterable[int]) -> Found:
    finding = said.finding
    cites = finding.ground.cites
    return Found(
        said.heading,
        finding.finding,
        finding.rule,
        finding.about,
        finding.severity,
        cites,
        said.detail,
        tuple(dict.fromkeys(numbers)),
    )
