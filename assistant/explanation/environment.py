"""The templates: an undefined name is an error, plain text is not escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


@lru_cache(maxsize=1)
def environment() -> Environment:
    return Environment(
        loader=PackageLoader("assistant.explanation"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )


def template(name: str) -> Template:
    return environment().get_template(name)


@lru_cache(maxsize=8)
def module(name: str) -> Any:
    """The macros of a template that needs no variables."""
    return template(f"{name}.j2").module
