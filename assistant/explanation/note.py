"""The treatment note that a claim needs: what was said filled in, what is missing marked and cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.coding_form import l_codes_of
from assistant.desk import CodedVisit
from assistant.explanation.environment import module, template
from assistant.explanation.explain import Explainer
from assistant.explanation.explanation import Explanation, Sentence
from assistant.explanation.footnotes import Footnotes
from assistant.explanation.named import claim_in_words
from assistant.explanation.noted import (
    apart,
    devices_of,
    interventions,
    lacks_other_minutes,
    timed_minutes,
    treatment_time,
)
from assistant.explanation.schedule import schedule_said
from assistant.reading import Reading
from coder.coding import Status
from coder.policy import Binding, Policy
from coder.rules.device_billing import TRAINING_ALONE
from coder.rules.encounter import is_orthotic
from knowledge.guidance import Guidance, PayerStatement

TELEHEALTH = "95"


@dataclass(frozen=True, slots=True)
class PayerSays:
    """What is stated by or about a payer: in the clinic's own row, in the payer's own text, and by others."""

    own: tuple[PayerStatement, ...]
    verified: tuple[PayerStatement, ...]
    unverified: tuple[PayerStatement, ...]


def treatment_note(coded: CodedVisit, guidance: Guidance, readings: Sequence[Reading] = ()) -> str:
    """The note as Markdown, with what the payer states where it has a row of its own; ``readings`` are the words."""
    visit, answer, policy = coded.visit, coded.answer, coded.policy
    lines = answer.lines or (answer.provisional.lines if answer.provisional else ())
    explanation = Explainer(guidance).explain(coded)
    notes = Footnotes(guidance, l_codes_of(answer))
    codes = {modifier for line in lines for modifier in line.modifiers}
    text = template("note.md.j2").render(
        visit=visit,
        policy=policy,
        payer=policy.payer,
        lines=lines,
        claim=claim_in_words(lines) if lines else None,
        headline=explanation.headline.text,
        splits=[each.text for each in explanation.splits],
        is_nothing=answer.status in (Status.NOTHING_BILLABLE, Status.OUT_OF_SCOPE),
        not_billed=answer.not_billed,
        asked=explanation.asked,
        reckoning=explanation.summary if lines else (),
        recite=lambda sentence: _recited(sentence, explanation, notes),
        is_orthotic=is_orthotic(visit, policy),
        devices=devices_of(visit, policy, guidance),
        interventions=interventions(coded),
        timed=timed_minutes(coded),
        total=treatment_time(visit),
        lacks={each.element for each in policy.documentation.therapy} - set(visit.doc_elements),
        needs=_needs(policy),
        schedule=schedule_said(readings),
        has_l_line=any(line.code in policy.devices.named for line in lines),
        lacks_other_minutes=lacks_other_minutes(visit) and any(TRAINING_ALONE in line.rules for line in lines),
        apart=apart(lines, visit, policy),
        has_95=TELEHEALTH in codes,
        warnings=[finding for finding in answer.findings if finding.finding == "custom-fit-narrative"],
        is_medicare=policy.payer.plan_of_care is Binding.APPLIES,
        says=_payer_says(policy, guidance),
        cite=lambda keys: "".join(f"[{number}]" for number in notes.cite(keys)),
        grounds=notes.all,
        grade=module("grades").grade,
    )
    return text.strip("\n")


def _recited(sentence: Sentence, explanation: Explanation, notes: Footnotes) -> Sentence:
    """A sentence of the explanation with its citations numbered as in the note."""
    keys = {ground.number: ground.key for ground in explanation.grounds}
    return Sentence(sentence.text, notes.cite(keys[number] for number in sentence.notes))


def _needs(policy: Policy) -> dict[str, tuple[str, ...]]:
    """The grounds of each element that a note has to show."""
    rules = policy.documentation
    return {each.element: each.ground.cites for each in (*rules.therapy, *rules.l_line)}


def _payer_says(policy: Policy, guidance: Guidance) -> PayerSays:
    """What a payer whose rules are not Medicare's is known to state."""
    row = policy.payer
    if not row.known or row.name is None or row.plan_of_care is Binding.APPLIES:
        return PayerSays((), (), ())
    ours = row.clinic.ground.cites if row.clinic is not None else ()
    told = guidance.statements(row.name)
    others = [each for each in told if each.key not in ours]
    return PayerSays(
        tuple(each for each in told if each.key in ours),
        tuple(each for each in others if each.verified),
        tuple(each for each in others if not each.verified),
    )
