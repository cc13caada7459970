"""Who says it and where, in few words: ``CMS 100-04 ch. 5, 20.2 C``."""

from __future__ import annotations

import re

MANUAL = re.compile(r"Pub\. (\d+-\d+), chapter (\d+)")
PART = re.compile(r", (?:part ([A-Z])\b|parts ([A-Z].*))")
SECTION = re.compile(r"\bsections? ")
ASSOCIATION = re.compile(r"^American (?:\w+ )+\w+$")
INITIALS = re.compile(r"\b[A-Z]")


def short_source(publisher: str, title: str, locator: str) -> str:
    """The publisher as it is known among those who bill, then the place."""
    place = PART.sub(lambda found: f" {found[1] or found[2]}", SECTION.sub("", locator))
    return f"{short_name(publisher, title)}, {place}" if place else short_name(publisher, title)


def short_name(publisher: str, title: str) -> str:
    """The publisher as it is known; where it has no name, what kind it is of."""
    name = _name(publisher, title)
    return name[:1].upper() + name[1:]


def _name(publisher: str, title: str) -> str:
    manual = MANUAL.search(title)
    if manual is not None:
        return f"{publisher} {manual[1]} ch. {manual[2]}"
    if title.startswith("NCCI Policy Manual"):
        return title.replace("Policy Manual", "Manual").replace(", chapter ", " ch. ")
    if ASSOCIATION.match(publisher):
        return "".join(INITIALS.findall(publisher))
    lead = title.partition(",")[0]
    return min(publisher, lead, key=len)
