"""No test reads or writes what the person who runs it keeps in folders or databases of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from assistant.records.place import VARIABLE


@pytest.fixture(autouse=True, scope="session")
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    kept = {name: os.environ.pop(name, None) for name in (VARIABLE, "XDG_DATA_HOME")}
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))
    yield
    for name, value in kept.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
