"""The clinic's profile: facts that hold for all of its visits until words say otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from assistant.conversation.paths import facts_of, is_set, value_at, with_values
from assistant.conversation.told import NO_CHANGE, Change, Source, Words
from assistant.facts import FactsError, visit_from_facts
from coder.visit import Visit

KEYS = ("discipline", "setting", "locality", "payer", "assistant")


class ProfileError(ValueError):
    """A profile that cannot be used; the message names the file and what was expected."""


def read_profile(path: Path) -> Change:
    """The facts of a profile file (YAML with discipline, setting, locality, payer, assistant).

    Raises ``ProfileError``.
    """
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProfileError(f"{path}: {_reason(error)}") from error
    if read is None:
        return NO_CHANGE
    facts = _facts(read, path)
    try:
        visit = visit_from_facts(facts)
    except FactsError as error:
        raise ProfileError(f"{path}: {error}") from error
    puts = tuple(facts_of(visit))
    return Change(puts, tuple(Words(name, value, "", 0, 0, 0, False, Source.PROFILE) for name, value in puts))


def with_profile(visit: Visit, profile: Change) -> Visit:
    """The visit with the profile's facts where it has none of its own."""
    puts = tuple((path, value) for path, value in profile.puts if not is_set(value_at(visit, path)))
    return with_values(visit, puts)


def _facts(read: Any, path: Path) -> dict[str, object]:
    if not isinstance(read, dict):
        raise ProfileError(f"{path}: expected keys with values, such as discipline: OT")
    unknown = [str(key) for key in read if key not in KEYS]
    if unknown:
        raise ProfileError(f"{path}: unknown key {unknown[0]!r:.42}; expected one of {', '.join(KEYS)}")
    return {str(key): value for key, value in read.items() if value is not None}


def _reason(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return f"line {mark.line + 1}: {getattr(error, 'problem', None) or 'not valid YAML'}"
    return getattr(error, "strerror", None) or "not UTF-8 text"
