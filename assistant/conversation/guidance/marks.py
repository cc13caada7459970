"""What the codes, numbers and names of a question are, as marks that topics can ask for."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conversation.guidance.question import SECONDS, Asked
from coder.policy import CodeKind, Policy
from knowledge.guidance import Guidance

KINDS = {
    CodeKind.ORTHOTIC: "@orthotic",
    CodeKind.EVALUATION: "@evaluation",
    CodeKind.RE_EVALUATION: "@re_evaluation",
    CodeKind.E_M: "@e_m",
    CodeKind.CAST: "@cast",
    CodeKind.GROUP: "@group",
    CodeKind.THERAPY: "@therapy",
}


def marks_of(question: Asked, guidance: Guidance, policy: Policy) -> frozenset[str]:
    """The marks of a question, beside its concepts."""
    return frozenset(_marks(question, guidance, policy))


def _marks(question: Asked, guidance: Guidance, policy: Policy) -> Iterator[str]:
    yield from _codes(question, guidance, policy)
    if question.minutes:
        yield "@minutes"
        if any(each < policy.timed_units.first_unit_at.value for each in question.minutes):
            yield "@under_eight"
    if question.units is not None:
        yield "@ordinal_units"
        if question.units >= policy.unit_limits.unusual_from.value:
            yield "@many_units"
    if question.repeated is not None:
        yield "@n_times"
    if SECONDS.search(question.text):
        yield "seconds"
    if question.amounts:
        yield "@money"
    yield from _years(question, policy)
    if question.names_payer and question.payer != "Medicare":
        yield "@payer"
    if device_family(question.text, guidance) is not None:
        yield "@device"


def _codes(question: Asked, guidance: Guidance, policy: Policy) -> Iterator[str]:
    services = [code for code in question.codes if code in policy.codes]
    for code in question.codes:
        yield f"@{code}"
        if code in policy.retired and code not in policy.codes:
            yield "@retired"
        if guidance.l_codes.table.row(code) is not None:
            yield "@l_code"
    for code in services:
        yield "@code"
        yield KINDS[policy.codes[code].kind]
    if services and not any(policy.codes[code].timed for code in services):
        yield "@untimed"
    if len(services) > 1:
        yield "@two_codes"
    if sum(1 for code in services if policy.codes[code].kind is CodeKind.ORTHOTIC) > 1:
        yield "@two_orthotic"
    if sum(1 for code in question.codes if guidance.l_codes.table.row(code) is not None) > 1:
        yield "@two_l_codes"


def _years(question: Asked, policy: Policy) -> Iterator[str]:
    if question.year is None:
        return
    yield "@year"
    if question.year > int(policy.date[:4]):
        yield "@future_year"
    if question.year < 2018:
        yield "@old_year"


def device_family(text: str, guidance: Guidance) -> str | None:
    """The family of the device that a text names in most words; None where it names none."""
    lexicon = guidance.lexicon
    spoken = lexicon.words_of(text)
    fitting = [term for term in lexicon.terms if term.words <= spoken and _is_telling(term.text)]
    best = max(fitting, key=lambda term: (len(term.words), len(term.text)), default=None)
    return best.family if best is not None else None


def _is_telling(term: str) -> bool:
    """Not a bare word for any device."""
    return term not in ("splint", "brace", "orthosis", "orthotic", "prosthesis", "device", "boot", "collar", "strap")
