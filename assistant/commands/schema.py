"""``orthocoder schema``: the JSON Schemas (2020-12) of the public forms."""

from __future__ import annotations

import sys
from importlib.resources import files

import click

FORMS = ("facts", "coding")


@click.command()
@click.argument("form", metavar="facts|coding")
def schema(form: str) -> int:
    """Print the JSON Schema of facts or coding."""
    if form not in FORMS:
        raise click.UsageError(f"{form!r:.40}: facts or coding was expected")
    sys.stdout.write(schema_text(form))
    return 0


def schema_text(form: str) -> str:
    """The schema of ``facts`` or ``coding`` as it is shipped."""
    return (files("assistant") / "schemas" / f"{form}.schema.json").read_text(encoding="utf-8")
