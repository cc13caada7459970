"""The guidance as the rest of the program asks for it: policies, citations, codes, payers.

Opening it reads nothing; each file is read when something of it is first asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from coder.policy import DeviceWords, LCode, PayerRow, Policy, RetiredCode, ServiceCode
from coder.visit import Device, Visit
from knowledge.files import CURRENT, DataFiles
from knowledge.l_codes import LCodeBook
from knowledge.passages import Citation, Library, Passage, Source
from knowledge.payers import PayerBook
from knowledge.policies import MOST_KEPT, PolicyBook
from knowledge.problems import GuidanceError, NoGuidance

if TYPE_CHECKING:
    from knowledge.clinic_passages import ClinicLibrary
    from knowledge.clinic_rows import ClinicRow
    from knowledge.device_words import DeviceLexicon

__all__ = ["Citation", "Guidance", "GuidanceError", "NoGuidance", "PayerStatement"]

VERSION = "2026-11-24"
"""The day on which the shipped guidance was last checked as a whole."""
NOTHING_TOLD = DeviceWords()
FARTHEST = 1
"""Most slips of the pen between a wrong number and the code offered for it."""


@dataclass(frozen=True, slots=True)
class PayerStatement:
    """What a payer, or somebody about it, states: a passage, and whether it is the payer's own text, read directly."""

    key: str
    says: str
    since: str | None
    grade: str
    verified: bool


