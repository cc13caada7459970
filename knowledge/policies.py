"""The policy of a payer on a day, put together from its parts; what does not change is put together once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from coder.misconceptions.values import WrongValues
from coder.policy import Binding, PayerRow, Policy, UnitLimit
from knowledge import prices, rule_parts, unit_limits
from knowledge.dated import FIRST_DAY, day_after
from knowledge.files import DataFiles
from knowledge.l_codes import LCodeBook
from knowledge.pairs import PairBook, read_pairs
from knowledge.payers import UNKNOWN, PayerBook, PayerRecord
from knowledge.problems import NoGuidance
from knowledge.rule_files import RuleDay, RuleFile, read_rule_file
from knowledge.service_codes import ServiceBook, read_services

RULES = (
    "encounter",
    "minute_ledger",
    "device_billing",
    "timed_units",
    "unit_allocation",
    "discipline",
    "assistant_services",
    "code_pairs",
    "therapy_threshold",
    "evaluation_same_day",
    "unit_limits",
    "devices",
    "performer",
    "documentation",
    "proposals",
    "telehealth",
    "payment",
    "claim",
)
ALL_RULES = (*RULES, "misconceptions")
"""With those that no claim is made by."""
MOST_KEPT = 4096
NOT_SAID = "not-said"


class PolicyBook:
    """Gives policies by payer and day."""

    def __init__(self, files: DataFiles, payers: PayerBook, l_codes: LCodeBook) -> None:
        self._files = files
        self._payers = payers
        self._l_codes = l_codes
        self._rules: dict[str, RuleFile] = {}
        self._pairs: PairBook | None = None
        self._services: ServiceBook | None = None
        self._turning_days: tuple[str, ...] = ()
        self._parts: dict[str, Policy] = {}
        self._policies: dict[tuple[str | None, str], Policy] = {}

    def policy(self, payer: str | None, day: str) -> Policy:
        """The policy of a payer as it was named, None where none was said. Raises ``NoGuidance`` before 2018."""
        found = self._policies.get((payer, day))
        if found is None:
            found = self._put_together(payer, day)
            if len(self._policies) >= MOST_KEPT:
                self._policies.clear()
            self._policies[payer, day] = found
        return found

    @property
    def services(self) -> ServiceBook:
        if self._services is None:
            self._services = read_services(self._files)
        return self._services

    @property
    def pairs(self) -> PairBook:
        if self._pairs is None:
            self._pairs = read_pairs(self._files)
        return self._pairs

    def rule_file(self, stem: str) -> RuleFile:
        if stem not in self._rules:
            path = f"rules/{stem}.yaml"
            self._rules[stem] = read_rule_file(path, self._files.text(path))
        return self._rules[stem]

    def turning_days(self) -> tuple[str, ...]:
        """Days on which something that all payers share changes, in order."""
        if not self._turning_days:
            days: set[str] = {FIRST_DAY}
            for stem in RULES:
                days.update(self.rule_file(stem).turning_days())
            services = self.services
            shared: tuple[Iterable[str], ...] = (
                self.pairs.turning_days(),
                prices.turning_days(self._files),
                unit_limits.turning_days(unit_limits.read_limit_table(self._files)),
                services.since.values(),
                (day_after(code.ended) for code in services.retired.values()),
            )
            days.update(*shared)
            self._turning_days = tuple(sorted(days))
        return self._turning_days

    def parts(self, day: str) -> Policy:
        """Everything that payers share on a day, under the row of an unknown payer."""
        days = self.turning_days()
        first = days[bisect_right(days, day) - 1]
        if first not in self._parts:
            self._parts[first] = self._shared_policy(first)
        return self._parts[first]

    def wrong_values(self, day: str) -> WrongValues:
        """What wrong models of a day bill by. Raises ``NoGuidance`` before 2018."""
        on = RuleDay(self.rule_file("misconceptions"), day)
        wrong = WrongValues(
            taken_for_untimed=on.words("taken_for_untimed"),
            taken_for_timed=on.words("taken_for_timed"),
            splint_application=on.code("splint_application"),
            overlap_modifier=on.code("overlap_modifier"),
        )
        on.finish()
        return wrong

    def row(self, payer: str | None, day: str) -> tuple[PayerRow, PayerRecord]:
        """The row of a payer as it was named: that of its file, or the row of a payer of which nothing is known."""
        record = self._payers.find(payer) if payer is not None else None
        if record is not None:
            return record.row(day, name=record.name, known=True), record
        unknown = self._payers.record(UNKNOWN)
        row = unknown.row(day, name=payer, known=False)
        return (row if payer is not None else replace(row, id=NOT_SAID)), unknown

    def _put_together(self, payer: str | None, day: str) -> Policy:
        if day < FIRST_DAY:
            raise NoGuidance(f"no guidance for {day}; expected a day from {FIRST_DAY} on, since when the codes exist")
        row, record = self.row(payer, day)
        policy = replace(self.parts(day), date=day, payer=row)
        if record.pairs_not_known is not None:
            policy = replace(policy, code_pairs=replace(policy.code_pairs, not_known=record.pairs_not_known))
        return policy if payer is not None else replace(policy, other_payers=self._groups(day))

    def _groups(self, day: str) -> tuple[tuple[tuple[str, ...], PayerRow], ...]:
        """Known payers with one and the same set of rules, and the row of the first of them."""
        groups: dict[tuple[object, ...], tuple[list[str], PayerRow]] = {}
        for record in self._payers.all():
            row = record.row(day, name=record.name, known=True)
            names, _ = groups.setdefault(_rules_of(row), ([], row))
            names.append(record.name)
        return tuple((tuple(names), row) for names, row in groups.values())

    def _shared_policy(self, day: str) -> Policy:
        on = {stem: RuleDay(self.rule_file(stem), day) for stem in RULES}
        ledger = rule_parts.minute_ledger(on["minute_ledger"])
        row, _ = self.row(None, day)
        policy = Policy(
            date=day,
            payer=row,
            codes=self.services.in_force(day),
            retired=self.services.retired,
            encounter=rule_parts.encounter(on["encounter"]),
            minute_ledger=ledger,
            device_billing=rule_parts.device_billing(on["device_billing"]),
            timed_units=rule_parts.timed_units(on["timed_units"]),
            unit_allocation=rule_parts.unit_allocation(on["unit_allocation"]),
            discipline=rule_parts.discipline(on["discipline"]),
            assistant_services=rule_parts.assistant_services(on["assistant_services"]),
            code_pairs=rule_parts.code_pairs(on["code_pairs"], self.pairs.edits(day)),
            therapy_threshold=rule_parts.therapy_threshold(on["therapy_threshold"]),
            evaluation_same_day=rule_parts.evaluation_same_day(on["evaluation_same_day"]),
            unit_limits=rule_parts.unit_limits(on["unit_limits"], self._limits(day)),
            devices=rule_parts.devices(on["devices"]),
            performer=rule_parts.performer(on["performer"]),
            documentation=rule_parts.documentation(on["documentation"]),
            proposals=rule_parts.proposals(on["proposals"]),
            telehealth=rule_parts.telehealth(on["telehealth"]),
            payment=rule_parts.payment(on["payment"], prices.prices_on(day, on["payment"], self._files)),
            claim=rule_parts.claim(on["claim"]),
            unknown_code=ledger.unknown_code,
        )
        for each in on.values():
            each.finish()
        return policy

    def _limits(self, day: str) -> dict[str, UnitLimit]:
        table = unit_limits.read_limit_table(self._files)
        return unit_limits.limits_of(self.services.in_force(day), table, day)


def _rules_of(row: PayerRow) -> tuple[object, ...]:
    """Everything of a row that can change the codes, units or modifiers of a claim."""
    counting = row.counting.value if row.counting else None
    training = row.training_must_exceed.value if row.training_must_exceed else None
    bindings = (row.pairs, row.assistants, row.threshold, row.performers, row.code_replacements)
    beside = row.beside_l_code.value if row.beside_l_code else None
    no_modifier = row.discipline_modifiers is Binding.NO
    return counting, *bindings, row.always_59, training, beside, no_modifier
