"""Is a token a code of a claim? Those stay, whatever stands before them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PROCEDURE = re.compile(
    r"(?P<code>\d{5}|[A-Z]\d{4}|\d{4}[A-Z])(?:[-/]?(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]"
    r"|\d{2}))*(?:[x×]\d{1,2})?",
    re.IGNORECASE,
)
HCPCS = re.compile(r"[A-V]\d{4}", re.IGNORECASE)
THERAPY = re.compile(r"(?:97[0-7]|99[12]|29[1-8]|95[89]|92[56]|2[0-9])\d+")
TABLES = ("services", "retired", "mue")


def is_code(token: str) -> bool:
    """Is it a service code of the guidance, with or without modifiers, or of the form of an HCPCS code?"""
    match = PROCEDURE.fullmatch(token)
    if match is None:
        return False
    code = match["code"].upper()
    return code in _known()


@cache
def _known() -> frozenset[str]:
    folder = files("knowledge") / "codes"
    known: set[str] = set()
    for table in (*TABLES, "l_codes"):
        text = (folder / f"{table}.csv").read_text(encoding="utf-8")
        known.update(re.findall(r"(?m)^\"?(\d{5}|[A-Z]\d{4})\b", text))
    return frozenset(known)
