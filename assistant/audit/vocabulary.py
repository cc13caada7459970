"""The words of exported files, and which findings an audit reports: the two files of ``patterns/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import yaml

Json: TypeAlias = Any


@cache
def _read(name: str) -> Mapping[str, Json]:
    text = (files(__package__) / "patterns" / name).read_text(encoding="utf-8")
    read: Mapping[str, Json] = yaml.load(text, Loader=yaml.CSafeLoader)
    return read


def headings_of_columns() -> Mapping[str, tuple[str, ...]]:
    """Field to the headings that name it, the likeliest first."""
    return {field: tuple(names) for field, names in _read("columns.yaml")["columns"].items()}


def fields_of_claims() -> tuple[str, ...]:
    return tuple(_read("columns.yaml")["claims_have"])


@cache
def setting_of_place() -> Mapping[str, str]:
    """Place of service number to the setting of the facts form."""
    places = _read("columns.yaml")["places"]
    return {number: setting for setting, numbers in places.items() for number in numbers}


@cache
def telehealth_places() -> frozenset[str]:
    return frozenset(_read("columns.yaml")["telehealth"])


@cache
def word_for(what: str) -> Mapping[str, str]:
    """Words of the columns ``disciplines`` or ``assistants`` to what they stand for."""
    return {word: value for value, words in _read("columns.yaml")[what].items() for word in words}


@cache
def ours() -> tuple[str, ...]:
    """Beginnings of numbers of which every code in force is known here."""
    return tuple(_read("columns.yaml")["ours"])


@cache
def heading_of() -> Mapping[str, str]:
    """Finding, or kind of modifier, to the heading that it is reported under."""
    headings = _read("findings.yaml")["headings"]
    return {finding: heading for heading, findings in headings.items() for finding in findings}


@cache
def headings_in_order() -> tuple[str, ...]:
    return tuple(_read("findings.yaml")["headings"])
