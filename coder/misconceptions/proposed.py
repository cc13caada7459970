"""Which wrong models give the codes that the writer of a visit proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coder.claim import Line, Lines
from coder.misconceptions.diagnosis import AnswerLine, Diagnostician
from coder.misconceptions.values import WrongValues
from coder.policy import Policy
from coder.rules.encounter import our_codes
from coder.visit import ProposedCode, Visit


def models_of_proposal(visit: Visit, lines: Lines, policy: Policy, wrong: WrongValues) -> tuple[str, ...]:
    """Ids of the wrong models, the most specific first; none where the proposal is right in one of its readings.

    ``lines`` is the right claim. Writers name the codes that they ask about and leave out what is clear, so a proposal
    is read as a whole claim, beside the rest of the right one, and in the place of the device's line; where some codes
    have units, those without may only have told of minutes.
    """
    if not visit.proposed_codes:
        return ()
    asked = Diagnostician(visit, policy, wrong)
    with_units = tuple(each for each in visit.proposed_codes if each.units is not None)
    told = dict.fromkeys(each for each in (visit.proposed_codes, with_units) if each)
    readings = dict.fromkeys(reading for each in told for reading in _readings(each, lines, policy))
    found = [asked.diagnose(reading) for reading in readings]
    if any(each.is_correct for each in found):
        return ()
    return next((each.models for each in found if each.models), ())


def _readings(proposed: Sequence[ProposedCode], lines: Lines, policy: Policy) -> Iterator[tuple[AnswerLine, ...]]:
    """Whole claims that the writer may have meant, the nearest to the words first."""
    named, ours = {each.code for each in proposed}, our_codes(policy.encounter)
    lost = [line for line in lines if line.code not in named]
    without_ours = [line for line in lost if line.code not in ours]
    without_device = [line for line in lost if line.code not in policy.devices.named]
    has_modifiers = any(each.modifiers for each in proposed)
    for with_due in (False, has_modifiers):
        told = tuple(_line(each, lines, lost, with_due=with_due) for each in proposed)
        for beside in ((), lost, without_ours, without_device):
            yield (*told, *(_as_answer(line, has_modifiers=has_modifiers) for line in beside))


def _line(proposed: ProposedCode, lines: Lines, lost: Sequence[Line], *, with_due: bool) -> AnswerLine:
    """A proposed code with its units, those of its own line or of the line it takes the place of where none are said.

    ``with_due``: the modifiers that the right line has are taken as meant, beside those that were said.
    """
    own = [line for line in lines if line.code == proposed.code]
    like = own or lost[:1]
    units = proposed.units if proposed.units is not None else sum(line.units for line in like) or 1
    due = own[0].modifiers if with_due and own else ()
    return AnswerLine(proposed.code, units, tuple(dict.fromkeys((*due, *proposed.modifiers))))


def _as_answer(line: Line, *, has_modifiers: bool) -> AnswerLine:
    return AnswerLine(line.code, line.units, line.modifiers if has_modifiers else ())
