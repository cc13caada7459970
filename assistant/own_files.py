"""Where a person's own settings are kept."""

from __future__ import annotations

from pathlib import Path

PROFILE, THEME, UPDATES = "profile.yaml", "theme", "guidance"


def own_profile() -> Path:
    """The user's own clinic profile."""
    return _folder() / PROFILE


def has_own_profile() -> bool:
    """Is there one? What cannot be looked at is taken to be there, so that reading it tells what is wrong."""
    try:
        return own_profile().exists()
    except OSError:
        return True


def own_theme() -> Path:
    """The name of the theme that was chosen last."""
    return _folder() / THEME


def own_updates() -> Path:
    """The folder of what was imported over the shipped guidance, whether or not there is one."""
    from platformdirs import user_data_path

    return user_data_path("orthocoder") / UPDATES


def has_own_updates() -> bool:
    """Was anything imported?"""
    from knowledge.files import CURRENT

    return own_updates().joinpath(CURRENT).exists()


def _folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("orthocoder")
