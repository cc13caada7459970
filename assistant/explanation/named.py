"""What every template may name of a payer's policy, and a claim as it is said."""

from __future__ import annotations

from typing import Any

from assistant.explanation.environment import module
from coder.claim import Lines
from coder.policy import Policy
from coder.rules.device_billing import training_threshold
from coder.rules.timed_units import minutes_for


def variables_of(policy: Policy) -> dict[str, Any]:
    """What every sentence may name of the payer's policy."""
    return {
        "policy": policy,
        "threshold": training_threshold(policy),
        "block": policy.unit_allocation.block.value,
        "starts": lambda units: minutes_for(units, policy.timed_units),
        "percent": lambda share: f"{share * 100:g}",
    }


def claim_in_words(lines: Lines) -> str:
    """A claim as it is said: ``L3906 RT ×1 and 97760 GO ×1``."""
    return str(module("headline").claim(lines))
