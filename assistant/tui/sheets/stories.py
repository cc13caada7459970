"""Why each line stands: what decided it, what is worth knowing of it, what was considered and rejected."""

from __future__ import annotations

from assistant.desk import CodedVisit
from assistant.explanation.explanation import Explanation
from assistant.tui.sheets.claim import label_of
from assistant.tui.sheets.findings import told_findings
from assistant.tui.sheets.model import LineStory
from assistant.tui.sheets.statement import Statement
from coder.claim import Line
from coder.decision import Severity


def line_stories(coded: CodedVisit, explanation: Explanation) -> tuple[LineStory, ...]:
    """One story a line, in the order of the claim."""
    answer = coded.answer
    lines = answer.lines or (answer.provisional.lines if answer.provisional else ())
    told = iter(explanation.reasons)
    stories = []
    for line in lines:
        decided = [next(told) for _ in line.decisions]
        statements = tuple(Statement(sentence.text, sentence.notes) for sentence in decided)
        remarks, rejected = _remarks(line, coded, explanation), _rejected(line, coded, explanation)
        stories.append(LineStory(_title(line, coded), statements, remarks, rejected, _because(line)))
    return tuple(stories)


def _title(line: Line, coded: CodedVisit) -> str:
    claim = " ".join((line.code, *line.modifiers, f"×{line.units}"))
    label = label_of(line.code, coded.policy)
    return f"{claim}: {label}" if label else claim


def _because(line: Line) -> tuple[str, ...]:
    """The facts that decided it, each once."""
    paths = (each for decision in line.decisions for each in decision.because if isinstance(each, str))
    return tuple(dict.fromkeys(path.partition(".")[0] for path in paths))


def _remarks(line: Line, coded: CodedVisit, explanation: Explanation) -> tuple[Statement, ...]:
    mine = (line.code, *line.modifiers)
    return tuple(
        Statement(sentence.text, sentence.notes)
        for finding, sentence in told_findings(coded, explanation)
        if finding.about in mine and finding.severity is Severity.INFO
    )


def _rejected(line: Line, coded: CodedVisit, explanation: Explanation) -> tuple[Statement, ...]:
    """Readings that a rule turned down, with the passages it rests on where they are cited anyway."""
    numbers = {ground.key: ground.number for ground in explanation.grounds}
    return tuple(
        Statement(_reading(rejected.value, coded), tuple(numbers[key] for key in rejected.cites if key in numbers))
        for decision in line.decisions
        for rejected in decision.rejected
        if isinstance(rejected.value, str)
    )


def _reading(value: str, coded: CodedVisit) -> str:
    """A code with its label, anything else as words."""
    label = label_of(value, coded.policy)
    return f"{value}, {label}" if label else value.replace("_", " ")
