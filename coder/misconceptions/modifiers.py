"""Wrong modifiers, and lines that a modifier is thought to rescue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from coder.claim import Line, Lines
from coder.misconceptions.model import Attempt
from coder.policy import Binding, CodeKind
from coder.rules.code_pairs import NOT_APART
from coder.rules.discipline import assistant_said, is_assistant
from coder.visit import Basis


def opens_every_pair(attempt: Attempt) -> Iterable[Lines]:
    """The modifier for separate time opens any pair, also one that never opens: what it refused is billed with it."""
    pairs, rules = attempt.right.day.pairs, attempt.policy.code_pairs
    never = {code for code, (rule, _) in pairs.refused.items() if rule != NOT_APART}
    if not never:
        return
    others = tuple(each for each in attempt.visit.other_services if each.cpt in never or each.cpt not in pairs.refused)
    policy = replace(
        attempt.policy,
        payer=replace(attempt.policy.payer, pairs=Binding.NO),
        code_pairs=replace(rules, initial_with_later=None),
    )
    modifiers = {code: decision.value for code, (_, decision) in pairs.opened.items()}
    modifiers.update(dict.fromkeys(never, rules.modifiers.value[Basis.SEPARATE_TIME]))
    for lines in attempt.claim(visit=replace(attempt.visit, other_services=others), policy=policy):
        yield tuple(
            replace(line, modifiers=(*line.modifiers, modifiers[line.code])) if line.code in modifiers else line
            for line in lines
        )


def threshold_modifier_everywhere(attempt: Attempt) -> Iterable[Lines]:
    """The threshold modifier on every line, or on every therapy line, whatever the year's amount."""
    modifier = attempt.policy.therapy_threshold.modifier.value
    yield from _marked(attempt, modifier, lambda line: True)
    yield from _marked(attempt, modifier, attempt.is_therapy)


def assistant_on_all_or_none(attempt: Attempt) -> Iterable[Lines]:
    """The assistant's modifier on every line, or on none, as soon as an assistant took part."""
    if not _has_assistant(attempt):
        return
    letters = attempt.policy.assistant_services.modifiers.value
    modifier = letters.get(attempt.right.case.plan or "")
    for lines in attempt.right.splits:
        yield tuple(_without(line, frozenset(letters.values())) for line in lines)
    if modifier is not None:
        yield from _marked(attempt, modifier, attempt.is_therapy)
        yield from _marked(attempt, modifier, lambda line: _is_treatment(line, attempt))


def _has_assistant(attempt: Attempt) -> bool:
    visit, rules = attempt.visit, attempt.policy.discipline
    people = [service.by for service in visit.other_services] + [person for _, person in visit.minutes_by]
    return assistant_said(visit) or any(is_assistant(person, rules) for person in people)


def _is_treatment(line: Line, attempt: Attempt) -> bool:
    """A line of a service that is no evaluation."""
    known = attempt.policy.codes.get(line.code)
    return known is not None and known.kind not in (CodeKind.EVALUATION, CodeKind.RE_EVALUATION, CodeKind.E_M)


def discipline_of_the_person(attempt: Attempt) -> Iterable[Lines]:
    """The discipline's modifier follows who treated, not whose plan it is; or it is left out."""
    letters = attempt.policy.discipline.modifiers.value
    of_plan = frozenset(letters.values())
    own = letters.get(attempt.visit.discipline or "")
    for lines in attempt.right.splits:
        yield tuple(_without(line, of_plan) for line in lines)
        if own is not None:
            yield tuple(
                replace(line, modifiers=tuple(own if each in of_plan else each for each in line.modifiers))
                for line in lines
            )


def overlap_modifier(attempt: Attempt) -> Iterable[Lines]:
    """A modifier for reduced services on the device's therapy code, to show the overlap with the L code."""
    if not attempt.bills_l_code:
        return ()
    ours = {each.code for each in attempt.right.day.encounters}
    return _marked(attempt, attempt.wrong.overlap_modifier.value, lambda line: line.code in ours)


def _marked(attempt: Attempt, modifier: str, where: Callable[[Line], bool]) -> Iterable[Lines]:
    """The right claims with a modifier on some lines."""
    for lines in attempt.right.splits:
        yield tuple(
            replace(line, modifiers=(*line.modifiers, modifier))
            if where(line) and modifier not in line.modifiers
            else line
            for line in lines
        )


def _without(line: Line, modifiers: frozenset[str]) -> Line:
    left = tuple(each for each in line.modifiers if each not in modifiers)
    return line if left == line.modifiers else replace(line, modifiers=left)
