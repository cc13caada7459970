"""The clinic's profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.doctor.finding import Finding, ill, well
from assistant.profile import ProfileError, read_profile

SUBJECT = "profile"


def examine_profile(path: Path, *, is_named: bool) -> Iterator[Finding]:
    """The profile that is named, or one's own where there is one."""
    if not is_named and not path.exists():
        yield well(SUBJECT, "none", path=str(path))
        return
    try:
        profile = read_profile(path)
    except ProfileError as error:
        yield ill(SUBJECT, "unusable", reason=str(error))
        return
    facts = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in profile.puts)
    yield well(SUBJECT, "used", path=str(path), facts=facts)
