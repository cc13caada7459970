"""The case at hand: one visit under one policy, what the rules note of it, and the services of the day."""

from __future__ import annotations

from dataclasses import dataclass, field

from coder.claim import Line
from coder.decision import Disposition, LedgerRow, Notes
from coder.policy import Policy
from coder.rules.code_pairs import PairJudgement
from coder.rules.device_billing import DeviceBill
from coder.rules.encounter import DeviceEncounter
from coder.rules.unit_allocation import Sharing, share_pooled
from coder.service import TreatedService
from coder.visit import Visit


@dataclass(frozen=True, slots=True)
class Case:
    """``plan`` is the discipline whose plan of care the device service belongs to; ``share`` gives units to minutes."""

    visit: Visit
    policy: Policy
    notes: Notes
    plan: str | None
    is_orthotic: bool
    share: Sharing = share_pooled


@dataclass(slots=True)
class Day:
    """What the day holds so far."""

    services: list[TreatedService] = field(default_factory=list)
    device_lines: list[Line] = field(default_factory=list)
    rows: list[LedgerRow] = field(default_factory=list)
    encounters: tuple[DeviceEncounter, ...] = ()
    bills: tuple[DeviceBill, ...] = ()
    pairs: PairJudgement = field(default_factory=lambda: PairJudgement({}, {}))
    treated_together: int = 0
    """Minutes of the day so far that another discipline shared."""


def redirect(row: LedgerRow, disposition: Disposition, rule: str, cites: tuple[str, ...]) -> LedgerRow:
    """The same minutes with another fate."""
    return LedgerRow(row.minutes, row.activity, row.by, disposition, rule, cites, row.code)
