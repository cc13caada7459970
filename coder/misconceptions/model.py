"""What a wrong model is: a name, and the claims it makes of a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from coder.claim import Line, Lines
from coder.coding import Claimed, claim_visit
from coder.misconceptions.values import WrongValues
from coder.policy import Policy
from coder.rules.unit_allocation import Sharing, share_pooled
from coder.visit import Visit


@dataclass(frozen=True, slots=True)
class Attempt:
    """A visit as it is, the policy that is right for it, its right claim, and the values that wrong models use."""

    visit: Visit
    policy: Policy
    right: Claimed
    wrong: WrongValues

    def claim(
        self, visit: Visit | None = None, policy: Policy | None = None, share: Sharing = share_pooled
    ) -> tuple[Lines, ...]:
        """The claims, one a permitted split, with the visit, the policy or the sharing swapped."""
        return claim_visit(visit or self.visit, policy or self.policy, share).splits

    def is_service(self, code: str) -> bool:
        """Is this a service code, in force or ended, and not a device code?"""
        return code in self.policy.codes or code in self.policy.retired or code[:1].isdecimal()

    def is_therapy(self, line: Line) -> bool:
        """Is this a line of a service, not of a device?"""
        return self.is_service(line.code)

    def seen_as(self, visit: Visit | None = None, policy: Policy | None = None) -> Attempt:
        """The attempt of a visit, or under a policy, in place of the right one."""
        visit, policy = visit or self.visit, policy or self.policy
        return Attempt(visit, policy, claim_visit(visit, policy), self.wrong)

    @property
    def bills_l_code(self) -> bool:
        """Is the L code of one of the visit's devices ours?"""
        return any(bill.takes_all_but_training for bill in self.right.day.bills)


Claims: TypeAlias = Callable[[Attempt], Iterable[Lines]]


@dataclass(frozen=True, slots=True)
class Model:
    """``id`` as in the register of misconceptions (M01 to M30); ``claims`` gives every form of its claim."""

    id: str
    claims: Claims
    sees: Callable[[Attempt], Attempt | None] | None = None
    """The visit as this model sees it, where it is one of which minutes count; None: it sees nothing of its own."""
    rewrites: bool = False
    """Does it only rewrite the lines of a claim? Then it can rewrite those of another model too."""
