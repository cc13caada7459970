"""Every transcript that comes with the program replays as it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.session import Session
from assistant.transcripts.parse import parse
from assistant.transcripts.replay import replay
from assistant.transcripts.shipped import shipped, transcript_files

FILES = list(transcript_files(shipped()))


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])
def test_transcript(path: Path, open_session: Callable[[str], Session]) -> None:
    for each in replay(parse(path.read_text(encoding="utf-8"), path.name), open_session):
        assert each.turn.expected, f"line {each.turn.you.line} expects nothing"
        assert each.mistakes == ()
