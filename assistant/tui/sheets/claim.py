"""The claim as a sheet: its lines, or what is settled of them, and what the last turn changed."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.desk import CodedVisit
from assistant.explanation.explanation import Explanation
from assistant.tui.sheets.dates import spoken_day
from assistant.tui.sheets.model import ClaimLine, ClaimSheet
from assistant.tui.sheets.tone import Tone
from coder.answer import Answer
from coder.claim import Line, Lines, billed
from coder.coding import Status
from coder.compare import LineChange, compare
from coder.policy import Claim, Policy
from coder.questions import Question

PLACES = {Claim.PART_B: "Part B", Claim.DME_MAC: "DME MAC"}
OPEN = "?"
GONE = "–"
DECIDES = "one answer decides"


def claim_sheet(
    coded: CodedVisit, explanation: Explanation, before: Lines | None, *, is_contradicted: bool = False
) -> ClaimSheet:
    """The claim pane; ``before`` are the lines of the turn before, None where there was no claim."""
    answer, policy = coded.answer, coded.policy
    match answer.status:
        case Status.CODED:
            payer = policy.payer.name or "payer not said"
            state = f"coded for {payer}, {spoken_day(policy.date)}"
            splits = tuple(sentence.text for sentence in explanation.splits)
            lines = _lines(answer.lines, policy, before)
            return ClaimSheet(state, Tone.UNCOUNTED, lines, splits, is_ready=True)
        case Status.NEEDS_FACTS if answer.provisional is not None:
            return _provisional(answer, policy, explanation, before)
        case Status.NEEDS_FACTS:
            return _open(answer, policy, is_contradicted=is_contradicted)
        case Status.NOTHING_BILLABLE:
            return ClaimSheet("nothing billable", Tone.MISSING, _gone(before, policy), (explanation.headline.text,))
    return ClaimSheet("out of scope", Tone.MISSING, (), (explanation.headline.text,))


def _provisional(answer: Answer, policy: Policy, explanation: Explanation, before: Lines | None) -> ClaimSheet:
    assert answer.provisional is not None
    lines = _lines(answer.provisional.lines, policy, before)
    condition = explanation.headline.text.partition(", if ")[2].rstrip(".")
    below = (f"if {condition}",) if condition else ()
    count = len(answer.questions)
    state = f"provisional, {count} {'answer' if count == 1 else 'answers'} to confirm"
    return ClaimSheet(state, Tone.MISSING, lines, below, is_ready=True)


def _lines(lines: Lines, policy: Policy, before: Lines | None) -> tuple[ClaimLine, ...]:
    places = {line.claim for line in lines}
    if before is None:
        return tuple(_line(line, policy, "", places) for line in lines)
    changes = {id(change.after): change for change in compare(before, lines).lines if change.after is not None}
    kept = tuple(_line(line, policy, _was(changes[id(line)]), places) for line in lines)
    return (*kept, *_gone(before, policy, lines))


def _gone(before: Lines | None, policy: Policy, lines: Lines = ()) -> tuple[ClaimLine, ...]:
    """Lines that the last turn took away."""
    if before is None:
        return ()
    gone = [change.before for change in compare(before, lines).lines if change.after is None and change.before]
    return tuple(
        ClaimLine(
            line.code,
            " ".join(line.modifiers),
            GONE,
            label_of(line.code, policy),
            was=f"was ×{line.units}",
            tone=Tone.UNCOUNTED,
        )
        for line in gone
    )


def _was(change: LineChange) -> str:
    if not change.is_changed or change.after is None:
        return ""
    if change.before is None:
        return "new"
    if change.before.modifiers == change.after.modifiers:
        return f"was ×{change.before.units}"
    units = f" ×{change.before.units}" if change.before.units != change.after.units else ""
    return f"was {' '.join(change.before.modifiers) or GONE}{units}"


def _line(line: Line, policy: Policy, was: str, places: set[Claim]) -> ClaimLine:
    goes_to = PLACES.get(line.claim, "") if len(places) > 1 else ""
    modifiers = " ".join(line.modifiers)
    return ClaimLine(line.code, modifiers, f"×{line.units}", label_of(line.code, policy), was, goes_to)


def label_of(code: str, policy: Policy) -> str:
    """Our own short label of a service or device code."""
    known = policy.codes.get(code) or policy.devices.named.get(code)
    return known.label if known is not None else ""


# ---- while answers are open ----


def _open(answer: Answer, policy: Policy, *, is_contradicted: bool) -> ClaimSheet:
    count = len(answer.questions)
    state = f"needs {count} {'answer' if count == 1 else 'answers'}"
    settled = _settled(answer.questions, policy)
    if settled:
        return ClaimSheet(state, Tone.MISSING, settled)
    return ClaimSheet(state, Tone.MISSING, (), (DECIDES if is_contradicted else _possible(answer.questions),))


def _possible(questions: Sequence[Question]) -> str:
    claims = {billed(choice.lines) for choice in questions[0].choices if choice.lines is not None}
    if len(questions) == 1 and all(choice.lines is not None for choice in questions[0].choices):
        return f"{len(claims)} claims possible"
    return "more than one claim possible"


def _settled(questions: Sequence[Question], policy: Policy) -> tuple[ClaimLine, ...]:
    """What every answer leaves as it is, where every answer has as many lines."""
    claims = [choice.lines for choice in questions[0].choices]
    if len(questions) > 1 or any(lines is None for lines in claims):
        return ()
    counts = {len(lines) for lines in claims if lines is not None}
    if len(counts) != 1 or counts == {0}:
        return ()
    return tuple(_common(place, policy) for place in zip(*(lines for lines in claims if lines), strict=True))


def _common(lines: Sequence[Line], policy: Policy) -> ClaimLine:
    codes = list(dict.fromkeys(line.code for line in lines))
    modifiers = list(dict.fromkeys(line.modifiers for line in lines))
    units = list(dict.fromkeys(line.units for line in lines))
    is_open = len(codes) + len(modifiers) + len(units) > 3
    label = label_of(codes[0], policy)
    if len(codes) > 1:
        label = f"{' or '.join(codes)}, {DECIDES}"
    elif len(units) > 1:
        label = f"{' or '.join(f'×{each}' for each in units)}, {DECIDES}"
    elif is_open:
        label = DECIDES
    return ClaimLine(
        codes[0] if len(codes) == 1 else OPEN,
        " ".join(modifiers[0]) if len(modifiers) == 1 else OPEN,
        f"×{units[0]}" if len(units) == 1 else f"×{OPEN}",
        label,
        tone=Tone.MISSING if is_open else Tone.CLAIM,
    )
