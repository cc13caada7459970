"""What goes with a fact when another changes: codes with their status, an assistant's minutes, a payer's counting."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.paths import MINUTES, PARTS, value_at, with_values
from assistant.conversation.slots.put import with_slot
from coder.visit import Assistant, Encounter, LCodeStatus, Service, Visit

ASSISTANTS = (Assistant.PTA, Assistant.COTA)


def consistent(before: Visit, after: Visit) -> Visit:
    """The visit after a change, without what hung on facts that are no more."""
    after = _without_absent_assistant(before, after)
    after = _with_assistant_there(before, after)
    after = _without_former_performers(before, after)
    after = _without_their_minutes(before, after)
    after = _with_their_new_minutes(before, after)
    after = _without_former_counting(before, after)
    after = _with_single_part(before, after)
    after = _without_former_evaluation(before, after)
    after = _without_former_number(before, after)
    return _with_l_codes(before, after)


def _without_former_number(before: Visit, after: Visit) -> Visit:
    """The number of a visit that was called a later one goes once it is called the first; one told alone stays."""
    was_later = before.visit_kind is Encounter.SUBSEQUENT and after.visit_kind is Encounter.INITIAL
    is_same = after.visit_number is not None and after.visit_number == before.visit_number
    return replace(after, visit_number=None) if was_later and is_same and after.visit_number != 1 else after


def _without_former_evaluation(before: Visit, after: Visit) -> Visit:
    """Another code for the evaluation takes the place of the first, also among the proposals."""
    old, new = before.evaluation, after.evaluation
    if old is None or new is None or old.cpt is None or new.cpt in (None, old.cpt):
        return after
    return replace(after, proposed_codes=tuple(each for each in after.proposed_codes if each.code != old.cpt))


def _without_absent_assistant(before: Visit, after: Visit) -> Visit:
    """Nobody who took no part has minutes, or gave a service."""
    if after.assistant is Assistant.NONE and before.assistant is not Assistant.NONE:
        services = tuple(replace(each, by=None) if _is_theirs(each) else each for each in after.other_services)
        return replace(after, assistant_minutes=None, minutes_by=(), other_services=services)
    return after


def _with_assistant_there(before: Visit, after: Visit) -> Visit:
    """Whoever gave minutes took part, whatever was said before."""
    given = after.assistant_minutes
    is_anew = given is not None and given != before.assistant_minutes and given != 0
    return with_slot(after, "assistant", "took_part") if is_anew and after.assistant is Assistant.NONE else after


def _without_former_performers(before: Visit, after: Visit) -> Visit:
    """An assistant's minutes told anew settle who gave the device's time."""
    is_anew = after.assistant_minutes is not None and after.assistant_minutes != before.assistant_minutes
    same = after.minutes_by == before.minutes_by and after.minutes == before.minutes
    return replace(after, minutes_by=()) if is_anew and same and after.minutes_by else after


def _with_their_new_minutes(before: Visit, after: Visit) -> Visit:
    """An activity that the assistant gave and that is put right changes the assistant's minutes by as much."""
    same = after.minutes_by == before.minutes_by and after.assistant_minutes == before.assistant_minutes
    given = after.assistant_minutes
    theirs = [part for part, who in after.minutes_by if who in tuple(each.value for each in ASSISTANTS)]
    pairs = [tuple(value_at(visit, f"{MINUTES}{part}") for visit in (before, after)) for part in theirs]
    more = sum(new - old for old, new in pairs if isinstance(old, int) and isinstance(new, int))
    return replace(after, assistant_minutes=given + more) if same and more and isinstance(given, int) else after


