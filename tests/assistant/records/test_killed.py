"""A process that is killed loses nothing that it had acknowledged, and leaves a database that opens."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import text

from assistant.records.database import open_database
from assistant.records.payers import kept_rows
from assistant.records.place import Place
from tests.assistant.records.postgresql import Server

ROOT = Path(__file__).parents[3]
WRITES = "pwrite64,write,ftruncate,fdatasync,fsync,unlink"
MOST = 400


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str

    @property
    def was_killed(self) -> bool:
        return self.status == -9

    @property
    def acknowledged(self) -> bool:
        return "units at most" in self.out


class Victims:
    """Runs of the real command, each in a process of its own that may be killed at one of its writes."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self._out = folder / "out"
        self._go = folder / "go"

    def run(self, *arguments: str, at_statement: int = 0, at_write: int = 0) -> Outcome:
        go = str(self._go) if at_write else ""
        request = {"arguments": arguments, "die_at": at_statement, "go": go, "out": str(self._out)}
        self._pipe(self._process.stdin).write(json.dumps(request) + "\n")
        self._pipe(self._process.stdin).flush()
        number = self._answer()
        if at_write:
            self._killed_at(number, at_write)
        return Outcome(self._answer(), self._out.read_text())

    def _killed_at(self, process: int, write: int) -> None:
        killing = ("-e", f"trace={WRITES}", "-e", f"inject={WRITES}:signal=SIGKILL:when={write}")
        with subprocess.Popen(
            ["strace", "-p", str(process), *killing, "-o", os.devnull], stderr=subprocess.PIPE
        ) as spy:
            assert spy.stderr is not None
            assert b"attached" in spy.stderr.readline()
            self._go.touch()
            spy.wait(60)
        self._go.unlink()

    def _answer(self) -> int:
        return int(self._pipe(self._process.stdout).readline())

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


@pytest.fixture(scope="module")
def victims(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victims]:
    command = [sys.executable, "-m", "tests.assistant.records.victim"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ}
    ) as process:
        yield Victims(process, tmp_path_factory.mktemp("victims"))
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="module")
def strace() -> None:
    """The kernel's own view of every write; passed over, with a line in the summary, where it cannot be had."""
    if shutil.which("strace") is None:
        pytest.skip("NOT KILLED WITHIN WRITES: no strace found; on Debian: apt-get install strace")
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode:
        pytest.skip("NOT KILLED WITHIN WRITES: this machine lets nobody trace")


def setting(place: Place, payer: str) -> tuple[str, ...]:
    told = ("--new", "--source", "binder", "--why", "asked", "--by", "lead")
    return ("--database", str(place.url), "payers", "set", payer, "caps=4 a visit", *told)


def kept(place: Place) -> list[str]:
    """Names of the payers that are kept, from a database that opens and is whole."""
    with open_database(place) as database:
        if str(place.url).startswith("sqlite"):
            with database.reading() as session:
                assert session.connection().execute(text("PRAGMA integrity_check")).scalar() == "ok"
        return [each.row.name for each in kept_rows(database) if each.row.caps == "4 a visit"]


def kill_through(victims: Victims, place: Place, by: str) -> int:
    """Kill one run at its first write, the next at its second, and so on to one that ends; returns how many died."""
    acknowledged: list[str] = []
    for number in count(1):
        assert number < MOST
        payer = f"Payer {number}"
        outcome = victims.run(*setting(place, payer), **{by: number})
        before = kept(place)
        if outcome.acknowledged:
            acknowledged.append(payer)
        assert set(acknowledged) <= set(before)
        assert len(before) == len(set(before))
        if not outcome.was_killed:
            assert (outcome.status, outcome.acknowledged) == (0, True)
            return number - 1
    raise AssertionError


def test_killed_at_any_statement_it_keeps_what_was_acknowledged(victims: Victims, place: Place) -> None:
    open_database(place).close()
    assert kill_through(victims, place, "at_statement") > 5


def test_killed_at_any_statement_while_the_tables_are_made_it_opens_the_next_time(
    victims: Victims, tmp_path: Path
) -> None:
    for number in range(1, MOST, 2):
        place = Place(f"sqlite:///{tmp_path}/{number}.sqlite3", None)
        outcome = victims.run(*setting(place, "Town"), at_statement=number)
        assert kept(place) == ["Town"] or not outcome.acknowledged
        if not outcome.was_killed:
            break
    assert number > 20


@pytest.mark.parametrize("number", [3, 9, 15, 21])
def test_a_server_keeps_half_of_no_tables(victims: Victims, server: Server, number: int) -> None:
    place = Place(server.new_database(), None)
    assert victims.run(*setting(place, "Town"), at_statement=number).was_killed
    assert victims.run(*setting(place, "Village")).acknowledged
    assert kept(place)[-1] == "Village"


@pytest.mark.usefixtures("strace")
def test_killed_within_any_write_to_the_file_it_keeps_what_was_acknowledged(victims: Victims, tmp_path: Path) -> None:
    place = Place(f"sqlite:///{tmp_path}/records.sqlite3", None)
    open_database(place).close()
    assert kill_through(victims, place, "at_write") > 10


@pytest.mark.usefixtures("strace")
def test_killed_within_a_write_while_the_tables_are_made_it_opens_the_next_time(
    victims: Victims, tmp_path: Path
) -> None:
    died = 0
    for number in range(1, MOST, 3):
        place = Place(f"sqlite:///{tmp_path}/{number}.sqlite3", None)
        outcome = victims.run(*setting(place, "Town"), at_write=number)
        assert kept(place) in ([], ["Town"])
        assert kept(place) == ["Town"] or not outcome.acknowledged
        died += outcome.was_killed
        if not outcome.was_killed:
            break
    assert died > 5
