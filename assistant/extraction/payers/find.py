"""Who pays today, when several payers are named and some are former, denied, second or only compared?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.extraction.context.scopes import Context
from assistant.extraction.context.text import Text
from assistant.extraction.payers.items import find_items, key_of, stands_alone
from assistant.extraction.phrases.scan import Cue, phrase_at, phrase_before
from assistant.extraction.saying import say
from assistant.extraction.tokens.lexer import Shape, Words
from assistant.extraction.vocabulary import Node, SmallWords, load_phrases, phrases_of
from assistant.reading import Certainty, Conflict, Said, SetAside

WORDS = SmallWords("payers")
PATH = "payer"
ADVANTAGE, MEDICAID, MEDICARE = "Medicare Advantage", "Medicaid", "Medicare"
COMMERCIAL, SELF_PAY = "Commercial", "Self-pay"
SAYING = (["says"], ["said"], ["denied"], ["kicked"], ["rejected"], ["wants"], ["requires"], ["asked"], ["needs"])
SOLD_REACH = 8
MOST_PAYERS = 20
MISSPELLED = "misspelled "
OUT = frozenset(("former", "denied", "secondary", "compared", "pending", "unsure"))
BEFORE_NAME = frozenset(("(", "the", "a", "-", "her", "his", "straight", "regular", "plain", "traditional", "just"))
BREAKS = frozenset(".,;:|()/-–—?!+&=•")
AFTER_NAME = frozenset((",", "(", ")", ":"))
FILLERS = frozenset("is are was only just the his her a as".split())
ONLY_BESIDE = frozenset(("compared", "pending"))
MOST_FILLERS = 4
"""Words that may stand between a name and what is said of it."""
NEAR = 4
"""Two names at most this many words apart are one payer's company and product line."""


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

    after: Node
    before: Node
    """What is said before and after a name; the latter planted backwards."""

    families: dict[str, str]
    """The family of payers that have a row of their own."""

    @classmethod
    def load(cls) -> PayerFinder:
        families = {" ".join(phrase): means.value for phrase, means in phrases_of("payers/family")}
        return cls(load_phrases("payers/standing"), load_phrases("payers/standing", backwards=True), families)

    def find(self, text: Text, cues: Sequence[Cue], labelled: Sequence[Cue]) -> PayerRead:
        """The payer among the names in a text; a doubt about one of them makes it a question. ``labelled`` are words
        that name one only as an item of their own."""
        words = text.words
        named = [cue for cue in cues if not (_is_glued(words, cue) or _is_no_payer(words, cue))]
        named = sorted([*named, *find_items(words, named, labelled)], key=_first)
        firsts = {cue.first for cue in named}
        standing = {cue: self._standing(text, cue, firsts) for cue in named}
        if len(named) == 1 and named[0].value != MEDICARE and _says(words, named[0]):
            standing[named[0]] = ""
        for one, other in pairwise(named):
            if _is_change(words, one, other):
                standing[one], standing[other] = "former", "primary"
        active = [cue for cue in named if standing[cue] not in OUT]
        if len(active) > 1:
            active = [cue for cue in active if standing[cue] != "refused" and not _is_for_other(words, cue)] or active
        aside = tuple(
            SetAside(words.start[cue.first], words.end[cue.last - 1], f"{standing[cue]}_payer")
            for cue in named
            if standing[cue] in OUT
        )
        misspelled = tuple((cue, _name(cue)) for cue in active if cue.value.startswith(MISSPELLED))
        both = [cue for cue in named if standing[cue] == "denied" and words.lower[cue.last : cue.last + 1] != ["?"]]
        names = {_name(cue) for cue in active}
        both = [cue for cue in both if _name(cue) in names]
        if both:
            again = next(cue for cue in active if _name(cue) == _name(both[0]))
            taken_back = (_said(words, again, _name(again)), _said(words, both[0], f"not {_name(again)}"))
            return PayerRead(None, Conflict(PATH, taken_back), aside, misspelled)
        if "unsure" in standing.values():
            doubted = tuple(_said(words, cue, _name(cue)) for cue in named)
            return PayerRead(None, Conflict(PATH, doubted) if len(doubted) > 1 else None, aside, misspelled)
        primary = [cue for cue in named if standing[cue] == "primary"]
        primary = primary[:MOST_PAYERS]
        beside = [cue for cue in active if cue not in primary and any(self._are_one(cue, each) for each in primary)]
        primary = sorted([*primary, *beside], key=_first)
        said, conflict = _decide(words, self._combine(primary or active))
        return PayerRead(said, conflict, aside, misspelled)

    def _combine(self, active: list[Cue]) -> list[tuple[Cue, str]]:
        """Company and product line together are one payer: ``Humana Medicare Advantage``, ``Anthem Medicaid``."""
        combined: list[tuple[Cue, str]] = []
        for cue in active:
            name = _name(cue)
            if combined and cue.first - combined[-1][0].last <= NEAR:
                name = self._product(combined[-1][1], name) or name
                if name == self._product(combined[-1][1], _name(cue)):
                    combined[-1] = (cue._replace(first=combined[-1][0].first), name)
                    continue
            combined.append((cue, name))
        return combined

    def _are_one(self, one: Cue, other: Cue) -> bool:
        """Company and product line of one payer, close together."""
        apart = max(one.first - other.last, other.first - one.last)
        return apart <= NEAR and self._product(_name(one), _name(other)) is not None

    def _product(self, first: str, second: str) -> str | None:
        """The one payer that two neighbouring names mean, if they mean one; a row of its own outweighs its family."""
        for row, other in ((first, second), (second, first)):
            family = self.families.get(key_of(row))
            if family == other or (family == MEDICAID and _product(MEDICAID, other) == MEDICAID):
                return row
        return _product(first, second)

    def _standing(self, text: Text, cue: Cue, firsts: set[int]) -> str:
        """What the words next to a name say of it; empty where they say nothing."""
        words = text.words
        if words.lower[cue.last : cue.last + 1] == ["no"] and words.lower[cue.last + 1 : cue.last + 2] in (
            [","],
            [";"],
            ["."],
        ):
            return "denied"
        led = {each.value for each in phrase_before(words, self.before, cue.first)[0] if each.detail == "forward"}
        behind = "primary" if "primary" in led else self._said_behind(words, cue, firsts)
        if behind:
            return behind
        if _is_second(words, cue.last):
            return "secondary"
        at = cue.first
        while at > 0 and words.lower[at - 1] in BEFORE_NAME:
            at -= 1
        for meaning in phrase_before(words, self.before, at)[0]:
            if meaning.detail == "forward":
                return meaning.value
        compared = text.contexts.flags[cue.first] & (Context.POLICY | Context.HYPOTHETICAL)
        return "compared" if compared and not stands_alone(words, cue) else ""

    def _said_behind(self, words: Words, cue: Cue, firsts: set[int]) -> str:
        """What is said right behind a name, behind a comma or bracket after it, or after ``is only the``."""
        said_here, ends = phrase_at(words, self.after, cue.last)
        for meaning in said_here:
            if meaning.detail == "backward" and not (meaning.value == "primary" and ends in firsts):
                return meaning.value
        at = cue.last
        while at < len(words) and words.lower[at] in AFTER_NAME:
            at += 1
        for _ in range(MOST_FILLERS):
            means, last = phrase_at(words, self.after, at)
            said = {meaning.value for meaning in means if meaning.detail == "backward"} - ONLY_BESIDE
            if said and last not in firsts:
                return said.pop()
            if at >= len(words) or words.lower[at] not in FILLERS:
                return ""
            at += 1
        return ""


