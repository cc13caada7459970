"""Generations of imports in a clinic's own folder: written whole, named by one small file, kept for going back.

::

    current                     the number of the generation in force; no such file while only the shipped guidance is
    generations/0003/           one folder a generation, never changed after it was named
        manifest.json           what was imported, from which files, when, over which generation
        rows/*.csv              the kept rows, one file an import

A generation is written beside its place, flushed to disk and renamed; then ``current`` is replaced in one step. A
process that is killed leaves the old generation or the new one, and at most a half-written folder that is never named.
Folder and files are for their owner alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from knowledge.files import CURRENT
from knowledge.imports.generation_files import (
    NEW,
    OWNER_FILE,
    OWNER_FOLDER,
    Generation,
    flush_folder,
    read_files,
    write_file,
    write_files,
)
from knowledge.imports.overlay import Made, Overlay
from knowledge.imports.reading import Imported
from knowledge.imports.refused import Refused
from knowledge.problems import BrokenGeneration

GENERATIONS, LOCK = "generations", "lock"


def current_number(folder: Path) -> int:
    """The number of the generation in force, 0 for the shipped guidance alone. Raises ``BrokenGeneration``."""
    path = folder / CURRENT
    if not path.exists():
        return 0
    text = path.read_text(encoding="ascii", errors="replace").strip()
    if not text.isdecimal():
        raise BrokenGeneration(_broken(folder, "the name of the generation in force cannot be read"))
    return int(text)


def current_overlay(folder: Path) -> Overlay | None:
    """The imports in force. Raises ``BrokenGeneration`` where they are not as they were written."""
    number = current_number(folder)
    return read_generation(folder, number).overlay if number else None


def history(folder: Path) -> tuple[Generation, ...]:
    """Every generation, the oldest first. Raises ``BrokenGeneration``."""
    return tuple(read_generation(folder, number) for number in _numbers(folder))


def read_generation(folder: Path, number: int) -> Generation:
    """A generation by its number; its rows are compared with the digests that its manifest names."""
    try:
        return read_files(_place(folder, number), number)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenGeneration(_broken(folder, f"generation {number} cannot be read as it was written")) from error


def add_generation(folder: Path, imports: Sequence[Imported], made: str, over: int) -> Generation:
    """Lay imports over the generation ``over`` (0: the shipped guidance) and put the new one in its place; returns it.

    Raises ``Refused`` where another generation is in force by now, while another update runs, or where the folder
    cannot be written.
    """
    with _alone(folder):
        before = current_number(folder)
        if before != over:
            raise Refused("the guidance was changed while this update was read; start the update again")
        kept = read_generation(folder, before).imports if before else ()
        number = max((0, *_numbers(folder))) + 1
        generation = Generation(number, made, before, combined(kept, imports, made))
        write_files(_place(folder, generation.number), generation)
        _name(folder, number)
    return generation


def roll_back(folder: Path) -> int:
    """Put the generation before the one in force in its place; returns its number, 0 for the shipped guidance alone."""
    with _alone(folder):
        number = _in_force_or_after_all(folder)
        if not number:
            raise Refused("nothing to roll back: only the shipped guidance is in force")
        before = _before(folder, number)
        if before:
            read_generation(folder, before)
            _name(folder, before)
        else:
            (folder / CURRENT).unlink()
            flush_folder(folder)
    return before


def combined(kept: Sequence[Made], imports: Sequence[Imported], made: str) -> tuple[Made, ...]:
    """Earlier imports but those of the same kind and day, and the new ones."""
    new = {each.key for each in imports}
    return (*(each for each in kept if each.imported.key not in new), *(Made(each, made) for each in imports))


def _in_force_or_after_all(folder: Path) -> int:
    """The number in force; where its name cannot be read one after all, so that going back finds the last."""
    try:
        return current_number(folder)
    except BrokenGeneration:
        return max((0, *_numbers(folder))) + 1


def _before(folder: Path, number: int) -> int:
    """The generation before a number; of one that cannot be read, the newest below it that can."""
    try:
        return read_generation(folder, number).before
    except BrokenGeneration:
        for lower in reversed([each for each in _numbers(folder) if each < number]):
            try:
                return read_generation(folder, lower).number
            except BrokenGeneration:
                continue
    return 0


def _numbers(folder: Path) -> list[int]:
    place = folder / GENERATIONS
    names = (each.name for each in place.iterdir()) if place.is_dir() else iter(())
    return sorted(int(name) for name in names if name.isdecimal())


def _place(folder: Path, number: int) -> Path:
    return folder / GENERATIONS / f"{number:04}"


def _name(folder: Path, number: int) -> None:
    half = folder / f"{CURRENT}{NEW}"
    write_file(half, f"{number}\n".encode())
    half.replace(folder / CURRENT)
    flush_folder(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Make the folder, and let one process at a time change it; the lock goes with the process that holds it."""
    try:
        (folder / GENERATIONS).mkdir(mode=OWNER_FOLDER, parents=True, exist_ok=True)
        folder.chmod(OWNER_FOLDER)
        with (folder / LOCK).open("a+b") as lock:
            (folder / LOCK).chmod(OWNER_FILE)
            _lock(lock.fileno())
            yield
    except BlockingIOError as error:
        raise Refused("another update of the guidance is running; try again when it has ended") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refused(f"{folder}: {reason}; nothing was changed") from error


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _broken(folder: Path, what: str) -> str:
    return f"{folder}: {what}; go back with: orthocoder guidance rollback"
