"""From an answer to sentences: the claim first, one short reason a line, what was not billed, what to check."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from assistant.coding_form import l_codes_of
from assistant.desk import CodedVisit
from assistant.explanation.choices import listed, one_outcome_each
from assistant.explanation.environment import template
from assistant.explanation.explanation import Asked, AskedChoice, Explanation, Sentence
from assistant.explanation.footnotes import Footnotes
from assistant.explanation.named import variables_of
from assistant.explanation.summary import Part, counts_by_code, fates, parts_of, total_units
from coder.answer import Answer
from coder.claim import Line, Lines
from coder.coding import Status
from coder.decision import Assumed, Disposition, Finding, LedgerRow, Severity
from coder.minute_classes import IN_MINUTES
from coder.questions import Question
from coder.rules.assistant_services import UNIT_BY_UNIT
from coder.rules.code_pairs import SEPARATE_EVIDENCE
from coder.rules.therapy_threshold import ABOVE
from knowledge.guidance import Guidance

if TYPE_CHECKING:
    from assistant.explanation.known_mistakes import Named

Macro: TypeAlias = Any
KEPT = 3
"""Explanations that are kept: the visit before the turn, after it, and as supposed."""
MARKING = (ABOVE, SEPARATE_EVIDENCE, UNIT_BY_UNIT)
"""Rules that put KX, 59 or an X modifier, and CQ or CO."""
REFUSALS = ("proposed-wrong-code", "pair-not-apart", "pair-never-together")
"""Findings that say again why a code is not billed."""


class Explainer:
    """Explains answers under one guidance."""

    def __init__(self, guidance: Guidance) -> None:
        self._guidance = guidance
        self._kept: tuple[tuple[CodedVisit, Explanation], ...] = ()

    def explain(self, coded: CodedVisit) -> Explanation:
        """The sentences of one coded visit; those of the last few are kept, as one turn asks for them several times."""
        for known, told in self._kept:
            if known is coded:
                return told
        footnotes = Footnotes(self._guidance, l_codes_of(coded.answer))
        told = _Telling(coded, footnotes, self._behind_proposal(coded)).explanation()
        self._kept = ((coded, told), *self._kept[: KEPT - 1])
        return told

    def _behind_proposal(self, coded: CodedVisit) -> tuple[Named, ...]:
        if not coded.visit.proposed_codes:
            return ()
        from assistant.explanation.known_mistakes import behind_proposal

        return behind_proposal(coded, self._guidance)


class _Telling:
    """One explanation as it is written: its sentences number their citations in the order of reading."""

    def __init__(self, coded: CodedVisit, footnotes: Footnotes, models: tuple[Named, ...]) -> None:
        self._coded = coded
        self._models = models
        self._answer = coded.answer
        self._policy = coded.policy
        self._footnotes = footnotes
        self._modules: dict[str, Any] = {}
        self._variables = variables_of(coded.policy)

    def explanation(self) -> Explanation:
        given = self._answer
        lines = given.lines or (given.provisional.lines if given.provisional else ())
        headline = self._headline()
        findings = [finding for finding in given.findings if finding.finding != "note-lacks"]
        return Explanation(
            headline=headline,
            summary=tuple(self._summary(lines)),
            splits=tuple(Sentence(self._say("headline", "or_split", split)) for split in given.alternatives[1:]),
            marks=tuple(dict.fromkeys(sentence for line in lines for sentence in self._reasons(line, MARKING))),
            reasons=tuple(sentence for line in lines for sentence in self._reasons(line)),
            not_counted=self._not_counted(),
            not_billed=tuple(
                Sentence(f"{each.code}: {each.detail}", self._footnotes.cite(each.cites), each.code)
                for each in given.not_billed
            ),
            checks=tuple(self._finding(f) for f in _sorted(findings) if self._is_worth_checking(f)),
            known_mistake=self._known_mistake(),
            note_lacks=tuple(self._finding(f) for f in given.findings if f.finding == "note-lacks"),
            contested=tuple(self._contested()),
            asked=tuple(self._asked(question) for question in given.questions),
            remarks=tuple(self._finding(f) for f in findings if f.severity is Severity.INFO),
            supposed=tuple(self._assumed(each) for each in given.assumed),
            grounds=self._footnotes.all(),
        )

    # ---- sentences ----

    def _macros(self, name: str) -> Macro:
        macros = self._modules.get(name)
        if macros is None:
            macros = template(f"{name}.j2").make_module(self._variables)
            self._modules[name] = macros
        return macros

    def _say(self, name: str, macro: str, *values: object) -> str:
        return str(getattr(self._macros(name), macro)(*values)).strip()

    def _headline(self) -> Sentence:
        given = self._answer
        match given.status:
            case Status.CODED:
                return Sentence(self._say("headline", "coded", given.lines))
            case Status.NEEDS_FACTS if given.provisional is not None:
                supposing = [self._supposing(fact, value) for fact, value in given.provisional.supposing]
                return Sentence(self._say("headline", "provisional", given.provisional.lines, supposing))
            case Status.NEEDS_FACTS:
                return Sentence(self._say("headline", "needs_facts", len(given.questions)))
            case Status.NOTHING_BILLABLE:
                first = given.not_billed[0] if given.not_billed else None
                cites = self._footnotes.cite(first.cites) if first else ()
                return Sentence(self._say("headline", "nothing_billable", first), cites)
        return Sentence(self._say("headline", "out_of_scope"))

    def _summary(self, lines: Lines) -> Iterable[Sentence]:
        """Why these units, what became of the other minutes, what gets no line."""
        yield from self._units(parts_of(lines, self._answer.coding.ledger), lines)
        codes = ", ".join(line.code for line in lines if line.code in self._policy.devices.named)
        for fate in fates(self._answer):
            text = self._say("summary", "rows", fate.minutes, fate.activities, fate.disposition.value, codes)
            yield Sentence(text, self._footnotes.cite(fate.cites))
        for each in self._answer.not_billed if lines else ():
            yield Sentence(f"{each.code} is not billed: {each.detail}", self._footnotes.cite(each.cites), each.code)

    def _units(self, parts: list[Part], lines: Lines) -> Iterable[Sentence]:
        notes = tuple(dict.fromkeys(key for part in parts for key in part.cites))
        if len(parts) == 1:
            part = parts[0]
            text = self._say("summary", "alone", part.minutes, part.units, part.is_training)
            yield Sentence(text, self._footnotes.cite(notes), part.code)
        elif parts and counts_by_code(lines):
            yield Sentence(self._say("summary", "per_code", parts), self._footnotes.cite(notes))
        elif parts:
            text = self._say("summary", "pooled", parts, total_units(lines))
            shared = self._say("summary", "shared", parts)
            yield Sentence(f"{text}; {shared}", self._footnotes.cite(notes))

    def _supposing(self, fact: str, value: str) -> str:
        return self._say("assumed", f"assumed_{_name(fact)}", Assumed(fact, value, ""))

    def _reasons(self, line: Line, rules: Collection[str] = ()) -> list[Sentence]:
        """One sentence a decision, of these rules alone where some are named."""
        sentences = []
        for decision in line.decisions:
            if rules and (decision.rule not in rules or not decision.value):
                continue
            area, _, question = decision.rule.partition("/")
            text = self._say(f"sentences/{_name(area)}", f"decision_{_name(question)}", decision, line)
            sentences.append(Sentence(text, self._footnotes.cite(decision.cites), line.code))
        return sentences

    def _not_counted(self) -> tuple[Sentence, ...]:
        rows = [row for row in self._answer.coding.ledger if row.disposition is not Disposition.COUNTS]
        return tuple(self._row(row) for row in rows)

    def _row(self, row: LedgerRow) -> Sentence:
        ours = [line.code for line in self._answer.lines if line.code in self._policy.devices.named]
        text = self._say("sentences/minute_ledger", f"row_{row.disposition.value}", row, ", ".join(ours))
        return Sentence(text, self._footnotes.cite(row.cites), row.code)

    def _is_worth_checking(self, finding: Finding) -> bool:
        return finding.severity is not Severity.INFO and not is_told_again(finding, self._answer)

    def _known_mistake(self) -> tuple[Sentence, ...]:
        """The wrong models that give the proposed codes, in one sentence."""
        proposed = self._coded.visit.proposed_codes
        if not self._models:
            return ()
        text = self._say("sentences/proposals", "known_mistake", proposed, self._models)
        cites = tuple(key for model in self._models for key in model.cites)
        return (Sentence(text, self._footnotes.cite(cites), proposed[0].code, Severity.WARN),)

    def _finding(self, finding: Finding) -> Sentence:
        macro = f"finding_{_name(finding.finding)}"
        area = f"sentences/{_name(finding.rule.partition('/')[0])}"
        place = area if hasattr(self._macros(area), macro) else "sentences/any"
        text = self._say(place, macro, finding, dict(finding.values))
        return Sentence(text, self._footnotes.cite(finding.ground.cites), finding.about, finding.severity)

    def _contested(self) -> Iterable[tuple[Sentence, tuple[Sentence, ...]]]:
        for contest in self._answer.contested:
            positions = tuple(
                Sentence(each.position, self._footnotes.cite((each.citation,))) for each in contest.positions
            )
            yield Sentence(contest.question, (), contest.followed), positions

    def _asked(self, question: Question) -> Asked:
        name = _name(question.fact)
        choices = self._choices(question)
        shown = listed(choices)
        hidden = choices[len(shown) :]
        return Asked(
            question.fact,
            self._say("questions", f"ask_{name}", question),
            Sentence(self._say("questions", f"why_{name}", question)),
            choices,
            shown,
            self._say("questions", "rest", question, hidden[0].answer) if shown and hidden else "",
            self._say("questions", "say_it", question) if choices and not shown else "",
        )

    def _choices(self, question: Question) -> tuple[AskedChoice, ...]:
        """Every answer with its claim; no claims where each of them only leads to another question."""
        is_open = all(choice.lines is None for choice in question.choices)
        outcomes = one_outcome_each(
            [
                (choice.answer, "" if is_open else self._say("headline", "choice_claim", choice))
                for choice in question.choices
            ]
        )
        return tuple(
            AskedChoice(
                None if question.fact in IN_MINUTES else number,
                answer,
                self._say("questions", "answer", question, answer),
                claim,
                answer == question.usual,
            )
            for number, (answer, claim) in enumerate(outcomes, 1)
        )

    def _assumed(self, each: Assumed) -> Sentence:
        name = f"assumed_{_name(each.fact)}"
        known = ("visit_kind", "orthosis_or_prosthesis")
        if each.implied and each.fact not in known:
            name = "assumed_implied"
        return Sentence(self._say("assumed", name, each), self._footnotes.cite(each.cites), each.fact)


def is_told_again(finding: Finding, given: Answer) -> bool:
    """Is this a refusal that stands among the codes that are not billed already? It gets no sentence of its own."""
    refused = finding.finding in REFUSALS and any(each.code == finding.about for each in given.not_billed)
    return refused and finding.severity is not Severity.INFO


def _name(key: str) -> str:
    return key.replace("-", "_").replace(".", "_")


def _sorted(findings: list[Finding]) -> list[Finding]:
    order = {Severity.STOP: 0, Severity.WARN: 1, Severity.INFO: 2}
    return sorted(findings, key=lambda finding: order[finding.severity])
