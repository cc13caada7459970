"""The numbers of one visit, its right claim and a learner's answer, from which the arithmetic of a mistake is shown."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.desk import CodedVisit
from assistant.explanation.summary import Part, counts_by_code, parts_of, total_units
from coder.claim import Billed, Lines
from coder.decision import Disposition, LedgerRow
from coder.quantity import low
from coder.rules.timed_units import count_units
from coder.visit import Range


@dataclass(frozen=True, slots=True)
class Case:
    """The numbers of one visit, its right claim and a learner's answer, for the arithmetic that is shown."""

    coded: CodedVisit
    yours: Billed = ()

    @property
    def lines(self) -> Lines:
        return self.coded.answer.lines

    @property
    def parts(self) -> list[Part]:
        """The timed services, as they share the units."""
        return parts_of(self.lines, self.coded.answer.coding.ledger)

    @property
    def minutes(self) -> int:
        """Minutes that count as timed."""
        return self._sum(Disposition.COUNTS)

    @property
    def units(self) -> int:
        """Timed units of the day."""
        return sum(part.units for part in self.parts) if self.counts_by_code else total_units(self.lines)

    @property
    def counts_by_code(self) -> bool:
        return counts_by_code(self.lines)

    def alone(self, minutes: int) -> int:
        """Units of so many minutes by themselves."""
        return count_units(minutes, self.coded.policy.timed_units)

    @property
    def untimed(self) -> int:
        return self._sum(Disposition.UNTIMED)

    @property
    def in_l_code(self) -> int:
        return self._sum(Disposition.IN_L_CODE)

    def _sum(self, disposition: Disposition) -> int:
        return sum(low(row.minutes) for row in self._rows if row.disposition is disposition)

    @property
    def _rows(self) -> tuple[LedgerRow, ...]:
        return self.coded.answer.coding.ledger

    @property
    def session(self) -> int | None:
        told = self.coded.visit.minutes.session_total
        return low(told) if told is not None else None

    @property
    def l_codes(self) -> str:
        named = self.coded.policy.devices.named
        return ", ".join(dict.fromkeys(line.code for line in self.lines if line.code in named))

    @property
    def is_later(self) -> bool:
        later = self.coded.policy.encounter.subsequent.value
        return any(row.code == later for row in self._rows)

    @property
    def later_units(self) -> int:
        later = self.coded.policy.encounter.subsequent.value
        return sum(line.units for line in self.lines if line.code == later)

    @property
    def ended(self) -> tuple[str, ...]:
        """Codes of the answer that had ended."""
        return tuple(code for code in self.added if code in self.coded.policy.retired)

    @property
    def added(self) -> tuple[str, ...]:
        """Codes that only the answer has."""
        return _codes(self.yours, without={line.code for line in self.lines})

    @property
    def lost(self) -> tuple[str, ...]:
        """Codes that only the claim has."""
        mine = {code for code, _, _ in self.yours}
        return tuple(dict.fromkeys(line.code for line in self.lines if line.code not in mine))

    @property
    def by_assistant(self) -> int | None:
        told = self.coded.visit.assistant_minutes
        return low(told) if isinstance(told, int | Range) else None

    @property
    def therapy_units(self) -> int:
        return sum(line.units for line in self.lines if line.code in self.coded.policy.codes)

    @property
    def marked_units(self) -> int:
        """Units whose line carries the assistant's modifier."""
        letters = set(self.coded.policy.assistant_services.modifiers.value.values())
        return sum(line.units for line in self.lines if letters & set(line.modifiers))

    @property
    def together(self) -> int | None:
        """Minutes in which two disciplines treated at once."""
        shared = self.coded.visit.cotreatment
        return low(shared.minutes) if shared is not None and shared.minutes is not None else None

    @property
    def discipline(self) -> str | None:
        return self.coded.visit.discipline

    @property
    def plan(self) -> str | None:
        return self.coded.visit.plan_discipline

    @property
    def threshold(self) -> float | None:
        """Dollars above which the threshold's modifier is due."""
        amount = self.coded.policy.therapy_threshold.amount
        return amount.value if amount is not None else None


def _codes(claim: Billed, *, without: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code, units, _ in claim if units and code not in without))
