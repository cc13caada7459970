"""What the words for a device tell: its kind, the L codes that may fit, and codes outside the L range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.grounds import Grade, Ground
from coder.policy import DeviceWords
from coder.visit import Device, Fabrication
from knowledge.files import DataFiles
from knowledge.tables import Row, read_table

FAMILIES = "devices/families.csv"
WORDS = "devices/words.csv"
REGIONS = "devices/regions.csv"

DEVICE = "device"
"""Stands for the words that name a device without saying which."""


@dataclass(frozen=True, slots=True)
class Term:
    """One wording of notes for a family of devices."""

    text: str
    words: frozenset[str]
    family: str
    confidence: str


class DeviceLexicon:
    """Families of devices and the words for them; read when a device is first named."""

    def __init__(self, files: DataFiles) -> None:
        self._files = files
        families = read_table(files.text(FAMILIES), FAMILIES)
        self.families: dict[str, Row] = {row["family"]: row for row in families.rows()}
        regions = read_table(files.text(REGIONS), REGIONS)
        self._areas = {row["region"]: row["area"] for row in regions.rows()}
        self._general = frozenset(regions.header["general"].split())
        self._implied = frozenset(regions.header["implied"].split())
        self._region_words = {row["region"]: self.words_of(row["words"]) for row in regions.rows()}
        self._anatomy = frozenset().union(*self._region_words.values())
        table = read_table(files.text(WORDS), WORDS)
        self.terms = tuple(
            Term(row["term"], self.words_of(row["term"]), row["family"], row["confidence"]) for row in table.rows()
        )
        self._by_word: dict[str, list[Term]] = {}
        for term in self.terms:
            self._by_word.setdefault(min(term.words, key=self._commonness), []).append(term)
        self._grounds = {name: table.ground(name) for name in ("page", "family", "usage")}

    def area_of(self, region: str) -> str | None:
        """The part of the body that a region belongs to: arm, leg, head, neck or trunk; None for an unknown one."""
        return self._areas.get(region)

    def words_for(self, device: Device) -> DeviceWords:
        """What the device's name, region and way of making tell; nothing where no term fits."""
        term = self.best_term(device)
        if term is None:
            return DeviceWords()
        family = self.families[term.family]
        return DeviceWords(
            kind=family["kind"] or None,
            candidates=_candidates(family, device.fabrication),
            other_codes=tuple(family["not_l"].split()),
            ground=self._ground(term, family),
        )

    def best_term(self, device: Device) -> Term | None:
        """The term that shares most words with the name; then the longest, a family with codes, and the alphabet.

        A name without a noun of its own ("ulnar gutter", "BK") is read as if it had one, but a bare body part is not.
        """
        name = self.words_of(device.name or "")
        region = self._region_words.get(device.body_region or "", frozenset())
        noun_said = bool(name & self._implied)
        told = name | region if noun_said else name | region | self._implied
        shared = name if noun_said else name - self._anatomy
        area = self._areas.get(device.body_region or "")
        fitting = [
            term
            for term in self._near(told)
            if term.words <= told and term.words & shared and self._area_fits(term, area)
        ]
        return min(fitting, key=lambda term: self._rank(term, name)) if fitting else None

    def cites_of(self, family: str) -> tuple[str, ...]:
        """Citation keys of the words for a family."""
        named = (self._grounds[term.confidence].cites for term in self.terms if term.family == family)
        return tuple(dict.fromkeys(key for cites in named for key in cites))

    def words_of(self, text: str) -> frozenset[str]:
        """The words of a device's name, in lower case, without plural endings; general words count as one."""
        plain = re.sub(r"[^a-z0-9]+", " ", text.casefold().replace("'s ", " "))
        words = (_singular(word) for word in plain.split())
        return frozenset(DEVICE if word in self._general else word for word in words)

    def _rank(self, term: Term, name: frozenset[str]) -> tuple[int, int, bool, str]:
        has_codes = bool(_candidates(self.families[term.family], None))
        return -len(term.words & name), -len(term.words), not has_codes, term.text

    def _commonness(self, word: str) -> tuple[bool, int, str]:
        """Orders words so that the most telling comes first: never a mere noun, then the longest."""
        return word in self._implied, -len(word), word

    def _near(self, words: frozenset[str]) -> Iterator[Term]:
        for word in sorted(words):
            yield from self._by_word.get(word, ())

    def _area_fits(self, term: Term, area: str | None) -> bool:
        own = self.families[term.family]["area"]
        return not own or area is None or own == area

    def _ground(self, term: Term, family: Row) -> Ground:
        ground = self._grounds[term.confidence]
        return Ground(ground.cites, ground.grade if ground.cites else Grade.R, family["note"])


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word


def _candidates(family: Row, fabrication: Fabrication | None) -> tuple[str, ...]:
    custom = family["custom"].split()
    bought = [*family["custom_fitted"].split(), *family["off_the_shelf"].split()]
    other = family["other"].split()
    if fabrication is Fabrication.CUSTOM:
        return (*custom, *other)
    if fabrication is Fabrication.PREFABRICATED:
        return (*bought, *other)
    return (*custom, *bought, *other)
