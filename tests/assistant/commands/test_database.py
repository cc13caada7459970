"""The database as the command line meets it: troubles are one line and exit code 2, no other socket is opened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.records.database import open_database
from assistant.records.place import FILE, VARIABLE, Place
from tests.assistant.commands.conftest import Command
from tests.assistant.records.conftest import server
from tests.assistant.records.postgresql import PASSWORD, Server

__all__ = ["server"]

VISIT = "OT first visit wrist splint right, no L code, 20 min, Aetna, no assistant"
SET = ("payers", "set", "Aetna", "caps=1 a visit", "--source", "binder", "--why", "asked", "--by", "lead")
CODE = ("code", VISIT)
WATCHED = """
import contextlib, json, os, sys
touched, names = [], ("connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr")
reaching = [f"socket.{name}" for name in names]
sys.addaudithook(lambda event, given: touched.append(event) if event in reaching else None)
from assistant.commands.app import main
for command in json.loads(sys.argv[1]):
    sys.argv = ["orthocoder", *command]
    with contextlib.suppress(SystemExit):
        main()
links = []
for each in os.listdir("/proc/self/fd"):
    with contextlib.suppress(OSError):
        links.append(os.readlink(f"/proc/self/fd/{each}"))
names = sorted({name.partition(".")[0] for name in sys.modules} & {"alembic", "sqlalchemy", "sqlmodel", "sqlite3"})
print(json.dumps({"touched": touched, "sockets": sum(each.startswith("socket:") for each in links), "names": names}))
"""
ROOT = Path(__file__).parents[3]


def watched(data: Path, *commands: tuple[str, ...], database: str | None = None) -> dict[str, object]:
    """What commands, one after another in a process of their own, did to sockets, and which libraries they loaded."""
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    environment |= {"XDG_DATA_HOME": str(data), **({VARIABLE: database} if database else {})}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(commands)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment,
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def quiet(names: list[str]) -> dict[str, object]:
    return {"touched": [], "sockets": 0, "names": names}


def test_without_a_database_a_visit_loads_none_and_makes_none(tmp_path: Path) -> None:
    assert watched(tmp_path, CODE) == quiet([])
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_payer_rows_costs_a_visit_only_a_glance(tmp_path: Path) -> None:
    open_database(Place(None, tmp_path / "orthocoder" / FILE)).close()
    assert watched(tmp_path, CODE) == quiet(["sqlite3"])


def test_no_socket_is_opened_but_that_of_the_server_that_was_named(tmp_path: Path, server: Server) -> None:
    used = watched(tmp_path, SET, CODE)
    assert (used["touched"], used["sockets"]) == ([], 0)
    url = server.new_database()
    assert watched(tmp_path, SET, CODE, database=url)["touched"] == []


def test_the_environment_names_the_database(
    orthocoder: Command, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, server.new_database())
    assert orthocoder(*SET).status == 0
    assert orthocoder("payers", "show", "Aetna", "--json").json["values"]["caps"] == "1 a visit"


def test_everything_is_carried_to_a_server(orthocoder: Command, server: Server, tmp_path: Path) -> None:
    here, there = f"sqlite:///{tmp_path}/{FILE}", server.new_database()
    orthocoder("--database", here, *SET)
    run = orthocoder("--database", here, "database", "copy", there)
    assert (run.status, PASSWORD in run.out) == (0, False)
    assert "1 payer rows" in run.out
    own = orthocoder("--database", there, "payers", "show", "Aetna", "--json").json["own_values"]
    assert own == ["caps"]
    again = orthocoder("--database", here, "database", "copy", there)
    assert (again.status, "it holds records already" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"postgresql://lead:{PASSWORD}@127.0.0.1:1/records", "the server cannot be reached or went away"),
        (f"postgresql://lead@127.0.0.1:1/records?password={PASSWORD}", "the server cannot be reached or went away"),
        (f"nosuch://lead:{PASSWORD}@localhost/records", "no driver for such a database is installed"),
        (f"lead:{PASSWORD}@localhost", "not the URL of a database"),
        ("sqlite:////nonexistent/folder/records.sqlite3", "there is no database yet"),
    ],
)
@pytest.mark.parametrize("arguments", [("code", VISIT), ("payers", "list"), ("ask", "is 97762 still valid?")])
def test_a_database_that_cannot_be_used_is_one_line_and_exit_code_2(
    orthocoder: Command, url: str, says: str, arguments: tuple[str, ...]
) -> None:
    run = orthocoder("--database", url, *arguments)
    assert (run.status, run.out) == (2, "")
    assert says in run.err
    assert run.err.count("\n") == 1
    assert PASSWORD not in run.err


def test_a_newer_schema_is_one_line_and_left_alone(orthocoder: Command, tmp_path: Path) -> None:
    place = Place(f"sqlite:///{tmp_path}/{FILE}", None)
    with open_database(place) as database, database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / FILE).read_bytes()
    for arguments in (SET, ("code", VISIT)):
        run = orthocoder("--database", str(place.url), *arguments)
        assert (run.status, run.err.count("\n")) == (2, 1)
        assert "newer Orthocoder; update this one (schema 9999" in run.err
    assert (tmp_path / FILE).read_bytes() == before
