"""The ``/`` commands: their names, what they do, and which fit what is being typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is listed; ``takes`` is what may follow its name, ``example`` one such thing.

    ``lacking`` says in words what must follow.
    """

    name: str
    does: str
    takes: str = ""
    example: str = ""
    lacking: str = ""

    @property
    def usage(self) -> str:
        return f"/{self.name} {self.takes}".rstrip()

    @property
    def needs_more(self) -> bool:
        """Must something follow the name?"""
        return bool(self.takes) and not self.takes.startswith("[")


COMMANDS = (
    Command("copy", "Copy lines, chart, markdown", "[FORM]"),
    Command("note", "The note for this claim"),
    Command("export", "Write md, json, csv or note", "FORM FILE", "md claim.md", "a form and a file"),
    Command("why", "Why a line stands", "[CODE]"),
    Command("whynot", "Why not another code or units", "WHAT", "2 units", "a code or units"),
    Command("whatif", "The claim if that were so", "WHAT", "it were a later visit", "what would be different"),
    Command("compare", "Under another payer, CMS, CPT", "PAYER", "Aetna", "a payer, or CMS or CPT"),
    Command("source", "Open a source by its number", "N", "2", "a number of the Grounds"),
    Command("undo", "Take the last turn back"),
    Command("same", "The same patient's next visit"),
    Command("new", "New visit of another patient"),
    Command("clear", "Forget the conversation"),
    Command("save", "Keep this visit, masked first", "[LABEL]"),
    Command("case", "Go on with a saved case", "LABEL", "case 12", "the label it was saved under"),
    Command("learn", "Lessons, practice and review"),
    Command("payers", "The payer matrix"),
    Command("history", "The visits that were saved"),
    Command("guidance", "Search the guidance", "[WORDS]"),
    Command("visit", "Back to the visit"),
    Command("theme", "Change the colours", "[NAME]"),
    Command("help", "Keys and commands"),
    Command("quit", "Leave Orthocoder"),
)


def awaiting(text: str) -> Command | None:
    """The command whose name is typed, and after it nothing yet of what must follow."""
    return next((each for each in COMMANDS if each.needs_more and text.casefold() == f"/{each.name} "), None)


def lacks(name: str, rest: str) -> Command | None:
    """The command of that name where something must follow it and nothing does."""
    return next((each for each in COMMANDS if each.name == name and each.needs_more and not rest), None)


def parse(text: str) -> tuple[str, str] | None:
    """The name and the rest of a command; None for anything else. A line with a break is never a command."""
    stripped = text.strip()
    if not stripped.startswith("/") or "\n" in stripped:
        return None
    name, _, rest = stripped[1:].partition(" ")
    return name.casefold(), rest.strip()


def matching(text: str) -> tuple[Command, ...]:
    """The commands to list while this is being typed: those that begin so, until the name is complete."""
    if not text.startswith("/") or any(space in text for space in " \n"):
        return ()
    return tuple(command for command in COMMANDS if command.name.startswith(text[1:].casefold()))