class Guidance:
    """Everything the sources say, by day, and what a clinic's own payer rows say in their place."""

    def __init__(self, files: DataFiles, rows: Iterable[ClinicRow] = ()) -> None:
        self.files = files
        self.rows = tuple(rows)
        self.library = Library(self.files, self._own_passages())
        self.payers = PayerBook(self.files, self.rows)
        self.l_codes = LCodeBook(self.files)
        self.policies = PolicyBook(self.files, self.payers, self.l_codes)
        self._with_devices_kept: dict[object, Policy] = {}

    @classmethod
    def open(cls, root: Traversable | None = None, updates: Path | None = None) -> Guidance:
        """The shipped guidance, or that below another folder, with what a clinic imported into its own ``updates``.

        Raises ``BrokenGeneration`` where what was imported cannot be read as it was written.
        """
        overlay = None
        if updates is not None and updates.joinpath(CURRENT).exists():
            from knowledge.imports.generations import current_overlay  # only a clinic that imported pays for it

            overlay = current_overlay(updates)
        return cls(DataFiles(root if root is not None else files("knowledge"), overlay))

    def with_rows(self, rows: Iterable[ClinicRow]) -> Guidance:
        """The same guidance with these rows of a clinic laid over the shipped payer rows, in place of others."""
        return Guidance(self.files, rows)

    def policy_for(self, visit: Visit, day: str) -> Policy:
        """What the visit's payer wants on a day (``YYYY-MM-DD``), with the devices and L codes that the visit names.

        Raises ``NoGuidance`` for days before 2018.
        """
        policy = self.policies.policy(visit.payer, day)
        numbers = _l_codes_of(visit)
        if not numbers and not visit.devices:
            return policy
        key = (visit.payer, day, numbers, tuple((d.name, d.body_region, d.fabrication) for d in visit.devices))
        return self._with_devices(policy, visit.devices, numbers, key)

    def citation(self, key: str, rows: Sequence[str] = ()) -> Citation:
        """A passage with its document; ``rows`` are codes of a table that the passage speaks of.

        Raises ``NoGuidance`` for an unknown key.
        """
        passage = self.library.passage(key)
        source = self.library.source(passage.source)
        locator, says = passage.locator, passage.says
        told = [each for each in (self._row_text(passage, code) for code in rows) if each]
        if told:
            locator, says = ", ".join(rows), " ".join(told)
        return Citation(source.title, locator, passage.effective, says, source.address, passage.grade)

    def source_of(self, key: str) -> Source:
        """The document that a citation key leads to; raises ``NoGuidance`` for an unknown key."""
        return self.library.source(self.library.passage(key).source)

    def service_code(self, number: str) -> ServiceCode | None:
        return self.policies.services.codes.get(number)

    def retired(self, number: str) -> RetiredCode | None:
        return self.policies.services.retired.get(number)

    def l_code(self, number: str, day: str) -> LCode | None:
        """An L code with the fee-schedule range of a day."""
        return self.l_codes.l_code(number, day)

    def knows(self, code: str) -> bool:
        """Is this a code of ours, one that ended, one that exists but is not modelled, or an L code?"""
        return self.policies.services.knows(code) or self.l_codes.table.row(code) is not None

    def nearest(self, code: str) -> str | None:
        """The code that differs from a wrong number by one slip; of several the one with the nearest number."""
        from rapidfuzz.distance import DamerauLevenshtein  # only a wrong number pays for it

        wanted = code.strip().upper()
        table = (
            self.l_codes.table.first_column() if wanted.startswith("L") else self.policies.services.in_force(VERSION)
        )
        near = (each for each in table if DamerauLevenshtein.distance(wanted, each, score_cutoff=FARTHEST) == FARTHEST)
        return min(near, key=lambda each: _apart(wanted, each), default=None)

    def payer_names(self) -> tuple[str, ...]:
        """Names of all payers that have a row."""
        return tuple(record.name for record in self.payers.all())

    @property
    def own_payers(self) -> tuple[str, ...]:
        """Names of the payers that only the clinic knows."""
        records = (self.payers.record(payer) for payer in dict.fromkeys(row.payer for row in self.rows))
        return tuple(record.name for record in records if not record.is_shipped)

    def payer_row(self, name: str, day: str = VERSION) -> PayerRow:
        """The row of a payer by name, id or alias; the row of which nothing is known for any other."""
        return self.policies.row(name, day)[0]

    def statements(self, payer: str) -> tuple[PayerStatement, ...]:
        """What is stated by or about a payer, each with its citation key."""
        record = self.payers.find(payer)
        own = tuple(row.key for row in record.clinic[-1:]) if record else ()
        passages = (self.library.passage(key) for key in (*own, *(record.statements if record else ())))
        return tuple(PayerStatement(p.key, p.says, p.effective, p.grade, p.grade == "P") for p in passages)

    @property
    def version(self) -> str:
        """The day of the shipped guidance, and the number of the generation that was imported over it."""
        overlay = self.files.overlay
        return VERSION if overlay is None else f"{VERSION}+{overlay.number}"

    @cached_property
    def sha256(self) -> str:
        return self.files.digest()

    def digest_for(self, row: PayerRow) -> str:
        """SHA-256 of the guidance as it was used for a payer: with the clinic's own row where one was followed.

        Where no payer was said all of them were compared, so all rows of the clinic count.
        """
        cites = row.clinic.ground.cites if row.clinic is not None else ()
        used = [each for each in self.rows if each.key in cites or row.name is None]
        if not used:
            return self.sha256
        return hashlib.sha256("".join((self.sha256, *(each.digest() for each in used))).encode()).hexdigest()

    def _own_passages(self) -> ClinicLibrary | None:
        if not self.rows:
            return None
        from knowledge.clinic_passages import ClinicLibrary  # only a clinic that keeps rows pays for it

        return ClinicLibrary(self.rows)

    @cached_property
    def lexicon(self) -> DeviceLexicon:
        from knowledge.device_words import DeviceLexicon  # only a named device pays for it

        return DeviceLexicon(self.files)

    def _with_devices(
        self, policy: Policy, devices: tuple[Device, ...], numbers: tuple[str, ...], key: object
    ) -> Policy:
        found = self._with_devices_kept.get(key)
        if found is None:
            words = tuple(self.lexicon.words_for(each) if each.name else NOTHING_TOLD for each in devices)
            suggested = (code for each in words for code in each.candidates)
            codes = (self.l_codes.l_code(number, policy.date) for number in dict.fromkeys((*numbers, *suggested)))
            named = {code.code: code for code in codes if code is not None}
            found = replace(policy, devices=replace(policy.devices, named=named, words=words))
            if len(self._with_devices_kept) >= MOST_KEPT:
                self._with_devices_kept.clear()
            self._with_devices_kept[key] = found
        return found

    def _row_text(self, passage: Passage, code: str) -> str | None:
        price, known = self.l_codes.prices(code, passage.key), self.l_codes.table.row(code)
        if passage.row is None or known is None or price is None:
            return None
        amounts = {name: f"{float(price[name]):.2f}" for name in ("floor", "ceiling")}
        return passage.row.format(code=code, label=known["label"], **amounts)


def _apart(wrong: str, code: str) -> tuple[int, int, str]:
    """How far two numbers are apart: digits from the first that differs, then the difference of the digits."""
    alike = next((i for i, (a, b) in enumerate(zip(wrong, code, strict=False)) if a != b), min(len(wrong), len(code)))
    digits = [int("".join(filter(str.isdecimal, each)) or 0) for each in (wrong, code)]
    return -alike, abs(digits[0] - digits[1]), code


def _l_codes_of(visit: Visit) -> tuple[str, ...]:
    """L codes that the visit names anywhere: billed, mentioned, of a device, proposed."""
    if not (visit.l_codes_billed or visit.l_codes_mentioned_not_billed or visit.devices or visit.proposed_codes):
        return ()
    named = [*visit.l_codes_billed, *visit.l_codes_mentioned_not_billed]
    named += [device.l_code for device in visit.devices if device.l_code]
    named += [proposed.code for proposed in visit.proposed_codes if proposed.code.startswith("L")]
    return tuple(dict.fromkeys(named))
