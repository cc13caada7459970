"""Values of the guidance as answers need them: units of minutes, pairs, prices, devices, payers, shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.conversation.guidance.marks import bundled_codes, device_family
from assistant.conversation.guidance.matter import has_matter, on_the_matter
from assistant.conversation.guidance.pair import PairView, asked_codes, pair_of
from assistant.conversation.guidance.question import Asked
from assistant.conversation.guidance.share import Share, share_of
from assistant.desk import Desk
from coder.grounds import Stated
from coder.policy import Cap, LCode, Policy, Prices
from coder.rules.timed_units import count_units
from coder.visit import UnitRule
from knowledge.problems import NoGuidance

KINDS_OF_PLAN = {
    "Commercial": "a commercial plan",
    "Medicare Advantage": "a Medicare Advantage plan",
    "Medicaid": "Medicaid",
    "Workers Compensation": "workers' compensation",
    "Auto": "auto insurance",
}

PUBLIC = (
    "Medicaid",
    "Nevada Medicaid",
    "Texas Medicaid",
    "VA",
    "TRICARE",
    "Workers Compensation",
    "Washington L&I",
    "California DWC",
    "Auto",
)


@dataclass(frozen=True, slots=True)
class DeviceCodes:
    """The codes that fit a kind of device, by how it was made."""

    name: str
    kind: str
    """``orthosis``, ``prosthesis`` or nothing for a device that is neither."""
    area: str
    custom: tuple[str, ...]
    custom_fitted: tuple[str, ...]
    off_the_shelf: tuple[str, ...]
    other: tuple[str, ...]
    not_l: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PayerView:
    """What is known of a payer."""

    counting: Stated[UnitRule] | None
    assistants: str
    caps: tuple[Cap, ...]
    statements: tuple[str, ...]
    own: str | None
    """The citation key of the clinic's own row, where one is in force."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The guidance of a day, for the templates of answers."""

    desk: Desk
    policy: Policy

    @property
    def version(self) -> str:
        return self.desk.guidance.version

    def units(self, minutes: int) -> int:
        return count_units(minutes, self.policy.timed_units)

    def pair(self, question: Asked) -> PairView:
        return pair_of(question, self.desk.guidance, self.policy)

    def assistant(self, question: Asked) -> Share | None:
        return share_of(question, self.desk, self.policy)

    def l_code(self, code: str) -> LCode | None:
        return self.desk.guidance.l_code(code, self.policy.date)

    def device(self, text: str) -> DeviceCodes:
        """The codes of the device that a text names."""
        lexicon = self.desk.guidance.lexicon
        family = device_family(text, self.desk.guidance) or ""
        row = lexicon.families.get(family, {})
        of: Callable[[str], tuple[str, ...]] = lambda field: tuple(row.get(field, "").split())  # noqa: E731
        name = family.replace("-", " ")
        return DeviceCodes(
            name,
            row.get("kind", ""),
            row.get("area", ""),
            of("custom"),
            of("custom_fitted"),
            of("off_the_shelf"),
            of("other"),
            of("not_l"),
            row.get("note", ""),
        )

    def payer(self, name: str | None) -> PayerView | None:
        """A payer by name; None for one that has no row."""
        record = self.desk.guidance.payers.find(name) if name else None
        if record is None:
            return None
        row = record.row(self.policy.date, name=record.name, known=True)
        own = row.clinic.ground.cites[0] if row.clinic is not None else None
        return PayerView(row.counting, row.assistants.value, row.caps, record.statements, own)

    def statements_on(self, question: Asked) -> tuple[str, ...]:
        """What is known of a payer on the matter of a question."""
        row = self.payer(question.payer)
        return on_the_matter(question, row.statements, self.desk.guidance) if row is not None else ()

    def counting_like(self, rule: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The payers, Medicare apart, that are known or taken to count so, with the ground."""
        rows = [
            (record.name, record.row(self.policy.date, name=record.name, known=True).counting)
            for record in self.desk.guidance.payers.all()
            if record.name not in ("Medicare", "Self-pay")
        ]
        return tuple((name, counting.ground.cites) for name, counting in rows if counting and counting.value == rule)

    @property
    def public_plans(self) -> tuple[str, ...]:
        """Payers that are no commercial plans."""
        return PUBLIC

    def has_matter(self, question: Asked) -> bool:
        return has_matter(question)

    def service(self, question: Asked) -> str:
        """The first service code of a question, by number or by name."""
        return asked_codes(question, self.policy)[0]

    def services(self, question: Asked) -> tuple[str, ...]:
        """Every service code of a question."""
        return tuple(asked_codes(question, self.policy))

    def says(self, key: str) -> str:
        """What a passage says."""
        return self.desk.guidance.citation(key).says

    def bundled(self, question: Asked) -> tuple[str, ...]:
        """The codes of a question that are paid inside other services."""
        return bundled_codes(question, self.policy)

    def called(self, question: Asked) -> str:
        """A payer by name; a kind of plan by its kind."""
        return KINDS_OF_PLAN.get(question.payer or "", question.payer or "a commercial plan")

    def called_payer(self, question: Asked) -> str | None:
        """The payer that a question names, Medicare apart."""
        return self.called(question) if question.names_payer and question.payer != "Medicare" else None

    # ---- amounts of a year ----

    def threshold(self, year: int) -> Stated[float] | None:
        return self._of(year).therapy_threshold.amount

    def threshold_ground(self, year: int) -> tuple[str, ...]:
        """What says that the threshold of a year is not known."""
        entry = self.desk.guidance.policies.rule_file("therapy_threshold").fields["amount"].in_force(_day(year))
        return entry.value.ground.cites if entry is not None else ()

    def prices(self, year: int) -> Prices | None:
        return self._of(year).payment.prices

    def prices_ground(self, year: int) -> tuple[str, ...]:
        return self._of(year).payment.no_prices.cites

    def price(self, code: str, units: int, year: int) -> float:
        """Allowed dollars of so many units in a day, nationally: the first whole, the others reduced."""
        payment = self._of(year).payment
        assert payment.prices is not None
        value = payment.prices.values[code]
        reduced = payment.reduced_share.value if value.reducible else 1.0
        whole = value.work + value.practice_expense + value.malpractice
        further = value.work + value.practice_expense * reduced + value.malpractice
        return round((whole + further * (units - 1)) * payment.prices.conversion_factor.value, 2)

    def _of(self, year: int) -> Policy:
        """The policy of a year's middle; of this year, today's."""
        if str(year) == self.policy.date[:4]:
            return self.policy
        try:
            return self.desk.guidance.policies.policy("Medicare", _day(year))
        except NoGuidance:
            return self.policy


def _day(year: int) -> str:
    return f"{year}-07-01"
