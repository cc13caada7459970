"""Who is logged in on this machine: the name under which records are made unless another is given."""

from __future__ import annotations

import getpass


def login_name() -> str:
    """The login name; empty where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