def _without_their_minutes(before: Visit, after: Visit) -> Visit:
    """An assistant's minutes go with the services they were given in; with the last of them nothing is left to ask."""
    gone = [each for each in before.other_services if _is_theirs(each) and not _is_among(each, after.other_services)]
    if not gone or after.assistant not in ASSISTANTS or after.assistant_minutes != before.assistant_minutes:
        return after
    given = after.assistant_minutes
    minutes = sum(each.minutes for each in gone if isinstance(each.minutes, int))
    left = given - minutes if isinstance(given, int) else 0
    gave_more = after.minutes_by or any(_is_theirs(each) for each in after.other_services)
    if left <= 0 and not gave_more:
        return replace(after, assistant=Assistant.NONE, assistant_minutes=None)
    return replace(after, assistant_minutes=max(0, left)) if isinstance(given, int) else after


def _is_theirs(service: Service) -> bool:
    return service.by in tuple(each.value for each in ASSISTANTS)


def _is_among(service: Service, services: tuple[Service, ...]) -> bool:
    return any(each.cpt == service.cpt and each.name == service.name for each in services)


def _without_former_counting(before: Visit, after: Visit) -> Visit:
    """How one payer counts says nothing of another."""
    if before.payer is None or after.payer == before.payer or after.unit_rule is not before.unit_rule:
        return after
    return replace(after, unit_rule=None)


def _with_single_part(before: Visit, after: Visit) -> Visit:
    """Where one number was the whole and the one part of it, the corrected whole corrects the part."""
    old, new = before.minutes.total_orthotic, after.minutes.total_orthotic
    if old is None or new is None or old == new:
        return after
    parts = [part for part in PARTS if value_at(before, f"{MINUTES}{part}") is not None]
    together = before.minutes.combined
    if len(parts) + len(together) != 1 or _parts(after) != _parts(before):
        return after
    if parts and value_at(before, f"{MINUTES}{parts[0]}") == old:
        return with_values(after, ((f"{MINUTES}{parts[0]}", new),))
    if together and together[0].minutes == old:
        return with_values(after, ((f"{MINUTES}combined", (replace(together[0], minutes=new),)),))
    return after


def _parts(visit: Visit) -> tuple[object, ...]:
    return (*(value_at(visit, f"{MINUTES}{part}") for part in PARTS), visit.minutes.combined)


def _with_l_codes(before: Visit, after: Visit) -> Visit:
    """The numbers of an L code where its status puts them, and the status where its numbers went."""
    if after.l_code_status is before.l_code_status:
        return _with_status(before, after)
    if after.l_code_status is LCodeStatus.NOT_BILLED and after.l_codes_billed == before.l_codes_billed:
        moved = tuple(dict.fromkeys((*after.l_codes_mentioned_not_billed, *after.l_codes_billed)))
        return replace(after, l_codes_billed=(), l_codes_mentioned_not_billed=moved)
    others = after.l_codes_mentioned_not_billed
    is_one_known = len(others) == 1 and others == before.l_codes_mentioned_not_billed
    if after.l_code_status is LCodeStatus.BILLED and not after.l_codes_billed and is_one_known:
        return replace(after, l_codes_billed=others, l_codes_mentioned_not_billed=())
    return after


def _with_status(before: Visit, after: Visit) -> Visit:
    """An L code that somebody else bills after all leaves none of ours; one that is ours after all is billed."""
    given_away = set(before.l_codes_billed) & set(after.l_codes_mentioned_not_billed)
    if given_away and not after.l_codes_billed and after.l_code_status is LCodeStatus.BILLED:
        return replace(after, l_code_status=LCodeStatus.NOT_BILLED)
    is_former = set(after.l_codes_mentioned_not_billed) - set(before.l_codes_mentioned_not_billed)
    if is_former and before.devices and after.visit_kind is Encounter.SUBSEQUENT and after.l_code_status is None:
        return replace(after, l_code_status=LCodeStatus.NOT_BILLED)
    taken = set(after.l_codes_billed) - set(before.l_codes_billed)
    if taken and after.l_code_status is LCodeStatus.NOT_BILLED:
        return replace(after, l_code_status=LCodeStatus.BILLED)
    return after
