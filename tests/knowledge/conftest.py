"""The shipped guidance, and copies of it in which one thing is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from knowledge.check import check
from knowledge.guidance import Guidance

Break = Callable[[str, str, str], list[str]]


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return Guidance.open()


@pytest.fixture
def faults_after(tmp_path: Path) -> Break:
    """Replace a text once in one file of a copy of the guidance; the faults that the check then finds, as lines."""

    def broken(file: str, old: str, new: str) -> list[str]:
        root = tmp_path / "guidance"
        shutil.copytree(str(files("knowledge")), root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [str(problem) for problem in check(Guidance.open(root))]

    return broken
