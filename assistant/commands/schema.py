"""``orthocoder schema``: the JSON Schemas (2020-12) of the public forms."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Annotated

import typer

FORMS = ("facts", "coding")


def schema(form: Annotated[str, typer.Argument(help="facts or coding")]) -> None:
    """Print the JSON Schema of facts or coding."""
    if form not in FORMS:
        raise typer.BadParameter(f"{form!r:.40}: facts or coding was expected")
    sys.stdout.write(schema_text(form))


def schema_text(form: str) -> str:
    """The schema of ``facts`` or ``coding`` as it is shipped."""
    return (files("assistant") / "schemas" / f"{form}.schema.json").read_text(encoding="utf-8")
