"""What all tests of teaching share: it is dear to make."""

from __future__ import annotations

import pytest

from assistant.desk import Desk
from assistant.extraction import Reader
from assistant.teaching.probes import Probe, probe_space
from knowledge.guidance import Guidance

DAY = "2026-03-10"


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk(Guidance.open(), DAY)


@pytest.fixture(scope="session")
def reader(desk: Desk) -> Reader:
    return Reader(desk.guidance)


@pytest.fixture(scope="session")
def space(desk: Desk) -> tuple[Probe, ...]:
    return probe_space(desk)
