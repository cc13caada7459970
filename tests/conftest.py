"""For all tests: nobody's own folders are touched, and the names of cases are short and the same at each run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from assistant.records.place import VARIABLE

LONGEST_NAME = 100
"""Characters of a case that its name may hold."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes, which may hold the time at which they were made, and long texts are named by their argument alone."""
    return argname if isinstance(val, bytes) or (isinstance(val, str) and len(val) > LONGEST_NAME) else None


@pytest.fixture(autouse=True, scope="session")
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    kept = {name: os.environ.pop(name, None) for name in (VARIABLE, "XDG_DATA_HOME")}
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))
    yield
    for name, value in kept.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
