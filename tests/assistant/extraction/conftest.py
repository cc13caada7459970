"""One reader for all tests of a run; it keeps nothing from one text to the next."""

from __future__ import annotations

import pytest

from assistant.extraction import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
