"""What the rules conclude: decisions with their reasons, findings, refusals, and the facts they missed or supposed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from coder.grounds import Contest, Grade, Ground
from coder.visit import Range

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A value that was not chosen, the rule that rejected it, and the citations."""

    value: str
    rule: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision(Generic[T_co]):
    """A value with the rule that gave it; ``because`` holds fact paths and the decisions it follows from."""

    rule: str
    value: T_co
    cites: tuple[str, ...] = ()
    because: tuple[Decision[object] | str, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class Severity(StrEnum):
    STOP = "stop"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know before the claim goes out; ``values`` are what its sentence needs."""

    severity: Severity
    rule: str
    finding: str
    about: str
    ground: Ground
    values: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class NotBilled:
    """A service told, or a code proposed, that gets no line."""

    code: str
    rule: str
    cites: tuple[str, ...]
    detail: str


class Disposition(StrEnum):
    """What became of minutes that were mentioned."""

    COUNTS = "counts"
    IN_L_CODE = "in_l_code"
    UNTIMED = "untimed"
    NOT_SKILLED = "not_skilled"
    OTHER_DISCIPLINE = "other_discipline"
    NOT_TODAY = "not_today"
    NOT_FACE_TO_FACE = "not_face_to_face"
    BELOW_THRESHOLD = "below_threshold"
    NOT_PAYABLE = "not_payable"
    UNATTRIBUTED = "unattributed"


class Activity(StrEnum):
    TRAINING = "training"
    FITTING = "fitting"
    ASSESSMENT = "assessment"
    FABRICATION = "fabrication"
    MANAGEMENT = "management"
    ORTHOTIC = "orthotic"
    COMBINED = "combined"
    SERVICE = "service"
    EVALUATION = "evaluation"
    SESSION = "session"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Minutes of one statement by one person, and what became of them; ``code`` is the service they went to."""

    minutes: int | Range
    activity: Activity
    by: str | None
    disposition: Disposition
    rule: str
    cites: tuple[str, ...]
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Assumed:
    """A fact that was not said and is supposed, or that the words only imply."""

    fact: str
    value: object
    rule: str
    cites: tuple[str, ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that was not said and that a rule wanted.

    ``answers`` are its possible values (empty for minutes, whose classes follow from the units they make); ``usual`` is
    the answer supposed meanwhile, None where there is none; ``about`` says which pair, device or service is meant.
    """

    fact: str
    rule: str
    answers: tuple[str, ...] = ()
    usual: str | None = None
    always: bool = False
    about: tuple[str, ...] = ()


PAIRS = "separate_services"
"""The open fact that several pairs can share."""


_assumed = lru_cache(maxsize=512, typed=True)(Assumed)
"""The same few suppositions come with every visit."""


class Notes:
    """What the rules note in passing while one visit is coded; each finding and refusal once."""

    __slots__ = ("_findings", "_not_billed", "assumed", "contested", "open")

    def __init__(self) -> None:
        self._findings: dict[tuple[str, str, str], Finding] = {}
        self._not_billed: dict[tuple[str, str], NotBilled] = {}
        self.assumed: list[Assumed] = []
        self.open: list[OpenFact] = []
        self.contested: list[Contest] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings.values())

    @property
    def not_billed(self) -> tuple[NotBilled, ...]:
        return tuple(self._not_billed.values())

    def find(
        self,
        severity: Severity,
        rule: str,
        finding: str,
        about: str,
        ground: Ground,
        *,
        grade: Grade | None = None,
        **values: str | int | float,
    ) -> None:
        """Note a finding; ``grade`` where the claim made is weaker than its source."""
        key = (rule, finding, about)
        if key in self._findings:
            return
        if grade is not None:
            ground = Ground(ground.cites, grade, ground.text)
        self._findings[key] = Finding(severity, rule, finding, about, ground, tuple(values.items()))

    def add(self, finding: Finding) -> None:
        """Note a finding that was put together before."""
        self._findings.setdefault((finding.rule, finding.finding, finding.about), finding)

    def refuse(self, code: str, rule: str, cites: tuple[str, ...], detail: str) -> None:
        """Note that a service told or a code proposed gets no line."""
        self._not_billed.setdefault((code, rule), NotBilled(code, rule, cites, detail))

    def assume(self, fact: str, value: object, rule: str, cites: tuple[str, ...] = ()) -> None:
        self.assumed.append(_assumed(fact, value, rule, cites))

    def ask(
        self,
        fact: str,
        rule: str,
        answers: tuple[str, ...] = (),
        *,
        usual: str | None = None,
        always: bool = False,
        about: tuple[str, ...] = (),
    ) -> None:
        """Note an open fact once; edit pairs with the same answers become one question."""
        for i, other in enumerate(self.open):
            if (other.fact, other.answers, other.usual) == (fact, answers, usual) and (
                other.about == about or fact == PAIRS
            ):
                merged = other.about + tuple(x for x in about if x not in other.about)
                self.open[i] = OpenFact(fact, other.rule, answers, usual, other.always or always, merged)
                return
        self.open.append(OpenFact(fact, rule, answers, usual, always, about))

    def contest(self, contest: Contest) -> None:
        if contest not in self.contested:
            self.contested.append(contest)

    def is_open(self, fact: str) -> bool:
        return any(noted.fact == fact for noted in self.open)
