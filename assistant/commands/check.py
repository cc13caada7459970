"""``orthocoder check``: transcripts replayed, and told in words where one is not as it was written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import click

from assistant.commands.counted import counted
from assistant.commands.streams import Unreadable, harmless, read_text
from assistant.commands.watching import changes
from assistant.desk import Desk
from assistant.own_guidance import own_guidance
from assistant.session import Session
from assistant.transcripts.accept import accept as accepted
from assistant.transcripts.holds import Mistake
from assistant.transcripts.parse import parse
from assistant.transcripts.replay import Replayed, replay
from assistant.transcripts.shipped import shipped, transcript_files
from assistant.transcripts.transcript import Verb
from knowledge.guidance import NoGuidance
from knowledge.problems import GuidanceError

Opens: TypeAlias = Callable[[str], Session]
NONE_THERE = "no transcripts there; expected Markdown files with ```conversation blocks"
WATCHING = "watching; save a file to have it checked again, Ctrl+C ends"


@dataclass(slots=True)
class Checked:
    """What came of the files: how many there were, how many turns, how many not as written, how many not readable."""

    transcripts: int = 0
    turns: int = 0
    failed: int = 0
    unreadable: int = 0

    @property
    def status(self) -> int:
        """The exit code."""
        return 2 if self.unreadable else int(self.failed > 0)


@click.command()
@click.argument("transcripts", nargs=-1)
@click.option("--accept", is_flag=True, help="rewrite what the files expect to what holds, for review")
@click.option("--watch", is_flag=True, help="go on, and check each file again when it is saved")
def check(transcripts: Sequence[str], accept: bool, watch: bool) -> int:
    """Replay TRANSCRIPTS (files or folders; none: those that come with the program) against what they expect."""
    if watch and accept:
        raise click.UsageError("--accept rewrites a file once; use it without --watch")
    names = transcripts or (str(shipped()),)
    paths = [path for name in names for path in _files(name)]
    opens = _opener()
    checked = _check(paths, opens, accept=accept, progress=not watch)
    if watch:
        return _watch(names, opens)
    return 0 if accept and not checked.unreadable else checked.status


def _watch(names: Sequence[str], opens: Opens) -> int:
    """Check what is saved until the person ends it."""
    click.echo(WATCHING)
    try:
        for changed in changes(lambda: [path for name in names for path in transcript_files(Path(name))]):
            click.echo()
            _check(changed, opens, accept=False, progress=False)
    except KeyboardInterrupt:
        click.echo()
    return 0


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


def _check(paths: Sequence[Path], opens: Opens, *, accept: bool, progress: bool) -> Checked:
    """Check each file and say what is not as written; a file that cannot be read does not keep the others back."""
    checked = Checked(len(paths))
    hidden = not (progress and sys.stderr.isatty())
    with click.progressbar(paths, file=sys.stderr, item_show_func=_shown, hidden=hidden) as shown:
        for path in shown:
            try:
                _check_one(path, opens, checked, accept=accept)
            except GuidanceError as error:
                checked.unreadable += 1
                _complain(str(problem) for problem in error.problems)
            except NoGuidance as error:
                checked.unreadable += 1
                _complain([f"{path}: {error}"])
            except Unreadable as error:
                checked.unreadable += 1
                _complain([str(error)])
    if not (checked.unreadable and len(paths) == 1):
        click.echo(_summary(checked))
    return checked


def _complain(problems: Iterable[str]) -> None:
    for problem in problems:
        click.echo(f"orthocoder: {' '.join(harmless(problem).split())}", err=True)


def _check_one(path: Path, opens: Opens, checked: Checked, *, accept: bool) -> None:
    text = read_text(str(path))
    replayed = list(replay(parse(text, str(path)), opens))
    checked.turns += len(replayed)
    wrong = [each for each in replayed if each.mistakes or not each.turn.expected]
    checked.failed += bool(wrong)
    if wrong and accept:
        _rewrite(path, text, replayed)
        click.echo(f"{path}: rewritten; review what changed")
    elif wrong:
        click.echo(harmless("\n".join(line for each in wrong for line in _told(path, each))))


def _rewrite(path: Path, text: str, replayed: Sequence[Replayed]) -> None:
    """Write what holds, with the line ends that the file had."""
    end = "\r\n" if "\r\n" in text else "\n"
    new = accepted(text.replace("\r\n", "\n"), replayed)
    try:
        path.write_text(new, encoding="utf-8", newline=end)
    except OSError as error:
        raise Unreadable(f"{path}: {(error.strerror or str(error)).lower()}") from error


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


def _summary(checked: Checked) -> str:
    whole = f"{counted(checked.transcripts, 'transcript')}, {counted(checked.turns, 'turn')}"
    wrong = f"{counted(checked.failed, 'transcript')} not as written" if checked.failed else ""
    unread = f"{counted(checked.unreadable, 'transcript')} not readable" if checked.unreadable else ""
    return f"{whole}: {', '.join(filter(None, (wrong, unread))) or 'all as written'}."
