"""An exam as texts: the paper with its score sheet for the learner, and the answer key for the trainer."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.explanation.environment import template
from assistant.explanation.explain import Explainer
from assistant.explanation.explanation import Explanation, Sentence
from assistant.explanation.footnotes import Footnote
from assistant.explanation.misconceptions import misconception_name
from assistant.teaching.exam import Exam, Question
from coder.claim import Billed
from coder.counting import UnitCount
from coder.rules.unit_allocation import Share
from knowledge.guidance import Guidance

POINTS = 3
"""For the codes, the units and the modifiers of one question."""
MOST_WRONG = 4
"""Wrong answers that the key tells of one question."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A question with what the key says of it; a wrong answer stands with the names of what is behind it."""

    question: Question
    explanation: Explanation
    reasons: tuple[Sentence, ...]
    wrong: tuple[tuple[Billed, tuple[str, ...]], ...]

    @property
    def notes(self) -> tuple[Footnote, ...]:
        """The sources that the reasons name."""
        used = {number for each in self.reasons for number in each.notes}
        return tuple(note for note in self.explanation.grounds if note.number in used)


@dataclass(frozen=True, slots=True)
class ExamWriter:
    """Writes papers and keys, as Markdown or (``plain``) as lines without marks, for print and for screen readers."""

    guidance: Guidance
    plain: bool = False

    def paper(self, exam: Exam) -> str:
        """The questions and an empty score sheet."""
        return self._filled("paper", exam, questions=exam.questions)

    def key(self, exam: Exam) -> str:
        """For each question its claim, why, the answers to expect of wrong rules, and the sources."""
        return self._filled("key", exam, solved=[self._solved(each) for each in exam.questions])

    def _filled(self, name: str, exam: Exam, **values: object) -> str:
        kind = "txt" if self.plain else "md"
        text = template(f"exam/{name}.{kind}.j2").render(
            exam=exam, points=POINTS, guidance=self.guidance.version, **values
        )
        return text.strip("\n") + "\n"

    def _solved(self, question: Question) -> Solved:
        told = Explainer(self.guidance).explain(question.coded)
        lines = question.coded.answer.lines
        decisions = [decision for line in lines for decision in line.decisions]
        others = [
            reason
            for reason, decision in zip(told.reasons, decisions, strict=True)
            if not isinstance(decision.value, UnitCount | Share)
        ]
        reasons = {str(each): each for each in (*told.summary, *told.marks, *others)}
        policy = question.coded.policy
        wrong = tuple(
            (_together(each.claim), tuple(misconception_name(model, policy, self.guidance) for model in each.models))
            for each in question.wrong[:MOST_WRONG]
        )
        return Solved(question, told, tuple(reasons.values()), wrong)


def _together(claim: Billed) -> Billed:
    """A claim with the units of like lines added up."""
    units: dict[tuple[str, tuple[str, ...]], int] = {}
    for code, number, modifiers in claim:
        units[code, modifiers] = units.get((code, modifiers), 0) + number
    return tuple((code, number, modifiers) for (code, modifiers), number in units.items())
