"""A reply as the sheets of the visit screen."""

from __future__ import annotations

from assistant.session import Reply
from assistant.tui.sheets.claim import claim_sheet
from assistant.tui.sheets.facts import facts_sheet
from assistant.tui.sheets.findings import finding_rows
from assistant.tui.sheets.grounds import cited_rows, ground_rows
from assistant.tui.sheets.minutes import minutes_sheet
from assistant.tui.sheets.model import ClaimSheet, FindingRow, VisitSheet
from assistant.tui.sheets.spoken import spoken_of
from assistant.tui.sheets.stories import line_stories
from assistant.tui.sheets.timeline import MinutesSheet
from assistant.tui.sheets.tone import Tone
from assistant.tui.sheets.turn import turn_sheet
from assistant.tui.words import NOT_CURRENT, NOTHING_YET
from coder.claim import Lines
from knowledge.guidance import Guidance


def visit_sheet(reply: Reply, before: Reply | None, guidance: Guidance, empty: MinutesSheet) -> VisitSheet:
    """What the visit screen shows after a reply; ``before`` is the reply of the turn before, in the same visit."""
    coded, explanation = reply.coded, reply.explanation
    turn, facts, readings = turn_sheet(reply, before), facts_sheet(reply), len(reply.readings)
    cited = cited_rows(reply.notes, guidance) if spoken_of(reply, before) else ()
    if coded is None or explanation is None:
        below = (reply.problem,) if reply.problem else ()
        state, tone = (NOT_CURRENT, Tone.MISSING) if reply.problem else (NOTHING_YET, Tone.UNCOUNTED)
        claim = ClaimSheet(state, tone, (), below)
        return VisitSheet(claim, (), empty, facts, cited, turn, cited, readings=readings)
    claim = claim_sheet(coded, explanation, _claimed(before), is_contradicted=bool(reply.frame.contradicted))
    findings = finding_rows(coded, explanation)
    grounds = ground_rows(explanation, guidance)
    brief, tone = _brief(claim, findings)
    return VisitSheet(
        claim=claim,
        findings=findings,
        minutes=minutes_sheet(coded, reply.frame.contradicted),
        facts=facts,
        grounds=grounds,
        turn=turn,
        cited=cited or grounds,
        stories=line_stories(coded, explanation),
        brief=brief,
        brief_tone=tone,
        readings=readings,
    )


def _claimed(before: Reply | None) -> Lines | None:
    """The lines that stood before this turn, where there was a claim."""
    if before is None or before.coded is None:
        return None
    answer = before.coded.answer
    if answer.provisional is not None:
        return answer.provisional.lines
    return answer.lines or None


def _brief(claim: ClaimSheet, findings: tuple[FindingRow, ...]) -> tuple[str, Tone]:
    """The state for a narrow screen: what is open, else what stops, else how much there is to check."""
    if claim.tone is not Tone.UNCOUNTED:
        return claim.state, claim.tone
    stops = sum(1 for finding in findings if finding.label == "stop")
    if stops:
        return f"{stops} to stop for", Tone.STALE
    checks = sum(1 for f in findings if f.tone in (Tone.MISSING, Tone.STALE, Tone.CONTESTED) and not f.more)
    lacks = next((len(finding.more) for finding in findings if finding.label == "note lacks"), 0)
    parts = [f"{checks} to check"] if checks else []
    parts += [f"note lacks {lacks}"] if lacks else []
    return ", ".join(parts), Tone.MISSING
