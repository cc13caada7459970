"""Wrong choices of the code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

from coder.claim import Line, Lines
from coder.misconceptions.minutes import training_must_exceed
from coder.misconceptions.model import Attempt
from coder.policy import HowMade, Policy
from coder.rules.encounter import is_first_of_ours
from coder.visit import DeviceKind


def never_beside_an_l_code(attempt: Attempt) -> Iterable[Lines]:
    """No therapy code for the device where its L code is ours."""
    if not attempt.bills_l_code:
        return ()
    return attempt.claim(policy=training_must_exceed(attempt.policy, sys.maxsize))


def first_encounter_again(attempt: Attempt) -> Iterable[Lines]:
    """The first-encounter code of an orthosis at each visit; at a first one that is right."""
    if not _has_later(attempt, DeviceKind.ORTHOSIS):
        return ()
    return _later_is(attempt, attempt.policy.encounter.orthosis_initial.value)


def prosthetic_code_again(attempt: Attempt) -> Iterable[Lines]:
    """A later visit with a prosthesis under the first-encounter code, or under the code that ended."""
    if not _has_later(attempt, DeviceKind.PROSTHESIS):
        return
    yield from _later_is(attempt, attempt.policy.encounter.prosthesis_initial.value)
    later = attempt.policy.encounter.subsequent.value
    ended = _ended(attempt.policy).get(later, ())
    for lines in attempt.right.splits:
        yield from _renamed(lines, {later: ended})


def _has_later(attempt: Attempt, kind: DeviceKind) -> bool:
    later = attempt.policy.encounter.subsequent.value
    return any(each.kind == kind.value and each.code == later for each in attempt.right.day.encounters)


def _later_is(attempt: Attempt, code: str) -> Iterable[Lines]:
    """The claims where a later encounter has this code: judged as such, and simply written in its place."""
    encounter = attempt.policy.encounter
    subsequent = replace(encounter.subsequent, value=code)
    yield from attempt.claim(policy=replace(attempt.policy, encounter=replace(encounter, subsequent=subsequent)))
    for lines in attempt.right.splits:
        yield from _renamed(lines, {encounter.subsequent.value: (code,)})


def still_bills_ended_codes(attempt: Attempt) -> Iterable[Lines]:
    """A code that ended for the one that stands in its place."""
    names = _ended(attempt.policy)
    for lines in attempt.right.splits:
        yield from _renamed(lines, names)


def once_per_device(attempt: Attempt) -> Iterable[Lines]:
    """One unit of a first-encounter code per device, whatever the minutes."""
    devices = max(1, len(attempt.visit.devices))
    for lines in attempt.right.splits:
        yield tuple(
            replace(line, units=min(line.units, devices)) if is_first_of_ours(line.code, attempt.policy) else line
            for line in lines
        )


def custom_fitted_twin(attempt: Attempt) -> Iterable[Lines]:
    """Trimming makes an off-the-shelf device custom-fitted: the twin of its L code."""
    named = attempt.policy.devices.named
    twins = {code: twin for code, each in named.items() for how, twin in each.twins if how is HowMade.CUSTOM_FITTED}
    for lines in attempt.right.splits:
        yield from _renamed(lines, {code: (twin,) for code, twin in twins.items()})


def splint_application_too(attempt: Attempt) -> Iterable[Lines]:
    """A splint application code beside the device's own, with or without the discipline's modifier."""
    code = attempt.wrong.splint_application.value
    for lines in attempt.right.splits:
        device = next((line for line in lines if line.device is not None), None)
        if device is None or any(line.code == code for line in lines):
            continue
        therapy = next((line for line in lines if attempt.is_therapy(line)), device)
        for modifiers in {(), therapy.modifiers[:1], device.modifiers}:
            applied = replace(therapy, code=code, units=1, modifiers=modifiers, minutes=None, decisions=())
            yield (*lines, applied)


def _ended(policy: Policy) -> Mapping[str, tuple[str, ...]]:
    """The codes that ended, by each code that stands in their place."""
    names: dict[str, tuple[str, ...]] = {}
    for code, each in policy.retired.items():
        for now in each.successors:
            names[now] = (*names.get(now, ()), code)
    return names


def _renamed(lines: Lines, names: Mapping[str, tuple[str, ...]]) -> Iterable[Lines]:
    """Every claim in which at least one line has another name; lines of one code are renamed alike."""
    codes = tuple(dict.fromkeys(line.code for line in lines))
    for chosen in product(*((code, *names.get(code, ())) for code in codes)):
        if chosen != codes:
            new = dict(zip(codes, chosen, strict=True))
            yield tuple(_called(line, new[line.code]) for line in lines)


def _called(line: Line, code: str) -> Line:
    return line if line.code == code else replace(line, code=code)
