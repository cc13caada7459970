"""Generations are written whole or not at all, kept for going back, and for their owner alone."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge.guidance import Guidance
from knowledge.imports.generations import add_generation, current_number, history, read_generation, roll_back
from knowledge.imports.layout import Kind
from knowledge.imports.reading import Imported
from knowledge.imports.refused import Refused
from knowledge.problems import BrokenGeneration

MADE = "2026-12-20"
ROWS = (("97760", "4", "3"),)


def release(first: str) -> Imported:
    return Imported(Kind.LIMITS_PRACTITIONER, first, "2027-12-31", (f"mue {first}.csv",), ("0" * 64,), ROWS)


@pytest.fixture
def two(own: Path) -> Path:
    """A folder with two generations."""
    add_generation(own, [release("2027-01-01")], MADE, 0)
    add_generation(own, [release("2027-04-01")], MADE, 1)
    return own


def test_a_generation_holds_what_the_one_before_it_held(two: Path) -> None:
    first, second = history(two)
    assert [each.imported.first for each in first.imports] == ["2027-01-01"]
    assert [each.imported.first for each in second.imports] == ["2027-01-01", "2027-04-01"]
    assert second.imports[0].imported == release("2027-01-01")
    assert (first.before, second.before, current_number(two)) == (0, 1, 2)


def test_going_back_step_by_step_ends_at_the_shipped_guidance(two: Path) -> None:
    assert roll_back(two) == 1
    assert Guidance.open(updates=two).version.endswith("+1")
    assert roll_back(two) == 0
    assert Guidance.open(updates=two).version == Guidance.open().version
    with pytest.raises(Refused, match="nothing to roll back"):
        roll_back(two)


def test_after_going_back_the_next_generation_has_a_new_number(two: Path) -> None:
    roll_back(two)
    generation = add_generation(two, [release("2027-07-01")], MADE, 1)
    assert (generation.number, generation.before) == (3, 1)
    assert [each.imported.first for each in generation.imports] == ["2027-01-01", "2027-07-01"]
    assert read_generation(two, 2).number == 2


def test_an_update_that_was_read_over_another_generation_is_refused(two: Path) -> None:
    with pytest.raises(Refused, match="changed while this update was read"):
        add_generation(two, [release("2027-07-01")], MADE, 1)
    assert current_number(two) == 2


@pytest.mark.skipif(os.name != "posix", reason="permissions of posix")
def test_folders_and_files_are_for_their_owner_alone(two: Path) -> None:
    modes = {path.stat().st_mode & 0o777 for path in two.rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in (two, *two.rglob("*")) if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("current", b"seven"),
        ("current", b"9\n"),
        ("generations/0002/manifest.json", b"{"),
        ("generations/0002/manifest.json", b"{}"),
        ("generations/0002/rows/own-limits-practitioner-20270401.csv", b"code,units,indicator\n97760,9,3\n"),
        ("generations/0002/rows/own-limits-practitioner-20270401.csv", b""),
    ],
)
def test_what_is_not_as_it_was_written_is_never_used_and_one_can_go_back(file: str, content: bytes, two: Path) -> None:
    (two / file).write_bytes(content)
    with pytest.raises(BrokenGeneration, match="go back with: orthocoder guidance rollback"):
        Guidance.open(updates=two)
    assert roll_back(two) == (2 if file == "current" else 1)
    assert Guidance.open(updates=two).version.endswith(("+1", "+2"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(two: Path) -> None:
    two.joinpath("generations").chmod(0o500)
    with pytest.raises(Refused, match="permission denied; nothing was changed"):
        add_generation(two, [release("2027-07-01")], MADE, 2)


def test_a_folder_in_whose_place_there_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("")
    with pytest.raises(Refused, match="nothing was changed"):
        add_generation(tmp_path / "own" / "guidance", [release("2027-07-01")], MADE, 0)


def test_a_full_disk_is_told_in_one_sentence_and_leaves_what_was(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="no space left on device; nothing was changed"):
        add_generation(two, [release("2027-07-01")], MADE, 2)
    monkeypatch.undo()
    assert current_number(two) == 2
    assert add_generation(two, [release("2027-07-01")], MADE, 2).number == 3


@pytest.mark.skipif(os.name != "posix", reason="locks of posix")
def test_a_second_update_at_the_same_time_is_refused(two: Path) -> None:
    import fcntl

    with (two / "lock").open("a+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Refused, match="another update of the guidance is running"):
            add_generation(two, [release("2027-07-01")], MADE, 2)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.knowledge.imports.test_generations import MADE, release
from knowledge.imports.generations import add_generation
steps, at = 0, 0
def dying(do):
    def step(*args, **more):
        global steps
        steps += 1
        if steps == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return do(*args, **more)
    return step
for line in sys.stdin:
    at = int(line)
    child = os.fork()
    if not child:
        for name in ("open", "write", "fsync", "mkdir", "rename", "replace"):
            if hasattr(os, name):
                setattr(os, name, dying(getattr(os, name)))
        add_generation(Path(sys.argv[1]), [release("2027-07-01")], MADE, 2)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def killed_at(two: Path) -> Iterator[Callable[[int], int]]:
    """Adds a generation in a process that is killed at its n-th step; the exit status of that process."""
    command = [sys.executable, "-c", KILLED, str(two)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
    ) as forking:
        asked, answered = forking.stdin, forking.stdout
        assert asked is not None
        assert answered is not None

        def status(at: int) -> int:
            asked.write(f"{at}\n")
            asked.flush()
            return int(answered.readline())

        yield status
        asked.close()


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_at_any_step_it_leaves_the_old_or_the_new_and_the_next_update_works(
    two: Path, killed_at: Callable[[int], int]
) -> None:
    killed, at = 0, 0
    while True:
        at += 1
        status = killed_at(at)
        if status == 0:
            break
        assert status == -signal.SIGKILL
        killed += 1
        number = current_number(two)
        held = {each.imported.first for each in read_generation(two, number).imports}
        assert held == {"2027-01-01", "2027-04-01"} | ({"2027-07-01"} if number > 2 else set())
        Guidance.open(updates=two)
        if number > 2:
            roll_back(two)
    assert killed >= 10
    assert Guidance.open(updates=two).files.overlay is not None
    assert "2027-07-01" in {each.imported.first for each in history(two)[-1].imports}
