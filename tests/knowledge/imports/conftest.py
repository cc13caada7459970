"""One release of every kind, as CMS would publish it for January 2027, and what a clinic has of it after the import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from knowledge.guidance import Guidance
from knowledge.imports.update import Proposal, make, propose
from tests.knowledge.imports import made

TODAY = "2026-12-20"
Propose = Callable[..., Proposal]


@pytest.fixture(scope="session")
def shipped() -> Guidance:
    return Guidance.open()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The clinic's own folder, not yet made."""
    return tmp_path / "own" / "guidance"


@pytest.fixture
def proposed(own: Path) -> Propose:
    """What an update with these files would change; nothing is kept."""

    def proposing(paths: Sequence[Path] | Path, today: str = TODAY) -> Proposal:
        return propose([paths] if isinstance(paths, Path) else paths, own, today, lambda read: None)

    return proposing


@pytest.fixture
def imported(own: Path, proposed: Propose) -> Callable[[Sequence[Path] | Path], Guidance]:
    """The guidance after files were imported."""

    def importing(paths: Sequence[Path] | Path) -> Guidance:
        make(proposed(paths), own)
        return Guidance.open(updates=own)

    return importing


@pytest.fixture
def limits(tmp_path: Path, shipped: Guidance) -> Path:
    """The practitioner limits of January 2027, in which 97760 has 4 and not 6."""
    path = tmp_path / "MCR_MUE_PractitionerServices_Eff_01-01-2027.csv"
    path.write_bytes(made.limits_csv(made.limit_rows(shipped, "practitioner", {"97760": "4"})))
    return path