def _first(cue: Cue) -> int:
    return cue.first


def _is_change(words: Words, one: Cue, other: Cue) -> bool:
    """``from Anthem to Aetna``."""
    led = words.lower[one.first - 1 : one.first] == ["from"]
    return led and words.lower[one.last : other.first] == ["to"]


def _is_no_payer(words: Words, cue: Cue) -> bool:
    """``Dr Kaiser``, ``Oxford shoes``: a name of something else."""
    before, after = words.lower[max(0, cue.first - 2) : cue.first], words.lower[cue.last : cue.last + 1]
    person = bool(before) and (before[-1] in WORDS["titles"] or (before[-1] == "." and before[0] in WORDS["titles"]))
    return person or (bool(after) and after[0] in WORDS["not_after"])


def _is_second(words: Words, at: int) -> bool:
    """``Tricare 2nd``, and not ``Tricare 2nd visit``."""
    after = words.lower[at : at + 2]
    return after[:1] == ["2nd"] and (len(after) == 1 or after[1] in ".,;)")


def _is_glued(words: Words, cue: Cue) -> bool:
    """``VA0123456`` is a number, not a payer."""
    return cue.last < len(words) and not words.gap[cue.last] and words.shape[cue.last] == Shape.NUMBER


def _name(cue: Cue) -> str:
    return cue.value.removeprefix(MISSPELLED)


def _product(first: str, second: str) -> str | None:
    pair = {first, second}
    if first == second:
        return first
    if ADVANTAGE in pair:
        return ADVANTAGE
    if MEDICAID in pair and MEDICARE not in pair and SELF_PAY not in pair:
        return MEDICAID
    if MEDICARE in pair and pair & {"Aetna", "Humana", "UnitedHealthcare", "Cigna", "Anthem", "BCBS", "Kaiser"}:
        return ADVANTAGE
    if COMMERCIAL in pair:
        return (pair - {COMMERCIAL}).pop()
    return None


def _says(words: Words, cue: Cue) -> bool:
    """``Medicaid says bundled``: the one payer named answers for the claim."""
    return words.lower[cue.last : cue.last + 1] in SAYING


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
