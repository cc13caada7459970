"""One update from files to a generation: read, weighed, laid over a copy of the guidance, checked, then kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from knowledge.check import check
from knowledge.files import DataFiles
from knowledge.guidance import Guidance
from knowledge.imports.archive import Steps
from knowledge.imports.changes import Change, changes
from knowledge.imports.generation_files import Generation
from knowledge.imports.generations import add_generation, combined
from knowledge.imports.overlay import Overlay
from knowledge.imports.reading import Imported, read_files
from knowledge.imports.refused import Refused
from knowledge.imports.weighing import scope_of, weigh


@dataclass(frozen=True, slots=True)
class Proposal:
    """An update that could be made: its imports, the guidance before and after it, and every difference."""

    imports: tuple[Imported, ...]
    before: Guidance
    after: Guidance
    changes: tuple[Change, ...]
    made: str
    over: int
    """The number of the generation that it would be laid over."""


def propose(paths: Sequence[Path], folder: Path, today: str, steps: Steps) -> Proposal:
    """Read files and say what would change; nothing is written. Raises ``Refused`` or ``BrokenGeneration``."""
    before = Guidance.open(updates=folder)
    imports = read_files(paths, scope_of(before), today, steps)
    weigh(imports, before)
    overlay = before.files.overlay
    laid = combined(overlay.imports if overlay is not None else (), imports, today)
    over = overlay.number if overlay is not None else 0
    after = Guidance(DataFiles(files("knowledge"), Overlay(over + 1, laid)))
    problems = check(after)
    if problems:
        raise Refused(f"{imports[0].files[0]}: does not fit the guidance it would be part of ({problems[0]})")
    return Proposal(imports, before, after, changes(imports, before, after), today, over)


def make(proposal: Proposal, folder: Path) -> Generation:
    """Keep a proposal as the generation in force. Raises ``Refused`` where another one came between."""
    return add_generation(folder, proposal.imports, proposal.made, proposal.over)
