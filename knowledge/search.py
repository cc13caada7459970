"""Search over passages, codes, devices and payers: how many of the words are found, where, and how telling they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import log

from knowledge.guidance import VERSION, Guidance
from knowledge.passages import GRADES

NAME, TEXT, BEGINNING = 3.0, 1.0, 0.5
"""Weight of a word in the name of a thing, in its text, and of a word that only begins like the one asked for."""
SHORTEST_BEGINNING = 4


class Kind(StrEnum):
    """What a hit is; like scores come in this order."""

    PASSAGE = "passage"
    SERVICE_CODE = "service_code"
    RETIRED_CODE = "retired_code"
    L_CODE = "l_code"
    DEVICE = "device"
    PAYER = "payer"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; ``key`` shows it, ``name`` and ``text`` tell what it is."""

    kind: Kind
    key: str
    name: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    key: str
    name: str
    text: str
    standing: int
    """Official text before copies, those before secondary pages, those before what is recalled."""
    name_words: frozenset[str]
    text_words: frozenset[str]


class Index:
    """All things that can be found; built once, when first searched."""

    def __init__(self, guidance: Guidance) -> None:
        self._entries = tuple(_entries(guidance))
        found_in = Counter(word for entry in self._entries for word in entry.name_words | entry.text_words)
        self._telling = {word: 1.0 + log(len(self._entries) / count) for word, count in found_in.items()}

    def search(self, text: str, most: int = 20) -> tuple[Hit, ...]:
        """The best hits for some words, those that hold most of them first; each thing once."""
        asked = tuple(dict.fromkeys(_words(text)))
        ranked = []
        for order, entry in enumerate(self._entries):
            scores = [self._score(word, entry) for word in asked]
            found = sum(1 for score in scores if score)
            if found:
                rank = (-found, -round(sum(scores), 6), entry.standing, len(entry.name_words), order)
                ranked.append((rank, entry))
        ranked.sort(key=lambda hit: hit[0])
        hits: dict[tuple[Kind, str], Hit] = {}
        for (_, score, *_), entry in ranked:
            hits.setdefault((entry.kind, entry.key), Hit(entry.kind, entry.key, entry.name, entry.text, -score))
        return tuple(hits.values())[:most]

    def shared(self, text: str, key: str, telling: float) -> int:
        """How many words of a text, each at least so telling, stand in the text of the thing of that key."""
        entry = next(entry for entry in self._entries if entry.key == key)
        found = {word for word in _words(text) if word in entry.text_words}
        return sum(1 for word in found if self._telling[word] >= telling and len(word) > SHORTEST_BEGINNING - 1)

    def _score(self, word: str, entry: _Entry) -> float:
        for words, weight in ((entry.name_words, NAME), (entry.text_words, TEXT)):
            if word in words:
                return weight * self._telling[word]
        if len(word) >= SHORTEST_BEGINNING:
            for words, weight in ((entry.name_words, NAME), (entry.text_words, TEXT)):
                longer = [self._telling[each] for each in words if each.startswith(word)]
                if longer:
                    return weight * BEGINNING * max(longer)
        return 0.0


def _entries(guidance: Guidance) -> Iterator[_Entry]:
    library, services = guidance.library, guidance.policies.services
    for key in library.passage_keys():
        passage = library.passage(key)
        title = library.source(passage.source).title
        name = f"{title}, {passage.locator}"
        standing = GRADES.index(passage.grade)
        yield _entry(Kind.PASSAGE, key, name, passage.says, " ".join(passage.words), standing=standing)
    for code in services.in_force(VERSION).values():
        yield _entry(Kind.SERVICE_CODE, code.code, code.label, code.kind.value)
    for retired in services.retired.values():
        yield _entry(Kind.RETIRED_CODE, retired.code, retired.code, retired.ground.text)
    for row in guidance.l_codes.table.rows():
        yield _entry(Kind.L_CODE, row["code"], row["label"], f"{row['family']} {row['regions']} {row['how_made']}")
    for term in guidance.lexicon.terms:
        family = guidance.lexicon.families[term.family]
        codes = " ".join(family[field] for field in ("custom", "custom_fitted", "off_the_shelf", "other", "not_l"))
        yield _entry(Kind.DEVICE, term.family, term.text, f"{codes} {family['note']}".strip())
    for record in guidance.payers.all():
        counting = record.counting.value.value if record.counting else ""
        yield _entry(Kind.PAYER, record.id, record.name, " ".join((*record.aliases, counting)))


def _entry(kind: Kind, key: str, name: str, text: str, further: str = "", *, standing: int = 0) -> _Entry:
    name_words = frozenset(_words(f"{key} {name} {further}"))
    return _Entry(kind, key, name, text, standing, name_words, frozenset(_words(text)))


def _words(text: str) -> Iterator[str]:
    """Words in lower case; a plural ending is dropped where the word stays readable."""
    for word in re.findall(r"[a-z0-9]+", text.casefold()):
        yield word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
