"""The shape of the project: what lies at the top, and what each command pulls in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOP = {"pyproject.toml", "README.md", "assistant", "coder", "knowledge", "tests", "transcripts"}
LIBRARIES = tuple("alembic click jinja2 pydantic rapidfuzz spacy sqlalchemy sqlmodel textual yaml".split())
RUN = """
import contextlib, json, sys
sys.argv = ["orthocoder", *{arguments!r}]
from assistant.commands.app import main
with contextlib.suppress(SystemExit):
    main()
print(json.dumps(sorted(name.partition(".")[0] for name in sys.modules)))
"""


def modules_after(code: str) -> set[str]:
    """Top-level modules loaded in a fresh interpreter after running the code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_top_level_is_what_the_readme_says() -> None:
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    assert {line.partition("/")[0] for line in tracked.stdout.splitlines() if not line.startswith(".")} == TOP


def test_the_coder_needs_only_the_standard_library() -> None:
    loaded = modules_after(
        "import json, sys, pkgutil, importlib, coder\n"
        "for each in pkgutil.walk_packages(coder.__path__, 'coder.'): importlib.import_module(each.name)\n"
        "print(json.dumps(sorted(name.partition('.')[0] for name in sys.modules)))"
    )
    own = loaded & {"assistant", "coder", "knowledge"}
    assert own == {"coder"}
    assert not loaded & set(LIBRARIES)


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["units", "97110=33", "97140=7"], {"spacy", "jinja2", "textual", "sqlmodel", "rapidfuzz"}),
        (["schema", "facts"], {"spacy", "jinja2", "textual", "sqlmodel", "rapidfuzz"}),
        (["guidance", "history"], {"spacy", "textual", "sqlmodel", "rapidfuzz", "openpyxl"}),
        (["audit", "no-such-file.csv"], {"spacy", "jinja2", "textual", "sqlmodel", "rapidfuzz", "openpyxl"}),
        (["guidance", "show", "cms-100-04-ch5-s20.2-c"], {"spacy", "textual", "sqlmodel", "rapidfuzz"}),
        (["code", "OT, wrist splint, 20 min, Medicare"], {"textual", "sqlmodel", "sqlalchemy", "alembic"}),
    ],
)
def test_a_command_pulls_in_what_it_needs_and_no_more(arguments: list[str], unneeded: set[str]) -> None:
    assert not modules_after(RUN.format(arguments=arguments)) & unneeded
