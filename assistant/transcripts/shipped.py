"""The transcripts that come with the program, and those of a person's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

SUFFIX = ".md"
SIGNS = (b"---", b"\xef\xbb\xbf---"), b"```conversation"
"""How a transcript begins, and what it holds."""


def shipped() -> Path:
    """The folder of the transcripts that come with the program."""
    return Path(str(files("transcripts")))


def transcript_files(path: Path) -> Iterator[Path]:
    """A file itself; the transcripts of a folder and its folders, in the order of their names.

    A Markdown file in a folder that neither opens with front matter nor holds a conversation is something else.
    """
    if path.is_dir():
        yield from sorted(each for each in path.rglob(f"*{SUFFIX}") if _is_transcript(each))
    else:
        yield path


def _is_transcript(path: Path) -> bool:
    try:
        text = path.read_bytes()
    except OSError:
        return True
    begins, holds = SIGNS
    return text.startswith(begins) or holds in text
