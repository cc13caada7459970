"""The transcripts that come with the program, and those of a person's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

SUFFIX = ".md"


def shipped() -> Path:
    """The folder of the transcripts that come with the program."""
    return Path(str(files("transcripts")))


def transcript_files(path: Path) -> Iterator[Path]:
    """A file itself; the Markdown files of a folder and its folders, in the order of their names."""
    if path.is_dir():
        yield from sorted(each for each in path.rglob(f"*{SUFFIX}"))
    else:
        yield path
