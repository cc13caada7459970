"""``orthocoder learn``: lessons, practice and review, in the app or line by line; what is kept of it, and exams."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.commands.options import database_named, guidance_here
from assistant.commands.streams import CONTROLS, Unreadable, standard_input, write_lines
from assistant.commands.today import now, today
from assistant.own_guidance import guidance_as_far_as_reached
from assistant.records.place import place_of
from assistant.teaching.topics import Topic

if TYPE_CHECKING:
    from assistant.teaching.course import LessonSet
    from assistant.teaching.opening import Learner
    from assistant.teaching.progress import Progress

LONGEST_NAME = 100
TOPICS = tuple(topic.value for topic in Topic)


@click.group(invoke_without_command=True)
@click.option("--list", "is_listed", is_flag=True, help="the lessons, with how far you are")
@click.option("--from", "folder", metavar="FOLDER", help="the lessons of a folder in place of those that are shipped")
@click.option("--name", default="", metavar="NAME", help="whose progress it is, where several share one database")
@click.option("--practice", metavar="TOPIC", type=click.Choice(TOPICS), help=f"only this topic: {', '.join(TOPICS)}")
@click.option("--level", type=click.IntRange(1, 3), default=2, help="with --practice: how hard, 1 to 3")
@click.option("--exam", nargs=2, type=int, metavar="SEED N", help="a fixed paper of N questions, printed")
@click.option("--key", is_flag=True, help="with --exam: its answer key, for the trainer")
@click.option("--plain", is_flag=True, help="line by line, for screen readers and pipes")
@click.pass_context
def learn(
    context: click.Context,
    is_listed: bool,
    folder: str | None,
    name: str,
    practice: str | None,
    level: int,
    exam: tuple[int, int] | None,
    key: bool,
    plain: bool,
) -> int:
    """Predict claims, see why, practise what was wrong, and be asked again before it is forgotten"""
    context.obj = _checked(name), folder
    plain = plain or bool(context.find_root().params.get("plain"))
    if context.invoked_subcommand is not None:
        return 0
    if exam is not None:
        from assistant.commands.exam import print_exam

        return print_exam(guidance_here(), today(), *exam, key=key, plain=plain)
    if key:
        raise click.UsageError("--key goes with --exam SEED N")
    if is_listed:
        return _list(_lesson_set(folder), _kept(_learner(context)))
    chosen = (Topic(practice), level) if practice is not None else None
    if plain:
        return _run_plain(_learner(context), _lesson_set(folder), chosen)
    return _run_app(context, _learner(context), _lesson_set(folder), chosen)


@learn.command()
@click.argument("file")
@click.option("--overwrite", "force", is_flag=True, help="write over a file that is there")
@click.pass_context
def export(context: click.Context, file: str, force: bool) -> int:
    """Write what you have done to FILE, or to standard output (-), for a trainer"""
    from assistant.commands.learn_export import export_results

    lesson_set = _lesson_set(context.obj[1])
    names = [each.name for each in lesson_set.lessons]
    return export_results(_kept(_learner(context)).results(lesson_set.name, names), file, overwrite=force)


@learn.command()
@click.option("--yes", is_flag=True, help="without asking")
@click.pass_context
def delete(context: click.Context, yes: bool) -> int:
    """Delete everything that is kept of your learning"""
    from assistant.explanation.learning_plain import deleted

    learner = _learner(context)
    if not learner.place.may_hold_records():
        write_lines([deleted(None, learner.name)])
        return 0
    if not yes and not click.confirm("Delete all answers, cards and lessons that are kept?", err=True):
        return 1
    from assistant.records.database import open_database
    from assistant.records.learning import delete_progress

    with open_database(learner.place, create=False) as database:
        write_lines([deleted(delete_progress(database, learner.name), learner.name)])
    return 0


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME or CONTROLS.search(name):
        raise click.UsageError(f"--name: at most {LONGEST_NAME} printable characters were expected")
    return name


def _learner(context: click.Context) -> Learner:
    from assistant.teaching.opening import Learner

    return Learner(context.obj[0], place_of(database_named()))


def _kept(learner: Learner) -> Progress:
    """What is kept of a learner. Raises ``DatabaseTrouble``."""
    from assistant.teaching.progress import Progress

    if not learner.place.may_hold_records():
        return Progress(learner.name)
    from assistant.records.database import open_database
    from assistant.records.learning import read_progress

    with open_database(learner.place, create=False) as database:
        return read_progress(database, learner.name)


def _lesson_set(folder: str | None) -> LessonSet:
    """The lessons of a folder, or those that come with the program. Raises ``Unreadable``."""
    from assistant.explanation.learning_plain import none_there
    from assistant.teaching.course import SHIPPED, LessonSet, in_order
    from assistant.transcripts.lessons import lessons, shipped_lessons

    if folder is None:
        return LessonSet(SHIPPED, in_order(shipped_lessons()))
    path = Path(folder)
    if not path.is_dir():
        raise Unreadable(f"{folder}: a folder with lessons was expected")
    try:
        found = tuple(lessons(path))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{folder}: {error}") from error
    if not found:
        raise Unreadable(none_there(folder))
    return LessonSet(path.resolve().name, found)


def _list(lesson_set: LessonSet, progress: Progress) -> int:
    from assistant.explanation.learning_plain import lesson_lines

    states = {name: result.state.value for name, result in progress.lessons.items()}
    rows = ((i, each.name, each.title, states.get(each.name, "")) for i, each in enumerate(lesson_set.lessons, 1))
    write_lines(lesson_lines(rows))
    return 0


def _run_plain(learner: Learner, lesson_set: LessonSet, practice: tuple[Topic, int] | None) -> int:
    from assistant.commands.learn_plain import run_lines
    from assistant.teaching.opening import ProbesMeanwhile, ProbesOnDemand, open_room
    from knowledge.problems import GuidanceError

    probes = ProbesMeanwhile if standard_input().isatty() else ProbesOnDemand
    guidance, _ = guidance_as_far_as_reached(database_named())
    try:
        room = open_room(guidance, today(), now, learner, lesson_set=lesson_set, probes=probes, practice=practice)
        return run_lines(room)
    except GuidanceError as error:
        raise Unreadable(str(error)) from error


def _run_app(
    context: click.Context, learner: Learner, lesson_set: LessonSet, practice: tuple[Topic, int] | None
) -> int:
    from assistant.commands.options import profile_of
    from assistant.tui import NoTerminal, RoomWanted, run

    try:
        room = RoomWanted(learner, lesson_set, practice)
        return run(profile_of(context), database_named(), room=room, mode="learn")
    except NoTerminal:
        raise Unreadable("the app needs a terminal; through a pipe use: orthocoder learn --plain") from None
