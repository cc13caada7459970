"""A known wrong model in words: what the wrong rule is, what it comes to in a visit, what is right and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.desk import CodedVisit
from assistant.explanation.environment import template
from assistant.explanation.footnotes import Footnote, Footnotes
from assistant.explanation.named import variables_of
from assistant.explanation.summary import Part, counts_by_code, parts_of, total_units
from assistant.transcripts.lessons import lesson_on
from coder.claim import Billed, Lines
from coder.coding import DECIDED
from coder.decision import Disposition, LedgerRow
from coder.misconceptions.proposed import models_of_proposal
from coder.policy import Policy
from coder.quantity import low
from coder.rules.timed_units import count_units
from coder.visit import Range
from knowledge.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Told:
    """A wrong model told; the sentences carry the numbers of ``notes`` in brackets.

    ``name`` is a short phrase without full stop that names the wrong rule. ``idea`` says it kindly, ``here`` is the
    arithmetic of the visit (empty where there is none to show), ``right`` is the right rule.
    """

    model: str
    name: str
    idea: str
    here: str
    right: str
    notes: tuple[Footnote, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is said, in the order in which it is read."""
        return tuple(text for text in (self.idea, self.here, self.right) if text)


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


def misconception(
    model: str, policy: Policy, guidance: Guidance, case: Case | None = None, footnotes: Footnotes | None = None
) -> Told:
    """A wrong model (``M01`` to ``M30``) told for a payer's policy, and for a visit where one is given.

    With ``footnotes`` its numbers go on from theirs.
    """
    footnotes = footnotes or Footnotes(guidance)

    def cite(*keys: str | Iterable[str]) -> str:
        flat = [key for each in keys for key in ((each,) if isinstance(each, str) else each)]
        numbers = footnotes.cite(flat)
        return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""

    words = _words(model, policy, guidance, cite)
    idea = _flat(words.idea())
    here = _flat(words.here(case)) if case is not None else ""
    return Told(model, _flat(words.name()), idea, here, _flat(words.right()), footnotes.all())


def diagnosis_lines(case: Case, *, is_correct: bool, models: Sequence[str], guidance: Guidance) -> list[str]:
    """What is said of an answer: is it the claim, and which wrong models give it, each with its lesson and sources."""
    footnotes = Footnotes(guidance)
    told = [misconception(model, case.coded.policy, guidance, case, footnotes) for model in models]
    text = template("misconceptions/diagnosis.txt.j2").render(
        case=case, is_correct=is_correct, told=told, lessons={m: lesson_on(m) for m in models}, notes=footnotes.all()
    )
    return text.strip("\n").split("\n")


@dataclass(frozen=True, slots=True)
class Named:
    """A wrong model by the phrase that names it, with where it was seen and the title of its lesson."""

    model: str
    name: str
    cites: tuple[str, ...]
    lesson: str | None


MOST_NAMED = 2
"""Wrong models that are named behind one proposal; where more give it, none is told apart."""


def behind_proposal(coded: CodedVisit, guidance: Guidance) -> tuple[Named, ...]:
    """The wrong models that give the codes a visit's writer proposed; none where those are right or still open."""
    if not coded.visit.proposed_codes or coded.answer.status not in DECIDED:
        return ()
    wrong = guidance.policies.wrong_values(coded.policy.date)
    models = models_of_proposal(coded.visit, coded.answer.lines, coded.policy, wrong)
    return tuple(_named(model, coded.policy, guidance) for model in models) if len(models) <= MOST_NAMED else ()


def _named(model: str, policy: Policy, guidance: Guidance) -> Named:
    lesson = lesson_on(model)
    cites = (f"misconceptions-seen-{model.lower()}",)
    return Named(model, misconception_name(model, policy, guidance), cites, lesson.title if lesson else None)


def misconception_name(model: str, policy: Policy, guidance: Guidance) -> str:
    """The short phrase that names a wrong model, for use within a sentence."""
    return _flat(_words(model, policy, guidance, lambda *_: "").name())


def _words(model: str, policy: Policy, guidance: Guidance, cite: object) -> Any:
    wrong = guidance.policies.wrong_values(policy.date)
    variables = variables_of(policy)
    return template(f"misconceptions/{model.lower()}.j2").make_module({**variables, "wrong": wrong, "cite": cite})


def _flat(text: object) -> str:
    return " ".join(str(text).split())
