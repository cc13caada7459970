"""What the codes, numbers and names of a question are, as marks that topics can ask for."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.conversation.guidance.names import named_codes
from assistant.conversation.guidance.question import SECONDS, Asked
from assistant.conversation.phrases import split_words
from assistant.conversation.signals.heard import MARKS
from coder.policy import CodeKind, Policy
from coder.visit import LCodeBiller, LCodeStatus
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

MOST_OF_A_TERM, MOST_OF_A_MEANING = 6, 8
"""Words of a question for what a term is, and of one with a word for meaning."""


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
    if _asks_for_meaning(question):
        yield "@definition"
    if named_codes(question.text, policy):
        yield "@named"
    if bundled_codes(question, policy):
        yield "@bundled"
    if _is_of_other_kind(question, policy):
        yield "@other_kind"
    yield from _told_of_l_code(question)
    if question.names_payer and question.payer not in ("Medicare", "Self-pay"):
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


def _told_of_l_code(question: Asked) -> Iterator[str]:
    """Who bills the L code, where the words tell it without naming it so."""
    visit = question.reading.visit
    if visit.l_code_biller is LCodeBiller.SUPPLIER:
        yield "supplier"
    if visit.l_code_status is LCodeStatus.NOT_BILLED and not visit.l_code_later:
        yield "no_l_code"


def _years(question: Asked, policy: Policy) -> Iterator[str]:
    if question.year is None:
        return
    yield "@year"
    if question.year > int(policy.date[:4]):
        yield "@future_year"
    if question.year < 2018:
        yield "@old_year"


def _asks_for_meaning(question: Asked) -> bool:
    """``what does KX mean``, ``what is an MUE``: a term and nothing told of it."""
    words = [word for word in split_words(question.text).lower if word not in MARKS]
    if question.is_yes_no or question.minutes or len(words) > MOST_OF_A_MEANING:
        return False
    return question.has("means_word") or (question.has("what_word") and len(words) <= MOST_OF_A_TERM)


def bundled_codes(question: Asked, policy: Policy) -> tuple[str, ...]:
    """The codes, told by number or name, that are paid inside other services."""
    codes = (*question.codes, *named_codes(question.text, policy))
    return tuple(dict.fromkeys(code for code in codes if code in policy.codes and policy.codes[code].bundled))


def _is_of_other_kind(question: Asked, policy: Policy) -> bool:
    """Is the first-encounter code of the other kind of device named?"""
    kinds = policy.encounter
    orthosis, prosthesis = question.has("orthosis_word"), question.has("prosthesis_word")
    return (kinds.orthosis_initial.value in question.codes and prosthesis and not orthosis) or (
        kinds.prosthesis_initial.value in question.codes and orthosis and not prosthesis
    )


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
