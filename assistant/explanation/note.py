"""The treatment note that a claim needs: what was said filled in, what is missing marked, nothing invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.desk import CodedVisit
from assistant.explanation.environment import template
from assistant.explanation.named import claim_in_words
from assistant.explanation.schedule import schedule_said
from assistant.reading import Reading
from coder.claim import Line
from coder.decision import Disposition, Finding
from coder.policy import Binding
from coder.quantity import low
from coder.visit import Minutes, Range, Visit
from knowledge.guidance import Guidance, PayerStatement

SESSION, HALF_DAY = "session", 720
"""The scope of a clock time that spans the visit; minutes of a clock face."""


@dataclass(frozen=True, slots=True)
class Intervention:
    """Minutes of one activity or service; None where they were not said."""

    name: str
    minutes: int | Range | None


def treatment_note(coded: CodedVisit, guidance: Guidance, readings: Sequence[Reading] = ()) -> str:
    """The note as Markdown, with what the payer states where it has a row of its own; ``readings`` are the words."""
    visit, answer, policy = coded.visit, coded.answer, coded.policy
    lines = answer.lines or (answer.provisional.lines if answer.provisional else ())
    lacks = {finding.about.rpartition(".")[2] for finding in answer.findings if finding.finding == "note-lacks"}
    text = template("note.md.j2").render(
        visit=visit,
        policy=policy,
        claim=claim_in_words(lines) if lines else None,
        is_open=bool(answer.questions),
        interventions=_interventions(coded),
        timed=_timed(coded, lines),
        total=_treatment_time(visit),
        lacks=lacks | _never_said(coded),
        schedule=schedule_said(readings),
        has_l_line=any(line.code in policy.devices.named for line in lines),
        beside_l_code=any("device-billing/training-alone" in line.rules for line in lines),
        warnings=_warnings(coded),
        payer=policy.payer,
        statements=_statements(coded, guidance),
    )
    return text.strip("\n")


def session_lengths(visit: Visit) -> tuple[int, ...]:
    """The lengths of the session by the clock, minutes each."""
    spans = [(each.start, each.stop) for each in visit.times if each.scope == SESSION]
    return tuple(_length(start, stop) for start, stop in spans if start is not None and stop is not None)


def _treatment_time(visit: Visit) -> int | Range | None:
    """The whole visit as it was said, by its length or by the clock."""
    if visit.minutes.session_total is not None:
        return visit.minutes.session_total
    lengths = session_lengths(visit)
    return sum(lengths) if lengths else None


def _length(start: str, stop: str) -> int:
    first, last = (int(hour) * 60 + int(minute) for hour, minute in (each.split(":") for each in (start, stop)))
    return (last - first) % HALF_DAY


def _statements(coded: CodedVisit, guidance: Guidance) -> tuple[PayerStatement, ...]:
    """What a payer whose rules are not Medicare's is known to state."""
    row = coded.policy.payer
    if not row.known or row.name is None or row.plan_of_care is Binding.APPLIES:
        return ()
    return guidance.statements(row.name)


def _interventions(coded: CodedVisit) -> list[Intervention]:
    """What was done with its minutes, as it was said."""
    minutes = coded.visit.minutes
    found = [Intervention(name, q) for name, q in _parts(minutes) if q is not None]
    found += [Intervention(" and ".join(each.activities), each.minutes) for each in minutes.combined]
    if minutes.total_orthotic is not None:
        found.append(Intervention("total_orthotic", minutes.total_orthotic))
    found += [Intervention(each.cpt or each.name or "service", each.minutes) for each in coded.visit.other_services]
    if coded.visit.evaluation is not None and coded.visit.evaluation.same_day:
        kind = coded.visit.evaluation
        found.append(Intervention(kind.cpt or (kind.kind.value if kind.kind else "evaluation"), kind.minutes))
    return found


def _parts(minutes: Minutes) -> list[tuple[str, int | Range | None]]:
    return [
        ("training", minutes.training),
        ("fitting", minutes.fitting),
        ("assessment", minutes.assessment),
        ("fabrication", minutes.fabrication),
        ("management", minutes.management),
    ]


def _timed(coded: CodedVisit, lines: tuple[Line, ...]) -> int | None:
    """The timed minutes that count; None while none were said."""
    rows = [row for row in coded.answer.coding.ledger if row.disposition is Disposition.COUNTS]
    return sum(low(row.minutes) for row in rows) if rows and lines else None


def _never_said(coded: CodedVisit) -> set[str]:
    """Elements that the note needs whatever the findings say, where they were not told."""
    wanted = {
        "diagnosis",
        "medical_necessity",
        "donning_doffing",
        "wear_schedule",
        "skin_inspection",
        "patient_response",
        "goals",
    }
    return wanted - set(coded.visit.doc_elements)


def _warnings(coded: CodedVisit) -> list[Finding]:
    return [finding for finding in coded.answer.findings if finding.finding == "custom-fit-narrative"]
