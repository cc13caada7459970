"""The full check of the guidance data: every file is read whole, and every reference has to lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from knowledge.check_tables import check_tables
from knowledge.dated import FIRST_DAY
from knowledge.files import DataFiles
from knowledge.guidance import Guidance
from knowledge.passages import FOLDER as PASSAGES
from knowledge.passages import SOURCES
from knowledge.payers import FOLDER as PAYERS
from knowledge.payers import UNKNOWN
from knowledge.policies import ALL_RULES
from knowledge.problems import GuidanceError, NoGuidance, Problem
from knowledge.strict_yaml import Reading

RULES_FOLDER = "rules"


def check(guidance: Guidance) -> list[Problem]:
    """Every fault of the guidance data, in the order of files and lines; an empty list when there is none."""
    found: set[Problem] = set(_parse_all(guidance.files))
    for part in (_sources, _passages, _rules, _payers):
        found.update(part(guidance))
    found.update(check_tables(guidance))
    if not found:
        found.update(_policies(guidance))
    return sorted(found)


def _parse_all(files: DataFiles) -> Iterator[Problem]:
    """Keys given twice and unquoted codes, found by reading each YAML file whole."""
    for path in files.all_paths():
        if path.endswith(".yaml"):
            reading = Reading(path)
            reading.parse(files.text(path))
            yield from reading.problems


def _caught(read: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        read()
    except GuidanceError as error:
        return error.problems
    return ()


def _sources(guidance: Guidance) -> Iterator[Problem]:
    keys = guidance.library.source_keys()
    for key in keys:
        yield from _caught(partial(guidance.library.source, key))
        if not guidance.files.holds(f"{PASSAGES}/{key}.yaml"):
            yield Problem(SOURCES, 1, f"the source {key} has no passages; expected {PASSAGES}/{key}.yaml")
    for path in guidance.files.names(PASSAGES):
        if path.removeprefix(f"{PASSAGES}/").removesuffix(".yaml") not in keys:
            yield Problem(path, 1, f"no source of this name in {SOURCES}")


def _passages(guidance: Guidance) -> Iterator[Problem]:
    library = guidance.library
    for path in guidance.files.names(PASSAGES):
        stem = path.removeprefix(f"{PASSAGES}/").removesuffix(".yaml")
        for key, line in library.lines_of(path):
            if key != stem and not key.startswith(f"{stem}-"):
                yield Problem(path, line, f"{key}: expected a key that begins with {stem}")
                continue
            faults = _caught(partial(library.passage, key))
            yield from faults
            if not faults:
                yield from _unknown(library.passage(key).contested_with, path, line, guidance)


def _rules(guidance: Guidance) -> Iterator[Problem]:
    stems = {path.removeprefix(f"{RULES_FOLDER}/").removesuffix(".yaml") for path in guidance.files.names(RULES_FOLDER)}
    for stem in sorted(stems - set(ALL_RULES)):
        yield Problem(f"{RULES_FOLDER}/{stem}.yaml", 1, "no rule of this name")
    for stem in ALL_RULES:
        faults = _caught(partial(guidance.policies.rule_file, stem))
        yield from faults
        for series in () if faults else guidance.policies.rule_file(stem).fields.values():
            for entry in series.entries:
                yield from _unknown(entry.value.all_cites(), f"{RULES_FOLDER}/{stem}.yaml", entry.line, guidance)


def _payers(guidance: Guidance) -> Iterator[Problem]:
    answering: dict[str, str] = {}
    for path in guidance.files.names(PAYERS):
        payer = path.removeprefix(f"{PAYERS}/").removesuffix(".yaml")
        faults = _caught(partial(guidance.payers.record, payer))
        yield from faults
        if faults:
            continue
        record = guidance.payers.record(payer)
        yield from _unknown(record.all_cites(), path, 1, guidance)
        for name in (record.id, record.name, *record.aliases) if payer != UNKNOWN else ():
            other = answering.setdefault(name.casefold(), payer)
            if other != payer:
                yield Problem(path, 1, f"{name} is also a name of {PAYERS}/{other}.yaml")


def _policies(guidance: Guidance) -> Iterator[Problem]:
    """Wrong forms of values, found by putting the policy of every period together."""
    for day in guidance.policies.turning_days():
        if day >= FIRST_DAY:
            yield from _caught(partial(guidance.policies.parts, day))
            yield from _caught(partial(guidance.policies.wrong_values, day))


def _unknown(keys: Iterable[str], path: str, line: int, guidance: Guidance) -> Iterator[Problem]:
    for key in keys:
        try:
            guidance.source_of(key)
        except NoGuidance:
            yield Problem(path, line, f"the citation {key} leads to no passage")
        except GuidanceError:
            continue
