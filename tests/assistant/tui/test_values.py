"""Commands, earlier input, days, themes, clipboard: the small values around the screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from assistant.tui import clipboard
from assistant.tui.first_theme import first_theme, remember
from assistant.tui.recall import Recall
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.slash import COMMANDS, matching, parse
from assistant.tui.themes import DARK, LEAST_CONTRAST, LIGHT, ROLES, THEMES, contrast, role_variables

# ---- commands ----


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/copy", ("copy", "")),
        ("  /EXPORT json  a b.json ", ("export", "json  a b.json")),
        ("OT, 20 min", None),
        ("20/30 min", None),
        ("/copy\nand more", None),
    ],
)
def test_a_command_is_one_line_that_begins_with_a_slash(text: str, expected: tuple[str, str] | None) -> None:
    assert parse(text) == expected


def test_commands_are_listed_until_their_name_is_complete() -> None:
    assert matching("/") == COMMANDS
    assert [command.name for command in matching("/co")] == ["copy", "compare"]
    assert matching("/copy chart") == ()
    assert matching("copy") == ()


# ---- earlier input ----


def test_the_arrow_keys_walk_what_was_sent() -> None:
    recall = Recall()
    for text in ("one", "two", "two"):
        recall.keep(text)
    assert recall.step(-1) == "two"
    assert recall.step(-1) == "one"
    assert recall.step(-1) is None
    assert recall.step(1) == "two"
    assert recall.step(1) == ""
    assert recall.step(1) is None


def test_only_an_empty_or_recalled_prompt_is_walked() -> None:
    recall = Recall()
    recall.keep("one")
    assert recall.walks("")
    assert not recall.walks("on")
    recall.step(-1)
    assert recall.walks("one")


def test_days_are_read_as_days() -> None:
    assert spoken_day("2026-03-04") == "4 Mar 2026"
    assert spoken_day("October 2025") == "October 2025"


# ---- colours ----


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_every_role_can_be_read_on_every_ground(theme) -> None:  # type: ignore[no-untyped-def]
    """4.6 to 1 or more, in our own themes and in every built-in one; the terminal's own colours are its own."""
    variables = {**theme.to_color_system().generate(), **theme.variables}
    colours = {**variables, **role_variables(theme, variables)}
    assert all(role in colours for role in (*ROLES, "track", "tint"))
    if theme.ansi:
        return
    grounds = [Color.parse(colours[name]) for name in ("background", "surface", "panel")]
    worst = min(contrast(Color.parse(colours[role]), ground) for role in ROLES for ground in grounds)
    assert worst >= LEAST_CONTRAST - 0.05
    assert contrast(Color.parse(colours["uncounted"]), Color.parse(colours["tint"])) >= LEAST_CONTRAST - 0.05


def test_the_theme_that_was_chosen_is_the_first_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "of" / "mine" / "theme"
    assert first_theme(file, {}) == DARK
    remember("nord", file)
    assert first_theme(file, {}) == "nord"
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("ground", "theme"), [("0;15", LIGHT), ("15;0", DARK), ("0;default;7", LIGHT), ("", DARK)])
def test_a_light_terminal_has_a_light_first_theme(tmp_path: Path, ground: str, theme: str) -> None:
    assert first_theme(tmp_path / "theme", {"COLORFGBG": ground}) == theme


# ---- clipboard ----


def test_over_ssh_the_terminal_carries_the_text() -> None:
    assert clipboard.tool({"SSH_CONNECTION": "10.0.0.1 22", "DISPLAY": ":0"}) is None


def test_a_tool_that_is_missing_or_fails_is_no_clipboard(tmp_path: Path) -> None:
    assert not clipboard.put("97760 GO x1", (str(tmp_path / "no-such-tool"),))
    assert not clipboard.put("97760 GO x1", ("false",))
    assert not clipboard.put("97760 GO x1", None)


def test_the_text_reaches_the_tool_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "clipboard"
    code = f"import sys, pathlib; pathlib.Path({str(target)!r}).write_bytes(sys.stdin.buffer.read())"
    assert clipboard.put("97760 GO ×1\n“quoted”", (sys.executable, "-c", code))
    assert target.read_text(encoding="utf-8") == "97760 GO ×1\n“quoted”"


# ---- start ----


def test_the_first_screen_needs_neither_the_coder_nor_the_reader() -> None:
    """Importing the package costs nothing, importing the app loads only what it paints with."""
    code = (
        "import sys\nimport assistant.tui\nprint('textual' in sys.modules)\nimport assistant.tui.app\n"
        "print(sorted({n.split('.')[0] for n in sys.modules} & {'coder','knowledge','spacy','jinja2','yaml'}))"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", "[]"]
