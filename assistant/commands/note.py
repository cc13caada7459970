"""``orthocoder note``: the treatment note that a claim needs, as far as it was said."""

from __future__ import annotations

import click

from assistant.commands.options import guidance_here, profile_of
from assistant.commands.streams import STDIN, read_json, read_text, write_lines
from assistant.commands.today import today
from assistant.conversation.told import Change
from assistant.desk import CodedVisit, Desk
from assistant.facts import FactsError, visit_from_facts
from assistant.profile import with_profile
from assistant.reading import Reading
from assistant.session import Session
from coder.coding import DECIDED
from knowledge.guidance import NoGuidance


@click.command()
@click.argument("text", required=False)
@click.option("--facts", metavar="FILE", help="a file of facts (JSON), or -")
@click.pass_context
def note(context: click.Context, text: str | None, facts: str | None) -> int:
    """Write the treatment-note skeleton of a visit (Markdown): what was said filled in, what is missing marked."""
    from assistant.explanation.note import treatment_note

    if (text is None) == (facts is None):
        raise click.UsageError(
            'give the visit either in words or with --facts: orthocoder note "OT, wrist splint, 20 min"'
        )
    desk = Desk(guidance_here(), today())
    profile = profile_of(context)
    readings: tuple[Reading, ...] = ()
    if facts is not None:
        coded: CodedVisit | None = _of_facts(facts, desk, profile)
    else:
        coded, readings = _of_words(text or "", desk, profile)
    if coded is None:
        raise click.UsageError("nothing of a visit was read; say who treated, which device, and for how long")
    write_lines([treatment_note(coded, desk.guidance, readings)])
    return 0 if coded.answer.status in DECIDED else 1


def _of_words(text: str, desk: Desk, profile: Change) -> tuple[CodedVisit | None, tuple[Reading, ...]]:
    from assistant.extraction import Reader

    words = read_text(STDIN) if text == STDIN else text
    session = Session(desk, Reader(desk.guidance, desk.guidance.own_payers), profile)
    return session.tell(words).coded, session.readings


def _of_facts(source: str, desk: Desk, profile: Change) -> CodedVisit:
    try:
        visit = visit_from_facts(read_json(source))
        return desk.code(with_profile(visit, profile))
    except (FactsError, NoGuidance) as error:
        raise click.UsageError(f"{'stdin' if source == STDIN else source}: {error}") from error
