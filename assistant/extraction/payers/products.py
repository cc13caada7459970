"""Which names together are one payer: a company and its product line."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.extraction.payers.items import key_of
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.tokens.lexer import Words
from assistant.extraction.vocabulary import phrases_of

ADVANTAGE, MEDICAID, MEDICARE = "Medicare Advantage", "Medicaid", "Medicare"
COMMERCIAL, SELF_PAY = "Commercial", "Self-pay"
COMPANIES = frozenset(("Aetna", "Humana", "UnitedHealthcare", "Cigna", "Anthem", "BCBS", "Kaiser"))
MISSPELLED = "misspelled "
NEAR = 4
"""Two names at most this many words apart are one payer's company and product line."""
APART = frozenset("?;.")


@dataclass(frozen=True, slots=True)
class Products:
    """Knows which names are one payer."""

    families: dict[str, str]
    """The family of payers that have a row of their own."""

    @classmethod
    def load(cls) -> Products:
        return cls({" ".join(phrase): means.value for phrase, means in phrases_of("payers/family")})

    def combine(self, words: Words, active: list[Cue]) -> list[tuple[Cue, str]]:
        """Each payer with its name: ``Humana Medicare Advantage`` and ``Anthem Medicaid`` are one each."""
        combined: list[tuple[Cue, str]] = []
        for cue in active:
            name = name_of(cue)
            if combined and _is_near(words, combined[-1][0], cue):
                last, before = combined[-1]
                bracket = words.lower[last.last : cue.first] == ["("]
                one = ADVANTAGE if bracket and {before, name} == SOLD_BY_OTHERS else self._one(before, name)
                if one:
                    combined[-1] = (cue._replace(first=last.first), one)
                    continue
            combined.append((cue, name))
        return combined

    def are_one(self, words: Words, one: Cue, other: Cue) -> bool:
        """Company and product line of one payer, close together."""
        first, second = sorted((one, other), key=lambda cue: cue.first)
        return _is_near(words, first, second) and self._one(name_of(one), name_of(other)) is not None

    def _one(self, first: str, second: str) -> str | None:
        """The one payer that two neighbouring names mean, if they mean one; a row of its own outweighs its family."""
        for row, other in ((first, second), (second, first)):
            family = self.families.get(key_of(row))
            if family == other or (family == MEDICAID and _product(MEDICAID, other) == MEDICAID):
                return row
        return _product(first, second)


SOLD_BY_OTHERS = {COMMERCIAL, MEDICARE}
"""``WellCare (Medicare)``: a company that is known by no name of its own here sells it."""


def name_of(cue: Cue) -> str:
    """The payer that a name means."""
    return cue.value.removeprefix(MISSPELLED)


def _is_near(words: Words, one: Cue, other: Cue) -> bool:
    return other.first - one.last <= NEAR and APART.isdisjoint(words.lower[one.last : other.first])


def _product(first: str, second: str) -> str | None:
    pair = {first, second}
    if first == second:
        return first
    if ADVANTAGE in pair:
        return ADVANTAGE
    if MEDICAID in pair and MEDICARE not in pair and SELF_PAY not in pair:
        return MEDICAID
    if MEDICARE in pair and pair & COMPANIES:
        return ADVANTAGE
    if COMMERCIAL in pair:
        return (pair - {COMMERCIAL}).pop()
    return None
