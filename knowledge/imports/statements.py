"""The documents and passages that imported values cite, worded by ``statements.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from knowledge.imports.reading import Imported

SHOWN = 12
"""Characters of a SHA-256 that a person is shown."""


@cache
def _wordings() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = (files("knowledge.imports") / "statements.yaml").read_text(encoding="utf-8")
    wordings: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(text)
    return wordings


def _common(name: str) -> str:
    return str(_wordings()[name])


def end_wordings() -> Mapping[str, str]:
    """How the end of a code is told: ``stated`` by the file, or ``gone`` from it."""
    return {name: str(text) for name, text in _wordings()["ended"].items()}


def pairs_past(imported: Imported) -> str:
    """What is said of the practitioner pairs once the quarter of their file is past, as a quoted YAML text."""
    return _quoted(_common("pairs_past").format(day=imported.first))


def source_entry(imported: Imported, made: str) -> str:
    """The document of an import as an entry of ``sources.yaml``."""
    kind, told = _wordings()["kinds"][imported.kind], _told(imported, made)
    fields = {
        "publisher": "CMS",
        "title": kind["title"].format(**told),
        "edition": _common("edition").format(**told),
        "revised": imported.first,
        "address": kind["address"],
        "checked": made,
    }
    return _entry(imported.key, fields)


def passage_file(imported: Imported, made: str) -> str:
    """The passage file of an import: one passage of the document's own key."""
    kind, told = _wordings()["kinds"][imported.kind], _told(imported, made)
    fields = {
        "locator": _common("locator").format(**told),
        "effective": imported.first,
        "grade": "P",
        "says": f"{kind['says'].format(**told)} {_common('provenance').format(**told)}",
    }
    if "row" in kind:
        fields["row"] = kind["row"].format(**told)
    return _entry(imported.key, fields)


def _entry(key: str, fields: Mapping[str, str]) -> str:
    plain = ("revised", "checked", "effective")
    lines = [f"  {name}: {value if name in plain else _quoted(value)}" for name, value in fields.items()]
    return "\n".join((f"{key}:", *lines, ""))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _told(imported: Imported, made: str) -> dict[str, str]:
    return {
        "day": imported.first,
        "last": imported.last,
        "rows": str(len(imported.rows)),
        "files": ", ".join(imported.files),
        "sha256": ", ".join(each[:SHOWN] for each in imported.sha256),
        "made": made,
    }
