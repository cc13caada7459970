"""The payer matrix: one file per payer, holding only what differs from the row of which nothing is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from coder.grounds import Ground, Stated
from coder.policy import Binding, Cap, Claim, PayerRow
from coder.visit import Setting, UnitRule
from knowledge.block import Block
from knowledge.dated import FIRST_DAY
from knowledge.files import DataFiles
from knowledge.strict_yaml import Fields, Items, Node, Reading, Scalar

if TYPE_CHECKING:
    from knowledge.clinic_rows import ClinicRow

FOLDER = "payers"
UNKNOWN = "unknown"
BINDINGS = (
    "pairs",
    "unit_limits",
    "assistants",
    "threshold",
    "estimate",
    "discipline_modifiers",
    "performers",
    "contractor_texts",
    "plan_of_care",
    "code_replacements",
)

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class PayerRecord:
    """Everything one payer's file says, of all days, and the clinic's own rows that lie over it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    last_reviewed: str
    counting: Stated[UnitRule] | None
    counting_advice: Ground
    bindings: Mapping[str, tuple[tuple[str, Binding], ...]]
    claims: Mapping[str, tuple[Claim, Claim]]
    caps: tuple[tuple[str, Cap], ...]
    always_59: bool
    training_must_exceed: Stated[int] | None
    verify: Ground | None
    pairs_not_known: Ground | None
    statements: tuple[str, ...]
    """Citation keys of what the payer, or somebody about it, states."""
    clinic: tuple[ClinicRow, ...] = ()
    is_shipped: bool = True
    """Has it a file of its own? A payer that only the clinic knows lies over the row of which nothing is known."""

    def all_cites(self) -> tuple[str, ...]:
        """Citation keys of the statements and of every ground, each once."""
        grounds = [self.counting_advice, self.verify, self.pairs_not_known, *(cap.ground for _, cap in self.caps)]
        grounds += [stated.ground for stated in (self.counting, self.training_must_exceed) if stated is not None]
        cited = (key for ground in grounds if ground is not None for key in ground.cites)
        return tuple(dict.fromkeys((*self.statements, *cited)))

    def review_due_on(self, day: str) -> str:
        """The day from which the row that holds on a day is stale: a shipped one stands for the year of its review."""
        own = self.clinic_row(day)
        return own.due_on if own is not None else self._shipped_due_on

    @property
    def _shipped_due_on(self) -> str:
        return f"{int(self.last_reviewed[:4]) + 1}-01-01"

    def turning_days(self) -> tuple[str, ...]:
        dated = (day for binding in self.bindings.values() for day, _ in binding)
        return (*dated, *(day for day, _ in self.caps), self._shipped_due_on)

    def clinic_row(self, day: str) -> ClinicRow | None:
        """The clinic's own row that holds on a day."""
        if not self.clinic:
            return None
        from knowledge.clinic_rows import in_force  # only a clinic that keeps rows pays for it

        return in_force(self.clinic, day)

    def row(self, day: str, *, name: str | None, known: bool) -> PayerRow:
        """The payer's row as it stands on a day, the clinic's own over the shipped one."""
        shipped = self._shipped_row(day, name=name, known=known and self.is_shipped)
        own = self.clinic_row(day)
        return shipped if own is None else own.over(shipped, day)

    def _shipped_row(self, day: str, *, name: str | None, known: bool) -> PayerRow:
        on = {field: _on(day, self.bindings[field]) for field in BINDINGS}
        return PayerRow(
            id=self.id,
            name=name,
            counting=self.counting,
            counting_advice=self.counting_advice,
            **on,
            claims=self.claims,
            caps=tuple(cap for since, cap in self.caps if since <= day),
            always_59=self.always_59,
            training_must_exceed=self.training_must_exceed,
            beside_l_code=None,
            authorized_visits=None,
            evaluation=None,
            documentation=(),
            clinic=None,
            verify=self.verify,
            known=known,
            last_reviewed=self.last_reviewed if known else None,
            stale=day >= self._shipped_due_on,
        )


def _on(day: str, values: tuple[tuple[str, Binding], ...]) -> Binding:
    return [value for since, value in values if since <= day][-1]


