"""The program and what it is built on."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from assistant.doctor.finding import Finding, well

SUBJECT = "program"
BUILT_ON = ("textual", "spacy", "sqlmodel", "jinja2")
DRIVER = "psycopg"


def examine_program() -> Iterator[Finding]:
    """Its version, Python's, those of the packages it needs most, and whether PostgreSQL could be used."""
    yield well(SUBJECT, "version", version=_version("orthocoder"), python=platform.python_version())
    yield well(SUBJECT, "packages", packages=", ".join(f"{name} {_version(name)}" for name in BUILT_ON))
    if find_spec(DRIVER) is None:
        yield well(SUBJECT, "no-postgresql-driver")
    else:
        yield well(SUBJECT, "postgresql-driver", version=_version(DRIVER))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
