"""The templates: an undefined name is an error; what is filled into a page is escaped, plain text is not."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, Template
from platformdirs import user_cache_path


@lru_cache(maxsize=1)
def environment() -> Environment:
    return Environment(
        loader=PackageLoader("assistant.explanation"),
        bytecode_cache=_compiled(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=_is_page,
    )


def _is_page(name: str | None) -> bool:
    """Is this the template of an HTML page, in which everything that is filled in has to be escaped?"""
    return name is not None and name.endswith(".html.j2")


def _compiled() -> BytecodeCache | None:
    """Compiled templates kept between runs in the user's cache folder; None where it cannot be written."""
    folder = user_cache_path("orthocoder") / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "writable").touch()
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


def template(name: str) -> Template:
    return environment().get_template(name)


@lru_cache(maxsize=8)
def module(name: str) -> Any:
    """The macros of a template that needs no variables."""
    return template(f"{name}.j2").module
