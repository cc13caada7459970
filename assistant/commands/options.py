"""Options that hold for every command: the clinic's profile, and where its records are kept."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.conversation.told import NO_CHANGE, Change
from assistant.own_files import has_own_profile, own_profile
from assistant.own_guidance import clinic_guidance
from assistant.profile import ProfileError, read_profile
from knowledge.guidance import Guidance


def profile_of(context: click.Context, *, or_own: bool = True) -> Change:
    """The profile that was named with ``--profile``, else the user's own where there is one."""
    named = context.find_root().params.get("profile")
    path = Path(named) if named else own_profile()
    if named is None and (not or_own or not has_own_profile()):
        return NO_CHANGE
    try:
        return read_profile(path)
    except ProfileError as error:
        raise click.UsageError(str(error)) from error


def database_named() -> str | None:
    """The database that was named with ``--database``."""
    named: str | None = click.get_current_context().find_root().params.get("database")
    return named


def guidance_here() -> Guidance:
    """The guidance with the clinic's own payer rows. Raises ``DatabaseTrouble`` where those cannot be read."""
    return clinic_guidance(database_named())
