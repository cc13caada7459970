"""For all tests: nobody's own folders are touched, names of cases are short, and what is compiled once is kept."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator

import pytest

from assistant.records.place import VARIABLE

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of a hundred processes would compile the whole program anew

LONGEST_NAME = 100
"""Characters of a case that its name may hold."""


def pytest_collection_finish() -> None:
    """The thousands of tests that were collected stay to the end; the collector of garbage need not look at them."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


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
