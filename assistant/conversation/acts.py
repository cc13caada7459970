"""What a person does with one turn: change the facts, or ask something that leaves them as they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from assistant.conversation.told import Change
from assistant.conversation.told import Source as Source


class Action(StrEnum):
    """What a reply mainly does."""

    ASK = "ask"
    CODE = "code"
    EXPLAIN = "explain"
    WHAT_IF_ANSWER = "what_if_answer"
    ACK = "ack"
    CLARIFY = "clarify"
    RESET = "reset"
    REFUSE = "refuse_out_of_scope"


# ---- acts that change the facts ----


@dataclass(frozen=True, slots=True)
class Tell:
    """Facts of the visit, in any order."""

    change: Change


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the question that was asked, with whatever else was said."""

    slot: str
    change: Change


@dataclass(frozen=True, slots=True)
class Correct:
    """A fact said before is put right."""

    change: Change


@dataclass(frozen=True, slots=True)
class Retract:
    """A fact said before is taken away."""

    change: Change


@dataclass(frozen=True, slots=True)
class Keep:
    """The last supposition becomes the visit."""

    change: Change


@dataclass(frozen=True, slots=True)
class Confirm:
    """The usual answers to what is open hold."""

    change: Change


@dataclass(frozen=True, slots=True)
class Skip:
    """The question is left open for now."""

    slot: str


@dataclass(frozen=True, slots=True)
class NewVisit:
    """Another visit begins; what is known of the same patient carries over."""

    same_patient: bool
    change: Change


@dataclass(frozen=True, slots=True)
class StartOver:
    """Everything said is forgotten."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The last acts are taken back; no steps: only what was supposed is dropped."""

    steps: int


# ---- acts that leave the facts as they are ----


@dataclass(frozen=True, slots=True)
class Suppose:
    """What would the claim be?"""

    change: Change


@dataclass(frozen=True, slots=True)
class Why:
    """Why this claim, this line or this modifier?"""

    about: str | None = None


@dataclass(frozen=True, slots=True)
class WhyAsked:
    """Why is this asked?"""

    slot: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why not so many units, why not this code or modifier?"""

    units: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class HowToBe:
    """When would it be so many units, or this code?"""

    units: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """What would another payer, or the other counting, make of it?"""

    payer: str | None = None
    unit_rule: str | None = None


@dataclass(frozen=True, slots=True)
class ShowSource:
    """Where does that come from?"""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Recall:
    """What was said, or what came of it: of this visit, or of an earlier one (counted from the first)."""

    paths: tuple[str, ...]
    visit: int | None = None


@dataclass(frozen=True, slots=True)
class AskPayment:
    """What will it pay?"""


@dataclass(frozen=True, slots=True)
class AskClaim:
    """What does it come to; is it this code, so many units?"""

    units: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class AskGuidance:
    """A question about the rules."""

    text: str


@dataclass(frozen=True, slots=True)
class Greet:
    """A greeting."""


@dataclass(frozen=True, slots=True)
class Thank:
    """Thanks."""


@dataclass(frozen=True, slots=True)
class AskHelp:
    """What can be said here?"""


@dataclass(frozen=True, slots=True)
class OutsideScope:
    """Small talk or a question that is not about billing these visits."""

    text: str


@dataclass(frozen=True, slots=True)
class NotRead:
    """Nothing in the words could be read."""

    text: str


Telling: TypeAlias = Tell | Answer | Correct | Retract | Keep | Confirm | Skip | NewVisit | StartOver
Asking: TypeAlias = (
    Suppose
    | Why
    | WhyAsked
    | WhyNot
    | HowToBe
    | Compare
    | ShowSource
    | Recall
    | AskPayment
    | AskClaim
    | AskGuidance
    | Greet
    | Thank
    | AskHelp
    | OutsideScope
    | NotRead
)
Act: TypeAlias = Telling | Undo | Asking

NEED_NO_VISIT = (AskGuidance, AskHelp, Greet, OutsideScope)
"""Acts that can be answered whatever is known of the visit."""
