"""Services by the names that notes use, as codes."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

from assistant.conversation.phrases import split_words, spot
from coder.policy import CodeKind, Policy

SHORTEST = 6
"""Letters of a name that tells a service without minutes beside it."""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The reader's names of services with their codes."""
    file = files("assistant.extraction").joinpath("work", "patterns", "service.yaml")
    read = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        phrase.strip(): code
        for code, block in read.items()
        if code.isdigit() and isinstance(block, str)
        for phrase in block.replace("\n", ",").split(",")
        if len(phrase.strip()) >= SHORTEST
    }


def named_codes(text: str, policy: Policy) -> list[str]:
    """Codes of the services that a text names, the longest names first; orthotic ones by their code only."""
    lower = f" {' '.join(split_words(text).lower)} "
    found = [(len(name), code) for name, code in _names().items() if f" {name} " in lower]
    codes = [code for _, code in sorted(found, reverse=True)]
    concepts = {cue.value for cue in spot(split_words(text), "guidance", "concepts")}
    known = [code for code in dict.fromkeys(codes) if code in policy.codes and policy.codes[code].kind is not CodeKind.ORTHOTIC]
    return known[:1] if "group" not in concepts else known[:2]
