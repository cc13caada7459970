"""Who pays today, when several payers are named and some are former, denied, second or only compared?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.payers.items import find_items
from assistant.extraction.payers.products import (
    ADVANTAGE,
    COMMERCIAL,
    MEDICARE,
    MISSPELLED,
    SELF_PAY,
    Products,
    name_of,
)
from assistant.extraction.payers.standing import DENIED, OUT, PRIMARY, WEAK, Standings
from assistant.extraction.phrases.scan import Cue
from assistant.extraction.quantities.quantity import TIME_KINDS, Quantity
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import SmallWords
from assistant.reading import Certainty, Conflict, Said, SetAside

WORDS = SmallWords("payers")
PATH = "payer"
SAYING = (["says"], ["said"], ["denied"], ["kicked"], ["rejected"], ["wants"], ["requires"], ["asked"], ["needs"])
SOLD_REACH, ANSWER_REACH = 8, 4
ANSWERED = (["paid"], ["denied"], ["kicked"], ["rejected"], ["bundled"], ["allowed"], ["returned"])
MOST_PAYERS = 20
BREAKS = frozenset(".,;:|()/-–—?!+&=•")
SUPPOSED = Context.HYPOTHETICAL | Context.POLICY


@dataclass(frozen=True, slots=True)
class PayerRead:
    """The payer as said, or the contradiction; misspelled names as they were written."""

    said: Said | None
    conflict: Conflict | None
    set_aside: tuple[SetAside, ...]
    misspelled: tuple[tuple[Cue, str], ...]


@dataclass(frozen=True, slots=True)
class PayerFinder:
    """Finds the payer among the names in a text."""

    standings: Standings
    products: Products

    @classmethod
    def load(cls) -> PayerFinder:
        return cls(Standings.load(), Products.load())

    def find(
        self, text: Text, quantities: Sequence[Quantity], cues: Sequence[Cue], labelled: Sequence[Cue]
    ) -> PayerRead:
        """The payer among the names in a text; a doubt about one of them makes it a question. ``labelled`` are words
        that name one only as an item of their own."""
        words = text.words
        named = [cue for cue in cues if not (_is_glued(words, cue) or _is_no_payer(words, cue))]
        named = sorted([*named, *find_items(words, named, labelled)], key=_first)
        standing = self.standings.of(text, named)
        if len(named) == 1 and ((named[0].value != MEDICARE and _says(words, named[0])) or _answers(words, named[0])):
            standing[named[0]] = ""
        active = _active(words, named, standing) or _asked_about(text, quantities, named, standing)
        aside = tuple(
            SetAside(words.start[cue.first], words.end[cue.last - 1], f"{standing[cue]}_payer")
            for cue in named
            if standing[cue] in OUT and cue not in active
        )
        misspelled = tuple((cue, name_of(cue)) for cue in active if cue.value.startswith(MISSPELLED))
        told = any(standing[cue] == PRIMARY for cue in active)
        doubted = "unsure" in standing.values() and not told
        conflict = _taken_back(words, named, standing, active) or (_doubted(words, named) if doubted else None)
        if conflict or doubted:
            return PayerRead(None, conflict, aside, misspelled)
        primary = [cue for cue in active if standing[cue] == PRIMARY][:MOST_PAYERS]
        beside = [
            cue
            for cue in active
            if cue not in primary and any(self.products.are_one(words, cue, each) for each in primary)
        ]
        chosen = sorted([*primary, *beside], key=_first) or active
        said, conflict = _decide(words, self.products.combine(words, chosen))
        if said and standing[chosen[0]] == "asked":
            said = Said(said.path, said.value, said.start, said.end, Certainty.IMPLIED, said.cue)
        return PayerRead(said, conflict, aside, misspelled)


def _first(cue: Cue) -> int:
    return cue.first


def _active(words: Words, named: Sequence[Cue], standing: dict[Cue, str]) -> list[Cue]:
    """The payers that may pay today: the plain ones before those that refused or that an old record names."""
    active = [cue for cue in named if standing[cue] not in OUT]
    if len(active) > 1:
        active = [cue for cue in active if standing[cue] not in WEAK and not _is_for_other(words, cue)] or active
    out = {name_of(cue) for cue in named if standing[cue] in OUT and standing[cue] != "unsure"}
    return [cue for cue in active if name_of(cue) not in out] or active


def _asked_about(
    text: Text, quantities: Sequence[Quantity], named: Sequence[Cue], standing: dict[Cue, str]
) -> list[Cue]:
    """``Would Aetna pay twice? I trained 26 min``: the only payer named, in a question beside minutes that are told."""
    asked = [cue for cue in named if standing[cue] == "asked" and text.layout.asked[text.layout.sentence[cue.first]]]
    told = any(
        each.kind in TIME_KINDS
        and not text.layout.asked[text.layout.sentence[each.first]]
        and not text.contexts.flags[each.first] & SUPPOSED
        for each in quantities
    )
    return asked if told and len(asked) == len(named) else []


def _taken_back(words: Words, named: Sequence[Cue], standing: dict[Cue, str], active: Sequence[Cue]) -> Conflict | None:
    """The one payer left is denied as well."""
    names = {name_of(cue): cue for cue in reversed(active)}
    for cue in named:
        if standing[cue] == DENIED and name_of(cue) in names and words.lower[cue.last : cue.last + 1] != ["?"]:
            again = names[name_of(cue)]
            return Conflict(PATH, (_said(words, again, name_of(again)), _said(words, cue, f"not {name_of(again)}")))
    return None


def _doubted(words: Words, named: Sequence[Cue]) -> Conflict | None:
    if len(named) < len(("one", "other")):
        return None
    return Conflict(PATH, tuple(_said(words, cue, name_of(cue)) for cue in named))


def _is_no_payer(words: Words, cue: Cue) -> bool:
    """``Dr Kaiser``, ``Oxford shoes``, ``oops``: a name of something else."""
    before, after = words.lower[max(0, cue.first - 2) : cue.first], words.lower[cue.last : cue.last + 1]
    person = bool(before) and (before[-1] in WORDS["titles"] or (before[-1] == "." and before[0] in WORDS["titles"]))
    return (
        person
        or _is_house(words, cue)
        or words.lower[cue.last - 1] in WORDS["slips"]
        or (bool(after) and after[0] in WORDS["not_after"])
    )


def _is_house(words: Words, cue: Cue) -> bool:
    """``went to the Kaiser ER``, ``VA prosthetics provided``: a house where something was done or given."""
    at = cue.last
    while at < len(words) and words.lower[at] in WORDS["houses"]:
        at += 1
    gave = at < len(words) and words.lower[at] in WORDS["given"]
    if at == cue.last:
        return gave and words.lower[at : at + 1] not in SAYING
    before = [word for word in words.lower[max(0, cue.first - 2) : cue.first] if word not in ("the", "a")]
    return gave or (bool(before) and before[-1] in WORDS["to_houses"])


def _is_glued(words: Words, cue: Cue) -> bool:
    """``VA0123456`` is a number, not a payer."""
    return cue.last < len(words) and not words.gap[cue.last] and words.shape[cue.last] == Shape.NUMBER


def _says(words: Words, cue: Cue) -> bool:
    """``Medicaid says bundled``: the one payer named answers for the claim."""
    return words.lower[cue.last : cue.last + 1] in SAYING


def _answers(words: Words, cue: Cue) -> bool:
    """``Medicare paid the 97760``: the one payer named answered a code of the claim."""
    after = words.lower[cue.last : cue.last + ANSWER_REACH]
    code = any(word.isdigit() and len(word) == len("97760") for word in after)
    return code and after[:1] in ANSWERED


def _is_for_other(words: Words, cue: Cue) -> bool:
    """``paid cash for needling``, ``the belt is cash``: not for the service."""
    if cue.value != SELF_PAY:
        return False
    for at in range(cue.first - 1, max(-1, cue.first - SOLD_REACH), -1):
        if words.lower[at] in BREAKS:
            break
        if words.lower[at] in WORDS["sold"]:
            return True
    return words.lower[cue.last : cue.last + 1] == ["for"]


def _decide(words: Words, combined: list[tuple[Cue, str]]) -> tuple[Said | None, Conflict | None]:
    if not combined:
        return None, None
    names = {name for _, name in combined}
    if len(names) > 1:
        names.discard(COMMERCIAL)
    if {ADVANTAGE, MEDICARE} <= names:
        names.discard(MEDICARE)
    if len(names) == 1:
        cue, name = next(each for each in combined if each[1] in names)
        return _said(words, cue, name), None
    return None, Conflict(PATH, tuple(_said(words, cue, name) for cue, name in combined))


def _said(words: Words, cue: Cue, name: str) -> Said:
    certainty = Certainty.IMPLIED if cue.value.startswith(MISSPELLED) else Certainty.STATED
    return say(words, PATH, name, cue.first, cue.last, certainty)