class PayerBook:
    """Payers by name, id or alias; a payer's file is read when it is first asked for."""

    def __init__(self, files: DataFiles, clinic: Iterable[ClinicRow] = ()) -> None:
        self._files = files
        self._clinic: dict[str, tuple[ClinicRow, ...]] = {}
        for row in clinic:
            self._clinic[row.payer] = (*self._clinic.get(row.payer, ()), row)
        self._records: dict[str, PayerRecord] = {}
        self._base: Block | None = None
        self._all: tuple[PayerRecord, ...] | None = None

    def find(self, name: str) -> PayerRecord | None:
        """The payer of a name, id or alias, whatever its case; None for one that is not known here."""
        wanted = name.strip().casefold()
        guess = id_of(name)
        if self._is_known(guess) and _answers(self.record(guess), wanted):
            return self.record(guess)
        return next((record for record in self.all() if _answers(record, wanted)), None)

    def record(self, payer: str) -> PayerRecord:
        if payer not in self._records:
            own = self._clinic.get(payer, ())
            if own and not self._files.holds(_path(payer)):
                named = replace(self.record(UNKNOWN), id=payer, name=own[-1].name, aliases=(), is_shipped=False)
            else:
                named = self._read(payer)
            self._records[payer] = replace(named, clinic=own) if own else named
        return self._records[payer]

    def _read(self, payer: str) -> PayerRecord:
        path = _path(payer)
        reading = Reading(path)
        record = read_record(payer, Block(reading.parse(self._files.text(path)), reading, self._base_row(payer)))
        reading.finish()
        return record

    def _is_known(self, payer: str) -> bool:
        return payer != UNKNOWN and (payer in self._clinic or self._files.holds(_path(payer)))

    def all(self) -> tuple[PayerRecord, ...]:
        """Every known payer, in the order of the ids."""
        if self._all is None:
            self._all = self._known()
        return self._all

    def _known(self) -> tuple[PayerRecord, ...]:
        ids = {path.removeprefix(f"{FOLDER}/").removesuffix(".yaml") for path in self._files.names(FOLDER)}
        return tuple(self.record(payer) for payer in sorted((ids | self._clinic.keys()) - {UNKNOWN}))

    def _base_row(self, payer: str) -> Block | None:
        if payer == UNKNOWN:
            return None
        if self._base is None:
            reading = Reading(_path(UNKNOWN))
            self._base = Block(reading.parse(self._files.text(reading.file)), reading)
        return self._base


def read_record(payer: str, block: Block) -> PayerRecord:
    """Read a payer's fields; faults are noted in the block's reading."""
    record = PayerRecord(
        id=payer,
        name=block.text("name"),
        aliases=block.words("aliases"),
        last_reviewed=block.day("last_reviewed"),
        counting=_counting(block),
        counting_advice=_ground(block, "counting_advice") or Ground(),
        bindings={name: _binding(block, name) for name in BINDINGS},
        claims=_claims(block),
        caps=tuple(_cap(each) for each in block.blocks("caps")),
        always_59=block.is_true("always_59"),
        training_must_exceed=_training(block),
        verify=_ground(block, "verify"),
        pairs_not_known=_ground(block, "pairs_not_known"),
        statements=block.words("statements"),
    )
    block.close()
    return record


def _ground(block: Block, name: str) -> Ground | None:
    inner = block.block(name)
    if inner is None:
        return None
    ground = inner.ground()
    inner.close()
    return ground


def _counting(block: Block) -> Stated[UnitRule] | None:
    inner = block.block("counting")
    if inner is None:
        return None
    stated = Stated(_member(UnitRule, inner.node("value"), "value", inner) or UnitRule.CMS, inner.ground())
    inner.close()
    return stated


def _training(block: Block) -> Stated[int] | None:
    inner = block.block("training_must_exceed")
    if inner is None:
        return None
    stated = Stated(inner.number("value"), inner.ground())
    inner.close()
    return stated


def _binding(block: Block, name: str) -> tuple[tuple[str, Binding], ...]:
    """One binding for all days, or one from each effective day on."""
    node = block.node(name)
    if not isinstance(node, Items):
        return ((FIRST_DAY, _member(Binding, node, name, block) or Binding.NOT_KNOWN),)
    dated = []
    for each in block.blocks(name):
        dated.append((each.day("effective"), _member(Binding, each.node("value"), name, each) or Binding.NOT_KNOWN))
        each.close()
    if not dated or dated[0][0] > FIRST_DAY or dated != sorted(dated, key=lambda pair: pair[0]):
        block.note(f"{name}: expected entries in the order of their days, the first from {FIRST_DAY} on", node)
        return ((FIRST_DAY, Binding.NOT_KNOWN),)
    return tuple(dated)


def _claims(block: Block) -> Mapping[str, tuple[Claim, Claim]]:
    node = block.node("claims")
    claims: dict[str, tuple[Claim, Claim]] = {}
    for setting, value in node.fields.items() if isinstance(node, Fields) else ():
        items = value.items if isinstance(value, Items) else ()
        pair = tuple(_member(Claim, item, setting, block) for item in items)
        if setting not in {each.value for each in Setting} or len(pair) != 2 or pair[0] is None or pair[1] is None:
            block.note(f"claims: expected a setting with two claims, found {setting}", value)
        else:
            claims[setting] = (pair[0], pair[1])
    return claims


def _cap(block: Block) -> tuple[str, Cap]:
    cap = Cap(block.number("units"), block.text("per"), block.words("codes"), block.ground())
    since = block.day("effective")
    block.close()
    return since, cap


def _member(kind: type[E], node: Node | None, name: str, block: Block) -> E | None:
    text = node.text if isinstance(node, Scalar) else ""
    if text in {each.value for each in kind}:
        return kind(text)
    block.note(f"{name}: expected one of {', '.join(kind)}, found {text!r}", node)
    return None


def _answers(record: PayerRecord, wanted: str) -> bool:
    return wanted in (record.id, record.name.casefold(), *(alias.casefold() for alias in record.aliases))


def id_of(name: str) -> str:
    """The id that a payer of this name has."""
    return re.sub(r"[^a-z0-9]+", "-", name.strip().casefold().replace("&", " and ")).strip("-") or UNKNOWN


def _path(payer: str) -> str:
    return f"{FOLDER}/{payer}.yaml"
