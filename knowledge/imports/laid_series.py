"""A dated value laid into a rule file's series: what was said for its days gives way, before and after stay."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.dated import day_after, day_before
from knowledge.strict_yaml import sections

ENTRY = re.compile(r"^  - ", re.MULTILINE)
EFFECTIVE = re.compile(r"(effective:\s*)(\d{4}-\d\d-\d\d)")
THROUGH = re.compile(r"(verified_through:\s*)(\d{4}-\d\d-\d\d)")


def lay_entry(text: str, field: str, first: str, last: str, entry: Mapping[str, str]) -> str:
    """The file's text with one more entry of a field from ``first`` to ``last``; values are YAML as written."""
    _, section = sections(text)[field]
    heading, *old = ENTRY.split(section)
    left = [part for each in old for part in _outside(each, first, last)]
    lines = [f"effective: {first}", f"verified_through: {last}", *(f"{name}: {value}" for name, value in entry.items())]
    left.append("\n    ".join(lines) + "\n")
    left.sort(key=lambda each: _day(EFFECTIVE, each))
    return text.replace(section, heading + "".join(f"  - {each}" for each in left), 1)


def last_day(text: str, field: str) -> str:
    """The day through which a field's last entry was verified."""
    _, section = sections(text)[field]
    return max(found[2] for found in THROUGH.finditer(section))


def _outside(entry: str, first: str, last: str) -> list[str]:
    """What of an entry lies before and after the days, as entries."""
    begins, ends = _day(EFFECTIVE, entry), _day(THROUGH, entry)
    if ends < first or begins > last:
        return [entry]
    parts = []
    if begins < first:
        parts.append(THROUGH.sub(rf"\g<1>{day_before(first)}", entry, count=1))
    if ends > last:
        parts.append(EFFECTIVE.sub(rf"\g<1>{day_after(last)}", entry, count=1))
    return parts


def _day(pattern: re.Pattern[str], entry: str) -> str:
    found = pattern.search(entry)
    assert found is not None
    return found[2]
