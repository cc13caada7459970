"""``orthocoder check``: transcripts replayed, and told in words where one is not as it was written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from assistant.commands.counted import counted
from assistant.commands.streams import Unreadable, read_text
from assistant.desk import Desk
from assistant.own_guidance import own_guidance
from assistant.session import Session
from assistant.transcripts.accept import accept as accepted
from assistant.transcripts.holds import Mistake
from assistant.transcripts.parse import parse
from assistant.transcripts.replay import Replayed, replay
from assistant.transcripts.shipped import shipped, transcript_files
from assistant.transcripts.transcript import Verb
from knowledge.problems import GuidanceError

Opens = Callable[[str], Session]
NONE_THERE = "no transcripts there; expected Markdown files with ```conversation blocks"


@click.command()
@click.argument("transcripts", nargs=-1)
@click.option("--accept", is_flag=True, help="rewrite what the files expect to what holds, for review")
def check(transcripts: Sequence[str], accept: bool) -> int:
    """Replay TRANSCRIPTS (files or folders; none: those that come with the program) against what they expect."""
    paths = [path for name in transcripts or (str(shipped()),) for path in _files(name)]
    opens = _opener()
    turns = failed = 0
    with click.progressbar(paths, file=sys.stderr, item_show_func=_shown, hidden=not sys.stderr.isatty()) as shown:
        for path in shown:
            replayed = _replayed(path, opens)
            turns += len(replayed)
            wrong = [each for each in replayed if each.mistakes or not each.turn.expected]
            failed += bool(wrong)
            if wrong and accept:
                path.write_text(accepted(read_text(str(path)), replayed), encoding="utf-8")
                click.echo(f"{path}: rewritten; review what changed")
            elif wrong:
                click.echo("\n".join(line for each in wrong for line in _told(path, each)))
    click.echo(_summary(len(paths), turns, failed))
    return 1 if failed and not accept else 0


def _files(name: str) -> list[Path]:
    paths = list(transcript_files(Path(name)))
    if not paths:
        raise Unreadable(f"{name}: {NONE_THERE}")
    return paths


def _opener() -> Opens:
    from assistant.extraction import Reader

    guidance = own_guidance()
    reader = Reader(guidance)
    return lambda day: Session(Desk(guidance, day), reader)


def _replayed(path: Path, opens: Opens) -> list[Replayed]:
    try:
        return list(replay(parse(read_text(str(path)), str(path)), opens))
    except GuidanceError as error:
        raise Unreadable("; ".join(str(problem) for problem in error.problems)) from error


def _shown(path: Path | None) -> str:
    return "" if path is None else f"{path.parent.name}/{path.stem}"


def _told(path: Path, each: Replayed) -> list[str]:
    """What was expected in vain of one turn, in words."""
    said = " ".join(each.turn.you.text.split())
    if not each.turn.expected:
        return [f"{path}:{each.turn.you.line}: nothing is expected after “{said}”; add a row, or use --accept"]
    return [line for mistake in each.mistakes for line in _mistake(path, said, mistake)]


def _mistake(path: Path, said: str, mistake: Mistake) -> list[str]:
    what = "words that are not said" if mistake.verb is Verb.SAYS else f"{mistake.verb} that does not hold"
    return [
        f"{path}:{mistake.line}: {what} after “{said}”",
        *(f"  expected  {text}" for text in mistake.expected),
        *(f"  holds     {text}" for text in mistake.holds or ("nothing",)),
    ]


def _summary(transcripts: int, turns: int, failed: int) -> str:
    whole = f"{counted(transcripts, 'transcript')}, {counted(turns, 'turn')}"
    return f"{whole}: all as written." if not failed else f"{whole}: {counted(failed, 'transcript')} not as written."
