"""Services and payers by the names that notes use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import yaml

from assistant.conversation.phrases import Words, split_words, spot
from coder.policy import CodeKind, Policy
from knowledge.payers import PayerRecord

CODE = re.compile(r"\d{5}|[A-Z]\d{4}", re.IGNORECASE)
COMPARED_WITH = "Medicare"
"""The payer that others are likened to: ``does TRICARE count like Medicare?``"""
LONGEST_NAME = 4
"""Words of the longest name of a service."""
LONGEST_RUN = 8
"""Words of the longest name of a service or a payer as they are split."""
SHORTEST, SHORTEST_PAYER = 6, 4
"""Letters of a name that tells a service without minutes beside it, or a payer."""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The reader's names of services with their codes."""
    return {name: code for name, code in _read("work", "service") if code.isdigit() and len(name) >= SHORTEST}


def _read(folder: str, file: str) -> Iterator[tuple[str, str]]:
    """Phrases of one of the reader's vocabularies, each with its heading."""
    text = files("assistant.extraction").joinpath(folder, "patterns", f"{file}.yaml").read_text(encoding="utf-8")
    for heading, block in yaml.load(text, Loader=yaml.CSafeLoader).items():
        for phrase in block.replace("\n", ",").split(",") if isinstance(block, str) else ():
            if phrase.strip():
                yield phrase.strip(), heading


@lru_cache(maxsize=1)
def _spoken() -> dict[tuple[str, ...], str]:
    """Every name of a service in words, short ones too."""
    return {tuple(split_words(name).lower): code for name, code in _read("work", "service") if code.isdigit()}


def service_at(words: Words, at: int) -> tuple[str | None, int]:
    """The service whose code or longest name begins at a word, and how many words it takes."""
    if CODE.fullmatch(words.exact[at]):
        return words.exact[at].upper(), 1
    for length in range(LONGEST_NAME, 0, -1):
        code = _spoken().get(tuple(words.lower[at : at + length]))
        if code is not None:
            return code, length
    return None, 1


def codes_in(text: str) -> Iterator[str]:
    """The services of a text in their order."""
    words, at = split_words(text), 0
    while at < len(words):
        code, length = service_at(words, at)
        if code is not None:
            yield code
        at += length


@lru_cache(maxsize=1)
def _payers() -> dict[str, str]:
    return {" ".join(split_words(name).lower): payer for name, payer in _read("payers", "payer")}


def named_payer(words: Words) -> str | None:
    """The payer that is named by most words; short names that are words of the language do not count."""
    payers = _payers()
    found = [run for run in _runs(words.lower) if len(run) >= SHORTEST_PAYER and run in payers]
    best = max(found, key=len, default=None)
    return payers[best] if best is not None else None


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Every run of words that may be a name."""
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + LONGEST_RUN) + 1):
            yield " ".join(words[first:last])


@lru_cache(maxsize=512)
def _plain(name: str) -> str:
    """A payer's name in the words it is split into."""
    return " ".join(split_words(name).lower)


def exact_payer(words: Words, payers: Iterable[PayerRecord]) -> str | None:
    """The plan that is named, where payers are known more exactly than the kind they belong to."""
    text = f" {' '.join(words.lower)} "
    found = [
        (len(name), record.name)
        for record in payers
        for name in (record.name, *record.aliases)
        if len(name) >= SHORTEST_PAYER and f" {_plain(name)} " in text
    ]
    others = [each for each in found if each[1] != COMPARED_WITH]
    return max(others or found)[1] if found else None


def named_codes(text: str, policy: Policy) -> list[str]:
    """Codes of the services that a text names, the longest names first; orthotic ones by their code only."""
    words, names = split_words(text), _names()
    found = {(len(run), names[run]) for run in _runs(words.lower) if run in names}
    codes = [code for _, code in sorted(found, reverse=True)]
    concepts = {cue.value for cue in spot(words, "guidance", "concepts")}
    known = [
        code
        for code in dict.fromkeys(codes)
        if code in policy.codes and policy.codes[code].kind is not CodeKind.ORTHOTIC
    ]
    return known[:1] if "group" not in concepts else known[:2]
