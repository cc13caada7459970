"""``orthocoder doctor``: what is installed, where data lie, what is stale, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from assistant.commands.options import database_named
from assistant.commands.streams import pretty, write_lines
from assistant.commands.today import today
from assistant.doctor.finding import Finding, State
from assistant.own_files import own_profile, own_updates
from assistant.records.place import place_of


@click.command()
@click.option("--json", "as_json", is_flag=True, help="the findings as JSON")
def doctor(as_json: bool) -> int:
    """What is installed, where your data lie, what is stale, and how to mend what is not well"""
    found = tuple(_examined())
    if as_json:
        form = [
            {"subject": each.subject, "finding": each.finding, "state": each.state.value, **each.values}
            for each in found
        ]
        write_lines([pretty(form)])
    else:
        from assistant.explanation.doctor import report

        write_lines(report(found))
    return int(any(each.state is State.ILL for each in found))


def _examined() -> Iterator[Finding]:
    from assistant.doctor.guidance import examine_guidance
    from assistant.doctor.program import examine_program
    from assistant.doctor.records import examine_records
    from assistant.doctor.settings import examine_profile
    from assistant.doctor.terminal import examine_terminal
    from assistant.own_guidance import guidance_as_far_as_reached
    from knowledge.problems import BrokenGeneration

    named = click.get_current_context().find_root().params.get("profile")
    records = tuple(examine_records(place_of(database_named())))  # before anything opens, and so mends, them
    try:
        guidance, _ = guidance_as_far_as_reached(database_named())
    except BrokenGeneration:
        guidance = None
    yield from examine_program()
    yield from examine_guidance(guidance, own_updates(), today())
    yield from records
    yield from examine_profile(Path(named) if named else own_profile(), is_named=bool(named))
    yield from examine_terminal()
